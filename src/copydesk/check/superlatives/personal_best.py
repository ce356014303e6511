"""Superlatives of a work about itself: "its best rating so far", "a personal best". Reads the ledger.

Against one stands an earlier episode whose nationwide average is surely higher than everything that the desk and the
draft have for the episode that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk.agreement.values import decimal_of
from copydesk.check.places import cut_of
from copydesk.check.superlatives.standing import ordinal
from copydesk.check.superlatives.told import LONGEST
from copydesk.check.wording import WEEKDAYS, day_in_words
from copydesk.check.works.known import the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Entity, EntityType, NumberValue, Reading, Span, TextValue
from copydesk.records.asking import shows_of_work
from copydesk.records.figures import surely_above
from copydesk.records.marks import Measure, Settled, settled
from copydesk.records.shows import SERIES, Show, last_day
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import ORDINALS, NumberKind, find_numbers

__all__ = ["BrokenBest", "broken_bests"]

_BEST = Form(
    r"\b(?:(?:its|their)\s+(?:own\s+)?(?:all[- ]time\s+)?(?:best|highest)\s+"
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})\s+)?"
    r"(?:(?:nationwide|viewership|average|audience)\s+)*(?:ratings?|figures?|viewership|numbers?|scores?)(?:\s+(?:yet|so\s+far|to\s+date|ever))?"
    r"|(?:a|its|another|a\s+new|its\s+new)\s+(?:personal|series|self|own)[- ](?:best|record|high)"
    r"|its\s+own\s+(?:best|record|high)|(?:the\s+)?(?:best|highest)\s+(?:ratings?|figures?)\s+(?:yet|so\s+far|of\s+its\s+(?:run|life)))"
    r"(?!\s+(?:in|on|for|of|since|among|outside)\b(?!\s+its\s+(?:run|life)))(?!\w)"
    r"|(?:the\s+)?(?:best|highest)\s+(?:(?:nationwide|viewership|average|audience)\s+)*(?:ratings?|figures?|numbers?|scores?)\s+"
    r"(?:of|for|in)\s+(?:the|this)\s+(?:drama|series|show)(?:['’]s\s+run)?(?:\s+(?:yet|so\s+far|to\s+date))?(?=[,.;:)]|\s+and\b)",
    re.IGNORECASE,
)
_bests_in = finding(_BEST)
#: Right before a best: that it is none, but the second or third.
_PLACED = Form(rf"\b(?:{'|'.join(ORDINALS[2:])}|\d{{1,2}}(?:nd|rd|th))(?:[- ]|-to-)$", re.IGNORECASE)
#: Beside words that say that the best is a nationwide figure a figure of the capital behind it casts no doubt.
_NATIONWIDE, _CAPITAL = Form(r"\bnation-?wide\b[^\d]*$", re.IGNORECASE), Form(
    r"\b\d[\d.]*\s?(?:%|per\s?cent)\s(?:in|for|across)\s(?:the\s)?(?:seoul|capital|metropolitan)[^,.;]*", re.IGNORECASE
)
_FINALE = Form(
    r"\b(?:finale|last\s+episode|final\s+episode|ended|closed|bowed\s+out|wrapped|signed\s+off|final\s+bow)\b",
    re.IGNORECASE,
)
_EPISODE = Form(r"\bepisode\s+(\d{1,3})\b|\b(\d{1,3})(?:st|nd|rd|th)\s+episode\b", re.IGNORECASE)
_DOUBT = Form(
    r"\b(?:not|never|n['’]t|would|could|whether|if|hop\w+|seoul|capital|metropolitan|peak|minute|20[- ]?49|2049|target|"
    r"until|previous\w*|broke\s+its|short\s+of|tnms|netflix|buzz\w*|streaming|had\s+been)\b|\?", re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BrokenBest:
    """A best that an earlier episode had beaten. `sure`: both figures say that they are nationwide."""

    at: Span
    message: str
    sure: bool
    receipts: tuple[Entry, ...]


def broken_bests(draft: Reading, ledger: Ledger) -> Iterator[BrokenBest]:
    """The draft's personal bests that are none, in order. Raises LedgerError."""
    works = [e for e in draft.entities if e.type is EntityType.WORK and e.mentions]
    text = draft.document.text
    for sentence in cut_of(text).sentences:
        said = text[sentence.start:sentence.end]
        match = next(iter(_bests_in(said)), None) if len(said) <= LONGEST else None
        if match is None or _PLACED.search(said, 0, match.start()):
            continue
        plain = _NATIONWIDE.search(said, 0, match.start()) is not None
        said = said[:match.end()] + _CAPITAL.sub("", said[match.end():]) if plain else said
        if _DOUBT.search(said):
            continue
        inside = [e for e in works if any(sentence.start <= s.start < sentence.end for s in e.mentions)] or works
        if len(inside) != 1:
            continue
        thing = the_thing(inside[0], ledger)
        show = shows_of_work(ledger, thing.id) if thing is not None else None
        if thing is None or show is None:
            continue
        at = Span(sentence.start + match.start(), sentence.start + match.end())
        weekday = WEEKDAYS.index(match["weekday"].capitalize()) if match["weekday"] else None
        broken = _broken(draft, inside[0], thing, show, said, at, weekday)
        if broken is not None:
            yield broken


