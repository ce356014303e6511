"""Wikidata entities in the form of its dumps: what becomes of statements, ranks, qualifiers, references."""

from __future__ import annotations

import copy
import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.imports.wikidata import entity as form
from copydesk.model import DateValue, EntityValue, Reading, TextValue
from imports.entities import DUMP, HUMAN, Json, day, entity, item, statement, value
from imports.tables import imported, said, sound


def dump(path: Path, entities: list[Json]) -> Path:
    """A file of the form of Wikidata's dumps: an array, an entity a line."""
    text = "[\n" + ",\n".join(json.dumps(entity, ensure_ascii=False) for entity in entities) + "\n]\n"
    path.write_bytes(gzip.compress(text.encode()) if path.name.endswith(".gz") else text.encode())
    return path


def claims(reading: Reading) -> set[tuple[str, str]]:
    return {said(reading, claim)[1:] for claim in reading.claims}


def test_a_work_says_what_its_statements_say(tmp_path: Path) -> None:
    readings, errors, left_out = imported(dump(tmp_path / "dump.json", DUMP))
    assert errors == []
    for reading in readings:
        sound(reading)
    work = readings[0]
    assert (work.document.url, work.document.outlet) == ("https://www.wikidata.org/wiki/Q900000001", "wikidata.org")
    assert claims(work) == {
        ("director", "Bae Du-ri"), ("screenwriter", "Han Seo-jin"), ("screenwriter", "Bae Du-ri"),
        ("cast_member", "Min Ga-on"), ("original_broadcaster", "tvX"), ("start_date", "2031-03-08"),
        ("end_date", "2031-04"), ("episode_count", "16.0"), ("genre", "mystery"),
    }  # fmt: skip
    assert work.entities[0].aliases == ("겨울 조류", "Cold Tide")
    assert [str(one).partition(": left out: ")[2] for one in left_out] == [
        "statements of deprecated rank: 1",
        "values whose label is not in the file: 1",
        "statements without a value that a claim can have: 1",
        "statements of properties that the vocabulary has no predicate for: 1",
        "statements that an end date says are over: 1",
        "entities that are no work, person or character: 6",
    ]


def test_roles_references_and_ranks(tmp_path: Path) -> None:
    work = imported(dump(tmp_path / "dump.json.gz", DUMP))[0][0]
    by = {said(work, claim)[1:]: claim for claim in work.claims}
    role = by["cast_member", "Min Ga-on"].qualifier("character")
    assert isinstance(role, EntityValue)
    assert work.entity(role.entity).name == "Oh Se-ra"
    assert by["original_broadcaster", "tvX"].attribution == "paper.example"
    assert by["start_date", "2031-03-08"].attribution == "The Paper"
    assert by["screenwriter", "Han Seo-jin"].evidence[0].quote.endswith("– rank: preferred – item: Q900000003")
    assert by["screenwriter", "Han Seo-jin"].confidence > by["screenwriter", "Bae Du-ri"].confidence


def test_people_and_characters(tmp_path: Path) -> None:
    readings = {r.entities[0].name: r for r in imported(dump(tmp_path / "dump.jsonl", DUMP))[0]}
    assert claims(readings["Bae Du-ri"]) == {("occupation", "film director")}
    star = {said(readings["Min Ga-on"], claim)[1]: claim for claim in readings["Min Ga-on"].claims}
    assert star["partner"].qualifiers == (("status", TextValue("married")),), "a marriage that ended is no claim"
    assert star["award_received"].object == TextValue("Golden Shell")
    assert star["award_received"].qualifier("date") == DateValue("2031-12-30")
    assert star["award_received"].qualifier("for_work") is not None
    [sister] = readings["Oh Se-ra"].claims
    assert (sister.predicate, sister.qualifier("kinship")) == ("relative", TextValue("sister"))


