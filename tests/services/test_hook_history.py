"""What managers did while nobody listened: asked by their published descriptions, taken as if told then."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.domain.hooks import HookSource, HookState, HookType
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.net.client import HttpClient
from metarr_desktop.services.hook_history import HookHistory
from tests import disk
from tests.hook_payloads import radarr
from tests.services.desk import Desk
from tests.services.manager import KEY, Manager, a_manager
from tests.services.test_intake import finish, missing, old, take

HEAT = {"title": "Heat", "year": 1995, "path": "/data/movies/Heat (1995)", "tmdbId": 949, "imdbId": "tt0113277"}


def ask(address: str, path: str, query: Mapping[str, str], key: str) -> Any:
    with HttpClient(address, headers={"X-Api-Key": key}, timeout_s=5) as manager:
        return manager.ask_json("GET", path, query)


@pytest.fixture
def history(desk: Desk) -> HookHistory:
    with desk.store.write() as unit:
        unit.put_setting("hooks.enabled", True)
    return HookHistory(desk.store, desk.hooks, desk.intake, ask)


def a_source(desk: Desk, type: HookType, manager: Manager, root: Path, theirs: str) -> HookSource:
    return desk.hooks.add(type.value, type, [PathMapping(str(root), theirs)], manager.replay.url, KEY)


def asked(desk: Desk, history: HookHistory) -> tuple[int, tuple[str, ...]]:
    """Ask all managers, and do what follows: how many events they told, and what went wrong."""
    result = history.run({}, Unwatched())
    finish(desk)
    return result.counts["taken"], result.problems


def test_a_film_that_came_while_metarr_was_off_is_found_and_identified(
    desk: Desk, history: HookHistory, root: Path
) -> None:
    desk.add(root, LibraryType.MOVIE)
    old(disk.a_film(root, "Heat (1995)"))
    with a_manager(HookType.RADARR) as manager:
        a_source(desk, HookType.RADARR, manager, root, "/data/movies")
        path = "/data/movies/Heat (1995)/Heat (1995).mkv"
        manager.did("downloadFolderImported", downloadId="A", data={"importedPath": path}, movie=HEAT)
        manager.did("grabbed", downloadId="B", movie=HEAT)

        assert asked(desk, history) == (1, ())
        assert desk.value(desk.one(Kind.MOVIE), "external_ids")[:1] == (ExternalId("tmdb", "949"),)
        assert asked(desk, history) == (0, ()), "nothing is taken twice"


def test_what_was_told_at_the_time_is_not_taken_again(desk: Desk, history: HookHistory, root: Path) -> None:
    desk.add(root, LibraryType.MOVIE)
    old(disk.a_film(root, "Heat (1995)"))
    with a_manager(HookType.RADARR) as manager:
        source = a_source(desk, HookType.RADARR, manager, root, "/data/movies")
        take(desk, source, radarr())
        path = "/data/movies/Heat (1995)/Heat (1995).mkv"
        manager.did("downloadFolderImported", data={"importedPath": path}, movie=HEAT)

        assert asked(desk, history) == (0, ())


def test_it_is_asked_for_what_happened_since_it_was_asked_last(desk: Desk, history: HookHistory, root: Path) -> None:
    with a_manager(HookType.SONARR) as manager:
        a_source(desk, HookType.SONARR, manager, root, "/data/tv")
        desk.clock.turn(days=2)
        asked(desk, history)
        desk.clock.turn(hours=3)
        asked(desk, history)
        desk.clock.turn(days=400)
        asked(desk, history)

    assert manager.asked[:2] == [
        datetime(2026, 5, 4, 11, 55, tzinfo=UTC),
        datetime(2026, 5, 6, 11, 55, tzinfo=UTC),
    ]
    assert (desk.clock() - manager.asked[2]).days == 30, "nobody asks for years"


def test_a_season_is_one_event_and_its_show_gets_its_ids(desk: Desk, history: HookHistory, root: Path) -> None:
    desk.add(root, LibraryType.TV)
    show = {"title": "Lost Hours", "path": "/data/tv/Lost Hours", "tvdbId": 81189, "tmdbId": 0}
    with a_manager(HookType.SONARR) as manager:
        a_source(desk, HookType.SONARR, manager, root, "/data/tv")
        for number in (1, 2, 3):
            video = old(disk.an_episode_file(root / "Lost Hours", f"Lost Hours S01E0{number}"))
            path = f"/data/tv/Lost Hours/Season 01/{video.name}"
            manager.did("downloadFolderImported", downloadId="A", data={"importedPath": path}, series=show)

        assert asked(desk, history) == (1, ())

    assert len(desk.rows(Kind.EPISODE)) == 3
    assert desk.value(desk.one(Kind.SERIES), "external_ids") == (ExternalId("tvdb", "81189"),)


def test_deletions_and_renames_are_taken_too(desk: Desk, history: HookHistory, root: Path) -> None:
    library = desk.add(root, LibraryType.TV)
    lost = [old(disk.an_episode_file(root / "Gone", f"Gone S01E0{number}")) for number in range(1, 7)]
    kept = old(disk.an_episode_file(root / "Lost Hours", "Lost Hours S01E01"))
    desk.scan(library)
    (episode,) = [row.id for row in desk.rows(Kind.EPISODE) if row.series == "Lost Hours"]
    desk.edit.set_values([episode], {"plot": "Mine."})
    kept.rename(kept.with_name("Lost Hours - S01E01 - Begin.mkv"))
    with a_manager(HookType.SONARR) as manager:
        a_source(desk, HookType.SONARR, manager, root, "/data/tv")
        gone, there = {"path": "/data/tv/Gone"}, {"path": "/data/tv/Lost Hours"}
        for video in lost:
            video.unlink()
            path = f"/data/tv/Gone/Season 01/{video.name}"
            manager.did("episodeFileDeleted", sourceTitle=path, data={"reason": "Manual"}, series=gone)
        moved = {
            "sourcePath": "/data/tv/Lost Hours/Season 01/Lost Hours S01E01.mkv",
            "path": "/data/tv/Lost Hours/Season 01/Lost Hours - S01E01 - Begin.mkv",
        }
        manager.did("episodeFileRenamed", data=moved, series=there)

        assert asked(desk, history) == (7, ())

    assert missing(desk) == 6
    assert desk.value(episode, "plot") == "Mine."
    assert {event.state for event in desk.hooks.events()} == {HookState.DONE}


def test_an_album_comes_with_its_artist(desk: Desk, history: HookHistory, root: Path) -> None:
    desk.add(root, LibraryType.MUSIC)
    track = root / "Nirvana" / "Nevermind (1991)" / "01 - Smells Like Teen Spirit.mp3"
    old(disk.a_track(track, "Smells Like Teen Spirit", artist="Nirvana", album="Nevermind", track=1))
    artist = {"artistName": "Nirvana", "path": "/data/music/Nirvana", "foreignArtistId": "mb-artist"}
    album = {"title": "Nevermind", "foreignAlbumId": "mb-album"}
    with a_manager(HookType.LIDARR) as manager:
        a_source(desk, HookType.LIDARR, manager, root, "/data/music")
        path = f"/data/music/Nirvana/Nevermind (1991)/{track.name}"
        manager.did("trackFileImported", downloadId="A", data={"importedPath": path}, artist=artist, album=album)

        assert asked(desk, history) == (1, ())

    assert desk.value(desk.one(Kind.ARTIST), "external_ids") == (ExternalId("musicbrainz_artist", "mb-artist"),)
    assert desk.value(desk.one(Kind.ALBUM), "external_ids") == (ExternalId("musicbrainz_release_group", "mb-album"),)


def test_a_manager_that_refuses_or_is_away_is_named_and_asked_again_for_all_since(
    desk: Desk, history: HookHistory, root: Path
) -> None:
    with a_manager(HookType.RADARR) as manager:
        source = a_source(desk, HookType.RADARR, manager, root, "/data/movies")
        desk.hooks.set_address(source, manager.replay.url, "another key")
        taken, problems = asked(desk, history)
        assert (taken, len(problems)) == (0, 1)
        assert problems[0].startswith("radarr: ")
        assert "another key" not in problems[0]

        desk.clock.turn(hours=5)
        desk.hooks.set_address(source, manager.replay.url, KEY)
        asked(desk, history)

    assert manager.asked == [datetime(2026, 5, 4, 11, 55, tzinfo=UTC)]
    assert asked(desk, history)[1][0].startswith("radarr: ")


def test_nobody_is_asked_who_gave_no_address_or_while_webhooks_are_off(
    desk: Desk, history: HookHistory, root: Path
) -> None:
    with a_manager(HookType.RADARR) as manager:
        desk.hooks.add("Plain", HookType.RADARR)
        a_source(desk, HookType.RADARR, manager, root, "/data/movies")
        with desk.store.write() as unit:
            unit.put_setting("hooks.enabled", False)

        assert asked(desk, history) == (0, ())
        assert manager.asked == []
        assert os.listdir(root) == []
