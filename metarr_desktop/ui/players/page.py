"""The page: groups at the left, the chosen one at length at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.telling import compare_job, sync_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import LatestForForm
from metarr_desktop.ui.players.dialog import PlayerDialog
from metarr_desktop.ui.players.facts import GroupFacts, PlayersFacts, read_players
from metarr_desktop.ui.players.frame import GroupFrame
from metarr_desktop.ui.players.group_pane import GroupPane
from metarr_desktop.ui.players.outbox_view import OutboxDialog
from metarr_desktop.ui.players.put_back import PutBackDialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.kinds import GroupId
    from metarr_desktop.domain.player import Obstacle, PlayerInfo
    from metarr_desktop.domain.player_views import GroupView, PlayerView, SnapshotView
    from metarr_desktop.ui.desk import Desk

_WIDTH_PANE = 384
_LEAST_PANE = 280
_LEAST_GROUPS = 472


class PlayersPage(QWidget):
    """Ctrl+N adds a player, F5 tells the players what waits."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = LatestForForm(desk.bridge, self)
        self._facts = PlayersFacts((), ())
        self._chosen: GroupId | None = None
        self.frames: list[GroupFrame] = []
        self.pane: GroupPane | None = None
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header = SectionHeader(self.tr("Players"), size=fonts.Size.HERO)
        self.add = Button(self.tr("Add player"), icon=Icon.PLUS)
        self.add.clicked.connect(lambda: self.open_dialog())
        self.sync = Button(self.tr("Sync now"), icon=Icon.REFRESH, kind=ButtonKind.PRIMARY)
        self.sync.clicked.connect(self.sync_now)
        self._groups = ScrollColumn(self.tr("Groups of players"))
        self._groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._empty = EmptyState()
        self._empty.show_message(
            Icon.PLAYER,
            self.tr("No player yet"),
            self.tr(
                "Add the Kodi, Jellyfin or Plex you watch on. Metarr then tells it what you published, and asks it "
                "back until it shows exactly that."
            ),
            action=self.tr("Add player"),
            action_icon=Icon.PLUS,
            is_primary=True,
        )
        self._empty.acted.connect(lambda: self.open_dialog())
        self._stack = QStackedWidget()
        self._side = QHBoxLayout()
        self._lay_out()
        desk.commands.on(self, "players.add", self.open_dialog)
        desk.commands.on(self, "players.sync", self.sync_now)
        desk.bridge.news.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: read_players(engine), self._show)

    def _lay_out(self) -> None:
        self._header.add_control(self.add)
        self._header.add_control(self.sync)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, 0)
        head.addWidget(self._header)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        self._stack.addWidget(self._groups)
        self._stack.addWidget(self._empty)
        left.addWidget(self._stack, 1)
        self._side.setSpacing(0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addLayout(self._side)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show(self, facts: PlayersFacts) -> None:
        if facts == self._facts and self.frames:
            return
        self._facts = facts
        self._stack.setCurrentWidget(self._groups if facts.groups else self._empty)
        self._header.set_note(self._note(facts))
        self.add.setVisible(bool(facts.groups))
        self.sync.setVisible(any(group.players for group in facts.groups))
        self._show_frames(facts)
        ids = [group.group.id for group in facts.groups]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else None
        self._show_chosen()

    def _show_frames(self, facts: PlayersFacts) -> None:
        """A frame whose group is as it was stays: a button in it may be pressed right now, or its menu be open."""
        names = {library.id: library.name for library in facts.libraries}
        known = {frame.facts.group.id: frame for frame in self.frames}
        frames = []
        for place, group in enumerate(facts.groups):
            old = known.get(group.group.id)
            if old is not None and (old.facts, old.names) == (group, names):
                frame = known.pop(group.group.id)
            else:
                frame = self._frame(group, GroupFrame(self._desk, group, names))
            self._groups.column.insertWidget(place, frame)
            if old is not None and frame is not old:
                frame.take_focus_from(old)
            frames.append(frame)
        for frame in known.values():
            self._groups.column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.frames = frames

    def _facts_of(self, group: GroupId | None) -> GroupFacts | None:
        return next((one for one in self._facts.groups if one.group.id == group), None)

    def _note(self, facts: PlayersFacts) -> str:
        if not facts.groups:
            return ""
        number = self.locale().toString
        parts = [
            self.tr("{waiting} changes waiting").format(waiting=number(sum(group.waiting for group in facts.groups)))
        ]
        if failed := sum(group.failed for group in facts.groups):
            parts.append(self.tr("{failed} refused").format(failed=number(failed)))
        return ", ".join(parts)

    def _frame(self, facts: GroupFacts, frame: GroupFrame) -> GroupFrame:
        group = facts.group
        frame.chosen.connect(lambda: self._choose(group.id))
        frame.add_wanted.connect(lambda: self.open_dialog(group=group))
        frame.test_wanted.connect(self._test)
        frame.change_wanted.connect(lambda player: self.open_dialog(player))
        frame.enable_wanted.connect(self._enable)
        frame.compare_wanted.connect(lambda: self._ask(lambda: self._desk.engine.jobs.enqueue(compare_job(group.name))))
        frame.keep_wanted.connect(self._keep)
        frame.put_back_wanted.connect(lambda player: PutBackDialog(self._desk, player, self).open())
        frame.remove_wanted.connect(self._remove)
        frame.removal_wanted.connect(lambda: self._remove_group(group))
        frame.outbox_wanted.connect(lambda: self.open_outbox(group))
        return frame

    def _choose(self, group: GroupId) -> None:
        if group != self._chosen:
            self._chosen = group
            self._show_chosen()

    def _show_chosen(self) -> None:
        """Frame the chosen group and show it at length."""
        for frame in self.frames:
            frame.set_chosen(frame.facts.group.id == self._chosen)
        facts = self._facts_of(self._chosen)
        if self.pane is not None and facts is not None and self.pane.shows(facts, self._facts.libraries):
            self.pane.show_facts(facts, self._facts.libraries)
            return
        while (item := self._side.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.pane = None
        if facts is not None:
            self.pane = GroupPane(self._desk, facts, self._facts.libraries)
            self._fit_pane()
            self._side.addWidget(rule(vertical=True))
            self._side.addWidget(self.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the pane gives way, so that every button of a player stays in reach."""
        super().resizeEvent(event)
        self._fit_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text wants more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_pane()

    def _fit_pane(self) -> None:
        if self.pane is not None:
            usual, least = fonts.grown(_WIDTH_PANE), fonts.grown(_LEAST_PANE)
            self.pane.setFixedWidth(min(usual, max(least, self.width() - fonts.grown(_LEAST_GROUPS))))

    def _hear(self, news: News) -> None:
        if news.aspects & {Aspect.PLAYERS, Aspect.LIBRARIES, Aspect.STATE}:
            self.reload()

    # --- what is done -----------------------------------------------------------------------------------------------

    def open_dialog(self, player: PlayerView | None = None, group: GroupView | None = None) -> None:
        """Add a player, or change one."""
        groups = [group] if group is not None else [facts.group for facts in self._facts.groups]
        libraries = [library.id for library in self._facts.libraries]
        dialog = PlayerDialog(self._desk, groups, libraries, player, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_outbox(self, group: GroupView) -> None:
        """Show all that waits for a group, for as long as the person likes to look."""
        OutboxDialog(self._desk, group, self).open()

    def sync_now(self) -> None:
        """Tell every player what waits for it."""
        if any(group.players for group in self._facts.groups):
            self._ask(lambda: self._desk.engine.jobs.enqueue(sync_job()))

    def _ask(self, act: Callable[[], object]) -> None:
        self._desk.bridge.ask(self, act, lambda _answer: None)

    def _test(self, player: PlayerView) -> None:
        """Ask who answers, and which of its settings are in the way; those stand in the pane of its group."""
        stage, players = self._desk.stage, self._desk.engine.players

        def say(answer: tuple[PlayerInfo, list[Obstacle]]) -> None:
            info, obstacles = answer
            self._choose(player.group)
            if self.pane is not None:
                self.pane.show_obstacles(player.name, obstacles)
            text = self.tr("{player}: {name} {version} answers.")
            stage.said.emit(
                Notice(text.format(player=isolated(player.name), name=isolated(info.name), version=info.version))
            )

        self._desk.bridge.ask(
            self,
            lambda: (players.test(player), players.obstacles(player)),
            say,
            lambda error: self._say_refusal(player, error),
        )

    def _keep(self, player: PlayerView) -> None:
        """Keep what people have done there until now, to be put back."""
        adoption = self._desk.engine.adoption

        def say(kept: SnapshotView) -> None:
            titles = self.tr("%n title(s)", "", kept.count)
            text = self.tr("{player}: kept what was watched with {titles}.").format(
                player=isolated(player.name), titles=titles
            )
            self._desk.stage.said.emit(Notice(text, Icon.SAVE))

        self._desk.bridge.ask(
            self, lambda: adoption.snapshot(player), say, lambda error: self._say_refusal(player, error)
        )

    def _say_refusal(self, player: PlayerView, error: MetarrError) -> None:
        self._desk.stage.said.emit(Notice(f"{player.name}: {translated(error)}", Icon.OCTAGON))

    def _enable(self, player: PlayerView, is_enabled: bool) -> None:
        self._desk.bridge.change(
            self, lambda: self._desk.engine.players.set_enabled(player, is_enabled), lambda _none: None
        )

    def _remove(self, player: PlayerView) -> None:
        self._ask_first(
            self.tr("Remove the player {name}?").format(name=isolated(player.name)),
            self.tr("Its address, its password and what waits for it are forgotten. What it shows stays."),
            lambda: self._desk.engine.players.remove(player),
        )

    def _remove_group(self, group: GroupView) -> None:
        self._ask_first(
            self.tr("Remove the group {name}?").format(name=isolated(group.name)),
            self.tr("Its players, their passwords and its paths are forgotten. What the players show stays."),
            lambda: self._desk.engine.players.remove_group(group),
        )

    def _ask_first(self, question: str, text: str, act: Callable[[], object]) -> None:
        """A password that is gone cannot be brought back by an undo."""
        dialog = AskingDialog(question, text, keep=self.tr("Keep"), go=self.tr("Remove"), parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._ask(act))
        dialog.open()
