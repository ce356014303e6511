"""Pinned floors: what the reader has reached on each corpus and may not fall below unnoticed.

Values in, values out; `read` and `write` alone touch a file. A floor is raised by `--update` and lowered only with
`--lower`. Figures are pinned rounded down (ceilings up) to three places, so that the same reading always passes.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["CEILINGS", "Floor", "below", "digest", "raised", "read", "write"]

#: Figures that are better the smaller they are; all others are better the larger.
CEILINGS = frozenset({"false_per_100", "false_per_20"})
_EPSILON = 1e-9
_HEADER = """\
# What the reader has reached, by corpus, and on press the checks: floors (for false_per_…, a ceiling) that `make
# quality` holds them to.
# Written by `make quality ARGS=--update`, which raises; lowering one takes `ARGS="--update --lower"` and a reason in
# the commit. `digest` is of the corpus's files: figures of another corpus do not compare.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What is pinned for one corpus."""

    digest: str
    stories: int
    figures: Mapping[str, float]


def digest(paths: Iterable[Path]) -> str:
    """16 hexadecimal digits of SHA-256 over the files' names and bytes, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def below(floor: Floor, now: Floor) -> list[str]:
    """Where `now` is worse than what is pinned, one line a figure; a changed corpus is such a line too."""
    if floor.digest != now.digest:
        return [f"the corpus is another one than the pinned ({now.digest}, not {floor.digest}): look, then --update"]
    lines = []
    for name, pinned in floor.figures.items():
        reached = now.figures[name]
        if _worse(name, reached, pinned):
            lines.append(f"{name} {reached:.4f} is {'above' if name in CEILINGS else 'below'} the pinned {pinned:.3f}")
    return lines


def raised(floor: Floor | None, now: Floor, *, lower: bool) -> tuple[Floor, list[str]]:
    """The floor to pin after `now`, and the figures that it would have lowered but for `lower` being false."""
    figures, refused = {}, []
    for name, reached in now.figures.items():
        value = _rounded(name, reached)
        pinned = floor.figures.get(name) if floor else None
        if pinned is not None and _worse(name, value, pinned) and not lower:
            if _worse(name, reached, pinned):
                refused.append(f"{name} {pinned:.3f} would become {value:.3f}")
            value = pinned
        figures[name] = value
    return Floor(now.digest, now.stories, figures), refused


def read(path: Path) -> dict[str, Floor]:
    """The pinned floors by corpus; none where there is no file yet."""
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text("utf-8"))
    return {
        name: Floor(entry["digest"], entry["stories"], {k: float(v) for k, v in entry["figures"].items()})
        for name, entry in data.items()
    }


def write(path: Path, floors: Mapping[str, Floor]) -> None:
    """Write the floors, corpora in the order of their names."""
    blocks = [_HEADER]
    for name, floor in sorted(floors.items()):
        figures = "\n".join(f"{figure} = {value:.3f}" for figure, value in floor.figures.items())
        about = f'digest = "{floor.digest}"\nstories = {floor.stories}'
        blocks.append(f"[{name}]\n{about}\n\n[{name}.figures]\n{figures}\n")
    path.write_text("\n".join(blocks), "utf-8")


def _worse(name: str, value: float, than: float) -> bool:
    return value > than + _EPSILON if name in CEILINGS else value < than - _EPSILON


def _rounded(name: str, value: float) -> float:
    return (math.ceil(value * 1000 - _EPSILON) if name in CEILINGS else math.floor(value * 1000 + _EPSILON)) / 1000
