"""What the players' page shows, read at once in a worker."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.player import Playing
from metarr_desktop.domain.views import LibraryView, Scope
from metarr_desktop.services.browse import GroupView, OpenConflict, PlayerView
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.players import Waiting

_LOOKED_AT = 500
_PLAYABLE = {LibraryType.MOVIE: Kind.MOVIE, LibraryType.TV: Kind.EPISODE, LibraryType.MUSIC: Kind.TRACK}


@dataclass(frozen=True, slots=True)
class PlayerFacts:
    """A player, how many of the published titles it shows (`there` of `total`), and what waits for it.

    `held`: what waits may not be sent now, because of what plays or of the hour. Not `is_adopted`: it had a library
    before, and shows `differ` of the titles otherwise; it is told of nothing until a person asks for it.
    """

    player: PlayerView
    there: int
    total: int
    outbox: tuple[Waiting, ...]
    playing: tuple[Playing, ...] = ()
    held: int = 0
    is_adopted: bool = True
    differ: int = 0


@dataclass(frozen=True, slots=True)
class ConflictFacts:
    """Two words on what was done with a title, and what that is called."""

    conflict: OpenConflict
    title: str


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group, its members, a real file of each folder of its libraries, and where its players disagree with others."""

    group: GroupView
    players: tuple[PlayerFacts, ...]
    examples: tuple[str, ...]
    conflicts: tuple[ConflictFacts, ...] = ()

    @property
    def waiting(self) -> int:
        return sum(not line.is_failed for facts in self.players for line in facts.outbox)

    @property
    def failed(self) -> int:
        return sum(line.is_failed for facts in self.players for line in facts.outbox)


@dataclass(frozen=True, slots=True)
class PlayersFacts:
    """Everything."""

    groups: tuple[GroupFacts, ...]
    libraries: tuple[LibraryView, ...]


def read_players(engine: Engine) -> PlayersFacts:
    """Ask the store; nobody is told or asked anything over the network."""
    libraries = tuple(engine.browse.libraries())
    reports = {(report.group, report.player): report for report in engine.sync_reports()}
    players, playing, conflicts = engine.browse.players(), engine.browse.playing(), _conflicts(engine)
    groups = []
    for group in engine.browse.groups():
        members = []
        for player in (one for one in players if one.group == group.id):
            report = reports.get((group.name, player.name))
            waiting = tuple(engine.players.outbox(player))
            plays = tuple(playing.get(player.id, ()))
            if report is None:
                members.append(PlayerFacts(player, 0, 0, waiting, plays))
                continue
            counts = (report.there, report.total)
            members.append(PlayerFacts(player, *counts, waiting, plays, report.held, report.is_adopted, report.differ))
        names = {facts.player.name for facts in members}
        own = tuple(one for one in conflicts if names & {one.conflict.conflict.kept_by, one.conflict.conflict.lost_by})
        examples = tuple(_examples(engine, group.libraries, libraries))
        groups.append(GroupFacts(group, tuple(members), examples, own))
    return PlayersFacts(tuple(groups), libraries)


def _conflicts(engine: Engine) -> list[ConflictFacts]:
    found = engine.browse.watched_conflicts()
    titles = {row.id: row.title for row in engine.browse.rows([one.item for one in found])}
    return [ConflictFacts(one, titles.get(one.item, "")) for one in found]


def _examples(engine: Engine, linked: Sequence[LibraryId], libraries: Sequence[LibraryView]) -> list[str]:
    """A file under each root of the linked libraries, as far as the first titles of each have one."""
    found: dict[str, str] = {}
    for library in libraries:
        if library.id not in linked:
            continue
        ids = engine.browse.listing(Scope(kind=_PLAYABLE[library.type], library=library.id)).ids[:_LOOKED_AT]
        for row in engine.browse.rows([ItemId(one) for one in ids]):
            root = next((one.path for one in library.roots if lies_under(row.path, one.path)), "")
            if root:
                found.setdefault(root, row.path)
    return list(found.values())


def lies_under(path: str, folder: str) -> bool:
    """Whether a path is in a folder."""
    return bool(folder) and path.startswith(folder.rstrip(os.sep) + os.sep)
