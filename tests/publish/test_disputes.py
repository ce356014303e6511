"""What is in dispute, of one thing and of all, in three forms."""

from __future__ import annotations

import json
from typing import Any

from copydesk.model import DateValue
from copydesk.publish.disputes import disputes
from copydesk.publish.page import Disputes
from copydesk.publish.render.disputes import disputes_to_json, disputes_to_markdown, disputes_to_text


def told(pages: Any) -> Any:
    pages.story("Queen of Tears ended on April 28, 2024, as *Soompi* has it.", outlet="Soompi", published="2024-04-29")
    pages.story("Queen of Tears ended on April 27, 2024.", outlet="<b>Star</b>")
    pages.story("The finale of Queen of Tears rated 24.850 percent nationwide.")
    pages.story("The finale of Queen of Tears rated 28.4 percent in Seoul.")
    pages.story("Park Ji-eun wrote Crash Landing on You.")
    return pages


def of_queen(pages: Any) -> Disputes:
    (thing,) = pages.ledger.find("Queen of Tears")
    return disputes(pages.ledger, thing)


def test_of_a_thing_what_is_disputed_and_what_is_explained(pages: Any) -> None:
    (one,) = of_queen(told(pages)).things
    (cell,) = one.disputed
    assert cell.predicate == "end_date"
    assert [value.value for value in cell.values] == [DateValue("2024-04-28"), DateValue("2024-04-27")]
    (difference,) = one.explained
    assert (difference.told_apart_by, difference.half_told) == (("area",), ())


def test_of_all_only_what_has_a_dispute_with_progress(pages: Any) -> None:
    steps: list[tuple[int, int]] = []
    found = disputes(told(pages).ledger, progress=lambda done, of: steps.append((done, of)))
    assert [one.thing.name for one in found.things] == ["Queen of Tears"]
    assert found.whole
    assert steps[-1] == (1, 1)
    assert all(done <= of for done, of in steps)


def test_text_says_why_with_the_words(pages: Any) -> None:
    text = disputes_to_text(of_queen(told(pages)))
    assert "2024-04-28 (one source) against 2024-04-27 (one source): no source says what tells them apart" in text
    assert "“Queen of Tears ended on April 28, 2024” – Soompi, 2024-04-29" in text
    assert "audience rating, finale: 24.850 percent (nationwide), 28.4 percent (seoul): told apart by area" in text
    assert text.endswith("\n")
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_markdown_lets_no_markup_through(pages: Any) -> None:
    page = disputes_to_markdown(of_queen(told(pages)))
    assert "&lt;b&gt;Star" in page
    assert "<b>" not in page
    assert "| **2024-04-28** |" in page


def test_json_has_cells_as_show_has_them_and_why(pages: Any) -> None:
    data = json.loads(disputes_to_json(of_queen(told(pages))))
    (one,) = data["things"]
    assert set(one) == {"thing", "disputed", "explained", "cut_off", "unplaced"}
    (cell,) = one["disputed"]
    assert set(cell) == {"predicate", "scope", "disputed", "values", "why", "notes"}
    assert cell["why"].startswith("2024-04-28 (one source) against")
    assert [value["sources"][0]["outlet"] for value in cell["values"]] == ["Soompi", "<b>Star</b>"]


def test_where_nothing_is_in_dispute_it_says_so(pages: Any) -> None:
    pages.story("Queen of Tears ended on April 28, 2024.")
    for found in (of_queen(pages), disputes(pages.ledger)):
        assert "othing is in dispute" in disputes_to_text(found) + disputes_to_markdown(found)
    assert json.loads(disputes_to_json(disputes(pages.ledger)))["things"] == []
