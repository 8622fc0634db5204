"""What starts Metarr when a person logs in, as values: a plan first, then exactly that plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Entry(StrEnum):
    """What can be made; both are the person's own, nothing of the system's is touched."""

    UNIT = "unit"  # of systemd: the engine without a window
    AUTOSTART = "autostart"  # of the desktop: the window, in its tray


class EntryVerb(StrEnum):
    """What is to be done with an entry's file."""

    WRITE = "write"
    REPLACE = "replace"
    REMOVE = "remove"
    KEEP = "keep"  # it is as it should be


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """What is done to one file; `text` is what stands in it then, "" where it is removed."""

    entry: Entry
    verb: EntryVerb
    path: str
    text: str
