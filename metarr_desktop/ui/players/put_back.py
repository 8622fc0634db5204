"""Putting back what was watched: what was kept of a player, and what came of setting it there again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.moments import local, on_day
from metarr_desktop.ui.roles import Role, TwoLines
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.player_views import PlayerView, SnapshotView
    from metarr_desktop.services.adoption import PutBack
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.index import Index


_WIDTH = 480
_HEIGHT_LIST, _HEIGHT_GONE = 192, 96


class SnapshotsModel(QAbstractListModel):
    """What was kept of a player, newest first: when, and of how many titles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshots: list[SnapshotView] = []

    def show(self, snapshots: Sequence[SnapshotView]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._snapshots = list(snapshots)
        self.endResetModel()

    def snapshot_at(self, row: int) -> SnapshotView | None:
        return self._snapshots[row] if 0 <= row < len(self._snapshots) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._snapshots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        snapshot = self.snapshot_at(index.row())
        if snapshot is None:
            return None
        moment = local(snapshot.at)
        when = on_day(moment) if moment is not None else snapshot.at
        lines = TwoLines(Icon.HISTORY, Ink.TEXT2, when, self.tr("%n title(s)", "", snapshot.count))
        if role == Role.LINES:
            return lines
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return lines.spoken
        return None


class PutBackDialog(QDialog):
    """Choose one and put it back; it says what came of it and stays. Closed meanwhile, it is said on the stage."""

    def __init__(self, desk: Desk, player: PlayerView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._player = player
        self._is_running = False
        title = self.tr("Put back what was watched in {player}").format(player=isolated(player.name))
        self.setWindowTitle(title)
        self.setProperty("surface", "base")
        self.setMinimumWidth(_WIDTH)
        self.model = SnapshotsModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineCell(self.list))
        self.list.setAccessibleName(self.tr("What was kept, newest first"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFixedHeight(_HEIGHT_LIST)
        self.list.setMouseTracking(True)
        self.verdict = Banner()
        self.verdict.hide()
        self.gone = QPlainTextEdit()
        self.gone.setReadOnly(True)
        self.gone.setAccessibleName(self.tr("Titles that are not there any more"))
        self.gone.setFixedHeight(_HEIGHT_GONE)
        self.gone.hide()
        self.go = Button(self.tr("Put back"), icon=Icon.UNDO, kind=ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.go.clicked.connect(self._put_back)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self._lay_out(title)
        browse = desk.engine.browse
        desk.bridge.ask(self, lambda: browse.player_snapshots(player), self._show, self._refuse)

    def _lay_out(self, title: str) -> None:
        text = self.tr(
            "Plays, dates, own ratings, tags and where a film was left are set there as they were. What stands there "
            "now is kept first."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(title, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True))
        column.addWidget(Label(text, ink=Ink.TEXT2, wrap=True))
        column.addWidget(self.list)
        column.addWidget(self.verdict)
        column.addWidget(self.gone)
        column.addLayout(buttons)

    def done(self, code: int) -> None:
        """Close; while something is being put back it is waited for out of sight."""
        super().done(code)
        if not self._is_running:
            self.deleteLater()

    def _show(self, snapshots: Sequence[SnapshotView]) -> None:
        chosen = self.model.snapshot_at(self.list.currentIndex().row())
        self.model.show(snapshots)
        self.go.setEnabled(bool(snapshots) and not self._is_running)
        if snapshots:
            row = next((row for row, one in enumerate(snapshots) if one == chosen), 0)
            self.list.setCurrentIndex(self.model.index(row))
            self.list.setFocus()
        else:
            self.verdict.show_message(
                Tone.ACCENT, self.tr("Nothing was kept yet. “Keep what was watched now” keeps it.")
            )
            self.verdict.show()

    def _put_back(self) -> None:
        snapshot = self.model.snapshot_at(self.list.currentIndex().row())
        if snapshot is None:
            return
        self._is_running = True
        self.go.setEnabled(False)
        self.gone.hide()
        self._say(Tone.ACCENT, self.tr("Putting back…"))
        adoption, browse, player = self._desk.engine.adoption, self._desk.engine.browse, self._player

        def act() -> tuple[PutBack, list[SnapshotView]]:
            return adoption.put_back(player, snapshot.id), browse.player_snapshots(player)

        self._desk.bridge.ask(self, act, self._show_end, self._refuse)

    def _show_end(self, answer: tuple[PutBack, list[SnapshotView]]) -> None:
        end, snapshots = answer
        count = self.tr("%n title(s)", "", end.titles - len(end.gone))
        text = self.tr("Put back in {player}: {titles}.").format(player=isolated(self._player.name), titles=count)
        if end.gone:
            text += " " + self.tr("Not there any more: %n title(s).", "", len(end.gone))
        self._is_running = False
        self._show(snapshots)
        self.gone.setPlainText("\n".join(end.gone))
        self.gone.setVisible(bool(end.gone))
        self._say(Tone.WARN if end.gone else Tone.OK, text)

    def _refuse(self, error: MetarrError) -> None:
        self._is_running = False
        self.go.setEnabled(self.model.rowCount() > 0)
        self._say(Tone.ERROR, f"{self._player.name}: {translated(error)}")

    def _say(self, tone: Tone, text: str) -> None:
        self.verdict.show_message(tone, text)
        self.verdict.show()
        if not self.isVisible() and not self._is_running:
            self._desk.stage.said.emit(Notice(text, Icon.OCTAGON if tone is Tone.ERROR else Icon.HISTORY))
            self.deleteLater()
