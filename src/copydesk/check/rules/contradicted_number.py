"""
## What it flags

A rating that no source gives in that scope. A rating is six things at once: show, episode, area, statistic, company
and household base, and most wrong ones are right ones with one of the six swapped: the finding says which ("18.9 is
Seoul"). Where the draft names no area and no statistic, its figure is read as the nationwide average of the episode,
so that a Seoul figure or a peak minute told as plain "rating" is marked. Figures agree when one is the other rounded;
one that is cut off instead (24.8 for 24.850) is noted as info. Where the desk's sources themselves disagree and the
draft's side has no more of them than the other, the finding is a warning, says "disputed" and shows both sides.
A mean of all episodes ("over its 12 episodes") of which the desk has none is marked where it is the best one's figure.
Figures of age groups, hopes, promises and targets are left alone, and so is a figure that the desk has nothing about.
Where the desk has the figure under another area, statistic or company, the words that say the draft's are underlined
with it, since either may be wrong. Where the sentence leaves open which area, statistic, company, household base,
episode or work a figure is of, it is left alone if the desk has it for any of these; else that is a warning at most.
Of "passed 20 percent" the finding names the highest whole mark that was passed.
A sentence that names no broadcast and goes on with measures ("In the capital area it was 31.7 percent") is read as of
the episode of the sentence before, and the same holds for it.
A figure that stands bare in running prose ("it had climbed to 11.4") or whose broadcast is told apart from it (in a
sentence before, by "the eighth" or "its last") is a warning, where the desk has another for every broadcast that its
words may mean and this one, if at all, for another area, for the best minute or for an episode that no word names.
A figure of which the reader sees the show and the desk has nothing of the kind, in no area, minute, broadcast or season
of it, is a warning where the desk has those of nearly all episodes, or of the one that the words mean ("stopped at").
The number of a show's episodes is flagged in the same way ("after 19 episodes" of 16), but not where one count is
half the other: dramas are also counted in half-hour parts. Where a draft adds up the episodes of several seasons, their
sum on the desk is what it is held against, as a warning.

## Why it matters

"28.4 percent" for Seoul, told as the nation's, makes a record that never was, and the next story copies it.

## Example

> The finale of Queen of Tears drew 28.4 percent of households nationwide.

## Instead

> The finale of Queen of Tears drew 24.9 percent of households nationwide, and 28.4 percent in the Seoul area.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from copydesk.agreement import independent
from copydesk.check.claims.asking import asked_of
from copydesk.check.claims.values import weigh_value
from copydesk.check.claims.verdict import Question
from copydesk.check.counting.counts import counted, past_the_last
from copydesk.check.counting.season_sums import summed
from copydesk.check.counting.tallies import Kind, Tally, number_in_words
from copydesk.check.figures.against_desk import Outcome, Row, agrees, sides_of
from copydesk.check.figures.companions import companions
from copydesk.check.figures.rating_words import (
    elsewhere_in_words,
    episode_in_words,
    printed_like,
    row_told,
    scope_in_words,
    side_in_words,
    sides_in_words,
)
from copydesk.check.figures.running import Running, doubted
from copydesk.check.figures.runs import runs_of
from copydesk.check.figures.scope_places import with_its_scope, with_words_apart
from copydesk.check.figures.scope_words import LAST
from copydesk.check.figures.told import Bound, Figure, Numbers, numbers_of
from copydesk.check.figures.unheard import Unheard, unheard
from copydesk.check.figures.weighing import Asked, qualifier_of, weighed
from copydesk.check.finding import Finding, Severity
from copydesk.check.places import between
from copydesk.check.receipts import by_whom, sources_of
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Entry, Ledger
from copydesk.model import NumberValue, Reading, Span
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="L002", name="contradicted-number", severity=Severity.ERROR, since="0.1", needs_ledger=True)

#: Words that say of a whole sentence that it is about all broadcasts.
_OVER_ALL = Form(r"\b(?:over|across|throughout|during|from|for)\s", re.IGNORECASE)

#: Words that say no more than that a figure is a mean of all broadcasts.
_MEAN = Form(r"(?:series|season|overall|run)\s(?:average|mean)", re.IGNORECASE)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each rating at odds with the ledger, at the figure's words."""
    if ledger is None:
        return
    numbers = numbers_of(draft)
    counts = list(_counts(draft, ledger, numbers))
    yield from counts
    yield from _past_the_last(draft, ledger, numbers, [Span(f.start, f.end) for f in counts])
    yield from _sums(draft, ledger, numbers)
    asked = weighed(draft, ledger, numbers)
    shared = _mistaken_means(asked)
    for words, some in shared.items():
        yield _means_finding(draft, words, some)
    for one in asked:
        if one.figure.airing.named not in shared and (finding := _finding(draft, one)) is not None:
            yield finding
    judged = [one.figure.span for one in asked if one.weighed.outcome != Outcome.SILENT]
    for running in doubted(draft, ledger, asked):
        judged.append(running.figure.span)
        yield _running_finding(draft, running)
    for lone in unheard(draft, ledger, judged):
        judged.append(lone.figure.span)
        yield _unheard_finding(draft, lone)
    wrong = [one.figure.span for one in asked if one.weighed.outcome in (Outcome.CONTRADICTED, Outcome.ELSEWHERE)]
    for beside in companions(draft, ledger, numbers, judged=judged, wrong=wrong):
        judged.append(beside.figure.span)
        yield _running_finding(draft, beside)
    yield from _slips(draft, ledger, judged)


