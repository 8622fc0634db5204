"""What stands where nothing is: what would be here and the one button that fills it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import IconLabel, Label

_TEXT_WIDTH = 344


class EmptyState(QWidget):
    """Icon, title, sentence, a button and a hint below it, in the middle of the room there is."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(Icon.FILM, size_px=metrics.ICON_EMPTY)
        self._title = Label(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True)
        self._text = Label(ink=Ink.TEXT2, wrap=True)
        self._hint = Label(ink=Ink.TEXT2)
        self.button = Button("")
        self.button.clicked.connect(self.acted)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        for widget in (self._icon, self._title, self._text, self.button, self._hint):
            column.addWidget(widget, alignment=middle)
        column.addStretch()
        for label in (self._title, self._text, self._hint):
            label.setAlignment(middle)
        self._fit()

    def show_message(
        self,
        icon: Icon,
        title: str,
        text: str,
        *,
        ink: Ink = Ink.TEXT2,
        action: str = "",
        action_icon: Icon | None = None,
        is_primary: bool = False,
        hint: str = "",
    ) -> None:
        """Say another thing; without `action` there is no button."""
        self._icon.set_icon(icon, ink)
        self._title.setText(title)
        self._text.setText(text)
        self._fit()
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.button.setText(action)
        self.button.set_icon(action_icon)
        self.button.set_kind(ButtonKind.PRIMARY if is_primary else ButtonKind.NORMAL)
        self.button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add_ways(self, *buttons: Button) -> QWidget:
        """A row of buttons above the hint, for where there is more than one thing to do; to be hidden and shown."""
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, metrics.SPACE, 0, 0)
        row.setSpacing(metrics.SPACE)
        for button in buttons:
            row.addWidget(button)
        self._column.insertWidget(self._column.indexOf(self._hint), ways, alignment=Qt.AlignmentFlag.AlignHCenter)
        return ways

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence anew where there is less room than it likes."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * metrics.SPACE_SECTION
        for label in (self._title, self._text):
            width = max(1, min(_TEXT_WIDTH, room))
            label.setFixedWidth(width)
            label.setMinimumHeight(0)  # a label asked for its height gives no less than this
            label.setMinimumHeight(max(0, label.heightForWidth(width)))
