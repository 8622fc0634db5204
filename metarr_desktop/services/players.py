"""Players and their groups, as a person manages them: adding, linking, mapping, testing; passwords to the keyring."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from metarr_desktop.domain.errors import BadInput, UntrustedCertificate
from metarr_desktop.domain.kinds import GroupId, ItemId, LibraryId, Naming, PlayerId
from metarr_desktop.domain.paths import PathMapping, mapping_of, to_player
from metarr_desktop.domain.player import (
    Action,
    Address,
    Discovered,
    Moment,
    Obstacle,
    ObstacleCode,
    ParcelState,
    Player,
    PlayerInfo,
    PlayerType,
)
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.contacts import Contacts, secret_name

if TYPE_CHECKING:
    from metarr_desktop.domain.health import KeyringState
    from metarr_desktop.domain.marks import Direction
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets
    from metarr_desktop.store.unit import Unit

_NUMBERS = ("port", "ws_port")
#: Where one of these changes, it may be another player, or another person's marks.
_WHOSE = frozenset({"host", "port", "url", "account"})
#: More files are not looked at one by one when paths are checked: the folders of a mapping stand or fall together.
_CHECKED = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of a player's outbox.

    `error` says why it was not shown when it was last asked; by itself it is told again at `due_at` (UTC text, None =
    at the next opportunity).
    """

    item: ItemId
    action: Action
    state: ParcelState
    error: str
    due_at: str | None = None


@dataclass(frozen=True, slots=True)
class PathCheck:
    """One mapping, asked of a player: of `looked` files `found` are there. `here` and `there` are one of them.

    `missing` are those that it does not have, as we call them. `absent` is our folder that holds all of these and
    nothing that is there, "" where there is none. `theirs` is "" for files that no mapping covers.
    """

    player: str
    ours: str
    theirs: str
    looked: int
    found: int
    here: str = ""
    there: str = ""
    missing: tuple[str, ...] = ()
    absent: str = ""


