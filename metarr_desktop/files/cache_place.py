"""Where the cache lies: in the data directory, or in a folder that the person named for it.

One small file of the data directory says it, replaced in one step: that is the moment in which a moved cache counts.
It is a file and not a setting because it tells how the disk is: a library that is restored must not change it. A folder
of the person's own carries a mark, so that an empty mount point is never taken for the cache.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.write import cannot_write, write_atomically

MARK = ".metarr-cache"
_NAME = "cache-place.json"


@dataclass(frozen=True, slots=True)
class Place:
    """`folder` is the person's, "" for the data directory's own. `leaving` is an earlier one, to be emptied."""

    folder: str = ""
    leaving: str = ""


def own_folder(data_dir: str) -> str:
    """Where the cache lies unless the person said otherwise."""
    return os.path.join(os.path.abspath(data_dir), "cache")


def read_place(data_dir: str) -> Place:
    """Where the cache of a data directory lies. Raises BadFile where that file makes no sense."""
    path = os.path.join(data_dir, _NAME)
    try:
        with open(path, "rb") as file:
            said = json.load(file)
        place = Place(said["folder"], said["leaving"])
        if isinstance(place.folder, str) and isinstance(place.leaving, str):
            return place
    except FileNotFoundError:
        return Place()
    except OSError as error:
        raise BadFile(path, error.strerror or "it cannot be read") from error
    except (ValueError, KeyError, TypeError):
        pass
    raise BadFile(
        path,
        "it is damaged, so where the pictures lie is not known. Nothing was changed; put it back from a backup, or "
        "remove it where they lie in the data directory",
    )


def write_place(data_dir: str, place: Place) -> None:
    """Say where the cache lies from now on. Raises CannotWrite; then it lies where it lay."""
    path = os.path.join(data_dir, _NAME)
    text = json.dumps({"folder": place.folder, "leaving": place.leaving}, indent=1)
    write_atomically(path, text.encode())


def put_mark(folder: str, data_dir: str) -> None:
    """Say in a folder whose cache it is. Raises CannotWrite."""
    write_atomically(os.path.join(folder, MARK), os.fsencode(os.path.abspath(data_dir)))


def has_mark(folder: str) -> bool:
    """Whether a folder is a cache, of whichever library."""
    return os.path.isfile(os.path.join(folder, MARK))


def is_marked_by(folder: str, data_dir: str) -> bool:
    """Whether a folder is the cache of that data directory."""
    try:
        with open(os.path.join(folder, MARK), "rb") as file:
            return file.read() == os.fsencode(os.path.abspath(data_dir))
    except OSError:
        return False


def remove_mark(folder: str) -> None:
    """The folder is no cache any more. Raises CannotWrite."""
    path = os.path.join(folder, MARK)
    with suppress(FileNotFoundError):
        try:
            os.unlink(path)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise cannot_write(path, error) from error
