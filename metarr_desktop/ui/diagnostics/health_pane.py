"""What a look found, and how much room everything takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.health import Finding, Room
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.diagnostics.finding_row import FindingRow
from metarr_desktop.ui.diagnostics.words import room_word, size_words
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader

if TYPE_CHECKING:
    from metarr_desktop.services.health import Health


class HealthPane(ScrollColumn):
    """Shows one look; the next replaces it."""

    acted = Signal(object, object)
    """`Verb` and `Finding`: a finding's button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("HealthPane", "How everything stands"), parent=parent)
        self.rows: list[FindingRow] = []
        self._shown: QWidget | None = None

    def show_health(self, health: Health, found: Sequence[Finding]) -> None:
        """Show another look. The keyboard stays at the same finding's button where that is there again."""
        focused = next((row.finding.ailment for row in self.rows if row.button and row.button.hasFocus()), None)
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(SectionHeader(self.tr("What was found")))
        column.addWidget(self._findings(found))
        column.addSpacing(metrics.SPACE_PANE)
        column.addWidget(SectionHeader(self.tr("Room on disk"), note=self._since(health)))
        column.addWidget(self._rooms(health))
        self.column.addWidget(self._shown)
        for row in self.rows:
            if row.button is not None and row.finding.ailment is focused:
                row.button.setFocus()

    def _findings(self, found: Sequence[Finding]) -> Panel:
        panel = Panel(self.tr("What was found"))
        self.rows = [FindingRow(one) for one in found]
        for row in self.rows:
            row.acted.connect(self.acted)
            panel.add_part(row)
        return panel

    def _since(self, health: Health) -> str:
        if health.earlier is None:
            return ""
        return self.tr("growth since the look {when}").format(when=ago(health.earlier.at))

    def _rooms(self, health: Health) -> Panel:
        panel = Panel(self.tr("Room on disk"))
        grid = QGridLayout()
        grid.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        grid.setHorizontalSpacing(metrics.SPACE_SECTION)
        grid.setVerticalSpacing(metrics.SPACE)
        for line, room in enumerate(Room):
            self._add_line(grid, line, room_word(room), health.sizes.bytes.get(room, 0), health.growth(room))
        total = sum(growth for room in Room if (growth := health.growth(room)) is not None)
        growth = total if health.earlier is not None else None
        self._add_line(grid, len(Room), self.tr("Together"), health.sizes.total, growth, fonts.Weight.STRONG)
        free = self.tr("{size} are free on the disk of the data directory, {path}").format(
            size=size_words(health.free_bytes), path=isolated(health.data_dir)
        )
        grid.addWidget(Label(free, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True), len(Room) + 1, 0, 1, 4)
        grid.setColumnStretch(3, 1)
        panel.add_part(grid)
        return panel

    def _add_line(
        self,
        grid: QGridLayout,
        line: int,
        name: str,
        size: int,
        growth: int | None,
        weight: fonts.Weight = fonts.Weight.NORMAL,
    ) -> None:
        grid.addWidget(Label(name, weight=weight), line, 0)
        grid.addWidget(Label(size_words(size), weight=weight), line, 1, Qt.AlignmentFlag.AlignRight)
        if growth:
            sign = QLocale().positiveSign() if growth > 0 else QLocale().negativeSign()
            grid.addWidget(
                Label(f"{sign}{size_words(abs(growth))}", ink=Ink.TEXT2), line, 2, Qt.AlignmentFlag.AlignRight
            )
