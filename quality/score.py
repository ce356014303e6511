"""Scores readings against gold stories, as docs/claims.md ("How a reading is scored") defines it.

Pure: takes stories and readings as JSON-ready dicts (the shape of a gold file and of a line of `copydesk read --format
jsonl`), returns counts. It reads no file, runs no reader and prints nothing; `run.py` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from copydesk.vocabulary import PREDICATES

__all__ = ["Counts", "Score", "score"]

Json = Mapping[str, Any]

_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLE = re.compile(r"(?:the|an|a)\s+")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_DATE = re.compile(r"(?:\d{4}|XXXX)(?:-|$)")
_UNCERTAIN = "~?%"
#: How far an approximate date of the gold ("a week ago") lets a reading's date be off.
_APPROXIMATE_DAYS = 3


@dataclass(slots=True)
class Counts:
    """How many claims the gold has, the reading has, and of these are right, right to the letter, and cited."""

    gold: int = 0
    said: int = 0
    right: int = 0
    strict: int = 0
    cited: int = 0

    def add(self, other: Counts) -> None:
        """Add the other's counts to these."""
        self.gold += other.gold
        self.said += other.said
        self.right += other.right
        self.strict += other.strict
        self.cited += other.cited

    @property
    def precision(self) -> float:
        """The share of the reading's claims that are right; 0 where it has none."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold's claims that the reading has; 0 where the gold has none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return self._f1(self.right)

    @property
    def strict_f1(self) -> float:
        """The same, where modality and every qualifier of the gold must match too."""
        return self._f1(self.strict)

    @property
    def citation(self) -> float:
        """The share of right claims whose cited spans are exact and on the words that say it."""
        return self.cited / self.right if self.right else 0.0

    def _f1(self, right: int) -> float:
        # 2PR / (P + R) with P = right/said and R = right/gold.
        return 2 * right / (self.said + self.gold) if self.said + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """What became of one story: counts by predicate, and the claims that were missed, wrong or not strict."""

    counts: Mapping[str, Counts]
    missed: tuple[Json, ...]
    wrong: tuple[Json, ...]
    loose: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the comparison: a story's text, claims, and each entity's names folded."""

    text: str
    claims: Sequence[Json]
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, data: Json, only: frozenset[str]) -> _Side:
        names = {
            entity["id"]: frozenset(map(_fold, (entity["name"], *entity.get("aliases", ())))) - {""}
            for entity in data.get("entities", ())
        }
        claims = [claim for claim in data.get("claims", ()) if not only or claim["predicate"] in only]
        return cls(data["document"].get("text", ""), claims, names)

    def called(self, reference: object) -> frozenset[str]:
        """The folded names of the entity of that id, or of the reference itself where it is no id."""
        return self.names.get(str(reference)) or frozenset((_fold(str(reference)),)) - {""}


def score(gold: Json, reading: Json | None, *, only: Iterable[str] = ()) -> Score:
    """Compare one reading with the gold of the same story; a story that was not read counts as read empty.

    Each claim of the gold takes, in order, the best fit that is left: one right to the letter before one that is not,
    a cited one before one that is not. What fits a claim marked optional is neither right nor wrong. `only` leaves all
    other predicates out of both sides.
    """
    wanted = frozenset(only)
    want_side = _Side.of(gold, wanted)
    have_side = _Side.of(reading or {"document": {}}, wanted)
    counts: dict[str, Counts] = defaultdict(Counts)
    left: dict[str, list[Json]] = defaultdict(list)
    for claim in have_side.claims:
        counts[claim["predicate"]].said += 1
        left[claim["predicate"]].append(claim)
    missed, loose = [], []
    for want in want_side.claims:
        if want.get("optional"):
            continue
        here = counts[want["predicate"]]
        here.gold += 1
        fits = [have for have in left[want["predicate"]] if _right(want, have, want_side, have_side)]
        if not fits:
            missed.append(want)
            continue
        marks = [(_strict(want, have, want_side, have_side), _cited(want, have, want_side)) for have in fits]
        best = max(range(len(fits)), key=marks.__getitem__)
        left[want["predicate"]] = [have for have in left[want["predicate"]] if have is not fits[best]]
        strict, cited = marks[best]
        here.right += 1
        here.strict += strict
        here.cited += cited
        if not strict:
            loose.append(want)
    wrong = []
    optional = [claim for claim in want_side.claims if claim.get("optional")]
    for predicate, claims in left.items():
        for have in claims:
            if any(_right(want, have, want_side, have_side) for want in optional):
                counts[predicate].said -= 1
            else:
                wrong.append(have)
    return Score(counts, tuple(missed), tuple(wrong), tuple(loose))


def _right(want: Json, have: Json, want_side: _Side, have_side: _Side) -> bool:
    """Whether subject, predicate and object match, either way round where the predicate is symmetric."""
    if want["predicate"] != have["predicate"]:
        return False
    subject = want_side.called(want["subject"]), have_side.called(have["subject"])
    if subject[0] & subject[1] and _same_object(want["object"], have["object"], want_side, have_side):
        return True
    predicate = PREDICATES.get(want["predicate"])
    if predicate is None or not predicate.symmetric or not ("entity" in want["object"] and "entity" in have["object"]):
        return False
    object_ = want_side.called(want["object"]["entity"]), have_side.called(have["object"]["entity"])
    return bool(subject[0] & object_[1] and object_[0] & subject[1])


