"""Passages as outlets of many kinds write them (passages_with_numbers.toml), read by the reader that ships and checked
against the starter desk with every check that is on by default: right ones are left alone, wrong numbers are marked.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from copydesk.check.engine import examine
from copydesk.check.finding import Finding, Severity
from copydesk.desk import load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

CASES = tomllib.loads(Path(__file__).with_name("passages_with_numbers.toml").read_text("utf-8"))
#: How many of the right passages may have a warning, and how many of the wrong ones must be marked: what a reader makes
#: of a passage changes with its training. None may have an error.
MOST_WARNED, LEAST_MARKED = 3, 0.9


@pytest.fixture(scope="module")
def found(starter: Ledger) -> dict[str, list[Finding]]:
    """What is said above info level of each passage, by its text."""
    reader, plan = load_reader(), plan_of()
    said: dict[str, list[Finding]] = {}
    for case in (*CASES["right"], *CASES["wrong"]):
        document = Document(id="p", title="", text=case["text"], published=case["published"], lang="en")
        findings = examine(reader.read(document), starter, plan).findings
        said[case["text"]] = [f for f in findings if f.severity is not Severity.INFO]
    return said


def shown(text: str, findings: list[Finding]) -> str:
    return "\n".join([text, *(f"  {f.severity} {f.code} {f.quote}: {f.message}" for f in findings)])


def marked(case: dict[str, Any], findings: list[Finding]) -> bool:
    at = case["text"].index(case["quote"])
    return any(f.start < at + len(case["quote"]) and at < f.end for f in findings)


def test_right_passages_have_no_error_and_hardly_a_warning(found: dict[str, list[Finding]]) -> None:
    said = [
        (case["text"], [f for f in found[case["text"]] if case.get("may", "\0") not in f.message])
        for case in CASES["right"]
    ]
    errors = [shown(text, some) for text, some in said if any(f.severity is Severity.ERROR for f in some)]
    warned = [shown(text, some) for text, some in said if some]
    assert errors == [], "\n".join(errors)
    assert len(warned) <= MOST_WARNED, "\n".join(warned)


def test_a_changed_number_is_marked(found: dict[str, list[Finding]]) -> None:
    missed = [shown(c["text"], found[c["text"]]) for c in CASES["wrong"] if not marked(c, found[c["text"]])]
    assert 1 - len(missed) / len(CASES["wrong"]) >= LEAST_MARKED, "\n".join(missed)
