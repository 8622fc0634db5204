"""Editing in the table: the editors of the detail form over a cell, with the lock of its field.

The editor lies over the table and belongs to an item, not to a place: whatever the list does under it - a job brings
in titles, the order changes, the page comes anew - it goes with its item, and what was typed stays.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QWidget

from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.ui.forms.choice import editor_for
from metarr_desktop.ui.forms.editors import FieldEditor, LongTextEditor, WordsEditor, leaves
from metarr_desktop.ui.forms.entering import entered_text, lock_text
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import LockButton
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import field_label

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.fields import Field
    from metarr_desktop.domain.kinds import ItemId, Kind
    from metarr_desktop.domain.values import Value
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.index import Index
    from metarr_desktop.ui.library.table import Table
    from metarr_desktop.ui.models.items import ItemsModel


_LEAST_WIDTH = 200
_LEAST_LIST_WIDTH = 320
_LEAST_TEXT_WIDTH = 440


class Step(Enum):
    """Where a key leads from the cell that is being edited."""

    OUT = auto()
    NEXT = auto()
    BACK = auto()
    DOWN = auto()
    UP = auto()


class CellEditor(QFrame):
    """The editor of one field of one item, and its lock. It shows and asks."""

    entered = Signal(object)
    lock_requested = Signal()
    cancelled = Signal()
    stepped = Signal(object)
    """The `Step` of a key: what was typed is to be entered first."""
    left = Signal()
    """The keyboard went elsewhere in the window."""
    resized = Signal()

    def __init__(self, item: ItemId, field: Field, kind: Kind | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.field = field
        self.kind = kind
        self.setProperty("celleditor", True)
        self.editor: FieldEditor = editor_for(field, kind=kind)
        self.editor.entered.connect(self.entered)
        self.lock = LockButton(field_label(field.name, kind))
        self.lock.clicked.connect(self.lock_requested)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 2, 1)
        self._row.setSpacing(metrics.SPACE_GROUP)
        self._row.addWidget(self.editor, 1)
        self._row.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignTop)
        self.editor.installEventFilter(self)
        for inner in self.findChildren(QWidget):
            inner.installEventFilter(self)

    def begin(self) -> None:
        """Put the keyboard into it: before a long text; in a line all is marked, and typing replaces it."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        line = self.editor.focusProxy()
        if isinstance(line, QLineEdit):
            line.selectAll()

    @property
    def least_width(self) -> int:
        """How wide it is in a narrow column: several lines are read as lines only where they have room."""
        if self._has_lines:
            return fonts.grown(_LEAST_TEXT_WIDTH)
        return _LEAST_LIST_WIDTH if self.field.is_plural else _LEAST_WIDTH

    def height_in(self, width_px: int) -> int:
        """How high it is at that width, with what is said under the input."""
        self._row.activate()
        return self._row.totalHeightForWidth(width_px) if self._row.hasHeightForWidth() else self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that lead out of the cell, before the input itself hears them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()  # the window goes back by it
                return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        elif event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and leaves(event):
            self._look_where_focus_went()
        elif event.type() is QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().eventFilter(watched, event)

    def _look_where_focus_went(self) -> None:
        """After Qt moved it: the lock beside the input is not away."""
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self.left.emit()

    def _take_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.stepped.emit(Step.BACK if key == Qt.Key.Key_Backtab else Step.NEXT)
            return True
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(Step.OUT)
            return True
        if modifiers or self._has_lines:
            return False
        if is_enter and not self._has_word_to_add():
            self.stepped.emit(Step.OUT)
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(Step.UP if key == Qt.Key.Key_Up else Step.DOWN)
            return True
        return False

    @property
    def _has_lines(self) -> bool:
        """Whether Enter and the arrows go from line to line within it."""
        return isinstance(self.editor, LongTextEditor)

    def _has_word_to_add(self) -> bool:
        return isinstance(self.editor, WordsEditor) and bool(self.editor.tags.line.text().strip())


