"""Views as playlists: a list of their files, and rules by which Kodi finds the same titles."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryId, LibraryType, ViewId
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.playlists import Form, LeftOut, Playlist, Refusal, Why
from metarr_desktop.domain.saved_views import SavedView, ViewWords
from metarr_desktop.domain.values import Credit
from metarr_desktop.domain.views import Sort
from metarr_desktop.services.playlists import Playlists
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie, a_store, an_album, an_episode, an_item, edit
from tests.services import kodi_shelf


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_store(tmp_path)
    yield store
    store.close()


def a_view(
    query: str = "", kind: Kind | None = Kind.MOVIE, library: LibraryId | None = None, sort: Sort | None = None
) -> SavedView:
    return SavedView(ViewId(1), "Mine", ViewWords(query, kind, library), sort or Sort())


def listed(playlist: Playlist) -> list[str]:
    """The paths of a list of files."""
    return [line for line in playlist.text.splitlines() if not line.startswith("#")]


class Shelf:
    """A film library at /films with files that are only in the database."""

    def __init__(self, store: Store, type: LibraryType = LibraryType.MOVIE, path: str = "/films") -> None:
        self.store = store
        self.library = a_library(store, type, [path], path)
        self.root = store.libraries.get(self.library).roots[0].id

    def film(self, title: str, *paths: str, **values: object) -> ItemId:
        film = a_movie(self.store, title, library=self.library, **values)  # type: ignore[arg-type]
        for path in paths or (f"{title}/{title}.mkv",):
            a_file(self.store, self.root, path, film)
        return film


@pytest.fixture
def films(store: Store) -> Shelf:
    return Shelf(store)


# --- a list of files --------------------------------------------------------------------------------------------------


def test_the_files_of_a_view_stand_in_its_order(store: Store, films: Shelf) -> None:
    films.film("Heat", year=1995, genres=("Crime",))
    films.film("Laura", year=1944, genres=("Crime",))
    films.film("Gilda", year=1946, genres=("Drama",))

    playlist = Playlists(store).plan(a_view("genre:crime", sort=Sort("year")), Form.M3U)

    assert playlist.text == (
        "#EXTM3U\n#PLAYLIST:Mine\n"
        "#EXTINF:-1,Laura (1944)\n/films/Laura/Laura.mkv\n"
        "#EXTINF:-1,Heat (1995)\n/films/Heat/Heat.mkv\n"
    )
    assert (playlist.tracks, playlist.left_out) == (2, {})


def test_a_show_plays_all_its_episodes_once_even_beside_one_of_them(store: Store) -> None:
    shows = Shelf(store, LibraryType.TV, "/tv")
    series, season, first = an_episode(store, library=shows.library)
    second = an_item(
        store, Kind.EPISODE, library=shows.library, parent=season, season=1, episode=2, title="Hour 2", year=None
    )
    a_file(store, shows.root, "Lost Hours/S01E02.mkv", second)
    a_file(store, shows.root, "Lost Hours/S01E01.mkv", first)

    of_show = Playlists(store).plan(a_view(kind=Kind.SERIES), Form.M3U)
    of_all = Playlists(store).plan(a_view("hour", kind=None, library=shows.library), Form.M3U)

    assert listed(of_show) == ["/tv/Lost Hours/S01E01.mkv", "/tv/Lost Hours/S01E02.mkv"]
    assert "#EXTINF:-1,Lost Hours – S01E02 – Hour 2\n" in of_show.text
    assert sorted(listed(of_all)) == listed(of_show)
    assert series in store.items.listing(a_view("hour", kind=None).words.scope).ids


class Stopped(Unwatched):
    """Progress that is cancelled once so many titles were looked at."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.told: list[tuple[int, int]] = []

    def report(self, done: int, total: int, label: str = "") -> None:
        self.told.append((done, total))

    def check(self) -> None:
        if self.told and self.told[-1][0] >= self.after:
            raise Cancelled("The work was stopped.")


def test_a_long_list_says_how_far_it_is_and_can_be_stopped(store: Store, films: Shelf) -> None:
    for number in range(501):
        films.film(f"Film {number:03}")
    to_the_end, stopped = Stopped(after=1000), Stopped(after=500)

    playlist = Playlists(store).plan(a_view(), Form.M3U, progress=to_the_end)
    with pytest.raises(Cancelled):
        Playlists(store).plan(a_view(), Form.M3U, progress=stopped)

    assert playlist.tracks == 501
    assert to_the_end.told == [(0, 501), (500, 501), (501, 501)]
    assert stopped.told == to_the_end.told[:2]


