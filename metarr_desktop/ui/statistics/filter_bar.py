"""What the statistics are filtered by, below them: a chip for each bar, and the ways to what fits and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.stats import ChartCode
from metarr_desktop.ui.statistics.words import picked_words
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.words import number_text

if TYPE_CHECKING:
    from metarr_desktop.domain.stats import Filter, Statistics


class FilterBar(QWidget):
    """Stands below the charts, so that none of them moves away under the pointer as it comes and goes."""

    removed = Signal(object)
    """The `ChartCode` whose bar is taken back."""
    cleared = Signal()
    wanted = Signal()
    """All that fits is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = ChipBar(elided=True)
        self.clear = Button(self.tr("Clear the filter"))
        self.show_all = Button("", kind=ButtonKind.PRIMARY)
        foot = QWidget()
        foot.setProperty("surface", "alt")
        row = QHBoxLayout(foot)
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.clear)
        row.addWidget(self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addWidget(foot)
        self.chips.removed.connect(lambda key: self.removed.emit(ChartCode(key)))
        self.chips.clicked.connect(lambda key: self.removed.emit(ChartCode(key)))
        self.clear.clicked.connect(self.cleared)
        self.show_all.clicked.connect(self.wanted)

    def show_filter(self, filter: Filter) -> None:
        """Show what was chosen, before it is counted how much fits."""
        self.chips.set_chips([ChipValue(one.code, picked_words(one), Icon.FILTER) for one in filter.picks])
        self.setVisible(not filter.is_empty)
        self.show_all.setText(self.tr("Counting…"))
        self.show_all.setEnabled(False)

    def show_fitting(self, statistics: Statistics) -> None:
        """Say how many fit."""
        count, query = statistics.fitting, statistics.fitting_query()
        if not count:
            text, tip = self.tr("Nothing fits"), self.tr("No title fits all of it. Take one of the filters back.")
        else:
            text = self.tr("Show these {count}").format(count=number_text(count))
            tip = query or self.tr("These are too many words for one search. Take one of the filters back.")
        self.show_all.setText(text)
        self.show_all.setToolTip(tip)
        self.show_all.setAccessibleDescription(tip)
        self.show_all.setEnabled(bool(count and query))
