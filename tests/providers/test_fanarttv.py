"""fanart.tv: pictures by id."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from metarr_desktop.domain.errors import BadInput, Refused
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, PictureOffer, Place, Record, Wanted
from metarr_desktop.providers.fanarttv import SPEC, FanartTv
from tests.providers.recorded import recorded
from tests.providers.shapes import assert_sound, damaged
from tests.replay import Replay, a_service, replaying

ASK = Ask()
ARTIST = "aaaaaaaa-0000-4000-8000-000000000001"
ALBUM = "bbbbbbbb-0000-4000-8000-000000000002"
AT = "assets.fanart.tv/fanart/x"


def a_picture(name: str, lang: str | None = "en", likes: str = "3", **more: str) -> dict[str, str]:
    language = {} if lang is None else {"lang": lang}
    return {"id": "1", "url": f"http://{AT}/{name}", "likes": likes, **language, **more}


MOVIE: dict[str, Any] = {
    "name": "The Glass Orchard",
    "tmdb_id": "900101",
    "imdb_id": "tt9900101",
    "hdmovielogo": [a_picture("logo.png", "cz")],
    "movielogo": [a_picture("small.png")],
    "movieposter": [a_picture("poster.jpg"), a_picture("bare.jpg", "00", "1")],
    "moviebackground": [a_picture("back.jpg", "")],
    "moviethumb": [a_picture("thumb.jpg")],
    "moviebanner": [a_picture("banner.jpg")],
    "hdmovieclearart": [a_picture("art.png")],
    "moviedisc": [a_picture("disc.png", disc="1", disc_type="bluray")],
    "moviesomethingnew": [a_picture("new.jpg")],
}
SERIES: dict[str, Any] = {
    "name": "Harbour Lights",
    "thetvdb_id": "900302",
    "tvposter": [a_picture("poster.jpg")],
    "showbackground": [a_picture("all.jpg", "", season="all"), a_picture("one.jpg", "", season="1")],
    "characterart": [a_picture("reed.png")],
    "seasonposter": [
        a_picture("s1.jpg", season="1"),
        a_picture("s0.jpg", season="0"),
        a_picture("every.jpg", season="all"),
    ],
    "seasonthumb": [a_picture("t1.jpg", season="1")],
}
MUSIC: dict[str, Any] = {
    "name": "The Foghorns",
    "mbid_id": ARTIST,
    "artistthumb": [a_picture("thumb.jpg", None)],
    "artistbackground": [a_picture("back.jpg", None)],
    "hdmusiclogo": [a_picture("logo.png", None)],
    "albums": {
        ALBUM: {
            "albumcover": [a_picture("cover.jpg", None)],
            "cdart": [a_picture("cd.png", None, disc="1", size="1000")],
        }
    },
}
MOVIE_ID = ExternalId(Scheme.TMDB, "900101")
SERIES_ID = ExternalId(Scheme.TVDB, "900302")
ARTIST_ID = ExternalId(Scheme.MB_ARTIST, ARTIST)
ALBUM_ID = ExternalId(Scheme.MB_RELEASE_GROUP, ALBUM)


@contextmanager
def a_fanarttv(replay: Replay, **secrets: str) -> Iterator[FanartTv]:
    with a_service(SPEC, replay) as web:
        yield FanartTv(web, secrets or {"api_key": "own-key"})


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def fanarttv(replay: Replay) -> Iterator[FanartTv]:
    with a_fanarttv(replay) as fanarttv:
        yield fanarttv


def fetched(fanarttv: FanartTv, kind: Kind, id: ExternalId) -> Record:
    record = fanarttv.fetch(kind, [id], ASK)
    assert record is not None
    assert_sound(record, SPEC)
    return record


def named(pictures: tuple[PictureOffer, ...]) -> list[tuple[str, str, str | None]]:
    return [(one.art, one.url.rpartition("/")[2], one.language) for one in pictures]


@pytest.mark.parametrize(
    ("secrets", "sent"),
    [
        ({"api_key": "own-key"}, ("own-key", None)),
        ({"client_key": "own-key"}, ("own-key", None)),
        ({"api_key": "project", "client_key": "own-key"}, ("project", "own-key")),
    ],
)
def test_keys_go_into_headers(replay: Replay, secrets: dict[str, str], sent: tuple[str, str | None]) -> None:
    replay.tell("/movies/900101", MOVIE)
    with a_fanarttv(replay, **secrets) as fanarttv:
        fetched(fanarttv, Kind.MOVIE, MOVIE_ID)

    (asked,) = replay.asked
    assert (asked.headers["api-key"], asked.headers.get("client-key")) == sent
    assert asked.query == {}


def test_a_film_has_pictures_by_art_with_their_languages(fanarttv: FanartTv, replay: Replay) -> None:
    replay.tell("/movies/900101", MOVIE)

    record = fetched(fanarttv, Kind.MOVIE, MOVIE_ID)

    assert record.ids == (MOVIE_ID, ExternalId(Scheme.IMDB, "tt9900101"))
    assert named(record.pictures) == [
        ("poster", "poster.jpg", "en"),
        ("poster", "bare.jpg", ""),
        ("fanart", "back.jpg", ""),
        ("landscape", "thumb.jpg", "en"),
        ("banner", "banner.jpg", "en"),
        ("clearlogo", "logo.png", "cs"),
        ("clearlogo", "small.png", "en"),
        ("clearart", "art.png", "en"),
        ("discart", "disc.png", "en"),
    ]
    assert record.pictures[0] == PictureOffer(
        art="poster",
        url=f"https://{AT}/poster.jpg",
        preview_url="https://assets.fanart.tv/preview/x/poster.jpg",
        language="en",
        votes=3,
    )


def test_a_film_is_asked_for_by_imdb_id_where_tmdb_has_none(fanarttv: FanartTv, replay: Replay) -> None:
    replay.tell("/movies/tt9900101", MOVIE)

    record = fanarttv.fetch(Kind.MOVIE, [ExternalId(Scheme.IMDB, "tt9900101")], ASK)

    assert record is not None
    assert record.ids == (ExternalId(Scheme.IMDB, "tt9900101"), MOVIE_ID)
    assert replay.paths == ["/movies/tt9900101"]


def test_pictures_of_a_season_belong_to_the_season_and_those_of_all_seasons_to_none(
    fanarttv: FanartTv, replay: Replay
) -> None:
    replay.tell("/tv/900302", SERIES)

    record = fetched(fanarttv, Kind.SERIES, SERIES_ID)

    assert named(record.pictures) == [
        ("poster", "poster.jpg", "en"),
        ("fanart", "all.jpg", ""),
        ("characterart", "reed.png", "en"),
    ]
    assert [(child.kind, child.place, named(child.pictures)) for child in record.children] == [
        (Kind.SEASON, Place(season=0), [("poster", "s0.jpg", "en")]),
        (
            Kind.SEASON,
            Place(season=1),
            [("poster", "s1.jpg", "en"), ("fanart", "one.jpg", ""), ("landscape", "t1.jpg", "en")],
        ),
    ]


def test_an_artist_comes_with_the_pictures_of_the_albums(fanarttv: FanartTv, replay: Replay) -> None:
    replay.tell(f"/music/{ARTIST}", MUSIC)

    record = fetched(fanarttv, Kind.ARTIST, ARTIST_ID)

    assert named(record.pictures) == [
        ("thumb", "thumb.jpg", None),
        ("fanart", "back.jpg", None),
        ("clearlogo", "logo.png", None),
    ]
    (album,) = record.children
    assert (album.kind, album.ids) == (Kind.ALBUM, (ALBUM_ID,))
    assert named(album.pictures) == [("thumb", "cover.jpg", None), ("discart", "cd.png", None)]
    assert (album.pictures[1].width, album.pictures[1].height) == (1000, 1000)


def test_an_album_has_its_own_pictures_alone(fanarttv: FanartTv, replay: Replay) -> None:
    other = "cccccccc-0000-4000-8000-000000000003"
    albums = {other: {"albumcover": [a_picture("other.jpg", None)]}, **MUSIC["albums"]}
    replay.tell(f"/music/albums/{ALBUM}", {**MUSIC, "albums": albums})

    record = fetched(fanarttv, Kind.ALBUM, ALBUM_ID)

    assert record.ids == (ALBUM_ID,)
    assert named(record.pictures) == [("thumb", "cover.jpg", None), ("discart", "cd.png", None)]


def test_an_id_resolves_to_a_name_except_for_an_album(fanarttv: FanartTv, replay: Replay) -> None:
    replay.tell("/movies/900101", MOVIE)
    replay.tell(f"/music/albums/{ALBUM}", MUSIC)

    found = fanarttv.resolve(Kind.MOVIE, MOVIE_ID, ASK)

    assert found is not None
    assert found.title == "The Glass Orchard"
    assert fanarttv.resolve(Kind.ALBUM, ALBUM_ID, ASK) is None


def test_no_pictures_is_none_and_another_title_is_refused(fanarttv: FanartTv, replay: Replay) -> None:
    assert fanarttv.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "5")], ASK) is None

    replay.tell("/movies/6", MOVIE)
    with pytest.raises(BadInput, match="another title"):
        fanarttv.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "6")], ASK)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a/b.jpg", "", None, 5])
def test_an_odd_address_is_no_picture(fanarttv: FanartTv, replay: Replay, url: Any) -> None:
    replay.tell("/movies/900101", {**MOVIE, "movieposter": [{"url": url, "lang": "en"}]})

    assert "poster" not in {one.art for one in fetched(fanarttv, Kind.MOVIE, MOVIE_ID).pictures}


def test_without_a_key_or_an_id_nothing_is_asked(replay: Replay) -> None:
    with a_fanarttv(replay, api_key=" ") as fanarttv, pytest.raises(Refused, match="needs a key"):
        fanarttv.fetch(Kind.MOVIE, [MOVIE_ID], ASK)
    with a_fanarttv(replay) as fanarttv:
        assert fanarttv.fetch(Kind.SERIES, [MOVIE_ID], ASK) is None
        assert fanarttv.fetch(Kind.ARTIST, [ExternalId(Scheme.MB_ARTIST, "../movies/5")], ASK) is None
        assert fanarttv.search(Wanted(Kind.MOVIE, "Glass"), ASK) == ()
        assert fanarttv.changed_since(0, ASK) is None

    assert replay.asked == []


def test_a_key_that_is_not_accepted_is_refused(fanarttv: FanartTv, replay: Replay) -> None:
    replay.tell("/movies/120", {"status": "error", "error message": "No project matching"}, status=401)

    with pytest.raises(Refused) as refused:
        fanarttv.test(ASK)
    assert "own-key" not in str(refused.value)


# --- recorded answers -------------------------------------------------------------------------------------------------


def test_every_recorded_title_is_read(fanarttv: FanartTv, replay: Replay) -> None:
    asked = {
        "movies_120": (Kind.MOVIE, ExternalId(Scheme.TMDB, "120")),
        "v32_movie_shape": (Kind.MOVIE, ExternalId(Scheme.TMDB, "120")),
        "tv_355730": (Kind.SERIES, ExternalId(Scheme.TVDB, "355730")),
        "music_5b11f4ce-a62d-471e-81fc-a69a8278c7da": (
            Kind.ARTIST,
            ExternalId(Scheme.MB_ARTIST, "5b11f4ce-a62d-471e-81fc-a69a8278c7da"),
        ),
    }
    records = {}
    for exchange in recorded("fanarttv"):
        if exchange.status == 200:
            kind, id = asked[exchange.name]
            exchange.serve(replay, exchange.path.removeprefix("/v3.2").removeprefix("/v3"))
            record = fanarttv.fetch(kind, [id], replace(ASK, is_fresh=True))
            assert record is not None
            assert_sound(record, SPEC)
            records[exchange.name] = record

    assert set(records) == set(asked)
    assert len(records["movies_120"].pictures) == 9
    textless = [one for one in records["tv_355730"].pictures if one.language == ""]
    assert {one.art for one in textless} >= {"poster", "fanart"}
    assert "cs" in {one.language for one in records["tv_355730"].pictures}
    assert {0, 1} <= {child.place.season for child in records["tv_355730"].children}
    assert len(records["music_5b11f4ce-a62d-471e-81fc-a69a8278c7da"].children) > 10


def test_recorded_errors_are_understood(fanarttv: FanartTv, replay: Replay) -> None:
    (unknown,) = recorded("fanarttv", "not_found")
    unknown.serve(replay, "/tv/999999999")
    assert fanarttv.fetch(Kind.SERIES, [ExternalId(Scheme.TVDB, "999999999")], ASK) is None
    (bad_key,) = recorded("fanarttv", "bad_key")
    bad_key.serve(replay, "/movies/120")
    with pytest.raises(Refused):
        fanarttv.fetch(Kind.MOVIE, [ExternalId(Scheme.TMDB, "120")], ASK)


# --- damaged answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "id", "path", "sound"),
    [
        (Kind.MOVIE, MOVIE_ID, "/movies/900101", MOVIE),
        (Kind.SERIES, SERIES_ID, "/tv/900302", SERIES),
        (Kind.ARTIST, ARTIST_ID, f"/music/{ARTIST}", MUSIC),
        (Kind.ALBUM, ALBUM_ID, f"/music/albums/{ALBUM}", MUSIC),
    ],
)
def test_a_damaged_answer_gives_a_sound_record_or_is_refused(kind: Kind, id: ExternalId, path: str, sound: Any) -> None:
    with replaying() as replay, a_fanarttv(replay) as fanarttv:

        @settings(max_examples=150)
        @given(damaged(sound))
        def check(data: Any) -> None:
            replay.tell(path, data)
            ask = replace(ASK, is_fresh=True)
            try:
                fanarttv.resolve(kind, id, ask)
                record = fanarttv.fetch(kind, [id], ask)
            except BadInput:
                return
            if record is not None:
                assert_sound(record, SPEC)

        check()
