"""Things that tests are about, made with the few facts a test cares for."""

from collections.abc import Collection, Iterable
from pathlib import Path

from metarr_desktop.domain.disk import CachedPicture, Link, NewFile
from metarr_desktop.domain.edits import Changes, NewItem, Proposal
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, FileId, ItemId, Kind, LibraryId, LibraryType, RootId
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.clock import Clock
from metarr_desktop.store.library import Store
from tests.hand_clock import HandClock


def a_store(folder: Path, clock: Clock | None = None) -> Store:
    """An empty library database in that folder; its clock stands still unless another is given."""
    return Store(folder / "library.db", clock or HandClock())


def a_library(
    store: Store, type: LibraryType = LibraryType.MOVIE, roots: Collection[str] = (), name: str = ""
) -> LibraryId:
    with store.write() as unit:
        return unit.libraries.add(name or f"{type} library", type, roots)


def an_item(
    store: Store,
    kind: Kind,
    *,
    library: LibraryId | None = None,
    parent: ItemId | None = None,
    season: int | None = None,
    episode: int | None = None,
    locked: Iterable[str] = (),
    by: Actor = Actor.SCAN,
    **values: Value,
) -> ItemId:
    """An item as a scan makes it (or another: `by`), with some of its fields locked by a person."""
    with store.write() as unit:
        new = NewItem(kind, values, library, parent, season, episode)
        (item,) = unit.create(Batch(by, "scan" if by is Actor.SCAN else "add"), [new])
        if locked := list(locked):
            unit.apply(Batch(Actor.PERSON, "lock"), [Proposal(item, locks=dict.fromkeys(locked, True))])
    return item


def a_movie(
    store: Store,
    title: str = "Alien",
    *,
    library: LibraryId | None = None,
    locked: Iterable[str] = (),
    **values: Value,
) -> ItemId:
    return an_item(store, Kind.MOVIE, library=library, locked=locked, title=title, **values)


def an_episode(
    store: Store, series: str = "Lost Hours", season: int = 1, episode: int = 1, *, library: LibraryId | None = None
) -> tuple[ItemId, ItemId, ItemId]:
    """A series with one season and one episode: their ids in that order."""
    top = an_item(store, Kind.SERIES, library=library, title=series)
    middle = an_item(store, Kind.SEASON, library=library, parent=top, season=season, title=f"Season {season}")
    leaf = an_item(
        store, Kind.EPISODE, library=library, parent=middle, season=season, episode=episode, title=f"Hour {episode}"
    )
    return top, middle, leaf


def an_album(
    store: Store,
    artist: str = "The Owls",
    album: str = "Night",
    track: str = "Dusk",
    *,
    library: LibraryId | None = None,
) -> tuple[ItemId, ItemId, ItemId]:
    """An artist with one album and one track: their ids in that order."""
    top = an_item(store, Kind.ARTIST, library=library, title=artist)
    middle = an_item(store, Kind.ALBUM, library=library, parent=top, title=album)
    leaf = an_item(store, Kind.TRACK, library=library, parent=middle, title="Dusk", disc=1, track=1)
    return top, middle, leaf


def a_file(
    store: Store, root: RootId, path: str, *items: ItemId, role: FileRole = FileRole.VIDEO, size: int = 1000
) -> FileId:
    """A file under a root that belongs to those items."""
    with store.write() as unit:
        (file,) = unit.files.add([NewFile(root, path, role, size, mtime_ns=1)])
        unit.files.link([Link(item, file) for item in items], [file])
    return file


def a_picture(store: Store, item: ItemId, art: str = "poster", uuid: str = "") -> str:
    """A picture of the item in the cache, not chosen yet; gives its uuid."""
    uuid = uuid or f"{art}-{item}"
    with store.write() as unit:
        unit.pictures.add(
            [CachedPicture(uuid, item, art, f"image/{uuid}.jpg", f"sha-{uuid}", "0" * 16, 1000, 1500, 999, "you")]
        )
    return uuid


def edit(store: Store, item: ItemId, *, by: Actor = Actor.PERSON, source: str = "", **values: Value) -> Changes:
    """One batch that proposes those values for one item."""
    with store.write() as unit:
        return unit.apply(Batch(by, "edit", source), [Proposal(item, values)])


def lock(store: Store, item: ItemId, **locks: bool) -> Changes:
    """A person locks (True) or opens (False) fields without touching their values."""
    with store.write() as unit:
        return unit.apply(Batch(Actor.PERSON, "lock"), [Proposal(item, locks=locks)])


def value(store: Store, item: ItemId, field: str) -> Value:
    return store.items.values([item])[item].get(field)


def locked(store: Store, item: ItemId) -> tuple[str, ...]:
    return store.items.rows([item])[0].locked


def a_word(type: FieldType, number: int) -> Value:
    """A value of that type, another one for every number."""
    match type:
        case FieldType.INTEGER:
            return 1900 + number
        case FieldType.DECIMAL:
            return number + 0.5
        case FieldType.FLAG:
            return number % 2 == 0
        case FieldType.DATE:
            return f"{1900 + number}-09-09"
        case FieldType.MOMENT:
            return f"{1900 + number}-09-09 09:09:09"
        case FieldType.LIST | FieldType.TITLES:
            return (f"list word {number}",)
        case FieldType.PEOPLE:
            return (Credit(f"Somebody {number}"),)
        case FieldType.RATINGS:
            return (Rating(f"source {number}", 1.0),)
        case FieldType.IDS:
            return (ExternalId(f"scheme {number}", "1"),)
    return f"word {number}"
