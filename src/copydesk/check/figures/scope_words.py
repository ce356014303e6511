"""The words of a sentence that narrow its ratings: area, statistic, airing, company, base, age group, part. Exact and
pure. A word belongs to the figure in whose phrase it stands: behind it up to where the phrase ends, else before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from copydesk.check.common_words import WITH_WHICH
from copydesk.check.figures.cue_words import (
    AGES,
    AREAS,
    BASES,
    BEST_OF,
    COMPANIES,
    EITHER,
    EPISODES,
    LAST,
    NEXT_TO_LAST,
    ORDINAL_WORD,
    PARTS,
    SERIES,
    STATISTICS,
    VERBS,
)
from copydesk.check.figures.days_shown import MONTH, full_days, is_yearless
from copydesk.check.figures.doubt import Doubt, doubts_of
from copydesk.check.figures.nearest_cues import is_parallel, is_tied, nearest_cues
from copydesk.check.places import between
from copydesk.dates import DateMention
from copydesk.model import Span
from copydesk.text.cues import Cue, assigned
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import NumberKind, find_numbers

__all__ = [
    "EITHER", "LAST", "NEXT_TO_LAST", "Airing", "Cue", "ScopeWords", "company_of", "episode_cues", "scope_place",
    "scopes_of",
]

@dataclass(frozen=True, slots=True)
class Airing:
    """Which broadcast a figure is of, as far as its words say.

    `episode` is a number from 1, LAST, NEXT_TO_LAST or None; `series` says that it is a mean of all. `named` are the
    words that say either and `dated` those that say the day, in code points of the text; `sure` is False where a
    verb ("ended") says which episode it is and no noun does. `date` is a full EDTF day, of a guessed year where it is
    `yearless`. One that is `carried` is that of the sentence before, and may be another.
    """

    episode: int | None = None
    series: bool = False
    named: Span | None = None
    sure: bool = True
    date: str | None = None
    dated: Span | None = None
    yearless: bool = False
    carried: bool = False

    @property
    def said(self) -> bool:
        """Whether the words say which broadcast it is."""
        return self.series or self.episode is not None or self.date is not None


@dataclass(frozen=True, slots=True)
class ScopeWords:
    """What the words round one figure say of its scope."""

    airing: Airing
    area: str | None = None
    statistic: str | None = None
    company: str | None = None
    base: str | None = None
    demographic: str | None = None
    part: str | None = None
    doubt: Doubt = field(default_factory=Doubt)


#: What ends the phrase of a figure, so that words behind it belong to another.
_PHRASE_END = Form(r"[;:.—]|\b(?:and|while|but|from|to|with|up|than|against|after|when|as)\b|,")
_GOES_ON = Form(r"\W*(?:There|It|That|This|Its|In\s+all)")
_HEADS = Form(r"\W{0,3}(?:(?:At|The|Its|With|In|For)(?:\s(?:its|the|a))?\s)?", re.IGNORECASE)
_LEADS_ON = Form(
    r"^\s*(?:of|at|to|was|came to|reached|stood at|hit|rose to|:|ratings?|viewership|figure|touched)?[\s\w]{0,14}$"
)


def company_of(name: str | None) -> str | None:
    """The family of a ratings company: "AGB Nielsen Korea" and "Nielsen" are "nielsen". None where it names none."""
    return next((family for pattern, family in COMPANIES if name and pattern.search(name)), None)


def episode_cues(words: str) -> list[Cue]:
    """The words of a sentence that name an episode by noun, in order; overlapping ones once, the surest kept."""
    return [*_episode_cues(words)]


#: What a part of many episodes does and no episode: "the first part finished", "ran from August to September".
_ENDS_A_PART = Form(
    r"(?<=\bpart)\s(?:(?:had\s)?(?:finish|end|clos|conclud|wrap|ran\b|runs\b|spann)\w*|to\s(?:an?|its)\s(?:close|end|halt|finish)\b|was\sover\b)"
)
#: The same before it: "the tenth, which closed the first part", "the end of the first part".
_PART_ENDED_BY = Form(
    r"\b(?:clos|end|finish|conclud|complet|wrapp|bring|brought)\w*\s(?:off\s|out\s|up\s|of\s)?(?:the\s|its\s)?$",
    re.IGNORECASE,
)
#: An episode told by its number alone behind one that is told by noun: "by the sixth episode and 13.4 by the 11th".
_ONE_MORE = Form(
    rf"\b(?:by|for|with|in)\s(?:the|its)\s(?P<n>{ORDINAL_WORD})(?=\W*$|[,.;:)]|\s(?:and|but|while)\b)",
    re.IGNORECASE | re.VERBOSE,
)
#: Before an episode: what is told is of the time before it, "a day before the last of its 16 episodes".
_BEFORE_IT = Form(
    r"\b(?:days?|nights?|weeks?|evenings?|hours?)\s(?:before|ahead\sof|short\sof)\s(?:(?:the|its)\s)?$", re.IGNORECASE
)


#: Before "16th broadcast": that the number is a day's.
_OF_A_MONTH = Form(rf"\b{MONTH}[a-z]*\.?\s$", re.IGNORECASE)
#: The last of so far may be any, where another is set against it: "0.3 points less than the last episode".
_LAST = Form(r"last\s\w+(?!\sof\b)", re.IGNORECASE)
_AGAINST_IT = Form(
    r"\b(?:down|up|less|more|fewer|higher|lower|rose|fell|dropp?\w*|dip\w*|jump\w*|gain\w*|increase\w*|decrease\w*|decline\w*|points?)\b"
    r"[^.;]{0,40}\b(?:than|from|compared\s(?:to|with))\s(?:that\sof\s|those\sof\s)?(?:the|its)\s$", re.IGNORECASE,
)


@lru_cache(maxsize=512)
def _episode_cues(words: str) -> tuple[Cue, ...]:
    found = []
    for pattern, value in EPISODES:
        for match in pattern.finditer(words):
            number = value or _number(match[match.lastgroup or "n"])
            if number is None or (number == 1 and _is_of_many(words, match)):
                continue
            if value == LAST and _LAST.match(words, match.start()) and _AGAINST_IT.search(words, 0, match.start()):
                continue
            if not _OF_A_MONTH.search(words, 0, match.start()) and not _BEFORE_IT.search(words[:match.start()]):
                found.append(Cue(match.start(), match.end(), number))
    found.sort(key=lambda cue: (cue.start, -cue.end))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    if any(int(cue.value) > 0 for cue in kept):
        behind = (
            Cue(m.start("n"), m.end("n"), int(find_numbers(m["n"])[0].value))
            for m in _ONE_MORE.finditer(words, kept[0].end)
        )
        more = [cue for cue in behind if not any(k.start < cue.end and cue.start < k.end for k in kept)]
        kept = sorted([*kept, *more], key=lambda cue: cue.start)
    return tuple(kept)


def _is_of_many(words: str, match: re.Match[str]) -> bool:
    """Whether "the first part" is one of many episodes, by what it does or what ends it."""
    if _ENDS_A_PART.match(words, match.end()):
        return True
    return match[0].casefold().endswith("part") and _PART_ENDED_BY.search(words[:match.start()]) is not None


def scopes_of(
    words: str, figures: Sequence[Span], offset: int, days: Sequence[DateMention], *, before: str = ""
) -> list[ScopeWords]:
    """The scope of each figure of a sentence. `figures` count from the start of `words`, `offset` code points into
    the text that the dates and the places given back count in. `before` is the sentence before it, which leaves open
    what this one goes on with.
    """
    in_areas, in_statistics, in_companies = _areas(words), _statistics(words), _companies(words)
    areas = _assigned(words, in_areas, figures, share=True)
    statistics = _assigned(words, in_statistics, figures, leads=True)
    companies = _spread(words, in_companies, figures)
    airings = _airings(words, figures, offset, days)
    parts = _assigned(words, [Cue(m.start(), m.end(), str(m.lastgroup)) for m in PARTS.finditer(words)], figures)
    in_bases = _bases(words)
    several = len({cue.value for cue in in_bases}) > 1
    bases = _assigned(words, in_bases, figures) if several else [str(c.value) for c in in_bases[:1]] * len(figures)
    goes_on = (in_statistics or _GOES_ON.match(words)) and not episode_cues(words)
    doubts = doubts_of(
        words, figures, areas=in_areas or (_carried(before, _areas) if goes_on else []), statistics=in_statistics,
        companies=in_companies or _carried(before, _companies), bases=in_bases or _carried(before, _bases),
        airings=_airing_cues(words, offset, days), means=[a.series for a in airings],
        named=[_cue_of(a.named, offset) for a in airings],
    )
    out = []
    for k, figure in enumerate(figures):
        ages = AGES.finditer(words)
        age = any(m.end() <= figure.start or m.start() - figure.end < 45 for m in ages)
        out.append(ScopeWords(
            airings[k], areas[k], statistics[k], companies[k], bases[k] if bases else None, "some" if age else None,
            parts[k], doubts[k],
        ))  # fmt: skip
    return out


def scope_place(words: str, figure: Span, part: str, value: str) -> Span | None:
    """The words of a sentence nearest to a figure that say a part of its scope ("area"), with no percentage between."""
    cues = {"area": _areas, "statistic": _statistics, "company": _companies}[part]
    found = [
        Span(cue.start, cue.end) for cue in cues(words)
        if cue.value == value and not _FIGURE.search(words[min(figure.end, cue.end):max(figure.start, cue.start)])
    ]
    return min(found, key=lambda at: between(at, figure), default=None)


def _carried(before: str, cues: _Cues) -> list[Cue]:
    """What the sentence before says, as words that are no figure's own."""
    return [Cue(-1, -1, cue.value, sure=False) for cue in cues(before)]


