"""Bests among the broadcasts of all seasons of a work: "the highest average of the whole franchise", "the best night of
either season", "more than any night of the first season had". Reads the ledger.

Against one stands a broadcast of another season that is surely higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk.agreement.values import decimal_of
from copydesk.check.figures.told import Figure, Numbers, numbers_of
from copydesk.check.superlatives.best_words import NOUN, SAID, UNIT, WAY, WHOLE
from copydesk.check.superlatives.placed_best import is_mean
from copydesk.check.superlatives.standing import ordinal
from copydesk.check.superlatives.told import LONGEST
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.records.asking import shows_of_work
from copydesk.records.figures import agree, surely_above
from copydesk.records.marks import Measure, Settled, settled
from copydesk.records.shows import SERIES, last_day
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import ORDINALS

__all__ = ["SeasonBest", "season_bests"]

_NUMBER = r"(?:two|three|four|five|\d)"
#: All seasons together.
_ALL = (
    r"(?P<all>(?:the\s|its\s|this\s)?(?:whole\s|entire\s|full\s)?(?:franchise|trilogy|saga)(?:['’]s\s(?:whole\s)?(?:history|run))?"
    r"|(?:the\shistory\sof\sthe\s)franchise|either\s(?:of\s(?:the|its)\s(?:two\s)?seasons|season)|both\s(?:of\s)?(?:the\s|its\s)?seasons"
    rf"|(?:all|any)\s(?:of\s)?(?:the\s|its\s)?(?:{_NUMBER}\s)?seasons(?:\stogether)?|any\sseason|(?:the|its)\s{_NUMBER}\sseasons)"
)
_WHICH = rf"(?P<which>{'|'.join(ORDINALS[1:6])}|previous|earlier|preceding|other)"
_SEASON = (
    rf"(?:(?:the|its|his|her)\s{_WHICH}\s(?:{_NUMBER}\s)?(?:seasons?|series|run)"
    rf"|(?:its|the)\s(?P<before>predecessors?))"
)
_FORMS = (
    Form(
        rf"\b(?:the|its|a)\s(?:new\s)?{WAY}{SAID}(?:\s{NOUN})?\s(?:of|in|for|across|over|from)\s{_ALL}{WHOLE}"
        r"|\b(?:an?|the|its)\s(?:new\s)?(?P<set>franchise|trilogy|series-wide)\s(?:record|high|best)\b"
        r"|\b(?:an?|the)\s(?:new\s)?(?:record|high|best|peak)\s(?:for|of|in)\s(?P<of>(?:the\s)?(?:whole\s|entire\s)?(?:franchise|trilogy|saga))\b"
        rf"|\bthe\s(?P<own>franchise|trilogy"
        rf"|saga)['’]s\s(?:own\s)?{WAY.replace('<up>', '<own_up>').replace('<down>', '<own_down>')}{SAID}"
        rf"(?:\s{NOUN})?{WHOLE}", re.IGNORECASE,
    ),
    Form(
        rf"\b(?:more|higher|better|above)(?:\s(?:homes|viewers|households))?(?:\sthan)?\s(?:on\s|in\s)?(?:any(?:thing)?(?:\s(?:single\s)?{UNIT})?|"
        rf"(?:all|every)(?:\s{UNIT})?|the\s(?:best|highest)(?:\s{NOUN})?)\s(?:of\s|in\s|from\s|that\s)?{_SEASON}"
        r"|\b(?:out(?:d(?:id|oing|one)|drew|drawing|drawn)|topp(?:ed|ing)|beat(?:ing|en)?|surpass(?:ed|ing)|exceed(?:ed|ing)|"
        r"eclips(?:ed|ing)|better(?:ed|ing)|overt(?:ook|aking))\s"
        rf"(?:every(?:thing|\s{UNIT})|anything|all|any\s{UNIT}|the\s(?:best|highest)(?:\s{NOUN})?)\s(?:that\s|of\s|in\s|from\s)*"
        rf"{_SEASON.replace('<which>', '<which_b>').replace('<before>', '<before_b>')}", re.IGNORECASE,
    ),
    Form(
        rf"\b(?:neither\s(?:of\s(?:the|its)\s)?(?:two\s)?(?P<n_past>earlier\s(?:seasons?|ones)|previous\s(?:seasons?|ones)|predecessors?)|"
        rf"(?:no|none\sof\s(?:the|its))\s(?P<n_past_b>earlier|previous|preceding|other)\s(?:{_NUMBER}\s)?seasons?)\s(?:(?:has|had|have)\s)?(?:ever\s)?"
        r"(?:reached|touched|matched|managed|had|drawn|drew|attained|got|seen|saw|equall?ed)\b", re.IGNORECASE,
    ),
)
_END = r"finale|(?:last|final|closing)\s(?:episode|night|hour)"
_START = r"premiere|opener|(?:first|opening)\s(?:episode|night|hour)"
#: One broadcast against that of another season: "higher than the finale of the second season".
_SLOT = Form(
    r"\b(?:(?P<up>(?:more|higher|better|stronger)(?:\s(?:homes|viewers|households))?\sthan|above|improv(?:ed|ing)\son|beat(?:ing|en)?|topp(?:ed|ing)|"
    r"outd(?:id|oing)|surpass(?:ed|ing)|ahead\sof)|(?P<down>(?:less|lower|weaker|fewer|worse)(?:\s(?:homes|viewers|households))?\sthan|below|short\sof|behind))"
    rf"\s(?:(?:the|that\sof\sthe)\s(?:(?P<last>{_END})s?|(?P<first>{_START})s?)\sof\s(?:the|its)\s{_WHICH}\s(?:season|series)\b"
    rf"|(?:the|its)\s{_WHICH.replace('<which>', '<which_b>')}\s(?:season|series)(?:['’]s\s(?:(?P<last_b>{_END})"
    rf"|(?P<first_b>{_START}))"
    r"|\s(?:(?:had|drew|got|scored|did|managed|stood)\s(?:at|with|for|on)\s(?:its|the)\s(?:(?P<last_c>end|close|finish|finale|last)|(?P<first_c>start|beginning|outset|premiere|debut))"
    r"|(?:had\s)?(?:(?P<last_d>ended|closed|finished|bowed\sout|signed\soff|left)|(?P<first_d>began|opened|started|premiered|debuted))\s(?:with|at|on)))"
    rf"|its\s(?P<pre>predecessor)['’]s\s(?:(?P<last_e>{_END})|(?P<first_e>{_START})))", re.IGNORECASE,
)
_slots_in = finding(_SLOT)
_found_in = tuple(finding(form) for form in _FORMS)
#: A text without these has none of the forms.
_NEEDS = Form(
    r"\b(?:franchise|trilogy|saga|series-wide|seasons?|predecessors?|(?:first|previous|earlier)\s(?:series"
    r"|run))\b", re.IGNORECASE
)
_DOUBT = Form(
    r"\b(?:not|never|n['’]t|would|could|whether|if|hop\w+|2049|target|until|previous\w*|short\sof|tnms|almost|nearly|"
    rf"(?:{'|'.join(ORDINALS[2:6])})[-\s](?:best|highest|strongest|most)|one\sof|seoul|capital|metropolitan|peak\w*|minutes?|moments?|"
    r"premieres?|opening|debut\w*|online|netflix|streaming|mean|season\saverage|averages)\b|\?", re.IGNORECASE,
)
_AREA = Form(
    r"\b(?:seoul|capital|metropolitan|peak\w*|minutes?|moments?|2049|tnms|would|could|if|hop\w+|target|mean|not"
    r"|never)\b|n['’]t\b|\?", re.IGNORECASE
)
#: Right before a best: that the figure is held against it.
_SHORT_OF = Form(
    r"\b(?:miss\w*|below|under|behind|off|shy\sof|from|than|past|near\w*|close\sto|equal\w*|match\w*|against"
    r"|since|to)\s$", re.IGNORECASE
)
#: How near behind the words the figure stands that they tell of, in code points.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class SeasonBest:
    """Words that another season's figure is against. `replacement` is what holds in their place."""

    at: Span
    message: str
    receipts: tuple[Entry, ...]
    replacement: str | None


