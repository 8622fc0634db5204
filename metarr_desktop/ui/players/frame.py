"""A group as a frame: its members with their state, and what waits for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from metarr_desktop.ui.bidi import isolated, joined
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.players.form import type_name
from metarr_desktop.ui.players.outbox_lines import counted_words
from metarr_desktop.ui.players.outbox_view import OutboxLines
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.chip import Chip, ChipValue
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId, PlayerId
    from metarr_desktop.domain.player import Playing
    from metarr_desktop.domain.player_views import PlayerView
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import GroupFacts, PlayerFacts

_WIDTH_NAME = 136

translate = QCoreApplication.translate


def light(player: PlayerView) -> tuple[Icon, Ink]:
    """A player's state as a sign: filled dot connected, ring off, octagon refused."""
    if not player.is_enabled:
        return Icon.PAUSE, Ink.TEXT3
    return {"connected": (Icon.DOT, Ink.OK), "refused": (Icon.OCTAGON, Ink.ERROR)}.get(
        player.status, (Icon.RING, Ink.TEXT3)
    )


def state_words(player: PlayerView) -> str:
    """The same in words."""
    if not player.is_enabled:
        return translate("Players", "Paused")
    words = {
        "connected": translate("Players", "Connected"),
        "off": translate("Players", "Off"),
        "refused": translate("Players", "Refused"),
    }
    return words.get(player.status, translate("Players", "Not tried yet"))


def playing_words(playing: Playing) -> str:
    """What plays, and how far it is."""
    words = translate("Players", "Plays {title}").format(title=isolated(playing.title))
    if playing.is_paused:
        words = translate("Players", "Paused in {title}").format(title=isolated(playing.title))
    if not playing.total_s:
        return words
    how_far = translate("Players", "{words}, {position} of {total}")
    return how_far.format(words=words, position=_hours(playing.position_s), total=_hours(playing.total_s))


