"""What strace recorded of a process, replayed onto a platter call by call."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.soak.platter import Content, Platter

#: What has to be recorded, with all its bytes, in hexadecimal.
OPTIONS = (
    "-xx", "-s", "100000000", "-e",
    "trace=?openat,?open,?close,?dup,?write,?pwrite64,?fsync,?fdatasync,?rename,?renameat,?renameat2,?unlink,"
    "?unlinkat,?ftruncate,?link,?linkat,?copy_file_range,?ioctl,?lseek,?syncfs",
)  # fmt: skip
_CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_FLUSHING = ("fsync", "fdatasync")
_NAMING = ("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat")
_CHANGING = (*_FLUSHING, "write", "pwrite64", "ftruncate", "ioctl")
_FICLONE = "FICLONE"


@dataclass(slots=True)
class Handle:
    """An open file or folder of ours."""

    path: str
    content: Content | None
    at: int = 0


class Recording:
    """The calls of one thread, in order. Raises ValueError for calls that cannot be replayed."""

    def __init__(self, record: Path) -> None:
        self._lines = record.read_text(errors="replace").splitlines()
        if any("unfinished" in line for line in self._lines):
            raise ValueError("several threads worked at once; their calls cannot be put in order")

    def replay(self, platter: Platter) -> Iterator[tuple[str, list[str]]]:
        """After each call that changed the platter, or said something: the call, and all that was said until then."""
        said = b""
        handles: dict[int, Handle] = {}
        for line in self._lines:
            found = _CALL.match(line)
            if found is None or int(found[3]) < 0:
                continue
            call, words, given = found[1], _words(found[2]), int(found[3])
            if call == "write" and words[0] == "1":
                said += _bytes(words[1])[:given]
            elif not _done(platter, handles, call, words, given):
                continue
            yield call, said.decode().splitlines()


def _done(platter: Platter, handles: dict[int, Handle], call: str, words: Sequence[str], given: int) -> bool:
    """Do a call; whether it changed something on the platter, or what is sure there."""
    if call in ("openat", "open"):
        path, flags = (words[1], words[2]) if call == "openat" else (words[0], words[1])
        _open(platter, handles, os.path.abspath(os.fsdecode(_bytes(path))), flags, given)
        return "O_CREAT" in flags and given in handles
    if call in _NAMING:
        return _name(platter, call, [os.fsdecode(_bytes(word)) for word in words if word.startswith('"')])
    if call == "syncfs":
        platter.flush_all()
        return True
    if call == "copy_file_range":
        return _copy(platter, handles.get(int(words[0])), handles.get(int(words[2])), given)
    handle = handles.get(int(words[0])) if words[0].isdigit() else None
    if handle is None:
        return False
    if call == "close":
        del handles[int(words[0])]
    elif call == "dup":
        handles[given] = handle
    elif call == "lseek":
        handle.at = given
    elif handle.content is None:
        if call in _FLUSHING:
            platter.flush_folder(handle.path)
    else:
        _change(platter, handles, handle, call, words, given)
    return call in _CHANGING


def _open(platter: Platter, handles: dict[int, Handle], path: str, flags: str, given: int) -> None:
    handles.pop(given, None)
    if not (platter.is_ours(path) or platter.is_ours(f"{path}/x")) or path.endswith("-shm"):
        return  # SQLite's shared memory is made anew after a power cut
    content = platter.file(path)
    if content is None and "O_CREAT" in flags:
        content = platter.create(path)
    elif content is not None and "O_TRUNC" in flags:
        platter.resize(content, 0)
    handles[given] = Handle(path, content)


def _name(platter: Platter, call: str, paths: Sequence[str]) -> bool:
    if not any(platter.is_ours(path) for path in paths):
        return False
    if call.startswith("rename"):
        platter.rename(*paths)
    elif call.startswith("link"):
        platter.link(*paths)
    else:
        platter.unlink(*paths)
    return True


def _copy(platter: Platter, source: Handle | None, target: Handle | None, given: int) -> bool:
    if target is None or target.content is None:
        return False
    if source is None or source.content is None:
        raise ValueError(f"{target.path} was copied from a file whose bytes are not known")
    data = platter.bytes_of(source.content)[source.at : source.at + given]
    platter.write(target.content, data, target.at)
    source.at += given
    target.at += given
    return True


def _change(
    platter: Platter, handles: dict[int, Handle], handle: Handle, call: str, words: Sequence[str], given: int
) -> None:
    content = handle.content
    assert content is not None
    match call:
        case "write":
            platter.write(content, _bytes(words[1])[:given], handle.at)
            handle.at += given
        case "pwrite64":
            platter.write(content, _bytes(words[1])[:given], int(words[3]))
        case "ftruncate":
            platter.resize(content, int(words[1]))
        case "fsync" | "fdatasync":
            platter.flush(content)
        case "ioctl" if words[1] == _FICLONE:
            source = handles[int(words[2])].content
            assert source is not None
            platter.resize(content, 0)
            platter.write(content, platter.bytes_of(source), 0)


def _words(inside: str) -> list[str]:
    """The arguments of a call; texts are hexadecimal, so that no comma stands in one."""
    return [word.strip() for word in inside.split(",")]


def _bytes(word: str) -> bytes:
    found = _TEXT.fullmatch(word)
    if found is None or found[2]:
        raise ValueError(f"a record without all its bytes: {word[:60]}")
    return bytes.fromhex(found[1].replace("\\x", ""))
