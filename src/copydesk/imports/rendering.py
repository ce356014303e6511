"""A row's words as a text that claims can cite: lines of "label: words", and the entities and claims born with them.

    Rendering ──line──▶ Line (where each part stands) ──entity, claim──▶ … ──▶ reading

Nothing is looked up afterwards: an offset is where the words were written down, so `text[start:end]` is the quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.model import Claim, Document, Entity, EntityType, EntityValue, Evidence, Qualifier, Reading, Span, Value

__all__ = ["Line", "Part", "Rendering"]

_BETWEEN = " – "
_LIST = " | "


@dataclass(frozen=True, slots=True)
class Part:
    """A cell as it is written down: its label, which may be empty, and its words, one or a list."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was written down: the evidence of what it says, and the span of every word of every part."""

    evidence: Evidence
    spans: tuple[tuple[Span, ...], ...]


class Rendering:
    """The text of one story of rows, and what its rows say. `heading` is the text's first line and the title."""

    def __init__(self, heading: str) -> None:
        self._heading = heading
        self._pieces = [heading, "\n"]
        self._length = len(heading) + 1
        self._entities: dict[tuple[EntityType, str, str], tuple[str, dict[str, None], list[Span]]] = {}
        self._claims: dict[tuple[object, ...], Claim] = {}

    def line(self, *parts: Part) -> Line:
        """Write down the parts that have words, in order. At least one has."""
        self._write("\n")
        start, from_piece = self._length, len(self._pieces)
        spans: list[tuple[Span, ...]] = []
        for part in parts:
            if part.words:
                self._write(_BETWEEN if self._length > start else "")
                self._write(f"{part.label}: " if part.label else "")
            spans.append(self._list(part.words))
        words = "".join(self._pieces[from_piece:])
        return Line(Evidence(start, self._length, words), tuple(spans))

    def entity(self, kind: EntityType, name: str, *spans: Span, apart: str = "") -> EntityValue:
        """The entity of that type and name, and where it is named. `apart` tells two of one name from each other."""
        known = self._entities.setdefault((kind, name, apart), (f"e{len(self._entities) + 1}", {}, []))
        known[2].extend(spans)
        return EntityValue(known[0])

    def alias(self, kind: EntityType, name: str, alias: str, span: Span, *, apart: str = "") -> None:
        """Another form of the name of an entity that is known, and where it stands."""
        _, aliases, spans = self._entities[(kind, name, apart)]
        if alias != name:
            aliases[alias] = None
        spans.append(span)

    def claim(
        self,
        subject: EntityValue,
        predicate: str,
        value: Value,
        said: Line,
        *,
        qualifiers: Sequence[tuple[str, Qualifier]] = (),
        attribution: str | None = None,
        confidence: float = 1.0,
    ) -> None:
        """What a line says. A claim that another row of the story makes as well gets its words too."""
        qualifiers = tuple(sorted(qualifiers, key=lambda item: item[0]))
        key = (subject, predicate, value, qualifiers, attribution)
        evidence: tuple[Evidence, ...] = (said.evidence,)
        if key in self._claims:
            evidence = (*self._claims[key].evidence, said.evidence)
        self._claims[key] = Claim(
            subject.entity, predicate, value, qualifiers, attribution=attribution, evidence=evidence[:8],
            confidence=confidence, made_by="import",
        )

    def reading(self, *, document_id: str, url: str, outlet: str, media_type: str, reader: str, place: str) -> Reading:
        """All of it as the reading of one document, which has no publication date."""
        return Reading(
            document=Document(
                id=document_id, text="".join(self._pieces), title=self._heading, outlet=outlet, url=url,
                media_type=media_type, place=place,
            ),
            entities=tuple(
                Entity(entity_id, kind, name, tuple(aliases), tuple(sorted(set(spans))))
                for (kind, name, _), (entity_id, aliases, spans) in self._entities.items()
            ),
            claims=tuple(self._claims.values()),
            reader=reader,
        )

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)

    def _list(self, words: Sequence[str]) -> tuple[Span, ...]:
        spans = []
        for at, word in enumerate(words):
            self._write(_LIST if at else "")
            spans.append(Span(self._length, self._length + len(word)))
            self._write(word)
        return tuple(spans)
