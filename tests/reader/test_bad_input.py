"""Text that no desk would print, and weights that are not what they should be: no crash, true offsets, one clear line.

Needs the weights that ship, whichever they are. What they find in such text is not asked here, only what may never be
found.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from copydesk.errors import ModelError
from copydesk.jsonlines import reading_to_json
from copydesk.model import Document, Reading
from copydesk.reader import pipeline
from copydesk.reader.pipeline import Reader
from copydesk.reader.relations import RELATIONS
from copydesk.reader.weighing import Weighing
from copydesk.reader.weights import FORMAT, load_weights, shapes

WEIGHTS = Path(pipeline.__file__).with_name("weights")
needs_weights = pytest.mark.skipif(not (WEIGHTS / "model.json").exists(), reason="no weights in reader/weights")

STORY = """“Queen of Tears” ends with tvN’s highest ratings

The tvN drama “Queen of Tears” aired its finale on April 28, 2024, with an average nationwide rating of 24.850 percent,
according to Nielsen Korea. Kim Soo-hyun and Kim Ji-won star as Baek Hyun-woo and Hong Hae-in. The series was written by
Park Ji-eun, and Jang Young-woo and Kim Hee-won directed it."""

OTHER_LANGUAGES = {
    "Korean": "tvN 토일드라마 ‘눈물의 여왕’이 28일 종영했다. 전국 평균 24.850%를 기록했다. 김수현이 출연했다.",
    "Japanese": "tvNのドラマ「涙の女王」は4月28日に最終回を迎えた。キム・スヒョンが主演を務めた。",
    "Spanish": """El drama de tvN «Queen of Tears» terminó el 28 de abril con una audiencia media de 24,850 % en todo el
        país, según Nielsen Korea. Kim Soo-hyun y Kim Ji-won protagonizan la serie, escrita por Park Ji-eun.""",
    "Russian": "Дорама tvN «Королева слёз» завершилась 28 апреля с рейтингом 24,850 %. Главную роль сыграл Ким Су Хён.",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def told(text: str, reader: Reader) -> Reading:
    """The reading of a text, every span of which is true."""
    reading = reader.read(Document("bad", text, published="2024-05-16"))
    known = {entity.id for entity in reading.entities}
    for entity in reading.entities:
        forms = {entity.name, *entity.aliases}
        assert entity.mentions
        assert {text[span.start : span.end] for span in entity.mentions} <= forms
    for claim in reading.claims:
        assert claim.subject in known
        assert 0 <= claim.confidence <= 1
        assert claim.evidence
        assert all(e.quote and text[e.start : e.end] == e.quote for e in claim.evidence)
    for mention in reading.dates:
        assert text[mention.start : mention.end].strip()
    return reading


def as_json(reading: Reading) -> str:
    return json.dumps(reading_to_json(reading), ensure_ascii=False)


@needs_weights
@pytest.mark.parametrize("text", OTHER_LANGUAGES.values(), ids=OTHER_LANGUAGES)
def test_another_language_is_said_and_not_read(text: str, reader: Reader) -> None:
    reading = told(text, reader)
    assert reading.claims == reading.entities == ()
    assert "English" in reading.note


@needs_weights
def test_the_story_itself_is_read(reader: Reader) -> None:
    reading = told(STORY, reader)
    assert reading.claims
    assert reading.note == ""


@needs_weights
@pytest.mark.parametrize(
    "text", ["", " \n\t\r\n ", "\u200b", "\ufeff", "😀", ".", "“", "0", "a", "김", "\u0301", "\n" * 5000, " " * 2000]
)
def test_next_to_nothing_says_nothing(text: str, reader: Reader) -> None:
    assert told(text, reader).claims == ()


_BARE = str.maketrans("", "", ".,;:!?“”‘’\"'()-")

DAMAGE: dict[str, Callable[[str], str]] = {
    "all capitals": str.upper,
    "no capitals": str.lower,
    "no punctuation": lambda text: text.translate(_BARE),
    "no line ends": lambda text: " ".join(text.split()),
    "a word a line": lambda text: "\n".join(text.split()),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "Hangul beside the names": lambda text: text.replace("Kim Soo-hyun", "김수현 (Kim Soo-hyun, 金秀賢)은"),
    "emoji": lambda text: text.replace(" ", " 👨‍👩‍👧🇰🇷 "),
    "right-to-left marks": lambda text: text.replace(" ", " \u202e\u200f").replace("Kim", "\u2067Kim\u2069"),
    "zero-width spaces": lambda text: "\u200b".join(text),
    "soft hyphens": lambda text: text.replace("o", "o\u00ad"),
    "accents apart": lambda text: text.replace("e", "e\u0301").replace("o", "o\u0308\u0323"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "letters of other widths": lambda text: text.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)}),
    "mathematical letters": lambda text: text.translate({n: n + 0x1D400 - 0x41 for n in range(0x41, 0x5B)}),
    "outside the basic plane": lambda text: text.replace("drama", "drama \U00020000\U0010fffd"),
    "deep quotes": lambda text: "“‘" * 200 + text + "’”" * 200,
    "deep parentheses": lambda text: text.replace("Kim", "(" * 60 + "Kim").replace("Park", ")" * 90 + "Park"),
    "quotes that never close": lambda text: text.replace(" ", " “"),
    "controls": lambda text: text.replace(" ", "\x00 \x1f").replace("\n", "\x0b\x0c\x85\u2028\u2029\n"),
    "one letter a word": lambda text: " ".join(text),
    "doubled": lambda text: f"{text}\n\n" * 3,
    "cut in the middle of a word": lambda text: text[: len(text) // 2],
}


@needs_weights
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_text_is_read_with_true_offsets(damage: Callable[[str], str], reader: Reader) -> None:
    text = damage(STORY)
    assert text != STORY
    assert as_json(told(text, reader)) == as_json(told(text, reader))


#: bench/run.py goes to 100,000.
_MANY = 5_000


@needs_weights
@pytest.mark.slow
def test_a_line_of_200_000_characters(reader: Reader) -> None:
    line = ("Mr. Kim said in Ep. 3 that the drama “Queen of Tears” is written by Park Ji-eun and " * 2400)[:200_000]
    reading = told(line, reader)
    assert reading.dates == ()
    assert len(reading.entities) < 100


@needs_weights
@pytest.mark.slow
def test_many_different_names(reader: Reader) -> None:
    first = "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim".split()
    second = "Soo Ji Min Eun Hae Won Tae Jae Seo Yeon Hyun Woo Hee Bin Do Sun Kyung Hwa Sang Jin Chul Dong".split()
    people = [f"{a} {b}-{c.lower()}" for b in second for c in second for a in first]
    people += [f"Actor {chr(97 + n % 26)}{chr(97 + n // 26)}ton" for n in range(160)]
    assert len(set(people)) == 5_000
    people = people[-_MANY:]
    text = "\n\n".join(f"{a} and {b} star in the drama." for a, b in zip(people[::2], people[1::2], strict=True))
    assert len(told(text, reader).entities) > _MANY // 5


_PIECES = st.sampled_from(
    [
        *STORY.split("\n"), *STORY.split(" ")[:40], "김수현", "KIM SOO HYUN", "👨‍👩‍👧", "\n", "\n\n",
        "\r", "“", "”", "‘", "(", ")", "24.850%", "on Sunday", "Mr.", "Ep. 16", "… ", "\x00", "\u0301",
        "\u200b", "\u202e", "\ufeff", "x" * 90, *"ßİﬁǆ",
    ]
)  # fmt: skip


@needs_weights
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=25), st.sampled_from(["", " ", ". "]))
def test_offsets_are_exact_in_any_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    told(text, _loaded())


_readers: list[Reader] = []


def _loaded() -> Reader:
    """One reader for all the examples of a property, which may not have a fixture of a test's own."""
    if not _readers:
        _readers.append(Reader.load())
    return _readers[0]


