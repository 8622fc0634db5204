"""Asking Plex back: is it there, is it as ours, is it gone?"""

from __future__ import annotations

from collections.abc import Sequence

from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.plex.compare import text_differences
from metarr_desktop.players.plex.find import Finder, Found, Place, has_file
from metarr_desktop.players.plex.library import MEDIA, Item, Section
from metarr_desktop.players.plex.listing import sections
from metarr_desktop.players.plex.pictures import Pictures
from metarr_desktop.players.plex.server import Server

Pair = tuple[Delivery, Item]


class Prover:
    """Finds, compares and says it. Lives as long as the player."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.finder = Finder(server)
        self.pictures = Pictures(server)

    def prove(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """One proof a delivery, in the same order. What Plex does not have yet is WAITING."""
        found = self.finder.find(self.sections(), deliveries)
        pairs = shown_pairs(deliveries, found)
        differing = {
            (delivery, item.key): text_differences(delivery, item) + of_pictures
            for (delivery, item), of_pictures in zip(pairs, self.pictures.differences(pairs), strict=True)
        }
        return [_proof(*pair, differing) for pair in zip(deliveries, found, strict=True)]

    def sections(self) -> list[Section]:
        """Plex's libraries as they are now."""
        return sections(self.server)


def shown_pairs(deliveries: Sequence[Delivery], found: Found) -> list[Pair]:
    """What is to be shown and is there, with its items."""
    return [
        (delivery, place.item)
        for delivery, places in zip(deliveries, found, strict=True)
        for place in places
        if delivery.action is Action.SHOW and place.item and _is_at(place.item, delivery)
    ]


def is_there(delivery: Delivery, places: Sequence[Place]) -> bool:
    """Whether every section that holds the folder has it, from our file."""
    return bool(places) and all(place.item and _is_at(place.item, delivery) for place in places)


def is_gone(places: Sequence[Place]) -> bool:
    """Whether no section has it any more."""
    return all(place.item is None for place in places)


def _is_at(item: Item, delivery: Delivery) -> bool:
    return not delivery.file or has_file(item, delivery.file)


def _proof(
    delivery: Delivery, places: Sequence[Place], differing: dict[tuple[Delivery, str], tuple[str, ...]]
) -> Proof:
    if delivery.action is Action.REMOVE:
        shown = [sentence(f"still shown as “{place.item.title}”") for place in places if place.item]
        return Proof(delivery.item, Outcome.FAILED if shown else Outcome.THERE, tuple(shown))
    if delivery.kind not in MEDIA:
        return Proof(delivery.item, Outcome.THERE)  # Plex keeps no items of that kind for us to fill
    if not places:
        reason = f"none of Plex's libraries of that kind holds {delivery.file or delivery.folder}"
        return Proof(delivery.item, Outcome.FAILED, (reason,))
    if not is_there(delivery, places):
        return Proof(delivery.item, Outcome.WAITING, (_missing(delivery, places),))
    found = [
        f"{place.name}: {one}" if len(places) > 1 else one
        for place in places
        if place.item
        for one in differing[delivery, place.item.key]
    ]
    return Proof(delivery.item, Outcome.FAILED if found else Outcome.THERE, tuple(found))


def _missing(delivery: Delivery, places: Sequence[Place]) -> str:
    for place in places:
        if place.item is None:
            return sentence(f"not in Plex's library {place.name} yet")
        if not _is_at(place.item, delivery):
            return sentence(
                f"Plex's library {place.name} has “{place.item.title}” from another file than {delivery.file}"
            )
    raise AssertionError("it is there")
