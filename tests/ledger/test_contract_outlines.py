"""How far the numbers about a thing go: bounds on what its current claims say."""

from __future__ import annotations

from copydesk.ledger.base import Ledger, Target
from copydesk.model import NumberValue
from ledger.stories import NOW, reading, said

QUEEN = "work:Queen of Tears"
SIGNED = {"author": "Ann", "reason": "a slip", "now": NOW}


def rated(percent: float, day: str | None = None) -> object:
    return said(QUEEN, "audience_rating", percent, **({"date": f"date:{day}"} if day else {}))


def test_the_bounds_are_those_of_all_current_stories(ledger: Ledger) -> None:
    ledger.add(reading(rated(5.9, "2024-03-09"), said("work:Goblin", "episode_count", 16.0), id="a"), now=NOW)
    ledger.add(reading(rated(24.85, "2024-04-28"), rated(8.7), id="b"), now=NOW)
    (found,) = ledger.outlines("audience_rating").values()
    assert (found.thing.name, found.most, found.first, found.last) == (
        "Queen of Tears", 24.85, "2024-03-09", "2024-04-28",
    )  # fmt: skip
    assert set(ledger.outlines("audience_rating")) == {ledger.find("Queen of Tears")[0].id}
    (undated,) = ledger.outlines("episode_count").values()
    assert (undated.most, undated.first, undated.last) == (16.0, None, None)
    # A story that was edited says what it says now.
    ledger.add(reading(rated(9.0, "2024-03-10"), id="b", title="Corrected"), now=NOW)
    (now,) = ledger.outlines("audience_rating").values()
    assert (now.most, now.last) == (9.0, "2024-03-10")


def test_what_is_corrected_has_no_bound_and_what_is_retracted_is_still_within(ledger: Ledger) -> None:
    ledger.add(reading(rated(5.9, "2024-03-09"), id="a"), now=NOW)
    (entry,) = ledger.entries(predicate="audience_rating")
    ledger.correct(entry.claim_id, NumberValue(59.0, "percent", 1), **SIGNED)  # type: ignore[arg-type]
    (found,) = ledger.outlines("audience_rating").values()
    assert found.most is None
    ledger.undo("last", **SIGNED)  # type: ignore[arg-type]
    ledger.retract(Target.CLAIM, entry.claim_id, **SIGNED)  # type: ignore[arg-type]
    assert ledger.entries(predicate="audience_rating") == ()
    assert [one.most for one in ledger.outlines("audience_rating").values()] in ([5.9], [])