def _broken(
    draft: Reading, entity: Entity, thing: Thing, show: Show, said: str, at: Span, weekday: int | None
) -> BrokenBest | None:
    published = draft.document.published
    day = last_day(published) if published else None
    measured = [one for a in show.airings if a.episode != SERIES and (one := settled(a, Measure())) is not None]
    meant = _meant(show, said, measured, day)
    if meant is None or meant.airing.day is None or weekday not in (None, meant.airing.day.weekday()):
        return None
    own = max([meant.high, *_of_draft(draft, entity, said)])
    earlier = [
        one for one in measured
        if one.airing.day is not None and one.airing.day < meant.airing.day and surely_above(one.low, own)
        and weekday in (None, one.airing.day.weekday())
    ]
    if not earlier:
        return None
    best = max(earlier, key=lambda one: one.chosen.percent)
    sure = all(any(f.area is not None for f in one.chosen.figures) for one in (best, meant))
    which, when = f"episode {best.airing.episode}", day_in_words(best.airing.day or meant.airing.day)
    return BrokenBest(
        at,
        f"{thing.name} had {best.chosen.percent} percent with {which} on {when}, more than {own}: "
        f"the {ordinal(len(earlier) + 1)}-best{' ' + WEEKDAYS[weekday] if weekday is not None else ''} so far", sure,
        (best.entry, meant.entry),
    )


def _meant(show: Show, said: str, measured: Sequence[Settled], day: date | None) -> Settled | None:
    """The episode that the sentence is about: by its number, the finale, else the last shown before the draft."""
    number = _EPISODE.search(said)
    if number:
        wanted = number[1] or number[2]
    elif _FINALE.search(said):
        wanted = str(show.episodes) if show.episodes is not None else "finale"
    else:
        recent = [
            one for one in measured
            if day is not None and one.airing.day is not None and 0 <= (day - one.airing.day).days <= 2
        ]
        return max(recent, key=lambda one: one.airing.day or date.min, default=None)
    return next((one for one in measured if one.airing.episode == wanted), None)


def _of_draft(draft: Reading, entity: Entity, said: str) -> Iterator[Decimal]:
    for claim in draft.claims:
        rated = claim.subject == entity.id and claim.predicate == "audience_rating"
        area = claim.qualifier("area")
        if rated and isinstance(claim.object, NumberValue) and (area is None or area != TextValue("seoul")):
            yield decimal_of(claim.object)
    for number in find_numbers(said):
        if number.kind is NumberKind.PERCENT:
            yield Decimal(repr(number.value))
