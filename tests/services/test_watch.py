"""Folders that are watched: what is found, when, and what becomes of it when the disk does not tell."""

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.root_state import WatchMode, WatchState
from metarr_desktop.files.inotify import Inotify
from metarr_desktop.files.listening import Listener, Loss, RootWatching
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.watch_folders import InotifyWatching
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, a_video, an_episode_file
from tests.services.desk import Desk
from tests.services.watching import PATIENCE_S, WatchedDesk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="events of other systems come through watchdog")

HOUR_S = 3600


def arrives(root: Path, name: str) -> Path:
    """A film whose folder is moved in at once, so that there is one event; gives the video."""
    aside = root.parent / "aside"
    video = a_film(aside, name)
    os.rename(video.parent, root / name)
    return root / name / video.name


@pytest.fixture
def watched(desk: Desk) -> Iterator[Callable[..., WatchedDesk]]:
    made: list[WatchedDesk] = []

    def make(**given: object) -> WatchedDesk:
        made.append(WatchedDesk(desk, **given))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


Watched = Callable[..., WatchedDesk]


# what is found


def test_a_new_film_appears_after_a_second_of_quiet(watched: Watched, desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    library = desk.add(root, LibraryType.MOVIE)
    watch = watched()
    watch.begin()

    arrives(root, "Ronin (1998)")
    watch.witness.wait_for(root / "Ronin (1998)")

    assert watch.later(0.5) == []
    assert watch.later(0.6) == [{"library": library, "is_watched": True, "below": [str(root / "Ronin (1998)")]}]
    watch.work()
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_a_busy_folder_is_looked_at_after_ten_seconds_all_the_same(watched: Watched, desk: Desk, root: Path) -> None:
    film = a_film(root, "Heat (1995)")
    desk.add(root, LibraryType.MOVIE)
    watch = watched()
    watch.begin()

    seconds = 0.0
    while seconds < 9.5:
        a_video(film.with_name(f"part {seconds}.mkv"))
        watch.witness.wait_for(film.parent)
        seconds += 0.5
        assert watch.later(0.5) == []
    a_video(film.with_name("last.mkv"))
    watch.witness.wait_for(film.parent)

    assert len(watch.later(0.5)) == 1


def test_several_folders_of_a_library_are_one_job_and_join_the_one_that_waits(
    watched: Watched, desk: Desk, root: Path, tmp_path: Path
) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    watch = watched()
    watch.begin()

    for names in (("A (2001)", "B (2002)"), ("B (2002)", "C (2003)")):
        for name in names:
            (root / name).mkdir(exist_ok=True)
            os.rename(a_video(tmp_path / "aside.mkv"), root / name / f"{name} {len(watch.scans())}.mkv")
            watch.witness.wait_for(root / name)
        watch.later(1)

    folders = [str(root / name) for name in ("A (2001)", "B (2002)", "C (2003)")]
    assert watch.scans() == [{"library": library, "is_watched": True, "below": folders}]


def test_what_a_waiting_scan_of_everything_covers_is_not_queued_beside_it(
    watched: Watched, desk: Desk, root: Path
) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    watch = watched()
    watch.begin()
    watch.runner.enqueue(scan_job(library))

    arrives(root, "Heat (1995)")
    watch.witness.wait_for(root / "Heat (1995)")

    assert watch.later(1) == [{"library": library}]


def test_a_film_right_in_the_root_is_found_without_reading_the_folders_beside_it(
    watched: Watched, desk: Desk, root: Path
) -> None:
    a_film(root, "Heat (1995)")
    library = desk.add(root, LibraryType.MOVIE)
    watch = watched()
    watch.begin()

    os.rename(a_video(root.parent / "Ronin (1998).mkv"), root / "Ronin (1998).mkv")
    watch.witness.wait_for(root)

    assert watch.later(1) == [{"library": library, "is_watched": True, "tops": [str(root)]}]
    watch.work()
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]
    assert not any(row.is_missing for row in desk.rows(Kind.MOVIE))


