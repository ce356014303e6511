"""The verdict on every claim of a draft."""

from __future__ import annotations

from check import factory
from copydesk.check.claims.claim_verdict import Standing
from copydesk.check.claims.claim_verdicts import verdicts
from copydesk.model import Reading

DESK = factory.ledger([
    {"outlet": "A", "says": [
        {"of": "Hide", "is": "original_broadcaster", "value": "JTBC"},
        {"of": "Hide", "is": "start_date", "value": "2024-03-23"},
        {"of": "Hide", "is": "end_date", "value": "2024-04-28"},
        {"of": "Hide", "is": "cast_member", "value": "Lee Bo-young", "where": {"character": "Na Moon-young"}},
        {"of": "Hide", "is": "genre", "value": "mystery thriller"},
    ], "withdrew": [{"of": "Hide", "is": "episode_count", "value": 16, "instead": 12, "reason": "it had 12"}]},
    {"outlet": "B", "says": [{"of": "Hide", "is": "start_date", "value": "2024-03-24"}]},
])  # fmt: skip
TEXT = "Hide on JTBC, tvN; March 23, 2024 to April 27, 2024; 16 episodes; thriller; filmed in Busan; Lee Bo-yong."


def draft(*claims: dict[str, object], kinds: tuple[tuple[str, str], ...] = ()) -> Reading:
    named = (("Hide", "work"), ("JTBC", "organization"), ("tvN", "organization"), ("Busan", "place"), *kinds)
    entities = [{"id": name, "type": kind, "name": name} for name, kind in named]
    return factory.draft(TEXT, entities, [{"subject": "Hide", **claim} for claim in claims])


def standing(
    claim: dict[str, object], kinds: tuple[tuple[str, str], ...] = ()
) -> tuple[Standing, str, list[str | None]]:
    (verdict,) = (
        v for v in verdicts(draft(claim, kinds=kinds), DESK) if v.predicate == claim["predicate"]
    )
    return verdict.standing, verdict.message, [s.outlet for s in (*verdict.sources, *verdict.against)]


def test_a_claim_that_a_story_bears_out_is_supported_with_its_source() -> None:
    assert standing({"predicate": "genre", "object": {"text": "thriller"}}) == (Standing.SUPPORTED, "A", ["A"])


def test_a_claim_that_stories_say_otherwise_is_contradicted() -> None:
    found, message, outlets = standing({"predicate": "end_date", "object": {"date": "2024-04-27"}})
    assert (found, outlets) == (Standing.CONTRADICTED, ["A"])
    assert "April 28, 2024 (A), not April 27, 2024" in message


def test_where_sources_differ_both_sides_are_shown() -> None:
    found, message, outlets = standing({"predicate": "start_date", "object": {"date": "2024-03-23"}})
    assert (found, outlets, message) == (Standing.DISPUTED, ["A", "B"], "A say so, B otherwise")


def test_a_claim_that_was_withdrawn_is_stale_and_says_what_holds_now() -> None:
    found, message, outlets = standing({"predicate": "episode_count", "object": {"number": 16}})
    assert (found, outlets) == (Standing.STALE, ["A"])
    assert message == "said by A and withdrawn: it had 12; now 12"


def test_what_nobody_says_is_unsupported() -> None:
    found, message, outlets = standing({"predicate": "filming_location", "object": {"entity": "Busan"}})
    assert (found, outlets, message) == (Standing.UNSUPPORTED, [], "nothing on the desk says so of Hide")


def test_a_misspelt_performer_contradicts() -> None:
    kinds = (("Lee Bo-yong", "person"), ("Na Moon-young", "character"))
    claim = {"predicate": "cast_member", "object": {"entity": "Lee Bo-yong"}}
    found, message, _ = standing(claim, kinds)
    assert found is Standing.CONTRADICTED
    assert "Lee Bo-young is meant" in message


def test_what_is_denied_or_unknown_is_not_asked() -> None:
    claim = {"predicate": "original_broadcaster", "object": {"entity": "tvN"}, "modality": "denied"}
    assert standing(claim)[:2] == (Standing.UNSUPPORTED, "the draft does not say that it is so")
    stranger = factory.draft("Nobody is here.", [{"id": "n", "type": "work", "name": "Nobody"}],
                             [{"subject": "n", "predicate": "genre", "object": {"text": "here"}}])  # fmt: skip
    (verdict,) = verdicts(stranger, DESK)
    assert verdict.message == "the desk does not know what it is about"
    (alone,) = verdicts(stranger, None)
    assert alone.message == "there is no ledger to ask"


def test_every_claim_has_one_verdict_in_the_order_of_the_text() -> None:
    reading = draft(
        {"predicate": "end_date", "object": {"date": "2024-04-27"}},
        {"predicate": "original_broadcaster", "object": {"entity": "JTBC"}},
        {"predicate": "start_date", "object": {"date": "2024-03-23"}},
    )
    found = verdicts(reading, DESK)
    assert [v.predicate for v in found] == ["original_broadcaster", "start_date", "end_date"]
    assert [TEXT[v.at.start:v.at.end] for v in found] == ["JTBC", "March 23, 2024", "April 27, 2024"]
