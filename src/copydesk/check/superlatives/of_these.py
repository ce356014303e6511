"""Which of several shows or seasons that a draft has just given figures of is the highest or lowest: "Of those three
finales, the latest is the lowest", "The record belongs to the first season". Of the ledger only the works' days are
asked.

The figures are the draft's own, so nothing that the desk lacks can make the words wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from copydesk.agreement.values import decimal_of
from copydesk.check.figures.against_desk import fits, same_measure
from copydesk.check.figures.runs import runs_of
from copydesk.check.figures.told import Figure, Numbers, numbers_of
from copydesk.check.superlatives.placed_best import is_mean
from copydesk.check.superlatives.told import LONGEST
from copydesk.check.wording import number_told
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Ledger
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import ORDINALS

__all__ = ["WrongOfThese", "of_these"]

_COUNT = r"(?:two|three|four|five|[2-5])"
_NEW = r"(?:newest|latest|most\srecent|youngest|last|final|current)"
_OLD = r"(?:oldest|earliest)"
_NTH = rf"(?:{'|'.join(ORDINALS[1:6])})"
_WHICH = rf"(?:(?P<{{0}}_new>{_NEW})|(?P<{{0}}_old>{_OLD})|(?P<{{0}}_nth>{_NTH}))"
_UP = r"(?:highest|best|strongest|biggest|largest|most[-\s]watched|best[-\s]watched|(?:highest|best|top)[-\s]rated)"
_DOWN = r"(?:lowest|weakest|worst|smallest|least[-\s]watched|lowest[-\s]rated)"
_WAY = rf"(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN}))"
_HAS = r"(?:is|was|has|had|remains?|remained|drew|got|posted|scored|did|went\sout\son|ended\son|closed\son|left\swith)"
_SOFT = r"(?:\s(?:still|also|clearly|easily|by\sfar|in\sfact|then|thus))?"
_END = (
    r"(?:\s(?:of\sthe\s(?:lot|set|group|three|four|two)|(?:closing|final|finale)?\s?(?:figure|rating|number|score|result|finale|one|average)))?"
)
_FORMS = (
    Form(
        rf"\b(?:of|among)\s(?:those|these|the|all|its|her|his)\s(?P<n>{_COUNT})\b[^.;:,]{{0,30}},\s(?:the\s)?{_WHICH.format('a')}"
        rf"(?:\s(?:one|season|series|show|drama|finale|figure))?\s{_HAS}{_SOFT}\s(?:the\s)?{_WAY}{_END}(?=\s*[,.;:)–—]|$)",
        re.IGNORECASE,
    ),
    Form(
        rf"\bthe\s{_WHICH.format('b')}\s(?:one\s)?of\s(?:the|these|those|her|his|its)\s(?P<n_b>{_COUNT})\b[^.;:,]{{0,20}}?\s{_HAS}{_SOFT}\s(?:the\s)?"
        rf"{_WAY}{_END}(?=\s*[,.;:)–—]|$)", re.IGNORECASE,
    ),
    Form(
        r"\bthe\s(?P<way>(?P<up>record|crown|title|top\sspot|high(?:est)?\s(?:point|mark|figure|rating)|best\s(?:figure|rating|mark|night))|"
        r"(?P<down>low(?:est)?\s(?:point|mark|figure|rating)))(?:\s(?:of|among|for)\s(?:the|all|these)\s[^.;:,]{2,30})?,?\s(?:(?:thus|therefore|so|then|still|in\sother\swords),?\s)?"
        r"(?:belongs?(?:\s(?:thus|therefore|still))?\sto|goes\sto|is\sheld\sby|stays\swith|was\sset\sby|is\sthat\sof|remains\swith|rests\swith)\s"
        rf"the\s{_WHICH.format('c')}(?:\s(?:one|season|series|part|run))?(?=\s*[,.;:)–—]|$)", re.IGNORECASE,
    ),
    Form(
        rf"\bthe\s{_WHICH.format('d')}\s(?:season|series|part|run)\s(?:is|was|remains|remained){_SOFT}\sthe\s{_WAY}{_END}(?=\s*[,.;:)–—]|$)",
        re.IGNORECASE,
    ),
)
_NEEDS = Form(
    r"\b(?:newest|latest|recent|youngest|last|final|current|oldest|earliest|first|second|third|fourth|fifth)\b",
    re.IGNORECASE,
)
_WAYS = Form(
    rf"\b(?:{_UP}|{_DOWN}|record|crown|title|top\sspot|high\s(?:point|mark)|low\s(?:point|mark))\b", re.IGNORECASE,
)
_DOUBT = Form(
    r"\b(?:not|never|n['’]t|would|could|if|whether|one\sof|peak\w*|minutes?|seoul|capital|metropolitan|opening|premieres?|debut\w*|online|tnms)\b|\?",
    re.IGNORECASE,
)
_NTH_OF = Form(
    rf"\b(?:the|its)\s(?P<nth>{_NTH})\b(?!\s(?:night|episode|hour|week|time|place|to|day|chapter|of\s))",
    re.IGNORECASE,
)
_BACK = 4
#: What is compared are the last figures of each.
_FINALES = Form(r"\b(?:finales?|closing|final|last|farewells?|endings?)\b", re.IGNORECASE)
_OPPOSITE = {"highest": "lowest", "lowest": "highest", "best": "weakest", "weakest": "best", "strongest": "weakest"}


@dataclass(frozen=True, slots=True)
class WrongOfThese:
    """Words that the draft's own figures are against."""

    at: Span
    message: str
    replacement: str | None


