"""A ranking in its four forms: the contract of the JSON, the receipts, and that nothing a story says becomes markup."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest

from copydesk.publish.render.ranking import ranking_to_csv, ranking_to_json, ranking_to_markdown, ranking_to_text
from copydesk.publish.render.ranking_rows import HEADINGS
from copydesk.records.asking import ranking
from copydesk.records.marks import Measure, Of
from copydesk.records.ranking import Ranking, rank
from copydesk.records.shows import shows
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


HOSTILE = (
    "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1+1", "＝1+1",
    "<script>alert(1)</script>", "a | b | c", "[x](javascript:alert(1))", "# heading", "![x](http://evil.example/x.png)",
    "\x1b[31mred\x1b[0m", "\u202eevil", "two\nlines", "'quoted", '"quoted"', "a,b;c", "[^1]", "`code`", "눈물의 여왕",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name_in_every_form(name: str) -> None:
    # The only show, the one that was beaten, and the network are all called so.
    first = [*made(name, name, "2016-01-01", "2016-02-01", 2), figure(name, "9.0", 2, "2016-02-01", company="Nielsen")]
    second = [*made("Later", name, "2017-01-01", "2017-02-01", 2), figure("Later", "9.5", 2, "2017-02-01")]
    ranked = rank(f"{name} dramas", shows(desk(first, second).kept), Measure(), None)
    harmless = [{**said, "of": "Name"} if said["of"] == name else said for said in first]
    plain = ranking_to_text(rank("dramas", shows(desk(harmless, second).kept), Measure(), None))
    assert [row.previous and row.previous.name for row in ranked.rows] == [name, None]

    page = json.loads(ranking_to_json(ranked))
    assert [row["name"] for row in page["rows"]] == ["Later", name]
    assert page["rows"][0]["previous"] == name

    cells = list(csv.reader(io.StringIO(ranking_to_csv(ranked))))
    assert [len(row) for row in cells] == [9, 9, 9]
    assert all(cell.lstrip()[:1] not in tuple("=+-@＝＋－＠") or not cell for row in cells for cell in row)

    text = ranking_to_text(ranked)
    assert not {"\x1b", "\u202e"} & set(text)
    assert len(text.splitlines()) == len(plain.splitlines())

    markdown = ranking_to_markdown(ranked)
    rows = [line for line in markdown.splitlines() if line.startswith("| ") and "---" not in line]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {len(HEADINGS) + 3}
    assert "<script>" not in markdown
    assert "](javascript:" not in markdown
    assert not re.search(r"(?<!\\)!\[x\]\(", markdown)


def test_five_hundred_episodes_one_rating_and_none() -> None:
    days = [date(2010, 1, 4) + timedelta(days=number) for number in range(500)]
    long = made("Long", "KBS", days[0].isoformat(), days[-1].isoformat(), 500)
    long += [figure("Long", f"{10 + number / 100:.2f}", number + 1, day.isoformat()) for number, day in enumerate(days)]
    one = [*made("One", "KBS"), figure("One", "12.5")]
    ledger = desk(long, one, made("None", "KBS"))
    best = ranking(ledger, group="KBS")
    assert [(row.thing.name, str(row.mark.percent)) for row in best.rows] == [("Long", "14.99"), ("One", "12.5")]
    assert (best.works, len(best.rows)) == (3, 2)
    mean = ranking(ledger, group="KBS", measure=Measure(of=Of.SERIES)).rows
    assert [(row.thing.name, str(row.mark.percent), row.mark.known) for row in mean] == [("Long", "12.50", 500)]
    for form in (ranking_to_text, ranking_to_markdown, ranking_to_json, ranking_to_csv):
        assert len(form(best)) < 3_000, "the best episode's receipts, not those of all"
    nothing = ranking(desk(made("None", "KBS")), group="KBS")
    assert (nothing.rows, nothing.works) == ((), 1)
    assert "nothing to rank" in ranking_to_text(nothing)


def test_companies_are_never_ranked_against_each_other() -> None:
    a = [*made("A", "tvN"), figure("A", "10.0", 1, "2020-01-06", company="Nielsen Korea"),
         figure("A", "30.0", 1, "2020-01-06", company="TNmS")]  # fmt: skip
    b = [*made("B", "tvN"), figure("B", "20.0", 1, "2020-02-06", company="TNmS Korea")]
    c = [*made("C", "tvN"), figure("C", "12.0", 1, "2020-03-06")]
    nielsen, other = ranking(desk(a, b, c)), ranking(desk(a, b, c), measure=Measure(company="TNmS"))
    assert [(row.thing.name, str(row.mark.percent)) for row in nielsen.rows] == [("C", "12.0"), ("A", "10.0")]
    assert [(row.thing.name, str(row.mark.percent)) for row in other.rows] == [("A", "30.0"), ("B", "20.0")]
    assert not any(row.mark.disputed for row in (*nielsen.rows, *other.rows))
    assert (nielsen.other_company, other.other_company) == (2, 2)
    assert nielsen.rows[0].previous is not None
    assert nielsen.rows[0].margin == 2
    for form in (ranking_to_text, ranking_to_markdown):
        assert "2 figures of other companies left out" in form(nielsen)
        assert "Nielsen Korea" in form(nielsen)
        assert "30.0" not in form(nielsen)
