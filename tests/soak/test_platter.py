"""The platter loses what a power cut may take, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.platter import Cut, Platter
from tests.soak.replay_calls import Recording


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "old").write_bytes(b"old")
    return tmp_path / "disk"


def contents(platter: Platter, cut: Cut) -> dict[str, bytes]:
    return {Path(path).name: data for path, data in platter.files(cut).items()}


def test_bytes_that_were_not_flushed_are_gone_and_their_name_stays(folder: Path) -> None:
    platter = Platter([folder])

    platter.write(platter.create(f"{folder}/new"), b"new", 0)

    assert contents(platter, Cut.NOTHING) == {"old": b"old", "new": b"new"}
    assert contents(platter, Cut.BYTES) == {"old": b"old", "new": b""}


def test_a_name_that_was_not_flushed_is_gone(folder: Path) -> None:
    platter = Platter([folder])
    new = platter.create(f"{folder}/new")
    platter.write(new, b"new", 0)
    platter.flush(new)

    platter.rename(f"{folder}/new", f"{folder}/old")

    assert contents(platter, Cut.NAMES) == {"old": b"old"}
    assert contents(platter, Cut.BYTES) == {"old": b"new"}
    platter.flush_folder(str(folder))
    assert contents(platter, Cut.BOTH) == {"old": b"new"}


def test_a_renaming_happens_as_a_whole_or_not(folder: Path) -> None:
    platter = Platter([folder])
    platter.rename(f"{folder}/old", f"{folder}/moved")

    left = [{Path(path).name for path in platter.files(Cut.SOME, seed)} for seed in range(20)]

    assert all(names in ({"old"}, {"moved"}) for names in left)
    assert {"old"} in left
    assert {"moved"} in left


def test_what_is_announced_a_file_comes_back_until_it_is_flushed(folder: Path) -> None:
    platter = Platter([folder])
    old = platter.file(f"{folder}/old")
    assert old is not None

    platter.resize(old, 1)

    assert contents(platter, Cut.BYTES) == {"old": b"old"}
    platter.flush(old)
    assert contents(platter, Cut.BYTES) == {"old": b"o"}


def hexed(path: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in path.encode())


def test_a_record_is_replayed_call_by_call_with_what_was_said(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    record.write_text(
        f'7 openat(AT_FDCWD, "{hexed(f"{folder}/new")}", O_WRONLY|O_CREAT|O_EXCL, 0666) = 3\n'
        f'7 write(3, "{hexed("a, b")}", 4)   = 4\n'
        f"7 fsync(3) = 0\n"
        f'7 unlink("{hexed(f"{folder}/gone")}") = -1 ENOENT (No such file or directory)\n'
        f'7 write(1, "{hexed("done")}\\x0a", 5) = 5\n'
        f"7 close(3) = 0\n"
    )
    platter = Platter([folder])

    steps = [(call, said, contents(platter, Cut.BYTES)) for call, said in Recording(record).replay(platter)]

    assert [(call, said) for call, said, _ in steps] == [
        ("openat", []),
        ("write", []),
        ("fsync", []),
        ("write", ["done"]),
    ]
    assert [left["new"] for _, _, left in steps] == [b"", b"", b"a, b", b"a, b"]


def test_calls_of_several_threads_are_refused(tmp_path: Path) -> None:
    (tmp_path / "record").write_text("7 fsync(3 <unfinished ...>\n")

    with pytest.raises(ValueError, match="several threads"):
        Recording(tmp_path / "record")