def test_what_is_stopped_before_it_is_written_leaves_the_file_that_was_there(
    store: Store, films: Shelf, tmp_path: Path
) -> None:
    films.film("Heat")
    path = tmp_path / "mine.m3u8"
    path.write_text("older")
    stopped = Stopped(after=0)
    stopped.report(1, 1)

    with pytest.raises(Cancelled):
        Playlists(store).save(str(path), Playlists(store).plan(a_view(), Form.M3U), stopped)

    assert path.read_text() == "older"


def test_a_double_episode_plays_once(store: Store) -> None:
    shows = Shelf(store, LibraryType.TV, "/tv")
    _, season, first = an_episode(store, library=shows.library)
    second = an_item(store, Kind.EPISODE, library=shows.library, parent=season, season=1, episode=2, title="Hour 2")
    a_file(store, shows.root, "S01E01E02.mkv", first, second)

    assert listed(Playlists(store).plan(a_view(kind=Kind.EPISODE), Form.M3U)) == ["/tv/S01E01E02.mkv"]


def test_an_artist_plays_all_tracks(store: Store) -> None:
    music = Shelf(store, LibraryType.MUSIC, "/music")
    _, _, track = an_album(store, library=music.library)
    a_file(store, music.root, "The Owls/Night/01 - Dusk.flac", track)

    playlist = Playlists(store).plan(a_view(kind=Kind.ARTIST), Form.M3U)

    assert listed(playlist) == ["/music/The Owls/Night/01 - Dusk.flac"]


def test_a_collection_plays_its_films_in_their_order(store: Store, films: Shelf) -> None:
    films.film("Toy Story 2", year=1999, collection="Toy Story")
    films.film("Toy Story", year=1995, collection="Toy Story")

    playlist = Playlists(store).plan(a_view(kind=Kind.COLLECTION), Form.M3U)

    assert listed(playlist) == ["/films/Toy Story/Toy Story.mkv", "/films/Toy Story 2/Toy Story 2.mkv"]


def test_what_cannot_play_is_left_out_and_counted(store: Store, films: Shelf) -> None:
    films.film("Heat")
    films.film("Two\nlines")
    a_movie(store, "On the shelf", library=films.library)
    gone = films.film("Ronin")
    with store.write() as unit:
        unit.files.mark_missing([store.items.files([gone])[gone][0].id])

    playlist = Playlists(store).plan(a_view(), Form.M3U)

    assert listed(playlist) == ["/films/Heat/Heat.mkv"]
    assert playlist.left_out == {LeftOut.NOTHING_TO_PLAY: 1, LeftOut.GONE: 1, LeftOut.UNWRITABLE: 1}


def test_a_list_is_written_in_the_paths_of_a_player(store: Store, films: Shelf) -> None:
    films.film("Heat")
    elsewhere = Shelf(store, LibraryType.MOVIE, "/more")
    elsewhere.film("Ronin")

    playlist = Playlists(store).plan(a_view(), Form.M3U, [PathMapping("/films", "smb://nas/films")])

    assert listed(playlist) == ["smb://nas/films/Heat/Heat.mkv"]
    assert playlist.left_out == {LeftOut.UNREACHED: 1}


def test_a_playlist_is_written_under_the_ending_of_its_form(store: Store, films: Shelf, tmp_path: Path) -> None:
    films.film("Amélie")
    playlists = Playlists(store)
    playlist = playlists.plan(a_view(), Form.M3U)

    playlists.save(str(tmp_path / "mine.m3u8"), playlist)

    assert (tmp_path / "mine.m3u8").read_bytes().decode() == playlist.text
    with pytest.raises(BadInput, match="m3u8"):
        playlists.save(str(tmp_path / "mine.txt"), playlist)
    with pytest.raises(BadInput, match="M3U"):
        playlists.save(str(tmp_path / "mine.xsp"), playlists.plan(a_view("heat"), Form.XSP))


