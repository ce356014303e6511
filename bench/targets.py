"""What must hold of any input, however damaged: one function a target, from bytes to nothing, or an AssertionError.

Used by the fuzzer (fuzz.py), to play a find again, and by tests on seeds. Only errors that a part documents may pass.
"""

from __future__ import annotations

import functools
import io
import itertools
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from copydesk import dates, names
from copydesk.errors import SourceError
from copydesk.jsonlines import document_from_json, reading_from_json, reading_to_json
from copydesk.model import Document, Reading
from copydesk.names import Relation
from copydesk.reader.features import FEATURES, token_features
from copydesk.reader.language import is_english
from copydesk.reader.pipeline import Reader
from copydesk.reader.windows import windows_of
from copydesk.sources.files import documents
from copydesk.text.numbers import find_numbers
from copydesk.text.segment import segment

__all__ = ["SOURCE_SUFFIXES", "TARGETS", "use_weights"]

#: The first byte of a `sources` input chooses one of these, or standard input.
SOURCE_SUFFIXES = (".html", ".md", ".json", ".txt", ".jsonl")
_PUBLISHED = (None, *"2024-05-16 2024-05 2024 2024-02-29 XXXX-05-16 201X 2024-12-31 2024-22 0001-01-01".split())
_weights: list[Path | None] = [None]


def use_weights(folder: Path | None) -> None:
    """Read with the weights of a folder, not with those that ship."""
    _weights[0] = folder
    _reader.cache_clear()


@functools.cache
def _reader() -> Reader:
    return Reader.load(_weights[0])


@functools.cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="copydesk-fuzz-"))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def sources(data: bytes) -> None:
    """A file of any kind becomes documents or SourceErrors, and each piece stands letter for letter in the file."""
    if not data:
        return
    kind = data[0] % (len(SOURCE_SUFFIXES) + 1)
    if kind == len(SOURCE_SUFFIXES):
        outcomes = list(documents(["-"], stdin=io.BytesIO(data[1:])))
    else:
        path = _folder() / f"story{SOURCE_SUFFIXES[kind]}"
        path.write_bytes(data[1:])
        outcomes = list(documents([str(path)], stdin=io.BytesIO()))
    assert outcomes, "neither a document nor an error"
    for outcome in outcomes:
        if isinstance(outcome, SourceError):
            assert str(outcome).isprintable(), f"not one printable line: {outcome!s:.200}"
            continue
        check_document(outcome)


def check_document(document: Document) -> None:
    """A document's pieces lie in order in both texts and say the same; it can be written as JSON and read back."""
    assert document.text.strip(), "a document without text"
    assert document.published is None or dates.valid(document.published), document.published
    document.text.encode("utf-8")
    assert not document.pieces or document.given, "pieces of nothing"
    end = given_end = 0
    for piece in document.pieces:
        assert end <= piece.start < piece.end <= len(document.text), f"piece out of place: {piece}"
        size = piece.end - piece.start
        assert given_end <= piece.given_start, f"piece out of order in the file: {piece}"
        given = document.given[piece.given_start : piece.given_start + size]
        assert document.text[piece.start : piece.end] == given, f"{piece}: {given!r:.80}"
        end, given_end = piece.end, piece.given_start + size
    check_json(Reading(document, (), ()))


def check_json(reading: Reading) -> None:
    """A reading survives being written as JSON; its spans say what stands in the printed text."""
    said = json.loads(json.dumps(reading_to_json(reading), ensure_ascii=False, allow_nan=False))
    text = said["document"]["text"]
    for claim in said["claims"]:
        assert claim["evidence"], "a claim without evidence"
        for evidence in claim["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"], evidence
    again = reading_from_json(said, place="-")
    if not reading.document.given:
        assert again == reading, "the reading is another after JSON"


def check_dates(text: str, published: str | None) -> None:
    """Dates lie in the text in order, apart from each other, and are valid; the same again."""
    found = dates.find(text, published)
    assert found == dates.find(text, published), "other dates the second time"
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text), f"date out of place: {mention}"
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end], f"spaces: {mention}"
        assert dates.valid(mention.edtf), f"not valid: {mention}"
        assert mention.weekday is None or 0 <= mention.weekday <= 6, mention
        end = mention.end
    for one, other in itertools.pairwise(found):
        assert dates.compare(one.edtf, other.edtf) is dates.compare(other.edtf, one.edtf), (one, other)
        assert dates.compare(one.edtf, one.edtf) is dates.Agreement.EQUAL, one
        dates.weekday(one.edtf)
        dates.precision(one.edtf)


def find_dates(data: bytes) -> None:
    """Dates of any text: the first byte chooses when it was published."""
    if data:
        check_dates(_text(data[1:]), _PUBLISHED[data[0] % len(_PUBLISHED)])
        for line in _text(data[1:]).split("\n")[:2]:
            assert not dates.valid(line) or dates.compare(line, line) is dates.Agreement.EQUAL, line


