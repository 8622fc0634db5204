"""TheTVDB: the sign-in, what it is asked, and what is made of its answers."""

from __future__ import annotations

import copy
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput, Refused
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Candidate, Child, Ordering, PictureOffer, Place, Record, Wanted
from metarr_desktop.domain.values import Credit
from metarr_desktop.net.service import Service
from metarr_desktop.providers.tvdb import SPEC, Tvdb
from metarr_desktop.providers.tvdb.words import code_of, codes_in, tag_of
from tests.providers.recorded import by_name
from tests.providers.shapes import Told, assert_candidate_sound, assert_sound, damaged
from tests.providers.specified import operation_for, operations, specification
from tests.replay import Asked, MemoryAnswers, Replay, Reply, a_service, json_reply, replaying

KEY, PIN = "key-with-dashes", "PIN-77"
ASK = Ask(languages=("de", "en"), country="DE")
SERIES_ID, FILM_ID = ExternalId("tvdb", "4711"), ExternalId("tvdb", "815")
LISTS = ("/artwork/types", "/countries")

ART_TYPES = [
    {"id": 21, "name": "Poster", "recordType": "series"},
    {"id": 22, "name": "Background", "recordType": "series"},
    {"id": 23, "name": "Banner", "recordType": "series"},
    {"id": 24, "name": "ClearLogo", "recordType": "series"},
    {"id": 25, "name": "Icon", "recordType": "series"},
    {"id": 31, "name": "Poster", "recordType": "season"},
    {"id": 41, "name": "Poster", "recordType": "movie"},
    {"id": 42, "name": "Clear Art", "recordType": "movie"},
]
COUNTRIES = [
    {"id": "nor", "name": "Norway", "shortCode": "no"},
    {"id": "deu", "name": "Germany", "shortCode": "de"},
    {"id": "usa", "name": "United States of America", "shortCode": "us"},
]


def _translation(language: str, **more: Any) -> dict[str, Any]:
    return {"language": language, "isAlias": False, **more}


def _character(part: str, person: str, id: int, **more: Any) -> dict[str, Any]:
    return {"peopleType": part, "personName": person, "peopleId": id, "sort": id, "episodeId": None, **more}


SERIES: dict[str, Any] = {
    "id": 4711,
    "name": "Fyrlys",
    "image": "/banners/posters/4711.jpg",
    "firstAired": "2011-03-04",
    "lastAired": "2013-05-17",
    "year": "2011",
    "averageRuntime": 43,
    "status": {"id": 2, "name": "Ended"},
    "originalCountry": "nor",
    "originalLanguage": "nor",
    "overview": "Et fyr.",
    "score": 991234,
    "nameTranslations": ["deu,eng", "nor"],
    "overviewTranslations": ["eng", "nor"],
    "aliases": [{"language": "eng", "name": "Beacon"}, {"language": "eng", "name": "Beacon"}],
    "translations": {
        "nameTranslations": [
            _translation("deu", name="Leuchtfeuer"),
            _translation("eng", name="Harbour Lights"),
            _translation("nor", name="Fyrlys"),
            _translation("eng", name="The Lights", isAlias=True),
            _translation("zhtw", name="港燈"),
        ],
        "overviewTranslations": [
            _translation("eng", overview="A lighthouse."),
            _translation("nor", overview="Et fyr."),
        ],
    },
    "genres": [{"id": 1, "name": "Drama"}, {"id": 2, "name": "Mystery"}],
    "tags": [{"name": "Lighthouses", "tagName": "Setting"}],
    "companies": [
        {"name": "Channel Nine", "companyType": {"companyTypeName": "Network"}},
        {"name": "Rook Films", "companyType": {"companyTypeName": "Production Company"}},
    ],
    "originalNetwork": {"id": 1, "name": "Channel Nine"},
    "latestNetwork": {"id": 1, "name": "Channel Nine"},
    "trailers": [{"url": "https://video.example/1"}, {"url": "javascript:alert(1)"}],
    "contentRatings": [
        {"country": "deu", "name": "12"},
        {"country": "usa", "name": "TV-14"},
        {"country": "xxx", "name": "?"},
    ],
    "remoteIds": [
        {"id": "tt7654321", "type": 2, "sourceName": "IMDB"},
        {"id": "5150", "type": 12, "sourceName": "TheMovieDB.com"},
        {"id": "Q42", "type": 18},
        {"id": "https://fyrlys.example", "type": 4, "sourceName": "Official Website"},
        {"id": "not one", "type": 19, "sourceName": "TV Maze"},
    ],
    "characters": [
        _character("Director", "Ada Stone", 3),
        _character("Actor", "Mika Arai", 2, name="Keeper", personImgURL="/banners/person/2.jpg"),
        _character("Actor", "Ben Rook", 1, name="Boy", image="https://artworks.thetvdb.com/c/1.jpg"),
        _character("Guest Star", "Cy Light", 4, name="Stranger", episodeId=101),
        _character("Executive Producer", "Di Low", 5),
    ],
    "seasonTypes": [{"id": 1, "type": "official"}, {"id": 2, "type": "dvd"}, {"id": 3, "type": "absolute"}],
    "seasons": [
        {"id": 70, "number": 0, "type": {"type": "official"}, "name": "Specials"},
        {"id": 71, "number": 1, "type": {"type": "official"}, "image": "/s1.jpg", "year": "2011"},
        {"id": 81, "number": 1, "type": {"type": "dvd"}},
    ],
    "artworks": [
        {"id": 1, "type": 21, "image": "https://artworks.thetvdb.com/low.jpg", "language": "deu", "score": 1},
        {
            "id": 2,
            "type": 21,
            "image": "/banners/posters/4711.jpg",
            "thumbnail": "/banners/posters/4711_t.jpg",
            "language": "eng",
            "score": 100,
            "width": 680,
            "height": 1000,
        },
        {"id": 3, "type": 22, "image": "http://artworks.thetvdb.com/f.jpg", "language": None, "includesText": False},
        {"id": 4, "type": 24, "image": "https://artworks.thetvdb.com/l.png", "language": None, "includesText": True},
        {"id": 5, "type": 25, "image": "https://artworks.thetvdb.com/icon.png"},
        {"id": 6, "type": 31, "image": "https://artworks.thetvdb.com/s1b.jpg", "language": "eng", "seasonId": 71},
    ],
}  # fmt: skip


