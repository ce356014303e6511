"""Awards of a draft against the ledger's: the same award of the same ceremony in the same year only. Pure but for the
ledger that it asks; marks nothing itself.

Many awards have several winners (popularity, excellence, couples, newcomers; television's and film's best actress in
one evening), so most pairs of winners contradict nothing: the desk must know exactly one, and the award must be of one
section, by its own words, by the work it was given for, or by a ceremony of one network.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk import names
from copydesk.agreement import independent
from copydesk.check.claims.verdict import Verdict
from copydesk.check.finding import Severity
from copydesk.check.naming.nearness import a_like_syllable_of
from copydesk.check.places import inside, value_span
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.wording import like_name
from copydesk.check.works.known import may_be, spellings_of
from copydesk.ledger.base import Entry, EntryValue, Ledger, Thing
from copydesk.model import Claim, DateValue, Entity, EntityType, EntityValue, Modality, Reading, Span, TextValue, Value
from copydesk.text.form import Form

__all__ = ["weigh_awards"]

_PREDICATE = "award_received"
_WORD = Form(r"[^\W\d_]+|\d+")
_SAYS_NOTHING = frozenset(
    "a an and at award awards best category ceremony division for in male female of outstanding prize section the "
    "trophy winner annual s th st nd rd".split()
)
_SMALL = frozenset("a an and at for in of the th st nd rd annual".split())
#: What many get at one ceremony.
_OFTEN_SHARED = Form(
    r"popular|excellen|couple|teamwork|\bnew|rookie|\byoung|child|youth|teen|\bstars?\b|special|achievement|contribut|"
    r"ensemble|\bcast\b|character|lifetime|honou?r|hallyu|wave|global|netizen|viewers|fans?\b|producer|director['’]s|"
    r"choice|merit|national|icon|trend|scene|photogenic|kiss|jury|critics|\bof the month\b|\btop\b", re.IGNORECASE,
)  # fmt: skip
#: What one section of a ceremony gives only once.
_CATEGORY = Form(
    r"\b(?:actors?|actress|director|directing|direction|writer|writing|screenwriter|screenplay|script|drama|series|"
    r"film|picture|movie|telenovela|comedy|miniseries|soap|original|story|daesang|grand|cinematography|music|score)\b",
    re.IGNORECASE,
)  # fmt: skip
_SECTION = Form(
    r"\b(?:television|tv|dramas?|series|films?|movies?|pictures?|cinema|comedy|miniseries|telenovela|musical|limited|"
    r"soap|ott|variety)\b", re.IGNORECASE,
)  # fmt: skip
_OF_ONE_NETWORK = Form(r"\bdrama awards\b", re.IGNORECASE)
_GRAND = frozenset({"grand"})
#: Words by which somebody other than the winner may be named beside the award.
_NOT_THE_WINNER = Form(
    r"\b(?:nominat\w*|nominees?|shortlist\w*|candidates?|contend\w*|lost|los(?:es|ing)|beat\w*|defeat\w*|edg\w+ out|"
    r"present(?:s|ed|ers?|ing)|hand(?:s|ed|ing)|hosts?|hosted|behalf|shar(?:e|ed|es|ing)|joint\w*|tied?|co-win\w*|"
    r"alongside|together|predict\w*|expect\w*|not|never|n['’]t|instead of|previous\w*|last year\w*)\b", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Edition:
    """Which evening of a ceremony: its number ("60th"), the year in its name, the claim's day. 0: unsaid."""

    number: int
    named: int
    date: str

    def same(self, other: _Edition) -> bool:
        """Whether both say enough to be one evening and nothing that keeps them apart."""
        if self.number and other.number:
            return self.number == other.number
        if self.named and other.named:
            return self.named == other.named
        if self.date and other.date:
            # A network's awards of one year may be given in the January after: a month says which, a year does not.
            if len(self.date) >= 7 and len(other.date) >= 7:
                return self.date[:7] == other.date[:7]
            return self.date[:4] == other.date[:4] and not self._in_january() and not other._in_january()
        one, day = (self.named, other) if self.named else (other.named, self)
        return bool(one and day.date) and day.date[:4] == str(one) and len(day.date) >= 7 and not day._in_january()

    def _in_january(self) -> bool:
        return self.date[5:7] in ("01", "02")


_Key = tuple[frozenset[str], frozenset[str]]


