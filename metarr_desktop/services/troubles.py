"""What could not be written, in sentences: one a file, but a disk that takes nothing is named once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress

from metarr_desktop.domain.errors import BadFile, CannotWrite, DiskRefuses
from metarr_desktop.domain.sentences import sentence

Trouble = CannotWrite | BadFile


def sentences(troubles: Mapping[str, Trouble]) -> list[str]:
    """What to say of files that could not be written, by path."""
    said: list[str] = []
    by_disk: dict[tuple[str, int], list[DiskRefuses]] = {}
    for path, error in troubles.items():
        if isinstance(error, DiskRefuses):
            by_disk.setdefault((error.reason, _disk_of(path)), []).append(error)
        else:
            said.append(str(error))
    for first, *others in by_disk.values():
        said.append(sentence(f"{first} So were {len(others)} more on that disk.") if others else str(first))
    return said


def _disk_of(path: str) -> int:
    with suppress(OSError):
        return os.stat(os.path.dirname(path)).st_dev
    return 0
