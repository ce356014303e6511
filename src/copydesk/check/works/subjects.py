"""Which work a figure of a draft is about: by the titles round it, what they are to its verb, and the season named.

Says None rather than guess: a figure that may be another show's is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk import names
from copydesk.check.figures.scope_words import company_of
from copydesk.check.figures.told import Numbers
from copydesk.check.once import once
from copydesk.check.works import subject_words as cues
from copydesk.check.works.described import described
from copydesk.check.works.known import the_thing
from copydesk.check.works.season_words import SEASONS, Season, season_named, seasons_in, titles_of_season
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form
from copydesk.text.segment import BlockKind

__all__ = ["Subject", "Subjects", "subjects_of"]

#: Between words and a title that they describe, and between words and that of which they say a part.
_DESCRIBES, _PART_OF = Form(r"[^,;:.()]*[,]?[^,;:.()]*"), Form(r"\s(?:of|in|for)\s[\"“‘']?")
_NUMBER_BEHIND = Form(r"\s(\d)(?![\d.,]\d|\w|%|\s(?:per\s?cent|episodes?|points?|million)\b)")
#: What points at a work that was named before, and over how many sentences: "That one, too, was on Saturdays", "She
#: wrote this one with".
_POINTS = Form(
    r"^\W*that\sone\b|\b(?P<this>this\sone|the\s(?:new|present|current)\sone)\b(?!\s(?:year|month|week|night|day))",
    re.IGNORECASE,
)
_POINTED = 3
#: How many sentences a season is spoken of that only the first of them names.
_SEASON_CARRIED = 4
#: Words for an earlier season that name no number.
_FORERUNNER = Form(r"\b(?:its|the)\s(?:forerunner|predecessor|precursor|original|first\s(?:run|outing))\b", re.I)
#: The words in capitals that a sentence opens with.
_OPENING = Form(
    r"[\W_]{0,2}[A-Z][\w’'-]*(?:(?:\s(?:of|the|in|to|and|on|from|for|not|be|with)){0,2}\s[A-Z][\w’'-]*){0,6}"
)
_NO_NAME = frozenset(
    "The A An In On At By For From With After Before Over Across Its Their His Her This That Of As But And When While "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Episode Seoul Korea".split()
)
_OF_ANY_STORY = frozenset("homes households nationwide percent rating ratings episode finale viewers".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """The work that words are about, and whether it is plain: named in their sentence, or the draft's only work."""

    thing: Thing
    named: bool


@dataclass(frozen=True, slots=True)
class _Mention:
    span: Span
    thing: Thing | None
    named: bool = True


