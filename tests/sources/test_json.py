from __future__ import annotations

import json

import pytest

from copydesk.errors import SourceError
from copydesk.jsonlines import document_to_json
from copydesk.model import Document
from copydesk.sources.html import html_document
from copydesk.sources.json import json_document


def read(data: object, published: str | None = None) -> Document:
    given = data if isinstance(data, str) else json.dumps(data)
    return json_document(given, id="file", place="x.json", published=published)


def test_wrapped_or_bare_with_its_own_id_or_the_files() -> None:
    bare = {"text": "On May 15", "published": "2024-05-16T10:00:00Z", "outlet": None}
    assert read(bare) == read({"document": bare, "claims": 3})
    assert (read(bare).id, read(bare).published, read(bare).given) == ("file", "2024-05-16", "")
    assert read({**bare, "id": "dev-1"}).id == "dev-1"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "the file is empty"),
        ("{", "not JSON: .* at line 1, column 2"),
        ('{"text": "a",\n}', "not JSON: .* at line 2, column 1"),
        ('{"text": "a"}\n{"text": "b"}', r"not JSON: Extra data .* go into a \.jsonl file"),
        ("[" * 100_000, "not a document: nested too deep"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "not a document: a number of thousands of digits"),
        ("[]", "expected an object, got a list"),
        ("3", "expected an object, got a number"),
        ({"document": "a"}, "document: expected an object, got a string"),
        ({"document": {"text": 3}}, "document.text: expected a string, got a number"),
        ({"text": None}, "text: expected a string, got nothing"),
        ({}, "text: missing"),
        ({"text": "a", "title": ["b"]}, "title: expected a string, got a list"),
        ({"text": "a", "id": 7}, "id: expected a string, got a number"),
        ({"text": "a", "published": "soon"}, 'published: expected an EDTF date such as 2024-05-16.*, got "soon"'),
        ({"text": "a", "published": 2024}, "published: expected a string, got a number"),
        ({"text": "a \ud800"}, "text: half of a surrogate pair at code point 2"),
        ({"text": "a", "media_type": "image/png"}, "media_type: expected one of text/plain"),
        ({"text": " \n"}, "no text to read in it"),
    ],
)
def test_wrong_shapes_name_the_field(data: object, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^x\.json: {message}") as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_published_that_is_given_wins_even_over_a_wrong_one() -> None:
    assert read({"document": {"text": "a", "published": "soon"}}, published="2024").published == "2024"


def test_a_page_in_a_reading_is_read_as_the_page_it_is() -> None:
    page = html_document("<h1>Kim &amp; co</h1><p>On May 15", id="p", place="p.html", published="2024-05-16")
    assert read({"document": document_to_json(page)}) == page