@pytest.mark.parametrize(
    ("snak", "date"),
    [
        (day("2031-03-08"), "2031-03-08"), (day("2031-03-00", 10), "2031-03"), (day("2031-00-00", 9), "2031"),
        (day("2030-00-00", 8), "203X"), (day("2031-13-08"), ""), (day("2031-03-08", 6), ""),
        (value("time", {"time": "-0044-03-15T00:00:00Z", "precision": 11}), ""),
        (value("time", {"time": "+1582-01-01T00:00:00Z", "precision": 11, "calendarmodel": "x/Q1985786"}), ""),
    ],
)  # fmt: skip
def test_dates_are_as_precise_as_they_say(snak: Json, date: str) -> None:
    found = form.item(entity("Q9", "X", P580=statement(snak)))
    assert found is not None
    assert (found.statements[0].main.date if found.statements[0].main else "") == date


def test_other_wrappings_of_the_same_entities(tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"entities": {one["id"]: one for one in DUMP}}, indent=2))
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in DUMP))
    one_line = tmp_path / "line.json"
    one_line.write_text(json.dumps(DUMP))
    texts = [[r.document.text for r in imported(path)[0]] for path in (answer, lines, one_line)]
    assert texts[0] == texts[1] == texts[2]
    assert len(texts[0]) == 6


def test_what_is_no_entity_is_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    path = dump(tmp_path / "dump.json", DUMP)
    lines = path.read_text().splitlines()
    lines[2:2] = ["{broken,", '"words",', "[" * 100_000 + ",", '{"n": ' + "9" * 5000 + "},"]
    path.write_text("\n".join(lines))
    readings, errors, _ = imported(path)
    assert len(readings) == 6
    assert [str(error).replace(str(tmp_path), "") for error in errors] == [
        "/dump.json:3: not JSON: Expecting property name enclosed in double quotes (column 2)",
        "/dump.json:4: no entity of Wikidata",
        "/dump.json:5: not JSON that can be read: too deep, or a number too long",
        "/dump.json:6: not JSON that can be read: too deep, or a number too long",
    ]


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    path = dump(tmp_path / "dump.json.gz", DUMP)
    path.write_bytes(path.read_bytes()[:-200])
    _, errors, _ = imported(path)
    assert [error.message.partition(":")[0] for error in errors] == ["is damaged"]
    path.write_bytes(b"no archive")
    _, errors, _ = imported(path)
    assert [error.message.partition(":")[0] for error in errors] == ["is damaged"]


@given(st.randoms(use_true_random=False))
def test_hostile_shapes_are_left_out_and_break_nothing(rng: random.Random) -> None:
    """Any part of an entity replaced by something of another shape: never an exception, always sound."""
    junk: list[Any] = [None, 7, "x", [], {}, [[]], {"value": {}}, True, -1.5, "\u202e\x00", "y" * 400, {"id": "Q5"}]
    broken = copy.deepcopy(DUMP[0])
    for _ in range(rng.randint(1, 4)):
        at: Any = broken
        while isinstance(at, (dict, list)) and at:
            key = rng.choice(list(at)) if isinstance(at, dict) else rng.randrange(len(at))
            if rng.random() < 0.3 or not isinstance(at[key], (dict, list)):
                at[key] = rng.choice(junk)
                break
            at = at[key]
    found = form.item(broken)
    if found is not None:
        assert found.name.isprintable()
        assert all(isinstance(name, str) for name in form.items_named(found))


def test_an_entity_without_a_name_or_a_known_kind_is_counted(tmp_path: Path) -> None:
    nameless = {**entity("Q9", "", P57=statement(item("Q8"))), "labels": {}}
    entities = [nameless, entity("Q8", "A Place"), entity("Q7", "A", **HUMAN)]
    readings, errors, left_out = imported(dump(tmp_path / "x.json", entities))
    assert ([r.entities[0].name for r in readings], errors) == (["A"], [])
    assert str(left_out[0]).endswith("no work, person or character: 2")
