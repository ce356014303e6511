"""Runs the rules over one draft. Decides order, drops repeats and what the draft's own comments silence; knows nothing
of what a rule looks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.check.finding import Finding, Suppressed
from copydesk.check.once import working
from copydesk.check.recognition import recognise, remembering
from copydesk.check.rule import Plan, Rule
from copydesk.check.rules import RULES, unused_suppression
from copydesk.check.selection import named, near
from copydesk.check.suppressions import Suppression, suppressions
from copydesk.ledger.base import Ledger
from copydesk.model import Reading

__all__ = ["Examined", "check", "examine"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rules have to say about a draft, and what its comments kept them from saying. Both are sorted."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()


def check(draft: Reading, ledger: Ledger | None, rules: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """The findings of `examine`, by `rules` that somebody selected; None runs those that are on by default."""
    chosen = tuple(rule for rule in RULES if rule.info.default) if rules is None else tuple(rules)
    return examine(draft, ledger, Plan(chosen)).findings


def examine(draft: Reading, ledger: Ledger | None, plan: Plan) -> Examined:
    """Every finding of the plan's rules, sorted by start, end and code; one at most for a place and code.

    Rules that need a ledger are skipped where `ledger` is None. Raises LedgerError where the ledger cannot be read.
    """
    if ledger is None:
        with working():
            return _examined(draft, None, plan)
    with ledger.snapshot(), working():
        asked = remembering(ledger)
        return _examined(recognise(draft, asked), asked, plan)


def _examined(draft: Reading, ledger: Ledger | None, plan: Plan) -> Examined:
    findings: dict[tuple[bool, int, int, str], Finding] = {}
    ran = []
    for rule in plan.rules:
        if ledger is None and rule.info.needs_ledger:
            continue
        ran.append(rule)
        run = rule.spelled(plan.spellings) if rule.spelled and plan.spellings else rule.check
        for finding in run(draft, ledger):
            findings.setdefault(_key(finding), plan.weighed(finding))
    kept, suppressed, idle = _suppressed(draft, list(findings.values()), ran)
    if unused_suppression.RULE in ran:
        kept += [plan.weighed(finding) for finding in idle]
    return Examined(tuple(sorted(kept, key=_key)), tuple(sorted(suppressed, key=lambda one: _key(one.finding))))


def _key(finding: Finding) -> tuple[bool, int, int, str]:
    return finding.in_file, finding.start, finding.end, finding.code


def _suppressed(
    draft: Reading, findings: list[Finding], ran: Sequence[Rule]
) -> tuple[list[Finding], list[Suppressed], list[Finding]]:
    """The findings that stay, those that a comment silences, and what there is to say about comments that silence none.

    A comment without a reason silences nothing.
    """
    comments = [one for one in suppressions(draft.document) if one.understood]
    reasons: dict[tuple[bool, int, int, str], str] = {}
    idle: list[Finding] = []
    for comment in comments:
        if comment.reason:
            reasons |= {_key(f): comment.reason for f in findings if comment.covers(f) and _names(comment, f)}
        idle += _idle(draft, comment, findings, ran)
    kept = [finding for finding in findings if _key(finding) not in reasons]
    silenced = [Suppressed(f, "comment", reasons[_key(f)]) for f in findings if _key(f) in reasons]
    return kept, silenced, idle


def _names(comment: Suppression, finding: Finding) -> bool:
    return any(rule.info.code == finding.code for word in comment.words for rule in named(word, RULES))


def _idle(
    draft: Reading, comment: Suppression, findings: Sequence[Finding], ran: Sequence[Rule]
) -> Iterator[Finding]:
    """At most one finding on a comment: its first word that names no check, or checks that ran and found nothing."""
    codes = {rule.info.code for rule in ran}
    for word in comment.words:
        rules = named(word, RULES)
        if not rules:
            said = f'no check is called "{word}" ({near(word, RULES)})'
            yield unused_suppression.INFO.file_finding(draft, comment.place, said)
            return
        meant = {rule.info.code for rule in rules} & codes
        if meant and comment.reason and not any(comment.covers(f) and f.code in meant for f in findings):
            said = f"{word} finds nothing here any more: take the comment out"
            yield unused_suppression.INFO.file_finding(draft, comment.place, said)
            return
