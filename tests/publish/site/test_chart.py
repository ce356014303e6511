"""A ratings chart: shapes and words only, the same each time, and nothing of its maker's left behind."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest

from copydesk.publish.site.chart import chart
from copydesk.publish.site.ratings import Point, Series


def series(count: int, name: str = "Nationwide, average") -> Series:
    return Series(name, tuple(Point(n, 5 + n / 7, f"{5 + n / 7:.3f} percent", n == 3) for n in range(1, count + 1)))


def test_it_is_shapes_that_a_strict_policy_lets_in_and_the_same_each_time() -> None:
    made = chart([series(16), series(12, "Seoul <b>, peak")], label='of "<i>"')
    drawn = ElementTree.fromstring(made)
    assert {one.tag for one in drawn.iter()} <= {"svg", "g", "path", "rect", "text", "circle", "title"}
    assert not any("style" in one.attrib or "id" in one.attrib for one in drawn.iter())
    assert drawn.get("aria-label") == 'of "<i>"'
    assert len(list(drawn.iter("circle"))) == 28
    assert [one.findtext("title") for one in drawn.iter("circle") if one.get("class") == "disputed"] == [
        "episode 3, Nationwide, average: 5.429 percent, disputed",
        "episode 3, Seoul <b>, peak: 5.429 percent, disputed",
    ]  # fmt: skip
    assert chart([series(16), series(12, "Seoul <b>, peak")], label='of "<i>"') == made


@pytest.mark.parametrize("count", [2, 60, 61, 500])
def test_it_stays_small_however_long_a_show_runs(count: int) -> None:
    assert len(chart([series(count, str(n)) for n in range(4)], label="x")) < 60_000


def test_nothing_is_left_among_the_finders_of_imports() -> None:
    assert [finder for finder in sys.meta_path if "pygal" in str(getattr(type(finder), "__module__", ""))] == []
