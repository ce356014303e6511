"""The order of a dossier's page and what it calls things, read from `layout.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from copydesk.publish.page import Form, Standing

__all__ = ["INVERSE", "LAYOUT", "REST", "Part"]

Place = tuple[Standing, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of every page; `cells` names predicates with the side they are seen from."""

    title: str
    form: Form
    cells: tuple[Place, ...]


def _place(text: str) -> Place:
    standing, predicate = text.split()
    return Standing(standing), predicate


def _load() -> tuple[tuple[Part, ...], Mapping[str, str]]:
    data = tomllib.loads(resources.files("copydesk.publish").joinpath("layout.toml").read_text("utf-8"))
    parts = (Part(s["title"], Form(s["form"]), tuple(_place(cell) for cell in s["cells"])) for s in data["section"])
    return tuple(parts), data["inverse"]


LAYOUT, INVERSE = _load()
#: Where everything goes that no section of the layout names.
REST = Part("Also said", Form.TABLE, ())
