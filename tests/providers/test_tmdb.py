"""TMDB: what it is asked, and what of its answers we take."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from metarr_desktop.domain.errors import BadInput, Refused
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Child, Place, Record, Wanted
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.domain.works import Part, Work
from metarr_desktop.providers.tmdb import SPEC
from metarr_desktop.providers.tmdb.questions import Tmdb
from tests.providers import tmdb_answers as answers
from tests.providers.recorded import recorded
from tests.providers.shapes import assert_candidate_sound, assert_sound, damaged
from tests.providers.specified import specification
from tests.replay import Asked, Replay, Reply, a_service, json_reply, replaying

TOKEN = "eyJhbGciOi.eyJhdWQiOi.c2lnbmF0dXJl"
V3_KEY = "0123456789abcdef0123456789abcdef"
GERMAN = Ask(languages=("de-DE", "en"), country="DE")
ENGLISH = Ask(languages=("en",), country="GB")
MOVIE_ID = ExternalId(Scheme.TMDB, "900101")
SERIES_ID = ExternalId(Scheme.TMDB, "900301")


@contextmanager
def a_tmdb(replay: Replay, key: str = TOKEN) -> Iterator[Tmdb]:
    with a_service(SPEC, replay) as web:
        yield Tmdb(web, {"api_key": key})


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        replay.tell("/configuration", {"images": {"secure_base_url": "https://image.tmdb.org/t/p/"}})
        yield replay


def of_titles(replay: Replay) -> list[Asked]:
    """What was asked but for where pictures lie, which is one request a week."""
    return [one for one in replay.asked if one.path != "/configuration"]


@pytest.fixture
def tmdb(replay: Replay) -> Iterator[Tmdb]:
    with a_tmdb(replay) as tmdb:
        yield tmdb


def fetched(tmdb: Tmdb, kind: Kind, id: ExternalId, ask: Ask) -> Record:
    record = tmdb.fetch(kind, [id], ask)
    assert record is not None
    assert_sound(record, SPEC)
    return record


def the_child(record: Record, season: int, episode: int | None = None) -> Child:
    return next(one for one in record.children if one.place == Place(season, episode))


# --- films ------------------------------------------------------------------------------------------------------------


def test_a_film_is_one_request_with_all_its_parts_and_the_token_in_a_header(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", answers.MOVIE)

    assert tmdb.resolve(Kind.MOVIE, MOVIE_ID, GERMAN) is not None
    fetched(tmdb, Kind.MOVIE, MOVIE_ID, GERMAN)

    (asked,) = of_titles(replay)
    parts = asked.query["append_to_response"].split(",")
    assert set(parts) == {
        *("credits", "images", "videos", "release_dates", "external_ids", "alternative_titles"),
        *("translations", "keywords"),
    }
    assert asked.query["language"] == "de-DE"
    assert asked.query["include_image_language"] == "de,en,null"
    assert asked.query["include_video_language"] == "de,en"
    assert "api_key" not in asked.query
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"


def test_a_v3_key_goes_into_the_query(replay: Replay) -> None:
    replay.tell("/movie/900101", answers.MOVIE)
    with a_tmdb(replay, V3_KEY) as tmdb:
        fetched(tmdb, Kind.MOVIE, MOVIE_ID, ENGLISH)

    (asked,) = of_titles(replay)
    assert asked.query["api_key"] == V3_KEY
    assert "authorization" not in asked.headers


@pytest.mark.parametrize("key", ["", "  ", "Schlüssel.mit.Umlaut", "two\nlines"])
def test_without_a_usable_key_tmdb_is_not_asked(replay: Replay, key: str) -> None:
    with a_tmdb(replay, key) as tmdb, pytest.raises(Refused, match="needs a key"):
        tmdb.fetch(Kind.MOVIE, [MOVIE_ID], ENGLISH)

    assert of_titles(replay) == []


def test_a_film_says_what_its_answer_says(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", answers.MOVIE)

    record = fetched(tmdb, Kind.MOVIE, MOVIE_ID, GERMAN)

    assert record.ids == (
        MOVIE_ID,
        ExternalId(Scheme.IMDB, "tt9900101"),
        ExternalId(Scheme.WIKIDATA, "Q99001010"),
        ExternalId(Scheme.TMDB_SET, "900201"),
    )
    assert dict(record.values) == {
        "title": "Der gläserne Obstgarten",
        "plot": "Eine Gärtnerin erbt ein Gewächshaus.",
        "tagline": "Break nothing.",
        "original_title": "Skleněný sad",
        "alternative_titles": ("Orchard of Glass",),
        "original_language": "cs",
        "countries": ("Czech Republic",),
        "genres": ("Drama", "Fantasy"),
        "studios": ("Sad Film",),
        "ratings": (Rating("tmdb", 7.25, 10.0, 310),),
        "directors": (Credit("Jan Strom", "Director", "", (("tmdb", "80"),)),),
        "writers": (Credit("Jan Strom", "Screenplay / Story", "", (("tmdb", "80"),)),),
        "producers": (Credit("Eva Dvě", "Executive Producer", "", (("tmdb", "81"),)),),
        "composers": (Credit("Max Ton", "Original Music Composer", "", (("tmdb", "82"),)),),
        "cast": (
            Credit("Ida Skála", "Marta", "https://image.tmdb.org/t/p/original/ida.jpg", (("tmdb", "71"),)),
            Credit("Petr Okno", "The Glazier", "", (("tmdb", "72"),)),
        ),
        "premiered": "2011-09-01",
        "release_date": "2012-03-08",
        "year": 2011,
        "runtime": 104,
        "budget": 2_000_000,
        "keywords": ("greenhouse",),
        "collection": "Sad Filmreihe",
        "trailers": tuple(
            f"https://www.youtube.com/watch?v={key}"
            for key in ("official_de", "official_en", "fanmade0001", "teaser00001")
        ),
    }


def test_texts_come_in_every_language_that_was_asked_for_of_the_nearest_country(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", answers.MOVIE)

    record = fetched(tmdb, Kind.MOVIE, MOVIE_ID, replace(GERMAN, languages=("de-DE", "en-US", "en", "cs", "fr")))

    assert record.texts == {
        "title": {
            "de-DE": "Der gläserne Obstgarten",
            "en-US": "The Glass Orchard",
            "en": "The Glass Orchard",
            "cs": "Skleněný sad",
        },
        "plot": {
            "de-DE": "Eine Gärtnerin erbt ein Gewächshaus.",
            "en-US": "A gardener.",
            "en": "A gardener.",
        },
        "tagline": {"en-US": "Break nothing.", "en": "Break nothing."},
    }


def test_a_british_person_reads_the_british_text_and_an_american_title(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", {**answers.MOVIE, "title": "The Glass Orchard", "overview": "A gardener."})

    record = fetched(tmdb, Kind.MOVIE, MOVIE_ID, ENGLISH)

    assert record.values["plot"] == "A gardener, in Britain."
    assert record.values["title"] == "The Glass Orchard"


def test_a_language_without_a_title_gives_way_to_the_next(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", {**answers.MOVIE, "title": "Skleněný sad"})

    record = fetched(tmdb, Kind.MOVIE, MOVIE_ID, Ask(languages=("fr", "en")))

    assert record.values["title"] == "The Glass Orchard"
    assert record.texts["title"] == {"en": "The Glass Orchard"}


def test_without_translations_the_answer_speaks_for_its_language(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", {**answers.MOVIE, "translations": None, "tagline": "Nichts zerbricht."})

    assert fetched(tmdb, Kind.MOVIE, MOVIE_ID, GERMAN).texts == {
        "title": {"de-DE": "Der gläserne Obstgarten"},
        "plot": {"de-DE": "Eine Gärtnerin erbt ein Gewächshaus."},
        "tagline": {"de-DE": "Nichts zerbricht."},
    }


def test_a_title_that_fell_back_to_the_original_is_not_called_a_translation(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", {**answers.MOVIE, "title": "Skleněný sad", "overview": ""})

    record = fetched(tmdb, Kind.MOVIE, MOVIE_ID, Ask(languages=("fr",)))

    assert "title" not in record.texts
    assert record.values["title"] == "Skleněný sad"
    assert "plot" not in record.values


def test_a_certificate_is_of_the_release_that_tells_most_and_never_blank(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", answers.MOVIE)

    assert fetched(tmdb, Kind.MOVIE, MOVIE_ID, GERMAN).certifications == {"DE": "12", "US": "PG"}


def test_pictures_have_their_art_language_and_size_and_stand_once(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", answers.MOVIE)

    pictures = fetched(tmdb, Kind.MOVIE, MOVIE_ID, GERMAN).pictures

    found = [(one.art, one.url.rpartition("/")[2], one.language, one.width, one.vote) for one in pictures]
    assert found == [
        ("poster", "deposter.jpg", "de", 2000, 5.3),
        ("poster", "bare.jpg", "", 1000, None),
        ("poster", "mainposter.jpg", None, None, None),
        ("fanart", "backdrop.jpg", "", 3840, None),
        ("landscape", "titled.jpg", "en", 1920, None),
        ("clearlogo", "logo.png", "de", 500, None),
    ]
    assert pictures[0].url == "https://image.tmdb.org/t/p/original/deposter.jpg"
    assert pictures[0].preview_url == "https://image.tmdb.org/t/p/w342/deposter.jpg"


def test_a_score_without_votes_is_none(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/900101", {**answers.MOVIE, "vote_average": 0.0, "vote_count": 0})

    assert "ratings" not in fetched(tmdb, Kind.MOVIE, MOVIE_ID, GERMAN).values


def test_an_unknown_film_is_none_and_another_film_for_its_id_is_refused(tmdb: Tmdb, replay: Replay) -> None:
    assert tmdb.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "5")], ENGLISH) is None
    assert tmdb.resolve(Kind.MOVIE, ExternalId(Scheme.TMDB, "5"), ENGLISH) is None

    replay.tell("/movie/6", answers.MOVIE)
    with pytest.raises(BadInput, match="another title"):
        tmdb.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "6")], ENGLISH)


@pytest.mark.parametrize("value", ["", "0", "../movie/5", "5?x=1", "tt12345678", "９"])
def test_an_id_that_is_none_is_not_asked_for(tmdb: Tmdb, replay: Replay, value: str) -> None:
    assert tmdb.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, value)], ENGLISH) is None
    assert tmdb.resolve(Kind.MOVIE, ExternalId(Scheme.TMDB, value), ENGLISH) is None
    assert of_titles(replay) == []


# --- by other issuers' ids --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "id", "source", "results"),
    [
        (Kind.MOVIE, ExternalId(Scheme.IMDB, "tt9900101"), "imdb_id", "movie_results"),
        (Kind.SERIES, ExternalId(Scheme.TVDB, "900302"), "tvdb_id", "tv_results"),
        (Kind.PERSON, ExternalId(Scheme.WIKIDATA, "Q99000071"), "wikidata_id", "person_results"),
    ],
)
def test_another_issuers_id_is_looked_up(
    tmdb: Tmdb, replay: Replay, kind: Kind, id: ExternalId, source: str, results: str
) -> None:
    replay.tell(f"/find/{id.value}", {results: [{"id": 77, "name": "Found", "title": "Found"}]})

    found = tmdb.resolve(kind, id, ENGLISH)

    assert found is not None
    assert found.ids == (ExternalId(Scheme.TMDB, "77"), id)
    assert [asked.query for asked in of_titles(replay)] == [{"external_source": source, "language": "en"}]


def test_a_film_is_fetched_by_its_imdb_id_when_tmdb_forgot_its_own(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/find/tt9900101", {"movie_results": [{"id": 900101, "title": "x"}]})
    replay.tell("/movie/900101", answers.MOVIE)

    record = tmdb.fetch(Kind.MOVIE, [ExternalId(Scheme.IMDB, "tt9900101"), ExternalId(Scheme.TMDB, "900999")], ENGLISH)

    assert record is not None
    assert [one.path for one in of_titles(replay)] == ["/movie/900999", "/find/tt9900101", "/movie/900101"]


def test_a_film_behind_an_id_is_no_series(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/find/tt9900101", {"movie_results": [{"id": 900101, "title": "x"}], "tv_results": []})

    assert tmdb.resolve(Kind.SERIES, ExternalId(Scheme.IMDB, "tt9900101"), ENGLISH) is None


# --- searches ---------------------------------------------------------------------------------------------------------


def test_a_search_asks_for_title_and_year_and_is_content_with_what_comes(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/search/movie", answers.SEARCH)

    first, second = tmdb.search(Wanted(Kind.MOVIE, "The Glass Orchard", 2011, titles=("Other",)), ENGLISH)

    assert [asked.query for asked in of_titles(replay)] == [
        {"query": "The Glass Orchard", "include_adult": "false", "language": "en", "year": "2011"}
    ]
    assert (first.title, first.original_title, first.year) == ("The Glass Orchard", "Skleněný sad", 2011)
    assert (first.ids, first.language, first.popularity) == ((MOVIE_ID,), "cs", 12.5)
    assert first.picture_url == "https://image.tmdb.org/t/p/w185/mainposter.jpg"
    assert second.year is None


def test_a_search_without_hits_goes_on_to_the_years_beside_and_other_titles(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/search/tv", {"results": []})
    replay.tell("/search/tv", {"results": [{"id": 1, "name": "Port of Call"}]}, query="Port of Call")

    found = tmdb.search(Wanted(Kind.SERIES, "Harbour", 2011, titles=("Harbour", "Port of Call")), ENGLISH)

    assert [one.title for one in found] == ["Port of Call"]
    tries = [(asked.query["query"], asked.query.get("first_air_date_year")) for asked in of_titles(replay)]
    assert tries == [
        *(("Harbour", year) for year in ("2011", "2010", "2012", None)),
        ("Port of Call", "2011"),
    ]


def test_episodes_and_music_are_not_searched_for(tmdb: Tmdb, replay: Replay) -> None:
    assert tmdb.search(Wanted(Kind.EPISODE, "Fog"), ENGLISH) == ()
    assert tmdb.search(Wanted(Kind.ALBUM, "Fog"), ENGLISH) == ()
    assert of_titles(replay) == []


# --- series -----------------------------------------------------------------------------------------------------------


def test_a_series_with_few_seasons_is_one_request_of_twenty_parts(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/tv/900301", {**answers.SERIES, "episode_groups": {"results": []}})

    found = tmdb.resolve(Kind.SERIES, SERIES_ID, ENGLISH)
    record = fetched(tmdb, Kind.SERIES, SERIES_ID, ENGLISH)

    (asked,) = of_titles(replay)
    parts = asked.query["append_to_response"].split(",")
    assert len(parts) == 20
    assert parts[-1] == "season/10"
    assert found is not None
    assert (found.episode_count, found.season_count, found.titles) == (3, 2, ("Port of Call",))
    assert found.episodes == ((0, 1), (1, 1), (1, 2), (2, 1))
    places = [(one.place.season, one.place.episode) for one in record.children]
    assert places == [(0, None), (0, 1), (1, None), (1, 1), (1, 2), (2, None), (2, 1)]


def test_a_series_says_what_its_answer_says(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/tv/900301", answers.SERIES)
    replay.tell("/tv/episode_group/5f0000000000000000000001", answers.DVD_GROUP)

    record = fetched(tmdb, Kind.SERIES, SERIES_ID, ENGLISH)

    assert record.values["series_status"] == "Ended"
    assert record.ended is True
    assert record.values["in_production"] is False
    assert record.values["show_type"] == "Scripted"
    assert (record.values["premiered"], record.values["end_date"]) == ("2011-02-01", "2012-02-02")
    assert record.values["cast"] == (Credit("Tom Pier", "Captain Reed / His twin", "", (("tmdb", "74"),)),)
    assert record.values["directors"] == (
        Credit("Otto Often", "Director", "", (("tmdb", "85"),)),
        Credit("Rita Rarely", "Director", "", (("tmdb", "84"),)),
    )
    assert record.values["writers"] == (Credit("Una Wave", "Creator", "", (("tmdb", "90"),)),)
    assert record.values["networks"] == ("Channel Nine",)
    assert record.values["keywords"] == ("harbour",)
    assert record.certifications == {"GB": "15"}
    assert ExternalId(Scheme.TVDB, "900302") in record.ids


def test_an_episode_has_its_own_people_numbers_picture_and_id(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/tv/900301", answers.SERIES)
    replay.tell("/tv/episode_group/5f0000000000000000000001", answers.DVD_GROUP)

    fog = the_child(fetched(tmdb, Kind.SERIES, SERIES_ID, ENGLISH), 1, 1)

    assert fog.ids == (ExternalId(Scheme.TMDB, "910101"),)
    assert dict(fog.values) == {
        "title": "Fog",
        "plot": "What happens.",
        "aired": "2011-02-01",
        "runtime": 42,
        "ratings": (Rating("tmdb", 8.0, 10.0, 3),),
        "cast": (Credit("Lea Kurz", "A visitor", "", (("tmdb", "73"),)),),
        "directors": (Credit("Jan Strom", "Director", "", (("tmdb", "80"),)),),
        "dvd_season": 1,
        "dvd_episode": 2.0,
    }
    assert [(one.art, one.url) for one in fog.pictures] == [
        ("thumb", "https://image.tmdb.org/t/p/original/still1x1.jpg")
    ]


def test_other_orders_are_asked_for_where_they_number_the_whole_series(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/tv/900301", answers.SERIES)
    replay.tell("/tv/episode_group/5f0000000000000000000001", answers.DVD_GROUP)

    (dvd,) = fetched(tmdb, Kind.SERIES, SERIES_ID, ENGLISH).orderings

    assert [one.path for one in of_titles(replay)] == ["/tv/900301", "/tv/episode_group/5f0000000000000000000001"]
    assert (dvd.name, dvd.label) == ("dvd", "DVD order")
    assert dvd.places == {"910001": (0, 1), "910102": (1, 1), "910101": (1, 2)}


def test_an_absolute_order_counts_through_its_groups(tmdb: Tmdb, replay: Replay) -> None:
    group = "5f0000000000000000000009"
    offered = {"results": [{"id": group, "name": "Absolute", "type": 2, "episode_count": 3}]}
    replay.tell("/tv/900301", {**answers.SERIES, "episode_groups": offered})
    parts = [{"order": 2, "episodes": [{"id": 910201}]}, {"order": 1, "episodes": [{"id": 910101}, {"id": 910102}]}]
    replay.tell(f"/tv/episode_group/{group}", {"name": "Absolute", "groups": parts})

    record = fetched(tmdb, Kind.SERIES, SERIES_ID, ENGLISH)

    assert the_child(record, 2, 1).values["absolute"] == 3
    assert record.orderings[0].places == {"910101": (1, 1), "910102": (1, 2), "910201": (1, 3)}


def test_the_seasons_of_a_long_series_come_twenty_a_request(tmdb: Tmdb, replay: Replay) -> None:
    def long_series(asked: Asked) -> Reply:
        parts = asked.query["append_to_response"].split(",")
        seasons = {
            part: answers.a_season(int(part[7:]), answers.an_episode(int(part[7:]), 1, "One"))
            for part in parts
            if part.startswith("season/")
        }
        listed = [{"season_number": number} for number in range(40)]
        return json_reply({"id": 900301, "name": "Harbour Lights", "seasons": listed, **seasons})

    replay.when(long_series)

    found = tmdb.resolve(Kind.SERIES, SERIES_ID, ENGLISH)
    assert found is not None
    assert found.episodes == ()  # known in part is not known
    record = fetched(tmdb, Kind.SERIES, SERIES_ID, ENGLISH)

    sizes = [len(asked.query["append_to_response"].split(",")) for asked in of_titles(replay)]
    assert sizes == [20, 20, 9]
    assert [one.place.season for one in record.children if one.kind is Kind.SEASON] == list(range(40))


def test_what_an_episode_lacks_in_one_language_comes_in_the_next(tmdb: Tmdb, replay: Replay) -> None:
    german = {**answers.SERIES, "episode_groups": None}
    german["season/1"] = answers.a_season(
        1,
        answers.an_episode(1, 1, "Nebel", "Es wird dunkel."),
        answers.an_episode(1, 2, "Folge 2", ""),
        name="Staffel 1",
    )
    english = {"season/1": answers.a_season(1, answers.an_episode(1, 1, "Fog"), answers.an_episode(1, 2, "Rocks"))}
    replay.tell("/tv/900301", german, language="de-DE")
    replay.tell("/tv/900301", english, language="en")

    record = fetched(tmdb, Kind.SERIES, SERIES_ID, GERMAN)

    assert [asked.query["append_to_response"] for asked in of_titles(replay)[1:]] == ["season/1"]
    assert the_child(record, 1, 1).texts["title"] == {"de-DE": "Nebel", "en": "Fog"}
    assert the_child(record, 1, 1).values["plot"] == "Es wird dunkel."
    assert the_child(record, 1, 2).values["title"] == "Rocks"
    assert the_child(record, 1, 2).values["plot"] == "What happens."


# --- collections, people ----------------------------------------------------------------------------------------------


def test_a_collection_has_its_films_the_oldest_first(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/collection/900201", answers.COLLECTION)

    record = fetched(tmdb, Kind.COLLECTION, ExternalId(Scheme.TMDB_SET, "900201"), GERMAN)

    assert record.ids == (ExternalId(Scheme.TMDB_SET, "900201"),)
    assert [(part.title, part.year) for part in record.parts] == [
        ("Der gläserne Obstgarten", 2011),
        ("Der zweite Garten", 2014),
        ("Der dritte Garten", None),
    ]
    assert record.parts[0].ids == (MOVIE_ID,)
    assert record.values == {"title": "Sad Filmreihe", "plot": "Gärten."}
    assert record.texts["title"] == {"de-DE": "Sad Filmreihe", "en": "Garden Films"}
    assert {one.art for one in record.pictures} == {"poster", "fanart"}


def test_a_person_has_a_life_and_a_portrait(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/person/71", answers.PERSON)

    record = fetched(tmdb, Kind.PERSON, ExternalId(Scheme.TMDB, "71"), GERMAN)

    assert record.values == {"title": "Ida Skála", "biography": "Born in a greenhouse.", "born": "1970-05"}
    assert [(one.art, one.width) for one in record.pictures] == [("thumb", 600)]
    assert ExternalId(Scheme.IMDB, "nm9900071") in record.ids


def test_a_person_tells_of_all_that_they_had_a_part_in(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/person/71", answers.PERSON)

    record = fetched(tmdb, Kind.PERSON, ExternalId(Scheme.TMDB, "71"), GERMAN)

    orchard = ExternalId(Scheme.TMDB, "900101")  # films and shows are numbered apart
    parts = (Part("cast", "The gardener"), Part("writers", "Screenplay"))
    assert record.works == (
        Work(Kind.MOVIE, "The Glass Orchard", (orchard,), "2011-09-01", parts),
        Work(Kind.SERIES, "Orchard Road", (orchard,), "", (Part("cast", ""), Part("", "Editor")), 9),
    )


def test_who_is_told_of_without_works_is_not_taken_for_somebody_without_any(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/person/71", {**answers.PERSON, "combined_credits": None})

    assert fetched(tmdb, Kind.PERSON, ExternalId(Scheme.TMDB, "71"), GERMAN).works is None


# --- changes and the key ----------------------------------------------------------------------------------------------


def test_changes_of_films_and_series_are_read_page_by_page(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/movie/changes", {"results": [{"id": 1}], "total_pages": 2}, page="1")
    replay.tell("/movie/changes", {"results": [{"id": 2}, {"id": None}], "total_pages": 2}, page="2")
    replay.tell("/tv/changes", {"results": [{"id": 3}], "total_pages": 1})

    changed = tmdb.changed_since(time.time() - 86_400, ENGLISH)

    assert changed == {ExternalId(Scheme.TMDB, id) for id in ("1", "2", "3")}
    assert [one.path for one in of_titles(replay)] == ["/movie/changes", "/movie/changes", "/tv/changes"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", asked.query["start_date"]) for asked in of_titles(replay))


def test_what_changed_long_ago_tmdb_does_not_tell(tmdb: Tmdb, replay: Replay) -> None:
    assert tmdb.changed_since(0.0, ENGLISH) is None
    assert of_titles(replay) == []


def test_the_key_is_tested_by_asking_anew(replay: Replay) -> None:
    with a_tmdb(replay, V3_KEY) as tmdb:
        tmdb.test(ENGLISH)
        tmdb.test(ENGLISH)
        replay.tell("/configuration", {"status_code": 7, "status_message": "Invalid API key"}, status=401)
        with pytest.raises(Refused) as refused:
            tmdb.test(ENGLISH)

    assert replay.paths == ["/configuration"] * 3
    assert V3_KEY not in f"{refused.value} {refused.value.said}"


@pytest.mark.parametrize(
    ("address", "scheme", "kind", "id"),
    [
        ("www.themoviedb.org/movie/603-the-matrix?language=de", Scheme.TMDB, Kind.MOVIE, "603"),
        ("themoviedb.org/tv/1396/season/1", Scheme.TMDB, Kind.SERIES, "1396"),
        ("www.themoviedb.org/collection/2344", Scheme.TMDB_SET, Kind.COLLECTION, "2344"),
    ],
)
def test_addresses_of_its_pages_are_understood(address: str, scheme: str, kind: Kind, id: str) -> None:
    (found,) = [(one, match) for one in SPEC.addresses if (match := one.pattern.search(address))]

    assert (found[0].scheme, found[0].kind, found[1]["id"]) == (scheme, kind, id)


# --- recorded answers -------------------------------------------------------------------------------------------------


def test_every_recorded_film_series_and_collection_is_read(tmdb: Tmdb, replay: Replay) -> None:
    read = 0
    for start, kind in (("movie_", Kind.MOVIE), ("tv_", Kind.SERIES), ("collection_", Kind.COLLECTION)):
        for exchange in recorded("tmdb", start):
            if not is_whole_title(exchange.data):
                continue  # images or keywords alone
            scheme = Scheme.TMDB_SET if kind is Kind.COLLECTION else Scheme.TMDB
            path = {Kind.MOVIE: "movie", Kind.SERIES: "tv", Kind.COLLECTION: "collection"}[kind]
            exchange.serve(replay, f"/{path}/{exchange.data['id']}")
            ask = Ask(languages=("de", "en"), country="DE", is_fresh=True)
            record = fetched(tmdb, kind, ExternalId(scheme, str(exchange.data["id"])), ask)
            assert record.values["title"], exchange.name
            read += 1
    assert read >= 8


def is_whole_title(data: Any) -> bool:
    """Whether it is a whole title: an episode or a season has a name too, but no popularity or parts."""
    is_title = "popularity" in data or "parts" in data
    return is_title and bool(data.get("title") or data.get("name"))


def test_the_recorded_film_with_all_parts_says_what_is_known_of_it(tmdb: Tmdb, replay: Replay) -> None:
    (exchange,) = recorded("tmdb", "movie_full_append")
    exchange.serve(replay, "/movie/603")

    record = fetched(tmdb, Kind.MOVIE, ExternalId(Scheme.TMDB, "603"), GERMAN)

    assert record.values["title"] == "Matrix"
    assert record.texts["title"] == {"de-DE": "Matrix", "en": "The Matrix"}
    assert record.values["tagline"] == "Believe the unbelievable."
    assert record.certifications == {"DE": "16", "US": "R"}
    assert record.values["trailers"] == ("https://www.youtube.com/watch?v=9ix7TUGVYIo",)
    assert record.values["release_date"] == "1999-06-17"
    assert ExternalId(Scheme.TMDB_SET, "2344") in record.ids
    assert ("clearlogo", "de") in {(one.art, one.language) for one in record.pictures}


def test_recorded_seasons_become_children(tmdb: Tmdb, replay: Replay) -> None:
    (season,) = recorded("tmdb", "tv_season_all")
    (series,) = recorded("tmdb", "tv_all")
    replay.tell("/tv/1396", {**series.data, "season/2": season.data})

    record = fetched(tmdb, Kind.SERIES, ExternalId(Scheme.TMDB, "1396"), ENGLISH)

    assert the_child(record, 2).values["title"] == "Season 2"
    assert the_child(record, 2, 1).values["title"] == "Seven Thirty-Seven"
    assert ExternalId(Scheme.TVDB, "81189") in record.ids


def test_every_recorded_search_and_lookup_is_read(tmdb: Tmdb, replay: Replay) -> None:
    for start, kind, path in (("search_movie", Kind.MOVIE, "movie"), ("search_tv", Kind.SERIES, "tv")):
        for exchange in recorded("tmdb", start):
            exchange.serve(replay, f"/search/{path}")
            found = tmdb.search(Wanted(kind, exchange.query["query"]), Ask(is_fresh=True))
            assert len(found) == len(exchange.data["results"]), exchange.name
    (lookup,) = recorded("tmdb", "find_tvdb_series")
    lookup.serve(replay, "/find/81189")
    series = tmdb.resolve(Kind.SERIES, ExternalId(Scheme.TVDB, "81189"), GERMAN)
    assert series is not None
    assert (series.title, series.year, series.countries) == ("Breaking Bad", 2008, ("US",))
    (empty,) = recorded("tmdb", "find_empty")
    empty.serve(replay, "/find/tt9999999")
    assert tmdb.resolve(Kind.MOVIE, ExternalId(Scheme.IMDB, "tt9999999"), GERMAN) is None


def test_recorded_errors_and_changes_are_understood(tmdb: Tmdb, replay: Replay) -> None:
    (bad_key,) = recorded("tmdb", "error_invalid_key")
    bad_key.serve(replay, "/movie/603")
    with pytest.raises(Refused):
        tmdb.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "603")], ENGLISH)
    (unknown,) = recorded("tmdb", "error_not_found")
    unknown.serve(replay, "/movie/604")
    assert tmdb.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "604")], ENGLISH) is None
    (changes,) = recorded("tmdb", "changes_movies")
    replay.tell("/movie/changes", {**changes.data, "total_pages": 1})
    changed = tmdb.changed_since(time.time() - 3_600, ENGLISH)
    assert changed is not None
    assert ExternalId(Scheme.TMDB, "253759") in changed


def test_every_request_is_one_that_the_specification_knows(tmdb: Tmdb, replay: Replay) -> None:
    paths = json.loads(specification("tmdb-v3-openapi.json"))["paths"]
    replay.tell("/movie/900101", answers.MOVIE)
    replay.tell("/tv/900301", answers.SERIES)
    replay.tell("/collection/900201", answers.COLLECTION)
    replay.tell("/person/71", answers.PERSON)
    for kind, scheme, id in (
        (Kind.MOVIE, Scheme.TMDB, "900101"),
        (Kind.SERIES, Scheme.TMDB, "900301"),
        (Kind.COLLECTION, Scheme.TMDB_SET, "900201"),
        (Kind.PERSON, Scheme.TMDB, "71"),
        (Kind.MOVIE, Scheme.IMDB, "tt9900101"),
    ):
        tmdb.fetch(kind, [ExternalId(scheme, id)], GERMAN)
        tmdb.search(Wanted(kind, "Glass", 2011), GERMAN)
    tmdb.changed_since(time.time() - 3_600, GERMAN)
    tmdb.test(GERMAN)

    assert len(of_titles(replay)) > 10
    for asked in of_titles(replay):
        known = [path for path in paths if re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", path), asked.path)]
        assert known, asked.path
        path = min(known, key=lambda path: path.count("{"))
        allowed = {one["name"] for one in paths[path]["get"].get("parameters", [])}
        for part in asked.query.get("append_to_response", "").split(","):
            template = re.sub(r"\d+", "{season_number}", part)
            assert not part or f"{path}/{template}" in paths, part
            # what a part takes is handed through by the request that carries it
            allowed |= {one["name"] for one in paths.get(f"{path}/{template}", {}).get("get", {}).get("parameters", [])}
        # What the specification leaves out: films take it as series do, and a recorded collection was asked with it.
        unlisted = {"movie": "include_video_language", "collection": "append_to_response"}
        assert set(asked.query) <= {*allowed, unlisted.get(asked.path.split("/")[1], "")}, asked.path


# --- damaged answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "scheme", "path", "sound"),
    [
        (Kind.MOVIE, Scheme.TMDB, "/movie/900101", answers.MOVIE),
        (Kind.SERIES, Scheme.TMDB, "/tv/900301", answers.SERIES),
        (Kind.COLLECTION, Scheme.TMDB_SET, "/collection/900201", answers.COLLECTION),
        (Kind.PERSON, Scheme.TMDB, "/person/71", answers.PERSON),
    ],
)
def test_a_damaged_answer_gives_a_sound_record_or_is_refused(kind: Kind, scheme: str, path: str, sound: Any) -> None:
    with replaying() as replay, a_tmdb(replay) as tmdb:

        @settings(max_examples=150)
        @given(damaged(sound), damaged(answers.DVD_GROUP))
        def check(data: Any, group: Any) -> None:
            replay.tell(path, data)
            replay.tell("/tv/episode_group/5f0000000000000000000001", group)
            ask = replace(GERMAN, is_fresh=True)
            id = ExternalId(scheme, path.rpartition("/")[2])
            try:
                found = tmdb.resolve(kind, id, ask)
                record = tmdb.fetch(kind, [id], ask)
            except BadInput:
                return
            if found is not None:
                assert_candidate_sound(found, SPEC)
            if record is not None:
                assert_sound(record, SPEC)
                assert record.ids[0] == id
                assert all(len(set(order.places.values())) == len(order.places) for order in record.orderings)

        check()


@settings(max_examples=150)
@given(damaged(answers.SEARCH))
def test_a_damaged_search_gives_sound_candidates(data: Any) -> None:
    with replaying() as replay, a_tmdb(replay) as tmdb:
        replay.tell("/search/movie", data)
        try:
            found = tmdb.search(Wanted(Kind.MOVIE, "Glass"), ENGLISH)
        except BadInput:
            return
        for one in found:
            assert_candidate_sound(one, SPEC)


def test_pictures_lie_where_the_configuration_says(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/configuration", {"images": {"secure_base_url": "https://pictures.invalid/t/p/"}})
    replay.tell("/movie/900101", answers.MOVIE)

    record = tmdb.fetch(Kind.MOVIE, [MOVIE_ID], ENGLISH)

    assert record is not None
    assert all(one.url.startswith("https://pictures.invalid/t/p/original/") for one in record.pictures)
    assert len(record.pictures) > 1


def test_pictures_lie_where_they_always_did_where_the_configuration_does_not_come(tmdb: Tmdb, replay: Replay) -> None:
    replay.tell("/configuration", {}, status=404)
    replay.tell("/movie/900101", answers.MOVIE)

    record = tmdb.fetch(Kind.MOVIE, [MOVIE_ID], ENGLISH)

    assert record is not None
    assert record.pictures[0].url.startswith("https://image.tmdb.org/t/p/original/")
