"""Finds the superlatives of a draft: which words give a work which rank in which group. Of the ledger only the names of
groups are asked.

An exact pass over sentences in which the works are masked. The whole phrase has to be understood: where a word of it
narrows the group in a way that no ranking here can follow ("in its time slot", "in five years"), there is no cue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from copydesk.check.claims.verdict import SURE
from copydesk.check.places import cut_of
from copydesk.check.recognition.phrases import spans_of_letters
from copydesk.check.superlatives import words
from copydesk.check.superlatives.groups import group_of, yearly
from copydesk.ledger.base import Ledger
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.records.groups import Group
from copydesk.records.marks import Of
from copydesk.text.form import Form
from copydesk.text.numbers import ORDINALS

__all__ = ["LONGEST", "Cue", "Tense", "cues"]

#: What runs on for so many characters is no sentence, and is not looked at.
LONGEST = 1500


class Tense(StrEnum):
    """When a draft means its superlative to hold."""

    NOW = "now"
    """On the day of the draft: "is still"."""
    THEN = "then"
    """When the work's mark was shown: "became", "making it"."""
    ONCE = "once"
    """At some time: "was"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that give a work a rank. `work` is the draft's entity, or None where it cannot be told which is meant.

    `at` is the whole phrase, `ordinal` the place of its ordinal ("second") and `head` where one would go. `group` is
    None where the phrase says only "ever", and with `own_network` where it means the work's network ("in its history").
    `above` are works that the phrase itself names as higher ("after Goblin and Reply 1988"). `passing` is set for "the
    first drama to pass 20 percent" and, with the tense "now", for "the only one"; `since` for "since Goblin" (the work)
    or "since 2020" (the year).
    """

    rank: int
    group: Group | None
    work: Entity | None
    at: Span
    head: int
    ordinal: Span | None
    sentence: Span
    tense: Tense
    year: int | None = None
    own_network: bool = False
    of: Of = Of.BEST
    area: str = "nationwide"
    above: tuple[Entity, ...] = ()
    passing: float | None = None
    since: Entity | int | None = None


