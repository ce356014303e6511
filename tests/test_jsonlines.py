from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from copydesk.dates import DateMention
from copydesk.errors import SourceError
from copydesk.jsonlines import document_from_json, document_to_json, reading_from_json, reading_to_json
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    Modality,
    NumberValue,
    Piece,
    Reading,
    Span,
    TextValue,
)

TEXT = "Queen of Tears ended on April 28 with 24.850 percent. Kim Soo Hyun starred."
CORPUS = Path(__file__).parents[1] / "corpus"


def evidence(words: str, text: str = TEXT) -> Evidence:
    return Evidence(text.index(words), text.index(words) + len(words), words)


def reading(document: Document | None = None) -> Reading:
    return Reading(
        document=document or Document("s1", TEXT, "Queen", "2024-05-16", "Desk", "https://a/b", "en"),
        entities=(
            Entity("e1", EntityType.WORK, "Queen of Tears", ("Queen",), (Span(0, 14),)),
            Entity("e2", EntityType.PERSON, "Kim Soo Hyun", (), (Span(54, 66),)),
        ),
        claims=(
            Claim("e1", "end_date", DateValue("2024-04-28"), evidence=(evidence("April 28"),), confidence=0.75),
            Claim(
                "e1",
                "audience_rating",
                NumberValue(24.85, "percent", 3),
                (
                    ("date", DateValue("2024-04-28")),
                    ("episode", NumberValue(16.0)),
                    ("statistic", TextValue("average")),
                ),
                Modality.REPORTED,
                "Nielsen Korea",
                (evidence("24.850 percent"),),
                made_by="relations",
            ),
            Claim(
                "e1", "cast_member", EntityValue("e2"), (("billing", TextValue("lead")),), evidence=(evidence(TEXT),)
            ),
            Claim(
                "e1", "holds_record", TextValue("views"), (("previous", EntityValue("e1")), ("rank", NumberValue(1.0)))
            ),
        ),
        dates=(DateMention(24, 32, "2024-04-28", None),),
        reader="2026.1",
        note="in parts",
    )


def there_and_back(one: Reading) -> Reading:
    return reading_from_json(json.loads(json.dumps(reading_to_json(one))), place="x.jsonl:1")


def test_a_reading_comes_back() -> None:
    assert there_and_back(reading()) == reading()


def test_the_shape_of_a_claim() -> None:
    assert reading_to_json(reading())["claims"][1] == {
        "subject": "e1",
        "predicate": "audience_rating",
        "object": {"number": 24.85, "unit": "percent", "places": 3},
        "qualifiers": {"date": "2024-04-28", "episode": 16, "statistic": "average"},
        "modality": "reported",
        "attribution": "Nielsen Korea",
        "evidence": [{"start": 38, "end": 52, "quote": "24.850 percent"}],
        "confidence": 1.0,
        "made_by": "relations",
    }


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (NumberValue(24.85, "percent", 2), '{"number": 24.85, "unit": "percent"}'),
        (NumberValue(24.85, "percent", 3), '{"number": 24.85, "unit": "percent", "places": 3}'),
        (NumberValue(8.0, "percent", 1), '{"number": 8.0, "unit": "percent"}'),
        (NumberValue(16.0), '{"number": 16}'),
    ],
)
def test_numbers_keep_their_decimals(value: NumberValue, printed: str) -> None:
    one = Reading(Document("s", "a"), (Entity("e1", EntityType.WORK, "a"),), (Claim("e1", "episode_count", value),))
    assert json.dumps(reading_to_json(one)["claims"][0]["object"]) == printed
    assert there_and_back(one).claims[0].object == value


def test_evidence_of_a_page_is_quoted_from_the_page_split_at_its_markup() -> None:
    given = "<p>Queen of <i>Tears</i>\nended"
    text = "Queen of Tears ended"
    page = Document(
        "p", text, media_type="text/html", given=given, pieces=(Piece(0, 9, 3), Piece(9, 14, 15), Piece(15, 20, 25))
    )
    one = Reading(
        page,
        (Entity("e1", EntityType.WORK, "Queen of Tears", mentions=(Span(0, 14),)),),
        (Claim("e1", "genre", TextValue("ended"), evidence=(evidence(text, text),)),),
    )
    data = reading_to_json(one)
    assert data["document"]["text"] == given
    assert data["document"]["media_type"] == "text/html"
    assert [item["quote"] for item in data["claims"][0]["evidence"]] == ["Queen of ", "Tears", "ended"]
    assert all(given[item["start"] : item["end"]] == item["quote"] for item in data["claims"][0]["evidence"])
    assert data["entities"][0]["mentions"] == [[3, 20]]
    assert there_and_back(one).document.text == given


