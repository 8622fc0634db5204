"""Works: what a person had a part in - the titles that are here, and what a provider told of beside them.

Reading asks nobody: it is what was told when the person was asked about last, held against the library as it is now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.item_views import Appearance, CreditView, Filmography
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.titles import folded, sort_key
from metarr_desktop.domain.values import elements
from metarr_desktop.domain.works import Work, newest_first
from metarr_desktop.services.automation import hand_overs
from metarr_desktop.store.clock import moment

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.library import Store

_CREDITED = (Kind.MOVIE, Kind.SERIES, Kind.ALBUM)
_OF_AGE = timedelta(days=30)
"""People go on working: what was told longer ago is asked about again."""


class Standing(StrEnum):
    """How it stands with asking what else a person is in."""

    KNOWN = "known"  # it was told of late
    DUE = "due"  # it can be asked by itself: it was never told, or is old
    WAITS = "waits"  # it can be asked, and the person wants to be asked first
    OFFLINE = "offline"  # the person wants nobody to be asked
    NO_KEY = "no_key"  # who could tell it has no key, or is switched off
    UNKNOWN = "unknown"  # nobody who could tell it can be asked by the ids that the person has


@dataclass(frozen=True, slots=True)
class Telling:
    """How that stands, and the label of who is asked or would be; "" where there is nobody."""

    standing: Standing
    provider: str = ""


def appearances(store: Store, person: ItemId) -> list[Appearance]:
    """The titles that are here of a person, as they credit them, the newest first."""
    parts = store.items.credits_of(person)
    tops = store.enriched.tops(list(dict.fromkeys(one.item for one in parts)), _CREDITED)
    by_item: dict[ItemId, list[CreditView]] = {}
    for one in parts:
        by_item.setdefault(one.item, []).append(one)
    rows = store.items.rows(list(tops))
    return _ordered(Appearance(row, tuple(one for item in tops[row.id] for one in by_item[item])) for row in rows)


def filmography(store: Store, person: ItemId) -> Filmography:
    """All that is known of what somebody is in. A title that is here counts as such, whoever says so."""
    credited = appearances(store, person)
    told = store.works.of(person)
    if told is None:
        return Filmography(tuple(credited))
    holders = _holders(store, told.works)
    found = {one.row.id for one in credited}
    known = {_name_of(one.row) for one in credited}
    others: dict[ItemId, Work] = {}
    elsewhere: list[Work] = []
    for work in told.works:
        item = holders.get(work)
        if item is not None:
            others.setdefault(item, work)
        elif (work.kind, folded(work.title), work.year) not in known:
            elsewhere.append(work)
    rows = store.items.rows([item for item in others if item not in found])
    here = _ordered([*credited, *(Appearance(row, _parts(row.id, others[row.id])) for row in rows)])
    return Filmography(tuple(here), tuple(newest_first(elsewhere)), told.provider, told.at)


def telling(store: Store, sources: Sources, person: ItemId) -> Telling:
    """Whether somebody can be asked what else a person is in, and whether that is to be done by itself now."""
    ids = elements(store.items.values([person]).get(person, {}).get("external_ids"), ExternalId)
    able = [
        one
        for one in sources.all()
        if one.spec.tells_works and any(id.scheme in one.spec.schemes.get(Kind.PERSON, ()) for id in ids)
    ]
    if not able:
        return Telling(Standing.UNKNOWN)
    ready = next((one for one in able if one.is_ready), None)
    label = (ready or able[0]).spec.label
    told = store.works.of(person)
    if told is not None and store.clock() - moment(told.at) < _OF_AGE:
        return Telling(Standing.KNOWN, label)
    if sources.is_offline:
        return Telling(Standing.OFFLINE, label)
    if ready is None:
        return Telling(Standing.NO_KEY, label)
    does = hand_overs(store).does(HandOver.ENRICH, None)
    return Telling(Standing.DUE if does else Standing.WAITS, label)


def _holders(store: Store, works: Collection[Work]) -> dict[Work, ItemId]:
    """The items that are some of those works."""
    held: dict[Work, ItemId] = {}
    for kind in dict.fromkeys(one.kind for one in works):
        some = [one for one in works if one.kind is kind]
        here = store.enriched.holding([id for one in some for id in one.ids], kind)
        held.update((one, item) for one in some if (item := next((here[i] for i in one.ids if i in here), None)))
    return held


def _parts(item: ItemId, work: Work) -> tuple[CreditView, ...]:
    return tuple(CreditView(item, part.field, part.role) for part in work.parts)


def _name_of(row: ItemRow) -> tuple[Kind, str, int | None]:
    """What a title is told by that has no id of who tells."""
    return row.kind, folded(row.title), row.year


def _ordered(found: Iterable[Appearance]) -> list[Appearance]:
    return sorted(found, key=lambda one: (-(one.row.year or 0), sort_key(one.row.title)))
