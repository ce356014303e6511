"""The checks of a draft against itself, on the gold readings: what a copy editor marked is found, and nothing false.

The stories of corpus/ are no news; here they are only text with known slips.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity
from copydesk.model import Reading

ROOT = Path(__file__).parents[2]
STORIES = sorted([*ROOT.glob("corpus/dev/*.json"), *ROOT.glob("corpus/own/*.json")])
SEED = ROOT.parent / "shared" / "corpus" / "seed" / "seed.json"

#: The kinds of slip that these checks are for.
KINDS = ("name", "weekday", "order")


def checked(gold: dict[str, Any]) -> tuple[Reading, tuple[Finding, ...]]:
    document = gold["document"]
    draft = factory.draft(document["text"], gold["entities"], gold["claims"], published=document["published"])
    return draft, check(draft, None)


def marked(finding: Finding, draft: Reading, slips: list[dict[str, str]]) -> bool:
    text = draft.document.text
    places = [m.span() for slip in slips for m in re.finditer(re.escape(slip["quote"]), text)]
    return any(start < finding.end and finding.start < end for start, end in places)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_no_error_but_at_a_slip_that_is_marked(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    draft, found = checked(gold)
    false = [f.message for f in found if f.severity == Severity.ERROR and not marked(f, draft, gold.get("slips", []))]
    assert false == []


def test_most_marked_slips_are_found() -> None:
    wanted = found = 0
    for path in STORIES:
        gold = json.loads(path.read_text("utf-8"))
        draft, findings = checked(gold)
        for slip in gold.get("slips", []):
            if slip["kind"] in KINDS:
                wanted += 1
                found += any(marked(finding, draft, [slip]) for finding in findings)
    assert wanted > 8
    # Not found: two one-word characters a letter apart, a hyphen alone, and a surname that is no misspelling.
    assert found / wanted >= 0.89


@pytest.mark.skipif(not SEED.exists(), reason="the seed story is not beside this checkout")
def test_the_seed_has_one_slip_and_nothing_false() -> None:
    _, (finding,) = checked(json.loads(SEED.read_text("utf-8")))
    assert (finding.code, finding.severity, finding.quote) == ("N001", Severity.ERROR, "Hong Ha In")
    assert [suggestion.replacement for suggestion in finding.suggestions] == ["Hong Hae In"]
    assert "Hae and Ha are different syllables" in finding.message
