"""The JSON of DESIGN.md, "The command line": the keys, and offsets into the file as it was given."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.check.render.to_json import to_json
from copydesk.model import Document, Piece


def finding(document: Document, start: int, end: int) -> Finding:
    return Finding(
        "N001", "name-spelled-two-ways", Severity.ERROR, "not so", start, end, document.text[start:end],
        (Source("c1", "The Daily", None, "2024-03-09", "said so"),), (Suggestion(start, end, "Hong Hae In"),),
    )


def test_one_object_a_draft_with_the_keys_of_the_contract() -> None:
    plain = Document("d1", "One line.\nHong Ha In, 홍해인.", place="drafts/a.txt")
    clean = Document("d2", "Nothing.")
    first, second = map(json.loads, to_json([(plain, [finding(plain, 10, 20)]), (clean, [])]).splitlines())
    assert second == {"file": "d2", "findings": []}
    assert first == {"file": "drafts/a.txt", "findings": [{
        "code": "N001", "name": "name-spelled-two-ways", "severity": "error", "message": "not so",
        "start": 10, "end": 20, "line": 2, "column": 1, "quote": "Hong Ha In",
        "sources": [{"claim": "c1", "outlet": "The Daily", "url": None, "published": "2024-03-09", "quote": "said so"}],
        "suggestions": [{"start": 10, "end": 20, "replacement": "Hong Hae In"}],
    }]}  # fmt: skip


def test_words_parted_by_markup_are_placed_from_first_to_last_and_not_replaced() -> None:
    file = "<p>\n<b>Hong</b> Ha In</p>"
    document = Document("d", "Hong Ha In", given=file, media_type="text/html",
                        pieces=(Piece(0, 4, file.index("Hong")), Piece(4, 10, file.index(" Ha"))))  # fmt: skip
    (line,) = to_json([(document, [finding(document, 0, 10)])]).splitlines()
    (said,) = json.loads(line)["findings"]
    assert file[said["start"]:said["end"]] == "Hong</b> Ha In"
    assert (said["line"], said["column"], said["quote"], said["suggestions"]) == (2, 4, "Hong Ha In", [])
    (line,) = to_json([(document, [finding(document, 5, 10)])]).splitlines()
    (said,) = json.loads(line)["findings"]
    (suggestion,) = said["suggestions"]
    assert file[suggestion["start"]:suggestion["end"]] == "Ha In"


@given(st.text(), st.data())
def test_line_and_column_lead_back_to_the_start(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    document = Document("d", text)
    (said,) = json.loads(to_json([(document, [finding(document, start, len(text))])]))["findings"]
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[:said["line"] - 1]) + said["column"] - 1 == said["start"] == start