def _running_finding(draft: Reading, found: Running) -> Finding:
    """A figure of running prose: what is wrong with it is likely and not sure, since its words stand apart from it."""
    figure, sides, at = found.figure, sides_of(found.against), found.at
    fits = elsewhere_in_words(figure, found.elsewhere, found.airing, found.schedule)
    has = f"the desk has {sides_in_words(figure, found.against)}, not {figure.value.number}" if sides else ""
    about = f"{found.thing.name}, {scope_in_words(figure, found.airing, found.schedule)}"
    if at == figure.at and found.elsewhere:
        at = with_words_apart(draft, figure, row_told(figure, found.elsewhere, found.airing), at)
    best = printed_like(figure, max(sides[0], key=lambda r: r.value.places).value) if len(sides) == 1 else None
    text = draft.document.text
    return INFO.finding(
        draft, at.start, at.end, f"{about}: {'; '.join(part for part in (has, fits) if part)}",
        severity=Severity.WARNING,
        sources=sources_of(r.entry for r in (*found.against, *found.elsewhere[:2])),
        replacement=None if best is None else text[at.start:figure.at.start] + best + text[figure.at.end:at.end],
    )


def _unheard_finding(draft: Reading, found: Unheard) -> Finding:
    """A figure that the desk has for nothing of its show. Which is right the writer knows, the nearest is a guess."""
    figure = found.figure
    near = sides_in_words(figure, found.nearest)
    episode = found.nearest[0].episode
    when = "" if episode is None else f" for {episode_in_words(episode, found.schedule)}"
    return INFO.finding(
        draft, figure.at.start, figure.at.end,
        f"{found.thing.name}: the desk has {figure.value.number} for no broadcast, area or minute of it; "
        f"the nearest is {near}{when}",
        severity=Severity.WARNING, sources=sources_of(r.entry for r in (*found.nearest, *found.receipts)),
    )


def _slips(draft: Reading, ledger: Ledger, judged: Sequence[Span]) -> Iterator[Finding]:
    """Figures whose scope the words leave open, but which a reader has in one where the desk has a digit otherwise.

    That much together is hardly chance: several stories agree on the other figure and none has this one.
    """
    for question in (q for asked in asked_of(draft, ledger) for q in asked.questions):
        if question.claim.predicate != "audience_rating":
            continue
        verdict = weigh_value(question)
        stories = {entry.story.id for entry in verdict.receipts}
        if verdict.severity is not Severity.ERROR or not verdict.near or len(stories) < 2 or _is_had(question):
            continue
        if _is_of_another_work(draft, ledger, question) or _is_of_another_area(question, verdict.receipts):
            continue
        if not any(between(span, verdict.at) < 0 for span in judged):
            yield INFO.finding(
                draft, verdict.at.start, verdict.at.end, verdict.message, severity=Severity.WARNING,
                sources=sources_of(verdict.receipts), replacement=verdict.replacement,
            )


def _is_had(question: Question) -> bool:
    """Whether the desk has the figure for the work in any scope."""
    said = question.claim.object
    return isinstance(said, NumberValue) and any(
        isinstance(entry.object, NumberValue) and agrees(said, entry.object) for entry in question.same
    )


def _is_of_another_area(question: Question, receipts: Sequence[Entry]) -> bool:
    """Whether the figure is Seoul's and what is against it names no area: mostly the nation's."""
    area = qualifier_of(question.claim, "area")
    return area is not None and area != "nationwide" and all(e.qualifier("area") is None for e in receipts)


def _is_of_another_work(draft: Reading, ledger: Ledger, question: Question) -> bool:
    """Whether another season of the work has the figure, or of a work that the draft names: many a "second" or "both"
    in running prose is one.
    """
    said = question.claim.object
    subjects, runs = subjects_of(draft, ledger, numbers_of(draft)), runs_of(draft, ledger)
    return isinstance(said, NumberValue) and any(
        agrees(said, row.value) for thing in (question.thing, *subjects.things) for one in subjects.seasons_of(thing)
        if one.id != question.thing.id for row in runs.of(one.id)[1]
    )


