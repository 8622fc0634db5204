"""The search: words, people, and the terms of the query language."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.disk import Link
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.fields import FIELDS
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryType, Status
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import KEYS
from metarr_desktop.domain.query_tree import Relation, Term, written
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.domain.streams import AudioStream, MediaFacts, SubtitleStream, VideoStream
from metarr_desktop.domain.values import Credit, FieldType, Rating
from metarr_desktop.domain.views import Scope, Sort
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.clock import stamp
from metarr_desktop.store.library import Store
from tests.builders import (
    a_file,
    a_library,
    a_movie,
    a_picture,
    a_store,
    an_album,
    an_episode,
    an_item,
    edit,
    lock,
)
from tests.hand_clock import HandClock

MOVIES = Scope(kind=Kind.MOVIE)


def titles(store: Store, query: str, scope: Scope = MOVIES) -> list[str]:
    parsed = parse_query(query)
    ids = [ItemId(one) for one in store.items.listing(scope, parsed).ids]
    assert store.items.count(scope, parsed) == len(ids)
    return [row.title for row in store.items.rows(ids)]


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("amelie", "Amélie"),
        ("AMÉLIE", "Amélie"),
        ("ame", "Amélie"),
        ("fabuleux destin", "Amélie"),
        ("audrey tau", "Amélie"),
        ("amelie tautou", "Amélie"),
        ("montmartre", "Amélie"),
        ("composer tiersen", "Amélie"),
        ("strasse", "Die Straße"),
        ("fast & furious", "Fast & Furious"),
        ("fast and furious", "Fast & Furious"),
        ("wall e", "WALL·E"),
        ("千と千", "千と千尋の神隠し"),
        ("हिन्दी", "हिन्दी मीडियम"),
        ("ёлки", "Ёлки"),
        ("елки", "Ёлки"),
    ],
)
def test_a_title_is_found_by_the_beginnings_of_its_words_and_its_people(store: Store, words: str, title: str) -> None:
    a_movie(
        store,
        "Amélie",
        original_title="Le Fabuleux Destin d’Amélie Poulain",
        alternative_titles=("Amélie from Montmartre",),
        cast=(Credit("Audrey Tautou", "Amélie"),),
        composers=(Credit("Composer Tiersen"),),
    )
    for other in ("Die Straße", "Fast & Furious", "WALL·E", "千と千尋の神隠し", "हिन्दी मीडियम", "Ёлки", "Alien"):
        a_movie(store, other)

    assert titles(store, words) == [title]


def test_every_word_has_to_be_there(store: Store) -> None:
    a_movie(store, "Blade Runner")
    a_movie(store, "Blade")

    assert titles(store, "blade runner") == ["Blade Runner"]
    assert titles(store, "runner blade") == ["Blade Runner"]
    assert titles(store, "blade walker") == []


def test_an_edit_is_found_at_once_by_the_new_word_and_no_longer_by_the_old(store: Store) -> None:
    movie = a_movie(store, "Allien", producers=(Credit("Old Hand"),))

    edit(store, movie, title="Alien", producers=(Credit("New Hand"),))

    assert titles(store, "alien") == titles(store, "new hand") == ["Alien"]
    assert titles(store, '"allien"') == titles(store, "old hand") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"low tide"', ["Low Tide"]),
        ('"tide low"', ["Tide Low"]),
        ('"low tid"', []),  # whole words
        ("low tid", ["Low Tide", "Tide Low"]),
        ("low -tide", ["Low"]),
        ('low -"low tide"', ["Low", "Tide Low"]),
        ("-low", ["Tide"]),
        ("-(low tide)", ["Low", "Tide"]),
        ("low OR tide", ["Low", "Low Tide", "Tide", "Tide Low"]),
        ('(low -tide) OR "tide low"', ["Low", "Tide Low"]),
        ('"low" "tide"', ["Low Tide", "Tide Low"]),
        ("-§", ["Low", "Low Tide", "Tide", "Tide Low"]),
        ("- tide", ["Low Tide", "Tide", "Tide Low"]),
    ],
)
def test_words_are_joined_turned_round_and_taken_together(store: Store, words: str, found: list[str]) -> None:
    for title in ("Low Tide", "Tide Low", "Low", "Tide"):
        a_movie(store, title)

    assert sorted(titles(store, words)) == found


def test_what_a_list_holds_is_not_left_by_any_search(store: Store) -> None:
    """The words of a view and those of a person are two questions, whatever brackets and ORs are in them."""
    a_movie(store, "Near", year=1999)
    a_movie(store, "Far", year=2010)
    view = Scope(kind=Kind.MOVIE, where=parse_query("year:1999 OR year:2000"))

    for typed in ("near OR far", ") OR (far", "far) OR year:2010 OR (near", "-near OR -far", "year:2010 OR (("):
        assert "Far" not in titles(store, typed, view)
    assert titles(store, "far OR near", view) == titles(store, "", view) == ["Near"]


def found(store: Store, query: str, most: int | None = None) -> list[str]:
    ids = store.items.listing(MOVIES, parse_query(query), most=most).ids
    return [row.title for row in store.items.rows([ItemId(one) for one in ids])]


def test_what_is_called_so_comes_first_then_what_begins_so_then_titles_then_people(store: Store) -> None:
    a_movie(store, "A Day at the Coast")
    a_movie(store, "Zulu", cast=(Credit("Coast Warden"),))
    a_movie(store, "The Coast Road")
    a_movie(store, "Coastal Winds")
    a_movie(store, "The Coast")

    ranked = ["The Coast", "The Coast Road", "Coastal Winds", "A Day at the Coast", "Zulu"]
    assert found(store, "coast") == ranked
    assert not store.items.listing(MOVIES, parse_query("year<3000 OR coast")).is_ranked  # nothing fits better
    for most in range(1, 7):
        assert found(store, "coast", most) == ranked[:most]


def test_another_order_than_by_title_is_kept_for_words_too(store: Store) -> None:
    a_movie(store, "Coast", year=1990)
    a_movie(store, "Off the Coast", year=1980)

    listing = store.items.listing(MOVIES, parse_query("coast"), Sort("year"))

    assert [row.year for row in store.items.rows([ItemId(one) for one in listing.ids])] == [1980, 1990]
    assert not listing.is_ranked


def test_a_beginning_says_that_it_is_not_the_whole(store: Store) -> None:
    for title in ("Coast", "Coastal"):
        a_movie(store, title)

    assert [store.items.listing(MOVIES, parse_query("coast"), most=most).is_whole for most in (1, 2, 3)] == [
        False,
        False,
        True,
    ]
    assert not store.items.listing(MOVIES, most=1).is_whole


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("amelei", "amelie"),  # two swapped
        ("amelle", "amelie"),  # one wrong
        ("ameliee", "amelie"),  # one too many
        ("ameie", "amelie"),  # one too few
        ("blade runenr", "blade runner"),
        ("bldae runner", "blade runner"),
        ("montmarter", "montmartre"),
        ("mnotmarter", "montmartre"),  # two slips in a long word
        ("audrey tatou", "audrey tautou"),
        ("hamelie", "amelie"),  # the first letter
        ("ameile year>1900", "amelie year>1900"),
    ],
)
def test_a_slip_of_the_keyboard_is_forgiven_and_told(store: Store, typed: str, meant: str) -> None:
    a_movie(store, "Amélie", year=2001, alternative_titles=("Montmartre",), cast=(Credit("Audrey Tautou"),))
    a_movie(store, "Blade Runner", year=1982)

    listing = store.items.listing(MOVIES, parse_query(typed))

    assert len(listing) == 1
    assert listing.corrected == meant


@pytest.mark.parametrize("typed", ["amelix genre:none", '"amelei"', "-amelie -blade xyzzy", "ame1ia2", "alm", "§"])
def test_what_is_no_slip_finds_nothing(store: Store, typed: str) -> None:
    a_movie(store, "Amélie")

    assert store.items.listing(MOVIES, parse_query(typed)).corrected == ""
    assert found(store, typed) == []


def test_the_beginning_of_a_list_leaves_slips_to_the_whole(store: Store) -> None:
    a_movie(store, "Amélie")

    beginning = store.items.listing(MOVIES, parse_query("amelei"), most=10)

    assert (len(beginning), beginning.is_whole) == (0, False)


@pytest.mark.parametrize(
    ("typed", "meant", "found"),
    [
        ("xvid", "file:xvid", ["Alien"]),
        ("alien xvid", "alien file:xvid", ["Alien"]),
        ("XViD year>1900", "file:XViD year>1900", ["Alien"]),
        ("alein", "alien", ["Alien"]),  # in no file's name either
        ("shelf", "", []),  # the path of the root is no news of what lies in it
        ("heat xvid", "", []),  # not the file of that title
    ],
)
def test_a_word_of_no_title_is_looked_for_in_the_names_of_files(
    store: Store, typed: str, meant: str, found: list[str]
) -> None:
    (root,) = store.libraries.get(a_library(store, roots=["/shelf"])).roots
    a_file(store, root.id, "a/alien.1979.XviD.avi", a_movie(store, "Alien", year=1979))
    a_file(store, root.id, "b/heat.avi", a_movie(store, "Heat", year=1995))

    listing = store.items.listing(MOVIES, parse_query(typed))

    assert listing.corrected == meant
    assert [row.title for row in store.items.rows([ItemId(one) for one in listing.ids])] == found


def test_a_word_that_is_known_is_not_put_right(store: Store) -> None:
    a_movie(store, "Blade Runner")
    a_movie(store, "Walker")

    assert found(store, "blade walker") == []


def test_a_word_that_is_still_being_typed_may_have_a_slip(store: Store) -> None:
    a_movie(store, "Interstellar")

    assert found(store, "intrest") == ["Interstellar"]


def test_signs_alone_find_nothing(store: Store) -> None:
    a_movie(store, "Alien")

    assert titles(store, "§ ! ?") == []


def test_what_lies_in_the_trash_is_found_there_alone(store: Store) -> None:
    movie = a_movie(store, "Alien")
    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [movie])

    assert titles(store, "alien") == []
    assert titles(store, "alien", Scope(in_trash=True)) == ["Alien"]
    assert titles(store, "alien in:trash") == ["Alien"]
    assert titles(store, "alien -in:trash") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("added<7d", ["Week"]),
        ("added:7d", ["Week"]),
        ("added<2m", ["Month", "Week"]),
        ("added>7d", ["Month", "Year"]),
        ("added>7d added<1y", ["Month"]),
        ("-added<7d", ["Month", "Never", "Year"]),
        ("premiered<2w", ["Week"]),
        ("premiered>=2w", ["Month", "Year"]),  # what is to come is not long ago, nor was it lately
    ],
)
def test_ages_count_back_from_now(tmp_path: Path, query: str, found: list[str]) -> None:
    clock = HandClock()
    store = a_store(tmp_path, clock)
    for title, days in (("Week", 3), ("Month", 30), ("Year", 800)):
        then = clock() - timedelta(days=days)
        a_movie(store, title, date_added=stamp(then), premiered=stamp(then)[:10])
    a_movie(store, "Never", premiered=stamp(clock() + timedelta(days=3))[:10])

    assert titles(store, query) == found
    store.close()


# --- terms ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two films that differ in everything that can be asked for."""
    store = a_store(tmp_path_factory.mktemp("store"))
    films = a_library(store, roots=["/films", "/away"], name="Films")
    near, far = (root.id for root in store.libraries.get(films).roots)
    rich = a_movie(
        store,
        "Rich",
        library=films,
        year=1999,
        tagline="50% more _fun_",
        premiered="1999-03-21",
        date_added="2024-05-06 07:08:09",
        watched=True,
        resume_position=12.5,
        certification="R",
        original_language="de",
        collection="Rich Saga",
        genres=("Science Fiction", "Drama"),
        cast=(Credit("Zoë Lind", "Mara"),),
        directors=(Credit("Bo Ek"),),
        ratings=(Rating("metacritic", 81, 100),),
        external_ids=(ExternalId("imdb", "tt0133093"),),
        alternative_titles=("Reich",),
    )
    edit(store, rich, by=Actor.NFO, poster=(a_picture(store, rich),))
    poor = a_movie(store, "Poor", year=2010, original_language="fra", directors=(Credit("Zoë Lind"),))
    edit(store, poor, by=Actor.NFO, plot="Held back.")
    lock(store, poor, plot=True)
    edit(store, poor, by=Actor.PROVIDER, plot="Wanted.")
    full = a_file(store, near, "Rich (1999)/rich.mkv", rich, size=9_000_000_000)
    bare = a_file(store, far, "poor.mkv", poor)
    away = a_file(store, far, "poor.cd2.mkv", poor)
    beside = a_file(store, near, "Rich (1999)/rich.pt-BR.srt", role=FileRole.SUBTITLE)
    with store.write() as unit:
        unit.files.save_facts(
            {
                full: MediaFacts(
                    video=(VideoStream("hevc", 3840, 1600, hdr=HdrKind.DOLBY_VISION),),
                    audio=(AudioStream("dts", language="ger"), AudioStream("aac", language="eng")),
                    subtitles=(SubtitleStream("subrip", language="eng"),),
                ),
                bare: MediaFacts(video=(VideoStream("h264", 1280, 720),), audio=(AudioStream("aac", language="fre"),)),
            }
        )
        unit.files.link([Link(rich, beside, language="pt-BR")], [beside])
        unit.set_status([rich], Status.IDENTIFIED, confidence=1.0, matched_by=Actor.NFO)
        unit.pictures.mark_published([rich])
        unit.libraries.set_trouble(far, RootTrouble.AWAY)
        unit.files.mark_missing([away])
        unit.set_status([poor], Status.UNIDENTIFIED, confidence=0.4, matched_by=Actor.SCAN)
    with store._lanes.write() as connection:
        connection.execute("UPDATE item SET missing_since = '2026' WHERE id = ?", (poor,))
    yield store
    store.close()


