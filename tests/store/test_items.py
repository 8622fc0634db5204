"""Lists of items: order, letters, scopes, details."""

import pytest

from metarr_desktop.domain.disk import Link, NewFile
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryType, Status
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.domain.streams import AudioStream, MediaFacts, SubtitleStream, VideoStream
from metarr_desktop.domain.titles import letter, sort_key
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value
from metarr_desktop.domain.views import SORTS, Scope, Sort
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie, a_picture, an_album, an_episode, an_item, edit

MOVIES = Scope(kind=Kind.MOVIE)


def order(store: Store, by: str, *, is_descending: bool = False, scope: Scope = MOVIES) -> list[str]:
    ids = store.items.listing(scope, None, Sort(by, is_descending)).ids
    return [row.title for row in store.items.rows([ItemId(one) for one in ids])]


# --- lists ------------------------------------------------------------------------------------------------------------


def test_a_list_is_ordered_by_title_without_articles_case_or_accents(store: Store) -> None:
    for title in ("The Zoo", "Émile", "dune", "9", "10", "A Dog", "Area 51"):
        a_movie(store, title)

    listing = store.items.listing(MOVIES)

    assert order(store, "title") == ["9", "10", "Area 51", "A Dog", "dune", "Émile", "The Zoo"]
    assert listing.letters == {"#": 0, "A": 2, "D": 3, "E": 5, "Z": 6}
    assert len(listing) == 7