@needs_weights
def test_readings_are_the_same_in_threads_and_in_another_reader(reader: Reader) -> None:
    texts = [STORY, STORY.upper(), f"{STORY}\n\n김수현", STORY[:200], STORY.replace("Kim", "Park")] * 2
    alone = [as_json(told(text, reader)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: as_json(told(text, reader)), texts))
    assert together == alone
    other = Reader.load()
    # In the other order, so that nothing remembered of one text shows in the next.
    assert [as_json(told(text, other)) for text in reversed(texts[:5])] == list(reversed(alone[:5]))


# Weights that are not what they should be


def folder(path: Path) -> Path:
    """A small folder of the right shape, whose encoder is none."""
    files = {"encoder.onnx": b"no network", "scorer.npz": _arrays(), "vocabulary.txt": b"[PAD]\n[UNK]"}
    for name, data in files.items():
        (path / name).write_bytes(data)
    describe(path, format=FORMAT)
    return path


def _arrays(**other: NDArray[np.generic]) -> bytes:
    """Arrays of the right shapes; those in `other` take the place of the ones whose name has a _ for the dot."""
    arrays = {name: other.get(name.replace(".", "_"), np.zeros(shape, np.float16)) for name, shape in shapes().items()}
    stored = io.BytesIO()
    np.savez(stored, **{name: array for name, array in arrays.items() if array.shape != (0,)})
    return stored.getvalue()


