"""What the window shows while there is no library: how to begin one, or what brings back the one whose file is gone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from metarr_desktop.services import rescue
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.services.rescue import Remains
    from metarr_desktop.ui.desk import Desk


class NoLibrary(EmptyState):
    """What stands in the window before the first library is made, or where one was whose file is gone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.acted.connect(desk.stage.folder_wanted)
        self.backups = Button(self.tr("Show the backups"), icon=Icon.HISTORY)
        self.rebuild = Button(self.tr("Build it anew"), icon=Icon.REFRESH)
        self.backups.clicked.connect(lambda: desk.stage.settings_wanted.emit(SectionKey.BACKUP))
        self.rebuild.clicked.connect(self._rebuild)
        self.ways = self.add_ways(self.backups, self.rebuild)
        self.ways.hide()
        self.show_message(
            Icon.FOLDER_ADD,
            self.tr("No library yet"),
            self.tr("Movies, series and music appear here as soon as a folder is added. Files stay where they are."),
            action=self.tr("Add a folder"),
            action_icon=Icon.FOLDER,
            is_primary=True,
            hint=self.tr("or drop one on this window"),
        )
        desk.bridge.ask(self, partial(rescue.remains, desk.engine.data_dir), self._show)

    def _show(self, there: Remains) -> None:
        if not there:
            return
        self.backups.setVisible(there.newest is not None)
        self.rebuild.setVisible(there.libraries > 0)
        first = self.backups if there.newest is not None else self.rebuild
        first.set_kind(ButtonKind.PRIMARY)
        text = [self.tr("Its file is no longer in the data directory, so this is a new, empty one.")]
        if there.newest is not None:
            text.append(self.tr("The newest backup was made {when}.").format(when=ago(there.newest.at)))
        if there.libraries:
            text.append(self.tr("Built anew, it has what your folders hold and what you decided, but not its history."))
        self.show_message(
            Icon.OCTAGON,
            self.tr("The library that was here is gone"),
            " ".join(text),
            ink=Ink.WARN,
            hint=self.tr("Or drop a folder on this window to begin another one."),
        )
        self.ways.show()

    def _rebuild(self) -> None:
        """Make the libraries again, scan them, and give back what the sidecar has."""
        self.rebuild.setEnabled(False)
        self._desk.bridge.change(self, self._desk.engine.begin_rebuild, lambda _jobs: None, self._refuse)

    def _refuse(self, error: MetarrError) -> None:
        self.rebuild.setEnabled(True)
        self._desk.stage.error.emit(error)
