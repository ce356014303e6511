"""Where a claim's own words stand: inside its evidence, letter for letter."""

from __future__ import annotations

from check import factory
from copydesk.check.places import object_span, value_span
from copydesk.model import EntityValue, Reading


def said(draft: Reading) -> list[str | None]:
    spans = [object_span(draft, claim) for claim in draft.claims]
    return [draft.document.text[span.start:span.end] if span else None for span in spans]


WORK = {"id": "w", "type": "work", "name": "Goblin"}


def test_numbers_are_found_as_they_are_printed() -> None:
    text = "Goblin, on Dec. 16, had 16 episodes and 20,5 percent, 1,200 posts, 18.680 in all, and sixteen fans."
    counts = [{"subject": "w", "predicate": "episode_count", "object": {"number": n}} for n in (16, 1200, 17)]
    ratings = [
        {"subject": "w", "predicate": "audience_rating", "object": {"number": n, "unit": "percent"}}
        for n in ("20.5", "18.680", "18.68", "680")
    ]
    draft = factory.draft(text, [WORK], [*counts, *ratings])
    assert said(draft) == ["16", "1,200", None, "20,5", "18.680", "18.680", None]
    first = object_span(draft, draft.claims[0])
    assert first is not None
    assert first.start == text.index("16 episodes")


def test_a_rating_is_found_at_its_unit() -> None:
    text = "Of 20 shows Goblin had 20 percent."
    rating = {"subject": "w", "predicate": "audience_rating", "object": {"number": "20", "unit": "percent"}}
    draft = factory.draft(text, [WORK], [rating])
    span = object_span(draft, draft.claims[0])
    assert span is not None
    assert span.start == text.index("20 percent")


def test_only_the_evidence_counts() -> None:
    text = "It began on March 1, 2024. Goblin began on March 2, 2024. It began on March 2, 2024."
    claim = {"subject": "w", "predicate": "start_date", "object": {"date": "2024-03-02"},
             "evidence": ["Goblin began on March 2, 2024"]}  # fmt: skip
    draft = factory.draft(text, [WORK], [claim, claim | {"object": {"date": "2024-03-01"}}])
    spans = [object_span(draft, c) for c in draft.claims]
    assert spans[0] is not None
    assert spans[0].start == text.index("March 2")
    assert spans[1] is None


def test_names_are_found_by_their_mentions_and_words_by_themselves() -> None:
    text = "Goblin stars Gong Yoo. In Goblin, a melodrama, Gong Yoo is Kim Shin."
    people = [{"id": "p", "type": "person", "name": "Gong Yoo"}, {"id": "c", "type": "character", "name": "Kim Shin"}]
    second = "In Goblin, a melodrama, Gong Yoo is Kim Shin."
    cast = {"subject": "w", "predicate": "cast_member", "object": {"entity": "p"}, "qualifiers": {"character": "c"},
            "evidence": [second]}  # fmt: skip
    genre = {"subject": "w", "predicate": "genre", "object": {"text": "melodrama"}}
    draft = factory.draft(text, [WORK, *people], [cast, genre])
    assert said(draft) == ["Gong Yoo", "melodrama"]
    first = object_span(draft, draft.claims[0])
    assert first is not None
    assert first.start == text.rindex("Gong Yoo")
    role = value_span(draft, draft.claims[0], EntityValue("c"))
    assert role is not None
    assert text[role.start:role.end] == "Kim Shin"
