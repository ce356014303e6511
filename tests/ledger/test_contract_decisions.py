"""What every ledger does with judgements and corrections. As test_contract.py, over the `ledger` fixture and only
through the protocol.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from copydesk.errors import LedgerError, UsageError
from copydesk.ledger.base import Action, Decision, Ledger, Target, Thing
from copydesk.model import DateValue, NumberValue, TextValue
from ledger.stories import NOW, only, reading, said, shown

QUEEN = "work:Queen of Tears"
LATER = NOW + timedelta(days=3)
SIGNED = {"author": "mina", "reason": "called the agency", "now": LATER}


def add(ledger: Ledger, *claims: object, **given: object) -> str:
    return ledger.add(reading(*claims, **given), now=NOW).story  # type: ignore[arg-type]


def names(ledger: Ledger, name: str) -> list[str]:
    return [thing.id for thing in ledger.find(name)]


def two_actors(ledger: Ledger) -> tuple[str, str]:
    """One romanised name, two men, both actors: only a person can know. The two parts, as the ledger names them."""
    add(ledger, said("work:Stranger", "cast_member", "person:Lee Joon-hyuk"), id="a")
    add(ledger, said("work:Stove League", "cast_member", "person:Lee Joon-hyuk"), id="b")
    add(ledger, said("work:Vigilante", "cast_member", "person:Lee Joon-hyuk"), id="c")
    parts = {m.label: m.id for m in ledger.identity(only(ledger, "Lee Joon-hyuk").id).members}
    return parts["Lee Joon-hyuk (acts, Stranger)"], parts["Lee Joon-hyuk (acts, Stove League)"]


# Judgements


def test_same_joins_what_the_machine_keeps_apart_and_undo_parts_it_again(ledger: Ledger) -> None:
    add(ledger, said(QUEEN, "cast_member", "person:Lee Ji-eun"), id="a")
    add(ledger, said("work:Dream High", "cast_member", "person:IU"), id="b")
    one, other = only(ledger, "Lee Ji-eun").id, only(ledger, "IU").id
    assert one != other
    decision = ledger.judge(Action.SAME, one, other, **SIGNED)
    assert (decision.author, decision.reason, decision.at) == ("mina", "called the agency", LATER.isoformat())
    assert only(ledger, "Lee Ji-eun") == only(ledger, "IU")
    assert {entry.subject.name for entry in ledger.entries(object=one)} == {"Queen of Tears", "Dream High"}
    reasons = [member.reason for member in ledger.identity(one).members]
    assert "mina judged that they are the same: called the agency" in reasons
    assert only(ledger, "IU", as_of=date(2024, 5, 18)).id == other != only(ledger, "IU").id
    ledger.undo(decision.id, author="mina", reason="wrong number", now=LATER)
    assert (only(ledger, "Lee Ji-eun").id, only(ledger, "IU").id) == (one, other)


def test_differ_takes_the_second_away_from_the_first(ledger: Ledger) -> None:
    stranger, stove = two_actors(ledger)
    decision = ledger.judge(Action.DIFFER, stranger, stove, **SIGNED)
    assert len(names(ledger, "Lee Joon-hyuk")) == 2
    works = [
        {entry.subject.name for entry in ledger.entries(object=thing)} for thing in names(ledger, "Lee Joon-hyuk")
    ]
    assert works == [{"Stranger", "Vigilante"}, {"Stove League"}]
    (apart,) = ledger.identity(stranger).apart
    assert apart.reason == "mina judged that they differ: called the agency"
    ledger.undo(decision.id, **SIGNED)
    assert len(names(ledger, "Lee Joon-hyuk")) == 1


def test_judgements_survive_that_stories_are_read_again(ledger: Ledger) -> None:
    stranger, stove = two_actors(ledger)
    ledger.judge(Action.DIFFER, stranger, stove, **SIGNED)
    for at, work in (("a", "Stranger"), ("b", "Stove League")):
        again = reading(said(f"work:{work}", "cast_member", "person:Lee Joon-hyuk"), id=at, reader="2")
        assert ledger.add(again, now=LATER).revision == 2
    assert len(names(ledger, "Lee Joon-hyuk")) == 2


def test_the_later_of_two_judgements_wins(ledger: Ledger) -> None:
    stranger, stove = two_actors(ledger)
    ledger.judge(Action.DIFFER, stranger, stove, **SIGNED)
    ledger.judge(Action.SAME, stranger, stove, **SIGNED)
    assert len(names(ledger, "Lee Joon-hyuk")) == 1


def test_a_judgement_that_makes_no_sense_is_refused(ledger: Ledger) -> None:
    stranger, _ = two_actors(ledger)
    work = only(ledger, "Stranger").id
    with pytest.raises(UsageError, match="one is a person, the other a work"):
        ledger.judge(Action.SAME, stranger, work, **SIGNED)
    with pytest.raises(UsageError, match="that is one thing, not two") as refused:
        ledger.judge(Action.DIFFER, stranger, stranger, **SIGNED)
    assert "Stove League" in refused.value.advice
    with pytest.raises(LedgerError, match="no thing of that id"):
        ledger.judge(Action.SAME, stranger, "0" * 16, **SIGNED)
    with pytest.raises(UsageError, match="needs a reason"):
        ledger.judge(Action.SAME, work, only(ledger, "Vigilante").id, author="mina", reason=" ", now=LATER)
    assert [event.decision for event in ledger.log() if event.decision] == []


# Corrections


def dated(ledger: Ledger, day: str = "2024-04-27", **given: object) -> str:
    return add(ledger, said(QUEEN, "end_date", f"date:{day}"), **{"id": "a", "outlet": "Soompi", **given})


def test_a_retracted_claim_is_no_answer_and_is_not_lost(ledger: Ledger) -> None:
    dated(ledger)
    (entry,) = ledger.entries()
    decision = ledger.retract(Target.CLAIM, entry.claim_id, **SIGNED)
    assert ledger.entries() == ()
    (gone,) = ledger.withdrawn(predicate="end_date", subject=entry.subject.id)
    assert (gone.entry, gone.decision, gone.instead) == (entry, decision, None)
    assert (gone.author, gone.reason, gone.at) == ("mina", "called the agency", LATER.isoformat())
    assert ledger.claim(entry.claim_id) == ledger.claim(entry.claim_id[:8]) == entry
    assert ledger.entries(as_of=date(2024, 5, 18)) == (entry,)
    assert ledger.withdrawn(as_of=date(2024, 5, 18)) == ()
    ledger.undo(decision.id[:8], **SIGNED)
    assert ledger.entries() == (entry,)
    assert ledger.withdrawn() == ()


@pytest.mark.parametrize("target", [Target.STORY, Target.OUTLET])
def test_a_story_or_an_outlet_is_retracted_whole_and_stays_so(ledger: Ledger, target: Target) -> None:
    story = dated(ledger)
    dated(ledger, id="other", outlet="Yonhap")
    ledger.retract(target, story if target is Target.STORY else "Soompi", **SIGNED)
    assert [entry.story.outlet for entry in ledger.entries()] == ["Yonhap"]
    again = reading(said(QUEEN, "end_date", "date:2024-04-27"), id="a", outlet="Soompi", reader="2")
    ledger.add(again, now=LATER)
    assert [entry.story.outlet for entry in ledger.entries()] == ["Yonhap"]
    (gone,) = ledger.withdrawn()
    assert gone.decision is not None
    assert (gone.entry.story.outlet, gone.decision.target) == ("Soompi", target)


def test_a_corrected_claim_has_the_corrected_value_and_says_so(ledger: Ledger) -> None:
    dated(ledger)
    (before,) = ledger.entries()
    decision = ledger.correct(before.claim_id, DateValue("2024-04-28"), **SIGNED)
    (entry,) = ledger.entries()
    assert (entry.object, entry.said, entry.decision) == (DateValue("2024-04-28"), DateValue("2024-04-27"), decision)
    assert (entry.evidence, entry.claim_id) == (before.evidence, before.claim_id)
    (gone,) = ledger.withdrawn()
    assert (gone.entry, gone.instead) == (before, DateValue("2024-04-28"))
    ledger.add(reading(said(QUEEN, "end_date", "date:2024-04-27"), id="a", outlet="Soompi", reader="2"), now=LATER)
    assert [one.object for one in ledger.entries()] == [DateValue("2024-04-28")]
    second = ledger.correct(before.claim_id, DateValue("2024-04-29"), **SIGNED)
    assert [one.object for one in ledger.entries()] == [DateValue("2024-04-29")]
    assert ledger.undo("last", **SIGNED).on == (second.id,)
    assert [one.object for one in ledger.entries()] == [DateValue("2024-04-28")]
    assert [one.object for one in ledger.entries(as_of=date(2024, 5, 16))] == [DateValue("2024-04-27")]


def test_a_thing_in_a_corrected_claim_is_found_there_and_no_longer_at_the_old_one(ledger: Ledger) -> None:
    add(ledger, said(QUEEN, "cast_member", "person:Kim Ji-woon"), id="a")
    add(ledger, said("work:Fight for My Way", "cast_member", "person:Kim Ji-won"), id="b")
    wrong, right = only(ledger, "Kim Ji-woon"), only(ledger, "Kim Ji-won")
    (entry,) = ledger.entries(object=wrong.id)
    ledger.correct(entry.claim_id, right, **SIGNED)
    assert ledger.entries(object=wrong.id) == ()
    assert {one.subject.name for one in ledger.entries(object=right.id)} == {"Queen of Tears", "Fight for My Way"}
    (corrected,) = ledger.entries(subject=only(ledger, "Queen of Tears").id)
    assert isinstance(corrected.object, Thing)
    assert (corrected.object.name, corrected.said) == ("Kim Ji-won", wrong)


def test_what_a_story_itself_took_back_is_withdrawn(ledger: Ledger) -> None:
    dated(ledger)
    dated(ledger, day="2024-04-28")
    (gone,) = ledger.withdrawn(predicate="end_date")
    assert (gone.entry.object, gone.instead) == (DateValue("2024-04-27"), DateValue("2024-04-28"))
    assert (gone.decision, gone.author, gone.reason) == (None, "Soompi", "the story no longer says so")


def test_what_a_newer_reader_leaves_out_was_not_taken_back(ledger: Ledger) -> None:
    claims = said(QUEEN, "end_date", "date:2024-04-28"), said(QUEEN, "episode_count", 16.0)
    whole = reading(*claims, id="a")
    ledger.add(whole, now=NOW)
    fewer = type(whole)(whole.document, whole.entities, whole.claims[:1], reader="2")
    added = ledger.add(fewer, now=LATER)
    assert [entry.predicate for entry in added.claims_gone] == ["episode_count"]
    assert ledger.withdrawn() == ()
    latest = ledger.log()[0]
    assert latest.story is not None
    assert (latest.story.reader, latest.story.revision, latest.added) == ("2", 2, ())
    assert [entry.predicate for entry in latest.gone] == ["episode_count"]


@pytest.mark.parametrize("value", [TextValue("April"), NumberValue(28.0)])
def test_a_correction_of_another_kind_is_refused(ledger: Ledger, value: TextValue | NumberValue) -> None:
    dated(ledger)
    (entry,) = ledger.entries()
    with pytest.raises(UsageError, match="end_date takes date"):
        ledger.correct(entry.claim_id, value, **SIGNED)


def test_what_is_not_there_and_what_makes_no_sense_is_refused(ledger: Ledger) -> None:
    dated(ledger)
    (entry,) = ledger.entries()
    decision = ledger.retract(Target.CLAIM, entry.claim_id, **SIGNED)
    refusals: list[tuple[type[Exception], str, object]] = [
        (UsageError, "mina retracted it already", lambda: ledger.retract(Target.CLAIM, entry.claim_id, **SIGNED)),
        (UsageError, "that is what the claim says", lambda: ledger.correct(entry.claim_id, entry.object, **SIGNED)),
        (LedgerError, "no claim of that id", lambda: ledger.retract(Target.CLAIM, "0" * 16, **SIGNED)),
        (LedgerError, "no claim of that id", lambda: ledger.claim("'; drop table claims")),
        (LedgerError, "no outlet in the ledger", lambda: ledger.retract(Target.OUTLET, "Dispatch", **SIGNED)),
        (LedgerError, "no story", lambda: ledger.retract(Target.STORY, "0" * 16, **SIGNED)),
        (LedgerError, "no decision of that id", lambda: ledger.undo("0" * 16, **SIGNED)),
    ]
    for kind, words, attempt in refusals:
        with pytest.raises(kind, match=words):
            attempt()  # type: ignore[operator]
    undone = ledger.undo(decision.id, **SIGNED)
    with pytest.raises(UsageError, match="undone already"):
        ledger.undo(decision.id, **SIGNED)
    with pytest.raises(UsageError, match="cannot be taken back"):
        ledger.undo(undone.id, **SIGNED)


# The log


def test_the_log_tells_the_latest_first_and_what_each_did(ledger: Ledger) -> None:
    dated(ledger)
    dated(ledger, day="2024-04-28")
    (entry,) = ledger.entries()
    decision = ledger.retract(Target.CLAIM, entry.claim_id, **SIGNED)
    retraction, second, first = ledger.log()
    assert retraction.decision == decision
    assert (shown(second.added), shown(second.gone)) == (
        {("Queen of Tears", "end_date", "2024-04-28")}, {("Queen of Tears", "end_date", "2024-04-27")},
    )
    assert first.story is not None
    assert (first.story.revision, shown(first.added)) == (1, {("Queen of Tears", "end_date", "2024-04-27")})
    assert ledger.log(limit=1) == (retraction,)
    assert ledger.log(as_of=date(2024, 5, 16)) == (second, first)


def test_the_log_of_a_thing_has_only_what_is_about_it(ledger: Ledger) -> None:
    add(ledger, said(QUEEN, "end_date", "date:2024-04-28"), said("work:Goblin", "end_date", "date:2017-01-21"), id="a")
    add(ledger, said("work:Signal", "end_date", "date:2016-03-12"), id="b")
    about_goblin = next(e for e in ledger.entries() if e.subject.name == "Goblin")
    about_signal = next(e for e in ledger.entries() if e.subject.name == "Signal")
    mine = ledger.retract(Target.CLAIM, about_goblin.claim_id, **SIGNED)
    ledger.retract(Target.CLAIM, about_signal.claim_id, **SIGNED)
    undo = ledger.undo(mine.id, **SIGNED)
    events = ledger.log(thing=about_goblin.subject.id)
    decisions = [event.decision for event in events if event.decision]
    assert [(one.id, one.undone_by) for one in decisions] == [(undo.id, None), (mine.id, undo.id)]
    (story,) = [event for event in events if event.story]
    assert shown(story.added) == {("Goblin", "end_date", "2017-01-21")}


def test_decisions_are_kept_with_their_parts(ledger: Ledger) -> None:
    dated(ledger)
    (entry,) = ledger.entries()
    made = [
        ledger.retract(Target.OUTLET, "Soompi", **SIGNED), ledger.correct(entry.claim_id, DateValue("2024"), **SIGNED)
    ]
    kept: list[Decision | None] = [event.decision for event in ledger.log(limit=2)]
    assert kept == made[::-1]
    assert [one.on for one in made] == [("Soompi",), (entry.claim_id,)]
