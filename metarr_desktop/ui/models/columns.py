"""The table's columns: label, text, alignment, what the store sorts by and which field is edited, one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import FieldType, Value, is_empty
from metarr_desktop.domain.views import SORTS
from metarr_desktop.ui.models.cards import number_of, state_of
from metarr_desktop.ui.widgets.table_cells import state_word
from metarr_desktop.ui.words import field_label, language_word, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemRow

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PLAYED = frozenset({Kind.MOVIE, Kind.EPISODE})
"""What has video files of its own."""
_LETTERS = 500
"""Of a long text in a cell: more has no room in a line of any screen."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `name` never changes (it is remembered), `sort` is a key of `domain.views.SORTS` or "".

    `kinds` are those that can have something in it, besides those that have the field.

    `field` is the one that a cell shows and that is edited in it, of the same name; "" where there is none. What a row
    does not hold of it (`is_apart`) is read beside the rows, and only while the column is shown.
    """

    name: str
    label: Callable[[], str]
    text: Callable[[ItemRow], str]
    sort: str = ""
    alignment: Qt.AlignmentFlag = _LEFT
    width: int = 80
    field: str = ""
    is_apart: bool = False
    kinds: frozenset[Kind] = frozenset(Kind)

    def name_for(self, kind: Kind | None) -> str:
        """What stands at its head where a list is of one kind: people have a name, not a title."""
        is_own = self.field in FIELD and kind in FIELD[self.field].label_by_kind
        return field_label(self.field, kind) if is_own else self.label()

    def can_say_of(self, kind: Kind | None) -> bool:
        """Whether titles of a kind, of any where it is None, can have something in it."""
        return kind is None or (kind in self.kinds and (not self.field or kind in FIELD[self.field].kinds))


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


def _rating_text(row: ItemRow) -> str:
    return f"{row.rating:.1f}" if row.rating else "–"


def _picture_quality(row: ItemRow) -> str:
    return f"{row.quality} {row.hdr}".strip()


def _apart(field: str, width: int, alignment: Qt.AlignmentFlag = _LEFT) -> Column:
    """A column of a field that rows do not hold; the model words it."""
    label = partial(field_label, field)
    sort = field if field in SORTS else ""
    return Column(field, label, lambda row: "", sort, alignment, width, field, is_apart=True)


def apart_text(field: str, value: Value) -> str:
    """What a cell of such a column says, of a long text what may have room; nothing where the field is empty."""
    if is_empty(value):
        return ""
    match FIELD[field].type:
        case FieldType.DATE:
            return date_text(str(value))
        case FieldType.LONG_TEXT:
            text = str(value)
            begin = " ".join(text[:_LETTERS].split())
            return begin if len(text) <= _LETTERS else f"{begin}…"
    return value_text(field, value)


def _episode_number(row: ItemRow) -> str:
    return str(row.episode) if row.episode is not None else number_of(row)


COLUMNS: tuple[Column, ...] = (
    Column("title", _tr("Title"), lambda row: row.title, "title", width=240, field="title"),
    Column("state", _tr("State"), lambda row: state_word(state_of(row)), "state", width=112),
    Column("year", _tr("Year"), lambda row: str(row.year or ""), "year", _RIGHT, 64, "year"),
    Column("runtime", _tr("Runtime"), lambda row: runtime_text(row.runtime), "runtime", _RIGHT, 76, "runtime"),
    Column("quality", _tr("Picture"), _picture_quality, "quality", width=80, kinds=_PLAYED),
    Column("audio", _tr("Audio"), lambda row: ", ".join(map(language_word, row.audio)), width=76, kinds=_PLAYED),
    Column("rating", _tr("Rating"), _rating_text, "rating", _RIGHT, 64, kinds=FIELD["ratings"].kinds),
    Column("complete", _tr("Complete"), lambda row: f"{row.completeness} %", "complete", width=96),
    Column("locks", _tr("Locks"), lambda row: str(len(row.locked) or ""), "locks", width=56),
    Column("added", _tr("Added"), lambda row: row.date_added[:10], "added", width=96, kinds=FIELD["date_added"].kinds),
    _apart("original_title", 160),
    _apart("sort_title", 160),
    _apart("tagline", 200),
    _apart("outline", 200),
    _apart("plot", 320),
    _apart("biography", 320),
    _apart("premiered", 112),
    _apart("born", 112),
    _apart("died", 112),
    _apart("certification", 96),
    _apart("genres", 160),
    _apart("tags", 136),
    _apart("studios", 136),
    _apart("countries", 112),
    _apart("collection", 136),
    _apart("user_rating", 80, _RIGHT),
)


EPISODE_COLUMNS: tuple[Column, ...] = (
    COLUMNS[0],
    Column("number", _tr("No."), _episode_number, "number", _RIGHT, 64),
    Column("aired", _tr("First shown"), lambda row: date_text(row.air_date), width=112),
    Column("quality", _tr("Picture"), _picture_quality, width=96),
    Column("other", lambda: "", lambda row: "", "", _RIGHT, 80),  # its number by another order, which rows do not hold
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