def _number(written: str) -> int | None:
    found = find_numbers(written)
    usable = found and found[0].kind in (NumberKind.COUNT, NumberKind.ORDINAL) and 0 < found[0].value < 400
    return int(found[0].value) if usable else None


def _cues_of(table: Sequence[tuple[Form, str]]) -> _Cues:
    @lru_cache(maxsize=512)
    def cues(words: str) -> tuple[Cue, ...]:
        found = [Cue(m.start(), m.end(), value) for pattern, value in table for m in pattern.finditer(words)]
        kept: list[Cue] = []
        for cue in sorted(found, key=lambda c: (c.start, -c.end)):
            if not kept or cue.start >= kept[-1].end:
                kept.append(cue)
        return tuple(kept)

    return cues


#: The words of a sentence that a table knows, in order; overlapping ones once.
_Cues = Callable[[str], tuple[Cue, ...]]
_areas, _statistics, _companies, _bases = map(_cues_of, (AREAS, STATISTICS, COMPANIES, BASES))
_VERBS = tuple((finding(pattern), value) for pattern, value in VERBS)


def _assigned(
    words: str, cues: Sequence[Cue], figures: Sequence[Span], *, share: bool = False, leads: bool = False
) -> list[str | None]:
    """The cue of each figure: in the phrase behind it, else before it, else (`share`) the next one's across an "and".

    With `leads` a cue right before the next figure is left to that.
    """
    found = assigned(words, cues, figures, phrase_end=_PHRASE_END, leads_on=_LEADS_ON if leads else None)
    given = [str(cue.value) if cue else None for cue in found]
    for k in range(len(figures) - 2, -1, -1):
        link = words[figures[k].end:figures[k + 1].start]
        if given[k] is None and share and re.fullmatch(r"[^,;:.]*\band\b[^,;:.]*", link) and len(link) < 34:
            given[k] = given[k + 1]
    for k in range(1, len(figures)):
        # "18.2 percent for the Seoul area, where the highest minute reached 20.1"
        if share and given[k] is None and re.search(r"\b(?:where|there)\b", words[figures[k - 1].end:figures[k].start]):
            given[k] = given[k - 1]
    if leads and len({c.value for c in cues}) == 1 and _HEADS.fullmatch(words[:cues[0].start]):
        given = [value or str(cues[0].value) for value in given]  # "At its peak, it reached 27.3 and 31.0 in Seoul"
    if share and cues and re.fullmatch(r"\W{0,3}(?:In|Across|For|Around)?(?:\sthe)?\s?", words[:cues[0].start]):
        given = [value or str(cues[0].value) for value in given]  # "In Seoul, …"
    # "a Nationwide High" behind the only figure, across a comma.
    apart = cues and figures and re.search(r"\d\.\d", words[figures[0].end:max(figures[0].end, cues[0].start)])
    if len(figures) == 1 and given[0] is None and cues and not apart:
        given[0] = str(cues[0].value) if len({c.value for c in cues}) == 1 else None
    return given