# --- rules: Kodi shows what the view shows ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Films that know much and little, in words with and without accents and capitals."""
    store = a_store(tmp_path_factory.mktemp("crowd"))

    def people(*names: str) -> tuple[Credit, ...]:
        return tuple(Credit(name) for name in names)

    a_movie(
        store,
        "Heat",
        year=1995,
        premiered="1995-12-15",
        genres=("Crime", "Drama"),
        runtime=170,
        watched=True,
        play_count=1,
    )
    a_movie(store, "heat wave", year=1990, genres=("Comédie",), runtime=99, user_rating=4, watched=False)
    a_movie(store, "Amélie", year=2001, genres=("Comédie", "Romance"), countries=("France",), runtime=122, top250=90)
    a_movie(store, "Nothing known")
    a_movie(store, "Ronin", year=1998, tags=("To Watch",), certification="R", cast=people("Robert De Niro"))
    a_movie(
        store,
        "Stardust",
        year=2007,
        cast=people("Robert De Niro", "Claire Danes"),
        user_rating=8,
        watched=True,
        play_count=3,
    )
    a_movie(store, "Cape Fear", year=1991, directors=people("Martin Scorsese"), cast=people("Robert Mitchum"))
    a_movie(
        store, "Toy Story", year=1995, collection="Toy Story", studios=("Pixar",), top250=76, watched=True, play_count=1
    )
    a_movie(store, "Toy Story 2", year=1999, collection="Toy Story", plot="Woody is stolen.", date_added="2026-02-03")
    a_movie(
        store,
        "Old",
        year=1944,
        date_added="2026-03-05 10:11:12",
        last_played="2025-12-31 23:59:59",
        watched=True,
        play_count=1,
    )
    a_movie(
        store,
        "New",
        year=2026,
        date_added="2026-03-06 00:00:00",
        last_played="2026-01-01 00:00:00",
        watched=True,
        play_count=1,
    )
    a_movie(store, "Krimi", year=2000, genres=("Krimi",))
    with store.write() as unit:
        unit.vocabulary.rename(Batch(Actor.PERSON, "rename_word"), "genres", "Krimi", "Crime")
    yield store
    store.close()


@pytest.mark.parametrize(
    "query",
    [
        *("", "genre:crime", "genre:CRIME", "genre:comedie", "genre:krimi", "genre:nobody-has-it", "-genre:crime"),
        *(
            "genre:crime OR genre:romance",
            "genre:crime year>1996",
            "genre:crime OR year:1944",
            "-(genre:crime watched)",
        ),
        *('tag:"to watch"', "studio:pixar", "country:france", "-country:france", 'tag:"to watch" OR studio:pixar'),
        *("actor:robert", 'actor:"de niro"', 'actor:"niro de"', "-actor:robert", "director:scorsese", "actor:fear"),
        *("title:heat", "title:HEAT", "-title:heat", "title:amélie", "plot:woody", "-plot:woody", "collection:toy"),
        *("-collection:toy", "certificate:r", "title:toy OR title:heat"),
        *("year:1995", "-year:1995", "year>1995", "year>=1995", "year<1995", "year<=1995", "decade:90s", "year<1"),
        *("year>1995.5", "year>=1995.5", "year<1995.5", "year<=1995.5"),
        *("runtime<122", "runtime<=122", "runtime>99", "runtime>=99", "runtime:170", "-runtime:170"),
        *("user_rating>4", "user_rating<=4", "user_rating:8", "top250<80", "top250>80", "top250:90"),
        *("watched", "unwatched", "-watched", "watched:no year>1990", "play_count>0", "play_count>2", "play_count:3"),
        *("added:2026", "added>2026-03-05", "added>=2026-03-05", "added<2026-03-05", "added<=2026-03-05"),
        *(
            "added:2026-02-03",
            "added:2026-03",
            "last_played:2025",
            "last_played>2025",
            "last_played<2026",
            "last_played>=2026-01-01",
        ),
        'added<"2026-03-05 10:11"',
    ],
)
def test_kodi_finds_just_what_the_view_finds(crowd: Store, query: str) -> None:
    view = a_view(query)

    playlist = Playlists(crowd).plan(view, Form.XSP)
    here = {row.title for row in crowd.items.rows([ItemId(id) for id in crowd.items.listing(view.words.scope).ids])}
    rows = crowd.items.rows([ItemId(id) for id in crowd.items.listing(a_view().words.scope).ids])
    values = crowd.items.values([row.id for row in rows])
    there = {row.title for row in rows if kodi_shelf.finds(playlist.text, kodi_shelf.read(values[row.id]))}

    assert playlist.refusals == ()
    assert there == here


def test_what_kodi_cannot_say_is_refused_and_nothing_is_written(crowd: Store) -> None:
    playlist = Playlists(crowd).plan(a_view("missing:poster genre:crime heat"), Form.XSP)

    assert playlist.refusals == (Refusal(Why.ONLY_HERE, "missing:poster"), Refusal(Why.WORDS, "heat"))
    assert playlist.text == ""


def test_a_name_that_a_search_finds_in_other_titles_than_those_that_credit_it_is_refused(store: Store) -> None:
    """The search wants the word's beginning somewhere among all names, and the letters in this one."""
    a_movie(store, cast=(Credit("Anna Blacksmith"),), directors=(Credit("Will Smith"),))
    a_movie(store, cast=(Credit("Anna Blacksmith"),))

    playlist = Playlists(store).plan(a_view("actor:smith"), Form.XSP)

    assert playlist.refusals == (Refusal(Why.OTHERWISE, "actor:smith"),)


