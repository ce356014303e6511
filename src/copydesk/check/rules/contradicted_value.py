"""
## What it flags

A value that contradicts what the desk has read: a premiere or final date, an episode count, a rating, a network, a
writer or director, a maker, an agency, an award's winner and the work it was for (same award, ceremony and year; none
that often has several winners). Values are compared in the same scope only: a rating of the Seoul area says nothing
against a nationwide one, a peak nothing against an average. 24.9 agrees with 24.850, and so does April with April 28.
Where the desk's own sources disagree the finding is a warning, says "disputed" and shows both sides. A day is a
premiere's or an ending's only where the draft's words by it say so, and not where they speak of filming, a poster, a
rerun, a remake or another company's release; a director, a writer and a network are the work's only where the words
between the two make them so, and a title that only says who somebody is ("known for X") is not what its sentence is
about. A director or writer whom the words name plainly is an error where several stories agree on who it was. Where
the words leave open what the reader took them to say, or no reader read them, a value that is a slip away from the
desk's (a day, a week, a year), or a name against which several stories stand, is a warning; so is what no form of
words says but a reader is sure of, where several stories have it otherwise; and so is, whatever the words, a
director, a writer, a network or an agency whom the desk has for others only, where the draft tells of none of those
and leaves out one of whom the desk has. An agency that only undated stories have is a warning where the draft's words
plainly make another one somebody's, since agents change. A platform is flagged only where the draft makes the work
its own ("the TVING original X"), has it first shown there, or where the desk has it on a rival that buys for the
whole world too and the draft says that it is watched there. A figure cut off instead of rounded (24.8 for 24.850) is
noted as info.

## Why it matters

One wrong date or network travels from story to story. The finding shows who says otherwise, when, and in which words.

## Example

> Queen of Tears premiered on March 8, 2024.

## Instead

> Queen of Tears premiered on March 9, 2024.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from copydesk.agreement import with_bases
from copydesk.check.claims.asking import Asked, asked_of, looked_up_of, other_works_of, retold, weigh
from copydesk.check.claims.awards import weigh_awards
from copydesk.check.claims.credits import weigh_name
from copydesk.check.claims.near_misses import weigh_near_miss
from copydesk.check.claims.other_works import of_another
from copydesk.check.claims.taken_at_word import weigh_reader
from copydesk.check.claims.verdict import SURE, Question, Verdict
from copydesk.check.counting.season_sums import counted_otherwise
from copydesk.check.figures.told import numbers_of
from copydesk.check.finding import Finding, Severity
from copydesk.check.places import object_span
from copydesk.check.receipts import sources_of
from copydesk.check.recognition.cues import WORDS, worded
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.telling.counts import is_set_aside
from copydesk.check.telling.degree import Told
from copydesk.check.telling.gate import told
from copydesk.check.works.known import the_thing
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Claim, Entity, EntityValue, Modality, Reading

__all__ = ["INFO", "RULE", "check"]

_MAKES = {"director", "screenwriter"}
#: From this chance on a reader's word makes somebody a work's whom no form of words makes so, known or not.
_ALL_BUT_CERTAIN = 0.92
#: What the desk has somebody as, of any work, whom words that leave it open may make a work's.
_KNOWN_AS = {
    "director": _MAKES, "screenwriter": _MAKES, "original_broadcaster": {"original_broadcaster", "streamed_on"},
    "streamed_on": {"streamed_on", "production_company"},
}  # fmt: skip

INFO = RuleInfo(code="L001", name="contradicted-value", severity=Severity.ERROR, since="0.1", needs_ledger=True)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each claim at odds with the ledger, at the words that are wrong."""
    if ledger is None:
        return
    for work in draft.entities:
        yield from _two_networks(draft, work, [c for c in draft.claims if c.subject == work.id], ledger)
    for verdict in weigh_awards(draft, ledger):
        yield _finding(draft, verdict, verdict.receipts)
    for asked in asked_of(draft, ledger):
        # Ratings are contradicted-number's; what was withdrawn is retold-correction's.
        asked_here = [q for q in asked.questions if not _is_no_network(draft, q.claim, ledger)]
        verdicts = [_answer(question, ledger) for question in asked_here]
        for verdict in _trusted(verdicts, known=partial(_is_a_network, draft, asked, ledger)):
            yield _finding(draft, verdict, with_bases(verdict.receipts, asked.inferred))
    for question in looked_up_of(draft, ledger):
        if question.claim.predicate == "original_broadcaster" and not _shows_works(draft, question.claim, ledger):
            continue
        verdict = _answer(question, ledger)
        if verdict.against:
            yield _finding(draft, verdict, verdict.receipts)
    for question in other_works_of(draft, ledger):
        verdict = weigh_name(question)
        if verdict.against:
            yield _finding(draft, replace(verdict, severity=Severity.WARNING), verdict.receipts)


def _finding(draft: Reading, verdict: Verdict, receipts: Iterable[Entry]) -> Finding:
    return INFO.finding(
        draft, verdict.at.start, verdict.at.end, verdict.message, severity=verdict.severity,
        sources=sources_of(receipts), replacement=verdict.replacement,
    )


