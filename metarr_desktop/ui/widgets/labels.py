"""Texts in our sizes and inks: plain, cut with an ellipsis, an icon, a key cap."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette


class Label(QLabel):
    """A text in one of our sizes, weights and inks. Plain text unless the owner sets another format."""

    def __init__(
        self,
        text: str = "",
        *,
        size: fonts.Size = fonts.Size.BODY,
        weight: fonts.Weight = fonts.Weight.NORMAL,
        ink: Ink = Ink.TEXT,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        fonts.wear(self, size, weight)
        self.setWordWrap(wrap)
        self.set_ink(ink)

    def set_ink(self, ink: Ink) -> None:
        """Write it in another colour."""
        self.setProperty("ink", ink.value)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(Label):
    """One line that gives way: cut with an ellipsis where there is no room, whole in its tip."""

    def __init__(
        self,
        text: str = "",
        *,
        size: fonts.Size = fonts.Size.BODY,
        weight: fonts.Weight = fonts.Weight.NORMAL,
        ink: Ink = Ink.TEXT,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size=size, weight=weight, ink=ink, parent=parent)
        self._mode = mode
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few letters: it may be cut."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 3 * self.fontMetrics().averageCharWidth()), hint.height())

    def set_ink(self, ink: Ink) -> None:
        """Write it in another colour."""
        self._ink = ink
        super().set_ink(ink)

    def shown_text(self) -> str:
        """The text as it is drawn now."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        shown = self.shown_text()
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(current_palette().ink(self._ink))
        painter.setFont(self.font())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.contentsRect(), aligned, isolated(shown))


class IconLabel(QLabel):
    """An icon that stands beside a word and means the same; screen readers read the word."""

    def __init__(
        self,
        icon: Icon,
        *,
        ink: Ink = Ink.TEXT2,
        size_px: int = metrics.ICON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._size_px = size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()

    def set_icon(self, icon: Icon, ink: Ink | None = None) -> None:
        """Show another icon, in another ink where one is given."""
        self._icon = icon
        self._ink = ink or self._ink
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Recolour with the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        color = current_palette().ink(self._ink)
        self.setPixmap(icons.pixmap(self._icon, color, self._size_px, self.devicePixelRatioF()))


class KeyCap(QLabel):
    """The keys of a shortcut, as the system writes them."""

    def __init__(self, keys: str, *, on_toast: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        fonts.wear(self, fonts.Size.SMALL)
        self.setProperty("keycap", "toast" if on_toast else "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def rule(*, vertical: bool = False) -> QWidget:
    """A hairline between two things."""
    line = QFrame()
    line.setProperty("rule", "vertical" if vertical else "horizontal")
    return line