def _episode(id: int, season: int, number: int, name: str | None, overview: str | None, **more: Any) -> dict[str, Any]:
    return {"id": id, "seasonNumber": season, "number": number, "name": name, "overview": overview, **more}


IN_GERMAN = [
    _episode(101, 1, 1, "Ebbe", None, aired="2011-03-04", runtime=45, image="/banners/episodes/101.jpg"),
    _episode(102, 1, 2, "", None, aired="2011-03-11"),
    _episode(103, 0, 1, None, None, aired="2011-12-24", airsBeforeSeason=2, airsBeforeEpisode=1, absoluteNumber=0),
]
IN_ENGLISH = [
    _episode(101, 1, 1, "Low Tide", "It begins."),
    _episode(102, 1, 2, "High Tide", None),
    _episode(103, 0, 1, None, ""),
]
IN_NORWEGIAN = [
    _episode(101, 1, 1, "Fjære", "Det begynner."),
    _episode(102, 1, 2, "Flo", "Vannet stiger."),
    _episode(103, 0, 1, "Tilbakeblikk", None),
]
FILM: dict[str, Any] = {
    "id": 815,
    "name": "Longest Night",
    "image": "/banners/v4/movie/815.jpg",
    "year": "2019",
    "runtime": 102,
    "originalLanguage": "eng",
    "originalCountry": "usa",
    "production_countries": [{"country": "usa", "name": "US"}, {"country": "nor", "name": "NO"}],
    "budget": "1500000",
    "boxOffice": "2750000.00",
    "first_release": {"country": "usa", "date": "2019-10-11"},
    "releases": [
        {"country": "deu", "date": "2020-02-06"},
        {"country": "deu", "date": "2020-01-30"},
        {"country": "usa", "date": "2019-10-11"},
    ],
    "lists": [{"name": "Best of 2019", "isOfficial": False}, {"name": "The Night Collection", "isOfficial": True}],
    "studios": [{"name": "Rook Films"}],
    "companies": {"studio": [{"name": "Rook Films"}], "production": [{"name": "Stone & Co"}], "network": []},
    "contentRatings": [{"country": "usa", "name": "PG-13"}],
    "remoteIds": [{"id": "tt1122334", "sourceName": "IMDB"}],
    "translations": {
        "nameTranslations": [_translation("eng", name="Longest Night", tagline="It ends. Slowly.")],
        "overviewTranslations": [_translation("eng", overview="A night.")],
    },
    "artworks": [
        {"type": 41, "image": "/banners/v4/movie/815.jpg", "language": "eng"},
        {"type": 42, "image": "/a.png"},
    ],
}


class Tokens:
    """The sign-in of a stand-in: each login gives the next token, and only the newest is taken."""

    def __init__(self, replay: Replay) -> None:
        self.newest = 0
        self._lock = threading.Lock()
        replay.when(self._guard)

    def expire(self) -> None:
        """The newest token is not taken any longer."""
        self.newest += 1

    def _guard(self, asked: Asked) -> Reply | None:
        if asked.path == "/login":
            with self._lock:
                self.newest += 1
                return json_reply({"status": "success", "data": {"token": f"token-{self.newest}"}})
        is_signed = asked.headers.get("authorization") == f"Bearer token-{self.newest}"
        return None if is_signed else json_reply({"status": "failure", "message": "Unauthorized"}, 401)


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        _tell(replay, "/artwork/types", ART_TYPES)
        _tell(replay, "/countries", COUNTRIES)
        _tell(replay, "/series/4711/extended", SERIES)
        _tell(replay, "/movies/815/extended", FILM)
        for code, rows in (("deu", IN_GERMAN), ("eng", IN_ENGLISH), ("nor", IN_NORWEGIAN)):
            _tell_episodes(replay, f"official/{code}", rows)
        _tell_episodes(replay, "dvd", [_episode(102, 1, 1, "", ""), _episode(101, 1, 2, "", "")])
        absolute = [_episode(103, 0, 1, "", ""), _episode(101, 1, 1, "", ""), _episode(102, 1, 2, "", "")]
        _tell_episodes(replay, "absolute", absolute)
        yield replay


