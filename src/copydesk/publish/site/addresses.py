"""Where each page of a site is, from the site's root. A file's name comes from an id, never from what a story says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.model import EntityType, digest

__all__ = [
    "LISTS", "File", "claim_anchor", "feed_path", "list_path", "paged", "record_path", "story_part", "story_path",
    "thing_path",
]

#: Code points of a story's text that stand on one page.
STORY_PART = 12_000
_SAFE = re.compile(r"[0-9a-z]{1,64}")

#: The lists of things, by type: the name of the list's first page, and its title.
LISTS = {
    EntityType.WORK: ("shows", "Shows and other works"), EntityType.PERSON: ("people", "People"),
    EntityType.CHARACTER: ("characters", "Characters"), EntityType.ORGANIZATION: ("organizations", "Organizations"),
    EntityType.PLACE: ("places", "Places"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path below the site's root, with slashes, and its whole text."""

    path: str
    text: str


def thing_path(thing_id: str, part: int = 1) -> str:
    """A thing's page; a long dossier goes on in further parts."""
    return paged(f"things/{_name(thing_id)}", part)


def story_path(story_id: str, at: int = 0) -> str:
    """The page that has the story's text at a place, in code points from its beginning."""
    return paged(f"stories/{_name(story_id)}", story_part(at))


def story_part(at: int) -> int:
    """Which part of a story has the place; they count from 1."""
    return at // STORY_PART + 1


def feed_path(thing_id: str) -> str:
    """A thing's Atom feed."""
    return f"feeds/{_name(thing_id)}.xml"


def record_path(group: str) -> str:
    """A ranking's page: `group` is a network's id, or a name of ours."""
    return f"records/{_name(group)}.html"


def list_path(kind: EntityType, part: int = 1) -> str:
    """A page of the list of all things of a type."""
    return paged(LISTS[kind][0], part)


def paged(stem: str, part: int) -> str:
    """The file of a part: `shows.html`, `shows-2.html`."""
    return f"{stem}.html" if part == 1 else f"{stem}-{part}.html"


def claim_anchor(claim_id: str) -> str:
    """The anchor of a claim's words on its story's page."""
    return f"c{_name(claim_id)}"


def _name(some_id: str) -> str:
    return some_id if _SAFE.fullmatch(some_id) else digest([some_id])
