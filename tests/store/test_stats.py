"""Numbers about whole libraries, against a store of items that a test knows one by one."""

from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryId, LibraryType, RootId, Status
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.streams import AudioStream, MediaFacts, VideoStream
from metarr_desktop.domain.values import Credit
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from metarr_desktop.store.stats import SIZE_STEPS, Gaps, Light, Locks, Numbers, Picture, Room, Said, measured
from tests.builders import a_file, a_library, a_movie, a_picture, an_album, an_episode, edit

FILMS, SHOWS = LibraryId(1), LibraryId(2)
FILM_ROOT, SHOW_ROOT = RootId(1), RootId(2)
UHD = VideoStream("hevc", 3840, 1600, hdr=HdrKind.HDR10)
SD = VideoStream("mpeg2video", 720, 576)


def two_libraries(store: Store) -> None:
    a_library(store, LibraryType.MOVIE, ["/films"])
    a_library(store, LibraryType.TV, ["/shows"])


def probed(store: Store, path: str, *items: ItemId, root: RootId = FILM_ROOT, facts: MediaFacts, size: int = 1) -> None:
    file = a_file(store, root, path, *items, size=size)
    with store.write() as unit:
        unit.files.save_facts({file: facts})


def numbers(store: Store, library: LibraryId | None = None, *, since: str = "") -> Numbers:
    works = (Kind.MOVIE, Kind.SERIES, Kind.ALBUM)
    return store.stats.read(works, (Kind.MOVIE, Kind.EPISODE, Kind.TRACK), library, since=since)


def test_items_are_counted_by_library_and_kind_without_the_trash(store: Store) -> None:
    two_libraries(store)
    a_movie(store, library=FILMS)
    gone = a_movie(store, library=FILMS)
    an_episode(store, library=SHOWS)
    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [gone])

    assert numbers(store).counts == {
        (FILMS, Kind.MOVIE): 1,
        (SHOWS, Kind.SERIES): 1,
        (SHOWS, Kind.SEASON): 1,
        (SHOWS, Kind.EPISODE): 1,
    }
    assert numbers(store, FILMS).counts == {(FILMS, Kind.MOVIE): 1}


def test_a_title_has_the_resolution_of_its_finest_version(store: Store) -> None:
    two_libraries(store)
    both, plain = a_movie(store, library=FILMS), a_movie(store, library=FILMS)
    a_movie(store, library=FILMS)  # never probed
    probed(store, "both.4k.mkv", both, facts=MediaFacts(video=(UHD,)))
    probed(store, "both.dvd.mkv", both, facts=MediaFacts(video=(SD,)))
    probed(store, "plain.mkv", plain, facts=MediaFacts(video=(SD,)))

    assert numbers(store).pictures == {Picture(3840, 1600): 1, Picture(720, 576): 1}


def test_a_title_has_the_light_of_all_its_versions(store: Store) -> None:
    two_libraries(store)
    two, plain = a_movie(store, library=FILMS), a_movie(store, library=FILMS)
    probed(store, "two.hdr.mkv", two, facts=MediaFacts(video=(UHD,)))
    probed(store, "two.dv.mkv", two, facts=MediaFacts(video=(VideoStream("hevc", hdr=HdrKind.DOLBY_VISION),)))
    probed(store, "plain.mkv", plain, facts=MediaFacts(video=(SD,)))

    assert numbers(store).lights == {
        Light(frozenset({"hdr10", "dolbyvision"}), is_sized=True): 1,
        Light(frozenset(), is_sized=True): 1,
    }


def test_ids_are_counted_by_who_gave_them(store: Store) -> None:
    two_libraries(store)
    a_movie(store, library=FILMS, external_ids=(ExternalId("imdb", "tt1"), ExternalId("tmdb", "1")))
    a_movie(store, library=FILMS, external_ids=(ExternalId("tmdb", "2"), ExternalId("tmdb_set", "9")))

    assert list(numbers(store).ids.items()) == [("tmdb", 2), ("imdb", 1)]


