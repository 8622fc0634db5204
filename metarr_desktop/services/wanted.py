"""What should stand on the disk for an item: every NFO and picture, with its path and the origin of its bytes.

Reads the library only. What stands there now, and what has to happen, is `services.publish`.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import ItemId, Kind, Naming, NfoDialect
from metarr_desktop.formats import nfo
from metarr_desktop.formats.layouts import Disc, Place, actor_path, base_name, nfo_path, picture_paths
from metarr_desktop.formats.nfo import NfoRecord
from metarr_desktop.services.first_values import season_title

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView, PictureView
    from metarr_desktop.domain.plan import Told
    from metarr_desktop.domain.values import Value
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.store.library import Store


@dataclass(frozen=True, slots=True)
class WantedFile:
    """One file that should be there. Either `text` (an NFO) or `picture` is set; `like` is a file to take owner and
    mode from, `speaks_of` the items whose NFO it is, in the order of its blocks. Its folder is made where it is missing
    only where it is one of ours: on a shelf, or for pictures of actors."""

    item: ItemId
    path: str
    like: str
    text: str = ""
    picture: PictureView | None = None
    speaks_of: tuple[ItemRow, ...] = ()
    makes_folder: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything wanted for one item.

    `is_placed` is false when its files are away, and with them the place for ours; `problems` name files whose names
    the disk would not take. `refused` are pictures beside it for which the person left no place: a player would show
    them all the same. An item `in_trash` wants nothing, and gives back what it replaced.
    """

    item: ItemId
    files: tuple[WantedFile, ...] = ()
    is_placed: bool = True
    problems: tuple[str, ...] = ()
    refused: tuple[FileView, ...] = ()
    in_trash: bool = False


@dataclass(frozen=True, slots=True)
class Shelves:
    """The folders of the settings `publish.sets_dir` and `publish.artists_dir`; "" = not used."""

    sets: str = ""
    artists: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with the file that its new files are to be like."""

    place: Place
    like: str
    files: tuple[FileView, ...] = ()


def wanting(store: Store) -> Wanting:
    """What the person's settings say is to be published."""
    settings = store.settings
    return Wanting(
        store,
        Shelves(settings.text("publish.sets_dir"), settings.text("publish.artists_dir")),
        writes_nfo=settings.flag("publish.nfo"),
        writes_pictures=settings.flag("publish.artwork"),
        writes_actors=settings.flag("publish.actors"),
    )


_BESIDE_FILES = frozenset({Kind.MOVIE, Kind.EPISODE})


