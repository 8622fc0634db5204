"""A country: shown by its name, kept as two letters."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QWidget

from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.words import country_name

_LETTERS = 16
"""Of the name that is wide enough for most countries; the list shows the long ones."""


class CountryBox(QComboBox):
    """All countries by name; `currentData` is the code."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        codes = {QLocale.territoryToCode(one) for one in QLocale.Country}
        named = [(country_name(code), code) for code in codes if code.isalpha()]  # the rest are parts of the world
        for text, code in sorted(named, key=lambda one: folded(one[0])):
            self.addItem(text, code)

    def show_code(self, code: str) -> None:
        """Show a country; one that is not listed is shown as it is."""
        index = self.findData(code.strip().upper())
        if index < 0:
            self.addItem(code, code)
            index = self.count() - 1
        self.setCurrentIndex(index)
