"""One finding: its sign, what is so, what to do, and the one button that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.diagnostics.words import SIGNS, VERBS, Verb, finding_words, level_word, verb_word
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from metarr_desktop.domain.health import Finding


class FindingRow(QWidget):
    """Made anew for each look."""

    acted = Signal(object, object)
    """`Verb` and `Finding`: the button was pressed."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        said, do = finding_words(finding)
        icon, ink = SIGNS[finding.level]
        self.setAccessibleName(f"{level_word(finding.level)}: {said} {do}".strip())
        sign = IconLabel(icon, ink=ink)
        sign.setToolTip(level_word(finding.level))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(said, wrap=True))
        if do:
            words.addWidget(Label(do, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        row.setSpacing(metrics.SPACE_ROW)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.button = self._button(VERBS.get(finding.ailment), said)
        if self.button is not None:
            row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def _button(self, verb: Verb | None, said: str) -> Button | None:
        if verb is None:
            return None
        button = Button(verb_word(verb), small=True)
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda: self.acted.emit(verb, self.finding))
        return button
