"""Word pieces: the encoder's own spelling of a token. Pure.

The scheme is WordPiece as BERT's uncased models use it: lower case, accents dropped, then greedily the longest known
piece.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["CLS", "SEP", "WordPieces"]

CLS, SEP, _UNKNOWN = 101, 102, 100
#: Pieces kept of one token; a longer one (a link, a run of letters) keeps its beginning, which is enough to tag it.
_MOST = 12


class WordPieces:
    """Turns tokens into piece ids, remembering what it has spelled before."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._ids = vocabulary
        self.spell = lru_cache(maxsize=65536)(self._spell)

    def _spell(self, token: str) -> tuple[int, ...]:
        decomposed = unicodedata.normalize("NFD", token[:64].lower())
        bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
        # Hangul syllables are in the vocabulary only as jamo, which NFD has produced already.
        if not bare:
            return (_UNKNOWN,)
        pieces: list[int] = []
        start = 0
        while start < len(bare) and len(pieces) < _MOST:
            end = len(bare)
            while end > start:
                piece = bare[start:end] if start == 0 else "##" + bare[start:end]
                found = self._ids.get(piece)
                if found is not None:
                    pieces.append(found)
                    break
                end -= 1
            else:
                return (_UNKNOWN,)
            start = end
        return tuple(pieces)
