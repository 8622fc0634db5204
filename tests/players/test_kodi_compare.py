"""What counts as a difference between us and Kodi, and how Kodi's rows are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.players.kodi.compare import differences, text_differences
from metarr_desktop.players.kodi.library import Kept, Media, Shown, picture_path, read_rows
from metarr_desktop.players.kodi.refresh import missing_of

RECORDED = Path(__file__).resolve().parents[3] / "shared/contracts/recorded/kodi/real-20.1"


def a_delivery(kind: Kind = Kind.MOVIE, **values: object) -> Delivery:
    return Delivery(ItemId(1), kind, Action.SHOW, "/m/", "/m/Heat/", **values)  # type: ignore[arg-type]


def test_white_space_is_no_difference_and_neither_is_what_we_do_not_say() -> None:
    shown = Shown(Media.MOVIE, 1, "Heat", year=1995, plot="A  thief.\n\nA cop.", ids=frozenset({("imdb", "tt1")}))

    assert text_differences(a_delivery(title="Heat ", plot="A thief. A cop."), shown) == ()
    assert text_differences(a_delivery(), shown) == ()


def test_each_difference_is_told_in_words() -> None:
    shown = Shown(Media.MOVIE, 1, "Hot", plot="x" * 80, ids=frozenset({("imdb", "tt2"), ("trakt", "5")}))
    ours = a_delivery(
        title="Heat", year=1995, plot="A thief.", ids=(ExternalId("imdb", "tt1"), ExternalId("tmdb", "949"))
    )

    assert text_differences(ours, shown) == (
        "title: “Hot” instead of “Heat”",
        "year: none instead of 1995",
        f"plot: “{'x' * 59}…” instead of “A thief.”",
        "imdb id: tt2 instead of tt1",
        "tmdb id: none instead of 949",
    )


def test_texts_are_compared_word_by_word_and_say_what_can_be_set() -> None:
    shown = Shown(
        Media.MOVIE,
        1,
        "Heat",
        texts=(("tagline", ()), ("genres", ("Crime",)), ("cast", ("B", "A")), ("certification", ("R",))),
    )
    ours = a_delivery(
        title="Heat",
        texts=(
            ("tagline", ("A Los Angeles crime saga",)),
            ("genres", ("Crime", "Drama")),
            ("cast", ("A", "B")),
            ("certification", ("R",)),
            ("collection", ("Mann",)),
        ),
    )

    found = differences(ours, shown)

    assert [(one.words, one.key, one.value) for one in found] == [
        ("tagline: none instead of “A Los Angeles crime saga”", "tagline", "A Los Angeles crime saga"),
        ("genres: “Crime” instead of “Crime, Drama”", "genre", ("Crime", "Drama")),
        ("collection: none instead of “Mann”", "", ""),
    ]


def test_only_what_kodi_has_a_place_for_is_asked_of_it() -> None:
    episode = a_delivery(Kind.EPISODE, title="Pilot", year=1995)
    artist = a_delivery(Kind.ARTIST, title="Air", year=1995, ids=(ExternalId("discogs", "1"),))
    film_set = a_delivery(Kind.COLLECTION, title="Trilogy", ids=(ExternalId("tmdb_set", "1"),))

    assert text_differences(episode, Shown(Media.EPISODE, 1, "Pilot")) == ()
    assert text_differences(artist, Shown(Media.ARTIST, 1, "Air")) == ()
    assert text_differences(film_set, Shown(Media.SET, 1, "Trilogy")) == ()


def test_what_the_person_did_is_written_back_and_what_they_did_not_do_is_not_made_up() -> None:
    nfo = Shown(Media.MOVIE, 1, "Heat", kept=Kept(2, "2020-01-01 00:00:00", 5, "2026-01-01 00:00:00", ("4K",)))

    assert missing_of(Kept(date_added="2019-01-01 00:00:00"), nfo) == {
        "dateadded": "2019-01-01 00:00:00",
        "playcount": 0,
        "lastplayed": "",
    }
    assert missing_of(nfo.kept, nfo) == {}
    assert missing_of(Kept(2, "2020-01-01 00:00:00", 9, "", ("mine",), (60.0, 90.0)), nfo) == {
        "resume": {"position": 60.0, "total": 90.0},
        "userrating": 9,
        "tag": ["4K", "mine"],
    }


def test_the_file_of_a_film_in_parts_is_its_first_part() -> None:
    film = Shown(Media.MOVIE, 1, "Heat", file="stack:///m/a,, b-cd1.mkv , /m/a,, b-cd2.mkv")

    assert film.files == ("/m/a, b-cd1.mkv", "/m/a, b-cd2.mkv")
    assert film.first_file == "/m/a, b-cd1.mkv"


def test_a_pictures_address_is_its_path_whatever_its_bytes() -> None:
    assert picture_path("image://%2fm%2fAm%c3%a9lie%20(2001)%2fposter.jpg/") == "/m/Amélie (2001)/poster.jpg"
    assert picture_path("image://%2fm%2fCaf%e9%2fposter.jpg/") == "/m/Caf\udce9/poster.jpg"


@pytest.mark.skipif(not RECORDED.is_dir(), reason="no ../shared/contracts here")
@pytest.mark.parametrize(
    ("name", "media", "count"),
    [
        ("movies", Media.MOVIE, 7),
        ("tvshows", Media.SHOW, 1),
        ("seasons", Media.SEASON, 3),
        ("episodes", Media.EPISODE, 6),
        ("moviesets", Media.SET, 2),
        ("artists", Media.ARTIST, 1),
        ("albums", Media.ALBUM, 1),
        ("songs", Media.SONG, 3),
    ],
)
def test_recorded_answers_of_a_real_kodi_are_read(name: str, media: Media, count: int) -> None:
    recorded = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))

    rows = read_rows(media, recorded["response"]["result"])

    assert len(rows) == count
    assert all(row.title and row.id for row in rows)


@pytest.mark.parametrize("result", [None, [], {"movies": {}}, {"movies": [{"movieid": "x"}]}, {"movies": [None]}])
def test_rows_in_another_form_are_bad_input(result: object) -> None:
    with pytest.raises(BadInput):
        read_rows(Media.MOVIE, result)
