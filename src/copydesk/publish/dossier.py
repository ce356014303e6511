"""A thing's dossier: which claims of the ledger belong on its page, and where. Reads the ledger, writes nothing.

    ledger.entries ─▶ facts (who stands where) ─▶ cells (what speaks of the same) ─▶ sections (layout.toml)
                   └▶ agreed (what a thing has one of) ─────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from copydesk.agreement import copies
from copydesk.ledger.base import Entry, Ledger, Story, Thing
from copydesk.model import DateValue, NumberValue, TextValue
from copydesk.publish.cells import Fact, agreed, cells, fact
from copydesk.publish.layout import LAYOUT, REST
from copydesk.publish.page import Cell, Dossier, Form, Section, Standing
from copydesk.vocabulary import PREDICATES

__all__ = ["dossier", "dossier_of", "episode_order", "text_of"]

_BESIDE = tuple(predicate for part in LAYOUT for standing, predicate in part.cells if standing is Standing.BESIDE)
_LAST = "~"
#: Who comes first in a cast; whom no story bills stands behind the leads.
_BILLING = {"lead": 0, "": 1, "supporting": 2, "cameo": 3}
_EPISODES = {"premiere": -1.0, "finale": 10_000.0, "series": 10_001.0}


def dossier(ledger: Ledger, thing: Thing, *, as_of: date | None = None, others: tuple[Thing, ...] = ()) -> Dossier:
    """The dossier of `thing`, as the ledger stood at the end of the day `as_of` (None: now). Raises LedgerError."""
    own = ledger.entries(subject=thing.id, as_of=as_of)
    naming = (*ledger.entries(object=thing.id, as_of=as_of), *ledger.entries(qualifier=thing.id, as_of=as_of))
    beside = _beside(ledger, thing, own, as_of)
    return _made(thing, own, naming, beside, lambda story: text_of(ledger, story), as_of, others)


def dossier_of(thing: Thing, named: Sequence[Entry], texts: Callable[[Story], str]) -> Dossier:
    """The dossier of `thing` from all current claims that name it; nothing is asked of a ledger but, by `texts`, the
    texts of stories. What stands beside it (other works of its people) is not on it.
    """
    own = tuple(entry for entry in named if entry.subject.id == thing.id)
    return _made(thing, own, named, (), texts, None, ())


def _made(
    thing: Thing, own: Sequence[Entry], naming: Sequence[Entry], beside: Iterable[Fact],
    texts: Callable[[Story], str], as_of: date | None, others: tuple[Thing, ...],
) -> Dossier:
    copied = copies((entry.story for entry in own), texts)
    made = (*agreed(own, copied), *cells(chain(_facts(thing, own, naming), beside), copied))
    return Dossier(thing, as_of, _sections(made), others)


def text_of(ledger: Ledger, story: Story) -> str:
    """The text of the revision of a story that an entry carries. Raises LedgerError."""
    return ledger.story(story.id, revision=story.revision).text


def _facts(thing: Thing, own: Iterable[Entry], naming: Sequence[Entry]) -> Iterator[Fact]:
    """The claims that name the thing, but those of what it has one of."""
    seen: set[str] = set()
    for entry in own:
        seen.add(entry.claim_id)
        known = PREDICATES[entry.predicate]
        if not (known.single or known.mostly_single):
            yield fact(entry, Standing.SUBJECT, value=entry.object)
    for entry in naming:
        if isinstance(entry.object, Thing) and entry.object.id == thing.id:
            seen.add(entry.claim_id)
            side = Standing.SUBJECT if PREDICATES[entry.predicate].symmetric else Standing.OBJECT
            yield fact(entry, side, value=entry.subject)
    for entry in naming:
        if entry.claim_id not in seen and _in_qualifier(entry, thing):
            seen.add(entry.claim_id)
            yield _mentioned(entry, thing)


def _in_qualifier(entry: Entry, thing: Thing) -> bool:
    return any(isinstance(value, Thing) and value.id == thing.id for _, value in entry.qualifiers)


def _beside(ledger: Ledger, thing: Thing, own: Iterable[Entry], as_of: date | None) -> Iterator[Fact]:
    """What else people of the thing's page did: claims that name them and not the thing."""
    people: dict[str, Thing] = {}
    for entry in own:
        if entry.predicate in _BESIDE and isinstance(entry.object, Thing):
            people.setdefault(entry.object.id, entry.object)
    for person in people.values():
        for predicate in _BESIDE:
            for entry in ledger.entries(object=person.id, predicate=predicate, as_of=as_of):
                if entry.subject.id != thing.id:
                    yield fact(entry, Standing.BESIDE, value=entry.subject, besides=[("object", person)])


def _mentioned(entry: Entry, thing: Thing) -> Fact:
    """An entry that names the thing in a qualifier: that qualifier goes without saying on its page."""
    made = fact(entry, Standing.MENTIONED, value=entry.object, besides=[("subject", entry.subject)])
    scope = tuple(pair for pair in made.scope if not (isinstance(pair[1], Thing) and pair[1].id == thing.id))
    return replace(made, scope=scope)


def _sections(made: tuple[Cell, ...]) -> tuple[Section, ...]:
    sections = []
    placed: set[tuple[Standing, str]] = set()
    for part in LAYOUT:
        placed.update(part.cells)
        found = [cell for place in part.cells for cell in made if (cell.standing, cell.predicate) == place]
        if found:
            sections.append(Section(part.title, part.form, tuple(_ordered(found, part.form))))
    rest = tuple(cell for cell in made if (cell.standing, cell.predicate) not in placed)
    return (*sections, Section(REST.title, REST.form, rest)) if rest else tuple(sections)


def _ordered(found: Iterable[Cell], form: Form) -> Iterable[Cell]:
    """A timeline by date; a table with episodes by episode, a cast by billing and then by how many sources name whom;
    everything else as the layout has it.
    """
    if form is Form.TIMELINE:
        return sorted(found, key=_when)
    return sorted(found, key=lambda cell: (episode_order(cell), _billing(cell))) if form is Form.TABLE else found


def _billing(cell: Cell) -> tuple[int, int]:
    """A sort key: leads first. Of what is no cast the same for all, behind it."""
    if cell.predicate != "cast_member" or cell.standing is not Standing.SUBJECT:
        return len(_BILLING), 0
    said = cell.said("billing")
    sources = max((value.independent_sources for value in cell.values), default=0)
    return _BILLING.get(said.text if isinstance(said, TextValue) else "", 1), -sources


def _when(cell: Cell) -> str:
    """A sort key: the scope's date, with the year of the stories' publication where it has none; undated last."""
    said = cell.said("date")
    if not isinstance(said, DateValue):
        return _LAST
    published = min((r.published for v in cell.values for r in v.receipts if r.published), default=_LAST)
    return published[:4].ljust(4, _LAST) + said.date[4:] if said.date.startswith("XXXX") else said.date


def episode_order(cell: Cell) -> float:
    """A sort key: cells by episode, the premiere first, what is of all episodes last."""
    match cell.said("episode"):
        case NumberValue(number):
            return number
        case TextValue(text):
            return _EPISODES.get(text, 0.0)
        case _:
            return 0.0
