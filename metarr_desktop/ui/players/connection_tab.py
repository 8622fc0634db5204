"""Of the pane of a group: its name, and of each of its players where it is, how it is reached, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.player import Obstacle, PlayerInfo, PlayerType
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.players.frame import light, playing_words, state_words
from metarr_desktop.ui.players.group_tab import GroupTab
from metarr_desktop.ui.players.obstacle_words import obstacle_words
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner, Choice
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.kinds import PlayerId
    from metarr_desktop.domain.player_views import GroupView
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import GroupFacts, PlayerFacts, PlayersFacts

translate = QCoreApplication.translate


class MemberPanel(Panel):
    """One player. What it answered when it was tested stands there until it is tested again."""

    test_wanted = Signal()
    change_wanted = Signal()
    enable_wanted = Signal(bool)

    def __init__(self, facts: PlayerFacts, group: GroupView, parent: QWidget | None = None) -> None:
        super().__init__(facts.player.name, parent)
        self.facts = facts
        self._group = group
        self._says_error = False
        self._light = IconLabel(Icon.RING)
        self._name = ElidedLabel(weight=fonts.Weight.STRONG)
        self._state = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self._form = QFormLayout()
        self._lines: dict[str, ElidedLabel] = {}
        self.answer = Banner()
        self.answer.hide()
        self.test = Button(self.tr("Test"), icon=Icon.PULSE, small=True)
        self.test.clicked.connect(self.test_wanted)
        self.change = Button(self.tr("Change…"), small=True)
        self.change.clicked.connect(self.change_wanted)
        self.pause = Button("", small=True)
        self.pause.clicked.connect(lambda: self.enable_wanted.emit(not self.facts.player.is_enabled))
        self._lay_out()
        self.show_facts(facts)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(metrics.SPACE)
        head.addWidget(self._light)
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        self._form.setHorizontalSpacing(metrics.SPACE_ROW)
        self._form.setVerticalSpacing(metrics.SPACE_GROUP)
        for key, word in (
            ("where", self.tr("Address")),
            ("version", self.tr("Version")),
            ("met", self.tr("Last met")),
            ("plays", self.tr("Plays")),
        ):
            self._lines[key] = ElidedLabel(size=fonts.Size.SMALL)
            self._form.addRow(Label(word, size=fonts.Size.SMALL, ink=Ink.TEXT2), self._lines[key])
        buttons = FlowLayout()
        for button in (self.test, self.change, self.pause):
            buttons.addWidget(button)
        part = self.part(margin_px=metrics.SPACE_ROW)
        part.addLayout(head)
        part.addLayout(self._form)
        part.addWidget(self.answer)
        part.addLayout(buttons)
        self.add_part(part)

    def show_facts(self, facts: PlayerFacts) -> None:
        """Show the player as it is now. What it answered when it was tested stays, unless there is an error to say."""
        player = facts.player
        self.facts = facts
        icon, ink = light(player)
        self._light.set_icon(icon, ink)
        self._name.setText(player.name)
        self._state.setText(state_words(player))
        words = {
            "where": player.url or f"{player.host}:{player.port}",
            "version": player.version or self.tr("not known yet"),
            "plays": ", ".join(playing_words(one) for one in facts.playing) or self.tr("nothing"),
        }
        for key, text in words.items():
            self._lines[key].setText(text)
        self.tell_time()
        self.pause.setText(self.tr("Pause telling it") if player.is_enabled else self.tr("Tell it again"))
        for button, text in (
            (self.test, self.tr("Test the connection of {player}")),
            (self.change, self.tr("Change {player}")),
            (self.pause, self.tr("Pause {player}") if player.is_enabled else self.tr("Tell {player} again")),
        ):
            button.setAccessibleName(text.format(player=isolated(player.name)))
        if player.error:
            self.show_error(translated(player.error), is_refused=player.status == "refused")
        elif self._says_error:
            self._says_error = False
            self.answer.hide()

    def tell_time(self) -> None:
        """Say anew how long ago it was met."""
        at = self.facts.player.connected_at
        self._lines["met"].setText(ago(at) if at else self.tr("never"))

    def show_asking(self) -> None:
        """It is being asked."""
        self.test.setEnabled(False)
        self._says_error = False
        self.answer.show_message(Tone.ACCENT, self.tr("Asking {player}…").format(player=isolated(self._name.text())))
        self.answer.show()

    def show_answer(self, info: PlayerInfo, obstacles: Sequence[Obstacle]) -> None:
        """Who answered, and which of its settings keep it from showing what is published."""
        self.test.setEnabled(True)
        self._says_error = False
        text = self.tr("{name} {version} answers. None of its settings is in the way.")
        self.answer.show_message(Tone.OK, text.format(name=isolated(info.name), version=info.version))
        if obstacles:
            head = self.tr("Settings of {player} that are in the way:").format(player=isolated(self.facts.player.name))
            self.answer.show_message(Tone.WARN, "\n".join((head, *map(obstacle_words, obstacles))))
        self.answer.show()

    def show_error(self, sentence: str, *, is_refused: bool = False) -> None:
        """Why it cannot be reached, with what would help."""
        self.test.setEnabled(True)
        self._says_error = True
        self.answer.show_message(Tone.ERROR if is_refused else Tone.WARN, sentence)
        copy = Choice(self.tr("Copy details"), lambda: QGuiApplication.clipboard().setText(sentence))
        is_server = self._group.type.is_server
        secret = self.tr("Enter the token") if is_server else self.tr("Enter the password")
        enter = (Choice(secret, self.change_wanted.emit),) if is_refused else ()
        self.answer.offer(*enter, copy)
        self.answer.show()


class ConnectionTab(GroupTab):
    """Emits what a person wants of a player (`PlayerView`); the page does it."""

    add_wanted = Signal()
    test_wanted = Signal(object)
    change_wanted = Signal(object)
    enable_wanted = Signal(object, bool)

    def __init__(self, desk: Desk, facts: GroupFacts, around: PlayersFacts, parent: QWidget | None = None) -> None:
        super().__init__(desk, facts, around, translate("Players", "Connection"), parent)
        self.members: dict[PlayerId, MemberPanel] = {}
        self.name = QLineEdit(facts.group.name)
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.name.editingFinished.connect(self._rename)
        label = Label(self.tr("Name of the group"), ink=Ink.TEXT2)
        label.setBuddy(self.name)
        self._says = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.empty = EmptyState()
        self.empty.setMinimumWidth(1)  # its sentences break where the pane is narrower than they like
        self.empty.show_message(
            Icon.PLAYER,
            self.tr("No player in this group"),
            self.tr("What is published waits until there is one that can be told."),
            action=self.tr("Add player"),
            action_icon=Icon.PLUS,
        )
        self.empty.acted.connect(self.add_wanted)
        self._panels = QVBoxLayout()
        self._panels.setSpacing(metrics.SPACE_ROW)
        self.column.setSpacing(metrics.SPACE_ROW)
        self.column.addWidget(label)
        self.column.addWidget(self.name)
        self.column.addWidget(self.refusal)
        self.column.addWidget(self._says)
        self.column.addWidget(self.empty)
        self.column.addLayout(self._panels)
        self.show_facts(facts, around)

    def show_facts(self, facts: GroupFacts, around: PlayersFacts) -> None:
        """Show the group as it is now."""
        super().show_facts(facts, around)
        if not self.name.hasFocus():
            self.name.setText(facts.group.name)
        self._says.setText(_kept_words(facts.group))
        self.empty.setVisible(not facts.players)
        self._says.setVisible(bool(facts.players))
        for player in self.members.keys() - {one.player.id for one in facts.players}:
            panel = self.members.pop(player)
            self._panels.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        for one in facts.players:
            if one.player.id in self.members:
                self.members[one.player.id].show_facts(one)
            else:
                self.members[one.player.id] = self._panel(one)

    def tell_time(self) -> None:
        """Say anew how long ago things were."""
        for panel in self.members.values():
            panel.tell_time()

    def _panel(self, facts: PlayerFacts) -> MemberPanel:
        panel = MemberPanel(facts, self.facts.group)
        panel.test_wanted.connect(lambda: self.test_wanted.emit(panel.facts.player))
        panel.change_wanted.connect(lambda: self.change_wanted.emit(panel.facts.player))
        panel.enable_wanted.connect(lambda is_on: self.enable_wanted.emit(panel.facts.player, is_on))
        self._panels.addWidget(panel)
        return panel

    # --- what a test says -------------------------------------------------------------------------------------------

    def show_asking(self, player: PlayerId) -> None:
        """A player is being asked."""
        if player in self.members:
            self.members[player].show_asking()

    def show_answer(self, player: PlayerId, info: PlayerInfo, obstacles: Sequence[Obstacle]) -> None:
        """A player answered."""
        if player in self.members:
            self.members[player].show_answer(info, obstacles)
            if obstacles:
                self.ensureWidgetVisible(self.members[player])

    def show_failure(self, player: PlayerId, error: MetarrError, *, is_refused: bool) -> None:
        """A player did not answer, or refused."""
        if player in self.members:
            self.members[player].show_error(translated(error), is_refused=is_refused)

    def _rename(self) -> None:
        name, group = self.name.text().strip(), self.facts.group
        if name != group.name:
            self.change(lambda: self.desk.engine.players.rename_group(group, name))


def _kept_words(group: GroupView) -> str:
    """Where what the players show is kept: what is told once, and what each is told."""
    if group.type is not PlayerType.KODI:
        return translate("Players", "One server, which is told once for all who watch.")
    if group.database == "shared":
        return translate("Players", "These share one database: it is told once, by the first that is on.")
    return translate("Players", "Each of these keeps a database of its own and is told by itself.")
