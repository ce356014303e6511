"""Reads the scope of a rating off the words around its figure: area, statistic, episode, age group, household base.

Exact and pure: a scope is given only where a cue stands in reach of the figure, with no other figure in between that it
could belong to. What it does not see is left to the scorer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from copydesk.model import NumberValue, Qualifier, TextValue
from copydesk.text.cues import Cue, assigned
from copydesk.text.form import Form
from copydesk.text.numbers import NumberKind, NumberMention, find_numbers
from copydesk.text.segment import Segmentation

__all__ = ["rating_scopes"]

_NUMBER = r"""(?:\d{1,3}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth
    |fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)"""


def _pattern(source: str) -> Form:
    return Form(source, re.IGNORECASE | re.VERBOSE)


_ORDINAL = _pattern(
    rf"""\b({_NUMBER})(?:st|nd|rd|th)?\s+(?:and\s+(?:final|last)\s+)?episode\b | \b(?:episode|ep\.?)\s+({_NUMBER})\b"""
)
_CUES: Mapping[str, tuple[tuple[Form, str], ...]] = {
    "area": (
        (
            _pattern(
                r"""\bnation-?wide\b | \bacross\ the\ (?:country|nation)\b
                | \bnational(?:ly)?\b(?!\ (?:team|museum|park))"""
            ),
            "nationwide",
        ),
        (
            _pattern(
                r"""\b(?:Seoul|metropolitan|capital)(?:['’]s)?(?:\ capital|\ metropolitan)?(?:[-\ ]area|\ region)\b
                | \b(?:in|around|for)\ (?:greater\ )?(?:Seoul|the\ capital)\b | \bSeoul['’]s\b"""
            ),
            "seoul",
        ),
        (_pattern(r"\bKanto\b"), "kanto"),
        (_pattern(r"\bKansai\b"), "kansai"),
    ),
    "statistic": (
        (
            _pattern(
                r"""\bpeak(?:ed|ing|s)?\b | \bmaximum\b | \bhigh\ of\b | \b(?:top|best)\ minute\b
                | \bhighest\ per\ minute\b
                | \b(?:per-?minute|minute-by-minute|momentary|instant(?:aneous)?)\ (?:high|highest|best|maximum)"""
            ),
            "peak",
        ),
        (_pattern(r"\baverag(?:e|ed|es|ing)\b"), "average"),
    ),
    "episode": (
        (
            _pattern(
                r"""\b(?:finale | (?:final|last|closing)\ (?:episode|instal?lment|broadcast|hour|part|night)
                | ended | bowed\ out | signed\ off | wrapped\ up | went\ out | closed | goodbye | farewell)\b"""
            ),
            "finale",
        ),
        (
            _pattern(
                r"""\b(?:premiered? | (?:first|opening|debut|pilot)\ (?:episode|broadcast|night|part|hour)
                | debut(?:ed)? | opened | kicked\ off | began | started | launched | pilot)\b"""
            ),
            "premiere",
        ),
        (
            _pattern(
                r"""\b(?:whole|entire|full)\ (?:series|run)\b | \bseries\ (?:average|mean)\b | \baveraged\ over\b
                | \bover\ its\ run\b | \ball\ (?:its\ )?(?:\w+\ )?episodes\b"""
            ),
            "series",
        ),
    ),
}


@lru_cache(maxsize=2048)
def _cues(text: str, name: str) -> tuple[Cue, ...]:
    found = [Cue(m.start(), m.end(), value) for pattern, value in _CUES[name] for m in pattern.finditer(text)]
    if name == "episode":
        for match in _ORDINAL.finditer(text):
            (number,) = find_numbers(match[1] or match[2])[:1]
            last = re.search(r"final|last", match[0], re.I)
            named: str | float = "finale" if last else "premiere" if number.value == 1 else number.value
            found.append(Cue(match.start(), match.end(), named))
    return tuple(sorted(found, key=lambda cue: cue.start))


#: What may not stand between a figure and a cue after it: there its phrase ends.
_PHRASE_END = Form(r"[;:.]|\b(?:and|while|but|from|to|with|up|than)\b|,")
#: A cue that leads to the next figure: "a peak of 18.2".
_LEADS_ON = Form(
    r"^\s*(?:of|at|to|was|came to|reached|stood at|hit|rose to|:|rating|ratings|viewership)?[\s\w]{0,14}$"
)


def _within(text: str, cues: Sequence[Cue], figures: Sequence[NumberMention], name: str) -> list[str | float | None]:
    """The cue of each figure of a sentence: in the phrase after it, else before it, else shared with the next."""
    leads_on = _LEADS_ON if name == "statistic" else None
    found = assigned(text, cues, figures, phrase_end=_PHRASE_END, leads_on=leads_on)
    given = [cue.value if cue else None for cue in found]
    for k in range(len(figures) - 2, -1, -1):
        if given[k] is None and name == "area" and _side_by_side(text, figures[k], figures[k + 1]):
            given[k] = given[k + 1]
    return given


#: How far apart two figures of one broadcast stand, in code points: "5.853 percent nationwide and 6.495 percent".
_SIDE_BY_SIDE = 40


def _side_by_side(text: str, one: NumberMention, other: NumberMention) -> bool:
    """Whether "and" adds the second of two figures to the first, close behind it."""
    link = text[one.end : other.start]
    return len(link) < _SIDE_BY_SIDE and re.search(r"\band\b", link) is not None


