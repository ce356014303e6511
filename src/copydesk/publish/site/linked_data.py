"""What a page is about, for machines: the nodes of an export (exports/schema_org.py), cut to a page's room."""

from __future__ import annotations

from markupsafe import Markup

from copydesk.ledger.base import Story
from copydesk.publish.exports.schema_org import CONTEXT, Node, story_node, thing_node
from copydesk.publish.page import Dossier
from copydesk.publish.render.jsonld import for_a_page

__all__ = ["of_story", "of_thing"]

#: How many values of one property: a page has a size to keep to, and no search engine reads a hundred spellings.
_MOST = 60


def of_thing(dossier: Dossier, *, url: str) -> Markup:
    """A thing's page; `url` is its address on the web, or empty."""
    node = {name: said[:_MOST] if isinstance(said, list) else said for name, said in thing_node(dossier).items()}
    return _script(node | ({"url": url} if url else {}))


def of_story(story: Story, *, title: str, url: str) -> Markup:
    """A story's page."""
    return _script(story_node(story, title=title, url=url))


def _script(node: Node) -> Markup:
    return Markup(for_a_page({"@context": CONTEXT} | node))
