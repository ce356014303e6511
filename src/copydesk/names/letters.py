"""How many letters two spellings are apart, whatever their case, accents, hyphens and spaces. Decides nothing."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from copydesk.names.folding import LONGEST_NAME, fold

__all__ = ["letters_apart"]


def letters_apart(a: str, b: str, most: int = 3) -> int:
    """The letters to change, add, drop or exchange with a neighbour to make one of the other; at most `most` + 1."""
    left, right = fold(a[:LONGEST_NAME]), fold(b[:LONGEST_NAME])
    return int(min(OSA.distance(left, right, score_cutoff=most), most + 1))