def weigh_awards(draft: Reading, ledger: Ledger) -> Iterator[Verdict]:
    """A verdict for each award that the draft gives to another winner, or for another work, than the desk has it.

    A warning, an error where two independent sources say so. Raises LedgerError where the ledger cannot be read.
    """
    claims = [c for c in draft.claims if c.predicate == _PREDICATE and c.modality == Modality.ASSERTED and c.evidence]
    yield from _misspelt(draft, claims, ledger)
    told = [(claim, key) for claim in claims if (key := _key(claim.object, _where(claim).get("ceremony")))]
    if not told:
        return
    known = ledger.worked_out((__name__, "awards"), lambda: _grouped(ledger.entries(predicate=_PREDICATE), _key))
    for claim, key in told:
        ours = _edition(_where(claim))
        entries = [
            e for e in known.get(key, ())
            if _edition(dict(e.qualifiers)).same(ours) and (e.story.url is None or e.story.url != draft.document.url)
        ]
        beside = [c for c, other in told if other == key and c is not claim]
        if entries and not _unclear(draft, claim, claims):
            verdict = _winner(draft, claim, beside, entries, key) or _work(draft, claim, beside, entries)
            if verdict is not None:
                yield verdict


def _misspelt(draft: Reading, claims: Sequence[Claim], ledger: Ledger) -> Iterator[Verdict]:
    """Winners of an award that many get, of whom the desk has never heard and whose names are a like syllable off that
    of one who has it by the desk and whom the draft does not name.
    """
    for claim in claims:
        entity, ceremony = draft.entity(claim.subject), _where(claim).get("ceremony")
        if _key(claim.object, ceremony) is not None:
            continue  # of one winner: the name checks' to mark
        at, where = next(inside(entity.mentions, claim), None), _said_words(claim.object, ceremony)
        if at is None or where is None or entity.type is not EntityType.PERSON or ledger.find(entity.name):
            continue
        known = ledger.worked_out(
            (__name__, "winners"), lambda: _grouped(ledger.entries(predicate=_PREDICATE), _said_words)
        )
        near = [
            e for e in known.get(where, ())
            if e.subject.type is entity.type and a_like_syllable_of(entity.name, e.subject) is not None
        ]
        if len({e.subject.id for e in near}) != 1 or any(may_be(other, near[0].subject) for other in draft.entities):
            continue
        right, reason = near[0].subject, a_like_syllable_of(entity.name, near[0].subject)
        yield Verdict(
            _PREDICATE, severity=Severity.WARNING, message=f"{_not_theirs(claim, near, entity)}: {reason}", at=at,
            replacement=_in_its_place(draft, at, entity, right), receipts=tuple(near),
        )


def _said_words(award: EntryValue | Value, ceremony: object) -> _Key | None:
    """The words of an award and of its ceremony, where both are told."""
    if not isinstance(award, TextValue) or not isinstance(ceremony, TextValue):
        return None
    of, at = (frozenset(_WORD.findall(one.text.casefold())) - _SMALL for one in (award, ceremony))
    return (of, frozenset(word for word in at if not word.isdigit())) if of and at else None


def _grouped(
    entries: Sequence[Entry], key_of: Callable[[EntryValue | Value, object], _Key | None]
) -> Mapping[_Key, Sequence[Entry]]:
    found: dict[_Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        key = key_of(entry.object, entry.qualifier("ceremony"))
        if key and entry.modality == Modality.ASSERTED:
            found[key].append(entry)
    return found


def _key(award: EntryValue | Value, ceremony: object) -> _Key | None:
    """What two claims of one award share; None where it is often shared, or too little is said to tell."""
    if not isinstance(award, TextValue) or not isinstance(ceremony, TextValue):
        return None
    if _OFTEN_SHARED.search(award.text) or not _CATEGORY.search(award.text):
        return None
    words = frozenset("grand" if word == "daesang" else word for word in _words(award.text))
    where = frozenset(_words(ceremony.text))
    return (words, where) if words and where else None


def _words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text.casefold()) if word not in _SAYS_NOTHING and not word.isdigit())


def _where(claim: Claim) -> dict[str, Value]:
    return dict(claim.qualifiers)


def _edition(where: Mapping[str, object]) -> _Edition:
    ceremony, day = where.get("ceremony"), where.get("date")
    said = ceremony.text if isinstance(ceremony, TextValue) else ""
    number = re.search(r"\b(\d{1,3})(?:st|nd|rd|th)\b", said)
    year = re.search(r"\b(?:19|20)\d\d\b", said)
    date = day.date.rstrip("~?%") if isinstance(day, DateValue) and day.date[:4].isdigit() else ""
    return _Edition(int(number[1]) if number else 0, int(year[0]) if year else 0, date)


