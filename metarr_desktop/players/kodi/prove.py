"""Asking Kodi back: is it there, is it as ours, is it gone?"""

from __future__ import annotations

from collections.abc import Sequence

from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.kodi.compare import text_differences
from metarr_desktop.players.kodi.find import Found, find
from metarr_desktop.players.kodi.library import MEDIA, Media, Shown
from metarr_desktop.players.kodi.pictures import Pictures
from metarr_desktop.players.kodi.remove import has_left
from metarr_desktop.players.kodi.rpc import Rpc

Pair = tuple[Delivery, Shown]


def prove(rpc: Rpc, pictures: Pictures, deliveries: Sequence[Delivery]) -> list[Proof]:
    """One proof a delivery, in the same order. What Kodi does not have at all is WAITING."""
    found = find(rpc, deliveries)
    shown = shown_pairs(deliveries, found)
    of_pictures = dict(zip((id(delivery) for delivery, _ in shown), pictures.differences(shown), strict=True))
    proofs = []
    for delivery, row in zip(deliveries, found, strict=True):
        if delivery.action is Action.REMOVE:
            proofs.append(_prove_gone(rpc, delivery, row))
        elif delivery.kind not in MEDIA:
            proofs.append(Proof(delivery.item, Outcome.THERE))  # Kodi keeps no rows of that kind for us to fill
        elif row is None:
            proofs.append(Proof(delivery.item, Outcome.WAITING, (sentence("not in Kodi's library yet"),)))
        else:
            differences = text_differences(delivery, row) + of_pictures[id(delivery)]
            proofs.append(Proof(delivery.item, Outcome.FAILED if differences else Outcome.THERE, differences))
    return proofs


def shown_pairs(deliveries: Sequence[Delivery], found: Found) -> list[Pair]:
    """What is to be shown and is there, with its row."""
    return [
        (delivery, row)
        for delivery, row in zip(deliveries, found, strict=True)
        if delivery.action is Action.SHOW and row is not None
    ]


def _prove_gone(rpc: Rpc, delivery: Delivery, row: Shown | None) -> Proof:
    if row is None or (row.media is Media.SHOW and has_left(rpc, delivery, row)):
        return Proof(delivery.item, Outcome.THERE)
    return Proof(delivery.item, Outcome.FAILED, (sentence(f"still shown as “{row.title}”"),))
