"""Expressions that lean on another day: weekdays, ordinals, "yesterday", "two weeks later", "last month"."""

from __future__ import annotations

import re

from copydesk.dates import words
from copydesk.dates.expression import (
    MODIFIER,
    WHICH,
    WHICH_STORY,
    Expression,
    Finder,
    Kind,
    count_of,
    weekday_number,
)

__all__ = ["at_day", "at_unit", "at_weekday", "ordinal"]

_ORDINAL_BEFORE = re.compile(
    r"(?:^|[\s(])((?:on|from|until|till|by|since|to|of|and|for)\s)?the\s$|(?:^|[\s(])(?:on|until|from)\s$",
    re.IGNORECASE,
)
_THE_ORDINAL = re.compile(
    r",?\sthe\s(\d\d?)(?:st|nd|rd|th)\b"
    r"(?!\s(?:of|episode|season|(?:hour|part|had|has|drew|got|went|reached|scored|averaged|recorded)\b))"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w'’-]*\s$")
_TITLE_ENDS = re.compile(r"[\"”’>]|'(?!s)")
_SENT_THE = re.compile(r"^the\s$|[.!?\n”\"]\s?the\s$", re.IGNORECASE)
_BESIDE = re.compile(r"(?:,|\s[-–—]|—|\s\()\s?(?:just\s|only\s|exactly\s)?")
_CLOSES = re.compile(r"[.,;:)!?”\"'’]|\s?[—–]|$|\n|\s(?:and|with|on|at|in|to|for|when|by|as|but|while)\b")
_HABITUAL = re.compile(
    r"\s(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?\s)?(?:night\s|evening\s)?(?:slot|block|line-?up|dramas?|series|broadcasts|time)\b"
)
_OWN_LAST = re.compile(r"(?<![^\W_])(?:its|his|her|their|the|a|of|[a-z]+['’]s)\s$", re.IGNORECASE)
_SECOND_ORDINAL = re.compile(
    r"\s(?:and|&|to|-|–)\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)\b(?=\s?[.,;:)]|$|\s(?:at|on|in|with|for|of|and)\b)"
)


def ordinal(finder: Finder, trigger: re.Match[str], before: str) -> None:
    lead = _ORDINAL_BEFORE.search(before)
    if not lead:
        return
    start, end = trigger.span()
    after = finder.text[end : end + 28]
    plain = re.match(r"\s?(?:[.,;:)]|$|\n)|\s\((?:" + "|".join(words.WEEKDAYS) + r")", after, re.IGNORECASE)
    at = re.match(
        r"\s(?:at|and|on|in|with|for|to|by|of\s(?:this|last|next|that|the|the\ssame)\smonth|will|was|via|through|as|kst)\b",
        after,
        re.IGNORECASE,
    )
    if not plain and not (at and lead[1]):
        return
    if not lead[1] and not _SENT_THE.search(before) and lead[0].strip().lower() not in ("on", "until", "from"):
        return
    month_word = re.match(r"\sof\s(this|last|next|the same|that|the)\smonth", after, re.IGNORECASE)
    which = {"last": -1, "next": 1}.get(month_word[1].lower()) if month_word else None
    of_story = month_word is not None and month_word[1].lower() in ("that", "the same")
    weekday = words.WEEKDAY_AFTER.match(finder.text, end)
    if month_word:
        end += month_word.end()
    named = weekday_number(weekday[1] or weekday[2]) if weekday else None
    if weekday:
        end = weekday.end()
    if _ordinals(finder, trigger, before, which, of_story):
        return
    the = start - 4 if before[-4:].lower() == "the " else start
    finder.add(
        Expression(
            the,
            end,
            Kind.ORDINAL,
            day=int(trigger["digits"]),
            weekday=named,
            which=which,
            unit="story" if of_story else "day",
        )
    )


def _ordinals(finder: Finder, trigger: re.Match[str], before: str, which: int | None, of_story: bool) -> bool:
    """Takes "the 8th and 9th", both of one month."""
    more = _SECOND_ORDINAL.match(finder.text, trigger.end())
    if more is None or not int(trigger["digits"]) < int(more[1]) <= 31:
        return False
    unit = "story" if of_story else "day"
    the = trigger.start() - 4 if before[-4:].lower() == "the " else trigger.start()
    finder.add(
        Expression(the, trigger.end(), Kind.ORDINAL, day=int(trigger["digits"]), which=which, unit=unit),
        Expression(more.start(1), more.end(), Kind.ORDINAL, day=int(more[1]), which=which, unit=unit),
    )
    return True


def at_weekday(finder: Finder, trigger: re.Match[str]) -> None:
    text = finder.text
    start, end = trigger.span()
    word = trigger[0]
    if len(word.rstrip(".")) < 6 or not word[0].isupper():
        return  # an abbreviation is a weekday only beside a date, where the date takes it in
    before, after = finder.before(start), text[end : end + 24]
    if re.match(r"[-–/](?:" + "|".join(words.WEEKDAYS) + r")\b", after, re.IGNORECASE) or before[-1:] in {
        "-",
        "–",
        "/",
    }:
        return
    if (
        before[-1:] in tuple("'‘\"“<")
        and before[-1:]
        and after[:1] in tuple("'’\"”>:,")
        and after[:2].lower() not in ("'s", "’s")
    ):
        return
    if _HABITUAL.match(finder.text, end) or (_TITLE_ENDS.match(finder.text, end) and _NAME_BEFORE.search(before)):
        return
    which = None
    kind_story = 0
    if modifier := MODIFIER.search(before):
        said = modifier[1].lower()
        if said in ("every", "each", "other"):
            return
        at = start - len(before) + modifier.start(1)
        if said in WHICH:
            which, start = WHICH[said], at
        elif said in ("previous", "preceding", "following"):
            kind_story, start = WHICH_STORY[said], at
    if match := re.match(r"\s(?:night|evening|morning|afternoon)\b", after):
        end += match.end()
    after = text[end : end + 16]
    if kind_story == 0 and before.endswith("the ") and (match := re.match(r"\sbefore(?=[.,;:)]|$)", after)):
        kind_story, end = WHICH_STORY["previous"], end + match.end()
    elif match := re.match(r"\s(?:of\s)?(last|next|this)\sweek\b", after):
        which, end = 2 * WHICH[match[1]], end + match.end()
    elif (match := _THE_ORDINAL.match(text, end)) and 1 <= int(match[1]) <= 31:
        finder.add(Expression(start, match.end(), Kind.ORDINAL, day=int(match[1]), weekday=weekday_number(word)))
        return
    finder.add(
        Expression(
            start,
            end,
            Kind.WEEKDAY,
            weekday=weekday_number(word),
            which=which,
            amount=kind_story,
            unit="story" if kind_story else "day",
        )
    )


def at_day(finder: Finder, trigger: re.Match[str]) -> None:
    word = trigger[0].lower()
    start, end = trigger.span()
    before, after = finder.before(start), finder.text[end : end + 12]
    if before[-1:] in tuple("'‘\"“") and after[:1] in tuple("'’\"”") and not re.match(r"['’]s", after):
        return
    if before.endswith(" of ") and (word == "today" or trigger[0][0].isupper()):
        return
    if trigger[0][0].isupper() and _NAME_BEFORE.search(before):
        return  # a newspaper, a programme
    amount = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
    if amount and (match := re.search(r"(?<![^\W_])the\sday\s(before|after)\s$", before, re.IGNORECASE)):
        start -= len(before) - match.start()
        amount *= 2
    finder.add(Expression(start, end, Kind.PUBLISHED, amount=amount))


def at_unit(finder: Finder, trigger: re.Match[str]) -> None:
    start, end = trigger.span()
    word = trigger[0].lower()
    unit = word.rstrip("s")
    before = finder.before(start)
    base = start - len(before)
    part_of_day = unit in ("night", "evening", "morning", "afternoon", "date")
    after = words.AFTER_UNIT.match(finder.text, end)
    count = words.COUNT_BEFORE.search(before)
    if unit in ("day", "night", "week", "month", "year") and after and count and trigger[0].islower():
        said = after[1].lower()
        closes = said not in ("before", "after", "prior", "on") or _CLOSES.match(finder.text, after.end())
        event = not closes and said in ("before", "after") and unit in ("day", "night", "week") and not count[1]
        beside = finder.found[-1] if event and finder.found else None
        if beside and beside.day is not None and _BESIDE.fullmatch(finder.text, beside.end, base + count.start()):
            # "on June 28, a day after it opened": the words name the day that it opened.
            back = said == "after"
            number = count_of(count[2])
            finder.add(
                Expression(
                    base + count.start(),
                    after.end(),
                    Kind.STORY,
                    amount=-number if back else number,
                    unit="day" if unit == "night" else unit,
                    aside=True,
                )
            )
            return
        if closes:
            vague = bool(count[1])
            number = (2 if "couple" in count[1].lower() else 3) if count[1] else 0
            if not count[1]:
                number = count_of(count[2])
            back = said in ("ago", "earlier", "before", "prior", "previously")
            kind = Kind.PUBLISHED if said == "ago" else Kind.STORY
            first = base + count.start()
            finder.add(
                Expression(
                    first,
                    after.end(),
                    kind,
                    amount=-number if back else number,
                    unit="day" if unit == "night" else unit,
                    vague=vague,
                )
            )
        return
    if (
        re.search(r"(?<![^\W_])the\s$", before, re.IGNORECASE)
        and after
        and after[1].lower() in ("before", "after", "prior")
    ):
        if trigger[0].islower() and _CLOSES.match(finder.text, after.end()):
            amount = 1 if after[1].lower() == "after" else -1
            finder.add(
                Expression(start - 4, after.end(), Kind.STORY, amount=amount, unit="day" if part_of_day else unit)
            )
        return
    if modifier := MODIFIER.search(before):
        _modified_unit(finder, trigger, modifier, base, "day" if part_of_day else unit)
    elif unit == "year" and trigger[0] == "year":
        match = re.search(
            r"(?:(?:half|end|start|beginning|middle|quarter|part|rest) of|(?:later|earlier) in|this) the\s$", before
        )
        if match or re.search(r"[a-z0-9]\sof the\s$", before):
            finder.add(Expression(start - 4, end, Kind.PUBLISHED, unit="year"))
    elif word == "weekend" and re.search(r"(?<![^\W_])(?:over|at|on) the\s$", before):
        finder.add(Expression(start - 4, end, Kind.PUBLISHED, unit="weekend", vague=True))
    elif (
        unit == "month"
        and word == "month"
        and re.search(r"(?:end|start|beginning|middle) of the\s$|(?:later|earlier) in the\s$", before)
    ):
        finder.add(Expression(start - 4, end, Kind.PUBLISHED, unit="month"))


def _modified_unit(finder: Finder, trigger: re.Match[str], modifier: re.Match[str], base: int, unit: str) -> None:
    said = modifier[1].lower()
    word = trigger[0].lower()
    at = base + modifier.start(1)
    lead = finder.before(at)
    the = re.search(r"(?<![^\W_])(?:the|that|on the)\s$", lead, re.IGNORECASE) is not None
    if word.endswith("s") or not trigger[0].islower() or said in ("every", "each", "other"):
        return
    if word == "date" and said not in ("same", "that", "that same"):
        return
    if said in WHICH and not (the and said == "next"):
        which = WHICH[said]
        if unit == "day":
            # "last night" and "this evening" are days; "last day", "this day" and "this night" are not.
            if (said, word) in (("last", "night"), ("last", "evening")) and not _OWN_LAST.search(lead):
                finder.add(Expression(at, trigger.end(), Kind.PUBLISHED, amount=-1))
            elif said == "this" and word in ("morning", "afternoon", "evening"):
                finder.add(Expression(at, trigger.end(), Kind.PUBLISHED))
            return
        if the and said in ("last", "past"):
            return
        finder.add(
            Expression(at, trigger.end(), Kind.PUBLISHED, amount=which, unit=unit, vague=unit in ("week", "weekend"))
        )
        return
    amount = 1 if said == "next" else WHICH_STORY.get(said.split()[0], 0)
    if the or said in ("same", "that", "that same"):
        finder.add(Expression(at, trigger.end(), Kind.STORY, amount=amount, unit=unit, vague=unit == "week"))
