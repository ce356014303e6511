"""Arithmetic that a draft does in words: differences, directions, multiples, durations, parts of so many each, episodes
left. Pure: each function looks at one kind of sum and says where it does not come out. None needs the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk import dates
from copydesk.agreement import decimal_of
from copydesk.check.figures import Bound, Figure, Numbers
from copydesk.check.tallies import number_in_words
from copydesk.model import Reading, Span
from copydesk.text.numbers import find_numbers

__all__ = ["Miscount", "additions", "differences", "directions", "durations", "multiples"]


@dataclass(frozen=True, slots=True)
class Miscount:
    """Words of a draft that its own numbers belie: why, and what may stand in their place, if that is one thing."""

    at: Span
    message: str
    replacement: str | None = None
    sure: bool = True


_POINTS = re.compile(
    r"""(?P<n>\d{1,2}(?:\.\d{1,3})?)\s?(?:(?:percent(?:age)?|per\s?cent|%p?)[\s-]?points?|points?|%p\b
        |pp\b)""", re.IGNORECASE | re.VERBOSE
)
_WITHIN = re.compile(r"\bwithin\s$", re.IGNORECASE)
#: What ties the second figure of a comparison to the first.
_REFERENCE = re.compile(
    r"""\b(?:than|from|over|above|below|under|on|against|behind|compared\s(?:with|to)|up\son|of)\s(?:the\s|its\s
        |last\s\w+['’]s\s|\w+['’]s\s|a\s|an\s"""
    r"""|(?:previous|earlier|premiere|opening|first|prior|preceding)\s|(?:episode|week|day|night|rating|figure
        |high|best|average|own)(?:['’]s)?\s|of\s|record\s|(?!to\s)[A-Za-z][\w'’-]*\s)"""
    r"{0,5}$",
    re.IGNORECASE | re.VERBOSE,
)
_RISE = r"""ros(?:e|en)|rise[sn]?|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|improv(?:es|ed|ing)|increas(?:es|ed|ing)
        |gain(?:s|ed|ing)?|grew|soar(?:s|ed|ing)?|surg(?:es|ed|ing)|leap(?:s|ed|t)?|went\sup|shot\sup|moved\sup
        |edged\sup|inched\sup|picked\sup|up"""
_FALL = r"""fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|slip(?:s|ped|ping)?|declin(?:es|ed|ing)|decreas(?:es|ed
        |ing)|sank|sunk|dip(?:s|ped|ping)?|slid|slump(?:s|ed)|tumbl(?:es|ed)|plung(?:es|ed)|went\sdown
        |edged\sdown|eased|down"""
_FROM_TO = re.compile(rf"""\b(?:(?P<rise>{_RISE})
        |(?P<fall>{_FALL}))\b(?P<gap>[^.;:]{{0,60}}?)\bfrom\s(?P<more>[^.;:\d]{{0,40}})$""", re.IGNORECASE | re.VERBOSE)
_TO_FROM = re.compile(rf"""\b(?:(?P<rise>{_RISE})
        |(?P<fall>{_FALL}))\b[^.;:\d]{{0,25}}?\bto\s[^.;:\d]{{0,20}}$""", re.IGNORECASE | re.VERBOSE)
_HIGHER = re.compile(
    r"""\b(?P<how>(?:slightly|a\s(?:little|touch|shade|bit)|marginally|narrowly|somewhat|just|barely|much|far
        |well|even)\s)?
    (?P<word>higher|better|more|lower|worse|less)(?P<area>\s(?:in|around|for)\s(?:the\s)?(?:greater\s)?(?:Seoul|capital
        |metropolitan)(?:\s(?:metropolitan|capital))?(?:\s(?:area|region))?|\snation-?wide)?
    (?P<tail>,?\s(?:at|with|on)\s(?:an?\s(?:average\sof\s)?|just\s)?)$""",
    re.IGNORECASE | re.VERBOSE,
)
_THAN = re.compile(
    r"""^[^\w\d]{0,3}\s?(?:nationwide|in\sSeoul)?,?\s?(?:which\sis\s|that\sis\s|or\s)?(?P<how>(?:slightly
        |a\s(?:little|touch|shade|bit)|marginally|narrowly|somewhat|just|barely|much|far|well)\s)?
    (?P<word>higher|better|more|lower|worse|less|above|below|up|down)\s(?:than\s|from\s|on\s)?(?:the\s|its\s
        |their\s)?(?:[\w'’-]+\s){0,4}$""",
    re.IGNORECASE | re.VERBOSE,
)
#: What stands between the figures of "from 10.9 percent to 13.3" and of "to 13.3 percent from 10.9".
_UP_TO = re.compile(r"\s?(?:[\w\s,'’-]{0,40}\s)?to\s(?:an?\s|[\w-]+\s){0,3}")
_DOWN_TO = re.compile(r",?\s(?:[\w\s'’-]{0,30}\s)?from\s(?:[\w'’-]+\s){0,4}")
_UPWARD = frozenset({"higher", "better", "more", "above", "up"})
_OPPOSITE = {
    "higher": "lower", "better": "worse", "more": "less", "above": "below", "up": "down", "lower": "higher",
    "worse": "better", "less": "more", "below": "above", "down": "up",
}


def differences(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"3.3 points better than the 10.9 percent", where the other figure is 13.3."""
    text = draft.document.text
    for match in _POINTS.finditer(text):
        index = numbers.sentence_at(match.start())
        pair = _pair(text, numbers, index)
        if pair is None:
            continue
        if _WITHIN.search(text[:match.start()][-10:]) and all(f.at.start > match.end() for f in pair):
            continue  # "came within 2.1 points with 63.7": of a figure told before
        said, real = Decimal(match["n"]), abs(decimal_of(pair[0].value) - decimal_of(pair[1].value))
        slack = sum((_half_step(f) for f in pair), Decimal(0)) + Decimal(1).scaleb(-_places(match["n"])) / 2
        # A figure cut off instead of rounded is off by less than its last digit.
        if abs(said - real) <= max(slack, Decimal("0.1")):
            continue
        high, low = sorted((decimal_of(f.value) for f in pair), reverse=True)
        right = real.quantize(Decimal(1).scaleb(-max(_places(match["n"]), 1)))
        yield Miscount(
            Span(match.start(), match.end()), f"{high} less {low} is {right} points, not {said}",
            str(right) + text[match.end("n"):match.end()],
        )


def _pair(text: str, numbers: Numbers, index: int) -> tuple[Figure, Figure] | None:
    """The two figures that a difference is of: one of its sentence, held against another of it or the one before."""
    here = [f for f in numbers.figures if f.sentence == index and f.bound is Bound.EXACT]
    low = numbers.sentence(index).start
    references = [f for f in here if _REFERENCE.search(text[max(low, f.at.start - 60):f.at.start])]
    if len(here) == 2 and (len(references) == 1 or _leads_to(text, here)):
        one, other = here
    elif len(here) == 1 and index > 0:
        before = [
            f for f in numbers.figures
            if f.sentence == index - 1 and f.bound is Bound.EXACT and _measure(f) == _measure(here[0])
        ]
        if len(before) != 1 or not references:
            return None
        one, other = here[0], before[0]
    else:
        return None
    if _measure(one) != _measure(other) or any(f.demographic or f.part for f in (one, other)):
        return None
    return one, other


#: What makes of one figure the next: "10.9 percent turned into 13.3 percent".
_BECAME = re.compile(
    r"\b(?:turned\sinto|became|grew\s(?:in)?to|rose\sto|climbed\sto|fell\sto|dropped\sto|went\sto)\b[^;:]{0,20}$"
)


def _leads_to(text: str, pair: list[Figure]) -> bool:
    between = text[pair[0].span.end:pair[1].at.start]
    return len(between) < 40 and _BECAME.search(between) is not None


def _measure(figure: Figure) -> tuple[str, str]:
    return figure.area or "nationwide", figure.statistic or "average"


def directions(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"slightly higher, at 9.9 percent" after 9.986; "rose from 13.3 to 10.9"; "fell to 13.3 from 10.9"."""
    text = draft.document.text
    for k, figure in enumerate(numbers.figures):
        if figure.bound is not Bound.EXACT:
            continue
        sentence = numbers.sentence(figure.sentence)
        before = text[sentence.start:figure.at.start]
        earlier = numbers.figures[k - 1] if k else None
        later = numbers.figures[k + 1] if k + 1 < len(numbers.figures) else None
        if later is not None and later.sentence != figure.sentence:
            later = None
        if earlier is not None and (match := _HIGHER.search(before)) and _only_before(numbers, k):
            if match["area"] is None and not _of_one_area(figure, earlier):
                continue
            up = match["word"].lower() in _UPWARD
            if _off(earlier, figure, up=up):
                yield _turned(sentence.start, match, earlier, figure)
        if later is None:
            continue
        between = text[figure.span.end:later.at.start]
        if (match := _THAN.match(between)) and _alike(figure, later):
            up = match["word"].lower() in _UPWARD
            if _off(later, figure, up=up):
                yield _turned(figure.span.end, match, later, figure)
        if _UP_TO.fullmatch(between) and (match := _FROM_TO.search(before)):
            yield from _moved(sentence.start, match, figure, later)
        elif _DOWN_TO.fullmatch(between) and (match := _TO_FROM.search(before)):
            yield from _moved(sentence.start, match, later, figure)


def _moved(offset: int, match: re.Match[str], first: Figure, last: Figure) -> Iterator[Miscount]:
    up = match["rise"] is not None
    name = "rise" if up else "fall"
    if not _alike(first, last) or not _off(first, last, up=up):
        return
    start, end = match.start(name), match.end(name)
    way = "less" if up else "more"
    yield Miscount(
        Span(offset + start, offset + end),
        f"{decimal_of(last.value)} is {way} than {decimal_of(first.value)}: not “{match[name]}”",
    )


def _turned(offset: int, match: re.Match[str], reference: Figure, figure: Figure) -> Miscount:
    word = match["word"]
    start = match.start("how") if match["how"] else match.start("word")
    right = (match["how"] or "") + _OPPOSITE[word.lower()]
    way = "less" if word.lower() in _UPWARD else "more"
    return Miscount(
        Span(offset + start, offset + match.end("word")),
        f"{decimal_of(figure.value)} is {way} than {decimal_of(reference.value)}: {right}", right,
    )


def _off(reference: Figure, figure: Figure, *, up: bool) -> bool:
    """Whether a figure lies on the wrong side of another, by more than rounding hides."""
    apart = decimal_of(figure.value) - decimal_of(reference.value)
    hidden = abs(apart) <= _half_step(figure) + _half_step(reference) and figure.value.places == 0
    return not hidden and (apart < 0 if up else apart > 0)


def _only_before(numbers: Numbers, k: int) -> bool:
    """Whether the figure before can only be what a bare "higher" is held against: one of its sentence or the last."""
    figure, earlier = numbers.figures[k], numbers.figures[k - 1]
    here = [f for f in numbers.figures[:k] if f.sentence == figure.sentence]
    last = [f for f in numbers.figures[:k] if f.sentence == figure.sentence - 1]
    near = here == [earlier] or (not here and last == [earlier])
    # Two companies or episodes are what is compared; two statistics are not.
    return near and (figure.statistic or "average") == (earlier.statistic or "average")


def _of_one_area(figure: Figure, earlier: Figure) -> bool:
    """Whether two figures can be of one area; two areas are compared only where the words themselves say so."""
    return figure.area is None or earlier.area is None or figure.area == earlier.area


def _alike(a: Figure, b: Figure) -> bool:
    return (a.statistic or "average") == (b.statistic or "average") and a.demographic == b.demographic


_TIMES = re.compile(
    r"""\b(?P<how>more\sthan\s|nearly\s|almost\s|just\sunder\s|over\s|exactly\s)?(?P<word>doubl(?:e|ed|es|ing)
        |tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|es|ing)|twice)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FACTORS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "twice": 2}


def multiples(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"more than doubled, from 6.1 to 11.9 percent"."""
    text = draft.document.text
    for match in _TIMES.finditer(text):
        index = numbers.sentence_at(match.start())
        here = [f for f in numbers.figures if f.sentence == index and f.bound is Bound.EXACT]
        if len(here) != 2 or _measure(here[0]) != _measure(here[1]):
            continue
        gap = text[here[0].span.end:here[1].at.start]
        if not re.search(r"\b(?:to|from|of|against)\b", gap) and "from" not in text[match.end():here[0].at.start]:
            continue
        low, high = sorted(decimal_of(f.value) for f in here)
        factor = next(n for word, n in _FACTORS.items() if match["word"].lower().startswith(word))
        ratio, how = high / low, (match["how"] or "").strip().lower()
        at_least = how in ("more than", "over")
        wrong = ratio <= factor if at_least else ratio >= factor if how in ("nearly", "almost", "just under") else False
        wrong = wrong or not Decimal("0.8") * factor <= ratio <= Decimal("1.5") * factor
        if wrong and not (at_least and Decimal(factor) < ratio):
            yield Miscount(
                Span(match.start(), match.end()),
                f"{high} is {ratio.quantize(Decimal('0.1'))} times {low}, not “{match[0]}”{_multiple(ratio, how)}",
                sure=False,
            )


def _multiple(ratio: Decimal, how: str) -> str:
    """The words for a multiple in place of the wrong one's, where there are some: "; more than doubled"."""
    word = {2: "doubled", 3: "tripled", 4: "quadrupled"}.get(int(ratio))
    return f": more than {word}" if word is not None and how in ("more than", "over") else ""


_SPAN = re.compile(
    r"""\b(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-](?P<unit>week|month
        |day|year)s?\b(?!\s(?:ago|later|before|earlier|after)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_FROM_UNTIL = re.compile(r"\bfrom\s$|\bbetween\s$", re.IGNORECASE | re.VERBOSE)
_TO = re.compile(r",?\s(?:to|until|till|through|and)\s")
#: "Between the first evening, October 15, and the last, December 4".
_FIRST_DAY = re.compile(
    r"\b(?:between|from)\s(?:the|its)\s(?:first|opening)\s(?:evening|night|day|episode|broadcast),?\s(?:on\s)?$",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(
    r",?\s(?:and|to|until)\s(?:the|its)\s(?:last|final|closing)(?:\s(?:one|evening|night|day|episode|broadcast))?,?\s"
    r"(?:on\s)?",
    re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


def durations(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"three months, from October 15 to December 4"."""
    text = draft.document.text
    for match in _SPAN.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        inside = (d for d in draft.dates if sentence.start <= d.start < sentence.end)
        days = [d for d in inside if dates.weekday(d.edtf) is not None]
        if len(days) != 2 or any(d.start <= match.start() < d.end for d in draft.dates):
            continue
        first, last = days
        gap = text[first.end:last.start]
        plain = _FROM_UNTIL.search(text[:first.start][-12:]) and _TO.fullmatch(gap)
        if not plain and not (_FIRST_DAY.search(text[:first.start][-48:]) and _LAST_DAY.fullmatch(gap)):
            continue
        if "X" in first.edtf + last.edtf:
            continue
        run = (date.fromisoformat(last.edtf) - date.fromisoformat(first.edtf)).days
        if run <= 0:
            continue
        said = int(find_numbers(match["n"])[0].value)
        unit = match["unit"].lower()
        real = run / _DAYS[unit]
        # "Eight weeks" of a run that begins on one weekday and ends on the next is seven and a day.
        low, high = {"day": (1, 1), "week": (1.2, 1.2), "month": (0.6, 1.0), "year": (0.5, 0.6)}[unit]
        if real - low <= said <= real + high or (unit == "month" and said == 1 and run > 15):
            continue
        lasts = _in_words(run)
        yield Miscount(Span(match.start(), match.end()), f"{_between(text, first, last)} is {lasts}", lasts)


_TERM = r"\d{1,4}(?:\s\([^()]{1,60}\))?"
_ADDED = re.compile(rf"(?<![\w.+]){_TERM}(?:\s?\+\s?{_TERM}){{1,9}}\s?=\s?(?P<sum>\d{{1,5}})\b")


def additions(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"21 + 13 + 14 = 49"."""
    del numbers
    for match in _ADDED.finditer(draft.document.text):
        terms = re.sub(r"\([^()]*\)", "", match[0][:match.start("sum") - match.start()])
        real = sum(int(n) for n in re.findall(r"\d+", terms))
        if real != int(match["sum"]):
            at = Span(match.start("sum"), match.end("sum"))
            yield Miscount(at, f"the sum is {real}, not {match['sum']}", str(real))


def _between(text: str, first: dates.DateMention, last: dates.DateMention) -> str:
    return f"{text[first.start:first.end]} to {text[last.start:last.end]}"


def _in_words(days: int) -> str:
    """A number of days as one would say it: "seven weeks"."""
    if days < 14:
        return f"{days} days"
    unit, number = ("weeks", round(days / 7)) if days < 100 else ("months", round(days / _DAYS["month"]))
    return f"{number_in_words(number, 'ten')} {unit}"


def _places(written: str) -> int:
    return len(written.partition(".")[2])


def _half_step(figure: Figure) -> Decimal:
    return Decimal(1).scaleb(-figure.value.places) / 2