def test_a_trailer_is_no_version(store: Store) -> None:
    two_libraries(store)
    film = a_movie(store, library=FILMS)
    trailer = a_file(store, FILM_ROOT, "trailer.mkv", film, role=FileRole.TRAILER)
    with store.write() as unit:
        unit.files.save_facts({trailer: MediaFacts(video=(UHD,), audio=(AudioStream("aac", language="eng"),))})

    assert (numbers(store).pictures, numbers(store).languages) == ({}, {})


def test_a_title_counts_once_for_each_language_and_codec_of_its_sound(store: Store) -> None:
    two_libraries(store)
    one, other = a_movie(store, library=FILMS), a_movie(store, library=FILMS)
    english, commentary = AudioStream("dts", language="eng"), AudioStream("ac3", language="eng")
    german, unnamed = AudioStream("ac3", language="ger"), AudioStream("ac3")
    probed(store, "one.mkv", one, facts=MediaFacts(audio=(english, commentary, german)))
    probed(store, "other.mkv", other, facts=MediaFacts(audio=(english, unnamed)))

    assert numbers(store).languages == {"eng": 2, "ger": 1, "": 1}
    assert numbers(store).audio_codecs == {frozenset({"dts", "ac3"}): 2}


def test_what_came_when_is_told_by_months(store: Store) -> None:
    two_libraries(store)
    a_movie(store, library=FILMS, date_added="2024-05-01 10:00:00")
    a_movie(store, library=FILMS, date_added="2024-05-31 23:59:59")
    a_movie(store, library=FILMS, date_added="2025-01-01 00:00:00")

    assert numbers(store).months == {"2024-05": 2, "2025-01": 1}
    assert numbers(store, since="2024-05-31 00:00:00").recent == 2


def test_room_is_told_by_folder_and_what_is_played_apart_from_what_lies_beside_it(store: Store) -> None:
    two_libraries(store)
    film = a_movie(store, library=FILMS)
    a_file(store, FILM_ROOT, "film.mkv", film, size=3_000_000_000)
    a_file(store, FILM_ROOT, "poster.jpg", film, role=FileRole.PICTURE, size=200)
    a_file(store, SHOW_ROOT, "part.mkv", size=900_000_000)

    assert sorted(numbers(store).rooms, key=repr) == sorted(
        [
            Room(FILMS, FILM_ROOT, True, 1, 3_000_000_000),
            Room(FILMS, FILM_ROOT, False, 1, 200),
            Room(SHOWS, SHOW_ROOT, True, 1, 900_000_000),
        ],
        key=repr,
    )
    assert [room.library for room in numbers(store, SHOWS).rooms] == [SHOWS]


def test_a_title_is_as_large_as_all_that_is_played_of_it(store: Store) -> None:
    two_libraries(store)
    parts, large, _ = (a_movie(store, library=FILMS) for _ in range(3))
    for number in (1, 2):
        a_file(store, FILM_ROOT, f"cd{number}.avi", parts, size=700_000_000)
    a_file(store, FILM_ROOT, "parts.jpg", parts, role=FileRole.PICTURE, size=SIZE_STEPS[3])
    a_file(store, FILM_ROOT, "large.mkv", large, size=SIZE_STEPS[-1])

    assert numbers(store).sizes == {SIZE_STEPS.index(2_000_000_000): 1, len(SIZE_STEPS): 1}


def test_a_file_of_two_episodes_takes_its_room_once(store: Store) -> None:
    two_libraries(store)
    series, _, first = an_episode(store, library=SHOWS)
    a_file(store, SHOW_ROOT, "S01E01E02.mkv", first, series, size=700)

    assert [room.size_bytes for room in numbers(store).rooms] == [700]
    assert sum(numbers(store).file_months.values()) == 700


