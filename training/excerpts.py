"""Cuts a few sentences out of a gold story, with the gold that they still say, so that a model learns short texts too.

A claim whose evidence lies wholly in the excerpt is the excerpt's. One that the excerpt may say in other words, or says
in part, is kept as optional: it counts neither for nor against. Pure apart from the random source that is passed in.
"""

from __future__ import annotations

import random
from typing import Any

from copydesk.text.segment import segment
from data import occurrences

#: How many sentences an excerpt may have; short ones are the likelier, as drafts of a sentence or two are.
LENGTHS = (1, 1, 2, 2, 3, 4, 5, 7)
#: A story of fewer sentences is short as it is.
SHORTEST = 9


def excerpts(story: dict[str, Any], source: random.Random, count: int) -> list[dict[str, Any]]:
    """Up to `count` excerpts of a gold story, each a gold story itself; none of a short one."""
    text = story["document"]["text"]
    sentences = segment(text).sentences
    if len(sentences) < SHORTEST:
        return []
    cut = []
    for number in range(count):
        first = source.randrange(len(sentences))
        last = min(len(sentences), first + source.choice(LENGTHS)) - 1
        cut.append(_excerpt(story, text[sentences[first].start : sentences[last].end], number))
    return cut


def _excerpt(story: dict[str, Any], text: str, number: int) -> dict[str, Any]:
    entities = [e for e in story["entities"] if any(occurrences(text, n) for n in (e["name"], *e.get("aliases", ())))]
    kept = {entity["id"] for entity in entities}
    claims = []
    for claim in story["claims"]:
        if claim["subject"] not in kept:
            continue
        quotes = [q["quote"] if isinstance(q, dict) else q for q in claim["evidence"]]
        whole = all(quote in text for quote in quotes)
        claims.append({**claim, "optional": claim.get("optional", False) or not whole})
    document = {**story["document"], "id": f"{story['document']['id']}/{number}", "title": "", "text": text}
    return {**story, "document": document, "entities": entities, "claims": claims}