def test_a_folder_that_goes_is_missing_and_back_when_it_returns(
    watched: Watched, desk: Desk, root: Path, tmp_path: Path
) -> None:
    watch = watched()
    for name in ("Heat (1995)", "Ronin (1998)"):
        watch.age(a_film(root, name))
    desk.add(root, LibraryType.MOVIE)
    watch.begin()

    os.rename(root / "Heat (1995)", tmp_path / "aside")
    watch.witness.wait_for(root / "Heat (1995)")
    watch.later(1)
    watch.work()
    assert [row.title for row in desk.rows(Kind.MOVIE) if row.is_missing] == ["Heat"]

    os.rename(tmp_path / "aside", root / "Heat (1995)")
    watch.witness.wait_for(root / "Heat (1995)")
    watch.later(1)
    watch.work()
    assert not any(row.is_missing for row in desk.rows(Kind.MOVIE))


def test_a_renamed_folder_takes_its_film_along(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    watch.age(a_film(root, "Heat (1995)"))
    desk.add(root, LibraryType.MOVIE)
    watch.begin()
    film = desk.one(Kind.MOVIE)

    os.rename(root / "Heat (1995)", root / "Heat (1995) {edition-Cut}")
    watch.witness.wait_for(root / "Heat (1995) {edition-Cut}")
    watch.later(1)
    watch.work()

    assert desk.one(Kind.MOVIE) == film
    # And what happens in it afterwards is heard under its new name.
    a_video(root / "Heat (1995) {edition-Cut}" / "other.mkv")
    watch.witness.wait_for(root / "Heat (1995) {edition-Cut}")


def test_a_file_whose_leaving_was_seen_before_its_coming_is_the_same_file(
    watched: Watched, desk: Desk, root: Path, tmp_path: Path
) -> None:
    watch = watched()
    video = watch.age(a_film(root, "Heat (1995)"))
    a_film(root, "Ronin (1998)")
    desk.add(root, LibraryType.MOVIE)
    watch.begin()
    film = desk.one(Kind.MOVIE, "Heat")

    os.rename(video.parent, tmp_path / "on its way")
    watch.witness.wait_for(video.parent)
    watch.later(1)
    watch.work()
    os.rename(tmp_path / "on its way", root / "Moved there")
    watch.witness.wait_for(root / "Moved there")
    watch.later(1)
    watch.work()

    assert desk.detail(film).row.path == str(root / "Moved there" / video.name)


def test_an_episode_in_a_new_season_is_found(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    watch.age(an_episode_file(root / "Lost Hours", "Lost Hours S01E01"))
    desk.add(root, LibraryType.TV)
    watch.begin()

    new = an_episode_file(root / "Lost Hours", "Lost Hours S02E01", season="Season 02")
    watch.age(new)
    watch.witness.wait_for(new.parent)
    watch.later(1)
    watch.work()

    assert [(row.season, row.episode) for row in desk.rows(Kind.EPISODE)] == [(1, 1), (2, 1)]


def test_folders_that_a_scan_met_first_are_watched_after_it(watched: Watched, desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    watch = watched()
    a_film(root, "Heat (1995)")
    watch.watch.begin()
    watch.watch.tick()  # the library knows no folder yet
    watch.runner.enqueue(scan_job(library))
    watch.work()
    watch.watch.tick()

    a_video(root / "Heat (1995)" / "Heat (1995) cd2.mkv")

    watch.witness.wait_for(root / "Heat (1995)")


def test_what_scans_pass_over_wakes_nobody(watched: Watched, desk: Desk, root: Path) -> None:
    film = a_film(root, "Heat (1995)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.libraries.set_patterns(library, ["*.bak"])
    watch = watched()
    watch.begin()

    for name in ("Heat.mkv.part", ".metarr-write", "Heat.bak"):
        film.with_name(name).write_bytes(b"?")
    (root / "@eaDir").mkdir()
    arrives(root, "Ronin (1998)")
    watch.witness.wait_for(root / "Ronin (1998)")

    assert watch.later(1) == [{"library": library, "is_watched": True, "below": [str(root / "Ronin (1998)")]}]


def test_publishing_after_every_scan_comes_to_rest(watched: Watched, desk: Desk, root: Path) -> None:
    desk.add(root, LibraryType.MOVIE)
    desk.libraries.put_setting("automation.publish_after_scan", True)
    watch = watched()
    watch.begin()
    film = arrives(root, "Heat (1995)")
    watch.witness.wait_for(film.parent)

    done: list[list[str]] = []
    while not done or done[-1]:
        watch.later(1)
        done.append([job.type for job in watch.work()])
        if len(done) == 1:
            watch.witness.wait_for(film.parent)  # our own NFO

    assert film.with_suffix(".nfo").exists()
    everything = ["scan", "nfo", "pictures", "media", "publish"]  # the second time nothing was left to write
    assert done == [everything, everything, []]


# files that are still being written (RELIABILITY 29)


def test_a_file_is_left_alone_until_it_has_stood_still_for_ten_seconds(
    watched: Watched, desk: Desk, root: Path
) -> None:
    watch = watched()
    watch.age(a_film(root, "Heat (1995)"))
    desk.add(root, LibraryType.MOVIE)
    watch.begin()

    video = watch.age(arrives(root, "Ronin (1998)"), seconds=0)
    watch.witness.wait_for(video.parent)
    with video.open("ab", buffering=0) as file:
        watch.later(1)
        assert [job.type for job in watch.work()] == ["scan"]
        for _ in range(3):  # thirty seconds of copying
            file.write(b"\0" * 1000)
            watch.age(video, seconds=0)
            assert watch.later(10) == []
    assert desk.titles(Kind.MOVIE) == ["Heat"]

    watch.later(10)
    assert watch.later(1) != []
    watch.work()
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_what_lies_beside_a_growing_file_does_not_wait_for_it(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    (root / "Lost Hours" / "Season 01").mkdir(parents=True)  # is watched itself, and not only what it came in
    desk.add(root, LibraryType.TV)
    watch.begin()

    first = watch.age(an_episode_file(root / "Lost Hours", "Lost Hours S01E01"))
    watch.age(an_episode_file(root / "Lost Hours", "Lost Hours S01E02"), seconds=0)
    watch.witness.wait_for(first.parent)
    watch.later(1)
    watch.work()

    assert [row.episode for row in desk.rows(Kind.EPISODE)] == [1]


def test_a_known_file_that_is_written_anew_stays_as_it_is_known(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    video = watch.age(a_film(root, "Heat (1995)"))
    desk.add(root, LibraryType.MOVIE)
    watch.begin()
    film = desk.one(Kind.MOVIE)

    with video.open("ab") as file:
        file.write(b"\0" * 1000)
    watch.age(video, seconds=2)
    watch.witness.wait_for(video.parent)
    watch.later(1)
    assert {job.type for job in watch.work()} == {"scan"}
    (held,) = [one.size for one in desk.detail(film).files]
    watch.later(10)
    watch.later(1)
    watch.work()

    (now,) = [one.size for one in desk.detail(film).files]
    assert (held, now) == (video.stat().st_size - 1000, video.stat().st_size)
    assert not desk.detail(film).row.is_missing


def test_a_clock_that_runs_ahead_does_not_hold_a_file_for_ever(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    desk.add(root, LibraryType.MOVIE)
    watch.begin()

    video = watch.age(a_film(root, "Heat (1995)"), seconds=-24 * HOUR_S)
    watch.witness.wait_for(video.parent)
    watch.later(1)
    watch.work()
    watch.later(10)
    watch.later(1)
    watch.work()

    assert desk.titles(Kind.MOVIE) == ["Heat"]


def test_a_person_who_asks_gets_files_as_they_are(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    library = desk.add(root, LibraryType.MOVIE)
    watch.begin()
    watch.age(a_film(root, "Heat (1995)"), seconds=0)

    desk.scan(library)

    assert desk.titles(Kind.MOVIE) == ["Heat"]


# where nothing is told: shares, full tables, overflows, the dead (RELIABILITY 31 to 34)


def test_a_share_is_swept_at_the_start_and_every_six_hours(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched(share=lambda _path: "nfs4", make=_nobody_listens)
    library = desk.add(root, LibraryType.MOVIE)
    watch.watch.begin()
    watch.watch.tick()
    assert watch.scans() == [{"library": library, "is_watched": True}]
    watch.work()

    watch.age(a_film(root, "Heat (1995)"))

    assert watch.later(5.9 * HOUR_S) == []
    assert watch.later(0.1 * HOUR_S) == [{"library": library, "is_watched": True}]
    watch.work()
    assert desk.titles(Kind.MOVIE) == ["Heat"]
    assert (watch.health().state, watch.health().share) == (WatchState.SWEPT, "nfs4")


def test_a_watched_root_is_swept_once_a_day(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    desk.add(root, LibraryType.MOVIE)
    watch.begin()

    assert watch.later(23.9 * HOUR_S) == []
    assert len(watch.later(0.1 * HOUR_S)) == 1


def test_an_interval_of_its_own_goes_before_the_usual_one(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    library = desk.add(root, LibraryType.MOVIE)
    desk.libraries.set_watch(desk.store.libraries.get(library), sweep_hours=2)
    watch.begin()

    assert watch.later(1.9 * HOUR_S) == []
    assert len(watch.later(0.1 * HOUR_S)) == 1


def test_no_sweep_begins_in_the_quiet_hours(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    desk.clock.now = desk.clock.now.replace(minute=0, second=0)
    hour = desk.clock().astimezone().hour
    desk.libraries.put_setting("automation.quiet_from", hour)
    desk.libraries.put_setting("automation.quiet_until", (hour + 8) % 24)
    desk.add(root, LibraryType.MOVIE)
    watch.watch.begin()
    watch.watch.tick()

    assert watch.scans() == []
    assert watch.later(7.9 * HOUR_S) == []
    assert len(watch.later(0.1 * HOUR_S)) == 1


def test_a_root_for_asking_is_never_touched(watched: Watched, desk: Desk, root: Path) -> None:
    def touched(path: str, *_: object) -> str:
        raise AssertionError(f"{path} was touched")

    watch = watched(share=touched, make=touched)
    library = desk.add(root, LibraryType.MOVIE)
    desk.libraries.set_watch(desk.store.libraries.get(library), mode=WatchMode.ASKED)
    watch.watch.begin()
    watch.watch.tick()

    assert watch.later(1000 * HOUR_S) == []
    assert watch.health().state is WatchState.ASKED


def test_a_root_of_a_library_for_asking_is_left_out_of_its_sweep(
    watched: Watched, desk: Desk, root: Path, tmp_path: Path
) -> None:
    watch = watched()
    library = desk.add(root, LibraryType.MOVIE, tmp_path / "sleeping")
    view = desk.store.libraries.get(library)
    desk.libraries.set_watch(view, mode=WatchMode.ASKED, path=str(tmp_path / "sleeping"))
    watch.watch.begin()
    watch.watch.tick()

    assert watch.scans() == [{"library": library, "is_watched": True, "below": [str(root)]}]


def test_a_disabled_library_and_a_switched_off_watch_are_left_alone(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    library = desk.add(root, LibraryType.MOVIE)
    desk.libraries.set_enabled(library, False)
    watch.watch.begin()
    watch.watch.tick()
    assert (watch.scans(), watch.health().state) == ([], WatchState.OFF)

    desk.libraries.set_enabled(library, True)
    desk.libraries.put_setting("watch.enabled", False)
    watch.watch.tick()
    assert (watch.scans(), watch.health().state) == ([], WatchState.OFF)

    watch.watch.begin(is_forced=True)
    watch.watch.tick()
    assert (len(watch.scans()), watch.health().state) == (1, WatchState.WATCHED)


def test_a_full_table_is_said_and_the_rest_is_swept(watched: Watched, desk: Desk, root: Path) -> None:
    """RELIABILITY 31, with a table that says it is full at the fifth folder."""
    watch = watched(make=_with(_TableOf(4)))
    for number in range(8):
        watch.age(a_film(root, f"Film {number} (2001)"))
    desk.scan(desk.add(root, LibraryType.MOVIE))
    watch.begin()

    health = watch.health()
    assert (health.state, health.watched, health.folders) == (WatchState.PARTLY, 4, 9)
    assert "No space" in health.error

    for number in range(8):
        watch.age(a_video(root / f"Film {number} (2001)" / "new.mkv"))
    watch.later(6 * HOUR_S)
    watch.work()
    found = [file.path for row in desk.rows(Kind.MOVIE) for file in desk.detail(row.id).files]
    assert sum(path.endswith("new.mkv") for path in found) == 8


def test_a_table_that_has_room_again_is_used(watched: Watched, desk: Desk, root: Path) -> None:
    table = _TableOf(4)
    watch = watched(make=_with(table))
    for number in range(8):
        watch.age(a_film(root, f"Film {number} (2001)"))
    desk.scan(desk.add(root, LibraryType.MOVIE))
    watch.begin()

    table.room = 100
    watch.later(60)

    assert (watch.health().state, watch.health().watched) == (WatchState.WATCHED, 9)


def test_a_new_folder_without_room_is_said(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched(make=_with(_TableOf(1)))
    desk.add(root, LibraryType.MOVIE)
    watch.begin()
    assert watch.health().state is WatchState.WATCHED

    a_film(root, "Heat (1995)")
    watch.witness.wait_for_loss(Loss.FULL)
    watch.watch.tick()

    assert watch.health().state is WatchState.PARTLY


@pytest.mark.skipif(
    shutil.which("unshare") is None or subprocess.run(["unshare", "-Ur", "true"], check=False).returncode != 0,
    reason="no user namespace can be made here",
)
def test_the_systems_own_table_when_it_is_full(tmp_path: Path) -> None:
    """RELIABILITY 31 for real: in a namespace that allows five watches."""
    inside = f"{sys.executable} -m pytest -n0 -q -p no:cacheprovider --basetemp {tmp_path / 'inside'}"
    limit = "echo 5 > /proc/sys/user/max_inotify_watches"
    done = subprocess.run(
        ["unshare", "-Ur", "sh", "-c", f"{limit} && exec {inside} tests/services/full_table.py"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=10 * PATIENCE_S,
        check=False,
    )
    if "max_inotify_watches" in done.stderr:
        pytest.skip(f"this kernel has no limit a namespace: {done.stderr.strip()}")

    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_events_that_were_lost_are_made_up_for_by_a_sweep(watched: Watched, desk: Desk, root: Path) -> None:
    """RELIABILITY 32: a real overflow, as the listener is held up while 50,000 files come."""
    let_go = threading.Event()
    watch = watched(make=_held_up_until(let_go))
    library = desk.add(root, LibraryType.MOVIE)
    watch.begin()

    (root / "first").mkdir()  # the listener begins to tell of it, and is held up
    for folder in range(50):
        os.mkdir(root / f"Film {folder}")
    burst = root / "burst"
    burst.mkdir()
    let_go.set()
    watch.witness.wait_for(burst)
    let_go.clear()
    (root / "second").mkdir()
    for number in range(50_000):
        os.close(os.open(burst / f"{number}.nfo", os.O_CREAT | os.O_WRONLY))
    video = watch.age(a_film(root, "Heat (1995)"))
    let_go.set()
    watch.witness.wait_for_loss(Loss.OVERFLOW)

    assert {"library": library, "is_watched": True} in watch.later(1)
    assert watch.health().lost_at is not None
    watch.work()
    assert desk.titles(Kind.MOVIE) == ["Heat"]
    watch.watch.tick()
    a_video(video.with_name("after.mkv"))  # what came in the burst is watched now
    watch.witness.wait_for(video.parent)


def test_a_root_that_goes_away_is_offline_and_watched_again_when_it_is_back(
    watched: Watched, desk: Desk, root: Path, tmp_path: Path
) -> None:
    watch = watched()
    watch.age(a_film(root, "Heat (1995)"))
    desk.add(root, LibraryType.MOVIE)
    watch.begin()

    os.rename(root, tmp_path / "unplugged")
    watch.witness.wait_for_loss(Loss.ENDED)
    watch.later(0)
    watch.work()
    watch.watch.tick()
    assert watch.health().state is WatchState.OFFLINE
    assert not any(row.is_missing for row in desk.rows(Kind.MOVIE))

    os.rename(tmp_path / "unplugged", root)
    assert len(watch.later(600)) == 1
    watch.work()
    watch.watch.tick()
    assert watch.health().state is WatchState.WATCHED
    a_film(root, "Ronin (1998)")
    watch.witness.wait_for(root / "Ronin (1998)")


def test_another_disk_at_the_path_is_noticed_within_a_minute(
    watched: Watched, desk: Desk, root: Path, tmp_path: Path
) -> None:
    """What a mount over the folder looks like: the watches stay on what lies below."""
    (tmp_path / "disks").mkdir()
    os.rename(root, tmp_path / "disks" / "media")
    root = tmp_path / "disks" / "media"
    watch = watched()
    desk.add(root, LibraryType.MOVIE)
    watch.begin()

    os.rename(tmp_path / "disks", tmp_path / "other disks")
    watch.age(a_film(root, "Heat (1995)"))
    watch.later(60)
    watch.later(1)
    watch.work()

    assert desk.titles(Kind.MOVIE) == ["Heat"]
    a_film(root, "Ronin (1998)")
    watch.witness.wait_for(root / "Ronin (1998)")


def test_a_listener_that_dies_begins_again_after_longer_and_longer_pauses(
    watched: Watched, desk: Desk, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """RELIABILITY 34: reading says EBUSY."""
    queues: list[_Dying] = []

    def make(path: str, skip: SkipRules, listener: Listener) -> RootWatching:
        queues.append(_Dying())
        return InotifyWatching(path, skip, listener, queues[-1])

    watch = watched(make=make)
    desk.add(root, LibraryType.MOVIE)
    watch.watch.begin()
    watch.watch.tick()
    for pause in (1, 2, 4, 8):
        queues[-1].die()
        watch.witness.wait_for_loss(Loss.ENDED)
        queues[-1].ended.wait(PATIENCE_S)
        watch.witness.losses.clear()
        watch.watch.tick()
        assert (watch.health().state, "busy" in watch.health().error) == (WatchState.BROKEN, True)
        count = len(queues)
        watch.later(pause - 0.5)
        assert len(queues) == count
        watch.later(0.5)
        assert len(queues) == count + 1

    watch.later(60)
    watch.work()
    watch.watch.tick()

    assert watch.health().state is WatchState.WATCHED
    a_film(root, "Heat (1995)")
    watch.witness.wait_for(root / "Heat (1995)")


def test_a_system_that_gives_no_queue_is_swept_and_asked_again(watched: Watched, desk: Desk, root: Path) -> None:
    has_room = False

    def make(path: str, skip: SkipRules, listener: Listener) -> RootWatching:
        if not has_room:
            raise OSError(errno.EMFILE, "Too many open files")
        return InotifyWatching(path, skip, listener, Inotify())

    watch = watched(make=make)
    desk.add(root, LibraryType.MOVIE)
    watch.watch.begin()
    watch.watch.tick()
    assert (watch.health().state, len(watch.scans())) == (WatchState.BROKEN, 1)
    watch.work()

    has_room = True
    watch.later(1)

    assert watch.health().state is WatchState.WATCHED


def test_what_could_not_be_queued_is_made_up_for_by_a_sweep(
    watched: Watched, desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = watched()
    library = desk.add(root, LibraryType.MOVIE)
    watch.begin()
    arrives(root, "Heat (1995)")
    watch.witness.wait_for(root / "Heat (1995)")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(watch.runner, "enqueue", full)
        with pytest.raises(OSError, match="No space"):
            watch.later(1)

    assert watch.later(60) == [{"library": library, "is_watched": True}]


# beginning and ending


def test_a_running_watch_finds_by_itself_and_stops_within_a_second(watched: Watched, desk: Desk, root: Path) -> None:
    watch = watched()
    for number in range(3):
        a_film(root, f"Film {number} (2001)")
    desk.add(root, LibraryType.MOVIE)
    swept = threading.Event()
    watch.runner.subscribe(lambda event: swept.set() if event.job.status is JobStatus.DONE else None)
    watch.runner.start()
    watch.watch.start()
    assert swept.wait(PATIENCE_S)

    before = {thread.name for thread in threading.enumerate() if thread.name.startswith("watch")}
    began = time.perf_counter()
    watch.watch.stop()
    seconds = time.perf_counter() - began

    assert len(before) == 2
    assert seconds < 1
    assert not any(thread.name.startswith("watch") for thread in threading.enumerate())


def test_a_root_added_or_taken_out_while_it_runs_is_watched_or_not(
    watched: Watched, desk: Desk, root: Path, tmp_path: Path
) -> None:
    watch = watched()
    library = desk.add(root, LibraryType.MOVIE)
    watch.begin()

    (tmp_path / "more").mkdir()
    desk.libraries.add_root(library, str(tmp_path / "more"))
    watch.watch.tick()
    a_film(tmp_path / "more", "Heat (1995)")
    watch.witness.wait_for(tmp_path / "more" / "Heat (1995)")

    desk.libraries.remove_root(desk.store.libraries.get(library), str(tmp_path / "more"))
    watch.watch.tick()
    assert [one.path for one in watch.watch.health()] == [str(root)]
    assert sum(thread.name.startswith("watch-") for thread in threading.enumerate()) == 1


# --- systems that are ill ---------------------------------------------------------------------------------------------


def _nobody_listens(path: str, skip: SkipRules, listener: Listener) -> RootWatching:
    raise AssertionError(f"{path} was listened to")


class _TableOf(Inotify):
    """A real queue in a system with room for a few folders."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room
        self._taken: set[bytes] = set()

    def add(self, folder: bytes, more: int = 0) -> int:
        if folder not in self._taken and len(self._taken) >= self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._taken.add(folder)
        return super().add(folder, more)


class _Dying(Inotify):
    """A real queue that can be told to fail."""

    def __init__(self) -> None:
        super().__init__()
        self._is_dying = False
        self.ended = threading.Event()

    def die(self) -> None:
        self._is_dying = True
        self.wake()

    def read(self) -> list[object]:  # type: ignore[override]
        events = super().read()
        if self._is_dying:
            self.ended.set()
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return events  # type: ignore[return-value]


def _with(queue: Inotify) -> Callable[..., RootWatching]:
    return lambda path, skip, listener: InotifyWatching(path, skip, listener, queue)


def _held_up_until(let_go: threading.Event) -> Callable[..., RootWatching]:
    class HeldUp:
        def __init__(self, listener: Listener) -> None:
            self._listener = listener

        def changed(self, folder: str) -> None:
            let_go.wait(PATIENCE_S)
            self._listener.changed(folder)

        def lost(self, loss: Loss, error: str = "") -> None:
            self._listener.lost(loss, error)

    return lambda path, skip, listener: InotifyWatching(path, skip, HeldUp(listener), Inotify())
