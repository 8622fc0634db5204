"""Edits lists of things with several parts - people, ratings, ids - as rows of a small table.

Rows move with Alt+Up and Alt+Down or are dragged, Delete removes, typing edits a cell, and the empty row at the end
adds one. People have faces, and whoever is known already is offered while a name is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value, parse_text
from metarr_desktop.ui.forms.editors import FieldEditor
from metarr_desktop.ui.forms.person_cell import PersonCell
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.buttons import ToolButton
from metarr_desktop.ui.widgets.inked_cell import InkedCell

if TYPE_CHECKING:
    from metarr_desktop.domain.fields import Field
    from metarr_desktop.domain.item_views import Face
    from metarr_desktop.ui.forms.known_people import KnownPeople

Element = Credit | Rating | ExternalId

_ROWS_SHOWN = 8
_ROW = 28
_ROW_OF_PEOPLE = 36
_ROW_FORMAT = "application/x-metarr-row"


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in one row; `element` is what it was made from, whose parts that are not shown are kept."""

    cells: tuple[str, ...]
    element: Element | None = None

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Shape:
    """How one type of element is written in cells. `read` raises BadInput for cells that make no element."""

    headings: tuple[str, ...]
    write: Callable[[Any], tuple[str, ...]]
    read: Callable[[Row], Element]


class RowsModel(QAbstractTableModel):
    """The rows, with an empty one at the end. `edited` tells of every change that a person makes."""

    edited = Signal()

    def __init__(self, shape: Shape, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self._rows: list[Row] = []
        self._sign: Callable[[Credit], QIcon] | None = None

    def set_elements(self, elements: Sequence[Element]) -> None:
        self.beginResetModel()
        self._rows = [Row(self._shape.write(one), one) for one in elements]
        self.endResetModel()

    def rows(self) -> list[Row]:
        return list(self._rows)

    def remove(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()
            self.edited.emit()

    def move(self, row: int, step: int) -> bool:
        """Put a row so many places up (-1) or down (1); whether there was room."""
        target = row + step
        if not step or not (0 <= row < len(self._rows) and 0 <= target < len(self._rows)):
            return False
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target + (step > 0))
        self._rows.insert(target, self._rows.pop(row))
        self.endMoveRows()
        self.edited.emit()
        return True

    def pick(self, row: int, face: Face) -> None:
        """Put somebody who is known into a row, in the role that stands there; in the last, empty one as a new row."""
        if row == len(self._rows):
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.append(Row(("",) * len(self._shape.headings)))
            self.endInsertRows()
        role = self._rows[row].cells[1]
        credit = Credit(face.name, role, "", face.ids)
        self._rows[row] = Row(self._shape.write(credit), credit)
        self.dataChanged.emit(self.index(row, 0), self.index(row, 1))
        self.edited.emit()

    def set_signs(self, sign: Callable[[Credit], QIcon]) -> None:
        """What stands before the names of people from now on, or anew."""
        self._sign = sign
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_ROW_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_ROW_FORMAT, f"{id(self)} {indexes[0].row()}".encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """A row of this table fell before another, or onto it: it takes its place."""
        owner, _, source = bytes(data.data(_ROW_FORMAT).data()).decode().partition(" ")
        if owner != str(id(self)):
            return False
        before = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        before = min(before, len(self._rows))
        at = int(source)
        return self.move(at, before - at - (before > at))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shape.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if (
            role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            and orientation is Qt.Orientation.Horizontal
        ):
            return self._shape.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        is_new = index.row() == len(self._rows)
        match role:
            case Qt.ItemDataRole.DisplayRole if is_new:
                return self.tr("Add…") if index.column() == 0 else ""
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return "" if is_new else self._rows[index.row()].cells[index.column()]
            case Qt.ItemDataRole.DecorationRole if self._sign is not None and not is_new and index.column() == 0:
                return self._sign(self._credit_of(self._rows[index.row()]))
            case Qt.ItemDataRole.ForegroundRole if is_new:
                return QBrush(current_palette().text3)
        return None

    def _credit_of(self, row: Row) -> Credit:
        """Who stands in a row now: another name is nobody that is known."""
        kept, name = row.element, row.cells[0]
        return kept if isinstance(kept, Credit) and kept.name == name else Credit(name)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if index.row() == len(self._rows):
            if not text:
                return False
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
            self._rows.append(Row(("",) * len(self._shape.headings)))
            self.endInsertRows()
        row = self._rows[index.row()]
        cells = tuple(text if place == index.column() else cell for place, cell in enumerate(row.cells))
        if cells == row.cells:
            return False
        self._rows[index.row()] = replace(row, cells=cells)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.ItemIsDropEnabled  # between the rows
        own = flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsEditable | flags.ItemIsDropEnabled
        return own if index.row() == len(self._rows) else own | flags.ItemIsDragEnabled


class RowsEditor(FieldEditor):
    """The table with its three buttons."""

    def __init__(self, field: Field, label: str) -> None:
        super().__init__(field, label)
        self._shape = _shape_of(field.type)
        self._people: KnownPeople | None = None
        self.model = RowsModel(self._shape, self)
        self.table = _Table(self.model)
        self.table.setAccessibleName(label)
        self.model.edited.connect(self.commit)
        self.model.rowsInserted.connect(self._fit)
        self.model.rowsRemoved.connect(self._fit)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addWidget(self.table)
        self._tools = self._buttons()
        self._tools.hide()
        column.addWidget(self._tools)
        self._add(whole)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.setFocusProxy(self.table)
        self._fit()

    def set_people(self, people: KnownPeople) -> None:
        """Show faces, and offer who is known while a name is typed."""
        self.table.set_people(people)
        people.faces_changed.connect(self._show_faces)
        self._people = people
        self._show_faces()
        self._fit()

    def _show_faces(self) -> None:
        if self._people is not None:
            people, ratio = self._people, self.devicePixelRatioF()
            self.model.set_signs(lambda credit: people.icon(credit, ratio))

    def fill(self, value: Value) -> None:
        elements = value if isinstance(value, tuple) else ()
        self.model.set_elements([one for one in elements if not isinstance(one, str)])
        self._fit()

    def read(self) -> Value:
        elements = (self._shape.read(row) for row in self.model.rows() if not row.is_blank)
        return tuple(elements)  # type: ignore[return-value] # one shape holds one type of element

    def finish(self) -> None:
        """Close the cell that is being typed in, then enter."""
        self.table.setFocus()
        self.commit()

    def _focus_moved(self, _former: QWidget | None, now: QWidget | None) -> None:
        """The buttons stand there while someone works here."""
        self._tools.setVisible(now is not None and self.isAncestorOf(now))

    def _buttons(self) -> QWidget:
        up = ToolButton(Icon.ARROW_UP, self.tr("Move up in {name}").format(name=self.label), small=True)
        down = ToolButton(Icon.ARROW_DOWN, self.tr("Move down in {name}").format(name=self.label), small=True)
        remove = ToolButton(Icon.MINUS, self.tr("Remove from {name}").format(name=self.label), small=True)
        up.clicked.connect(lambda: self.table.move_current(-1))
        down.clicked.connect(lambda: self.table.move_current(1))
        remove.clicked.connect(self.table.remove_current)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE_GROUP)
        row.addStretch()
        for button in (up, down, remove):
            row.addWidget(button)
        return tools

    def _fit(self) -> None:
        rows = min(self.model.rowCount(), _ROWS_SHOWN)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(rows * row + self.table.horizontalHeader().sizeHint().height() + 4)


