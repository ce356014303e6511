"""Directors, writers, networks and agencies whom the desk has for others than those that a draft tells of."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity

SAYS = [
    {"of": "Long River", "is": "original_broadcaster", "value": "tvN"},
    {"of": "Long River", "is": "director", "value": "Min Ha-ru"},
    {"of": "Long River", "is": "screenwriter", "value": "Oh Se-ra"},
    {"of": "Long River 2", "is": "director", "value": "Goo Bon-hyuk"},
    {"of": "Old Song", "is": "original_broadcaster", "value": "JTBC"},
    {"of": "Old Song", "is": "director", "value": "Ryu Tae-on"},
    {"of": "Old Song", "is": "screenwriter", "value": "Pyo Na-ri"},
    {"of": "Old Song", "is": "cast_member", "value": "Seo Gi-tae", "where": {"character": "Cha Mu-won"}},
    {"of": "Han So-mi", "is": "represented_by", "value": "Orchard Actors"},
    {"of": "Seo Gi-tae", "is": "represented_by", "value": "Stone Bridge"},
]
KINDS = {
    "Long River": "work", "Old Song": "work", "tvN": "organization", "JTBC": "organization",
    "Orchard Actors": "organization", "Stone Bridge": "organization", "Nielsen Korea": "organization",
    "Han So-mi": "person", "Seo Gi-tae": "person", "Min Ha-ru": "person", "Oh Se-ra": "person",
    "Ryu Tae-on": "person", "Pyo Na-ri": "person", "Goo Bon-hyuk": "person", "Cha Mu-won": "character",
}


def said(text: str, claims: tuple[tuple[str, str, str], ...] = ()) -> list[Finding]:
    """The findings on contradicted values; `claims` are a reader's."""
    entities = [{"id": name, "type": kind, "name": name} for name, kind in KINDS.items() if name in text]
    made = [
        {"subject": of, "predicate": what, "object": {"entity": value}, "confidence": 0.95}
        for of, what, value in claims
    ]
    draft = factory.draft(text, entities, made, published="2024-06-01")
    ledger = factory.ledger([{"outlet": outlet, "says": SAYS} for outlet in ("A", "B", "C")])
    return [f for f in check(draft, ledger) if f.code == "L001"]


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Long River drowned its villain. Bow to Oh Se-ra, and to Ryu Tae-on for so much fog.", "Ryu Tae-on", "Min Ha-ru"),
    ("Long River drowned its villain. Pyo Na-ri has one more barrel of ink in the cellar.", "Pyo Na-ri", "Oh Se-ra"),
    ("Long River flooded the weekend, and at JTBC they opened the good bottle.", "JTBC", "tvN"),
    ("Stone Bridge has in its window a portrait of Han So-mi.", "Stone Bridge", "Orchard Actors"),
])
def test_whom_the_desk_has_for_others_only(text: str, wrong: str, right: str) -> None:
    found = said(text)
    assert [(f.quote, f.severity) for f in found] == [(wrong, Severity.WARNING)]
    assert right in found[0].message


def test_a_sure_reader_tells_whose_they_are() -> None:
    text = "Long River and Old Song share a street; Pyo Na-ri and Ryu Tae-on bought the corner."
    assert said(text) == []
    text = "Long River drowned its villain, unlike the book. Not that Pyo Na-ri minds."
    assert said(text) == []
    assert [f.quote for f in said(text, (("Long River", "screenwriter", "Pyo Na-ri"),))] == ["Pyo Na-ri"]


@pytest.mark.parametrize("text", [
    "Long River drowned its villain. Bow to Oh Se-ra, and to Min Ha-ru for so much fog.",  # right
    "Long River is Min Ha-ru's, and Ryu Tae-on came by with a cake.",  # nobody is left out
    "Long River has no fog unlike the works of Ryu Tae-on.",  # set beside
    "Long River drowned its villain. Ryu Tae-on let Cha Mu-won swim.",  # a role of his own work
    "Seo Gi-tae and Han So-mi met at a party of Stone Bridge.",  # one of its own is there
    "Han So-mi has left Stone Bridge.",
])
def test_what_explains_a_name(text: str) -> None:
    assert said(text) == []


def test_a_director_of_another_season() -> None:
    text = "Goo Bon-hyuk directed the half of Long River that has more water."
    assert said(text, (("Long River", "director", "Goo Bon-hyuk"),)) == []


def test_who_measures_is_no_network() -> None:
    text = "Look down Nielsen Korea's sheet for Long River and you go downstairs."
    assert said(text, (("Long River", "original_broadcaster", "Nielsen Korea"),)) == []
