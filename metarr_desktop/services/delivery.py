"""What a player is told of an item, from what the library says and what was published.

Built in our own paths; `through` puts a delivery into a player's paths by its group's mappings.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.marks import MARK_FIELDS
from metarr_desktop.domain.paths import PathMapping, to_player
from metarr_desktop.domain.player import Action, Delivery, PublishedPicture
from metarr_desktop.domain.values import Credit, Value, elements, is_empty
from metarr_desktop.formats.layouts import base_name
from metarr_desktop.services.wanted import WantedFile, disc_of, wanting

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.store.library import Store

#: Fields that are compared word by word, and of those the dates that players take whole only.
_COMPARED = (
    *("original_title", "sort_title", "tagline", "outline", "premiered", "aired", "certification"),
    *("genres", "countries", "studios", "directors", "writers", "cast", "collection"),
)
_DATES = frozenset({"premiered", "aired"})
#: Fields that have a place of their own in a delivery.
_IN_DELIVERY = ("title", "year", "plot", "biography", "external_ids")
#: What people did with an item is carried by itself, if at all: no reason to have a player read an NFO again.
_PEOPLES = (*MARK_FIELDS, "date_added")
#: What a player starts a copied disc with, and knows it by.
_DISC_STARTS = frozenset({"index.bdmv", "video_ts.ifo"})


def deliveries(store: Store, items: Sequence[ItemId], action: Action) -> list[Delivery]:
    """One delivery an item that lies somewhere; an item in several folders or versions has one for each.

    Items without a place (a person, a set whose pictures are nowhere) have none.
    """
    rows = store.items.rows(items)
    lineage = _Lineage(store, rows, is_shown=action is Action.SHOW)
    return [one for row in rows for one in lineage.deliveries(row, action)]


def whereabouts(store: Store, items: Sequence[ItemId]) -> list[Delivery]:
    """The same with no more of each than it takes to find it in a player: its place, its ids and its numbers."""
    rows = store.items.rows(items)
    lineage = _Lineage(store, rows, is_whole=False)
    return [one for row in rows for one in lineage.deliveries(row, Action.SHOW)]


def as_detail(parts: Sequence[Delivery]) -> str:
    """Deliveries as the text an outbox line keeps, for a removal that outlives its item."""
    return json.dumps([asdict(part) | {"ids": [one._asdict() for one in part.ids]} for part in parts])


def from_detail(detail: Sequence[Mapping[str, Any]]) -> list[Delivery]:
    """The deliveries that `as_detail` kept."""
    return [
        Delivery(
            **{
                **part,
                "kind": Kind(part["kind"]),
                "action": Action(part["action"]),
                "ids": tuple(ExternalId(**one) for one in part["ids"]),
                "pictures": tuple(PublishedPicture(**one) for one in part["pictures"]),
                "genres": tuple(part["genres"]),
                "texts": tuple((name, tuple(words)) for name, words in part.get("texts", ())),
            }
        )
        for part in detail
    ]


def through(mappings: Sequence[PathMapping], delivery: Delivery) -> Delivery | None:
    """The delivery in the player's paths; None when no mapping reaches the item."""
    translated = [
        to_player(path, mappings) if path else ""
        for path in (delivery.source, delivery.folder, delivery.file, delivery.series_folder)
    ]
    source, folder, file, series_folder = translated
    if source is None or folder is None or file is None or series_folder is None:
        return None
    pictures = [(one, to_player(one.path, mappings)) for one in delivery.pictures]
    return replace(
        delivery,
        source=source,
        folder=folder,
        file=file,
        series_folder=series_folder,
        pictures=tuple(replace(one, path=path) for one, path in pictures if path is not None),
    )


