"""
## What it flags

A rank that the desk's figures do not bear out on the day of the draft: "the highest-rated drama in tvN's history",
"the second highest-rated drama on cable", "the first tvN drama to pass 20 percent", "tvN's highest-rated drama since
Goblin", "no drama of the channel has done as well in its history", "its best rating so far", "its best Saturday
rating", "its second highest rating", "the highest-rated of the dramas Park Ji-eun has written". The ranking is
recomputed from nationwide averages (or the area that the draft names) of what had been broadcast by then; the message
says who stands above, how many of the group's dramas the desk has, since when a rank that was true once is not, and,
where the group is only too wide, what would hold: the year, the network, cable television, the evenings of its slot,
"since Doctor Cha", the highest of its run. So is a work named as the only one above another that is below it ("only
SKY Castle has gone higher than Reborn Rich"), and a table as of a day on which a show in it had not begun. The same is
asked of a show's own nights: "no night outdid its farewell", "became the best of the run", "the most the romance has
ever had", "its weakest hour was the tenth", "Sunday's episode did better than Saturday's" are held against the desk's
averages, and the draft's where the desk has none. A figure called the best of a group ("12.9 percent, the highest for
any MBC drama", "the best result of any tvN drama since 2019") is ranked as its show's, and which of several shows or
seasons is the highest ("of those three finales, the latest is the lowest") is asked of the figures just told. So are
bests of all seasons of a work or of one against another ("the best night of either season"), what "no earlier episode
had reached" and marks passed "for the first time". Where the rank turns on figures that sources give on two household
bases, the finding is a warning and says so.

A rank in a group that no ranking can follow ("in its time slot", "of the week") is left alone, and so is a work of
which neither the desk nor the draft has a figure. How much the desk does not know never makes a rank too high; one
that is too low among a show's own episodes is a warning, where the desk has most of those shown.

## Why it matters

Records are copied from old stories long after they fell, and a local best grows into an all-time one on the way.

## Example

> Crash Landing on You, with 21.7 percent, is still tvN's highest-rated drama. (May 2024)

## Instead

> Crash Landing on You, with 21.7 percent, is still tvN's second highest-rated drama.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from copydesk.check.finding import Finding, Severity
from copydesk.check.places import between
from copydesk.check.receipts import sources_of
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.superlatives.dated_tables import misdated_tables
from copydesk.check.superlatives.figure_bests import figure_bests
from copydesk.check.superlatives.of_these import of_these
from copydesk.check.superlatives.only_above import not_above
from copydesk.check.superlatives.own_bests import not_so
from copydesk.check.superlatives.personal_best import broken_bests
from copydesk.check.superlatives.placed_best import misplaced_bests
from copydesk.check.superlatives.season_bests import season_bests
from copydesk.check.superlatives.standing import Kind, Standing, ordinal, passed_before, stand
from copydesk.check.superlatives.told import Cue, cues
from copydesk.check.wording import day_in_words
from copydesk.ledger.base import Ledger
from copydesk.model import Reading, Span
from copydesk.records.figures import agree
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="L003", name="unsupported-superlative", severity=Severity.ERROR, since="0.1", needs_ledger=True)

_WIDE = Form(r"\s*\b(?:ever|of all time|to date|so far|in (?:its )?history)$", re.IGNORECASE)
#: "tvN's highest-rated drama", whatever comes after: a year may follow.
_OWNED = Form(
    r"[^’']+['’]s?\s[\w-]+\s(?:\S+\s)?\w+(?:\s(?:ever|of all time|to date|so far|in (?:its )?history))?$", re.IGNORECASE
)
#: A superlative that is a figure's and no drama's: "best figure", "highest".
_OF_A_FIGURE = Form(
    r"\b(?:highest|best|biggest|largest|strongest|greatest)\b(?![- ](?:rated|rating\s+drama))"
    r"(?:\s(?:figure|rating|number|score|result|mark|audience|showing)\b)?", re.IGNORECASE,
)
#: "No tvN drama has rated higher".
_NO_OTHER = Form(r"no\s(?:other\s)?(?P<list>[^.;,]{2,40}?(?:drama|series|show))\shas\b", re.IGNORECASE)
#: "tvN's highest-rated drama", with what may come after cut off.
_OWNED_HEAD = Form(
    r"[^\s’']+['’]s?\s(?:(?:highest|best|top|most)[- ]\w+)\s(?:\w+\s)?(?:drama|series|show)\b", re.IGNORECASE
)
#: The superlative with what it is of: "highest-rated drama".
_HEAD = Form(r"(?P<sup>(?:highest|best|top|most)(?:[- ]\w+)?)\s(?P<noun>drama|series|show)\b", re.IGNORECASE)
#: "in tvN's history", "in the history of tvN".
_HISTORY = Form(r"\bin\s(?:the\shistory\sof\s(?P<a>[\w+&-]+)|(?P<b>[\w+&-]+)['’]s?\shistory)$", re.IGNORECASE)
#: "in cable history".
_BARE_HISTORY = Form(r"\bin\s(?:\w+\s){1,3}history$", re.IGNORECASE)
_MOST_NAMED = 3


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each rank, first or best that the ledger's figures are against."""
    if ledger is None:
        return
    seen: list[Span] = []
    for cue in cues(draft, ledger):
        seen.append(cue.at)
        if cue.passing is not None:
            earlier = passed_before(draft, cue, ledger)
            if earlier is not None:
                receipts = sources_of(earlier.receipts)
                yield INFO.finding(draft, cue.at.start, cue.at.end, earlier.message, sources=receipts)
            continue
        against = stand(draft, cue, ledger)
        if against is not None:
            yield _finding(draft, cue, against)
        elif len(cue.above) >= cue.rank:
            yield _self_contradicted(draft, cue)
    for figured in figure_bests(draft, ledger):
        if not any(between(one, figured.cue.at) < 0 for one in seen):
            against = stand(draft, figured.cue, ledger, figured.thing)
            if against is not None:
                of_its_run = against.of_its_run and agree(figured.value, against.own)
                yield _finding(draft, figured.cue, replace(against, of_its_run=of_its_run), sure=figured.plain)
    for table in misdated_tables(draft, ledger):
        yield INFO.finding(
            draft, table.at.start, table.at.end, table.message, sources=sources_of(table.receipts),
            replacement=table.replacement,
        )
    broken = list(broken_bests(draft, ledger))
    for best in broken:
        yield INFO.finding(
            draft, best.at.start, best.at.end, best.message, severity=Severity.ERROR if best.sure else Severity.WARNING,
            sources=sources_of(best.receipts),
        )
    for other in not_so(draft, ledger):
        if not any(between(best.at, other.at) < 0 for best in broken):
            yield INFO.finding(
                draft, other.at.start, other.at.end, other.message, severity=Severity.WARNING,
                sources=sources_of(other.receipts),
            )
    for season in season_bests(draft, ledger):
        yield INFO.finding(
            draft, season.at.start, season.at.end, season.message, severity=Severity.WARNING,
            sources=sources_of(season.receipts), replacement=season.replacement,
        )
    for wrong in of_these(draft, ledger):
        yield INFO.finding(
            draft, wrong.at.start, wrong.at.end, wrong.message, severity=Severity.WARNING,
            replacement=wrong.replacement, sure=False,
        )
    for lower in not_above(draft, ledger):
        yield INFO.finding(draft, lower.at.start, lower.at.end, lower.message, sources=sources_of(lower.receipts))
    for placed in misplaced_bests(draft, ledger):
        yield INFO.finding(
            draft, placed.at.start, placed.at.end, placed.message, severity=Severity.WARNING,
            sources=sources_of(placed.receipts),
        )