class Subjects:
    """The works that a draft names, and where."""

    def __init__(self, draft: Reading, ledger: Ledger | None, numbers: Numbers) -> None:
        self._text = draft.document.text
        self._ledger = ledger
        self._numbers = numbers
        # Readers take titles that they do not know for companies.
        self._named = sorted(
            span for e in draft.entities for span in e.mentions
            if e.type is not EntityType.ORGANIZATION or (ledger is not None and the_thing(e, ledger) is not None)
        )
        works = [e for e in draft.entities if e.type is EntityType.WORK]
        things = {e.id: _its_own(e, works) if ledger is None else the_thing(e, ledger) for e in works}
        found = [_Mention(span, things[e.id]) for e in draft.entities if e.id in things for span in e.mentions]
        found = [self._numbered(mention) for mention in self._headlined(found)]
        self._mentions = _with_short_titles(sorted(found, key=lambda m: (m.span.start, -m.span.end)), self._text)
        self.things = tuple({m.thing.id: m.thing for m in self._mentions if m.thing is not None}.values())
        told = (_Mention(at, thing, named=False) for at, thing in described(draft, ledger, numbers, self.things))
        self._mentions = sorted([*self._mentions, *told], key=lambda m: m.span.start)
        self._objects: dict[Span, bool] = {}

    @property
    def tells_of_one(self) -> bool:
        """Whether the draft names one work and no other, known or not."""
        return len({m.thing.id if m.thing else "" for m in self._mentions}) == 1

    @property
    def only(self) -> Subject | None:
        """The one work of the draft, where it is known: what words are about that name none."""
        return Subject(self.things[0], named=False) if self.things and self.tells_of_one else None

    def in_season(self, one: Subject | None, place: Span) -> Subject | None:
        """A work as the season of it that the words of a place speak of; None where the desk has no such season."""
        index = self._numbers.sentence_at(place.start)
        return None if one is None else self._season(one.thing, index, place, named=one.named)

    @property
    def named(self) -> tuple[tuple[Span, Thing], ...]:
        """Every mention of a known work, in order."""
        return tuple((m.span, m.thing) for m in self._mentions if m.thing is not None)

    def of(self, place: Span, *, names_next: bool = False) -> Subject | None:
        """The work that the words at `place` (a figure, an episode) are about.

        With `names_next` a title right behind them is what they describe: "the 16-part drama Signal".
        """
        index = self._numbers.sentence_at(place.start)
        here = self._in(index)
        if names_next:
            close = [m for m in here if 0 <= m.span.start - place.end < 24]
            # "the 16-part drama Signal", "21 episodes of Signal"; not "20 episodes on SBS, and in Signal".
            one_of = "-" in self._text[place.start:place.end] or not any(m.span.end <= place.start for m in here)
            link = _DESCRIBES if one_of else _PART_OF
            if close and link.fullmatch(self._text[place.end:close[0].span.start]):
                thing = close[0].thing
                return None if thing is None else self._season(thing, index, place, named=True)
        before = [m for m in here if m.span.end <= place.start]
        mention = self._own(before, place)
        if mention is None:
            behind = [m for m in here if m.span.start >= place.end]
            apart = behind and ";" in self._text[place.end:behind[0].span.start]
            mention = behind[0] if behind and not (before or apart or self._is_object(behind[0])) else None
        if mention is None and not here and self.opens_with_a_stranger(place):
            return None
        if (mention is None and not before and not here) or (mention is None and before):
            carried = self._carried(index, place)
            if carried is not None and any(m.thing is not None and m.thing.id == carried.id for m in before):
                return None  # "a rival of X took 5.5 percent": not X itself
            return self._season(carried, index, place, named=self.tells_of_one) if carried is not None else None
        if mention is None or mention.thing is None:
            return None
        return self._season(mention.thing, index, place, named=mention.named)

    def others(self, place: Span, subject: Subject) -> tuple[Thing, ...]:
        """The works that the words at `place` may be about besides `subject`.

        Those are the others of the sentence, but where a title right before the place is surely the one; of a subject
        from another sentence the others of the draft; and its other seasons where seasons are spoken of nearby.
        """
        index = self._numbers.sentence_at(place.start)
        here = self._in(index)
        before = [m for m in here if m.span.end <= place.start]
        found = list(here)
        if not before:
            found = [*self._mentions, *self._opening(index - 1)]
        elif before[-1].thing is not None and cues.OWN_FIGURE.match(self._text[before[-1].span.end:place.start]):
            found = []
        things = [m.thing for m in found if m.thing is not None]
        low = self._numbers.sentence(max(0, index - 1)).start
        spoken_of = SEASONS.search(self._text[low:self._numbers.sentence(index).end]) or _FORERUNNER.search(
            self._text, self._numbers.sentence(index).start, place.start
        )
        if spoken_of and season_named(self._text, self._numbers.sentence(index), place) is None:
            things += self.seasons_of(subject.thing)
        return tuple({t.id: t for t in things if t.id != subject.thing.id}.values())

    def several_before(self, place: Span) -> bool:
        """Whether the sentence names more than one work before a place."""
        here = self._in(self._numbers.sentence_at(place.start))
        return len({m.thing.id if m.thing else "" for m in here if m.span.end <= place.start}) > 1

    def opens_with_a_stranger(self, place: Span) -> bool:
        """Whether the sentence of a place opens with a name of two words or more that nobody knows: another show's?"""
        sentence = self._numbers.sentence(self._numbers.sentence_at(place.start))
        match = _OPENING.match(self._text, sentence.start, sentence.end)
        if match is None or any(s.start < match.end() and match.start() < s.end for s in self._named):
            return False
        words = [word for word in match.group().split() if word[:1].isupper()]
        return len(words) > 1 and words[0] not in _NO_NAME and company_of(match.group()) is None

    def _opening(self, index: int) -> list[_Mention]:
        """The work whose title a sentence may open with, where no reader saw one: "The Producers followed"."""
        if index < 0 or self._ledger is None:
            return []
        sentence = self._numbers.sentence(index)
        match = _OPENING.match(self._text, sentence.start, sentence.end)
        if match is None:
            return []
        title = match.group().strip(" \"“‘'")
        found = self._ledger.find(title, types=frozenset({EntityType.WORK}))
        exact = [t for t in found if names.fold(title) in {names.fold(s) for s in (t.name, *dict(t.spellings))}]
        return [_Mention(Span(match.start(), match.end()), thing) for thing in exact]

    def _headlined(self, found: Sequence[_Mention]) -> list[_Mention]:
        """The mentions, those of the headline put right: there every word has a capital, and titles are cut short.

        What a reader takes for a title of its own ("Umbrella’ Folds", "Homes Nationwide") is the full title of the body
        that has its word, or none where it is words of any story on ratings.
        """
        heads = [block for block in self._numbers.cut.blocks if block.kind is BlockKind.HEADLINE]
        body = [m for m in found if m.thing and not any(h.start <= m.span.start < h.end for h in heads)]
        out = []
        for mention in found:
            if not any(h.start <= mention.span.start < h.end for h in heads):
                out.append(mention)
                continue
            words = self._words(mention)
            own = mention.thing is not None and (self._ledger is not None or mention.thing.id in {
                m.thing.id for m in body if m.thing
            })
            if own or not words & _OF_ANY_STORY:
                homes = {} if own else {m.thing.id: m.thing for m in body if m.thing and words & self._words(m)}
                out.append(_Mention(mention.span, next(iter(homes.values()))) if len(homes) == 1 else mention)
        return out

    def _words(self, mention: _Mention) -> set[str]:
        written = self._text[mention.span.start:mention.span.end].casefold()
        return {word for word in re.findall(r"[^\W_]+", written) if len(word) > 4}

    def _numbered(self, mention: _Mention) -> _Mention:
        """The mention as the season that a number behind it makes it: "Penthouse" in "Penthouse 2"."""
        number = _NUMBER_BEHIND.match(self._text, mention.span.end)
        if number is None or mention.thing is None:
            return mention
        thing = self.season_of(mention.thing, int(number[1]))
        return _Mention(Span(mention.span.start, number.end(1)), thing)

    def _own(self, before: Sequence[_Mention], place: Span) -> _Mention | None:
        """The last title before a place that is no object of a comparison, or one whose own figure follows."""
        for mention in reversed(before):
            gap = self._text[mention.span.end:place.start]
            last = not any(m.span.start > mention.span.end for m in before)
            follows = last and (cues.OWN_FIGURE.match(gap) or cues.RELATIVE.search(gap))
            if follows or not self._is_object(mention):
                return mention
        return None

    def _is_object(self, mention: _Mention) -> bool:
        if mention.span not in self._objects:
            self._objects[mention.span] = self._stands_as_object(mention.span)
        return self._objects[mention.span]

    def _stands_as_object(self, title: Span) -> bool:
        index = self._numbers.sentence_at(title.start)
        low = self._numbers.sentence(index).start
        if cues.PERSON_OF.match(self._text, title.end):
            return True
        if cues.CREDIT.search(self._text[max(low, title.start - 40):title.start]):
            return True
        before = self._text[max(low, title.start - 60):title.start]
        return any(form.search(before) is not None for form in (cues.OBJECT, cues.OF_A_FIGURE, cues.MADE_FROM))

    def _in(self, index: int) -> list[_Mention]:
        sentence = self._numbers.sentence(index)
        return [m for m in self._mentions if sentence.start <= m.span.start < sentence.end]

    def pointed_at(self, place: Span) -> Thing | None:
        """The work that "that one" or "this one" points at, in a sentence that names none or one before it that the
        words go on with: the one named last, or the one that the story names first.
        """
        return self._pointed_at(self._numbers.sentence_at(place.start))

    def _pointed_at(self, index: int) -> Thing | None:
        for k in range(index, max(-1, index - _POINTED), -1):
            if self._in(k):
                return None
            sentence = self._numbers.sentence(k)
            match = _POINTS.search(self._text[sentence.start:sentence.end])
            if match is None:
                continue
            if match["this"]:
                return self._mentions[0].thing if self._mentions else None
            last = [m for m in self._mentions if m.span.end <= sentence.start]
            near = last and self._numbers.sentence_at(last[-1].span.start) >= k - _POINTED
            return last[-1].thing if near else None
        return None

    def _carried(self, index: int, place: Span) -> Thing | None:
        """The work that the sentences before speak of; of a headline without one, that of the story."""
        if (pointed := self._pointed_at(index)) is not None:
            return pointed
        own = self._season_told(index, place)
        for earlier in range(index - 1, -1, -1):
            told = [m for m in self._in(earlier) if not self._is_object(m)]
            if not told and not own and seasons_in(self._text, self._numbers.sentence(earlier)):
                return None  # another season than the title before it has
            if told:
                things = {m.thing.id if m.thing else "" for m in told}
                return told[0].thing if len(things) == 1 else None
        if len(self.things) == 1 and all(m.thing is not None for m in self._mentions):
            return self.things[0]
        return None

    def _season(self, thing: Thing, index: int, place: Span, *, named: bool) -> Subject | None:
        season = self._season_told(index, place)
        if season is None:
            return Subject(thing, named)
        if self._ledger is None:
            return None
        other = self.season_of(thing, season.number)
        if other is None and not season.plain:
            return Subject(thing, named)  # it has but one
        return None if other is None else Subject(other, named)

    def _season_told(self, index: int, place: Span) -> Season | None:
        """The season that a place is of by the words of its sentence, else by those of the sentences before."""
        return season_named(self._text, self._numbers.sentence(index), place) or self._season_before(index)

    def _season_before(self, index: int) -> Season | None:
        """The one season of the sentences before, where none from there on names a work: "The third. It left with"."""
        sentences = self._numbers.cut.sentences
        for k in range(index, max(-1, index - _SEASON_CARRIED), -1):
            if sentences[k].block != sentences[index].block or self._in(k):
                return None
            if told := seasons_in(self._text, self._numbers.sentence(k)):
                return Season(next(iter(told)), plain=False) if len(told) == 1 and k < index else None
        return None

    def seasons_of(self, thing: Thing, up_to: int = 4) -> list[Thing]:
        """The first seasons of a work that the desk has, in order: itself, where it is one, among them."""
        numbers = range(1, up_to + 1)
        if self._ledger is not None:
            # One question for all of them; each is answered from it.
            self._ledger.find_each([name for number in numbers for name in titles_of_season(thing, number)])
        found = (self.season_of(thing, number) for number in numbers)
        return [one for one in found if one is not None]

    def other_seasons_of(self, thing: Thing) -> list[Thing]:
        """The same without the work itself."""
        return [one for one in self.seasons_of(thing) if one.id != thing.id]

    def season_of(self, thing: Thing, number: int) -> Thing | None:
        """The season of that number of a work, itself one of its seasons or not; None where the desk has none."""
        titles = titles_of_season(thing, number)
        if not titles:
            return thing
        for name in titles:
            found = () if self._ledger is None else self._ledger.find(name, types=frozenset({EntityType.WORK}))
            exact = [t for t in found if names.fold(name) in {names.fold(s) for s in (t.name, *dict(t.spellings))}]
            if len(exact) == 1:
                return exact[0]
        return None


