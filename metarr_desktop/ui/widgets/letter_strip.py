"""The letters beside a wall: one tap leads to the first title of a letter; a dot stands where there is none."""

from collections.abc import Collection, Sequence
from string import ascii_uppercase

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette

_WIDTH = 20
_LINE = 16
NUMBERS = "#"


class LetterStrip(QWidget):
    """Shows which letters have titles and where the wall stands. Arrow keys go from letter to letter."""

    chosen = Signal(str)

    def __init__(self, alphabet: Sequence[str] = (NUMBERS, *ascii_uppercase), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("floats", True)
        self._alphabet = tuple(alphabet)
        self._present: frozenset[str] = frozenset()
        self._current = ""
        self.setAccessibleName(self.tr("Jump to letter"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_letters(self, present: Collection[str], alphabet: Sequence[str] | None = None) -> None:
        """Which letters have titles; another script brings its own alphabet."""
        self._present = frozenset(present)
        self._alphabet = tuple(alphabet) if alphabet is not None else self._alphabet
        self.update()

    def set_current(self, letter: str) -> None:
        """Where the wall stands now; emits nothing."""
        if letter != self._current:
            self._current = letter
            self.setAccessibleDescription(letter)
            if self.hasFocus() and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            self.update()

    def current(self) -> str:
        """Where the wall stands."""
        return self._current

    def letter_rect(self, letter: str) -> QRect:
        """Where a letter is drawn."""
        step = self._step()
        top = round(self._alphabet.index(letter) * step)
        return QRect(0, top, self.width(), round(step))

    def sizeHint(self) -> QSize:
        """All letters at their full height."""
        return QSize(fonts.grown(_WIDTH), fonts.grown(_LINE) * len(self._alphabet))

    def minimumSizeHint(self) -> QSize:
        """They may close up."""
        return QSize(fonts.grown(_WIDTH), 6 * len(self._alphabet))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the letter under the pointer."""
        self._choose_at(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging goes along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_at(event.position().y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down among the letters that have titles, or a letter itself."""
        present = [letter for letter in self._alphabet if letter in self._present]
        typed = event.text().upper()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if typed in present:
            self._choose(typed)
        elif step and present:
            at = present.index(self._current) + step if self._current in present else 0
            self._choose(present[min(max(at, 0), len(present) - 1)])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw letters and dots; the current one in the accent."""
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = fonts.font(fonts.Size.SMALL)
        strong = fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG)
        for letter in self._alphabet:
            place = self.letter_rect(letter)
            is_current = letter == self._current
            if is_current:
                face = QRectF(place.adjusted(1, 0, -1, 0))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.accent)
                painter.drawRoundedRect(face, metrics.RADIUS_CHIP, metrics.RADIUS_CHIP)
            painter.setFont(strong if is_current else small)
            painter.setPen(palette.on_accent if is_current else palette.text2)
            shown = letter if letter in self._present or is_current else "·"
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def _step(self) -> float:
        return min(float(fonts.grown(_LINE)), self.height() / max(1, len(self._alphabet)))

    def _choose_at(self, y: float) -> None:
        at = min(max(int(y / self._step()), 0), len(self._alphabet) - 1)
        letter = self._alphabet[at]
        if letter in self._present:
            self._choose(letter)

    def _choose(self, letter: str) -> None:
        if letter != self._current:
            self.set_current(letter)
            self.chosen.emit(letter)
