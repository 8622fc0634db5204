"""Which SQLite this interpreter brings, and whether it has the WAL-reset fault (DEPENDENCIES 1.6).

The fault can corrupt a database when two connections write or checkpoint at once. Our single write lane keeps away from
it; other programs that open the file do not.
"""

from __future__ import annotations

import sqlite3

_FIXED = (3, 51, 3)
_FIXED_BRANCHES = {(3, 50): 7, (3, 44): 6}  # release branch -> first patch with the fix


def version() -> str:
    """The version of SQLite, as `3.40.1`."""
    return sqlite3.sqlite_version


def has_wal_reset_fault(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Whether a release of SQLite has the fault."""
    patched = _FIXED_BRANCHES.get(version[:2])
    return version < _FIXED and (patched is None or version[2] < patched)