@once
def subjects_of(draft: Reading, ledger: Ledger | None, numbers: Numbers) -> Subjects:
    """The works of a draft, each settled once; without a ledger each of the draft's own is one.

    Raises LedgerError where the ledger cannot be read.
    """
    return Subjects(draft, ledger, numbers)


def _its_own(entity: Entity, works: Sequence[Entity]) -> Thing:
    """A thing that stands for a work of the draft alone: of a title and a part of it ("Umbrella") the full one."""
    name = names.fold(entity.name)
    full = next((w for w in works if len(w.name) > len(entity.name) and name and name in names.fold(w.name)), entity)
    return Thing(full.id, EntityType.WORK, full.name)


def _with_short_titles(mentions: Sequence[_Mention], text: str) -> list[_Mention]:
    """The mentions, a part of a known title ("Umbrella") taken for that; of overlapping ones the longest."""
    kept: list[_Mention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    known = {names.fold(text[m.span.start:m.span.end]): m.thing for m in kept if m.thing is not None}
    out = []
    for mention in kept:
        thing = mention.thing
        if thing is None:
            words = names.fold(text[mention.span.start:mention.span.end])
            homes = {t.id: t for full, t in known.items() if words and words in full}
            thing = next(iter(homes.values())) if len(homes) == 1 else None
        out.append(_Mention(mention.span, thing))
    return out
