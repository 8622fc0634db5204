"""The whole kit on one sheet, in every theme and both directions, without a word from Qt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.theme.palette import DARK, LIGHT, Palette, high_contrast
from metarr_desktop.ui.theme.theme import apply
from tests.ui.gallery import sheet


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("palette", [LIGHT, DARK, high_contrast(DARK)], ids=lambda palette: palette.name)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_kit_paints(qtbot: QtBot, qapp: QApplication, palette: Palette, direction: Qt.LayoutDirection) -> None:
    apply(qapp, palette)
    page = sheet(1.0)
    page.setLayoutDirection(direction)
    qtbot.addWidget(page)
    page.show()

    picture = page.grab().toImage()

    assert picture.pixelColor(2, 2) == palette.base
    assert picture.width() == 1440
