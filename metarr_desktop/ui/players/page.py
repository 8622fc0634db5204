"""The page: groups at the left, the chosen one at length at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError, Refused
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.telling import compare_job, sync_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import LatestForForm
from metarr_desktop.ui.players.dialog import PlayerDialog
from metarr_desktop.ui.players.facts import GroupFacts, PlayersFacts, read_players
from metarr_desktop.ui.players.frame import GroupFrame
from metarr_desktop.ui.players.group_pane import GroupPane, GroupTabKey
from metarr_desktop.ui.players.outbox_view import OutboxDialog
from metarr_desktop.ui.players.put_back import PutBackDialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import GroupId
    from metarr_desktop.domain.player import Obstacle, PlayerInfo
    from metarr_desktop.domain.player_views import GroupView, PlayerView, SnapshotView
    from metarr_desktop.ui.desk import Desk

_WIDTH_PANE = 384
_LEAST_PANE = 280
_LEAST_GROUPS = 472
_A_MINUTE_MS = 60_000


class PlayersPage(QWidget):
    """What is done by keys is done with the chosen group, or with the player in whose line the keyboard is."""

    tab_opened = Signal(str)
    """A tab of a group (`GroupTabKey`) was opened: the next group is shown by it, too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = LatestForForm(desk.bridge, self)
        self._facts = PlayersFacts((), ())
        self._chosen: GroupId | None = None
        self._is_read = False
        self._waiting: list[Callable[[], object]] = []
        self._tab = GroupTabKey.PATHS
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
        self._state = EmptyState()
        self._state.show_message(Icon.HOURGLASS, self.tr("Reading the players"), self.tr("This takes a moment."))
        self._state.acted.connect(self.reload)
        self._stack = QStackedWidget()
        self._side = QHBoxLayout()
        self._lay_out()
        self._clock = QTimer(self, interval=_A_MINUTE_MS)
        self._clock.timeout.connect(self.tell_time)
        self._take_commands()
        desk.bridge.news.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: read_players(engine), self._show, self._fail)

    def _lay_out(self) -> None:
        self._header.add_control(self.add)
        self._header.add_control(self.sync)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, 0)
        head.addWidget(self._header)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._groups)
        self._stack.addWidget(self._empty)
        left.addWidget(self._stack, 1)
        self._side.setSpacing(0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addLayout(self._side)

    def _take_commands(self) -> None:
        commands = self._desk.commands
        for name, do in (
            ("add", self._add_to_chosen),
            ("sync", lambda: self._with_group(lambda facts: self.sync_group(facts.group))),
            ("test", lambda: self._with_players(self.test)),
            ("check", lambda: self._with_group(lambda _facts: self.check_paths())),
            ("compare", lambda: self._with_group(lambda facts: self.compare(facts.group))),
            ("outbox", lambda: self._with_group(lambda facts: self.open_outbox(facts.group))),
            ("rename", lambda: self._with_group(lambda _facts: self.rename())),
            ("change", lambda: self._with_player(self.open_dialog)),
            ("pause", lambda: self._with_players(lambda player: self._enable(player, not player.is_enabled))),
            ("keep", lambda: self._with_players(self._keep)),
            ("put_back", lambda: self._with_player(self._put_back)),
            ("remove", lambda: self._with_player(self._remove)),
            ("remove_group", lambda: self._with_group(lambda facts: self._remove_group(facts.group))),
        ):
            commands.on(self, f"players.{name}", do)
        for key in GroupTabKey:
            commands.on(self, f"players.{key}", partial(self.open_tab, key))
        commands.show_tip(self.add, self.tr("Add a player"), "window.add_player")
        commands.show_tip(self.sync, self.tr("Tell all players what waits for them"), "window.sync_players")

    # --- what is meant ----------------------------------------------------------------------------------------------

    def _with_group(self, act: Callable[[GroupFacts], object]) -> None:
        facts = self._facts_of(self._chosen)
        if facts is not None:
            act(facts)

    def _with_players(self, act: Callable[[PlayerView], object]) -> None:
        for player in self.players_meant():
            act(player)

    def _with_player(self, act: Callable[[PlayerView], object]) -> None:
        """Of several it has to be said which one: by the keyboard in its line."""
        meant = self.players_meant()
        if len(meant) == 1:
            act(meant[0])
        elif meant:
            text = self.tr("Which player? Go into its line with Tab first.")
            self._desk.stage.said.emit(Notice(text, Icon.PLAYER))

    def players_meant(self) -> list[PlayerView]:
        """The player in whose line the keyboard is, else all of the chosen group."""
        facts = self._facts_of(self._chosen)
        if facts is None:
            return []
        frame = next((one for one in self.frames if one.facts.group.id == self._chosen), None)
        at = frame.player_with_focus() if frame is not None else None
        return [one.player for one in facts.players if at is None or one.player.id == at]

    def show_player(self, name: str) -> None:
        """Choose the group of a player, with the keyboard in the player's line."""
        self.when_read(lambda: self._go_to(name))

    def when_read(self, act: Callable[[], object]) -> None:
        """Do it as soon as it is known what is there: now, or when that is read for the first time."""
        if self._is_read:
            act()
        else:
            self._waiting.append(act)

    def _go_to(self, name: str) -> None:
        for frame in self.frames:
            player = next((one.player for one in frame.facts.players if one.player.name == name), None)
            if player is not None:
                self.choose(player.group)
                line = frame.line_of(player.id)
                line.setFocus()
                self._groups.ensureWidgetVisible(line)
                return

    def open_tab(self, key: str) -> None:
        """Show groups by that side (`GroupTabKey`), this one and the next. Raises ValueError for another word."""
        self._tab = GroupTabKey(key)
        if self.pane is not None:
            self.pane.open_tab(self._tab)

    def restore_tab(self, key: str) -> None:
        """Take up what `current_tab` gave; a word of another version is none."""
        if key in set(GroupTabKey):
            self.open_tab(key)

    def current_tab(self) -> GroupTabKey:
        """The side by which groups are shown."""
        return self._tab

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show(self, facts: PlayersFacts) -> None:
        if facts == self._facts and self._is_read:
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
        self._is_read = True
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _fail(self, error: MetarrError) -> None:
        """What was read before goes on being shown, with the error above it."""
        if self._is_read:
            self._desk.stage.error.emit(error)
            return
        title, again = self.tr("The players cannot be read"), self.tr("Try again")
        self._state.show_message(Icon.OCTAGON, title, translated(error), ink=Ink.ERROR, action=again)

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
        players = sum(len(group.players) for group in facts.groups)
        there = ", ".join((self.tr("%n group(s)", "", len(facts.groups)), self.tr("%n player(s)", "", players)))
        parts = [
            self.tr("{waiting} changes waiting").format(waiting=number(sum(group.waiting for group in facts.groups)))
        ]
        if failed := sum(group.failed for group in facts.groups):
            parts.append(self.tr("{failed} refused").format(failed=number(failed)))
        return f"{there} · {', '.join(parts)}"

    def _frame(self, facts: GroupFacts, frame: GroupFrame) -> GroupFrame:
        group = facts.group
        frame.chosen.connect(lambda: self.choose(group.id))
        frame.add_wanted.connect(lambda: self.open_dialog(group=group))
        frame.test_wanted.connect(self.test)
        frame.change_wanted.connect(lambda player: self.open_dialog(player))
        frame.enable_wanted.connect(self._enable)
        frame.compare_wanted.connect(lambda: self.compare(group))
        frame.sync_wanted.connect(lambda: self.sync_group(group))
        frame.rename_wanted.connect(self.rename)
        frame.keep_wanted.connect(self._keep)
        frame.put_back_wanted.connect(self._put_back)
        frame.remove_wanted.connect(self._remove)
        frame.removal_wanted.connect(lambda: self._remove_group(group))
        frame.outbox_wanted.connect(lambda: self.open_outbox(group))
        return frame

    def choose(self, group: GroupId) -> None:
        """Frame a group, and show it at length."""
        if group != self._chosen:
            self._chosen = group
            self._show_chosen()

    def _show_chosen(self) -> None:
        """Frame the chosen group and show it at length."""
        for frame in self.frames:
            frame.set_chosen(frame.facts.group.id == self._chosen)
        facts = self._facts_of(self._chosen)
        if self.pane is not None and facts is not None and self.pane.shows(facts, self._facts):
            self.pane.show_facts(facts, self._facts)
            self._order_tabs()
            return
        while (item := self._side.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.pane = None
        if facts is not None:
            self.pane = self._new_pane(facts)
            self._fit_pane()
            self._side.addWidget(rule(vertical=True))
            self._side.addWidget(self.pane)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab follows the eye, also where frames were made anew: they come before the pane of the chosen group."""
        stops = [self.add, self.sync, *(stop for frame in self.frames for stop in frame.tab_stops())]
        for before, behind in pairwise(stops):
            self.setTabOrder(before, behind)

    def _new_pane(self, facts: GroupFacts) -> GroupPane:
        pane = GroupPane(self._desk, facts, self._facts)
        pane.open_tab(self._tab)
        pane.tab_opened.connect(self._note_tab)
        pane.sync_wanted.connect(lambda: self.sync_group(pane.facts.group))
        pane.add_wanted.connect(lambda: self.open_dialog(group=pane.facts.group))
        pane.test_wanted.connect(self.test)
        pane.change_wanted.connect(self.open_dialog)
        pane.enable_wanted.connect(self._enable)
        return pane

    def _note_tab(self, key: str) -> None:
        self._tab = GroupTabKey(key)
        self.tab_opened.emit(key)

    def tell_time(self) -> None:
        """Say anew how long ago things were: nothing else may happen for hours."""
        for frame in self.frames:
            frame.tell_time()
        if self.pane is not None:
            self.pane.tell_time()

    def showEvent(self, event: QShowEvent) -> None:
        """The time goes on while somebody looks."""
        super().showEvent(event)
        self.tell_time()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

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
            least = max(fonts.grown(_LEAST_PANE), self.pane.least_width())
            usual = max(fonts.grown(_WIDTH_PANE), least)
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

    def sync_group(self, group: GroupView) -> None:
        """Tell the players of a group what waits for them."""
        self._ask(lambda: self._desk.engine.jobs.enqueue(sync_job(group.name)))

    def compare(self, group: GroupView) -> None:
        """Ask the players of a group what they show; nobody is told anything."""
        self._ask(lambda: self._desk.engine.jobs.enqueue(compare_job(group.name)))

    def check_paths(self) -> None:
        """Ask a player of the chosen group for our files; what it says stands among the paths."""
        if self.pane is not None:
            self.open_tab(GroupTabKey.PATHS)
            self.pane.paths.check_paths()

    def rename(self) -> None:
        """Have the keyboard in the name of the chosen group."""
        if self.pane is not None:
            self.open_tab(GroupTabKey.CONNECTION)
            self.pane.connection.name.setFocus()
            self.pane.connection.name.selectAll()

    def test(self, player: PlayerView) -> None:
        """Ask who answers, and which of its settings are in the way; those stand in the pane of its group."""
        stage, players = self._desk.stage, self._desk.engine.players
        self.choose(player.group)
        if self.pane is not None and self.pane.current_tab() is GroupTabKey.CONNECTION:
            self.pane.connection.show_asking(player.id)

        def say(answer: tuple[PlayerInfo, list[Obstacle]]) -> None:
            info, obstacles = answer
            if obstacles:
                self.choose(player.group)
                self.open_tab(GroupTabKey.CONNECTION)
            if self.pane is not None and self.pane.current_tab() is GroupTabKey.CONNECTION:
                self.pane.connection.show_answer(player.id, info, obstacles)
            text = self.tr("{player}: {name} {version} answers.")
            stage.said.emit(
                Notice(text.format(player=isolated(player.name), name=isolated(info.name), version=info.version))
            )

        def refuse(error: MetarrError) -> None:
            if self.pane is not None and self.pane.current_tab() is GroupTabKey.CONNECTION:
                self.pane.connection.show_failure(player.id, error, is_refused=isinstance(error, Refused))
            self._say_refusal(player, error)

        self._desk.bridge.ask(self, lambda: (players.test(player), players.obstacles(player)), say, refuse)

    def _put_back(self, player: PlayerView) -> None:
        PutBackDialog(self._desk, player, self).open()

    def _add_to_chosen(self) -> None:
        """To the chosen group, unless that is a server's, which has one player."""
        facts = self._facts_of(self._chosen)
        is_full = facts is None or (facts.group.type.is_server and bool(facts.players))
        self.open_dialog(group=facts.group if facts is not None and not is_full else None)

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
