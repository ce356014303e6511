"""How a page of a site is set: the templates, and what they may call. Everything that is put into them is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from copydesk.publish.site.addresses import File

__all__ = ["Frame", "Setting", "Sheet", "asset"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a site says around its own: the site's name, its menu (path, words). Nothing that a new story
    would change: each page would be written anew for it.
    """

    name: str
    menu: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that can be set: its path, from which template, with what. The values print in full (`digest_of`)."""

    path: str
    template: str
    values: Mapping[str, object]


class Setting:
    """Sets pages of one site. `address` is where the site will be on the web, ending in a slash, or empty."""

    def __init__(self, frame: Frame, *, address: str = "") -> None:
        self.address = address
        self._frame = frame

    def page(self, template: str, path: str, **values: object) -> File:
        """The page at `path`, from `site/<template>`."""
        given = {"root": "../" * path.count("/"), "site": self._frame, "here": path, "feed": "", "linked_data": ""}
        text = _environment().get_template(f"site/{template}").render(**{**given, **values})
        return File(path, text.rstrip("\n") + "\n")

    def sheet(self, sheet: Sheet) -> File:
        """The page of a sheet."""
        return self.page(sheet.template, sheet.path, **sheet.values)

    def link(self, path: str, *, from_: str) -> str:
        """A link from one file of the site to another: a whole address where the site's is known."""
        return self.address + path if self.address else "../" * from_.count("/") + path


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("copydesk.publish", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    environment.filters.update(sentence=_sentence, xml_text=_xml_text)
    return environment


def asset(name: str) -> File:
    """A file of the site that is the same in every site: style sheet, script, icon."""
    text = resources.files("copydesk.publish").joinpath("templates", "site", name).read_text("utf-8")
    return File(f"assets/{name}", text)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _xml_text(text: str) -> str:
    """The text less what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
