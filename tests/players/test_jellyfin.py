"""Jellyfin, by a server of our own that keeps state and holds every request against the published descriptions."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from metarr_desktop.domain.errors import BadInput, Cancelled, Refused, Unavailable, UntrustedCertificate
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.player import (
    Address,
    Delivery,
    Obstacle,
    ObstacleCode,
    Outcome,
    PlayerInfo,
    PlayerType,
    Proof,
    Watched,
)
from metarr_desktop.players import PLAYERS
from metarr_desktop.players.jellyfin import Jellyfin, api, errand
from tests.players.fake_jellyfin import ADMIN, KEY, KID, TICKS, VERSIONS, FakeJellyfin, description
from tests.players.media import Library, gone, picture, published, write

CERTIFICATE = Path(__file__).parents[1] / "net" / "data" / "self_signed.pem"
WATCHED = Watched(3, "2020-01-02 03:04:05", 0.0, 0.0, 9)
MARKS = {"PlayCount": 3, "Played": True, "LastPlayedDate": "2020-01-02T03:04:05.0000000Z", "Rating": 9.0}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes Jellyfin a minute takes ours none."""
    monkeypatch.setattr(errand, "TICK_S", 0.02)
    monkeypatch.setattr(errand, "ASK_EVERY_S", 0.02)
    monkeypatch.setattr(errand, "WALK_SOON_S", 0.05)
    monkeypatch.setattr(errand, "WALK_EVERY_S", 0.05)
    monkeypatch.setattr(errand, "SETTLE_S", 0.2)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """We do not wait for what never comes."""
    monkeypatch.setattr(errand, "QUIET_S", 0.3)
    monkeypatch.setattr(errand, "REPORT_S", 0.3)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def fake(library: Library) -> Iterator[FakeJellyfin]:
    with a_jellyfin(library).serve() as fake:
        yield fake
    assert fake.complaints == []


@pytest.fixture
def jellyfin(fake: FakeJellyfin) -> Iterator[Jellyfin]:
    jellyfin = Jellyfin(fake.address)
    yield jellyfin
    jellyfin.close()


def a_jellyfin(library: Library, **how: str) -> FakeJellyfin:
    return FakeJellyfin(*(library.source(name).rstrip("/") for name in ("movies", "tv", "music")), **how)  # type: ignore[arg-type]


def deliver(jellyfin: Jellyfin, *deliveries: Delivery, is_rest_known: bool = True) -> list[Proof]:
    known = [replace(one, is_rest_known=is_rest_known) for one in deliveries]
    return jellyfin.deliver(known, lambda done, total: None, lambda: False)


def outcomes(proofs: list[Proof]) -> list[Outcome]:
    return [proof.outcome for proof in proofs]


def music(library: Library) -> list[Delivery]:
    """An artist, an album and a song, with NFO files that say their ids as ours do."""
    artist = library.artist("Air", "b7b0fa5b-3d6e-4c3b-9d2c-0a1b2c3d4e5f")
    album = library.album(artist, "Moon Safari", 1998, "1b022e01-4da6-387b-8658-8678046e4cef")
    for one, root, element in ((artist, "artist", "musicBrainzArtistID"), (album, "album", "musicbrainzalbumid")):
        name = "name" if one is artist else "title"
        text = "biography" if one is artist else "review"
        year = "" if one is artist else f"<year>{one.year}</year>"
        write(
            f"{one.folder}{root}.nfo",
            f"<{root}><{name}>{one.title}</{name}>{year}<{text}>{one.plot}</{text}>"
            f"<{element}>{one.ids[0].value}</{element}></{root}>",
        )
    return [artist, album, library.track(artist, album, 1, "La femme d'argent")]


# --- who is there -------------------------------------------------------------------------------------------------


def test_jellyfin_is_registered() -> None:
    assert isinstance(PLAYERS[PlayerType.JELLYFIN](Address("127.0.0.1", 8096)), Jellyfin)


def test_it_says_who_it_is(jellyfin: Jellyfin) -> None:
    assert jellyfin.test() == PlayerInfo("media", "10.11.11")


def test_it_is_found_below_a_path(library: Library) -> None:
    with a_jellyfin(library, base="/media/jellyfin").serve() as fake:
        jellyfin = Jellyfin(fake.address)

        assert jellyfin.test().version == "10.11.11"
        assert outcomes(deliver(jellyfin, library.movie("Heat", 1995))) == [Outcome.THERE]
        jellyfin.close()


def test_its_own_certificate_is_shown_and_then_trusted(library: Library) -> None:
    film = library.movie("Heat", 1995)
    with a_jellyfin(library).serve(str(CERTIFICATE)) as fake:
        fake.is_person = True
        with pytest.raises(UntrustedCertificate) as caught:
            Jellyfin(fake.address).test()
        jellyfin = Jellyfin(replace(fake.address, certificate=caught.value.certificate))

        assert jellyfin.test() == PlayerInfo("media", "10.11.11")
        assert outcomes(deliver(jellyfin, film)) == [Outcome.THERE]
        assert fake.beats == 1
        jellyfin.close()


