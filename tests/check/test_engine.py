"""What the engine promises whatever the rules: order, no repeats, rules without their ledger skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from check import factory
from copydesk.check import engine
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.ledger.base import Ledger
from copydesk.model import Reading


def rule(code: str, *places: tuple[int, int], needs_ledger: bool = False, default: bool = True) -> Rule:
    info = RuleInfo(code, "said-something", Severity.ERROR, "0.1", needs_ledger, default)

    def said(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
        return (info.finding(draft, start, end, f"{code} number {n}") for n, (start, end) in enumerate(places))

    return Rule(info, said, "")


DRAFT = factory.draft("Eight days in May")


def test_findings_are_sorted_by_start_end_and_code() -> None:
    found = check(DRAFT, None, [rule("B002", (6, 10), (0, 5)), rule("A001", (6, 10), (0, 10), (6, 8))])
    assert [(f.start, f.end, f.code) for f in found] == [
        (0, 5, "B002"), (0, 10, "A001"), (6, 8, "A001"), (6, 10, "A001"), (6, 10, "B002"),
    ]  # fmt: skip


def test_one_finding_at_most_for_a_place_and_code() -> None:
    (found,) = check(DRAFT, None, [rule("A001", (0, 5), (0, 5))])
    assert found.message == "A001 number 0"
    assert found.quote == "Eight"


def test_rules_that_need_a_ledger_are_skipped_without_one() -> None:
    rules = [rule("A001", (0, 5)), rule("L001", (0, 5), needs_ledger=True)]
    assert [f.code for f in check(DRAFT, None, rules)] == ["A001"]
    assert [f.code for f in check(DRAFT, factory.ledger([]), rules)] == ["A001", "L001"]


def test_a_rule_that_is_off_by_default_runs_only_where_it_is_selected(monkeypatch: pytest.MonkeyPatch) -> None:
    on, off = rule("A001", (0, 5)), rule("A002", (0, 5), default=False)
    monkeypatch.setattr(engine, "RULES", (on, off))
    assert [f.code for f in check(DRAFT, None)] == ["A001"]
    assert [f.code for f in check(DRAFT, None, [on, off])] == ["A001", "A002"]


def test_all_the_rules_run_on_an_empty_draft() -> None:
    assert check(factory.draft(""), None) == ()
    assert check(factory.draft(""), factory.ledger([])) == ()