_HAS_SHOWN = Form(r"has\s+(?:ever\s+)?(?:shown|aired|broadcast)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its works masked; `spans[i]` is where character i of `text` stands in the document."""

    text: str
    spans: tuple[Span, ...]
    works: dict[int, Entity]

    def span(self, start: int, end: int) -> Span:
        return Span(self.spans[start].start, self.spans[end - 1].end)


def cues(draft: Reading, ledger: Ledger) -> Iterator[Cue]:
    """The superlatives of the draft that can be followed, in order. Raises LedgerError."""
    before: list[_Sentence] = []
    for sentence in _sentences(draft):
        taken: list[Span] = []
        for read, match in _worded(sentence.text):
            cue = read(draft, sentence, match, before, ledger)
            if cue is not None and not any(s.start < cue.at.end and cue.at.start < s.end for s in taken):
                taken.append(cue.at)
                yield cue
        before.append(sentence)


@lru_cache(maxsize=512)
def _worded(text: str) -> tuple[tuple[_Read, re.Match[str]], ...]:
    """The superlatives of a masked sentence by their forms of words, each with what reads it."""
    low = text.casefold().replace("ı", "i")
    return tuple(
        (read, match) for pattern, read, needs in _FORMS if any(need in low for need in needs)
        for match in pattern.finditer(text) if not words.OF_AN_EVENING.match(text, match.end())
    )


def _sentences(draft: Reading) -> Iterator[_Sentence]:
    text = draft.document.text
    mentions = sorted(
        ((span, entity) for entity in draft.entities if entity.type is EntityType.WORK for span in entity.mentions),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    letters = spans_of_letters(text)
    for sentence in cut_of(text).sentences:
        if sentence.end - sentence.start > LONGEST:
            continue
        chars: list[str] = []
        spans: list[Span] = []
        works: dict[int, Entity] = {}
        at = sentence.start
        for span, entity in mentions:
            if span.start < at or span.end > sentence.end:
                continue
            chars += text[at:span.start]
            spans += letters[at:span.start]
            works[len(chars)] = entity
            chars.append(chr(0xE800 + len(works) % 0x700))
            spans.append(span)
            at = span.end
        chars += text[at:sentence.end]
        spans += letters[at:sentence.end]
        if chars:
            yield _Sentence("".join(chars), tuple(spans), works)


def _rated(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    owner, start = match["owner"], match.start("sup")
    if owner is not None and match.start() > 0 and sentence.text[match.start() - 1].isalnum():
        return None
    since = words.SINCE.match(sentence.text, match.end())
    tail_end, tail = (since.end(), since["where"] or "") if since else _tail(sentence.text, match.end())
    if tail is None:
        return None
    group: Group | None = None
    own, understood = False, False
    year: int | None = None
    # "is still tvN's": the owner is one word or two.
    for whose in dict.fromkeys((owner, owner.split()[-1] if owner else None)):
        year, phrase = yearly(draft, " ".join(filter(None, (whose, match["mods"], tail))))
        group, own, understood = group_of(phrase, ledger)
        if understood:
            owner = whose
            break
    if not understood:
        return None
    first = match.end("owner") - len(owner) if owner else (match.start("ord") if match["ord"] else start)
    place = _ordinal(match["ord"])
    cue = _cue(draft, sentence, match, before, first, tail_end, place, group, own, year, match["mods"])
    if cue is None or since is None:
        return cue
    if place != 1 or year is not None or (group is None and not own) or (group is not None and group.year is not None):
        return None
    return replace(cue, since=int(since["year"]) if since["year"] else sentence.works[since.start("w")], above=())


def _rating(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    tail_end, tail = _tail(sentence.text, match.end())
    owner = match.groupdict().get("owner")
    if tail is None or not (tail or owner) or words.ITS_OWN.search(sentence.text, 0, match.start()):
        return None
    year, phrase = yearly(draft, f"{owner.split()[-1] if owner else ''} {tail}")
    group, own, understood = group_of(re.sub(r"\b(?:drama|series|show)s?\b", " ", phrase), ledger)
    if not understood or (group is None and not own):
        return None
    first = match.start("ord") if match["ord"] else match.start("sup")
    if owner:
        first = match.end("owner") - len(owner.split()[-1])
    place = _ordinal(match["ord"])
    return _cue(draft, sentence, match, before, first, tail_end, place, group, own, year, match["mods"])


def _rated_of(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    year, phrase = yearly(draft, words.SHOW.sub(" ", match["list"]))
    group, own, understood = group_of(phrase, ledger)
    if not understood or (group is None and not own):
        return None
    first = match.start("ord") if match["ord"] else match.start("sup")
    cue = _cue(draft, sentence, match, before, first, match.end(), _ordinal(match["ord"]), group, own, year, "")
    last = match.groupdict().get("last")
    return replace(cue, of=Of.FINALE) if cue is not None and last else cue


def _placed(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    parts, last, tail = match.groupdict(), match.end(), ""
    if goes_on := words.THAT_HAS_SHOWN.match(sentence.text, last):
        last, tail = goes_on.end(), goes_on[0]
    year, phrase = yearly(draft, words.PLURAL.sub(" ", f"{parts['list'] or ''}{tail}"))
    group, own, understood = group_of(phrase, ledger)
    if not understood or (group is None and not own):
        return None
    number = parts.get("no")
    rank = words.NUMBERS.get(number.lower(), 0) or int(number) if number else _ordinal(parts.get("ord"))
    cue = _cue(draft, sentence, match, before, match.start(), last, rank, group, own, year, "")
    opened = words.PREMIERE_DID.search(sentence.text[:match.start()])  # the record may be that of first episodes
    return replace(cue, of=Of.PREMIERE) if cue is not None and cue.of is Of.BEST and opened else cue


def _no_other(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    cue = _placed(draft, sentence, match, before, ledger)
    if cue is None or not re.search(r"\sthan\s", match.group(), re.IGNORECASE):
        return cue
    # "no tvN drama has rated higher than Goblin" is about Goblin, whatever was named before.
    return replace(cue, work=sentence.works[match.start("w")]) if match["w"] else None


def _no_better(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    parts = match.groupdict()
    said = next((said for name, said in parts.items() if said and name.startswith("list")), "")
    year, phrase = yearly(draft, words.SHOW.sub(" ", f"{said} {parts.get('when') or 'ever'}"))
    group, own, understood = group_of(phrase, ledger)
    known = understood and (group is not None or own)
    return _cue(draft, sentence, match, before, match.start(), match.end(), 1, group, own, year, "") if known else None


def _record_for(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    cue = _placed(draft, sentence, match, before, ledger)
    return None if cue is None else replace(cue, tense=Tense.THEN)


def _second_only(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    year, phrase = yearly(draft, words.PLURAL.sub(" ", match["list"]))
    group, own, understood = group_of(phrase, ledger)
    if not understood or (group is None and not own):
        return None
    cue = _cue(draft, sentence, match, before, match.start(), match.end(), 2, group, own, year, "")
    return None if cue is None else replace(cue, above=(sentence.works[match.start("w")],), ordinal=None)


def _first(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], ledger: Ledger
) -> Cue | None:
    year, phrase = yearly(draft, f"{match['mods']} {match['tail']}")
    group, own, understood = group_of(phrase, ledger)
    if not understood or year is not None:
        return None
    cue = _cue(draft, sentence, match, before, match.start(), match.end(), 1, group, own, None, "")
    if cue is None:
        return None
    tense = Tense.NOW if match["only"] else Tense.THEN
    return replace(cue, ordinal=None, tense=tense, passing=float(match["percent"]))


def _cue(
    draft: Reading, sentence: _Sentence, match: re.Match[str], before: Sequence[_Sentence], first: int, last: int,
    rank: int, group: Group | None, own: bool, year: int | None, mods: str,
) -> Cue | None:
    text = sentence.text
    lead = text[:first]
    then = words.AT_THE_TIME.search(lead[-40:])
    doubted = not then and words.DOUBT_BEFORE.search(lead[-120:])
    doubt = words.DOUBT.search(text) or doubted or words.LATER_DOUBT.search(text[last:])
    if not rank or doubt:
        return None
    if (group is not None and (group.platforms is not None or own)) or year == -1:
        return None
    named = match.re.groupindex
    ordinal = sentence.span(match.start("ord"), match.end("ord")) if "ord" in named and match["ord"] else None
    listed = words.LIST_ABOVE.match(text[last:])
    above = tuple(
        sentence.works[at] for at in range(last, last + listed.end()) if at in sentence.works
    ) if listed else ()  # fmt: skip
    made = words.THEN.search(lead[-60:]) and not words.STILL.search(lead[-60:])
    tense = Tense.ONCE if words.ONCE.search(lead[-60:]) else Tense.THEN if made else Tense.NOW
    if then:
        tense = Tense.THEN
    if tense is Tense.NOW and words.UNTIL_THEN.search(text[last - 30 if last > 30 else 0:]):
        tense = Tense.ONCE
    head = match.start("sup") if "sup" in named else first
    return Cue(
        rank, None if own else group, _subject(draft, sentence, first, last, before), sentence.span(first, last),
        sentence.spans[head].start, ordinal, sentence.span(0, len(text)), tense, year, own,
        _of(f"{mods} {text[match.end():last]}"), _area(text, first, last), above,
    )


def _of(said: str) -> Of:
    """Which broadcast the phrase means: "the highest premiere rating", else the best."""
    if re.search(r"\b(?:premiere|opening)\b", said, re.IGNORECASE):
        return Of.PREMIERE
    return Of.FINALE if re.search(r"\b(?:finale|closing)\b", said, re.IGNORECASE) else Of.BEST


def _area(text: str, first: int, last: int) -> str:
    return "seoul" if _SEOUL.search(text[first:last + 30]) else "nationwide"


def _tail(text: str, start: int) -> tuple[int, str | None]:
    """What follows up to the end of the phrase, and where that is; None where it goes on in a way that is not known."""
    end = words.END.search(text, start)
    stop = end.start() if end else len(text)
    tail = text[start:stop]
    if words.OPEN_END.search(tail):
        return stop, None
    # "that tvN has shown": the verb belongs to the phrase.
    if re.search(r"\bthat\s+\S+\s*$", tail) and (more := _HAS_SHOWN.match(text, stop)):
        stop, tail = more.end(), text[start:more.end()]
    return start + len(tail.rstrip()), tail.strip()


def _ordinal(written: str | None) -> int:
    if not written:
        return 1
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else ORDINALS.index(written.lower())


def _subject(
    draft: Reading, sentence: _Sentence, first: int, last: int, before: Sequence[_Sentence]
) -> Entity | None:
    """The one work that the phrase can be about: named before it and not as what it is compared with; right after it;
    or, where the sentence names none, the only one of the sentences before, and of none the one that a reader is sure
    of.
    """
    text = sentence.text
    if any(not _masked_inside(text, m) for m in words.QUOTED.finditer(text)):
        return None
    led = [e for at, e in sentence.works.items() if at < first and not _compared(text, at)]
    if led:
        return led[0] if len({e.id for e in led}) == 1 else None
    after = re.match(rf"^{words.LEADS_TO}[\"“‘']?({words.W})", text[last:])
    if after:
        return sentence.works[last + after.start(1)]
    if any(at < first for at in sentence.works) and not _PRONOUN.match(text):
        return None
    for earlier in reversed(before[-8:]):
        led = [e for at, e in earlier.works.items() if not _compared(earlier.text, at)]
        if led:
            strange = any(not _masked_inside(earlier.text, m) for m in words.QUOTED.finditer(earlier.text))
            return led[0] if len({e.id for e in led}) == 1 and not strange else None
    phrase = sentence.span(first, last)
    sure = {
        c.subject for c in draft.claims if c.predicate == "holds_record" and c.confidence >= SURE
        and any(e.start <= phrase.start and phrase.end <= e.end for e in c.evidence)
    }
    return draft.entity(next(iter(sure))) if len(sure) == 1 and not sentence.works else None


#: A sentence that opens with what was told of before: "It thereby replaced W as", "The drama passed W as".
_PRONOUN = Form(
    r"\W{0,3}(?:It|This|That|The\s+(?:drama|series|show|finale|romance|thriller|comedy))\b(?!\s+(?:which|that|of)\b)"
)


def _compared(text: str, at: int) -> bool:
    """Whether the work at that place is one that another is measured against: "passed Goblin"."""
    return words.SECOND_PLACE.search(text[max(0, at - 200):at]) is not None


def _masked_inside(text: str, match: re.Match[str]) -> bool:
    """Whether the quotation is of a work that is known, or no title at all."""
    inside = match.group()[1:-1]
    title = inside[:1].isupper() and inside[-1:] not in ",.!?" and len(inside.split()) <= 7
    return not title or bool(re.search(words.W, inside))


_Read = Callable[[Reading, _Sentence, re.Match[str], Sequence[_Sentence], Ledger], Cue | None]
_BEST, _SEOUL = ("highest", "best"), Form(r"\b(?:seoul|capital area|metropolitan)\b", re.IGNORECASE)
#: Forms of words, what reads each, and words one of which it has: those are found sooner by far.
_FORMS = (
    (words.FIRST, _first, ("first", "only")), (words.RATED, _rated, ("rat", "watched", "viewed")),
    (words.RATED_OF, _rated_of, ("rated", "watched", "viewed")), (words.HIGHEST_FOR, _rated_of, _BEST),
    (words.FIGURE_IS, _rated_of, (*_BEST, "most")), (words.SECOND_ONLY, _second_only, ("second",)),
    (words.RATING, _rating, _BEST), (words.OWN_RATING, _rating, _BEST), (words.NO_OTHER, _no_other, ("no",)),
    (words.PLACE, _placed, ("dramas", "history", "ratings", "list", "ranking", "chart")),
    (words.TOPS, _placed, ("top", "leads", "heads")), (words.RECORD, _placed, ("record",)),
    (words.NO_BETTER, _no_better, ("no",)), (words.NOTHING_ABOVE, _no_better, ("noth", "any", "none", "never")),
    (words.TOPS_ALL, _no_better, ("all", "every")), (words.RECORD_FOR, _record_for, ("all", "new")),
)
