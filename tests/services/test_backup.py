"""Backups by night, which pictures go into them, and bringing pictures back after a restore."""

from datetime import timedelta
from pathlib import Path

import pytest

from metarr_desktop.domain.backups import BackupKind, SecondState
from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.jobs import JobResult, NewJob, Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.files import archives
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services import backup_folder, second_place
from metarr_desktop.services.backup import Backups, backup_job
from metarr_desktop.services.refetch import Refetch, refetch_job
from tests.disk import a_film, a_picture
from tests.services.desk import Desk

URL = "https://pictures.example/heat.jpg"


NAMES = ("Heat", "Ronin", "Alien")


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    """Two films; one has a poster of the person's own, the other one from an address; a third lies beside a poster."""
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(tmp_path / "films", name)
    a_film(tmp_path / "films", "Alien (1979)", poster="green")
    desk.scan(desk.add(tmp_path / "films", LibraryType.MOVIE))
    desk.edit.add_picture(desk.one(Kind.MOVIE, "Heat"), "poster", str(a_picture(tmp_path / "own.jpg", "red")))
    desk.downloads.pictures[URL] = a_picture(tmp_path / "theirs.jpg", "blue").read_bytes()
    desk.artwork.choose(desk.one(Kind.MOVIE, "Ronin"), "poster", URL)
    return desk


@pytest.fixture
def backups(desk: Desk) -> Backups:
    return Backups(desk.store, desk.cache, desk.newsroom, "1.0")


@pytest.fixture
def refetch(desk: Desk, workers: WorkerPool) -> Refetch:
    return Refetch(desk.store, desk.cache, workers, desk.downloads, desk.newsroom)


def nightly(backups: Backups) -> JobResult:
    return backups.run({}, Unwatched())


def do(backups: Backups, job: NewJob) -> JobResult:
    return backups.run(job.payload, Unwatched())


def test_a_backup_holds_pictures_of_ones_own_and_lists_those_to_fetch_again(desk: Desk, backups: Backups) -> None:
    do(backups, backup_job())

    (backup,) = backups.all()
    own = desk.picture(desk.one(Kind.MOVIE, "Heat"))
    with archives.opened(backup.path) as archive:
        assert [desk.cache.path(path) for path in archive.pictures] == [own]
        archive.unpack(archives.TO_FETCH, str(desk.folder / "list"))
    assert (backup.own_pictures, backup.to_fetch) == (1, 1)
    assert URL in (desk.folder / "list").read_text()


def test_nights_leave_the_last_seven_and_what_a_person_made(desk: Desk, backups: Backups) -> None:
    do(backups, backup_job())
    for _ in range(9):
        desk.clock.turn(days=1)
        nightly(backups)

    kinds = [one.kind for one in backups.all()]

    assert kinds.count(BackupKind.OWN) == 1
    assert kinds.count(BackupKind.DAILY) == 7  # nine nights, in two weeks
    assert not (desk.folder / "backups" / ".making").exists()


def test_nothing_is_backed_up_by_night_where_the_person_does_not_want_it(desk: Desk, backups: Backups) -> None:
    desk.libraries.put_setting("backup.daily", False)

    nightly(backups)

    assert backups.all() == []


def test_a_half_backup_of_an_earlier_run_is_neither_listed_nor_left(desk: Desk, backups: Backups) -> None:
    making = desk.folder / "backups" / ".making"
    making.mkdir(parents=True)
    (making / "archive.zip").write_bytes(b"half")
    assert backups.all() == []

    nightly(backups)

    assert len(backups.all()) == 1
    assert not making.exists()


def test_missing_pictures_come_back_from_the_backup_and_from_their_addresses(
    desk: Desk, backups: Backups, refetch: Refetch
) -> None:
    do(backups, backup_job())
    before = {item: Path(desk.picture(item)).read_bytes() for item in (desk.one(Kind.MOVIE, name) for name in NAMES)}
    for item in before:
        Path(desk.picture(item)).unlink()

    result = refetch.run(refetch_job().payload, Unwatched())

    assert result.counts == {"back": 2, "missing": 1}  # the third lies beside its film and was in no backup
    for name in ("Heat", "Ronin"):
        item = desk.one(Kind.MOVIE, name)
        assert Path(desk.picture(item)).read_bytes() == before[item]


def test_a_picture_that_changed_at_its_address_is_taken_as_it_is_now(
    desk: Desk, refetch: Refetch, tmp_path: Path
) -> None:
    item = desk.one(Kind.MOVIE, "Ronin")
    Path(desk.picture(item)).unlink()
    new = a_picture(tmp_path / "new.jpg", "green").read_bytes()
    desk.downloads.pictures[URL] = new

    refetch.run({}, Unwatched())

    (shown,) = (one for one in desk.detail(item).pictures if one.position == 0)
    assert Path(desk.picture(item)).read_bytes() == new
    assert shown.size == len(new)


def test_a_picture_that_is_gone_from_its_address_is_named_and_stays_missing(desk: Desk, refetch: Refetch) -> None:
    Path(desk.picture(desk.one(Kind.MOVIE, "Ronin"))).unlink()
    desk.downloads.pictures.clear()

    result = refetch.run({}, Unwatched())

    assert result.counts == {"back": 0, "missing": 1}
    assert URL in result.problems[0]


# --- the second place -------------------------------------------------------------------------------------------------


@pytest.fixture
def other_disk(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that says it is on another disk as long as it has a file `disk` in it."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "disk").touch()
    real = archives.is_on

    def is_on(folder: str, data_dir: str) -> bool:
        return real(folder, data_dir) and not Path(folder, "disk").exists()

    monkeypatch.setattr(second_place.archives, "is_on", is_on)
    desk.libraries.put_setting("backup.second_dir", str(other))
    return other


def test_a_second_place_is_filled_and_kept_as_the_first(desk: Desk, backups: Backups, other_disk: Path) -> None:
    assert backups.second_place().state is SecondState.WAITING
    for _ in range(9):
        desk.clock.turn(days=1)
        assert nightly(backups).problems == ()

    assert backups.second_place().state is SecondState.GOOD
    assert {one.name for one in backup_folder.names_in(str(other_disk))} == {one.name for one in backups.all()}


def test_nothing_is_written_into_the_mount_point_that_a_disk_left_behind(
    desk: Desk, backups: Backups, other_disk: Path
) -> None:
    nightly(backups)
    for path in other_disk.iterdir():
        path.unlink()
    desk.clock.turn(days=1)

    result = nightly(backups)

    assert "connect its disk" in result.problems[0]
    assert list(other_disk.iterdir()) == []
    place = backups.second_place()
    assert (place.state, place.wants_attention) == (SecondState.AWAY, True)
    assert place.reached_at == (desk.clock.now - timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")


def test_a_backup_that_is_stopped_leaves_nothing(desk: Desk, backups: Backups) -> None:
    class Stopped(Unwatched):
        def check(self) -> None:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        backups.run({}, Stopped())

    assert backups.all() == []
    assert not (desk.folder / "backups" / ".making").exists()
