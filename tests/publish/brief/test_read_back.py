"""The desk's own reader takes from a brief what the brief says: on the starter desk, with the weights that ship. Single
claims may be missed, and weights change; what is held is the share by type of thing, with a margin (bench/briefs.py has
the figures).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from copydesk.desk import Desk, load_reader, open_ledger, starter_tables
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Document, EntityType
from copydesk.publish.brief.composing import brief
from copydesk.publish.brief.drafts import DraftClaim, claims_of, matches
from copydesk.publish.brief.values import Brief, Statement

TODAY = date(2026, 1, 1)
#: Every third show: what is measured holds for all of them, and a test may not take a minute.
EVERY = 3
#: Of people and characters, every thirtieth; of organizations every fourth.
FLOORS = {
    EntityType.PERSON: (30, 0.94), EntityType.CHARACTER: (30, 0.94), EntityType.ORGANIZATION: (4, 0.94),
    EntityType.WORK: (EVERY, 0.94),
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder: Path = tmp_path_factory.mktemp("starter")
    with open_ledger(folder / "desk.db") as kept:
        for _ in Desk(ledger=kept, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)).bring_in([starter_tables()]):
            pass
        yield kept


def shows(ledger: Ledger) -> list[Thing]:
    works = (thing for thing in ledger.things() if thing.type is EntityType.WORK)
    aired = [thing for thing in works if ledger.entries(subject=thing.id, predicate="original_broadcaster")]
    return sorted(aired, key=lambda thing: thing.name)[::EVERY]


def some(ledger: Ledger, kind: EntityType, every: int) -> list[Thing]:
    if kind is EntityType.WORK:
        return shows(ledger)
    return sorted((thing for thing in ledger.things() if thing.type is kind), key=lambda thing: thing.name)[::every]


def less(claim: DraftClaim, statement: Statement) -> bool:
    """Whether the claim is the statement's without its role: less than was said, and not wrong."""
    bare = statement.saying()
    return matches(DraftClaim(claim.subject, claim.predicate, claim.value, (), 0), bare)


@pytest.mark.parametrize("kind", FLOORS)
def test_the_reader_takes_from_a_brief_what_it_says(kind: EntityType, ledger: Ledger) -> None:
    reader = load_reader()
    every, floor = FLOORS[kind]
    said: list[bool] = []
    wrong: list[str] = []
    claims = 0
    for thing in some(ledger, kind, every):
        made = brief(ledger, thing, today=TODAY)
        found = claims_of(reader.read(Document("brief", made.text)), ledger)
        claims += len(found)
        said += [any(matches(claim, statement) for claim in found) for statement in made.statements]
        wrong += [f"{thing.name}: {c}" for c in found if not any(less(c, statement) for statement in made.statements)]
    assert len(said) > 80
    assert sum(said) / len(said) >= floor, "of what briefs say, the share that the reader finds"
    assert len(wrong) / claims <= 0.04, wrong


def test_a_brief_has_two_to_five_sentences_that_are_borne_out(ledger: Ledger) -> None:
    for show in shows(ledger):
        made: Brief = brief(ledger, show, today=TODAY)
        assert 2 <= len(made.sentences) <= 5, show.name
        assert all(sentence.notes and sentence.statements for sentence in made.sentences)
        assert made.text.count("“") == made.text.count("”")
        assert not any(bad in made.text for bad in ("  ", "..", " ,", "None", "percent percent", " a a", "XXXX"))


def test_a_brief_for_itself_is_mostly_empty(ledger: Ledger) -> None:
    reader = load_reader()
    show = next(thing for thing in ledger.find("Queen of Tears") if thing.type is EntityType.WORK)
    whole = brief(ledger, show, today=TODAY)
    rest = brief(ledger, show, today=TODAY, drafts=[reader.read(Document("draft", whole.text))])
    assert rest.left_out >= len(whole.statements) / 2
