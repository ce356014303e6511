"""Which stories are one source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.entries import TVN, day, entry, rating
from copydesk.agreement import copies, independent
from copydesk.ledger.base import Entry, Story

WORDS = [f"word{n}" for n in range(400)]
TEXT = " ".join(WORDS[:200])


def told(story: str, **how: str) -> Entry:
    return entry("end_date", day("2024-04-28"), story, **how)


def test_stories_of_one_outlet_or_one_wording_are_one_source() -> None:
    copied = "Queen of Tears aired its final episode on April 28, 2024, on tvN"
    assert independent([told("1"), told("2")]) == 2
    assert independent([told("1", outlet="Soompi"), told("2", outlet="soompi")]) == 1
    assert independent([told("1", outlet="A", quote=copied), told("2", outlet="B", quote=copied)]) == 1
    # Through the second story the first and third are one as well.
    chain = [told("1", outlet="A"), told("2", outlet="A", quote=copied), told("3", outlet="B", quote=copied)]
    assert independent(chain) == 1


@pytest.mark.parametrize(("one", "other", "sources"), [
    ("https://www.soompi.com/a", "https://m.soompi.com/b", 1),
    ("https://en.wikipedia.org/wiki/A", "https://en.m.wikipedia.org/wiki/B", 1),
    ("http://www2.osen.co.kr/a", "https://osen.co.kr/b", 1),
    ("https://one.blogspot.com/a", "https://two.blogspot.com/b", 2),
    ("https://soompi.com/a", "https://allkpop.com/b", 2),
    ("http://[bad", "http://[worse", 2),
])  # fmt: skip
def test_without_an_outlet_the_host_tells(one: str, other: str, sources: int) -> None:
    assert independent([told("1", url=one), told("2", url=other)]) == sources


def test_an_outlet_and_its_host_are_one() -> None:
    assert independent([told("1", outlet="Korea Herald"), told("2", url="https://www.koreaherald.com/x")]) == 1


def test_stories_that_credit_one_outlet_are_one_source_and_so_is_the_outlet_itself() -> None:
    per_soompi = [told("1", outlet="A", credit="Soompi"), told("2", outlet="B", credit="soompi")]
    assert independent(per_soompi) == 1
    assert independent([*per_soompi, told("3", outlet="Soompi")]) == 1


def test_who_measured_is_no_outlet() -> None:
    reports = [rating("24.850", f"{n}", outlet=f"Outlet {n}", credit="Nielsen Korea", episode="16") for n in range(3)]
    assert independent(reports) == 3
    # Of what nobody measures, a credit is where it is from.
    networks = [entry("original_broadcaster", TVN, f"{n}", outlet=f"{n}", credit="Nielsen Korea") for n in range(3)]
    assert independent(networks) == 1


def test_texts_that_are_mostly_one_are_one_source() -> None:
    entries = [told("1", outlet="A"), told("2", outlet="B"), told("3", outlet="C")]
    texts = {"1": TEXT, "2": f"{TEXT} and {' '.join(WORDS[300:350])}", "3": " ".join(WORDS[200:])}
    copied = copies([e.story for e in entries], lambda story: texts[story.id])
    assert independent(entries, copied) == 2
    assert independent(entries) == 3


def test_short_texts_and_lone_stories_are_never_copies() -> None:
    entries = [told("1", outlet="A"), told("2", outlet="B")]
    assert copies([e.story for e in entries], lambda story: "It ended on April 28.") == {}

    def fails(story: Story) -> str:
        raise AssertionError("a lone story's text is not asked for")

    assert copies([entries[0].story, entries[0].story], fails) == {}
    assert copies([told(f"{n}").story for n in range(61)], fails) == {}


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "Soompi", "A"])), min_size=1, max_size=6))
def test_there_are_never_more_sources_than_stories_nor_fewer_for_more_stories(told_by: list[tuple[str, str]]) -> None:
    entries = [told(f"{n}", outlet=outlet, credit=credit or None) for n, (outlet, credit) in enumerate(told_by)]  # type: ignore[arg-type]
    assert 1 <= independent(entries) <= len(entries)
    assert independent(entries) == independent(entries[::-1])