def _finding(draft: Reading, cue: Cue, against: Standing, *, sure: bool = True) -> Finding:
    replacement = None
    at = cue.ordinal if cue.ordinal is not None and against.kind is not Kind.BELOW else cue.at
    quote = draft.document.text[at.start:at.end]
    if against.kind not in (Kind.DISPUTED, Kind.BELOW, Kind.SINCE):
        replacement = _replacement(draft, cue, against, quote)
    sure = sure and against.kind in (Kind.FALSE, Kind.STALE, Kind.BELOW, Kind.SINCE)
    # What ceased to be so was so on the day of a draft that has none, perhaps.
    sure = sure and (against.kind is not Kind.STALE or draft.document.published is not None)
    return INFO.finding(
        draft, at.start, at.end, _message(against, replacement, quote),
        severity=Severity.ERROR if sure else Severity.WARNING,
        sources=sources_of(against.receipts), replacement=replacement,
    )


def _replacement(draft: Reading, cue: Cue, against: Standing, quote: str) -> str | None:
    """The phrase with the rank that the desk has, or with the year in which it holds."""
    alone = _NO_OTHER.match(quote)
    if alone is not None and len(against.above) < len(CARDINALS) and against.kind is Kind.FALSE:
        few = len(against.above)
        some = f"{CARDINALS[few]} {alone['list']}{'' if few == 1 or alone['list'].endswith('s') else 's'}"
        return f"{'Only' if quote[0].isupper() else 'only'} {some} {'has' if few == 1 else 'have'}{quote[alone.end():]}"
    if cue.ordinal is not None:
        return f"{against.rank}{ordinal(against.rank)[-2:]}" if quote[:1].isdigit() else ordinal(against.rank)
    if against.narrower is not None and cue.rank == 1 and _OWNED.match(quote) and " list" not in quote:
        return f"{_WIDE.sub('', quote)} of {against.narrower}"
    history = _HISTORY.search(quote)
    if against.narrower is not None and cue.rank == 1 and history and cue.group is not None and not against.network:
        return f"{quote[:history.start()]}of {history['a'] or history['b']}’s year"
    place = cue.head - cue.at.start
    if not 0 <= place < len(quote) or not re.match(r"(?:highest|top|best|most)\b", quote[place:], re.IGNORECASE):
        return None
    return f"{quote[:place]}{ordinal(against.rank)} {quote[place:]}"


