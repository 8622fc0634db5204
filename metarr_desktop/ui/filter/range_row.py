"""Two numbers that limit a field: from one to another, either of which may be left open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from metarr_desktop.domain.query_facets import Range
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label

_LABEL = 72


class RangeRow(QWidget):
    """Emits `changed` when a number is done: with Enter, or when the keyboard leaves its line."""

    changed = Signal(object)
    """The `Range` as it is now."""

    def __init__(self, name: str, most: int, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low = self._line(self.tr("{what} from").format(what=name), self.tr("from"), most, decimals)
        self.high = self._line(self.tr("{what} to").format(what=name), self.tr("to"), most, decimals)
        self._shown = Range()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        label = Label(name)
        label.setFixedWidth(_LABEL)
        row.addWidget(label)
        row.addWidget(self.low, 1)
        row.addWidget(Label("–", ink=Ink.TEXT2))
        row.addWidget(self.high, 1)

    def show_range(self, limits: Range) -> None:
        """Show these limits; emits nothing. A line that is being typed in stays."""
        self._shown = limits
        for line, limit in ((self.low, limits.low), (self.high, limits.high)):
            if not (line.hasFocus() and line.isModified()):
                line.setText("" if limit is None else self._text(limit))

    def _line(self, name: str, hint: str, most: int, decimals: int) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setProperty("small", True)
        validator = QDoubleValidator(0, most, decimals, line)
        validator.setNotation(QDoubleValidator.Notation.StandardNotation)
        line.setValidator(validator)
        line.setAlignment(Qt.AlignmentFlag.AlignLeading)
        line.editingFinished.connect(self._tell)
        return line

    def _tell(self) -> None:
        for line in (self.low, self.high):
            line.setModified(False)
        limits = Range(self._number(self.low), self._number(self.high))
        if limits != self._shown:
            self._shown = limits
            self.changed.emit(limits)

    def _number(self, line: QLineEdit) -> float | None:
        number, is_number = self.locale().toDouble(line.text())
        return number if is_number else None

    def _text(self, number: float) -> str:
        locale = self.locale()
        plain = f"{number:g}"
        return plain.replace(".", locale.decimalPoint())
