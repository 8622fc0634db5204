"""Taking back the last change, and taking that back again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import MetarrError, NotFound
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice


class Undoing(QObject):
    """Ctrl+Z and Ctrl+Shift+Z over the history that the engine keeps; it reaches back over restarts."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.stage.undo_wanted.connect(self.undo)

    def undo(self) -> None:
        """Take back the last batch that a person made."""
        self._desk.bridge.change(self, self._desk.engine.undo, self._say_undone, self._say_nothing)

    def redo(self) -> None:
        """Take back the last undo."""
        self._desk.bridge.change(self, self._desk.engine.edit.redo, self._say_redone, self._say_nothing)

    def _say_undone(self, changes: Changes) -> None:
        text = self.tr("Taken back")
        if changes.skipped:
            text = self.tr("Taken back, but for %n title(s) changed since", "", len(changes.skipped))
        self._desk.stage.said.emit(Notice(text, Icon.UNDO))

    def _say_redone(self, changes: Changes) -> None:
        self._desk.stage.said.emit(Notice(self.tr("Done again"), Icon.REDO))

    def _say_nothing(self, error: MetarrError) -> None:
        if isinstance(error, NotFound):
            self._desk.stage.said.emit(Notice(str(error), Icon.INFO))
        else:
            self._desk.stage.error.emit(error)