@pytest.mark.parametrize(
    "query",
    [
        "year:1999",
        "year=1999",
        "year<2010",
        "year<=1999",
        "-year>2000",
        "title:ric",
        "title:RICH",
        "tagline:50%",
        "tagline:_fun_",
        "premiered:1999",
        "premiered:1999-03",
        "premiered>=1999-03-21",
        "added:2024-05",
        'added>="2024-05-06 07"',
        "watched:yes",
        "-watched:no",
        "resume_position>12",
        "certification:r",
        "-certification:pg certification:r",
        "collection:saga",
        'genre:"science fiction"',
        "genre:DRAMA",
        "actor:zoe",
        'actor:"zoë lind"',
        "cast:lin",
        "director:bo",
        "rating>8",
        "rating>=8.1",
        "id:tt0133093",
        "id:imdb:tt0133093",
        "alternative_titles:rei",
        "kind:movie library:films",
        "library:FILMS",
        "status:identified",
        "-missing:poster",
        "poster:any",
        "missing:plot",
        "-missing:",
        "-locked:plot",
        "-locked:",
        "-unpublished",
        "-suggested",
        "-offline",
        "res:4k",
        "res>1080p",
        "-res<=720p",
        "hdr:any",
        "hdr:dv",
        "-hdr:hlg hdr:dolbyvision",
        "audio:de",
        "audio:deu audio:german audio:ger",
        "audio:eng",
        "-audio:fr",
        "sub:en",
        "sub:pt",  # the file beside it
        "sub:any",
        "-missing:sub",
        "audio:deu missing:sub:deu",
        "-missing:sub:en",
        "-missing:audio:de",
        "missing:audio:fr",
        "language:german",
        "-language:fr",
        "provider:imdb",
        'person:"bo ek"',
        "person:ek",
        "file:rich",
        'file:"/FILMS/Rich (19"',
        "confidence>=80%",
        "confidence>0.5",
        "size>4gb",
        "-size<4gb",
        "codec:hevc",
        "codec:h.265 codec:dts",
        "-codec:h264",
        "source:nfo missing:plot",
        "root:/films",
        "-root:/away/",
        "complete>50%",
        "-complete<=50",
        "decade:90s",
        "-decade:2010",
        "watched",
        "-unwatched",
        "genre:drama OR genre:horror",
        "-(year:2010 OR genre:horror)",
        "(year:2010 genre:drama) OR audio:de",
    ],
)
def test_a_term_finds_the_one_and_not_the_other(shelf: Store, query: str) -> None:
    assert titles(shelf, query) == ["Rich"]


