"""Ratings as a line chart in SVG, drawn by pygal: it works out scales, axes and paths. Pure.

Of pygal's drawing only shapes and figures are kept: its style sheet, script and tooltips would be stopped by a site's
content security policy, and its comment has the day in it. Colours, dashes and marks are the site's style sheet's, so
that light and dark are one drawing. The drawing is decoration: the table beside it says the same to everybody.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from xml.etree import ElementTree

import pygal
from markupsafe import Markup

from copydesk.publish.site.ratings import Series

__all__ = ["chart"]

# pygal hangs a finder for its maps into every import of the program, of a kind that Python warns of. No map is drawn.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

#: Beyond so many points on a line, the points are not drawn apart.
_MOST_DOTS = 60
_TICKS = 16
_FIGURE = re.compile(r"-?\d+\.\d+")
_DROPPED = frozenset({"defs", "desc", "script", "style", "title"})
#: Attributes that are places in the drawing: a tenth of a unit is less than a reader can see.
_PLACES = frozenset({"cx", "cy", "d", "height", "transform", "width", "x", "y"})
_EXTRAS = frozenset({"legends", "plot text-overlay", "plot tooltip-overlay"})


def chart(series: Sequence[Series], *, label: str) -> Markup:
    """The chart as an SVG element, named `label`. Needs at least one series."""
    dots = max(len(one.points) for one in series) <= _MOST_DOTS
    drawing = pygal.XY(
        js=[], css=[], no_prefix=True, width=760, height=360, show_legend=False, show_dots=dots, dots_size=4,
        margin=4, spacing=8, include_x_axis=True, x_labels=_ticks(series), formatter=lambda xy: "",
        x_value_formatter=lambda x: f"{x:.0f}", value_formatter=lambda y: f"{y:g}%",
    )
    for one in series:
        drawing.add(one.name, [(point.episode, point.percent) for point in one.points])
    drawn = ElementTree.fromstring(drawing.render())
    _prune(drawn)
    if dots:
        _mark(drawn, series)
    drawn.attrib.clear()
    drawn.attrib.update({"class": "chart", "viewBox": "0 0 760 360", "role": "img", "aria-label": label})
    # Shapes and escaped text alone: what ElementTree writes needs no second escaping.
    return Markup(ElementTree.tostring(drawn, encoding="unicode"))


def _ticks(series: Sequence[Series]) -> list[int]:
    first = min(one.points[0].episode for one in series)
    last = max(one.points[-1].episode for one in series)
    step = -(-(last - first + 1) // _TICKS)
    return list(range(first, last + 1, step))


def _prune(drawn: ElementTree.Element) -> None:
    for parent in list(drawn.iter()):
        parent.tag = parent.tag.rpartition("}")[2]
        for name in ("id", "style"):
            parent.attrib.pop(name, None)
        for name in _PLACES & parent.attrib.keys():
            parent.attrib[name] = _FIGURE.sub(_rounded, parent.attrib[name])
    for parent in list(drawn.iter()):
        for child in list(parent):
            if child.tag in _DROPPED or child.get("class") in _EXTRAS:
                parent.remove(child)


def _rounded(figure: re.Match[str]) -> str:
    return f"{float(figure[0]):.1f}".removesuffix(".0")


def _mark(drawn: ElementTree.Element, series: Sequence[Series]) -> None:
    """Each point gets its words, and a class of its own where it is in dispute."""
    groups = [one for one in drawn.iter("g") if one.get("class", "").startswith("series ")]
    marked = [circles for group in groups if (circles := list(group.iter("circle")))]
    for one, circles in zip(series, marked, strict=True):
        for point, circle in zip(one.points, circles, strict=True):
            circle.set("class", "disputed" if point.disputed else "dot")
            said = ElementTree.SubElement(circle, "title")
            said.text = f"episode {point.episode}, {one.name}: {point.label}{', disputed' if point.disputed else ''}"
