"""What managers tell: taken once, confined to the libraries' folders, and become scans and ids."""

import json
import os
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import BadInput, Cancelled, Unavailable
from metarr_desktop.domain.hooks import HookNote, HookSource, HookState, HookType, Kept, Taken
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Job, JobStatus, NewJob, Unwatched
from metarr_desktop.domain.kinds import Actor, JobId, Kind, LibraryId, LibraryType, Status
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.services.hook_places import placed
from metarr_desktop.store.batch import Batch
from tests import disk
from tests.fakes import FakeProvider
from tests.hook_payloads import posted, radarr
from tests.services.desk import Desk, Laid

HEAT = (ExternalId("tmdb", "949"), ExternalId("imdb", "tt0113277"))


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """A library in which nothing lies yet; what Radarr calls /data/movies."""
    return desk.add(root, LibraryType.MOVIE)


@pytest.fixture
def manager(desk: Desk, root: Path) -> HookSource:
    return desk.hooks.add("Radarr", HookType.RADARR, [PathMapping(str(root), "/data/movies")])


def a_source(desk: Desk, type: HookType, root: Path, theirs: str) -> HookSource:
    return desk.hooks.add(type.value, type, [PathMapping(str(root), theirs)])


def old(path: Path) -> Path:
    """The file as one that was written an hour before the desk's clock stood still."""
    stamp = datetime(2026, 5, 4, 11, tzinfo=UTC).timestamp()
    os.utime(path, (stamp, stamp))
    return path


class AtWork(Unwatched):
    def __init__(self, job: JobId) -> None:
        self.job = job


def take(desk: Desk, source: HookSource, body: bytes) -> Kept:
    """Have an event posted, and all done that follows; how it stands then."""
    taken = desk.intake.receive(source, body)
    finish(desk)
    return desk.hooks.event(taken.event)


def finish(desk: Desk) -> list[Job]:
    """Do what waits in the queue, in its order, with what follows; what failed waits for its next try."""
    done: list[Job] = []
    while True:
        with desk.store.write() as unit:
            job = unit.jobs.claim("desk/0", 60)
        if job is None:
            return done
        done.append(job)
        try:
            result = desk.handlers[job.type](job.payload, AtWork(job.id))
        except Unavailable as error:
            with desk.store.write() as unit:
                unit.jobs.fail(job.id, "desk/0", str(error), can_try_again=True)
            continue
        with desk.store.write() as unit:
            unit.jobs.finish(job.id, "desk/0", result)


def queued(desk: Desk) -> list[Job]:
    return desk.store.jobs.page(statuses=[JobStatus.WAITING])


# --- a film arrives ---------------------------------------------------------------------------------------------------