@pytest.mark.parametrize(
    "query",
    [
        "year>2000",
        "-title:rich",
        "-genre:drama",
        "-collection:saga",  # what is in none is not in this one
        "-certification:r",
        "-premiered:1999",
        "-rating>8",
        "watched:no",
        "director:zoe",  # not who only acts
        "missing:poster",
        "missing:genres",
        "missing:cast",
        "missing:ratings",
        "missing:external_ids",
        "missing:alternative_titles",
        "missing:collection",
        "missing:",
        "missing:file",
        "locked:",
        "locked:plot",
        "unpublished",
        "suggested",
        "offline",
        "status:unidentified",
        "res:720p",
        "res<1080p",
        "-res:4k",
        "-hdr:any",
        "audio:fr",
        "-sub:any",
        "audio:fra missing:sub",
        "missing:sub:pt",
        "language:fre",
        "missing:audio:de",
        "-provider:imdb",
        "-file:rich",
        "file:/away/",
        "confidence<50%",
        "size<1mb",
        "codec:h264",
        "-codec:dts",
        "complete<50",
        "complete<0.5",
        "root:/away",
        "-root:/films",
        "-root:/film -root:/films",
        "decade:2010s",
        "unwatched",
        "-watched",
    ],
)
def test_the_other_is_found_by_what_it_lacks(shelf: Store, query: str) -> None:
    assert titles(shelf, query) == ["Poor"]


