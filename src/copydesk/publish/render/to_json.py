"""A dossier as JSON, in the shape that DESIGN.md fixes for `show --format json`. A value becomes a plain object."""

from __future__ import annotations

import json

from copydesk.ledger.base import Thing
from copydesk.model import DateValue, NumberValue
from copydesk.publish.page import Cell, CellValue, Dossier, PageValue, Receipt, Standing

__all__ = ["Json", "cell_to_json", "to_json"]

#: A JSON object.
Json = dict[str, object]


def _value(value: PageValue) -> Json:
    match value:
        case Thing(id=id, name=name):
            return {"thing": id, "name": name}
        case DateValue(date):
            return {"date": date}
        case NumberValue(number, unit):
            return {"number": _number(number), "unit": unit or None}
        case _:
            return {"text": value.text}


def _number(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def _scope(cell: Cell) -> Json:
    """The scope's values bare, things excepted. `as` says where the thing stands when it is not the subject."""
    scope: Json = {} if cell.standing is Standing.SUBJECT else {"as": str(cell.standing)}
    for name, value in cell.scope:
        match value:
            case Thing():
                scope[name] = _value(value)
            case DateValue(date):
                scope[name] = date
            case NumberValue(number):
                scope[name] = _number(number)
            case _:
                scope[name] = value.text
    return scope


def _source(receipt: Receipt) -> Json:
    return {
        "claim": receipt.claim, "story": receipt.story, "outlet": receipt.outlet, "url": receipt.url,
        "published": receipt.published, "modality": str(receipt.modality),
        "quote": " … ".join((*receipt.quotes, *receipt.context)),
        **({"correction": receipt.correction} if receipt.correction else {}),
    }


def _cell_value(value: CellValue) -> Json:
    return {
        "value": _value(value.value), "best": value.best, "reason": value.reason,
        "independent_sources": value.independent_sources, "inferred": value.inferred,
        "sources": [_source(receipt) for receipt in value.receipts],
    }


def cell_to_json(cell: Cell) -> Json:
    """A cell as the design has it: predicate, scope, whether it is disputed, and its values with their sources."""
    return {
        "predicate": cell.predicate, "scope": _scope(cell), "disputed": cell.disputed,
        "values": [_cell_value(value) for value in cell.values],
    }


def to_json(dossier: Dossier) -> str:
    """One indented JSON object, ending in a line break."""
    thing = dossier.thing
    page = {
        "thing": {
            "id": thing.id, "type": str(thing.type), "name": thing.name, "hangul": thing.hangul,
            "spellings": [{"spelling": spelling, "stories": stories} for spelling, stories in thing.spellings],
        },
        "cells": [cell_to_json(cell) for cell in dossier.cells],
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"
