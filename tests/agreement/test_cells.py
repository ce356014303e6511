"""Cells: which values meet, which is best and why, what is disputed and what a scope explains."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.entries import TVN, day, entry, organization, rating
from copydesk.agreement import Agreement, Cell, cells
from copydesk.ledger.base import Entry
from copydesk.model import NumberValue, TextValue

COUNT = entry("episode_count", NumberValue(16), "count")


def ratings(*entries: Entry) -> list[Cell]:
    return [cell for cell in cells(entries) if cell.predicate == "audience_rating"]


def one(*entries: Entry, predicate: str = "audience_rating") -> Cell:
    (cell,) = (cell for cell in cells(entries) if cell.predicate == predicate)
    return cell


def figures(cell: Cell) -> list[str]:
    return [f"{value.value.number:g}" for value in cell.values if isinstance(value.value, NumberValue)]


def test_episode_16_the_finale_and_its_day_are_one_cell() -> None:
    cell = one(
        COUNT, entry("end_date", day("2024-04-28"), "end"), rating("24.850", "a", episode="16", area="nationwide"),
        rating("24.9", "b", episode="finale", area="nationwide"), rating("24.85", "c", date="2024-04-28"),
    )  # fmt: skip
    assert cell.parts["episode"] == "finale"
    assert dict(cell.scope)["episode"] == TextValue("finale")
    assert (figures(cell), cell.disputed) == (["24.85", "24.9"], False)
    assert [(v.best, v.agreement, v.sources) for v in cell.values] == [(True, None, 2), (False, Agreement.ROUNDED, 1)]


def test_without_the_count_episode_16_stays_by_itself() -> None:
    found = ratings(rating("24.850", "a", episode="16"), rating("20.1", "b", episode="finale"))
    assert [cell.parts["episode"] for cell in found] == ["16", "finale"]
    assert not any(cell.disputed for cell in found)


@pytest.mark.parametrize("apart", [
    ({"area": "nationwide"}, {"area": "seoul"}), ({"statistic": "average"}, {"statistic": "peak"}),
    ({"base": "cable platform"}, {"base": "paid platform"}), ({"part": "1"}, {"part": "2"}),
    ({}, {"demographic": "20-49"}),
])  # fmt: skip
def test_figures_of_two_scopes_never_meet(apart: tuple[dict[str, str], dict[str, str]]) -> None:
    found = ratings(rating("18.680", "a", episode="16", **apart[0]), rating("20.5", "b", episode="16", **apart[1]))
    assert [figures(cell) for cell in found] == [["18.68"], ["20.5"]]
    assert not any(cell.disputed for cell in found)


def test_figures_of_two_companies_never_meet() -> None:
    nielsen, tnms = ratings(
        rating("21.683", "a", episode="finale", credit="Nielsen Korea"),
        rating("20.3", "b", episode="finale", credit="TNmS"),
        rating("21.7", "c", episode="finale"), rating("20.3", "d", episode="finale"),
    )  # fmt: skip
    assert (figures(nielsen), figures(tnms)) == (["21.683", "21.7"], ["20.3"])
    assert dict(tnms.scope)["company"] == TextValue("TNmS")
    assert tnms.values[0].sources == 2, "the one that names no company bears TNmS out"


def test_one_scope_two_figures_and_nothing_that_tells_them_apart_is_a_dispute() -> None:
    cell = one(*(rating(figure, figure, episode="12") for figure in ("20.732", "20.742", "20.7")))
    assert cell.disputed
    assert cell.why == "20.732 (one source) against 20.742 (one source): no source says what tells them apart"
    assert figures(cell) == ["20.732", "20.7", "20.742"]


def test_a_figure_that_fits_both_sides_weighs_for_neither() -> None:
    many = [rating("20.7", f"coarse-{n}", episode="12") for n in range(5)]
    told = (("20.742", "a"), ("20.742", "b"), ("20.732", "c"))
    sides = [rating(figure, story, episode="12") for figure, story in told]
    assert one(*many, *sides).why.startswith("20.742 (2 independent sources) against 20.732 (one source)")


def test_a_story_that_gives_both_is_named() -> None:
    told = [rating(figure, "a", outlet="Aju News", episode="13") for figure in ("14.254", "15.546")]
    assert "Aju News gives both in one story" in one(*told).why


def test_a_figure_without_its_area_goes_where_it_fits_and_else_means_nationwide() -> None:
    known = [rating("24.850", "a", episode="16", area="nationwide"), rating("28.4", "b", episode="16", area="seoul")]
    nationwide, seoul = ratings(*known, rating("28.4", "c", episode="16"))
    assert (nationwide.disputed, figures(seoul), seoul.values[0].sources) == (False, ["28.4"], 2)
    nationwide, seoul = ratings(*known, rating("21.0", "c", episode="16"))
    assert nationwide.disputed
    assert nationwide.notes == ("no story says the area of 21.0; read as nationwide",)
    assert not seoul.disputed


def test_a_wrong_area_is_a_dispute_with_where_the_figure_belongs() -> None:
    found = ratings(
        rating("14.1", "a", episode="12", area="nationwide"), rating("14.08", "b", episode="12", area="nationwide"),
        rating("15.7", "c", episode="12", area="nationwide"), rating("15.7", "d", episode="12", area="seoul"),
    )  # fmt: skip
    assert [cell.disputed for cell in found] == [True, False]
    assert "15.7 is the figure for area seoul" in found[0].notes


def test_a_figure_of_no_episode_goes_where_it_is_the_same_and_else_contradicts_nothing() -> None:
    known = [rating("20.5", "a", episode="16"), rating("18.7", "b", episode="15")]
    assert [figures(cell) for cell in ratings(*known, rating("20.5", "c"))] == [["20.5"], ["18.7"]]
    alone = ratings(*known, rating("17.1", "c"), rating("16.2", "d"))[-1]
    assert (alone.parts.get("episode"), figures(alone), alone.disputed) == (None, ["17.1", "16.2"], False)


def test_a_figure_cut_off_agrees_with_a_note() -> None:
    cell = one(rating("21.683", "a", episode="16"), rating("21.6", "b", episode="16"))
    assert not cell.disputed
    assert cell.values[1].reason == "agrees, cut off instead of rounded"
    assert cell.notes == ("21.6 is 21.683 cut off, not rounded",)


def test_two_episodes_of_one_evening_do_not_meet_in_its_date() -> None:
    found = ratings(
        COUNT, rating("18.7", "a", episode="15", date="2017-01-21"),
        rating("20.5", "a", episode="16", date="2017-01-21"), rating("20.5", "b", date="2017-01-21"),
        rating("19.9", "c", date="2017-01-21"),
    )  # fmt: skip
    assert [(figures(cell), cell.disputed) for cell in found] == [
        (["18.7"], False), (["20.5"], False), (["19.9"], False),
    ]  # fmt: skip


@pytest.mark.parametrize(("better", "other", "reason"), [
    ({"credit": "Nielsen Korea"}, {}, "credits a named source"),
    ({"published": "2024-06-01"}, {"published": "2024-05-01"}, "the latest, of 2024-06-01"),
])  # fmt: skip
def test_the_best_of_two_sides_has_its_reason(better: dict[str, str], other: dict[str, str], reason: str) -> None:
    sides = [entry("end_date", day("2024-04-28"), "a", **better), entry("end_date", day("2024-04-21"), "b", **other)]
    cell = one(*sides, predicate="end_date")
    assert cell.best is not None
    assert (cell.best.value, cell.best.reason, cell.disputed) == (day("2024-04-28"), reason, True)
    assert cell.values[1].reason == f"differs from the best ({reason})"


def test_independent_sources_come_before_everything() -> None:
    cell = one(
        entry("end_date", day("2024-04-21"), "a", credit="tvN", published="2024-06-01"),
        *(entry("end_date", day("2024-04-28"), story, outlet=story) for story in ("b", "c")), predicate="end_date",
    )  # fmt: skip
    assert cell.best is not None
    assert (cell.best.value, cell.best.reason) == (day("2024-04-28"), "2 independent sources against 1")


def test_what_is_not_asserted_is_shown_and_disputes_nothing() -> None:
    told = entry("end_date", day("2024-04-28"), "a")
    others = [
        entry("end_date", day(f"2024-04-2{n}"), f"{n}", modality=modality)
        for n, modality in enumerate(["planned", "reported", "speculated", "denied"])
    ]
    cell = one(told, *others, predicate="end_date")
    assert not cell.disputed
    assert [(v.best, v.reason) for v in cell.values] == [
        (True, "one source"), (False, "only planned"), (False, "only reported"), (False, "only speculated"),
        (False, "only denied"),
    ]  # fmt: skip


@pytest.mark.parametrize(("modality", "best"), [
    ("planned", True), ("reported", True), ("speculated", False), ("denied", False),
])  # fmt: skip
def test_what_nobody_asserts_is_best_only_where_somebody_stands_behind_it(modality: str, best: bool) -> None:
    cell = one(entry("start_date", day("2024-03-09"), "a", modality=modality), predicate="start_date")
    assert [(v.best, v.reason) for v in cell.values] == [(best, f"only {modality}")]


def test_plans_and_rumours_that_differ_are_no_dispute_and_the_latest_is_best() -> None:
    cell = one(
        entry("start_date", day("2024-03-02"), "a", modality="planned", published="2024-01-01"),
        entry("start_date", day("2024-03-09"), "b", modality="planned", published="2024-02-01"), predicate="start_date",
    )  # fmt: skip
    assert not cell.disputed
    assert cell.best is not None
    assert cell.best.value == day("2024-03-09")


def test_a_reported_value_counts_no_source_for_the_asserted_one() -> None:
    cell = one(
        entry("end_date", day("2024-04-28"), "a"), entry("end_date", day("2024-04-28"), "b", modality="reported"),
        predicate="end_date",
    )  # fmt: skip
    assert [(v.sources, len(v.entries)) for v in cell.values] == [(1, 2)]


def test_a_denial_of_what_another_story_says_is_a_dispute() -> None:
    cell = one(
        entry("end_date", day("2024-04-28"), "a"),
        entry("end_date", day("2024-04-28"), "b", outlet="B", modality="denied"), predicate="end_date",
    )  # fmt: skip
    assert (cell.disputed, cell.why) == (True, "2024-04-28 is denied (B)")


def test_two_networks_that_no_story_names_together_are_in_doubt() -> None:
    jtbc = organization("JTBC")
    told = [entry("original_broadcaster", TVN, "a"), entry("original_broadcaster", TVN, "b")]
    cell = one(*told, entry("original_broadcaster", jtbc, "c"), predicate="original_broadcaster")
    assert cell.why == "tvN (2 independent sources) against JTBC (one source): no story names both"
    assert [(v.value, v.best) for v in cell.values] == [(TVN, True), (jtbc, False)]
    both = one(*told, entry("original_broadcaster", jtbc, "a"), predicate="original_broadcaster")
    assert (both.disputed, [v.best for v in both.values]) == (False, [True, True])


def test_a_platform_that_is_called_the_network_once_is_no_dispute() -> None:
    netflix = organization("Netflix")
    cell = one(
        entry("original_broadcaster", TVN, "a"), entry("original_broadcaster", netflix, "b"),
        entry("streamed_on", netflix, "c"), predicate="original_broadcaster",
    )  # fmt: skip
    assert not cell.disputed
    assert [(v.value, v.best) for v in cell.values] == [(TVN, True), (netflix, False)]


TOLD = st.lists(
    st.builds(
        lambda figure, story, scope: rating(figure, story, **scope),
        st.sampled_from(["24.850", "24.9", "24.8", "28.4", "20.5", "18.680"]), st.sampled_from("abcde"),
        st.fixed_dictionaries({}, optional={
            "episode": st.sampled_from(["15", "16", "finale"]), "area": st.sampled_from(["nationwide", "seoul"]),
            "base": st.sampled_from(["paid platform"]), "date": st.sampled_from(["2024-04-28", "XXXX-04-28"]),
        }),
    ), max_size=8, unique_by=lambda e: (e.story.id, e.claim_id),
)  # fmt: skip


@given(TOLD)
def test_every_entry_is_in_one_cell_and_every_cell_has_a_best_or_none(told: list[Entry]) -> None:
    found = ratings(COUNT, *told)
    kept = [(e.story.id, e.claim_id) for cell in found for value in cell.values for e in value.entries]
    assert sorted(kept) == sorted((e.story.id, e.claim_id) for e in told)
    for cell in found:
        assert [value.best for value in cell.values] == [True] + [False] * (len(cell.values) - 1)
        assert cell.disputed == bool(cell.why)
        sides = [value for value in cell.values if value.agreement is Agreement.DIFFERENT]
        assert bool(sides) >= cell.disputed


@given(TOLD, st.randoms())
def test_the_order_of_the_entries_changes_nothing(told: list[Entry], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (
        [(dict(c.parts), [v.value for v in c.values], c.disputed, c.why) for c in ratings(COUNT, *some)]
        for some in (told, shuffled)
    )
    assert sorted(map(repr, first)) == sorted(map(repr, second))


def test_many_entries_of_one_thing_take_time_that_grows_with_them_only_in_values() -> None:
    """Two hundred stories on each of sixteen episodes: the work is in distinct scopes and values, not in pairs."""
    told = [
        rating(f"{20 + episode / 10}", f"{story}", episode=f"{episode}", area="nationwide")
        for episode, story in itertools.product(range(1, 17), range(200))
    ]
    assert [value.sources for cell in ratings(COUNT, *told) for value in cell.values] == [200] * 16
