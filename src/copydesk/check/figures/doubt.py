"""What the words of a sentence leave open of a rating's scope: other areas, statistics, companies and bases that a
figure may have, and whether it may be of another broadcast. Exact and pure; says nothing of what is likely.

A figure is judged only in a scope that its own words fix. A word fixes it where it stands beside the figure with no
other figure and no other word of its kind in reach: "28.4 percent in the Seoul area", "a peak of 31.0 percent".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.check.common_words import AGO, BELONGS, OVERTAKES, SECOND_TO_TWELFTH, WITH_WHICH
from copydesk.model import Span
from copydesk.text.cues import Cue
from copydesk.text.form import Form

__all__ = ["Doubt", "doubts_of", "speaks_of_another_time", "tells_parts"]

_NOTHING: frozenset[str | None] = frozenset()
#: What a figure is read as that says nothing: these words alone leave nothing open.
_USUAL = frozenset({"nationwide", "average", "nielsen"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a figure's scope may be besides what it is read as: nothing where its words leave no doubt.

    `airing` says that it may be of any broadcast, `elsewhere` that words beside it say so of one that is not read: such
    a figure is at odds with nothing. None among the values is a scope that no word says.
    """

    areas: frozenset[str | None] = _NOTHING
    statistics: frozenset[str | None] = _NOTHING
    companies: frozenset[str | None] = _NOTHING
    bases: frozenset[str | None] = _NOTHING
    airing: bool = False
    elsewhere: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is open."""
        return bool(self.areas or self.statistics or self.companies or self.bases or self.airing)


#: From a figure to the words behind it that are its own.
_BEHIND = Form(
    rf"""\s*(?:%|％|-?per\s?cent(?:age)?)?,?(?:\s(?:rating|ratings|viewership|average))?(?:,?\s{BELONGS}(?:\s(?:the|its))?|\s(?:of|in|for|across|around
        |at|with|on|as|throughout)(?:\s(?:the|its|all|that))?(?:\s(?:homes|households|viewers|televisions))?)?[\s(]*""",
    re.IGNORECASE | re.VERBOSE,
)
#: From words to the figure right behind them that is theirs.
_BEFORE = Form(
    r"""['’]?s?\s(?:(?:[\w'’-]+\s){0,3}(?:of|at|to|was|were|is|by|hit|drew|drawn|had|reached|recorded|rated|scored|averaged
        |touched|took|for|stood\sat|rose\sto|came\sto|with|on|posted|earned|garnered|logged|marked|saw|climbed\sto
        |:)\s)?(?:(?:an?|the|its|as|high|about|just|only|over|a\snew)\s){0,2}""", re.IGNORECASE | re.VERBOSE
)
#: Words before a figure that make it one of another time than the sentence's own.
_ANOTHER_TIME = Form(
    r"""\b(?:previous\w*|earlier|before|ago|last\s(?:week|month|year|season|time|night(?!\sbut))|up\sfrom|down\sfrom|after|from|than
        |against|since|once|best|record|day\sbefore|night\sbefore|week\sbefore|later|next|following|compared|double|twice
        |triple|half|had\s(?:been|stood|drawn|reached|posted|had)|(?:monday|tuesday|wednesday|thursday|friday|saturday
        |sunday)['’]s|yesterday['’]s|its\shigh\b|while
        |(?:two|both|three)\s(?:\w+\s)?(?:episodes|parts|hours|nights)|beat\w*|beaten|broke|broken|toppl\w+|top(?:s|ped)
        |short\sof|below|above|under|then|original|remake|version)\b""", re.IGNORECASE | re.VERBOSE
)
#: A day set between commas, which begins no clause: "the finale, on February 20, averaged".
_DATED_ASIDE = Form(
    r",\s(?:(?:which\s)?(?:was\s|were\s)?(?:aired|shown|broadcast|seen)\s)?on\s[\w’'.-]+(?:,?\s[\w.]+){0,3}(?:,\s\d{4})?,(?=\s)",
    re.IGNORECASE,
)
#: Behind a company: that it is who tells what follows.
_TELLS_ALL = Form(
    r"\s(?:has\s|had\s)?(?:put|puts|gave|gives|measured|measures|had|has|saw|counted|clocked)\b[^;:]*$"
)
#: Between two figures of one measure in two areas.
_AND_ANOTHER = Form(
    r"(?:%|\s?per\s?cent)?(?:\s(?:nation-?wide|of\s[\w\s]{3,25}|(?:in|across|around)\s(?:the\s|greater\s)*[\w]+(?:\s(?:area|region))?))?"
    r",?\s(?:and|or)\s(?:an?\s|even\s)?", re.IGNORECASE,
)
_CLAUSE = Form(r";|\b(?:and|but|while|where|after|than)\b", re.IGNORECASE)
_HAD = Form(r"\bhad\s(?:been|stood|drawn|reached|posted|had)\b", re.IGNORECASE)
#: Right before a figure: that it is itself the best that is spoken of, "brought the season its best average, 8.8".
_IS_THE_BEST = Form(
    r"(?<!\bof\s)(?<!\bto\s)(?<!\bmissed\s)(?<!\bmatched\s)(?<!\bequalled\s)(?<!\bpast\s)\b"
    r"(?:its|a|the\s(?:season|series|drama|show)['’]s)\s(?:own\s|very\s|new\s)?(?:best|record)(?:\s[a-z-]+){0,3}"
    r"(?:,|:|\sof|\sat|\swith)?\s$",
    re.IGNORECASE,
)
#: Right before a whole number: that it is the mark which was passed, "broke through 15 percent".
_PASSED = Form(r"\b(?:broke(?:n)?(?:\sthrough)?|topped|tops|above)\s(?:the\s)?$", re.IGNORECASE)
#: The same behind a figure, in its own phrase.
_BEHIND_IT = Form(
    rf"""^[^.;]{{0,28}}?\b(?:{AGO}|earlier|previously|before\sthat|with\s(?:\w+\s)?which|that\s(?:it|the)
        |for\sthe\s(?:first|{SECOND_TO_TWELFTH}))\b""", re.IGNORECASE | re.VERBOSE
)
#: Words that say when a figure was, and no episode.
_TOLD_BY_TIME = Form(
    rf"""^[^.;,]{{0,28}}?\b(?:{AGO}|for\sthe\s(?:{SECOND_TO_TWELFTH})(?=[,.;])
        |on\s(?:the|its)\s(?:first|second|third|fourth|fifth|last)\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME_BEFORE = Form(
    rf"""\b(?:previous|week\s(?:ago|before|earlier)|day\s(?:before|earlier)|night\s(?:before|earlier)|last\s(?:week|month|year
        |weekend|night(?!\sbut)))\b[^,;]*$
        |\bafter\s(?:(?:it|having)\s(?:had\s)?)?(?:{OVERTAKES})\s[^,;%]*\bwith\s(?:an?\s[^,;%]*)?$
        |\b(?:after|from|since)\s(?:\w+day['’]s\s|a\s|the\s|its\s){0,2}$""",
    re.IGNORECASE | re.VERBOSE,
)
#: A part of a show that is told as one: what ends with it is not the show.
_PART_ALONE = Form(
    r"(?<!th\sand\s)(?<!st\sand\s)(?<!nd\sand\s)(?<!rd\sand\s)"
    r"\b(?:first|second|third|last|final|latter|initial)\s(?:part|half|volume|batch)\b(?!\sof)"
    r"|\bparts?\s(?:one|two|1|2|i{1,2})\b|\b(?:last|final)\s(?:two|three|four)\b"
    r"|\b(?:two|three|both)\s(?:last\s|final\s|\w+\s)?(?:episodes|parts|hours|nights|half-hours)\b",
    re.IGNORECASE,
)
#: An episode told by its ordinal alone: "14.1 percent for the sixth", "the 16th 20.5 percent".
_ORDINAL_ALONE = Form(
    rf"""(?<!\bon\s)\b(?:the|its)\s(?:\d{{1,3}}(?:st|nd|rd|th)|{SECOND_TO_TWELFTH}|twentieth)\b(?!\s(?:and\s\w+\s)?(?:regular\s)?(?:episode|instal?lment|outing|broadcast|hour|chapter
        |ep\b)|\sand\s(?:last|final|closing)\spart
        |\s(?:and\s\w+\s)?(?:regular\s)?(?:season|time|place|highest|best|most|drama
        |series|show))""", re.IGNORECASE | re.VERBOSE
)


def speaks_of_another_time(words: str) -> bool:
    """Whether words before a figure make it one of an earlier or later broadcast than the sentence's own."""
    return _ANOTHER_TIME.search(words) is not None


def tells_parts(words: str) -> bool:
    """Whether a sentence tells of parts of a show, or of several episodes at once, which its figures may be of."""
    return _PART_ALONE.search(words) is not None


def doubts_of(
    words: str, figures: Sequence[Span], *, areas: Sequence[Cue], statistics: Sequence[Cue],
    companies: Sequence[Cue], bases: Sequence[Cue], airings: Sequence[Cue], means: Sequence[bool],
    named: Sequence[Cue | None],
) -> list[Doubt]:
    """What is open of each figure of a sentence. Words at -1 are of the sentence before it. `airings` are all words
    that say an episode or a day, `named` those by which each figure is read; `means` says of which figures the sentence
    is sure that they are means of a series.
    """
    out: list[Doubt] = []
    for k, figure in enumerate(figures):
        # "24.9 percent nationwide and 28.4 percent in Seoul": the second goes on with the first one's broadcast.
        goes_on = k > 0 and _goes_on(words, figures[k - 1], figure, named[k], named[k - 1])
        out.append(Doubt(
            areas=_open(words, figures, k, areas), statistics=_open(words, figures, k, statistics),
            companies=_open_to_all(words, figures, companies), bases=_open_to_all(words, figures, bases),
            airing=not means[k] and (
                out[-1].airing if goes_on else _another_airing(words, figures, k, airings)
            ),
            elsewhere=not means[k] and not goes_on and _elsewhere(words, figures, k, airings),
        ))  # fmt: skip
    return out


def _goes_on(words: str, last: Span, figure: Span, cue: Cue | None, cue_before: Cue | None) -> bool:
    """Whether a figure goes on with the broadcast of the one before it: by the same word, before both."""
    same = cue is not None and cue == cue_before and cue.end <= last.start
    return same and not speaks_of_another_time(words[last.end:figure.start])


def _open(words: str, figures: Sequence[Span], k: int, cues: Sequence[Cue]) -> frozenset[str | None]:
    """The values that a figure may have by the sentence's words of one kind; none where one word is surely its own.

    What stands behind a semicolon is another statement's, where the figure's own has such words before it.
    """
    figure = figures[k]
    low, high = words.rfind(";", 0, figure.start) + 1, words.find(";", figure.end)
    if any(low <= cue.start < figure.start for cue in cues):
        cues = [cue for cue in cues if low <= cue.start and (high < 0 or cue.end <= high)]
    values = {str(cue.value) for cue in cues}
    alone = len(figures) == 1 and len(values) == 1
    if values <= _USUAL or (alone and not _in_another_clause(words, figures[0], cues)):
        return _NOTHING
    if _own(words, figures, k, cues) is not None or _goes_on_average(words, figures, k, cues):
        return _NOTHING
    return frozenset({*values, None})


def _goes_on_average(words: str, figures: Sequence[Span], k: int, cues: Sequence[Cue]) -> bool:
    """Whether a figure goes on with the average before it: "averaged 9.8 percent nationwide and 11.1 in Seoul"."""
    if not k or not _AND_ANOTHER.fullmatch(words[figures[k - 1].end:figures[k].start]):
        return False
    own = _own(words, figures, k - 1, cues)
    return own is not None and own.value == "average" and own.end <= figures[k - 1].start


def _in_another_clause(words: str, figure: Span, cues: Sequence[Cue]) -> bool:
    """Whether the words of one kind stand in other clauses than the only figure."""
    if all(cue.start < 0 for cue in cues):
        return True
    gaps = (words[figure.end:c.start] if c.start >= figure.end else words[c.end:figure.start] for c in cues)
    return all(_CLAUSE.search(gap) for gap in gaps)


def _open_to_all(words: str, figures: Sequence[Span], cues: Sequence[Cue]) -> frozenset[str | None]:
    """A company or a base named once may be that of one figure alone, but for one that tells them all: "TNmS put X at".
    """
    values = {str(cue.value) for cue in cues}
    told = len(cues) == 1 and cues[0].start >= 0 and _TELLS_ALL.match(words[cues[0].end:figures[0].start])
    if told and not _CLAUSE.search(_AND_ANOTHER.sub(" ", words[figures[0].end:figures[-1].start])):
        return _NOTHING
    if values <= _USUAL or (len(figures) == 1 and len(values) == 1 and cues[0].start >= 0):
        return _NOTHING
    return frozenset({*values, None})


def _own(words: str, figures: Sequence[Span], k: int, cues: Sequence[Cue]) -> Cue | None:
    """The word that is surely a figure's own: right behind it, or right before it and behind no other figure."""
    figure, cues = figures[k], [cue for cue in cues if cue.start >= 0]
    high = figures[k + 1].start if k + 1 < len(figures) else len(words)
    for cue in cues:
        if figure.end <= cue.start <= high and _BEHIND.fullmatch(words[figure.end:cue.start]):
            return cue
    low = figures[k - 1].end if k else 0
    for cue in reversed(cues):
        behind_other = k and _BEHIND.fullmatch(words[low:max(low, cue.start)]) is not None
        if low <= cue.start and cue.end <= figure.start and not behind_other:
            return cue if _BEFORE.fullmatch(words[cue.end:figure.start]) else None
    return None


def _elsewhere(words: str, figures: Sequence[Span], k: int, airings: Sequence[Cue]) -> bool:
    """Whether words beside a figure say a broadcast that is told by no noun: "after 11.4 percent a week earlier"."""
    figure = figures[k]
    high = figures[k + 1].start if k + 1 < len(figures) else len(words)
    low = figures[k - 1].end if k else 0
    if _own(words, figures, k, airings) is not None:
        return False
    return bool(
        _TOLD_BY_TIME.match(words[figure.end:high]) or _TIME_BEFORE.search(words[low:figure.start])
        or _ORDINAL_ALONE.search(words[low:figure.start])
    )


def _another_airing(words: str, figures: Sequence[Span], k: int, airings: Sequence[Cue]) -> bool:
    """Whether a figure may be of another broadcast than the one that it is read as."""
    figure = figures[k]
    if tells_parts(words):
        return True
    own = _own(words, figures, k, airings)
    high = figures[k + 1].start if k + 1 < len(figures) else len(words)
    low = figures[k - 1].end if k else 0
    before = words[low:figure.start]
    if own is not None and own.start >= figure.end:
        return False
    if any(figure.end <= c.start <= high and WITH_WHICH.match(words[figure.end:c.start]) for c in airings):
        return False
    if _BEHIND_IT.match(words[figure.end:high]) or _ORDINAL_ALONE.search(words[max(0, low - 20):high]):
        return True
    if own is not None:
        return speaks_of_another_time(_HAD.sub("", _but_for_itself(words[own.end:figure.start], words, figure)))
    if speaks_of_another_time(_but_for_itself(before, words, figure)):
        return True
    if len(figures) == 1 and len(airings) < 2:
        return False
    # Of several figures the words before are the first one's; the others may go on with it or not.
    nearest = [cue for cue in airings if low <= cue.start and cue.end <= figure.start]
    if len(nearest) == 1:
        between = _DATED_ASIDE.sub(" ", words[nearest[0].end:figure.start])
        return bool(re.search(r"[,;:]\s+\S|\b(?:and|but|while)\b", between))
    return True


def _but_for_itself(before: str, words: str, figure: Span) -> str:
    """The words before a figure without those that call it a best or a mark that was passed."""
    before = _IS_THE_BEST.sub("", before)
    return before if "." in words[figure.start:figure.end] else _PASSED.sub("", before)
