"""Sentences about dramas of the starter tables, each with one mistake in a name, role, title, day, count or network and
what is right: a line is `kind|published|text with {wrong|right}`. Read by the reader that ships, checked on a desk of
the starter tables: the wrong words are found and what is right is said; what is right is no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity
from copydesk.desk import load_reader
from copydesk.ledger.base import Ledger
from copydesk.model import Document
from copydesk.names import fold

LINES = (Path(__file__).parent / "drafts.txt").read_text("utf-8").splitlines()
#: Of the lines; the reader does not see every name, and one pair is two romanisations of one name.
FOUND_AT_LEAST = 0.93


class Draft(NamedTuple):
    published: str
    before: str
    wrong: str
    right: str
    after: str


def drafts() -> Iterator[Draft]:
    for line in LINES:
        _, published, text = line.split("|", 2)
        before, wrong, right, after = re.fullmatch(r"(.*)\{([^|]*)\|([^}]*)\}(.*)", text).groups()  # type: ignore[union-attr]
        yield Draft(published, before, wrong, right, after)


def explains(draft: Draft, finding: Finding) -> bool:
    said = [finding.message, *(suggestion.replacement for suggestion in finding.suggestions)]
    start, end = len(draft.before), len(draft.before) + len(draft.wrong)
    overlaps = finding.start < end and start < finding.end and finding.severity is not Severity.INFO
    numbers = re.findall(r"\d+", draft.right)
    return overlaps and any(fold(draft.right) in fold(one) or (numbers and numbers[0] in one) for one in said)


def test_mistakes_are_found_and_what_is_right_is_no_error(starter: Ledger) -> None:
    reader = load_reader()
    missed, false = [], []
    for number, draft in enumerate(drafts(), 1):
        found = []
        for words in (draft.wrong, draft.right):
            text = draft.before + words + draft.after
            document = Document(id=str(number), text=text, published=draft.published, lang="en")
            found.append(check(reader.read(document), starter))
        if not any(explains(draft, finding) for finding in found[0]):
            missed.append(f"{number}: {draft.wrong} for {draft.right}")
        false += [f"{number}: {f.quote}: {f.message}" for f in found[1] if f.severity is Severity.ERROR]
    assert false == []
    assert len(missed) <= len(LINES) * (1 - FOUND_AT_LEAST), missed
