"""What the statistics are laid out with: numbers in a row, and charts in frames, in as many columns as have room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.stats import Chart, Form, Pick, Statistics
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.statistics.words import chart_bars, note_of, picked_word, title_of
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets import charts
from metarr_desktop.ui.widgets.chip import SMALL_HEIGHT, Chip, ChipValue
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.section_header import SectionHeader

if TYPE_CHECKING:
    from metarr_desktop.domain.sheet import SheetFact

translate = QCoreApplication.translate

_SAMPLE = 16
_KINDS: dict[Form, type[charts.Chart]] = {
    Form.BARS: charts.BarChart,
    Form.COLUMNS: charts.ColumnChart,
    Form.LINE: charts.LineChart,
    Form.SHARE: charts.ShareChart,
}


class Columns(QWidget):
    """Widgets in as many columns as are wide enough, at most `most`; each goes where there is room highest up."""

    def __init__(self, least_px: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least_px
        self._most = most
        self._shown: Sequence[QWidget] = ()
        self._columns: list[QVBoxLayout] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.SPACE_PANE)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these in the place of others, which are thrown away."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = tuple(widgets)
        self._place(self._fit())

    def widgets(self) -> Sequence[QWidget]:
        """What is shown, in its order."""
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another column, or give one up."""
        super().resizeEvent(event)
        if self._fit() != len(self._columns):
            self._place(self._fit())

    def _fit(self) -> int:
        room = (self.width() + metrics.SPACE_PANE) // (self._least + metrics.SPACE_PANE)
        return min(max(1, room), self._most, max(1, len(self._shown)))

    def _place(self, count: int) -> None:
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
            self._row.removeItem(column)
            column.deleteLater()
        self._columns = [QVBoxLayout() for _ in range(count)]
        heights = [0] * count
        for widget in self._shown:
            shortest = heights.index(min(heights))
            widget.setParent(self)  # its column has none yet: shown without one it would be a window
            self._columns[shortest].addWidget(widget)
            heights[shortest] += widget.sizeHint().height()
            widget.show()
        for column in self._columns:
            column.setSpacing(metrics.SPACE_PANE)
            column.addStretch(1)
            self._row.addLayout(column, 1)


class Tile(Panel):
    """One number: what it is, how much, and what more there is to say."""

    def __init__(self, fact: SheetFact, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = ElidedLabel("", ink=Ink.TEXT2)
        self._value = ElidedLabel("", size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self._note = ElidedLabel("", size=fonts.Size.SMALL, ink=Ink.TEXT2)
        part = self.part()
        part.setSpacing(metrics.SPACE_GROUP)
        for line in (self._label, self._value, self._note):
            part.addWidget(line)
        self.add_part(part)
        self.show_fact(fact)

    def show_fact(self, fact: SheetFact) -> None:
        """Be another number, or the same anew."""
        self.fact = fact
        self.setAccessibleName(f"{fact.label}: {fact.value}")
        self.setAccessibleDescription(fact.note)
        self._label.setText(fact.label)
        self._value.setText(fact.value)
        self._note.setText(fact.note)


class ChartPanel(Panel):
    """A chart in its frame, with its title, what it counts, and as a chip the bar that was chosen in it."""

    chosen = Signal(str)
    """The key of a bar that was chosen, or is taken back."""
    opened = Signal(str)
    """The key of a bar of which what it counts is wanted."""

    def __init__(self, statistics: Statistics, chart: Chart, parent: QWidget | None = None) -> None:
        title = title_of(chart.code)
        super().__init__(title, parent)
        self.code = chart.code
        self.header = SectionHeader(title, size=fonts.Size.BODY)
        self.chip: Chip | None = None
        self._chip_place = QWidget()
        row = QHBoxLayout(self._chip_place)
        row.setContentsMargins(0, 0, 0, 0)
        self.header.add_control(self._chip_place)
        self.chart = _KINDS[chart.form](title)
        self.chart.chosen.connect(self.chosen)
        self.chart.opened.connect(self.opened)
        part = self.part(top_px=metrics.SPACE_ROW)
        part.addWidget(self.header)
        if chart.form is Form.LINE:
            part.addWidget(_Legend((self.tr("titles"), self.tr("size on disk"))))
        part.addWidget(self.chart)
        part.addStretch()
        self.add_part(part)
        self._keep_room()
        self.show_chart(statistics, chart, None)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text has larger chips."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        """For a chip, so that no bar moves away under the pointer that chose it."""
        self.header.setMinimumHeight(fonts.grown(SMALL_HEIGHT))

    def show_chart(self, statistics: Statistics, chart: Chart, pick: Pick | None) -> None:
        """Show other values; `pick` is the bar that is chosen in it."""
        # What fits has fewer bars: no panel below moves up for that, away under the pointer.
        self.setMinimumHeight(0 if statistics.filter.is_empty else max(self.minimumHeight(), self.height()))
        self.header.set_note(note_of(statistics, chart))
        self.chart.set_bars(chart_bars(statistics, chart, pick.key if pick is not None else ""))
        self._show_chip(ChipValue(pick.key, _chip_text(pick), Icon.FILTER) if pick is not None else None)

    def _show_chip(self, value: ChipValue | None) -> None:
        before = self.chip
        if (before.value if before is not None else None) == value:
            return
        layout = self._chip_place.layout()
        assert layout is not None
        if before is not None:
            if before.hasFocus():  # the keyboard stays in the panel
                self.chart.take_focus()
            layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.chip = None
        if value is not None:
            self.chip = Chip(value, small=True)
            self.chip.removed.connect(self.chosen)
            self.chip.clicked.connect(self.chosen)
            layout.addWidget(self.chip)
        self._chip_place.setVisible(value is not None)


def _chip_text(pick: Pick) -> str:
    return translate("Statistics", "filter: {what}").format(what=isolated(picked_word(pick)))


class _Legend(QWidget):
    """Which line is which: the first is drawn through, the second dotted."""

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        for name, style in zip(names, (Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine), strict=True):
            row.addWidget(_Sample(style))
            row.addWidget(Label(name, size=fonts.Size.SMALL, ink=Ink.TEXT2))
        row.addStretch()


class _Sample(QWidget):
    """A piece of a line."""

    def __init__(self, style: Qt.PenStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setFixedSize(_SAMPLE, metrics.ICON_CHIP)

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as the chart does."""
        palette = current_palette()
        painter = QPainter(self)
        painter.setPen(QPen(palette.accent if self._style is Qt.PenStyle.SolidLine else palette.text2, 2, self._style))
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)
