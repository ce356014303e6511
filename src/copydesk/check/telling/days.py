"""Whether a draft's words make a day a work's first or last. Pure.

Every word that may be the day's own competes for it: words of a beginning, of an ending, and of all else that has days
(filming, a trailer, a pop-up shop, the second half). The nearest one wins, where a comma, a conjunction or another
title between it and the day makes it farther. What wins must be the work's own doing: in "Filming of W began on" it is
the filming that began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from copydesk.check.claims.verdict import Question
from copydesk.check.common_words import SOURCES
from copydesk.check.figures.scope_words import LAST, episode_cues
from copydesk.check.places import object_span
from copydesk.check.recognition.phrases import COMPANY, DAY, WORK, Masked, masked_sentences
from copydesk.check.telling.degree import Told
from copydesk.check.telling.looked_up import LOOKED_UP
from copydesk.check.telling.other_days import NOT_A_SERIES, OTHER, is_own_other_day
from copydesk.check.telling.own_channel import BOUND, is_a_platforms, on_own_channel
from copydesk.check.telling.paired_days import is_paired
from copydesk.check.telling.parts import of_a_later_part, of_another_part, of_its_part
from copydesk.check.telling.run_words import AIR, END, RELEASE, START
from copydesk.check.telling.subject import (
    about_it,
    day_places,
    in_words,
    may_be_about_it,
    of_another_season,
    season_number,
)
from copydesk.check.telling.titled_years import beside_a_title
from copydesk.model import NumberValue, Reading, Span
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import find_numbers

__all__ = ["tells_end", "tells_start", "told_day", "word_of_day"]

#: What a network does with a title on a day, in whatever word: "tvN unwraps W on".
_PUT_ON = Form(
    rf"{COMPANY}\s+(?:will\s+|is\s+to\s+|is\s+set\s+to\s+)?(?P<verb>[a-z]+(?:\s+(?:up|out|off|on))?)\s+"
    rf"(?:(?:the|its)\s+(?!last|end|final)[a-z -]{{0,30}}?)?[\"“‘']?{WORK}[,\"”’']{{0,2}}\s+on\s+$"
)
#: Before an episode that a sentence opens with, and between it and its verb.
_OPENS_IT = Form(r"\W*(?:[Tt]he\s+|[Ii]ts\s+)?")
_OF_ITS_WORK = Form(
    rf"\s+(?:of\s+(?:(?:the|{COMPANY}['’]s)\s+)?(?:[a-z-]+\s+){{0,3}}[\"“‘']?(?:{WORK})?[\"”’']?,?\s+)?(?:(?:was|has|had|then|also|finally)\s+){{0,2}}"
)
#: Parts told in turn, each with days of its own: "the first ended on September 2; the second ran from October 13".
_IN_TURN = Form(
    r"\bthe\s+first\s+(?:on|in|of|with|ended|closed|ran|aired|began|was|came|finished)\b.*\bthe\s+second\s+\w",
    re.IGNORECASE,
)
_SINCE, _UNTIL = Form(r"\b(?:since|from|between)\s+(?:on\s+)?$", re.IGNORECASE), Form(
    rf"(?:\b(?:until|till|(?<!back\s)to|through|between\s+{DAY}\s+and)|[-–—])\s*$", re.IGNORECASE
)
#: "moved from May 25 to": neither end of a run.
_MOVED = Form(
    r"\b(?:mov\w+|postpon\w+|delay\w+|push\w+|brought\s+forward|reschedul\w+|shift\w*)\b", re.IGNORECASE
)
#: A day counted from another that the words do not say: "five weeks after".
_FROM_ANOTHER = Form(r"\b(?:weeks?|days?|months?|years?)\s(?:after|later|before|earlier)\Z")
#: Before a month: that one of its weekends is told of, "on the first weekend of May it had 9.5".
_WEEKEND_OF = Form(r"\b(?:first|second|third|fourth)\sweekend\s(?:of|in)\s$")
#: What follows a premiere's word that has something else for its object: "opens its pop-up bar".
_OF_ELSE = Form(
    r"\b(?:open|launch|start|begin|clos|end|wrap|finish)\w*(?: up)?\s+(?:its|their|an?|the|his|her)\s+"
    r"(?!(?:run|broadcasts?|airing|air|final|last|first|story|journey|season|successful|series|drama|show|\w+ run|"
    r"books?|curtains?)\b)",
    re.IGNORECASE,
)
#: What was shown last of a show, before what it did: "the last four chapters of W landed on".
_LAST_OF_IT = Form(
    r"\b(?:last|final|closing|remaining)\s+(?:[\w-]+\s+){0,2}?(?:episodes|chapters|parts?|batch|volume|hours|instal?lments)\b",
    re.IGNORECASE,
)
#: The same right before what it did: that day is the show's last.
_FINALE = Form(
    r"\b(?:finale|(?:last|final|closing|remaining)\s+(?:[\w-]+\s+){0,2}?(?:episodes?|chapters?|batch|volume|hours?|instal?lments?))"
    r"(?:\s+of\s+[\"“‘']?\S+)?\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE,
)
#: What a series is made from, and what that did: "a webtoon, which its author began in 2016 and finished in 2018".
_SOURCE_THAT = Form(
    rf"\b(?:{SOURCES}),?\s+(?:(?:which|that|begun|started)\b[^;]*|by\b[^,;]*)$", re.IGNORECASE
)
_MADE_FROM_IT = Form(
    r"\b(?:from|on|after|by)\s+(?:an?|the|his|her|their)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
#: "After the end of W, its network put a video online on": the day is of what came then.
_AFTERWARDS = Form(r"\b(?:after|following|since|with)\s+(?:the|its)\s+$", re.IGNORECASE)
_THEN = Form(rf",[\"”’']?\s+(?:{COMPANY}|{WORK}|[a-z])(?:(?!,\s).)*\s", re.IGNORECASE)
#: What a whole run does from one day to another.
_SHOWS = Form(rf"{START.pattern}|{END.pattern}|{AIR.pattern}|\br[ua]n(?:s|ning)?\b", re.IGNORECASE)
_DONE_TO_IT = Form(r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?$")
_LINKED = Form(r"\s+(?:of|for|on|to|from|behind|around)\s+(?:the\s+|its\s+)?(?:[a-z-]+\s+){0,2}[\"“‘']?$")
#: Between a word and a day these make it a day that is only compared with.
_ASIDE = Form(
    r"\b(?:after|before|than|against|compared|up\s+from|down\s+from|from|follow\w+|previous\w*|earlier|above|below|over|beat\w*)\b"
)
_COMPARED_WITH = Form(r"\b(?:after|than|against|compared|up\s+from|down\s+from)\b")
#: Behind a day: what was shown that evening, of whichever episode.
_EVENING = Form(r"\s+(?:broadcast|episode|airing|instal?lment)s?\b")
_FIGURE = Form(r"\d\s*(?:%|per\s?cent\b)")
#: Where a report was written, and when: "SEOUL, April 29 (agency) --".
_DATELINE = Form(r"\)?\s*(?:\([^()]*\)\s*)?(?:--|–|—|-\s)")
#: Between a word and its day these begin something else.
_NOT_RIGHT_AT = Form(r",|;|\d|\band\b|\bbut\b")
#: Before a day that its sentence opens with, whose comma parts nothing.
_OPENING = Form(r"(?:it\s+was\s+)?(?:on\s+)?", re.IGNORECASE)
#: The farthest that a word may be from its day, in words; a boundary counts for some.
_REACH = 26
_BOUNDARY, _BEHIND, _TITLE, _COMPARED = 4, 3, 6, 20
#: How far before "from" or "since" a day's company is named, in code points.
_BEFORE_FROM = 30
#: How far before its day a form of words may name a company that the day is of, in code points.
_WORDS_BEFORE = 90
_SPLIT, _OTHER_DAY = Form(WORK), Form(DAY)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that may be a day's: what it makes of it ("start_date", "end_date", "loose" for a start that may be
    another company's, "other"), where it stands, and how far from the day it is.
    """

    kind: str
    start: int
    end: int
    cost: int


