"""Sync: deliver to each player what waits for it, then ask it back.

What changed waits in the outbox until the player is there. A delivery leaves it only when the player, asked, shows it;
the proof is kept, so that the window can say "12 of 12 there".
"""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from metarr_desktop.domain.errors import MetarrError, Refused
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import ItemId, Kind, PlayerId
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import (
    Action,
    Address,
    Delivery,
    Outcome,
    Player,
    PlayerFactory,
    PlayerInfo,
    PlayerType,
    Proof,
)
from metarr_desktop.services import delivery
from metarr_desktop.store.library import Store
from metarr_desktop.store.players import GroupView, Parcel, PlayerView
from metarr_desktop.store.secrets import Secrets

log = logging.getLogger(__name__)

_PARCELS_A_PORTION = 500


@dataclass(slots=True)
class PlayerReport:
    """How one player stands: `there` of `total` items it should show are proved; `errors` are sentences."""

    group: str
    player: str
    there: int = 0
    total: int = 0
    waiting: int = 0
    held: int = 0
    failed: int = 0
    errors: list[str] = field(default_factory=list)


class Sync:
    """The verb. `factories` build the player of each type at an address."""

    def __init__(self, store: Store, secrets: Secrets, factories: Mapping[PlayerType, PlayerFactory]) -> None:
        self._store = store
        self._secrets = secrets
        self._factories = factories
        self._players: dict[PlayerId, tuple[Address, Player]] = {}
        self._lock = threading.Lock()  # a player serves one errand at a time, and jobs run side by side

    # --- players ----------------------------------------------------------------------------------------------------

    @property
    def types(self) -> tuple[PlayerType, ...]:
        """The types of players that can be talked to."""
        return tuple(self._factories)

    def test_address(self, type: PlayerType, address: Address) -> PlayerInfo:
        """Ask who answers at an address, before it is kept as a player. Raises Unavailable, Refused, BadInput."""
        return self._factories[type](address).test()

    def connect(self, player: PlayerView) -> Player:
        """The player at its address, with its password from the keyring.

        The same one each time, until its address changes: it remembers what a broken-off errand left undone.
        """
        group = self._store.players.group(player.group)
        address = Address(
            host=player.host,
            port=player.port or 0,
            ws_port=player.ws_port,
            user=player.user,
            secret=self._secrets.get(secret_name(player.id)) or "",
            url=player.url,
        )
        known = self._players.get(player.id)
        if known is None or known[0] != address:
            known = self._players[player.id] = (address, self._factories[group.type](address))
        return known[1]

    def test(self, player: PlayerView) -> PlayerInfo:
        """Ask a player who it is, and remember that it answered. Raises Unavailable, Refused, BadInput."""
        try:
            info = self.connect(player).test()
        except MetarrError as error:
            self._missed(player, error)
            raise
        with self._store.write() as unit:
            unit.players.met(player.id, info)
        return info

    def _missed(self, player: PlayerView, error: MetarrError) -> None:
        with self._store.write() as unit:
            unit.players.missed(player.id, "refused" if isinstance(error, Refused) else "off", str(error))

    # --- delivering -------------------------------------------------------------------------------------------------

    def run(self, progress: Progress, group: str = "") -> list[PlayerReport]:
        """Deliver what waits, to every enabled player or those of one group, and say how each stands.

        One player's failure does not keep another from being served.
        """
        reports = []
        for view, player in self._served(group):
            report = PlayerReport(view.name, player.name)
            self._serve(view, player, report, progress)
            self._count(view, player, report)
            reports.append(report)
        return reports

    def standing(self, group: str = "") -> list[PlayerReport]:
        """How each player stands by what it last said; nobody is told or asked anything."""
        reports = []
        for view, player in self._served(group):
            report = PlayerReport(view.name, player.name)
            self._count(view, player, report)
            reports.append(report)
        return reports

    def _served(self, group: str) -> list[tuple[GroupView, PlayerView]]:
        if group:
            self._store.players.group_named(group)  # an unknown name is an error, not an empty answer
        return [
            (view, player)
            for view in self._store.players.groups()
            if not group or view.name.casefold() == group.casefold()
            for player in self._store.players.all()
            if player.group == view.id and player.is_enabled
        ]

    def _serve(self, group: GroupView, player: PlayerView, report: PlayerReport, progress: Progress) -> None:
        with self._lock:
            parcels = self._store.players.outbox(player.id)
            if parcels:
                self._serve_parcels(group, player, parcels, report, progress)

    def _serve_parcels(
        self,
        group: GroupView,
        player: PlayerView,
        parcels: Sequence[Parcel],
        report: PlayerReport,
        progress: Progress,
    ) -> None:
        try:
            connected = self.connect(player)
            info = connected.test()
            with self._store.write() as unit:
                unit.players.met(player.id, info)
            for start in range(0, len(parcels), _PARCELS_A_PORTION):
                progress.check()
                some = parcels[start : start + _PARCELS_A_PORTION]
                self._deliver(group, player, connected, some, progress, (start, len(parcels)))
        except MetarrError as error:
            self._missed(player, error)
            report.errors.append(str(error))
            progress.check()

    def _deliver(
        self,
        group: GroupView,
        player: PlayerView,
        connected: Player,
        parcels: Sequence[Parcel],
        progress: Progress,
        position: tuple[int, int],
    ) -> None:
        """One portion: told, proved, and settled in the outbox."""
        parts, unreachable = self._parts(parcels, group.mappings)
        start, total = position
        proofs = connected.deliver(
            [part for _, part in parts],
            lambda done, of: progress.report(start + done * len(parcels) // max(1, of), total, "sync"),
            lambda: progress.is_cancelled,
        )
        by_parcel: dict[int, list[tuple[Kind, Proof]]] = defaultdict(list)
        for (parcel, part), proof in zip(parts, proofs, strict=True):
            by_parcel[parcel.id].append((part.kind, proof))
        settled = [_together(parcel, by_parcel.get(parcel.id, ()), unreachable) for parcel in parcels]
        with self._store.write() as unit:
            unit.players.settle(player.id, parcels, settled)

    def _parts(
        self, parcels: Sequence[Parcel], mappings: Sequence[PathMapping]
    ) -> tuple[list[tuple[Parcel, Delivery]], set[ItemId]]:
        """Each parcel's deliveries in the player's paths, removals first; and the items no mapping reaches.

        What has gone missing or into the trash while it waited is not shown any more; and what waits to be removed
        from where it lies again by now is not removed.
        """
        rows = self._store.items.rows(list(dict.fromkeys(parcel.item for parcel in parcels)))
        shown = [row.id for row in rows if not row.is_missing and not row.deleted_at]
        made = delivery.by_item(delivery.deliveries(self._store, shown, Action.SHOW))
        there = {(one.item, one.folder, one.file) for own in made.values() for one in own}
        parts: list[tuple[Parcel, Delivery]] = []
        unreachable: set[ItemId] = set()
        for parcel in sorted(parcels, key=lambda one: one.action is Action.SHOW):
            if parcel.action is Action.SHOW:
                own = made.get(parcel.item, [])
            else:
                gone = delivery.from_detail(parcel.detail)
                own = [one for one in gone if (one.item, one.folder, one.file) not in there]
            for one in own:
                theirs = delivery.through(mappings, one)
                if theirs is None:
                    unreachable.add(parcel.item)
                else:
                    parts.append((parcel, theirs))
        return parts, unreachable

    def _count(self, group: GroupView, player: PlayerView, report: PlayerReport) -> None:
        wanted = set(self._store.players.published_items(group.libraries))
        proved = self._store.players.proved(player.id)
        outbox = self._store.players.outbox(player.id)
        report.total = len(wanted)
        report.there = sum(1 for item in wanted if proved.get(item) is Outcome.THERE)
        report.waiting = sum(1 for parcel in outbox if parcel.state == "waiting")
        report.failed = sum(1 for parcel in outbox if parcel.state == "failed")
        titles = {row.id: row.title for row in self._store.items.rows([one.item for one in outbox if one.error])}
        report.errors.extend(_sentences(outbox, titles))
        open_items = {parcel.item for parcel in outbox}
        report.there -= len([item for item in open_items & wanted if proved.get(item) is Outcome.THERE])


#: What a player keeps once, however many folders it lies in: one proof is enough.
_MERGED = frozenset({Kind.SERIES, Kind.SEASON, Kind.ARTIST, Kind.ALBUM})


def _together(parcel: Parcel, proofs: Sequence[tuple[Kind, Proof]], unreachable: set[ItemId]) -> Proof:
    """One verdict for all places of an item: a film is there when each of its versions is, a show when it is."""
    if parcel.item in unreachable:
        return Proof(parcel.item, Outcome.FAILED, ("no path mapping of the group reaches its folder",))
    outcomes = [proof.outcome for _, proof in proofs]
    if not outcomes or all(one is Outcome.THERE for one in outcomes):
        return Proof(parcel.item, Outcome.THERE)
    if Outcome.THERE in outcomes and all(kind in _MERGED for kind, _ in proofs):
        return Proof(parcel.item, Outcome.THERE)
    worst = Outcome.FAILED if Outcome.FAILED in outcomes else Outcome.WAITING
    differences = [difference for _, proof in proofs for difference in proof.differences]
    return Proof(parcel.item, worst, tuple(dict.fromkeys(differences)))


def _sentences(outbox: Sequence[Parcel], titles: Mapping[ItemId, str]) -> list[str]:
    return [f"{titles.get(one.item) or f'item {one.item}'}: {one.error}" for one in outbox if one.error]


def secret_name(player: PlayerId) -> str:
    """The name under which a player's password is kept."""
    return f"player-{player}"
