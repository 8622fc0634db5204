"""The artwork cache: our own copy of every picture, theme and trailer. The cache is the truth, the library a copy.

Files lie under `{type}/{kind}/{item id}/{uuid}.{ext}` of the data directory, are never overwritten, and are not
shared between items: no links, no reference counts. The database holds the path from `cache/` on, written with `/`.

Small forms of pictures (`files.images`) lie under `thumbs/`, each by its picture's own path whatever its format. They
may be deleted at any time: they are made again.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from enum import StrEnum

from metarr_desktop.domain.errors import BadFile, CannotWrite
from metarr_desktop.files.cache_place import Place, has_mark, own_folder, read_place, write_place
from metarr_desktop.files.copying import copy_bytes, write_all
from metarr_desktop.files.write import cannot_write, flush_folder, temporary_beside

#: The largest card of the wall (200 x 300) on a screen of twice the resolution: width and height in pixels. Small forms
#: are up to twice as large: pictures are made smaller by whole numbers only, as scaling from one odd size to another
#: costs as much as all the rest.
THUMBNAIL_BOX = (400, 600)

_WORD = re.compile(r"[a-z0-9][a-z0-9_]*")
_RELATIVE = re.compile(
    r"(?:image|video|audio|text)/[a-z0-9][a-z0-9_]*/\d+/"
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9][a-z0-9_]*"
)


class CacheType(StrEnum):
    """What a cached file is; the first folder of its path."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"


class Cache:
    """The cache of one data directory, wherever it lies (`files.cache_place`). Thread-safe; raises BadFile when made.

    With `is_durable` false a file is complete when it has its name but may be lost or empty after a power cut. That
    suits the import of a whole library, three times as fast, as lost copies can be taken from there again.
    """

    def __init__(self, data_dir: str) -> None:
        self.data_dir = data_dir
        self._own = own_folder(data_dir)
        self._dir = read_place(data_dir).folder or self._own
        self._gate = _Gate()
        self._thumbnails = os.path.join(data_dir, "thumbs")

    def put(
        self, data: bytes, *, type: CacheType, kind: str, item_id: int, extension: str, is_durable: bool = True
    ) -> str:
        """Keep bytes; the relative path of the new file. Raises CannotWrite."""
        relative = _new_path(type, kind, item_id, extension)
        with self._gate.passing():
            _fill(self._safe_path(relative), lambda descriptor: write_all(descriptor, data), is_durable=is_durable)
        return relative

    def put_file(
        self, source: str, *, type: CacheType, kind: str, item_id: int, extension: str, is_durable: bool = True
    ) -> str:
        """Keep a copy of a file, by the kernel where it can; the relative path. Raises BadFile, CannotWrite."""
        try:
            origin = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise BadFile(source, error.strerror or "it cannot be read") from error
        try:
            relative = _new_path(type, kind, item_id, extension)
            with self._gate.passing():
                path = self._safe_path(relative)
                _fill(path, lambda descriptor: copy_bytes(origin, descriptor), is_durable=is_durable)
            return relative
        finally:
            os.close(origin)

    def put_back(self, relative: str, source: str) -> None:
        """Keep a copy of a file at a path that the cache gave it before; one that stands there stays as it is.

        Raises BadFile, CannotWrite; a path that the cache cannot have given raises ValueError.
        """
        path = self._safe_path(relative)
        if os.path.isfile(path):
            return
        try:
            origin = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise BadFile(source, error.strerror or "it cannot be read") from error
        try:
            with self._gate.passing():
                _fill(path, lambda descriptor: copy_bytes(origin, descriptor), is_durable=True)
        finally:
            os.close(origin)

    def keep_thumbnail(self, relative: str, data: bytes) -> str:
        """Keep the small form of a cached picture; where it lies on disk. Raises CannotWrite."""
        path = self.thumbnail_path(relative)
        _fill(path, lambda descriptor: write_all(descriptor, data), is_durable=False)
        return path

    def path(self, relative: str) -> str:
        """Where a cached file lies on disk. A path that the cache cannot have given raises ValueError."""
        return _below(self._dir, relative)

    def thumbnail_path(self, relative: str) -> str:
        """Where the small form of a cached picture lies, or would lie. Raises ValueError as `path` does."""
        return _below(self._thumbnails, relative)

    def has_thumbnail(self, relative: str) -> bool:
        """Whether a small form is there; one that a power cut left empty is not."""
        try:
            return os.stat(self.thumbnail_path(relative)).st_size > 0
        except OSError:
            return False

    def has(self, relative: str) -> bool:
        return os.path.isfile(self.path(relative))

    def read(self, relative: str) -> bytes:
        """The bytes of a cached file. Raises BadFile."""
        path = self.path(relative)
        try:
            with open(path, "rb") as file:
                return file.read()
        except OSError as error:
            raise BadFile(path, error.strerror or "it cannot be read") from error

    @property
    def folder(self) -> str:
        """Where the cache lies."""
        return self._dir

    def is_there(self) -> bool:
        """Whether its folder is what it was: an own folder's disk may be away, and its mount point empty."""
        return self._dir == self._own or has_mark(self._dir)

    def still(self) -> AbstractContextManager[None]:
        """Keep everybody from putting and removing until the block ends; those that have begun end first."""
        return self._gate.closed()

    def lie_in(self, place: Place) -> None:
        """Have the cache lie elsewhere from now on; only while it is `still`. Raises CannotWrite."""
        write_place(self.data_dir, place)
        self._dir = place.folder or self._own

    def free_bytes(self) -> int:
        """The room on the disk that the cache is on."""
        return self.free_in(self._dir)

    @staticmethod
    def free_in(folder: str) -> int:
        """The room on the disk of a folder, or of the one that it would be made in."""
        while not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        return shutil.disk_usage(folder).free

    @staticmethod
    def is_of_cache(relative: str) -> bool:
        """Whether a path is one that a cache may have given."""
        return _RELATIVE.fullmatch(relative) is not None

    @property
    def thumbnails(self) -> str:
        """The folder of the small forms of pictures."""
        return self._thumbnails

    def remove_thumbnail(self, relative: str) -> None:
        """Remove a small form, and its folder with the last one. Raises CannotWrite when the disk refuses."""
        _unlink(self.thumbnail_path(relative))

    def _safe_path(self, relative: str) -> str:
        """As `path`, to write there. Raises CannotWrite where the cache is away."""
        path = self.path(relative)
        if not self.is_there():
            raise CannotWrite(path, "the folder of the pictures is not there; connect its disk")
        return path

    def remove(self, relative: str) -> None:
        """Remove a cached file and its small form, and their folders with the last one. What is gone already is fine.

        Raises CannotWrite when the disk refuses.
        """
        with self._gate.passing():
            for path in (self.thumbnail_path(relative), self.path(relative)):
                _unlink(path)