def test_a_wrapped_line_does_not_split_evidence() -> None:
    page = Document(
        "p", "Queen ended", media_type="text/html", given="Queen\nended", pieces=(Piece(0, 5, 0), Piece(6, 11, 6))
    )
    claim = Claim("e1", "genre", TextValue("ended"), evidence=(evidence("Queen ended", page.text),))
    data = reading_to_json(Reading(page, (Entity("e1", EntityType.WORK, "Queen"),), (claim,)))
    assert data["claims"][0]["evidence"] == [{"start": 0, "end": 11, "quote": "Queen\nended"}]


def test_a_document_comes_back() -> None:
    document = reading().document
    assert document_from_json(document_to_json(document), place="x") == document
    assert document_from_json({"document": document_to_json(document)}, place="x") == document
    assert document_from_json({"text": "a"}, place="x", default_id="y").id == "y"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("document.text", 3, "document.text: expected a string, got a number"),
        ("document.id", None, "document.id: expected a string, got nothing"),
        ("document", None, "document: expected an object, got nothing"),
        ("entities", {}, "entities: expected a list, got an object"),
        (
            "entities.0.type",
            "city",
            'entities[0].type: expected one of person, work, character, organization, place, got "city"',
        ),
        ("entities.0.mentions.0", [0], "entities[0].mentions[0]: expected [start, end]"),
        (
            "entities.0.mentions.0",
            [0, 999],
            "entities[0].mentions[0][0]: 0 to 999 is no span of a text of 75 code points",
        ),
        ("claims.0.subject", "e9", 'claims[0].subject: no entity "e9" among the entities'),
        ("claims.0.predicate", "likes", 'claims[0].predicate: unknown predicate "likes"'),
        ("claims.0.object", {"date": "soon"}, "claims[0].object.date: expected an EDTF date such as"),
        ("claims.0.object", {"year": 1}, "claims[0].object: expected one of entity, date, number, text"),
        ("claims.0.object", {"number": float("nan")}, "claims[0].object.number: expected a finite number"),
        ("claims.0.object", {"number": True}, "claims[0].object.number: expected a number, got true"),
        ("claims.1.qualifiers.date", "soon", "claims[1].qualifiers.date: expected an EDTF date such as"),
        ("claims.1.qualifiers.episode", [], "claims[1].qualifiers.episode: expected a number, got a list"),
        ("claims.0.modality", "sure", "claims[0].modality: expected one of asserted, planned"),
        ("claims.0.confidence", 2, "claims[0].confidence: expected a number from 0 to 1"),
        ("claims.0.evidence.0", "not there", 'claims[0].evidence[0]: "not there" is not in the text'),
        ("claims.0.evidence.0.quote", "May 28", 'claims[0].evidence[0].quote: "May 28" is not what the text has there'),
        ("claims.0.evidence.0.start", "24", "claims[0].evidence[0].start: expected a whole number, got a string"),
        ("dates.0.weekday", "Monday", "dates[0].weekday: expected a whole number, got a string"),
    ],
)
def test_a_wrong_shape_names_place_and_field(path: str, value: object, message: str) -> None:
    data: Any = reading_to_json(reading())
    *parents, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    target = data
    for key in parents:
        target = target[key]
    target[last] = value
    with pytest.raises(SourceError) as caught:
        reading_from_json(data, place="x.jsonl:4")
    assert str(caught.value).startswith(f"x.jsonl:4: {message}")


def test_every_gold_file_is_a_reading() -> None:
    golds = [
        data for path in sorted(CORPUS.glob("dev/*.json")) if "claims" in (data := json.loads(path.read_text("utf-8")))
    ]
    assert golds
    for gold in golds:
        one = reading_from_json(gold, place=gold["document"]["id"])
        assert len(one.claims) == len(gold["claims"])
        assert all(one.document.text[e.start : e.end] == e.quote for claim in one.claims for e in claim.evidence)
