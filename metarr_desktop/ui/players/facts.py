"""What the players' page shows, read at once in a worker."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.domain.kinds import GroupId, ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.player import Action, ParcelState, Playing
from metarr_desktop.domain.views import ItemRow, LibraryView, Scope

if TYPE_CHECKING:
    from metarr_desktop.domain.player_views import GroupView, OpenConflict, PlayerView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.sync import PlayerReport

LINES_SHOWN = 6
"""How many lines of its outbox a group shows by itself."""

LOGGED = ("sync", "compare", "watched")
"""The jobs that have to do with players."""

_OVER = (JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED)
_LOOKED_AT = 500
#: Which of several players' states a title has as a whole: the least far of them.
_HOW_FAR = {ParcelState.FAILED: 0, ParcelState.WAITING: 1, ParcelState.SENT: 2}
_REPORTED = ("there", "total", "held", "is_adopted", "differ", "absent")
_PLAYABLE = {LibraryType.MOVIE: Kind.MOVIE, LibraryType.TV: Kind.EPISODE, LibraryType.MUSIC: Kind.TRACK}


@dataclass(frozen=True, slots=True)
class PlayerFacts:
    """A player, and how many of the published titles it shows (`there` of `total`).

    `held`: what waits may not be sent now, because of what plays or of the hour. When it was last asked, it showed
    `differ` of the titles otherwise and `absent` not at all. Not `is_adopted`: it had a library before; it is told of
    nothing until a person asks for it.
    """

    player: PlayerView
    there: int = 0
    total: int = 0
    playing: tuple[Playing, ...] = ()
    held: int = 0
    is_adopted: bool = True
    differ: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """A title that waits, however many players of the group wait for it, as it stands with the least far of them.

    `player` is that one's name, `plays` what it plays and must not be disturbed in ("" = nothing). `error` and
    `due_at` as in `Waiting`.
    """

    item: ItemId
    action: Action
    state: ParcelState
    player: str
    error: str = ""
    due_at: str | None = None
    is_held: bool = False
    plays: str = ""


@dataclass(frozen=True, slots=True)
class ConflictFacts:
    """Two words on what was done with a title, and what that is called."""

    conflict: OpenConflict
    title: str


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group, its members, a real file of each folder of its libraries, and how many lines of its outbox wait.

    Of the lines the first are there, refused ones before all, with their items (without those that are gone); the rest
    is for `read_lines`, as there may be as many as titles. `conflicts` are where its players and others said different
    things of what was watched. `synced_at` is when the last sync of it ended (UTC text, "" = there was none).
    """

    group: GroupView
    players: tuple[PlayerFacts, ...]
    examples: tuple[str, ...]
    lines: tuple[OutboxLine, ...] = ()
    rows: tuple[ItemRow, ...] = ()
    waiting: int = 0
    failed: int = 0
    conflicts: tuple[ConflictFacts, ...] = ()
    synced_at: str = ""


@dataclass(frozen=True, slots=True)
class PlayersFacts:
    """Everything; `titles` says how many each library has."""

    groups: tuple[GroupFacts, ...]
    libraries: tuple[LibraryView, ...]
    titles: Mapping[LibraryId, int] = field(default_factory=dict)


def read_players(engine: Engine) -> PlayersFacts:
    """Ask the store; nobody is told or asked anything over the network."""
    libraries, reports = tuple(engine.browse.libraries()), engine.sync_reports()
    conflicts = _conflicts(engine)
    syncs = engine.browse.jobs(JobStatus.DONE, types=["sync"])
    groups = (
        replace(_group(engine, group, reports, libraries, conflicts), synced_at=_last_of(syncs, group))
        for group in engine.browse.groups()
    )
    return PlayersFacts(tuple(groups), libraries, engine.browse.counts().libraries)


def read_log(engine: Engine, group: str) -> list[Job]:
    """What was done with a group, alone or with all, newest first."""
    return [job for job in engine.browse.jobs(*_OVER, types=LOGGED) if is_of(job, group)]


def is_of(job: Job, group: str) -> bool:
    """Whether a job was about that group, or about all."""
    return str(job.payload.get("group", "")) in ("", group)


def _last_of(syncs: Sequence[Job], group: GroupView) -> str:
    return next((job.ended_at or "" for job in syncs if is_of(job, group.name)), "")


def read_lines(engine: Engine, group: GroupId) -> list[OutboxLine]:
    """All that waits for a group, one line a title and action, refused ones first; nothing once it is removed."""
    reports = engine.sync_reports()
    now = next((one for one in engine.browse.groups() if one.id == group), None)
    return _lines(engine, _members(engine, now, reports)) if now is not None else []


def failed_of(lines: Sequence[OutboxLine]) -> int:
    """How many of them a player would not show."""
    return sum(one.state is ParcelState.FAILED for one in lines)


def _group(
    engine: Engine,
    group: GroupView,
    reports: Sequence[PlayerReport],
    libraries: Sequence[LibraryView],
    conflicts: Sequence[ConflictFacts],
) -> GroupFacts:
    members = _members(engine, group, reports)
    names = {facts.player.name for facts in members}
    lines = _lines(engine, members)
    shown, failed = lines[:LINES_SHOWN], failed_of(lines)
    return GroupFacts(
        group,
        tuple(members),
        tuple(_examples(engine, group.libraries, libraries)),
        tuple(shown),
        tuple(engine.browse.rows([line.item for line in shown])),
        waiting=len(lines) - failed,
        failed=failed,
        conflicts=tuple(
            one for one in conflicts if names & {one.conflict.conflict.kept_by, one.conflict.conflict.lost_by}
        ),
    )


def _conflicts(engine: Engine) -> list[ConflictFacts]:
    found = engine.browse.watched_conflicts()
    titles = {row.id: row.title for row in engine.browse.rows([one.item for one in found])}
    return [ConflictFacts(one, titles.get(one.item, "")) for one in found]


def _members(engine: Engine, group: GroupView, reports: Sequence[PlayerReport]) -> list[PlayerFacts]:
    own = {report.player: report for report in reports if report.group == group.name}
    playing = engine.browse.playing()
    members = []
    for player in (one for one in engine.browse.players() if one.group == group.id):
        facts = PlayerFacts(player, playing=tuple(playing.get(player.id, ())))
        if (report := own.get(player.name)) is not None:
            standing = {name: getattr(report, name) for name in _REPORTED}
            facts = replace(facts, **standing)
        members.append(facts)
    return members


def _lines(engine: Engine, members: Sequence[PlayerFacts]) -> list[OutboxLine]:
    found: dict[tuple[ItemId, Action], OutboxLine] = {}
    for facts in members:
        plays = facts.playing[0].title if facts.held and facts.playing else ""
        for one in engine.players.outbox(facts.player):
            key, known = (one.item, one.action), found.get((one.item, one.action))
            if known is None or _HOW_FAR[one.state] < _HOW_FAR[known.state]:
                own = (one.error, one.due_at, bool(facts.held), plays)
                found[key] = OutboxLine(one.item, one.action, one.state, facts.player.name, *own)
    return sorted(found.values(), key=lambda line: _HOW_FAR[line.state])


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