def compare_names(data: bytes) -> None:
    """Names, one a line: comparison is symmetric, reflexive and at one with folding and key."""
    said = _text(data).split("\n")[:6]
    for name in said:
        folded = names.fold(name)
        assert names.fold(folded) == folded, f"folding twice: {name!r}"
        assert names.compare(name, name).relation is Relation.SAME, f"not the same as itself: {name!r}"
        assert not names.short_of(name, name), f"short of itself: {name!r}"
        names.is_korean(name), names.is_hangul(name), names.romanize(name)
        if not folded:
            assert not names.key(name), f"a key without letters: {name!r}"
    for one, other in itertools.pairwise(said):
        there, back = names.compare(one, other), names.compare(other, one)
        assert there.relation is back.relation, f"{one!r} and {other!r}: {there.relation}, {back.relation}"
        assert there.reason.strip(), f"no reason: {one!r} and {other!r}"
        if names.fold(one) == names.fold(other) != "":
            assert there.relation in (Relation.SAME, Relation.VARIANT), f"{one!r} and {other!r}: {there}"
    near = names.nearest(said[0], said[1:])
    assert near == names.nearest(said[0], said[:0:-1]), f"order matters: {said!r}"
    assert set(near) <= set(said[1:])


def check_numbers(text: str) -> None:
    """Numbers lie in the text in order and have a finite value."""
    end = 0
    for mention in find_numbers(text):
        assert end <= mention.start < mention.end <= len(text), f"number out of place: {mention}"
        assert np.isfinite(mention.value), mention
        assert mention.places >= 0, mention
        if mention.places:
            assert text[mention.start : mention.end].rpartition(".")[2].isdecimal(), mention
        end = mention.end


def find_the_numbers(data: bytes) -> None:
    """Numbers of any text."""
    check_numbers(_text(data))


def check_segments(text: str) -> None:
    """Blocks, sentences and tokens nest, lie in order, and leave out nothing but white space."""
    cut = segment(text)
    assert "".join(token.text for token in cut.tokens) == "".join(text.split()), "letters lost or made"
    assert all(text[token.start : token.end] == token.text for token in cut.tokens)
    assert len(cut.sentence_of) == len(cut.tokens)
    at = block = 0
    for number, sentence in enumerate(cut.sentences):
        assert sentence.first == at < sentence.last, f"sentence out of place: {sentence}"
        assert (sentence.start, sentence.end) == (cut.tokens[at].start, cut.tokens[sentence.last - 1].end)
        assert set(cut.sentence_of[at : sentence.last]) == {number}
        assert block <= sentence.block
        around = cut.blocks[sentence.block]
        assert around.start <= sentence.start < sentence.end <= around.end
        at, block = sentence.last, sentence.block
    assert at == len(cut.tokens)


def segments(data: bytes) -> None:
    """Segments of any text."""
    check_segments(_text(data))


def passes(data: bytes) -> None:
    """Every exact pass of the reader, as the pipeline calls them."""
    text = _text(data)
    check_segments(text)
    check_numbers(text)
    check_dates(text, "2024-05-16")
    cut = segment(text)
    is_english(cut)
    rows = token_features(cut, dates.find(text, "2024-05-16"), find_numbers(text))
    assert rows.shape == (len(cut.tokens), len(FEATURES))
    assert ((rows >= 0) & (rows < np.array(FEATURES))).all(), "a feature beyond its count"
    pieces = [tuple(range(1 + len(token.text) % 12)) for token in cut.tokens]
    windows = windows_of(cut, pieces)
    assert [t for w in windows for t in range(w.own_first, w.own_last)] == list(range(len(cut.tokens)))
    assert all(sum(map(len, pieces[w.first : w.last])) <= 510 for w in windows), "a window that the encoder cannot hold"


def check_reading(reading: Reading) -> None:
    """Whatever a reading cites stands in the text."""
    text = reading.document.text
    known = {entity.id: entity for entity in reading.entities}
    assert len(known) == len(reading.entities), "two entities of one id"
    for entity in reading.entities:
        forms = {entity.name, *entity.aliases}
        assert entity.mentions, f"an entity that nothing mentions: {entity}"
        assert all(text[span.start : span.end] in forms for span in entity.mentions), entity
        assert entity.name in text, entity
    for claim in reading.claims:
        assert claim.subject in known, claim
        assert 0 <= claim.confidence <= 1, claim
        assert claim.evidence, claim
        for evidence in claim.evidence:
            assert evidence.quote, claim
            assert text[evidence.start : evidence.end] == evidence.quote, claim
    check_json(reading)


def pipeline(data: bytes) -> None:
    """The whole reader, with its weights: no error, every quote true, the same reading twice."""
    document = Document("fuzz", _text(data), published="2024-05-16")
    reading = _reader().read(document)
    check_reading(reading)
    assert _reader().read(document) == reading, "another reading the second time"


def json_lines(data: bytes) -> None:
    """Any JSON becomes a reading, or a SourceError that names a field in one line."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    for load in (reading_from_json, document_from_json):
        try:
            made = load(value, place="a.json")
        except SourceError as error:
            check_message(str(error))
            continue
        if isinstance(made, Reading):
            said = json.loads(json.dumps(reading_to_json(made), ensure_ascii=False, allow_nan=False))
            again = reading_from_json(said, place="a.json")
            assert again.claims == made.claims, "other claims after JSON"
            assert again.entities == made.entities, "other entities after JSON"


def check_message(said: str) -> None:
    """An error's line begins with its place and is one line."""
    assert said.startswith("a.json: "), said
    assert "\n" not in said, repr(said)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "sources": sources,
    "passes": passes,
    "pipeline": pipeline,
    "dates": find_dates,
    "names": compare_names,
    "numbers": find_the_numbers,
    "segment": segments,
    "json": json_lines,
}
