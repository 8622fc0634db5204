"""What the window shows until the library is open, or says why it cannot be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.errors import InUse, MetarrError
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.empty_state import EmptyState


class Opening(EmptyState):
    """`acted` wants another try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_opening()

    def show_opening(self) -> None:
        """The library is being opened."""
        self.show_message(Icon.HOURGLASS, self.tr("Opening your library"), self.tr("This takes a moment."))

    def show_failure(self, error: MetarrError) -> None:
        """It cannot be opened; what was found stands in the sentence."""
        title = (
            self.tr("Metarr is already open") if isinstance(error, InUse) else self.tr("The library cannot be opened")
        )
        self.show_message(Icon.OCTAGON, title, str(error), ink=Ink.ERROR, action=self.tr("Try again"))
