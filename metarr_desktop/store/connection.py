"""A connection to SQLite and what a statement gives, as the store's readers and writers see them.

All statements here are SQL in words, so that all there is to do is to send them and to take what comes. That is kept
small: the library is opened at every start, and each screen asks through it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

Parameters = Sequence[Any] | dict[str, Any]


class Row(tuple[Any, ...]):
    """A row of a result: a tuple whose values go by the names of their columns too."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


@lru_cache(maxsize=1024)
def _row_type(columns: tuple[str, ...]) -> type[Row]:
    return type("Row", (Row,), {"__slots__": (), **{one: property(itemgetter(n)) for n, one in enumerate(columns)}})


class WrongCountError(LookupError):
    """A statement gave another number of rows than it always should."""


class Scalars:
    """The first value of each row of a result, in its order. To be read once."""

    __slots__ = ("_result",)

    def __init__(self, result: Result) -> None:
        self._result = result

    def __iter__(self) -> Iterator[Any]:
        return map(itemgetter(0), self._result.tuples())

    def all(self) -> list[Any]:
        return [row[0] for row in self._result.tuples()]

    def first(self) -> Any:
        """None where there is no row."""
        return self._result.scalar()

    def one_or_none(self) -> Any:
        return self._result.scalar_one_or_none()


class Result:
    """What a statement gave. Its rows are read as they are asked for, and once."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        description = self._cursor.description
        return map(_row_type(tuple(one[0] for one in description)), self._cursor) if description else iter(())

    def tuples(self) -> Iterator[tuple[Any, ...]]:
        """The rows as the driver gives them, without names: where a hundred thousand are read in a row."""
        return iter(self._cursor)

    def all(self) -> list[Row]:
        return list(self)

    def fetchmany(self, count: int) -> list[tuple[Any, ...]]:
        """The next rows, without names."""
        return self._cursor.fetchmany(count)

    def first(self) -> Row | None:
        """The first row; what comes after it is not read."""
        row = next(iter(self), None)
        self._cursor.close()
        return row

    def one_or_none(self) -> Row | None:
        """The only row. Raises WrongCountError where there are more."""
        rows = iter(self)
        row, another = next(rows, None), next(rows, None)
        if another is not None:
            raise WrongCountError("There is more than one row.")
        return row

    def one(self) -> Row:
        """The only row. Raises WrongCountError where there is none, or more."""
        row = self.one_or_none()
        if row is None:
            raise WrongCountError("There is no row.")
        return row

    def scalars(self) -> Scalars:
        return Scalars(self)

    def scalar(self) -> Any:
        """The first value of the first row; None where there is none."""
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self) -> Any:
        """The first value of the only row. Raises WrongCountError."""
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:
        row = self.one_or_none()
        return None if row is None else row[0]

    @property
    def lastrowid(self) -> int:
        """The id of the row that was put in."""
        if self._cursor.lastrowid is None:
            raise WrongCountError("No row was put in.")
        return self._cursor.lastrowid

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._cursor.rowcount


class Connection:
    """One connection to the library. In a transaction of `store.engine.Lanes`; never kept beyond it."""

    __slots__ = ("driver",)

    def __init__(self, driver: sqlite3.Connection) -> None:
        self.driver = driver

    def execute(self, statement: str, parameters: Parameters | list[Parameters] = ()) -> Result:
        """Do a statement; a list of parameters does it once for each of them. Raises sqlite3.Error."""
        if isinstance(parameters, list):
            return Result(self.driver.executemany(statement, parameters))
        return Result(self.driver.execute(statement, parameters))
