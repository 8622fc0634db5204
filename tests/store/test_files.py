"""Files and what they are to items, pictures and what was written."""

import os

import pytest

from metarr_desktop.domain.disk import CachedPicture, KnownFolder, Link, NewFile, WrittenFile
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import Actor, FileId, ItemId, LibraryId, LibraryType, RootId
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.domain.streams import MediaFacts, VideoStream
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie, a_picture, edit, value


@pytest.fixture
def films(store: Store) -> LibraryId:
    return a_library(store, roots=["/films", "/more"], name="Films")


@pytest.fixture
def root(store: Store, films: LibraryId) -> RootId:
    return store.libraries.get(films).roots[0].id


def waiting(store: Store, films: LibraryId, *roles: FileRole) -> list[FileId]:
    wanted = roles or (FileRole.VIDEO,)
    found = [one.file for one in store.files.to_read(films, wanted, FileId(0), 100)]
    assert store.files.count_to_read(films, wanted) == len(set(found))
    return found


# --- files ------------------------------------------------------------------------------------------------------------


def test_names_of_every_byte_come_back_byte_for_byte(store: Store, root: RootId) -> None:
    paths = [os.fsdecode(b"f%c.mkv" % byte) for byte in range(256)]
    with store.write() as unit:
        unit.files.add([NewFile(root, path, FileRole.UNKNOWN, 1, 1) for path in paths])
        unit.files.set_folders(root, dict.fromkeys(paths, KnownFolder("s", 1)))

    assert set(store.files.of_root(root)) == set(paths)
    assert set(store.files.folders(root)) == set(paths)


def test_a_moved_file_keeps_what_it_is_to_its_item(store: Store, films: LibraryId, root: RootId) -> None:
    movie = a_movie(store, library=films)
    file = a_file(store, root, "old/alien.mkv", movie)
    more = store.libraries.get(films).roots[1].id
    with store.write() as unit:
        unit.files.link([Link(movie, file, version="uncut", part=2)], [file])
        unit.files.mark_missing([file])

    with store.write() as unit:
        unit.files.move([(file, more, "new/alien.mkv", 5)])

    (view,) = store.items.files([movie])[movie]
    assert (view.id, view.path) == (file, "/more/new/alien.mkv")
    assert (view.version, view.part, view.is_missing) == ("uncut", 2, False)
    assert store.files.items_of([file]) == {file: [movie]}


def test_a_file_is_read_once_and_again_when_its_bytes_change(store: Store, films: LibraryId, root: RootId) -> None:
    file = a_file(store, root, "alien.mkv", a_movie(store, library=films))
    assert waiting(store, films) == [file]

    with store.write() as unit:
        unit.files.mark_read({file: ""}, {file: "abc"})
    assert waiting(store, films) == []
    assert [known.id for known in store.files.hashed([1000])] == [file]

    with store.write() as unit:
        unit.files.update([(file, 2000, 7)])
    assert waiting(store, films) == [file]
    assert store.files.hashed([1000, 2000]) == []


def test_what_is_missing_ignored_or_away_does_not_wait(store: Store, films: LibraryId, root: RootId) -> None:
    movie = a_movie(store, library=films)
    gone, left = a_file(store, root, "gone.mkv", movie), a_file(store, root, "left.mkv", movie)
    with store.write() as unit:
        unit.files.mark_missing([gone])
        unit.set_ignored(Batch(Actor.PERSON, "ignore"), [left], is_ignored=True)
    assert waiting(store, films) == []
    assert [known.path for known in store.files.ignored(films)] == ["left.mkv"]

    here = a_file(store, root, "here.mkv", movie)
    assert waiting(store, films) == [here]
    with store.write() as unit:
        unit.libraries.set_trouble(root, RootTrouble.AWAY)
    assert waiting(store, films) == []


def test_a_file_of_two_episodes_is_read_for_both(store: Store, films: LibraryId, root: RootId) -> None:
    one, two = a_movie(store, library=films), a_movie(store, library=films)
    a_file(store, root, "both.mkv", one, two)

    assert [entry.item for entry in store.files.to_read(films, [FileRole.VIDEO], FileId(0), 1)] == [one, two]


def test_a_problem_is_told_until_the_file_can_be_read(store: Store, films: LibraryId, root: RootId) -> None:
    file = a_file(store, root, "alien.mkv", a_movie(store))
    with store.write() as unit:
        unit.files.mark_read({file: "It is empty."})
    assert store.files.problems(films) == [("/films/alien.mkv", "It is empty.")]

    with store.write() as unit:
        unit.files.mark_read({file: ""})
    assert store.files.problems(films) == []


def test_the_same_bytes_are_not_probed_twice(store: Store, root: RootId) -> None:
    file = a_file(store, root, "alien.mkv", a_movie(store))
    facts = MediaFacts(60.0, "matroska", (VideoStream("h264", 1920, 1080),))
    with store.write() as unit:
        unit.files.save_facts({file: facts})
        unit.files.mark_read({file: ""}, {file: "abc"})

    assert store.files.facts_by_hash(["abc", "def"]) == {"abc": facts}


def test_unknown_files_are_listed(store: Store, films: LibraryId, root: RootId) -> None:
    a_file(store, root, "notes.xyz", role=FileRole.UNKNOWN)

    assert [known.path for known in store.files.unknown(films)] == ["notes.xyz"]


