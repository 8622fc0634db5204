"""What a real Kodi does when it is told: everything arrives, and nothing of the person's is lost."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image

from metarr_desktop.domain.errors import Refused
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.player import Action, Delivery, Outcome, PlayerInfo, Proof
from metarr_desktop.net.client import HttpClient
from metarr_desktop.players.kodi import Kodi
from tests.kodi import RealKodi
from tests.players.media import Library, gone, picture, write

pytestmark = pytest.mark.kodi


@pytest.fixture(scope="module")
def kodi(real_kodi: RealKodi) -> Iterator[Kodi]:
    kodi = Kodi(real_kodi.address)
    yield kodi
    kodi.close()


def deliver(kodi: Kodi, *deliveries: Delivery) -> list[Proof]:
    return kodi.deliver(deliveries, lambda done, total: None, lambda: False)


def all_there(deliveries: Sequence[Delivery]) -> list[Proof]:
    return [Proof(one.item, Outcome.THERE) for one in deliveries]


def row_of(real_kodi: RealKodi, delivery: Delivery, method: str, *properties: str) -> dict[str, Any]:
    """The row of a film or episode, by its file."""
    answer = real_kodi.rpc(method, properties=["file", *properties])
    rows = next(value for value in answer.values() if isinstance(value, list))
    (row,) = [row for row in rows if row["file"] == delivery.file]
    return dict(row)


WATCHED = {"playcount": 3, "lastplayed": "2020-01-02 03:04:05", "userrating": 9, "dateadded": "2019-01-01 00:00:00"}


def test_it_says_who_it_is(kodi: Kodi) -> None:
    assert kodi.test() == PlayerInfo("Kodi", "20.1")


def test_a_wrong_password_is_refused(real_kodi: RealKodi) -> None:
    with pytest.raises(Refused):
        Kodi(replace(real_kodi.address, secret="wrong")).test()


def test_new_films_arrive(kodi: Kodi, library: Library) -> None:
    films = [
        library.movie("Heat", 1995),
        library.movie("Amélie, or 100% [x]", 2001, plot="A shy\n  waitress…"),
        library.movie("Café", 2002, folder="Caf\udce9 (2002)"),
    ]

    assert {proof.outcome for proof in kodi.prove(films)} == {Outcome.WAITING}
    assert deliver(kodi, *films) == all_there(films)
    assert kodi.prove(films) == all_there(films)


def test_a_new_film_in_parts_arrives(kodi: Kodi, library: Library) -> None:
    film = library.movie("Novecento, part", 1976)
    first, second = (film.file.replace(".mkv", f"-cd{part}.mkv") for part in (1, 2))
    os.rename(film.file, first)
    shutil.copy(first, second)
    film = replace(film, file=first)

    assert deliver(kodi, film) == all_there([film])


def test_a_disc_arrives_whichever_of_its_files_we_name(kodi: Kodi, library: Library) -> None:
    film = library.movie("Disc", 1977, colour=None)
    for name in ("index.bdmv", "STREAM/00001.m2ts"):
        write(f"{film.folder}BDMV/{name}", "no real disc")
    os.rename(film.file.replace(".mkv", ".nfo"), f"{film.folder}BDMV/index.nfo")
    os.remove(film.file)

    discs = [replace(film, file=f"{film.folder}BDMV/{name}") for name in ("STREAM/00001.m2ts", "index.bdmv")]

    assert deliver(kodi, *discs) == all_there(discs)


def test_a_changed_nfo_arrives_and_what_the_person_did_stays(kodi: Kodi, real_kodi: RealKodi, library: Library) -> None:
    nfo = "<tag>from NFO</tag><userrating>5</userrating>"
    film = library.movie("Ghost", 1990, more=nfo)
    deliver(kodi, film)
    number = row_of(real_kodi, film, "VideoLibrary.GetMovies")["movieid"]
    mine = {**WATCHED, "resume": {"position": 1.0, "total": 2.0}}
    real_kodi.rpc("VideoLibrary.SetMovieDetails", movieid=number, **mine, tag=["from NFO", "mine"])

    changed = library.publish(replace(film, title="Ghost (edited)", plot="Another plot."), nfo)
    before = kodi.prove([changed])
    after = deliver(kodi, changed)

    assert before[0].differences == (
        "title: “Ghost” instead of “Ghost (edited)”",
        "plot: “A plot.” instead of “Another plot.”",
    )
    assert after == all_there([changed])
    row = row_of(real_kodi, film, "VideoLibrary.GetMovies", *mine, "tag", "title")
    assert {key: row[key] for key in mine} == mine
    assert sorted(row["tag"]) == ["from NFO", "mine"]


def test_not_watched_stays_not_watched_and_an_own_rating_is_not_made_up(
    kodi: Kodi, real_kodi: RealKodi, library: Library
) -> None:
    film = library.movie("Unseen", 1991)
    deliver(kodi, film)

    deliver(kodi, library.publish(replace(film, plot="New."), "<userrating>4</userrating>"))

    row = row_of(real_kodi, film, "VideoLibrary.GetMovies", "playcount", "lastplayed", "userrating")
    assert (row["playcount"], row["lastplayed"], row["userrating"]) == (0, "", 4)


def test_a_picture_changed_under_the_same_name_arrives(kodi: Kodi, real_kodi: RealKodi, library: Library) -> None:
    film = library.movie("Repainted", 1992, colour="red")
    assert deliver(kodi, film) == all_there([film])

    changed = replace(film, pictures=(picture(film.pictures[0].path, "poster", "yellow"),))
    os.utime(changed.pictures[0].path, (1_500_000_000, 1_500_000_000))  # a copied picture keeps its old date
    changed = replace(film, pictures=(replace(changed.pictures[0], mtime_s=1_500_000_000.0),))
    (before,) = kodi.prove([changed])
    after = deliver(kodi, changed)

    assert before.differences == (f"poster: an older picture instead of {film.pictures[0].path}",)
    assert after == all_there([changed])
    address = row_of(real_kodi, film, "VideoLibrary.GetMovies", "art")["art"]["poster"]
    assert _served_colour(real_kodi, address) == pytest.approx((255, 255, 0), abs=8)


def _served_colour(real_kodi: RealKodi, address: str) -> tuple[int, int, int]:
    base, auth = f"http://127.0.0.1:{real_kodi.http_port}", (real_kodi.user, real_kodi.password)
    with HttpClient(base, auth) as http:
        data = http.get_bytes(f"/image/{quote(address, safe='')}")
    colour = Image.open(io.BytesIO(data)).convert("RGB").getpixel((8, 8))
    assert isinstance(colour, tuple)
    return int(colour[0]), int(colour[1]), int(colour[2])


def test_a_share_that_tells_other_times_is_proved_by_the_picture_itself(kodi: Kodi, library: Library) -> None:
    film = library.movie("Shared", 1993)
    deliver(kodi, film)
    elsewhere = replace(film, pictures=(replace(film.pictures[0], mtime_s=film.pictures[0].mtime_s - 3600),))
    another = replace(elsewhere, pictures=(replace(elsewhere.pictures[0], sha256="0" * 64),))

    assert kodi.prove([elsewhere]) == all_there([elsewhere])
    assert kodi.prove([another])[0].outcome is Outcome.FAILED


def test_a_picture_more_arrives(kodi: Kodi, library: Library) -> None:
    film = library.movie("More Art", 1994)
    deliver(kodi, film)
    base = film.file.removesuffix(".mkv")
    more = (picture(f"{base}-fanart.jpg", "fanart", "blue"), picture(f"{base}-clearlogo.png", "clearlogo", "white"))
    film = replace(film, pictures=film.pictures + more)

    assert deliver(kodi, film) == all_there([film])


def test_a_removed_film_goes(kodi: Kodi, real_kodi: RealKodi, library: Library) -> None:
    film, other = library.movie("Doomed", 1996), library.movie("Doomed too", 1996)
    deliver(kodi, film, other)
    shutil.rmtree(film.folder)

    assert deliver(kodi, gone(film)) == all_there([film])
    titles = {row["label"] for row in real_kodi.rpc("VideoLibrary.GetMovies")["movies"]}
    assert "Doomed" not in titles
    assert "Doomed too" in titles


def test_a_renamed_film_keeps_what_the_person_did(kodi: Kodi, real_kodi: RealKodi, library: Library) -> None:
    film = library.movie("Before", 1997)
    deliver(kodi, film)
    number = row_of(real_kodi, film, "VideoLibrary.GetMovies")["movieid"]
    real_kodi.rpc("VideoLibrary.SetMovieDetails", movieid=number, **WATCHED)
    shutil.rmtree(film.folder)
    moved = replace(library.movie("After", 1997), item=film.item)

    assert deliver(kodi, gone(film), moved) == all_there([film, moved])
    row = row_of(real_kodi, moved, "VideoLibrary.GetMovies", *WATCHED)
    assert {key: row[key] for key in WATCHED} == WATCHED


def test_a_film_set_gets_its_pictures(kodi: Kodi, library: Library) -> None:
    title = "The Set"
    film = library.movie("Set One", 1998, more=f"<set><name>{title}</name><overview>About.</overview></set>")
    poster = picture(f"{library.source('sets')}{title}/poster.jpg", "poster", "red")
    film_set = Delivery(
        ItemId(9000), Kind.COLLECTION, Action.SHOW, "", "", title=title, plot="About.", pictures=(poster,)
    )
    assert deliver(kodi, film, film_set) == all_there([film, film_set])

    fanart = picture(f"{library.source('sets')}{title}/fanart.jpg", "fanart", "blue")
    changed = replace(film_set, plot="More about.", pictures=(picture(poster.path, "poster", "yellow"), fanart))

    assert deliver(kodi, changed) == all_there([film_set])


def test_a_new_show_arrives_with_seasons_and_episodes(kodi: Kodi, library: Library) -> None:
    show = library.show("Les Témoins", 2014)
    season = library.season(show, 1)
    episodes = [library.episode(show, 1, number) for number in (1, 2)]

    assert deliver(kodi, show, season, *episodes) == all_there([show, season, *episodes])

    more = [library.season(show, 2), library.episode(show, 2, 1), library.episode(show, 1, 3)]
    assert deliver(kodi, *more) == all_there(more)


def test_two_episodes_in_one_file_arrive_and_change(kodi: Kodi, real_kodi: RealKodi, library: Library) -> None:
    show = library.show("Twins", 2015)
    first = library.episode(show, 1, 1)
    file = first.file.replace("E01", "E01-E02")
    os.rename(first.file, file)
    os.remove(first.file.replace(".mkv", ".nfo"))
    both = [
        replace(first, item=ItemId(9100 + n), file=file, episode=n, title=f"Twin {n}", plot="", pictures=())
        for n in (1, 2)
    ]
    nfo = "".join(
        f"<episodedetails><title>{one.title}</title><season>1</season><episode>{one.episode}</episode></episodedetails>"
        for one in both
    )
    write(file.replace(".mkv", ".nfo"), nfo)
    assert deliver(kodi, show, *both) == all_there([show, *both])
    for number in (row["episodeid"] for row in _episodes(real_kodi, file)):
        real_kodi.rpc("VideoLibrary.SetEpisodeDetails", episodeid=number, **WATCHED)

    write(file.replace(".mkv", ".nfo"), nfo.replace("Twin", "Sibling"))
    changed = [replace(one, title=one.title.replace("Twin", "Sibling")) for one in both]

    assert deliver(kodi, *changed) == all_there(changed)
    assert [{key: row[key] for key in WATCHED} for row in _episodes(real_kodi, file)] == [WATCHED, WATCHED]


def _episodes(real_kodi: RealKodi, file: str) -> list[dict[str, Any]]:
    rows = real_kodi.rpc("VideoLibrary.GetEpisodes", properties=["file", *WATCHED])["episodes"]
    return [row for row in rows if row["file"] == file]


def test_a_changed_show_keeps_its_own_rating_tags_and_episodes(
    kodi: Kodi, real_kodi: RealKodi, library: Library
) -> None:
    show = library.show("Changing", 2016)
    season, episode = library.season(show, 1), library.episode(show, 1, 1)
    deliver(kodi, show, season, episode)
    (row,) = [one for one in real_kodi.rpc("VideoLibrary.GetTVShows")["tvshows"] if one["label"] == "Changing"]
    mine = {"userrating": 7, "tag": ["mine"]}
    real_kodi.rpc("VideoLibrary.SetTVShowDetails", tvshowid=row["tvshowid"], **mine)
    real_kodi.rpc(
        "VideoLibrary.SetEpisodeDetails",
        episodeid=row_of(real_kodi, episode, "VideoLibrary.GetEpisodes")["episodeid"],
        **WATCHED,
    )

    fanart = picture(f"{show.folder}season01-fanart.jpg", "fanart", "blue")
    changed = [
        library.publish(replace(show, plot="Another story.")),
        replace(library.season(show, 1, "yellow"), item=season.item, title="The First"),
        library.publish(replace(episode, title="Another part")),
    ]
    changed[1] = replace(changed[1], pictures=(*changed[1].pictures, fanart))

    assert deliver(kodi, *changed) == all_there(changed)
    details = real_kodi.rpc("VideoLibrary.GetTVShowDetails", tvshowid=row["tvshowid"], properties=[*mine])
    assert {key: details["tvshowdetails"][key] for key in mine} == mine
    now = row_of(real_kodi, episode, "VideoLibrary.GetEpisodes", *WATCHED)
    assert {key: now[key] for key in WATCHED} == WATCHED


def test_a_renamed_show_keeps_what_the_person_did_to_its_episodes(
    kodi: Kodi, real_kodi: RealKodi, library: Library
) -> None:
    show = library.show("Old Name", 2017)
    episodes = [library.episode(show, 1, number) for number in (1, 2)]
    deliver(kodi, show, *episodes)
    number = row_of(real_kodi, episodes[0], "VideoLibrary.GetEpisodes")["episodeid"]
    real_kodi.rpc("VideoLibrary.SetEpisodeDetails", episodeid=number, **WATCHED)
    folder = show.folder.replace("Old Name", "New Name")
    os.rename(show.folder, folder)
    moved = replace(show, folder=folder, pictures=())
    file = episodes[0].file.replace(show.folder, folder)

    assert deliver(kodi, gone(show), moved) == all_there([show, moved])
    row = row_of(real_kodi, replace(episodes[0], file=file), "VideoLibrary.GetEpisodes", *WATCHED)
    assert {key: row[key] for key in WATCHED} == WATCHED
    changed = library.publish(replace(moved, plot="Told anew."))
    assert deliver(kodi, changed) == all_there([moved])


def test_removed_episodes_seasons_and_shows_go(kodi: Kodi, real_kodi: RealKodi, library: Library) -> None:
    show = library.show("Fading", 2018)
    season = library.season(show, 1)
    first, second = (library.episode(show, 1, number) for number in (1, 2))
    deliver(kodi, show, season, first, second)
    os.remove(first.file)

    assert deliver(kodi, gone(first)) == all_there([first])
    assert kodi.prove([second]) == all_there([second])

    shutil.rmtree(show.folder)
    whole = [gone(one) for one in (show, season, second)]
    assert deliver(kodi, *whole) == all_there(whole)
    assert "Fading" not in {row["label"] for row in real_kodi.rpc("VideoLibrary.GetTVShows")["tvshows"]}


def test_new_and_changed_music_arrives(kodi: Kodi, real_kodi: RealKodi, library: Library) -> None:
    artist = library.artist("Sigur Rós", "f6f2326f-6b25-4170-b89d-e235b25508e8")
    album = library.album(artist, "Ágætis byrjun", 1999, "11111111-1111-1111-1111-111111111111")
    track = library.track(artist, album, 1, "Intro")
    music = [artist, album, track]
    assert deliver(kodi, *music) == all_there(music)
    song = {"playcount": 2, "lastplayed": "2020-01-02 03:04:05", "userrating": 6}
    number = row_of(real_kodi, track, "AudioLibrary.GetSongs")["songid"]
    real_kodi.rpc("AudioLibrary.SetSongDetails", songid=number, **song)

    changed = [
        replace(artist, plot="A new life.", pictures=(picture(artist.pictures[0].path, "thumb", "yellow"),)),
        replace(
            album,
            title="A Good Beginning",
            year=2001,
            plot="New words.",
            genres=("Post-Rock",),
            pictures=(picture(album.pictures[0].path, "thumb", "yellow"),),
        ),
        replace(track, title="The Intro", genres=("Post-Rock",)),
    ]

    assert deliver(kodi, *changed) == all_there(changed)
    row = row_of(real_kodi, track, "AudioLibrary.GetSongs", *song)
    assert {key: row[key] for key in song} == song


def test_removed_music_goes(kodi: Kodi, library: Library) -> None:
    artist = library.artist("One Hit", "22222222-2222-2222-2222-222222222222")
    album = library.album(artist, "The Hit", 1985, "33333333-3333-3333-3333-333333333333")
    track = library.track(artist, album, 1, "Hit")
    deliver(kodi, artist, album, track)
    shutil.rmtree(artist.folder)
    removed = [gone(one) for one in (artist, album, track)]

    assert deliver(kodi, *removed) == all_there(removed)


def test_music_on_a_drive_that_is_not_plugged_in_is_not_forgotten(
    kodi: Kodi, real_kodi: RealKodi, library: Library
) -> None:
    artist = library.artist("Unplugged", "44444444-4444-4444-4444-444444444444")
    album = library.album(artist, "Drive", 1992, "55555555-5555-5555-5555-555555555555")
    track = library.track(artist, album, 1, "Plug")
    deliver(kodi, artist, album, track)
    drive = Path(library.source("music"))
    drive.rename(drive.with_name("unplugged"))

    (proof,) = deliver(kodi, gone(track))

    drive.with_name("unplugged").rename(drive)
    assert proof.outcome is Outcome.WAITING
    assert "was not asked to forget" in proof.differences[0]
    assert kodi.prove([track]) == all_there([track])


def test_what_lies_outside_kodis_sources_is_explained(kodi: Kodi, library: Library, tmp_path: Path) -> None:
    film = library.movie("Elsewhere", 2005)
    moved = film.folder.replace(library.source("movies"), f"{tmp_path}/")
    os.rename(film.folder, moved)
    film = replace(film, source=f"{tmp_path}/", folder=moved, file=moved + os.path.basename(film.file), pictures=())

    assert deliver(kodi, film) == [
        Proof(
            film.item,
            Outcome.FAILED,
            (f"not in Kodi's library: none of its video sources holds {tmp_path}/",),
        )
    ]


def test_without_notifications_kodi_is_asked_instead(real_kodi: RealKodi, library: Library) -> None:
    kodi = Kodi(replace(real_kodi.address, ws_port=None))
    film, show = library.movie("Silent", 1927), library.show("Mute", 1928)
    episode = library.episode(show, 1, 1)
    assert deliver(kodi, film, show, episode) == all_there([film, show, episode])
    number = row_of(real_kodi, film, "VideoLibrary.GetMovies")["movieid"]
    real_kodi.rpc("VideoLibrary.SetMovieDetails", movieid=number, **WATCHED)

    changed = [library.publish(replace(one, plot="Spoken.")) for one in (film, show, episode)]

    assert deliver(kodi, *changed) == all_there(changed)
    row = row_of(real_kodi, film, "VideoLibrary.GetMovies", *WATCHED)
    assert {key: row[key] for key in WATCHED} == WATCHED
    kodi.close()
