"""A ranking in its four forms: the contract of the JSON, the receipts, and that nothing a story says becomes markup."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from copydesk.publish.render.ranking import ranking_to_csv, ranking_to_json, ranking_to_markdown, ranking_to_text
from copydesk.records.asking import ranking
from copydesk.records.marks import Measure, Of
from copydesk.records.ranking import Ranking
from records.desk import desk, figure, made

AS_OF = date(2020, 2, 17)


@pytest.fixture
def tvn() -> Ranking:
    goblin = [*made("Goblin", "tvN", "2016-12-02", "2017-01-21", 16),
              figure("Goblin", "20.5", "finale", base="paid platform", company="Nielsen Korea")]  # fmt: skip
    other = [figure("Goblin", "18.680", 16, base="cable platform")]
    landing = [*made("Crash Landing on You", "tvN", "2019-12-14", "2020-02-16", 16),
               figure("Crash Landing on You", "21.683", 16, "2020-02-16")]  # fmt: skip
    unrated = made("No Figures", "tvN", "2019-01-01", "2019-02-01", 8)
    return ranking(desk(goblin, other, landing, unrated), group="tvN", as_of=AS_OF)


def test_json_is_the_contract(tvn: Ranking) -> None:
    page = json.loads(ranking_to_json(tvn))
    assert (page["measure"], page["group"], page["area"], page["statistic"], page["as_of"]) == (
        "audience_rating", "tvN dramas", "nationwide", "average", "2020-02-17",
    )
    assert (page["coverage"], page["works"]) == (2, 3)
    first, second = page["rows"]
    assert (first["rank"], first["name"], first["value"], first["episode"], first["date"], first["disputed"]) == (
        1, "Crash Landing on You", 21.683, 16, "2020-02-16", False,
    )
    assert (first["previous"], first["margin"]) == ("Goblin", 1.2)
    assert (second["previous"], second["disputed"], second["base"]) == (None, True, "paid platform")
    assert second["others"] == [{"value": 18.68, "base": "cable platform", "stories": 1}]
    assert {source["url"] for source in second["sources"]} == {"https://example.org/1", "https://example.org/2"}
    assert all(source["quote"] and source["claim"] for row in page["rows"] for source in row["sources"])


def test_text_says_coverage_holder_margin_and_dispute(tvn: Ranking) -> None:
    text = ranking_to_text(tvn)
    assert "tvN dramas by audience rating: best episode, nationwide average, Nielsen Korea, as of 2020-02-17" in text
    assert "of 3 tvN dramas on the desk, 2 have such a figure" in text
    row = next(line for line in text.splitlines() if "Crash Landing on You" in line)
    assert row.split() == ["1", "Crash", "Landing", "on", "You", "21.683", "16", "2020-02-16", "Goblin,", "by", "1.2"]
    assert "[disputed: on the paid platform base; 1 story gives 18.680 on the cable platform base]" in text
    assert "– Outlet 3" in text


def test_markdown_has_a_footnote_for_each_receipt(tvn: Ranking) -> None:
    page = ranking_to_markdown(tvn)
    assert "| 1 | Crash Landing on You | 21\\.683 | 16 | 2020-02-16 | Goblin, by 1.2 | [^1] |" in page
    assert "[^1]: Outlet 3" in page
    assert "<https://example.org/3>" in page


def test_csv_has_a_row_a_show(tvn: Ranking) -> None:
    rows = list(csv.reader(io.StringIO(ranking_to_csv(tvn))))
    assert rows[0][:3] == ["rank", "show", "percent"]
    assert [row[1] for row in rows[1:]] == ["Crash Landing on You", "Goblin"]
    assert rows[2][6] == "yes"


def test_hostile_names_stay_names() -> None:
    name = '=HYPERLINK("x")<script>|\x1b[31m'
    story = [*made(name, end="2020-01-01"), figure(name, "12.5", "finale")]
    hostile = ranking(desk(story), group="tvN")
    assert "\x1b" not in ranking_to_text(hostile)
    page = ranking_to_markdown(hostile)
    assert "<script>" not in page
    assert page.count("\n| 1 |") == 1
    cells = list(csv.reader(io.StringIO(ranking_to_csv(hostile))))[1]
    assert cells[1].startswith("'=")


def test_an_empty_ranking_and_a_mean_say_so() -> None:
    empty = ranking(desk(made("No Figures")), group="tvN", measure=Measure(of=Of.SERIES))
    assert "nothing to rank" in ranking_to_text(empty)
    assert "of 1 tvN dramas on the desk, 0 have such a figure" in ranking_to_text(empty)
    assert json.loads(ranking_to_json(empty))["rows"] == []
    whole = [*made("Short", end="2020-01-02", count=2), figure("Short", "4.0", 1), figure("Short", "5.0", 2)]
    mean = ranking(desk(whole), group="tvN", measure=Measure(of=Of.SERIES))
    assert "mean of all 2 episodes" in ranking_to_text(mean)
    assert json.loads(ranking_to_json(mean))["rows"][0]["episode"] == "series"