def test_a_source_is_a_provider_by_its_name_and_all_others_by_what_they_are(store: Store) -> None:
    film = a_movie(store, "Told")
    a_movie(store, "Found")
    edit(store, film, by=Actor.PROVIDER, source="tmdb", plot="A.", tagline="B.")
    edit(store, film, by=Actor.PERSON, plot="Mine.")

    assert titles(store, "source:tmdb") == titles(store, "source:person") == ["Told"]
    assert titles(store, "source:scan") == ["Found", "Told"]
    assert titles(store, "source:provider OR source:omdb") == []


def test_a_title_is_as_complete_in_a_search_as_on_its_card(store: Store) -> None:
    a_movie(store, "Little")
    a_movie(store, "More", year=1999, plot="A ship.", genres=("Drama",), cast=(Credit("Zoë Lind"),), runtime=100)
    an_episode(store, "Fine")

    for row in store.items.rows(store.items.listing(Scope()).ids):
        same = f'title:"{row.title}" kind:{row.kind} complete'
        assert store.items.count(Scope(), parse_query(f"{same}:{row.completeness}%")) == 1
        assert store.items.count(Scope(), parse_query(f"{same}>{row.completeness}%")) == 0
        assert store.items.count(Scope(), parse_query(f"{same}<={row.completeness}%")) == 1


