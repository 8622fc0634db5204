"""OMDb: ratings by IMDb id."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from metarr_desktop.domain.errors import BadInput, Refused, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Wanted
from metarr_desktop.domain.values import Rating
from metarr_desktop.providers.omdb import SPEC, Omdb
from tests.providers.recorded import recorded
from tests.providers.shapes import assert_sound, damaged
from tests.replay import Replay, a_service, replaying

KEY = "abcd1234"
ID = ExternalId(Scheme.IMDB, "tt9900101")
ASK = Ask()

ANSWER: dict[str, Any] = {
    "Title": "The Glass Orchard",
    "Year": "2011",
    "Rated": "PG",
    "Plot": "A gardener.",
    "Awards": "Won 3 prizes.",
    "Poster": "http://m.example.invalid/poster.jpg",
    "Ratings": [
        {"Source": "Internet Movie Database", "Value": "7.9/10"},
        {"Source": "Rotten Tomatoes", "Value": "83%"},
        {"Source": "Metacritic", "Value": "73/100"},
    ],
    "Metascore": "73",
    "imdbRating": "7.9",
    "imdbVotes": "1,234,567",
    "imdbID": "tt9900101",
    "Type": "movie",
    "Response": "True",
}


@contextmanager
def an_omdb(replay: Replay, key: str = KEY) -> Iterator[Omdb]:
    with a_service(SPEC, replay) as web:
        yield Omdb(web, {"api_key": key})


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def omdb(replay: Replay) -> Iterator[Omdb]:
    with an_omdb(replay) as omdb:
        yield omdb


def test_ratings_of_all_three_sources_and_the_american_certificate_come_in_one_request(
    omdb: Omdb, replay: Replay
) -> None:
    replay.tell("/", ANSWER)

    record = omdb.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "5"), ID], ASK)

    assert record is not None
    assert_sound(record, SPEC)
    assert record.values == {
        "ratings": (
            Rating("imdb", 7.9, 10.0, 1_234_567),
            Rating("metacritic", 73.0, 100.0),
            Rating("tomatometerallcritics", 83.0, 100.0),
        )
    }
    assert record.certifications == {"US": "PG"}
    assert record.ids == (ID,)
    assert [asked.query for asked in replay.asked] == [{"i": "tt9900101", "apikey": KEY}]


def test_resolving_and_fetching_share_their_answer(omdb: Omdb, replay: Replay) -> None:
    replay.tell("/", ANSWER)

    found = omdb.resolve(Kind.MOVIE, ID, ASK)
    omdb.fetch(Kind.MOVIE, [ID], ASK)

    assert found is not None
    assert (found.title, found.year, found.ids) == ("The Glass Orchard", 2011, (ID,))
    assert found.picture_url == "https://m.example.invalid/poster.jpg"
    assert len(replay.asked) == 1


def test_what_it_does_not_know_is_none(omdb: Omdb, replay: Replay) -> None:
    replay.tell("/", {"Response": "False", "Error": "Error getting data."})

    assert omdb.fetch(Kind.MOVIE, [ID], ASK) is None
    assert omdb.resolve(Kind.MOVIE, ID, ASK) is None


def test_a_film_is_no_series_and_another_title_is_refused(omdb: Omdb, replay: Replay) -> None:
    replay.tell("/", ANSWER)

    assert omdb.fetch(Kind.SERIES, [ID], ASK) is None
    with pytest.raises(BadInput, match="another title"):
        omdb.fetch(Kind.MOVIE, [ExternalId(Scheme.IMDB, "tt9900999")], ASK)


@pytest.mark.parametrize("rated", ["N/A", "Not Rated", "UNRATED", "", None])
def test_what_is_no_certificate_is_left_out(omdb: Omdb, replay: Replay, rated: str | None) -> None:
    replay.tell("/", {**ANSWER, "Rated": rated})

    record = omdb.fetch(Kind.MOVIE, [ID], ASK)

    assert record is not None
    assert record.certifications == {}


def test_a_spent_day_is_waited_for_and_a_bad_key_is_not(omdb: Omdb, replay: Replay) -> None:
    replay.tell("/", {"Response": "False", "Error": "Request limit reached!"}, status=401)
    with pytest.raises(Unavailable, match="used up"):
        omdb.fetch(Kind.MOVIE, [ID], ASK)

    replay.tell("/", {"Response": "False", "Error": "Invalid API key!"}, status=401)
    with pytest.raises(Refused) as refused:
        omdb.test(ASK)
    assert KEY not in str(refused.value)


def test_without_a_key_or_an_imdb_id_nothing_is_asked(replay: Replay) -> None:
    with an_omdb(replay, "") as omdb, pytest.raises(Refused, match="needs a key"):
        omdb.fetch(Kind.MOVIE, [ID], ASK)
    with an_omdb(replay) as omdb:
        assert omdb.fetch(Kind.MOVIE, [ExternalId(Scheme.IMDB, "tt1&t=x")], ASK) is None
        assert omdb.fetch(Kind.ALBUM, [ID], ASK) is None
        assert omdb.search(Wanted(Kind.MOVIE, "Glass"), ASK) == ()
        assert omdb.changed_since(0, ASK) is None

    assert replay.asked == []


def test_addresses_of_imdb_are_understood() -> None:
    (address,) = SPEC.addresses
    match = address.pattern.search("www.imdb.com/de/title/tt0133093/?ref_=x")

    assert match is not None
    assert (address.scheme, address.kind, match["id"]) == (Scheme.IMDB, None, "tt0133093")


# --- recorded answers -------------------------------------------------------------------------------------------------


def test_every_recorded_title_is_read(omdb: Omdb, replay: Replay) -> None:
    found = {}
    for exchange in recorded("omdb"):
        if exchange.status == 200 and exchange.data.get("imdbID"):
            exchange.serve(replay, "/")
            id = ExternalId(Scheme.IMDB, exchange.data["imdbID"])
            record = omdb.fetch(Kind.MOVIE, [id], replace(ASK, is_fresh=True))
            assert record is not None, exchange.name
            assert_sound(record, SPEC)
            found[exchange.name] = record

    ratings = found["movie_with_three_ratings"].values["ratings"]
    assert ratings == (
        Rating("imdb", 8.0, 10.0, 200_902),
        Rating("metacritic", 83.0, 100.0),
        Rating("tomatometerallcritics", 85.0, 100.0),
    )
    assert found["movie_all_na"].values == {}
    assert found["movie_all_na"].certifications == {}


def test_the_recorded_refusals_are_told_apart(omdb: Omdb, replay: Replay) -> None:
    meant = {"daily_limit__401": Unavailable, "invalid_key__401": Refused, "no_key__401": Refused}
    refusals = [exchange for exchange in recorded("omdb") if exchange.status == 401]
    assert {one.name for one in refusals} == set(meant)
    for exchange in refusals:
        exchange.serve(replay, "/")
        with pytest.raises(meant[exchange.name]):
            omdb.fetch(Kind.MOVIE, [ID], ASK)


# --- damaged answers --------------------------------------------------------------------------------------------------


def test_a_damaged_answer_gives_a_sound_record_or_is_refused() -> None:
    with replaying() as replay, an_omdb(replay) as omdb:

        @settings(max_examples=150)
        @given(damaged(ANSWER))
        def check(data: Any) -> None:
            replay.tell("/", data)
            ask = replace(ASK, is_fresh=True)
            try:
                omdb.resolve(Kind.MOVIE, ID, ask)
                record = omdb.fetch(Kind.MOVIE, [ID], ask)
            except BadInput:
                return
            if record is not None:
                assert_sound(record, SPEC)

        check()
