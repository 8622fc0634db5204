"""The length of a track, which only its file knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.roles import Role

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index


class LengthCell(QStyledItemDelegate):
    """Shows `Role.NOTE`; a dash where the file was not read yet."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The note takes the place of the text."""
        super().initStyleOption(option, index)
        option.text = str(index.data(Role.NOTE) or "–")
