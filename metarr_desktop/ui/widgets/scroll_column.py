"""A column of widgets that scrolls up and down and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import metrics


class ScrollColumn(QScrollArea):
    """Put widgets into `column`; they keep to the top and are as wide as the area."""

    def __init__(self, name: str, *, margin_px: int = metrics.SPACE_PANE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(*[margin_px] * 4)
        outer.setSpacing(0)
        # What is added gets its room at once. The area alone gives it with its next event: until then rows are squeezed
        # to nothing, and a click on one goes nowhere.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self.column = QVBoxLayout()
        self.column.setSpacing(metrics.SPACE_PANE)
        outer.addLayout(self.column)
        outer.addStretch()
        self.setWidget(inner)