def _answer(question: Question, ledger: Ledger) -> Verdict:
    if question.claim.predicate == "audience_rating":
        return Verdict(question.claim.predicate)
    verdict = weigh(question)
    if verdict.against and _is_a_stranger(question, verdict, ledger):
        verdict = Verdict(verdict.predicate)
    if not (verdict.against or verdict.agrees):
        verdict = weigh_reader(question, ledger)
        verdict = verdict if verdict.against else weigh_near_miss(question)
    if not verdict.against:
        return verdict
    aside = question.claim.predicate == "episode_count" and is_set_aside(question)
    if aside or _is_another_seasons_day(question, ledger):
        return Verdict(verdict.predicate)
    if retold(question, ledger) is not None or of_another(question, ledger) or counted_otherwise(question, ledger):
        return Verdict(verdict.predicate)
    return verdict


def _is_another_seasons_day(question: Question, ledger: Ledger) -> bool:
    """Whether a first or last day is that of another season of the work, which a title that all share may mean."""
    if question.claim.predicate not in ("start_date", "end_date"):
        return False
    subjects = subjects_of(question.draft, ledger, numbers_of(question.draft))
    return any(
        entry.object == question.claim.object for one in subjects.other_seasons_of(question.thing)
        for entry in ledger.entries(subject=one.id, predicate=question.claim.predicate)
    )


def _is_a_stranger(question: Question, verdict: Verdict, ledger: Ledger) -> bool:
    """Whether the words leave open what they say of somebody whom the desk knows for something else, or, where no form
    of words knows it, not at all, and no reader is sure: a composer, a namesake's director, a channel of reruns.
    """
    claim = question.claim
    if not isinstance(claim.object, EntityValue) or claim.predicate not in _KNOWN_AS:
        return False
    degree = told(question)
    if verdict.near or (degree is Told.PLAINLY and claim.predicate != "streamed_on"):
        return False
    if claim.confidence >= (SURE if degree is Told.LOOSELY else _ALL_BUT_CERTAIN):
        return False
    thing = the_thing(question.draft.entity(claim.object.entity), ledger)
    known = {entry.predicate for entry in ledger.entries(object=thing.id)} if thing is not None else set()
    if not known:
        return degree is Told.UNKNOWN and claim.predicate != "streamed_on"
    return not known & _KNOWN_AS[claim.predicate]


def _two_networks(
    draft: Reading, work: Entity, claims: Sequence[Claim], ledger: Ledger
) -> Iterator[Finding]:
    """A work that the draft itself gives to two networks, both known as such and neither known as this work's."""
    told: dict[str, tuple[Claim, Thing]] = {}
    for claim in [c for c in worded(draft) if c.subject == work.id] if claims else ():
        if claim.predicate == "original_broadcaster" and isinstance(claim.object, EntityValue):
            network = the_thing(draft.entity(claim.object.entity), ledger)
            if network is not None and claim.modality == Modality.ASSERTED:
                told.setdefault(network.id, (claim, network))
    if len(told) != 2:  # before the desk is asked: what it knows of a network is much
        return
    shown = [ledger.entries(object=thing.id, predicate="original_broadcaster") for _, thing in told.values()]
    known = [entries for entries in shown if entries]
    if len(known) != 2 or any(e.subject.name == work.name for shows in known for e in shows):
        return
    (first, network), (_, other) = told.values()
    at = object_span(draft, first)
    if at is not None:
        here, elsewhere = (f"{one.name}'s {work.name}" for one in (network, other))
        message = f"{here} here, {elsewhere} elsewhere in the draft: one show, two networks"
        yield INFO.finding(draft, at.start, at.end, message, severity=Severity.WARNING)


def _is_no_network(draft: Reading, claim: Claim, ledger: Ledger) -> bool:
    """Whether a form of words alone has a work on what is no network of any work of the desk: "W, the VIP lounge"."""
    alone = claim.predicate == "original_broadcaster" and claim.made_by == WORDS
    return alone and not _shows_works(draft, claim, ledger)


def _is_a_network(draft: Reading, asked: Asked, ledger: Ledger) -> bool:
    """Whether the networks that the draft gives a work of more than a word are networks of other works of the desk: no
    broadcaster of a remake abroad.
    """
    if " " not in asked.questions[0].thing.name:
        return False
    told = [q.claim for q in asked.questions if q.claim.predicate == "original_broadcaster"]
    return all(_shows_works(draft, claim, ledger) for claim in told)


def _shows_works(draft: Reading, claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim's company is the network of a work of the desk."""
    if not isinstance(claim.object, EntityValue):
        return True
    network = the_thing(draft.entity(claim.object.entity), ledger)
    return network is not None and bool(ledger.entries(object=network.id, predicate="original_broadcaster"))


def _trusted(verdicts: Sequence[Verdict], *, known: Callable[[], bool]) -> Iterator[Verdict]:
    """The verdicts to report: none where the draft seems to speak of another work of the same title, a remake perhaps.

    It seems so where the years are at odds and something else is too, or nothing agrees; and where the network and
    something else are at odds and nothing agrees. Where the network alone is, it is no more than a warning, but where
    several stories have another and the network is `known` as one of this country.
    """
    against = [verdict for verdict in verdicts if verdict.against]
    doubtful = not any(verdict.agrees for verdict in verdicts)
    network = doubtful and any(verdict.predicate == "original_broadcaster" for verdict in against)
    years = any(verdict.years_apart >= 2 for verdict in against)
    if (years and (doubtful or len(against) > 1)) or (network and len(against) > 1):
        return
    for verdict in verdicts:
        if verdict.severity is not None:
            several = len({entry.story.id for entry in verdict.receipts}) > 1
            lower = network and verdict.severity == Severity.ERROR and not (several and known())
            yield replace(verdict, severity=Severity.WARNING) if lower else verdict


RULE = Rule(INFO, check, __doc__ or "")
