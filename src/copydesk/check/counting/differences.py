"""Differences of ratings that a draft tells in points, and what any sum that does not come out is told by. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from copydesk import dates
from copydesk.agreement import decimal_of
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Bound, Figure, Numbers
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS

__all__ = ["Miscount", "differences", "half_step", "measure_of", "sides"]


@dataclass(frozen=True, slots=True)
class Miscount:
    """Words of a draft that its own numbers belie: why, and what may stand in their place, if that is one thing."""

    at: Span
    message: str
    replacement: str | None = None
    sure: bool = True


_POINTS = Form(
    rf"""\b(?P<n>\d{{1,2}}(?:\.\d{{1,3}})?|{'|'.join(CARDINALS[1:11])})\s?
        (?:(?:percent(?:age)?|per\s?cent|%p?)[\s-]?points?|points?|%p\b|pp\b)""", re.IGNORECASE | re.VERBOSE
)
#: Words that tell how far two figures are apart, wherever they stand.
_DIFFERS = Form(
    r"""\b(?:differen\w+|apart|loss(?:es)?|rise|fall|falling|decline\w*|increase\w*|decrease\w*|dip\w*|slip\w*
        |slide|slump\w*|leap\w*|climb|growth
    |improve\w*|plus|minus|lead|edge|boost|overnight|gap|swing|margin|put(?:s|ting)?\son|add(?:s|ed|ing)|gain\w*
        |lost|los(?:es|ing)|cost|shed
        |less|more|lower|higher|better|worse|fewer|up|down|jump\w*|drop\w*|climb\w*|fell|rose)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Words that tell of a change, before its points.
_CHANGED = Form(
    r"\b(?:gain\w*|lost|los(?:es|ing)|put(?:s|ting)?\son|add(?:s|ed|ing)|rose|climbed|jumped|grew|fell|dropped"
    r"|slipped|shed)"
    r"\s(?:by\s|a\s|another\s)?$"
)
#: Behind such points: when that was, if anything.
_WHEN = Form(
    r"(?:\s(?:on|over|in|within)\s(?:the|its|that)\s(?:(?:last|final|closing|opening|first)\s)?(?:weekend|two\s"
    r"(?:nights"
    r"|episodes|evenings))|\sovernight|\s(?:from|between)\s(?:one|Saturday|Friday|Monday"
    r"|Wednesday)\s[^.,;\d]{0,40})?[.:;]\s*"
)
_THAN = Form(
    r"\s(?:less|more|lower|higher|fewer|better|worse|below|above|under|over)\s(?:than\s)?(?:(?:the|its)\s)?"
)
#: Behind points: that they are held against a figure which may stand nowhere.
_OF_ANOTHER = Form(
    r"""[\s\w]{0,12}\b(?:from|on|than|over|since|compared\s(?:with|to)|against)\s(?:its\s|the\s|a\s|last\s)?
        (?:opening|first|start|previous|week|weekend|day|night|month|year|last|prior|preceding|season|premiere
        |episode)""",
    re.IGNORECASE | re.VERBOSE,
)
#: A figure so near behind these words is the one that they hold the points against, in code points.
_RIGHT_BEHIND = 25
_WITHIN = Form(r"\bwithin\s$", re.IGNORECASE)
#: What ties the second figure of a comparison to the first.
_REFERENCE = Form(
    r"""\b(?:than|from|over|above|below|under|on|against|behind|compared\s(?:with|to)|up\son|of)\s(?:the\s|its\s
        |last\s\w+['’]s\s|\w+['’]s\s|a\s|an\s"""
    r"""|(?:previous|earlier|premiere|opening|first|prior|preceding)\s|(?:episode|week|day|night|rating|figure
        |high|best|average|own)(?:['’]s)?\s|of\s|record\s|(?!to\s)[A-Za-z][\w'’-]*\s)"""
    r"{0,5}$",
    re.IGNORECASE | re.VERBOSE,
)


#: Behind points: on which side of another figure the one before lies, and nothing that tells which other.
_SIDE = Form(
    r"\s(?P<way>(?P<up>higher|more|better|above)|(?P<down>lower|less|worse|below|short))(?=[\s.,;)])",
    re.IGNORECASE,
)
_OTHER_SIDE = {
    "higher": "lower", "more": "less", "better": "worse", "above": "below", "lower": "higher", "less": "more",
    "worse": "better", "below": "above", "short": "ahead",
}


_SOME = Form(r"(?:some|just|only|about)\s$", re.IGNORECASE)


