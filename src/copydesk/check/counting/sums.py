"""Arithmetic that a draft does in words: directions, multiples, additions. Pure: each function looks at one kind of sum
and says where it does not come out. None needs the ledger. Differences and durations have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.agreement import decimal_of
from copydesk.check.counting.differences import Miscount, half_step, measure_of
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Bound, Figure, Numbers
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, find_numbers

__all__ = ["additions", "directions", "multiples", "sums_in_words"]


_RISE = r"""ros(?:e|en)|rise[sn]?|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|improv(?:es|ed|ing)|increas(?:es|ed|ing)
        |gain(?:s|ed|ing)?|grew|soar(?:s|ed|ing)?|surg(?:es|ed|ing)|leap(?:s|ed|t)?|went\sup|shot\sup|moved\sup
        |edged\sup|inched\sup|picked\sup|up"""
_FALL = r"""fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|slip(?:s|ped|ping)?|declin(?:es|ed|ing)|decreas(?:es|ed
        |ing)|sank|sunk|dip(?:s|ped|ping)?|slid|slump(?:s|ed)|tumbl(?:es|ed)|plung(?:es|ed)|went\sdown
        |edged\sdown|eased|down"""
_FROM_TO = Form(rf"""\b(?:(?P<rise>{_RISE})
        |(?P<fall>{_FALL}))\b(?P<gap>[^.;:]{{0,60}}?)\bfrom\s(?P<more>[^.;:\d]{{0,40}})$""", re.IGNORECASE | re.VERBOSE)
_TO_FROM = Form(rf"""\b(?:(?P<rise>{_RISE})
        |(?P<fall>{_FALL}))\b[^.;:\d]{{0,25}}?\bto\s[^.;:\d]{{0,20}}$""", re.IGNORECASE | re.VERBOSE)
_HIGHER = Form(
    r"""\b(?P<how>(?:slightly|a\s(?:little|touch|shade|bit)|marginally|narrowly|somewhat|just|barely|much|far
        |well|even)\s)?
    (?P<word>higher|better|more|lower|worse|less|(?:above|below)\s(?:that|it|this))(?P<area>\s(?:in|around|for)\s
        (?:the\s)?(?:greater\s)?(?:Seoul|capital
        |metropolitan)(?:\s(?:metropolitan|capital))?(?:\s(?:area|region))?|\snation-?wide)?
    (?P<tail>,?\s(?:at|with|on)\s(?:an?\s(?:average\sof\s)?|just\s)?|,\s)$""",
    re.IGNORECASE | re.VERBOSE,
)
_THAN = Form(
    r"""^[^\w\d]{0,3}\s?(?:nationwide|in\sSeoul)?,?\s?(?:which\sis\s|that\sis\s|or\s)?(?P<how>(?:slightly
        |a\s(?:little|touch|shade|bit)|marginally|narrowly|somewhat|just|barely|much|far|well)\s)?
    (?P<word>higher|better|more|lower|worse|less|above|below|up|down)\s(?:than\s|from\s|on\s)?(?:the\s|its\s
        |their\s)?(?:[\w'’-]+\s){0,4}$""",
    re.IGNORECASE | re.VERBOSE,
)
#: "13.4 percent in the Seoul area, a shade better."
_BEHIND = Form(
    r"""(?:\s(?:in|around|for)\s(?:the\s)?(?:greater\s)?(?:Seoul|capital|metropolitan)(?:\s(?:metropolitan
        |capital))?(?:\s(?:area|region))?
        |\snation-?wide)?\s?[,(—–]\s?(?P<how>(?:slightly|a\s(?:little|touch|shade|bit)|marginally|narrowly|somewhat
        |just|barely
        |even|far|well|clearly|noticeably)\s)?(?P<word>higher|better|more|lower|worse|less)(?=[.;)]|,\sNielsen|\s
        (?:still|again)[.;)])""",
    re.IGNORECASE | re.VERBOSE,
)
#: "better, at 13.4 percent, than its rival": what it is held against is told.
_AGAINST = Form(r"(?:\snation-?wide|\sin\s(?:the\s)?Seoul(?:\sarea)?)?,?\s(?:than|compared"
    r"|against)\b", re.IGNORECASE)
_IN_AN_AREA = Form(
    r"\b(?:in|around|for|across)\s(?:the\s)?(?:greater\s)?(?:Seoul|capital|metropolitan|country|nation)\b"
    r"|\bnation-?wide\b",
    re.IGNORECASE,
)
_AREA_BEHIND = Form(rf",?\s{_IN_AN_AREA.pattern}", re.IGNORECASE)
#: What stands between the figures of "from 10.9 percent to 13.3" and of "to 13.3 percent from 10.9".
_UP_TO = Form(r"\s?(?:[\w\s,'’-]{0,40}\s)?to\s(?:an?\s|[\w-]+\s){0,3}")
_DOWN_TO = Form(r",?\s(?:[\w\s'’-]{0,30}\s)?from\s(?:[\w'’-]+\s){0,4}")
_UPWARD = frozenset({"higher", "better", "more", "above", "up"})
_OPPOSITE = {
    "higher": "lower", "better": "worse", "more": "less", "above": "below", "up": "down", "lower": "higher",
    "worse": "better", "less": "more", "below": "above", "down": "up",
}


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
        against = _AGAINST.match(text, figure.span.end)
        if earlier is not None and not against and (match := _HIGHER.search(before)) and _only_before(numbers, k):
            sure = match["area"] is not None or _of_one_area(figure, earlier)
            # "Around the capital it did better, at 13.4": of one broadcast in two areas.
            placed = _IN_AN_AREA.search(before[:match.start()]) or _AREA_BEHIND.match(text, figure.span.end)
            if not sure and not (placed and _of_one_night(figure, earlier)):
                continue
            up = match["word"].lower().split()[0] in _UPWARD
            if _off(earlier, figure, up=up):
                yield _turned(text, sentence.start, match, earlier, figure, sure=sure)
        behind = _BEHIND.match(text, figure.span.end) if earlier is not None and later is None else None
        if behind and earlier is not None and _only_before(numbers, k) and _of_one_night(figure, earlier):
            up = behind["word"].lower() in _UPWARD
            if _off(earlier, figure, up=up):
                yield _turned(text, 0, behind, earlier, figure, sure=False)
        if later is None:
            continue
        between = text[figure.span.end:later.at.start]
        if (match := _THAN.match(between)) and _alike(figure, later):
            up = match["word"].lower() in _UPWARD
            if _off(later, figure, up=up):
                yield _turned(text, figure.span.end, match, later, figure)
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


def _turned(
    text: str, offset: int, match: re.Match[str], reference: Figure, figure: Figure, *, sure: bool = True
) -> Miscount:
    word, tail = match["word"], match.re is _HIGHER.compiled
    start = match.start("how") if match["how"] else match.start("word")
    first, *rest = word.lower().split()
    right = " ".join([(match["how"] or "") + _OPPOSITE[first], *rest])
    way = "less" if first in _UPWARD else "more"
    word_end = offset + match.end("word")
    # "higher, at 44.9 percent": the word or the figure is wrong.
    end = figure.span.end if tail else word_end
    return Miscount(
        Span(offset + start, end),
        f"{decimal_of(figure.value)} is {way} than {decimal_of(reference.value)}: {right}",
        right + text[word_end:end], sure,
    )


def _off(reference: Figure, figure: Figure, *, up: bool) -> bool:
    """Whether a figure lies on the wrong side of another, by more than rounding hides."""
    apart = decimal_of(figure.value) - decimal_of(reference.value)
    hidden = abs(apart) <= half_step(figure) + half_step(reference) and figure.value.places == 0
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


def _of_one_night(figure: Figure, earlier: Figure) -> bool:
    """Whether two figures can be of one broadcast."""
    ours, theirs = figure.airing, earlier.airing
    differ = ours.episode is not None and theirs.episode is not None and ours.episode != theirs.episode
    dated = ours.date is not None and theirs.date is not None and ours.date != theirs.date
    return not (differ or dated) and figure.company == earlier.company and not figure.part and not earlier.part


def _alike(a: Figure, b: Figure) -> bool:
    return (a.statistic or "average") == (b.statistic or "average") and a.demographic == b.demographic


_TIMES = Form(
    rf"""\b(?:(?P<how>more\sthan|nearly|almost|just\sunder|over|exactly)\s(?:an?\s)?)?(?:(?P<word>doubl(?:e(?!\s(?:figures|digits))|ed|es|ing)
        |tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|es|ing)|twice(?=\s(?:as|the|that|what|its|his|her|their|those|\d)\b))\b
        |(?P<n>\d{{1,2}}(?:\.\d)?|{'|'.join(CARDINALS[2:11])})(?:\stimes|[\s-]?fold)
        (?=\s?(?:as\s|that\b|the\b|what\b|increase|rise|jump|gain|more\b|larger|higher|bigger|its\b)))""",
    re.IGNORECASE | re.VERBOSE,
)
#: What makes of two figures the ends of one run: "opened with 6.1 percent, closed on Sunday with 26.9".
_BEGAN = Form(
    r"\b(?:set\sout|open(?:ed|s|ing)|beg(?:an|ins|inning)|start(?:ed|s|ing)|premier(?:ed|es|ing)|debut(?:ed|s|ing)"
    r"|kick(?:ed|s|ing)\soff)\b[^.;:\d]*$", re.IGNORECASE
)
_ENDED = Form(
    r"\b(?:clos(?:ed|es|ing)|end(?:ed|s|ing)|finish\w*|conclud\w+|wrapped|signed\soff|bowed\sout|left)\b", re.IGNORECASE
)
#: Behind a multiple: that it is of what the sentence before told.
_AS_MUCH = Form(r"\sas\s(?:much|many|high)(?=\s*[.,;)]|\s*$)")
_NEAR_VERB = 50
#: What the draft may not give: "nearly doubled from last week"; and between two figures: that one falls to the other.
_OF_THE_PAST = Form(
    r"\s(?:from|since|over)\s(?:(?:the|its|a)\s)?(?:last|previous|first|\w+\s(?:before|earlier|ago)|(?:week|day|night|month|year)s?\b)",
    re.IGNORECASE,
)
_FALLS = Form(r"\b(?:dip|drop|fall|declin|slip|slid|slump|fell|less)\w*\s(?:back\s|down\s)?to\b", re.IGNORECASE)
_FACTORS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "twice": 2}


