"""How the library screen looks, as it is remembered: wall or table, order by view, columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.views import Sort


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
    """`sorts` is the order by `View.key`; `columns` in their order from the reading side, empty = as we draw it."""

    mode: Mode = Mode.WALL
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    columns: tuple[ColumnLook, ...] = ()
