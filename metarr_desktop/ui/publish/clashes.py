"""What another program wrote into a file of ours: what is taken in from it, and a choice where both changed a field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.words import field_label, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.plan import Clash, Step

_OURS, _THEIRS = "ours", "theirs"


class OthersChanges(QWidget):
    """Hidden where nobody else changed the file."""

    chosen = Signal(int, str, bool)
    """Item, field, whether our value is to stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ClashRow] = []
        self._head = SectionHeader(self.tr("Changed by another program"), size=fonts.Size.BODY)
        self._taken = Label(ink=Ink.TEXT2, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.SPACE_ROW)
        self._column.addWidget(self._head)
        self._column.addWidget(self._taken)
        self.hide()

    def show_step(self, step: Step) -> None:
        """Say what of a file's changes is taken in, and offer the choices."""
        clashing = {clash.field for clash in step.clashes}
        names = [field_label(name) for name in dict.fromkeys(step.told) if name not in clashing]
        self._taken.setText(self.tr("Taken in from it: {fields}").format(fields=", ".join(names)))
        self._taken.setVisible(bool(names))
        self._show_clashes(step.clashes)
        self.setVisible(bool(names or step.clashes))

    def _show_clashes(self, clashes: Sequence[Clash]) -> None:
        if [row.clash for row in self.rows] == list(clashes):
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ClashRow(clash) for clash in clashes]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            self._column.addWidget(row)


class ClashRow(QWidget):
    """One field that both changed: the two values, and which of them is to stand."""

    chosen = Signal(int, str, bool)

    def __init__(self, clash: Clash, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clash = clash
        name = field_label(clash.field)
        segments = [Segment(_OURS, self.tr("Mine")), Segment(_THEIRS, self.tr("Theirs"))]
        self.side = SegmentedControl(segments, name=self.tr("Which {field} stands").format(field=name), small=True)
        self.side.set_current(_OURS if clash.is_ours else _THEIRS)
        self.side.chosen.connect(lambda key: self.chosen.emit(clash.item, clash.field, key == _OURS))
        head = QHBoxLayout()
        head.addWidget(Label(name, weight=fonts.Weight.MEDIUM), 1)
        head.addWidget(self.side)
        values = QGridLayout()
        values.setHorizontalSpacing(metrics.SPACE)
        values.setVerticalSpacing(metrics.SPACE_GROUP)
        values.setColumnStretch(1, 1)
        for line, (whose, value, stands) in enumerate(
            (
                (self.tr("Mine"), clash.ours, clash.is_ours),
                (self.tr("Theirs"), clash.theirs, not clash.is_ours),
            )
        ):
            ink = Ink.TEXT if stands else Ink.TEXT2
            values.addWidget(Label(whose, size=fonts.Size.SMALL, ink=Ink.TEXT2), line, 0)
            values.addWidget(Label(value_text(clash.field, value) or "–", ink=ink, wrap=True), line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(head)
        column.addLayout(values)
