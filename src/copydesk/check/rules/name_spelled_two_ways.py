"""
## What it flags

One person, character or work under two spellings in one draft. A slip ("Hong Ha In" beside "Hong Hae In") is an error
at each place of the rarer spelling; another romanisation or hyphenation of the same name ("Kim Soo-hyun" beside
"Kim Soo Hyun") is a warning. Short forms, hashtags, handles and a spelling given in brackets are left alone, and so are
two near names that the draft itself keeps apart: by their jobs, their roles or their works, as kin, side by side, in
two sentences in a row that each say who one of them is, or in a sentence about names.
A name that is no slip of the ear and a letter off all the same, a real person's also a much like syllable ("Yea-joo"
beside "Yea-ji"), is a warning where the desk knows the one and has never heard of the other. Where only the nearness of
the names speaks for a slip the finding is a warning; so it is where a Korean name, known by its letters alone, whole or
given, is told of nowhere, the desk has never heard of it, and it is a syllable or a family name off one that the draft
told of before and the desk knows. A role's whole name counts where it stands as one known already: a brother is
introduced. The rarer spelling is taken for the wrong one; of two as rare the headline's, or else the later, but never
the one that the desk knows where it knows one of them.

## Why it matters

A syllable makes another person. Readers and search engines take two spellings for two people, and one of them is wrong.

## Example

> Hong Hae In is an heiress. In the end Hong Ha In marries the legal director.

## Instead

> Hong Hae In is an heiress. In the end Hong Hae In marries the legal director.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from copydesk import names
from copydesk.check.finding import Finding, Severity
from copydesk.check.naming import misnamed
from copydesk.check.naming.circle import CRAFTS
from copydesk.check.naming.lettered import meant_for_others
from copydesk.check.naming.misnamed import PEOPLE
from copydesk.check.naming.nearness import a_like_syllable_of
from copydesk.check.naming.spellings import (
    Spelling,
    apart,
    both_scripts,
    each_described,
    leaves_out,
    linked,
    of_names,
    parts_like,
    same_digits,
    same_letters,
    side_by_side,
    spellings,
)
from copydesk.check.places import headline_end
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.wording import like_name
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, EntityValue, Reading, Span

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="N001", name="name-spelled-two-ways", severity=Severity.ERROR, since="0.1")

#: The words of a whole name; how often two names stand that are there once each.
_WHOLE_NAME, _ONCE_EACH = 2, 2
# Shorter names are a letter away from too many others.
_SHORTEST_PART = 6
_COUNTED = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two spellings that say one name differently: `left[…]` and `right[…]`, the parts of them that stand for each
    other, as ranges of code points. They are all of the two, or one is all and the other its first or last words.
    """

    left: Spelling
    left_part: Span
    right: Spelling
    right_part: Span

    def turned(self) -> _Pair:
        """The pair the other way round."""
        return _Pair(self.right, self.right_part, self.left, self.left_part)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding at each place of a spelling that has a commoner one in the draft."""
    forms, headline = spellings(draft), headline_end(draft.document.text)
    better: dict[Spelling, _Pair] = {}
    pairs = [
        (left, right, found) for left, right in combinations(forms, 2)
        if (found := _pair(draft, left, right, ledger)) is not None and not _two_known(ledger, left, right)
    ]
    # Two people are two by their first names as well.
    two = {_both(left, right) for left, right, _ in pairs if each_described(draft, left, right)}
    for left, right, found in pairs:
        if _both(left, right) in two:
            continue
        # `pair.left` is the one to follow.
        pair = min(found, found.turned(), key=lambda way: (-_known(ledger, way), *_weight(headline, forms, way)))
        known = better.get(pair.right)
        if known is None or _weight(headline, forms, pair) < _weight(headline, forms, known):
            better[pair.right] = pair
    marked: set[Span] = set()
    for form, pair in better.items():
        if pair.left in better and better[pair.left].left == form:
            continue
        comparison = names.compare(_part(pair.left, pair.left_part), _part(form, pair.right_part))
        slip = comparison.relation == names.Relation.SLIP
        severity = Severity.ERROR if slip and _sure(draft, form, pair.left) else Severity.WARNING
        said = _part(pair.left, pair.left_part)
        name = form.text[:pair.right_part.start] + said + form.text[pair.right_part.end:]
        for span in form.spans:
            marked.add(span)
            written = draft.document.text[span.start:span.end]
            message = f"“{written}” here, “{said}” {_times(forms, pair.left, said)} elsewhere: {comparison.reason}"
            yield INFO.finding(
                draft, span.start, span.end, message, severity=severity, replacement=like_name(written, name)
            )
    yield from _by_letters(draft, ledger, marked) if ledger is not None else ()


def _by_letters(draft: Reading, ledger: Ledger, marked: Collection[Span]) -> Iterator[Finding]:
    """Names that no reader is asked for, as warnings, but for the places that are marked."""
    found = meant_for_others(draft, ledger)
    taken = {*marked, *(wrong.at for wrong in misnamed(draft, ledger))} if found else marked
    for meant in found:
        times = _COUNTED.get(meant.times, f"{meant.times} times")
        for at in meant.spans:
            if any(at.start < other.end and other.start < at.end for other in taken):
                continue
            message = f"“{meant.written}” here, “{meant.right}” {times} elsewhere, whom the desk knows: {meant.reason}"
            yield INFO.finding(
                draft, at.start, at.end, message, severity=Severity.WARNING, replacement=meant.right, sure=False
            )


def _both(left: Spelling, right: Spelling) -> frozenset[str]:
    """The entities of two spellings; of one entity the spellings themselves."""
    if left.entity.id == right.entity.id:
        return frozenset((left.text, right.text))
    return frozenset((left.entity.id, right.entity.id))


def _pair(draft: Reading, left: Spelling, right: Spelling, ledger: Ledger | None) -> _Pair | None:
    if left.entity.type != right.entity.type or both_scripts(left.text, right.text):
        return None
    same_entity = left.entity.id == right.entity.id
    if not same_entity and not _may_be_one(left, right):
        return None
    if not same_digits(left.text, right.text) or leaves_out(left, right) or leaves_out(right, left):
        return None
    pair = _alike(left, Span(0, len(left.text)), right, Span(0, len(right.text)))
    if pair is None and _a_letter_off(draft, left, right, ledger):
        pair = _Pair(left, Span(0, len(left.text)), right, Span(0, len(right.text)))
    if pair is None and same_entity:
        short, full = sorted((left, right), key=lambda form: len(form.words))
        whole = Span(0, len(short.text))
        parts = parts_like(short, full) if len(short.text) >= _SHORTEST_PART else ()
        pair = next((p for part in parts if (p := _alike(short, whole, full, part))), None)
    if pair is None or side_by_side(draft, left, right) or apart(draft, left, right) or of_names(draft, left, right):
        return None
    return pair


def _alike(left: Spelling, left_part: Span, right: Spelling, right_part: Span) -> _Pair | None:
    ours, theirs = _part(left, left_part), _part(right, right_part)
    alike = names.compare(ours, theirs).relation in (names.Relation.SLIP, names.Relation.VARIANT)
    return _Pair(left, left_part, right, right_part) if alike and not same_letters(ours, theirs) else None


def _a_letter_off(draft: Reading, left: Spelling, right: Spelling, ledger: Ledger | None) -> bool:
    """Whether two whole names of people are a letter apart, no more, where the desk knows the one and has never heard
    of the other, which the draft has once: "Kim Ta-ri" in a story about Kim Tae-ri. Those of real people may be a
    like syllable apart: roles that are brother and sister often are.

    The one known has to be commoner, or the other's bearer to have a part in a work: he may be a florist of the name.
    """
    if ledger is None or left.entity.type not in PEOPLE or min(len(left.words), len(right.words)) < _WHOLE_NAME:
        return False
    known = {form: ledger.find(form.text, types=frozenset(PEOPLE)) for form in (left, right)}
    unknown = [form for form, things in known.items() if not things]
    if len(unknown) != 1 or len(unknown[0].spans) > 1:
        return False
    if names.letters_apart(left.text, right.text, 1) > 1:
        things = (t for found in known.values() for t in found if t.type is left.entity.type is EntityType.PERSON)
        if not any(a_like_syllable_of(unknown[0].text, thing) for thing in things):
            return False
    them = EntityValue(unknown[0].entity.id)
    in_a_part = any(them in (c.object, c.qualifier("character")) for c in draft.claims if c.predicate in CRAFTS)
    return in_a_part or len(left.spans) + len(right.spans) > _ONCE_EACH


def _known(ledger: Ledger | None, pair: _Pair) -> bool:
    """Whether the desk knows the left spelling as a name; without a ledger it knows none."""
    kind = frozenset({pair.left.entity.type})
    return ledger is not None and bool(ledger.find(_part(pair.left, pair.left_part), types=kind))


def _two_known(ledger: Ledger | None, left: Spelling, right: Spelling) -> bool:
    """Whether the desk has the two as names of different things: Kim Sung-kyu and Kim Sung-kyun."""
    if ledger is None:
        return False
    ours, theirs = ({t.id for t in ledger.find(s.text, types=frozenset({s.entity.type}))} for s in (left, right))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _may_be_one(left: Spelling, right: Spelling) -> bool:
    """Whether two entities may be one for their names alone: people of two names each, a word of them shared.

    Near titles are mostly two works.
    """
    if left.entity.type == EntityType.WORK or min(len(left.words), len(right.words)) < 2:
        return False
    return not set(left.words).isdisjoint(right.words) or names.key(left.text) == names.key(right.text)


def _part(form: Spelling, part: Span) -> str:
    return form.text[part.start:part.end]


def _weight(headline: int, forms: Sequence[Spelling], pair: _Pair) -> tuple[int, bool, int]:
    """How well the draft bears out the left spelling of the pair: less is better.

    By how often its entity is written with the words that set the two apart, short forms included; of two as common
    one of the body, since a headline (it ends at that offset) is written by another hand; then the first in the draft.
    """
    words = _apart_words(_part(pair.left, pair.left_part), _part(pair.right, pair.right_part))
    return -_times_written(forms, pair.left, words), pair.left.spans[-1].end <= headline, pair.left.spans[0].start


def _apart_words(ours: str, theirs: str) -> str:
    """The words of `ours` that `theirs` has otherwise, words being what stands between spaces."""
    left, right = ours.casefold().split(), theirs.casefold().split()
    while len(left) > 1 and len(right) > 1 and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while len(left) > 1 and len(right) > 1 and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return " ".join(left)


def _times_written(forms: Sequence[Spelling], of: Spelling, words: str) -> int:
    return sum(
        len(form.spans) for form in forms
        if form.entity.id == of.entity.id and f" {words.casefold()} " in f" {' '.join(form.text.casefold().split())} "
    )


def _times(forms: Sequence[Spelling], of: Spelling, words: str) -> str:
    count = _times_written(forms, of, words)
    return _COUNTED.get(count, f"{count} times")


def _sure(draft: Reading, form: Spelling, other: Spelling) -> bool:
    """Whether more than the nearness of the names says that they are one: the reader, a claim, or their number."""
    if form.entity.id == other.entity.id or linked(draft, form, other):
        return True
    return len(form.spans) == 1 and len(other.spans) > 1


RULE = Rule(INFO, check, __doc__ or "")
