"""What the window shows until the library is open, or says why it cannot be, with the ways out of damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.errors import DamagedLibrary, InUse, MetarrError
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.words import number_text

if TYPE_CHECKING:
    from metarr_desktop.domain.backups import Backup


class Opening(EmptyState):
    """`acted` wants another try; the others a way out of a damaged library."""

    restore_wanted = Signal()
    salvage_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restore = Button(self.tr("Restore the newest backup"), icon=Icon.HISTORY, kind=ButtonKind.PRIMARY)
        self.salvage = Button(self.tr("Save what can be read"), icon=Icon.SHIELD)
        self.leave = Button(self.tr("Quit"))
        self.restore.clicked.connect(self.restore_wanted)
        self.salvage.clicked.connect(self.salvage_wanted)
        self.leave.clicked.connect(self.quit_wanted)
        self.ways = self.add_ways(self.restore, self.salvage, self.leave)
        self.show_opening()

    def show_opening(self) -> None:
        """The library is being opened."""
        self.ways.hide()
        self.show_message(Icon.HOURGLASS, self.tr("Opening your library"), self.tr("This takes a moment."))

    def show_mending(self) -> None:
        """A way out is being taken."""
        self.ways.hide()
        text = self.tr("The damaged file is kept as it is. This may take some minutes.")
        self.show_message(Icon.HOURGLASS, self.tr("Bringing your library back"), text)

    def show_failure(self, error: MetarrError) -> None:
        """It cannot be opened; what was found stands in the sentence."""
        self.ways.hide()
        title = (
            self.tr("Metarr is already open") if isinstance(error, InUse) else self.tr("The library cannot be opened")
        )
        self.show_message(Icon.OCTAGON, title, translated(error), ink=Ink.ERROR, action=self.tr("Try again"))

    def show_damage(self, error: DamagedLibrary, newest: Backup | None) -> None:
        """It is damaged: what was found, and what can be done about it."""
        self.restore.setVisible(newest is not None)
        self.salvage.set_kind(ButtonKind.NORMAL if newest is not None else ButtonKind.PRIMARY)
        self.show_message(
            Icon.OCTAGON,
            self.tr("Your library is damaged"),
            f"{translated(error.sentence)}\n\n{self._newest_words(newest)}",
            ink=Ink.ERROR,
            hint=self.tr("The damaged file is kept, whatever you choose."),
        )
        self.ways.show()

    def _newest_words(self, newest: Backup | None) -> str:
        if newest is None:
            return self.tr("There is no backup. What can still be read is saved into a new library.")
        return self.tr("The newest backup was made {when}: titles {titles}, locked fields {locks}.").format(
            when=ago(newest.at), titles=number_text(newest.tally.titles), locks=number_text(newest.tally.locks)
        )
