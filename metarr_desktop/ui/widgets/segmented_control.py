"""One of a few: buttons joined to a bar, of which exactly one is down."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import ToolButton

_AROUND_LETTERS = 3  # above and below them, the border included


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
            button = _segment_button(segment, small=small)
            button.setProperty("segment", True)
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
        fonts.wear(button, weight=fonts.Weight.STRONG if down else fonts.Weight.NORMAL)

    def _place(self, index: int, count: int) -> str:
        if count == 1:
            return "only"
        if index in (0, count - 1):
            return "first" if (index == 0) != self.isRightToLeft() else "last"
        return "middle"


class _WordSegment(QToolButton):
    """As high as a control of its size, higher where its letters need it; Qt's own hint adds 3 px to either."""

    def __init__(self, name: str, *, small: bool) -> None:
        super().__init__()
        self._least = metrics.HEIGHT_SMALL if small else metrics.HEIGHT_CONTROL
        self.setText(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The width is Qt's."""
        letters = self.fontMetrics().height() + 2 * _AROUND_LETTERS
        return QSize(super().sizeHint().width(), max(self._least, letters))

    def minimumSizeHint(self) -> QSize:
        """As its hint: nothing of a choice is cut."""
        return self.sizeHint()


def _segment_button(segment: Segment, *, small: bool) -> QToolButton:
    if segment.icon is not None:
        button: QToolButton = ToolButton(segment.icon, segment.name, checked_ink=Ink.ON_ACCENT, small=small)
    else:
        button = _WordSegment(segment.name, small=small)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
