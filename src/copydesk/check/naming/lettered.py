"""Korean names of a draft by their letters ("Jang Geu-rae", "Geu-rae"), whatever a reader took them for, and which of
them is likely meant for another: a name that the desk has never heard of, used like one that the draft has told of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk import names
from copydesk.check.naming.circle import Circle, circle_of
from copydesk.check.naming.korean_names import korean_names
from copydesk.check.naming.misnamed import PEOPLE
from copydesk.check.naming.spellings import KIN_WORDS, OF_NAMES
from copydesk.check.once import once
from copydesk.check.places import cut_of
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form
from copydesk.text.segment import Sentence

__all__ = ["Meant", "meant_for_others"]

#: How often a name stands at most that is a slip for another.
_SELDOM = 2
#: How many letters of a syllable may differ that opens alike.
_LETTERS = 2
_TYPES = frozenset(PEOPLE)
#: Behind a name, and before it, words that tell who somebody new is.
_TOLD_BEHIND = Form(
    r",\s+(?:an?|the|his|her|their|who|whose|whom|played|portrayed)\b|\s*[(\[]|\s+(?:is|was)\s+(?:an?|the)\b"
)
#: Of the last words before a name those that do not describe its bearer: "the story of", "the drama crosses".
_NO_NOUN = (
    r"(?:of|for|about|on|to|from|by|in|at|over|that|which|who|whom|when|where|while|if|but|has|had|have|is|was|are|were|"
    r"does|did|[\w-]+(?:ed|ing|[a-rt-z]s))\s"
)
_TOLD_BEFORE = Form(
    r"(?:\b(?:named|called|one|certain|(?:an?|the|his|her|their|its)\s+(?:[\w’'-]+\s+){0,3}"
    rf"(?!{_NO_NOUN})[\w’'-]+\s+|and|&|with|as|than|unlike)|['’]s|[(–—/]|[A-Z]\w*\*{{0,2}}:)\s*$"
)
_ALSO_BEFORE = Form(
    r"\b(?:actor|actress|director|writer|reporter|critic|singer|comedian|producer|prosecutor|detective|doctor|professor|"
    r"captain|chairman|secretary|nurse|teacher|lawyer|attorney|king|queen|prince|princess|mr|mrs|ms|dr)\.?\s+$",
    re.IGNORECASE,
)
#: Words of a sentence in which somebody new may come into a story.
_ARRIVES = Form(
    r"\b(?:arriv\w+|enter(?:s|ed)?|appear\w*|turns?\s+up|turned\s+up|shows?\s+up|showed\s+up|introduc\w+|meets?|met|"
    r"join\w*|returns?|returned|back|com(?:es|ing)|came|another|other|elder|older|younger|eldest|youngest|late|second|"
    r"new(?:ly|comer)?|first\s+time|rival|famil(?:y|ies)|heirs?|clan|born|dynasty)\b", re.IGNORECASE,
)
#: Right before a name: a story goes on, with somebody new perhaps.
_THEN = Form(r"\b(?:later|then|now|meanwhile|soon|afterwards?|next|once)\b,?\s+$", re.IGNORECASE)
_PARTED = Form(r"[;:–—]|[.!?…][\"'”’)\]]*\s|\n")
#: Where a clause goes on from another; one that begins with a name may tell of a brother: "X rules, and Y waits".
_CLAUSE = Form(r",\s+(?:and|but|while|so|yet|though|although|because|when|until)\s+(?=[a-z])")
#: Kin words whose bearer is named behind them: "grandson Jin Do-joon".
_NAMED_KIN = Form(rf"{KIN_WORDS.pattern},?\s+(?=(?-i:[A-Z]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    """A name, its parts and its places."""

    family: str
    given: str
    spans: list[Span]

    @property
    def text(self) -> str:
        return f"{self.family} {self.given}".strip()


@dataclass(frozen=True, slots=True)
class Meant:
    """A name at its places, the name of the draft that is likely meant there, how often that stands, and why."""

    written: str
    spans: Sequence[Span]
    right: str
    times: int
    reason: str


def meant_for_others(draft: Reading, ledger: Ledger) -> tuple[Meant, ...]:
    """The names that nobody on the desk has and that are near one that the draft has too, whom the desk knows.

    A name is left alone where it is told whose it is, as a brother's would be, where kin are spoken of or names, and
    beside the other one. Raises LedgerError where the ledger cannot be read.
    """
    forms = _forms(draft)
    whole = [form for form in forms if form.family]
    if not whole or len(forms) < 2:
        return ()
    unknown = [
        f for f in forms
        if len(f.spans) <= _SELDOM and any(f is not o and _near(f, o, of_use=True, old=True) for o in whole)
    ]
    if not unknown:
        return ()
    found = []
    circle = circle_of(draft, ledger)
    for form in unknown:
        if not _names_alone(draft, form) or _is_known(ledger, circle, form):
            continue
        old = bool(form.family) and not _is_new(draft, form)
        near = [
            (other, reason) for other in whole
            if other is not form and _is_known(ledger, circle, other)
            and (reason := _near(form, other, old=old, of_use=not form.family or _is_performer(circle, other)))
        ]
        if len(near) == 1 and not _apart(draft, form, near[0][0]):
            other, reason = near[0]
            right = other.text if form.family else other.given
            times = len(other.spans) + sum(len(f.spans) for f in forms if not f.family and f.given == other.given)
            found.append(Meant(form.text, form.spans, right, times, reason))
    return tuple(found)


@once
def _forms(draft: Reading) -> tuple[_Form, ...]:
    titles = [m for e in draft.entities if e.type in (EntityType.WORK, EntityType.ORGANIZATION) for m in e.mentions]
    found: dict[tuple[str, str], _Form] = {}
    for name in korean_names(draft.document):
        if not any(t.start < name.at.end and name.at.start < t.end for t in titles):
            form = found.setdefault((name.family, name.given), _Form(name.family, name.given, []))
            form.spans.append(name.at)
    return tuple(found.values())


def _near(form: _Form, other: _Form, *, of_use: bool, old: bool) -> str:
    """Why the one may be meant for the other, or empty: another family's name, or a syllable of the given name, and if
    both are in use only with `of_use`: the bearers may be brother and sister. With `old`, of a name that stands as one
    known already, they may not, and any other syllable will do.
    """
    if form.family and names.key(form.family) != names.key(other.family):
        same = names.key(form.given, given_only=True) == names.key(other.given, given_only=True)
        return f"{form.family} and {other.family} are different family names" if same else ""
    ours, theirs = form.given.casefold().split("-"), other.given.casefold().split("-")
    unequal = [(x, y) for x, y in zip(ours, theirs, strict=True) if x != y]
    if len(unequal) != 1:
        return ""
    x, y = unequal[0]
    if names.key(form.given, given_only=True) == names.key(other.given, given_only=True):
        return ""  # another romanisation
    alike = names.compare(f"Kim {form.given}", f"Kim {other.given}").relation is names.Relation.SLIP
    both = names.is_korean(f"Kim {form.given}") and names.is_korean(f"Kim {other.given}")
    if not alike and not (old and form.family) and (
        (both and not of_use) or x[0] != y[0] or names.letters_apart(x, y, _LETTERS) > _LETTERS
    ):
        return ""
    return f"{x.capitalize()} and {y.capitalize()} are different syllables"


def _is_known(ledger: Ledger, circle: Circle, form: _Form) -> bool:
    """Whether the desk has somebody of the name; of a given name alone, one of the draft's works or their cast."""
    if ledger.find(form.text, types=_TYPES):
        return True
    things = (t for c in circle.credits for t in (c.person, c.role) if t is not None)
    return any(names.short_of(form.text, t.name) for t in things)


