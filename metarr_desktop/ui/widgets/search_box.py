"""The search line: an icon, the key that leads to it, completion of the word at the end."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import ToolButton
from metarr_desktop.ui.widgets.labels import KeyCap


class SearchBox(QLineEdit):
    """Emits `searched` with the text `pause_ms` after the last key, at once on Enter; Escape empties it."""

    searched = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        keys: str = "",
        pause_ms: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._last = ""
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._cap = KeyCap(keys, parent=self)
        self._cap.setVisible(bool(keys))
        self._clear = ToolButton(Icon.CLOSE, self.tr("Clear search"), ink=Ink.TEXT2, tiny=True, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._search)
        self._dress()

    def set_text(self, text: str) -> None:
        """Show a search that is already on screen; emits nothing."""
        self._last = text
        self.setText(text)
        self._pause.stop()

    def show_keys(self, keys: str) -> None:
        """Show which keys lead here, while nothing is typed; "" shows none."""
        self._cap.setText(keys)
        self._cap.setVisible(bool(keys) and not self.text())
        self._arrange()

    def set_completions(self, words: Sequence[str]) -> None:
        """Complete the word at the end from these ("missing:poster", "genre:")."""
        self.setCompleter(_LastWordCompleter(words, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line first, and only then belongs to the window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key cap and the × at the end of the line."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Recolour the lens with the palette; a new style sheet has other room for the key cap, once it is applied."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        self._place(self._cap)
        self._place(self._clear)
        reserved = metrics.SPACE + max(self._cap.width() if self._cap.text() else 0, self._clear.width())
        self.setTextMargins(*((reserved, 0, 0, 0) if self.isRightToLeft() else (0, 0, reserved, 0)))

    def _dress(self) -> None:
        self._lens.setIcon(themed_icon(Icon.SEARCH, Ink.TEXT2))

    def _place(self, widget: QWidget) -> None:
        widget.adjustSize()
        left = self.width() - widget.width() - metrics.SPACE
        if self.isRightToLeft():
            left = metrics.SPACE
        widget.move(left, (self.height() - widget.height()) // 2)

    def _typed(self, text: str) -> None:
        self._cap.setVisible(bool(self._cap.text()) and not text)
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.searched.emit(self._last)


class _LastWordCompleter(QCompleter):
    """Completes the word at the end of the line and keeps the words before it."""

    def __init__(self, words: Sequence[str], line: QLineEdit) -> None:
        super().__init__(list(words), line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """What is completed: the last word."""
        return [path.rsplit(" ", 1)[-1]]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands in the line afterwards."""
        head, space, _ = self._line.text().rpartition(" ")
        return head + space + super().pathFromIndex(index)
