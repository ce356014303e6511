"""Inside a snapshot a ledger answers as it stood at one moment; what it remembers is gone once anything changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from copydesk.errors import LedgerError
from copydesk.ledger.base import Action, Ledger, Target
from copydesk.ledger.database import open_ledger
from ledger.stories import NOW, only, reading, said

LATER = NOW + timedelta(days=3)


@pytest.fixture
def signal(ledger: Ledger) -> Ledger:
    """One story of one claim."""
    ledger.add(reading(said("work:Signal", "cast_member", "person:Kim Hye-soo"), id="s1"), now=NOW)
    return ledger


def test_a_snapshot_does_not_see_what_others_add_meanwhile(signal: Ledger, anywhere: str) -> None:
    with signal.snapshot():
        assert len(signal.entries()) == 1
        with open_ledger(anywhere) as other:
            other.add(reading(said("work:Signal", "cast_member", "person:Lee Je-hoon"), id="s2"), now=LATER)
        assert len(signal.entries()) == 1
        assert signal.find("Lee Je-hoon") == ()
        with signal.snapshot():
            assert len(signal.entries()) == 1
    assert len(signal.entries()) == 2
    with signal.snapshot():
        assert only(signal, "Lee Je-hoon").name == "Lee Je-hoon"


def test_in_and_out_of_snapshots_the_answers_are_the_same(signal: Ledger) -> None:
    def asked() -> list[object]:
        work = only(signal, "Signal")
        return [
            work, signal.entries(subject=work.id), signal.entries(object=only(signal, "Kim Hye-soo").id),
            signal.thing(work.id), signal.entries_of([work.id]), signal.find("nobody"), signal.counts(),
        ]

    before = asked()
    with signal.snapshot():
        assert asked() == before
        assert asked() == before
    assert asked() == before


def test_what_is_remembered_of_things_follows_what_is_added_and_decided(signal: Ledger) -> None:
    work = only(signal, "Signal")
    assert signal.thing(work.id).spellings == (("Signal", 1),)
    signal.add(reading(said("work:SIGNAL", "original_broadcaster", "organization:tvN"), id="s2"), now=LATER)
    assert dict(signal.thing(work.id).spellings) == {"Signal": 1, "SIGNAL": 1}
    entry = signal.entries(subject=work.id)[0]
    other = only(signal, "Kim Hye-soo")
    signal.add(reading(said("work:Queen's Umbrella", "cast_member", "person:Kim Hyesoo Jr."), id="s3"), now=LATER)
    junior = only(signal, "Kim Hyesoo Jr.")
    assert len(signal.entries(object=other.id)) == 1
    judged = signal.judge(Action.SAME, other.id, junior.id, author="E", reason="one person", now=LATER)
    assert len(signal.entries(object=only(signal, "Kim Hye-soo").id)) == 2
    signal.undo(judged.id, author="E", reason="two after all", now=LATER)
    assert len(signal.entries(object=other.id)) == 1
    signal.retract(Target.CLAIM, entry.claim_id, author="E", reason="wrong", now=LATER)
    assert signal.entries(object=other.id) == ()


def test_an_unknown_thing_is_known_once_it_is_added(signal: Ledger, anywhere: str) -> None:
    with open_ledger(anywhere) as other:
        made = other.add(reading(said("work:Vincenzo", "original_broadcaster", "organization:tvN"), id="s2"), now=LATER)
        assert made
        vincenzo = only(other, "Vincenzo").id
    assert signal.thing(vincenzo).name == "Vincenzo"
    with signal.snapshot(), pytest.raises(LedgerError, match="no thing of the id"):
        signal.thing("no such id")
    with signal.snapshot(), pytest.raises(LedgerError, match="no thing of the id"):
        signal.thing("no such id")


def test_an_error_inside_leaves_the_ledger_usable(signal: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), signal.snapshot():
        raise ZeroDivisionError
    signal.add(reading(said("work:Signal", "original_broadcaster", "organization:tvN"), id="s4"), now=LATER)
    assert len(signal.entries()) == 2


def test_one_question_for_many_names_is_what_one_for_each_gives(signal: Ledger) -> None:
    signal.add(reading(said("person:Signal", "spouse", "person:Kim Hyesoo"), id="s5"), now=LATER)
    asked = ["Signal", "Kim Hye Soo", "김혜수", "signal", "nobody", "", "a\x00b", "Signal"]
    for _ in range(2):
        found = signal.find_each(asked)
        assert found == {name: signal.find(name) for name in asked}
        assert len(found["Signal"]) == 2
        with signal.snapshot():
            assert signal.find_each(asked) == found
    assert signal.find_each([]) == {}