def rating_scopes(
    segmentation: Segmentation, numbers: Sequence[NumberMention]
) -> dict[tuple[int, int], dict[str, Qualifier]]:
    """Scopes by the span (start, end) of each percentage of the text; only what cues say."""
    scopes: dict[tuple[int, int], dict[str, Qualifier]] = {}
    figures = [n for n in numbers if n.kind is NumberKind.PERCENT]
    at = 0
    for sentence in segmentation.sentences:
        here = []
        while at < len(figures) and figures[at].start < sentence.end:
            here.append(figures[at])
            at += 1
        if not here:
            continue
        text = segmentation.text[sentence.start : sentence.end]
        shifted = [_moved(figure, -sentence.start) for figure in here]
        cues = {name: _cues(text, name) for name in _CUES}
        given = {name: _within(text, cues[name], shifted, name) for name in ("area", "statistic")}
        given["base"] = _bases(text, shifted)
        episodes: list[str | float | None] = []
        for k, (figure, shift) in enumerate(zip(here, shifted, strict=True)):
            low = shifted[k - 1].end if k else 0
            high = shifted[k + 1].start if k + 1 < len(shifted) else len(text)
            scope: dict[str, Qualifier] = _shared(text, shift)
            for name, values in given.items():
                if values[k] is not None:
                    scope[name] = TextValue(str(values[k]))
            episode = _own(text, cues["episode"], shift, high)
            if episode is None:
                before = shifted[k - 1] if k else None
                taken = _own(text, cues["episode"], before, shift.start) is not None if before else False
                episode = _episode(cues["episode"], shift, low, high, taken)
            if episode is None and k and _side_by_side(text, shifted[k - 1], shift):
                # Two areas of one broadcast are of one episode.
                one, other = given["area"][k - 1 : k + 1]
                episode = episodes[-1] if one is not None and other is not None and one != other else None
            episodes.append(episode)
            if episode is not None:
                scope["episode"] = TextValue(episode) if isinstance(episode, str) else NumberValue(episode)
            scopes[figure.start, figure.end] = scope
    return scopes


#: Words that tie a figure to the episode named right after it: "8.7 percent for the second episode".
_TIE = Form(r"^\s*(?:%|percent|per cent)?\s*(?:for|in|with|on)\s+(?:its|the|that|his|her)?\s*$", re.IGNORECASE)


def _own(text: str, cues: Sequence[Cue], figure: NumberMention, high: int) -> str | float | None:
    """The episode that is tied to a figure from behind."""
    tied = (c for c in cues if figure.end <= c.start and c.end <= high and _TIE.match(text[figure.end : c.start]))
    return next((c.value for c in tied), None)


def _episode(cues: Sequence[Cue], figure: NumberMention, low: int, high: int, taken: bool) -> str | float | None:
    """The episode named nearest to a figure between its neighbours, before it rather than after it.

    `taken` says that the first of those before it is tied to the figure before.
    """
    before = [c for c in cues if low <= c.start and c.end <= figure.start][1 if taken else 0 :]
    after = [c for c in cues if figure.end <= c.start and c.end <= high]
    if before:
        last = before[-1]
        # "the 16th and final episode" is one thing of two names; the finale is the better known.
        if isinstance(last.value, float) and any(c.value == "finale" and last.start - c.end < 12 for c in before):
            return "finale"
        return last.value
    if after and after[0].start - figure.end < 60:
        return after[0].value
    return None


#: Age groups and household bases: the words, and what they are called.
_AGES = _pattern(
    r"""\b(?:2049|(20)\s?(?:-|–|to|through|and)\s?(49)|(18)\s?(?:-|–|to|through|and)\s?(49)|(?:20s|twenties)\s(?:to|through)\s(?:their\s)?
    (?:40s|forties))\b"""
)
_BASES = (
    (_pattern(r"\b(?:paid|paying|pay-TV|pay)[\s-]+(?:platforms?|households?|subscribers?)\b"), "paid platform"),
    (_pattern(r"\bcable[\s-]+(?:platforms?|households?|homes)\b"), "cable platform"),
)


def _shared(text: str, figure: NumberMention) -> dict[str, Qualifier]:
    """What is said once for several figures of a sentence: an age group before or right after them."""
    shared: dict[str, Qualifier] = {}
    for match in _AGES.finditer(text):
        if match.end() <= figure.start or (
            0 <= match.start() - figure.end < 45 and not _PHRASE_END.search(text[figure.end : match.start()])
        ):
            shared["demographic"] = TextValue("18-49" if match[3] else "20-49")
    return shared


def _bases(text: str, figures: Sequence[NumberMention]) -> list[str | float | None]:
    """The household base of each figure of a sentence. One is said once for all of them; of several each is of the
    figures in whose phrase it stands.
    """
    cues = sorted(
        (Cue(m.start(), m.end(), base) for pattern, base in _BASES for m in pattern.finditer(text)),
        key=lambda cue: cue.start,
    )
    if len({cue.value for cue in cues}) == 1:
        return [cues[0].value] * len(figures)
    return [cue.value if cue else None for cue in assigned(text, cues, figures, phrase_end=_PHRASE_END)]


def _moved(figure: NumberMention, by: int) -> NumberMention:
    return NumberMention(figure.start + by, figure.end + by, figure.value, figure.places, figure.kind, figure.unit)
