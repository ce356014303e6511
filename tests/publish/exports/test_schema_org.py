"""Dossiers as JSON-LD: what is undisputed, in schema.org's terms, each value with the quotes that say it."""

from __future__ import annotations

import json
from typing import Any

from copydesk.publish.render.jsonld import to_jsonld
from publish.conftest import Pages

QUEEN = "Queen of Tears"
ALL = (
    "Queen of Tears, the tvN drama. Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears. Queen of Tears premiered on "
    "March 9, 2024. The finale of Queen of Tears rated 24.850 percent nationwide. Park Ji-eun wrote Queen of Tears."
)


def graph(pages: Pages, *names: str) -> list[dict[str, Any]]:
    written = "".join(to_jsonld(pages.of(name) for name in names))
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
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
    assert (rating["value"], rating["unitText"], rating["creditText"]) == (24.85, "percent", "Nielsen Korea")
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
