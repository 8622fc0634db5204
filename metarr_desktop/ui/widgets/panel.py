"""A frame around things that belong together, divided by hairlines."""

from collections.abc import Collection

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.labels import rule


class Panel(QFrame):
    """Rows under one another; each new part begins after a hairline."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._hairlines: dict[QWidget, QWidget | None] = {}

    def add_part(self, part: QWidget | QLayout, *, is_first: bool | None = None) -> None:
        """Add a part below the others, with a hairline between unless it is (said to be) the first."""
        begins = self._column.count() == 0 if is_first is None else is_first
        line = None if begins else rule()
        if line is not None:
            self._column.addWidget(line)
        if isinstance(part, QWidget):
            self._hairlines[part] = line
            self._column.addWidget(part)
        else:
            self._column.addLayout(part)

    def show_parts(self, parts: Collection[QWidget]) -> None:
        """Show only these of the widgets that were added, with hairlines between them and none above the first."""
        is_first = True
        for part, line in self._hairlines.items():
            is_shown = part in parts
            part.setVisible(is_shown)
            if line is not None:
                line.setVisible(is_shown and not is_first)
            is_first = is_first and not is_shown

    def set_chosen(self, chosen: bool) -> None:
        """Frame it as the one that is being looked at."""
        self.setProperty("panel", "framed" if chosen else "true")
        # The chosen frame is 2 px wide; what is inside must not move.
        edge = 2 if chosen else 1
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.style().unpolish(self)
        self.style().polish(self)

    @staticmethod
    def part(*, margin_px: int = metrics.SPACE_PANE, top_px: int = metrics.SPACE_ROW) -> QVBoxLayout:
        """An empty part with the usual margins."""
        column = QVBoxLayout()
        column.setContentsMargins(margin_px, top_px, margin_px, top_px)
        column.setSpacing(metrics.SPACE)
        return column
