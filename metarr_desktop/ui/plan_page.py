"""A plan as a screen: what it comes to, which of its rows are shown, the rows or why there are none, and its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.chip import ChipBar
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.plan_footer import PlanFoot
    from metarr_desktop.ui.theme.icons import Icon


class PlanPage(QWidget):
    """Shared by the screens that show a plan and do it; each knows its own plan, and how it is made anew."""

    def __init__(self, desk: Desk, title: str, foot: PlanFoot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "base")
        self._desk = desk
        self._items: tuple[ItemId, ...] = ()
        self._ended: Job | None = None
        self._is_wanted = False
        self.head = SectionHeader(title, size=fonts.Size.HERO)
        self.chips = ChipBar()
        segments = [Segment("changes", self.tr("Changes")), Segment("all", self.tr("Everything"))]
        self.which = SegmentedControl(segments, name=self.tr("Which rows are shown"), small=True)
        self._foot = foot
        self._empty = EmptyState()
        self._middle = CurrentStack()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back: nothing of the plan was done."""
        if event.key() == Qt.Key.Key_Escape:
            self._desk.stage.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def only_changes(self) -> bool:
        """Whether rows that stay as they are stand back."""
        return self.which.current() == "changes"

    def lay_out(self, rows: QWidget, above: QLayout | None = None) -> None:
        """Put the rows below the chips; `above` stands between heading and chips."""
        line = QHBoxLayout()
        line.setSpacing(metrics.SPACE)
        line.addWidget(self.chips, 1)
        line.addWidget(Label(self.tr("Show"), ink=Ink.TEXT2))
        line.addWidget(self.which)
        top = QVBoxLayout()
        top.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        top.setSpacing(metrics.SPACE)
        top.addWidget(self.head)
        if above is not None:
            top.addLayout(above)
        top.addLayout(line)
        self._middle.addWidget(self._empty)
        self._middle.addWidget(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(self._middle, 1)
        column.addWidget(rule())
        column.addWidget(self._foot)

    def show_message(self, icon: Icon, title: str, text: str, ink: Ink = Ink.TEXT2) -> None:
        """Say in the place of the rows why there are none."""
        self._empty.show_message(icon, title, text, ink=ink)
        self._middle.setCurrentWidget(self._empty)

    def show_foot(self) -> None:
        """Show the foot, with its last sentence where the plan was done."""
        self._foot.show()
        if self._ended is not None:
            self._foot.show_end(self._ended)

    def is_out_of_date(self, news: News) -> bool:
        """Whether what the plan was made from changed while it is looked at."""
        is_about = news.aspects & {Aspect.VALUES, Aspect.LIST, Aspect.SETTINGS}
        return bool(is_about) and self._is_wanted and self.isVisible()
