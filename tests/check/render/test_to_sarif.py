"""SARIF 2.1.0 against the schema of its standard, and what that cannot say: UTF-16 columns, silencing, stable bytes."""

from __future__ import annotations

import json
from typing import Any

import fastjsonschema
from hypothesis import given
from hypothesis import strategies as st

from check.render.sarif_schema import sarif_schema
from copydesk.check.finding import Finding, Severity, Source, Suggestion, Suppressed
from copydesk.check.render.to_sarif import FINGERPRINT, to_sarif
from copydesk.check.rules import RULES
from copydesk.errors import SourceError
from copydesk.model import Document

valid = fastjsonschema.compile(sarif_schema(), use_default=False)


def finding(document: Document, words: str, code: str = "N001", *, fix: str | None = None) -> Finding:
    start = document.text.index(words)
    end = start + len(words)
    fixes = () if fix is None else (Suggestion(start, end, fix),)
    source = Source("c1", "The Daily", "https://daily.example/1", "2024-03-09", "said so")
    return Finding(code, "some-name", Severity.WARNING, "not so", start, end, words, (source,), fixes)


def log(*drafts: Any, failures: Any = ()) -> dict[str, Any]:
    text = to_sarif(drafts, RULES, failures)
    assert text == to_sarif(drafts, RULES, failures)
    said: dict[str, Any] = json.loads(text)
    valid(said)
    (run,) = said["runs"]
    return dict(run)


def test_a_finding_with_its_rule_receipts_fix_and_fingerprint() -> None:
    document = Document("d", "One 🌸 line.\r\n🌸🌸 Hong Ha In came.", place="drafts/a b.txt")
    run = log((document, [finding(document, "Hong Ha In", fix="Hong Hae In")], []))
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "N001"
    assert result["level"] == "warning"
    assert result["message"]["text"] == "not so\nThe Daily, 2024-03-09: “said so” https://daily.example/1"
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "drafts/a%20b.txt"}
    # Two flowers outside the basic plane are four code units, then a space.
    region = {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 16}
    assert place["physicalLocation"]["region"] == {**region, "snippet": {"text": "Hong Ha In"}}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "Hong Hae In"}}]
    assert result["properties"]["sources"][0]["claim"] == "c1"
    assert len(result["partialFingerprints"][FINGERPRINT]) == 16


def test_every_rule_has_its_page_as_help() -> None:
    rules = {rule["id"]: rule for rule in log()["tool"]["driver"]["rules"]}
    assert list(rules) == [rule.info.code for rule in RULES]
    assert "## Instead" in rules["D001"]["help"]["markdown"]
    assert rules["D001"]["shortDescription"]["text"] == "A weekday that does not fall on the date beside it."


def test_suppressed_findings_are_results_with_their_reason_and_keep_their_place() -> None:
    document = Document("d", "Hong Ha In, then Baek.", place="a.txt")
    first, second = finding(document, "Hong Ha In"), finding(document, "Baek")
    run = log((document, [second], [Suppressed(first, "comment", "so agreed")]))
    assert [result.get("suppressions") for result in run["results"]] == [
        [{"kind": "inSource", "status": "accepted", "justification": "so agreed"}], None,
    ]  # fmt: skip
    run = log((document, [], [Suppressed(first, "baseline", "old"), Suppressed(second, "baseline", "old")]))
    assert {result["suppressions"][0]["kind"] for result in run["results"]} == {"external"}


def test_a_finding_of_a_rule_that_is_not_listed_has_no_index() -> None:
    document = Document("d", "Hong Ha In", place="/drafts/a.txt")
    (result,) = log((document, [finding(document, "Hong", "Z999")], []))["results"]
    assert "ruleIndex" not in result
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///drafts/a.txt"


def test_what_could_not_be_read_is_a_notification() -> None:
    (invocation,) = log(failures=[SourceError("not UTF-8", place="b.txt")])["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "b.txt: not UTF-8"
    (invocation,) = log()["invocations"]
    assert invocation["executionSuccessful"] is True


@given(st.text(alphabet="a🌸é\r\n홍", min_size=1), st.data())
def test_regions_lead_back_to_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = Document("d", text, place="-")
    found = Finding("N001", "n", Severity.ERROR, "m", start, end, text[start:end])
    (result,) = log((document, [found], []))["results"]
    where = result["locations"][0]["physicalLocation"]
    region = where["region"]
    lines = text.split("\n")

    def offset(line: str, column: str) -> int:
        before = "".join(part + "\n" for part in lines[: region[line] - 1])
        units = lines[region[line] - 1].encode("utf-16-le")[: 2 * (region[column] - 1)]
        return len(before) + len(units.decode("utf-16-le"))

    assert (offset("startLine", "startColumn"), offset("endLine", "endColumn")) == (start, end)
    assert where["artifactLocation"]["uri"] == "stdin"
