"""Figures that the desk has for nothing of their show: in no area, no minute, no broadcast and no season of it. Reads
the ledger through its protocol.

A desk with a few figures of a show says little by that, since a story may tell of one that it has not read. So a figure
is only doubted where the desk has that of nearly every broadcast, or of the one that the words can mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.check.claims.verdict import ASKED
from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.against_desk import Row, fits
from copydesk.check.figures.doubt import tells_parts
from copydesk.check.figures.running_words import APART
from copydesk.check.figures.runs import runs_of
from copydesk.check.figures.scope_words import LAST
from copydesk.check.figures.told import Figure, Numbers, running_figures
from copydesk.check.figures.weighing import open_figures, out_of_run
from copydesk.check.works.known import the_thing
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Claim, Reading, Span
from copydesk.text.form import Form

__all__ = ["Unheard", "unheard"]

#: The share of a run whose figures the desk must have, where the words leave open which broadcast one is of.
_NEARLY_ALL = 2 / 3
#: The chance from which a reader says whose a figure is: the easiest part of its scope.
_LIKELY = 0.7
#: Before a figure: that it is the last one's, and no title or number between.
_AT_THE_END = Form(
    r"\b(?:stopped|gone|left|finished|closed|ended|concluded|went\sout|bowed\sout|signed\soff)\b[^;:.\d]{0,40}\b(?:at|on|with|by)\s$",
    re.IGNORECASE,
)
#: Before a figure: that it is the first one's, where a whole run is told in one breath.
_AT_THE_START = Form(
    r"\b(?:rose|risen|grew|grown|climbed|gone|went|left|finished|closed|ended)\b(?:[^;:.]|\.\d){0,50}(?<!\bup\s)(?<!\bdown\s)\bfrom\s$"
    r"|\b(?:on|running|shown)\ssince\s[^;:.\d]{0,30}\b(?:with|from|at)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unheard:
    """A figure that the desk has nowhere for its show; `nearest` are its rows that have the value nearest to it."""

    figure: Figure
    thing: Thing
    schedule: Schedule
    nearest: tuple[Row, ...]
    receipts: tuple[Row, ...]


def unheard(draft: Reading, ledger: Ledger, judged: Sequence[Span]) -> Iterator[Unheard]:
    """The figures that no finding is about yet and that the desk has for nothing of their show. Raises LedgerError."""
    numbers = running_figures(draft)
    if not numbers.figures:
        return
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    for figure, claim in open_figures(draft, numbers, judged):
        thing = None if claim is None else _thing(draft, ledger, subjects, figure, claim)
        if thing is None or _is_apart(draft, numbers, figure):
            continue
        schedule, rows = runs.of(thing.id)
        if out_of_run(draft, numbers.sentence(figure.sentence), schedule):
            continue
        # Nor may it be another work's of the draft, or another season's.
        works = (thing, *subjects.things, *subjects.seasons_of(thing))
        if any(fits(figure, row) for one in works for row in runs.of(one.id)[1]):
            continue
        meant = _meant(_before(draft, numbers, figure), figure, rows, schedule)
        if meant:
            near = min(meant, key=lambda row: abs(row.value.number - figure.value.number))
            nearest = tuple(row for row in meant if row.episode == near.episode)
            yield Unheard(figure, thing, schedule, nearest, tuple(meant[:4]))


def _thing(draft: Reading, ledger: Ledger, subjects: Subjects, figure: Figure, claim: Claim) -> Thing | None:
    """The work that a sure reader and the words both take the figure to be of."""
    if claim.confidence < _LIKELY or claim.modality not in ASKED:
        return None
    told, read = subjects.of(figure.at), the_thing(draft.entity(claim.subject), ledger)
    return read if told is not None and read is not None and told.thing.id == read.id else None


def _is_apart(draft: Reading, numbers: Numbers, figure: Figure) -> bool:
    """Whether the figure is that of a place, a time or several broadcasts of which the desk tells nothing."""
    at = numbers.sentence(figure.sentence)
    words = draft.document.text[at.start:at.end]
    elsewhere = figure.area not in (None, "nationwide", "seoul") or figure.airing.series or figure.company == "tnms"
    return elsewhere or tells_parts(words) or APART.search(words) is not None


def _before(draft: Reading, numbers: Numbers, figure: Figure) -> str:
    return draft.document.text[numbers.sentence(figure.sentence).start:figure.at.start]


def _meant(before: str, figure: Figure, rows: Sequence[Row], schedule: Schedule) -> list[Row]:
    """What the desk has of the broadcasts that the words may mean; nothing where it lacks one of these."""
    area, statistic = figure.area or "nationwide", figure.statistic or "average"
    usual = [
        row for row in rows if row.episode is not None and row.demographic is None
        and (row.area or "nationwide") == area and row.statistic == statistic
    ]
    end = {schedule.number(LAST)} if _AT_THE_END.search(before) else {1} if _AT_THE_START.search(before) else set()
    if end:
        return [row for row in usual if row.episode in end]
    known = {row.episode for row in usual if row.episode is not None and row.episode > 0}
    told = schedule.number(figure.airing.episode) if figure.airing.episode is not None and figure.airing.sure else None
    if told is not None and told not in known:
        return []
    return usual if schedule.last is not None and len(known) >= _NEARLY_ALL * schedule.last else []
