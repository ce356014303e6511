"""Turns tokens into vectors that know their context. Deterministic: fixed kernels, no randomness, and the same bits on
one thread and on two, which share out a product's rows and never its sums.
"""

from __future__ import annotations

import itertools
import os
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
#: Windows that are remembered: those of one draft and of a few before it (half a megabyte each).
_REMEMBERED = 12
#: Two take a quarter off the time of a window where the second processor is idle.
_THREADS = min(2, os.cpu_count() or 1)


class Encoder:
    """The encoder network, on as many `threads` as a window is worth."""

    def __init__(self, model: bytes, threads: int = _THREADS) -> None:
        """Raises ModelError where `model` is no ONNX model that this machine can run."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # A thread that waits sleeps: spinning would take the processor from whoever else works on the machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the library raises classes of its own that share no base but Exception
            raise ModelError(f"the encoder does not load: {error}", advice="install Copydesk again") from error
        self._recent: dict[bytes, NDArray[np.float32]] = {}
        given, made = self._session.get_inputs(), self._session.get_outputs()
        if {part.name for part in given} != _INPUTS or len(made) != 1 or made[0].shape[-1:] != [_WIDTH]:
            raise ModelError(
                "the encoder is another network than this version reads with", advice="install Copydesk again"
            )

    def encode(
        self, pieces: Sequence[tuple[int, ...]], features: NDArray[np.int64], windows: Sequence[Window]
    ) -> NDArray[np.float32]:
        """One vector a token (float32, tokens × width): the mean of its pieces, from the window that owns it.

        The last few windows are remembered, so that a draft in which a sentence was changed costs one window. The
        vectors are the same whether or not they were.
        """
        vectors = [
            self._window(pieces[w.first : w.last], features[w.first : w.last])[
                w.own_first - w.first : w.own_last - w.first
            ]
            for w in windows
        ]
        return np.concatenate(vectors) if vectors else np.zeros((0, _WIDTH), dtype=np.float32)

    def _window(self, pieces: Sequence[tuple[int, ...]], features: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of one window's tokens."""
        counts = np.array([len(part) for part in pieces])
        ids = np.array([CLS, *itertools.chain.from_iterable(pieces), SEP], dtype=np.int64)
        told = np.zeros((len(ids), features.shape[1]), dtype=np.int64)
        told[1:-1] = np.repeat(features, counts, axis=0)
        key = counts.tobytes() + ids.tobytes() + told.tobytes()
        if key not in self._recent:
            present = np.ones((len(ids), 1), dtype=np.float32)
            present[0] = present[-1] = 0
            hidden = self._session.run(None, {"ids": ids[None], "features": told[None], "present": present[None]})[0][0]
            # The vectors of the first pieces, to which the second are added where there are any, and so on.
            first = 1 + np.cumsum(counts) - counts
            means = hidden[first]
            for place in range(1, int(counts.max(initial=1))):
                more = np.flatnonzero(counts > place)
                means[more] += hidden[first[more] + place]
            several = np.flatnonzero(counts > 1)
            means[several] /= counts[several, None].astype(np.float32)
            means.flags.writeable = False
            self._recent = {**dict(list(self._recent.items())[1 - _REMEMBERED :]), key: means}
        return self._recent[key]
