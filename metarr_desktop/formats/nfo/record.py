"""What one root element of an NFO says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import Value


@dataclass(frozen=True, slots=True)
class NfoRecord:
    """One item's part of an NFO; build it from an item's values to write one.

    `values` holds the fields that say something, by their name in `domain.fields`; a field that is not there is not
    known and must never erase one. `season` and `episode` are the numbers of an episode (`season` alone of a season):
    Kodi matches them with those in the file's name, which decide, and leaves out an episode whose NFO lacks either
    (measured on 20.1). `season_names` are a show's names for its seasons, `collection_overview` the text about the set
    that a film's NFO carries.

    `unknown` are the child elements and comments that no field carries, each as well-formed XML, in the file's order:
    what other programs keep for themselves (art addresses, Jellyfin's locks) is put back when the file is rewritten.
    Stream details are not among them, because the media file itself is their source. `locked` are the fields that the
    person locked, which Jellyfin is told of.
    """

    kind: Kind
    values: Mapping[str, Value]
    season: int | None = None
    episode: int | None = None
    season_names: Mapping[int, str] = field(default_factory=dict)
    collection_overview: str = ""
    unknown: tuple[str, ...] = ()
    locked: frozenset[str] = frozenset()
