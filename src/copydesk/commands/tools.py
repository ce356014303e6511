"""What commands are handed from outside, so that tests can hand them something else: a reader and a clock. And the
options that several of them have.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import click

from copydesk.config import Settings, settings
from copydesk.configuration import Configuration, governing
from copydesk.dates import valid
from copydesk.desk import Reads, load_reader

__all__ = ["AS_OF", "PUBLISHED", "Tools", "settings_of", "tools_of"]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Tools:
    """A way to get the reader, and a clock that gives aware times."""

    load_reader: Callable[[], Reads] = load_reader
    clock: Callable[[], datetime] = _now


def tools_of(context: click.Context) -> Tools:
    """The tools that whoever started the program handed in, or the real ones."""
    return context.obj if isinstance(context.obj, Tools) else Tools()


def settings_of(context: click.Context, configuration: Configuration | None = None) -> Settings:
    """The settings that the group's options, the environment and a configuration make: `configuration`, or where that
    is None the one of the folder that one stands in. Raises ConfigError.
    """
    configuration = governing(["."]) if configuration is None else configuration
    flag = context.find_root().params["ledger"]
    return settings(ledger=flag, configured=configuration.ledger_address, found_at=configuration.ledger_found_at)


class _Published(click.ParamType[str]):
    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not valid(value) or not value[:4].isdigit():
            self.fail(f"{value!r} is no date; write 2024-05-16, 2024-05 or 2024", param, ctx)
        return value


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write 2024-05-16", param, ctx)


PUBLISHED = _Published()
AS_OF = _Day()
