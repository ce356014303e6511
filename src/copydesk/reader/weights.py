"""Loads what training left: the encoder, the scorer's arrays, their description. Only this reader module opens files.

`reader/weights/` holds `encoder.onnx`, `scorer.npz`, `vocabulary.txt` and `model.json` (version, thresholds,
weighing, calibration and the SHA-256 of the other three).
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.errors import ModelError
from copydesk.reader.mentions import MentionType
from copydesk.reader.pairs import PAIR_FEATURES
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.tagger import NAME_TAGS, TEXT_TAGS
from copydesk.reader.weighing import STANDINGS, Weighing

__all__ = ["Weights", "load_weights", "shapes"]

#: The layout of the files. A model of another format is refused.
FORMAT = 2
#: The width of the encoder's vectors and of the layers over pairs, as `training/network.py` has them.
_HIDDEN, _PAIR_HIDDEN = 384, 224
#: No number of a curve of log-odds is as far from nought as this.
_LARGEST = 1e3
_DESCRIPTION, _ENCODER, _SCORER, _VOCABULARY = "model.json", "encoder.onnx", "scorer.npz", "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained model. `arrays` are float32; `encoder` is an ONNX model; `vocabulary` maps a word piece to its id."""

    version: str
    encoder: bytes
    arrays: Mapping[str, NDArray[np.float32]]
    vocabulary: dict[str, int]
    thresholds: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...]
    #: None: claims are judged by the scorer's own chance.
    weighing: Weighing | None


def shapes() -> dict[str, tuple[int, ...]]:
    """The arrays that tagger and scorer read, and the shape of each."""
    labels = sum(len(one.values) for one in LABELS)
    return {
        **_linear("name_tagger", _HIDDEN, 1 + 2 * len(NAME_TAGS)),
        **_linear("text_tagger", _HIDDEN, 1 + 2 * len(TEXT_TAGS)),
        "type_embedding.weight": (len(MentionType), _HIDDEN),
        **_linear("from_anchor", _HIDDEN, _PAIR_HIDDEN),
        "from_candidate.weight": (_PAIR_HIDDEN, _HIDDEN),
        "from_between.weight": (_PAIR_HIDDEN, _HIDDEN),
        **{f"pair_features.{k}.weight": (values, _PAIR_HIDDEN) for k, values in enumerate(PAIR_FEATURES)},
        **_linear("mix", _PAIR_HIDDEN, _PAIR_HIDDEN),
        **_linear("relation", _PAIR_HIDDEN, len(RELATIONS)),
        **_linear("labels", _PAIR_HIDDEN, labels),
        "labels_anchor.weight": (labels, _HIDDEN),
    }


def _linear(name: str, wide: int, out: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (out, wide), f"{name}.bias": (out,)}


def _refusal(name: str, message: str) -> ModelError:
    return ModelError(message, place=name, advice="install Copydesk again")


def _bytes(folder: Traversable, name: str) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except OSError as error:
        raise _refusal(name, f"cannot read the reader's weights: {error}") from error


@dataclass(frozen=True, slots=True)
class _Described:
    """What model.json says."""

    version: str
    sums: Mapping[str, object]
    thresholds: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...]
    weighing: Weighing | None


def _share(value: object) -> float:
    """A number from 0 to 1; raises ValueError for everything else."""
    if isinstance(value, (int, float)) and 0 <= value <= 1:
        return float(value)
    raise ValueError


def _number(value: object) -> float:
    """A number of a curve, whose numbers are small; raises ValueError for everything else."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return float(value)
    raise ValueError


def _weighing(said: Mapping[str, Any]) -> Weighing:
    """The curve that a description tells of. Raises ValueError, KeyError, TypeError or AttributeError."""
    factors = tuple(_number(said["factors"][name]) for name in STANDINGS)
    shifts = {predicate: _number(value) for predicate, value in said["shifts"].items()}
    return Weighing(_number(said["base"]), factors, shifts)


def _described(data: bytes) -> _Described:
    """The description, every field of which is what it should be. Raises ModelError."""
    try:
        said = json.loads(data)
        form = said["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refusal(_DESCRIPTION, "damaged: not the description of a model") from error
    if form != FORMAT:
        raise _refusal(_DESCRIPTION, f"format {form!r:.40}, expected {FORMAT}")
    field = "version"
    try:
        version = said[field]
        if not isinstance(version, str):
            raise TypeError
        field = "sha256"
        sums = dict(said[field].items())
        field = "thresholds"
        thresholds = {predicate: _share(value) for predicate, value in said[field].items()}
        field = "calibration"
        steps = tuple((_share(at), _share(right)) for at, right in said[field])
        if any(one > other for (one, _), (other, _) in pairwise(steps)):
            raise ValueError
        field = "weighing"
        weighing = None if said[field] is None else _weighing(said[field])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _refusal(_DESCRIPTION, f"damaged: not the description of a model, for its {field}") from error
    return _Described(version, sums, thresholds, steps, weighing)


def _arrays(data: bytes) -> dict[str, NDArray[np.float32]]:
    """The arrays of `shapes`, no more. Raises ModelError."""
    wanted = shapes()
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored, np.errstate(over="ignore"):
            arrays = {name: stored[name].astype(np.float32) for name in wanted if name in stored.files}
    except Exception as error:  # numpy, zipfile and zlib raise a dozen classes without a base but Exception
        raise _refusal(_SCORER, f"damaged: no archive of arrays ({type(error).__name__})") from error
    for name, shape in wanted.items():
        if name not in arrays:
            raise _refusal(_SCORER, f"not a scorer of this reader: {name} is missing")
        if arrays[name].shape != shape:
            raise _refusal(_SCORER, f"not a scorer of this reader: {name} is {arrays[name].shape}, expected {shape}")
        if not np.isfinite(arrays[name]).all():
            raise _refusal(_SCORER, f"damaged: {name} has entries that are no numbers")
    return arrays


def load_weights(folder: Traversable | None = None) -> Weights:
    """The weights in `folder`, by default those that ship with Copydesk.

    Raises ModelError where a file is missing, damaged (its SHA-256 differs), of another format or not what this
    reader needs. That the encoder is a network is found out where it is started.
    """
    folder = folder or resources.files("copydesk").joinpath("reader", "weights")
    described = _described(_bytes(folder, _DESCRIPTION))
    files = {}
    for name in (_ENCODER, _SCORER, _VOCABULARY):
        files[name] = _bytes(folder, name)
        if hashlib.sha256(files[name]).hexdigest() != described.sums.get(name):
            raise _refusal(name, "damaged: its checksum differs")
    try:
        pieces = files[_VOCABULARY].decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise _refusal(_VOCABULARY, "damaged: not UTF-8") from error
    return Weights(
        version=described.version,
        encoder=files[_ENCODER],
        arrays=_arrays(files[_SCORER]),
        vocabulary={piece: i for i, piece in enumerate(pieces)},
        thresholds=described.thresholds,
        calibration=described.calibration,
        weighing=described.weighing,
    )
