"""What an import leaves out on purpose, for the person who asked for it to know."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LeftOut"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not amiss and still does not go in: what and why, and the file that it is in."""

    what: str
    place: str

    def __str__(self) -> str:
        return f"{self.place}: left out: {self.what}"
