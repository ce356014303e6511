"""Which rules run: codes, beginnings of codes and names to rules. Pure; knows nothing of where the words come from."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from copydesk.check.rule import Rule
from copydesk.errors import UsageError

__all__ = ["ALL", "DEFAULT", "chosen", "named", "near", "one"]

#: Every rule, and those that are on where nobody selects.
ALL, DEFAULT = "ALL", "DEFAULT"


def named(word: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules that `word` names: a code (`L001`), the beginning of codes (`L`), a name (`contradicted-value`), `ALL`
    or `DEFAULT`, in capitals or not. Empty where it names none.
    """
    wanted = word.strip().upper()
    if wanted == ALL:
        return tuple(rules)
    if wanted == DEFAULT:
        return tuple(rule for rule in rules if rule.info.default)
    if not wanted:
        return ()
    return tuple(rule for rule in rules if rule.info.code.startswith(wanted) or rule.info.name.upper() == wanted)


def one(word: str, rules: Sequence[Rule]) -> Rule:
    """The rule of that code or name. Raises UsageError, naming the nearest, where there is none."""
    for rule in named(word, rules):
        if word.strip().upper() in (rule.info.code, rule.info.name.upper()):
            return rule
    raise UsageError(f'no check is called "{word}"', advice=near(word, rules))


def chosen(
    rules: Sequence[Rule], *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules of `rules`, in order, that `select` names (nothing: those on by default) and `ignore` does not.

    Raises UsageError, naming the nearest, for a word that names no rule.
    """
    on = {rule.info.code for word in select or (DEFAULT,) for rule in _some(word, rules)}
    off = {rule.info.code for word in ignore for rule in _some(word, rules)}
    return tuple(rule for rule in rules if rule.info.code in on - off)


def _some(word: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    found = named(word, rules)
    if not found:
        raise UsageError(f'no check is called "{word}"', advice=near(word, rules))
    return found


def near(word: str, rules: Sequence[Rule]) -> str:
    """What somebody who wrote `word` may have meant, as advice."""
    meant = {said.lower(): said for rule in rules for said in (rule.info.name, rule.info.code)}
    close = get_close_matches(word.strip().lower(), meant, n=1, cutoff=0.5)
    return f"nearest: {meant[close[0]]}" if close else "`copydesk explain` lists them"
