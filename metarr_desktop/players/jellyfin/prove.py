"""Asking Jellyfin back: is it there, is it as ours, is it gone?"""

from __future__ import annotations

from collections.abc import Sequence

from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.jellyfin.api import Api
from metarr_desktop.players.jellyfin.compare import text_differences
from metarr_desktop.players.jellyfin.find import find
from metarr_desktop.players.jellyfin.pictures import Pictures
from metarr_desktop.players.jellyfin.rows import MEDIA, Row


def prove(api: Api, deliveries: Sequence[Delivery]) -> list[Proof]:
    """One proof a delivery, in the same order. What Jellyfin does not have at all is WAITING."""
    pictures = Pictures(api)
    rows = find(api, deliveries)
    return [_proof(pictures, delivery, row) for delivery, row in zip(deliveries, rows, strict=True)]


def _proof(pictures: Pictures, delivery: Delivery, row: Row | None) -> Proof:
    if MEDIA.get(delivery.kind) is None:
        return Proof(delivery.item, Outcome.THERE)  # Jellyfin keeps nothing of that kind for us to fill
    if delivery.action is Action.REMOVE:
        if row is None:
            return Proof(delivery.item, Outcome.THERE)
        return Proof(delivery.item, Outcome.FAILED, (sentence(f"still shown as “{row.title}”"),))
    if row is None:
        return Proof(delivery.item, Outcome.WAITING, (sentence("not in Jellyfin's library yet"),))
    differences = text_differences(delivery, row) + pictures.differences(delivery, row)
    return Proof(delivery.item, Outcome.FAILED if differences else Outcome.THERE, differences)
