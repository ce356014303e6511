"""Codes, beginnings of codes, names and the two words for all and for the default; a word that names nothing."""

from __future__ import annotations

import pytest

from copydesk.check.finding import Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.selection import chosen, named, one
from copydesk.errors import UsageError


def rule(code: str, name: str, *, default: bool = True) -> Rule:
    return Rule(RuleInfo(code, name, Severity.ERROR, "0.1", default=default), lambda draft, ledger: iter(()), "")


RULES = (
    rule("D001", "mismatched-weekday"), rule("D002", "inverted-dates"), rule("L001", "contradicted-value"),
    rule("N003", "house-spelling", default=False),
)  # fmt: skip


def codes(*, select: list[str] | None = None, ignore: list[str] | None = None) -> list[str]:
    return [rule.info.code for rule in chosen(RULES, select=select or [], ignore=ignore or [])]


@pytest.mark.parametrize(
    ("select", "ignore", "run"),
    [
        ([], [], ["D001", "D002", "L001"]),
        (["L001"], [], ["L001"]),
        (["L"], [], ["L001"]),
        (["l001", "Inverted-Dates"], [], ["D002", "L001"]),
        (["DEFAULT", "N003"], [], ["D001", "D002", "L001", "N003"]),
        (["ALL"], ["D"], ["L001", "N003"]),
        ([], ["mismatched-weekday"], ["D002", "L001"]),
        (["D001"], ["D001"], []),
    ],
)
def test_what_runs(select: list[str], ignore: list[str], run: list[str]) -> None:
    assert codes(select=select, ignore=ignore) == run


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("L0O1", "L001"), ("contradicted-values", "contradicted-value"), ("weekday", "mismatched-weekday")],
)
def test_an_unknown_word_gets_the_nearest(word: str, nearest: str) -> None:
    for asked in ({"select": [word]}, {"ignore": [word]}):
        with pytest.raises(UsageError, match=f'no check is called "{word}"') as failed:
            chosen(RULES, **asked)
        assert failed.value.advice == f"nearest: {nearest}"


def test_a_word_like_nothing_and_an_empty_one() -> None:
    with pytest.raises(UsageError, match="copydesk explain"):
        chosen(RULES, select=["zzzzzz"])
    assert named("", RULES) == ()
    with pytest.raises(UsageError):
        chosen(RULES, ignore=[" "])


def test_one_rule_is_a_code_or_a_name_and_no_beginning() -> None:
    assert one("house-spelling", RULES) is one("n003", RULES)
    with pytest.raises(UsageError):
        one("D", RULES)