def multiples(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"more than doubled, from 6.1 to 11.9 percent"; "five times as large", before the two figures."""
    text = draft.document.text
    for match in _TIMES.finditer(text):
        here = _held_together(text, numbers, match)
        if here is None:
            continue
        low, high = sorted(decimal_of(f.value) for f in here)
        word = (match["word"] or "").lower()
        factor = Decimal(repr(find_numbers(match["n"])[0].value)) if match["n"] else Decimal(
            next(n for start, n in _FACTORS.items() if word.startswith(start))
        )
        ratio, how = high / low, (match["how"] or "").strip().lower()
        at_least = how in ("more than", "over")
        wrong = ratio <= factor if at_least else ratio >= factor if how in ("nearly", "almost", "just under") else False
        wrong = wrong or not Decimal("0.8") * factor <= ratio <= Decimal("1.5") * factor
        if wrong and not (at_least and factor < ratio):
            real = f"{high} is {ratio.quantize(Decimal('0.1'))} times {low}, not “{match[0]}”"
            right = _multiple(ratio, how, match["n"], fold=match[0].lower().endswith("fold"))
            yield Miscount(Span(match.start(), match.end()), real + right, sure=False)


def _held_together(text: str, numbers: Numbers, times: re.Match[str]) -> list[Figure] | None:
    """The two figures that a multiple is of: the only two of its sentence, joined by words or by the multiple itself,
    or of the next where its own has none.
    """
    index = numbers.sentence_at(times.start())
    here = [f for f in numbers.figures if f.sentence == index and f.bound is Bound.EXACT]
    if not here:
        here = [f for f in numbers.figures if f.sentence == index + 1 and f.bound is Bound.EXACT]
    if len(here) == 1 and _AS_MUCH.match(text, times.end()) and here[0].span.end <= times.start():
        # "They began with 6.3 percent. On Thursday they ended with 14.1, more than twice as much."
        before = [f for f in numbers.figures if f.sentence == index - 1 and f.bound is Bound.EXACT]
        same = numbers.cut.sentences[index].block == numbers.cut.sentences[index - 1].block
        near = not re.search(r"[;:]", text[here[0].span.end:times.start()])
        if len(before) == 1 and same and near and measure_of(before[0]) == measure_of(here[0]):
            return [before[0], here[0]]
        return None
    if len(here) != 2 or measure_of(here[0]) != measure_of(here[1]):
        return None
    gap, led_to = text[here[0].span.end:here[1].at.start], text[times.end():here[0].at.start]
    between = here[0].span.end <= times.start() and times.end() <= here[1].at.start
    joined = re.search(r"\b(?:to|from|of|against)\b", gap) or re.search(r"\bfrom\b", led_to, re.IGNORECASE)
    apart = between and re.search(r"\band\b", text[times.end():here[1].at.start])
    if _OF_THE_PAST.match(text, times.end()) or (not between and _FALLS.search(gap)):
        return None
    led = text[max(0, here[0].at.start - _NEAR_VERB):here[0].at.start]
    ran = here[1].span.end <= times.start() and _BEGAN.search(led) and _ENDED.search(gap)
    return here if joined or ran or (between and not apart) else None


def _multiple(ratio: Decimal, how: str, times: str | None, *, fold: bool) -> str:
    """The words for a multiple in place of the wrong one's, where there are some: "; more than doubled"."""
    if times is not None:
        number = number_in_words(int(ratio), times)
        said = (number if number.isalpha() else f"{number}-") + "fold" if fold else f"{number} times"
        said = "twice" if said == "two times" else said
        return f": {how} {said}" if how in ("more than", "over") else ""
    word = {2: "doubled", 3: "tripled", 4: "quadrupled"}.get(int(ratio))
    return f": more than {word}" if word is not None and how in ("more than", "over") else ""


#: "56 episodes, namely 20 in 2016, 16 in 2020 and 16 this spring".
_MADE_UP = Form(
    r"""(?<![\w.,-])(?P<sum>\d{1,4})\b(?!\.\d|\s?[%-])[^.;\d]{1,80}?(?:,\s(?:namely|that\sis|i\.e\.,?)|,?\s
        (?:made\sup\sof|divided\sinto
        |split\sinto))\s(?P<terms>\d[^.;\n]{3,120})(?=[.;\n]|$)""", re.IGNORECASE | re.VERBOSE
)
_A_TERM = Form(r"(?P<n>\d{1,3})(?:\s(?:in|on|for|from|at|this|last|of|with|by|as)\b[^,]*)?")
_YEARS = Form(r"\b(?:19|20)\d\d(?:\s?[-–]\s?\d{2,4})?\b")


def sums_in_words(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"56 episodes, namely 20 in 2016, 16 in 2020 and 16 this spring"."""
    del numbers
    for match in _MADE_UP.finditer(draft.document.text):
        parts = re.split(r",\s(?:and\s)?|\sand\s", _YEARS.sub("", match["terms"]).strip())
        terms = [_A_TERM.fullmatch(part.strip()) for part in parts]
        plain = (term for term in terms if term is not None and not re.search(r"\d", term[0][term.end("n"):]))
        counts = [int(term["n"]) for term in plain]
        if len(counts) < _FEWEST_TERMS or len(counts) < len(terms):
            continue
        real = sum(counts)
        if real != int(match["sum"]):
            at = Span(match.start("sum"), match.end("sum"))
            yield Miscount(at, f"the sum of what it is made up of is {real}, not {match['sum']}", str(real), sure=False)


_FEWEST_TERMS = 2
_TERM = r"\d{1,4}(?:\s\([^()]{1,60}\))?"
_ADDED = Form(rf"(?<![\w.+]){_TERM}(?:\s?\+\s?{_TERM}){{1,9}}\s?=\s?(?P<sum>\d{{1,5}})\b")


def additions(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"21 + 13 + 14 = 49"."""
    del numbers
    for match in _ADDED.finditer(draft.document.text):
        terms = re.sub(r"\([^()]*\)", "", match[0][:match.start("sum") - match.start()])
        real = sum(int(n) for n in re.findall(r"\d+", terms))
        if real != int(match["sum"]):
            at = Span(match.start("sum"), match.end("sum"))
            yield Miscount(at, f"the sum is {real}, not {match['sum']}", str(real))
