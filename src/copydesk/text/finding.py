"""Where forms of words stand in a text, remembered: between two keystrokes most sentences of a draft stay. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from copydesk.text.form import Form

__all__ = ["Found", "finding"]

#: Of each form: the sentences of several drafts.
_REMEMBERED = 512

#: The matches of one form in a text, in order.
Found = Callable[[str], tuple[re.Match[str], ...]]


def finding(form: Form) -> Found:
    """`form.finditer` of a whole text, which remembers what it found in the texts that it was last given.

    For sentences: a text is kept with its matches.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def found(text: str) -> tuple[re.Match[str], ...]:
        return tuple(form.finditer(text))

    return found