@dataclass(frozen=True, slots=True)
class _Season:
    """A season of a work, with what each of its broadcasts had, and how many episodes it has."""

    thing: Thing
    number: int
    nights: tuple[Settled, ...]
    episodes: int | None


@dataclass(frozen=True, slots=True)
class _Held:
    """A figure of the draft with the season and the broadcast that have it, and all seasons of the work."""

    value: Decimal
    season: _Season
    night: Settled
    seasons: Sequence[_Season]


def season_bests(draft: Reading, ledger: Ledger) -> Iterator[SeasonBest]:
    """The draft's bests of all seasons, or of one against another, that are none, in order. Raises LedgerError."""
    text = draft.document.text
    if not _NEEDS.search(text):
        return
    numbers = numbers_of(draft)
    for index, sentence in enumerate(numbers.cut.sentences):
        said = text[sentence.start:sentence.end]
        if len(said) > LONGEST or not _NEEDS.search(said):
            continue
        for found in _found_in:
            match = next(iter(found(said)), None)
            if match is None or _SHORT_OF.search(said, 0, match.start()):
                continue
            around = (said[max(0, match.start() - 60):match.start()], said[match.end():match.end() + 20])
            if any(_DOUBT.search(part) for part in around):
                continue
            at = Span(sentence.start + match.start(), sentence.start + match.end())
            figure = _figure(numbers, index, at)
            one = None if figure is None else _judged(draft, ledger, numbers, match, at, figure)
            if one is not None:
                yield one
                break
        match = next(iter(_slots_in(said)), None)
        if match is None or _AREA.search(said):
            continue
        at = Span(sentence.start + match.start(), sentence.start + match.end())
        figure = _figure(numbers, index, at)
        one = None if figure is None else _against_slot(draft, ledger, numbers, match, at, figure)
        if one is not None:
            yield one