def _counts(draft: Reading, ledger: Ledger, numbers: Numbers) -> Iterator[Finding]:
    """Numbers of episodes that are not the show's. Those that the reader read are contradicted-value's (L001)."""
    for told in counted(draft, ledger, numbers):
        tally, schedule = told.tally, told.schedule
        right = number_in_words(schedule.last or 0, draft.document.text[tally.at.start:tally.at.end])
        has, sources = _episodes_had(schedule.last or 0, told.entries)
        # "All eight hours of that" is the time that it takes as well as may be.
        timed = draft.document.text[tally.words.start:tally.words.end].endswith("hours")
        sure = tally.sure and tally.kind in (Kind.TOTAL, Kind.LAST) and not timed
        yield INFO.finding(
            draft, tally.words.start, tally.words.end, f"{told.subject.thing.name}: {has}, not {tally.number}",
            severity=Severity.ERROR if sure else Severity.WARNING,
            sources=sources_of(sources), replacement=_with(draft, tally, right),
        )


def _episodes_had(last: int, entries: Sequence[Entry]) -> tuple[str, list[Entry]]:
    """How many episodes the desk has, in words, and what tells it."""
    sources = [e for e in entries if e.predicate == "episode_count"]
    return f"the desk has {last} episodes{by_whom(sources)}", sources


def _past_the_last(draft: Reading, ledger: Ledger, numbers: Numbers, taken: Sequence[Span]) -> Iterator[Finding]:
    """Episodes of a number that the show never came to."""
    for told in past_the_last(draft, ledger, numbers):
        if any(between(told.at, at) < 0 for at in taken):
            continue
        has, sources = _episodes_had(told.last, told.entries)
        yield INFO.finding(
            draft, told.at.start, told.at.end, f"{told.thing.name}: {has}, not {told.number}",
            severity=Severity.WARNING, sources=sources_of(sources),
        )


def _sums(draft: Reading, ledger: Ledger, numbers: Numbers) -> Iterator[Finding]:
    """Numbers of episodes of several seasons together that are not the sum of the desk's."""
    for told in summed(draft, ledger, numbers):
        tally = told.tally
        parts = " and ".join(filter(None, (", ".join(map(str, told.counts[:-1])), str(told.counts[-1]))))
        sources = by_whom(told.entries)
        right = number_in_words(sum(told.counts), draft.document.text[tally.at.start:tally.at.end])
        yield INFO.finding(
            draft, tally.words.start, tally.words.end,
            f"{told.title}: the desk has {sum(told.counts)} episodes in {len(told.counts)} seasons, {parts}{sources}, "
            f"not {tally.number}", severity=Severity.WARNING, sources=sources_of(told.entries),
            replacement=_with(draft, tally, right),
        )


def _with(draft: Reading, tally: Tally, right: str) -> str | None:
    """The words with the right number in them; None for a number of some episodes only."""
    if tally.kind is Kind.AT_LEAST:
        return None
    text = draft.document.text
    return text[tally.words.start:tally.at.start] + right + text[tally.at.end:tally.words.end]


