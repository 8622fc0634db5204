"""Backups as files: one zip archive each, whole when it has its name, and read with suspicion.

An archive may come from anywhere. Only members whose names a backup can have are ever looked at; one of another name,
a link, a name that stands twice or more bytes than the archive itself declares spoil the whole archive, so that
nothing of it reaches the disk outside the folder that it is unpacked into.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any

from metarr_desktop.domain.errors import BadFile, CannotWrite
from metarr_desktop.files.write import cannot_write, flush_folder

DATABASE = "library.db"
TO_FETCH = "pictures.jsonl"
PICTURES = "pictures/"
_MANIFEST = "manifest.json"
_FORMAT = 1

_MEMBER = re.compile(
    r"library\.db|pictures\.jsonl|pictures/image/[a-z0-9][a-z0-9_]*/\d+/"
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9][a-z0-9_]*"
)
_LARGEST_MANIFEST = 32_000_000
_MOST_MEMBERS = 500_000
_BLOCK = 1 << 20
_FAULTS = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)

Check = Callable[[], None]


def _never() -> None:
    """Nobody stops the work."""


class Archive:
    """A backup that is open for reading. `facts` is what its maker wrote down of it."""

    def __init__(self, path: str, file: zipfile.ZipFile) -> None:
        self.path = path
        self._file = file
        infos = file.infolist()
        names = [info.filename for info in infos]
        if len(infos) > _MOST_MEMBERS or len(set(names)) != len(names):
            raise BadFile(path, "it is no backup of Metarr's: its list of files makes no sense")
        manifest = self._manifest(next((info for info in infos if info.filename == _MANIFEST), None))
        self.facts: Mapping[str, Any] = manifest["facts"]
        self._members: dict[str, tuple[int, str]] = {
            name: (int(size), str(sha256)) for name, (size, sha256) in manifest["members"].items()
        }
        for info in infos:
            self._suspect(info)

    @property
    def pictures(self) -> list[str]:
        """The paths within the cache of the person's own pictures in it."""
        return [name.removeprefix(PICTURES) for name in self._members if name.startswith(PICTURES)]

    def unpack(self, member: str, target: str) -> None:
        """Write a member to a new file, flushed, after comparing what it is with what it should be.

        Raises BadFile, also for a member that is not in it, and CannotWrite; nothing is left at `target` then.
        """
        os.makedirs(os.path.dirname(target), exist_ok=True)
        try:
            with open(target, "xb") as out:
                for block in self._blocks(member):
                    out.write(block)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            with suppress(OSError):
                os.unlink(target)
            raise cannot_write(target, error) from error
        except BaseException:
            os.unlink(target)
            raise

    def verify(self, check: Check = _never) -> None:
        """Read everything and compare it with what it should be. Raises BadFile, and what `check` raises."""
        for name in self._members:
            for _ in self._blocks(name):
                check()

    def _blocks(self, member: str) -> Iterator[bytes]:
        if member not in self._members:
            raise BadFile(self.path, f"{member} is not in it")
        size, expected = self._members[member]
        digest, left = hashlib.sha256(), size
        for block in self._read(member):
            left -= len(block)
            if left < 0:
                break  # a bomb: more comes out than was put in
            digest.update(block)
            yield block
        if left or digest.hexdigest() != expected:
            raise BadFile(self.path, f"it is damaged: {member} is not what was put into it")

    def _read(self, member: str) -> Iterator[bytes]:
        try:
            with self._file.open(member) as source:
                while block := source.read(_BLOCK):
                    yield block
        except (*_FAULTS, KeyError) as error:
            raise BadFile(self.path, f"it is damaged ({error})") from error

    def _manifest(self, info: zipfile.ZipInfo | None) -> Mapping[str, Any]:
        if info is None or info.file_size > _LARGEST_MANIFEST:
            raise BadFile(self.path, "it is no backup of Metarr's: it does not say what is in it")
        try:
            with self._file.open(info) as source:
                said = json.loads(source.read(_LARGEST_MANIFEST))
            if said["format"] > _FORMAT:
                raise BadFile(self.path, "a newer Metarr made this backup; that one can read it")
            if isinstance(said["facts"], dict) and isinstance(said["members"], dict):
                return {"facts": said["facts"], "members": said["members"]}
        except (*_FAULTS, KeyError, TypeError, RecursionError) as error:
            raise BadFile(self.path, "it is no backup of Metarr's, or is damaged") from error
        raise BadFile(self.path, "it is no backup of Metarr's")

    def _suspect(self, info: zipfile.ZipInfo) -> None:
        """Refuse what no backup of ours has in it."""
        if info.filename == _MANIFEST:
            return
        is_link = stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG)
        if is_link or not _MEMBER.fullmatch(info.filename) or info.filename not in self._members:
            raise BadFile(self.path, f"it is not safe to unpack: “{info.filename}” is in it; nothing was taken from it")


