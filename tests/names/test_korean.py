"""Whole Korean names: every habit gives one key, and different syllables give different ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.names import fold, is_korean, key
from copydesk.names.korean import parse


@pytest.mark.parametrize(
    "spelling",
    [
        "Kim Soo Hyun",
        "Kim Soo-hyun",
        "Kim Soo-Hyun",
        "Kim Su-hyeon",
        "Kim Soohyun",
        "KIM SOO HYUN",
        "Kim Su-hyŏn",
        "Gim Suhyeon",
        "김수현",
        "김 수현",
        "Soo-hyun Kim",
        "Soohyun Kim",
        "Soo Hyun Kim",
        "Kim, Soo-hyun",
        "Kim Soo-hyun’s",
        "Kimsoohyun",
        "Kim-Soo-Hyun",
        " kim  soo hyun ",
    ],
)
def test_every_habit_of_one_name_has_its_key(spelling: str) -> None:
    assert key(spelling) == "김수현"
    assert is_korean(spelling)


@pytest.mark.parametrize(
    "spellings",
    [
        "Namkoong Min|Namgoong Min|Nam Goong Min|남궁민",
        "Bae Doona|Bae Doo-na|배두나",
        "Im Yoon-ah|Im Yoona|Lim Yoon-a|임윤아",
        "Jun Ji-hyun|Jeon Ji Hyun|전지현",
        "Zo In-sung|Jo In-sung|조인성",
        "Hyun Woo|Hyun-woo|Hyunwoo|현우",
        "Lee Jun-ho|Lee Junho|이준호",
        "Jun-ho|Jun Ho|Junho|준호",
        "Gong Yoo|공유",
        "Go Doo Shim|Go Doo-shim|고두심",
        "Park Jin-young|Jin Young Park|박진영",
        "Jung Eun Chae|Jung Eun-chae|Jeong Eunchae",
    ],
)
def test_one_name_one_key(spellings: str) -> None:
    assert len({key(spelling) for spelling in spellings.split("|")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jung-hyun", "Kim Jong-hyun"),
        ("Hong Hae In", "Hong Ha In"),
        ("Kim Ji-won", "Kim Ji-woon"),
        ("Lee Min-suk", "Lee Min-sook"),
        ("Kim Sun-young", "Kim Soon-young"),
        ("Lee Jung-ki", "Lee Joong-ki"),
        ("Hwang Yong Sik", "Hwang Young Sik"),
        ("Jang Hye-jin", "Jang Hee-jin"),
        ("Yoo Jin-a", "Ryu Jin-a"),
        ("Kim Soo-hyun", "Kim Hyun-soo"),
        ("Kang Ha Na", "Kang Han Na"),
    ],
)
def test_different_syllables_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "name",
    [
        "IU",
        "Rain",
        "Sara",
        "Robert Downey Jr.",
        "Crash Landing on You",
        "Big Bang",
        "Han Solo",
        "Reply 1988",
        "Doctor Cha",
        "Tommy Lee Royce",
        "Lee David",
        "The Glory",
        "Katsuo Fukuzawa",
        "비",
        "사랑의 불시착",
        "",
        "!!!",
    ],
)
def test_other_names_have_their_fold_as_key(name: str) -> None:
    assert not is_korean(name)
    assert key(name) == fold(name)


def test_a_name_told_to_be_a_given_name_has_no_family_name() -> None:
    assert key("Jun Hee", given_only=True) == "준희"
    assert key("Bora", given_only=True) == "보라"
    assert all(way.surname is None for way in parse("Ha Na", given_only=True))


def test_a_given_name_alone_is_no_full_name() -> None:
    assert not is_korean("Hae In")
    assert is_korean("Hyun Bin")
    assert not is_korean("Soohyun")


SURNAMES = st.sampled_from(["Kim", "Lee", "Park", "Choi", "Kang", "Jang", "Yoon", "Seo", "Kwon"])
# Syllables that begin with a consonant and come apart in one way only when joined.
SYLLABLES = st.sampled_from(["Soo", "hyun", "Ji", "Min", "jae", "Hye", "Joon", "Seok", "Young", "Dong", "Bin", "Tae"])


@given(
    SURNAMES, SYLLABLES, SYLLABLES, st.sampled_from([" ", "-", ""]), st.sampled_from([str.upper, str.lower, str.title])
)
def test_hyphen_space_and_case_do_not_change_the_key(surname, first, second, joint, case) -> None:  # type: ignore[no-untyped-def]
    assert key(case(f"{surname} {first}{joint}{second}")) == key(f"{surname} {first}-{second}")


@given(SURNAMES, SYLLABLES, SYLLABLES)
def test_the_family_name_may_stand_last(surname: str, first: str, second: str) -> None:
    assert key(f"{first}-{second} {surname}") == key(f"{surname} {first}-{second}")


@given(st.text(max_size=40))
def test_any_text_has_a_key(name: str) -> None:
    assert key(name) == key(name)
    assert isinstance(is_korean(name), bool)


@pytest.mark.parametrize("text", ["a" * 100_000, "soo-" * 25_000, "ki " * 33_000, "가" * 100_000, "aeiou" * 23])
def test_long_input_is_folded_not_parsed(text: str) -> None:
    assert parse(text) == ()
    assert key(text) == fold(text)
