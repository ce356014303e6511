from __future__ import annotations

import json
from typing import Any

from copydesk.publish.page import Dossier
from copydesk.publish.render.to_json import to_json


def cell(data: Any, predicate: str, **scope: str) -> Any:
    (found,) = [c for c in data["cells"] if c["predicate"] == predicate and c["scope"] == scope]
    return found


def test_the_shape_is_the_designs(page: Dossier) -> None:
    data = json.loads(to_json(page))
    assert set(data) == {"thing", "cells"}
    assert set(data["thing"]) == {"id", "type", "name", "hangul", "spellings"}
    assert data["thing"]["spellings"] == [{"spelling": "Queen of Tears", "stories": 3}]
    for one in data["cells"]:
        assert set(one) == {"predicate", "scope", "disputed", "values"}
        for value in one["values"]:
            assert set(value) == {"value", "best", "reason", "independent_sources", "inferred", "sources"}
            for source in value["sources"]:
                assert set(source) == {"claim", "story", "outlet", "url", "published", "modality", "quote"}


def test_values_of_every_kind(page: Dossier) -> None:
    data = json.loads(to_json(page))
    network = cell(data, "original_broadcaster")["values"][0]
    assert network["value"]["name"] == "tvN"
    assert set(network["value"]) == {"thing", "name"}
    assert network["sources"][0]["quote"] == "Queen of Tears, the tvN drama"
    ends = cell(data, "end_date")
    assert ends["disputed"] is True
    assert sorted(v["value"]["date"] for v in ends["values"]) == ["2024-04-27", "2024-04-28"]
    rating = cell(data, "audience_rating", episode="finale", area="nationwide")
    assert [v["value"] for v in rating["values"] if v["best"]] == [{"number": 24.85, "unit": "percent"}]


def test_scopes_name_things_and_say_where_the_page_stands(page: Dossier) -> None:
    data = json.loads(to_json(page))
    (cast,) = [c for c in data["cells"] if c["predicate"] == "cast_member"]
    assert cast["scope"]["character"]["name"] == "Baek Hyun-woo"
    (post,) = [c for c in data["cells"] if c["predicate"] == "posted"]
    assert post["scope"]["as"] == "mentioned"
    assert post["scope"]["subject"]["name"] == "Kim Ji-won"
    assert post["values"][0]["value"] == {"text": "photos"}


def test_nothing_is_lost_or_escaped_in_json(nasty: Dossier) -> None:
    data = json.loads(to_json(nasty))
    assert data["cells"][0]["values"][0]["value"]["text"] == nasty.thing.name
