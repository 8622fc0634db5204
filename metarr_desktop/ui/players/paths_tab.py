"""Of the pane of a group: what its players call our folders, and when they may be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import Moment
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.moments import clock
from metarr_desktop.ui.players.facts import lies_under
from metarr_desktop.ui.players.group_tab import GroupTab
from metarr_desktop.ui.players.missing_files import MissingFiles
from metarr_desktop.ui.players.path_pair import PathPair
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.player_views import PlayerView
    from metarr_desktop.services.players import PathCheck
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import GroupFacts, PlayersFacts

translate = QCoreApplication.translate


class PathsTab(GroupTab):
    """A pair is asked about when typing rests, all of them by a button: players are asked by a person's wish alone."""

    libraries_wanted = Signal()

    def __init__(self, desk: Desk, facts: GroupFacts, around: PlayersFacts, parent: QWidget | None = None) -> None:
        super().__init__(desk, facts, around, translate("Players", "Paths"), parent)
        self.pairs: list[PathPair] = []
        self._latest = Latest(desk.bridge, self)
        self._asking: dict[PathPair, Latest] = {}
        self._pair_column = QVBoxLayout()
        self._pair_column.setSpacing(metrics.SPACE_ROW)
        self._verdict = Banner()
        self._verdict.hide()
        self.state = Banner()
        self.state.acted.connect(self.libraries_wanted)
        self.add = Button(self.tr("Add a pair"), icon=Icon.PLUS)
        self.add.clicked.connect(self._add_next_pair)
        self.check = Button(self.tr("Check with a player"), icon=Icon.PULSE)
        tip = self.tr("Asks a player of the group whether it sees your files there")
        desk.commands.show_tip(self.check, tip, "players.check")
        self.check.clicked.connect(self.check_paths)
        self.moment = SegmentedControl(
            (
                Segment(Moment.NOW.value, self.tr("At once")),
                Segment(Moment.IDLE.value, self.tr("When idle")),
                Segment(Moment.NIGHT.value, self.tr("At night")),
            ),
            name=self.tr("When may changes be sent?"),
        )
        self.moment.chosen.connect(self._set_moment)
        self.column.setSpacing(metrics.SPACE_ROW)
        self._lay_out()
        for mapping in facts.group.mappings:
            self._add_pair(mapping)
        self._show_state()

    def _lay_out(self) -> None:
        text = self.tr(
            "The same folder may have another name for a player. Write both, and a player is asked at once. Without a "
            "pair it is told ours."
        )
        self.column.addWidget(Label(text, ink=Ink.TEXT2, wrap=True))
        self.column.addWidget(self.refusal)
        self.column.addWidget(self.state)
        self.column.addLayout(self._pair_column)
        buttons = FlowLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.check)
        self.column.addLayout(buttons)
        self.column.addWidget(self._verdict)
        self.column.addWidget(rule())
        self.column.addWidget(SectionHeader(self.tr("When may changes be sent?"), size=fonts.Size.BODY))
        self.column.addWidget(self.moment)
        text = self.tr(
            "Idle: nothing plays. Night: from one to six, while nothing plays. Watched marks are read before each "
            "change and written back after it."
        )
        self.column.addWidget(Label(text, ink=Ink.TEXT2, wrap=True))

    def show_facts(self, facts: GroupFacts, around: PlayersFacts) -> None:
        """Show the group as it is now."""
        gone = set(self.facts.group.mappings) - set(facts.group.mappings)
        super().show_facts(facts, around)
        for pair in [one for one in self.pairs if one.mapping in gone]:
            self._drop(pair)
        shown = {pair.mapping.ours for pair in self.pairs if pair.mapping.theirs}
        for mapping in facts.group.mappings:
            if mapping.ours not in shown:
                self._add_pair(mapping)
        for pair in self.pairs:
            pair.show_examples(facts.examples)
        self._show_state()

    def _show_state(self) -> None:
        """What keeps paths from being looked at, and what can be asked."""
        self.moment.set_current(self.facts.group.moment.value)
        self.check.setEnabled(self._asked() is not None)
        roots = [root for one in self.around.libraries if one.id in self.facts.group.libraries for root in one.roots]
        away = next((root.path for root in roots if root.is_offline), "")
        if not roots:
            text = self.tr("This group shows no library yet, so there is no file to find.")
            self.state.show_message(Tone.ACCENT, text, action=self.tr("Choose libraries"))
        elif not self.facts.players:
            text = self.tr("There is no player in this group that could be asked.")
            self.state.show_message(Tone.ACCENT, text)
        elif self._asked() is None:
            text = self.tr("All players of this group are paused: none of them is asked.")
            self.state.show_message(Tone.WARN, text)
        elif away:
            text = self.tr("{folder} is not connected. What lies in it is known from the last scan.")
            self.state.show_message(Tone.WARN, text.format(folder=isolated(away)), icon=Icon.DISK_OFF)
        self.state.setVisible(not roots or self._asked() is None or bool(away))

    # --- pairs ------------------------------------------------------------------------------------------------------

    def _add_pair(self, mapping: PathMapping) -> PathPair:
        pair = PathPair(mapping, self.facts.examples)
        pair.kept.connect(self._map)
        pair.removed.connect(lambda ours: self._unmap(ours, pair))
        pair.rested.connect(lambda: self._ask_about(pair))
        pair.missing_wanted.connect(self._show_missing)
        pair.map_wanted.connect(self._begin_pair)
        self._asking[pair] = Latest(self.desk.bridge, pair)
        self.pairs.append(pair)
        self._pair_column.addWidget(pair)
        return pair

    def _add_next_pair(self) -> None:
        """Offer the first of our folders that has no pair yet."""
        mapped = [mapping.ours for mapping in self.facts.group.mappings]
        roots = [
            root.path
            for library in self.around.libraries
            if library.id in self.facts.group.libraries
            for root in library.roots
        ]
        free = [root for root in roots if not any(root == ours or lies_under(root, ours) for ours in mapped)]
        self._begin_pair(free[0] if free else "")

    def _begin_pair(self, ours: str) -> None:
        """A pair to be filled in; where our folder is known, with what the player calls it."""
        pair = self._add_pair(PathMapping(ours, ""))
        line = pair.theirs if ours else pair.ours
        line.setFocus()
        self.ensureWidgetVisible(pair)

    def _map(self, before: str, ours: str, theirs: str) -> None:
        players, group = self.desk.engine.players, self.facts.group

        def act() -> None:
            players.map(group, ours, theirs)
            if before and before != ours:
                players.unmap(group, before)

        self.change(act)

    def _unmap(self, ours: str, pair: PathPair) -> None:
        self._drop(pair)
        if ours:
            self.change(lambda: self.desk.engine.players.unmap(self.facts.group, ours))

    def _drop(self, pair: PathPair) -> None:
        self.pairs.remove(pair)
        self._asking.pop(pair).drop()
        self._pair_column.removeWidget(pair)
        pair.hide()
        pair.deleteLater()

    # --- asking -----------------------------------------------------------------------------------------------------

    def _asked(self) -> PlayerView | None:
        """Whom to ask: the first that answered when it was last asked, else the first that is not paused."""
        players = [one.player for one in self.facts.players if one.player.is_enabled]
        return next((one for one in players if one.status == "connected"), players[0] if players else None)

    def _ask_about(self, pair: PathPair) -> None:
        """Ask about what is typed; who types on gets no answer about what stood there before."""
        asked, typed, latest = self._asked(), pair.typed, self._asking.get(pair)
        if latest is None:
            return  # it was removed meanwhile
        latest.drop()
        if asked is None or not typed.ours or not typed.theirs or not self.facts.examples:
            return
        admin = self.desk.engine.players

        def show(check: PathCheck) -> None:
            if pair.typed == typed:
                pair.show_check(check, _now())

        def refuse(error: MetarrError) -> None:
            if pair.typed == typed:
                pair.show_unchecked(asked.name, error)

        pair.show_asking(asked.name)
        latest.ask(lambda: admin.check_pair(asked, typed), show, refuse)

    def check_paths(self) -> None:
        """Ask a player of the group whether it sees our files where the pairs say."""
        asked = self._asked()
        if asked is None:
            return
        self.check.setEnabled(False)
        self._verdict.show_message(Tone.ACCENT, self.tr("Asking {player}…").format(player=isolated(asked.name)))
        self._verdict.show()
        admin = self.desk.engine.players
        refuse = partial(self._show_unchecked, asked.name)
        self._latest.ask(lambda: admin.check_paths(asked), self.show_checks, refuse)

    def show_checks(self, checks: Sequence[PathCheck]) -> None:
        """What a player said of all pairs."""
        self._show_state()
        self._verdict.hide()
        by_ours = {pair.mapping.ours: pair for pair in self.pairs}
        for one in checks:
            if one.ours in by_ours:
                by_ours[one.ours].show_check(one, _now())
            elif one.looked:
                self._say_of_unpaired(one)

    def _say_of_unpaired(self, check: PathCheck) -> None:
        """What no pair covers is told with our own names."""
        number = self.locale().toString
        player = isolated(check.player)
        counts = {"found": number(check.found), "looked": number(check.looked), "player": player}
        text = self.tr("{player} found {found} of {looked} files under their own names.").format(**counts)
        if not check.theirs:
            text = self.tr("No pair covers {looked} files, such as {path}.").format(
                looked=counts["looked"], path=isolated(check.missing[0])
            )
        is_whole = check.found == check.looked
        self._verdict.show_message(Tone.OK if is_whole else Tone.WARN, text)
        self._verdict.show()

    def _show_unchecked(self, player: str, error: MetarrError) -> None:
        self._show_state()
        self._verdict.show_message(Tone.ERROR, f"{isolated(player)}: {translated(error)}")

    def _show_missing(self, check: PathCheck) -> None:
        MissingFiles(check, self).open()

    def _set_moment(self, key: str) -> None:
        players, group = self.desk.engine.players, self.facts.group
        self.change(lambda: players.set_moment(group, Moment(key)))


def _now() -> str:
    return clock(datetime.now().astimezone())
