"""Reference tables: what a row becomes, whose it is, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.model import EntityType, EntityValue, NumberValue, Reading, TextValue
from imports import tables
from imports.tables import CAST, PEOPLE, RATINGS, SHOWS, folder, imported, said, sound


def one(readings: list[Reading], table: str) -> Reading:
    found = [reading for reading in readings if reading.document.id.startswith(table)]
    return found[0]


def test_a_row_of_shows_says_all_that_its_cells_say_at_each_address(tmp_path: Path) -> None:
    readings, errors, _ = imported(folder(tmp_path, shows=SHOWS))
    assert errors == []
    assert [(r.document.outlet, r.document.url) for r in readings] == [
        ("paper.example", "https://www.paper.example/tide"), ("gazette.example", "https://m.gazette.example/a?id=3"),
    ]
    for reading in readings:
        sound(reading)
        assert {said(reading, claim) for claim in reading.claims} == {
            ("Winter Tide", "original_broadcaster", "tvX"),
            ("Winter Tide", "streamed_on", "Streamly"), ("Winter Tide", "streamed_on", "Viewly"),
            ("Winter Tide", "start_date", "2031-03-08"), ("Winter Tide", "end_date", "2031-04-27"),
            ("Winter Tide", "episode_count", "16.0"), ("Winter Tide", "production_company", "Studio Moth"),
            ("Winter Tide", "screenwriter", "Han Seo-jin"), ("Han Seo-jin", "occupation", "writer"),
            ("Winter Tide", "director", "Han Seo-jin"), ("Winter Tide", "director", "Bae Du-ri"),
            ("Winter Tide", "genre", "romance"), ("Winter Tide", "genre", "mystery"),
        }  # fmt: skip
        assert reading.document.published is None
        [work] = [entity for entity in reading.entities if entity.type is EntityType.WORK]
        assert work.aliases == ("겨울 조류", "The Tide", "Cold Tide")


def test_a_mark_beside_a_name_keeps_two_people_apart(tmp_path: Path) -> None:
    readings, _, _ = imported(folder(tmp_path, shows=SHOWS))
    people = [e for e in readings[0].entities if e.name == "Han Seo-jin"]
    assert len(people) == 2
    makers = {c.predicate: c.object for c in readings[0].claims if c.predicate in ("screenwriter", "director")}
    assert len(set(makers.values())) == 2


def test_a_row_of_cast_names_roles_and_no_description(tmp_path: Path) -> None:
    readings, errors, _ = imported(folder(tmp_path))
    assert errors == []
    reading = one(readings, "cast")
    sound(reading)
    parts = [
        (said(reading, c)[2], dict(c.qualifiers)) for c in reading.claims if c.predicate == "cast_member"
    ]
    characters = [
        reading.entity(value.entity).name for _, q in parts for key, value in q.items()
        if key == "character" and isinstance(value, EntityValue)
    ]
    assert characters == ["Oh Se-ra", "Lady Oh"]
    assert [(name, str(q["billing"].text)) for name, q in parts if isinstance(q["billing"], TextValue)] == [
        ("Min Ga-on", "lead"), ("Min Ga-on", "lead"), ("Han Seo-jin", "cameo"),
    ]
    assert "character" not in parts[2][1], "a cab driver is no character's name"
    assert ("Han Seo-jin", "occupation", "actor") in {said(reading, c) for c in reading.claims}


def test_a_rating_keeps_its_places_its_scope_and_its_company(tmp_path: Path) -> None:
    readings, _, _ = imported(folder(tmp_path))
    reading = one(readings, "ratings")
    sound(reading)
    finale, third = reading.claims
    assert finale.object == NumberValue(18.45, "percent", 3)
    assert {key: getattr(value, "text", getattr(value, "date", None)) for key, value in finale.qualifiers} == {
        "episode": "finale", "date": "2031-04-27", "area": "nationwide", "statistic": "average",
    }
    assert finale.attribution == "Nielsen Korea"
    assert finale.evidence[0].quote.endswith("percent: 18.450 – rating_company: Nielsen Korea")
    assert dict(third.qualifiers) == {"episode": NumberValue(3.0), "statistic": TextValue("peak")}
    assert third.attribution is None


def test_a_table_may_say_the_household_base(tmp_path: Path) -> None:
    rows = [{**RATINGS[0], "base": "paid platform"}]
    readings, errors, _ = imported(folder(tmp_path, shows=SHOWS, ratings=rows))
    assert errors == []
    assert one(readings, "ratings").claims[0].qualifier("base") == TextValue("paid platform")


def test_a_person_has_spellings_an_occupation_and_an_agency_and_a_handle_is_left_out(tmp_path: Path) -> None:
    readings, errors, left_out = imported(folder(tmp_path, people=PEOPLE))
    assert errors == []
    sound(readings[0])
    assert readings[0].entities[0].aliases == ("민가온", "Min Gaon", "Min Ga On")
    assert {said(readings[0], c)[1:] for c in readings[0].claims} == {
        ("occupation", "actor"), ("represented_by", "Moth Ent"),
    }
    assert ["instagram_handle" in str(one) for one in left_out] == [True]


def test_rows_of_one_address_are_one_story_and_of_two_tables_are_two(tmp_path: Path) -> None:
    same = [{**RATINGS[0], "source_url": "http://paper.example/cast/#top"}, RATINGS[1]]
    readings, _, _ = imported(folder(tmp_path, shows=SHOWS, cast=CAST, ratings=same))
    ids = [reading.document.id for reading in readings]
    assert ids[2:] == ["cast paper.example/cast", "ratings paper.example/cast", "ratings paper.example/finale"]


def test_a_story_of_rows_is_bounded(tmp_path: Path) -> None:
    rows = [{**RATINGS[0], "percent": f"{n / 100:.2f}"} for n in range(450)]
    readings, _, _ = imported(folder(tmp_path, shows=SHOWS, ratings=rows))
    parts = [reading for reading in readings if reading.document.id.startswith("ratings")]
    assert [len(part.claims) for part in parts] == [200, 200, 50]
    assert len({part.document.id for part in parts}) == 3


def test_one_claim_of_two_rows_is_one_claim_with_both_words(tmp_path: Path) -> None:
    rows = [CAST[0], {**CAST[0], "person_hangul": ""}]
    readings, _, _ = imported(folder(tmp_path, shows=SHOWS, cast=rows))
    claim = one(readings, "cast").claims[0]
    assert len(claim.evidence) == 2


def test_a_table_alone_finds_its_shows_beside_it(tmp_path: Path) -> None:
    folder(tmp_path)
    readings, errors, _ = imported(tmp_path / "ratings.csv")
    assert (len(readings), errors) == (1, [])
    (tmp_path / "shows.csv").unlink()
    readings, errors, _ = imported(tmp_path / "ratings.csv")
    assert readings == []
    assert str(errors[0]).startswith(f'{tmp_path}/ratings.csv:2: show_id: no show "winter-tide"')


@pytest.mark.parametrize(
    ("table", "cell", "value", "said"),
    [
        ("ratings", "percent", "18,4", 'percent: expected a number from 0 to 100 such as 24.850, got "18,4"'),
        ("ratings", "percent", "nan", "percent: expected a number"),
        ("ratings", "percent", "1e2", "percent: expected a number"),
        ("ratings", "percent", "118.4", "percent: expected a number"),
        ("ratings", "percent", "-3", "percent: expected a number"),
        ("ratings", "percent", "٣", "percent: expected a number"),
        ("ratings", "episode", "last", 'episode: expected premiere or finale or series, got "last"'),
        ("ratings", "episode", "0", "episode: expected a whole number"),
        ("ratings", "date", "April 27", "date: expected a date such as 2024-04-28"),
        ("ratings", "date", "2031-02-30", "date: expected a date"),
        ("ratings", "statistic", "mean", "statistic: expected average or peak"),
        ("ratings", "area", "=HYPERLINK(1)", "area: \"=HYPERLINK(1)\" is a spreadsheet's formula, not a value"),
        ("ratings", "show_id", "tide", 'show_id: no show "tide"'),
        ("ratings", "source_url", "", "source_url: is empty: a row needs the address of the page that says it"),
        ("ratings", "source_url", "javascript:alert(1)", "source_url: \"javascript:alert(1)\" is no address of a page"),
        ("ratings", "source_url", "http://[::1", "source_url: "),
        ("ratings", "rating_company", "Niel\x07sen", "rating_company: holds a character that cannot be printed"),
        ("ratings", "rating_company", "Niel\x00sen", "rating_company: holds a character that cannot be printed"),
        ("cast", "person", "", "person: is empty"),
        ("cast", "person", "–", "person: expected a name"),
        ("cast", "person", "x" * 301, "person: 301 characters, more than 300"),
        ("cast", "billing", "star", "billing: expected lead or supporting or cameo"),
        ("people", "also_spelled", "|".join(map(str, range(60))), "also_spelled: 60 values, more than 50"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_by_line_and_column_and_the_rest_goes_in(
    tmp_path: Path, table: str, cell: str, value: str, said: str
) -> None:
    rows = {"cast": CAST, "ratings": RATINGS, "people": PEOPLE}[table]
    bad = [{**rows[0], cell: value}, rows[-1]]
    readings, errors, _ = imported(folder(tmp_path, shows=SHOWS, **{table: bad}))
    assert len(errors) == 1
    assert str(errors[0]).startswith(f"{tmp_path}/{table}.csv:2: {said}")
    assert one(readings, table).claims, "the good row is in"


def test_columns_that_no_table_has_are_named(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(tables.written([{**RATINGS[0], "flag": "slip"}]))
    readings, errors, _ = imported(path)
    assert (readings, len(errors)) == ([], 1)
    assert "nearest: ratings; the column 'flag' is unknown" in str(errors[0])
    readings, errors, left_out = imported(tmp_path)
    assert (readings, errors, len(left_out)) == ([], [], 1), "in a folder it is left alone, and said so"


def test_files_that_are_not_there_or_no_tables(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("hello")
    _, errors, _ = imported(tmp_path / "gone.csv", tmp_path / "empty.csv", tmp_path / "notes.txt")
    assert [error.message for error in errors] == ["not there", "is empty", "is none of the forms that can be imported"]
