"""Passages written before the rules on credits, days and counts were loosened (passages_set_apart.toml), against the
starter desk with every rule that is on by default: no right one has an error, and most wrong ones are found.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from copydesk.check.engine import examine
from copydesk.check.finding import Finding, Severity
from copydesk.desk import load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

CASES = tomllib.loads(Path(__file__).with_name("passages_set_apart.toml").read_text("utf-8"))
#: How many right ones may have a warning, and how many wrong ones must be found: what a reader makes of a passage
#: changes with its training.
MOST_WARNED, LEAST_FOUND = 2, 10


def findings_of(case: dict[str, str], ledger: Ledger) -> list[Finding]:
    """The findings at error or warning level."""
    document = Document(id="p", title="", text=case["text"], published=case["published"], lang="en")
    found = examine(load_reader().read(document), ledger, plan_of()).findings
    return [finding for finding in found if finding.severity is not Severity.INFO]


def in_words(case: dict[str, str], found: list[Finding]) -> str:
    return "\n  ".join([case["text"], *(f"{f.severity} {f.code} {f.quote}: {f.message}" for f in found)])


def test_no_right_one_has_an_error_and_few_a_warning(starter: Ledger) -> None:
    marked = [(case, found) for case in CASES["right"] if (found := findings_of(case, starter))]
    errors = [in_words(case, found) for case, found in marked if any(f.severity is Severity.ERROR for f in found)]
    assert errors == []
    assert len(marked) <= MOST_WARNED, "\n".join(in_words(case, found) for case, found in marked)


def test_most_wrong_ones_are_found(starter: Ledger) -> None:
    missed = []
    for case in CASES["wrong"]:
        at = case["text"].index(case["wrong"])
        found = findings_of(case, starter)
        if not any(f.start < at + len(case["wrong"]) and at < f.end for f in found):
            missed.append(in_words(case, found))
    assert len(CASES["wrong"]) - len(missed) >= LEAST_FOUND, "\n".join(missed)