def test_a_field_that_a_kind_cannot_have_is_not_missing_there(store: Store) -> None:
    series, season, episode = an_episode(store)

    assert titles(store, "missing:aired", Scope()) == [store.items.rows([episode])[0].title]
    assert len(titles(store, "missing:poster", Scope())) == len([series, season])


@pytest.mark.parametrize("name", [row.name for row in FIELDS])
def test_every_field_can_be_asked_for_and_missed(shelf: Store, name: str) -> None:
    row = next(one for one in FIELDS if one.name == name)
    asked = {FieldType.FLAG: "yes"}.get(row.type, "1999")

    assert isinstance(titles(shelf, f"{name}:{asked}"), list)
    present, missing = titles(shelf, f"-missing:{name}"), titles(shelf, f"missing:{name}")
    assert sorted(present + missing) == ["Poor", "Rich"]


@pytest.mark.parametrize("name", ["audio", "sub"])
def test_of_what_was_never_looked_into_no_stream_is_missing(store: Store, name: str) -> None:
    (root,) = store.libraries.get(a_library(store, roots=["/films"])).roots
    a_file(store, root.id, "a.mkv", a_movie(store, "Alien"))

    assert titles(store, f"missing:{name}") == titles(store, f"missing:{name}:de") == []
    assert titles(store, f"-{name}:any") == ["Alien"]


