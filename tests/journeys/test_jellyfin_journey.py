"""From folders, over a person's corrections, to what a Jellyfin shows; it is one of our own (`fake_jellyfin`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.players.jellyfin import errand
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job
from metarr_desktop.services.telling import sync_job
from tests.disk import a_film, a_picture, a_track, an_episode_file, an_nfo, element
from tests.journeys.household import Household
from tests.players.fake_jellyfin import ADMIN, KEY, KID, FakeJellyfin

HEAT = """<title>Heat</title><year>1995</year><plot>Cops and robbers.</plot>
<uniqueid type="imdb" default="true">tt0113277</uniqueid><uniqueid type="tmdb">949</uniqueid>
<set><name>Mann Collection</name></set><genre>Crime</genre>"""
RONIN = """<title>Ronin</title><year>1998</year><plot>A case.</plot>"""
MARKS = {"PlayCount": 3, "Played": True, "LastPlayedDate": "2020-01-02T03:04:05.0000000Z", "Rating": 9.0}


class JellyfinHousehold(Household):
    """The media on disk, the Jellyfin that shows them, and our engine."""

    def __init__(self, media: Path, jellyfin: FakeJellyfin, engine: Engine) -> None:
        super().__init__(media, engine)
        self.jellyfin = jellyfin

    def scan_and_publish(self) -> None:
        """Take in what changed and publish everything; telling Jellyfin follows by itself."""
        self.scan()
        self.publish()

    def shown(self, kind: str) -> dict[str, str]:
        """What Jellyfin shows of one kind: path below the media -> title."""
        rows = [row for row in self.jellyfin.rows.values() if row["Type"] == kind]
        return {str(Path(row["Path"]).relative_to(self.media)): row["Name"] for row in rows}

    def assert_all_is_proved(self) -> None:
        report = self.report()
        assert (report.there, report.waiting, report.failed, report.errors) == (report.total, 0, 0, [])
        assert report.total > 0


def lay_out(media: Path) -> None:
    a_film(media / "movies", "Heat (1995)", nfo=HEAT, poster="red")
    a_film(media / "movies", "Ronin (1998)", nfo=RONIN, poster="red")
    show = media / "tv" / "Lost Hours (2004)"
    tvdb = '<uniqueid type="tvdb" default="true">73000</uniqueid>'
    an_nfo(show / "tvshow.nfo", "tvshow", element("title", "Lost Hours") + element("plot", "Time goes by.") + tvdb)
    a_picture(show / "poster.jpg", "green")
    a_picture(show / "season01-poster.jpg", "blue")
    an_episode_file(show, "Lost Hours S01E01", nfo=numbered("First", 1, 1))
    double = an_episode_file(show, "Lost Hours S01E02E03")
    an_nfo(double.with_suffix(".nfo"), "episodedetails", numbered("Second", 1, 2), numbered("Third", 1, 3))
    an_episode_file(show, "Lost Hours S00E01", season="Specials", nfo=numbered("Before", 0, 1))
    album = media / "music" / "Owls" / "Night"
    a_track(album / "01 Dusk.mp3", "Dusk", artist="Owls", album="Night", album_artist="Owls", track=1, year=1999)
    an_nfo(media / "music" / "Owls" / "artist.nfo", "artist", element("name", "Owls") + element("biography", "Birds."))
    an_nfo(album / "album.nfo", "album", element("title", "Night") + element("review", "Dark.") + element("year", 1999))
    a_picture(album / "folder.jpg", "blue", (60, 60))


def numbered(title: str, season: int, episode: int) -> str:
    return element("title", title) + element("season", season) + element("episode", episode) + element("plot", title)


@pytest.fixture
def household(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JellyfinHousehold]:
    """Everything published and proved."""
    for name in ("TICK_S", "ASK_EVERY_S", "WALK_SOON_S", "WALK_EVERY_S", "SETTLE_S"):
        monkeypatch.setattr(errand, name, 0.05)
    media = tmp_path / "media"
    lay_out(media)
    with (
        FakeJellyfin(*(str(media / name) for name in ("movies", "tv", "music"))).serve() as jellyfin,
        open_engine(str(tmp_path / "data")) as engine,
    ):
        for name, type in (("movies", LibraryType.MOVIE), ("tv", LibraryType.TV), ("music", LibraryType.MUSIC)):
            engine.libraries.add(str(media / name), type)
        group = engine.players.add_group("House", PlayerType.JELLYFIN)
        engine.players.link(group, [library.id for library in engine.browse.libraries()])
        player = engine.players.add(group, "Attic", host="127.0.0.1", port=jellyfin.address.port, secret=KEY)
        assert engine.players.obstacles(player) == []
        household = JellyfinHousehold(media, jellyfin, engine)
        household.scan_and_publish()
        household.assert_all_is_proved()
        yield household
    assert jellyfin.complaints == []


def test_jellyfin_shows_the_person_s_word_and_all_the_folders(household: JellyfinHousehold) -> None:
    edit = household.engine.edit
    edit.set_values([household.item(Kind.MOVIE, "Heat")], {"title": "Heat, as I say"})
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
    edit.set_values([household.item(Kind.MOVIE, "Ronin")], texts)

    household.run(publish_job())

    household.assert_all_is_proved()
    assert set(household.shown("Movie").values()) == {"Heat, as I say", "Ronin"}
    assert sorted(household.shown("Episode").values()) == ["Before", "First", "Second / Third"]
    assert set(household.shown("MusicAlbum").values()) == {"Night"}
    ronin = household.jellyfin.row(str(household.media / "movies" / "Ronin (1998)" / "Ronin (1998).mkv"))
    assert (ronin["Taglines"], ronin["Genres"]) == (["Your ally is your enemy"], ["Action", "Crime"])


def test_what_moves_is_shown_once_and_stays_watched_by_everyone(household: JellyfinHousehold) -> None:
    movies, tv, jellyfin = household.media / "movies", household.media / "tv", household.jellyfin
    ronin, first = "Ronin (1998)/Ronin (1998).mkv", "Season 01/Lost Hours S01E01.mkv"
    for user in (ADMIN, KID):
        jellyfin.mark(str(movies / ronin), user, **MARKS)
        jellyfin.mark(str(tv / "Lost Hours (2004)" / first), user, **MARKS)
    (movies / "Ronin (1998)").rename(movies / "Ronin, the film (1998)")
    (tv / "Lost Hours (2004)").rename(tv / "Lost Hours, the show (2004)")

    household.scan_and_publish()

    household.assert_all_is_proved()
    assert len(household.shown("Movie")) == 2
    assert len(household.shown("Series")) == 1
    moved = (
        movies / ronin.replace("Ronin (1998)/", "Ronin, the film (1998)/"),
        tv / "Lost Hours, the show (2004)" / first,
    )
    assert [jellyfin.marks_of(str(path), user) for path in moved for user in (ADMIN, KID)] == [MARKS] * 4


def test_what_goes_leaves_jellyfin_and_is_shown_when_it_comes_back(household: JellyfinHousehold) -> None:
    movies = household.media / "movies"
    (movies / "Ronin (1998)").rename(household.media / "Ronin")
    household.scan_and_publish()
    household.engine.run(sync_job())  # by itself, what vanished is told some minutes later
    assert set(household.shown("Movie").values()) == {"Heat"}
    household.assert_all_is_proved()

    (household.media / "Ronin").rename(movies / "Ronin (1998)")
    household.scan_and_publish()

    assert set(household.shown("Movie").values()) == {"Heat", "Ronin"}
    household.assert_all_is_proved()


def test_a_title_in_the_trash_whose_file_stays_is_said_to_be_shown_still(household: JellyfinHousehold) -> None:
    household.engine.edit.trash([household.item(Kind.MOVIE, "Ronin")])

    household.engine.run(NewJob("sync"))

    (report,) = household.engine.sync_reports()
    assert report.failed == 1
    assert report.errors == [
        "Ronin: still shown as “Ronin”: Jellyfin shows every file that lies in its libraries, and this one does"
    ]
