"""One folder of a library in the settings: where it lies, how it is watched, and how that goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.root_state import WatchMode
from metarr_desktop.domain.settings import MOST_SWEEP_HOURS
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.watch_words import mode_word, watch_words
from metarr_desktop.ui.widgets.buttons import ToolButton
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from metarr_desktop.domain.views import RootView
    from metarr_desktop.domain.watch import RootWatch

_HOURS_WIDTH = 144
_AROUND_HOURS = 52
"""Beside the longest words of that field: its margins and arrows."""


class RootLine(QWidget):
    """Made anew when its folder goes offline, comes back, or lies elsewhere."""

    mode_chosen = Signal(object)
    """`WatchMode` that the person wants."""
    hours_chosen = Signal(int)
    """Hours between two sweeps; 0: as the settings say."""
    removed = Signal()
    marker_wanted = Signal(bool)
    """Whether a file in the folder is to tell it from other disks."""
    elsewhere_wanted = Signal()
    """The folder lies elsewhere now."""

    def __init__(self, root: RootView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = printable(root.path)
        self.is_offline = root.is_offline
        self.path = root.path
        self.mode = QComboBox()
        for mode in WatchMode:
            self.mode.addItem(mode_word(mode), mode)
        self.mode.setAccessibleName(self.tr("How {folder} is watched").format(folder=isolated(name)))
        self.mode.activated.connect(lambda _index: self.mode_chosen.emit(WatchMode(self.mode.currentData())))
        self.hours = QSpinBox(minimum=0, maximum=MOST_SWEEP_HOURS)
        self.hours.setSpecialValueText(self.tr("swept as usual"))
        self.hours.setPrefix(self.tr("every "))
        self.hours.setSuffix(self.tr(" h"))
        self.hours.lineEdit().setTextMargins(metrics.SPACE, 0, 0, 0)  # the style sheet does not reach it
        words = self.hours.fontMetrics().horizontalAdvance(self.hours.specialValueText())
        self.hours.setFixedWidth(max(fonts.grown(_HOURS_WIDTH), words + _AROUND_HOURS))
        self.hours.setKeyboardTracking(False)
        self.hours.setAccessibleName(self.tr("Hours between sweeps of {folder}").format(folder=isolated(name)))
        self.hours.lineEdit().setAccessibleName(self.hours.accessibleName())
        self.hours.setToolTip(self.tr("Hours between two sweeps"))
        self.hours.valueChanged.connect(self.hours_chosen)
        policy = self.hours.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hours.setSizePolicy(policy)
        self.remove = ToolButton(Icon.CLOSE, self.tr("Remove {folder}").format(folder=isolated(name)), small=True)
        self.remove.clicked.connect(self.removed)
        self.elsewhere = ToolButton(
            Icon.SWAP, self.tr("Point {folder} elsewhere…").format(folder=isolated(name)), small=True
        )
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        self.marker = Switch(self.tr("Marker file in {folder}").format(folder=isolated(name)))
        self.marker.clicked.connect(self.marker_wanted)
        self.health = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self._lay_out(name)

    def _lay_out(self, name: str) -> None:
        path = ElidedLabel(name, mode=Qt.TextElideMode.ElideMiddle)
        fonts.wear_fixed(path)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(path)
        words.addWidget(self.health)
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        row.addWidget(IconLabel(Icon.DISK_OFF if self.is_offline else Icon.FOLDER))
        row.addLayout(words, 1)
        if self.is_offline:
            row.addWidget(Label(self.tr("offline"), size=fonts.Size.SMALL, ink=Ink.WARN))
        row.addWidget(self.mode)
        row.addWidget(self.hours)
        row.addWidget(self.elsewhere)
        row.addWidget(self.remove)
        text = self.tr(
            "Marker file: writes the hidden file .metarr-root, by which another disk in its place is noticed."
        )
        marker = QHBoxLayout()
        marker.setContentsMargins(metrics.ICON + metrics.SPACE, 0, 0, 0)
        marker.setSpacing(metrics.SPACE)
        marker.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True), 1)
        marker.addWidget(self.marker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(row)
        column.addLayout(marker)

    def show_root(self, root: RootView, health: RootWatch | None, *, is_only: bool) -> None:
        """Show how the folder stands now; emits nothing."""
        self.mode.setCurrentIndex(self.mode.findData(root.watch))
        self.hours.blockSignals(True)
        self.hours.setValue(root.sweep_hours or 0)
        self.hours.blockSignals(False)
        self.hours.setVisible(root.watch is not WatchMode.ASKED)
        self.remove.setVisible(not is_only)
        self.marker.setChecked(bool(root.marker))
        self.marker.setEnabled(not root.is_offline)
        self.health.setText(watch_words(health) if health else "")
        self.health.set_ink(Ink.WARN if health and health.is_unwell else Ink.TEXT2)