class _Table(QTableView):
    """Moves rows by keys and removes them."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(InkedCell(self))
        self.setProperty("framed", True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._edit_new)

    def set_people(self, people: KnownPeople) -> None:
        """Room for faces, and who is known for the names."""
        self.verticalHeader().setDefaultSectionSize(_ROW_OF_PEOPLE)
        self.setItemDelegateForColumn(0, PersonCell(people, self._rows, self))

    def move_current(self, step: int) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if self._rows.move(row, step):
            self.setCurrentIndex(self._rows.index(row + step, max(column, 0)))

    def remove_current(self) -> None:
        self._rows.remove(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrows move, Delete removes, Enter edits."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in steps:
            self.move_current(steps[key])
        elif key is Qt.Key.Key_Delete:
            self.remove_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if self.state() != QAbstractItemView.State.EditingState:  # the one that ends typing comes here as well
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _edit_new(self, index: QModelIndex) -> None:
        """One click on the empty row begins a new one."""
        if index.row() == self._rows.rowCount() - 1:
            self.edit(index)

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours."""
        super().changeEvent(event)
        self.viewport().update()


def _shape_of(field_type: FieldType) -> Shape:
    match field_type:
        case FieldType.PEOPLE:
            return Shape((_tr("Name"), _tr("Role")), _credit_cells, _credit)
        case FieldType.RATINGS:
            return Shape((_tr("Source"), _tr("Score"), _tr("Out of"), _tr("Votes")), _rating_cells, _rating)
    return Shape((_tr("Issued by"), _tr("Id")), _id_cells, _id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RowsEditor", text)


def _credit_cells(credit: Credit) -> tuple[str, ...]:
    return credit.name, credit.role


def _credit(row: Row) -> Credit:
    name, role = row.cells
    if not name:
        raise BadInput(_tr("A person needs a name."))
    kept = row.element
    if isinstance(kept, Credit) and kept.name == name:
        return kept._replace(role=role)
    return Credit(name, role)


def _rating_cells(rating: Rating) -> tuple[str, ...]:
    votes = "" if rating.votes is None else str(rating.votes)
    return rating.source, f"{rating.value:g}", f"{rating.maximum:g}", votes


def _rating(row: Row) -> Rating:
    source, value, maximum, votes = row.cells
    if not source:
        raise BadInput(_tr("A rating needs a source, such as imdb."))
    score = parse_text(FieldType.DECIMAL, value)
    most = parse_text(FieldType.DECIMAL, maximum)
    count = parse_text(FieldType.INTEGER, votes)
    if not isinstance(score, float):
        raise BadInput(_tr("A rating needs a score, such as 7.9."))
    is_default = isinstance(row.element, Rating) and row.element.is_default
    top = most if isinstance(most, float) else 10.0
    if top <= 0:
        raise BadInput(_tr("A score is out of a number above 0."))
    return Rating(source, score, top, count if isinstance(count, int) else None, is_default)


def _id_cells(one: ExternalId) -> tuple[str, ...]:
    return one.scheme, one.value


def _id(row: Row) -> ExternalId:
    scheme, value = row.cells
    if not scheme or not value:
        raise BadInput(_tr("An id needs who issued it and its value, such as imdb and tt0133093."))
    return ExternalId(scheme.lower(), value)