@pytest.fixture
def tokens(replay: Replay) -> Tokens:
    return Tokens(replay)


@pytest.fixture
def answers() -> MemoryAnswers:
    return MemoryAnswers()


@pytest.fixture
def web(replay: Replay, tokens: Tokens, answers: MemoryAnswers) -> Iterator[Service]:
    with a_service(SPEC, replay, answers=answers) as web:
        yield web


@pytest.fixture
def tvdb(web: Service) -> Tvdb:
    return Tvdb(web, {"api_key": KEY})


def _tell(replay: Replay, path: str, data: Any, **query: str) -> None:
    replay.tell(path, {"status": "success", "data": data}, **query)


def _tell_episodes(replay: Replay, order: str, rows: list[Any]) -> None:
    _tell(replay, f"/series/4711/episodes/{order}", {"episodes": rows}, page="0")


def _asked(replay: Replay) -> list[str]:
    """The paths that were asked for, but for the sign-in and the lists that are kept for long."""
    return [path for path in replay.paths if path not in ("/login", *LISTS)]


def _fetched(tvdb: Tvdb, kind: Kind = Kind.SERIES, id: ExternalId = SERIES_ID, ask: Ask = ASK) -> Record:
    record = tvdb.fetch(kind, [id], ask)
    assert record is not None
    return record


def _child(record: Record, season: int, episode: int | None = None) -> Child:
    return next(one for one in record.children if one.place == Place(season=season, episode=episode))


# --- the sign-in --------------------------------------------------------------------------------------------------


def test_the_key_signs_in_once_and_the_token_is_sent_as_a_header(tvdb: Tvdb, replay: Replay) -> None:
    _fetched(tvdb, Kind.MOVIE, FILM_ID)
    logins = [one for one in replay.asked if one.path == "/login"]
    assert [(one.method, one.body) for one in logins] == [("POST", {"apikey": KEY})]
    others = [one for one in replay.asked if one.path != "/login"]
    assert {one.headers["authorization"] for one in others} == {"Bearer token-1"}


def test_a_pin_is_sent_where_there_is_one(web: Service, replay: Replay) -> None:
    Tvdb(web, {"api_key": KEY, "pin": PIN}).test(ASK)
    assert replay.asked[0].body == {"apikey": KEY, "pin": PIN}


def test_neither_key_nor_token_is_kept_or_stands_in_an_address(
    tvdb: Tvdb, replay: Replay, answers: MemoryAnswers
) -> None:
    _fetched(tvdb)
    kept = "".join(key + answer.body.decode() for key, answer in answers.kept.items())
    for secret in (KEY, "token-1"):
        assert secret not in kept
        assert all(secret not in one.path and secret not in str(one.query) for one in replay.asked)


def test_what_is_kept_needs_no_sign_in(tvdb: Tvdb, web: Service, replay: Replay) -> None:
    _fetched(tvdb)
    count = len(replay.asked)
    assert _fetched(Tvdb(web, {"api_key": KEY})) == _fetched(tvdb)
    assert len(replay.asked) == count


def test_an_expired_token_is_renewed_once_and_the_question_put_again(
    tvdb: Tvdb, replay: Replay, tokens: Tokens
) -> None:
    _fetched(tvdb, Kind.MOVIE, FILM_ID)
    tokens.expire()
    replay.asked.clear()
    _fetched(tvdb, Kind.MOVIE, FILM_ID, Ask(is_fresh=True))
    assert replay.paths == ["/movies/815/extended", "/login", "/movies/815/extended"]


def test_a_token_that_is_never_taken_is_renewed_only_once(tvdb: Tvdb, replay: Replay) -> None:
    replay.tell("/movies/815/extended", {"status": "failure"}, status=401)
    with pytest.raises(Refused):
        tvdb.fetch(Kind.MOVIE, [FILM_ID], ASK)
    assert replay.paths == ["/login", "/movies/815/extended", "/login", "/movies/815/extended"]


def test_a_bad_key_is_told_without_quoting_it(tvdb: Tvdb, replay: Replay) -> None:
    replay.tell("/login", {"status": "failure", "message": "InvalidAPIKey: apikey invalid"}, status=401)
    with pytest.raises(Refused) as refused:
        tvdb.fetch(Kind.MOVIE, [FILM_ID], ASK)
    assert KEY not in str(refused.value)
    assert replay.paths == ["/login"]


