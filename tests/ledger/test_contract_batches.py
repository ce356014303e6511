"""What every ledger does with one question for many things, and with what was worked out from it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from copydesk.ledger import queries
from copydesk.ledger.base import Action, Ledger, Target
from copydesk.ledger.database import open_ledger
from ledger.stories import NOW, numbered, only, reading, said

QUEEN, GOBLIN, VINCENZO = "work:Queen of Tears", "work:Goblin", "work:Vincenzo"
LATER = NOW + timedelta(days=3)


@pytest.fixture
def three(ledger: Ledger) -> Ledger:
    """Claims about three works, in four stories."""
    for number, work in enumerate((GOBLIN, QUEEN, VINCENZO)):
        ledger.add(reading(
            said(work, "audience_rating", 10.5 + number, episode=1.0),
            said(work, "original_broadcaster", "organization:tvN"), said(work, "cast_member", "person:Kim Bara"),
            id=f"first-{number}",
        ), now=NOW)  # fmt: skip
    ledger.add(reading(said(GOBLIN, "audience_rating", 20.5, episode=16.0), id="later"), now=LATER)
    return ledger


def test_one_question_for_many_is_what_one_for_each_gives(three: Ledger) -> None:
    goblin, vincenzo = (only(three, name).id for name in ("Goblin", "Vincenzo"))
    wanted = [e for e in three.entries() if e.subject.id in {goblin, vincenzo}]
    assert three.entries_of([vincenzo, goblin]) == tuple(wanted)
    rated = three.entries_of({goblin, vincenzo}, predicates=["audience_rating", "start_date"])
    assert rated == tuple(e for e in wanted if e.predicate == "audience_rating")
    assert len(rated) == 3


def test_many_more_things_than_fit_a_question(three: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    goblin, vincenzo = (only(three, name).id for name in ("Goblin", "Vincenzo"))
    usual = three.entries_of([goblin, vincenzo], predicates=["audience_rating"])
    monkeypatch.setattr(queries, "_MOST_NAMED", 1)
    assert three.entries_of([goblin, vincenzo], predicates=["audience_rating"]) == usual != ()


def test_nothing_asked_and_nothing_there(three: Ledger) -> None:
    assert three.entries_of([]) == three.entries_of(["0123456789abcdef"]) == ()
    assert three.entries_of([only(three, "Goblin").id], predicates=["episode_count"]) == ()


def test_of_an_earlier_day(three: Ledger) -> None:
    goblin = only(three, "Goblin").id
    assert len(three.entries_of([goblin], predicates=["audience_rating"], as_of=NOW.date())) == 1
    assert three.entries_of([goblin], as_of=date(2020, 1, 1)) == ()


def test_what_was_retracted_is_left_out_and_what_was_joined_is_found(three: Ledger) -> None:
    goblin, vincenzo = only(three, "Goblin"), only(three, "Vincenzo")
    first, *rest = three.entries_of([goblin.id])
    three.retract(Target.CLAIM, first.claim_id, author="E", reason="no", now=LATER)
    assert three.entries_of([goblin.id]) == tuple(rest)
    three.judge(Action.SAME, goblin.id, vincenzo.id, author="E", reason="one", now=LATER)
    joined = three.thing(goblin.id)
    assert three.entries_of([vincenzo.id]) == three.entries(subject=joined.id)
    assert {e.subject for e in three.entries_of([joined.id])} == {joined}


def test_what_was_worked_out_is_remembered_until_something_changes(three: Ledger) -> None:
    asked: list[int] = []

    def count() -> int:
        asked.append(1)
        return len(three.entries())

    assert (three.worked_out("claims", count), three.worked_out("claims", count), len(asked)) == (10, 10, 1)
    assert three.worked_out(("claims", 2), lambda: "another") == "another"
    three.add(numbered(1), now=LATER)
    assert three.worked_out("claims", count) == 22
    three.add(numbered(1), now=LATER)
    assert (three.worked_out("claims", count), len(asked)) == (22, 2)
    first = three.entries()[0]
    three.retract(Target.CLAIM, first.claim_id, author="E", reason="no", now=LATER)
    assert three.worked_out("claims", count) == 21


def test_what_others_write_is_noticed(three: Ledger, anywhere: str) -> None:
    assert three.worked_out("claims", lambda: len(three.entries())) == 10
    with open_ledger(anywhere) as other:
        other.add(numbered(1), now=LATER)
    assert three.worked_out("claims", lambda: len(three.entries())) == 22


def test_an_answer_during_which_something_changed_is_not_kept(three: Ledger) -> None:
    def changing() -> int:
        before = len(three.entries())
        three.add(numbered(1), now=LATER)
        three.worked_out("inner", lambda: 0)
        return before

    assert three.worked_out("claims", changing) == 10
    assert three.worked_out("claims", lambda: len(three.entries())) == 22


def test_what_is_remembered_has_an_end(three: Ledger) -> None:
    made: list[int] = []
    for number in range(2000):
        three.worked_out(number, lambda: made.append(1))
    three.worked_out(1999, lambda: made.append(1))
    assert len(made) == 2000
    three.worked_out(0, lambda: made.append(1))
    assert len(made) == 2001
