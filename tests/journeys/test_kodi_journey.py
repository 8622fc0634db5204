"""The main job, end to end: from folders, over a person's corrections, to what a real Kodi shows."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image

from metarr_desktop.app import open_engine
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.net.client import HttpClient
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.telling import sync_job
from tests.disk import BLUE, GREEN, RED, a_film, a_picture, a_track, an_episode_file, an_nfo, element
from tests.journeys.household import Household
from tests.kodi import RealKodi, why_no_kodi

pytestmark = pytest.mark.kodi

HEAT = """<title>Heat</title><year>1995</year><plot>Cops and robbers.</plot>
<uniqueid type="imdb" default="true">tt0113277</uniqueid><uniqueid type="tmdb">949</uniqueid>
<ratings><rating name="imdb" max="10" default="true"><value>8.3</value><votes>700000</votes></rating>
<rating name="metacritic" max="100"><value>76</value><votes>22</votes></rating></ratings>
<set><name>Mann Collection</name><overview>All of his.</overview></set><genre>Crime</genre>"""
RONIN = """<title>Ronin</title><year>1998</year><plot>A case.</plot>
<uniqueid type="imdb" default="true">tt0122690</uniqueid>"""
WATCHED = {"playcount": 3, "lastplayed": "2020-01-02 03:04:05", "userrating": 9, "dateadded": "2019-01-01 00:00:00"}


class KodiHousehold(Household):
    """The media on disk, the real Kodi that shows them, and our engine."""

    def __init__(self, media: Path, kodi: RealKodi, engine: Engine) -> None:
        super().__init__(media, engine)
        self.kodi = kodi

    def films(self, *properties: str) -> dict[str, dict[str, Any]]:
        """What Kodi shows: file's name -> film."""
        rows = self.kodi.rpc("VideoLibrary.GetMovies", properties=["file", "title", *properties]).get("movies", [])
        return {Path(row["file"]).stem: row for row in rows}

    def poster_colour(self, film: str) -> tuple[int, int, int]:
        """The colour of the poster that Kodi hands out."""
        image = self.films("art")[film]["art"]["poster"]
        http = HttpClient(f"http://127.0.0.1:{self.kodi.http_port}", (self.kodi.user, self.kodi.password))
        with http:
            return colour_of_bytes(http.get_bytes(f"/image/{quote(image, safe='')}"))