def test_a_key_that_wants_a_pin_says_so(tvdb: Tvdb, replay: Replay) -> None:
    replay.tell("/login", {"status": "failure", "message": "InvalidValueType: pin required"}, status=400)
    with pytest.raises(Refused, match="PIN"):
        tvdb.test(ASK)


def test_without_a_key_nothing_is_asked(web: Service, replay: Replay) -> None:
    with pytest.raises(Refused, match="needs a key"):
        Tvdb(web, {}).search(Wanted(Kind.SERIES, "Fyrlys"), ASK)
    assert replay.asked == []


def test_threads_that_start_together_sign_in_once(tvdb: Tvdb, replay: Replay) -> None:
    for number in range(1, 9):
        _tell(replay, f"/movies/{number}/extended", {**FILM, "id": number})
    start = threading.Barrier(8)

    def fetch(number: int) -> Record | None:
        start.wait()
        return tvdb.fetch(Kind.MOVIE, [ExternalId("tvdb", str(number))], ASK)

    with ThreadPoolExecutor(8) as pool:
        records = list(pool.map(fetch, range(1, 9)))
    assert all(records)
    assert replay.paths.count("/login") == 1


# --- what is asked ------------------------------------------------------------------------------------------------


def test_a_film_is_one_request_beside_the_lists_that_are_kept(tvdb: Tvdb, replay: Replay) -> None:
    _fetched(tvdb, Kind.MOVIE, FILM_ID)
    assert _asked(replay) == ["/movies/815/extended"]
    film = next(one for one in replay.asked if one.path == "/movies/815/extended")
    assert film.query == {"meta": "translations", "short": "false"}


def test_the_lists_are_read_once_even_for_titles_that_are_asked_for_anew(tvdb: Tvdb, replay: Replay) -> None:
    for _ in range(3):
        _fetched(tvdb, Kind.MOVIE, FILM_ID, Ask(is_fresh=True))
    assert [replay.paths.count(path) for path in LISTS] == [1, 1]


def test_resolving_an_own_id_and_then_fetching_asks_once(tvdb: Tvdb, replay: Replay) -> None:
    found = tvdb.resolve(Kind.MOVIE, FILM_ID, ASK)
    assert found is not None
    _fetched(tvdb, Kind.MOVIE, FILM_ID)
    assert _asked(replay) == ["/movies/815/extended"]


def test_a_series_is_read_in_the_languages_it_has_and_in_the_orders_it_lists(tvdb: Tvdb, replay: Replay) -> None:
    _fetched(tvdb, ask=Ask(languages=("de", "fr", "en")))
    assert _asked(replay) == [
        "/series/4711/extended",
        "/series/4711/episodes/official/deu",
        "/series/4711/episodes/official/eng",
        "/series/4711/episodes/official/nor",
        "/series/4711/episodes/dvd",
        "/series/4711/episodes/absolute",
    ]


def test_a_series_without_other_orders_is_not_asked_for_them(tvdb: Tvdb, replay: Replay) -> None:
    _tell(replay, "/series/4711/extended", {**SERIES, "seasonTypes": [{"type": "official"}]})
    assert _fetched(tvdb).orderings == ()
    assert not any("dvd" in path or "absolute" in path for path in replay.paths)


def test_a_series_that_tells_no_language_is_asked_for_without_one(tvdb: Tvdb, replay: Replay) -> None:
    bare = {"id": 4711, "name": "Fyrlys"}
    _tell(replay, "/series/4711/extended", bare)
    _tell_episodes(replay, "official", IN_ENGLISH)
    record = _fetched(tvdb)
    assert _child(record, 1, 1).values["title"] == "Low Tide"
    assert _child(record, 1, 1).texts == {}


def test_long_series_are_read_page_by_page(tvdb: Tvdb, replay: Replay) -> None:
    path = "/series/4711/episodes/official/nor"
    links = {"next": "https://api4.thetvdb.com/v4/...page=1", "page_size": 2}
    replay.tell(path, {"data": {"episodes": IN_NORWEGIAN[:2]}, "links": links}, page="0")
    replay.tell(path, {"data": {"episodes": IN_NORWEGIAN[2:]}, "links": {"next": None}}, page="1")
    record = _fetched(tvdb, ask=Ask(languages=("no",)))
    assert _child(record, 0, 1).values["title"] == "Tilbakeblikk"
    assert replay.paths.count(path) == 2


def test_a_search_asks_by_title_and_year(tvdb: Tvdb, replay: Replay) -> None:
    _tell(replay, "/search", [{"tvdb_id": "4711", "name": "Fyrlys"}])
    found = tvdb.search(Wanted(Kind.SERIES, "Fyrlys", 2011, titles=("Beacon",)), ASK)
    assert [one.ids for one in found] == [(SERIES_ID,)]
    search = [one.query for one in replay.asked if one.path == "/search"]
    assert search == [{"query": "Fyrlys", "type": "series", "limit": "25", "year": "2011"}]


