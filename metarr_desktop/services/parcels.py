"""Parcels: lines of the outbox as what a player is told, and what its answers mean for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import ItemId, Kind, PlayerId
from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.services import delivery

if TYPE_CHECKING:
    from metarr_desktop.domain.paths import PathMapping
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.outbox import Parcel
    from metarr_desktop.store.unit import Unit


def parts_of(
    store: Store, player: PlayerId, parcels: Sequence[Parcel], mappings: Sequence[PathMapping]
) -> tuple[list[tuple[Parcel, Delivery]], set[ItemId]]:
    """Each parcel's deliveries in the player's paths, removals first; and the items no mapping reaches.

    What has gone missing or into the trash while it waited is not shown any more; and what waits to be removed
    from where it lies again by now is not removed.
    """
    rows = store.items.rows(list(dict.fromkeys(parcel.item for parcel in parcels)))
    shown = [row.id for row in rows if not row.is_missing and not row.deleted_at]
    known = store.players.rests(player) if shown else {}
    made = delivery.by_item(
        replace(one, is_rest_known=known.get(one.item) == one.rest)
        for one in delivery.deliveries(store, shown, Action.SHOW)
    )
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


def verdicts(
    parcels: Sequence[Parcel],
    parts: Sequence[tuple[Parcel, Delivery]],
    proofs: Sequence[Proof],
    unreachable: set[ItemId],
) -> list[Proof]:
    """One verdict a parcel, of all places of its item."""
    of: dict[tuple[ItemId, Action], list[tuple[Kind, Proof]]] = defaultdict(list)
    for (parcel, part), proof in zip(parts, proofs, strict=True):
        of[parcel.item, parcel.action].append((part.kind, proof))
    return [_together(parcel, of.get((parcel.item, parcel.action), ()), unreachable) for parcel in parcels]


#: What a player keeps once, however many folders it lies in: one proof is enough.
_MERGED = frozenset({Kind.SERIES, Kind.SEASON, Kind.ARTIST, Kind.ALBUM})


def _together(parcel: Parcel, proofs: Sequence[tuple[Kind, Proof]], unreachable: set[ItemId]) -> Proof:
    """One verdict for all places of an item: a film is there when each of its versions is, a show when it is."""
    if parcel.item in unreachable:
        return Proof(parcel.item, Outcome.FAILED, (sentence("no path mapping of the group reaches its folder"),))
    outcomes = [proof.outcome for _, proof in proofs]
    if not outcomes or all(one is Outcome.THERE for one in outcomes):
        return Proof(parcel.item, Outcome.THERE)
    if Outcome.THERE in outcomes and all(kind in _MERGED for kind, _ in proofs):
        return Proof(parcel.item, Outcome.THERE)
    worst = Outcome.FAILED if Outcome.FAILED in outcomes else Outcome.WAITING
    differences = [difference for _, proof in proofs for difference in proof.differences]
    return Proof(parcel.item, worst, tuple(dict.fromkeys(differences)))


def keep_proofs(
    unit: Unit,
    player: PlayerId,
    parcels: Sequence[Parcel],
    parts: Sequence[tuple[Parcel, Delivery]],
    proofs: Sequence[Proof],
) -> None:
    """Keep what a player answered of each item: of removals nothing is left to say."""
    gone = [one.item for one in parcels if one.action is Action.REMOVE]
    shown = [proof for parcel, proof in zip(parcels, proofs, strict=True) if parcel.action is Action.SHOW]
    unit.players.forget_proofs(player, gone)
    unit.players.keep_proofs(player, shown, {part.item: part.rest for _, part in parts})