def _message(against: Standing, replacement: str | None, quote: str) -> str:
    ranking = against.ranking
    when = day_in_words(ranking.as_of) if ranking.as_of else "all that the desk knows"
    if against.kind is Kind.BELOW:
        return f"not above {against.thing.name}, which had {against.own} percent: {_named(against)}"
    if against.kind is Kind.SINCE:
        came = ", ".join(
            f"{row.thing.name} had {row.mark.percent} percent on {day_in_words(row.mark.day)}"
            for row in against.above[:_MOST_NAMED] if row.mark.day is not None
        )
        own = f"{against.thing.name} has {against.own}"
        best = _OF_A_FIGURE.search(quote) if against.of_its_run else None
        holds_so = f"; it holds as the {best[0]} of its run" if best else ""
        return f"not the highest of {ranking.group} since {against.since}: {came}; {own}{holds_so}"
    kind = f"{ranking.measure.area} {ranking.measure.statistic}"
    said = (
        f"by {when} {against.thing.name}, with {against.own} percent, is {ordinal(against.rank)} of the "
        f"{len(ranking.rows)} {ranking.group} of which the desk has a {kind} (it knows {ranking.works})"
    )
    if against.above:
        said += f", after {_named(against)}"
    if against.kind is Kind.STALE and against.until is not None:
        said = f"true until {day_in_words(against.until)}: {said}"
    elif against.kind is Kind.DISPUTED:
        said = f"disputed, for figures differ by household base or source: {said}; {_bases(against)}"
    elif against.kind is Kind.TOO_LOW:
        said = f"the desk knows of too few above it: {said}"
    if against.narrower is not None:
        said += f"; it holds for {against.narrower}"
        if ranking.as_of is not None and ranking.as_of.year == against.narrower:
            of_year = f": “{_WIDE.sub('', quote)} of the year so far”" if _OWNED.match(quote) else ""
            said += f" (this year{of_year})"
    holds = []
    if against.network:
        bare = _BARE_HISTORY.search(quote) is not None
        holds.append(f"in {against.network} history" if bare else f"in {against.network}'s history")
    if against.on_cable:
        holds.append("on cable television")
    if against.slot and (head := _HEAD.search(quote)):
        holds.append(f"as the {head['sup']} {against.slot} {head['noun']}")
    if against.back_to and quote and (owned := _OWNED_HEAD.match(quote)):
        holds.append(f"as {owned[0]} since {against.back_to}")
    best = _OF_A_FIGURE.search(quote) if against.of_its_run and against.kind in (Kind.FALSE, Kind.STALE) else None
    if best is not None:
        holds.append(f"as the {best[0]} of its run")
    if holds:
        said += f"{' and' if against.narrower is not None else '; it holds'} {' and '.join(holds)}"
    the = "" if replacement is None or re.match(r"(?:the|an?|only|\S+['’]s?)\s", replacement, re.IGNORECASE) else "the "
    return f"{said}: {the}{replacement}" if replacement and len(replacement.split()) > 2 else said


def _named(against: Standing) -> str:
    named = [f"{row.thing.name} ({row.mark.percent})" for row in against.above[:_MOST_NAMED]]
    rest = len(against.above) - len(named)
    return ", ".join([*named, f"{rest} more"] if rest else named)


def _bases(against: Standing) -> str:
    rows = [row for row in (against.ranking.row(against.thing.id), *against.above[:1]) if row is not None]
    return "; ".join(
        f"{row.thing.name} is also given as {', '.join(str(camp.percent) for camp in row.mark.beside)}"
        for row in rows if row.mark.beside
    )


def _self_contradicted(draft: Reading, cue: Cue) -> Finding:
    at = cue.ordinal or cue.at
    names = ", ".join(entity.name for entity in cue.above)
    rank = len(cue.above) + 1
    quote = draft.document.text[at.start:at.end]
    word = f"{rank}{ordinal(rank)[-2:]}" if quote[:1].isdigit() else ordinal(rank)
    return INFO.finding(
        draft, at.start, at.end, f"the draft names {len(cue.above)} above it ({names}), which makes it {ordinal(rank)}",
        replacement=word if cue.ordinal is not None else None,
    )


RULE = Rule(INFO, check, __doc__ or "")