def test_a_search_that_finds_nothing_drops_the_year_and_then_tries_other_titles(tvdb: Tvdb, replay: Replay) -> None:
    _tell(replay, "/search", None)
    _tell(replay, "/search", [{"tvdb_id": "815", "name": "Longest Night"}], query="Night")
    found = tvdb.search(Wanted(Kind.MOVIE, "Longest", 2018, titles=("Night", "Third")), ASK)
    assert [one.ids for one in found] == [(FILM_ID,)]
    search = [(one.query["query"], one.query.get("year")) for one in replay.asked if one.path == "/search"]
    assert search == [("Longest", "2018"), ("Longest", None), ("Night", "2018")]


def test_an_imdb_id_is_looked_up(tvdb: Tvdb, replay: Replay) -> None:
    imdb = ExternalId("imdb", "tt7654321")
    _tell(replay, "/search/remoteid/tt7654321", [{"episode": {"id": 9}}, {"series": {"id": 4711, "name": "Fyrlys"}}])
    found = tvdb.resolve(Kind.SERIES, imdb, ASK)
    assert found is not None
    assert (found.title, found.ids) == ("Fyrlys", (SERIES_ID, imdb))
    assert tvdb.resolve(Kind.MOVIE, imdb, ASK) is None
    record = tvdb.fetch(Kind.SERIES, [imdb], ASK)
    assert record is not None
    assert record.ids[0] == SERIES_ID
    assert replay.paths.count("/search/remoteid/tt7654321") == 1


def test_the_name_in_its_own_addresses_is_looked_up(tvdb: Tvdb, replay: Replay) -> None:
    _tell(replay, "/series/slug/harbour-lights", {"id": 4711, "name": "Fyrlys"})
    found = tvdb.resolve(Kind.SERIES, ExternalId("tvdb", "harbour-lights"), ASK)
    assert found is not None
    assert found.ids == (SERIES_ID,)


@pytest.mark.parametrize(
    ("address", "kind", "id"),
    [
        ("www.thetvdb.com/dereferrer/series/4711", Kind.SERIES, "4711"),
        ("thetvdb.com/series/harbour-lights", Kind.SERIES, "harbour-lights"),
        ("thetvdb.com/movies/longest-night#people", Kind.MOVIE, "longest-night"),
    ],
)
def test_its_addresses_are_understood(address: str, kind: Kind, id: str) -> None:
    matches = [(one.kind, match["id"]) for one in SPEC.addresses if (match := one.pattern.search(address))]
    assert matches == [(kind, id)]


def test_a_merged_title_is_found_by_its_other_id(tvdb: Tvdb, replay: Replay) -> None:
    _tell(replay, "/search/remoteid/tt7654321", [{"series": {"id": 4711}}])
    record = tvdb.fetch(Kind.SERIES, [ExternalId("imdb", "tt7654321"), ExternalId("tvdb", "666")], ASK)
    assert record is not None
    assert record.ids[0] == SERIES_ID
    assert _asked(replay)[:3] == ["/series/666/extended", "/search/remoteid/tt7654321", "/series/4711/extended"]


@pytest.mark.parametrize("value", ["../login", "", "1/../2", "tt", "A B"])
def test_an_id_of_an_odd_form_is_not_asked_for(tvdb: Tvdb, replay: Replay, value: str) -> None:
    assert tvdb.fetch(Kind.SERIES, [ExternalId("imdb", value)], ASK) is None
    assert tvdb.resolve(Kind.MOVIE, ExternalId("imdb", value), ASK) is None
    assert replay.asked == []


def test_changes_of_series_films_and_episodes_are_told_page_by_page(tvdb: Tvdb, replay: Replay) -> None:
    _tell(replay, "/updates", [], type="movies")
    _tell(replay, "/updates", [{"recordId": 101, "seriesId": 4711}, {"recordId": 102, "seriesId": 0}], type="episodes")
    links = {"next": "https://api4.thetvdb.com/v4/updates?page=1"}
    replay.tell("/updates", {"data": [{"recordId": 1}], "links": links}, type="series", page="0")
    replay.tell("/updates", {"data": [{"recordId": 2}], "links": {"next": None}}, type="series", page="1")
    changed = tvdb.changed_since(1_700_000_000.7, ASK)
    assert changed == {ExternalId("tvdb", id) for id in ("1", "2", "4711")}
    updates = [one.query for one in replay.asked if one.path == "/updates"]
    assert updates[0] == {"since": "1700000000", "type": "series", "action": "update", "page": "0"}


# --- what is made of it -------------------------------------------------------------------------------------------