class Wanting:
    """Works out what is wanted for many items at once."""

    def __init__(
        self,
        store: Store,
        shelves: Shelves,
        *,
        writes_nfo: bool = True,
        writes_pictures: bool = True,
        writes_actors: bool = False,
    ) -> None:
        self._store = store
        self._shelves = shelves
        self._writes_nfo = writes_nfo
        self._writes_pictures = writes_pictures
        self._writes_actors = writes_actors
        self._libraries = {one.id: one for one in store.libraries.all()}

    def of(self, items: Sequence[ItemId], told: Sequence[Told] = ()) -> list[Wanted]:
        """What is wanted for those items, in their order; items that are gone are left out.

        With `told`, as if that had been taken into the library.
        """
        rows = self._store.items.rows(items)
        gathered = _Gathered(self._store, rows, with_actors=self._writes_actors)
        gathered.suppose(told)
        return [self._of_item(row, gathered) for row in rows]

    def _of_item(self, row: ItemRow, gathered: _Gathered) -> Wanted:
        if row.deleted_at:
            return Wanted(row.id, in_trash=True)
        spots = list(self._spots(row, gathered))
        files: dict[str, WantedFile] = {}
        problems: list[str] = []
        for spot in spots:
            try:
                for file in self._at(spot, row, gathered):
                    files.setdefault(file.path, file)
            except BadFile as error:
                problems.append(str(error))
        # An artist without a folder has nothing to put there, a disc on the shelf no place for it.
        has_none = row.kind not in _BESIDE_FILES or not (row.is_missing or gathered.files.get(row.id))
        is_placed = bool(spots) or has_none
        refused = tuple(self._refused(row, spots, gathered, files)) if self._writes_pictures else ()
        return Wanted(row.id, tuple(files.values()), is_placed, tuple(problems), refused)

    def _refused(
        self, row: ItemRow, spots: Sequence[_Spot], gathered: _Gathered, wanted: Collection[str]
    ) -> Iterator[FileView]:
        """Pictures in the item's folders whose kind the person has locked with fewer pictures, or with none."""
        chosen = Counter(picture.art for picture in gathered.pictures.get(row.id, ()))
        folders = {spot.place.folder for spot in spots}
        for file in gathered.files.get(row.id, ()):
            is_beside = file.role is FileRole.PICTURE and os.path.dirname(file.path) in folders and not file.is_missing
            is_beyond = file.art in row.locked and file.position >= chosen[file.art]
            if is_beside and is_beyond and file.path not in wanted:
                yield file

    # --- places -----------------------------------------------------------------------------------------------------

    def _spots(self, row: ItemRow, gathered: _Gathered) -> Iterator[_Spot]:
        match row.kind:
            case Kind.MOVIE | Kind.EPISODE:
                own = gathered.folders.get(row.id, ())
                yield from _beside_files(row.kind, gathered.files.get(row.id, ()), own)
            case Kind.SERIES | Kind.ALBUM:
                for folder in gathered.folders.get(row.id, ()):
                    yield _Spot(Place(row.kind, folder), folder)
            case Kind.SEASON:
                seasons = tuple(gathered.folders.get(row.id, ()))
                for folder in gathered.folders.get(row.parent or ItemId(0), ()):
                    yield _Spot(Place(row.kind, folder, season=row.season, season_folders=seasons), folder)
            case Kind.ARTIST:
                if self._shelves.artists:
                    place = Place(row.kind, title=row.title, shelf=self._shelves.artists)
                    yield _Spot(place, self._shelves.artists)
                else:
                    for folder in gathered.folders.get(row.id, ()):
                        yield _Spot(Place(row.kind, folder), folder)
            case Kind.COLLECTION:
                if self._shelves.sets:
                    yield _Spot(Place(row.kind, title=row.title, shelf=self._shelves.sets), self._shelves.sets)

    def _at(self, spot: _Spot, row: ItemRow, gathered: _Gathered) -> Iterator[WantedFile]:
        library = self._libraries.get(row.library) if row.library is not None else None
        naming = library.naming if library else (Naming.KODI,)
        dialect = library.nfo if library else NfoDialect.KODI
        if self._writes_nfo and naming != (Naming.PLEX,):  # which reads none
            text = ""
            for path in _nfo_paths(spot, gathered.files.get(row.id, ())):
                text = text or gathered.nfo_text(row, spot, dialect)
                rows = gathered.together(row, spot)
                yield WantedFile(
                    row.id, path, spot.like, text=text, speaks_of=rows, makes_folder=bool(spot.place.shelf)
                )
        if self._writes_pictures:
            for picture in gathered.pictures.get(row.id, ()):
                paths = picture_paths(spot.place, picture.art, picture.position or 0, _extension(picture), naming)
                for path in paths:
                    yield WantedFile(row.id, path, spot.like, picture=picture, makes_folder=bool(spot.place.shelf))
        if self._writes_actors and Naming.PLEX not in naming[:1]:
            for name, picture in gathered.actors.get(row.id, {}).items():
                if (path_of_actor := actor_path(spot.place, name, _extension(picture))) is not None:
                    yield WantedFile(row.id, path_of_actor, spot.like, picture=picture, makes_folder=True)


def _extension(picture: PictureView) -> str:
    return os.path.splitext(picture.path)[1].lstrip(".")


def _beside_files(kind: Kind, files: Sequence[FileView], own_folders: Collection[str]) -> Iterator[_Spot]:
    """One place a version: beside its first part, or in the folder of its disc."""
    versions: dict[tuple[str, str], list[FileView]] = defaultdict(list)
    for file in files:
        if file.role.is_main and not file.is_missing:
            folder, disc = disc_of(file) if file.role is FileRole.DISC else (os.path.dirname(file.path), Disc.NONE)
            base = "" if disc else base_name(os.path.basename(file.path), is_part=file.part is not None)
            versions[folder, base or disc.value].append(file)
    for (folder, base), own in versions.items():
        disc = Disc(base) if own[0].role is FileRole.DISC else Disc.NONE
        place = Place(kind, folder, base="" if disc else base, disc=disc, is_alone=bool(disc) or folder in own_folders)
        yield _Spot(place, own[0].path, tuple(own))


def disc_of(file: FileView) -> tuple[str, Disc]:
    """The folder that holds the disc a file belongs to, and which kind of disc it is."""
    head = file.path
    while head != os.path.dirname(head):
        head, name = os.path.split(head)
        if name.upper() in (Disc.BDMV, Disc.VIDEO_TS):
            return head, Disc(name.upper())
    folder = os.path.dirname(file.path)
    return folder, Disc.VIDEO_TS if file.path.upper().endswith((".IFO", ".VOB", ".BUP")) else Disc.BDMV


