"""Findings in the formats of `copydesk check`, one module each. This front only re-exports."""

from __future__ import annotations

from copydesk.check.render.to_json import to_json
from copydesk.check.render.to_text import styled, to_text

__all__ = ["styled", "to_json", "to_text"]
