"""Comparison: the relation, the reason that a person reads, and symmetry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.names import Relation, compare, key


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Kim Soo-hyun", "Kim Soo hyun", "only hyphens and spaces differ"),
        ("Kim Soo-hyun", "Kim Soo Hyun", "only hyphens, spaces and capital letters differ"),
        ("Kim Soo-hyun", "Kim Soo-Hyun", "only capital letters differ"),
        ("Doo Shik", "Du Shik", "Doo and Du romanise the same syllable (두)"),
        ("Park Hyung-sik", "Park Hyung Shik", "Sik and Shik romanise the same syllable (식)"),
        ("Soo-hyun Kim", "Kim Soo-hyun", "the family name stands first in one and last in the other"),
        ("Lee Byung-hun", "이병헌", "Hun romanises 헌"),
        ("Crash Landing on You", "Crash Landing On You", "only capital letters differ"),
        ("Burak Ozcivit", "Burak Özçivit", "only accents differ"),
        ("The Glory", "Glory", "article"),
        ("J. K. Rowling", "J.K. Rowling", "only"),
        ("J. K. Rowling", "Joanne K. Rowling", "an initial stands for Joanne"),
        ("Samuel L. Jackson", "Samuel Jackson", "a middle initial"),
        ("Robert Downey Jr.", "Robert Downey", "Jr."),
        ("Zhang Ziyi", "Ziyi Zhang", "the other order"),
        ("Namgoong", "Namkoong", "남궁"),
        ("Moh Seul-hee", "Mo Seul-hee", "Moh and Mo romanise the same syllable (모)"),
        ("Doh Kyung-soo", "Do Kyung-soo", "Doh and Do"),
        ("You & I", "You and I", "the same words"),
        ("Im Yoon-ah", "Im Yoona", "Ah and A romanise the same syllable (아)"),
    ],
)
def test_variants(a: str, b: str, reason: str) -> None:
    found = compare(a, b)
    assert found.relation is Relation.VARIANT
    assert reason in found.reason


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Hong Hae In", "Hong Ha In", "Hae and Ha are different syllables"),
        ("Kim Ji-won", "Kim Ji-woon", "Won and Woon are different syllables"),
        ("Young Sik", "Yong Sik", "Young and Yong are different syllables"),
        ("Kang Ha Na", "Kang Han Na", "Ha and Han are different syllables"),
        ("Bae Seok Ryu", "Baek Seok Ryu", "Bae and Baek are different family names"),
        ("홍해인", "홍하인", "해 and 하 are different syllables"),
        ("Katy Louise Sanders", "Katy Louise Saunders", "Sanders and Saunders differ by a letter or two"),
        ("Aditi Rao Haidari", "Aditi Rao Hydari", "Haidari and Hydari"),
        ("Tommy Lee Joyce", "Tommy Lee Royce", "Joyce and Royce"),
        ("Queen of Tears", "Queen of Teers", "Tears and Teers"),
        ("Welcome to Samdalri", "Welcome Samdalri", "the little word “to” is left out in one"),
        ("Komatu", "Komatsu", "Komatu and Komatsu"),
    ],
)
def test_slips_name_the_syllable_or_word(a: str, b: str, reason: str) -> None:
    found = compare(a, b)
    assert found.relation is Relation.SLIP
    assert reason in found.reason


@pytest.mark.parametrize(("name", "pet"), [("Smith", "Smithy"), ("Kath", "Kathy")])
def test_what_friends_make_of_a_name_is_no_slip_of_it_unless_more_names_stand_by(name: str, pet: str) -> None:
    assert compare(name, pet).relation is Relation.DIFFERENT
    assert compare(pet, name).relation is Relation.DIFFERENT
    assert compare(f"Neil {name}", f"Neil {pet}").relation is Relation.SLIP


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Kim Soo-hyun", "Park Soo-hyun", "Kim and Park are different family names"),
        ("Hong Hae In", "Hong Beom Ja", "Hae and Beom, In and Ja are different syllables"),
        ("Hyun Woo", "Baek Hyun Woo", "family name"),
        ("Kim Lee-an", "Lim Lee-an", "Kim and Lim are different family names"),
        ("Lee Min-ho", "Lee Jun-ho", "Min and Jun"),
        ("Reply 1988", "Reply 1994", "different numbers"),
        ("Stranger", "Stranger 2", "different numbers"),
        ("Penthouse II", "Penthouse III", "different numbers"),
        ("Robert Downey Jr.", "Robert Downey Sr.", "junior and senior are two people"),
        ("Rain", "비", "Hangul"),
        ("IU", "Rain", "different words"),
        ("!!!", "???", "no letters"),
    ],
)
def test_different_names_say_why(a: str, b: str, reason: str) -> None:
    found = compare(a, b)
    assert found.relation is Relation.DIFFERENT
    assert reason in found.reason


def test_only_typography_is_the_same() -> None:
    assert compare("Kim Soo‑hyun", "Kim  Soo-hyun ").relation is Relation.SAME
    assert compare("What’s Wrong", "What's Wrong").relation is Relation.SAME


NAMES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["Kim Soo-hyun", "Kim So-hyun", "김수현", "Soo-hyun Kim", "Hyun Woo", "IU", "J. K. Rowling", "The Glory", "Bae"]
    ),
    st.lists(
        st.sampled_from(["Kim", "Bae", "Baek", "soo", "hyun", "ha", "Hae", "In", "Jr.", "K.", "of", "2", "Yoona"]),
        max_size=4,
    ).map(" ".join),
)


@given(NAMES, NAMES)
def test_the_relation_does_not_depend_on_the_order(a: str, b: str) -> None:
    assert compare(a, b).relation is compare(b, a).relation


@given(NAMES)
def test_a_name_is_the_same_as_itself(a: str) -> None:
    assert compare(a, a).relation is Relation.SAME


@given(NAMES, NAMES)
def test_equal_keys_are_never_a_slip(a: str, b: str) -> None:
    if key(a) == key(b) != "":
        assert compare(a, b).relation in (Relation.SAME, Relation.VARIANT)


def test_long_input_is_compared_by_its_letters_alone() -> None:
    long = "Kim Soo-hyun " * 8_000
    assert compare(long, long.upper()).relation is Relation.VARIANT
    assert compare(long, long + "x").relation is Relation.DIFFERENT


@pytest.mark.parametrize(("latin", "hangul"), [("Uee", "유이"), ("Kim Ji-wan", "김지원"), ("Hong Ha-in", "홍해인")])
def test_a_form_in_hangul_is_never_a_slip_of_a_latin_one(latin: str, hangul: str) -> None:
    for one, other in ((latin, hangul), (hangul, latin)):
        assert compare(one, other).relation is Relation.DIFFERENT
