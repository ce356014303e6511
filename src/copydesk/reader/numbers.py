"""Numbers, as the reader's modules name them. They are found in `copydesk.text.numbers`, which the checks use too."""

from __future__ import annotations

from copydesk.text.numbers import NumberKind, NumberMention, find_numbers

__all__ = ["NumberKind", "NumberMention", "find_numbers"]
