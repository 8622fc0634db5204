"""Backups as values: what one is called, which are kept, and what restoring one would change."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

_NAME = re.compile(r"metarr-(\d{8}-\d{6})-(daily|own)(?:-\d+)?\.zip|replaced-(\d{8}-\d{6})(?:-\d+)?\.db")
_UPGRADE = re.compile(r"before-\d{4}-from-\d{4}\.db")

KEPT_DAILY, KEPT_WEEKLY, KEPT_REPLACED = 7, 4, 5


class BackupKind(StrEnum):
    """Why a backup was made, which decides how long it is kept."""

    DAILY = "daily"
    OWN = "own"
    """The person asked for it; it stays until the person removes it."""
    UPGRADE = "upgrade"
    """What a newer program found, before it changed the schema (`store.migrate`)."""
    REPLACED = "replaced"
    """What stood there before a backup was restored."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a library holds: `titles` are films, series and artists not in the trash, `edits` what a person did."""

    libraries: int = 0
    titles: int = 0
    edits: int = 0
    locks: int = 0
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it is listed.

    `path` is absolute, `at` the UTC moment `YYYY-MM-DD HH:MM:SS`, `size` in bytes. `own_pictures` are uploads of the
    person's inside, `to_fetch` chosen pictures that have to be fetched again where the cache is gone. `problem` says
    why it cannot be used, "" where nothing is known against it; then the other facts may be missing.
    """

    name: str
    path: str
    kind: BackupKind
    at: str
    size: int
    schema: str = ""
    version: str = ""
    tally: Tally = Tally()
    own_pictures: int = 0
    to_fetch: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class LostEdit:
    """Something that a person did after the backup: the batch's verb, when, and how many titles it touched."""

    at: str
    verb: str
    items: int


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring would change. `lost` are the newest of the `lost_edits` edits that the backup does not have."""

    backup: Backup
    now: Tally
    lost_edits: int = 0
    lost: tuple[LostEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the backup's name and time, and where what stood there before is kept ("" = nothing did)."""

    name: str
    at: str
    kept_aside: str = ""


class SecondState(StrEnum):
    """How the second place of backups stands."""

    NONE = "none"
    """None is named: a disk that breaks takes the backups along."""
    SAME_DISK = "same_disk"
    AWAY = "away"
    """It is not there now; `SecondPlace.reached_at` says when it was last."""
    WAITING = "waiting"
    """It is there; the next backup is the first that goes to it."""
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The second place; `reached_at` is when a backup was last copied there and found whole, "" = never."""

    state: SecondState
    folder: str = ""
    reached_at: str = ""

    @property
    def wants_attention(self) -> bool:
        return self.state in (SecondState.NONE, SecondState.SAME_DISK, SecondState.AWAY)


def name_for(kind: BackupKind, moment: datetime, taken: Collection[str]) -> str:
    """The name of a new backup; none that is `taken`, though two were made in one second."""
    at = moment.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    first, ending = ("replaced-" + at, ".db") if kind is BackupKind.REPLACED else (f"metarr-{at}-{kind}", ".zip")
    number, name = 1, first + ending
    while name in taken:
        number += 1
        name = f"{first}-{number}{ending}"
    return name


def facts_of_name(name: str) -> tuple[BackupKind, str] | None:
    """(kind, UTC moment) that a file's name tells; the moment is "" for copies from before upgrades.

    None for what is no backup of ours.
    """
    if _UPGRADE.fullmatch(name):
        return BackupKind.UPGRADE, ""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    kind = BackupKind(found[2]) if found[2] else BackupKind.REPLACED
    try:
        moment = datetime.strptime(found[1] or found[3], "%Y%m%d-%H%M%S")
    except ValueError:
        return None
    return kind, moment.strftime("%Y-%m-%d %H:%M:%S")


def outlived(backups: Sequence[Backup]) -> list[Backup]:
    """Which backups need not be kept any more.

    Daily ones stay when they are among the newest seven, or the newest of one of the newest four weeks that have any.
    It goes by order and never by age, so that a clock set wrong removes nothing. What a person made stays, and copies
    from before upgrades are counted where they are made.
    """
    newest_first = sorted(backups, key=lambda one: (one.at, one.name), reverse=True)
    daily = [one for one in newest_first if one.kind is BackupKind.DAILY]
    weeks: dict[tuple[int, int], Backup] = {}
    for one in daily:
        year, week, _ = datetime.strptime(one.at, "%Y-%m-%d %H:%M:%S").isocalendar()
        weeks.setdefault((year, week), one)
    kept = {one.name for one in [*daily[:KEPT_DAILY], *list(weeks.values())[:KEPT_WEEKLY]]}
    replaced = [one for one in newest_first if one.kind is BackupKind.REPLACED]
    return [one for one in daily if one.name not in kept] + replaced[KEPT_REPLACED:]