def tells_start(draft: Reading, day: Span, season: int | None = None) -> bool:
    """Whether the sentence of a day has words of a premiere that are the day's, where one is given of that `season`."""
    return _tells(draft, day, "start_date", season)


def tells_end(draft: Reading, day: Span, season: int | None = None) -> bool:
    """Whether the sentence of a day has words of an ending that are the day's, where one is given of that `season`."""
    return _tells(draft, day, "end_date", season)


def word_of_day(asked: Question) -> Iterator[tuple[Masked, int, _Word | None]]:
    """Where the claim's day stands, and the word that it is of there, whatever work that is about."""
    known = _known(asked)
    for sentence, at in day_places(asked):
        yield sentence, at, _own_word(sentence.text, at, known)


def told_day(asked: Question) -> Told:
    """How plainly the draft's words make the claim's day the work's first or last."""
    place = object_span(asked.draft, asked.claim)
    if place is not None and of_another_season(asked, place):
        return Told.NOT
    if place is not None and _WEEKEND_OF.search(asked.draft.document.text[max(0, place.start - 24):place.start]):
        return Told.NOT
    if place is not None and _FROM_ANOTHER.search(asked.draft.document.text, place.start, place.end):
        return Told.NOT
    if in_words(asked):
        return Told.PLAINLY if _on_its_own_channel(asked) else Told.NOT
    degree = max((_told_at(asked, sentence, at) for sentence, at in day_places(asked)), default=Told.NOT)
    if degree is not Told.PLAINLY and any(
        is_paired(asked, sentence, at) and about_it(asked, sentence, at) is Told.PLAINLY
        for sentence, at in day_places(asked)
    ):
        return Told.PLAINLY if asked.claim.made_by == LOOKED_UP else Told.LOOSELY
    return degree


