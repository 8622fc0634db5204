"""Push and tool buttons with our icons, kept in the colours of the current palette."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.count_pill import paint_pill, pill_size


class ButtonKind(StrEnum):
    """How much a button asks for: one PRIMARY a screen, FLAT for what is at hand, LINK within text."""

    NORMAL = "normal"
    PRIMARY = "primary"
    FLAT = "flat"
    DANGER = "danger"
    LINK = "link"


_INKS = {
    ButtonKind.PRIMARY: Ink.ON_ACCENT,
    ButtonKind.DANGER: Ink.ERROR,
    ButtonKind.LINK: Ink.ACCENT,
}


class Button(QPushButton):
    """A push button with an optional icon, menu and count."""

    def __init__(
        self,
        text: str,
        *,
        icon: Icon | None = None,
        kind: ButtonKind = ButtonKind.NORMAL,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._kind = kind
        self._count = 0
        self._words = text
        self._is_short = False
        self.setProperty("small", small)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind is ButtonKind.LINK else Qt.CursorShape.ArrowCursor)
        self.setIconSize(QSize(metrics.ICON + metrics.SPACE_GROUP, metrics.ICON))
        self._dress()

    @property
    def kind(self) -> ButtonKind:
        """How much the button asks for."""
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how much it asks for: the tool bar's primary button gives way to the screen's."""
        self._kind = kind
        self._dress()
        _repolish(self)

    def setText(self, text: str) -> None:
        """Another text; between it and the icon is room."""
        self._words = text
        super().setText("" if self._is_short else text)
        self._dress()

    def set_short(self, is_short: bool) -> None:
        """Show the icon alone; the text stays what it is called, and is its tip where it has no other."""
        if is_short == self._is_short or self._icon is None:
            return
        self._is_short = is_short
        self.setAccessibleName(self._words if is_short else "")
        if self.toolTip() in ("", self._words):
            self.setToolTip(self._words if is_short else "")
        self.setText(self._words)

    def width_with_words(self) -> int:
        """How wide it would like to be with its text, whether that is shown or not."""
        gone = self.fontMetrics().horizontalAdvance(self._words) if self._is_short else 0
        return self.sizeHint().width() + gone

    def set_icon(self, icon: Icon | None) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self._dress()

    def set_count(self, count: int) -> None:
        """A number in a pill after the text; 0 shows none."""
        self._count = count
        self.setProperty("counted", count > 0)
        self.setAccessibleDescription(str(count) if count else "")
        _repolish(self)
        self.updateGeometry()

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu on click, with an arrow at the end."""
        self.setProperty("hasMenu", True)
        self.setMenu(menu)
        _repolish(self)

    def sizeHint(self) -> QSize:
        """Qt's own, with room for the count."""
        hint = super().sizeHint()
        if self._count:
            hint.setWidth(hint.width() + pill_size(self._count).width() + metrics.SPACE)
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then the count over its end."""
        super().paintEvent(event)
        if not self._count:
            return
        size = pill_size(self._count)
        left = self.width() - metrics.SPACE_ROW - size.width()
        place = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
        if self.isRightToLeft():
            place.moveLeft(metrics.SPACE_ROW)
        painter = QPainter(self)
        on_accent = self._kind is ButtonKind.PRIMARY
        palette = current_palette()
        face, ink = (palette.on_accent, palette.accent) if on_accent else (palette.accent, palette.on_accent)
        paint_pill(painter, place, str(self._count), face, ink)

    def changeEvent(self, event: QEvent) -> None:
        """Recolour the icon with the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self.setProperty("kind", self._kind.value)
        gap = metrics.SPACE_GROUP if self.text() else 0
        ink = _INKS.get(self._kind, Ink.TEXT)
        self.setIcon(QIcon() if self._icon is None else themed_icon(self._icon, ink, gap_px=gap))


class ToolButton(QToolButton):
    """An icon that does something; its name is told to screen readers and shown as the tip."""

    def __init__(
        self,
        icon: Icon,
        name: str,
        *,
        ink: Ink = Ink.TEXT,
        checked_ink: Ink | None = None,
        small: bool = False,
        tiny: bool = False,
        on_picture: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = Ink.ON_DARK if on_picture else ink
        self._checked_ink = checked_ink
        self._edge = 16 if tiny else 20 if on_picture else metrics.HEIGHT_SMALL if small else metrics.HEIGHT_CONTROL
        self._size_px = metrics.ICON_CHIP if tiny else metrics.ICON_BADGE if on_picture else metrics.ICON
        self.setProperty("small", small)
        self.setProperty("tiny", tiny)
        self.setProperty("onPicture", on_picture)
        self.setIconSize(QSize(self._size_px, self._size_px))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_name(name)
        self._dress()

    def sizeHint(self) -> QSize:
        """A square of the control's height; Qt's own hint is 3 px larger than the style sheet asks."""
        return super().sizeHint() if self.text() else QSize(self._edge, self._edge)

    def minimumSizeHint(self) -> QSize:
        """As its hint."""
        return self.sizeHint()

    def set_name(self, name: str) -> None:
        """What it does, for the tip and for screen readers."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def setText(self, text: str) -> None:
        """Another text; between it and the icon is room."""
        super().setText(text)
        self._dress()

    def set_icon(self, icon: Icon) -> None:
        """Show another icon."""
        self._icon = icon
        self._dress()

    def set_ink(self, ink: Ink) -> None:
        """Draw the icon in another colour."""
        self._ink = ink
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Recolour the icon with the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self.setIcon(themed_icon(self._icon, self._ink, on=self._checked_ink, size_px=self._size_px))


class LockButton(ToolButton):
    """The padlock beside a field. A click asks; it turns when the new state is set, so it never shows a wish."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(Icon.UNLOCK, what, ink=Ink.TEXT2, checked_ink=Ink.ACCENT, parent=parent)
        self._what = what
        self._edge = metrics.ROW_SIDEBAR
        self.setProperty("lock", True)
        self.setCheckable(True)
        self.set_locked(False)

    def set_locked(self, locked: bool) -> None:
        """Show the field as locked or free; emits nothing."""
        self.setChecked(locked)
        self.set_icon(Icon.LOCK if locked else Icon.UNLOCK)
        self.setAccessibleName(self.tr("Lock {field}").format(field=self._what))
        tip = (
            self.tr("Locked: nothing automatic changes it. Click to unlock.")
            if locked
            else self.tr("Lock it, so that nothing automatic changes it")
        )
        self.setToolTip(tip)

    def nextCheckState(self) -> None:
        """Stay as set: the owner of the field answers the click."""


def _repolish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
