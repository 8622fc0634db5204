"""Kodi where it breaks, stops or is slow, with a Kodi of our own; `test_real_kodi` tells how the real one behaves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from metarr_desktop.domain.errors import BadInput, Cancelled, Refused, Unavailable
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.player import (
    Address,
    Delivery,
    Obstacle,
    ObstacleCode,
    Outcome,
    PlayerInfo,
    PlayerType,
    Playing,
    Proof,
    Watched,
)
from metarr_desktop.players import PLAYERS
from metarr_desktop.players.kodi import Kodi, refresh, scan
from tests.players.fake_kodi import FakeKodi
from tests.players.media import Library, gone, picture, published

WATCHED = {"playcount": 3, "lastplayed": "2020-01-02 03:04:05", "userrating": 9}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes Kodi a disk's wake-up time takes ours none."""
    monkeypatch.setattr(refresh, "QUIET_S", 1.0)
    monkeypatch.setattr(scan, "QUIET_S", 1.0)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def fake(library: Library) -> Iterator[FakeKodi]:
    with FakeKodi(library.source("movies"), library.source("tv")).serve() as fake:
        yield fake


@pytest.fixture
def kodi(fake: FakeKodi) -> Iterator[Kodi]:
    kodi = Kodi(fake.address)
    yield kodi
    kodi.close()


def deliver(kodi: Kodi, *deliveries: Delivery) -> list[Proof]:
    return kodi.deliver(deliveries, lambda done, total: None, lambda: False)


def outcomes(proofs: list[Proof]) -> list[Outcome]:
    return [proof.outcome for proof in proofs]


def watch(fake: FakeKodi, *films: Delivery) -> None:
    for film in films:
        fake.row("movie", film.file).update(WATCHED)


def watched(fake: FakeKodi, film: Delivery) -> dict[str, object]:
    row = fake.row("movie", film.file)
    return {key: row[key] for key in WATCHED}


def test_kodi_is_registered() -> None:
    assert isinstance(PLAYERS[PlayerType.KODI](Address("127.0.0.1", 8080)), Kodi)


def test_it_says_who_it_is(kodi: Kodi) -> None:
    assert kodi.test() == PlayerInfo("Kodi", "20.1")


def test_a_wrong_password_is_refused_and_not_repeated(fake: FakeKodi) -> None:
    kodi = Kodi(replace(fake.address, secret="open sesame"))

    with pytest.raises(Refused) as caught:
        kodi.test()

    assert "open sesame" not in f"{caught.value} {kodi!r}"


@pytest.mark.parametrize(
    "answer",
    ["[]", '{"a": 1}', '{"id": 0, "result": {"name": 5}}', '{"id": 0, "error": {"message": "Method not found."}}'],
)
def test_something_that_is_no_kodi_is_bad_input(httpserver: HTTPServer, answer: str) -> None:
    httpserver.expect_request("/jsonrpc").respond_with_data(answer, content_type="application/json")

    with pytest.raises(BadInput):
        Kodi(Address(httpserver.host, httpserver.port)).test()


@pytest.mark.parametrize("answer", ['{"id": 0, "result": {"movies": 5}}', '{"id": 0, "result": {"movies": [{}]}}'])
def test_a_library_in_another_form_is_bad_input(httpserver: HTTPServer, library: Library, answer: str) -> None:
    httpserver.expect_request("/jsonrpc").respond_with_data(answer, content_type="application/json")

    with pytest.raises(BadInput, match="form"):
        Kodi(Address(httpserver.host, httpserver.port)).prove([library.movie("Heat", 1995)])


def test_nothing_to_deliver_is_nothing_said(kodi: Kodi) -> None:
    assert deliver(kodi) == []


def test_films_and_shows_arrive_and_progress_ends_at_all(kodi: Kodi, library: Library) -> None:
    show = library.show("Fargo", 2014)
    deliveries = [library.movie("Heat", 1995), show, library.episode(show, 1, 1)]
    heard: list[tuple[int, int]] = []

    proofs = kodi.deliver(deliveries, lambda done, total: heard.append((done, total)), lambda: False)

    assert proofs == [Proof(one.item, Outcome.THERE) for one in deliveries]
    assert heard == sorted(heard)
    assert heard[0] == (0, 3)
    assert heard[-1] == (3, 3)


