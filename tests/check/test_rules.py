"""Every rule against its fixtures, and the house rules of rules: codes, pages, one that fires, one that must not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import PAGE_HEADINGS, Rule
from copydesk.check.rules import RULES
from copydesk.model import Reading
from copydesk.sources.markdown import markdown_document

FIXTURES = Path(__file__).parent / "rules"
CASES = sorted(FIXTURES.glob("*/*.toml"))
BY_NAME = {rule.info.name: rule for rule in RULES}


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def findings(rule: Rule, case: dict[str, Any]) -> tuple[Reading, tuple[Finding, ...]]:
    text, given = case.get("text", ""), {}
    if "markdown" in case:
        file = markdown_document(case["markdown"], id="draft", place="draft.md", published=None)
        text, given = file.text, {"given": file.given, "pieces": file.pieces, "media_type": file.media_type}
    reading = factory.draft(
        text, case.get("entities", ()), case.get("claims", ()), published=case.get("published"), **given
    )
    return reading, check(reading, factory.ledger(case.get("ledger", ())), [rule])


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_fixture_gives_its_findings_and_no_others(path: Path) -> None:
    case = load(path)
    reading, found = findings(BY_NAME[path.parent.name], case)
    expected = case.get("findings", [])
    said = [(f.severity.value, f.quote, f.message) for f in found]
    assert [(f["severity"], f["quote"]) for f in expected] == [(severity, quote) for severity, quote, _ in said], said
    for finding, wanted in zip(found, expected, strict=True):
        words = reading.document.given if finding.in_file else reading.document.text
        assert words[finding.start:finding.end] == finding.quote
        replacement = finding.suggestions[0].replacement if finding.suggestions else None
        assert replacement == wanted.get("fix"), finding
        for words in wanted.get("says", []):
            assert words in finding.message
        for words in wanted.get("not", []):
            assert words not in finding.message
        if "outlets" in wanted:
            assert [source.outlet for source in finding.sources] == wanted["outlets"]
        if "before" in wanted:
            assert reading.document.text[:finding.start].endswith(wanted["before"])


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.info.name)
def test_a_rule_has_a_fixture_that_fires_and_one_that_must_not(rule: Rule) -> None:
    fired = [bool(load(path).get("findings")) for path in CASES if path.parent.name == rule.info.name]
    assert True in fired
    assert False in fired


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.info.name)
def test_a_page_has_its_headings_in_order_each_with_words(rule: Rule) -> None:
    sections = re.split(r"^## (.+)$", rule.page, flags=re.MULTILINE)[1:]
    assert tuple(sections[::2]) == PAGE_HEADINGS
    assert all(section.strip() for section in sections[1::2])


def test_codes_and_names_are_used_once_and_well_formed() -> None:
    codes = [rule.info.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert codes == sorted(codes)
    assert len(BY_NAME) == len(RULES)
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in codes)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)+", name) for name in BY_NAME)


def test_every_fixture_folder_belongs_to_a_rule() -> None:
    assert {path.name for path in FIXTURES.iterdir() if path.is_dir()} == set(BY_NAME)


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_finding_is_graver_than_its_rule(path: Path) -> None:
    grave = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    rule = BY_NAME[path.parent.name]
    _, found = findings(rule, load(path))
    assert all(grave.index(f.severity) <= grave.index(rule.info.severity) for f in found)
    assert all(f.code == rule.info.code and f.name == rule.info.name for f in found)
