"""Days and numbers of episodes that a sure reader alone takes for a work's, in no known form of words, and that miss
the desk's by as little as a slip does.

"The telenovela, which X put out on November 16", of a show that ended on November 17: what a reader takes for the last
day and is a day off is hardly another thing's. It is held against the desk, for a warning at most, where several
stories have one value, the desk has the draft's for nothing else of that work, and the words speak of nothing else that
has days.
"""

from __future__ import annotations

from dataclasses import replace

from copydesk.check.claims.taken_at_word import without_titles
from copydesk.check.claims.values import weigh_value
from copydesk.check.claims.verdict import SURE, Question, Verdict
from copydesk.check.finding import Severity
from copydesk.check.places import object_span, sentence_span
from copydesk.check.recognition.cues import AT_LEAST, WORDS
from copydesk.check.telling.counts import tells_all
from copydesk.check.telling.days import word_of_day
from copydesk.check.telling.gate import tells_otherwise, told_round
from copydesk.check.telling.looked_up import LOOKED_UP
from copydesk.check.telling.other_days import is_of_another_run, is_own_other_day, tells_of_else
from copydesk.check.telling.own_channel import on_own_channel
from copydesk.model import DateValue, Modality, NumberValue
from copydesk.text.form import Form

__all__ = ["weigh_near_miss"]

#: From which chance on a reader's word is enough.
_SURE_OF_A_DAY = SURE
_SURE_OF_A_NUMBER = 0.7
#: How far a number of episodes is from the desk's at most.
_FEW = 4
_FIGURE = Form(r"\d\s*(?:%|per\s?cent\b)")
_COMPARED = Form(r"\b(?:after|before|than|against|from)\b")
_CLAUSE_END = Form(r"[,;:]\s|\s[–—]\s")


def weigh_near_miss(asked: Question) -> Verdict:
    """The ledger's answer to a day or a number of episodes that a sure reader alone takes for the work's."""
    claim, nothing = asked.claim, Verdict(asked.claim.predicate)
    if claim.predicate not in ("start_date", "end_date", "episode_count") or claim.made_by in (
        WORDS, AT_LEAST, LOOKED_UP
    ):
        return nothing
    day = claim.predicate != "episode_count"
    if claim.confidence < (_SURE_OF_A_DAY if day else _SURE_OF_A_NUMBER) or claim.modality is Modality.REPORTED:
        return nothing
    place = object_span(asked.draft, claim)
    if place is None:
        return nothing
    verdict = weigh_value(asked)
    if not _is_one(verdict) or len({entry.story.id for entry in verdict.receipts}) < 2:
        return nothing
    text = without_titles(asked.draft)
    if day:
        told = verdict.near and _is_its_own(asked) and not _is_another_day(asked) and not is_of_another_run(asked)
        own = sentence_span(text, place)
        end = _CLAUSE_END.search(text, place.end, own.end)
        words = text[own.start:own.end if end is None else end.start()]
        told = told and not tells_of_else(words, film=not _is_a_series(asked))
    else:
        told = _is_near(asked) and tells_all(text, place)
    if not told or tells_otherwise(told_round(text, place)):
        return nothing
    return replace(verdict, severity=Severity.WARNING)


def _is_one(verdict: Verdict) -> bool:
    """Whether all that is against a claim is one value."""
    known = {repr(entry.object) for entry in verdict.receipts}
    return verdict.against and len(known) == 1


def _is_its_own(asked: Question) -> bool:
    """Whether the words may make the day that of a first or last showing, on no other company's channel, and of no
    figure that is only compared with: what is open is of which work.
    """
    for sentence, at, word in word_of_day(asked):
        if word is None:
            return not _FIGURE.search(sentence.text) and on_own_channel(asked, sentence, 0, at)
        gap = sentence.text[word.end:at] if word.end <= at else sentence.text[at + 1:word.start]
        if word.kind == "other" or _COMPARED.search(gap):
            return False
        return on_own_channel(asked, sentence, min(word.start, at), max(word.start, at))
    return False


def _is_a_series(asked: Question) -> bool:
    """Whether the desk has a network or episodes of the work."""
    return any(e.predicate in ("original_broadcaster", "episode_count") for e in asked.entries)


def _is_another_day(asked: Question) -> bool:
    """Whether the desk has the claim's day as one of something else of the work, in whichever year."""
    days = {
        value.date for entry in asked.entries if entry.predicate != asked.claim.predicate
        for value in (entry.object, entry.qualifier("date")) if isinstance(value, DateValue)
    }
    drafted = asked.claim.object
    return is_own_other_day(asked) or (isinstance(drafted, DateValue) and drafted.date in days)


def _is_near(asked: Question) -> bool:
    """Whether the desk's number of episodes is few more or less than the claim's."""
    drafted = asked.claim.object
    known = [e.object.number for e in asked.same if isinstance(e.object, NumberValue)]
    return isinstance(drafted, NumberValue) and all(0 < abs(one - drafted.number) <= _FEW for one in known)
