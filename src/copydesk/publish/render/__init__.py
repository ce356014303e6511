"""The formats of what the desk shows: each takes a value and gives back a string.

This front has only how emphasis is asked for. Each format is its own module, so that text loads no template engine.
"""

from __future__ import annotations

from copydesk.publish.render.paint import Paint, plain

__all__ = ["Paint", "plain"]
