"""Years that stories leave out: what settles them, what does not, and what the inference cites."""

from __future__ import annotations

import pytest

from agreement.entries import day, entry, rating
from copydesk.agreement import cells, inferred_years, with_bases, with_years
from copydesk.ledger.base import Entry
from copydesk.model import DateValue


def ends(date: str, story: str = "seed", **how: str) -> Entry:
    return entry("end_date", day(date), story, **how)


def starts(date: str, story: str = "other", **how: str) -> Entry:
    return entry("start_date", day(date), story, **how)


def filled(*entries: Entry) -> list[str]:
    return [e.object.date for e in with_years(entries) if isinstance(e.object, DateValue)]


@pytest.mark.parametrize(("told", "expected"), [
    ([ends("XXXX-04-28"), ends("2024-04-28", "other")], "2024-04-28"),
    ([ends("XXXX-04-28"), ends("2024-04", "other")], "2024-04-28"),
    ([ends("XXXX-04-28"), ends("2024", "other")], "2024-04-28"),
    ([ends("XXXX-04-28"), starts("2024-03-09")], "2024-04-28"),
    ([ends("XXXX-04-28"), starts("2024-03")], "2024-04-28"),
    ([ends("XXXX-01-16"), starts("2015-11-06")], "2016-01-16"),
    ([starts("XXXX-11-06"), ends("2016-01-16", "other")], "2015-11-06"),
    ([ends("XXXX-04-28"), rating("21.1", "other", episode="15", date="2024-04-27")], "2024-04-28"),
    # What does not settle it:
    ([ends("XXXX-04-28")], "XXXX-04-28"),
    ([ends("XXXX-04-28"), starts("2024")], "XXXX-04-28"),
    ([ends("XXXX-04-28"), ends("2024-04-27", "other")], "XXXX-04-28"),
    ([ends("XXXX-04-28"), ends("2024-04-28", "a"), ends("2023-04-28", "b")], "XXXX-04-28"),
    ([ends("XXXX-04-28"), starts("2024-03-09", modality="planned")], "XXXX-04-28"),
    ([ends("XXXX-03-09"), starts("2024-03-09")], "XXXX-03-09"),
    ([ends("XXXX-02-29"), ends("2023", "other")], "XXXX-02-29"),
    ([ends("XXXX-04"), starts("2024-03-09")], "XXXX-04"),
])  # fmt: skip
def test_what_settles_a_year(told: list[Entry], expected: str) -> None:
    assert filled(*told)[0] == expected


def test_an_inference_cites_what_says_the_day_and_what_gives_the_year() -> None:
    seed, other = ends("XXXX-04-28"), starts("2024-03-09")
    (inference,) = inferred_years([seed, other])
    assert (inference.entry, inference.basis, inference.date) == (seed, other, day("2024-04-28"))
    (cell,) = (cell for cell in cells([seed, other]) if cell.predicate == "end_date")
    (said,) = cell.values
    assert (said.value, said.inferred, said.best, said.basis) == (day("2024-04-28"), True, True, other)
    assert said.reason == "year inferred; one source"
    assert with_bases(with_years([seed]), [inference]) == (seed, other)


def test_what_is_inferred_stands_beside_what_is_said_and_agrees() -> None:
    cell = cells([ends("XXXX-04-28"), ends("2024-04-28", "other")])[0]
    assert [(v.value, v.best, v.inferred) for v in cell.values] == [
        (day("2024-04-28"), True, False), (day("2024-04-28"), False, True),
    ]  # fmt: skip
    assert not cell.disputed
    assert cell.values[1].reason == "year inferred; agrees"


def test_the_day_of_a_rating_gets_its_year_from_the_run() -> None:
    told = rating("24.850", "seed", date="XXXX-04-28", area="nationwide")
    known = [starts("2024-03-09"), ends("2024-04-28", "other"), rating("24.9", "third", episode="finale")]
    (found,) = [cell for cell in cells([told, *known]) if cell.predicate == "audience_rating"]
    assert [len(found.values), found.parts["episode"]] == [2, "finale"]


def test_nothing_else_is_touched() -> None:
    posted = entry("posted", day("2024-05-08"), "seed", date="XXXX-05-08")
    assert with_years([posted, starts("2024-03-09")])[0] is posted
