"""Groups with what is in them, as Qt asks for it: the shape of every plan's tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from metarr_desktop.ui.index import ROOT, Index

GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 51
"""The group of a row: its own, or the one that it stands in."""


class Group(Protocol):
    """A row of the first level."""

    @property
    def members(self) -> Sequence[Any]:
        """What stands below it."""


GroupT = TypeVar("GroupT", bound=Group)


class TwoLevels(QAbstractItemModel, Generic[GroupT]):
    """Shows groups and their members; subclasses give the data of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[GroupT] = []

    def set_groups(self, groups: Sequence[GroupT]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._groups = list(groups)
        self.endResetModel()

    def groups(self) -> list[GroupT]:
        return list(self._groups)

    def group_data(self, group: GroupT, role: int) -> Any:
        """The data of a group."""
        raise NotImplementedError

    def member_data(self, member: Any, role: int) -> Any:
        """The data of what stands in a group."""
        raise NotImplementedError

    # A group has internal id 0, a member the row of its group + 1.
    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        group = index.internalId() if index.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()].members)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = index.internalId()
        group = self._groups[place - 1 if place else index.row()]
        if role == GROUP_ROLE:
            return group
        return self.member_data(group.members[index.row()], role) if place else self.group_data(group, role)