def _is_performer(circle: Circle, form: _Form) -> bool:
    """Whether somebody of the name is in the cast of one of the draft's works: no sister of theirs is told of so."""
    return any(c.craft == "cast_member" for c in circle.of_person(form.text))


def _names_alone(draft: Reading, form: _Form) -> bool:
    """Whether at each place of the name nothing tells who that is."""
    text = draft.document.text
    return not any(
        _TOLD_BEHIND.match(text, at.end) or _TOLD_BEFORE.search(text[max(0, at.start - 60):at.start])
        or _ALSO_BEFORE.search(text[max(0, at.start - 20):at.start])
        or (text[max(0, at.start - 2):at.start] == ", " and text[at.end:at.end + 1] in (",", ".", ")"))
        for at in form.spans
    )


def _is_new(draft: Reading, form: _Form) -> bool:
    """Whether a clause of the name may bring its bearer into the story, as it would a brother."""
    text = draft.document.text
    return any(
        s.start <= at.start < s.end and (
            _THEN.search(text, s.start, at.start) or _ARRIVES.search(text, _clause(text, s.start, at.start), s.end)
        )
        for s in cut_of(text).sentences for at in form.spans
    )


def _clause(text: str, start: int, at: int) -> int:
    """Where the clause of a place begins in a sentence that begins at `start`."""
    return max((match.end() for match in _CLAUSE.finditer(text, start, at)), default=start)


def _apart(draft: Reading, form: _Form, other: _Form) -> bool:
    """Whether the draft speaks of two: kin or names in a sentence of the name, or both in one clause."""
    text = draft.document.text
    for sentence in cut_of(text).sentences:
        if any(sentence.start <= at.start < sentence.end for at in form.spans) and (
            _of_kin(text, sentence, (*form.spans, *other.spans)) or OF_NAMES.search(text, sentence.start, sentence.end)
        ):
            return True
    if form.spans[0].start < other.spans[0].start:
        return True  # the first of two is the one that is told of
    return any(
        _PARTED.search(text[low.end:high.start]) is None and not _CLAUSE.search(text, low.end, high.start)
        for a in form.spans for b in other.spans for low, high in (sorted((a, b)),)
    )


def _of_kin(text: str, sentence: Sentence, names_of_two: Sequence[Span]) -> bool:
    """Whether a sentence speaks of kin, and not of somebody else's whom it names."""
    others = {
        m.start() for m in _NAMED_KIN.finditer(text, sentence.start, sentence.end)
        if all(at.start != m.end() for at in names_of_two)
    }
    return any(m.start() not in others for m in KIN_WORDS.finditer(text, sentence.start, sentence.end))