class InlineEdit(QObject):
    """Edits the cells of a table, one at a time. What is entered goes the way of the form: one batch, locked, undoable.

    Enter and Escape leave, Tab and Shift+Tab go to the next field of the row, up and down to the same field of the next
    title. In a long text Enter and the arrows stay within it, and Ctrl+Enter leaves. What cannot be read keeps the
    editor where it is, with the reason.
    """

    entered = Signal(str)
    """A field was changed by the person: its name."""

    def __init__(self, desk: Desk, table: Table, model: ItemsModel) -> None:
        super().__init__(table)
        self._desk = desk
        self._table = table
        self._model = model
        self.editor: CellEditor | None = None
        table.edit_wanted.connect(self.begin)
        table.lock_wanted.connect(self.turn_lock)
        table.moved.connect(self._place)
        model.dataChanged.connect(lambda *_: self._refresh())
        model.modelReset.connect(self._follow)
        model.rowsInserted.connect(self._follow)
        desk.commands.on(table, "table.edit", self.edit_current)
        desk.commands.on(table, "table.lock", self.lock_current)

    # --- what a person does -----------------------------------------------------------------------------------------

    def edit_current(self) -> None:
        """Edit the current cell; in a column that shows no field, the first of its row that does."""
        current = self._table.currentIndex()
        if not current.isValid() or self.editor is not None:
            return
        if self._model.field_at(current) is None:
            columns = self._table.editable_columns(current.row())
            if not columns:
                return
            current = self._model.index(current.row(), columns[0])
        self.begin(current)

    def lock_current(self) -> None:
        """Lock the field of the cell that is edited, or current, or lock it no longer."""
        cell = self._cell() if self.editor is not None else self._table.currentIndex()
        if cell is not None and cell.isValid():
            self.turn_lock(cell)

    def begin(self, index: Index) -> None:
        """Edit a cell; what was being edited is entered first, and stays where it cannot be."""
        field = self._model.field_at(index)
        if field is None or not self.finish():
            return
        cell = self._model.index(index.row(), index.column())
        self._table.make_current(cell)
        kind = self._kind_at(cell.row())
        editor = CellEditor(self._model.item_at(cell.row()), field, kind, self._table.viewport())
        editor.editor.show_value(self._model.value_at(cell))
        editor.entered.connect(partial(self._enter, editor))
        editor.lock_requested.connect(lambda: self.turn_lock(self._cell()))
        editor.cancelled.connect(self._cancel)
        editor.stepped.connect(self._step)
        editor.left.connect(self._leave)
        editor.resized.connect(self._place)
        self.editor = editor
        self._refresh()
        self._place()
        editor.show()
        editor.begin()

    def finish(self) -> bool:
        """Enter what was typed and leave the cell; False where it cannot be read: the editor stays and says why."""
        if self.editor is None:
            return True
        self.editor.editor.finish()
        if self.editor is not None and self.editor.editor.complaint() and self.editor.editor.is_touched():
            self.editor.begin()
            return False
        self._close()
        return True

    def turn_lock(self, index: Index | None) -> None:
        """Lock the field of a cell, or lock it no longer."""
        field = self._model.field_at(index) if index is not None else None
        if index is None or field is None:
            return
        item, name, is_locked = self._model.item_at(index.row()), field.name, not index.data(Role.LOCK)
        text = lock_text(name, self._kind_at(index.row()), is_locked=is_locked)
        self._desk.bridge.change(
            self,
            lambda: self._desk.engine.edit.set_locks([item], [name], is_locked),
            lambda _changes: self._say(text, Icon.LOCK if is_locked else Icon.UNLOCK),
        )

    def _kind_at(self, row: int) -> Kind | None:
        known = self._model.known_row(row)
        return known.kind if known is not None else None

    # --- the editor -------------------------------------------------------------------------------------------------

    def _cell(self) -> QModelIndex | None:
        """The cell of the editor, wherever its item stands now; None where it is listed no more."""
        if self.editor is None:
            return None
        row = self._model.place_of(self.editor.item)
        return None if row is None else self._table.cell(row, self.editor.field.name)

    def _enter(self, editor: CellEditor, value: Value) -> None:
        item, name, seen = editor.item, editor.field.name, editor.editor.seen
        self._desk.bridge.change(
            self,
            lambda: self._desk.engine.edit.set_values([item], {name: value}, {name: seen}),
            partial(self._entered, editor, value),
            partial(self._refused, item, name, value),
        )

    def _entered(self, editor: CellEditor, value: Value, changes: Changes) -> None:
        name = editor.field.name
        if text := entered_text(changes, editor.item, name, value, editor.kind):
            self._say(text, Icon.LOCK)
            self.entered.emit(name)

    def _refused(self, item: ItemId, name: str, value: Value, error: MetarrError) -> None:
        """What the input let pass and the door did not: it is shown again with the reason, to be put right."""
        row = self._model.place_of(item)
        if not isinstance(error, BadInput) or row is None or not self.finish():
            self._desk.stage.error.emit(error)
            return
        self.begin(self._table.cell(row, name))
        if self.editor is not None:
            self.editor.editor.fill(value)
            self.editor.editor.complain(translated(error))
            self._place()

    def _step(self, step: Step) -> None:
        cell = self._cell()
        if not self.finish():
            return
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        there = self._beside(cell, step) if cell is not None else None
        if there is not None:
            self.begin(there)

    def _beside(self, cell: QModelIndex, step: Step) -> QModelIndex | None:
        """The cell that a step leads to; None where there is none, and out of the editor."""
        model = self._model
        if step in (Step.UP, Step.DOWN):
            row = cell.row() + (1 if step is Step.DOWN else -1)
            return model.index(row, cell.column()) if 0 <= row < model.rowCount() else None
        if step is Step.OUT:
            return None
        way = 1 if step is Step.NEXT else -1
        columns = self._table.editable_columns(cell.row())
        place = columns.index(cell.column()) + way
        if 0 <= place < len(columns):
            return model.index(cell.row(), columns[place])
        row = cell.row() + way
        further = self._table.editable_columns(row) if 0 <= row < model.rowCount() else []
        return model.index(row, further[0 if way > 0 else -1]) if further else None

    def _cancel(self) -> None:
        self._close()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """A click elsewhere enters what was typed; what cannot be read waits, with its reason."""
        editor = self.editor
        if editor is not None:
            editor.editor.finish()
            if not (editor.editor.complaint() and editor.editor.is_touched()):
                self._close()

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.blockSignals(True)
            editor.hide()
            editor.deleteLater()

    # --- what goes on under it --------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """The list came anew: go with the item; where it is listed no more, enter what was typed."""
        if self.editor is None:
            return
        if self._cell() is None:
            self.finish()
            return
        self._place()

    def _refresh(self) -> None:
        """Show what stands in the cell now; what is being typed stays, with a word on what came meanwhile."""
        cell = self._cell()
        if self.editor is None or cell is None or self._model.field_at(cell) is None:
            return
        editor = self.editor.editor
        if not editor.complaint() or not editor.is_touched():
            editor.show_value(self._model.value_at(cell))
        self.editor.lock.set_locked(bool(cell.data(Role.LOCK)))
        self._place()

    def _place(self) -> None:
        """Over its cell, as large as what is in it, and within the table."""
        cell = self._cell()
        if self.editor is None or cell is None:
            return
        rect, room = self._table.visualRect(cell), self._table.viewport().rect()
        width = min(max(rect.width(), self.editor.least_width), room.width())
        height = self.editor.height_in(width)
        is_mirrored = self._table.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = rect.right() - width + 1 if is_mirrored else rect.left()
        left = max(min(left, room.right() - width + 1), 0)
        place = QRect(left, rect.top(), width, max(height, rect.height()))
        if rect.bottom() <= room.bottom() < place.bottom():  # at the foot of the table it grows upwards
            place.moveBottom(rect.bottom())
        self.editor.setGeometry(place)

    def _say(self, text: str, icon: Icon) -> None:
        self._desk.stage.said.emit(Notice(text, icon, self.tr("Undo"), is_undo=True))
