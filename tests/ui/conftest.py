"""Every test of the window runs off screen, in the light theme unless it changes it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from metarr_desktop.ui.theme.palette import LIGHT, current_palette
from metarr_desktop.ui.theme.theme import apply


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> None:
    if current_palette() is not LIGHT or not qapp.styleSheet():
        apply(qapp, LIGHT)
