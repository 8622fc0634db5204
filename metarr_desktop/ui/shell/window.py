"""The main window. It is on screen before the library is open, and filled as soon as it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtWidgets import QWidget

from metarr_desktop.ui.front.front import Front
from metarr_desktop.ui.shell.frame import Frame

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from metarr_desktop.domain.backups import Backup
    from metarr_desktop.domain.errors import DamagedLibrary, MetarrError
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.front.snapshot import Snapshot
    from metarr_desktop.ui.shell.kept import Kept
    from metarr_desktop.ui.shell.session import Session


class MainWindow(Frame):
    """`open` fills it. `may_close` is asked whether closing ends the program; else the window only hides.

    It is furnished when made, but for the program's start (`is_bare`): that paints the last view first.
    """

    closed = Signal()
    """It was closed for good."""

    def __init__(self, parent: QWidget | None = None, *, is_bare: bool = False) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.front: Front | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.setAcceptDrops(True)
        if not is_bare:
            self.furnish()

    def show_front(self, snapshot: Snapshot | None) -> Front:
        """Be where the window was, and show its last view until `lift_front`."""
        if snapshot is not None:
            self._take_geometry(snapshot.geometry)
        self.front = Front(self, snapshot)
        return self.front

    def lift_front(self) -> None:
        """What stands beneath is true now."""
        if self.front is not None:
            front, self.front = self.front, None
            front.lift()

    def open(self, desk: Desk, remembered: str = "", kept: Kept | None = None) -> Session:
        """Show the library of an open engine, as it was left (`remembered` is the setting `window.state`).

        Or as it was `kept` of the window before this one.
        """
        from metarr_desktop.ui.shell.memory import from_text
        from metarr_desktop.ui.shell.session import Session

        memory = from_text(remembered) if kept is None else kept.memory
        if self.front is None or not self.front.has_view:  # else it lies there already, or where it was moved since
            self._take_geometry(memory.geometry)
        self.set_usable(True)
        self.session = Session(self, desk, memory, counts_later=self.front is not None)
        self.set_screens(self.session.beside, self.session.job_bar)
        if kept is None:
            self.session.begin()
        else:
            self.session.return_to(kept)
        return self.session

    def take_place_of(self, old: MainWindow) -> None:
        """Be seen as the old window is, which gives way, and say the error that it says."""
        if old.has_error:
            self.error_bar.show_same(old.error_bar)
        if old.isMinimized():
            self.showMinimized()
        elif old.isVisible():
            self.show()
            self.verbs.full_screen.setChecked(old.isFullScreen())
            if old.isActiveWindow():
                self.activateWindow()
        old.hide()

    def show_failure(self, error: MetarrError) -> None:
        """Say that the library cannot be opened, and why."""
        self.opening.show_failure(error)

    def show_damage(self, error: DamagedLibrary, newest: Backup | None) -> None:
        """Say that the library is damaged, with the ways out."""
        self.opening.show_damage(error, newest)

    def raise_to_front(self) -> None:
        """Show it above everything, wherever it was."""
        from PySide6.QtCore import Qt  # costs the first paint too much (`ui.front.front`)

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _take_geometry(self, geometry: str) -> None:
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    # --- events -----------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide where the program goes on without it, else end."""
        if self.session is not None:
            self.session.leave()
        if not self.may_close():
            self.hide()
            event.ignore()
            return
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Folders may be dropped once there is a library to add them to."""
        if self.session is not None and self.front is None and _folders_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make a library of each folder."""
        if self.session is not None:
            event.acceptProposedAction()
            for folder in _folders_in(event.mimeData()):
                self.session.folders.add(folder)


def _folders_in(data: QMimeData) -> list[str]:
    from metarr_desktop.ui.widgets.item_drag import items_of_mime  # see `raise_to_front`

    if items_of_mime(data):  # our own titles, which bring their folders along
        return []
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if os.path.isdir(path)]
