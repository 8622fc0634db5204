"""The table's columns: label, text, alignment and what the store sorts by, one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from metarr_desktop.ui.models.cards import number_of, state_of
from metarr_desktop.ui.widgets.table_cells import state_word
from metarr_desktop.ui.words import language_word

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemRow

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `name` never changes (it is remembered), `sort` is a key of `domain.views.SORTS` or ""."""

    name: str
    label: Callable[[], str]
    text: Callable[[ItemRow], str]
    sort: str = ""
    alignment: Qt.AlignmentFlag = _LEFT
    width: int = 80


def _tr(text: str) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("Columns", text)


def runtime_text(minutes: int | None) -> str:
    """Minutes as `2 h 07`."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if hours else QCoreApplication.translate("Columns", "%n min", "", rest)


def date_text(date: str) -> str:
    """A whole date in the person's way; one without its day or month as it is."""
    day = QDate.fromString(date, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMM yyyy") if day.isValid() else date


def _picture_quality(row: ItemRow) -> str:
    return f"{row.quality} {row.hdr}".strip()


def _episode_number(row: ItemRow) -> str:
    return str(row.episode) if row.episode is not None else number_of(row)


COLUMNS: tuple[Column, ...] = (
    Column("title", _tr("Title"), lambda row: row.title, "title", width=240),
    Column("state", _tr("State"), lambda row: state_word(state_of(row)), width=112),
    Column("year", _tr("Year"), lambda row: str(row.year or ""), "year", _RIGHT, 60),
    Column("runtime", _tr("Runtime"), lambda row: runtime_text(row.runtime), "runtime", _RIGHT, 72),
    Column("quality", _tr("Picture"), _picture_quality, width=80),
    Column("audio", _tr("Audio"), lambda row: ", ".join(map(language_word, row.audio)), width=80),
    Column("rating", _tr("Rating"), lambda row: f"{row.rating:.1f}" if row.rating else "–", "rating", _RIGHT, 64),
    Column("complete", _tr("Complete"), lambda row: f"{row.completeness} %", width=96),
    Column("locks", _tr("Locks"), lambda row: str(len(row.locked) or ""), width=56),
    Column("added", _tr("Added"), lambda row: row.date_added[:10], "added", width=96),
)


EPISODE_COLUMNS: tuple[Column, ...] = (
    COLUMNS[0],
    Column("number", _tr("No."), _episode_number, "number", _RIGHT, 64),
    Column("aired", _tr("First shown"), lambda row: date_text(row.air_date), width=112),
    Column("quality", _tr("Picture"), _picture_quality, width=96),
    Column("state", _tr("State"), lambda row: state_word(state_of(row)), width=128),
    Column("locks", _tr("Locks"), lambda row: str(len(row.locked) or ""), width=64),
)

TRACK_COLUMNS: tuple[Column, ...] = (
    COLUMNS[0],
    Column("number", _tr("No."), number_of, "number", _RIGHT, 56),
    Column("length", _tr("Length"), lambda row: "", "", _RIGHT, 72),
    Column("artist", _tr("Artist"), lambda row: row.artist, width=160),
    Column("state", _tr("State"), lambda row: state_word(state_of(row)), width=128),
    Column("locks", _tr("Locks"), lambda row: str(len(row.locked) or ""), width=64),
)
