"""Tables for tests: a few rows of each kind, about shows that do not exist, and a way to change one cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from copydesk.errors import SourceError
from copydesk.imports import LeftOut
from copydesk.imports.files import readings
from copydesk.model import Claim, EntityValue, Reading

Rows = list[dict[str, str]]

SHOWS: Rows = [
    {
        "show_id": "winter-tide", "title": "Winter Tide",
        "title_hangul": "겨울 조류", "alt_titles": "The Tide|Cold Tide", "network": "tvX",
        "streaming": "Streamly|Viewly", "start_date": "2031-03-08", "end_date": "2031-04-27",
        "episodes": "16", "writers": "Han Seo-jin (writer)", "directors": "Han Seo-jin|Bae Du-ri",
        "production_companies": "Studio Moth", "genre": "romance, mystery",
        "source_urls": "https://www.paper.example/tide|https://m.gazette.example/a?id=3",
    },
]  # fmt: skip
CAST: Rows = [
    {"show_id": "winter-tide", "person": "Min Ga-on", "person_hangul": "민가온", "character": "Oh Se-ra / Lady Oh",
     "billing": "lead", "source_url": "https://paper.example/cast"},
    {"show_id": "winter-tide", "person": "Han Seo-jin (actor)", "person_hangul": "", "character": "cab driver",
     "billing": "cameo", "source_url": "https://paper.example/cast"},
]  # fmt: skip
RATINGS: Rows = [
    {"show_id": "winter-tide", "episode": "finale", "date": "2031-04-27", "area": "nationwide", "statistic": "average",
     "percent": "18.450", "rating_company": "Nielsen Korea", "source_url": "https://paper.example/finale"},
    {"show_id": "winter-tide", "episode": "3", "date": "", "area": "", "statistic": "peak", "percent": "9.1",
     "rating_company": "", "source_url": "https://paper.example/finale"},
]  # fmt: skip
PEOPLE: Rows = [
    {"person": "Min Ga-on", "hangul": "민가온", "also_spelled": "Min Gaon|Min Ga On", "kind": "actor",
     "agency": "Moth Ent", "instagram_handle": "mgo", "source_url": "https://paper.example/people"},
]  # fmt: skip


def written(rows: Sequence[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def folder(path: Path, **tables: Sequence[dict[str, str]]) -> Path:
    """A folder with the tables given, or with all of them."""
    given = tables or {"shows": SHOWS, "cast": CAST, "ratings": RATINGS, "people": PEOPLE}
    path.mkdir(exist_ok=True)
    for name, rows in given.items():
        (path / f"{name}.csv").write_bytes(written(rows))
    return path


def imported(*paths: Path) -> tuple[list[Reading], list[SourceError], list[LeftOut]]:
    found = list(readings([str(path) for path in paths]))
    return (
        [one for one in found if isinstance(one, Reading)],
        [one for one in found if isinstance(one, SourceError)],
        [one for one in found if isinstance(one, LeftOut)],
    )


def said(reading: Reading, claim: Claim) -> tuple[str, str, str]:
    """A claim in words: subject, predicate, object."""
    value = claim.object
    if isinstance(value, EntityValue):
        words = reading.entity(value.entity).name
    else:
        words = str(next(getattr(value, name) for name in ("date", "number", "text") if hasattr(value, name)))
    return reading.entity(claim.subject).name, claim.predicate, words


def sound(reading: Reading) -> None:
    """Every quote is where it says, holds its object's words, and every mention is a name of its entity."""
    text = reading.document.text
    for claim in reading.claims:
        assert claim.evidence
        for words in claim.evidence:
            assert text[words.start : words.end] == words.quote
        if isinstance(claim.object, EntityValue):
            name = reading.entity(claim.object.entity).name
            assert any(name in words.quote for words in claim.evidence)
    for entity in reading.entities:
        assert entity.mentions
        assert {text[span.start : span.end] for span in entity.mentions} <= {entity.name, *entity.aliases}