def test_a_search_result_as_a_candidate(tvdb: Tvdb, replay: Replay) -> None:
    row = {
        "tvdb_id": "4711",
        "id": "series-4711",
        "name": "Fyrlys",
        "first_air_time": "2011-03-04",
        "country": "nor",
        "primary_language": "nor",
        "network": "Channel Nine",
        "image_url": "https://artworks.thetvdb.com/p.jpg",
        "aliases": ["Beacon"],
        "translations": {"deu": "Leuchtfeuer", "pt": "Faróis"},
        "overviews": {"eng": "A lighthouse."},
        "remote_ids": [{"id": "tt7654321", "type": 2, "sourceName": "IMDB"}],
    }
    _tell(replay, "/search", [row, {"tvdb_id": "x"}])
    assert tvdb.search(Wanted(Kind.SERIES, "Fyrlys"), ASK) == [
        Candidate(
            provider="tvdb",
            kind=Kind.SERIES,
            title="Leuchtfeuer",
            ids=(SERIES_ID, ExternalId("imdb", "tt7654321")),
            year=2011,
            original_title="Fyrlys",
            titles=("Fyrlys", "Faróis", "Beacon"),
            countries=("Norway",),
            language="no",
            overview="A lighthouse.",
            note="Channel Nine",
            picture_url="https://artworks.thetvdb.com/p.jpg",
        )
    ]


def test_a_series_in_the_words_of_our_fields(tvdb: Tvdb) -> None:
    record = _fetched(tvdb)
    assert record.ids == (
        SERIES_ID,
        ExternalId("imdb", "tt7654321"),
        ExternalId("tmdb", "5150"),
        ExternalId("wikidata", "Q42"),
    )
    assert record.values == {
        "title": "Leuchtfeuer",
        "original_title": "Fyrlys",
        "alternative_titles": ("Beacon", "The Lights"),
        "plot": "A lighthouse.",
        "year": 2011,
        "premiered": "2011-03-04",
        "end_date": "2013-05-17",
        "runtime": 43,
        "series_status": "Ended",
        "original_language": "no",
        "countries": ("Norway",),
        "genres": ("Drama", "Mystery"),
        "keywords": ("Lighthouses",),
        "studios": ("Rook Films",),
        "networks": ("Channel Nine",),
        "trailers": ("https://video.example/1",),
        "cast": (
            Credit("Ben Rook", "Boy", "https://artworks.thetvdb.com/c/1.jpg", (("tvdb", "1"),)),
            Credit("Mika Arai", "Keeper", "https://artworks.thetvdb.com/banners/person/2.jpg", (("tvdb", "2"),)),
        ),
        "directors": (Credit("Ada Stone", "", "", (("tvdb", "3"),)),),
        "producers": (Credit("Di Low", "Executive Producer", "", (("tvdb", "5"),)),),
    }
    assert record.texts == {
        "title": {"de": "Leuchtfeuer", "en": "Harbour Lights", "no": "Fyrlys", "zh-TW": "港燈"},
        "plot": {"en": "A lighthouse.", "no": "Et fyr."},
    }
    assert record.certifications == {"DE": "12", "US": "TV-14"}
    assert record.ended is True
    assert_sound(record, SPEC)


def test_pictures_by_the_types_that_it_lists_the_best_first(tvdb: Tvdb) -> None:
    at = "https://artworks.thetvdb.com"
    assert _fetched(tvdb).pictures == (
        PictureOffer("poster", f"{at}/banners/posters/4711.jpg", f"{at}/banners/posters/4711_t.jpg", "en", 680, 1000),
        PictureOffer("poster", f"{at}/low.jpg", "", "de"),
        PictureOffer("fanart", f"{at}/f.jpg", "", ""),
        PictureOffer("clearlogo", f"{at}/l.png", "", None),
    )


def test_seasons_of_the_official_order_with_their_pictures(tvdb: Tvdb) -> None:
    record = _fetched(tvdb)
    assert _child(record, 1) == Child(
        Kind.SEASON,
        Place(season=1),
        (ExternalId("tvdb", "71"),),
        {"year": 2011},
        {},
        (
            PictureOffer("poster", "https://artworks.thetvdb.com/s1b.jpg", "", "en"),
            PictureOffer("poster", "https://artworks.thetvdb.com/s1.jpg"),
        ),
    )
    assert _child(record, 0).values == {"title": "Specials"}
    assert sum(one.kind == Kind.SEASON for one in record.children) == 2


def test_episodes_are_told_in_the_best_language_that_has_words_for_them(tvdb: Tvdb) -> None:
    record = _fetched(tvdb)
    first = _child(record, 1, 1)
    assert first.ids == (ExternalId("tvdb", "101"),)
    assert first.values == {
        "title": "Ebbe",
        "plot": "It begins.",
        "aired": "2011-03-04",
        "runtime": 45,
        "absolute": 1,
        "dvd_season": 1,
        "dvd_episode": 2.0,
    }
    assert first.texts == {
        "title": {"de": "Ebbe", "en": "Low Tide", "no": "Fjære"},
        "plot": {"en": "It begins.", "no": "Det begynner."},
    }
    assert first.pictures == (PictureOffer("thumb", "https://artworks.thetvdb.com/banners/episodes/101.jpg"),)
    second = _child(record, 1, 2)
    assert (second.values["title"], second.values["plot"]) == ("High Tide", "Vannet stiger.")


