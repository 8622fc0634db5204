"""The exact text that we write, one file a kind in `golden/`: bytes matter, because an equal file is not rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.streams import AudioStream, MediaFacts, SubtitleStream, VideoStream
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.formats.nfo import NfoRecord, read, write

GOLDEN = Path(__file__).parent / "golden"

FACTS = MediaFacts(
    duration_s=5403.4,
    container="matroska",
    video=(VideoStream("hevc", 3840, 1600, aspect=2.4, hdr=HdrKind.DOLBY_VISION, stereo_mode="left_right"),),
    audio=(AudioStream("truehd", channels=8, language="eng"), AudioStream("ac3", channels=2)),
    subtitles=(SubtitleStream("subrip", language="ger"), SubtitleStream("subrip")),
)

MOVIE = NfoRecord(
    Kind.MOVIE,
    {
        "title": "The Lighthouse & the <Sea>",
        "original_title": "Fyrtårnet",
        "sort_title": "Lighthouse",
        "tagline": "Nobody comes.",
        "outline": "A keeper waits.",
        "plot": "A keeper waits.\nThe boat does not come.",
        "year": 1997,
        "premiered": "1997-03-21",
        "runtime": 90,
        "certification": "PG-13",
        "countries": ("Norway", "Denmark"),
        "genres": ("Drama", "Mystery"),
        "tags": ("sea",),
        "studios": ("North Film",),
        "cast": (
            Credit("Ada Berg", "Keeper", "https://example.org/ada.jpg", (("tmdb", "11"), ("tvdb", "12"))),
            Credit("Bo Dahl"),
        ),
        "directors": (Credit("Cy Eng", ids=(("imdb", "nm0000001"),)),),
        "writers": (Credit("Di Fox"), Credit("Eli Gro")),
        "collection": "Lighthouses",
        "ratings": (
            Rating("imdb", 7.9, votes=1234, is_default=True),
            Rating("tmdb", 7.65, votes=88),
            Rating("metacritic", 81, maximum=100),
        ),
        "user_rating": 9,
        "watched": True,
        "play_count": 2,
        "last_played": "2024-05-06 21:00:00",
        "resume_position": 61.5,
        "date_added": "2023-01-02 03:04:05",
        "external_ids": (ExternalId("tmdb", "603"), ExternalId("imdb", "tt0133093")),
        "trailers": ("https://www.youtube.com/watch?v=vKQi3bBA1y8", "plugin://video/?id=1&x=2"),
    },
    collection_overview="Three films by the sea.",
    unknown=("<lockdata>true</lockdata>",),
)
SERIES = NfoRecord(
    Kind.SERIES,
    {
        "title": "Harbour",
        "plot": "Boats.",
        "year": 2001,
        "premiered": "2001-09-10",
        "series_status": "Ended",
        "in_production": False,
        "networks": ("NRK",),
        "external_ids": (ExternalId("tvdb", "81189"),),
    },
    season_names={2: "The Storm", 0: "Specials"},
)
SEASON = NfoRecord(Kind.SEASON, {"title": "The Storm", "plot": "Wind.", "year": 2002}, season=2)
EPISODES = tuple(
    NfoRecord(
        Kind.EPISODE,
        {"title": title, "plot": f"{title}.", "aired": "2002-01-04", "display_season": 1, "display_episode": 3},
        season=2,
        episode=number,
    )
    for number, title in ((1, "Ebb"), (2, "Flow"))
)
ARTIST = NfoRecord(
    Kind.ARTIST,
    {
        "title": "The Tides",
        "sort_title": "Tides, The",
        "biography": "A band.",
        "formed": "1988",
        "years_active": ("1988-1999",),
        "genres": ("Folk",),
        "external_ids": (
            ExternalId("musicbrainz_artist", "a74b1b7f-71a5-4011-9441-d0b5e4122711"),
            ExternalId("discogs", "3840"),
        ),
    },
)
ALBUM = NfoRecord(
    Kind.ALBUM,
    {
        "title": "High Water",
        "plot": "Their third.",
        "year": 1996,
        "release_date": "1997-03",
        "original_release_date": "1996",
        "compilation": False,
        "labels": ("Salt",),
        "artists": (Credit("The Tides", ids=(("musicbrainz_artist", "a74b1b7f-71a5-4011-9441-d0b5e4122711"),)),),
        "ratings": (Rating("discogs", 4.25, maximum=5, votes=40, is_default=True),),
        "user_rating": 8,
        "external_ids": (
            ExternalId("musicbrainz_release", "b84ee12a-09ef-421b-82de-0441a926375b"),
            ExternalId("musicbrainz_release_group", "1b022e01-4da6-387b-8658-8678046e4cef"),
        ),
    },
)
COLLECTION = NfoRecord(
    Kind.COLLECTION,
    {"title": "Lighthouses", "plot": "Three films.", "external_ids": (ExternalId("tmdb_set", "2344"),)},
)

CASES = {
    "movie": ((MOVIE,), FACTS),
    "tvshow": ((SERIES,), None),
    "season": ((SEASON,), None),
    "double-episode": (EPISODES, MediaFacts(duration_s=2640, video=(VideoStream("h264", 1280, 720),))),
    "artist": ((ARTIST,), None),
    "album": ((ALBUM,), None),
    "set": ((COLLECTION,), None),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_is_written_exactly_so(name: str) -> None:
    records, streams = CASES[name]

    assert write(records, streams) == (GOLDEN / f"{name}.nfo").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_each_golden_file_is_read_back_whole(name: str) -> None:
    records, _ = CASES[name]

    assert read((GOLDEN / f"{name}.nfo").read_bytes()) == records


def test_of_a_partial_date_only_the_year_is_written() -> None:
    movie = write([NfoRecord(Kind.MOVIE, {"title": "A", "premiered": "1997-03"})])
    episode = write([NfoRecord(Kind.EPISODE, {"title": "A", "aired": "1997-03"})])
    dated = write([NfoRecord(Kind.MOVIE, {"title": "A", "premiered": "1997", "year": 1998})])

    assert "<year>1997</year>" in movie
    assert "premiered" not in movie
    assert "<year>1997</year>" in episode
    assert "aired" not in episode
    assert "<year>1998</year>" in dated


def test_watched_is_a_play_count_to_kodi() -> None:
    watched = write([NfoRecord(Kind.MOVIE, {"watched": True})])
    unwatched = write([NfoRecord(Kind.MOVIE, {"watched": False, "play_count": 4})])

    assert "<playcount>1</playcount>" in watched
    assert "<playcount>0</playcount>" in unwatched


def test_the_whole_length_stands_beside_the_resume_position() -> None:
    by_runtime = write([NfoRecord(Kind.MOVIE, {"resume_position": 60.0, "runtime": 90})])

    assert "<position>60</position>\n    <total>5400</total>" in by_runtime


def test_a_file_without_known_streams_gets_no_stream_details() -> None:
    assert "fileinfo" not in write([SEASON], MediaFacts(duration_s=10))


def test_a_kind_without_nfo_is_refused() -> None:
    with pytest.raises(BadInput, match="track"):
        write([NfoRecord(Kind.TRACK, {"title": "A"})])