def test_hundreds_of_films_take_a_few_dozen_calls(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    films = [library.movie(f"Film {number}", 1950, colour=None) for number in range(400)]

    assert set(outcomes(deliver(kodi, *films))) == {Outcome.THERE}
    assert fake.requests < 40
    assert fake.calls["VideoLibrary.Scan"] == 1


def test_a_refresh_gives_back_what_the_person_did_even_if_the_id_is_given_out_again(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    watch(fake, film)
    number = fake.row("movie", film.file)["movieid"]

    changed = library.publish(replace(film, plot="Another plot."))

    assert outcomes(deliver(kodi, changed)) == [Outcome.THERE]
    assert fake.row("movie", film.file)["movieid"] == number
    assert watched(fake, film) == WATCHED


def test_a_kodi_that_is_switched_off_during_a_refresh_gets_everything_back_the_next_time(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    films = [library.publish(replace(library.movie(title, 1995), plot="Old.")) for title in ("Heat", "Seven")]
    deliver(kodi, *films)
    watch(fake, *films)
    changed = [library.publish(replace(film, plot="New.")) for film in films]
    fake.hang_up_after = "VideoLibrary.RefreshMovie"

    with pytest.raises(Unavailable):
        deliver(kodi, *changed)
    fake.hang_up_after = ""
    fake.go_on()

    assert outcomes(deliver(kodi, *changed)) == [Outcome.THERE, Outcome.THERE]
    assert [watched(fake, film) for film in films] == [WATCHED, WATCHED]


def test_a_refresh_that_comes_late_gets_everything_back_the_next_time(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    watch(fake, film)
    changed = library.publish(replace(film, plot="New."))
    fake.pause()
    assert outcomes(deliver(kodi, changed)) == [Outcome.FAILED]
    fake.go_on()

    assert outcomes(deliver(kodi, changed)) == [Outcome.THERE]
    assert watched(fake, film) == WATCHED


def test_a_text_alone_is_set_with_one_call_and_the_row_stays(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    films = [library.movie(f"Film {number}", 1990) for number in range(3)]
    deliver(kodi, *films)
    watch(fake, *films)
    rows = [fake.row("movie", film.file)["movieid"] for film in films]
    changed = [library.publish(replace(film, plot="New.", is_rest_known=True)) for film in films]
    fake.calls.clear()

    assert outcomes(deliver(kodi, *changed)) == [Outcome.THERE] * 3

    assert fake.calls["VideoLibrary.SetMovieDetails"] == 3
    assert fake.calls["VideoLibrary.RefreshMovie"] == fake.calls["VideoLibrary.Scan"] == 0
    assert [fake.row("movie", film.file)["movieid"] for film in films] == rows
    assert [watched(fake, film) for film in films] == [WATCHED] * 3


def test_what_no_comparison_tells_has_the_nfo_read_again(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    fake.calls.clear()

    assert outcomes(deliver(kodi, replace(film, is_rest_known=False))) == [Outcome.THERE]

    assert fake.calls["VideoLibrary.RefreshMovie"] == 1


def test_one_of_a_shared_database_renews_its_pictures_and_reads_no_nfo(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    changed = replace(film, pictures=(picture(film.pictures[0].path, "poster", "blue"),))
    os.utime(film.pictures[0].path, (1, 1))
    changed = replace(changed, pictures=(published(film.pictures[0].path, "poster"),))
    fake.calls.clear()

    assert outcomes(kodi.renew([changed])) == [Outcome.THERE]

    assert fake.calls["Textures.RemoveTexture"] == 1
    assert fake.calls["VideoLibrary.RefreshMovie"] == 0


def test_a_refresh_that_kodi_ignores_loses_nothing_and_is_told(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    watch(fake, film)
    fake.deaf_to.add(film.file)

    (proof,) = deliver(kodi, library.publish(replace(film, title="Hot")))

    words = ("title: “Heat” instead of “Hot”", "its NFO has not been read again yet")
    assert proof == Proof(film.item, Outcome.FAILED, words)
    assert watched(fake, film) == WATCHED


def test_what_was_watched_after_an_ignored_refresh_counts(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    fake.deaf_to.add(film.file)
    changed = library.publish(replace(film, title="Hot"))
    deliver(kodi, changed)
    watch(fake, film)
    fake.deaf_to.clear()

    assert outcomes(deliver(kodi, changed)) == [Outcome.THERE]
    assert watched(fake, film) == WATCHED


@pytest.mark.parametrize("is_heard", [True, False])
def test_kodi_is_asked_where_its_notifications_are_not_heard_to_the_end(library: Library, is_heard: bool) -> None:
    with FakeKodi(library.source("movies"), library.source("tv")).serve(is_heard=is_heard) as fake:
        kodi = Kodi(fake.address)
        film, show = library.movie("Heat", 1995), library.show("Fargo", 2014)
        assert outcomes(deliver(kodi, film, show)) == [Outcome.THERE, Outcome.THERE]
        watch(fake, film)
        fake.drop_listeners()
        changed = [library.publish(replace(one, plot="New.")) for one in (film, show)]

        assert outcomes(deliver(kodi, *changed)) == [Outcome.THERE, Outcome.THERE]
        assert watched(fake, film) == WATCHED
        kodi.close()


def test_a_port_where_nothing_notifies_does_no_harm(fake: FakeKodi, library: Library) -> None:
    kodi = Kodi(replace(fake.address, ws_port=1))

    assert outcomes(deliver(kodi, library.movie("Heat", 1995))) == [Outcome.THERE]
    kodi.close()


def test_cancelled_before_anything_is_told(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    with pytest.raises(Cancelled):
        kodi.deliver([library.movie("Heat", 1995)], lambda done, total: None, lambda: True)

    assert fake.requests == 0


def test_cancelled_during_a_scan(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    fake.pause()

    with pytest.raises(Cancelled):
        kodi.deliver(
            [library.movie("Heat", 1995)], lambda done, total: None, lambda: fake.calls["VideoLibrary.Scan"] > 0
        )


def test_cancelled_during_a_refresh_what_was_begun_is_paid_and_the_rest_untouched(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    films = [library.movie(f"Film {number}", 1950, colour=None) for number in range(30)]
    deliver(kodi, *films)
    watch(fake, *films)
    changed = [library.publish(replace(film, plot="New.")) for film in films]

    with pytest.raises(Cancelled):
        kodi.deliver(changed, lambda done, total: None, lambda: fake.calls["VideoLibrary.RefreshMovie"] > 0)

    assert fake.calls["VideoLibrary.RefreshMovie"] == refresh.CHUNK
    assert [watched(fake, film) for film in films] == [WATCHED] * 30


def test_a_picture_under_the_same_name_is_proved_by_the_note_of_its_copy(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    changed = replace(film, pictures=(picture(film.pictures[0].path, "poster", "yellow"),))
    changed = replace(changed, pictures=(replace(changed.pictures[0], size_bytes=1),))

    (proof,) = kodi.prove([changed])

    assert proof.differences == (f"poster: an older picture instead of {film.pictures[0].path}",)


def test_a_picture_that_kodi_does_not_have_is_named(kodi: Kodi, library: Library) -> None:
    film = library.movie("Heat", 1995, colour=None)
    deliver(kodi, film)
    path = film.file.replace(".mkv", "-fanart.jpg")
    lost = picture(path, "fanart", "blue")

    (proof,) = kodi.prove([replace(film, pictures=(lost,))])

    assert proof.differences == (f"fanart: none instead of {path}",)


def test_a_film_is_found_by_its_path_and_never_by_its_title(kodi: Kodi, library: Library) -> None:
    here = library.movie("Heat", 1995)
    deliver(kodi, here)
    elsewhere = replace(here, folder=here.folder.replace("Heat", "Cold"), file=here.file.replace("Heat", "Cold"))

    assert outcomes(kodi.prove([elsewhere])) == [Outcome.WAITING]


def test_two_films_in_one_folder_are_not_mistaken_for_each_other(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    first = library.movie("Heat", 1995, folder="Both")
    deliver(kodi, first)
    watch(fake, first)
    second = library.movie("Ghost", 1990, folder="Both")

    assert outcomes(kodi.prove([first, second])) == [Outcome.THERE, Outcome.WAITING]
    assert outcomes(deliver(kodi, second)) == [Outcome.THERE]
    assert watched(fake, first) == WATCHED


def test_a_folder_whose_name_has_wildcards_is_not_mistaken_for_another(kodi: Kodi, library: Library) -> None:
    films = [library.movie(title, 1995) for title in ("A_C", "ABC", "A%", "a_c")]

    assert outcomes(deliver(kodi, *films)) == [Outcome.THERE] * 4


def test_a_film_that_is_gone_already_is_proved_gone(kodi: Kodi, library: Library) -> None:
    film = library.movie("Heat", 1995)

    assert deliver(kodi, gone(film)) == [Proof(film.item, Outcome.THERE)]


def test_a_rename_carries_what_the_person_did(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    watch(fake, film)
    moved = replace(library.movie("Hot", 1995), item=film.item)

    assert outcomes(deliver(kodi, gone(film), moved)) == [Outcome.THERE, Outcome.THERE]
    assert watched(fake, moved) == WATCHED
    assert [row["file"] for row in fake.rows["movie"]] == [moved.file]


# --- what it plays, sees and is set to --------------------------------------------------------------------------------


def test_an_idle_kodi_plays_nothing_and_one_that_plays_says_what_and_where(kodi: Kodi, fake: FakeKodi) -> None:
    assert kodi.playing() == []

    fake.playing = {"title": "Heat", "file": "/films/Heat.mkv", "position": 3725, "total": 10_200, "speed": 0}

    assert kodi.playing() == [
        Playing("1", "Heat", "/films/Heat.mkv", position_s=3725.0, total_s=10_200.0, is_paused=True)
    ]


def test_what_stopped_is_played_again_where_it_was_and_what_plays_is_left_alone(kodi: Kodi, fake: FakeKodi) -> None:
    was = Playing("1", "Heat", "/films/Heat.mkv", position_s=3725.0, total_s=10_200.0, is_paused=True)

    kodi.resume([was])
    kodi.resume([was])

    assert fake.calls["Player.Open"] == 1
    assert (fake.playing["file"], fake.playing["position"], fake.playing["speed"]) == ("/films/Heat.mkv", 3725, 0)


def test_it_sees_the_files_that_it_lists(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    film = library.movie("Heat", 1995)

    assert kodi.sees([film.file, f"{film.folder}other.mkv", "/nowhere/at all.mkv"]) == [True, False, False]


def test_settings_that_defeat_publishing_are_named_with_what_they_should_be(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    fake.settings |= {"videolibrary.artworklevel": 1, "videolibrary.moviesetsfolder": "/old/sets/"}
    movies = (library.source("movies"), LibraryType.MOVIE)

    assert kodi.obstacles([movies], "/new/sets/") == [
        Obstacle(ObstacleCode.KODI_ARTWORK_LEVEL, "videolibrary.artworklevel", "basic", "all"),
        Obstacle(ObstacleCode.KODI_SETS_FOLDER, "videolibrary.moviesetsfolder", "/old/sets/", "/new/sets/"),
    ]
    assert kodi.obstacles([("/elsewhere/", LibraryType.TV)])[-1] == Obstacle(ObstacleCode.KODI_SOURCE, "/elsewhere/")
    fake.settings |= {"videolibrary.artworklevel": 0}
    assert kodi.obstacles([movies]) == []


# --- what people did there --------------------------------------------------------------------------------------------


def test_watched_marks_are_read_and_set_in_utc(kodi: Kodi, fake: FakeKodi, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(kodi, film)
    other = library.movie("Ronin", 1998)
    want = Watched(2, "2026-01-02 03:04:05", 60.0, 6000.0, 8)

    kodi.set_watched([(film, want), (other, want)])

    assert kodi.watched([film, other]) == [want, None]
    row = fake.row("movie", film.file)
    assert (row["playcount"], row["userrating"], row["resume"]) == (2, 8, {"position": 60.0, "total": 6000.0})


def test_what_was_remembered_is_put_back_and_what_is_gone_is_named(
    kodi: Kodi, fake: FakeKodi, library: Library
) -> None:
    film, gone_film = library.movie("Heat", 1995), library.movie("Ronin", 1998)
    deliver(kodi, film, gone_film)
    watch(fake, film, gone_film)
    kept = kodi.remember()
    fake.row("movie", film.file).update(playcount=0, lastplayed="", userrating=0)
    deliver(kodi, gone(gone_film))

    missing = kodi.put_back(kept)

    assert missing == ["Ronin"]
    assert watched(fake, film) == WATCHED