def test_a_wrong_key_is_refused_and_not_repeated(fake: FakeJellyfin) -> None:
    jellyfin = Jellyfin(replace(fake.address, secret="open sesame"))

    with pytest.raises(Refused, match="API key") as caught:
        jellyfin.test()

    assert "sesame" not in f"{caught.value} {jellyfin!r}"


def test_a_password_in_the_address_goes_nowhere(library: Library) -> None:
    with a_jellyfin(library).serve() as fake:
        jellyfin = Jellyfin(replace(fake.address, url=f"http://me:s3cret@127.0.0.1:{fake.address.port}/"))
        assert jellyfin.test().name == "media"

        fake.version = "10.8.13"
        with pytest.raises(BadInput) as caught:
            jellyfin.test()
        assert "s3cret" not in str(caught.value)


def test_a_key_with_any_characters_arrives(fake: FakeJellyfin) -> None:
    with pytest.raises(Refused):
        Jellyfin(replace(fake.address, secret='"quoted", ünd=more')).test()


def test_a_server_that_is_starting_is_unavailable(fake: FakeJellyfin, jellyfin: Jellyfin) -> None:
    fake.is_starting = True

    with pytest.raises(Unavailable):
        jellyfin.test()


@pytest.mark.parametrize("answer", ["[]", "5", '{"Version": "4.8.0"}', '{"ProductName": "Jellyfin Server"}'])
def test_something_that_is_no_jellyfin_is_bad_input(httpserver: HTTPServer, answer: str) -> None:
    httpserver.expect_request("/System/Info/Public").respond_with_data(answer, content_type="application/json")

    with pytest.raises(BadInput, match="Jellyfin"):
        Jellyfin(Address(httpserver.host, httpserver.port)).test()