class PlayerAdmin:
    """What a person does to players and groups. Linking and mapping queue all published items of the group."""

    def __init__(self, store: Store, secrets: Secrets, contacts: Contacts, newsroom: Newsroom) -> None:
        self._store = store
        self._secrets = secrets
        self._contacts = contacts
        self._newsroom = newsroom

    @property
    def keeps_secrets_in_file(self) -> bool:
        """Whether passwords lie in a file only this account can read, because the system has no keyring."""
        return self._secrets.is_plain_file

    @property
    def keyring(self) -> KeyringState:
        """How the system's keyring stands, as far as it was needed."""
        return self._secrets.state

    @property
    def types(self) -> tuple[PlayerType, ...]:
        """The types of players that can be added."""
        return self._contacts.types

    def discover(self) -> list[Discovered]:
        """Players that answer in the local network; asked only when a person wants it. Takes some seconds."""
        return self._contacts.discover()

    def test_address(self, type: PlayerType, address: Address, known: PlayerView | None = None) -> PlayerInfo:
        """Ask who answers at an address, before it is kept as a player. Raises Unavailable, Refused, BadInput.

        An address without a secret is tried with the one that is kept for the player `known`.
        """
        if known is not None and not address.secret:
            address = replace(address, secret=self._secrets.get(secret_name(known.id)) or "")
        return self._contacts.ask_address(type, address)

    def outbox(self, player: PlayerView) -> list[Waiting]:
        """What a player has still to be told, oldest first."""
        parcels = self._store.outbox.of(player.id)
        return [Waiting(one.item, one.action, one.state, one.error, one.due_at) for one in parcels]

    def rename_group(self, group: GroupView, name: str) -> None:
        """Give a group another name. Raises BadInput when it is blank or taken."""
        with self._store.write() as unit:
            unit.players.rename_group(group.id, name)
        self._newsroom.tell(Aspect.PLAYERS)

    def remove_group(self, group: GroupView) -> None:
        """Forget a group with its players and their passwords; what they show stays."""
        players = [player for player in self._store.players.all() if player.group == group.id]
        with self._store.write() as unit:
            unit.players.remove_group(group.id)
        for player in players:
            self._secrets.remove(secret_name(player.id))
        self._newsroom.tell(Aspect.PLAYERS)

    def add_group(self, name: str, type: PlayerType, database: str = "own") -> GroupView:
        """Make a group. Raises BadInput."""
        with self._store.write() as unit:
            unit.players.add_group(name, type, database)
        self._newsroom.tell(Aspect.PLAYERS)
        return self._store.players.group_named(name)

    def link(self, group: GroupView, libraries: Collection[LibraryId]) -> int:
        """Show libraries on a group's players; how many outbox lines that makes."""
        with self._store.write() as unit:
            unit.players.link(group.id, libraries)
            queued = self._queue_anew(unit, group.id)
        self._newsroom.tell(Aspect.PLAYERS)
        return queued

    def unlink(self, group: GroupView, libraries: Collection[LibraryId]) -> None:
        """No longer tell a group's players of those libraries; what they show stays."""
        with self._store.write() as unit:
            unit.players.unlink(group.id, libraries)
            unit.outbox.forget(group.id, libraries)
        self._newsroom.tell(Aspect.PLAYERS)

    def map(self, group: GroupView, ours: str, theirs: str) -> int:
        """Say where a group's players see one of our folders; how many outbox lines that makes. Raises BadInput."""
        _refuse_half(PathMapping(ours, theirs))
        with self._store.write() as unit:
            unit.players.map(group.id, PathMapping(os.path.normpath(ours), theirs.strip()))
            queued = self._queue_anew(unit, group.id)
        self._newsroom.tell(Aspect.PLAYERS)
        return queued

    def unmap(self, group: GroupView, ours: str) -> None:
        """Forget where a group's players see one of our folders."""
        with self._store.write() as unit:
            unit.players.unmap(group.id, os.path.normpath(ours))
        self._newsroom.tell(Aspect.PLAYERS)

    def set_moment(self, group: GroupView, moment: Moment) -> None:
        """Say when a group's players may be told of changes."""
        with self._store.write() as unit:
            unit.players.set_moment(group.id, moment)
        self._newsroom.tell(Aspect.PLAYERS)

    def set_watched(self, group: GroupView, direction: Direction) -> None:
        """Say which way a group's players share what people did."""
        with self._store.write() as unit:
            unit.watched.set_direction(group.id, direction)
        self._newsroom.tell(Aspect.PLAYERS)

    def _queue_anew(self, unit: Unit, group: GroupId) -> int:
        """Have everything that is published proved by all players of a group; how many outbox lines that makes."""
        unit.outbox.ask_anew(group)
        return unit.outbox.show_published(group)

    def add(
        self,
        group: GroupView,
        name: str,
        *,
        host: str = "",
        port: int | None = None,
        ws_port: int | None = None,
        url: str = "",
        user: str = "",
        secret: str = "",
        account: str = "",
        certificate: str = "",
    ) -> PlayerView:
        """Add a player to a group; it is told of everything that is published. Raises BadInput.

        A user and password within the address are kept apart from it, the password as a secret.
        """
        url, own_user, own_secret = _without_user(url)
        user, secret = user or own_user, secret or own_secret
        if not url and (not host or port is None):
            raise BadInput("A player needs a host and a port, or an address (URL).")
        with self._store.write() as unit:
            others = [player.id for player in self._store.players.all() if player.group == group.id]
            player = unit.players.add(group.id, name, host=host, port=port, ws_port=ws_port, url=url, user=user)
            unit.players.change(player, {"account": account, "certificate": certificate})
            unit.outbox.show_published(group.id, but_for=others)
        if secret:
            self._secrets.put(secret_name(player), secret)
        self._newsroom.tell(Aspect.PLAYERS)
        return self._store.players.named(name)

    def change(self, player: PlayerView, values: Mapping[str, str]) -> None:
        """Set host, port, ws_port, url, user or name from words. Raises BadInput."""
        url, own_user, own_secret = _without_user(values.get("url", ""))
        if own_user:
            values = {"user": own_user, **values, "url": url}
        if own_secret:
            self.set_secret(player.id, own_secret)
        parsed: dict[str, str | int | None] = {}
        for key, text in values.items():
            if key in _NUMBERS:
                if not text.isdigit():
                    raise BadInput(f"{key} is a number.")
                parsed[key] = int(text)
            else:
                parsed[key] = text
        with self._store.write() as unit:
            unit.players.change(player.id, parsed)
            if parsed.keys() & _WHOSE:
                unit.watched.forget(player.id)
        self._newsroom.tell(Aspect.PLAYERS)

    def set_secret(self, player: PlayerId, secret: str) -> None:
        """Keep a password or token."""
        self._secrets.put(secret_name(player), secret)

    def set_enabled(self, player: PlayerView, is_enabled: bool) -> None:
        with self._store.write() as unit:
            unit.players.change(player.id, {"is_enabled": int(is_enabled)})
        self._newsroom.tell(Aspect.PLAYERS)

    def remove(self, player: PlayerView) -> None:
        """Forget a player and its password; what it shows stays."""
        with self._store.write() as unit:
            unit.players.remove(player.id)
            unit.outbox.sweep(player.group)
        self._secrets.remove(secret_name(player.id))
        self._newsroom.tell(Aspect.PLAYERS)

    def test(self, player: PlayerView) -> PlayerInfo:
        """Ask a player who it is. Raises Unavailable, Refused, BadInput."""
        try:
            return self._contacts.test(player)
        finally:
            self._newsroom.tell(Aspect.PLAYERS)

    def trust(self, player: PlayerView, fingerprint: str) -> PlayerInfo:
        """Take a player's own certificate, if it is the one with that SHA-256 fingerprint. Raises BadInput, Refused."""
        try:
            return self._contacts.test(player)
        except UntrustedCertificate as error:
            if _digits(error.fingerprint) != _digits(fingerprint):
                raise BadInput(
                    f"“{player.name}” shows a certificate with another fingerprint; it was not trusted: "
                    f"{error.fingerprint}"
                ) from error
            self.change(player, {"certificate": error.certificate})
        return self.test(self._store.players.named(player.name))

    # --- looking at how a player is set up --------------------------------------------------------------------------

    def obstacles(self, player: PlayerView) -> list[Obstacle]:
        """What of a player's own settings defeats publishing. Raises Unavailable, Refused, BadInput."""
        group = self._store.players.group(player.group)
        places = [
            (theirs, library.type)
            for library in self._store.libraries.all()
            if library.id in group.libraries
            for root in library.roots
            if (theirs := to_player(os.path.join(root.path, ""), group.mappings)) is not None
        ]
        shelves = [self._store.settings.text(name) for name in ("publish.sets_dir", "publish.artists_dir")]
        sets, artists = (to_player(shelf, group.mappings) or "" if shelf else "" for shelf in shelves)
        with self._contacts.talk(player) as connected:
            found = connected.obstacles(places, sets, artists)
        return found + self._unread_names(group)

    def _unread_names(self, group: GroupView) -> list[Obstacle]:
        """Libraries that are published under names that a Plex does not look for: pictures beside files."""
        if group.type is not PlayerType.PLEX:
            return []
        return [
            Obstacle(ObstacleCode.PLEX_NAMING, library.name)
            for library in self._store.libraries.all()
            if library.id in group.libraries and Naming.PLEX not in library.naming
        ]

    def check_paths(self, player: PlayerView) -> list[PathCheck]:
        """Which of our files a player sees where the group's mappings say. Raises Unavailable, Refused, BadInput."""
        group = self._store.players.group(player.group)
        mappings = group.mappings or (PathMapping("/", "/"),)
        below: dict[PathMapping, list[str]] = {mapping: [] for mapping in mappings}
        unmapped: list[str] = []
        for path in self._store.files.main_paths(group.libraries):
            holding = mapping_of(path, mappings)
            (below[holding] if holding is not None else unmapped).append(path)
        with self._contacts.talk(player) as connected:
            found = [self._check(player, connected, mapping, paths) for mapping, paths in below.items()]
        if unmapped:
            named = tuple(unmapped[:_CHECKED])
            found.append(PathCheck(player.name, os.path.dirname(named[0]), "", len(unmapped), 0, missing=named))
        return found

    def check_pair(self, player: PlayerView, mapping: PathMapping) -> PathCheck:
        """The same of one mapping, before it is kept. Raises Unavailable, Refused, BadInput."""
        _refuse_half(mapping)
        mapping = PathMapping(os.path.normpath(mapping.ours), mapping.theirs.strip())
        group = self._store.players.group(player.group)
        mappings = [mapping, *(one for one in group.mappings if one.ours != mapping.ours)]
        paths = [
            path for path in self._store.files.main_paths(group.libraries) if mapping_of(path, mappings) is mapping
        ]
        with self._contacts.talk(player) as connected:
            return self._check(player, connected, mapping, paths)

    def _check(self, player: PlayerView, connected: Player, mapping: PathMapping, paths: Sequence[str]) -> PathCheck:
        some = paths[:: max(1, len(paths) // _CHECKED)]
        theirs = [to_player(path, [mapping]) or "" for path in some]
        seen = connected.sees(theirs)
        missing = [path for path, is_seen in zip(some, seen, strict=True) if not is_seen]
        there = [path for path, is_seen in zip(some, seen, strict=True) if is_seen]
        here, shown = (some[0], theirs[0]) if some else ("", "")
        counts = (len(some), len(there))
        absent = _folder_of_none(mapping.ours, missing, there)
        return PathCheck(player.name, mapping.ours, mapping.theirs, *counts, here, shown, tuple(missing), absent)


def _refuse_half(mapping: PathMapping) -> None:
    if not os.path.isabs(mapping.ours) or not mapping.theirs.strip():
        raise BadInput("A mapping needs one of our folders, from the root on, and where the player sees it.")


def _folder_of_none(ours: str, missing: Sequence[str], there: Sequence[str]) -> str:
    """The folder below ours that holds all that is missing, of which there is more than one, and nothing else."""
    if len(missing) < 2 or not there:
        return ""
    folder = os.path.commonpath([os.path.dirname(path) for path in missing])
    is_below = len(folder) > len(ours.rstrip(os.sep))
    return folder if is_below and not any(path.startswith(folder + os.sep) for path in there) else ""


def _without_user(url: str) -> tuple[str, str, str]:
    """An address without its user and password, and those two: addresses are shown, stored and backed up."""
    parts = urlsplit(url)
    if not parts.username and not parts.password:
        return url, "", ""
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=place)), unquote(parts.username or ""), unquote(parts.password or "")


def _digits(fingerprint: str) -> str:
    return fingerprint.replace(":", "").replace(" ", "").lower()