@pytest.fixture
def shows(store: Store) -> Store:
    """“Fine” has a 4K episode in German and one in English without subtitles; “Plain” one in English with them."""
    (root,) = store.libraries.get(a_library(store, LibraryType.TV, ["/tv"])).roots
    _, season, first = an_episode(store, "Fine")
    second = an_item(store, Kind.EPISODE, parent=season, season=1, episode=2, title="Hour 2")
    other = an_episode(store, "Plain", episode=3)[2]
    german, english = AudioStream("dts", language="ger"), AudioStream("aac", language="eng")
    subtitles = (SubtitleStream("subrip", language="eng"),)
    picture = (VideoStream("h264", 1280, 720),)
    fine = MediaFacts(video=(VideoStream("hevc", 3840, 2160, hdr=HdrKind.HDR10),), audio=(german,), subtitles=subtitles)
    bare = MediaFacts(video=picture, audio=(english,))
    plain = MediaFacts(video=picture, audio=(english,), subtitles=subtitles)
    files = {
        a_file(store, root.id, f"{name}.mkv", item): facts
        for name, item, facts in (("fine 1", first, fine), ("fine 2", second, bare), ("plain", other, plain))
    }
    with store.write() as unit:
        unit.files.save_facts(files)
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("audio:de", ["Fine"]),
        ("audio:en", ["Fine", "Plain"]),
        ("audio:de audio:en", ["Fine"]),  # of two episodes
        ("res:4k", ["Fine"]),
        ("res<4k", ["Fine", "Plain"]),
        ("hdr:any", ["Fine"]),
        ("hdr:hdr10", ["Fine"]),
        ("sub:en", ["Fine", "Plain"]),
        ("file:plain", ["Plain"]),
        ("codec:hevc", ["Fine"]),
        ("codec:h264", ["Fine", "Plain"]),
        ("codec:video -codec:dts", ["Plain"]),
        ("audio:unnamed", []),
        ("root:/tv", ["Fine", "Plain"]),
        ("missing:sub", ["Fine"]),
        ("missing:audio:de", ["Fine", "Plain"]),
        ("-audio:de", ["Plain"]),  # not one episode is
        ("-missing:sub", ["Plain"]),
    ],
)
def test_a_series_is_found_by_what_one_of_its_episodes_has(shows: Store, query: str, found: list[str]) -> None:
    assert titles(shows, query, Scope(kind=Kind.SERIES)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("title:amelie", ["Amélie"]),
        ("title:AMÉLIE", ["Amélie"]),
        ("title:é", ["Amélie", "Wheel"]),
        ("title:wheél", ["Wheel"]),
        ("-title:amelie", ["Wheel"]),
        ('title:"amelie et l"', []),
        ("original_title:andre", ["Wheel"]),
        ("tagline:uberall", ["Wheel"]),
        ("collection:serie", ["Amélie"]),
    ],
)
def test_a_text_is_found_whatever_its_accents(store: Store, query: str, found: list[str]) -> None:
    a_movie(store, "Amélie", collection="Série noire")
    a_movie(store, "Wheel", original_title="André", tagline="Überall")

    assert titles(store, query, MOVIES) == found


def test_so_is_a_season_and_an_episode_by_its_own(shows: Store) -> None:
    (season,) = shows.items.listing(Scope(kind=Kind.SEASON), parse_query("audio:de")).ids

    assert titles(shows, "audio:de", Scope(parent=ItemId(season))) == ["Hour 1"]


def test_what_lies_in_the_trash_counts_for_a_series_there_alone(shows: Store) -> None:
    (german,) = shows.items.listing(Scope(kind=Kind.EPISODE), parse_query("audio:de")).ids
    with shows.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [ItemId(german)])
    assert titles(shows, "audio:de", Scope(kind=Kind.SERIES)) == []

    (plain,) = shows.items.listing(Scope(kind=Kind.SERIES), parse_query("plain")).ids
    with shows.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [ItemId(plain)])

    assert titles(shows, "in:trash audio:en", Scope(kind=Kind.SERIES)) == ["Plain"]


def test_an_album_is_found_by_its_tracks(store: Store) -> None:
    (root,) = store.libraries.get(a_library(store, LibraryType.MUSIC, ["/music"])).roots
    artist, album, track = an_album(store)
    file = a_file(store, root.id, "a.flac", track, role=FileRole.AUDIO)
    with store.write() as unit:
        unit.files.save_facts({file: MediaFacts(audio=(AudioStream("flac", language="deu"),))})

    assert set(store.items.listing(Scope(), parse_query("audio:de")).ids) == {artist, album, track}


def assert_counts_are_those_of_lists(store: Store, scope: Scope) -> None:
    counted = store.items.facets(scope)
    assert {key for key, values in counted.items() if any(values.values())} >= {"watched", "unpublished"}
    for key, values in counted.items():
        for value, count in values.items():
            term = Term(key, Relation.IS, value)
            assert (term, store.items.count(scope, parse_query(written(term)))) == (term, count)


