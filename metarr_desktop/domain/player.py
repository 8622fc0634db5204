"""What a player is to us: something that is told what to show and asked whether it does.

`services.sync` turns what waits in the outbox into deliveries, hands them to the player and keeps the proofs. A player
(`players/kodi.py` ...) knows its own protocol and nothing of the store. Paths here are in the player's own vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType


class PlayerType(StrEnum):
    KODI = "kodi"
    JELLYFIN = "jellyfin"
    PLEX = "plex"

    @property
    def is_server(self) -> bool:
        """Whether it is one server for the whole household: a group of them has one member."""
        return self is not PlayerType.KODI

    @property
    def keeps_dates(self) -> bool:
        """Whether it can be told when something was played; a Plex dates it with the moment that it is told."""
        return self is not PlayerType.PLEX


@dataclass(frozen=True, slots=True)
class Address:
    """Where a player listens; `secret` is a password or token and is never logged.

    `url` takes the place of host and port where a player stands behind https or a sub-path. `certificate` (PEM) is one
    of its own that the person trusts. `account` names whose watched marks count, where a server has several people.
    """

    host: str
    port: int
    ws_port: int | None = None
    user: str = ""
    secret: str = ""
    url: str = ""
    certificate: str = ""
    account: str = ""

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

    `texts` are more of its fields by our names, each as its words, without those that are empty. `rest` stands for
    everything else that is published of it: where it is not what the player was last proved with (`is_rest_known`), the
    player has to read the NFO anew, as no comparison would tell.
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
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rest: str = ""
    is_rest_known: bool = False


class Moment(StrEnum):
    """When a group's players may be told of changes."""

    NOW = "now"
    IDLE = "idle"  # while nothing plays
    NIGHT = "night"  # from one to six, while nothing plays


class ParcelState(StrEnum):
    """How far a line of the outbox came with one player."""

    WAITING = "waiting"
    SENT = "sent"  # it is being told, and not proved yet
    FAILED = "failed"  # it shows something else, or refused
    THERE = "there"


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


@dataclass(frozen=True, slots=True)
class Discovered:
    """A player that answered when the local network was asked; `url` where host and port do not say all ("" = do)."""

    type: PlayerType
    name: str
    host: str
    port: int
    url: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Playing:
    """What plays now, in a player or in one session of a server. Times in seconds; "" / 0 = it does not say.

    `session` names the session to the player itself; `who` is the device or person for people; `file` in its paths.
    """

    session: str
    title: str
    file: str = ""
    who: str = ""
    position_s: float = 0.0
    total_s: float = 0.0
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """What a person did with one film, episode or track in a player.

    `last_played` is UTC, "YYYY-MM-DD HH:MM:SS", "" = never. `resume_s` is 0 where nothing is half watched. `rating` is
    the person's own, 1 to 10, 0 = none. `own_id` is what the player itself calls the title: where that is another than
    before, it has the title anew.
    """

    plays: int = 0
    last_played: str = ""
    resume_s: float = 0.0
    total_s: float = 0.0
    rating: int = 0
    own_id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Remembered:
    """One title of a player's library with all that a person did to it there, to be put back by `put_back`.

    `place` is its file or folder in the player's paths, `number` tells episodes of one file apart.
    """

    kind: Kind
    place: str
    title: str
    watched: Watched
    number: int | None = None
    date_added: str = ""
    tags: tuple[str, ...] = ()


class ObstacleCode(StrEnum):
    """A setting of a player that keeps it from showing what was published. The doors have the words."""

    KODI_ARTWORK_LEVEL = "kodi_artwork_level"  # it takes few kinds of pictures, or none
    KODI_SETS_FOLDER = "kodi_sets_folder"  # it looks for pictures of sets nowhere, or elsewhere
    KODI_ARTISTS_FOLDER = "kodi_artists_folder"
    KODI_MUSIC_NFO = "kodi_music_nfo"  # it reads no NFO of music
    KODI_SOURCE = "kodi_source"  # no source of it holds a folder of the library
    JELLYFIN_NFO_READER = "jellyfin_nfo_reader"  # a library of it does not read NFO first
    JELLYFIN_NFO_SAVER = "jellyfin_nfo_saver"  # a library of it writes NFO files over ours
    JELLYFIN_LIBRARY = "jellyfin_library"  # no library of it holds a folder of ours
    PLEX_LOCAL_ASSETS = "plex_local_assets"  # a section of it does not read pictures beside the files
    PLEX_SECTION = "plex_section"
    PLEX_NAMING = "plex_naming"  # a library of ours is published under names that Plex does not look for


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is set there: `where` names the player's own library or folder, `found` and `wanted` are its own words."""

    code: ObstacleCode
    where: str = ""
    found: str = ""
    wanted: str = ""


class Player(Protocol):
    """One player. Calls block (seconds to minutes) and run in a worker thread, one at a time; every error is one of
    `domain.errors`: Unavailable (off, no answer), Refused (wrong password), BadInput (it does not understand us)."""

    def close(self) -> None:
        """Close the connections that are kept open."""

    def test(self) -> PlayerInfo:
        """Who answers there."""

    def obstacles(
        self, places: Sequence[tuple[str, LibraryType]], sets_folder: str = "", artists_folder: str = ""
    ) -> list[Obstacle]:
        """What of its settings defeats publishing.

        `places` are the libraries' folders, `sets_folder` and `artists_folder` where pictures of sets and artists are
        published, all in its paths; "" = nowhere.
        """

    def sees(self, files: Sequence[str]) -> list[bool]:
        """For each file, in its paths, whether the player can see that it is there."""

    # --- delivering -------------------------------------------------------------------------------------------------

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

    def renew(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """Another player of one shared database was told of these: see to what this one keeps itself, and ask back."""

    def prove(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """Only ask: what does it show now?"""

    # --- playing ----------------------------------------------------------------------------------------------------

    def playing(self) -> list[Playing]:
        """What plays now; nothing while it is idle."""

    def resume(self, before: Sequence[Playing]) -> None:
        """Have it play again what it played before, where it was, as far as it does not play any more."""

    # --- what people did there --------------------------------------------------------------------------------------

    def watched(self, deliveries: Sequence[Delivery]) -> list[Watched | None]:
        """For each film, episode or track what the person did with it; None for what it does not have."""

    def set_watched(self, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
        """Make it so. What it does not have is passed over; `watched` tells what came of it."""

    def remember(self) -> list[Remembered]:
        """All its films, shows, episodes and songs, with what was done to them."""

    def put_back(self, rows: Sequence[Remembered]) -> list[str]:
        """Set all that again; gives the titles that it does not have any more."""


PlayerFactory = Callable[[Address], Player]
