"""The story that the project began with: all twenty of its claims, none besides, every one cited, in four forms.

The story is others' text and stays out of the project: these tests skip where `../shared` is absent.
"""

from __future__ import annotations

import io
import json
from html import escape
from pathlib import Path
from typing import Any

import pytest

from copydesk.jsonlines import document_from_json, reading_to_json
from copydesk.model import Document, Reading
from copydesk.reader.pipeline import Reader
from copydesk.sources import documents
from quality.score import Counts, score

SEED = Path(__file__).parents[3] / "shared" / "corpus" / "seed"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed story is not ours and is not here")

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Seed</title><script>var ad = "Kim Soo Hyun stars in Goblin";</script></head>
<body>
<div id="cookie-banner" class="cookie-consent"><p>We and our 84 partners store cookies. Accept all?</p></div>
<nav><a href="/">Home</a> <a href="/kdrama">Vincenzo</a></nav>
<article>
{blocks}
</article>
<footer><p>Copyright. Written by Park Ji Eun.</p></footer>
<script>track("Queen of Tears");</script>
</body></html>
"""
EMBED = """<blockquote class="instagram-media"><p>View this post on Instagram</p>
<a href="https://x.test/p">A post</a></blockquote>"""


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SEED / "seed.json").read_text("utf-8"))
    return data


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def whole(gold: dict[str, Any], reading: Reading) -> Counts:
    """The scorer's counts over all predicates; `reading` may be of another form of the story."""
    total = Counts()
    for counts in score(gold, reading_to_json(reading)).counts.values():
        total.add(counts)
    return total


def read(path: Path, reader: Reader, published: str | None = None) -> Reading:
    (document,) = documents([str(path)], stdin=io.BytesIO(), published=published)
    assert isinstance(document, Document)
    return reader.read(document)


def test_all_twenty_claims_and_none_besides(gold: dict[str, Any], reader: Reader) -> None:
    reading = read(SEED / "seed.txt", reader)
    counts = whole(gold, reading)
    assert (counts.said, counts.right, counts.strict, counts.cited) == (20, 20, 20, 20)
    assert all(reading.document.text[e.start : e.end] == e.quote for c in reading.claims for e in c.evidence)


def test_dates_are_whole_where_the_day_of_publication_is_known(reader: Reader) -> None:
    reading = read(SEED / "seed.txt", reader, "2024-05-16")
    dated = {getattr(c.object, "date", None) for c in reading.claims} | {
        getattr(c.qualifier("date"), "date", None) for c in reading.claims
    }
    assert {"2024-03-09", "2024-04-28", "2024-05-15", "2024-05-08~"} <= dated


def test_other_forms_of_the_story_say_the_same(gold: dict[str, Any], reader: Reader, tmp_path: Path) -> None:
    blocks = [b for b in gold["document"]["text"].split("\n\n") if b.strip()]
    html = [f"<h2>{escape(b)}</h2>" if len(b) < 75 else f"<p>{escape(b)}</p>" for b in blocks]
    html = [b.replace("Queen of Tears", "<em>Queen of Tears</em>", 1).replace("’", "&rsquo;", 1) for b in html]
    html.insert(5, EMBED)
    markdown = [f"## {b}" if len(b) < 75 else b.replace("Queen of Tears", "*Queen of Tears*", 1) for b in blocks]
    files = {
        "seed.html": PAGE.format(blocks="\n".join(html)),
        "seed.md": "---\nlang: en\n---\n\n" + "\n\n".join(markdown) + "\n",
        "seed.json": json.dumps({"document": gold["document"]}, ensure_ascii=False),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.write_text(content, "utf-8")
        reading = read(path, reader)
        counts = whole(gold, reading)
        assert (name, counts.said, counts.right, counts.strict) == (name, 20, 20, 20)
        printed = reading_to_json(reading)
        given = printed["document"]["text"]
        if name != "seed.json":
            assert given == content
        for claim in printed["claims"]:
            assert claim["evidence"]
            for evidence in claim["evidence"]:
                assert given[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_gold_story_is_the_text_file(gold: dict[str, Any]) -> None:
    document = document_from_json(gold["document"], place="seed.json")
    assert document.text.split() == (SEED / "seed.txt").read_text("utf-8").split()