def colour_of_bytes(data: bytes) -> tuple[int, int, int]:
    with Image.open(io.BytesIO(data)) as image:
        red, green, blue = image.convert("RGB").getpixel((image.width // 2, image.height // 2))  # type: ignore[misc]
    return round(red / 64), round(green / 64), round(blue / 64)


def lay_out(media: Path) -> None:
    a_film(media / "movies", "Heat (1995)", nfo=HEAT, poster="red")
    a_film(media / "movies", "Ronin (1998)", nfo=RONIN, poster="red")
    a_film(media / "movies", "Plain (2001)", poster="red")
    show = media / "tv" / "Lost Hours (2004)"
    an_nfo(
        show / "tvshow.nfo",
        "tvshow",
        element("title", "Lost Hours")
        + element("plot", "Time goes by.")
        + '<uniqueid type="tvdb" default="true">73000</uniqueid>'
        + '<namedseason number="1">Dawn</namedseason>',
    )
    a_picture(show / "poster.jpg", "green")
    a_picture(show / "season01-poster.jpg", "blue")
    an_episode_file(show, "Lost Hours S01E01", nfo=numbered("First", 1, 1))
    double = an_episode_file(show, "Lost Hours S01E02E03")
    an_nfo(double.with_suffix(".nfo"), "episodedetails", numbered("Second", 1, 2), numbered("Third", 1, 3))
    an_episode_file(show, "Lost Hours S00E01", season="Specials", nfo=numbered("Before", 0, 1))
    album = media / "music" / "Owls" / "Night"
    for number, title in enumerate(("Dusk", "Dawn"), start=1):
        a_track(
            album / f"0{number} {title}.mp3",
            title,
            artist="Owls",
            album="Night",
            album_artist="Owls",
            track=number,
            year=1999,
        )
    an_nfo(media / "music" / "Owls" / "artist.nfo", "artist", element("name", "Owls") + element("biography", "Birds."))
    an_nfo(album / "album.nfo", "album", element("title", "Night") + element("review", "Dark.") + element("year", 1999))
    a_picture(album / "folder.jpg", "blue", (60, 60))


def numbered(title: str, season: int, episode: int) -> str:
    return element("title", title) + element("season", season) + element("episode", episode) + element("plot", title)


@pytest.fixture(scope="module")
def household(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KodiHousehold]:
    """Everything scanned, and a player added; nothing published yet."""
    if reason := why_no_kodi():
        pytest.skip(reason)
    media = tmp_path_factory.mktemp("media")
    lay_out(media)
    (media / "sets").mkdir()
    kodi = RealKodi.start(
        tmp_path_factory.mktemp("kodi"),
        movies=[media / "movies"],
        tv=[media / "tv"],
        music=[media / "music"],
        sets=media / "sets",
    )
    try:
        with open_engine(str(tmp_path_factory.mktemp("data"))) as engine:
            for name, type in (("movies", LibraryType.MOVIE), ("tv", LibraryType.TV), ("music", LibraryType.MUSIC)):
                engine.libraries.add(str(media / name), type)
            engine.libraries.put_setting("publish.sets_dir", str(media / "sets"))
            group = engine.players.add_group("Living room", PlayerType.KODI)
            engine.players.link(group, [library.id for library in engine.browse.libraries()])
            engine.players.add(
                group,
                "Kodi",
                host="127.0.0.1",
                port=kodi.http_port,
                ws_port=kodi.tcp_port,
                user=kodi.user,
                secret=kodi.password,
            )
            household = KodiHousehold(media, kodi, engine)
            household.scan()
            yield household
    finally:
        kodi.stop()


def test_kodi_shows_the_person_s_word_and_for_the_rest_the_folders(household: KodiHousehold) -> None:
    edit, media = household.engine.edit, household.media
    edit.set_values([household.item(Kind.MOVIE, "Heat")], {"title": "Heat, as I say"})
    edit.set_values([household.item(Kind.MOVIE, "Ronin")], {"plot": "My own words."})
    edit.add_picture(household.item(Kind.MOVIE, "Plain"), "poster", str(a_picture(media / "mine.jpg", "green")))
    (media / "mine.jpg").unlink()
    contradicting = HEAT.replace("<title>Heat<", "<title>HEAT, says another<").replace("Cops and", "Crooks and")
    an_nfo(media / "movies" / "Heat (1995)" / "Heat (1995).nfo", "movie", contradicting)
    a_picture(media / "movies" / "Plain (2001)" / "Plain (2001)-poster.jpg", "blue")

    household.scan()
    household.publish()

    films = household.films("plot", "uniqueid", "ratings", "set", "year", "genre")
    heat, ronin = films["Heat (1995)"], films["Ronin (1998)"]
    assert (heat["title"], heat["plot"]) == ("Heat, as I say", "Crooks and robbers.")
    assert (ronin["title"], ronin["plot"], ronin["year"]) == ("Ronin", "My own words.", 1998)
    assert heat["uniqueid"] == {"imdb": "tt0113277", "tmdb": "949"}
    assert {name: round(one["rating"], 1) for name, one in heat["ratings"].items()} == {"imdb": 8.3, "metacritic": 7.6}
    assert (heat["set"], heat["genre"]) == ("Mann Collection", ["Crime"])
    assert films["Plain (2001)"]["title"] == "Plain"
    assert household.poster_colour("Plain (2001)") == GREEN
    assert household.poster_colour("Heat (1995)") == RED


def test_every_text_reaches_kodi_and_one_that_changes_keeps_its_row(household: KodiHousehold) -> None:
    ronin = household.item(Kind.MOVIE, "Ronin")
    texts: dict[str, Value] = {
        "original_title": "Rōnin",
        "sort_title": "Ronin 1",
        "tagline": "Your ally is your enemy",
        "outline": "A case is stolen.",
        "premiered": "1998-09-25",
        "certification": "R",
        "genres": ("Action", "Crime"),
        "countries": ("United Kingdom", "United States"),
        "studios": ("United Artists",),
        "directors": (Credit("John Frankenheimer"),),
        "writers": (Credit("J. D. Zeik"), Credit("David Mamet")),
        "cast": (Credit("Robert De Niro", "Sam"), Credit("Jean Reno", "Vincent")),
    }
    household.engine.edit.set_values([ronin], texts)
    household.publish()
    before = household.films("tagline", "genre", "cast", "writer")["Ronin (1998)"]

    household.engine.edit.set_values([ronin], {"tagline": "Anyone is an enemy for a price.", "genres": ("Thriller",)})
    household.publish()

    after = household.films("tagline", "genre", "cast", "writer")["Ronin (1998)"]
    (report,) = household.engine.sync_reports()
    assert (report.there, report.total, report.errors) == (report.total, report.total, [])
    assert before["writer"] == ["J. D. Zeik", "David Mamet"]
    assert (after["tagline"], after["genre"]) == ("Anyone is an enemy for a price.", ["Thriller"])
    assert after["movieid"] == before["movieid"]
    assert [one["role"] for one in after["cast"]] == ["Sam", "Vincent"]


def test_kodi_shows_the_show_with_specials_and_the_double_episode(household: KodiHousehold) -> None:
    (show,) = household.kodi.rpc("VideoLibrary.GetTVShows", properties=["title", "plot", "uniqueid"])["tvshows"]
    seasons = household.kodi.rpc("VideoLibrary.GetSeasons", tvshowid=show["tvshowid"], properties=["season", "art"])
    episodes = household.kodi.rpc("VideoLibrary.GetEpisodes", properties=["title", "season", "episode"])["episodes"]

    assert (show["title"], show["plot"], show["uniqueid"]) == ("Lost Hours", "Time goes by.", {"tvdb": "73000"})
    assert {(one["season"], one["label"]) for one in seasons["seasons"]} >= {(1, "Dawn")}
    assert any("poster" in one["art"] for one in seasons["seasons"] if one["season"] == 1)
    assert sorted((one["season"], one["episode"], one["title"]) for one in episodes) == [
        (0, 1, "Before"),
        (1, 1, "First"),
        (1, 2, "Second"),
        (1, 3, "Third"),
    ]


def test_kodi_shows_artists_albums_and_songs(household: KodiHousehold) -> None:
    artists = household.kodi.rpc("AudioLibrary.GetArtists", properties=["description"])["artists"]
    albums = household.kodi.rpc("AudioLibrary.GetAlbums", properties=["title", "artist", "year", "description"])[
        "albums"
    ]
    songs = household.kodi.rpc("AudioLibrary.GetSongs", properties=["title", "track"])["songs"]

    assert [(one["artist"], one["description"]) for one in artists if one["artist"] == "Owls"] == [("Owls", "Birds.")]
    assert [(one["title"], one["artist"], one["description"]) for one in albums] == [("Night", ["Owls"], "Dark.")]
    assert sorted(one["title"] for one in songs) == ["Dawn", "Dusk"]


def test_every_title_is_proved(household: KodiHousehold) -> None:
    (report,) = household.engine.sync_reports()

    assert (report.there, report.waiting, report.failed, report.errors) == (report.total, 0, 0, [])
    assert report.total == len([row for kind in PROVED for row in household.rows(kind)])


PROVED = (Kind.MOVIE, Kind.SERIES, Kind.SEASON, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM, Kind.TRACK)


def test_what_changes_arrives_and_what_the_person_did_in_kodi_stays(household: KodiHousehold) -> None:
    movies = household.media / "movies"
    heat = household.films()["Heat (1995)"]["movieid"]
    household.kodi.rpc("VideoLibrary.SetMovieDetails", movieid=heat, tag=["seen with Ada"], **WATCHED)

    a_film(movies, "Spy (2001)", nfo="<title>Spy</title><plot>New.</plot>", poster="blue")
    an_nfo(movies / "Heat (1995)" / "Heat (1995).nfo", "movie", HEAT.replace("Cops and", "Once more, cops and"))
    a_picture(movies / "Heat (1995)" / "Heat (1995)-poster.jpg", "blue")
    shutil.rmtree(movies / "Ronin (1998)")
    household.scan()
    household.publish()
    household.run(sync_job())  # by itself, what vanished is told some minutes later

    films = household.films("plot", "tag", *WATCHED)
    assert sorted(films) == ["Heat (1995)", "Plain (2001)", "Spy (2001)"]
    assert films["Heat (1995)"]["plot"] == "Once more, cops and robbers."
    assert household.poster_colour("Heat (1995)") == BLUE
    assert {name: films["Heat (1995)"][name] for name in WATCHED} == WATCHED
    assert films["Heat (1995)"]["tag"] == ["seen with Ada"]


def test_a_renamed_film_and_a_renamed_show_are_shown_once_and_stay_watched(household: KodiHousehold) -> None:
    movies, tv = household.media / "movies", household.media / "tv"
    (movies / "Heat (1995)").rename(movies / "Heat, the film (1995)")
    (tv / "Lost Hours (2004)").rename(tv / "Lost Hours, the show (2004)")

    household.scan()
    household.publish()

    assert sorted(household.films()) == ["Heat (1995)", "Plain (2001)", "Spy (2001)"]
    film = household.films(*WATCHED)["Heat (1995)"]
    assert "Heat, the film" in film["file"]
    assert {name: film[name] for name in WATCHED} == WATCHED
    (show,) = household.kodi.rpc("VideoLibrary.GetTVShows", properties=["file"])["tvshows"]
    assert "the show" in show["file"]
    episodes = household.kodi.rpc("VideoLibrary.GetEpisodes", properties=["file"])["episodes"]
    assert len(episodes) == 4
    assert all("the show" in one["file"] for one in episodes)


def test_what_is_put_into_the_trash_leaves_kodi_and_undo_brings_it_back(household: KodiHousehold) -> None:
    spy = household.item(Kind.MOVIE, "Spy")
    household.engine.edit.trash([spy])
    household.run(NewJob("sync"))
    without = sorted(household.films())

    household.engine.undo()
    household.run(NewJob("sync"))

    assert "Spy (2001)" not in without
    assert "Spy (2001)" in household.films()
