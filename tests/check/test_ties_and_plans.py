"""Names that the desk ties to a draft otherwise than by credits, biographies under another's name, makers and networks
of what is yet to be made, anniversaries, and other tellings that a sentence behind comes to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity

KINDS = {
    "Salt Road": "work", "Glass Orchard": "work", "The Ferryman": "work", "Paper Boats": "work", "MBC": "organization",
    "JTBC": "organization",
    "Moon Ga-ram": "person", "Moon Ja-ram": "person", "Baek Do-hwa": "person", "Yoo Se-in": "person",
    "Yoo Sae-in": "person", "Ryu Tae-san": "person", "Pyo In-soo": "person",
}
SAYS: list[dict[str, Any]] = [
    {"of": "Salt Road", "is": "director", "value": "Baek Do-hwa"},
    {"of": "Salt Road", "is": "start_date", "value": "2019-10-02"},
    {"of": "Salt Road", "is": "end_date", "value": "2019-11-21"},
    {"of": "Salt Road", "is": "episode_count", "value": 16},
    {"of": "Salt Road", "is": "cast_member", "value": "Moon Ga-ram", "modality": "denied"},
    {"of": "Yoo Se-in", "is": "occupation", "value": "actor"},
    {"of": "Ryu Tae-san", "is": "partner", "value": "Yoo Se-in", "modality": "denied"},
    {"of": "Glass Orchard", "is": "director", "value": "Baek Do-hwa", "modality": "planned"},
    {"of": "Glass Orchard", "is": "original_broadcaster", "value": "JTBC", "modality": "planned"},
    {"of": "The Ferryman", "is": "end_date", "value": "2024-03-02"},
    {"of": "The Ferryman", "is": "end_date", "value": "2024-06-18", "modality": "planned"},
]


def found(
    text: str, claims: Sequence[dict[str, Any]] = (), *, published: str = "2024-05-12", code: str = ""
) -> list[Finding]:
    """The errors and warnings on a draft whose reader has the claims."""
    entities = [{"id": name, "type": kind, "name": name} for name, kind in KINDS.items() if name in text]
    draft = factory.draft(text, entities, claims, published=published)
    stories = [{"outlet": outlet, "says": SAYS, "published": "2024-05-10"} for outlet in ("A", "B")]
    said = check(draft, factory.ledger(stories))
    return [f for f in said if f.severity is not Severity.INFO and f.code.startswith(code)]


def maker(of: str, who: str, *, modality: str = "asserted", sure: float = 0.95) -> dict[str, Any]:
    return {"subject": of, "predicate": "director", "object": {"entity": who}, "modality": modality, "confidence": sure}


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Salt Road will go on without Moon Ja-ram, who declined.", "Moon Ja-ram", "Moon Ga-ram"),
    ("Ryu Tae-san has never dated Yoo Sae-in, his office said.", "Yoo Sae-in", "Yoo Se-in"),
])
def test_a_slip_in_the_name_of_one_who_is_in_no_credits(text: str, wrong: str, right: str) -> None:
    marked = found(text, code="N002")
    assert [(f.quote, f.severity) for f in marked] == [(wrong, Severity.WARNING)]
    assert right in marked[0].message


@pytest.mark.parametrize("text", [
    "Salt Road will go on without Moon Ga-ram, who declined.",
    # Both are told of.
    "Ryu Tae-san has never dated Yoo Se-in. Her sister Yoo Sae-in laughed.",
    # Nothing ties the name to what the draft tells of.
    "The Ferryman goes on with Moon Ja-ram.",
])
def test_no_slip(text: str) -> None:
    assert found(text, code="N002") == []


def test_a_biography_under_the_name_of_another() -> None:
    text = "Ines Duval\n\nMarta Holub (4 May 1921 – 2 June 1990) was a Czech film director."
    assert [(f.quote, f.severity) for f in found(text)] == [("Marta Holub", Severity.WARNING)]


@pytest.mark.parametrize("text", [
    "Marta Holub\n\nMarta Holub (4 May 1921 – 2 June 1990) was a Czech film director.",
    "Marta Holub\n\nMarta Anna Holubová (4 May 1921 – 2 June 1990) was a Czech film director, Marta Holub to all.",
    "Lady Fern\n\nOlive Carter (born May 4, 1991), known professionally as Fern, is a singer.",
    "Lady Fern\n\nOlive Carter (born May 4, 1991), who is called Fern, is a singer.",
    "Two New Films\n\nMarta Holub is at work again. She was last seen in 1989.",
    "Prize for a Lifetime\n\nMarta Holub will be honoured in June.",
])
def test_a_headline_that_is_no_other_name(text: str) -> None:
    assert found(text) == []


def test_makers_of_what_is_yet_to_be_made() -> None:
    text = "Glass Orchard goes before the cameras in June, and Pyo In-soo will direct it."
    marked = found(text, [maker("Glass Orchard", "Pyo In-soo", modality="planned")])
    assert [(f.quote, f.severity) for f in marked] == [("Pyo In-soo", Severity.WARNING)]
    # Somebody takes over: the one who leaves is told of too.
    text = "Glass Orchard has lost Baek Do-hwa to the flu. Pyo In-soo will direct it."
    assert found(text, [maker("Glass Orchard", "Pyo In-soo", modality="planned")]) == []
    # The desk's word is years old.
    text = "Glass Orchard goes before the cameras in June, and Pyo In-soo will direct it."
    late = found(text, [maker("Glass Orchard", "Pyo In-soo", modality="planned")], published="2026-05-12")
    assert late == []


def test_networks_of_what_is_yet_to_be_shown() -> None:
    claim = {
        "subject": "Glass Orchard", "predicate": "original_broadcaster", "object": {"entity": "MBC"},
        "modality": "planned", "confidence": 0.95,
    }
    marked = found("Glass Orchard will be shown on MBC from October.", [claim])
    assert [(f.quote, f.severity) for f in marked] == [("MBC", Severity.WARNING)]
    assert "JTBC" in marked[0].message
    assert found("Glass Orchard moves from JTBC: it will be shown on MBC from October.", [claim]) == []


@pytest.mark.parametrize("text", [
    "He had sorted letters for a year before Pyo In-soo, the director of “Salt Road,” heard him sing.",
    "Salt Road was directed by Pyo In-soo. A remake is under way in Thailand.",
    "Salt Road is adapted from a Norwegian stage play. It was directed by Pyo In-soo.",
    "Salt Road was made by film director Pyo In-soo, and it shows.",
    "Directors Ryu Tae-san (“Paper Boats”) and Pyo In-soo (“Salt Road”) had the flu.",
])
def test_makers_in_words(text: str) -> None:
    assert "Pyo In-soo" in [f.quote for f in found(text, [maker("Salt Road", "Pyo In-soo")], code="L001")]


@pytest.mark.parametrize("text", [
    "Salt Road was directed by Baek Do-hwa. A remake, by Pyo In-soo, is under way.",
    "The Thai remake of Salt Road was directed by Pyo In-soo.",
    "Salt Road pleased everybody, even Pyo In-soo, the director of “Paper Boats.”",
])
def test_makers_of_others(text: str) -> None:
    assert found(text, [maker("Salt Road", "Pyo In-soo")], code="L001") == []


def day(of: str, what: str, when: str, *, modality: str = "asserted") -> dict[str, Any]:
    return {"subject": of, "predicate": what, "object": {"date": when}, "modality": modality, "confidence": 0.95}


def test_days_behind_what_a_work_is_made_from() -> None:
    text = "“Salt Road,” made from a picture book by Yoo Se-in, opened on October 3, 2019, to long queues."
    assert [f.quote for f in found(text, [day("Salt Road", "start_date", "2019-10-03")])] == ["October 3, 2019"]
    text = text.replace("October 3", "October 2")
    assert found(text, [day("Salt Road", "start_date", "2019-10-02")]) == []


def test_a_day_that_others_plan_too() -> None:
    text = "The Ferryman runs until June 18, 2024."
    assert found(text, [day("The Ferryman", "end_date", "2024-06-18", modality="planned")]) == []
    text = "The Ferryman ended on June 18, 2024."
    past = found(text, [day("The Ferryman", "end_date", "2024-06-18")], published="2024-07-01")
    assert [f.quote for f in past] == ["June 18, 2024"]


def test_years_to_the_day_after_a_premiere() -> None:
    said = "exactly five years after the MBC romance Salt Road first hit the airwaves, all six met again."
    wrong = found(f"On October 4, {said}", published="2024-10-06", code="D005")
    assert [f.quote for f in wrong] == ["October 4"]
    assert "October 2, 2024" in wrong[0].message
    assert found(f"On October 2, {said}", published="2024-10-06", code="D005") == []
    assert found(f"On October 4, {said.removeprefix('exactly ')}", published="2024-10-06", code="D005") == []


def test_a_part_that_a_reader_takes_for_a_report() -> None:
    says = [{"of": "Paper Boats", "is": "cast_member", "value": "Ryu Tae-san", "modality": "reported"}]
    entities = [{"id": n, "type": KINDS[n], "name": n} for n in ("Paper Boats", "Ryu Tae-san")]
    claim = {
        "subject": "Paper Boats", "predicate": "cast_member", "object": {"entity": "Ryu Tae-san"},
        "modality": "reported", "confidence": 0.95,
    }
    for text, codes in (
        ("Ryu Tae-san will star in Paper Boats.", ["L004"]),
        ("Ryu Tae-san may star in Paper Boats.", []),
        ("Ryu Tae-san will star in Paper Boats, it is reported.", []),
        ("The lead of Paper Boats will be tall; Ryu Tae-san has been named.", []),
    ):
        draft = factory.draft(text, entities, [claim], published="2024-05-12")
        ledger = factory.ledger([{"outlet": "A", "says": says}, {"outlet": "B", "says": says}])
        assert [f.code for f in check(draft, ledger)] == codes, text
