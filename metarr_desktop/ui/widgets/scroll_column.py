"""A column of widgets that scrolls up and down and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

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
        self.column = QVBoxLayout()
        self.column.setSpacing(metrics.SPACE_PANE)
        outer.addLayout(self.column)
        outer.addStretch()
        self.setWidget(inner)
