"""The main job, end to end with a Plex: from folders, over a person's corrections, to what the server shows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import Kind, LibraryType, Naming
from metarr_desktop.domain.player import Obstacle, ObstacleCode, PlayerType
from metarr_desktop.players.plex import watch
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.telling import compare_job, sync_job
from tests.disk import a_film, a_picture, an_episode_file, an_nfo, element
from tests.journeys.household import Household
from tests.players.fake_plex import TOKEN, FakePlex, FakeSection
from tests.players.plex_description import all_complaints, why_none

HEAT = """<title>Heat</title><year>1995</year><plot>Cops and robbers.</plot><tagline>A crime saga</tagline>
<uniqueid type="imdb" default="true">tt0113277</uniqueid><uniqueid type="tmdb">949</uniqueid>"""


class PlexHousehold(Household):
    """The media on disk, the Plex that shows them, and our engine."""

    def __init__(self, media: Path, plex: FakePlex, engine: Engine) -> None:
        super().__init__(media, engine)
        self.plex = plex

    def shown(self, name: str) -> dict[str, object]:
        return self.plex.row(str(self.media / "movies" / name / f"{name}.mkv"))


def lay_out(media: Path) -> None:
    a_film(media / "movies", "Heat (1995)", nfo=HEAT, poster="red")
    a_film(media / "movies", "Ronin (1998)", nfo=element("title", "Ronin") + element("year", 1998), poster="green")
    show = media / "tv" / "Lost Hours (2004)"
    an_nfo(show / "tvshow.nfo", "tvshow", element("title", "Lost Hours") + element("plot", "Time goes by."))
    a_picture(show / "poster.jpg", "green")
    a_picture(show / "season01-poster.jpg", "blue")
    for number in (1, 2):
        nfo = element("title", f"Hour {number}") + element("season", 1) + element("episode", number)
        an_episode_file(show, f"Lost Hours S01E0{number}", nfo=nfo)


@pytest.fixture
def household(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlexHousehold]:
    """Everything scanned and published, and a Plex that is linked and has nothing yet."""
    monkeypatch.setattr(watch, "QUIET_S", 0.2)
    media = tmp_path / "media"
    lay_out(media)
    # The server sees the films below another folder.
    os.symlink(media / "movies", tmp_path / "data-movies")
    films = FakeSection("1", "movie", "Films", [str(tmp_path / "data-movies")])
    with FakePlex([films, FakeSection("2", "show", "Series", [str(media / "tv")])]).serve() as plex:
        with open_engine(str(tmp_path / "data")) as engine:
            household = PlexHousehold(media, plex, engine)
            for name, type in (("movies", LibraryType.MOVIE), ("tv", LibraryType.TV)):
                library = engine.libraries.add(str(media / name), type)
                engine.libraries.set_naming(library.id, naming=[Naming.KODI, Naming.PLEX])
            household.scan()
            household.publish()
            group = engine.players.add_group("Home", PlayerType.PLEX)
            engine.players.map(group, str(media / "movies"), str(tmp_path / "data-movies"))
            engine.players.map(group, str(media / "tv"), str(media / "tv"))
            engine.players.link(group, [library.id for library in engine.browse.libraries()])
            engine.players.add(group, "Den", host="127.0.0.1", port=plex.address.port, secret=TOKEN)
            yield household
        if not why_none():
            assert all_complaints(plex) == []


def test_plex_shows_the_person_s_word_and_proves_it(household: PlexHousehold) -> None:
    household.run(sync_job())
    assert (household.report().there, household.report().total) == (6, 6)

    household.engine.edit.set_values([household.item(Kind.MOVIE, "Heat")], {"plot": "My own words."})
    picture = a_picture(household.media / "mine.jpg", "blue")
    household.engine.edit.add_picture(household.item(Kind.MOVIE, "Heat"), "poster", str(picture))
    household.publish()

    assert (household.report().there, household.report().waiting) == (6, 0)


def test_a_plex_that_had_a_library_is_compared_first_and_keeps_its_marks(
    household: PlexHousehold, tmp_path: Path
) -> None:
    plex = household.plex
    film = str(tmp_path / "data-movies" / "Heat (1995)" / "Heat (1995).mkv")
    plex.scan_now("1", str(tmp_path / "data-movies"))
    plex.row(film).update(viewCount=3, lastViewedAt=plex.now, userRating=8.0)

    household.run(compare_job())
    assert (household.report().there, household.report().differ, household.report().absent) == (1, 1, 4)
    assert not plex.calls["edit"] + plex.calls["refresh"] + plex.calls["scan"]

    player = household.engine.browse.players()[0]
    household.engine.adoption.snapshot(player)
    household.run(sync_job())
    assert household.report().there == 6
    assert (plex.row(film)["viewCount"], plex.row(film)["userRating"]) == (3, 8.0)

    for name in ("viewCount", "userRating"):
        del plex.row(film)[name]
    household.engine.adoption.put_back(player)
    assert (plex.row(film)["viewCount"], plex.row(film)["userRating"]) == (3, 8.0)


def test_what_is_deleted_on_the_disk_leaves_plex(household: PlexHousehold) -> None:
    household.run(sync_job())
    video = household.media / "movies" / "Ronin (1998)" / "Ronin (1998).mkv"
    video.unlink()

    household.scan()
    household.run(sync_job())

    assert [row["title"] for row in household.plex.of_type(1)] == ["Heat"]


def test_a_renamed_folder_keeps_its_marks(household: PlexHousehold, tmp_path: Path) -> None:
    household.run(sync_job())
    movies = household.media / "movies"
    old = str(tmp_path / "data-movies" / "Heat (1995)" / "Heat (1995).mkv")
    household.plex.row(old).update(viewCount=3)
    (movies / "Heat (1995)").rename(movies / "Heat [1995]")

    household.scan()
    household.run(sync_job())
    household.publish()

    row = household.plex.row(old.replace("Heat (1995)/", "Heat [1995]/"))
    assert (row["title"], row["viewCount"]) == ("Heat", 3)
    assert len(household.plex.of_type(1)) == 2
    assert household.report().there == 6


def test_what_is_in_the_way_is_named_and_all_files_are_seen(household: PlexHousehold) -> None:
    player = household.engine.browse.players()[0]
    household.plex.sections[1].reads_local_assets = False

    assert household.engine.players.obstacles(player) == [
        Obstacle(ObstacleCode.PLEX_LOCAL_ASSETS, "Series", "off", "on")
    ]
    assert [(check.looked, check.found) for check in household.engine.players.check_paths(player)] == [(2, 2), (2, 2)]