def _figure(numbers: Numbers, index: int, at: Span) -> Figure | None:
    """The last figure before the words, else the one right behind them; of words without any in their sentence the one
    of the sentence before.
    """
    here = [f for f in numbers.figures if f.sentence == index]
    usable = [f for f in here if is_mean(f)]
    before = [f for f in usable if f.at.start < at.start]
    if before:
        return before[-1]
    behind = next((f for f in usable if 0 <= f.at.start - at.end < _NEAR), None)
    if behind is not None or here:
        return behind
    earlier = [f for f in numbers.figures if f.sentence == index - 1]
    return earlier[0] if len(earlier) == 1 and is_mean(earlier[0]) else None


def _judged(
    draft: Reading, ledger: Ledger, numbers: Numbers, match: re.Match[str], at: Span, figure: Figure
) -> SeasonBest | None:
    given = match.groupdict()
    held = None if given.get("down") or given.get("own_down") else _held(draft, ledger, numbers, figure)
    if held is None:
        return None
    value, season, night = held.value, held.season, held.night
    others = [one for one in held.seasons if one is not season and _is_meant(given, one, season)]
    above = [(one, n) for one in others for n in one.nights if surely_above(n.low, max(night.high, value))]
    if not above:
        return None
    other, best = max(above, key=lambda pair: pair[1].low)
    message = (
        f"{other.thing.name} had {best.chosen.percent} percent with {_named(best)}, more than the {value} of "
        f"{season.thing.name}"
    )
    best_of_own = not any(surely_above(n.low, value) for n in season.nights)
    group = next((name for name in ("all", "of") if given.get(name)), None)
    replacement = None
    if best_of_own:
        message += f"; it is the highest of the {ordinal(season.number)} season"
        if group is not None:
            start, end = match.span(group)
            said = match.string
            replacement = f"{said[match.start():start]}the {ordinal(season.number)} season{said[end:match.end()]}"
    return SeasonBest(at, message, (best.entry, night.entry), replacement)