def test_decades_and_genres_are_those_of_films_and_series(store: Store) -> None:
    two_libraries(store)
    a_movie(store, library=FILMS, year=1979, genres=("Horror", "Crime"))
    a_movie(store, library=FILMS, year=1970, genres=("Crime",))
    a_movie(store, library=FILMS)
    an_episode(store, library=SHOWS)

    assert numbers(store).decades == {1970: 2, None: 2}
    assert list(numbers(store).genres.items()) == [("Crime", 2), ("Horror", 1)]
    assert numbers(store).without_genre == 2


def test_a_renamed_genre_is_counted_under_its_new_name(store: Store) -> None:
    two_libraries(store)
    a_movie(store, library=FILMS, genres=("Krimi",))
    a_movie(store, library=FILMS, genres=("Crime",))
    with store.write() as unit:
        unit.vocabulary.rename(Batch(Actor.PERSON, "rename_word"), "genres", "Krimi", "Crime")

    assert numbers(store).genres == {"Crime": 2}


def test_what_titles_lack_is_what_a_search_for_it_finds(store: Store) -> None:
    two_libraries(store)
    film = a_movie(
        store,
        library=FILMS,
        plot="A ship.",
        cast=(Credit("Sigourney"),),
        external_ids=(ExternalId("imdb", "tt1"),),
    )
    edit(store, film, poster=(a_picture(store, film),))

    (gaps,) = numbers(store).gaps

    has = {"title", "plot", "cast", "external_ids", "poster"}
    assert gaps == Gaps(Kind.MOVIE, frozenset({field.name for field in measured(Kind.MOVIE)} - has), 1)


def test_states_and_watched_marks_are_counted(store: Store) -> None:
    two_libraries(store)
    a_movie(store, library=FILMS, watched=True)
    a_movie(store, library=FILMS)
    an_episode(store, library=SHOWS)

    assert numbers(store).statuses == {Status.UNIDENTIFIED: 3}
    assert numbers(store).watched == {True: 1, False: 2}  # films and the episode: nobody marks tracks


def test_locks_are_counted_with_the_titles_that_have_some(store: Store) -> None:
    two_libraries(store)
    a_movie(store, library=FILMS, locked=("plot", "title"))
    a_movie(store, library=FILMS)

    assert numbers(store).locks == Locks(2, 1)


def test_whose_word_stands_is_told_by_values_and_titles(store: Store) -> None:
    two_libraries(store)
    one, other = a_movie(store, "One", library=FILMS, year=1999), a_movie(store, "Other", library=FILMS)
    edit(store, one, by=Actor.PROVIDER, source="tmdb", plot="A.", tagline="B.")
    edit(store, other, by=Actor.PROVIDER, source="tmdb", plot="C.")
    edit(store, other, by=Actor.PROVIDER, source="omdb", tagline="D.")
    edit(store, other, title="Mine")

    assert {(one.actor, one.source): (one.values, one.titles) for one in numbers(store).said} == {
        (Actor.PROVIDER, "tmdb"): (3, 2),
        (Actor.PROVIDER, "omdb"): (1, 1),
        (Actor.SCAN, ""): (2, 1),  # title and year of the first
        (Actor.PERSON, ""): (1, 1),
    }
    assert all(isinstance(one, Said) for one in numbers(store).said)


def test_an_empty_library_has_numbers_too(store: Store) -> None:
    found = numbers(store)

    assert (found.counts, found.gaps, found.months, found.rooms, found.recent) == ({}, [], {}, [], 0)


def test_music_is_counted_by_albums(store: Store) -> None:
    music = a_library(store, LibraryType.MUSIC, ["/music"])
    an_album(store, library=music)

    found = store.stats.read((Kind.ALBUM,), (Kind.TRACK,), music)

    assert (found.decades, found.watched, [gap.kind for gap in found.gaps]) == ({None: 1}, {}, [Kind.ALBUM])