def test_a_special_says_where_it_is_shown(tvdb: Tvdb) -> None:
    assert _child(_fetched(tvdb), 0, 1).values == {
        "title": "Tilbakeblikk",
        "aired": "2011-12-24",
        "display_season": 2,
        "display_episode": 1,
    }


def test_other_orders_are_told_by_the_ids_of_the_episodes(tvdb: Tvdb) -> None:
    assert _fetched(tvdb).orderings == (
        Ordering("dvd", "DVD order", {"102": (1, 1), "101": (1, 2)}),
        Ordering("absolute", "Absolute order", {"103": (0, 1), "101": (1, 1), "102": (1, 2)}),
    )


def test_a_film_in_the_words_of_our_fields(tvdb: Tvdb) -> None:
    record = _fetched(tvdb, Kind.MOVIE, FILM_ID)
    assert record.ids == (FILM_ID, ExternalId("imdb", "tt1122334"))
    assert record.values == {
        "title": "Longest Night",
        "original_title": "Longest Night",
        "tagline": "It ends. Slowly.",
        "plot": "A night.",
        "year": 2019,
        "premiered": "2019-10-11",
        "release_date": "2020-01-30",
        "runtime": 102,
        "budget": 1_500_000,
        "revenue": 2_750_000,
        "original_language": "en",
        "countries": ("United States of America", "Norway"),
        "studios": ("Rook Films", "Stone & Co"),
        "collection": "The Night Collection",
    }
    assert record.certifications == {"US": "PG-13"}
    assert [one.art for one in record.pictures] == ["poster", "clearart"]
    assert_sound(record, SPEC)


@pytest.mark.parametrize(
    ("code", "tag"), [("deu", "de"), ("eng", "en"), ("zho", "zh"), ("pt", "pt-BR"), ("por", "pt"), ("zhtw", "zh-TW")]
)
def test_languages_of_three_letters_both_ways(code: str, tag: str) -> None:
    assert tag_of(code) == tag
    assert code_of(tag) == code


def test_odd_languages_are_none() -> None:
    assert [tag_of(one) for one in ("", "eng,fra", "??")] == ["", "", ""]
    assert [code_of(one) for one in ("", "xx", "nonsense tag")] == ["", "", ""]
    assert codes_in({"n": ["eng,fra", "deu", None, "FRA"]}, "n") == ("eng", "fra", "deu")


@given(
    series=damaged(SERIES),
    film=damaged(FILM),
    episodes=damaged({"data": {"episodes": [*IN_GERMAN, *IN_NORWEGIAN]}, "links": {"next": None}}),
    lists=st.tuples(damaged(ART_TYPES), damaged(COUNTRIES)),
)
def test_whatever_it_sends_a_record_is_sound(series: Any, film: Any, episodes: Any, lists: tuple[Any, Any]) -> None:
    def says(path: str, query: Any) -> Any:
        if "/episodes/" in path:
            return copy.deepcopy(episodes)
        told = {"login": {"token": "t"}, "artwork/types": lists[0], "countries": lists[1], "search": [series, film]}
        return {"data": told.get(path, film if path.startswith("movies") else series)}

    tvdb = Tvdb(Told(says), {"api_key": KEY})
    for kind, id in ((Kind.SERIES, SERIES_ID), (Kind.MOVIE, FILM_ID)):
        assert_sound(tvdb.fetch(kind, [id], ASK), SPEC)
        assert_candidate_sound(tvdb.resolve(kind, id, ASK), SPEC)
        for one in tvdb.search(Wanted(kind, "Fyrlys"), ASK):
            assert_candidate_sound(one, SPEC)


@given(damaged({"data": [{"recordId": 1, "seriesId": 4}, {"recordId": 2}], "links": {"next": None}}))
def test_whatever_the_feed_says_only_ids_come_out(answer: Any) -> None:
    tvdb = Tvdb(Told(lambda path, query: answer), {"api_key": KEY})
    assert all(one.value.lstrip("-").isdecimal() for one in tvdb.changed_since(0, ASK) or ())


@pytest.mark.parametrize("answer", [0, [], {}, {"data": None}, {"data": {"token": ""}}, {"data": {"token": "a\nb"}}])
def test_a_sign_in_without_a_token_is_bad_input(answer: Any) -> None:
    with pytest.raises(BadInput) as error:
        Tvdb(Told(lambda path, query: answer), {"api_key": KEY}).test(ASK)
    assert KEY not in str(error.value)


# --- recorded answers ---------------------------------------------------------------------------------------------


