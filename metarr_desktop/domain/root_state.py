"""How a root stands: why it is offline, what a person wants watched of it, and what is."""

from __future__ import annotations

from enum import StrEnum


class RootTrouble(StrEnum):
    """Why a root is offline. Nothing under it changes meanwhile."""

    AWAY = "away"  # missing, or it cannot be read
    EMPTY = "empty"  # an empty mount point, as the library knows files in it
    REPLACED = "replaced"  # another disk lies there, or the same with other content: a question for the person
    SILENT = "silent"  # it was asked and did not answer in time


class WatchMode(StrEnum):
    """What a person wants of a root."""

    AUTO = "auto"  # events where the disk tells of them, a sweep now and then besides
    SWEEP = "sweep"  # sweeps alone
    ASKED = "asked"  # looked at only when a person asks: its disk may sleep


class WatchState(StrEnum):
    """How watching a root stands."""

    OFF = "off"  # nobody watches: switched off, or neither window nor `metarr watch` runs
    ASKED = "asked"
    WATCHED = "watched"
    PARTLY = "partly"  # the system's table of watches is full: the rest is swept
    SWEPT = "swept"  # by choice, or because shares tell of no events
    BROKEN = "broken"  # what listened has ended; it begins again by itself
    OFFLINE = "offline"