@contextmanager
def opened(path: str) -> Iterator[Archive]:
    """A backup to read. Raises BadFile for what is none, is damaged, or would reach outside of its folder."""
    try:
        file = zipfile.ZipFile(path)
    except _FAULTS as error:
        raise BadFile(path, f"it cannot be read as a backup ({error})") from error
    with file:
        try:
            archive = Archive(path, file)
        except (TypeError, ValueError) as error:
            raise BadFile(path, "it is no backup of Metarr's: its list of files makes no sense") from error
        yield archive


class Packing:
    """An archive that is being made."""

    def __init__(self, path: str, file: zipfile.ZipFile, check: Check) -> None:
        self._path = path
        self._file = file
        self._check = check
        self._members: dict[str, tuple[int, str]] = {}

    def add(self, member: str, source: str, *, is_packed: bool) -> None:
        """Put a file in; packed where that makes it smaller. Raises BadFile where it cannot be read, CannotWrite."""
        try:
            read = open(source, "rb")  # noqa: SIM115  # told apart from a write that fails
        except OSError as error:
            raise BadFile(source, error.strerror or "it cannot be read") from error
        with read:
            self.add_stream(member, read, is_packed=is_packed)

    def add_stream(self, member: str, source: IO[bytes], *, is_packed: bool) -> None:
        """Put in what a stream gives. Raises CannotWrite, and what the check raises."""
        info = zipfile.ZipInfo(member)
        info.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
        digest, size = hashlib.sha256(), 0
        try:
            with self._file.open(info, "w", force_zip64=True) as out:
                while block := source.read(_BLOCK):
                    self._check()
                    digest.update(block)
                    size += len(block)
                    out.write(block)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        self._members[member] = size, digest.hexdigest()

    def describe(self, facts: Mapping[str, Any]) -> None:
        """Write down what the archive is, and what is in it: the last thing that goes in."""
        said = {"format": _FORMAT, "facts": facts, "members": self._members}
        self._file.writestr(_MANIFEST, json.dumps(said), zipfile.ZIP_DEFLATED)


@contextmanager
def packing(path: str, check: Check = _never) -> Iterator[Packing]:
    """Make an archive at a name that does not count yet, flushed when the block ends. Raises CannotWrite."""
    try:
        with open(path, "wb") as file:
            with zipfile.ZipFile(file, "w", compresslevel=1) as archive:
                yield Packing(path, archive, check)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise cannot_write(path, error) from error


def put_in_place(partial: str, path: str) -> None:
    """Give a file that is whole its name, for good. Raises CannotWrite."""
    try:
        os.replace(partial, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    flush_folder(os.path.dirname(path))


def copy_archive(source: str, target: str, check: Check = _never) -> None:
    """Copy an archive to another disk; it has its name there when it was read back and found whole.

    Raises CannotWrite, BadFile, and what `check` raises; nothing is left there then.
    """
    partial = f"{target}.partial"
    try:
        try:
            with open(source, "rb") as read, open(partial, "wb") as out:
                while block := read.read(_BLOCK):
                    check()
                    out.write(block)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise cannot_write(target, error) from error
        _forget_what_memory_has(partial)
        with opened(partial) as archive:
            archive.verify(check)
        put_in_place(partial, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(partial)
        raise


def _forget_what_memory_has(path: str) -> None:
    """Have the system read a file from its disk again, where it can be asked to: memory always verifies."""
    if hasattr(os, "posix_fadvise"):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def make_empty(folder: str) -> None:
    """A folder of ours with nothing in it, whatever an earlier run left there. Raises CannotWrite."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    except OSError as error:
        raise cannot_write(folder, error) from error


def is_on(folder: str, other: str) -> bool:
    """Whether two folders lie on one disk, as far as the system tells. Raises CannotWrite where one is not there."""
    try:
        return os.stat(folder).st_dev == os.stat(other).st_dev
    except OSError as error:
        raise CannotWrite(folder, "it is not there") from error
