"""How the library screen looks, as it is remembered: wall or table, order by view, columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.views import Sort


ALL_LISTS = ""
"""The key of what is remembered of no list alone."""


class Mode(StrEnum):
    WALL = "wall"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column of the table, by the name it has in `ui.models.columns`; the width in logical pixels."""

    name: str
    width: int
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """`sorts` and `columns` are by `View.key`; columns from the reading side, empty = as we draw them."""

    mode: Mode = Mode.WALL
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    columns: Mapping[str, tuple[ColumnLook, ...]] = field(default_factory=dict)

    def columns_of(self, key: str) -> tuple[ColumnLook, ...]:
        """The columns of a list; where it has none of its own, those that once were of all."""
        return self.columns.get(key, self.columns.get(ALL_LISTS, ()))
