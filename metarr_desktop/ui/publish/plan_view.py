"""A plan to look through: the tree of its files, and what would become of the chosen one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTreeView, QVBoxLayout, QWidget

from metarr_desktop.domain.plan import Plan, Step
from metarr_desktop.ui.models.two_levels import GROUP_ROLE
from metarr_desktop.ui.publish.plan_model import STEP_ROLE, Group, PlanDelegate, PlanModel, groups_of
from metarr_desktop.ui.publish.preview import StepPreview
from metarr_desktop.ui.theme import metrics

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.desk import Desk

_TREE_WIDTH = 360
_LEAST_WIDTH = 240
_INDENT = 16
_OPEN_AT_ONCE = 12


class PlanView(QWidget):
    """Tree and preview beside each other; below 720 px under one another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = Plan()
        self._rows: Mapping[ItemId, ItemRow] = {}
        self.model = PlanModel(desk, self)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(PlanDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(_INDENT)
        self.tree.setAccessibleName(self.tr("Files of the plan"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.selectionModel().currentChanged.connect(lambda current, _former: self._show(current))
        self.tree.setMinimumWidth(_LEAST_WIDTH)
        self.preview = StepPreview(desk)
        self.preview.setMinimumWidth(_LEAST_WIDTH)
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(self.preview)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_TREE_WIDTH, 2 * _TREE_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def show_plan(self, plan: Plan, rows: Mapping[ItemId, ItemRow], *, only_changes: bool) -> int:
        """Show a plan, its changes alone or everything; how many titles that are. The chosen file stays chosen."""
        chosen = self.current_step()
        self._plan, self._rows = plan, rows
        groups = groups_of(plan, rows, only_changes=only_changes)
        self.model.set_groups(groups)
        if len(groups) <= _OPEN_AT_ONCE:
            self.tree.expandAll()
        index = self.model.index_of(chosen.path) if chosen is not None else QModelIndex()
        self.choose(index if index.isValid() else self.model.first_file())
        return len(groups)

    def choose(self, index: QModelIndex) -> None:
        """Show a file."""
        if index.isValid():
            self.tree.expand(index.parent())
            self.tree.setCurrentIndex(index)
        self.preview.setVisible(index.isValid())

    def current_step(self) -> Step | None:
        """The file that is shown."""
        step = self.tree.currentIndex().data(STEP_ROLE)
        return step if isinstance(step, Step) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand under one another where there is no room beside."""
        super().resizeEvent(event)
        has_room = self.width() >= metrics.WIDTH_ONE_COLUMN_DIFF
        wanted = Qt.Orientation.Horizontal if has_room else Qt.Orientation.Vertical
        if self._splitter.orientation() is not wanted:
            self._splitter.setOrientation(wanted)

    def _show(self, index: QModelIndex) -> None:
        group = index.data(GROUP_ROLE)
        step = index.data(STEP_ROLE)
        if not isinstance(group, Group):
            return
        shown = step if isinstance(step, Step) else next(iter(group.members), None)
        self.preview.setVisible(shown is not None)
        if shown is not None:
            self.preview.show_step(shown, group.members)
