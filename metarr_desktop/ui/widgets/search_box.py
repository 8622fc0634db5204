"""The search line: an icon, the key that leads to it, and offers of how it may go on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import ToolButton
from metarr_desktop.ui.widgets.labels import KeyCap

_WANTING = (":", "<", ">", "=")
"""What an offer ends with whose value is still to come."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way on: the whole line, and the end of it that a list shows.

    `is_other`: another line in place of this one; it stays on offer until the next answer comes.
    """

    shown: str
    line: str
    is_other: bool = False


class SearchBox(QLineEdit):
    """Emits `searched` with the text `pause_ms` after the last key, at once on Enter; Escape empties it."""

    searched = Signal(str)
    offers_wanted = Signal(str)
    """The line as it is being typed: `offer` answers with how it may go on."""

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
        self._may_offer = False
        self._lens = QAction(name, self)
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
        self.textEdited.connect(self._want_offers)
        self.returnPressed.connect(self._enter)
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

    def offer(self, typed: str, offers: Sequence[Offer]) -> None:
        """How the line may go on, asked for when it was `typed`: a list below it, unless it is another by now."""
        if typed != self.text() or not self._may_offer or not self.hasFocus():
            return
        if self.completer() is None:
            self.setCompleter(offered := _Offers(self))
            offered.activated.connect(self._take)
        completer = self.completer()
        if isinstance(completer, _Offers):
            completer.show_offers(offers)

    def begin(self, text: str) -> None:
        """Put words there that the person has to finish, with what may finish them."""
        self.set_text(text)
        self.setFocus()
        self._may_offer = True
        self.offers_wanted.emit(text)

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
        room = self.contentsRect().width() - reserved
        is_cut = self.fontMetrics().horizontalAdvance(self.placeholderText()) > room
        self.setToolTip(self.placeholderText() if is_cut else "")

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

    def _want_offers(self, text: str) -> None:
        self._may_offer = self.cursorPosition() == len(text)
        if self._may_offer:
            self.offers_wanted.emit(text)

    def _take(self, line: str) -> None:
        """An offer was clicked: what it wants to know is asked for at once, else it is searched for at once."""
        if line.endswith(_WANTING):
            self.begin(line)
        else:
            self.setText(line)
            self._search()

    def _enter(self) -> None:
        """It is finished: offers that are still under way would only lie over what it finds."""
        self._may_offer = False
        self._search()

    def _search(self) -> None:
        self._pause.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.searched.emit(self._last)


class _Offers(QCompleter):
    """A list of ends of the line; the one that is taken becomes the line."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._offers: Sequence[Offer] = ()
        self._shown = QStringListModel(self)
        self.setModel(self._shown)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        line.textChanged.connect(self._narrow)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Open the list with these; close it without any."""
        self._set(offers)
        popup = self.popup()
        if offers and popup is not None:
            # Whole lines are longer than the box, and what is taken has to be read before.
            wanted = popup.sizeHintForColumn(0) + metrics.SPACE_SECTION
            width = max(self._line.width(), min(wanted, self._line.window().width() - self._line.x()))
            self.complete(QRect(0, 0, width, self._line.height()))
        elif popup is not None:
            popup.hide()

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands in the line afterwards."""
        return self._offers[index.row()].line if index.row() < len(self._offers) else self._line.text()

    def _narrow(self, text: str) -> None:
        """What still goes on from the text, until the next answer comes.

        An offer that the arrows or the pointer are on stands in the line too, and the others have to stay within reach.
        """
        if any(offer.line == text for offer in self._offers):
            return
        typed = text.casefold()
        kept = (one for one in self._offers if one.is_other or one.line.casefold().startswith(typed))
        self._set(list(kept) if text else [])

    def _set(self, offers: Sequence[Offer]) -> None:
        self._offers = offers
        self._shown.setStringList([offer.shown for offer in offers])