CURVE = {"base": -1, "factors": {"own": 0.5, "rival": -0.25, "sibling": 0, "elsewhere": 0}, "shifts": {"genre": 0.5}}


def describe(path: Path, **fields: object) -> None:
    files = [file for file in path.iterdir() if file.suffix != ".json"]
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    said = {"version": "test", "thresholds": {}, "calibration": [], "weighing": None, "sha256": sums, **fields}
    (path / "model.json").write_text(json.dumps(said), "utf-8")


def refused(path: Path) -> str:
    with pytest.raises(ModelError) as caught:
        Reader.load(path)
    line = str(caught.value)
    assert line.isprintable(), "one line, without control characters"
    assert len(line) < 400
    assert caught.value.advice
    return line


@pytest.mark.parametrize("name", ["model.json", "encoder.onnx", "scorer.npz", "vocabulary.txt"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    (folder(tmp_path) / name).unlink()
    assert name in refused(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "model.json" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["encoder.onnx", "scorer.npz", "vocabulary.txt"])
def test_a_damaged_file_is_named(name: str, tmp_path: Path) -> None:
    file = folder(tmp_path) / name
    file.write_bytes(file.read_bytes()[:-1])
    assert refused(tmp_path).startswith(f"{name}: damaged")


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b"null", b"{}", b'{"format": 2}', b"\x00", b"\xff\xfe{"])
def test_a_description_that_is_none(said: bytes, tmp_path: Path) -> None:
    (folder(tmp_path) / "model.json").write_bytes(said)
    assert refused(tmp_path).startswith("model.json: damaged")


def test_a_description_too_deep_to_read(tmp_path: Path) -> None:
    (folder(tmp_path) / "model.json").write_bytes(b"[" * 100_000)
    assert refused(tmp_path).startswith("model.json: damaged")


@pytest.mark.parametrize(
    "fields",
    [
        {"sha256": []}, {"sha256": None}, {"sha256": "x"}, {"thresholds": []}, {"thresholds": {"genre": "high"}},
        {"thresholds": {"genre": None}}, {"thresholds": {"genre": 10**400}}, {"thresholds": {"genre": float("nan")}},
        {"calibration": [[0.5]]}, {"calibration": 3}, {"calibration": [["a", "b"]]}, {"calibration": [[0.5, 2]]},
        {"calibration": [[0.9, 0.9], [0.5, 0.5]]}, {"version": None}, {"version": ["1"]},
        {"weighing": []}, {"weighing": {}}, {"weighing": {**CURVE, "base": "1"}},
        {"weighing": {**CURVE, "base": 10**400}}, {"weighing": {**CURVE, "factors": {"own": 1}}},
        {"weighing": {**CURVE, "shifts": {"genre": float("nan")}}},
    ],
)  # fmt: skip
def test_a_description_with_a_wrong_field(fields: dict[str, object], tmp_path: Path) -> None:
    describe(folder(tmp_path), format=FORMAT, **fields)
    (field,) = fields
    line = refused(tmp_path)
    assert line.startswith("model.json: damaged")
    assert field in line


