"""Finds what a screen reader could not name: controls without a name, and painted cells without words.

Asked by the tests over every screen that the tour leads through. It asks Qt what assistive technology is told
(`QAccessible`), so that a name counts wherever it comes from: the text of a button, the label whose buddy a field is,
or `setAccessibleName`.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

from metarr_desktop.ui.roles import Role

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QTabBar,
)
_QTS_OWN = (QScrollBar, QHeaderView)
_PAINTED_CELLS = (int(Qt.ItemDataRole.DecorationRole), int(Role.PARTS))
_PAINTED_ROWS = (*_PAINTED_CELLS, int(Role.CARD), int(Role.STATE), int(Role.LINES), int(Role.STEPS))
"""What a row paints is offered in each of its columns; of a table only that counts which belongs to one cell."""
_MOST_ROWS = 20  # of a view: rows of one model are alike


def nameless(root: QWidget) -> Iterator[str]:
    """Each control or painted cell shown in `root` that has no name, as the way to it."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or isinstance(widget, _QTS_OWN):
            continue
        takes_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if (takes_focus or isinstance(widget, _CONTROLS)) and not _name(widget):
            yield _way_to(widget)
        if isinstance(widget, QAbstractItemView):
            yield from _silent_cells(widget)


def _name(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip() if told is not None else ""


def _silent_cells(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    root = view.rootIndex()
    is_list = isinstance(view, QListView)
    columns, painted = (1, _PAINTED_ROWS) if is_list else (model.columnCount(root), _PAINTED_CELLS)
    for row in range(min(model.rowCount(root), _MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, root)
            if not _words(index) and any(index.data(role) for role in painted):
                yield f"row {row}, column {column} of {_way_to(view)}"


def _words(index: QModelIndex) -> str:
    """What is read out of a cell, by the order that Qt looks in."""
    said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
    return str(said or "").strip()


def _way_to(widget: QWidget) -> str:
    steps: list[str] = []
    step: QWidget | None = widget
    while step is not None and len(steps) < 4:
        steps.append(type(step).__name__)
        step = step.parentWidget()
    return " in ".join(steps)