def _against_slot(
    draft: Reading, ledger: Ledger, numbers: Numbers, match: re.Match[str], at: Span, figure: Figure
) -> SeasonBest | None:
    """A first or last broadcast of another season that stands on the other side of the figure than the words say."""
    given = match.groupdict()
    which = (given.get("which") or given.get("which_b") or "").casefold()
    held = None if which == "other" else _held(draft, ledger, numbers, figure)
    if held is None:
        return None
    value, season, night = held.value, held.season, held.night
    number = ORDINALS.index(which) if which in ORDINALS else season.number - 1
    other = next((one for one in held.seasons if one.number == number and one is not season), None)
    last = any(words for name, words in given.items() if name.startswith("last"))
    slot = None if other is None else next((n for n in other.nights if _is_slot(other, n, last=last)), None)
    if other is None or slot is None:
        return None
    down = given.get("down") is not None
    if not (surely_above(min(night.low, value), slot.high) if down else surely_above(slot.low, max(night.high, value))):
        return None
    way = "less" if down else "more"
    message = (
        f"{other.thing.name} had {slot.chosen.percent} percent with its {'finale' if last else 'premiere'}, {way} than "
        f"the {value} of {season.thing.name}"
    )
    return SeasonBest(at, message, (slot.entry, night.entry), None)


def _is_slot(season: _Season, night: Settled, *, last: bool) -> bool:
    episode = night.airing.episode
    if not last:
        return episode in ("1", "premiere")
    return episode == "finale" or (season.episodes is not None and episode == str(season.episodes))


def _held(draft: Reading, ledger: Ledger, numbers: Numbers, figure: Figure) -> _Held | None:
    """Who has the figure, as far as the desk knows by the draft's day. Raises LedgerError."""
    subjects = subjects_of(draft, ledger, numbers)
    subject = subjects.of(figure.at) or subjects.only
    if subject is None:
        return None
    published = draft.document.published
    seasons = _seasons(ledger, subjects.seasons_of(subject.thing), last_day(published) if published else None)
    value = decimal_of(figure.value)
    own = _own(seasons, subject.thing, value)
    return None if own is None else _Held(value, *own, seasons)


def _seasons(ledger: Ledger, things: Sequence[Thing], day: date | None) -> list[_Season]:
    """The seasons with their broadcasts up to a day."""
    out = []
    for number, thing in enumerate(things, 1):
        show = shows_of_work(ledger, thing.id)
        nights = [] if show is None else [
            one for airing in show.airings
            if airing.episode != SERIES and not (day is not None and airing.day is not None and airing.day > day)
            and (one := settled(airing, Measure())) is not None
        ]
        if show is not None and nights and not (day is not None and show.start is not None and show.start > day):
            out.append(_Season(thing, number, tuple(nights), show.episodes))
    return out


def _own(seasons: Sequence[_Season], thing: Thing, value: Decimal) -> tuple[_Season, Settled] | None:
    """The season and the broadcast that have the figure: those of the work itself, else of the one season that has."""
    having = [(one, n) for one in seasons for n in one.nights if agree(n.chosen.percent, value)]
    mine = [(one, n) for one, n in having if one.thing.id == thing.id]
    if mine:
        return mine[0]
    return having[0] if len({one.number for one, _ in having}) == 1 else None


def _is_meant(given: dict[str, str | None], one: _Season, own: _Season) -> bool:
    """Whether a season is among those that the words set the figure above."""
    which = (given.get("which") or given.get("which_b") or "").casefold()
    if which in ORDINALS:
        return one.number == ORDINALS.index(which)
    if (which and which != "other") or given.get("before") or given.get("before_b"):
        return one.number < own.number
    if any(given.get(name) for name in ("n_past", "n_past_b")) and given.get("n_past_b") != "other":
        return one.number < own.number
    return True


def _named(one: Settled) -> str:
    episode = one.airing.episode
    if episode is None:
        return "its best episode"
    return "its finale" if episode == "finale" else f"episode {episode}"
