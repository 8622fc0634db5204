"""The length of a track, which only its file knows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.roles import Role

Index = QModelIndex | QPersistentModelIndex


class LengthCell(QStyledItemDelegate):
    """Shows `Role.NOTE`; a dash where the file was not read yet."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The note takes the place of the text."""
        super().initStyleOption(option, index)
        option.text = str(index.data(Role.NOTE) or "–")
