"""Verdicts as text and as JSON: places in the file as it was given, sources on their side."""

from __future__ import annotations

from copydesk.check.claims.claim_verdict import ClaimVerdict, Standing
from copydesk.check.finding import Source
from copydesk.check.render.verdicts import styled_verdicts, verdict_objects
from copydesk.model import Document, Modality, Piece, Span

SOURCE = Source("c1", "A", "https://a.example/1", "2024-04-29", "It ended on April 28.")
VERDICT = ClaimVerdict(
    Span(5, 13), "Hide", "end_date", "final episode", "April 28", Modality.PLANNED, Standing.DISPUTED, "A, B otherwise",
    (SOURCE,), (Source("c2", None, None, None, "the 27th"),),
)
DOCUMENT = Document("d", "ends April 28", place="draft.md", given="ends **April 28**",
                    pieces=(Piece(0, 5, 0), Piece(5, 13, 7)))  # fmt: skip


def test_text_has_place_standing_claim_reason_and_both_sides() -> None:
    said = "".join(text for text, _ in styled_verdicts([(DOCUMENT, [VERDICT])]))
    assert said == (
        "draft.md:1:8: disputed Hide, final episode: April 28 (planned)\n"
        "    A, B otherwise\n"
        "    A, 2024-04-29: “It ended on April 28.” https://a.example/1\n"
        "    against: no outlet, no date: “the 27th”\n"
        "claims: 1 disputed\n"
    )


def test_no_claims_are_said_to_be_none() -> None:
    assert [*styled_verdicts([(DOCUMENT, [])])] == [("claims: none\n", "summary")]


def test_objects_count_in_the_file_as_given() -> None:
    (said,) = verdict_objects(DOCUMENT, [VERDICT])
    assert (said["start"], said["end"], said["line"], said["column"], said["quote"]) == (7, 15, 1, 8, "April 28")
    assert (said["verdict"], said["modality"], said["predicate"]) == ("disputed", "planned", "end_date")
    assert [s["outlet"] for s in (*said["sources"], *said["against"])] == ["A", None]
