"""What every tab of the detail pane is to the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.kinds import BatchId, ItemId
    from metarr_desktop.ui.desk import Desk


class DetailTab(QWidget):
    """Shows one aspect of one item. Only the open tab is told; another is told when it opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def show_detail(self, detail: ItemDetail) -> None:
        """Show an item, or the same item with what changed."""
        raise NotImplementedError

    def leave(self) -> None:
        """The person goes to another item or tab: keep what was typed."""

    def say(self, text: str, icon: Icon = Icon.CHECK, *, can_undo: bool = True, undoes: BatchId | None = None) -> None:
        """Tell the person what was done, with the way back: as Ctrl+Z goes, or the undo of the batch named."""
        undo = QCoreApplication.translate("DetailTab", "Undo") if can_undo else ""
        self.desk.stage.said.emit(Notice(text, icon, undo, is_undo=can_undo and undoes is None, undoes=undoes))


def has_changed(changes: Changes, item: ItemId) -> bool:
    """Whether an edit did anything to the item: a value that it already has is no change."""
    return bool(changes.changed.get(item))