def sides(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"38.8 percent, some ten points higher than the serial did last night", where that had 48.9: of all figures before
    just those so far apart lie on the other side.
    """
    text = draft.document.text
    for match in _POINTS.finditer(text):
        side = _SIDE.match(text, match.end())
        index = numbers.sentence_at(match.start())
        here = [f for f in numbers.figures if f.sentence == index and f.bound is Bound.EXACT]
        if side is None or len(here) != 1 or not 0 <= match.start() - here[0].span.end <= _RIGHT_BEHIND:
            continue
        if not _BESIDE.fullmatch(text, here[0].span.end, match.start()):
            continue
        value, said = decimal_of(here[0].value), _said(match["n"])
        slack = Decimal("0.6") if _last_place(said) >= 0 else Decimal("0.11")
        before = [
            decimal_of(f.value) - value for f in numbers.figures
            if f.sentence < index and f.bound is Bound.EXACT and measure_of(f) == measure_of(here[0])
        ]
        apart = {other for other in before if abs(abs(other) - said) <= slack}
        if not apart or any((other < 0) == (side["up"] is not None) for other in apart):
            continue
        other = value + min(apart, key=lambda one: abs(abs(one) - said))
        word = _OTHER_SIDE[side["way"].lower()]
        way = "less" if side["up"] else "more"
        some = _SOME.search(text, here[0].span.end, match.start())
        start = some.start() if some else match.start()
        instead = f"{text[start:match.end()]} {word}"
        yield Miscount(
            Span(start, side.end("way")), f"{value} is {way} than {other}: {instead}", instead, sure=False
        )


def differences(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"3.3 points better than the 10.9 percent", where the other figure is 13.3."""
    text = draft.document.text
    for match in _POINTS.finditer(text):
        index = numbers.sentence_at(match.start())
        pair = _pair(text, numbers, index, match)
        sure = pair is not None
        pair = pair or _only_pair(text, numbers, index, match)
        if pair is not None and _of_another(pair, match, text):
            continue
        pair = (
            pair or _pair_behind(text, numbers, index, match) or _pair_before(text, numbers, index, match)
            or _pair_of_two_nights(text, numbers, index, match)
        )
        if pair is None:
            continue
        if _WITHIN.search(text[:match.start()][-10:]) and all(f.at.start > match.end() for f in pair):
            continue  # "came within 2.1 points with 63.7": of a figure told before
        said, real = _said(match["n"]), _apart(*pair)
        if _comes_out(said, pair) or (not sure and any(_comes_out(said, two) for two in _pairs_round(numbers, index))):
            continue
        high, low = sorted((decimal_of(f.value) for f in pair), reverse=True)
        right = real.quantize(Decimal(1).scaleb(min(_last_place(said), -1)))
        whole = not match["n"][0].isdigit() and right == right.to_integral_value()
        even = right == right.to_integral_value()
        instead = number_in_words(int(right), match["n"]) if whole else str(int(right) if even else right)
        yield Miscount(
            Span(match.start(), match.end()), f"{high} less {low} is {instead} points, not {match['n']}",
            instead + text[match.end("n"):match.end()], sure,
        )


def _said(words: str) -> Decimal:
    """The number of points that digits or a word say."""
    return Decimal(words) if words[0].isdigit() else Decimal(CARDINALS.index(words.lower()))


def _apart(one: Figure, other: Figure) -> Decimal:
    return abs(decimal_of(one.value) - decimal_of(other.value))


def _comes_out(said: Decimal, pair: Sequence[Figure]) -> bool:
    """Whether a difference is that of two figures, but for what rounding hides."""
    slack = sum((half_step(f) for f in pair), Decimal(0)) + Decimal(1).scaleb(_last_place(said)) / 2
    # A figure cut off instead of rounded is off by less than its last digit.
    return abs(said - _apart(*pair)) <= max(slack, Decimal("0.1"))


def _only_pair(text: str, numbers: Numbers, index: int, points: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The only two figures of a sentence that tells by how much something differs, where no words join them."""
    sentence = numbers.sentence(index)
    here = [
        f for f in numbers.figures if f.sentence == index and not points.start() <= f.at.start < points.end()
        and not (f.bound is Bound.ABOVE and f.at.start > points.end() and not f.value.places)
    ]
    if len(here) != 2 or any(f.bound is not Bound.EXACT or f.demographic for f in here):
        return None
    # "12.2 percent, 5.5 points more": held together by where they stand, whatever parts the two are of.
    set_beside = _BESIDE.fullmatch(text[here[1].span.end:points.start()]) and _MORE.match(text, points.end())
    if any(f.part for f in here) and not set_beside:
        return None
    alike = measure_of(here[0]) == measure_of(here[1])
    return (here[0], here[1]) if alike and _DIFFERS.search(text, sentence.start, sentence.end) else None


_BESIDE = Form(r"\s?[,(—–:-]\s?(?:or\s|that\sis\s|which\sis\s|a\s(?:difference|gap)\sof\s)?(?:some\s|just\s"
    r"|only\s)?")
_MORE = Form(r"\s(?:more|less|higher|lower|better|worse|fewer|up|down|above|below|ahead|behind|apart)"
    r"(?=[.;,)]|\Z)")
_CHANGES = Form(
    r"(?:\b(?:up|down|plus|minus|gain\w*|rose|rise|climb\w*|jump\w*|add(?:s|ed|ing)|put(?:s|ting)?\son|fell|fall"
    r"|drop\w*|slip\w*|lost|los(?:s|es"
    r"|ing)|shed\w*|grew|improv\w+|increas\w+|decreas\w+|declin\w+|leap\w*|surg\w+)\s(?:of\s|by\s)?(?:an?\s)?"
    r"(?:another\s|full\s|just\s|some\s)?"
    r"|[,(]\s?[+−–-]?)$", re.IGNORECASE,
)
_OF_THE_NIGHT_BEFORE = Form(
    r"\s(?:higher|lower|more|less|better|worse|up|down)?\s?(?:than|from|on|over|against|above|below|compared\s"
    r"(?:with|to))\s(?:the\s|its\s)?"
    r"(?:(?:previous|prior|preceding)\s(?:night|day|evening|episode)|(?:night|day|evening|episode)\s(?:before"
    r"|earlier)|(?:satur|sun|mon|tues|wednes"
    r"|thurs|fri)day)", re.IGNORECASE,
)
_MORE_OR_LESS = Form(r"\s(?:higher|lower|more|less|better|worse)(?=,?\s(?:at|with)\s\d|,\s\d)", re.IGNORECASE)
_SETTLED = Form(r"(?:\s(?:overnight|to|higher|lower|more|less|better|worse|in\sa\s(?:day|night))\b"
    r"|\s?[.;,)\n]|\Z)", re.IGNORECASE)


def _pair_of_two_nights(
    text: str, numbers: Numbers, index: int, points: re.Match[str]
) -> tuple[Figure, Figure] | None:
    """The one figure of a sentence and the last before it, where they are of one night and the very next: "Saturday,
    episode 7 - 12.9 percent. Sunday, episode 8 - 16.2 percent, up 2.3 points".
    """
    here = [f for f in numbers.figures if f.sentence == index]
    before = [f for f in numbers.figures if index - _LINES <= f.sentence < index]
    if len(here) != 1 or not before or (before[-1].sentence != index - 1 and not _is_a_list(text, numbers, index)):
        return None
    one, other = here[0], before[-1]
    if any(f.bound is not Bound.EXACT or f.demographic or f.airing.series for f in (one, other)):
        return None
    mean = measure_of(one)
    alike = [f for f in before if f.sentence == other.sentence and measure_of(f) == mean and f.company == one.company]
    if len(alike) != 1 or not _are_next(alike[0], one):
        return None
    start = numbers.sentence(index).start
    night_before = _OF_THE_NIGHT_BEFORE.match(text, points.end())
    told = (
        _CHANGES.search(text[max(start, points.start() - 40):points.start()]) or night_before
        or _MORE_OR_LESS.match(text, points.end())
    )
    return (alike[0], one) if told and (night_before or _SETTLED.match(text, points.end())) else None


_LINES = 2


def _is_a_list(text: str, numbers: Numbers, index: int) -> bool:
    """Whether a sentence stands in lines of their own."""
    at = numbers.sentence(index).start
    return "\n" in text[max(0, at - 2):at]


def _are_next(first: Figure, second: Figure) -> bool:
    """Whether a figure is of the episode, or of the day, right beside that of another."""
    one, two = first.airing, second.airing
    if isinstance(one.episode, int) and isinstance(two.episode, int) and min(one.episode, two.episode) > 0:
        return abs(two.episode - one.episode) == 1
    days = [date.fromisoformat(d) for d in (one.date, two.date) if d is not None and dates.weekday(d) is not None]
    return len(days) == 2 and abs((days[1] - days[0]).days) == 1


def _pair_behind(text: str, numbers: Numbers, index: int, points: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The only two figures of the next sentence, where this one tells by how much something rose or fell, has no figure
    itself, and says of no other time.
    """
    sentence, sentences = numbers.sentence(index), numbers.cut.sentences
    if index + 1 >= len(sentences) or sentences[index + 1].block != sentences[index].block:
        return None
    if any(f.sentence == index for f in numbers.figures) or not _CHANGED.search(text[sentence.start:points.start()]):
        return None
    if not _WHEN.fullmatch(text[points.end():sentence.end]):
        return None
    there = [f for f in numbers.figures if f.sentence == index + 1]
    if len(there) != 2 or any(f.bound is not Bound.EXACT or f.demographic or f.part for f in there):
        return None
    days = [f.airing.date or f.airing.episode for f in there]
    one, other = there
    return (one, other) if measure_of(one) == measure_of(other) and len({*days}) == 2 and None not in days else None


#: What makes points those between the two nights told right before: "with 1.8 points added overnight".
_OVERNIGHT = Form(
    r"\bovernight\b|\b(?:from|between)\s(?:one|the\sone|the\sfirst)\s[^.;\d]{0,25}\b(?:other|next|second|last)\b"
    r"|\b(?:a|the)\s(?:gain|loss|rise"
    r"|fall|drop|difference|gap)\sof\s|\b(?:within|in)\s(?:one|a|a\ssingle)\s(?:night|day|weekend"
    r"|week)\b", re.IGNORECASE,
)


def _pair_before(text: str, numbers: Numbers, index: int, points: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The only two figures of the paragraph before a sentence that has none itself and tells what lies between them."""
    sentence, sentences = numbers.sentence(index), numbers.cut.sentences
    if any(f.sentence == index for f in numbers.figures) or not _OVERNIGHT.search(text, sentence.start, sentence.end):
        return None
    told = [f for f in numbers.figures if f.sentence < index and sentences[f.sentence].block == sentences[index].block]
    if len(told) != 2 or points.start() < told[1].at.end or index - told[0].sentence > 3:
        return None
    one, other = told
    alike = measure_of(one) == measure_of(other) and all(f.bound is Bound.EXACT and not f.demographic for f in told)
    return (one, other) if alike else None


def _of_another(pair: Sequence[Figure], points: re.Match[str], text: str) -> bool:
    """Whether words behind the points hold them against a figure that is none of the two: "down on its opening"."""
    match = _OF_ANOTHER.match(text, points.end())
    return match is not None and not any(0 <= f.at.start - match.end() < _RIGHT_BEHIND for f in pair)


def _pairs_round(numbers: Numbers, index: int) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures of the paragraph of a sentence."""
    block = numbers.cut.sentences[index].block
    inside = [f for f in numbers.figures if numbers.cut.sentences[f.sentence].block == block]
    return combinations(inside, 2)


def _pair(text: str, numbers: Numbers, index: int, points: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The two figures that a difference is of: one of its sentence, held against another of it or the one before."""
    here = [f for f in numbers.figures if f.sentence == index and f.bound is Bound.EXACT]
    low = numbers.sentence(index).start
    references = [f for f in here if _REFERENCE.search(text[max(low, f.at.start - 60):f.at.start])]
    if len(here) == 2 and (len(references) == 1 or _leads_to(text, here)):
        one, other = here
    elif len(here) == 1 and index > 0:
        before = [
            f for f in numbers.figures
            if f.sentence == index - 1 and f.bound is Bound.EXACT and measure_of(f) == measure_of(here[0])
        ]
        if len(before) != 1 or not references:
            return None
        one, other = here[0], before[0]
    else:
        return None
    # "5.5 points less than the 12.2 percent": whatever parts the two are of, the words hold them together.
    joined = one.at.start < points.start() and _THAN.fullmatch(text, points.end(), max(points.end(), other.at.start))
    apart = any(f.demographic or (f.part and not joined) for f in (one, other))
    return None if apart or measure_of(one) != measure_of(other) else (one, other)


#: What makes of one figure the next: "10.9 percent turned into 13.3 percent".
_BECAME = Form(
    r"\b(?:turned\sinto|became|grew\s(?:in)?to|rose\sto|climbed\sto|fell\sto|dropped\sto|went\sto)\b[^;:]{0,20}$"
)


def _leads_to(text: str, pair: list[Figure]) -> bool:
    between = text[pair[0].span.end:pair[1].at.start]
    return len(between) < 40 and _BECAME.search(between) is not None


def measure_of(figure: Figure) -> tuple[str, str]:
    """Area and statistic: only figures of one measure are held together."""
    return figure.area or "nationwide", figure.statistic or "average"


def _last_place(number: Decimal) -> int:
    """The power of ten of the last digit."""
    return int(number.as_tuple().exponent)


def half_step(figure: Figure) -> Decimal:
    """Half a step of the last digit that a figure is printed with, in percentage points."""
    return Decimal(1).scaleb(-figure.value.places) / 2