@dataclass(frozen=True, slots=True)
class _Item:
    """One of those compared: what it is called, its order among them, and its figure."""

    name: str
    order: str
    value: Decimal


def of_these(draft: Reading, ledger: Ledger) -> Iterator[WrongOfThese]:
    """Such words of the draft that do not hold, in order. Raises LedgerError."""
    text, numbers = draft.document.text, numbers_of(draft)
    for index, sentence in enumerate(numbers.cut.sentences) if sum(bool(n.places) for n in numbers.all) > 1 else ():
        said = text[sentence.start:sentence.end]
        if len(said) > LONGEST or not (_NEEDS.search(said) and _WAYS.search(said)):
            continue
        match = next((m for form in _FORMS if (m := form.search(said)) is not None), None)
        if match is None or _DOUBT.search(said):
            continue
        given = match.groupdict()
        count = next((number_told(v) for k, v in given.items() if k in ("n", "n_b") and v), None)
        nth = next((v for k, v in given.items() if k.endswith("_nth") and v), None)
        items = _seasons(text, numbers, index, sentence.start + match.start()) if nth else []
        if not items:
            place = sentence.start + match.start()
            items = _finales(draft, numbers, place, count, ledger) if count and _FINALES.search(said) else (
                _shows(draft, numbers, index, place, ledger)
            )
        if len(items) < 2 or (count is not None and count != len(items)):
            continue
        meant = _meant(given, items, nth)
        one = None if meant is None else _judged(match, sentence.start, items, meant)
        if one is not None:
            yield one


def _seasons(text: str, numbers: Numbers, index: int, until: int) -> list[_Item]:
    """Seasons of which one sentence gives figures by their numbers: "28.8 percent for the first, 29.2 for the second".
    """
    for before in range(index, max(-1, index - _BACK), -1):
        sentence = numbers.sentence(before)
        end = min(sentence.end, until)
        figures = [n for n in numbers.all if sentence.start <= n.start < end and n.places]
        told = list(_NTH_OF.finditer(text, sentence.start, end))
        if len(told) > 1 and len(told) == len(figures) == len({m["nth"].lower() for m in told}):
            return [
                _Item(f"the {m['nth'].lower()}", str(ORDINALS.index(m["nth"].lower())), Decimal(str(n.value)))
                for m, n in zip(told, figures, strict=True)
            ]
    return []


def _shows(draft: Reading, numbers: Numbers, index: int, until: int, ledger: Ledger) -> list[_Item]:
    """The shows of which the sentences before give one figure each, by the days on which they began."""
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    told: dict[str, list[tuple[str, Figure]]] = {}
    for figure in numbers.figures:
        if index - _BACK <= figure.sentence <= index and figure.at.start < until:
            subject = subjects.of(figure.at)
            if subject is None or not is_mean(figure):
                return []
            told.setdefault(subject.thing.id, []).append((subject.thing.name, figure))
    found = []
    for thing_id, some in told.items():
        first = runs.of(thing_id)[0].first_day
        if first is None or len(some) > 1:
            return []
        found.append(_Item(some[0][0], first, decimal_of(some[0][1].value)))
    return found


def _finales(draft: Reading, numbers: Numbers, until: int, count: int, ledger: Ledger) -> list[_Item]:
    """The last figures of the shows told of nearest before, as many as are compared, wherever they stand."""
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    found: dict[str, _Item] = {}
    for figure in reversed(numbers.figures):
        subject = subjects.of(figure.at) if figure.at.start < until and is_mean(figure) else None
        if subject is None or subject.thing.id in found or len(found) == count:
            continue
        schedule, rows = runs.of(subject.thing.id)
        ended = schedule.airing(figure.airing) == {schedule.last} or any(
            row.episode == schedule.last and same_measure(figure, row) and fits(figure, row) for row in rows
        )
        if schedule.first_day is not None and schedule.last is not None and ended:
            found[subject.thing.id] = _Item(subject.thing.name, schedule.first_day, decimal_of(figure.value))
    return list(found.values())


def _meant(given: dict[str, str | None], items: Sequence[_Item], nth: str | None) -> _Item | None:
    ordered = sorted(items, key=lambda item: item.order)
    if nth is not None:
        place = ORDINALS.index(nth.lower())
        by_number = next((item for item in items if item.order == str(place)), None)
        return by_number or (ordered[place - 1] if place <= len(ordered) and len(items[0].order) > 2 else None)
    new = any(v for k, v in given.items() if k.endswith("_new"))
    return ordered[-1] if new else ordered[0]


def _judged(match: re.Match[str], offset: int, items: Sequence[_Item], meant: _Item) -> WrongOfThese | None:
    up = match["up"] is not None
    best = (max if up else min)(items, key=lambda item: item.value)
    if best.value == meant.value:
        return None
    way = "more" if up else "less"
    message = f"{best.name} had {best.value}, {way} than the {meant.value} of {meant.name}"
    other = (min if up else max)(items, key=lambda item: item.value)
    word = match["way"]
    replacement = _OPPOSITE.get(word.lower()) if other is meant else None
    if other is meant:
        message += f", which is the {'lowest' if up else 'highest'} of the {len(items)}"
    nth = next(((k, v) for k, v in match.groupdict().items() if k.endswith("_nth") and v), None)
    at = match.span("way")
    if nth is not None and best.order.isdigit():
        at = match.span(nth[0])
        replacement = ORDINALS[int(best.order)]
        tail = re.match(r"\s(?:season|series|part|run)\b", match.string[at[1]:])
        message = f"{message}: the {replacement}{tail[0] if tail else ''}"
    return WrongOfThese(Span(offset + at[0], offset + at[1]), message, replacement)
