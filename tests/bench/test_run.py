"""What the measuring makes of its answers, with engines that only say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import pytest

from bench import run


class FakeWorker:
    """spaCy takes twice the reader's time; a text of more than 10,000 words is too much for either."""

    def __init__(self, engine: str, _: Path | None) -> None:
        self.seconds = 2.0 if engine == "spacy" else 1.0
        self.loaded = {"version": engine, "memory": 100.0}

    def ask(self, command: str) -> dict[str, Any]:
        name, _, number = command.partition(" ")
        took = {"processor": self.seconds, "wall": 2 * self.seconds, "peak": 200.0}
        if name in ("read", "names"):
            if int(number) > 10_000:
                raise ChildProcessError("ended with an error")
            return {**took, "processor": int(number) / 1000, "words": int(number), "entities": 3, "claims": 2}
        return {**took, "stories": 36, "slowest": 3.0, "held": [float(k) for k in range(10)]}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "Worker", FakeWorker)


def test_the_ratio_is_of_rates() -> None:
    ours, theirs, ratio = run.speed(None, 3).rows
    assert ours[1:3] == ("36.0", "18.0")
    assert theirs[1:3] == ("18.0", "9.0")
    assert ratio[1:3] == ("2.00", "2.00")


def test_every_row_has_a_cell_a_column() -> None:
    for table in (run.speed(None, 3), run.memory(None, "stories", 100), run.growth(None, (1_000, 100_000), (1_000,))):
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert str(table).count("\n") == len(table.rows) + 3


def test_time_a_word_is_held_against_the_shortest_and_what_fails_is_said() -> None:
    rows = run.growth(None, (1_000, 10_000, 200_000), ()).rows
    assert [row[6] for row in rows] == ["1.00", "1.00", ""]
    assert rows[2][4] == "gave up: ended with an error"
