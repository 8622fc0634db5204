"""Rows 5, 65, 67, 68, 70 and 72: backups, restores, rescues and rebuilding, by `tests.soak_parts.backup`."""

from __future__ import annotations

from pathlib import Path

from tests.soak.outcome import Outcome
from tests.soak_parts import backup

_TITLES = 200


def _a_household(folder: Path, name: str) -> Path:
    backup.a_household(folder / name, _TITLES)
    return folder / name


def row_5(count: int, seed: int, folder: Path) -> Outcome:
    """Kills during backups, and as many during restores."""
    each = -(-count // 2)
    faults = backup.killed_while_backing_up(_a_household(folder, "backing-up"), each, seed)
    faults += backup.killed_while_restoring(_a_household(folder, "restoring"), each, seed)
    return Outcome(2 * each, faults, f"{len(faults)} bad: half backups listed, old ones lost, half restored")


def row_65(count: int, seed: int, folder: Path) -> Outcome:
    faults = backup.hostile_archives(folder, count, seed)
    return Outcome(count, faults, f"{len(faults)} escapes from the folder")


def row_67(count: int, seed: int, folder: Path) -> Outcome:
    faults = backup.under_load(_a_household(folder, "data"), count)
    return Outcome(count, faults, f"{count - len(faults)} of {count} sound, with every edit acknowledged before")


def row_68(count: int, seed: int, folder: Path) -> Outcome:
    faults, told = backup.damaged(_a_household(folder, "data"), count, seed)
    noticed = ", ".join(f"{number} {how}" for how, number in told.items())
    return Outcome(count, faults, f"{noticed}; {len(faults)} silent or written over")


def row_70(count: int, seed: int, folder: Path) -> Outcome:
    faults = backup.old_schemas(folder, count)
    schemas = len(backup.known_revisions()) - 1
    return Outcome(schemas, faults, f"{schemas} old schemas with {count:,} films each, {len(faults)} differences")


def row_72(count: int, seed: int, folder: Path) -> Outcome:
    faults, found = backup.lost(folder, count, seed)
    return Outcome(count, faults, f"{found['titles']} titles and {found['locked']} locked fields are there again")
