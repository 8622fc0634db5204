"""Plex with a server of our own that keeps state and can be told to break; every request and every answer is held
against the published description."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, Refused, Unavailable, UntrustedCertificate
from metarr_desktop.domain.kinds import ItemId, LibraryType
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
from metarr_desktop.players.plex import Plex, watch
from tests.players.fake_plex import ALBUM, ARTIST, SEASON, SHOW, TOKEN, FakePlex, FakeSection
from tests.players.media import Library, gone, picture
from tests.players.openapi import Said
from tests.players.plex_description import all_complaints, complaints, why_none

SOME = Watched(plays=2, last_played="2027-01-15 08:00:00", resume_s=0, total_s=7200, rating=9)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes Plex the time of a scan takes ours none."""
    monkeypatch.setattr(watch, "QUIET_S", 0.2)
    monkeypatch.setattr(watch, "ASK_EVERY_S", 0.1)
    monkeypatch.setattr(watch, "TICK_S", 0.05)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def fake(library: Library) -> Iterator[FakePlex]:
    folders = {name: [library.source(name).rstrip("/")] for name in ("movies", "tv", "music")}
    sections = [
        FakeSection("1", "movie", "Films", folders["movies"]),
        FakeSection("2", "show", "Series", folders["tv"]),
        FakeSection("3", "artist", "Music", folders["music"]),
    ]
    with FakePlex(sections).serve() as fake:
        yield fake
        if not why_none() and not fake.base:
            assert all_complaints(fake) == []


@pytest.fixture
def plex(fake: FakePlex) -> Iterator[Plex]:
    plex = Plex(fake.address)
    yield plex
    plex.close()


def deliver(plex: Plex, *deliveries: Delivery) -> list[Proof]:
    return plex.deliver(deliveries, lambda done, total: None, lambda: False)


def outcomes(proofs: list[Proof]) -> list[Outcome]:
    return [proof.outcome for proof in proofs]


def all_there(*deliveries: Delivery) -> list[Proof]:
    return [Proof(one.item, Outcome.THERE) for one in deliveries]


# --- who answers ----------------------------------------------------------------------------------------------------


def test_plex_is_registered() -> None:
    assert isinstance(PLAYERS[PlayerType.PLEX](Address("127.0.0.1", 32400)), Plex)


@pytest.mark.parametrize("speaks_xml", [False, True])
def test_it_says_who_it_is(plex: Plex, fake: FakePlex, speaks_xml: bool) -> None:
    fake.speaks_xml = speaks_xml

    assert plex.test() == PlayerInfo("Plex Media Server", "1.41.0.8992")


def test_a_wrong_token_is_refused_and_never_told(fake: FakePlex) -> None:
    plex = Plex(replace(fake.address, secret="open-sesame"))

    with pytest.raises(Refused, match="token") as caught:
        plex.test()

    assert "open-sesame" not in f"{caught.value} {plex!r}"


def test_the_token_of_somebody_it_is_shared_with_is_refused(plex: Plex, fake: FakePlex) -> None:
    fake.is_owner = False

    with pytest.raises(Refused, match="owner"):
        plex.test()