@pytest.mark.parametrize("query", ["title:amelie", "-title:é", "title:AMÉLIE"])
def test_a_text_that_a_search_finds_with_other_accents_is_refused(crowd: Store, query: str) -> None:
    (refusal,) = Playlists(crowd).plan(a_view(query), Form.XSP).refusals

    assert (refusal.why, refusal.part) == (Why.OTHERWISE, query)


def test_years_are_refused_where_titles_had_their_premiere_in_another(store: Store) -> None:
    film = a_movie(store, year=1995, premiered="1996-01-03")

    assert Playlists(store).plan(a_view("year>1990"), Form.XSP).refusals == (Refusal(Why.PREMIERE, "year", 1),)
    assert Playlists(store).plan(a_view("decade:90s"), Form.XSP).refusals == (Refusal(Why.PREMIERE, "year", 1),)
    assert Playlists(store).plan(a_view("watched"), Form.XSP).refusals == ()

    edit(store, film, year=1996)

    assert Playlists(store).plan(a_view("year>1990"), Form.XSP).refusals == ()

    a_movie(store, premiered="1995")  # players are told this year, which the film does not have here

    assert Playlists(store).plan(a_view("year>1990"), Form.XSP).refusals == (Refusal(Why.PREMIERE, "year", 1),)


def test_days_of_airing_are_refused_where_one_is_known_in_part(store: Store) -> None:
    _, _, episode = an_episode(store)
    edit(store, episode, aired="1999-03-05")

    assert Playlists(store).plan(a_view("aired:1999", kind=Kind.EPISODE), Form.XSP).refusals == ()

    edit(store, episode, aired="1999")

    refusals = Playlists(store).plan(a_view("aired:1999", kind=Kind.EPISODE), Form.XSP).refusals
    assert refusals == (Refusal(Why.OTHERWISE, "aired", 1),)


def test_what_was_watched_is_refused_where_titles_say_otherwise_how_often(store: Store) -> None:
    film = a_movie(store, play_count=3)

    assert Playlists(store).plan(a_view("unwatched"), Form.XSP).refusals == (Refusal(Why.PLAYS, "watched", 1),)
    assert Playlists(store).plan(a_view("play_count>1"), Form.XSP).refusals == ()

    edit(store, film, watched=False)

    assert Playlists(store).plan(a_view("unwatched"), Form.XSP).refusals == ()
    assert Playlists(store).plan(a_view("play_count>1"), Form.XSP).refusals == (Refusal(Why.PLAYS, "play_count", 1),)


def test_songs_are_refused_where_something_else_than_their_tags_said_what_is_asked_for(store: Store) -> None:
    track = an_item(store, Kind.TRACK, title="Dusk", genres=("Folk",), by=Actor.TAGS)
    view = a_view("genre:folk", kind=Kind.TRACK)

    assert 'type="songs"' in Playlists(store).plan(view, Form.XSP).text

    edit(store, track, genres=("Rock",))

    assert Playlists(store).plan(view, Form.XSP).refusals == (Refusal(Why.TAGS, "", 1),)


def paths_asked(playlist: Playlist) -> list[str]:
    root = ElementTree.fromstring(playlist.text.encode())
    return [value.text or "" for rule in root.findall("rule[@field='path']") for value in rule.findall("value")]


def test_a_view_of_a_library_asks_for_its_folders_where_there_is_another_of_its_kind(store: Store) -> None:
    films = a_library(store, LibraryType.MOVIE, ["/films", "/more"], "Films")
    view = a_view("watched", library=films)

    assert paths_asked(Playlists(store).plan(view, Form.XSP)) == []

    a_library(store, LibraryType.MOVIE, ["/children"], "Children's")

    assert paths_asked(Playlists(store).plan(view, Form.XSP)) == ["/films/", "/more/"]
    mappings = [PathMapping("/films", "smb://nas/f"), PathMapping("/more", "smb://nas/m")]
    assert paths_asked(Playlists(store).plan(view, Form.XSP, mappings)) == ["smb://nas/f/", "smb://nas/m/"]


def test_a_library_that_kodi_cannot_tell_from_another_is_refused(store: Store) -> None:
    films = a_library(store, LibraryType.MOVIE, ["/my_films"], "Films")
    a_library(store, LibraryType.MOVIE, ["/my-films"], "Others")
    view, playlists = a_view(library=films), Playlists(store)

    assert playlists.plan(view, Form.XSP).refusals == (Refusal(Why.LIBRARY),)
    assert playlists.plan(view, Form.XSP, [PathMapping("/my-films", "/m")]).refusals == (Refusal(Why.LIBRARY),)
    assert paths_asked(playlists.plan(view, Form.XSP, [PathMapping("/my_films", "/m")])) == ["/m/"]
