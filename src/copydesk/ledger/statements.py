"""Questions that adding a story and checking a draft ask, and insertions: built once, written out once for each
database, then handed to the driver as they are.

What the library does for every statement (choosing its words, converting, wrapping rows) takes several times longer
than SQLite takes to answer. Here that is done once. Rows come back as the driver has them: plain tuples in the order of
the columns that the question names, a truth value of SQLite as 0 or 1.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import BindParameter, ClauseElement, Connection, Table, bindparam
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler

__all__ = ["Insertion", "Question", "batches", "run", "some"]

T = TypeVar("T")

#: How many values one question asks for at a time; databases allow some ten thousand parameters, in pairs.
_BATCH = 512
_SOME = "some"


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one `IN`, in order."""
    rest = iter(values)
    while found := list(islice(rest, _BATCH)):
        yield found


def some() -> BindParameter[list[str]]:
    """Stands for a batch of values in a question."""
    return bindparam(_SOME, expanding=True)


def run(connection: Connection, text: str, parameters: Any, *, many: bool = False) -> Any:
    """Hand a statement to the driver, inside the connection's transaction; the cursor. Raises the driver's errors."""
    cursor = connection.connection.cursor()
    (cursor.executemany if many else cursor.execute)(text, parameters)
    return cursor


class _Written:
    """A statement in a database's own words, with the names of its parameters in their order."""

    def __init__(self, compiled: SQLCompiler, count: int) -> None:
        given: dict[str, Any] = {name: None for name, bind in compiled.binds.items() if bind.required}
        if count:
            given[_SOME] = [""] * count
        state = compiled.construct_expanded_state(given)
        self.text = state.statement
        self.order: Sequence[str] | None = state.positiontup if compiled.positional else None
        self.fixed = {name: value for name, value in state.parameters.items() if value is not None}
        #: Whether its parameters are the batch of values alone, each once and in order.
        self.only_some = self.order is not None and [*self.order] == [f"{_SOME}_{at}" for at in range(1, count + 1)]

    def given(self, values: dict[str, Any]) -> Any:
        """The parameters as the driver takes them."""
        values = self.fixed | values
        return values if self.order is None else tuple([values[name] for name in self.order])


class Question:
    """A statement built once. Its parameters are `bindparam("name")` and, for one `IN`, `some()`."""

    def __init__(self, statement: Executable) -> None:
        assert isinstance(statement, ClauseElement)
        self._statement = statement
        self._compiled: dict[str, SQLCompiler] = {}
        self._written: dict[tuple[str, int], _Written] = {}
        self._named: Callable[[Iterable[Any]], Any] | None = None

    def ask(self, connection: Connection, some: Sequence[str | int] = (), **given: Any) -> list[tuple[Any, ...]]:
        """All rows. Of `some` there is one at least where the question has it, and no more than a batch."""
        count = 0
        if some:
            # Lengths are rounded up, the last value again and again, so that few texts serve all.
            count = 1 << (len(some) - 1).bit_length()
            written = self._write(connection, count)
            if written.only_some:
                full = [*some, *[some[-1]] * (count - len(some))]
                return cast("list[tuple[Any, ...]]", run(connection, written.text, full).fetchall())
            values = {f"{_SOME}_{at}": value for at, value in enumerate(some, 1)}
            values |= {f"{_SOME}_{at}": some[-1] for at in range(len(some) + 1, count + 1)}
            given |= values
        written = self._write(connection, count)
        rows: list[tuple[Any, ...]] = run(connection, written.text, written.given(given)).fetchall()
        return rows

    def named(self, connection: Connection, some: Sequence[str | int] = (), **given: Any) -> list[Any]:
        """The rows of `ask`, each with its columns by name. Of statements that select."""
        rows = self.ask(connection, some, **given)
        if self._named is None:
            columns = self._statement.selected_columns.keys()  # type: ignore[attr-defined]
            made: Any = namedtuple("Row", columns)  # type: ignore[misc]
            self._named = made._make
        return list(map(self._named, rows))

    def tell(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Do it for every row of parameters; gives nothing back."""
        if rows:
            written = self._write(connection, 0)
            run(connection, written.text, [written.given(row) for row in rows], many=True)

    def _write(self, connection: Connection, count: int) -> _Written:
        key = connection.dialect.name, count
        if key not in self._written:
            self._written[key] = _Written(self._compile(connection), count)
        return self._written[key]

    def _compile(self, connection: Connection) -> SQLCompiler:
        """The statement in the database's words, before it is known how many values there are."""
        name = connection.dialect.name
        if name not in self._compiled:
            compiled = self._statement.compile(dialect=connection.dialect)
            assert isinstance(compiled, SQLCompiler)
            self._compiled[name] = compiled
        return self._compiled[name]


class Insertion:
    """Adding rows to one table: every row has a value for each column, in the table's order."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._texts: dict[str, str] = {}

    def add(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add these rows; none is allowed."""
        if not rows:
            return
        text = self._texts.get(connection.dialect.name)
        if text is None:
            mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
            quote = connection.dialect.identifier_preparer.quote
            columns = ", ".join(quote(column.name) for column in self._table.columns)
            marks = ", ".join([mark] * len(self._table.columns))
            text = f"INSERT INTO {quote(self._table.name)} ({columns}) VALUES ({marks})"
            self._texts[connection.dialect.name] = text
        run(connection, text, rows, many=True)
