"""Entities of Wikidata's form for tests. Every id, name and fact is invented, but for the properties and Q5."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def value(kind: str, inner: Any) -> Json:
    return {"snaktype": "value", "datavalue": {"type": kind, "value": inner}}


def item(identity: str) -> Json:
    return value("wikibase-entityid", {"entity-type": "item", "id": identity})


def day(time: str, precision: int = 11) -> Json:
    calendar = "http://www.wikidata.org/entity/Q1985727"
    return value("time", {"time": f"+{time}T00:00:00Z", "precision": precision, "calendarmodel": calendar})


def statement(main: Json, rank: str = "normal", references: list[Json] | None = None, **qualifiers: Json) -> Json:
    made: Json = {"mainsnak": main, "rank": rank, "type": "statement"}
    if qualifiers:
        made["qualifiers"] = {name: [snak] for name, snak in qualifiers.items()}
    if references:
        made["references"] = [{"snaks": {name: [snak]}} for one in references for name, snak in one.items()]
    return made


def entity(identity: str, name: str, ko: str = "", also: tuple[str, ...] = (), **claims: Json | list[Json]) -> Json:
    labels = {"en": {"language": "en", "value": name}} | ({"ko": {"language": "ko", "value": ko}} if ko else {})
    return {
        "type": "item", "id": identity, "labels": labels,
        "aliases": {"en": [{"language": "en", "value": alias} for alias in also]},
        "claims": {key: some if isinstance(some, list) else [some] for key, some in claims.items()},
    }  # fmt: skip


HUMAN = {"P31": statement(item("Q5"))}

#: A drama with its cast, its people and its channel, as a small dump has them.
DUMP: list[Json] = [
    entity(
        "Q900000001", "Winter Tide", "겨울 조류", ("Cold Tide",),
        P57=statement(item("Q900000002")),
        P58=[statement(item("Q900000003"), "preferred"), statement(item("Q900000002"))],
        P161=[
            statement(item("Q900000004"), P453=item("Q900000005")),
            statement(item("Q900000003"), "deprecated"),
            statement(item("Q900000099")),
        ],
        P449=statement(item("Q900000006"), references=[{"P854": value("string", "https://www.paper.example/tide")}]),
        P580=statement(day("2031-03-08"), references=[{"P248": item("Q900000007")}]),
        P582=statement(day("2031-04-00", 10)),
        P1113=statement(value("quantity", {"amount": "+16", "unit": "1"})),
        P136=statement(item("Q900000008")),
        P577=statement({"snaktype": "novalue"}),
        P345=statement(value("string", "tt0000000")),
    ),
    entity("Q900000002", "Bae Du-ri", P106=statement(item("Q900000009")), **HUMAN),
    entity("Q900000003", "Han Seo-jin", **HUMAN),
    entity(
        "Q900000004", "Min Ga-on", "민가온", P26=[
            statement(item("Q900000003")), statement(item("Q900000002"), P582=day("2029-00-00", 9)),
        ],
        P166=statement(item("Q900000010"), P1686=item("Q900000001"), P585=day("2031-12-30")), **HUMAN,
    ),
    entity(
        "Q900000005", "Oh Se-ra", P31=statement(item("Q15773317")),
        P1038=statement(item("Q900000011"), P1039=item("Q900000012")),
    ),
    entity("Q900000006", "tvX"), entity("Q900000007", "The Paper"), entity("Q900000008", "mystery"),
    entity("Q900000009", "film director"), entity("Q900000010", "Golden Shell"),
    entity("Q900000011", "Oh Du-na", P31=statement(item("Q15773317"))), entity("Q900000012", "sister"),
]  # fmt: skip