def _hours(seconds: float) -> str:
    hours, minutes = divmod(int(seconds) // 60, 60)
    if hours:
        return translate("Players", "{hours} h {minutes}").format(hours=hours, minutes=f"{minutes:02}")
    return translate("Players", "{minutes} min").format(minutes=minutes)


def standing_words(facts: PlayerFacts) -> str:
    """What a player showed when it was last asked: "2,612 equal, 388 differ, 3 not there"; "" where all is equal."""
    if not facts.differ and not facts.absent:
        return ""
    number = QLocale().toString
    counts = {"equal": facts.there, "differ": facts.differ, "absent": facts.absent}
    text = translate("Players", "{equal} equal, {differ} differ, {absent} not there")
    return text.format(**{name: number(count) for name, count in counts.items()})


def synced_words(facts: GroupFacts) -> str:
    """When a group was last told what waited; only tried, where none of its players answers. "" for never."""
    if not facts.synced_at:
        return ""
    is_met = any(one.player.status == "connected" for one in facts.players)
    text = translate("Players", "last sync {when}") if is_met else translate("Players", "last tried {when}")
    return text.format(when=ago(facts.synced_at))


class GroupFrame(Panel):
    """Shows a group. A click or the focus on it chooses it."""

    chosen = Signal()
    add_wanted = Signal()
    sync_wanted = Signal()
    rename_wanted = Signal()
    test_wanted = Signal(object)
    """`PlayerView`."""
    change_wanted = Signal(object)
    enable_wanted = Signal(object, bool)
    compare_wanted = Signal()
    keep_wanted = Signal(object)
    put_back_wanted = Signal(object)
    remove_wanted = Signal(object)
    removal_wanted = Signal()
    outbox_wanted = Signal()

    def __init__(
        self, desk: Desk, facts: GroupFacts, libraries: Mapping[LibraryId, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(facts.group.name, parent)
        self.facts = facts
        self.names = dict(libraries)
        self._tests: dict[PlayerId, Button] = {}
        self._others: dict[PlayerId, list[QWidget]] = {}
        self._moments: list[Callable[[], object]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_part(self._header(facts, libraries))
        for member in facts.players:
            self.add_part(self._member(member))
        if facts.lines:
            self.add_part(self._outbox(desk, facts))
        elif facts.players and all(member.total for member in facts.players):
            self.add_part(self._nothing_waits(facts))

    def take_focus_from(self, old: GroupFrame) -> None:
        """Where the focus was in the frame that this one takes the place of, it goes on."""
        focus = old.focusWidget()
        if focus is None or not focus.hasFocus():
            return
        names = {one.accessibleName(): one for one in self.findChildren(QAbstractButton)}
        names.get(focus.accessibleName(), self).setFocus()

    def tab_stops(self) -> list[QWidget]:
        """The frame itself and what is in it, as Tab is to visit them."""
        inside = (one for one in self.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return [self, *(one for one in inside if not isinstance(one, QMenu))]

    def tell_time(self) -> None:
        """Say anew how long ago things were."""
        for say in self._moments:
            say()

    def line_of(self, player: PlayerId) -> QWidget:
        """Where the keyboard is in a player's line. Raises KeyError for one of another group."""
        return self._tests[player]

    def player_with_focus(self) -> PlayerId | None:
        """The player in whose line the keyboard is; None for none."""
        for player, test in self._tests.items():
            if any(one.hasFocus() for one in (test, *self._others[player])):
                return player
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        super().mousePressEvent(event)
        self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose it by the keyboard."""
        super().focusInEvent(event)
        self.chosen.emit()

    # --- parts ------------------------------------------------------------------------------------------------------

    def _header(self, facts: GroupFacts, libraries: Mapping[LibraryId, str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE_ROW)
        row.setSpacing(metrics.SPACE)
        words = QWidget()
        line = FlowLayout(words)
        line.addWidget(Label(facts.group.name, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        line.addWidget(_chip(type_name(facts.group.type), Icon.PLAYER))
        if facts.group.database == "shared":
            line.addWidget(_chip(self.tr("one shared database"), Icon.DISK))
        names = [libraries[one] for one in facts.group.libraries if one in libraries]
        line.addWidget(_chip(", ".join(names) if names else self.tr("no library yet"), Icon.FILM))
        row.addWidget(words, 1)
        row.addWidget(self._verdict(facts))
        more = ToolButton(Icon.MORE, self.tr("More for {group}").format(group=isolated(facts.group.name)), small=True)
        menu = QMenu(more)
        is_told = any(member.player.is_enabled for member in facts.players)
        add = QAction(self.tr("Add a player…"), menu)
        add.triggered.connect(self.add_wanted)
        add.setEnabled(not (facts.group.type.is_server and facts.players))
        sync = QAction(self.tr("Sync this group now"), menu)
        sync.triggered.connect(self.sync_wanted)
        sync.setEnabled(is_told)
        rename = QAction(self.tr("Rename…"), menu)
        rename.triggered.connect(self.chosen)
        rename.triggered.connect(self.rename_wanted)
        remove = QAction(self.tr("Remove this group"), menu)
        remove.triggered.connect(self.removal_wanted)
        menu.addActions([sync, add, rename])
        menu.addSeparator()
        menu.addAction(remove)
        more.setMenu(menu)
        row.addWidget(more)
        return row

    def _verdict(self, facts: GroupFacts) -> Chip:
        """Where the group stands, in one chip."""
        number = self.locale().toString
        if facts.failed:
            return _chip(self.tr("{count} refused").format(count=number(facts.failed)), Icon.OCTAGON, Tone.ERROR)
        there = min((member.there for member in facts.players), default=0)
        total = max((member.total for member in facts.players), default=0)
        if not total:
            return _chip(self.tr("nothing published yet"), None)
        text = self.tr("{there} of {total} there").format(there=number(there), total=number(total))
        return _chip(text, Icon.CHECK, Tone.OK) if there == total else _chip(text, Icon.HOURGLASS, Tone.WARN)

    def _member(self, facts: PlayerFacts) -> QVBoxLayout:
        """A line of a player, and below it what is wrong with it: a sentence too long for what else is there."""
        part = QVBoxLayout()
        part.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_ROW, metrics.SPACE)
        part.setSpacing(metrics.SPACE_GROUP)
        part.addLayout(self._line(facts))
        if facts.player.error:
            is_refused = facts.player.status == "refused"
            error = Label(translated(facts.player.error), ink=Ink.ERROR if is_refused else Ink.TEXT2, wrap=True)
            error.setContentsMargins(metrics.ICON + metrics.SPACE_ROW, 0, 0, 0)
            part.addWidget(error)
        return part

    def _line(self, facts: PlayerFacts) -> QHBoxLayout:
        player = facts.player
        icon, ink = light(player)
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE_ROW)
        row.addWidget(IconLabel(icon, ink=ink))
        names = _two_lines(player.name, state_words(player), is_strong=True)
        fonts.keep_wide(names, _WIDTH_NAME)
        row.addWidget(names)
        words = _two_lines(*self._words(facts))
        first, second = words.findChildren(ElidedLabel)

        def say() -> None:
            for label, text in zip((first, second), self._words(facts), strict=True):
                label.setText(text)

        self._moments.append(say)
        row.addWidget(words, 1)
        number = self.locale().toString
        menu = self._member_menu(facts)
        self._others[player.id] = [menu]
        if player.status == "refused" and player.is_enabled:
            is_server = self.facts.group.type.is_server
            enter = Button(self.tr("Enter token") if is_server else self.tr("Enter password"), kind=ButtonKind.LINK)
            enter.setAccessibleDescription(player.name)
            enter.clicked.connect(lambda: self.change_wanted.emit(player))
            self._others[player.id].append(enter)
            row.addWidget(enter)
        elif facts.total:
            there = self.tr("{there} of {total} there")
            text = there.format(there=number(facts.there), total=number(facts.total))
            row.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2))
        test = Button(self.tr("Test"), small=True)
        test.setAccessibleName(self.tr("Test {player}").format(player=isolated(player.name)))
        test.clicked.connect(lambda: self.test_wanted.emit(player))
        self._tests[player.id] = test
        row.addWidget(test)
        row.addWidget(menu)
        return row

    def _words(self, facts: PlayerFacts) -> tuple[str, str]:
        player = facts.player
        where, stands = player.url or f"{player.host}:{player.port}", standing_words(facts)
        last = self.tr("last met {when}").format(when=ago(player.connected_at)) if player.connected_at else ""
        if player.error:
            return last or where, stands or (where if last else player.version)
        if facts.playing:
            return playing_words(facts.playing[0]), stands or player.version or where
        if not facts.is_adopted and facts.differ:
            text = self.tr("It had a library: {standing}").format(standing=stands)
            return text, self.tr("Nothing is changed there until you press Sync now.")
        if player.connected_at:
            parts = [stands or (where if player.version else ""), last]
            return player.version or where, " · ".join(part for part in parts if part)
        return where, stands or self.tr("It is asked at the first sync, or when you press Test.")

    def _member_menu(self, facts: PlayerFacts) -> ToolButton:
        player = facts.player
        more = ToolButton(Icon.MORE, self.tr("More for {player}").format(player=isolated(player.name)), small=True)
        menu = QMenu(more)
        change = QAction(self.tr("Change…"), menu)
        change.triggered.connect(lambda: self.change_wanted.emit(player))
        compare = QAction(self._compare_word(), menu)
        compare.setToolTip(self.tr("Asks what is shown there of all that is published; nobody is told anything"))
        compare.setEnabled(any(one.player.is_enabled for one in self.facts.players))
        compare.triggered.connect(self.compare_wanted)
        keep = QAction(self.tr("Keep what was watched now"), menu)
        keep.triggered.connect(lambda: self.keep_wanted.emit(player))
        put_back = QAction(self.tr("Put back what was watched…"), menu)
        put_back.triggered.connect(lambda: self.put_back_wanted.emit(player))
        pause = QAction(self.tr("Pause telling it") if player.is_enabled else self.tr("Tell it again"), menu)
        pause.triggered.connect(lambda: self.enable_wanted.emit(player, not player.is_enabled))
        remove = QAction(self.tr("Remove this player"), menu)
        remove.triggered.connect(lambda: self.remove_wanted.emit(player))
        menu.setToolTipsVisible(True)
        for actions in ((change, compare), (keep, put_back), (pause, remove)):
            menu.addActions(list(actions))
            menu.addSeparator()
        more.setMenu(menu)
        return more

    def _compare_word(self) -> str:
        """Players of a group are compared together."""
        if len(self.facts.players) == 1:
            return self.tr("Compare")
        return self.tr("Compare all of {group}").format(group=isolated(self.facts.group.name))

    def _outbox(self, desk: Desk, facts: GroupFacts) -> QVBoxLayout:
        counted = counted_words(facts.waiting, facts.failed)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Outbox"), size=fonts.Size.SMALL, weight=fonts.Weight.STRONG, ink=Ink.TEXT2))
        if synced := synced_words(facts):
            when = ElidedLabel(synced, size=fonts.Size.SMALL, ink=Ink.TEXT2)
            self._moments.append(lambda: when.setText(synced_words(facts)))
            head.addWidget(when)
        head.addStretch()
        head.addWidget(Label(counted, size=fonts.Size.SMALL, weight=fonts.Weight.STRONG, ink=Ink.TEXT2))
        column = self.part()
        column.addLayout(head)
        column.addWidget(
            OutboxLines(desk, facts, self.tr("Outbox of {group}").format(group=isolated(facts.group.name)))
        )
        if facts.waiting + facts.failed > len(facts.lines):
            count = self.locale().toString(facts.waiting + facts.failed)
            every = Button(self.tr("Show all {count}").format(count=count), kind=ButtonKind.LINK)
            name = self.tr("Show all that waits for {group}").format(group=isolated(facts.group.name))
            every.setAccessibleName(name)
            every.clicked.connect(self.outbox_wanted)
            column.addWidget(every, alignment=Qt.AlignmentFlag.AlignLeading)
        return column

    def _nothing_waits(self, facts: GroupFacts) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        row.setSpacing(metrics.SPACE)
        row.addWidget(IconLabel(Icon.CHECK, ink=Ink.OK))
        says = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)

        def say() -> None:
            says.setText(joined((self.tr("Nothing waits."), synced_words(facts))))

        say()
        self._moments.append(say)
        row.addWidget(says, 1)
        return row


def _chip(text: str, icon: Icon | None, tone: Tone = Tone.OUTLINE) -> Chip:
    return Chip(ChipValue(text, text, icon, tone, is_removable=False), small=True)


def _two_lines(first: str, second: str, *, is_strong: bool = False) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    weight = fonts.Weight.STRONG if is_strong else fonts.Weight.NORMAL
    column.addWidget(ElidedLabel(first, weight=weight))
    column.addWidget(ElidedLabel(second, size=fonts.Size.SMALL, ink=Ink.TEXT2))
    return holder
