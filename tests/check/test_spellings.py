"""The spellings of a draft: what is one, what leaves words out, and what keeps two names apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check import factory
from copydesk.check.naming.spellings import (
    Spelling,
    apart,
    each_described,
    leaves_out,
    linked,
    parts_like,
    same_digits,
    same_letters,
    side_by_side,
    spellings,
)
from copydesk.model import Entity, EntityType, Reading, Span


def forms(text: str, *people: str, claims: tuple[factory.Data, ...] = ()) -> tuple[Reading, tuple[Spelling, ...]]:
    entities = [{"id": name, "type": "person", "name": name} for name in people]
    works = [{"id": "W", "type": "work", "name": "Goblin"}, {"id": "V", "type": "work", "name": "Signal"}]
    draft = factory.draft(text, [*entities, *works], claims)
    return draft, tuple(form for form in spellings(draft) if form.entity.type == EntityType.PERSON)


def form(name: str) -> Spelling:
    return Spelling(Entity("e", EntityType.PERSON, name), name, (Span(0, len(name)),))


def test_case_and_possessives_make_no_spelling_and_addresses_are_none() -> None:
    text = "KIM JI WON! Kim Ji Won’s agency, #KimJiWon, @Kim Ji Won, https://example.org/Kim Ji Won, says Kim Ji Won."
    _, (only,) = forms(text, "Kim Ji Won")
    assert (only.text, len(only.spans)) == ("Kim Ji Won", 2)


@given(st.text(st.sampled_from("KimJWonkimjwon -'’s#@./\n"), max_size=120))
def test_a_spelling_stands_where_it_says(text: str) -> None:
    _, found = forms(text, "Kim Ji Won", "Kim")
    for spelling in found:
        for span in spelling.spans:
            assert text[span.start:span.end].casefold().split() == spelling.text.casefold().split()


@pytest.mark.parametrize(("short", "full", "out"), [
    ("Hyun Woo", "Baek Hyun Woo", True), ("Katy Saunders", "Katy Louise Saunders", True),
    ("Hyun-woo", "Baek Hyun Woo", True),
    ("Hyun Wo", "Baek Hyun Woo", False), ("Baek Hyun Woo", "Hyun Woo", False),
    ("Baek Hyun Woo", "Baek Hyun Woo", False),
])  # fmt: skip
def test_leaving_words_out(short: str, full: str, out: bool) -> None:
    assert leaves_out(form(short), form(full)) is out


def test_a_short_form_may_be_the_last_or_the_first_words() -> None:
    full = form("Hwang Yong-sik")
    assert [full.text[s.start:s.end] for s in parts_like(form("Young Sik"), full)] == ["Yong-sik", "Hwang Yong"]
    assert parts_like(full, full) == ()


@pytest.mark.parametrize("text", [
    "Kim Ji-won and Kim Ji-woon came.", "Kim Ji-won, Kim Ji-woon", "Kim Ji-won with director Kim Ji-woon",
    "Kim Ji-won (also written Kim Ji-woon)", "Kim Ji-won, also known as Kim Ji-woon", "Kim Ji-won (Kim Ji-woon)",
])  # fmt: skip
def test_names_side_by_side(text: str) -> None:
    draft, (a, b) = forms(text, "Kim Ji-won", "Kim Ji-woon")
    assert side_by_side(draft, a, b)
    assert side_by_side(draft, b, a)


@pytest.mark.parametrize(("text", "two"), [
    ("Han Il-do, the mayor. Han I-do, lost at sea.", True),
    ("At the mill: Han Il-do, the miller. Han I-do, lost at sea.", True),
    ("Han Il-do is a mother of three. Han I-do is what the river gave back.", True),
    ("Han Il-do is a mother of three. In the end Han I-do is the one who leaves.", False),
    ("Han Il-do is a mother of three. The river is high. Han I-do is the one who leaves.", False),
    ("Han Il-do wept. Han I-do laughed.", False),
])  # fmt: skip
def test_two_sentences_in_a_row_that_say_who_each_is(text: str, two: bool) -> None:
    draft, (a, b) = forms(text, "Han Il-do", "Han I-do")
    assert each_described(draft, a, b) is two
    assert each_described(draft, b, a) is two


def test_names_far_from_each_other_are_not_side_by_side() -> None:
    draft, (a, b) = forms("Kim Ji-won came. Later Kim Ji-woon left.", "Kim Ji-won", "Kim Ji-woon")
    assert not side_by_side(draft, a, b)
    assert not apart(draft, a, b)


@pytest.mark.parametrize("text", [
    "Actress Kim Ji-won came. Director Kim Ji-woon left.",
    "Kim Ji-won, the actress, came. Kim Ji-woon, a director, left.",
    "Kim Ji-won came when Kim Ji-woon had left.", "Kim Ji-won came. Her brother Kim Ji-woon left.",
    "Kim Ji-won came. Kim Ji-woon, her brother, left.",
])  # fmt: skip
def test_what_keeps_two_people_apart(text: str) -> None:
    draft, (a, b) = forms(text, "Kim Ji-won", "Kim Ji-woon")
    assert apart(draft, a, b)


def test_the_same_job_on_one_work_links_and_other_works_keep_apart() -> None:
    text = "Kim Ji-won leads Goblin. Kim Ji-woon leads all."
    cast = [
        {"subject": work, "predicate": "cast_member", "object": {"entity": name}, "evidence": [quote]}
        for work, name, quote in (
            ("W", "Kim Ji-won", "Kim Ji-won leads Goblin"), ("W", "Kim Ji-woon", "Kim Ji-woon leads all"),
            ("V", "Kim Ji-woon", "Kim Ji-woon leads all"),
        )
    ]  # fmt: skip
    draft, (a, b) = forms(text, "Kim Ji-won", "Kim Ji-woon", claims=tuple(cast[:2]))
    assert linked(draft, a, b)
    assert not apart(draft, a, b)
    draft, (a, b) = forms(text, "Kim Ji-won", "Kim Ji-woon", claims=(cast[0], cast[2]))
    assert not linked(draft, a, b)
    assert apart(draft, a, b)


def test_what_is_no_other_spelling() -> None:
    assert same_letters("The Glory", "Glory")
    assert same_letters("Mr. Sunshine", "Mr Sunshine")
    assert same_letters("P’Bright", "Bright")
    assert same_letters("Doctors", "the Doctor")
    assert not same_letters("Kim Soo-hyun", "Kim Soo Hyun")
    assert not same_letters("Hong Ha In", "Hong Hae In")
    assert same_digits("Reply 1988", "reply 1988")
    assert not same_digits("Reply 1988", "Reply 1998")