def test_no_token_reaches_the_log_however_much_it_says(
    plex: Plex, fake: FakePlex, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        deliver(plex, library.movie("Heat", 1995))

    assert fake.listeners == 1
    assert "told Plex about 1 items" in caplog.text
    assert TOKEN not in caplog.text


def test_a_token_with_a_stray_character_is_refused_before_it_is_sent() -> None:
    with pytest.raises(Refused):
        Plex(Address("127.0.0.1", 32400, secret="tökén"))


def test_a_plex_that_starts_is_unavailable(plex: Plex, fake: FakePlex) -> None:
    fake.status = 503

    with pytest.raises(Unavailable):
        plex.test()


@pytest.mark.parametrize(
    "says",
    [
        "<html/>",
        "<a",
        '{"result": 5}',
        "{",
        '{"MediaContainer": {"size": 0}}',
        '<!DOCTYPE a [<!ENTITY b "c">]><MediaContainer machineIdentifier="&b;"/>',
    ],
)
def test_something_that_is_no_plex_is_bad_input(plex: Plex, fake: FakePlex, says: str) -> None:
    fake.says = says

    with pytest.raises(BadInput):
        plex.test()


def test_a_page_that_is_not_there_is_no_plex(plex: Plex, fake: FakePlex) -> None:
    fake.status = 404

    with pytest.raises(BadInput):
        plex.test()


@pytest.mark.parametrize(
    "says",
    [
        '{"MediaContainer": {"Directory": 5}}',
        '{"MediaContainer": {"Directory": [{"title": "Films"}]}}',
        '{"MediaContainer": {"Directory": ["Films"]}}',
    ],
)
def test_a_library_in_another_form_is_bad_input(plex: Plex, fake: FakePlex, library: Library, says: str) -> None:
    fake.says = says

    with pytest.raises(BadInput, match="form"):
        plex.prove([library.movie("Heat", 1995)])


def test_plex_behind_https_and_a_path_is_told_and_heard_once_its_own_certificate_is_trusted(library: Library) -> None:
    folders = [library.source("movies").rstrip("/")]
    film = library.movie("Heat", 1995)
    with FakePlex([FakeSection("1", "movie", "Films", folders)], base="/plex", is_tls=True).serve() as fake:
        with pytest.raises(UntrustedCertificate) as caught:
            Plex(fake.address).test()
        plex = Plex(replace(fake.address, certificate=caught.value.certificate))

        assert deliver(plex, film) == all_there(film)
        assert fake.listeners == 1
        plex.close()


# --- delivering -----------------------------------------------------------------------------------------------------


def test_nothing_to_deliver_is_nothing_done(plex: Plex, fake: FakePlex) -> None:
    assert deliver(plex) == []
    assert not fake.calls["scan"]


@pytest.mark.parametrize("speaks_xml", [False, True])
@pytest.mark.parametrize("is_heard", [False, True])
def test_films_shows_and_music_arrive(
    plex: Plex, fake: FakePlex, library: Library, speaks_xml: bool, is_heard: bool
) -> None:
    fake.speaks_xml, fake.is_heard = speaks_xml, is_heard
    show, artist = library.show("Fargo", 2014), library.artist("Can", "1")
    album = library.album(artist, "Tago Mago", 1971, "2")
    deliveries = [
        library.movie("Heat", 1995),
        *(show, library.season(show, 1), library.episode(show, 1, 1), library.episode(show, 1, 2)),
        *(artist, album, library.track(artist, album, 1, "Paperhouse")),
    ]

    assert deliver(plex, *deliveries) == all_there(*deliveries)


def test_progress_begins_at_nothing_and_ends_at_all(plex: Plex, library: Library) -> None:
    films = [library.movie("Heat", 1995), library.movie("Ronin", 1998)]
    heard: list[tuple[int, int]] = []

    plex.deliver(films, lambda done, total: heard.append((done, total)), lambda: False)

    assert heard == sorted(heard)
    assert heard[0] == (0, 2)
    assert heard[-1] == (2, 2)


def test_what_is_as_ours_is_only_looked_at(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    fake.calls.clear()

    assert deliver(plex, film) == all_there(film)
    assert not {"scan", "refresh", "edit", "all"} & fake.calls.keys()


def test_one_scan_a_title_folder(plex: Plex, fake: FakePlex, library: Library) -> None:
    show = library.show("Fargo", 2014)
    deliver(plex, show, *(library.episode(show, season, number) for season in (1, 2) for number in (1, 2, 3)))

    assert fake.calls["scan"] == 1
    assert ("path", show.folder.rstrip("/")) in next(one.query for one in fake.said if one.path.endswith("/refresh"))


def test_folders_within_another_and_very_many_are_one_scan(plex: Plex, fake: FakePlex, library: Library) -> None:
    artist = library.artist("Can", "1")
    albums = [library.album(artist, title, 1971, title) for title in ("Tago Mago", "Future Days")]
    deliver(plex, artist, *albums, *(library.track(artist, album, 1, "One") for album in albums))
    assert fake.calls["scan"] == 1

    deliver(plex, *(library.movie(f"Film {number}", 1950, colour=None, plot="") for number in range(60)))
    assert fake.calls["scan"] == 2


def test_every_section_that_holds_the_folder_is_told_and_proved(plex: Plex, fake: FakePlex, library: Library) -> None:
    fake.sections.append(FakeSection("4", "movie", "Everything", [str(library.root)]))
    fake.sections.append(FakeSection("5", "movie", "Others", [library.source("movies").rstrip("/") + "-4k"]))
    film = library.movie("Heat", 1995)

    assert deliver(plex, film) == all_there(film)
    assert [row["section"] for row in fake.rows.values()] == ["1", "4"]

    fake.rows["2"]["title"] = "Hitze"
    assert plex.prove([film])[0].differences == ("Everything: title: “Hitze” instead of “Heat”",)


def test_a_plex_that_knows_only_the_newer_verbs_is_told_too(plex: Plex, fake: FakePlex, library: Library) -> None:
    fake.takes_new_verbs_only = True
    film = library.movie("Heat", 1995)

    assert deliver(plex, film) == all_there(film)
    plex.set_watched([(film, SOME)])
    assert plex.watched([film]) == [SOME]


def test_what_the_agent_says_otherwise_is_set_and_stays(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995, plot="A thief  and\na policeman.")
    fake.agent[film.file] = {"title": "Hitze", "year": 1996, "summary": "Zwei Männer."}

    assert deliver(plex, film) == all_there(film)

    picture(film.pictures[0].path, "poster", "blue")
    deliver(plex, replace(film, pictures=(picture(film.pictures[0].path, "poster", "blue"),)))
    assert (fake.row(film.file)["title"], fake.row(film.file)["year"]) == ("Heat", 1995)


def test_a_changed_plot_costs_one_call_and_no_scan(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    fake.calls.clear()

    assert outcomes(deliver(plex, replace(film, plot="Another."))) == [Outcome.THERE]
    assert fake.calls["edit"] == 1
    assert not fake.calls["scan"] + fake.calls["refresh"]


def test_more_texts_are_set_and_compared(plex: Plex, library: Library) -> None:
    texts = (
        ("original_title", ("Heat",)),
        ("sort_title", ("Heat 1",)),
        ("tagline", ("A Los Angeles crime saga",)),
        ("premiered", ("1995-12-15",)),
        ("genres", ("Crime", "Drama")),
    )
    film = library.movie("Heat", 1995)
    assert deliver(plex, replace(film, texts=texts)) == all_there(film)

    changed = replace(film, texts=(("tagline", ("Another",)),))
    assert plex.prove([changed])[0].differences == ("tagline: A Los Angeles crime saga instead of Another",)


def test_pictures_for_which_plex_has_no_place_are_not_asked_for(plex: Plex, library: Library) -> None:
    show = library.show("Fargo", 2014)
    season, episode = library.season(show, 1), library.episode(show, 1, 1)
    logo = picture(f"{show.folder}clearlogo.jpg", "clearlogo", "blue")
    fanart = picture(f"{show.folder}season01-fanart.jpg", "fanart", "blue")
    deliveries = [
        replace(show, pictures=(*show.pictures, logo)),
        replace(season, pictures=(*season.pictures, fanart)),
        episode,
    ]

    assert deliver(plex, *deliveries) == all_there(*deliveries)


def test_a_picture_that_lies_in_two_places_is_said_once(plex: Plex, fake: FakePlex, library: Library) -> None:
    fake.sections[0].reads_local_assets = False
    film = library.movie("Heat", 1995)
    twice = replace(film, pictures=(*film.pictures, replace(film.pictures[0], path=f"{film.folder}poster.jpg")))

    assert deliver(plex, twice)[0].differences == (f"poster: none instead of {film.pictures[0].path}",)


def test_a_picture_replaced_under_its_name_is_shown_after_a_refresh(
    plex: Plex, fake: FakePlex, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    changed = replace(film, pictures=(picture(film.pictures[0].path, "poster", "blue"),))
    assert plex.prove([changed])[0].differences == (f"poster: another picture instead of {film.pictures[0].path}",)
    fake.calls.clear()

    assert deliver(plex, changed) == all_there(changed)
    assert (fake.calls["refresh"], fake.calls["scan"]) == (1, 0)


def test_pictures_that_plex_does_not_take_are_said(plex: Plex, fake: FakePlex, library: Library) -> None:
    fake.sections[0].reads_local_assets = False
    film = library.movie("Heat", 1995)

    (proof,) = deliver(plex, film)

    assert proof == Proof(film.item, Outcome.FAILED, (f"poster: none instead of {film.pictures[0].path}",))


def test_ids_that_plex_has_otherwise_are_said(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.agent[film.file] = {"Guid": ["imdb://tt0000001", "tmdb://949"]}

    (proof,) = deliver(plex, film)

    assert proof.differences == (f"imdb id: tt0000001 instead of {film.ids[0].value}",)


def test_a_film_of_that_id_from_another_file_is_not_ours(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.agent[film.file] = {"Guid": [f"imdb://{film.ids[0].value}"]}
    deliver(plex, film)
    other = replace(film, file=film.file.replace(".mkv", " 4k.mkv"))

    (proof,) = plex.prove([other])

    assert proof.outcome is Outcome.WAITING
    assert "from another file" in proof.differences[0]


def test_a_folder_that_no_section_holds_is_said(plex: Plex, library: Library) -> None:
    film = replace(library.movie("Heat", 1995), source="/srv/", folder="/srv/Heat/", file="/srv/Heat/Heat.mkv")

    (proof,) = deliver(plex, film)

    assert proof.outcome is Outcome.FAILED
    assert proof.differences == ("none of Plex's libraries of that kind holds /srv/Heat/Heat.mkv",)


def test_a_film_that_a_scan_does_not_bring_fails_with_its_place(plex: Plex, fake: FakePlex, library: Library) -> None:
    film, other = library.movie("Heat", 1995), library.movie("Ronin", 1998)
    fake.deaf_to.add(film.folder.rstrip("/"))

    proofs = deliver(plex, film, other)

    assert outcomes(proofs) == [Outcome.FAILED, Outcome.THERE]
    assert film.file in proofs[0].differences[1]


def test_only_asked_a_film_that_is_missing_is_waiting(plex: Plex, library: Library) -> None:
    film = library.movie("Heat", 1995)

    assert plex.prove([film]) == [Proof(film.item, Outcome.WAITING, ("not in Plex's library Films yet",))]


def test_a_scan_that_takes_long_is_waited_for(plex: Plex, fake: FakePlex, library: Library) -> None:
    film, asked = library.movie("Heat", 1995), []
    fake.pause()

    def let_it_go_on_late() -> bool:
        asked.append(1)
        if len(asked) == 20:
            fake.go_on()
        return False

    assert plex.deliver([film], lambda done, total: None, let_it_go_on_late) == all_there(film)


def test_a_plex_that_is_never_done_leaves_its_items_waiting(
    plex: Plex, fake: FakePlex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "PATIENCE_S", 0.5)
    fake.pause()

    assert outcomes(deliver(plex, library.movie("Heat", 1995))) == [Outcome.WAITING]


def test_waiting_can_be_cancelled_and_what_was_told_stays_told(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.pause()

    with pytest.raises(Cancelled):
        plex.deliver([film], lambda done, total: None, lambda: bool(fake.calls["scan"]))

    fake.go_on()
    assert outcomes(deliver(plex, film)) == [Outcome.THERE]
    assert fake.calls["scan"] <= 2


def test_long_lists_come_in_pages(plex: Plex, fake: FakePlex, library: Library) -> None:
    fake.pages = 2  # a server may give less than was asked for
    films = [library.movie(f"Film {number}", 1950, colour=None) for number in range(7)]

    assert outcomes(deliver(plex, *films)) == [Outcome.THERE] * 7


def test_a_changed_title_needs_no_list(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    fake.calls.clear()

    assert outcomes(deliver(plex, replace(film, title="Hitze"))) == [Outcome.THERE]
    assert not fake.calls["all"]


def test_an_item_that_plex_made_anew_is_found_again(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    fake.rows["7"] = {**fake.rows.pop("1"), "ratingKey": "7"}

    assert plex.prove([film]) == all_there(film)


def test_hundreds_of_films_that_are_there_take_few_calls(plex: Plex, fake: FakePlex, library: Library) -> None:
    films = [library.movie(f"Film {number}", 1950, colour=None, plot="") for number in range(300)]
    deliver(plex, *films)
    fake.said.clear()

    plex.prove(films)

    assert len(fake.said) == 4


def test_two_episodes_of_one_file_are_told_apart(plex: Plex, fake: FakePlex, library: Library) -> None:
    show = library.show("Fargo", 2014)
    first = library.episode(show, 1, 1)
    deliver(plex, show, first)
    row = fake.row(first.file)
    fake.rows["99"] = {**row, "ratingKey": "99", "index": 2, "title": "Part 1x2", "locked": set(), "trashed": set()}
    second = replace(first, item=ItemId(99), episode=2, title="Part 1x2", pictures=())

    assert plex.prove([first, second]) == all_there(first, second)


def test_ears_that_break_off_leave_asking(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)

    def hang_up(done: int, total: int) -> None:
        fake.drop_listeners()

    assert plex.deliver([film], hang_up, lambda: False) == all_there(film)


def test_a_plex_that_dies_in_mid_delivery_is_unavailable_and_told_the_rest_later(
    plex: Plex, fake: FakePlex, library: Library
) -> None:
    films = [library.movie("Heat", 1995), library.movie("Ronin", 1998)]

    def dies_after_the_scan() -> bool:
        fake.status = 503 if fake.calls["scan"] else 0
        return False

    with pytest.raises(Unavailable):
        plex.deliver(films, lambda done, total: None, dies_after_the_scan)

    fake.status = 0
    assert deliver(plex, *films) == all_there(*films)


# --- removing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_itself", [False, True])
def test_what_is_deleted_leaves_plex(plex: Plex, fake: FakePlex, library: Library, by_itself: bool) -> None:
    film, other = library.movie("Heat", 1995), library.movie("Ronin", 1998)
    deliver(plex, film, other)
    fake.empties_trash_by_itself = by_itself
    shutil.rmtree(film.folder)

    assert deliver(plex, gone(film)) == all_there(film)
    assert [row["title"] for row in fake.rows.values()] == ["Ronin"]


def test_where_a_scan_of_a_folder_that_is_gone_tells_plex_nothing_its_source_is_scanned(
    plex: Plex, fake: FakePlex, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    shutil.rmtree(film.folder)
    fake.deaf_to.add(film.folder.rstrip("/"))

    assert deliver(plex, gone(film)) == all_there(film)


def test_a_show_that_is_deleted_leaves_with_its_episodes(plex: Plex, fake: FakePlex, library: Library) -> None:
    show = library.show("Fargo", 2014)
    episode = library.episode(show, 1, 1)
    deliver(plex, show, episode)
    shutil.rmtree(show.folder)

    assert deliver(plex, gone(show), gone(episode)) == all_there(show, episode)
    assert not fake.of_type(SHOW) + fake.of_type(SEASON)


def test_a_deleted_album_leaves_and_its_artist_stays(plex: Plex, fake: FakePlex, library: Library) -> None:
    artist = library.artist("Can", "1")
    albums = [library.album(artist, title, 1971, title) for title in ("Tago Mago", "Future Days")]
    tracks = [library.track(artist, album, 1, "One") for album in albums]
    deliver(plex, artist, *albums, *tracks)
    shutil.rmtree(albums[0].folder)

    assert outcomes(deliver(plex, gone(albums[0]), gone(tracks[0]))) == [Outcome.THERE] * 2
    assert [row["title"] for row in fake.of_type(ALBUM)] == ["Future Days"]
    assert len(fake.of_type(ARTIST)) == 1


def test_the_trash_is_left_alone_while_a_folder_of_the_section_cannot_be_seen(
    plex: Plex, fake: FakePlex, library: Library
) -> None:
    usb = library.root / "usb"
    fake.sections[0].folders.append(str(usb))
    film, there = library.movie("Heat", 1995), library.movie("Ronin", 1998)
    file = str(usb / "Alien (1979)" / "Alien (1979).mkv")
    away = replace(film, source=f"{usb}/", folder=os.path.dirname(file) + "/", file=file, title="Alien", year=1979)
    library.publish(away)
    Path(file).write_text("no real film")
    deliver(plex, film, there, replace(away, pictures=()))
    fake.offline.add(str(usb))
    shutil.rmtree(film.folder)

    (proof,) = deliver(plex, gone(film))

    assert proof.outcome is Outcome.WAITING
    assert str(usb) in proof.differences[0]
    assert not fake.calls["empty_trash"]
    assert len(fake.rows) == 3


def test_a_file_that_is_still_there_is_not_forgotten(plex: Plex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)

    (proof,) = deliver(plex, gone(film))

    assert proof == Proof(film.item, Outcome.FAILED, ("still shown as “Heat”",))


@pytest.mark.parametrize("is_identified", [False, True])
@pytest.mark.parametrize("is_in_two_errands", [False, True])
def test_a_renamed_film_keeps_what_was_done_to_it(
    plex: Plex, fake: FakePlex, library: Library, is_identified: bool, is_in_two_errands: bool
) -> None:
    old = library.movie("Heat", 1995)
    new = replace(
        old,
        folder=old.folder.replace("Heat", "Hitze"),
        file=old.file.replace("Heat", "Hitze"),
        pictures=(),
    )
    if is_identified:
        fake.agent |= {file: {"Guid": [f"imdb://{old.ids[0].value}"]} for file in (old.file, new.file)}
    deliver(plex, old)
    plex.set_watched([(old, SOME)])
    shutil.rmtree(old.folder)
    Path(new.folder).mkdir()
    Path(new.file).write_text("no real film")

    errands = [[gone(old)], [new]] if is_in_two_errands else [[gone(old), new]]
    assert [one for errand in errands for one in outcomes(deliver(plex, *errand))] == [Outcome.THERE] * 2
    assert plex.watched([new]) == [SOME]
    assert len(fake.rows) == 1


# --- watched --------------------------------------------------------------------------------------------------------


def test_what_is_not_there_has_no_marks(plex: Plex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    plex.set_watched([(film, SOME)])

    assert plex.watched([film]) == [None]


@pytest.mark.parametrize(
    "want",
    [
        SOME,
        Watched(total_s=7200),
        replace(SOME, resume_s=600.0),
        Watched(0, "2027-01-15 08:00:00", 600.0, 7200, 0),
        replace(SOME, plays=1),
        replace(SOME, rating=0),
    ],
)
def test_marks_are_set_from_whatever_was_there(plex: Plex, library: Library, want: Watched) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    for before in (SOME, replace(SOME, resume_s=300.0), Watched(total_s=7200)):
        plex.set_watched([(film, before)])

        plex.set_watched([(film, want)])

        assert plex.watched([film]) == [want]


def test_marks_that_are_right_are_not_told_again(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    plex.set_watched([(film, SOME)])
    fake.calls.clear()

    plex.set_watched([(film, SOME)])

    assert not {"scrobble", "unscrobble", "rate", "timeline"} & fake.calls.keys()


def test_all_marks_are_remembered_and_put_back(plex: Plex, fake: FakePlex, library: Library) -> None:
    show, artist = library.show("Fargo", 2014), library.artist("Can", "1")
    album = library.album(artist, "Tago Mago", 1971, "2")
    film, episode = library.movie("Heat", 1995), library.episode(show, 1, 1)
    track = library.track(artist, album, 1, "Paperhouse")
    marked = [film, episode, track]
    deliver(plex, film, show, episode, artist, album, track)
    plex.set_watched([*((one, SOME) for one in marked), (show, Watched(rating=7))])

    rows = plex.remember()
    assert sorted(row.title for row in rows) == ["Fargo", "Heat", "Paperhouse", "Part 1x1"]
    for row in fake.rows.values():
        for name in ("viewCount", "lastViewedAt", "userRating"):
            row.pop(name, None)
    fake.row(film.file)["addedAt"] = 5

    gone_one = replace(rows[0], place="/elsewhere", title="Gone")
    assert plex.put_back([*rows, gone_one]) == ["Gone"]
    assert plex.watched(marked) == [SOME] * 3
    assert plex.watched([show]) == [Watched(rating=7, total_s=0)]
    assert fake.row(film.file)["addedAt"] == fake.now


# --- playing --------------------------------------------------------------------------------------------------------


def session(fake: FakePlex, film: Delivery, state: str = "playing") -> dict[str, object]:
    row = fake.row(film.file)
    return {
        "sessionKey": "9",
        "ratingKey": row["ratingKey"],
        "key": f"/library/metadata/{row['ratingKey']}",
        "addedAt": row["addedAt"],
        "type": "movie",
        "title": "Heat",
        "viewOffset": 600_000,
        "duration": 7_200_000,
        "Media": [{"id": 1, "Part": [{"id": 1, "key": "/library/parts/1/1/file.mkv", "file": film.file}]}],
        "User": {"title": "Ann"},
        "Player": {"title": "Bedroom", "state": state},
    }


def test_an_idle_plex_plays_nothing(plex: Plex) -> None:
    assert plex.playing() == []


@pytest.mark.parametrize("speaks_xml", [False, True])
def test_it_says_what_plays_and_for_whom(plex: Plex, fake: FakePlex, library: Library, speaks_xml: bool) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    fake.sessions, fake.speaks_xml = [session(fake, film, "paused")], speaks_xml

    assert plex.playing() == [Playing("9/1", "Heat", film.file, "Ann, Bedroom", 600.0, 7200.0, is_paused=True)]


def test_what_stopped_keeps_its_place(plex: Plex, fake: FakePlex, library: Library) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    fake.sessions = [session(fake, film)]
    before = plex.playing()

    plex.resume(before)
    assert not fake.calls["timeline"]

    fake.sessions = []
    plex.resume(before)
    assert fake.row(film.file)["viewOffset"] == 600_000


@pytest.mark.parametrize("now", [{"viewOffset": 900_000}, {"viewCount": 1}])
def test_who_went_on_meanwhile_is_not_taken_back(
    plex: Plex, fake: FakePlex, library: Library, now: dict[str, int]
) -> None:
    film = library.movie("Heat", 1995)
    deliver(plex, film)
    fake.sessions = [session(fake, film)]
    before = plex.playing()
    fake.sessions = []
    fake.row(film.file).update(now)

    plex.resume(before)

    assert not fake.calls["timeline"]


# --- how it is set up -----------------------------------------------------------------------------------------------


def test_a_plex_that_is_set_up_well_has_no_obstacles(plex: Plex, library: Library) -> None:
    places = [
        (library.source("movies"), LibraryType.MOVIE),
        (library.source("tv"), LibraryType.TV),
        (library.source("music"), LibraryType.MUSIC),
    ]

    assert plex.obstacles(places) == []


def test_what_defeats_publishing_is_named(plex: Plex, fake: FakePlex, library: Library) -> None:
    fake.sections[0].reads_local_assets = False
    fake.sections[1].reads_local_assets = None
    places = [
        (library.source("movies"), LibraryType.MOVIE),
        (library.source("tv"), LibraryType.TV),
        ("/srv/kids/", LibraryType.TV),
    ]

    assert plex.obstacles(places) == [
        Obstacle(ObstacleCode.PLEX_SECTION, "/srv/kids/"),
        Obstacle(ObstacleCode.PLEX_LOCAL_ASSETS, "Films", "off", "on"),
    ]


@pytest.mark.parametrize("browses", [False, True])
def test_it_sees_what_it_has_and_what_lies_in_its_folders(
    plex: Plex, fake: FakePlex, library: Library, browses: bool
) -> None:
    fake.browses = browses
    film, other = library.movie("Heat", 1995), library.movie("Ronin", 1998)
    deliver(plex, film)
    files = [film.file, other.file, other.file + ".gone", "/elsewhere/a.mkv", "a.mkv"]

    assert plex.sees(files) == [True, browses, False, False, False]


# --- the description ------------------------------------------------------------------------------------------------


def test_a_request_that_is_not_in_the_description_is_found() -> None:
    if reason := why_none():
        pytest.skip(reason)

    headers = {"x-plex-client-identifier": "a", "x-plex-token": "b"}
    assert complaints(Said("GET", "/library/sections/1/all", [("type", "1"), ("includeGuids", "1")], headers)) == []
    assert complaints(Said("GET", "/library/sections/1/all", [("wrong", "1")], headers)) != []
    assert complaints(Said("PUT", "/:/scrobble", [], headers)) != []
