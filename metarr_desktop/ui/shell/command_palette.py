"""The palette: everything that can be done or gone to, found by typing, over a veil on the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.shell.offers import Offer, Offers, weight
from metarr_desktop.ui.shell.palette_list import OfferCell, OffersModel
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, KeyCap, Label, rule

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_WIDTH = 660
_FROM_TOP = 96
_AROUND = metrics.SPACE_SECTION
_VEIL_ALPHA = 166  # 65 %
_TITLES_REST_MS = 120
_PAGE = 8


class _Line(QLineEdit):
    """Keeps every key to itself: what the window would do with one is found in the list."""

    def __init__(self, act: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._act = act

    def event(self, event: QEvent) -> bool:
        """Claim every key, Tab as well, before shortcuts and the order of focus do."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._act(event):
            return True
        return super().event(event)


class CommandPalette(QWidget):
    """Up and Down choose, Enter does it, Tab fills the words in, Escape and a click beside it close it."""

    def __init__(self, window: QWidget, offers: Offers) -> None:
        super().__init__(window)
        self.setProperty("floats", True)
        self._window = window
        self._offers = offers
        self._found: list[Offer] = []
        self._titles: list[Offer] = []
        self._before: QWidget | None = None
        self.line = _Line(self._press)
        self.line.setProperty("bare", True)
        fonts.wear(self.line, fonts.Size.TITLE)
        self.line.setAccessibleName(self.tr("Search commands, places, titles and settings"))
        self.line.setPlaceholderText(self.tr("Type what you want to do, or where to go"))
        self.acts_on = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.model = OffersModel(offers.pictures, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferCell(self.list))
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setProperty("surface", "win")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = Label(size=fonts.Size.SMALL, ink=Ink.TEXT3)
        self._panel = QFrame()
        self._rest = QTimer(self, singleShot=True, interval=_TITLES_REST_MS)
        self._rest.timeout.connect(lambda: self._offers.ask_titles(self.line.text()))
        self._lay_out()
        self.line.textChanged.connect(self._search)
        self.list.clicked.connect(lambda index: self._do(self.model.offer(index.row())))
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        offers.titles_came.connect(self._take_titles)
        window.installEventFilter(self)
        self.hide()

    def open(self, acts_on: str) -> None:
        """Show it, empty. `acts_on` names what is chosen."""
        self._before = QApplication.focusWidget()
        text = self.tr("acts on: {title}").format(title=isolated(acts_on))
        self.acts_on.setText(text if acts_on else "")
        self.acts_on.setVisible(bool(acts_on))
        self._titles = []
        self.model.ratio = self.devicePixelRatioF()
        self.line.clear()
        self._search("")
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._arrange()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Hide it; the keyboard goes back where it was."""
        self._rest.stop()
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._panel.setParent(self)
        self._panel.setProperty("panel", "palette")
        self._panel.setAccessibleName(self.tr("Commands"))
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE_PANE)
        head.setSpacing(metrics.SPACE_ROW)
        head.addWidget(IconLabel(Icon.SEARCH, ink=Ink.ACCENT))
        head.addWidget(self.line, 1)
        head.addWidget(self.acts_on)
        head.addWidget(KeyCap(self.tr("Esc")))
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        foot.setSpacing(metrics.SPACE_GROUP)
        hints = ((("↑", "↓"), self.tr("choose")), ((self.tr("Enter"),), self.tr("do it")))
        for caps, word in (*hints, ((self.tr("Tab"),), self.tr("fill in"))):
            for cap in caps:
                foot.addWidget(KeyCap(cap))
            foot.addWidget(Label(word, size=fonts.Size.SMALL, ink=Ink.TEXT2))
            foot.addSpacing(metrics.SPACE_ROW)
        foot.addStretch()
        foot.addWidget(self.count)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _arrange(self) -> None:
        """As high as its rows need and the window has room for."""
        top = min(_FROM_TOP, self.height() // 8)
        width = min(_WIDTH, self.width() - 2 * _AROUND)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        column = self._panel.layout()
        assert column is not None
        beside = column.sizeHint().height() - self.list.sizeHint().height()
        height = min(beside + rows + metrics.SPACE, self.height() - top - _AROUND)
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)

    # --- events -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep as large as the window."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._arrange()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The veil."""
        veil = QColor(current_palette().base)
        veil.setAlpha(_VEIL_ALPHA)
        QPainter(self).fillRect(self.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_again()

    def _press(self, event: QKeyEvent) -> bool:
        """What a key does here; False for one that is typed."""
        keys = Qt.Key
        match event.key():
            case keys.Key_Escape:
                self.close_again()
            case keys.Key_Down:
                self._move(1)
            case keys.Key_Up:
                self._move(-1)
            case keys.Key_PageDown | keys.Key_PageUp:
                for _ in range(_PAGE):
                    self._move(1 if event.key() == keys.Key_PageDown else -1, is_round=False)
            case keys.Key_Return | keys.Key_Enter:
                self._do(self.model.offer(self.list.currentIndex().row()))
            case keys.Key_Tab | keys.Key_Backtab:
                self._fill_in()
            case _:
                return False
        return True

    # --- choosing, doing --------------------------------------------------------------------------------------------

    def _move(self, step: int, *, is_round: bool = True) -> None:
        here = self.list.currentIndex().row()
        there = self.model.next_row(here, step)
        if there is not None and (is_round or (there > here) == (step > 0)):
            self.list.setCurrentIndex(self.model.index(there))
            if self.model.next_row(-1, 1) == there:
                self.list.scrollToTop()  # with its heading

    def _do(self, offer: Offer | None) -> None:
        if offer is None or offer.do is None:
            return
        self.close_again()
        self._offers.note_use(offer)
        offer.do()

    def _fill_in(self) -> None:
        offer = self.model.offer(self.list.currentIndex().row())
        if offer is not None:
            self.line.setText(offer.text)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _search(self, words: str) -> None:
        self._found = self._offers.fitting(words)
        self._titles = []
        self._show("")
        self._rest.start()

    def _take_titles(self, titles: list[Offer]) -> None:
        if self.isVisible():
            self._titles = titles
            chosen = self.model.offer(self.list.currentIndex().row())
            self._show(chosen.key if chosen is not None else "")

    def _show(self, key: str) -> None:
        """Show what was found; what was chosen stays chosen, else what fits best is."""
        self.model.show([*self._found, *self._titles])
        row = self.model.row_of(key) if key else None
        first = self.model.next_row(-1, 1)
        if row is None:
            best = min((one for one in self._found if one.hit is not None), key=weight, default=None)
            row = self.model.row_of(best.key) if best is not None else first
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        if row == first:
            self.list.scrollToTop()
        shown = len(self._found) + len(self._titles)
        number = self.locale().toString
        text = self.tr("{shown} shown, {all} commands").format(shown=number(shown), all=number(self._offers.count()))
        self.count.setText(text)
        if self.isVisible():
            self._arrange()

    def _tell(self, index: Index) -> None:
        """The keyboard stays in the line: screen readers are told which row is chosen."""
        offer = self.model.offer(index.row())
        if offer is not None:
            self.line.setAccessibleDescription(offer.spoken)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, offer.spoken))