def _nfo_paths(spot: _Spot, files: Sequence[FileView]) -> Iterator[str]:
    """Where the NFO goes; a `movie.nfo` that is there too says the same, as Kodi may prefer it (RULES 3.1)."""
    path = nfo_path(spot.place)
    if path is None:
        return
    yield path
    if spot.place.kind is Kind.MOVIE:
        for file in files:
            if file.role is FileRole.NFO and not file.is_missing and os.path.dirname(file.path) == spot.place.folder:
                name = os.path.basename(file.path)
                if name.lower() == "movie.nfo" and file.path != path:
                    yield file.path


class _Gathered:
    """All that is needed of some items, fetched at once."""

    def __init__(self, store: Store, rows: Collection[ItemRow], *, with_actors: bool) -> None:
        self._store = store
        ids = [row.id for row in rows]
        parents = [row.parent for row in rows if row.kind is Kind.SEASON and row.parent is not None]
        self.files = store.items.files(ids)
        self.folders = store.items.folders([*ids, *parents])
        self.pictures = store.items.chosen_pictures(ids)
        self.rows = {row.id: row for row in rows}
        self._partners = self._episodes_sharing_a_file(rows)
        self.values = store.items.values({*ids, *(one for many in self._partners.values() for one in many)})
        self.unknown = store.foreign_elements(list(self.values))
        self._overviews = store.items.collection_overviews(ids)
        cast_of = [row.id for row in rows if row.kind in (Kind.MOVIE, Kind.SERIES)] if with_actors else []
        self.actors = store.items.cast_pictures(cast_of)

    def suppose(self, told: Sequence[Told]) -> None:
        """Go on as if the library had been told that; what a lock forbids it would not have taken."""
        for one in told:
            if one.item in self.values:
                locked = () if one.is_chosen else self.rows[one.item].locked
                taken = {name: value for name, value in one.values.items() if name not in locked}
                self.values[one.item] = {**self.values[one.item], **taken}
                if one.unknown is not None:
                    self.unknown[one.item] = one.unknown

    def _episodes_sharing_a_file(self, rows: Collection[ItemRow]) -> dict[int, list[ItemId]]:
        """File -> its episodes in order, for files that hold more than one."""
        files = [
            file.id
            for row in rows
            if row.kind is Kind.EPISODE
            for file in self.files.get(row.id, ())
            if file.role.is_main
        ]
        shared = {file: items for file, items in self._store.files.items_of(files).items() if len(items) > 1}
        others = {item for items in shared.values() for item in items} - set(self.rows)
        self.rows.update((row.id, row) for row in self._store.items.rows(sorted(others)))
        return {
            file: sorted(
                (item for item in items if item in self.rows),
                key=lambda item: (self.rows[item].season or 0, self.rows[item].episode or 0),
            )
            for file, items in shared.items()
        }

    def together(self, row: ItemRow, spot: _Spot) -> tuple[ItemRow, ...]:
        """The items whose NFO stands at that place: all episodes of the file where it holds several."""
        ids = self._partners.get(spot.files[0].id, [row.id]) if spot.files else [row.id]
        return tuple(self.rows[item] for item in ids)

    def nfo_text(self, row: ItemRow, spot: _Spot, dialect: NfoDialect) -> str:
        """The NFO of an item at a place."""
        media = spot.files[0].media if spot.files else None
        return nfo.write([self._record(one) for one in self.together(row, spot)], media, dialect)

    def _record(self, row: ItemRow) -> NfoRecord:
        values: Mapping[str, Value] = self.values[row.id]
        if row.kind is Kind.SERIES and values.get("year") and not values.get("premiered"):
            # Measured on Kodi 20.1: of a show it reads no <year>, and shows 1970 for one without a premiere.
            values = {**values, "premiered": f"{values['year']:04}-01-01"}
        names = self._named_seasons(row.id) if row.kind is Kind.SERIES else {}
        return NfoRecord(
            kind=row.kind,
            values=values,
            season=row.season if row.kind is Kind.EPISODE else None,
            episode=row.episode if row.kind is Kind.EPISODE else None,
            season_names=names,
            collection_overview=self._overviews.get(row.id, ""),
            unknown=self.unknown.get(row.id, ()),
            locked=frozenset(row.locked),
        )

    def _named_seasons(self, series: ItemId) -> dict[int, str]:
        """Seasons with a name of their own: players make up the others themselves."""
        names = self._store.items.season_names(series)
        return {number: name for number, name in names.items() if name != season_title(number)}
