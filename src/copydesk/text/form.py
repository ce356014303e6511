"""Forms of words as regular expressions that are compiled when they are first looked for.

A draft needs half of the checks' forms, and to compile all of them took a third of the time of a whole command. A form
that is no expression therefore shows on first use; `tests/text/test_form.py` compiles every one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

__all__ = ["Form"]


class Form:
    """A regular expression over text, used as a compiled one is: its methods take and give what `re.Pattern`'s do.

    `pattern` is the expression, `flags` are `re`'s. `re.error` is raised by the first search, not when it is made.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    # Each method is looked up once and then found in the instance: a search costs what it costs on `re.Pattern`.

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        return self.compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        return self.compiled.sub
