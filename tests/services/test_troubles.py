"""Files that could not be written, as a person is told of them."""

import errno
import os
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadFile, CannotWrite, FileInUse
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.files import write
from metarr_desktop.files.write import cannot_write
from metarr_desktop.services.errands import publish_job
from metarr_desktop.services.troubles import sentences
from tests.disk import a_film
from tests.services.desk import Desk


def refused(path: str, code: int) -> CannotWrite:
    return cannot_write(path, OSError(code, os.strerror(code)))


def test_a_disk_that_takes_nothing_is_named_once(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{number}.nfo") for number in range(3)]

    said = sentences({path: refused(path, errno.EROFS) for path in paths})

    assert said == [
        f"{paths[0]} was not written (the disk is read-only); what was there before is untouched. "
        "So were 2 more on that disk."
    ]


def test_what_is_wrong_with_single_files_is_said_of_each(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{number}.nfo") for number in range(2)]

    said = sentences({paths[0]: refused(paths[0], errno.EACCES), paths[1]: BadFile(paths[1], "it is gone")})

    assert len(said) == 2


@pytest.mark.parametrize("code", [errno.EBUSY, errno.ETXTBSY])
def test_a_file_that_another_program_keeps_is_in_use(code: int) -> None:
    error = refused("/films/Heat.nfo", code)

    assert isinstance(error, FileInUse)
    assert "in use" in str(error)


def test_a_file_in_use_is_said_to_be_and_written_by_the_job_that_follows(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = a_film(tmp_path / "films", "Heat (1995)")
    library = desk.add(tmp_path / "films", LibraryType.MOVIE)
    desk.scan(library)
    replace = os.replace

    def busy(source: str, target: str) -> None:
        if target.endswith(".nfo"):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(write.os, "replace", busy)
        first = desk.handlers["publish"](publish_job().payload, Unwatched())
        (again,) = first.follow_ups
        with pytest.raises(FileInUse):  # the queue tries such a job again
            desk.handlers["publish"](again.payload, Unwatched())
    desk.run(again)

    assert "in use" in first.problems[0]
    assert video.with_suffix(".nfo").exists()
    assert desk.plan(desk.one(Kind.MOVIE)).changes == ()