def test_a_letter_leads_to_the_first_title_under_it_whatever_titles_begin_with(store: Store) -> None:
    for title in (
        "!!!",
        "9",
        "Émile",
        "emil",
        "日本",
        "日記",
        "😀 Smile",
        "Ωmega",
        "zoo",
        "Zoo",
        "\U0010ffff!",
        "\U0010ffff\U0010ffff!",
    ):
        a_movie(store, title)

    listing = store.items.listing(MOVIES)

    rows = store.items.rows([ItemId(one) for one in listing.ids])
    first: dict[str, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(letter(sort_key(row.title)), number)
    assert listing.letters == first


def test_letters_are_given_only_where_they_lead_somewhere(store: Store) -> None:
    a_movie(store, "Alien")

    assert store.items.listing(MOVIES, None, Sort("title", is_descending=True)).letters == {}
    assert store.items.listing(MOVIES, None, Sort("year")).letters == {}


@pytest.mark.parametrize(
    ("by", "ascending"),
    [
        ("title", ["A", "B", "C"]),
        ("year", ["C", "A", "B"]),
        ("added", ["B", "C", "A"]),
        ("runtime", ["C", "B", "A"]),
        ("rating", ["A", "C", "B"]),
    ],
)
def test_a_list_is_ordered_by_what_is_asked(store: Store, by: str, ascending: list[str]) -> None:
    added = "2026-05-0{} 00:00:00".format
    a_movie(store, "A", year=1980, date_added=added(3), runtime=120, ratings=(Rating("imdb", 5),))
    a_movie(
        store,
        "B",
        year=1990,
        date_added=added(1),
        runtime=100,
        ratings=(Rating("x", 1), Rating("y", 90, 100, is_default=True)),
    )
    a_movie(store, "C", year=1970, date_added=added(2), runtime=90, ratings=(Rating("imdb", 6),))

    assert order(store, by) == ascending
    assert order(store, by, is_descending=True) == ascending[::-1]


def test_episodes_and_tracks_are_ordered_by_number(store: Store) -> None:
    series = an_item(store, Kind.SERIES)
    season = an_item(store, Kind.SEASON, parent=series, season=1)
    for number in (10, 2, 1):
        an_item(store, Kind.EPISODE, parent=season, season=1, episode=number, title=f"E{number}")
    _, album, _ = an_album(store)
    for disc, track in ((2, 1), (1, 2)):
        an_item(store, Kind.TRACK, parent=album, disc=disc, track=track, title=f"T{disc}{track}")

    assert order(store, "number", scope=Scope(parent=season)) == ["E1", "E2", "E10"]
    assert order(store, "number", scope=Scope(parent=album)) == ["Dusk", "T12", "T21"]


@pytest.mark.parametrize(
    ("by", "low", "high"),
    [
        ("premiered", "1970-01-01", "1971"),
        ("certification", "DE 12", "de 16"),
        ("original_title", "abend", "Abende"),
        ("user_rating", 2, 9),
        ("genres", ("Action", "Western"), ("Drama", "Action")),
        ("collection", "The Apes", "Bond"),
    ],
)
def test_what_has_nothing_of_what_is_sorted_by_comes_last_either_way(
    store: Store, by: str, low: Value, high: Value
) -> None:
    a_movie(store, "None")
    for title, value in (("High", high), ("Low", low)):
        edit(store, a_movie(store, title), **{by: value})

    assert order(store, by) == ["Low", "High", "None"]
    assert order(store, by, is_descending=True) == ["High", "Low", "None"]


def test_a_list_is_ordered_by_what_titles_lack_and_what_is_locked(store: Store) -> None:
    a_movie(store, "A bare one")
    edit(store, a_movie(store, "Full"), plot="Long", tagline="Short", year=1999)
    edit(store, a_movie(store, "Half"), plot="Long")

    assert order(store, "complete") == ["A bare one", "Half", "Full"]
    assert order(store, "locks", is_descending=True) == ["Full", "Half", "A bare one"]


def test_a_list_is_ordered_by_how_large_the_picture_is(store: Store) -> None:
    films = a_library(store, roots=["/films"])
    root = store.libraries.get(films).roots[0].id
    for title, width, height in (("Large", 3840, 2160), ("Small", 720, 576)):
        file = a_file(store, root, f"{title}.mkv", a_movie(store, title, library=films))
        with store.write() as unit:
            unit.files.save_facts({file: MediaFacts(10, "matroska", (VideoStream("h264", width, height),))})
    a_movie(store, "Unknown", library=films)

    assert order(store, "quality") == ["Small", "Large", "Unknown"]


def test_a_list_is_ordered_by_what_needs_a_person_first(store: Store) -> None:
    films = a_library(store, roots=["/films"])
    root = store.libraries.get(films).roots[0].id
    a_file(store, root, "away.mkv", a_movie(store, "Away", library=films))
    a_movie(store, "Alpha")
    waits = a_movie(store, "Waits")
    edit(store, waits, plot="Mine")
    edit(store, waits, by=Actor.NFO, plot="Theirs")
    with store.write() as unit:
        unit.libraries.set_trouble(root, RootTrouble.AWAY)

    assert order(store, "state") == ["Waits", "Away", "Alpha"]
    assert order(store, "state", is_descending=True) == ["Alpha", "Away", "Waits"]


@pytest.mark.parametrize("by", SORTS)
def test_equal_places_are_told_apart_by_title(store: Store, by: str) -> None:
    for title in ("C", "A", "B"):
        a_movie(store, title)

    assert order(store, by) == ["A", "B", "C"]


def test_a_list_is_limited_to_its_library(store: Store) -> None:
    films, more = a_library(store, name="Films"), a_library(store, name="More")
    a_movie(store, "Alien", library=films)
    a_movie(store, "Brazil", library=more)

    assert order(store, "title", scope=Scope(library=more)) == ["Brazil"]
    assert store.items.count(Scope(library=more)) == 1


def test_an_item_is_found_by_its_number_or_by_a_title_that_is_its_alone(store: Store) -> None:
    amelie, number = a_movie(store, "Amélie"), a_movie(store, "1917")
    a_movie(store, "Twice")
    a_movie(store, "Twice")

    assert store.items.find(str(amelie)) == amelie
    assert store.items.find("amelie") == amelie
    assert store.items.find("1917") == number


@pytest.mark.parametrize("word", ["Nothing", "²", "9" * 40, "", "!!!", '"', "\udcff", "\x00"])
def test_a_word_that_names_no_item_is_refused(store: Store, word: str) -> None:
    a_movie(store, "Twice")

    with pytest.raises(NotFound, match="metarr items"):
        store.items.find(word)


def test_a_title_of_several_is_refused_with_their_numbers(store: Store) -> None:
    first, second = a_movie(store, "Twice"), a_movie(store, "Twice")

    with pytest.raises(NotFound, match=f"{first}, {second}"):
        store.items.find("Twice")


# --- rows -------------------------------------------------------------------------------------------------------------


def test_rows_come_in_the_order_asked_and_what_is_gone_is_left_out(store: Store) -> None:
    one, two = a_movie(store, "One"), a_movie(store, "Two")

    assert [row.id for row in store.items.rows([two, ItemId(4711), one])] == [two, one]


def test_a_film_shows_its_file_picture_locks_and_quality(store: Store) -> None:
    films = a_library(store, roots=["/films"])
    movie = a_movie(
        store, "Alien", library=films, year=1979, runtime=117, watched=True, ratings=(Rating("x", 85, 100),)
    )
    edit(store, movie, poster=(a_picture(store, movie),))
    root = store.libraries.get(films).roots[0].id
    small, large = a_file(store, root, "Alien/small.mkv", movie), a_file(store, root, "Alien/large.mkv", movie)
    with store.write() as unit:
        sounds = (AudioStream("truehd", 8, language="eng"), AudioStream("ac3", 6, language="ger"))
        unit.files.save_facts(
            {
                small: MediaFacts(10, "matroska", (VideoStream("h264", 1280, 720),), (AudioStream("aac", 2),)),
                large: MediaFacts(10, "matroska", (VideoStream("hevc", 3840, 2160, hdr=HdrKind.DOLBY_VISION),), sounds),
            }
        )
        unit.set_status([movie], Status.IDENTIFIED, confidence=0.9, matched_by=Actor.NFO)

    (row,) = store.items.rows([movie])

    assert (row.title, row.year, row.runtime, row.rating, row.is_watched) == ("Alien", 1979, 117, 8.5, True)
    assert (row.status, row.confidence, row.library) == (Status.IDENTIFIED, 0.9, films)
    assert row.path == "/films/Alien/large.mkv"
    assert (row.quality, row.hdr, row.audio) == ("4K", "DV", ("eng", "ger"))
    assert row.picture == f"image/poster-{movie}.jpg"
    assert row.locked == ("poster",)
    assert row.needs_publish


def test_a_film_shows_the_file_that_is_there_rather_than_one_that_is_gone(store: Store) -> None:
    films = a_library(store, roots=["/films"])
    movie = a_movie(store, library=films)
    root = store.libraries.get(films).roots[0].id
    gone = a_file(store, root, "a.mkv", movie)
    a_file(store, root, "b.mkv", movie)
    with store.write() as unit:
        unit.files.mark_missing([gone])

    assert store.items.rows([movie])[0].path == "/films/b.mkv"


def test_an_item_whose_root_is_away_is_offline(store: Store) -> None:
    films = a_library(store, roots=["/films"])
    movie = a_movie(store, library=films)
    root = store.libraries.get(films).roots[0].id
    a_file(store, root, "a.mkv", movie)
    with store.write() as unit:
        unit.libraries.set_trouble(root, RootTrouble.AWAY)

    assert store.items.rows([movie])[0].is_offline


def test_what_is_below_names_what_it_is_of(store: Store) -> None:
    series, season, episode = an_episode(store, "Lost Hours", 2, 5)
    artist, album, track = an_album(store, "The Owls", "Night")

    rows = {row.id: row for row in store.items.rows([series, season, episode, artist, album, track])}

    assert (rows[episode].series, rows[episode].season, rows[episode].episode) == ("Lost Hours", 2, 5)
    assert (rows[season].series, rows[season].season) == ("Lost Hours", 2)
    assert (rows[track].artist, rows[track].album, rows[track].disc, rows[track].track) == ("The Owls", "Night", 1, 1)
    assert rows[album].artist == "The Owls"
    assert [rows[one].children for one in (series, season, episode, artist, album)] == [1, 1, 0, 1, 1]


def test_an_album_is_stood_for_by_its_thumb_and_a_film_by_its_poster(store: Store) -> None:
    _, album, _ = an_album(store)
    movie = a_movie(store)
    for item in (album, movie):
        edit(store, item, thumb=(a_picture(store, item, "thumb"),))

    assert [row.picture for row in store.items.rows([album, movie])] == [f"image/thumb-{album}.jpg", ""]


def test_completeness_counts_the_fields_that_matter(store: Store) -> None:
    full = {
        FieldType.TEXT: "x",
        FieldType.LONG_TEXT: "x",
        FieldType.INTEGER: 1,
        FieldType.DATE: "1999",
        FieldType.LIST: ("x",),
        FieldType.PEOPLE: (Credit("x"),),
        FieldType.RATINGS: (Rating("x", 1),),
        FieldType.IDS: (ExternalId("imdb", "x"),),
    }
    weighted = [row for row in fields_of(Kind.MOVIE) if row.weight and row.type is not FieldType.PICTURES]
    movie = a_movie(store, **{row.name: full[row.type] for row in weighted})  # type: ignore[arg-type]
    bare = an_item(store, Kind.MOVIE)

    before = store.items.rows([movie])[0].completeness
    edit(store, movie, poster=(a_picture(store, movie),))

    assert 0 < before < store.items.rows([movie])[0].completeness == 100
    assert store.items.rows([bare])[0].completeness == 0


# --- one item ---------------------------------------------------------------------------------------------------------


def test_a_detail_has_everything(store: Store) -> None:
    shows = a_library(store, LibraryType.TV, ["/shows"])
    series, season, episode = an_episode(store, library=shows)
    root = store.libraries.get(shows).roots[0].id
    facts = MediaFacts(
        1200.5,
        "matroska",
        (VideoStream("h264", 1920, 800, aspect=2.4),),
        (AudioStream("dts", 6, language="eng", is_default=True),),
        (SubtitleStream("subrip", "ger", is_forced=True),),
    )
    with store.write() as unit:
        video, text = unit.files.add(
            [NewFile(root, "S/1.mkv", FileRole.VIDEO, 9, 1), NewFile(root, "S/1.de.srt", FileRole.SUBTITLE, 1, 1)]
        )
        unit.files.link([Link(episode, video, version="uncut", part=1)], [video])
        unit.files.link([Link(episode, text, language="de", is_forced=True)], [text])
        unit.files.save_facts({video: facts})
    chosen, candidate = a_picture(store, episode, "thumb", "chosen"), a_picture(store, episode, "thumb", "candidate")
    edit(store, episode, by=Actor.NFO, source="1.nfo", thumb=(chosen,), plot="Read.")

    detail = store.items.detail(episode)

    assert [row.id for row in detail.parents] == [series, season]
    assert detail.values == {"title": "Hour 1", "plot": "Read.", "thumb": (chosen,)}
    assert (detail.origins["plot"].actor, detail.origins["plot"].source) == (Actor.NFO, "1.nfo")
    film, words = detail.files
    assert (film.path, film.version, film.part, film.media) == ("/shows/S/1.mkv", "uncut", 1, facts)
    assert (words.role, words.language, words.is_forced) == (FileRole.SUBTITLE, "de", True)
    assert [(one.uuid, one.position) for one in detail.pictures] == [(chosen, 0), (candidate, None)]
    assert store.items.chosen_pictures([episode])[episode][0].uuid == chosen


def test_an_unknown_item_has_no_detail(store: Store) -> None:
    with pytest.raises(NotFound, match="4711"):
        store.items.detail(ItemId(4711))


def test_a_subtree_lists_parents_before_children(store: Store) -> None:
    series, season, episode = an_episode(store)

    assert store.items.subtree([series]) == [series, season, episode]


def test_what_other_programs_wrote_into_an_nfo_is_kept(store: Store) -> None:
    movie = a_movie(store)
    with store.write() as unit:
        unit.set_foreign({movie: ["<lockdata>true</lockdata>", "<x>é</x>"]})
    assert store.foreign_elements([movie]) == {movie: ("<lockdata>true</lockdata>", "<x>é</x>")}

    with store.write() as unit:
        unit.set_foreign({movie: []})
    assert store.foreign_elements([movie]) == {}


def test_only_a_person_overrules_a_persons_match(store: Store) -> None:
    movie = a_movie(store)
    with store.write() as unit:
        unit.set_status([movie], Status.IDENTIFIED, confidence=1.0, matched_by=Actor.PERSON)
        unit.set_status([movie], Status.UNIDENTIFIED, confidence=0.1, matched_by=Actor.PROVIDER)
    assert store.items.rows([movie])[0].status is Status.IDENTIFIED

    with store.write() as unit:
        unit.set_status([movie], Status.ENRICHED, confidence=1.0, matched_by=Actor.PERSON)
    assert store.items.rows([movie])[0].status is Status.ENRICHED
