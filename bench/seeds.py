"""What the fuzzer begins with: pieces of the corpus in every form that a target takes, and words worth trying."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.targets import SOURCE_SUFFIXES
from bench.texts import ROOT
from copydesk.vocabulary import PREDICATES

__all__ = ["dictionary", "write_seeds"]

#: Stories that seeds are cut from: every second one of dev.
_GOLD = sorted((ROOT / "corpus" / "dev").glob("*.json"))[::2]
_HOSTILE = (
    "\u200bKim\u200d Soo\u2060-hyun\ufeff (김수현, \u202eabc\u202c) 👨‍👩‍👧 said “‘“‘no’”’” 24.850%",
    "KIM SOO HYUN AND KIM JI WON STAR IN QUEEN OF TEARS ON TVN FROM MARCH 9 TO APRIL 28",
    "from sat mar 9 2024 til the 28th it drew twenty-one point six per cent in seoul no stops no capitals",
    "(((((((((((((((((a)))))))))))))))) " + "“" * 40,
    "1,000,000,000 0.0000001 ٣٤٫٥ ½ ① 12th 1st 3rd 9-10 2023-24 31/02/2024 00:00 29 February",
)
_NAMES = ("Kim Soo-hyun\nKim Su-hyeon\n김수현", "Hong Hae In\nHong Ha In", "IU\nLee Ji-eun\n이지은", "The Glory\nGlory",
          "Ma Dong-seok\nDon Lee\nMa Dong Seok's", "Ji Chang-wook\nJi Chang Uk",
          "Namkoong Min\nNam Goong-min\n남궁민", "Robert Downey Jr.\nDowney", "J. K. Rowling\nJoanne Rowling",
          "CLOY\nCrash Landing on You", "Éric\nEric")  # fmt: skip
_DATES = ("aired March 9-10, 2024 and ends on Sunday, April 28", "two days before the finale on the 28th; in spring",
          "from Feb. 29 to Mar. 1; late 2023; the 2010s; 2024-05-16T10:00", "9 (Sat.) through 28 April, 9:20 p.m. KST",
          "a week ago Wednesday, last month, next year, the day after tomorrow, Christmas Eve")  # fmt: skip
_TAGS = """<p> </p> <h1> <br> <!-- --> <![CDATA[ ]]> <script> </script> <article> <main> <title> <meta &amp;
    &#x1F600; &nbsp; &#0; class="ad" hidden <time datetime= <blockquote> <figcaption> <li> --- ``` ** __ [a](b)
    ![a](b) # > | \\""".split()
_WORDS = """2024-04-28 XXXX-04-28 24.850 percent Monday March Kim Soo-hyun 김수현 ’s “ ” ‘ ’ \u200b \u200d \u202e \u0301
    \ufeff twenty-first yesterday tvN :// .. ... ？ ② İ ß ŉ ǆ ﬁ""".split()
_KEYS = """document entities claims dates id text title published media_type type name aliases mentions
    subject predicate object qualifiers modality attribution evidence start end quote confidence entity date number unit
    places text/html
    text/markdown edtf weekday null true 1e999 NaN -0.0 1e300""".split()


def dictionary(target: str) -> list[str]:
    """Words that the fuzzer puts in as they are."""
    if target == "sources":
        return [*_TAGS, *_KEYS]
    if target == "json":
        return [*_KEYS, *PREDICATES]
    return _WORDS


def write_seeds(target: str, folder: Path) -> None:
    """Write the seeds of a target, one a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds(target)):
        (folder / f"seed-{number:03d}").write_bytes(seed)


def _seeds(target: str) -> Iterator[bytes]:
    match target:
        case "sources":
            for text in (*_texts(600), *_HOSTILE):
                for kind, suffix in enumerate(SOURCE_SUFFIXES):
                    yield bytes([kind]) + _as(suffix, text).encode("utf-8")
        case "json":
            for path in _GOLD:
                yield json.dumps(_shortened(json.loads(path.read_text("utf-8"))), ensure_ascii=False).encode("utf-8")
        case "names":
            yield from (names.encode("utf-8") for names in _NAMES)
        case "dates":
            yield from (b"\x01" + said.encode("utf-8") for said in (*_DATES, *_texts(400)))
        case _:
            yield from (said.encode("utf-8") for said in (*_texts(500), *_HOSTILE, *_DATES))


def _texts(size: int) -> Iterator[str]:
    for number, path in enumerate(_GOLD):
        text = json.loads(path.read_text("utf-8"))["document"]["text"]
        at = number * len(text) // (2 * len(_GOLD))
        yield text[at : at + size]


def _as(suffix: str, text: str) -> str:
    paragraphs = text.split("\n\n")
    if suffix == ".html":
        said = "".join(f"<p class=x>{html.escape(p)}</p>\n" for p in paragraphs[1:])
        head = '<html lang=en><head><title>t</title><meta property="article:published_time" content="2024-05-16">'
        story = f"<article><h1>{html.escape(paragraphs[0])}</h1>{said}<br>&amp;</article>"
        return f"<!doctype html>{head}<body><nav>a</nav>{story}"
    if suffix == ".md":
        return f"---\ntitle: A\ndate: 2024-05-16\n---\n# {paragraphs[0]}\n\n" + "\n\n> *".join(paragraphs[1:])
    if suffix == ".txt":
        return text
    document = {"id": "a", "text": text, "published": "2024-05-16", "media_type": "text/html"}
    return json.dumps({"document": document} if suffix == ".json" else document, ensure_ascii=False)


def _shortened(gold: dict[str, Any]) -> dict[str, Any]:
    """A gold file with one claim of each predicate and a text of their evidence alone."""
    claims = list({claim["predicate"]: claim for claim in gold["claims"]}.values())
    quotes = dict.fromkeys(quote for claim in claims for quote in claim["evidence"])
    used = {claim["subject"] for claim in claims} | {str(claim["object"].get("entity")) for claim in claims}
    used |= {str(value) for claim in claims for value in (claim.get("qualifiers") or {}).values()}
    return {
        "document": {**gold["document"], "text": "\n".join(quotes)},
        "entities": [{**e, "mentions": [[0, 3]]} for e in gold["entities"] if e["id"] in used],
        "claims": claims,
        "dates": [{"start": 0, "end": 2, "edtf": "2024-04", "weekday": None}],
    }
