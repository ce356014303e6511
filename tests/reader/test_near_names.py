"""The index of near names leaves out no pair that `names` would join."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import names
from copydesk.names import Relation
from copydesk.names.romanization import SURNAMES
from copydesk.reader import near_names
from copydesk.reader.near_names import Longer, Originals, Variants

_TABLE = """Kim Soo-hyun / Kim Su Hyeon / kim soohyun / Soo-hyun Kim / 김수현 / 수현 / Soohyun / Kim / Mr. Kim / Kim Soo
Kim Ji-won / Kim Ji-woon / Hong Hae In / Hong Ha In / Hae In / Bae Suzy / Baek Suzy / Lee Jung-jae / Yi Chung Jae / Rhee
Chun Woo-hee / Cheon U-hui / Jeon Woo-hee / Jun Ji-hyun / Gianna Jun / Namgoong Min / Nam Goong Min / 남궁민 / Sara
사라 / Robert Downey Jr. / Robert Downey / Downey / Mr. Downey / R. Downey / Downey Robert
Robrt Downey / Robert Downie Sr.
Samuel L. Jackson / Samuel Jackson / S. L. Jackson / J.K. Rowling / Joanne K. Rowling / Rowling / Joan K. Rowling
Crash Landing on You / CLOY / Crash Landing You / Crash Landing / Cash Landing on You / The Crash Landing of You
Queen of Tears / Queen of Tear / Q. of T. / QOT / Queen Tears / Queenof Tears / Queen of Terrs / Queeen of Tearrs
눈물의 여왕 / 눈물의여왕 / 눈물에 여왕 / Hometown Cha-Cha-Cha / Hometown Chachacha / Hometown Cha Cha / 1987 / The 1987
Squid Game / Squid Game 2 / Squid Game II / Sqiud Game / José García / Jose Garcia / Garcia / … / ?!"""
NAMES = [name for line in _TABLE.splitlines() for name in line.split(" / ")]


def found(index: Variants | Originals | Longer, known: list[str], name: str) -> list[str]:
    for other in known:
        index.add(other)
    return list(index.like(name))


def unseen(known: list[str]) -> list[tuple[str, str, str]]:
    """Pairs that `names` joins and the index does not give."""
    variants, originals, longer = Variants(), Originals(), Longer()
    for index in (variants, originals, longer):
        for name in known:
            index.add(name)
    missed = []
    for name, other in permutations(known, 2):
        relation = names.compare(name, other).relation
        if relation in (Relation.SAME, Relation.VARIANT) and other not in variants.like(name):
            missed.append(("variant", name, other))
        if relation is Relation.SLIP and other not in originals.like(name):
            missed.append(("slip", name, other))
        if names.short_of(name, other) and other not in longer.like(name):
            missed.append(("short", name, other))
    return missed


def test_every_pair_that_is_joined_is_given() -> None:
    assert len(set(NAMES)) == len(NAMES) > 70
    assert unseen(NAMES) == []


@pytest.mark.parametrize("given_name", ["Soo-hyun", "Jun-ho", "Ha-ni"])
def test_every_spelling_of_a_family_name_meets_its_others(given_name: str) -> None:
    assert unseen([f"{surname.capitalize()} {given_name}" for surname in sorted(SURNAMES)]) == []


_SYLLABLES = "jung chung suk seok sun sung seung jun chun gum geum yun yoon un eun lee ri li hyun hyeon soo su".split()
_WORDS = "of the Ann Anne Ana J. Maria Marie Night Knight Jr. Smith Smyth".split()
_korean = st.tuples(st.sampled_from(["Kim", "Jung", "Lee", "Jun"]), *[st.sampled_from(_SYLLABLES)] * 2)
_any_name = st.one_of(
    _korean.map(lambda name: f"{name[0]} {name[1].capitalize()}-{name[2]}"),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_any_name, max_size=9, unique=True))
def test_no_pair_of_made_up_names_is_left_out(known: list[str]) -> None:
    # Two wrong letters in words run together are not promised.
    promised = {("slip", a, b) for a, b in product(known, known) if len(a.split()) == len(b.split())}
    assert [missed for missed in unseen(known) if missed[0] != "slip" or missed in promised] == []


def test_names_come_in_the_order_in_which_they_were_added() -> None:
    known = ["Lee Soo-hyun", "Kim Soo-hyun", "Ahn Soo-hyun"]
    assert found(Longer(), known, "Soo-hyun") == known
    assert found(Longer(), known[::-1], "Soo Hyun") == known[::-1]


def test_names_that_have_nothing_in_common_are_not_compared() -> None:
    known = ["Park Ji-eun", "Jang Young-woo", "Queen of Tears", "Studio Dragon"]
    for index in (Variants(), Originals(), Longer()):
        assert found(index, known, "Kim Hee-won") == []


def test_a_crowded_key_gives_the_first_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_names, "_MOST_COMPARED", 2)
    assert found(Longer(), ["Kim Soo-hyun", "Kim Ji-won", "Kim Hee-won"], "Kim") == ["Kim Soo-hyun", "Kim Ji-won"]


def test_text_too_long_for_a_name_is_only_its_own_variant() -> None:
    long = "Kim Soo-hyun " * 50
    assert found(Variants(), [long, "Kim Soo-hyun"], long.upper()) == [long]
    assert found(Longer(), [long], "Kim") == found(Originals(), [long], long + "x") == []