def _mistaken_means(asked: Sequence[Asked]) -> dict[Span, list[Asked]]:
    """Words that make means of several figures ("averaged over all episodes") which are all of single episodes."""
    by_words: dict[Span, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.figure.airing.series and one.figure.airing.named is not None:
            by_words[one.figure.airing.named].append(one)
    return {
        words: some for words, some in by_words.items() if len(some) > 1 and all(
            one.weighed.outcome == Outcome.CONTRADICTED and any(not r.series for r in one.weighed.elsewhere)
            for one in some
        )
    }


def _means_finding(draft: Reading, words: Span, some: Sequence[Asked]) -> Finding:
    said = "; ".join(
        f"{one.subject.thing.name}: {elsewhere_in_words(one.figure, _single(one), one.weighed.airing, one.schedule)}, "
        f"its mean {sides_in_words(one.figure, one.weighed.against)}" for one in some
    )
    receipts = [row.entry for one in some for row in (_single(one)[0], one.weighed.against[0])]
    message = f"these are ratings of single episodes, each show's best, and no means of all episodes: {said}"
    return INFO.finding(
        draft, words.start, words.end, message, severity=Severity.WARNING, sources=sources_of(receipts)
    )


def _single(one: Asked) -> list[Row]:
    return [row for row in one.weighed.elsewhere if not row.series]


def _finding(draft: Reading, one: Asked) -> Finding | None:
    figure, answer, schedule = one.figure, one.weighed, one.schedule
    about = f"{one.subject.thing.name}, {scope_in_words(figure, answer.airing, schedule)}"
    drafted = draft.document.text[figure.span.start:figure.span.end]
    fits = elsewhere_in_words(figure, answer.elsewhere, answer.airing, schedule)
    receipts = (*(row for side in sides_of(answer.against) for row in side), *answer.elsewhere[:2])
    severity, replacement = Severity.WARNING, None
    match answer.outcome:
        case Outcome.CUT_OFF:
            has = side_in_words(figure, answer.supporting)
            severity, message = Severity.INFO, f"{about}: cut off, not rounded; the desk has {has}"
            receipts = answer.supporting
        case Outcome.DISPUTED:
            message = (
                f"{about}: disputed: the desk has {sides_in_words(figure, answer.against)} against "
                f"{side_in_words(figure, answer.supporting)}"
            )
            receipts = (*answer.against[:4], *answer.supporting)
        case Outcome.CONTRADICTED:
            sides = sides_of(answer.against)
            has = f"disputed: the desk has {sides_in_words(figure, answer.against)}" if len(sides) > 1 else (
                f"the desk has {side_in_words(figure, sides[0])}"
            )
            has += _milestone(figure, sides)
            message = f"{about}: {has}, not {drafted}" + (f"; {fits}" if fits else "")
            if len(sides) == 1:
                severity = Severity.WARNING if _is_told_with_its_scope(draft, one) else _severity(one)
                best = max(sides[0], key=lambda r: r.value.places)
                replacement = printed_like(figure, best.value) if figure.bound is Bound.EXACT else None
        case Outcome.ELSEWHERE:
            has = f"the desk has {sides_in_words(figure, answer.against)} for that" if answer.against else (
                "the desk has no figure for that"
            )
            message = f"{about}: {fits}; {has}"
            if figure.airing.series:
                return _mean_of_one(draft, one, message)
        case _:
            return None
    place = figure.at if replacement else figure.span
    told = with_its_scope(draft, one, place)
    if replacement is not None:
        text = draft.document.text
        replacement = text[told.start:place.start] + replacement + text[place.end:told.end]
    return INFO.finding(
        draft, told.start, told.end, message, severity=severity, sources=sources_of(r.entry for r in receipts),
        replacement=replacement,
    )


def _mean_of_one(draft: Reading, one: Asked, message: str) -> Finding:
    """A figure of one broadcast that the words make the mean of all: they are what is wrong."""
    text, named = draft.document.text, one.figure.airing.named or one.figure.at
    words, row = text[named.start:named.end], one.weighed.elsewhere[0]
    with_it = "minute peak" if row.statistic == "peak" and _MEAN.fullmatch(words) else None
    if row.statistic != "peak" and (over := _OVER_ALL.search(words)) is not None:
        last = row.episode == LAST or row.episode == one.schedule.last
        with_it = "With " if over[0][0].isupper() else "with "
        with_it = words[:over.start()] + with_it + ("its last episode" if last else f"episode {row.episode}")
    return INFO.finding(
        draft, named.start, named.end, message, severity=Severity.WARNING,
        sources=sources_of(r.entry for r in one.weighed.elsewhere), replacement=with_it,
    )


def _milestone(figure: Figure, sides: Sequence[Sequence[Row]]) -> str:
    """Of a mark that was not passed: the highest whole one that was."""
    if figure.bound is not Bound.ABOVE or figure.value.places:
        return ""
    return f", which is past {max(int(row.value.number) for side in sides for row in side)} percent"


def _is_told_with_its_scope(draft: Reading, one: Asked) -> bool:
    """Whether the draft gives the figure once more with the area or statistic in which the desk has it: a headline cut
    short, or what somebody took it for.
    """
    figure, weighed = one.figure, one.weighed
    if figure.area is not None or not weighed.elsewhere:
        return False
    row = row_told(figure, weighed.elsewhere, weighed.airing)
    scope = row.area or "nationwide", row.statistic or "average"
    return any(
        again is not figure and again.value == figure.value
        and (again.area or "nationwide", again.statistic or "average") == scope
        for again in numbers_of(draft).figures
    )


def _severity(one: Asked) -> Severity:
    """An error where the draft says plainly what it measures, or the desk can say what its figure is instead."""
    figure, weighed = one.figure, one.weighed
    if figure.bound is not Bound.EXACT or len(weighed.airing) > 1 or not one.certain:
        return Severity.WARNING
    plain = figure.area is not None and (figure.airing.sure or figure.airing.date is not None)
    sure = plain or bool(weighed.elsewhere) or independent(r.entry for r in weighed.against) > 1
    return Severity.ERROR if sure else Severity.WARNING


RULE = Rule(INFO, check, __doc__ or "")
