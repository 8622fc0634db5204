"""Moving the cache to another folder while it is in use, so that a crash at any moment leaves one whole cache in use.

    copy everything, file by file   the old one is in use; new pictures go there
    nobody may write for a moment   what came meanwhile is copied, what went is removed
    switch                          one file is replaced (`files.cache_place`): the new one is in use
    remove the old one              by the names that are ours; other files stay

Doing it again after a crash goes on where it stood: what is there in its full size is not copied again, as files take
their names when they are complete. Small forms stay where they are, near the database.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from metarr_desktop.domain.errors import BadInput, CannotWrite, printable
from metarr_desktop.files import cache_place
from metarr_desktop.files.cache import Cache, files_in
from metarr_desktop.files.cache_place import Place
from metarr_desktop.files.copying import same_bytes
from metarr_desktop.files.write import cannot_write, copy_atomically, is_temporary, make_folders, sweep_temporaries

Step = Callable[[int, int], None]


def check_target(cache: Cache, folder: str) -> None:
    """Raise BadInput, with what to do instead, for a folder that cannot be the cache ("" can, it is our own)."""
    if not folder:
        return
    shown = printable(folder)
    if not os.path.isdir(folder):
        raise BadInput(f"{shown} is not a folder that can be opened; nothing was moved.")
    target, present = os.path.realpath(folder), os.path.realpath(cache.folder)
    own = os.path.realpath(cache.data_dir)
    if target == present:
        return
    if _is_within(target, own) or _is_within(own, target) or _is_within(target, present) or _is_within(present, target):
        raise BadInput(f"{shown} holds Metarr's own files or lies among them; name an empty folder elsewhere.")
    strange = [name for name in os.listdir(folder) if not is_temporary(name)]
    if strange and not cache_place.is_marked_by(folder, cache.data_dir):
        raise BadInput(f"{shown} is not empty; name an empty folder, so that nothing of yours is touched.")


def move(cache: Cache, folder: str, floor_bytes: int, step: Step, check: Callable[[], None]) -> int:
    """Have the cache lie in `folder` ("": in the data directory); how many files it holds.

    `floor_bytes` are to stay free there. `step` is told files done and in all; `check` raises to stop, after which the
    old folder is in use and another call goes on. Raises BadInput, CannotWrite.
    """
    _finish_leaving(cache)
    check_target(cache, folder)
    source, target = cache.folder, folder or cache_place.own_folder(cache.data_dir)
    if os.path.realpath(source) == os.path.realpath(target):
        return len(files_in(source))
    if not cache.is_there():
        raise CannotWrite(target, f"the pictures in {printable(source)} cannot be read; connect their disk")
    make_folders(target)
    _check_room(source, target, floor_bytes)
    cache_place.put_mark(target, cache.data_dir)
    sweep_temporaries(at for at, _, _ in os.walk(target))
    _mirror(source, target, step, check)
    with cache.still():
        _mirror(source, target, step, check)
        count = _drop_gone(source, target)
        cache.lie_in(Place(folder, leaving=source))
    _finish_leaving(cache)
    return count


def _finish_leaving(cache: Cache) -> None:
    """Empty the folder that the cache lay in before, if that was not done yet."""
    place = cache_place.read_place(cache.data_dir)
    if not place.leaving:
        return
    if os.path.realpath(place.leaving) != os.path.realpath(cache.folder):
        for relative in files_in(place.leaving):
            _remove(os.path.join(place.leaving, relative))
        sweep_temporaries(at for at, _, _ in os.walk(place.leaving))
        for folder, _, _ in os.walk(place.leaving, topdown=False):
            if folder != place.leaving:
                with suppress(OSError):  # something of somebody else's is in it
                    os.rmdir(folder)
        cache_place.remove_mark(place.leaving)
    cache_place.write_place(cache.data_dir, Place(place.folder))


def _mirror(source: str, target: str, step: Step, check: Callable[[], None]) -> None:
    """Copy what the target has not in its full size, and compare it with what it is a copy of."""
    wanted, there = files_in(source), files_in(target)
    for number, (relative, size) in enumerate(wanted.items(), 1):
        check()
        if there.get(relative) != size:
            _copy(os.path.join(source, relative), os.path.join(target, relative))
        step(number, len(wanted))


def _copy(source: str, target: str) -> None:
    if not os.path.exists(source):  # removed meanwhile
        return
    make_folders(os.path.dirname(target))
    copy_atomically(source, target)
    try:
        with open(source, "rb") as one, open(target, "rb") as other:
            is_same = same_bytes(one.fileno(), other.fileno())
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(target, error) from error
    if not is_same:
        _remove(target)
        raise CannotWrite(target, "what was written there reads differently; the disk may be failing")


def _drop_gone(source: str, target: str) -> int:
    """Remove what was removed from the source meanwhile; how many files both have. Raises CannotWrite."""
    wanted = files_in(source)
    for relative in files_in(target):
        if relative not in wanted:
            _remove(os.path.join(target, relative))
    if files_in(target) != wanted:
        raise CannotWrite(target, "not all pictures arrived there; the old folder is still in use")
    return len(wanted)


def _check_room(source: str, target: str, floor_bytes: int) -> None:
    there = files_in(target)
    needed = sum(size for relative, size in files_in(source).items() if there.get(relative) != size)
    if needed + floor_bytes > (free := Cache.free_in(target)):
        raise BadInput(
            f"{printable(target)} has {free / 1_000_000:,.0f} MB free; the pictures need {needed / 1_000_000:,.0f} MB, "
            f"and {floor_bytes / 1_000_000:,.0f} MB are to stay free. Nothing was moved."
        )


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise cannot_write(path, error) from error


def _is_within(path: str, folder: str) -> bool:
    return os.path.commonpath((path, folder)) == folder if _one_disk(path, folder) else False


def _one_disk(path: str, other: str) -> bool:
    return os.path.splitdrive(path)[0] == os.path.splitdrive(other)[0]
