"""Claims with their evidence as Parquet. Formats only. Needs the extra `copydesk[parquet]`.

Cells are as they are: nothing runs a Parquet file's words. Rows go out some thousands at a time, so that memory does
not grow with the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import BinaryIO

from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema, list_array, struct_array
from arro3.io import write_parquet

from copydesk.ledger.base import Entry
from copydesk.model import Evidence
from copydesk.publish.exports.rows import COLUMNS, Column, Kind, Row, row_of

__all__ = ["claims_to_parquet"]

#: Rows that are held at a time; a group of rows of the file has as many.
_AT_ONCE = 10_000
_SPAN = [
    Field("start", DataType.int64(), nullable=False), Field("end", DataType.int64(), nullable=False),
    Field("quote", DataType.string(), nullable=False),
]  # fmt: skip
_TYPES = {Kind.TEXT: DataType.string(), Kind.WHOLE: DataType.int64(), Kind.NUMBER: DataType.float64()}


def claims_to_parquet(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write a row a claim; `evidence` is a list of start, end and quote. The same claims give the same bytes."""
    batches = _batches(entries)
    first = next(batches)

    def every() -> Iterator[RecordBatch]:
        yield first
        yield from batches

    write_parquet(
        RecordBatchReader.from_batches(first.schema, every()),
        out, compression="zstd(3)", created_by="copydesk", max_row_group_size=_AT_ONCE,
    )


def _batches(entries: Iterable[Entry]) -> Iterator[RecordBatch]:
    """At least one batch, which may be empty: a file of no claims still has its columns."""
    left = iter(entries)
    some = [row_of(entry) for entry in islice(left, _AT_ONCE)]
    yield _batch(some)
    while some := [row_of(entry) for entry in islice(left, _AT_ONCE)]:
        yield _batch(some)


def _batch(rows: Sequence[Row]) -> RecordBatch:
    arrays = [_array(column, [row[at] for row in rows]) for at, column in enumerate(COLUMNS)]
    fields = [
        Field(column.name, array.type, nullable=True, metadata={"description": column.help})
        for column, array in zip(COLUMNS, arrays, strict=True)
    ]
    return RecordBatch.from_arrays(arrays, schema=Schema(fields))


def _array(column: Column, cells: Sequence[object]) -> Array:
    if column.kind is not Kind.EVIDENCE:
        return Array(cells, type=_TYPES[column.kind])
    lists = [cell if isinstance(cell, tuple) else () for cell in cells]
    spans: list[Evidence] = [evidence for some in lists for evidence in some]
    flat = struct_array(
        [
            Array([one.start for one in spans], type=DataType.int64()),
            Array([one.end for one in spans], type=DataType.int64()),
            Array([one.quote for one in spans], type=DataType.string()),
        ],
        fields=_SPAN,
    )
    offsets = Array([0, *accumulate(len(some) for some in lists)], type=DataType.int32())
    return list_array(offsets, flat)