class _Lineage:
    """Items with all that deliveries need of them and of what is above them, fetched at once."""

    def __init__(
        self, store: Store, rows: Collection[ItemRow], *, is_shown: bool = False, is_whole: bool = True
    ) -> None:
        self._is_shown = is_shown
        self._rows = {row.id: row for row in rows}
        wanted = {row.parent for row in rows if row.parent is not None}
        while wanted:  # seasons' shows, tracks' artists: at most two steps up
            above = store.items.rows(sorted(wanted - set(self._rows)))
            self._rows.update((row.id, row) for row in above)
            wanted = {row.parent for row in above if row.parent is not None} - set(self._rows)
        everyone = list(self._rows)
        own = [row.id for row in rows]
        self._values = store.items.values(own) if is_shown or is_whole else store.items.external_ids(own)
        self._files = store.items.files([row.id for row in rows])
        self._folders = store.items.folders(everyone)
        beside = wanting(store).of([row.id for row in rows]) if is_shown else []
        self._beside = {one.item: [file for file in one.files if file.picture] for one in beside}
        self._roots = [root.path for library in store.libraries.all() for root in library.roots]

    def deliveries(self, row: ItemRow, action: Action) -> list[Delivery]:
        match row.kind:
            case Kind.MOVIE | Kind.EPISODE | Kind.TRACK:
                places = self._places_of_files(self._files.get(row.id, ()), action)
            case Kind.SEASON:
                places = [(folder, "") for folder in self._folders.get(row.parent or ItemId(0), ())]
            case Kind.COLLECTION:  # it lies on the shelf of sets, where there is one
                beside = {os.path.dirname(one.path) for one in self._beside.get(row.id, ())}
                places = [(folder, "") for folder in beside]
            case _:
                places = [(folder, "") for folder in self._folders.get(row.id, ())]
        return [self._delivery(row, action, folder, file) for folder, file in places]

    def _places_of_files(self, files: Collection[FileView], action: Action) -> list[tuple[str, str]]:
        """The first part of each version; of files that are gone when they are to be removed."""
        first: dict[str, tuple[str, str]] = {}
        for file in files:
            if not file.role.is_main or (file.is_missing and action is Action.SHOW):
                continue
            if file.role is FileRole.DISC:
                folder, name = disc_of(file)[0], os.path.basename(file.path).lower()
                if name in _DISC_STARTS:
                    first.setdefault(folder, (folder, file.path))
            else:
                version = file.version or (file.path if file.part is None else "")
                first.setdefault(version, (os.path.dirname(file.path), file.path))
        return list(first.values())

    def _delivery(self, row: ItemRow, action: Action, folder: str, file: str) -> Delivery:
        values = self._values.get(row.id, {})
        series = self._above(row, Kind.SERIES)
        series_folders = self._folders.get(series.id, ()) if series else ()
        return Delivery(
            item=row.id,
            kind=row.kind,
            action=action,
            source=self._source(folder),
            folder=_as_folder(folder),
            file=file,
            title=row.title,
            year=row.year,
            plot=_text(values, "plot") or _text(values, "biography"),
            ids=elements(values.get("external_ids"), ExternalId),
            pictures=self._pictures(row, folder, file),
            series_folder=_as_folder(_nearest(series_folders, folder)),
            season=row.season,
            episode=row.episode,
            artist=row.title if row.kind is Kind.ARTIST else row.artist or _first_name(values, "artists"),
            album=row.title if row.kind is Kind.ALBUM else row.album,
            genres=elements(values.get("genres"), str),
            texts=_texts(values) if self._is_shown else (),
            rest=_rest(values) if self._is_shown else "",
        )

    def _above(self, row: ItemRow, kind: Kind) -> ItemRow | None:
        above: ItemRow | None = row
        while above is not None and above.kind is not kind:
            above = self._rows.get(above.parent) if above.parent is not None else None
        return above

    def _source(self, folder: str) -> str:
        holding = [root for root in self._roots if folder == root or folder.startswith(os.path.join(root, ""))]
        return _as_folder(max(holding, key=len)) if holding else ""

    def _pictures(self, row: ItemRow, folder: str, file: str) -> tuple[PublishedPicture, ...]:
        """Chosen pictures that stand beside the item, whoever put them there.

        Of a film in several versions those that bear the version's name; of a show in several folders all, as a player
        keeps one show and shows the pictures of whichever folder it read.
        """
        base = base_name(os.path.basename(file)) if file else ""
        published = [(one, picture) for one in self._beside.get(row.id, ()) if (picture := _published(one)) is not None]
        if row.kind in (Kind.SERIES, Kind.SEASON):
            return tuple(picture for _, picture in published)
        here = [(one, picture) for one, picture in published if os.path.dirname(one.path) == folder]
        own = [picture for one, picture in here if base and os.path.basename(one.path).startswith(f"{base}-")]
        return tuple(own or (picture for _, picture in here))


def _published(file: WantedFile) -> PublishedPicture | None:
    """A picture as it stands on the disk; None where it does not stand there, or as another one."""
    chosen = file.picture
    try:
        state = os.stat(file.path)
    except OSError:
        return None
    if chosen is None or state.st_size != chosen.size:
        return None
    art = f"{chosen.art}{chosen.position or ''}"
    return PublishedPicture(art, file.path, state.st_mtime, chosen.sha256, chosen.size)


def _as_folder(path: str) -> str:
    return os.path.join(path, "") if path else ""


def _nearest(folders: Collection[str], path: str) -> str:
    """The folder that holds the path, else the first."""
    holding = [folder for folder in folders if path == folder or path.startswith(os.path.join(folder, ""))]
    return max(holding, key=len) if holding else next(iter(folders), "")


def _texts(values: Mapping[str, Value]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields that are compared word by word beside those that have a place of their own in a delivery."""
    found = ((name, _words(values.get(name))) for name in _COMPARED)
    return tuple((name, words) for name, words in found if words and not (name in _DATES and len(words[0]) < 10))


def _words(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(one.name if isinstance(one, Credit) else str(one) for one in value))
    return ()


def _rest(values: Mapping[str, Value]) -> str:
    """A digest of all else that is published of an item, and of which compared fields it has none."""
    left_out = {*_COMPARED, *_IN_DELIVERY, *_PEOPLES, *ASSET}
    rest = {name: value for name, value in values.items() if name not in left_out and not is_empty(value)}
    empty = [name for name in (*_COMPARED, "plot", "biography") if is_empty(values.get(name))]
    text = json.dumps([rest, empty], sort_keys=True, default=repr)
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _text(values: Mapping[str, Value], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _first_name(values: Mapping[str, Value], name: str) -> str:
    people = values.get(name)
    if isinstance(people, tuple) and people and isinstance(people[0], Credit):
        return people[0].name
    return ""


def by_item(made: Iterable[Delivery]) -> dict[ItemId, list[Delivery]]:
    """The deliveries of each item."""
    found: dict[ItemId, list[Delivery]] = defaultdict(list)
    for one in made:
        found[one.item].append(one)
    return found
