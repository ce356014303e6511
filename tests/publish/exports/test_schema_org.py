"""Dossiers as JSON-LD: what is undisputed, valid by schema.org's own definitions, with the quotes that say it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from copydesk.model import Document, Value
from copydesk.publish.render.jsonld import to_jsonld
from copydesk.vocabulary import PREDICATES
from newsroom import NOON, FakeReader, Words, day, percent, text, the
from publish.conftest import Pages
from publish.schema_org import faults

QUEEN = "Queen of Tears"
ALL = (
    "Queen of Tears, the tvN drama. Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears. Queen of Tears premiered on "
    "March 9, 2024. The finale of Queen of Tears rated 24.850 percent nationwide. Park Ji-eun wrote Queen of Tears."
)


def graph(pages: Pages, *names: str) -> list[dict[str, Any]]:
    written = "".join(to_jsonld(pages.of(name) for name in names))
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
    assert faults(data) == []
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_a_series_its_rating_and_its_claims(pages: Pages) -> None:
    nodes = graph(pages.story(ALL, outlet="Soompi", url="https://a.example/1", published="2024-04-29"), QUEEN)
    show = nodes[0]
    assert (show["@type"], show["name"], show["startDate"]) == ("TVSeries", QUEEN, "2024-03-09")
    assert show["author"]["name"] == "Park Ji-eun"
    assert (show["actor"]["@type"], show["actor"]["actor"]["name"]) == ("PerformanceRole", "Kim Soo-hyun")
    assert show["actor"]["characterName"] == "Baek Hyun-woo"
    assert show["publication"]["publishedOn"]["broadcaster"]["name"] == "tvN"
    [rating] = [node for node in nodes if node["@type"] == "Observation"]
    assert (rating["value"], rating["unitText"]) == (24.85, "percent")
    assert rating["measurementMethod"].endswith("by Nielsen Korea")
    assert rating["observationAbout"] == {"@id": show["@id"]}
    claims = [node for node in nodes if node["@type"] == "Claim"]
    assert len(claims) == 5
    [quoted] = next(claim for claim in claims if claim["name"] == "premiere: 2024-03-09")["appearance"]
    assert quoted["text"] == "Queen of Tears premiered on March 9, 2024"
    assert quoted["isPartOf"]["url"] == "https://a.example/1"
    assert quoted["isPartOf"]["publisher"]["name"] == "Soompi"


def test_what_is_disputed_or_only_planned_is_no_property(pages: Pages) -> None:
    pages.story("Queen of Tears ended on April 28, 2024").story("Queen of Tears ended on April 27, 2024")
    assert "endDate" not in graph(pages.story("Queen of Tears, the tvN drama"), QUEEN)[0]


def test_several_things_are_one_graph_and_refer_to_each_other(pages: Pages) -> None:
    nodes = graph(pages.story(ALL), QUEEN, "Kim Soo-hyun")
    star = next(node for node in nodes if node["@type"] == "Person")
    assert nodes[0]["actor"]["actor"]["@id"] == star["@id"]


def test_it_may_stand_in_a_page_and_links_only_to_the_web(pages: Pages) -> None:
    pages.story(f"</script><b> {ALL}", outlet="<i>", url="javascript:alert(1)")
    written = "".join(to_jsonld([pages.of(QUEEN)]))
    assert "<" not in written
    assert "javascript" not in written
    json.loads(written)


def test_nothing_is_an_empty_graph() -> None:
    assert json.loads("".join(to_jsonld([]))) == {"@context": "https://schema.org", "@graph": []}


_ODD = {"work": "Webtoon", "person": "Somebody", "organization": "Company", "place": "Town", "character": "Hero"}
_DATES = ("2024-04-28~", "2024-21", "XXXX-04-28", "2024-04", "0000", "2024")


def _values(name: str) -> list[Value]:
    """What a reader may take for the object of the predicate, right or wrong."""
    match PREDICATES[name].object_kind:
        case "entity":
            return [the(other) for other in _ODD.values()]
        case "date":
            return [day(one) for one in _DATES]
        case "number":
            return [percent("24.850"), percent("16")]
        case _:
            return [text("<b>words</b>"), text("=cmd()")]


@pytest.mark.parametrize("kind", _ODD)
def test_whatever_a_reader_takes_for_a_claim_is_valid(kind: str, pages: Pages) -> None:
    types = {name: of for of, name in _ODD.items()}
    scopes = ({}, {"character": the("Hero")}, {"date": day("2024-04-28~")}, {"employer": the("Company")})
    subjects: list[str] = []
    for name, known in PREDICATES.items():
        for value in _values(name):
            for scope in (one for one in scopes if all(key in known.qualifiers for key in one)):
                # Each of a thing of its own: what differs of one is in dispute, and no property.
                subjects.append(f"{kind.title()} Number {len(subjects):03}")
                said = f"{subjects[-1]}: {name}, {', '.join(types)}"
                words = Words(said, subjects[-1], name, value, scope)
                story = Document(subjects[-1], said, outlet="=Out", published="2024-05-08~")
                pages.ledger.add(FakeReader({**types, subjects[-1]: kind}, [words]).read(story), now=NOON)
    nodes = graph(pages, *subjects)
    assert len({node["@id"] for node in nodes if "@id" in node}) == len(subjects)
    assert kind in ("organization", "place") or any(node["@type"] == "Claim" for node in nodes)


def test_a_value_that_schema_org_has_no_place_for_is_left_out(pages: Pages) -> None:
    types = {QUEEN: "work", "tvN": "organization", "Studio Dragon": "organization"}
    words = [
        Words(f"{QUEEN} is on tvN", QUEEN, "original_broadcaster", the("tvN")),
        Words(f"{QUEEN} by Studio Dragon", QUEEN, "director", the("Studio Dragon")),
        Words(f"{QUEEN} began around", QUEEN, "start_date", day("2024-03-09~")),
    ]
    said = f"{QUEEN} is on tvN. {QUEEN} by Studio Dragon. {QUEEN} began around March."
    pages.ledger.add(FakeReader(types, words).read(Document("odd", said)), now=NOON)
    show, *claims = graph(pages, QUEEN)
    assert set(show) == {"@id", "@type", "name", "publication"}
    assert [claim["name"] for claim in claims] == ["network: tvN"]


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "TVSerie", "name": "A"}, "no such type: TVSerie"),
        ({"@type": "TVSeries", "premiere": "2024"}, "no such property: premiere"),
        ({"@type": "Observation", "creditText": "Nielsen"}, "creditText is no property of Observation"),
        ({"@type": "TVSeries", "startDate": "2024-04-31"}, "startDate of TVSeries"),
        ({"@type": "TVSeries", "startDate": "2024-04~"}, "startDate of TVSeries"),
        ({"@type": "TVSeries", "numberOfEpisodes": 16.5}, "numberOfEpisodes of TVSeries"),
        ({"@type": "TVSeries", "director": {"@type": "Organization", "name": "B"}}, "director of TVSeries"),
        ({"@type": "TVSeries", "isBasedOn": "a webtoon"}, "isBasedOn of TVSeries"),
        ({"@type": "TVSeries", "actor": {"@type": "PerformanceRole", "characterName": "C"}}, "actor of TVSeries"),
        ({"name": "A"}, "a node without a type"),
        ({"@type": "Thing", "name": " "}, "name of Thing"),
    ],
)
def test_the_validator_finds_what_is_wrong(node: dict[str, Any], fault: str) -> None:
    found = faults({"@context": "https://schema.org", **node})
    assert any(one.startswith(fault) for one in found), found
