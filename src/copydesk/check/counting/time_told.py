"""Time between two days or two years that a draft itself tells: "on March 3, ten weeks to the day after that", "seven
weeks later, on April 28", "in 2022, ten years after 2013", "born in 1985, he was 40 in 2016". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from copydesk import dates
from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Numbers
from copydesk.check.wording import day_in_words, number_told
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS

__all__ = ["ages", "days_apart", "full_days", "years_apart"]

_N = rf"(?P<n>\d{{1,2}}|an?|{'|'.join(CARDINALS[1:21])})"
_TIME = Form(r"\b(?:days?|weeks?|months?)\b", re.IGNORECASE)
_EXACTLY = Form(r"\b(?:exactly|precisely|to\sthe\sday)\b", re.IGNORECASE)
_ABOUT = Form(r"\b(?:about|around|nearly|almost|some|roughly|over|more\sthan|less\sthan|not\squite|barely"
    r"|just\sunder|only)\s$",
                    re.IGNORECASE)
#: "March 3, ten weeks to the day after that"; "on May 5, exactly a week before the finale".
_THEN = Form(
    rf"""[,\s(—–-]{{1,3}}(?:just\s|only\s|exactly\s|precisely\s|which\s(?:is|was)\s)?{_N}\s(?P<unit>day|week
        |month)s?(?:\sto\sthe\sday)?\s
        (?P<way>after|before|later|earlier)(?:\s(?:than\s)?(?P<what>that|it|this|then|part\s(?:one|1)|the\sfirst
        (?:\s(?:part|half|one|episode|night
        |batch|season))?|(?:its|the)\s(?:first\s(?:part|episode|night|half)|premiere|start|opening|launch
        |debut)))?(?=[.,;)]|\s(?:was|had
        |went|came)\b|\Z)""", re.IGNORECASE | re.VERBOSE,
)
#: "seven weeks later, on April 28": right before a day.
_LATER = Form(
    rf"\b(?:exactly\s|just\s|only\s)?{_N}\s(?P<unit>day|week|month)s?(?:\sto\sthe\sday)?\s(?P<way>later|earlier"
    rf"|before),?\s(?:on\s)?$",
    re.IGNORECASE,
)
#: "May 5, three days after she had left on May 2": nothing between that could give the second day to another thing.
_APART = Form(
    rf"""[\s,(]{{1,2}}(?:just\s|only\s|exactly\s)?{_N}\s(?P<unit>day|week|month)s?(?:\sto\sthe\sday)?\s
        (?P<way>after|before)\s
        (?:(?!\b(?:which|who|whose|that|where|when|and|but|between)\b)[^.;:,()]){{0,80}}?(?:\bon\s)?""",
    re.IGNORECASE | re.VERBOSE,
)
#: What may be an episode's number as well, where nothing says that it is a day: "The 19th, a week earlier, had 26.7".
_BARE, _ON = Form(r"the\s\S+", re.IGNORECASE), Form(r"\b(?:on|by|until|till|from|since|to|of)\s$", re.IGNORECASE)
_LEAD = 48
#: What may lie between the two days for the time to be that between them, in code points.
_REACH = 220


def full_days(draft: Reading) -> list[dates.DateMention]:
    """The days of a draft that its words name by a number, in order."""
    text = draft.document.text
    return [
        d for d in draft.dates
        if dates.weekday(d.edtf) is not None and any(c.isdigit() for c in text[d.start:d.end])
    ]


def days_apart(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"went up on December 30 … on March 3, ten weeks to the day after that"; "May 1 … two weeks later, on May 22";
    "on May 5, three days after she had left on May 12".
    """
    text = draft.document.text
    if not _TIME.search(text):
        return
    for first, second in pairwise(full_days(draft)):
        if second.start - first.end > _REACH or first.edtf == second.edtf:
            continue
        if _BARE.fullmatch(text, first.start, first.end) and not _ON.search(text, max(0, first.start - 8), first.start):
            continue
        apart = numbers.sentence_at(second.start) - numbers.sentence_at(first.start)
        between = _APART.fullmatch(text, first.end, second.start) if not apart else None
        behind = _THEN.match(text, second.end)
        match = between or behind or _LATER.search(text, max(first.end, second.start - _LEAD), second.start)
        if match is None or apart > 1 or (match is behind and behind["what"] is None and (
            behind["way"].lower() in ("after", "before")
        )):
            continue
        if _ABOUT.search(text, max(0, match.start("n") - 14), match.start("n")):
            continue
        number, unit = number_told(match["n"]), match["unit"].lower()
        forward = match["way"].lower() in ("after", "later")
        since, then = (second, first) if between else (first, second)
        one, two = (date.fromisoformat(d.edtf) for d in (since, then))
        days = (two - one).days if forward else (one - two).days
        if _fit(days, number, unit, exact=_EXACTLY.search(match[0]) is not None):
            continue
        step = timedelta(round(number * {"day": 1, "week": 7, "month": 30.44}[unit])) * (1 if forward else -1)
        about = "about " if unit == "month" else ""
        words = text[match.start("n"):match.start("way")] + ("after" if forward else "before")
        named, other = (text[d.start:d.end] for d in (since, then))
        at = Span(match.start("n"), second.end) if between else Span(
            min(match.start("n"), second.start), max(match.end("way"), second.end)
        )
        yield Miscount(
            at, f"{words} {named} is {about}{day_in_words(one + step)}, and {other} is {words} {about}"
            f"{day_in_words(two - step)}: they are {_told(abs(days))} apart", sure=False,
        )


def _fit(days: int, number: int, unit: str, *, exact: bool) -> bool:
    if unit == "month":
        return abs(days - number * 30.44) <= 17
    # "A week later" is said of some days more or less; a day after the night of one is the next.
    return abs(days - number * (7 if unit == "week" else 1)) <= (0 if exact else 3 if unit == "week" else 1)


def _told(days: int) -> str:
    if days % 7 == 0 and days >= 14:
        return f"{number_in_words(days // 7, 'ten')} weeks"
    return f"{days} days"


_YEAR = r"(?:19|20)\d\d"
_GAP = r"[^.;:,()\d]{0,70}?"
_YEARS_APART = tuple(Form(form, re.IGNORECASE | re.VERBOSE) for form in (
    # "in 2022, ten years after 2013"
    rf"\b(?P<two>{_YEAR}),?\s(?:exactly\s|just\s)?{_N}\syears?\s(?P<way>after|before)\s{_GAP}\b(?P<one>{_YEAR})\b",
    # "ten years after 2013, in 2022"
    rf"\b{_N}\syears?\s(?P<way>after|before)\s{_GAP}\b(?P<one>{_YEAR})\b,\s{_GAP}\b(?:in|of)\s(?P<two>{_YEAR})\b",
    # "in 2013 ... ten years later, in 2022"
    rf"\b(?P<one>{_YEAR})\b[^.;:()\d]{{0,110}}?[.;,]?\s[^.;:()\d]{{0,40}}?\b{_N}\syears?\s(?P<way>later|earlier|before),?\s(?:in\s)(?P<two>{_YEAR})\b",
    # "the ten years between 2013 and 2022", "for ten years, from 2013 to 2022"
    rf"\b{_N}\syears?,?\s{_GAP}\b(?:from|between)\s(?P<one>{_YEAR})\s(?P<way>to|and|until|till)\s(?P<two>{_YEAR})\b",
    rf"\b(?:from|between)\s(?P<one>{_YEAR})\s(?P<way>to|and|until|till)\s(?P<two>{_YEAR}),\s(?:(?:or|that\sis|a\sspan\sof|for|a\srun\sof)\s)?{_N}\syears?\b",
))
_AGO = Form(rf"\b{_N}\syears?\sago,?\s(?:in\s|back\sin\s)(?P<one>{_YEAR})\b|\b(?:in"
    rf"|back\sin)\s(?P<then>{_YEAR}),?\s(?P<m>\d{{1,2}}|{'|'.join(CARDINALS[1:21])})\syears?\sago\b", re.IGNORECASE)


def years_apart(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"in 2022, ten years after 2013", "ten years later, in 2022", "nine years ago, in 2013"."""
    text = draft.document.text
    if not re.search(r"\byears?\b", text):
        return
    for form in _YEARS_APART:
        for match in form.finditer(text):
            sentences = numbers.sentence_at(match.end()) - numbers.sentence_at(match.start())
            if sentences > 1 or _blurred(text, match.start("n")):
                continue
            one, two, said = int(match["one"]), int(match["two"]), number_told(match["n"])
            span = match["way"].lower() in ("to", "and", "until", "till")
            apart = one - two if match["way"].lower() in ("before", "earlier") else two - one
            # A span of years may count both of its ends; months that are told make a year more or less.
            if said in ((apart, apart + 1) if span else (apart,)) or (_months(text, match) and abs(said - apart) < 2):
                continue
            yield _years(match, "n", said, apart, f"from {min(one, two)} to {max(one, two)}")
    if draft.document.published is None or not str(draft.document.published)[:4].isdigit():
        return
    now = int(str(draft.document.published)[:4])
    for match in _SINCE.finditer(text):
        apart = now - int(match["one"])
        if abs(number_told(match["n"]) - apart) > 1 and apart > 0:
            yield _years(match, "n", number_told(match["n"]), apart, f"{match['one']} to {now}")
    for match in _AGO.finditer(text):
        group, year = ("n", match["one"]) if match["one"] else ("m", match["then"])
        said, apart = number_told(match[group]), now - int(year)
        if abs(said - apart) > 1 and apart > 0 and not _blurred(text, match.start(group)):
            yield _years(match, group, said, apart, f"{year} to {now}")


#: "which had stood for six years, since February 2020".
_SINCE = Form(
    rf"\bfor\s(?:more\sthan\s|over\s)?{_N}\syears,?\s(?:ever\s)?since\s(?:(?:early|late|[A-Z][a-z]+)\s)?"
    rf"(?P<one>{_YEAR})\b(?!\D{{0,3}}\d)"
)


def _years(match: re.Match[str], group: str, said: int, apart: int, between: str) -> Miscount:
    right = number_in_words(abs(apart), match[group])
    message = f"{between} is {right} years, not {match[group]}"
    return Miscount(Span(match.start(), match.end()), message, sure=False)


def _months(text: str, match: re.Match[str]) -> bool:
    words = text[max(0, match.start() - 20):match.end()]
    return re.search(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|[JFMASOND][a-z]{2,3}\."
                     r"|spring|summer|autumn|winter|late|early)\b", words) is not None


def _blurred(text: str, start: int) -> bool:
    return _ABOUT.search(text, max(0, start - 14), start) is not None


_BORN = Form(rf"\bborn\s(?:on\s[A-Za-z]+\s\d{{1,2}},?\s"
    rf"|in\s(?:[A-Z][\w-]+,?\s(?:in\s)?)?)?(?P<born>{_YEAR})\b", re.IGNORECASE)
_AT_AGE = Form(
    r"\b(?:aged|at\sthe\sage\sof|at\sage|was|turn(?:s|ed)|who\s(?:is|was)|is(?:\snow)?|being)\s(?P<age>[1-9]\d)\b"
    r"(?!\s?[.,]?\d|\s?%"
    r"|\s(?:per|episodes|hours|parts|points|days|weeks|months|million|films|dramas|of)\b)"
    r"(?P<then>[^.;\d]{0,40}?\bin\s(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_NOW = Form(r"\b(?:is|now|turns|this\syear)\b")
#: Koreans counted a child as one at birth and everybody a year more at New Year.
_OLDER = 2


def ages(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"born in 1985 … aged 40 in 2016": in one sentence, of one birth and one age."""
    text = draft.document.text
    published = str(draft.document.published or "")[:4]
    for born in _BORN.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(born.start()))
        told = list(_AT_AGE.finditer(text, sentence.start, sentence.end))
        if len(told) != 1 or len(list(_BORN.finditer(text, sentence.start, sentence.end))) != 1:
            continue
        said = text[told[0].start():told[0].end() + 12]
        year = told[0]["year"] or (published if _NOW.search(said) else "")
        if not year:
            continue
        right = int(year) - int(born["born"])
        age = int(told[0]["age"])
        if right - 1 <= age <= right + _OLDER or right < 5:
            continue
        at = Span(told[0].start("age"), told[0].end("age"))
        message = f"born in {born['born']}, somebody was {right - 1} or {right} in {year}, not {age}"
        yield Miscount(at, message, sure=False)
