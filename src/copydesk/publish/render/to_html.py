"""A dossier as one HTML page that needs nothing from outside: style inline, no script, no image. Formats only.

The template escapes everything it is given; the only addresses it links to are http and https.
"""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from copydesk.publish.page import Dossier
from copydesk.publish.render.links import web_address
from copydesk.publish.render.table import names_line, summary, table
from copydesk.publish.words import count, how_said, say, source_line, visible

__all__ = ["to_html"]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("copydesk.publish", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    environment.filters.update(
        how_said=lambda receipt: how_said(receipt.modality, receipt.attribution), say=say, source_line=source_line,
        visible=visible, web_address=web_address,
    )
    return environment


def to_html(dossier: Dossier) -> str:
    """The dossier as a whole HTML document, ending in a line break."""
    stories = {receipt.story for cell in dossier.cells for value in cell.values for receipt in value.receipts}
    page = _environment().get_template("dossier.html").render(
        dossier=dossier, thing=dossier.thing, summary=summary(dossier), spellings=names_line(dossier.thing),
        tables=[table(section) for section in dossier.sections], stories=count(len(stories), "story", "stories"),
    )
    return page.rstrip("\n") + "\n"
