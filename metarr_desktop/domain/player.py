"""What a player is to us: something that is told what to show and asked whether it does.

`services.sync` turns what waits in the outbox into deliveries, hands them to the player and keeps the proofs. A player
(`players/kodi.py` ...) knows its own protocol and nothing of the store. Paths here are in the player's own vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind


class PlayerType(StrEnum):
    KODI = "kodi"
    JELLYFIN = "jellyfin"
    PLEX = "plex"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a player listens; `secret` is a password or token and is never logged."""

    host: str
    port: int
    ws_port: int | None = None
    user: str = ""
    secret: str = ""
    url: str = ""

    def __repr__(self) -> str:
        return f"Address({self.url or f'{self.host}:{self.port}'})"


class Action(StrEnum):
    SHOW = "show"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class PublishedPicture:
    """A picture that lies beside the item: its asset name, its path for the player, and our file's mtime and hash.

    With `size_bytes` a player's cache can be told from ours even if two versions were written in one second.
    """

    art: str
    path: str
    mtime_s: float
    sha256: str
    size_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One item that a player is to show as we do, or no longer.

    `source` is the root that holds it, `folder` the item's own folder, both ending with a separator; `file` the first
    main file of a film, episode or track ("" for a show, artist or album). `series_folder`, `season` and `episode` say
    where an episode belongs; `artist` and `album` do for music. `title`, `year`, `plot`, `ids` and `pictures` are what
    the player has to show; "" / None / () = not ours to say.
    """

    item: ItemId
    kind: Kind
    action: Action
    source: str
    folder: str
    file: str = ""
    title: str = ""
    year: int | None = None
    plot: str = ""
    ids: tuple[ExternalId, ...] = ()
    pictures: tuple[PublishedPicture, ...] = ()
    series_folder: str = ""
    season: int | None = None
    episode: int | None = None
    artist: str = ""
    album: str = ""
    genres: tuple[str, ...] = ()


class Outcome(StrEnum):
    """What the player answered when it was asked back."""

    THERE = "there"
    WAITING = "waiting"  # not yet; asking again later may help
    FAILED = "failed"  # it shows something else, or refused


@dataclass(frozen=True, slots=True)
class Proof:
    """The player's answer for one delivery; `differences` names what it shows otherwise ("title: X instead of Y")."""

    item: ItemId
    outcome: Outcome
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlayerInfo:
    """What a player says of itself."""

    name: str
    version: str


class Player(Protocol):
    """One player. Calls block (seconds to minutes) and run in a worker thread; every error is one of `domain.errors`:
    Unavailable (off, no answer), Refused (wrong password), BadInput (it does not understand us)."""

    def test(self) -> PlayerInfo:
        """Who answers there."""

    def deliver(
        self,
        deliveries: Sequence[Delivery],
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Proof]:
        """Tell the player, wait until it has done it, ask it back. One proof a delivery, in the same order.

        What the person did in the player (playcount, last played, own rating, date added, tags) is kept.
        Raises Cancelled between deliveries; what was told before stays told.
        """

    def prove(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """Only ask: what does it show now?"""


PlayerFactory = Callable[[Address], Player]