def _unclear(draft: Reading, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the draft's words may mean another winner or ceremony than the reader took them for."""
    said = " ".join(evidence.quote for evidence in claim.evidence)
    if _NOT_THE_WINNER.search(said):
        return True
    ceremony = _where(claim)["ceremony"]
    others = {c.text for other in claims if isinstance(c := _where(other).get("ceremony"), TextValue)}
    return len(others) > 1 and not (isinstance(ceremony, TextValue) and ceremony.text in said)


def _winner(
    draft: Reading, claim: Claim, beside: Sequence[Claim], entries: Sequence[Entry], key: _Key
) -> Verdict | None:
    drafted = draft.entity(claim.subject)
    winners = list({e.subject.id: e.subject for e in entries}.values())
    if len(winners) != 1 or winners[0].type != drafted.type or _near(drafted, winners[0]):
        return None
    right = winners[0]
    at = next(inside(drafted.mentions, claim), None)
    if at is None or any(_near(draft.entity(c.subject), right) for c in beside) or _names(draft, claim, right):
        return None
    if not _one_section(draft, claim, entries, key):
        return None
    return _verdict(_not_theirs(claim, entries, drafted), at, _in_its_place(draft, at, drafted, right), entries)


def _not_theirs(claim: Claim, entries: Sequence[Entry], drafted: Entity) -> str:
    """That the desk has the award for the subject of the entries."""
    award, where = _said(claim)
    return f"{award} at {where}: the desk has {entries[0].subject.name} ({told_by(entries)}), not {drafted.name}"


def _in_its_place(draft: Reading, at: Span, drafted: Entity, right: Thing) -> str | None:
    """The winner's name as the draft writes the other's, where it writes that in full."""
    written = draft.document.text[at.start:at.end]
    full = names.fold(written) == names.fold(drafted.name)
    return like_name(written, spelled_like(written, right)) if full else None


def _work(draft: Reading, claim: Claim, beside: Sequence[Claim], entries: Sequence[Entry]) -> Verdict | None:
    wrong, drafted = _where(claim).get("for_work"), draft.entity(claim.subject)
    if not isinstance(wrong, EntityValue) or any(c.subject == claim.subject for c in beside):
        return None
    theirs = [e for e in entries if may_be(drafted, e.subject) and _works(e)]
    works = {work.id: work for e in theirs for work in _works(e)}
    entity, at = draft.entity(wrong.entity), value_span(draft, claim, wrong)
    if len(works) != 1 or at is None or next(inside(drafted.mentions, claim), None) is None:
        return None
    right = next(iter(works.values()))
    if _near(entity, right) or _names(draft, claim, right):
        return None
    award, where = _said(claim)
    written = draft.document.text[at.start:at.end]
    message = f"{award} at {where}: the desk has it for {right.name} ({told_by(theirs)}), not for {entity.name}"
    full = names.fold(written) == names.fold(entity.name)
    return _verdict(message, at, right.name if full else None, theirs)


def _verdict(message: str, at: Span, replacement: str | None, entries: Sequence[Entry]) -> Verdict:
    severity = Severity.ERROR if independent(entries) > 1 else Severity.WARNING
    return Verdict(
        _PREDICATE, severity=severity, message=message, at=at, replacement=replacement, receipts=tuple(entries)
    )


def _one_section(draft: Reading, claim: Claim, entries: Sequence[Entry], key: _Key) -> bool:
    """Whether the award has but one winner: by its own words, its work, or as a network's grand prize."""
    award, ceremony = claim.object, _where(claim).get("ceremony")
    assert isinstance(award, TextValue)
    assert isinstance(ceremony, TextValue)
    if _SECTION.search(award.text) or (key[0] == _GRAND and _OF_ONE_NETWORK.search(ceremony.text)):
        return True
    work = _where(claim).get("for_work")
    return isinstance(work, EntityValue) and any(
        may_be(draft.entity(work.entity), known) for e in entries for known in _works(e)
    )


def _works(entry: Entry) -> list[Thing]:
    return [value for name, value in entry.qualifiers if name == "for_work" and isinstance(value, Thing)]


def _near(drafted: Entity, thing: Thing) -> bool:
    """Whether the draft may mean the thing, misspelt perhaps: a name's slip is the name checks' to mark."""
    if may_be(drafted, thing):
        return True
    return any(names.compare(drafted.name, known).relation != names.Relation.DIFFERENT for known in spellings_of(thing))


def _names(draft: Reading, claim: Claim, thing: Thing) -> bool:
    """Whether the claim's own words name the thing: who won what there may be read the wrong way round."""
    return any(
        next(inside(entity.mentions, claim), None) is not None and may_be(entity, thing) for entity in draft.entities
    )


def _said(claim: Claim) -> tuple[str, str]:
    award, ceremony = claim.object, _where(claim).get("ceremony")
    assert isinstance(award, TextValue)
    assert isinstance(ceremony, TextValue)
    return award.text, ceremony.text if ceremony.text.casefold().startswith("the ") else f"the {ceremony.text}"