def test_folders_that_are_gone_are_forgotten(store: Store, root: RootId) -> None:
    with store.write() as unit:
        unit.files.set_folders(root, {"a": KnownFolder("1"), "b": KnownFolder("1", 5)})
        unit.files.set_folders(root, {"a": KnownFolder("2", 7)}, gone=["b"])

    assert store.files.folders(root) == {"a": KnownFolder("2", 7)}


# --- libraries --------------------------------------------------------------------------------------------------------


def test_a_library_shows_its_roots_and_how_many_titles_it_has(store: Store, films: LibraryId) -> None:
    a_movie(store, library=films)

    view = store.libraries.named("FILMS")

    assert (view.id, view.type, view.count, view.is_enabled) == (films, LibraryType.MOVIE, 1, True)
    assert [one.path for one in view.roots] == ["/films", "/more"]


def test_a_library_that_is_called_by_a_number_is_not_mistaken_for_another(store: Store) -> None:
    first, second = a_library(store, name="2"), a_library(store, name="Films")

    assert store.libraries.get(second).name == "Films"
    assert store.libraries.get(first).name == "2"


@pytest.mark.parametrize("path", ["/films", "/films/new", "/"])
def test_a_root_that_overlaps_another_is_refused(store: Store, films: LibraryId, path: str) -> None:
    with pytest.raises(BadInput, match="Films"):
        a_library(store, roots=[path], name="Other")

    assert [one.name for one in store.libraries.all()] == ["Films"]


def test_a_name_is_given_to_one_library(store: Store, films: LibraryId) -> None:
    other = a_library(store, name="Other")

    with pytest.raises(BadInput, match="already there"):
        a_library(store, name="films")
    with pytest.raises(BadInput, match="already there"), store.write() as unit:
        unit.libraries.rename(other, "FILMS")
    with store.write() as unit:
        unit.libraries.rename(films, "FILMS")
    assert store.libraries.get(films).name == "FILMS"


def test_a_path_belongs_to_the_library_of_its_root(store: Store, films: LibraryId) -> None:
    library, root = store.libraries.of_path("/more/alien/alien.mkv")

    assert (library.id, root.path) == (films, "/more")
    with pytest.raises(NotFound):
        store.libraries.of_path("/films2/alien.mkv")


def test_new_patterns_have_every_folder_read_anew(store: Store, films: LibraryId, root: RootId) -> None:
    with store.write() as unit:
        unit.files.set_folders(root, {"a": KnownFolder("1")})
        unit.libraries.set_patterns(films, ["*.part", "Trash"])

    assert store.libraries.get(films).patterns == ("*.part", "Trash")
    assert store.files.folders(root) == {}


# --- pictures and published files -------------------------------------------------------------------------------------


def written(item: ItemId, path: str, sha256: str = "s1") -> WrittenFile:
    return WrittenFile(item, path, "nfo", sha256, 10, 20, text="<movie/>")


def test_equal_bytes_of_one_picture_kind_are_kept_once(store: Store) -> None:
    movie = a_movie(store)
    first = a_picture(store, movie, uuid="first")
    with store.write() as unit:
        unit.pictures.add([CachedPicture("again", movie, "poster", "p", f"sha-{first}", "", 1, 1, 1, "nfo")])

    assert store.pictures.known([movie]) == {(movie, "poster", "sha-first"): "first"}
    assert store.pictures.path("first") == "image/first.jpg"
    with pytest.raises(NotFound):
        store.pictures.path("again")


def test_chosen_pictures_keep_their_order(store: Store) -> None:
    movie = a_movie(store)
    a, b = a_picture(store, movie, "fanart", "a"), a_picture(store, movie, "fanart", "b")

    edit(store, movie, fanart=(b, a))

    assert value(store, movie, "fanart") == ("b", "a")
    assert [one.position for one in store.items.pictures(movie)] == [0, 1]


def test_what_was_published_is_remembered_as_it_was_written(store: Store) -> None:
    movie, path = a_movie(store), "/films/\udcff.nfo"
    with store.write() as unit:
        unit.pictures.record_written([written(movie, path)])
        unit.pictures.record_written([written(movie, path, "s2")])
        unit.pictures.mark_published([movie])

    assert store.pictures.written([movie]) == {movie: [written(movie, path, "s2")]}
    assert store.pictures.written_at([path, "/other"]) == {path: written(movie, path, "s2")}
    assert not store.items.rows([movie])[0].needs_publish

    with store.write() as unit:
        unit.pictures.forget_written([path])
    assert store.pictures.written([movie]) == {}


def test_every_copy_that_was_put_aside_is_remembered_and_the_first_is_the_persons_own(store: Store) -> None:
    with store.write() as unit:
        unit.pictures.record_original("/films/a.nfo", "first", "s1")
        unit.pictures.record_original("/films/a.nfo", "second", "s2")

    assert store.pictures.has_original("/films/a.nfo")
    assert not store.pictures.has_original("/films/b.nfo")
    assert store.pictures.originals(["/films/a.nfo"]) == {"/films/a.nfo": "first"}
    with store._lanes.read() as connection:
        kept = connection.execute("SELECT backup FROM original_file ORDER BY id").scalars().all()
    assert kept == ["first", "second"]