def test_something_that_does_not_know_the_path_is_bad_input(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/System/Info/Public").respond_with_data("", status=404)

    with pytest.raises(BadInput, match="no Jellyfin"):
        Jellyfin(Address(httpserver.host, httpserver.port)).test()


def test_a_server_that_is_too_old_is_bad_input(library: Library) -> None:
    with a_jellyfin(library, version="10.8.13").serve() as fake, pytest.raises(BadInput, match=r"10\.9"):
        Jellyfin(fake.address).test()


@pytest.mark.parametrize("answer", ['{"Items": 5}', '{"Items": [5]}', '{"Items": [{"Type": "Movie"}]}', "[]"])
def test_a_library_in_another_form_is_bad_input(httpserver: HTTPServer, library: Library, answer: str) -> None:
    httpserver.expect_request("/Items").respond_with_data(answer, content_type="application/json")

    with pytest.raises(BadInput, match="form"):
        Jellyfin(Address(httpserver.host, httpserver.port)).prove([library.movie("Heat", 1995)])


# --- delivering ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_that_is_said_is_as_published(library: Library, version: str) -> None:
    if description(version) is None:
        pytest.skip("no ../shared/contracts here")
    with a_jellyfin(library, version=version).serve() as fake:
        jellyfin = Jellyfin(fake.address)
        jellyfin.test()
        film, show, songs = library.movie("Heat", 1995), library.show("Fargo", 2014), music(library)
        all_of_it = [film, show, library.season(show, 1), library.episode(show, 1, 1), *songs]
        deliver(jellyfin, *all_of_it)
        deliver(jellyfin, *(library.publish(replace(one, plot="New.")) for one in (film, show)), gone(songs[2]))
        jellyfin.prove(all_of_it)
        jellyfin.obstacles([(library.source("movies"), LibraryType.MOVIE)])
        jellyfin.sees([film.file])
        jellyfin.set_watched([(film, WATCHED)])
        jellyfin.set_watched([(film, Watched())])
        jellyfin.put_back(jellyfin.remember())
        fake.play("tv", film.file, 60)
        before = [replace(one, is_paused=True) for one in jellyfin.playing()]
        fake.play("tv")
        jellyfin.resume(before)
        jellyfin.close()

    assert len(fake.calls) >= 15
    assert fake.complaints == []


def test_nothing_to_deliver_is_nothing_said(jellyfin: Jellyfin, fake: FakeJellyfin) -> None:
    assert deliver(jellyfin) == []
    assert fake.said == []


def test_films_shows_and_music_arrive_and_progress_ends_at_all(jellyfin: Jellyfin, library: Library) -> None:
    show = library.show("Fargo", 2014)
    deliveries = [library.movie("Heat", 1995), show, library.season(show, 1), library.episode(show, 1, 1)]
    deliveries += music(library)
    heard: list[tuple[int, int]] = []

    proofs = jellyfin.deliver(deliveries, lambda done, total: heard.append((done, total)), lambda: False)

    assert proofs == [Proof(one.item, Outcome.THERE) for one in deliveries]
    assert heard == sorted(heard)
    assert heard[0] == (0, 7)
    assert heard[-1] == (7, 7)


def test_each_new_title_is_reported_once_and_all_in_one_call(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    show = library.show("Fargo", 2014)
    episodes = [library.episode(show, 1, number) for number in (1, 2, 3)]

    deliver(jellyfin, library.movie("Heat", 1995), show, *episodes, *music(library))

    assert fake.calls["updated"] == 1
    assert fake.reported == [
        library.source("movies") + "Heat (1995)",
        library.source("music") + "Air",
        library.source("tv") + "Fargo",
    ]


def test_what_is_known_and_differs_is_refreshed_and_the_rest_left_alone(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    films = [library.movie(title, 1995) for title in ("Heat", "Seven")]
    fake.scan()
    changed = library.publish(replace(films[0], plot="Another plot."))

    assert outcomes(deliver(jellyfin, changed, films[1])) == [Outcome.THERE, Outcome.THERE]
    assert fake.calls["refresh"] == 1
    assert fake.reported == []


def test_what_is_known_and_equal_is_left_alone_unless_something_unseen_is_published(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film, sorted_film = library.movie("Heat", 1995), library.movie("The Game", 1997)
    season = library.season(library.show("Fargo", 2014), 1)
    os.makedirs(season.folder)
    fake.scan()
    assert outcomes(deliver(jellyfin, film, season)) == [Outcome.THERE, Outcome.THERE]
    assert fake.calls["refresh"] == 0

    assert outcomes(deliver(jellyfin, film, season, is_rest_known=False)) == [Outcome.THERE, Outcome.THERE]
    assert fake.calls["refresh"] == 1
    sorted_film = replace(sorted_film, texts=(("sort_title", ("Game, The",)),))
    assert outcomes(deliver(jellyfin, sorted_film)) == [Outcome.THERE]
    assert fake.calls["refresh"] == 2


@pytest.mark.usefixtures("hurried")
def test_what_has_to_be_read_and_was_not_yet_waits(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.deaf_to.add(film.file)

    (proof,) = deliver(jellyfin, film, is_rest_known=False)

    assert proof == Proof(film.item, Outcome.WAITING, ("told, and Jellyfin has not taken it up yet",))


def test_a_change_of_people_genres_or_dates_is_seen_and_proved(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    texts = {
        "original_title": ("Heat!",),
        "tagline": ("A Los Angeles crime saga.",),
        "premiered": ("1995-12-15",),
        "certification": ("R",),
        "genres": ("Crime", "Drama/Thriller"),
        "studios": ("Regency",),
        "countries": ("US",),
        "directors": ("Michael Mann",),
        "writers": ("Michael Mann",),
        "cast": ("Al Pacino", "Robert Downey, Jr."),
    }
    elements = {
        "original_title": "originaltitle",
        "certification": "mpaa",
        "genres": "genre",
        "studios": "studio",
        "countries": "country",
        "directors": "director",
        "writers": "credits",
    }
    more = "<actor><name>Al Pacino</name></actor><actor><name>Robert Downey, Jr.</name></actor>"
    for name, words in texts.items():
        element = elements.get(name, name)
        more += "".join(f"<{element}>{word}</{element}>" for word in words if name != "cast")
    ours = library.publish(replace(film, texts=tuple(texts.items())), more)

    (before,) = jellyfin.prove([ours])
    assert len(before.differences) == len(texts)
    assert "cast: none instead of “Al Pacino, Robert Downey, Jr.”" in before.differences
    assert outcomes(deliver(jellyfin, ours)) == [Outcome.THERE]
    assert outcomes(jellyfin.renew([ours])) == [Outcome.THERE]


def test_a_refresh_replaces_no_pictures_since_that_deletes_them(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()

    deliver(jellyfin, library.publish(replace(film, plot="Another plot.")))

    (said,) = [one for one in fake.said if one.path.endswith("/Refresh")]
    assert dict(said.query)["replaceAllImages"] == "false"
    assert dict(said.query)["replaceAllMetadata"] == "true"


def test_a_show_is_refreshed_with_all_its_episodes_by_one_call(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    show = library.show("Fargo", 2014)
    episodes = [library.episode(show, 1, number) for number in (1, 2, 3)]
    fake.scan()
    changed = [library.publish(replace(one, plot="New.")) for one in (show, *episodes)]

    assert set(outcomes(deliver(jellyfin, *changed))) == {Outcome.THERE}
    assert fake.calls["refresh"] == 1


def test_a_new_episode_of_a_known_show_is_found_without_a_report(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    show = library.show("Fargo", 2014)
    fake.scan()

    assert outcomes(deliver(jellyfin, library.episode(show, 1, 1))) == [Outcome.THERE]
    assert fake.reported == []


def test_hundreds_of_changes_take_few_questions(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    films = [library.movie(f"Film {number}", 1950, colour=None) for number in range(300)]
    fake.scan()
    changed = [library.publish(replace(film, plot="New.")) for film in films]

    assert set(outcomes(deliver(jellyfin, *changed))) == {Outcome.THERE}
    assert fake.calls["refresh"] == 300
    assert fake.calls["updated"] == 0


@pytest.mark.usefixtures("hurried")
def test_what_has_been_reported_waits_and_is_not_reported_again(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    fake.looks_at_reports = False
    film = library.movie("Heat", 1995)

    assert outcomes(deliver(jellyfin, film)) == [Outcome.WAITING]
    assert outcomes(deliver(jellyfin, film)) == [Outcome.WAITING]
    assert len(fake.reported) == 1

    fake.scan()
    assert outcomes(deliver(jellyfin, film)) == [Outcome.THERE]


def test_what_came_and_went_and_comes_again_is_reported_again(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    deliver(jellyfin, film)
    os.remove(film.file)
    deliver(jellyfin, gone(film))
    write(film.file, "no real film")

    assert outcomes(deliver(jellyfin, film)) == [Outcome.THERE]
    assert len(fake.reported) == 3


@pytest.mark.usefixtures("hurried")
def test_what_is_overdue_has_failed_and_is_reported_again(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "REPORT_AGAIN_S", 0.1)
    fake.looks_at_reports = False
    film = library.movie("Heat", 1995)

    assert outcomes(deliver(jellyfin, film)) == [Outcome.FAILED]
    assert outcomes(deliver(jellyfin, film)) == [Outcome.FAILED]
    assert len(fake.reported) == 2


def test_what_no_library_holds_fails_at_once_and_says_so(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    elsewhere = replace(film, source="/elsewhere/", folder="/elsewhere/Heat/", file="/elsewhere/Heat/Heat.mkv")

    (proof,) = deliver(jellyfin, elsewhere)

    assert proof == Proof(film.item, Outcome.FAILED, ("not in Jellyfin: none of its libraries holds /elsewhere/",))
    assert fake.reported == []


def test_a_path_that_is_no_text_fails_alone(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film, other = library.movie("Heat", 1995), library.movie("Seven", 1995)
    home = library.source("movies") + "Caf\udce9/"
    strange = replace(other, folder=home, file=f"{home}Caf\udce9.mkv")

    proofs = deliver(jellyfin, film, strange)

    assert outcomes(proofs) == [Outcome.THERE, Outcome.FAILED]
    assert "UTF-8" in proofs[1].differences[0]
    assert jellyfin.sees([strange.file]) == [False]


def test_a_refresh_that_changes_nothing_is_told(jellyfin: Jellyfin, library: Library, fake: FakeJellyfin) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()

    (proof,) = deliver(jellyfin, replace(film, title="Hot"))

    assert proof == Proof(film.item, Outcome.FAILED, ("title: “Heat” instead of “Hot”",))


@pytest.mark.usefixtures("hurried")
def test_a_refresh_that_has_not_happened_yet_is_waited_for(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.deaf_to.add(film.file)
    changed = library.publish(replace(film, title="Hot"))

    assert outcomes(deliver(jellyfin, changed)) == [Outcome.WAITING]


def test_something_that_goes_is_proved_gone(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    show = library.show("Fargo", 2014)
    film, episode = library.movie("Heat", 1995), library.episode(show, 1, 1)
    fake.scan()
    os.remove(film.file)
    os.remove(episode.file)

    assert outcomes(deliver(jellyfin, gone(film), gone(episode))) == [Outcome.THERE, Outcome.THERE]
    assert fake.reported == [film.folder.rstrip("/")]
    assert outcomes(deliver(jellyfin, gone(film))) == [Outcome.THERE]


def test_what_is_to_go_and_lies_there_still_fails_at_once(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()

    (proof,) = deliver(jellyfin, gone(film))

    assert proof.outcome is Outcome.FAILED
    assert "every file that lies in its libraries" in proof.differences[0]
    assert fake.reported == []


def test_sets_and_people_are_jellyfins_own(jellyfin: Jellyfin, library: Library) -> None:
    film_set = replace(library.movie("Trilogy", 1995), kind=Kind.COLLECTION, file="")

    assert outcomes(deliver(jellyfin, film_set)) == [Outcome.THERE]


def test_cancelled_before_anything_is_told(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    with pytest.raises(Cancelled):
        jellyfin.deliver([library.movie("Heat", 1995)], lambda done, total: None, lambda: True)

    assert fake.said == []


def test_cancelled_while_jellyfin_has_not_looked_yet(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "REPORT_S", 3600.0)
    fake.looks_at_reports = False

    with pytest.raises(Cancelled):
        jellyfin.deliver([library.movie("Heat", 1995)], lambda done, total: None, lambda: bool(fake.reported))


def test_a_server_that_dies_in_mid_batch_is_unavailable(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    films = [library.movie(title, 1995) for title in ("Heat", "Seven")]
    fake.scan()
    fake.hang_up_after = "/Items/[^/]+/Refresh"

    with pytest.raises(Unavailable):
        deliver(jellyfin, *(library.publish(replace(film, plot="New.")) for film in films))

    fake.hang_up_after = ""
    changed = [library.publish(replace(film, plot="New.")) for film in films]
    assert outcomes(deliver(jellyfin, *changed)) == [Outcome.THERE, Outcome.THERE]


@pytest.mark.parametrize("is_person", [True, False])
def test_jellyfin_is_asked_whether_its_announcements_are_heard_or_not(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library, is_person: bool
) -> None:
    fake.is_person = is_person

    assert outcomes(deliver(jellyfin, library.movie("Heat", 1995))) == [Outcome.THERE]
    assert fake.beats == (1 if is_person else 0)


def test_an_announcement_is_heard_at_once(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "TICK_S", 60.0)
    monkeypatch.setattr(errand, "WALK_SOON_S", 3600.0)
    monkeypatch.setattr(errand, "REPORT_S", 3600.0)
    fake.is_person = True

    assert outcomes(deliver(jellyfin, library.movie("Heat", 1995))) == [Outcome.THERE]


# --- which item is meant ------------------------------------------------------------------------------------------


def test_a_film_is_found_by_its_path_and_never_by_its_title(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    here = library.movie("Heat", 1995)
    fake.scan()
    elsewhere = replace(here, folder=here.folder.replace("Heat", "Cold"), file=here.file.replace("Heat", "Cold"))

    assert outcomes(jellyfin.prove([elsewhere])) == [Outcome.WAITING]


def test_another_version_in_the_folder_is_known_by_its_ids(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    version = replace(film, file=film.file.replace(".mkv", " - 4K.mkv"))
    stranger = replace(version, ids=(ExternalId("imdb", "tt1"),))

    assert outcomes(jellyfin.prove([version, stranger])) == [Outcome.THERE, Outcome.WAITING]


def test_a_disc_is_known_by_its_folder(jellyfin: Jellyfin, library: Library) -> None:
    home = library.source("movies") + "Heat (1995)/"
    write(f"{home}BDMV/index.bdmv", "no real disc")
    write(f"{home}BDMV/index.nfo", "<movie><title>Heat</title><year>1995</year></movie>")
    poster = picture(f"{home}poster.jpg", "poster", "red")
    film = library.movie("Heat", 1995, folder="Elsewhere")
    disc = replace(film, folder=home, file=f"{home}BDMV/index.bdmv", ids=(), plot="", pictures=(poster,))

    assert outcomes(deliver(jellyfin, disc)) == [Outcome.THERE]


def test_two_films_in_one_folder_are_not_mistaken_for_each_other(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    first = library.movie("Heat", 1995, folder="Both")
    fake.scan()
    second = library.movie("Ghost", 1990, folder="Both")

    assert outcomes(jellyfin.prove([first, second])) == [Outcome.THERE, Outcome.WAITING]
    assert outcomes(deliver(jellyfin, second)) == [Outcome.THERE]


def test_episodes_of_one_file_are_one_item_that_shows_them_all(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    show = library.show("Fargo", 2014)
    first = library.episode(show, 1, 1)
    second = replace(first, item=library.movie("Other", 1990).item, episode=2, title="Part 1x2", plot="More happens.")
    nfo = Path(first.file.replace(".mkv", ".nfo"))
    own = nfo.read_text("utf-8")
    nfo.write_text(
        own + "<episodedetails><title>Part 1x2</title><plot>More happens.</plot><episode>2</episode></episodedetails>"
    )
    fake.scan()

    assert outcomes(jellyfin.prove([first, second, replace(second, title="Part")])) == [
        Outcome.THERE,
        Outcome.THERE,
        Outcome.FAILED,
    ]


def test_a_large_library_is_read_in_pages_and_whole(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "PAGE", 7)
    films = [library.movie(f"Film {number}", 1950, colour=None) for number in range(21)]
    fake.scan()

    assert set(outcomes(jellyfin.prove(films))) == {Outcome.THERE}
    assert fake.calls["items"] == 8


def test_episodes_of_many_shows_are_found(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    shows = [library.show(f"Show {number}", 1990) for number in range(45)]
    episodes = [library.episode(show, 1, 1) for show in shows]
    fake.scan()

    assert set(outcomes(jellyfin.prove(episodes))) == {Outcome.THERE}
    assert fake.calls["items"] == 3


# --- pictures -----------------------------------------------------------------------------------------------------


def test_a_picture_that_jellyfin_does_not_have_is_named(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995, colour=None)
    fake.scan()
    poster = picture(film.file.replace(".mkv", "-poster.jpg"), "poster", "blue")

    (proof,) = jellyfin.prove([replace(film, pictures=(poster,))])

    assert proof.differences == (f"poster: none instead of {poster.path}",)
    assert outcomes(deliver(jellyfin, replace(film, pictures=(poster,)))) == [Outcome.THERE]


def test_a_picture_of_another_size_at_our_path_is_an_older_one(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    ours = replace(film.pictures[0], size_bytes=1)

    (proof,) = jellyfin.prove([replace(film, pictures=(ours,))])

    assert proof.differences == (f"poster: an older picture instead of {ours.path}",)


def test_a_picture_that_was_overwritten_is_shown_only_after_a_refresh(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    """What is served is ours at once, but under the tag by which everyone has the old one."""
    film = library.movie("Heat", 1995)
    path = film.pictures[0].path
    os.utime(path, (1_600_000_000, 1_600_000_000))
    fake.scan()
    picture(path, "poster", "yellow")
    changed = replace(film, pictures=(published(path, "poster"),))

    (proof,) = jellyfin.prove([changed])
    assert proof.differences == (f"poster: an older picture instead of {path}",)
    assert outcomes(deliver(jellyfin, changed)) == [Outcome.THERE]
    assert fake.calls["refresh"] == 1


def test_a_copy_of_ours_that_jellyfin_keeps_elsewhere_is_ours(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    ours = replace(film.pictures[0], path="/elsewhere/poster.jpg")
    other = replace(ours, sha256="0" * 64)

    proofs = jellyfin.prove([replace(film, pictures=(one,)) for one in (ours, other)])

    assert [proof.differences for proof in proofs] == [
        (),
        ("poster: another picture instead of /elsewhere/poster.jpg",),
    ]


def test_of_a_delivery_the_bytes_are_compared(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    other = replace(film, pictures=(replace(film.pictures[0], sha256="0" * 64),))

    assert outcomes(jellyfin.prove([other])) == [Outcome.THERE]
    (proof,) = deliver(jellyfin, other)
    assert proof.differences == (f"poster: another picture instead of {film.pictures[0].path}",)


def test_each_backdrop_has_to_be_there_and_pictures_jellyfin_cannot_show_need_not(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    base = film.file.replace(".mkv", "")
    more = [
        picture(f"{base}-fanart.jpg", "fanart", "blue"),
        picture(f"{base}-fanart-1.jpg", "fanart1", "green"),
        picture(f"{base}-landscape.jpg", "landscape", "white"),
        picture(f"{base}-thumb.jpg", "thumb", "black"),
    ]
    not_shown = [picture(f"{base}-keyart.jpg", "keyart", "blue"), picture(f"{base}-fanart2.jpg", "fanart2", "red")]
    fake.scan()

    assert outcomes(jellyfin.prove([replace(film, pictures=(*more, *not_shown))])) == [Outcome.THERE]
    os.remove(more[1].path)
    (proof,) = jellyfin.prove([replace(film, pictures=(*more, *not_shown))])
    assert proof.differences == (f"fanart1: another picture instead of {more[1].path}",)


# --- what people did there ----------------------------------------------------------------------------------------


def test_marks_of_everyone_survive_a_change_of_ids(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    for user in (ADMIN, KID):
        fake.mark(film.file, user, **MARKS, IsFavorite=True)
    changed = library.publish(replace(film, ids=(ExternalId("imdb", "tt0113277"),)))

    assert outcomes(deliver(jellyfin, changed)) == [Outcome.THERE]
    for user in (ADMIN, KID):
        assert fake.marks_of(film.file, user) == {**MARKS, "IsFavorite": True}


def test_marks_of_episodes_survive_a_change_of_the_shows_ids(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    show = library.show("Fargo", 2014)
    episode = library.episode(show, 1, 1)
    fake.scan()
    fake.mark(episode.file, **MARKS)

    assert outcomes(deliver(jellyfin, library.publish(replace(show, ids=(ExternalId("tvdb", "1"),))))) == [
        Outcome.THERE
    ]
    assert fake.marks_of(episode.file) == MARKS


def test_a_rename_carries_what_people_did(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film = library.publish(replace(library.movie("Heat", 1995), ids=()))
    fake.scan()
    fake.mark(film.file, **MARKS)
    moved = library.publish(replace(library.movie("Hot", 1995), item=film.item, ids=()))
    os.remove(film.file)

    assert outcomes(deliver(jellyfin, gone(film), moved)) == [Outcome.THERE, Outcome.THERE]
    assert fake.marks_of(moved.file) == MARKS


def test_a_better_file_takes_the_place_of_the_old_one_and_what_people_did(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.mark(film.file, **MARKS)
    better = library.publish(replace(film, file=film.file.replace(".mkv", " 4K.mkv"), pictures=()))
    os.rename(film.file, better.file)

    assert outcomes(deliver(jellyfin, gone(film), better)) == [Outcome.THERE, Outcome.THERE]
    assert fake.marks_of(better.file) == MARKS


@pytest.mark.usefixtures("hurried")
def test_a_rename_that_jellyfin_takes_up_later_carries_it_then(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.publish(replace(library.movie("Heat", 1995), ids=()))
    fake.scan()
    fake.mark(film.file, **MARKS)
    moved = library.publish(replace(library.movie("Hot", 1995), item=film.item, ids=()))
    os.remove(film.file)
    fake.looks_at_reports = False
    assert outcomes(deliver(jellyfin, gone(film), moved)) == [Outcome.WAITING, Outcome.WAITING]
    fake.scan()

    assert outcomes(deliver(jellyfin, gone(film), moved)) == [Outcome.THERE, Outcome.THERE]
    assert fake.marks_of(moved.file) == MARKS


def test_no_mark_is_lost_over_many_edits_of_all_kinds(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    """Ids, texts, pictures and places change in an order by chance; what two people did stays with each title."""
    chance = random.Random(6)
    titles = {}
    for number in range(8):
        film = library.movie(f"Film {number}", 1990)
        titles[film.item] = library.publish(replace(film, ids=film.ids if number % 2 else ()))
    fake.scan()
    marks = {}
    for item, film in titles.items():
        for user in (ADMIN, KID):
            marks[item, user] = {**MARKS, "PlayCount": chance.randint(1, 9)}
            fake.mark(film.file, user, **marks[item, user])

    for step in range(40):
        item = chance.choice(list(titles))
        old = new = titles[item]
        match chance.choice(["plot", "ids", "picture", "place"]):
            case "plot":
                new = library.publish(replace(old, plot=f"Plot {step}."))
            case "ids":
                new = library.publish(replace(old, ids=(ExternalId("imdb", f"tt{step:07}"),)))
            case "picture":
                new = replace(old, pictures=(picture(old.pictures[0].path, "poster", f"#{step:06x}"),))
            case "place":
                new = replace(library.movie(f"Place {step}", 1990), item=item, ids=old.ids, title=old.title)
                new = library.publish(new)
                shutil.rmtree(old.folder)
        told = [gone(old), new] if new.folder != old.folder else [new]
        assert set(outcomes(deliver(jellyfin, *told))) == {Outcome.THERE}
        titles[item] = new

    assert {
        (item, user): fake.marks_of(film.file, user) for item, film in titles.items() for user in (ADMIN, KID)
    } == marks


@pytest.mark.usefixtures("hurried")
def test_what_was_watched_meanwhile_counts(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.mark(film.file, **MARKS)
    fake.deaf_to.add(film.file)
    changed = library.publish(replace(film, title="Hot"))
    deliver(jellyfin, changed)
    fake.mark(film.file, PlayCount=4, LastPlayedDate="2026-11-28T20:00:00.0000000Z")
    fake.deaf_to.clear()

    deliver(jellyfin, changed)

    assert fake.marks_of(film.file)["PlayCount"] == 4


@pytest.mark.parametrize(
    ("data", "watched"),
    [
        ({}, Watched()),
        (MARKS, WATCHED),
        ({"Played": True}, Watched(plays=1)),
        ({"PlayCount": 1, "PlaybackPositionTicks": 90 * TICKS}, Watched(resume_s=90.0)),
        ({"PlayCount": 3, "PlaybackPositionTicks": 90 * TICKS}, Watched(plays=2, resume_s=90.0)),
        ({"PlayCount": 1}, Watched()),
        ({"Rating": 6.6}, Watched(rating=7)),
    ],
)
def test_what_a_person_did_is_read(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library, data: dict[str, object], watched: Watched
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.mark(film.file, **data)

    assert jellyfin.watched([film, library.movie("Seven", 1995)]) == [watched, None]


@pytest.mark.parametrize(
    "want",
    [
        WATCHED,
        Watched(resume_s=61.5, last_played="2026-01-02 03:04:05"),
        Watched(plays=2, resume_s=61.5, last_played="2026-01-02 03:04:05"),
        Watched(rating=3),
        Watched(),
    ],
)
@pytest.mark.parametrize("before", [{}, MARKS])
def test_what_is_set_is_what_is_read_back(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library, want: Watched, before: dict[str, object]
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.mark(film.file, **before)

    jellyfin.set_watched([(film, want), (library.movie("Seven", 1995), want)])

    assert jellyfin.watched([film]) == [want]


def test_what_is_so_already_is_not_set(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.mark(film.file, **MARKS)

    jellyfin.set_watched([(film, WATCHED)])

    assert {one.method for one in fake.said} == {"GET"}


def test_the_account_is_the_first_administrator_or_who_is_named(fake: FakeJellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.mark(film.file, KID, **MARKS)

    assert Jellyfin(fake.address).watched([film]) == [Watched()]
    assert Jellyfin(replace(fake.address, account="kid")).watched([film]) == [WATCHED]
    with pytest.raises(BadInput, match="nobody called “Bob”; it has Kid, Ann"):
        Jellyfin(replace(fake.address, account="Bob")).watched([film])


def test_what_was_remembered_is_put_back_and_what_is_gone_is_named(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    show = library.show("Fargo", 2014)
    films, episode = [library.movie(title, 1995) for title in ("Heat", "Seven")], library.episode(show, 1, 1)
    fake.scan()
    for one in (*films, episode):
        fake.mark(one.file, **MARKS)
    fake.mark(show.folder, Rating=4.0)
    before = jellyfin.remember()
    os.remove(films[1].file)
    fake.scan()
    for one in (films[0], episode):
        fake.mark(one.file, PlayCount=0, Played=False, LastPlayedDate=None, Rating=1.0)
    fake.mark(show.folder, Rating=None)

    assert {(one.kind, one.title, one.date_added) for one in before} == {
        (Kind.MOVIE, "Heat", "2026-11-21 09:00:00"),
        (Kind.MOVIE, "Seven", "2026-11-21 09:00:00"),
        (Kind.SERIES, "Fargo", "2026-11-21 09:00:00"),
        (Kind.EPISODE, "Part 1x1", "2026-11-21 09:00:00"),
    }
    assert jellyfin.put_back(before) == ["Seven"]
    assert sorted(jellyfin.remember(), key=lambda one: one.title) == sorted(
        (one for one in before if one.title != "Seven"), key=lambda one: one.title
    )


# --- playing ------------------------------------------------------------------------------------------------------


def test_what_plays_is_told_and_idle_devices_are_not(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.play("tv", film.file, 61.5)
    fake.play("phone")

    (one,) = jellyfin.playing()

    assert (one.session, one.title, one.file, one.who) == ("tv", "Heat", film.file, "Living room (Ann)")
    assert (one.position_s, one.total_s, one.is_paused) == (61.5, 7200.0, False)


def test_who_stopped_plays_again_where_it_was_and_who_chose_otherwise_is_left_alone(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film, other = library.movie("Heat", 1995), library.movie("Seven", 1995)
    fake.scan()
    for session in ("tv", "phone", "tablet", "gone"):
        fake.play(session, film.file, 61.5)
    before = [replace(one, is_paused=one.session == "phone") for one in jellyfin.playing()]
    fake.play("tv")
    fake.play("phone")
    fake.play("tablet", other.file)
    fake.sessions = [one for one in fake.sessions if one["Id"] != "gone"]

    jellyfin.resume(before)

    now = {one.session: (one.title, one.position_s, one.is_paused) for one in jellyfin.playing()}
    assert now == {"tv": ("Heat", 61.5, False), "phone": ("Heat", 61.5, True), "tablet": ("Seven", 0.0, False)}


# --- how it is set up ---------------------------------------------------------------------------------------------


def test_what_was_nearly_over_came_to_its_end_by_itself(
    jellyfin: Jellyfin, fake: FakeJellyfin, library: Library
) -> None:
    film = library.movie("Heat", 1995)
    fake.scan()
    fake.play("tv", film.file, 7000)
    before = jellyfin.playing()
    fake.play("tv")

    jellyfin.resume(before)

    assert jellyfin.playing() == []


def test_files_that_it_sees_are_told_from_others(jellyfin: Jellyfin, library: Library) -> None:
    film = library.movie("Heat", 1995)

    assert jellyfin.sees([film.file, "/elsewhere/film.mkv", film.folder]) == [True, False, False]


def test_settings_that_defeat_publishing_are_named(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    places = [(library.source(name), type) for name, type in zip(("movies", "tv", "music"), LibraryType, strict=True)]
    assert jellyfin.obstacles(places) == []
    fake.options = {
        "movies": {"LocalMetadataReaderOrder": ["Other", "Nfo"]},
        "tvshows": {"DisabledLocalMetadataReaders": ["Nfo"]},
        "music": {"MetadataSavers": ["Nfo"]},
    }

    assert jellyfin.obstacles(places) == [
        Obstacle(ObstacleCode.JELLYFIN_NFO_READER, "Movies", "Other, Nfo", "Nfo"),
        Obstacle(ObstacleCode.JELLYFIN_NFO_READER, "Tvshows", "", "Nfo"),
        Obstacle(ObstacleCode.JELLYFIN_NFO_SAVER, "Music", "Nfo"),
    ]


def test_a_folder_that_no_library_holds_or_one_for_something_else_is_named(
    jellyfin: Jellyfin, library: Library
) -> None:
    places = [("/elsewhere/", LibraryType.MOVIE), (library.source("tv"), LibraryType.MOVIE)]

    assert jellyfin.obstacles(places) == [
        Obstacle(ObstacleCode.JELLYFIN_LIBRARY, "/elsewhere/", "", "movies"),
        Obstacle(ObstacleCode.JELLYFIN_LIBRARY, library.source("tv"), "Tvshows: tvshows", "movies"),
    ]


# --- secrets ------------------------------------------------------------------------------------------------------


def test_the_key_is_in_one_header_and_nowhere_else(jellyfin: Jellyfin, fake: FakeJellyfin, library: Library) -> None:
    deliver(jellyfin, library.movie("Heat", 1995))

    said = json.dumps([[one.path, one.query, sorted(set(one.headers) - {"authorization"})] for one in fake.said])
    assert KEY not in said
    assert all(KEY not in value for one in fake.said for name, value in one.headers.items() if name != "authorization")
