"""Loads what training left: the encoder, the scorer's arrays, their description. Only this reader module opens files.

`reader/weights/` holds `encoder.onnx`, `scorer.npz`, `vocabulary.txt` and `model.json` (version, thresholds,
calibration and the SHA-256 of the other three).
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from copydesk.errors import ModelError

__all__ = ["Weights", "load_weights"]

#: The layout of the files. A model of another format is refused.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained model. `arrays` are float32; `encoder` is an ONNX model; `vocabulary` maps a word piece to its id."""

    version: str
    encoder: bytes
    arrays: Mapping[str, NDArray[np.float32]]
    vocabulary: dict[str, int]
    thresholds: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...]


def _bytes(folder: Traversable, name: str) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except OSError as error:
        raise ModelError(
            f"cannot read the reader's weights: {error}", place=name, advice="install Copydesk again"
        ) from error


def load_weights(folder: Traversable | None = None) -> Weights:
    """The weights in `folder`, by default those that ship with Copydesk.

    Raises ModelError where a file is missing, damaged (its SHA-256 differs) or of another format.
    """
    folder = folder or resources.files("copydesk").joinpath("reader", "weights")
    try:
        said = json.loads(_bytes(folder, "model.json"))
        form, sums = said["format"], said["sha256"]
        version, thresholds, calibration = said["version"], said["thresholds"], said["calibration"]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            "damaged: not the description of a model", place="model.json", advice="install Copydesk again"
        ) from error
    if form != FORMAT:
        raise ModelError(f"format {form}, expected {FORMAT}", place="model.json", advice="install Copydesk again")
    files = {}
    for name in ("encoder.onnx", "scorer.npz", "vocabulary.txt"):
        files[name] = _bytes(folder, name)
        if hashlib.sha256(files[name]).hexdigest() != sums.get(name):
            raise ModelError("damaged: its checksum differs", place=name, advice="install Copydesk again")
    with np.load(io.BytesIO(files["scorer.npz"]), allow_pickle=False) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    vocabulary = {piece: i for i, piece in enumerate(files["vocabulary.txt"].decode("utf-8").split("\n"))}
    return Weights(
        version=str(version),
        encoder=files["encoder.onnx"],
        arrays=arrays,
        vocabulary=vocabulary,
        thresholds={str(k): float(v) for k, v in thresholds.items()},
        calibration=tuple((float(a), float(b)) for a, b in calibration),
    )