def files_in(folder: str) -> dict[str, int]:
    """Path within -> size of every file of the cache's making in a folder; others are passed over."""
    found: dict[str, int] = {}
    for at, _, names in os.walk(folder):
        for name in names:
            relative = os.path.relpath(os.path.join(at, name), folder).replace(os.sep, "/")
            if _RELATIVE.fullmatch(relative):
                with suppress(FileNotFoundError):
                    found[relative] = os.stat(os.path.join(at, name)).st_size
    return found


class _Gate:
    """Many may pass at once; whoever closes it waits until they are through, and is alone."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._inside = 0
        self._is_closed = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        with self._turn:
            self._turn.wait_for(lambda: not self._is_closed)
            self._inside += 1
        try:
            yield
        finally:
            with self._turn:
                self._inside -= 1
                self._turn.notify_all()

    @contextmanager
    def closed(self) -> Iterator[None]:
        with self._turn:
            self._turn.wait_for(lambda: not self._is_closed)
            self._is_closed = True
            self._turn.wait_for(lambda: self._inside == 0)
        try:
            yield
        finally:
            with self._turn:
                self._is_closed = False
                self._turn.notify_all()


def _fill(path: str, fill: Callable[[int], None], *, is_durable: bool) -> None:
    """Have a new file written, complete when it has its name. Raises CannotWrite."""
    temporary = temporary_beside(path)
    try:
        descriptor = _create(temporary)
        try:
            fill(descriptor)
            if is_durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise cannot_write(path, error) from error
    if is_durable:
        flush_folder(os.path.dirname(path))


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(path, error) from error
    with suppress(OSError):  # other files of the item are still in it
        os.rmdir(os.path.dirname(path))


def _below(folder: str, relative: str) -> str:
    if not _RELATIVE.fullmatch(relative):
        raise ValueError(f"not a path of the cache: {relative!r}")
    return os.path.join(folder, *relative.split("/"))


def _create(path: str) -> int:
    """A new file open for writing, its folder made only when it turns out to be missing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return os.open(path, flags, 0o666)


def _new_path(type: CacheType, kind: str, item_id: int, extension: str) -> str:
    extension = extension.lower().removeprefix(".")
    for word in (kind, extension):
        if not _WORD.fullmatch(word):
            raise ValueError(f"not a word for a cache path: {word!r}")
    import uuid  # for what is new in the cache

    return f"{type.value}/{kind}/{item_id}/{uuid.uuid4()}.{extension}"
