"""Directors, writers, agencies and platforms that a sure reader alone takes for a work's."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity

SAYS = [
    {"of": "Long River", "is": "director", "value": "Min Ha-ru"},
    {"of": "Long River", "is": "director", "value": "Goo Bon-hyuk"},
    {"of": "Long River", "is": "screenwriter", "value": "Oh Se-ra"},
    {"of": "Long River", "is": "streamed_on", "value": "Wavve"},
    {"of": "Long River", "is": "cast_member", "value": "Seo Gi-tae", "where": {"character": "Cha Mu-won"}},
    {"of": "Long River", "is": "original_broadcaster", "value": "KBS2"},
    {"of": "Old Song", "is": "director", "value": "Ryu Tae-on"},
    {"of": "Old Song", "is": "original_broadcaster", "value": "MBC"},
    {"of": "Seo Gi-tae", "is": "represented_by", "value": "Stone Bridge"},
    {"of": "Han So-mi", "is": "represented_by", "value": "UTA"},
    {"of": "Han So-mi", "is": "represented_by", "value": "Orchard Actors"},
]
KINDS = {
    "Long River": "work", "Old Song": "work", "KBS2": "organization", "MBC": "organization",
    "Wavve": "organization", "TVING": "organization",
    "Stone Bridge": "organization", "Tall Tree": "organization", "UTA": "organization",
    "Orchard Actors": "organization", "Seo Gi-tae": "person", "Han So-mi": "person", "Min Ha-ru": "person",
    "Goo Bon-hyuk": "person", "Oh Se-ra": "person", "Ryu Tae-on": "person", "Yang Mi-reu": "person",
    "Cha Mu-woon": "person", "Ssangdong": "person",
}


def said(text: str, of: str, what: str, *values: str, sure: float = 0.8) -> list[Finding]:
    """The findings on contradicted values where a reader says that each value is what the work or person has."""
    entities = [{"id": name, "type": kind, "name": name} for name, kind in KINDS.items() if name in text]
    claims = [{"subject": of, "predicate": what, "object": {"entity": value}, "confidence": sure} for value in values]
    draft = factory.draft(text, entities, claims, published="2024-06-01")
    ledger = factory.ledger([{"outlet": outlet, "says": SAYS, "published": "2024-05-20"} for outlet in ("A", "B", "C")])
    return [f for f in check(draft, ledger) if f.code == "L001"]


@pytest.mark.parametrize(("text", "what", "wrong", "right"), [
    ("Long River brought fog. Nobody has done rain like Yang Mi-reu since.", "director", "Yang Mi-reu", "Min"),
    ("Film of the night: Long River (Yang Mi-reu, 2019), at eleven.", "director", "Yang Mi-reu", "Min Ha-ru"),
    ("With Long River, Yang Mi-reu has emptied every drawer.", "screenwriter", "Yang Mi-reu", "Oh Se-ra"),
    ("Long River is back. TVING's rain-soaked thriller needs two nights.", "streamed_on", "TVING", "Wavve"),
    ("All came for Long River; the TVING series sold the town's umbrellas.", "streamed_on", "TVING", "Wavve"),
])
def test_what_no_form_of_words_knows(text: str, what: str, wrong: str, right: str) -> None:
    found = said(text, "Long River", what, wrong, sure=0.95)
    assert [(f.quote, f.severity) for f in found] == [(wrong, Severity.WARNING)]
    assert right in found[0].message


@pytest.mark.parametrize(("text", "what", "value", "sure"), [
    # A reader not sure enough, and no word of the craft.
    ("Long River brought fog. Nobody has done rain like Yang Mi-reu since.", "director", "Yang Mi-reu", 0.7),
    # The name is another's of whom the draft tells.
    ("Long River meets Old Song, and Ryu Tae-on was glad of the rain.", "director", "Ryu Tae-on", 0.95),
    # Another work's, whose title stands right behind the name.
    ("Long River and Seo Gi-tae's Old Song share a river.", "director", "Seo Gi-tae", 0.95),
    # A role, misspelt.
    ("Long River again: how long before Cha Mu-woon reads the letter?", "screenwriter", "Cha Mu-woon", 0.95),
    # Another telling.
    ("Long River goes on stage: its musical version is Yang Mi-reu's.", "director", "Yang Mi-reu", 0.95),
    # No person.
    ("Long River made three towns famous. The last was Ssangdong's.", "director", "Ssangdong", 0.95),
    # Where it can be seen, and not whose it is.
    ("Long River is finally with us: TVING has it from June.", "streamed_on", "TVING", 0.95),
    ("Long River had viewers on TVING too, the series being what it is.", "streamed_on", "TVING", 0.95),
])
def test_what_explains_a_name(text: str, what: str, value: str, sure: float) -> None:
    assert said(text, "Long River", what, value, sure=sure) == []


def test_agencies() -> None:
    text = "Seo Gi-tae is at peace, his people at Tall Tree said."
    assert [f.quote for f in said(text, "Seo Gi-tae", "represented_by", "Tall Tree")] == ["Tall Tree"]
    text = "Seo Gi-tae denied that he was leaving Tall Tree."
    assert [f.quote for f in said(text, "Seo Gi-tae", "represented_by", "Tall Tree")] == ["Tall Tree"]
    assert said("Seo Gi-tae moved to Tall Tree this week.", "Seo Gi-tae", "represented_by", "Tall Tree") == []
    assert said("Seo Gi-tae, formerly of Tall Tree, is at peace.", "Seo Gi-tae", "represented_by", "Tall Tree") == []


def test_one_of_two_agents() -> None:
    text = "Han So-mi is with UTA and Tall Tree."
    assert [f.quote for f in said(text, "Han So-mi", "represented_by", "UTA", "Tall Tree")] == ["Tall Tree"]
    # A third one whom the desk lacks, and one of whom the draft says nothing.
    assert said("Han So-mi is with UTA.", "Han So-mi", "represented_by", "UTA") == []
    text = "Han So-mi is with UTA, Orchard Actors and Tall Tree."
    assert said(text, "Han So-mi", "represented_by", "UTA", "Orchard Actors", "Tall Tree") == []


def test_one_of_two_directors_whom_no_reader_has_both() -> None:
    text = "Long River was directed by Yang Mi-reu and Min Ha-ru."
    found = said(text, "Long River", "director", "Yang Mi-reu", "Min Ha-ru")
    assert [(f.quote, "Goo Bon-hyuk" in f.message) for f in found] == [("Yang Mi-reu", True)]
    text = "Long River was directed by Goo Bon-hyuk, Min Ha-ru and Yang Mi-reu."
    assert said(text, "Long River", "director", "Yang Mi-reu", "Min Ha-ru") == []


@pytest.mark.parametrize(("text", "wrong"), [
    ("Long River is done for. MBC on Friday let the flood have it.", "MBC"),
    ("Long River sweeps past Old Song to become MBC's most-watched drama.", "MBC"),
])
def test_a_network_that_shows_other_works(text: str, wrong: str) -> None:
    found = said(text, "Long River", "original_broadcaster", wrong, sure=0.95)
    assert [(f.quote, f.severity) for f in found] == [(wrong, Severity.WARNING)]
    assert "KBS2" in found[0].message


def test_a_company_that_shows_nothing() -> None:
    text = "KBS2 has Long River. Long River is done for: Stone Bridge on Friday let the flood have it."
    assert not said(text, "Long River", "original_broadcaster", "KBS2", "Stone Bridge", sure=0.95)


@pytest.mark.parametrize("text", [
    "The Wavve original series Long River is wet. It is a river, says everybody. TVING original series Long River won.",
    "The week's list: Wavve's drama Long River. Further down, the TVING thriller Long River is praised.",
])
def test_a_platform_wrong_in_one_of_two_places(text: str) -> None:
    found = said(text, "Long River", "streamed_on", "Wavve", "TVING", sure=0.95)
    assert [(f.quote, f.severity) for f in found] == [("TVING", Severity.WARNING)]
    assert "Wavve" in found[0].message


def test_a_name_of_another_work_that_is_spoken_of_elsewhere() -> None:
    text = (
        "Old Song opened the week.\n\nLong River brought fog, as a river does. "
        "Ryu Tae-on was in charge of the rain."
    )
    found = said(text, "Long River", "director", "Ryu Tae-on", sure=0.95)
    assert [f.quote for f in found] == ["Ryu Tae-on"]
    assert "Min Ha-ru" in found[0].message


def test_an_actor_of_the_work_who_is_called_its_director() -> None:
    text = "Long River brought fog. Director Seo Gi-tae, of all people, likes it dry."
    assert [f.quote for f in said(text, "Long River", "director", "Seo Gi-tae", sure=0.8)] == ["Seo Gi-tae"]


@pytest.mark.parametrize("text", [
    "Long River is over. The original, by writer-director Yang Mi-reu, was longer.",
    "Long River, from director Yang Mi-reu, is over.",
])
def test_a_craft_named_where_no_reader_says_it(text: str) -> None:
    entities = [{"id": name, "type": kind, "name": name} for name, kind in KINDS.items() if name in text]
    ledger = factory.ledger([{"outlet": outlet, "says": [SAYS[0]], "published": "2024-05-20"} for outlet in "AB"])
    found = check(factory.draft(text, entities, [], published="2024-06-01"), ledger)
    assert [f.quote for f in found if f.code == "L001"] == ["Yang Mi-reu"]
