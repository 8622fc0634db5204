"""Where somebody who scrolled down was reading, to be found again after rows came in above."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QAbstractItemView


class KeptPlace:
    """Take it before rows change, and `restore` it after. Who looks at the very top goes on looking at it."""

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        bar = view.verticalScrollBar()
        seen = view.indexAt(QPoint(view.viewport().width() // 2, 1)) if bar.value() > bar.minimum() else QModelIndex()
        self._row = QPersistentModelIndex(seen)
        self._top = view.visualRect(seen).top()

    def restore(self) -> None:
        """Scroll so that the row stands where it stood; nothing where it is gone."""
        if self._row.isValid():
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + self._view.visualRect(self._row).top() - self._top)