@pytest.mark.parametrize("form", [0, 1, 3, "2", None, "\n" * 500, [1] * 500])
def test_another_format_is_refused(form: object, tmp_path: Path) -> None:
    describe(folder(tmp_path), format=form)
    assert "format" in refused(tmp_path)


def test_an_encoder_that_is_no_network(tmp_path: Path) -> None:
    assert "encoder" in refused(folder(tmp_path))


EMPTY_ARCHIVE = b"PK\x05\x06" + bytes(18)


def lone_array() -> bytes:
    stored = io.BytesIO()
    np.save(stored, np.zeros(3))
    return stored.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"not an archive", b"\x80\x04\x95 a pickle", EMPTY_ARCHIVE, lone_array(), _arrays()[:-90]]
)
def test_arrays_that_are_none_though_their_sum_is_right(data: bytes, tmp_path: Path) -> None:
    (folder(tmp_path) / "scorer.npz").write_bytes(data)
    describe(tmp_path, format=FORMAT)
    assert "scorer.npz" in refused(tmp_path)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\x80"])
def test_a_vocabulary_that_is_no_text_though_its_sum_is_right(data: bytes, tmp_path: Path) -> None:
    (folder(tmp_path) / "vocabulary.txt").write_bytes(data)
    describe(tmp_path, format=FORMAT)
    assert "vocabulary.txt" in refused(tmp_path)


SOME = ["name_tagger.weight", "text_tagger.bias", "pair_features.10.weight", "mix.weight", "labels_anchor.weight"]


@pytest.mark.parametrize("array", SOME)
def test_a_scorer_without_an_array_is_refused_when_it_is_loaded(array: str, tmp_path: Path) -> None:
    """Not on the first story: a file that is whole but lacks an array is no model."""
    (folder(tmp_path) / "scorer.npz").write_bytes(_arrays(**{array.replace(".", "_"): np.zeros(0)}))
    describe(tmp_path, format=FORMAT)
    assert refused(tmp_path).startswith(f"scorer.npz: not a scorer of this reader: {array} is missing")


@pytest.mark.parametrize("array", SOME)
def test_a_scorer_of_another_shape_is_refused_when_it_is_loaded(array: str, tmp_path: Path) -> None:
    (folder(tmp_path) / "scorer.npz").write_bytes(_arrays(**{array.replace(".", "_"): np.zeros((2, 3))}))
    describe(tmp_path, format=FORMAT)
    assert f"{array} is (2, 3), expected" in refused(tmp_path)


@pytest.mark.parametrize(
    ("value", "kind"), [(np.nan, np.float32), (np.inf, np.float16), (1e300, np.float64), ("high", str), (None, object)]
)
def test_a_scorer_of_no_numbers_is_refused(value: object, kind: type, tmp_path: Path) -> None:
    bias = np.full(len(RELATIONS), value, dtype=kind)
    (folder(tmp_path) / "scorer.npz").write_bytes(_arrays(relation_bias=bias))
    describe(tmp_path, format=FORMAT)
    assert refused(tmp_path).startswith("scorer.npz: damaged")


def test_arrays_are_those_that_are_needed_as_float32(tmp_path: Path) -> None:
    weights = load_weights(loadable := folder(tmp_path))
    assert {name: array.shape for name, array in weights.arrays.items()} == shapes()
    assert {array.dtype for array in weights.arrays.values()} == {np.dtype(np.float32)}
    assert weights.vocabulary == {"[PAD]": 0, "[UNK]": 1}
    describe(loadable, format=FORMAT, thresholds={"genre": 1}, calibration=[[0, 0.25], [0.5, 0.5], [0.5, 1]])
    weights = load_weights(loadable)
    assert weights.thresholds == {"genre": 1.0}
    assert weights.calibration == ((0.0, 0.25), (0.5, 0.5), (0.5, 1.0))
    assert weights.weighing is None
    describe(loadable, format=FORMAT, weighing=CURVE)
    assert load_weights(loadable).weighing == Weighing(-1.0, (0.5, -0.25, 0.0, 0.0), {"genre": 0.5})


@needs_weights
def test_the_weights_that_ship_are_whole() -> None:
    assert load_weights().version