def _spread(words: str, cues: Sequence[Cue], figures: Sequence[Span]) -> list[str | None]:
    """One company in a sentence is that of all its figures; of several, the nearest before, else behind."""
    if len({cue.value for cue in cues}) <= 1:
        # "17.5 percent; TNmS had it at 15.6": not of the first.
        return [
            str(cues[0].value) if cues and not _OTHER_CLAUSE.search(words[figure.end:cues[0].start]) else None
            for figure in figures
        ]
    out: list[str | None] = []
    for figure in figures:
        before = [c for c in cues if c.end <= figure.start]
        behind = [c for c in cues if c.start >= figure.end]
        out.append(str(before[-1].value if before else behind[0].value) if before or behind else None)
    return out


_OTHER_CLAUSE = Form(r";|\b(?:while|but|whereas)\b", re.IGNORECASE)


def _airings(words: str, figures: Sequence[Span], offset: int, days: Sequence[DateMention]) -> list[Airing]:
    nouns = episode_cues(words)
    verbs = _verb_cues(words, nouns)
    means = [
        (m.start(), m.end()) for m in SERIES.finditer(words)
        if not BEST_OF.search(words[:m.start()]) and not _ENDED_SO.match(words, m.end())
    ]
    full = full_days(words, offset, days)
    day = nearest_cues(figures, [Cue(d.start - offset, d.end - offset, k) for k, d in enumerate(full)], words)
    noun = nearest_cues(figures, nouns, words)
    near = zip(nearest_cues(figures, verbs, words), figures, strict=True)
    # A verb behind a figure is the next one's, but for "the 29.2 percent with which it signed off".
    verb = [c if c and (c.end <= f.start or WITH_WHICH.match(words[f.end:c.start])) else None for c, f in near]
    out: list[Airing] = []
    mean: tuple[int, int] | None = None
    for k, figure in enumerate(figures):
        mean_before = mean
        low = figures[k - 1].end if k else 0
        high = figures[k + 1].start if k + 1 < len(figures) else len(words)
        # "averaged over all episodes: A, 18.1; B, 19.6" says it of all that the colon leads to.
        mean = next((m for m in means if low <= m[0] and m[1] <= high and not (
            k + 1 < len(figures) and _NEXT_CLAUSE.search(words[figure.end:max(figure.end, m[0])])
        )), None) or next(
            (m for m in means if m[1] <= figures[0].start and (
                ":" in words[m[1]:figures[0].start] or _TAKEN.fullmatch(words, 0, m[0])
            )), None
        )
        own_words = any(c is not None and c.start >= low for c in (noun[k], verb[k], day[k]))
        goes_on = is_parallel(words[low:figure.start], words[figure.end:high])
        if mean is None and not own_words and goes_on:
            mean = mean_before
        series = mean is not None
        cue, own = noun[k], verb[k]
        # "9.1 percent by its fourth hour and finished at 17.5": of two before a figure the nearer is its own.
        if cue is None or (own is not None and own.end <= figure.start and (
            cue.end <= own.start or (own.start >= low and _behind_untied(words, figure, cue))
        )):
            cue = own
        if _enclosed(words, figure, cue):
            cue = None
        said = None if _enclosed(words, figure, day[k]) else day[k]
        dated = None if said is None else full[int(said.value)]
        out.append(Airing(
            episode=None if series or cue is None else int(cue.value), series=series,
            named=_named(offset, cue, mean),
            sure=cue is None or cue.sure, date=None if dated is None or series else dated.edtf,
            dated=None if dated is None else Span(dated.start, dated.end),
            yearless=dated is not None and is_yearless(words[dated.start - offset:dated.end - offset]),
        ))  # fmt: skip
    return out


