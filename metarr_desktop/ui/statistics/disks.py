"""The disks below the libraries: how full each is, and what of that the libraries are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.words import size_text

if TYPE_CHECKING:
    from metarr_desktop.domain.stats import Disk

_STEPS = 1000
_FULL = 0.95  # of a disk: from here on it is said that it fills up


class DisksPanel(Panel):
    """A row a disk."""

    def __init__(self, disks: Sequence[Disk], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Disks"))
        self.rows = [DiskRow(disk) for disk in disks]
        part = self.part(top_px=metrics.SPACE_ROW)
        part.addWidget(SectionHeader(self.tr("Disks"), size=fonts.Size.BODY))
        for row in self.rows:
            part.addWidget(row)
        self.add_part(part)


class DiskRow(QWidget):
    """Its folders by their names, how full it is, and what the libraries keep there; the tip has the whole paths."""

    def __init__(self, disk: Disk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        folders = [printable(folder) for folder in disk.folders]
        names = ", ".join(os.path.basename(folder) or folder for folder in folders)
        total = disk.total_bytes
        share = 0.0 if not total else 1 - disk.free_bytes / total
        ours = self.tr("{size} of the library").format(size=size_text(disk.ours_bytes))
        if total is None:
            icon, ink, end = Icon.DISK_OFF, Ink.TEXT2, self.tr("not connected")
        else:
            icon, ink = (Icon.WARNING, Ink.WARN) if share >= _FULL else (Icon.DISK, Ink.TEXT2)
            end = self.tr("{free} free of {total}").format(free=size_text(disk.free_bytes), total=size_text(total))
        self.setAccessibleName(f"{names}: {end}, {ours}")
        self.setToolTip("\n".join(folders))
        head = QHBoxLayout()
        head.setSpacing(metrics.SPACE)
        head.addWidget(IconLabel(icon, ink=ink))
        head.addWidget(ElidedLabel(names, mode=Qt.TextElideMode.ElideMiddle), 1)
        head.addWidget(Label(end, size=fonts.Size.SMALL, ink=Ink.TEXT2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.SPACE_GROUP)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(head)
        if total is not None:
            bar = QProgressBar(textVisible=False)
            bar.setRange(0, _STEPS)
            bar.setValue(round(share * _STEPS))
            bar.setAccessibleName(self.accessibleName())
            column.addWidget(bar)
        column.addWidget(Label(ours, size=fonts.Size.SMALL, ink=Ink.TEXT2))
