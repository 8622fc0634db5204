"""Which library is counted: joined buttons as long as all of them have room, else a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView

_ALL = 0
_MOST_BUTTONS = 6
"""More are not read at a glance: a list is quicker then, whatever room there is."""


class LibraryChoice(QWidget):
    """All libraries, then each; with one alone there is nothing to choose."""

    chosen = Signal()
    """The person chose another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QComboBox()
        self.list.setAccessibleName(self.tr("Library to count"))
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list.activated.connect(lambda _row: self._choose(int(self.list.currentData())))
        self.buttons: SegmentedControl | None = None
        self._choices: list[tuple[int, str]] = []
        self._current = _ALL
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.list)

    def library(self) -> LibraryId | None:
        """Which one is chosen; None: all."""
        return LibraryId(self._current) if self._current != _ALL else None

    def show_libraries(self, libraries: Sequence[LibraryView], current: LibraryId | None) -> None:
        """Offer these; `current` is the one that is counted."""
        choices = [(_ALL, self.tr("All libraries")), *((one.id, one.name) for one in libraries)]
        if choices != self._choices:
            self._choices = choices
            self._make()
        self._current = current if current is not None else _ALL
        self._show_current()
        self.setVisible(len(libraries) > 1)

    def fit(self, room_px: int) -> None:
        """Take as much room as there is."""
        has_buttons = self.buttons is not None and self.buttons.sizeHint().width() <= room_px
        had_focus = self.focusWidget() is not None and self.isAncestorOf(self.focusWidget())
        self.list.setHidden(has_buttons)
        if self.buttons is not None:
            self.buttons.setVisible(has_buttons)
            if had_focus:  # the keyboard stays with the choice, whatever shape it has
                (self.buttons.button(str(self._current)) if has_buttons else self.list).setFocus()

    def _make(self) -> None:
        if self.buttons is not None:
            self._row.removeWidget(self.buttons)
            self.buttons.hide()
            self.buttons.deleteLater()
            self.buttons = None
        self.list.clear()
        for id, name in self._choices:
            self.list.addItem(name, id)
        if len(self._choices) <= _MOST_BUTTONS:
            segments = [Segment(str(id), name) for id, name in self._choices]
            self.buttons = SegmentedControl(segments, name=self.tr("Library to count"))
            self.buttons.chosen.connect(lambda key: self._choose(int(key)))
            self.buttons.hide()
            self._row.addWidget(self.buttons)

    def _show_current(self) -> None:
        self.list.setCurrentIndex(max(0, self.list.findData(self._current)))
        if self.buttons is not None:
            self.buttons.set_current(str(self._current))

    def _choose(self, id: int) -> None:
        if id != self._current:
            self._current = id
            self._show_current()
            self.chosen.emit()