def test_a_downloaded_film_is_found_in_its_folder_and_identified_by_the_given_id(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    old(disk.a_film(root, "Heat (1995)"))
    old(disk.a_film(root, "Ronin (1998)"))

    event = take(desk, manager, radarr())

    assert event.state is HookState.DONE
    assert desk.titles(Kind.MOVIE) == ["Heat"], "only the folder that was told of was looked at"
    heat = desk.one(Kind.MOVIE)
    assert desk.value(heat, "external_ids") == HEAT
    decision = desk.identify.decision(heat)
    assert (decision.by, decision.confidence) == (Actor.WEBHOOK, 1.0)


def test_an_undo_takes_the_given_id_back(desk: Desk, films: LibraryId, manager: HookSource, root: Path) -> None:
    old(disk.a_film(root, "Heat (1995)"))
    take(desk, manager, radarr())
    (batch,) = [one.id for one in desk.browse.batches(10) if one.verb == "identify"]

    desk.undo(batch)

    assert desk.value(desk.one(Kind.MOVIE), "external_ids") is None
    assert desk.identify.unidentified() == [desk.one(Kind.MOVIE)]


def test_the_id_that_a_person_locked_stays(desk: Desk, films: LibraryId, manager: HookSource, root: Path) -> None:
    old(disk.a_film(root, "Heat (1995)"))
    desk.scan(films)
    heat = desk.one(Kind.MOVIE)
    desk.identify.put_choice(heat, [ExternalId("tmdb", "1")], None)

    event = take(desk, manager, radarr())

    assert desk.value(heat, "external_ids") == (ExternalId("tmdb", "1"),)
    assert (event.state, event.note) == (HookState.DONE, HookNote.PERSONS_WORD)


def test_what_a_person_called_their_own_stays_their_own(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    old(disk.a_film(root, "Heat (1995)"))
    desk.scan(films)
    desk.identify.set_own([desk.one(Kind.MOVIE)], True)

    take(desk, manager, radarr())

    assert desk.value(desk.one(Kind.MOVIE), "external_ids") is None


def test_a_wrong_id_of_an_nfo_gives_way(desk: Desk, films: LibraryId, manager: HookSource, root: Path) -> None:
    nfo = "<title>Heat</title><uniqueid type='tmdb'>1</uniqueid>"
    old(disk.a_film(root, "Heat (1995)", nfo=nfo))

    take(desk, manager, radarr())

    assert desk.value(desk.one(Kind.MOVIE), "external_ids") == HEAT


def test_a_file_that_was_written_to_a_moment_ago_is_waited_for(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    video = disk.a_film(root, "Heat (1995)")
    stamp = desk.clock().timestamp() - 2
    os.utime(video, (stamp, stamp))

    desk.intake.receive(manager, radarr())
    finish(desk)

    assert desk.titles(Kind.MOVIE) == []
    assert "a moment ago" in queued(desk)[0].error
    desk.clock.turn(seconds=10)
    finish(desk)
    assert desk.titles(Kind.MOVIE) == ["Heat"]


def test_a_film_that_was_only_added_says_what_is_found_later_by_its_download(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    event = take(desk, manager, radarr("MovieAdded"))

    assert (event.state, event.note) == (HookState.DONE, HookNote.NOTHING_THERE)


def test_what_the_settings_want_follows(laid: Laid, root: Path) -> None:
    tmdb = FakeProvider("tmdb")
    tmdb.knows("949", "Heat", values={"plot": "A thief."})
    desk = laid(tmdb)
    desk.add(root, LibraryType.MOVIE)
    manager = a_source(desk, HookType.RADARR, root, "/data/movies")
    with desk.store.write() as unit:
        unit.put_setting("automation.publish_after_scan", True)
    video = old(disk.a_film(root, "Heat (1995)"))

    take(desk, manager, radarr())

    assert desk.value(desk.one(Kind.MOVIE), "plot") == "A thief."
    assert "A thief." in video.with_suffix(".nfo").read_text("utf-8")


def test_a_library_that_wants_to_be_asked_before_enriching_is_only_identified(laid: Laid, root: Path) -> None:
    tmdb = FakeProvider("tmdb")
    tmdb.knows("949", "Heat", values={"plot": "A thief."})
    desk = laid(tmdb)
    library = desk.add(root, LibraryType.MOVIE)
    with desk.store.write() as unit:
        unit.libraries.set_hand_over(library, HandOver.ENRICH, False)
    old(disk.a_film(root, "Heat (1995)"))

    take(desk, a_source(desk, HookType.RADARR, root, "/data/movies"), radarr())

    assert desk.value(desk.one(Kind.MOVIE), "external_ids") == HEAT
    assert desk.value(desk.one(Kind.MOVIE), "plot") is None


# --- once -------------------------------------------------------------------------------------------------------------


def test_the_same_event_within_five_minutes_is_one(desk: Desk, films: LibraryId, manager: HookSource) -> None:
    first = desk.intake.receive(manager, radarr())
    desk.clock.turn(minutes=4)
    again = desk.intake.receive(manager, radarr())

    assert (again.event, again.state) == (first.event, HookState.DUPLICATE)
    assert desk.hooks.event(first.event).repeats == 1
    assert len(queued(desk)) == 1


def test_the_same_event_after_five_minutes_is_another(desk: Desk, films: LibraryId, manager: HookSource) -> None:
    first = desk.intake.receive(manager, radarr())
    desk.clock.turn(minutes=6)

    assert desk.intake.receive(manager, radarr()).event != first.event


def test_the_same_payload_of_two_sources_are_two_events(desk: Desk, manager: HookSource, root: Path) -> None:
    other = a_source(desk, HookType.RADARR, root, "/data/movies")

    assert desk.intake.receive(manager, radarr()).event != desk.intake.receive(other, radarr()).event


def test_a_season_pack_is_told_of_file_by_file_and_taken_once(desk: Desk, root: Path) -> None:
    sonarr = a_source(desk, HookType.SONARR, root, "/data/tv")
    told = posted(HookType.SONARR)
    single, pack = told["Download"].payload, told["ImportComplete"].payload
    second = {**single, "episodeFile": pack["episodeFiles"][1]}

    taken = [desk.intake.receive(sonarr, json.dumps(one).encode()).state for one in (single, second, pack)]

    assert taken == [HookState.RECEIVED, HookState.RECEIVED, HookState.DUPLICATE]
    assert desk.hooks.events()[0].note is HookNote.SAME_DOWNLOAD


def test_a_thousand_posts_at_once_are_one_job_an_event(desk: Desk, manager: HookSource) -> None:
    posts = [(manager, radarr(folder=f"/data/movies/Film {number % 500}")) for number in range(1000)]

    taken = desk.intake.receive_all([*posts, (manager, b"{")])

    assert isinstance(taken.pop(), BadInput)
    assert [one.state for one in taken if isinstance(one, Taken)].count(HookState.RECEIVED) == 500
    assert len({one.event for one in taken if isinstance(one, Taken)}) == 500
    with desk.store.write() as unit:
        assert [unit.jobs.claim("desk/0", 60) is None for _ in range(501)] == [False] * 500 + [True]


def test_what_a_source_posted_while_it_was_removed_keeps_nobody_elses_back(
    desk: Desk, manager: HookSource, root: Path
) -> None:
    other = a_source(desk, HookType.RADARR, root, "/data/movies")
    desk.hooks.remove(manager)

    gone, taken = desk.intake.receive_all([(manager, radarr()), (other, radarr())])

    assert isinstance(gone, BadInput)
    assert isinstance(taken, Taken)


def test_an_event_whose_disk_never_answers_has_failed_and_says_why(
    desk: Desk, films: LibraryId, manager: HookSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(desk.intake._patience, "do", silent)
    event = desk.intake.receive(manager, radarr()).event
    for _ in range(3):
        finish(desk)
        desk.clock.turn(seconds=30)

    kept = desk.hooks.event(event)
    assert (kept.state, kept.detail) == (HookState.FAILED, "A folder that a webhook tells of does not answer.")


class Impatient(AtWork):
    """Stops whoever begins to wait."""

    def check(self) -> None:
        raise Cancelled


@pytest.mark.parametrize(("posts", "waits"), [(60, True), (5, False)])
def test_in_a_flood_the_work_waits_for_the_posts(
    desk: Desk, films: LibraryId, manager: HookSource, posts: int, waits: bool
) -> None:
    desk.intake.receive_all([(manager, radarr(folder=f"/data/movies/{number}")) for number in range(posts)])
    job = queued(desk)[0]

    with pytest.raises(Cancelled) if waits else nullcontext():
        desk.intake.hook(job.payload, Impatient(job.id))


# --- confined ---------------------------------------------------------------------------------------------------------

OUTSIDE = [
    "/etc",
    "/etc/passwd",
    "/data/movies-4k/Heat (1995)",
    "/data/movies/../../../../../../etc",
    "/data/movies/Heat/../../../secret",
    "../../etc",
    "Heat (1995)",
    "C:\\Windows\\System32",
    "C:/Windows",
    "\\\\server\\share\\Heat",
    "//server/share/Heat",
    "file:///etc/passwd",
    "smb://server/share",
    "/",
    "~/films",
    ".",
    "..",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_outside_of_all_libraries_is_looked_at_by_nobody(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path, path: str
) -> None:
    (root.parent / "secret").mkdir()
    old(disk.a_film(root, "Ronin (1998)"))
    plain = a_source(desk, HookType.PATH, root, "/data/movies")

    for source, body in (
        (manager, radarr(folder=path)),
        (
            manager,
            json.dumps({"eventType": "MovieDelete", "deletedFiles": True, "movie": {"folderPath": path}}).encode(),
        ),
        (plain, json.dumps({"path": path}).encode()),
    ):
        event = take(desk, source, body)
        assert (event.state, event.note) == (HookState.FAILED, HookNote.OUTSIDE)
    assert desk.store.jobs.page(types=["scan"]) == []


@settings(max_examples=200)
@given(
    parts=st.lists(st.sampled_from(["..", ".", "Heat", "link", "", "a\\b", "C:", "…", "%2e%2e"]), max_size=8),
    start=st.sampled_from(["/data/movies/", "/data/movies", "/", ""]),
)
def test_no_path_leads_out_of_the_root(parts: list[str], start: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    top = tmp_path_factory.mktemp("confined")
    root = top / "films"
    (root / "Heat").mkdir(parents=True)
    (top / "elsewhere").mkdir()
    (root / "link").symlink_to(top / "elsewhere")

    place = placed(start + "/".join(parts), [PathMapping(str(root), "/data/movies")], [(LibraryId(1), str(root))])

    if place is not None:
        assert Path(place.path).resolve().is_relative_to(root.resolve())
        assert ".." not in Path(place.path).parts


def test_a_link_that_leads_out_of_the_root_is_not_followed(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "Heat (1995)").symlink_to(tmp_path / "elsewhere")

    event = take(desk, manager, radarr())

    assert (event.state, event.note) == (HookState.FAILED, HookNote.OUTSIDE)


def test_a_titles_folder_that_is_the_root_itself_does_not_mean_the_whole_root(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    old(disk.a_film(root, "Ronin (1998)"))
    loose = old(disk.a_video(root / "Heat (1995).mkv"))

    take(desk, manager, radarr(folder="/data/movies"))

    assert desk.titles(Kind.MOVIE) == ["Heat"], loose
    assert desk.value(desk.one(Kind.MOVIE), "external_ids") == HEAT


def test_a_plain_hook_may_name_a_folder_a_file_or_a_root(desk: Desk, root: Path) -> None:
    desk.add(root, LibraryType.MOVIE)
    plain = desk.hooks.add("Script", HookType.PATH)
    video = old(disk.a_film(root, "Heat (1995)"))
    old(disk.a_film(root, "Ronin (1998)"))
    old(disk.a_film(root, "Alien (1979)"))

    take(desk, plain, json.dumps({"path": str(video)}).encode())
    assert desk.titles(Kind.MOVIE) == ["Heat"]
    take(desk, plain, json.dumps({"path": str(root / "Ronin (1998)")}).encode())
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]
    take(desk, plain, json.dumps({"path": str(root)}).encode())
    assert desk.titles(Kind.MOVIE) == ["Alien", "Heat", "Ronin"]


# --- renames, upgrades, deletions -------------------------------------------------------------------------------------


def test_a_rename_keeps_the_title_with_what_a_person_decided(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    video = old(disk.a_film(root, "heat"))
    desk.scan(films)
    heat = desk.one(Kind.MOVIE)
    desk.edit.set_values([heat], {"plot": "Mine."})
    (root / "heat").rename(root / "Heat (1995)")
    (root / "Heat (1995)" / video.name).rename(root / "Heat (1995)" / "Heat (1995).mkv")
    renamed = {"path": "/data/movies/Heat (1995)/Heat (1995).mkv", "previousPath": f"/data/movies/heat/{video.name}"}

    event = take(desk, manager, radarr("Rename", renamedMovieFiles=[renamed]))

    assert event.state is HookState.DONE
    assert [row.id for row in desk.rows(Kind.MOVIE)] == [heat]
    assert desk.value(heat, "plot") == "Mine."
    assert [row.path for row in desk.rows(Kind.MOVIE)] == [str(root / "Heat (1995)" / "Heat (1995).mkv")]


def test_an_upgrade_carries_edits_locks_and_artwork_over(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    video = old(disk.a_film(root, "Heat (1995)", poster="red"))
    old(video.with_name("Heat (1995)-poster.jpg"))
    take(desk, manager, radarr())
    heat = desk.one(Kind.MOVIE)
    desk.edit.set_values([heat], {"plot": "Mine."})
    poster = Path(desk.picture(heat)).read_bytes()
    desk.publish()
    video.unlink()
    old(disk.a_video(root / "Heat (1995)" / "Heat (1995) 2160p.mkv", copy="better"))
    body = {"isUpgrade": True, "deletedFiles": [{"relativePath": video.name}]}
    desk.clock.turn(minutes=10)
    gone = take(desk, manager, radarr("MovieFileDelete", deleteReason="upgrade"))

    take(desk, manager, radarr(movieFile={"relativePath": "Heat (1995) 2160p.mkv"}, **body))

    assert (gone.state, gone.note) == (HookState.NOTHING_TO_DO, HookNote.UPGRADE)
    (row,) = desk.rows(Kind.MOVIE)
    assert (row.id, row.is_missing) == (heat, False)
    assert row.path.endswith("Heat (1995) 2160p.mkv")
    assert desk.value(heat, "plot") == "Mine."
    assert "plot" in row.locked
    assert desk.value(heat, "external_ids") == HEAT
    assert Path(desk.picture(heat)).read_bytes() == poster
    assert (root / "Heat (1995)" / "Heat (1995) 2160p.nfo").exists(), "what was published follows its video"


def test_an_upgrade_leaves_a_title_enriched(desk: Desk, films: LibraryId, manager: HookSource, root: Path) -> None:
    old(disk.a_film(root, "Heat (1995)"))
    take(desk, manager, radarr())
    heat = desk.one(Kind.MOVIE)
    with desk.store.write() as unit:
        unit.decide(Batch(Actor.PROVIDER, "enrich"), {heat: {"status": Status.ENRICHED.value}})
    batches = len(desk.browse.batches(100))
    desk.clock.turn(minutes=10)

    take(desk, manager, radarr(isUpgrade=True))

    assert desk.rows(Kind.MOVIE)[0].status is Status.ENRICHED
    assert len(desk.browse.batches(100)) == batches


def test_a_title_that_the_manager_only_forgot_stays(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    old(disk.a_film(root, "Heat (1995)"))
    desk.scan(films)

    event = take(desk, manager, radarr("MovieDelete", deletedFiles=False))

    assert (event.state, event.note) == (HookState.NOTHING_TO_DO, HookNote.FILES_KEPT)
    assert desk.titles(Kind.MOVIE) == ["Heat"]


def a_show_that_lost_its_episodes(desk: Desk, root: Path) -> HookSource:
    """A library of two shows, one of which has just lost all of its eight; the manager that tells of them."""
    library = desk.add(root, LibraryType.TV)
    lost = [old(disk.an_episode_file(root / "Gone", f"Gone S01E0{number}")) for number in range(1, 9)]
    old(disk.an_episode_file(root / "Lost Hours", "Lost Hours S01E01"))
    desk.scan(library)
    for video in lost:
        video.unlink()
    return a_source(desk, HookType.SONARR, root, "/data/tv")


def missing(desk: Desk) -> int:
    return [row.is_missing for row in desk.rows(Kind.EPISODE)].count(True)


def test_removals_that_a_manager_announced_are_believed_however_many(desk: Desk, root: Path) -> None:
    sonarr = a_show_that_lost_its_episodes(desk, root)
    told = {"eventType": "SeriesDelete", "series": {"path": "/data/tv/Gone"}, "deletedFiles": True}

    event = take(desk, sonarr, json.dumps(told).encode())

    assert event.state is HookState.DONE
    assert missing(desk) == 8
    assert desk.store.libraries.all()[0].roots[0].held_missing is None


def test_what_the_manager_only_misses_is_braked_like_any_accident(desk: Desk, root: Path) -> None:
    sonarr = a_show_that_lost_its_episodes(desk, root)
    file = {"relativePath": "Season 01/Gone S01E01.mkv"}
    told = {"eventType": "EpisodeFileDelete", "series": {"path": "/data/tv/Gone"}, "episodeFile": file}

    take(desk, sonarr, json.dumps({**told, "deleteReason": "missingFromDisk"}).encode())

    assert missing(desk) == 0
    assert desk.store.libraries.all()[0].roots[0].held_missing == 8


# --- shows, music, requests -------------------------------------------------------------------------------------------


def test_a_show_gets_its_ids_from_the_events_of_its_episodes(desk: Desk, root: Path) -> None:
    desk.add(root, LibraryType.TV)
    sonarr = a_source(desk, HookType.SONARR, root, "/data/tv")
    old(disk.an_episode_file(root / "Breaking Bad", "Breaking Bad - S01E01 - Pilot"))

    take(desk, sonarr, posted(HookType.SONARR)["Download"].body)

    ids = dict(desk.value(desk.one(Kind.SERIES), "external_ids"))
    assert ids == {"tvdb": "81189", "tmdb": "1396", "imdb": "tt0903747", "tvmaze": "169"}


def test_an_album_and_its_artist_get_their_ids(desk: Desk, root: Path) -> None:
    desk.add(root, LibraryType.MUSIC)
    lidarr = a_source(desk, HookType.LIDARR, root, "/data/music")
    track = root / "Nirvana" / "Nevermind (1991)" / "01 - Smells Like Teen Spirit.mp3"
    old(disk.a_track(track, "Smells Like Teen Spirit", artist="Nirvana", album="Nevermind", track=1))
    payload = posted(HookType.LIDARR)["Download"].payload
    payload["trackFiles"] = [{"path": "/data/music/Nirvana/Nevermind (1991)/01 - Smells Like Teen Spirit.mp3"}]

    take(desk, lidarr, json.dumps(payload).encode())

    assert dict(desk.value(desk.one(Kind.ARTIST), "external_ids")) == {
        "musicbrainz_artist": payload["artist"]["mbId"],
    }
    assert dict(desk.value(desk.one(Kind.ALBUM), "external_ids")) == {
        "musicbrainz_release_group": payload["album"]["mbId"],
    }


def test_a_title_that_became_available_is_looked_at_where_it_lies(
    desk: Desk, films: LibraryId, manager: HookSource, root: Path
) -> None:
    seerr = desk.hooks.add("Seerr", HookType.OVERSEERR)
    old(disk.a_film(root, "Heat (1995)"))
    take(desk, manager, radarr())
    old(disk.a_video(root / "Heat (1995)" / "Heat (1995) - 2160p.mkv"))
    media = {"media_type": "movie", "tmdbId": "949", "tvdbId": ""}
    body = json.dumps({"notification_type": "MEDIA_AVAILABLE", "media": media}).encode()

    event = take(desk, seerr, body)

    assert event.state is HookState.DONE
    assert len(desk.detail(desk.one(Kind.MOVIE)).files) == 2


def test_a_title_that_nobody_has_is_no_reason_to_look_anywhere(desk: Desk, films: LibraryId) -> None:
    seerr = desk.hooks.add("Seerr", HookType.OVERSEERR)

    event = take(desk, seerr, posted(HookType.OVERSEERR)["MEDIA_AVAILABLE"].body)

    assert (event.state, event.note) == (HookState.NOTHING_TO_DO, HookNote.NOT_IN_LIBRARY)


# --- kept and replayed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("type", list(HookType)[:4])
def test_every_payload_of_the_contracts_is_taken_and_comes_to_an_end(desk: Desk, root: Path, type: HookType) -> None:
    for kind in LibraryType:
        desk.add(root / kind, kind)
    source = a_source(desk, type, root, "/data")

    for one in posted(type).values():
        event = take(desk, source, one.body)
        assert event.state is not HookState.RECEIVED, one.label
        assert event.name == one.event


def test_a_failed_event_does_its_work_when_it_is_replayed_with_a_mapping(
    desk: Desk, films: LibraryId, root: Path
) -> None:
    manager = desk.hooks.add("Radarr", HookType.RADARR)
    old(disk.a_film(root, "Heat (1995)"))
    event = take(desk, manager, radarr())
    assert event.state is HookState.FAILED

    desk.hooks.set_mappings(manager, [PathMapping(str(root), "/data/movies")])
    desk.intake.replay(event.id)
    finish(desk)

    assert desk.hooks.event(event.id).state is HookState.DONE
    assert desk.titles(Kind.MOVIE) == ["Heat"]


def test_events_are_kept_for_ninety_days(desk: Desk, manager: HookSource) -> None:
    desk.intake.receive(manager, radarr("Test"))
    desk.clock.turn(days=89)
    desk.run(NewJob("tidy", {}))
    assert len(desk.hooks.events()) == 1

    desk.clock.turn(days=2)
    desk.run(NewJob("tidy"))

    assert desk.hooks.events() == []


def test_a_removed_source_takes_its_events_and_secrets_along(desk: Desk, manager: HookSource) -> None:
    desk.intake.receive(manager, radarr("Test"))
    token = desk.hooks.token(manager)

    desk.hooks.remove(manager)

    assert (desk.hooks.sources(), desk.hooks.events()) == ([], [])
    assert desk.hooks.admitted(manager.id, token) is None


def test_only_the_token_of_a_source_lets_it_in(desk: Desk, manager: HookSource, root: Path) -> None:
    other = a_source(desk, HookType.RADARR, root, "/data/movies")
    token = desk.hooks.token(manager)

    assert desk.hooks.admitted(manager.id, token) == manager
    for wrong in ("", token[:-1], token + "x", desk.hooks.token(other), "é\ud800"):
        assert desk.hooks.admitted(manager.id, wrong) is None
    desk.hooks.renew_token(manager)
    assert desk.hooks.admitted(manager.id, token) is None
