"""Publish: the plan of one item before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.domain.plan import Plan
from metarr_desktop.ui.detail.tab import DetailTab
from metarr_desktop.ui.publish.footer import PlanFooter
from metarr_desktop.ui.publish.plan_view import PlanView
from metarr_desktop.ui.publish.publishing import Preview, Publishing, ended_notice
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import rule

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.ui.desk import Desk


class PublishTab(DetailTab):
    """Every file of the item, those that stay too. `counted` tells how many would change."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._item: ItemId | None = None
        self._plan = Plan()
        self._ended: Job | None = None
        self.publishing = Publishing(desk, self)
        self.view = PlanView(desk)
        self.footer = PlanFooter()
        self._none = EmptyState()
        self._stack = CurrentStack()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addWidget(self.footer)
        self.publishing.planned.connect(self._show)
        self.publishing.moved.connect(self.footer.show_progress)
        self.publishing.ended.connect(self._end)
        self.footer.acted.connect(self._publish)
        self.footer.cancel_requested.connect(self.publishing.cancel)
        self.view.preview.others.chosen.connect(self.publishing.choose)
        self.view.preview.insisted.connect(self.publishing.insist)

    def show_detail(self, detail: ItemDetail) -> None:
        """Work out the item's plan."""
        if self._item != detail.row.id:
            self._item = detail.row.id
            self._ended = None
            self._none.show_message(
                Icon.HOURGLASS, self.tr("Comparing with the disk…"), self.tr("Files are only read for this.")
            )
            self._stack.setCurrentWidget(self._none)
            self.footer.hide()
        if not self.publishing.is_running:
            self.publishing.plan([detail.row.id])

    def _show(self, preview: Preview) -> None:
        self._plan = preview.plan
        self.counted.emit(len(preview.plan.changes))
        self.footer.show()
        self.footer.show_plan(preview)
        if self._ended is not None:
            self.footer.show_end(self._ended)
        if self.view.show_plan(preview.plan, preview.rows, only_changes=False):
            self._stack.setCurrentWidget(self.view)
            return
        title = self.tr("Nothing to publish")
        self._none.show_message(
            Icon.CHECK, title, self.tr("NFO and artwork are written for titles that lie on a disk."), ink=Ink.TEXT2
        )
        self._stack.setCurrentWidget(self._none)

    def _publish(self) -> None:
        self._ended = None
        self.footer.show_progress(None)
        self.publishing.start()

    def _end(self, job: Job) -> None:
        self._ended = job
        self.desk.stage.said.emit(ended_notice(job))
        if self._item is not None:
            self.publishing.plan([self._item])