def _strict(want: Json, have: Json, want_side: _Side, have_side: _Side) -> bool:
    """Whether the modality and every qualifier that the gold states match."""
    if want.get("modality", "asserted") != have.get("modality", "asserted"):
        return False
    has = have.get("qualifiers") or {}
    return all(
        name in has and _same_qualifier(value, has[name], want_side, have_side)
        for name, value in (want.get("qualifiers") or {}).items()
    )


def _cited(want: Json, have: Json, want_side: _Side) -> bool:
    """Whether a cited span is the text's own and lies on the gold's evidence or on the object's own words."""
    text = want_side.text
    gold_spans = [span for quote in want.get("evidence", ()) if (span := _span(quote, text))]
    words = _own_words(want["object"], want_side)
    for evidence in have.get("evidence", ()):
        if not isinstance(evidence, Mapping):
            continue
        start, end = evidence["start"], evidence["end"]
        cited = text[start:end]
        if not cited or cited != evidence.get("quote", cited):
            return False
        if any(start < gold_end and gold_start < end for gold_start, gold_end in gold_spans):
            return True
        if any(word in _fold(cited) for word in words):
            return True
    return False


def _span(quote: object, text: str) -> tuple[int, int] | None:
    if isinstance(quote, Mapping):
        return (quote["start"], quote["end"]) if "start" in quote else None
    start = text.find(str(quote))
    return (start, start + len(str(quote))) if start >= 0 else None


def _own_words(value: Json, side: _Side) -> frozenset[str]:
    if "entity" in value:
        return side.called(value["entity"])
    if "number" in value:
        return frozenset((_fold(f"{value['number']:g}"),))
    return frozenset((_fold(value["text"]),)) if "text" in value else frozenset()


def _same_object(want: Json, have: Json, want_side: _Side, have_side: _Side) -> bool:
    kind = next(kind for kind in ("entity", "number", "date", "text") if kind in want)
    if kind not in have:
        return False
    if kind == "entity":
        return bool(want_side.called(want["entity"]) & have_side.called(have["entity"]))
    if kind == "number":
        return _same_number(float(want["number"]), float(have["number"]))
    return (_same_date if kind == "date" else _same_text)(want[kind], have[kind])


def _same_qualifier(want: object, have: object, want_side: _Side, have_side: _Side) -> bool:
    want, have = _bare(want), _bare(have)
    if isinstance(want, (int, float)):
        number = _number(have)
        return number is not None and _same_number(float(want), number)
    if _DATE.match(str(want)):
        return _same_date(str(want), str(have))
    names = want_side.called(want), have_side.called(have)
    return bool(names[0] & names[1]) or any(_same_text(a, b) for a in names[0] for b in names[1])


def _bare(value: object) -> object:
    """A qualifier may be written as itself or as an object is, under its kind; this is the value itself."""
    if isinstance(value, Mapping):
        return next((value[kind] for kind in ("entity", "number", "date", "text") if kind in value), str(value))
    return value


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _same_number(want: float, have: float) -> bool:
    """Whether the two are equal at the precision of the less precise one."""
    places = min(_places(want), _places(have))
    return want == have or abs(want - have) <= 0.5 * 10**-places + 1e-9


def _places(number: float) -> int:
    return len(repr(number).partition(".")[2].rstrip("0"))


def _same_date(want: str, have: str) -> bool:
    """Whether the reading's date is the gold's, a less precise form of it, or near it where it is approximate."""
    bare_want, bare_have = want.rstrip(_UNCERTAIN), have.rstrip(_UNCERTAIN)
    if bare_want == bare_have:
        return True
    whole = len(bare_want) == len(bare_have) == len("YYYY-MM-DD") and "X" not in bare_want + bare_have
    if want.endswith("~") and whole:
        try:
            apart = date.fromisoformat(bare_want) - date.fromisoformat(bare_have)
        except ValueError:
            return False
        return abs(apart.days) <= _APPROXIMATE_DAYS
    return len("YYYY") <= len(bare_have) < len(bare_want) and bare_want.startswith(bare_have)


def _same_text(want: str, have: str) -> bool:
    a, b = _fold(want), _fold(have)
    return bool(a and b) and (a in b or b in a)


@lru_cache(maxsize=100_000)
def _fold(text: str) -> str:
    """Case, accents, possessives, a leading article, hyphens, quotes and spaces dropped.

    Apart from `copydesk.names.fold` on purpose: a ruler that follows what it measures measures nothing.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    plain = _POSSESSIVE.sub("", plain)
    article = _ARTICLE.match(plain)
    return unicodedata.normalize("NFC", _NOT_ALPHANUMERIC.sub("", plain[article.end() :] if article else plain))
