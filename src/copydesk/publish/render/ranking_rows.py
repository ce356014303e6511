"""A ranking in words, which its text, Markdown and table forms then set each in its way: all of them say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.ledger.base import Entry
from copydesk.publish.words import count, visible
from copydesk.records.marks import Mark, Measure, Of
from copydesk.records.ranking import Ranking, Row, behind

__all__ = ["HEADINGS", "Line", "coverage", "episode_of", "lines", "note_of", "notes", "open_about", "receipts", "title"]

#: Values beside a mark that its note tells one by one.
_BESIDE = 12

HEADINGS = ("rank", "show", "percent", "episode", "date", "took the record from")


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words, in the order of HEADINGS; `note` says what is open about it; `entries` are its receipts."""

    columns: tuple[str, ...]
    note: str
    disputed: bool
    entries: tuple[Entry, ...]


def title(ranking: Ranking) -> str:
    """What is ranked, in full: `tvN dramas by audience rating: best episode, nationwide average, Nielsen Korea`."""
    measure = ranking.measure
    parts = [str(measure.of), f"{measure.area} {measure.statistic}", measure.company, measure.base, measure.demographic]
    when = f", as of {ranking.as_of.isoformat()}" if ranking.as_of else ""
    return f"{visible(ranking.group)} by audience rating: {', '.join(part for part in parts if part)}{when}"


def coverage(ranking: Ranking) -> str:
    """How much of the group the desk can rank: "of 27 on the desk, 25 have such a figure"."""
    said = f"of {ranking.works} {visible(ranking.group).removeprefix('all ')} on the desk, {len(ranking.rows)} "
    said += "has such a figure" if len(ranking.rows) == 1 else "have such a figure"
    if ranking.other_company:
        said += f"; {count(ranking.other_company, 'figure')} of other companies left out"
    if ranking.partial:
        said += f"; {count(ranking.partial, 'show')} left out of which not every episode is known"
    return said


def notes(ranking: Ranking) -> Iterator[str]:
    """What a reader must know before comparing the rows."""
    if ranking.measure.of is Of.SERIES:
        yield "means are over all episodes where each is known, else as stories state them"
    if any(row.mark.disputed for row in ranking.rows[:2]):
        yield "the top rests on figures that stories give differently"


def lines(ranking: Ranking) -> Iterator[Line]:
    """The rows in words, best first."""
    for row in ranking.rows:
        previous = f"{visible(row.previous.name)}, by {row.margin}" if row.previous is not None else ""
        columns = (
            f"{row.rank}{'=' if row.tied else ''}", visible(row.thing.name), str(row.mark.percent),
            str(episode_of(row, ranking.measure) or ""), row.mark.day.isoformat() if row.mark.day else "", previous,
        )
        note = note_of(row, open_about(row.mark, ranking.measure))
        yield Line(columns, note, row.mark.disputed, receipts(row))


def episode_of(row: Row, measure: Measure) -> int | str | None:
    """The episode that has the mark: a number, "finale", "series", or None where no story says."""
    if measure.of is Of.SERIES:
        return "series"
    episode = row.mark.episode
    return int(episode) if episode is not None and episode.isdigit() else episode


def open_about(mark: Mark, measure: Measure) -> tuple[str, ...]:
    """What is open about a mark, or else to know of it: how it was come by, and what else stories give."""
    parts = []
    if mark.total:
        parts.append(f"mean of all {mark.total} episodes")
    elif measure.of is Of.SERIES:
        parts.append("as stories state it")
    if mark.base:
        parts.append(f"on the {mark.base} base")
    for camp in mark.beside[:_BESIDE]:
        base = f" on the {camp.bases[0]} base" if camp.bases else ""
        parts.append(f"{count(camp.stories, 'story', 'stories')} {'gives' if camp.stories == 1 else 'give'} "
                     f"{camp.percent}{base}")  # fmt: skip
    if len(mark.beside) > _BESIDE:
        parts.append(f"others give {len(mark.beside) - _BESIDE} more values")
    return tuple(parts)


def note_of(row: Row, parts: tuple[str, ...]) -> str:
    """A row's note, from what is open about its mark."""
    if row.highest != row.lowest and row.mark.disputed:
        parts = (*parts, f"so rank {row.highest} to {row.lowest}")
    return f"disputed: {'; '.join(parts)}" if row.mark.disputed else "; ".join(parts)


def receipts(row: Row) -> tuple[Entry, ...]:
    """Whose word it is: those who give the value, then one for each value beside it."""
    entries = [figure.entry for figure in behind(row)]
    entries += [figure.entry for camp in row.mark.beside for figure in camp.figures[:1]]
    return tuple(dict.fromkeys(entries))
