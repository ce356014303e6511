"""Entries to test agreement with: a story's claim in one line. Knows nothing of the tests that use it."""

from __future__ import annotations

from copydesk.ledger.base import Entry, EntryValue, Story, Thing
from copydesk.model import DateValue, EntityType, Evidence, Modality, NumberValue, TextValue

__all__ = ["QUEEN", "TVN", "day", "entry", "organization", "percent", "rating", "value"]

QUEEN = Thing("queen", EntityType.WORK, "Queen of Tears")


def organization(name: str) -> Thing:
    return Thing(name.casefold(), EntityType.ORGANIZATION, name)


TVN = organization("tvN")


def percent(written: str) -> NumberValue:
    return NumberValue(float(written), "percent", len(written.partition(".")[2]))


def day(edtf: str) -> DateValue:
    return DateValue(edtf)


def value(written: str) -> EntryValue:
    """An episode's number, a date, or words."""
    if written.isdigit():
        return NumberValue(float(written))
    return DateValue(written) if written[:4] in ("XXXX", *map(str, range(1990, 2030))) else TextValue(written)


def entry(
    predicate: str, said: EntryValue, story: str, *, outlet: str | None = None, url: str | None = None,
    credit: str | None = None, modality: str = "asserted", published: str | None = None, quote: str = "so it was",
    **scope: str,
) -> Entry:  # fmt: skip
    """What the story named `story` says of Queen of Tears. Claims of one story that say different things differ."""
    qualifiers = tuple(sorted((name, value(written)) for name, written in scope.items()))
    return Entry(
        claim_id=f"{predicate} {said} {qualifiers}",
        story=Story(story, story, "", outlet, url, published, 1, "2024-05-01T00:00:00+00:00", "test"),
        subject=QUEEN, predicate=predicate, object=said, qualifiers=qualifiers, modality=Modality(modality),
        attribution=credit, evidence=(Evidence(0, len(quote), quote),), confidence=1.0,
        learned="2024-05-01T00:00:00+00:00",
    )  # fmt: skip


def rating(figure: str, story: str, *, credit: str | None = None, outlet: str | None = None,
           url: str | None = None, **scope: str) -> Entry:  # fmt: skip
    """A rating: `rating("24.850", "soompi", episode="finale", area="nationwide")`."""
    return entry("audience_rating", percent(figure), story, credit=credit, outlet=outlet, url=url, **scope)
