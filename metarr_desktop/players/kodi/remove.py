"""Making Kodi forget: rows whose files are gone, and the old place of what was renamed.

A renamed title is removed at one place and shown at another; what the person did moves along. Kodi has no way to
remove music but a clean of everything, which also forgets what lies on a drive that is not plugged in; so it is asked
to only while all its music sources can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.players.kodi.find import Found, episodes_of, find, folder_of, is_within
from metarr_desktop.players.kodi.library import MUSIC, TABLES, Media, Shown
from metarr_desktop.players.kodi.refresh import Owed
from metarr_desktop.players.kodi.rpc import Call, Rpc
from metarr_desktop.players.kodi.scan import MUSIC as MUSIC_LIBRARY
from metarr_desktop.players.kodi.scan import clean_music, scan, unreadable_sources
from metarr_desktop.players.kodi.watch import Watch


def new_places(deliveries: Sequence[Delivery]) -> dict[ItemId, Delivery]:
    """Where the items of this errand are to be shown: the other half of a rename."""
    return {one.item: one for one in deliveries if one.action is Action.SHOW}


def owe_moved(owed: Owed, deliveries: Sequence[Delivery], found: Found) -> None:
    """Owe to each new place what the person did at the old one."""
    places = new_places(deliveries)
    for delivery, row in zip(deliveries, found, strict=True):
        if delivery.action is Action.REMOVE and row is not None and delivery.item in places:
            owed.add(places[delivery.item], row)


def remove_shows(rpc: Rpc, owed: Owed, deliveries: Sequence[Delivery], found: Found) -> list[str]:
    """Remove shows before anything is scanned; gives the sources that have to be scanned for what is left of them.

    Kodi adds a renamed show's folder to the row of the old one, whose first folder then is gone, and never reads its
    NFO again. So the row goes as a whole, and its episodes come back with what the person did to them.
    """
    places = new_places(deliveries)
    rescan = []
    for delivery, row in zip(deliveries, found, strict=True):
        if delivery.action is not Action.REMOVE or row is None or row.media is not Media.SHOW:
            continue
        if has_left(rpc, delivery, row):
            continue
        moved_to = places.get(delivery.item)
        for episode in episodes_of(rpc, row.id):
            if place := _episode_place(delivery, moved_to, episode):
                owed.add(place, episode)
                rescan.append(place.source)
        if moved_to is None and rescan:
            owed.add(replace(delivery, action=Action.SHOW), row)  # its ids find it at its other folder
        rpc.batch([Call(TABLES[Media.SHOW].remove, {Media.SHOW.id_key: row.id})])
    return list(dict.fromkeys(rescan))


def has_left(rpc: Rpc, delivery: Delivery, row: Shown) -> bool:
    """Whether that show was found by its ids at another folder and has no episode in the one that is gone."""
    if row.file == delivery.folder:
        return False
    return not any(is_within(episode.first_file, delivery.folder) for episode in episodes_of(rpc, row.id))


def _episode_place(gone: Delivery, moved_to: Delivery | None, episode: Shown) -> Delivery | None:
    """Where an episode of a removed show will be found again: in the show's other or new folder, or nowhere."""
    file, source = episode.first_file, gone.source
    if is_within(file, gone.folder):
        if moved_to is None:
            return None
        file, source = moved_to.folder + file.removeprefix(gone.folder), moved_to.source
    return replace(
        gone,
        kind=Kind.EPISODE,
        action=Action.SHOW,
        source=source,
        folder=folder_of(file),
        file=file,
        season=episode.season,
        episode=episode.episode,
        ids=(),
        pictures=(),
    )


def remove_rows(rpc: Rpc, deliveries: Sequence[Delivery]) -> None:
    """Remove films and episodes. A row that is gone already is refused, which is as good."""
    gone = [one for one in deliveries if one.action is Action.REMOVE and one.kind in (Kind.MOVIE, Kind.EPISODE)]
    rows = [row for row in find(rpc, gone) if row is not None]
    rpc.batch([Call(TABLES[row.media].remove, {row.media.id_key: row.id}) for row in rows])


def remove_music(watch: Watch, deliveries: Sequence[Delivery]) -> dict[int, str]:
    """Make Kodi notice music that is gone; by index of the delivery, why it could not be asked to."""
    gone = {index: one for index, one in enumerate(deliveries) if one.action is Action.REMOVE}

    def left() -> list[int]:
        rows = find(watch.rpc, list(gone.values()))
        return [index for index, row in zip(gone, rows, strict=True) if row is not None and row.media in MUSIC]

    remaining = left()
    for source in dict.fromkeys(deliveries[index].source for index in remaining):
        watch.stop_if_cancelled()
        scan(watch, MUSIC_LIBRARY, source, lambda: not left())
    remaining = left()
    if not remaining:
        return {}
    if offline := unreadable_sources(watch.rpc, "music"):
        reason = f"still shown: Kodi cannot read {offline[0]} now, so it was not asked to forget what is gone"
        return dict.fromkeys(remaining, reason)
    clean_music(watch)
    return {}