def _on_its_own_channel(asked: Question) -> bool:
    """Whether a form of words has its day on the work's own network, and of the work itself."""
    if any(_OF_ELSE.search(evidence.quote) for evidence in asked.claim.evidence):
        return False
    form = START if asked.claim.predicate == "start_date" else END
    for sentence, at in day_places(asked):
        words = list(form.finditer(sentence.text, 0, at))
        if words and _COMPARED_WITH.search(sentence.text, words[-1].end(), at):
            return False
        if form is START and words and _LAST_OF_IT.search(sentence.text, 0, words[-1].start()):
            return False
        if not on_own_channel(asked, sentence, max(0, at - _WORDS_BEFORE), at):
            return False
    return True


def _tells(draft: Reading, day: Span, kind: str, season: int | None) -> bool:
    for sentence in masked_sentences(draft):
        for at in sentence.days:
            if sentence.spans[at].start < day.end and day.start < sentence.spans[at].end:
                word = _own_word(sentence.text, at, _Known(series=True, season=season))
                return word is not None and (word.kind == kind or (word.kind == "loose" and kind == "start_date"))
    return False


def _told_at(asked: Question, sentence: Masked, at: int) -> Told:
    if _IN_TURN.search(sentence.text) or of_a_later_part(asked, sentence.text[:at]):
        return Told.NOT
    titled = beside_a_title(asked, sentence, at)
    if titled is not None:
        return titled
    word = _own_word(sentence.text, at, _known(asked))
    if word is None:
        if _FIGURE.search(sentence.text):
            return Told.UNKNOWN  # the day may be the figure's
        wanted = Told.LOOSELY
        nearest = at
    elif word.kind == "loose" and asked.claim.predicate == "start_date":
        wanted, nearest = Told.LOOSELY, word.start
    elif word.kind != asked.claim.predicate:
        if word.kind != "other" or not of_its_part(asked, sentence.text):
            return Told.NOT
        wanted, nearest = Told.LOOSELY, word.start
    else:
        wanted, nearest = Told.PLAINLY, word.start
    if not on_own_channel(asked, sentence, min(nearest, at), max(nearest, at)):
        return Told.NOT
    if word is not None and wanted is Told.PLAINLY and _may_be_other(asked, sentence.text, word, at):
        return Told.NOT
    about = about_it(asked, sentence, at)
    if about is Told.NOT and asked.claim.made_by != LOOKED_UP and may_be_about_it(asked, sentence, at):
        about = Told.LOOSELY  # as a reader says; what is far from the desk's day is not held against it then
    return min(wanted, about)


