"""What went wrong, in a sentence over the screen, until the person has read it."""

from __future__ import annotations

import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import ToolButton


class ErrorBar(Banner):
    """A banner with "Copy details" and a ×; the latest error takes the place of the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.ERROR, parent=parent)
        self._details = ""
        self._error: BaseException | None = None
        self.copy = ToolButton(Icon.COPY, self.tr("Copy details"), ink=Ink.TEXT2, small=True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self.close_button = ToolButton(Icon.CLOSE, self.tr("Close"), ink=Ink.TEXT2, small=True)
        self.close_button.clicked.connect(self.hide)
        row = self.layout()
        if row is not None:
            row.addWidget(self.copy)
            row.addWidget(self.close_button)
        self.hide()

    def show_error(self, error: BaseException) -> None:
        """Say what happened; the details for the clipboard hold the cause."""
        self.show_sentence(translated(error), "".join(traceback.format_exception(error)))
        self._error = error

    def show_same(self, other: ErrorBar) -> None:
        """Say what another bar says, in the language of today as far as it can be said in it."""
        if other._error is not None:
            self.show_error(other._error)
        else:
            self.show_sentence(other.accessibleName(), other._details)

    def show_sentence(self, sentence: str, details: str) -> None:
        """The same for an error that has a sentence of its own."""
        self._details = details
        self._error = None
        self.show_message(Tone.ERROR, sentence)
        self.show()