def assert_more_counts_are_those_of_lists(store: Store, scope: Scope) -> None:
    for key, values in store.items.more_facets(scope).items():
        for value, count in values.items():
            if key != "root":
                found = store.items.count(scope, parse_query(written(Term(key, Relation.IS, value))))
                assert (key, value, found) == (key, value, count)


def test_so_is_what_it_counts_when_more_is_wanted(shelf: Store, shows: Store) -> None:
    for kind in (None, Kind.MOVIE):
        assert_more_counts_are_those_of_lists(shelf, Scope(kind=kind))
    for kind in (Kind.SERIES, Kind.EPISODE):
        assert_more_counts_are_those_of_lists(shows, Scope(kind=kind))

    assert dict(shows.items.more_facets(Scope(kind=Kind.SERIES))["codec"]) == {
        "aac": 2,
        "dts": 1,
        "h264": 2,
        "hevc": 1,
    }


def test_what_a_filter_counts_is_what_its_term_finds(shelf: Store) -> None:
    assert_counts_are_those_of_lists(shelf, MOVIES)
    assert dict(shelf.items.facets(MOVIES)["audio"]) == {"de": 1, "en": 1, "fr": 1}
    assert dict(shelf.items.facets(MOVIES)["sub"]) == {"en": 1, "pt": 1}
    assert shelf.items.facets(MOVIES)["provider"]["imdb"] == 1


@pytest.mark.parametrize("kind", [Kind.SERIES, Kind.SEASON, Kind.EPISODE])
def test_series_are_counted_by_their_episodes(shows: Store, kind: Kind) -> None:
    assert_counts_are_those_of_lists(shows, Scope(kind=kind))


def test_a_list_of_several_kinds_names_languages_without_counting_them(shows: Store) -> None:
    assert dict(shows.items.facets(Scope())["audio"]) == {"de": 0, "en": 0}
    assert shows.items.facets(Scope())["kind"]["episode"] == 3


_parts = st.recursive(
    st.sampled_from(
        [
            *("rich", "poor", '"rich"', "year>2000", "genre:drama", "rating>8", "collection:saga", "premiered:1999"),
            *(
                "missing:poster",
                "missing:sub",
                "audio:de",
                "sub:pt",
                "res>720p",
                "size>4gb",
                "codec:aac",
                "source:nfo",
                "complete>=40",
                "root:/away",
                "confidence<1",
                "added<7d",
            ),
            *("person:bo", "file:rich", "in:trash", "watched", "locked:plot", "language:de", "id:imdb:tt0133093"),
        ]
    ),
    lambda inner: st.one_of(
        inner.map("-({})".format),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(_parts, _parts)
def test_a_search_answers_as_logic_does(shelf: Store, one: str, other: str) -> None:
    """A minus gives the complement, words side by side what both find, OR what either does."""

    def answer(query: str) -> set[int]:
        return set(shelf.items.listing(Scope(), parse_query(query)).ids)

    everything = answer("-in:trash OR in:trash")
    assert answer(f"-({one})") == everything - answer(one)
    assert answer(f"({one}) ({other})") == answer(one) & answer(other)
    assert answer(f"({one}) OR ({other})") == answer(one) | answer(other)


_terms = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.sampled_from([*KEYS, *(row.name for row in FIELDS)]),
    st.builds('{}"{}"'.format, st.sampled_from([":", "<", ">", "<=", ">="]), st.text(max_size=8)),
)


@settings(max_examples=400)
@given(st.lists(st.one_of(st.text(max_size=30), _terms), max_size=4).map(" ".join))
@example("'; DROP TABLE item; --")
@example('" OR rowid:*')
@example("NEAR(a b) AND NOT c*")
@example("_ _x *")
@example("a " * 249)
@example("ﷺ " * 200)
@example("title:" + "%" * 400)
@example("actor:_")
@example("\ud800 \x00 year:\ud800")
def test_whatever_is_typed_is_text_and_never_breaks_a_search(shelf: Store, typed: str) -> None:
    try:
        query = parse_query(typed)
    except BadQuery:
        return
    assert len(shelf.items.listing(Scope(), query)) <= shelf.items.count(Scope())
