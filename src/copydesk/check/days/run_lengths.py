"""How long a show is told to have run ("ended on Sunday after ten weeks", "12 episodes in four weekends"), or how long
it still has, where the desk has its days. Reads what the desk has of the works' runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from copydesk import dates
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.days.schedule import Schedule, WrongDay
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.scope_words import episode_cues
from copydesk.check.figures.told import Numbers
from copydesk.check.receipts import by_whom
from copydesk.check.wording import day_in_words, number_told
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Ledger
from copydesk.model import Reading, Span
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS

__all__ = ["wrong_lengths"]

_N = rf"(?P<n>\d{{1,2}}|{'|'.join(CARDINALS[2:21])})"
_UNIT = r"(?P<unit>week(?:end)?|month)"
_ENDED = (
    r"(?:end(?:ed|s)|clos(?:ed|es)|finish(?:ed|es)|conclud(?:ed|es)|wrapp?(?:ed|s)(?:\sup)?|bow(?:ed|s)\sout|sign"
    r"(?:ed|s)\soff"
    r"|went\soff|left|came\sto\s(?:an|its)\s(?:end|close)|said\s(?:goodbye|farewell)|is\sover|was\sover"
    r"|last\sepisode|finale)"
)
_TOLD = tuple(finding(Form(form, re.IGNORECASE | re.VERBOSE)) for form in (
    # "ended on Sunday after ten weeks on the air"
    rf"""\b{_ENDED}\b[^.;:()]{{0,70}}?\bafter\s(?:a\srun\sof\s|just\s|only\s|all\sof\s|(?:\d+|[a-z]+)\s(?:episodes
        |parts)\s(?:and|over|in|across)\s)?
        {_N}\s{_UNIT}s(?=[.,;]|\s(?:on|and|of\s(?:broadcast|drama|love|laughter|tears|revenge|romance|airing
        |weekends))\b|\Z)""",
    # "its seven-week run"
    rf"\b{_N}[\s-]{_UNIT}(?:-long)?\s(?:tv\s|television\s|broadcast\s)?run\b",
    # "ran for ten weeks"
    (rf"\b(?:ran|aired|lasted|was\son(?:\sthe\sair|\sair)?|stayed\son\sthe\sair|was\sshown)\s(?:for\s|over\s)"
    rf"(?:just\s|only\s|a\stotal\sof\s)?{_N}\s{_UNIT}s\b"),
    # "12 episodes in four weekends"
    rf"""\b(?:\d+|[a-z]+)\s(?:episodes|parts|instal?lments|hours),?\s(?:told\s|shown\s|spread\s|aired\s
        |broadcast\s)?(?:over|in|across|and|within)\s
        (?:just\s|only\s|the\s)?{_N}\s{_UNIT}s\b(?!\s(?:of\s)?(?:shoot\w*|film\w*|ago|later|before|earlier|from))""",
    # "over two months and 16 episodes"
    rf"\b(?:over|in|after|across)\s(?:just\s|only\s)?{_N}\s{_UNIT}s\sand\s(?:\d+|[a-z]+)\s(?:episodes|parts)\b",
))
_TO_GO = finding(Form(
    rf"\b{_N}\s(?:more\s)?{_UNIT}s\s(?:left|to\sgo|remain(?:s|ing)?|to\sspare|still\sto\s(?:go|come|run)"
    rf"|before\s(?:the|its)\s(?:finale|end|last\sepisode)|from\s(?:the|its)\s(?:finale|end))\b", re.IGNORECASE,
))
_ROUGH = Form(r"\b(?:about|around|almost|nearly|some|roughly|over|under|than|least|barely|first|last"
    r"|next)\s$", re.IGNORECASE)
#: A sentence with one of these tells of another time than the run's.
_ELSE = Form(
    r"\b(?:seasons?|part|half|halves|batch\w*|film\w*|shoot\w*|shot|record\w*|edit\w*|writ\w+|wrote|train\w*"
    r"|prepar\w*|audition\w*|"
    r"Netflix|Viki|Disney|chart\w*|top\s(?:ten|10)|straight|in\sa\srow|running|consecutive|record|hiatus|break"
    r"|paus\w*|suspend\w*|extend\w*|extension|"
    r"webtoon|novel|musical|concert\w*|marri\w*|army|each|every|first\s(?:half|part)|so\sfar|already|will"
    r"|would)\b", re.IGNORECASE,
)
_WEEK, _MONTH = 7.0, 30.44
#: How far off a told number is the same: "nine weeks" of eight and a day.
_SLACK = {"week": (1.2, 1.5), "weekend": (1.2, 1.2), "month": (0.8, 1.1)}
_LEFT_SLACK = 0.8


def wrong_lengths(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """The numbers of weeks and months that are not those of the run, in order. Raises LedgerError."""
    text = draft.document.text
    seen: set[int] = set()
    for form in (*_TOLD, _TO_GO):
        for match in form(text):
            sentence = numbers.sentence(numbers.sentence_at(match.start()))
            if match.start("n") in seen or _ROUGH.search(text, max(0, match.start("n") - 12), match.start("n")):
                continue
            if _ELSE.search(text, sentence.start, sentence.end):
                continue
            at = Span(match.start("n"), match.end("unit") + (text[match.end("unit"):match.end("unit") + 1] == "s"))
            subject = subjects_of(draft, ledger, numbers).of(at, names_next=True)
            if subject is None:
                continue
            schedule = runs.of(subject.thing.id)[0]
            if schedule.first_day is None or schedule.last_day is None:
                continue
            seen.add(match.start("n"))
            first, last = (date.fromisoformat(d) for d in (schedule.first_day, schedule.last_day))
            left = form is _TO_GO
            if left:
                now = _now(draft, numbers, schedule, sentence)
                if now is None or not first <= now < last:
                    continue
                first = now
            said, unit = number_told(match["n"]), match["unit"].lower()
            real = (last - first).days / (_MONTH if unit == "month" else _WEEK)
            real += unit == "weekend" and not left
            below, above = (_LEFT_SLACK, _LEFT_SLACK) if left else _SLACK[unit]
            if real - below <= said <= real + above:
                continue
            low = max(int(real) if unit == "week" else round(real), 1)
            right = number_in_words(low, match["n"])
            # Seven weeks and a day are eight weekends.
            if unit == "week" and not left and real > low:
                right += f" or {number_in_words(low + 1, match['n'])}"
            verb, units = "had" if left else "ran", f"{unit}{'s' if right != 'one' else ''}"
            run = f"{verb} from {day_in_words(first)} to {day_in_words(last)}{by_whom(schedule.ends)}"
            message = f"{subject.thing.name} {run}: {right} {units}, not {match['n']}"
            yield WrongDay(at, message, schedule.ends, None)


def _now(draft: Reading, numbers: Numbers, schedule: Schedule, sentence: Span) -> date | None:
    """The day of the episode that the words, or the sentence before, tell of; else that of publication."""
    text, index = draft.document.text, numbers.sentence_at(sentence.start)
    for near in (sentence, numbers.sentence(index - 1)) if index else (sentence,):
        cues = {c.value for c in episode_cues(text[near.start:near.end]) if isinstance(c.value, int) and c.value > 0}
        if len(cues) > 1:
            return None
        if cues:
            day = schedule.day_of(cues.pop())
            return date.fromisoformat(day) if day else None
    published = draft.document.published or ""
    return date.fromisoformat(published) if dates.weekday(published) is not None else None
