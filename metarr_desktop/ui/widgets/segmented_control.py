"""One of a few: buttons joined to a bar, of which exactly one is down."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import ToolButton


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: `key` is what the signal carries; the name is shown, or is the tip where an icon stands."""

    key: str
    name: str
    icon: Icon | None = None


class SegmentedControl(QWidget):
    """A bar of choices. Arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        *,
        name: str,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, segment in enumerate(segments):
            button = _segment_button(segment)
            button.setProperty("segment", True)
            button.setFixedHeight(metrics.HEIGHT_SMALL if small else metrics.HEIGHT_CONTROL)
            button.setProperty("small", small)
            button.setProperty("place", self._place(index, len(segments)))
            button.clicked.connect(lambda _checked=False, key=segment.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[segment.key] = button
            row.addWidget(button)
        self._group.buttonToggled.connect(self._weigh)
        self.set_current(segments[0].key)

    def current(self) -> str:
        """The key of the choice that is down."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_current(self, key: str) -> None:
        """Press another choice; emits nothing.

        Raises KeyError where there is no such choice.
        """
        self._buttons[key].setChecked(True)

    def set_name(self, key: str, name: str) -> None:
        """Write another name on a choice ("Locked 3")."""
        button = self._buttons[key]
        button.setAccessibleName(name)
        if not isinstance(button, ToolButton):
            button.setText(name)

    def button(self, key: str) -> QToolButton:
        """The button of a choice."""
        return self._buttons[key]

    def _weigh(self, button: QAbstractButton, down: bool) -> None:
        button.setFont(fonts.font(weight=fonts.Weight.STRONG if down else fonts.Weight.NORMAL))

    def _place(self, index: int, count: int) -> str:
        if count == 1:
            return "only"
        if index in (0, count - 1):
            return "first" if (index == 0) != self.isRightToLeft() else "last"
        return "middle"


def _segment_button(segment: Segment) -> QToolButton:
    if segment.icon is not None:
        button: QToolButton = ToolButton(segment.icon, segment.name, checked_ink=Ink.ON_ACCENT)
    else:
        button = QToolButton()
        button.setText(segment.name)
        button.setAccessibleName(segment.name)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
