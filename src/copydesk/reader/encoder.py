"""Turns tokens into vectors that know their context. Deterministic: one thread, fixed kernels, no randomness."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from copydesk.errors import ModelError
from copydesk.reader.windows import Window
from copydesk.reader.wordpiece import CLS, SEP

__all__ = ["Encoder"]


_INPUTS = {"ids", "features", "present"}
_WIDTH = 384


class Encoder:
    """The encoder network on one thread."""

    def __init__(self, model: bytes) -> None:
        """Raises ModelError where `model` is no ONNX model that this machine can run."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the library raises classes of its own that share no base but Exception
            raise ModelError(f"the encoder does not load: {error}", advice="install Copydesk again") from error
        given, made = self._session.get_inputs(), self._session.get_outputs()
        if {part.name for part in given} != _INPUTS or len(made) != 1 or made[0].shape[-1:] != [_WIDTH]:
            raise ModelError(
                "the encoder is another network than this version reads with", advice="install Copydesk again"
            )

    def encode(
        self, pieces: Sequence[tuple[int, ...]], features: NDArray[np.int64], windows: Sequence[Window]
    ) -> NDArray[np.float32]:
        """One vector a token (float32, tokens × width): the mean of its pieces, from the window that owns it."""
        vectors: list[NDArray[np.float32]] = []
        for window in windows:
            counts = np.array([len(pieces[t]) for t in range(window.first, window.last)])
            owner = np.repeat(np.arange(window.first, window.last), counts)
            ids = np.array(
                [CLS, *(p for t in range(window.first, window.last) for p in pieces[t]), SEP], dtype=np.int64
            )
            told = np.zeros((len(ids), features.shape[1]), dtype=np.int64)
            told[1:-1] = features[owner]
            present = np.ones((len(ids), 1), dtype=np.float32)
            present[0] = present[-1] = 0
            hidden = self._session.run(None, {"ids": ids[None], "features": told[None], "present": present[None]})[0][0]
            starts = 1 + np.concatenate([[0], np.cumsum(counts)[:-1]])
            sums = np.add.reduceat(hidden[:-1], starts, axis=0)
            means = (sums / counts[:, None]).astype(np.float32)
            vectors.append(means[window.own_first - window.first : window.own_last - window.first])
        if not vectors:
            return np.zeros((0, _WIDTH), dtype=np.float32)
        return np.concatenate(vectors).astype(np.float32, copy=False)
