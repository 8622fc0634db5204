"""The pane beside the groups: name, libraries, paths and choices of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import Moment, Obstacle
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.players.facts import GroupFacts, lies_under
from metarr_desktop.ui.players.obstacle_words import obstacle_words
from metarr_desktop.ui.players.path_pair import PathPair
from metarr_desktop.ui.players.watched_section import WatchedSection
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.kinds import LibraryId
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.players import PathCheck
    from metarr_desktop.ui.desk import Desk


class GroupPane(ScrollColumn):
    """Edits one group; `show_facts` brings it up to date around what is being typed or clicked."""

    def __init__(
        self, desk: Desk, facts: GroupFacts, libraries: Sequence[LibraryView], parent: QWidget | None = None
    ) -> None:
        super().__init__(facts.group.name, parent=parent)
        self._desk = desk
        self.facts = facts
        self._libraries = tuple(libraries)
        self.checks: dict[LibraryId, QCheckBox] = {}
        self.pairs: list[PathPair] = []
        self._latest = Latest(desk.bridge, self)
        self._pair_column = QVBoxLayout()
        self._pair_column.setSpacing(metrics.SPACE_ROW)
        self._refusal = Banner(Tone.ERROR)
        self._refusal.hide()
        self.obstacles = Banner(Tone.WARN)
        self.obstacles.hide()
        self.column.setSpacing(metrics.SPACE_ROW)
        self._add_name()
        self._add_libraries()
        self._add_paths()
        self._add_moment()
        self.watched = WatchedSection(desk, facts)
        self.column.addWidget(rule())
        self.column.addWidget(self.watched)

    def shows(self, facts: GroupFacts, libraries: Sequence[LibraryView]) -> bool:
        """Whether it is this group's pane, with these libraries."""
        names = [(one.id, one.name) for one in libraries]
        return facts.group.id == self.facts.group.id and names == [(one.id, one.name) for one in self._libraries]

    def show_facts(self, facts: GroupFacts, libraries: Sequence[LibraryView]) -> None:
        """Show the group as it is now."""
        before, self.facts, self._libraries = self.facts, facts, tuple(libraries)
        if not self.name.hasFocus():
            self.name.setText(facts.group.name)
        self._members.setText(self._members_words())
        for library, check in self.checks.items():
            check.setChecked(library in facts.group.libraries)
        gone = set(before.group.mappings) - set(facts.group.mappings)
        for pair in [one for one in self.pairs if one.mapping in gone]:
            self._drop(pair)
        shown = {pair.mapping.ours for pair in self.pairs if pair.mapping.theirs}
        for mapping in facts.group.mappings:
            if mapping.ours not in shown:
                self._add_pair(mapping)
        for pair in self.pairs:
            pair.show_examples(facts.examples)
        self.moment.set_current(facts.group.moment.value)
        self.watched.show_facts(facts)
        self._show_check()

    def show_obstacles(self, player: str, obstacles: Sequence[Obstacle]) -> None:
        """Name the settings of a player that keep it from showing what is published; nothing where there are none."""
        head = self.tr("Settings of {player} that are in the way:").format(player=isolated(player))
        self.obstacles.show_message(Tone.WARN, "\n".join((head, *map(obstacle_words, obstacles))))
        self.obstacles.setVisible(bool(obstacles))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _add_name(self) -> None:
        self.name = QLineEdit(self.facts.group.name)
        fonts.wear(self.name, fonts.Size.TITLE, fonts.Weight.STRONG)
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.name.editingFinished.connect(self._rename)
        self.column.addWidget(self.name)
        self.column.addWidget(self._refusal)
        self.column.addWidget(self.obstacles)
        self._members = Label(self._members_words(), ink=Ink.TEXT2)
        self.column.addWidget(self._members)
        self.column.addWidget(rule())

    def _members_words(self) -> str:
        count = self.locale().toString(len(self.facts.players))
        return self.tr("Group · players: {count}").format(count=count)

    def _add_libraries(self) -> None:
        self.column.addWidget(SectionHeader(self.tr("Libraries"), size=fonts.Size.BODY))
        text = self.tr("What is published of these is shown by every player of the group.")
        self.column.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        for library in self._libraries:
            check = QCheckBox(library.name)
            check.setChecked(library.id in self.facts.group.libraries)
            check.clicked.connect(lambda checked, id=library.id: self._link(id, checked))
            self.checks[library.id] = check
            self.column.addWidget(check)
        self.column.addWidget(rule())

    def _add_paths(self) -> None:
        self.column.addWidget(SectionHeader(self.tr("Paths"), size=fonts.Size.BODY))
        text = self.tr("The same folder may have another name for a player. Without a pair it is told ours.")
        self.column.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        self.column.addLayout(self._pair_column)
        for mapping in self.facts.group.mappings:
            self._add_pair(mapping)
        self.add = Button(self.tr("Add a pair"), icon=Icon.PLUS)
        self.add.clicked.connect(self._add_next_pair)
        self.check = Button(self.tr("Check with a player"), icon=Icon.PULSE)
        self.check.setToolTip(self.tr("Asks a player of the group whether it sees your files there"))
        self.check.clicked.connect(self.check_paths)
        buttons = FlowLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.check)
        self.column.addLayout(buttons)
        self._verdict = Banner()
        self._verdict.hide()
        self.column.addWidget(self._verdict)
        self.column.addWidget(rule())
        self._show_check()

    def _add_moment(self) -> None:
        self.column.addWidget(SectionHeader(self.tr("When may changes be sent?"), size=fonts.Size.BODY))
        self.moment = SegmentedControl(
            (
                Segment(Moment.NOW.value, self.tr("At once")),
                Segment(Moment.IDLE.value, self.tr("When idle")),
                Segment(Moment.NIGHT.value, self.tr("At night")),
            ),
            name=self.tr("When may changes be sent?"),
        )
        self.moment.set_current(self.facts.group.moment.value)
        self.moment.chosen.connect(self._set_moment)
        self.column.addWidget(self.moment)
        text = self.tr(
            "Idle: nothing plays. Night: from one to six, while nothing plays. Watched marks are read before each "
            "change and written back after it."
        )
        self.column.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))

    def _add_pair(self, mapping: PathMapping) -> PathPair:
        pair = PathPair(mapping, self.facts.examples)
        pair.kept.connect(self._map)
        pair.removed.connect(lambda ours: self._unmap(ours, pair))
        self.pairs.append(pair)
        self._pair_column.addWidget(pair)
        return pair

    def _add_next_pair(self) -> None:
        """Offer the first of our folders that has no pair yet."""
        mapped = [mapping.ours for mapping in self.facts.group.mappings]
        roots = [
            root.path
            for library in self._libraries
            if library.id in self.facts.group.libraries
            for root in library.roots
        ]
        free = [root for root in roots if not any(root == ours or lies_under(root, ours) for ours in mapped)]
        pair = self._add_pair(PathMapping(free[0] if free else "", ""))
        (pair.theirs if free else pair.ours).setFocus()

    # --- what is done -----------------------------------------------------------------------------------------------

    def check_paths(self) -> None:
        """Ask a player of the group whether it sees our files where the pairs say: the first that is on."""
        players = [one.player for one in self.facts.players if one.player.is_enabled]
        asked = next((one for one in players if one.status == "connected"), players[0] if players else None)
        if asked is None:
            return
        self.check.setEnabled(False)
        self._verdict.show_message(Tone.ACCENT, self.tr("Asking {player}…").format(player=isolated(asked.name)))
        self._verdict.show()
        admin = self._desk.engine.players
        self._latest.ask(lambda: admin.check_paths(asked), self._show_checks, self._show_unchecked)

    def _show_checks(self, checks: Sequence[PathCheck]) -> None:
        self._show_check()
        self._verdict.hide()
        by_ours = {pair.mapping.ours: pair for pair in self.pairs}
        for one in checks:
            if one.ours in by_ours:
                by_ours[one.ours].show_check(one)
            elif one.looked:
                self._say_of_unpaired(one)

    def _say_of_unpaired(self, check: PathCheck) -> None:
        """What no pair covers is told with our own names."""
        number = self.locale().toString
        counts = {"found": number(check.found), "looked": number(check.looked), "player": check.player}
        text = self.tr("{player} found {found} of {looked} files under their own names.").format(**counts)
        if not check.theirs:
            text = self.tr("No pair covers {looked} files, such as {path}.").format(
                looked=counts["looked"], path=isolated(check.missing[0])
            )
        is_whole = check.found == check.looked
        self._verdict.show_message(Tone.OK if is_whole else Tone.WARN, text)
        self._verdict.show()

    def _show_unchecked(self, error: MetarrError) -> None:
        self._show_check()
        self._verdict.show_message(Tone.ERROR, translated(error))

    def _show_check(self) -> None:
        self.check.setEnabled(any(one.player.is_enabled for one in self.facts.players))

    def _set_moment(self, key: str) -> None:
        players, group = self._desk.engine.players, self.facts.group
        self._ask(lambda: players.set_moment(group, Moment(key)))

    def _ask(self, act: Callable[[], object]) -> None:
        self._desk.bridge.change(self, act, lambda _answer: self._refusal.hide(), self._refuse)

    def _refuse(self, error: MetarrError) -> None:
        self._refusal.show_message(Tone.ERROR, translated(error))
        self._refusal.show()

    def _rename(self) -> None:
        name = self.name.text().strip()
        if name != self.facts.group.name:
            self._ask(lambda: self._desk.engine.players.rename_group(self.facts.group, name))

    def _link(self, library: LibraryId, is_linked: bool) -> None:
        players, group = self._desk.engine.players, self.facts.group
        self._ask(lambda: players.link(group, [library]) if is_linked else players.unlink(group, [library]))

    def _map(self, before: str, ours: str, theirs: str) -> None:
        players, group = self._desk.engine.players, self.facts.group

        def act() -> None:
            players.map(group, ours, theirs)
            if before and before != ours:
                players.unmap(group, before)

        self._ask(act)

    def _unmap(self, ours: str, pair: PathPair) -> None:
        self._drop(pair)
        if ours:
            self._ask(lambda: self._desk.engine.players.unmap(self.facts.group, ours))

    def _drop(self, pair: PathPair) -> None:
        self.pairs.remove(pair)
        self._pair_column.removeWidget(pair)
        pair.hide()
        pair.deleteLater()