def _may_be_other(asked: Question, text: str, word: _Word, at: int) -> bool:
    """Whether a day that the desk has as another of the work's own may be that: its word does not stand right at it."""
    if not is_own_other_day(asked):
        return False
    gap = text[word.end:at] if word.end <= at else text[at + 1:word.start]
    if word.start > at and _OPENING.fullmatch(text[:at]):
        gap = gap.removeprefix(",")
    if word.start == 0 and not gap.strip(" ,"):
        return False  # a row of a table: "Ep 1, Sept. 6: 4.8%"
    return _SINCE.search(text[:at]) is not None or _NOT_RIGHT_AT.search(gap) is not None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the desk knows that bears on a day's words: whether the work is a series, whether a platform is its own
    network, how many episodes it has, which season of a title it is where it is a later one.
    """

    series: bool
    platform: bool = False
    last: int | None = None
    season: int | None = None


def _known(asked: Question) -> _Known:
    counts = {int(e.object.number) for e in asked.entries
              if e.predicate == "episode_count" and isinstance(e.object, NumberValue)}  # fmt: skip
    series = bool(counts) or any(e.predicate == "original_broadcaster" for e in asked.entries)
    return _Known(series, is_a_platforms(asked), counts.pop() if len(counts) == 1 else None,
                  season_number(asked.thing.name))


def _own_word(text: str, at: int, known: _Known) -> _Word | None:
    """The word that the day at `at` is of, or None where none is in reach."""
    before = text[:at]
    if not any(char.islower() for char in before) and _DATELINE.match(text, at + 1):
        return _Word("other", at, at, 0)
    if _EVENING.match(text, at + 1):
        return _Word("other", at, at, 0)
    if _SINCE.search(before) or _UNTIL.search(before):
        if _MOVED.search(before):
            return _Word("other", at, at, 0)
        kind = "start_date" if _SINCE.search(before) else "end_date"
        other = _other_subject(text, at, known) or _made_meanwhile(before) or of_another_part(before, kind)
        return _Word("other" if other else kind, max(before.rfind(";") + 1, at - _BEFORE_FROM, 0), at, 0)
    found = list(_words(text, at, known))
    put_on = _PUT_ON.search(before)
    if put_on and not any(form.search(put_on["verb"]) for form in (START, END, OTHER)):
        return _Word("start_date", put_on.start("verb"), put_on.end("verb"), 0)
    if not found:
        return None
    best = min(found, key=lambda w: (w.cost, w.kind != "other"))
    if best.cost > _REACH:
        return replace(best, kind="other")
    if best.kind == "other":
        return best
    if _other_subject(text, best.start, known) or _OF_ELSE.match(text, best.start):
        return replace(best, kind="other")
    if best.end <= at and (
        (known.series and _of_its_source(text[:best.start]))
        or (_AFTERWARDS.search(text[:best.start]) and _THEN.search(text, best.end, at))
        or _is_an_episodes(text, best.start, known)
    ):
        return replace(best, kind="other")
    if best.kind == "loose" and known.series and _FINALE.search(text[:best.start]):
        return replace(best, kind="end_date")  # "the finale dropped on", "whose last four episodes came out on"
    if best.kind in ("start_date", "loose") and known.series and _LAST_OF_IT.search(text, 0, best.start):
        return replace(best, kind="other")
    return best


def _is_an_episodes(text: str, start: int, known: _Known) -> bool:
    """Whether the words that open a sentence make an episode what a verb is of: "Episode 2 of W went out on"."""
    cue = next(iter(episode_cues(text[:start])), None)
    if cue is None or cue.value in (1, LAST, known.last) or not _OPENS_IT.fullmatch(text[:cue.start]):
        return False
    return _OF_ITS_WORK.fullmatch(text, cue.end, start) is not None


def _of_its_source(before: str) -> bool:
    """Whether the words before a beginning or ending go on of what the work is made from."""
    match = _SOURCE_THAT.search(before)
    return match is not None and _SPLIT.search(before, match.start()) is None


def _made_meanwhile(before: str) -> bool:
    """Whether the words that lead to "from" a day last tell of the making and not of the showing: "was filmed from"."""
    made = [(m.start(), m.end()) for m in OTHER.finditer(before)]
    if not made:
        return False
    start, end = made[-1]
    shown = _SHOWS.search(before, end) is not None or _SPLIT.search(before, end) is not None
    return not shown and _DONE_TO_IT.search(before[:start]) is not None


#: The forms of words that compete for a day, of a series and of what is none.
_OF_SERIES, _OF_OTHERS = (
    tuple(map(finding, (START, END, OTHER, RELEASE, last))) for last in (NOT_A_SERIES, AIR)
)


def _words(text: str, at: int, known: _Known) -> Iterator[_Word]:
    release = "start_date" if known.platform or not known.series else "loose"
    kinds = ("start_date", "end_date", "other", release, "other" if known.series else "start_date")
    for kind, form in zip(kinds, _OF_SERIES if known.series else _OF_OTHERS, strict=True):
        for match in form(text):
            if kind == "other" and _is_its_own_season(match[0], known):
                continue
            yield _Word(kind, match.start(), match.end(), _cost(text, match.start(), match.end(), at))
    for cue in episode_cues(text):
        kind = "start_date" if cue.value == 1 else "end_date" if cue.value in (LAST, known.last) else "other"
        yield _Word(kind, cue.start, cue.end, _cost(text, cue.start, cue.end, at) - 1)


def _is_its_own_season(words: str, known: _Known) -> bool:
    """Whether words of a season are of the one that the work is: "the third season" of "W 3"."""
    if known.season is None or "season" not in words.casefold():
        return False
    return [number.value for number in find_numbers(words)] == [known.season]


def _cost(text: str, start: int, end: int, at: int) -> int:
    gap = text[end:at] if end <= at else text[at + 1:start]
    cost = len(gap.split()) + _BOUNDARY * len(BOUND.findall(gap)) + _TITLE * len(_SPLIT.findall(gap))
    cost += _COMPARED * (len(_ASIDE.findall(gap)) + len(_OTHER_DAY.findall(gap)))
    return cost + (_BEHIND if start > at else 0)


def _other_subject(text: str, cue: int, known: _Known) -> bool:
    """Whether what a word of a beginning or ending says is said of something else than a work: "Filming of W began"."""
    bounds = [m.end() for m in BOUND.finditer(text, 0, cue)]
    start = 0
    for bound in reversed(bounds):
        if text[bound:cue].strip():
            start = bound
            break
    forms = (OTHER, NOT_A_SERIES) if known.series else (OTHER,)
    for form in forms:
        for match in form.finditer(text, start, cue):
            if _is_its_own_season(match[0], known):
                continue
            if _DONE_TO_IT.search(text, start, match.start()):
                continue  # "It was shot in Jeju and premiered on": the work did both
            if form is NOT_A_SERIES and _MADE_FROM_IT.search(text, start, match.start()):
                continue  # "directed by X from a book by Y, opened on"
            titles = [m.start() for m in _SPLIT.finditer(text, match.end(), cue)]
            if not titles or _LINKED.fullmatch(text, match.end(), titles[0]):
                return True
    return False