def _verb_cues(words: str, nouns: Sequence[Cue]) -> list[Cue]:
    return [
        Cue(m.start(), m.end(), value, sure=False) for find, value in _VERBS for m in find(words)
        if not any(n.start < m.end() and m.start() < n.end for n in nouns)
    ]


def _behind_untied(words: str, figure: Span, cue: Cue) -> bool:
    """Whether a cue stands behind a figure that is not tied to it: "finished at 8.1, twice its premiere's 3.7"."""
    return cue.start >= figure.end and not is_tied(words[figure.end:cue.start])


def _cue_of(named: Span | None, offset: int) -> Cue | None:
    return None if named is None else Cue(named.start - offset, named.end - offset, "")


def _airing_cues(words: str, offset: int, days: Sequence[DateMention]) -> list[Cue]:
    """Every word of a sentence that says an episode, in order; a day only where nothing else does."""
    nouns = episode_cues(words)
    said = [*nouns, *_verb_cues(words, nouns)]
    full = [Cue(d.start - offset, d.end - offset, d.edtf, sure=False) for d in full_days(words, offset, days)]
    return sorted(said or full, key=lambda cue: cue.start)


def _enclosed(words: str, figure: Span, cue: Cue | None) -> bool:
    """Whether a figure in brackets stands apart from a cue: "'Goblin' (20.5 percent)", "within four episodes (8.3)"."""
    opened = words.rfind("(", max(0, figure.start - 30), figure.start)
    if cue is None or opened < 0 or ")" in words[opened:figure.start]:
        return False
    return cue.end < opened - 2 or cue.start > figure.end


def _named(offset: int, cue: Cue | None, mean: tuple[int, int] | None) -> Span | None:
    if mean is not None:
        return Span(offset + mean[0], offset + mean[1])
    return None if cue is None else Span(offset + cue.start, offset + cue.end)


#: Before words of a whole run, where those open a sentence and hold for all of it: "Taken over all its episodes,".
_TAKEN = Form(r"\W{0,3}(?:Taken|Measured|Averaged|Counted|Reckoned)\s", re.IGNORECASE)
#: Behind words of a whole run: the figure of its end, "over 20 episodes, and it stopped at 27.6 percent".
_ENDED_SO = Form(
    r",?\s(?:and|but)\s(?:it\s|then\s|finally\s)*(?:stopped|ended|closed|finished|went\sout|signed\soff|bowed\sout|left)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = Form(r"[,;:]|\b(?:and|but|while)\b", re.IGNORECASE)
_FIGURE = Form(r"\d\s*(?:%|per\s?cent\b)|\d\.\d")
