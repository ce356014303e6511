"""Figures that a draft calls the best of a group of shows, without a word of rating or watching: "12.9 percent, the
highest for any MBC drama", "the channel's best of the year", "a figure no cable drama had reached". Of the ledger only
the names of works and groups are asked.

The show is that of the figure and not of the words: where a sentence opens with "That was", no title may be near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from copydesk.agreement.values import decimal_of
from copydesk.check.figures.runs import runs_of
from copydesk.check.figures.told import Figure, Numbers, numbers_of
from copydesk.check.superlatives import words
from copydesk.check.superlatives.groups import group_of, yearly
from copydesk.check.superlatives.placed_best import is_mean
from copydesk.check.superlatives.told import LONGEST, Cue, Tense
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.records.figures import agree
from copydesk.records.groups import ALL, Group
from copydesk.text.form import Form
from copydesk.text.numbers import ORDINALS

__all__ = ["FigureBest", "figure_bests"]

_LIST = r"[^,.;:!?()\d]"
_SUP = r"(?P<{}>highest|best|biggest|largest|strongest|greatest|top)(?:-ever)?"
_SAID = (
    r"(?:\s(?:ever|nationwide|average|overall|single|single-episode|final|closing|viewership|audience|tv|television))*"
)
_NOUN = (
    r"(?:\s(?:figures?|ratings?|numbers?|scores?|results?|marks?|audiences?|viewership|showing|performance|share"
    r"|total|reading)(?:\sever)?)?"
)
_SHOWS = r"(?:drama|series|show|programme|program|title|production)s?"
_DECADE = r"(?:this|that|of\sthe|in\sthe)\sdecade"
#: What a group goes on with: when it was the best, or where.
_WHEN = (
    r"(?:\s(?:so\sfar|to\sdate|ever|yet|this\syear|of\sthe\syear|(?:to|up\sto|by)\s(?:that|this)\s(?:date|day|point|time)|until\sthen|up\sto\sthen"
    rf"|at\s(?:the|that)\stime|{_DECADE}|of\sall\stime|in\s(?:its|the\s(?:channel|network|station|broadcaster)['’]s)\s(?:\S+\s)?history"
    r"|in\s(?:the\s)?history|since\s(?:its|the\s(?:channel|network|station)['’]s)\s(?:founding|foundation|launch|start|birth|beginnings?|opening)"
    r"|since\s(?:it\swas\sfounded|it\sbegan|(?:19|20)\d\d)|(?:of|in)\s(?:19|20)\d\d))"
)
_GROUP = (
    rf"(?:an?|any|all|every)\s(?:other\s)?(?:{_LIST}{{2,40}}?\s)??{_SHOWS}(?:\s(?:on|of|from|at)\s{_LIST}{{2,30}}?)??"
)
_ENDS = r"(?=\s*(?:[,.;:!?)–—\n]|$)|\s(?:and|with|but|when|while|as)\b)"
_LEAD = (
    r"(?:\b(?:is|was|as|remains?|remained|became|makes?|made|set|sets|stands\sas|still|therefore|thus|also|easily|by\sfar|it|"
    r"number|figure)\s|[,;:–—(]\s?)"
)
_FORMS = (
    Form(
        rf"{_LEAD}(?P<at>(?:the\s|an?\s(?:new\s|all-time\s)?)?(?:(?P<ord>{'|'.join(ORDINALS[2:6])})[- ])?"
        rf"(?:{_SUP.format('sup')}{_SAID}{_NOUN}|record)\s(?:(?:of|for|by|from|among|on)\s"
        rf"(?:(?P<list>{_GROUP})(?P<when>{_WHEN})?|(?P<net>(?!its\b|the\srun|a\b){_LIST}{{2,20}}?)(?P<when_net>{_WHEN}))"
        r"|(?:in|of)\s(?P<owner>the\s(?:channel|network|station|broadcaster)|[A-Z][\w+&-]{1,10})['’]s\s(?:[\w-]+\s)?"
        rf"(?P<when_own>history))){_ENDS}",
        re.IGNORECASE,
    ),
    Form(
        rf"{_LEAD}(?P<at>(?P<owner>the\s(?:channel|network|station|broadcaster)|[A-Z][\w+&-]{{1,10}})['’]s\s"
        rf"(?:(?P<ord>{'|'.join(ORDINALS[2:6])})[- ])?{_SUP.format('sup')}{_SAID}{_NOUN}(?P<when>{_WHEN})){_ENDS}",
        re.IGNORECASE,
    ),
    Form(
        r"(?P<at>\b(?:figure|rating|number|score|mark|level|height|total|share)s?\s(?:that\s)?no\s(?:other\s)?"
        rf"(?P<list>(?:{_LIST}{{2,30}}?\s)?(?:drama|series)(?:\s(?:on|of|from|at)\s{_LIST}{{2,30}}?)?)\s(?:has|had)\s(?:ever\s)?"
        rf"(?:reached|had|drawn|touched|matched|seen|posted|scored|managed|got|beaten|attained|equalled)(?:\sbefore)?(?P<when>{_WHEN})?){_ENDS}",
        re.IGNORECASE,
    ),
)
#: A sentence without these has none of the forms.
_NEEDS = Form(
    r"\b(?:highest|best|biggest|largest|strongest|greatest|top|record|no)\b[^.;]{0,60}\b(?:drama|series|show|program|title|production"
    r"|year|decade|since|ever|yet|date|day|history|then|time)", re.IGNORECASE
)
_OPENS = Form(
    r"\W{0,3}(?:It|That|This|The\s(?:[\w-]+\s){0,3}(?:figure|rating|number|mark|score|result))\s", re.IGNORECASE,
)
_NOT_SO = Form(
    r"\b(?:not|never|n['’]t|hardly|almost|nearly|one\sof|short\sof|below|than|from|second\sto)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
#: Right before a figure: that it is what another is held against.
_HELD_AGAINST = Form(
    r"\b(?:from|than|after|against|over|past|beat\w*|topp\w*|above|below)\s(?:the\s|its\s|a\s)?(?:[\w'’-]+\s){0,2}$",
    re.IGNORECASE,
)
_ON_ITS_DAY = Form(r"\b(?:date|day|point|then|time|had)\b", re.IGNORECASE)
_NOW = Form(r"\b(?:is|remains|still|stands\sas)\W*$", re.IGNORECASE)
_SINCE = Form(r"\bsince\s(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)
_ITS_START = Form(r"\bsince\s\D+$", re.IGNORECASE)
_EVER = Form(r"\b(?:ever|history|time|date|day|point|then|yet)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FigureBest:
    """A rank that a figure is given, with the show whose figure it is; `plain` where the words say "ever"."""

    cue: Cue
    thing: Thing
    value: Decimal
    plain: bool


def figure_bests(draft: Reading, ledger: Ledger) -> Iterator[FigureBest]:
    """The figures of the draft that are called the best of a group of shows, in order. Raises LedgerError."""
    text, numbers = draft.document.text, numbers_of(draft)
    for index, sentence in enumerate(numbers.cut.sentences) if numbers.figures else ():
        said = text[sentence.start:sentence.end]
        if len(said) > LONGEST or not _NEEDS.search(said):
            continue
        for form in _FORMS:
            match = form.search(said)
            if match is None or _is_doubted(said, match):
                continue
            at = Span(sentence.start + match.start("at"), sentence.start + match.end("at"))
            figure = _figure(text, numbers, index, at)
            cue = _cue(draft, match, at, figure, ledger) if figure is not None else None
            thing = _whose(draft, numbers, figure, ledger) if figure is not None and cue is not None else None
            if figure is not None and cue is not None and thing is not None:
                yield FigureBest(cue, thing, decimal_of(figure.value), _EVER.search(_when(match)) is not None)
                break


def _is_doubted(said: str, match: re.Match[str]) -> bool:
    """Whether the words round it make it no plain claim about the nationwide average."""
    before = said[max(0, match.start("at") - 40):match.start("at")]
    return bool(_NOT_SO.search(before) or words.DOUBT.search(said))


def _figure(text: str, numbers: Numbers, index: int, at: Span) -> Figure | None:
    """The last figure before the words that nothing is held against; of a sentence that goes on with what was told
    ("That was", "The figure for") and has none, that of the sentence before.
    """
    usable = [
        f for f in numbers.figures if is_mean(f) and f.at.start < at.start
        and not _HELD_AGAINST.search(text[max(0, f.at.start - 40):f.at.start])
    ]
    here = [f for f in usable if f.sentence == index]
    if here or not _OPENS.match(text, numbers.sentence(index).start):
        return here[-1] if here else None
    before = [f for f in usable if f.sentence == index - 1]
    return before[-1] if before else None


def _whose(draft: Reading, numbers: Numbers, figure: Figure, ledger: Ledger) -> Thing | None:
    """The show that the figure is of: that of its words where the desk has the figure for it or they name it, else the
    one of the draft, or season of one, for which it has.
    """
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    value = decimal_of(figure.value)
    subject = subjects.of(figure.at)
    named = [subject.thing] if subject is not None else []
    things = {t.id: t for one in (*named, *subjects.things) for t in (one, *subjects.seasons_of(one, 3))}
    having = [t for t in things.values() if any(agree(decimal_of(row.value), value) for row in runs.of(t.id)[1])]
    if subject is not None and (subject.named or subject.thing in having):
        return subject.thing
    return having[0] if len(having) == 1 and figure.value.places else None


def _cue(draft: Reading, match: re.Match[str], at: Span, figure: Figure, ledger: Ledger) -> Cue | None:
    given = match.groupdict()
    when = _when(match)
    since = _since(draft, when)
    narrowed = "" if since is not None else "ever" if _EVER.search(when) or _ITS_START.match(when) else when
    who = given.get("list") or given.get("net") or given.get("owner") or ""
    year, phrase = yearly(draft, f"{words.SHOW.sub(' ', who)} {narrowed}".strip())
    group, own = _group(phrase, ledger)
    if (group is None and not own) or year == -1 or (year is not None and since is not None):
        return None
    if group is not None and (group.platforms is not None or group.people is not None):
        return None
    if since is not None and group is not None and group.year is not None:
        return None
    written = given.get("ord")
    rank = ORDINALS.index(written.casefold()) if written else 1
    lead = match.string[:match.start("at")]
    tense = Tense.NOW if _NOW.search(lead) and not _ON_ITS_DAY.search(match["at"]) else Tense.THEN
    shift = at.start - match.start("at")
    head = match.start("sup") if given.get("sup") else match.start("at")
    ordinal = Span(shift + match.start("ord"), shift + match.end("ord")) if written else None
    if since is not None and rank != 1:
        return None
    return Cue(
        rank, None if own else group, None, at, shift + head, ordinal, figure.span, tense, year, own, since=since,
    )


def _when(match: re.Match[str]) -> str:
    """Since or until when it is the best, as far as the words say."""
    return next((said.strip() for name, said in match.groupdict().items() if name.startswith("when") and said), "")


def _group(phrase: str, ledger: Ledger) -> tuple[Group | None, bool]:
    """The group that the words name, or whether it is the show's own network's; of "any drama" all."""
    if re.fullmatch(r"(?:an?|any|all|every|other|\s)*(?:ever)?\s*", phrase, re.IGNORECASE):
        return ALL, False
    group, own, understood = group_of(phrase, ledger)
    return (group, own) if understood else (None, False)


def _since(draft: Reading, when: str) -> int | None:
    """The year after which it is the best: "since 2019"; of a decade the year before it."""
    if told := _SINCE.search(when):
        return int(told["year"])
    published = draft.document.published or ""
    if re.fullmatch(_DECADE, when, re.IGNORECASE) and published[:4].isdigit():
        return int(published[:4]) // 10 * 10 - 1
    return None
