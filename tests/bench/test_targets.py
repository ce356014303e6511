"""What the fuzzer asks of every input holds for its seeds; what it asks can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import seeds, targets
from copydesk.model import Document, Piece


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seeds")


@pytest.mark.parametrize("name", [name for name in targets.TARGETS if name != "pipeline"])
def test_targets_hold_for_their_seeds(name: str, seeded: Path) -> None:
    seeds.write_seeds(name, seeded / name)
    files = sorted((seeded / name).iterdir())
    assert files
    for file in files:
        targets.TARGETS[name](file.read_bytes())


def test_a_piece_that_says_something_else_is_seen() -> None:
    document = Document("a", "Kim", given="<b>Kin</b>", pieces=(Piece(0, 3, 3),))
    with pytest.raises(AssertionError, match="Kin"):
        targets.check_document(document)