def test_a_recorded_series_is_read(tvdb: Tvdb, replay: Replay) -> None:
    held = by_name("tvdb")
    real_types = [{"id": id, "name": name, "recordType": "series"} for id, name in
                  ((1, "Banner"), (2, "Poster"), (3, "Background"), (23, "ClearLogo"))]  # fmt: skip
    _tell(replay, "/artwork/types", real_types)
    held["series_81189_extended_full"].serve(replay, "/series/81189/extended")
    held["series_81189_episodes_default_fra"].serve(replay, "/series/81189/episodes/official/fra")
    record = _fetched(tvdb, id=ExternalId("tvdb", "81189"), ask=Ask(languages=("fr",)))
    assert_sound(record, SPEC)
    assert record.values["title"] == "Breaking Bad"
    assert record.ids[1:] == tuple(
        ExternalId(*one) for one in (("imdb", "tt0903747"), ("tmdb", "1396"), ("tvmaze", "169"), ("wikidata", "Q1079"))
    )
    assert _child(record, 1, 1).values["title"] == "Chute libre"
    assert [one.art for one in record.pictures] == ["poster", "fanart", "poster", "banner", "clearlogo"]


def test_a_recorded_excerpt_without_texts_is_read(tvdb: Tvdb, replay: Replay) -> None:
    by_name("tvdb")["series_78874_extended"].serve(replay, "/series/78874/extended")
    record = _fetched(tvdb, id=ExternalId("tvdb", "78874"))
    assert_sound(record, SPEC)
    assert record.values["year"] == 2002
    asked = [path for path in _asked(replay) if "episodes" in path]
    assert [path.rpartition("episodes/")[2] for path in asked] == ["official/deu", "official/eng", "dvd", "absolute"]


def test_every_member_of_the_field_maps_is_read(tvdb: Tvdb, replay: Replay) -> None:
    held = by_name("tvdb")
    held["fieldmap_artworktype_overview"].serve(replay, "/artwork/types")
    held["fieldmap_series_extended"].serve(replay, "/series/924/extended")
    held["fieldmap_seriesepisodes"].serve(replay, "/series/924/episodes/official")
    held["fieldmap_movie_extended"].serve(replay, "/movies/33248/extended")
    held["fieldmap_search_overview"].serve(replay, "/search")
    held["fieldmap_update_overview"].serve(replay, "/updates")
    assert_sound(_fetched(tvdb, id=ExternalId("tvdb", "924")), SPEC)
    assert_sound(_fetched(tvdb, Kind.MOVIE, ExternalId("tvdb", "33248")), SPEC)
    for one in tvdb.search(Wanted(Kind.SERIES, "x"), ASK):
        assert_candidate_sound(one, SPEC)
    assert tvdb.changed_since(0, ASK) is None  # a feed that never ends


def test_recorded_searches_are_read(tvdb: Tvdb, replay: Replay) -> None:
    held = by_name("tvdb")
    held["search_severance"].serve(replay, "/search")
    held["remoteid_imdb"].serve(replay, "/search/remoteid/tt0903747")
    found = tvdb.search(Wanted(Kind.SERIES, "severance"), ASK)
    assert [(one.title, one.year, one.ids[0].value) for one in found] == [
        ("Severance", 2022, "371980"),
        ("Norsemen", 2016, "318009"),
    ]
    looked_up = tvdb.resolve(Kind.SERIES, ExternalId("imdb", "tt0903747"), ASK)
    assert looked_up is not None
    assert (looked_up.title, looked_up.year) == ("Breaking Bad", 2008)


@pytest.mark.parametrize("name", ["login_bad_key__401", "login_pin_required__400"])
def test_recorded_refusals_of_a_key_are_refusals(tvdb: Tvdb, replay: Replay, name: str) -> None:
    by_name("tvdb")[name].serve(replay, "/login")
    with pytest.raises(Refused):
        tvdb.test(ASK)


def test_a_recorded_404_is_nothing(tvdb: Tvdb, replay: Replay) -> None:
    by_name("tvdb")["not_found__404"].serve(replay, "/series/4711/extended")
    assert tvdb.fetch(Kind.SERIES, [SERIES_ID], ASK) is None


def test_what_is_asked_stands_in_the_specification(tvdb: Tvdb, replay: Replay) -> None:
    described = operations(specification("tvdb-v4-swagger.yml"))
    _tell(replay, "/updates", [])
    _tell(replay, "/search", [{"tvdb_id": "1", "name": "x"}])
    _fetched(tvdb)
    _fetched(tvdb, Kind.MOVIE, FILM_ID)
    tvdb.search(Wanted(Kind.SERIES, "x", 2011), ASK)
    tvdb.resolve(Kind.SERIES, ExternalId("imdb", "tt7654321"), ASK)
    tvdb.resolve(Kind.MOVIE, ExternalId("tvdb", "longest-night"), ASK)
    tvdb.changed_since(0, ASK)
    for one in replay.asked:
        operation = operation_for(one.path, described)
        for name in one.query:
            assert f"name: {name}\n" in operation, one.path
