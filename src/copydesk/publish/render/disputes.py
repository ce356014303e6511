"""What is in dispute, as text, Markdown and JSON. Formats only."""

from __future__ import annotations

import json
from collections.abc import Iterator

from copydesk.publish.page import Cell, CellValue, Contested, Difference, Disputes
from copydesk.publish.render.links import web_address
from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.render.to_json import Json, cell_to_json
from copydesk.publish.render.to_markdown import escape
from copydesk.publish.words import count, excerpt, how_said, say, say_scope, source_line, visible

__all__ = ["disputes_to_json", "disputes_to_markdown", "disputes_to_text"]

_NONE = "nothing is in dispute"
#: What a page calls a part of a scope that tells figures apart.
_PARTS = {"base": "household base", "part": "part of the episode"}


def disputes_to_text(found: Disputes, *, paint: Paint = plain) -> str:
    """Lines of text, ending in a line break: of each thing the disputes with their words, then what is explained."""
    lines: list[str] = []
    for one in found.things:
        lines += [*([""] if lines else []), f"{paint('title', say(one.thing))} ({one.thing.type})"]
        for cell in one.disputed:
            lines += ["", f"  {paint('label', _heading(cell))}", f"    {paint('doubt', _sentence(cell.why))}"]
            lines += (f"    {paint('doubt', _sentence(note))}" for note in cell.notes)
            for value in cell.values:
                lines.append(f"    {paint('title', say(value.value))}{paint('quiet', _standing(value))}")
                lines += (f"      {line}" for line in _receipts(value, paint))
        if not one.disputed:
            lines += ["", f"  {_NONE}"]
        if not found.whole:
            lines += (f"  {line}".rstrip() for line in _rest(one, paint))
    if found.as_of:
        lines += ["", f"as the desk knew it on {found.as_of.isoformat()}"]
    lines += ["", paint("quiet", _total(found))] if found.whole else []
    return "\n".join(lines).lstrip("\n") + "\n"


def disputes_to_markdown(found: Disputes) -> str:
    """A Markdown page, ending in a line break."""
    lines = ["# In dispute"]
    if found.as_of:
        lines += ["", f"As the desk knew it on {found.as_of.isoformat()}."]
    for one in found.things:
        lines += ["", f"## {escape(say(one.thing))}"]
        for cell in one.disputed:
            lines += ["", f"### {escape(_heading(cell))}", "", escape(_sentence(cell.why))]
            lines += (f"{escape(_sentence(note))}" for note in cell.notes)
            lines += ["", "| value | | sources |", "| --- | --- | --- |"]
            for value in cell.values:
                shown = f"**{escape(say(value.value))}**" if value.best else escape(say(value.value))
                lines.append(f"| {shown} | {escape(value.reason)} | {'<br>'.join(_cited(value))} |")
        if not one.disputed:
            lines += ["", f"{_sentence(_NONE)}."]
        if not found.whole:
            rest = [line.strip() for line in _rest(one, plain)]
            lines += ["", *(f"- {escape(line)}" for line in rest if line)] if rest else []
    lines += ["", f"{_sentence(_total(found))}."] if found.whole else []
    return "\n".join(lines) + "\n"


def disputes_to_json(found: Disputes) -> str:
    """One indented JSON object, ending in a line break; cells as in `show --format json`, with `why` and `notes`."""
    page = {"as_of": found.as_of.isoformat() if found.as_of else None, "things": [_json(one) for one in found.things]}
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _json(one: Contested) -> Json:
    thing = one.thing
    return {
        "thing": {"id": thing.id, "type": str(thing.type), "name": thing.name, "hangul": thing.hangul},
        "disputed": [cell_to_json(cell) | {"why": cell.why, "notes": list(cell.notes)} for cell in one.disputed],
        "explained": [
            {
                "told_apart_by": list(difference.told_apart_by), "half_told": list(difference.half_told),
                "cells": [cell_to_json(cell) for cell in difference.cells],
            }
            for difference in one.explained
        ],
        "cut_off": [cell_to_json(cell) | {"notes": list(cell.notes)} for cell in one.cut_off],
        "unplaced": [cell_to_json(cell) for cell in one.unplaced],
    }


def _heading(cell: Cell) -> str:
    scope = say_scope(cell.scope)
    return f"{cell.label}{f': {scope}' if scope else ''}"


def _sentence(text: str) -> str:
    shown = visible(text)
    return shown[:1].upper() + shown[1:]


def _standing(value: CellValue) -> str:
    return f"  [{'best: ' if value.best else ''}{value.reason}]" if value.reason else ""


def _receipts(value: CellValue, paint: Paint) -> Iterator[str]:
    for receipt in value.receipts:
        how = how_said(receipt.modality, receipt.attribution)
        source = f"{source_line(receipt)}{f' ({how})' if how else ''}"
        quotes = " … ".join(f"“{excerpt(quote, around=say(value.value))}”" for quote in receipt.quotes)
        yield f"{paint('quote', quotes)} {paint('quiet', f'– {source}')}"


def _cited(value: CellValue) -> Iterator[str]:
    for receipt in value.receipts:
        address = web_address(receipt.url)
        quotes = " … ".join(f"“{escape(quote)}”" for quote in receipt.quotes)
        yield f"{escape(source_line(receipt))}: {quotes}{f' <{address}>' if address else ''}"


def _rest(one: Contested, paint: Paint) -> Iterator[str]:
    if one.explained:
        yield from ("", paint("quiet", "differ, and measure two things"))
        yield from (f"  {_told_apart(difference)}" for difference in one.explained)
    if one.cut_off:
        yield from ("", paint("quiet", "agree, cut off instead of rounded"))
        yield from (f"  {_heading(cell)}: {visible(n)}" for cell in one.cut_off for n in cell.notes if "cut off" in n)
    if one.unplaced:
        yield from ("", paint("quiet", "of no episode that the desk knows"))
        yield from (f"  {_heading(cell)}: {', '.join(say(v.value) for v in cell.values)}" for cell in one.unplaced)


def _told_apart(difference: Difference) -> str:
    """`audience rating, finale: 24.850 percent (nationwide), 28.4 percent (seoul): told apart by area`."""
    first = difference.cells[0]
    shown = []
    for cell in difference.cells:
        scope = say_scope(tuple(pair for pair in cell.scope if pair[0] in difference.told_apart_by))
        shown.append(f"{say(cell.best.value) if cell.best else ''}{f' ({scope})' if scope else ''}")
    airing = say_scope(tuple(pair for pair in first.scope if pair[0] in ("episode", "date"))[-1:])
    parts = [
        _PARTS.get(part, part) + (", which not every story names" if part in difference.half_told else "")
        for part in difference.told_apart_by
    ]
    return f"{first.label}{f', {airing}' if airing else ''}: {', '.join(shown)}: told apart by {' and '.join(parts)}"


def _total(found: Disputes) -> str:
    disputed = sum(len(one.disputed) for one in found.things)
    return f"{count(disputed, 'dispute')} about {count(len(found.things), 'thing')}" if disputed else _NONE
