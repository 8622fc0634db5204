"""What can be done with players from wherever one is: the Players menu, the rows of the sidebar, the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from metarr_desktop.services.telling import compare_job, sync_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.theme.icons import Icon

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.domain.kinds import GroupId
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.page import PlayersPage
    from metarr_desktop.ui.shell.content import Content
    from metarr_desktop.ui.shell.guide import Guide
    from metarr_desktop.ui.shell.side_rows import Standing


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to be done with a group or a player: its word in their menu, and by itself ("Test Den").

    `key` is the same whatever they are called.
    """

    key: str
    text: str
    whole: str
    icon: Icon
    do: Callable[[], object]


class PlayerVerbs(QObject):
    """Knows the groups and players as they were counted last. What is more than a job is done on the page."""

    def __init__(self, desk: Desk, guide: Guide, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._guide = guide
        self._content = content
        self._groups: tuple[GroupView, ...] = ()
        self._players: tuple[PlayerView, ...] = ()

    def set_standing(self, now: Standing) -> None:
        """These are there now."""
        self._groups, self._players = now.groups, now.players

    @property
    def groups(self) -> tuple[GroupView, ...]:
        """The groups, in their order."""
        return self._groups

    def members(self, group: GroupId) -> list[PlayerView]:
        """The players of a group, in their order."""
        return [one for one in self._players if one.group == group]

    def player(self, name: str) -> PlayerView | None:
        """The player of that name; None for none."""
        return next((one for one in self._players if one.name == name), None)

    @property
    def can_sync(self) -> bool:
        """Whether there is anybody to tell."""
        return any(one.is_enabled for one in self._players)

    # --- without asking which ---------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add a player, to whatever group."""
        self._on_page(lambda page: page.open_dialog())

    def sync_all(self) -> None:
        """Tell all players what waits for them."""
        self._queue(sync_job())

    # --- with one ---------------------------------------------------------------------------------------------------

    def of_group(self, group: GroupView) -> list[Deed]:
        """What can be done with a group now."""
        key = f"group:{group.id}"
        deeds = []
        if any(one.is_enabled for one in self.members(group.id)):
            deeds = [
                Deed(
                    f"{key}:sync",
                    self.tr("Sync now"),
                    self.tr("Sync {group} now").format(group=isolated(group.name)),
                    Icon.REFRESH,
                    lambda: self._queue(sync_job(group.name)),
                ),
                Deed(
                    f"{key}:compare",
                    self.tr("Compare"),
                    self.tr("Compare {group}").format(group=isolated(group.name)),
                    Icon.COMPARE,
                    lambda: self._queue(compare_job(group.name)),
                ),
                Deed(
                    f"{key}:check",
                    self.tr("Check the paths"),
                    self.tr("Check the paths of {group}").format(group=isolated(group.name)),
                    Icon.PULSE,
                    lambda: self._with_group(group.id, lambda page: page.check_paths()),
                ),
            ]
        outbox = Deed(
            f"{key}:outbox",
            self.tr("Show all that waits"),
            self.tr("Show all that waits for {group}").format(group=isolated(group.name)),
            Icon.HOURGLASS,
            lambda: self._with_group(group.id, lambda page: page.open_outbox(group)),
        )
        return [*deeds, outbox]

    def of_player(self, player: PlayerView) -> list[Deed]:
        """What can be done with a player, first of all to show it."""
        key = f"player:{player.id}"
        pause, tell = self.tr("Pause telling it"), self.tr("Tell it again")
        is_on = player.is_enabled
        turn = self.tr("Pause {player}") if is_on else self.tr("Tell {player} again")
        return [
            Deed(
                f"{key}:show",
                self.tr("Show"),
                self.tr("Show {player}").format(player=isolated(player.name)),
                Icon.PLAYER,
                lambda: self._guide.go(Location(place=Place.PLAYERS, words=player.name)),
            ),
            Deed(
                f"{key}:test",
                self.tr("Test"),
                self.tr("Test {player}").format(player=isolated(player.name)),
                Icon.PULSE,
                lambda: self._with_group(player.group, lambda page: page.test(player)),
            ),
            Deed(
                f"{key}:change",
                self.tr("Change…"),
                self.tr("Change {player}").format(player=isolated(player.name)),
                Icon.EDIT,
                lambda: self._with_group(player.group, lambda page: page.open_dialog(player)),
            ),
            Deed(
                f"{key}:pause",
                pause if is_on else tell,
                turn.format(player=isolated(player.name)),
                Icon.PAUSE if is_on else Icon.PLAY,
                lambda: self._turn(player, not is_on),
            ),
        ]

    def all(self) -> Iterator[Deed]:
        """All that can be done with any of them. To show a player is a place, and not among them."""
        for group in self._groups:
            yield from self.of_group(group)
            for player in self.members(group.id):
                _to_show, *others = self.of_player(player)
                yield from others

    # --- how --------------------------------------------------------------------------------------------------------

    def _with_group(self, group: GroupId, act: Callable[[PlayersPage], object]) -> None:
        def do(page: PlayersPage) -> None:
            page.choose(group)
            act(page)

        self._on_page(do)

    def _on_page(self, act: Callable[[PlayersPage], object]) -> None:
        """Go there, and do it as soon as the page knows its players."""
        self._guide.go(Location(place=Place.PLAYERS))
        page = self._content.players
        page.when_read(lambda: act(page))

    def _turn(self, player: PlayerView, is_enabled: bool) -> None:
        players = self._desk.engine.players
        self._desk.bridge.change(self, lambda: players.set_enabled(player, is_enabled), lambda _none: None)

    def _queue(self, job: NewJob) -> None:
        self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.enqueue(job), lambda _: None)
