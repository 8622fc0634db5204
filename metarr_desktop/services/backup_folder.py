"""The folder of backups in a data directory: what is in it, making one, removing one. Needs no open library.

What is not whole yet lies in a folder of its own in there, which the next one to make a backup empties.
"""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.backups import Backup, BackupKind, Tally, facts_of_name, name_for, outlived
from metarr_desktop.domain.errors import BadFile, DamagedLibrary, MetarrError, NotFound, printable
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files import archives
from metarr_desktop.files.write import cannot_write
from metarr_desktop.services.data_dir import LIBRARY
from metarr_desktop.store import copies
from metarr_desktop.store.clock import stamp
from metarr_desktop.store.migrate import revision_of

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.files.cache import Cache

_MAKING = ".making"


def folder_of(data_dir: str) -> str:
    """Where a data directory keeps its backups."""
    return os.path.join(os.path.abspath(data_dir), "backups")


def listed(data_dir: str) -> list[Backup]:
    """Every backup there is, newest first, those that cannot be used too. Reads what they say of themselves."""
    folder = folder_of(data_dir)
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BadFile(folder, error.strerror or "it cannot be read") from error
    found = [described(os.path.join(folder, name)) for name in names if facts_of_name(name)]
    return sorted(found, key=lambda one: (one.at, one.name), reverse=True)


def found(data_dir: str, word: str) -> Backup:
    """The backup of that name, "newest", or the one in a file anywhere. Raises NotFound, BadFile."""
    if os.sep in word or os.path.isabs(word):
        if not os.path.isfile(word):
            raise NotFound(f"There is no file {printable(word)}.")
        return described(word)
    usable = [one for one in listed(data_dir) if word == one.name or (word == "newest" and not one.problem)]
    if not usable:
        raise NotFound(f"There is no backup “{word}”; `metarr backup list` shows all.")
    return usable[0]


def described(path: str) -> Backup:
    """What a file is as a backup; what is none has its `problem` said."""
    name = os.path.basename(path)
    kind, at = facts_of_name(name) or (BackupKind.OWN, "")
    status = _status(path)
    plain = Backup(name, path, kind, at or stamp(datetime.fromtimestamp(status.st_mtime, UTC)), status.st_size)
    try:
        return _of_archive(plain) if name.endswith(".zip") else _of_database(plain)
    except MetarrError as error:
        return _with(plain, problem=str(error))


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)
    except OSError as error:
        raise BadFile(path, error.strerror or "it cannot be read") from error


def _of_archive(plain: Backup) -> Backup:
    with archives.opened(plain.path) as archive:
        said = archive.facts
        try:
            tally = Tally(**{name: int(count) for name, count in said["tally"].items()})
            return _with(
                plain,
                at=str(said["at"]),
                schema=str(said["schema"]),
                version=str(said["version"]),
                tally=tally,
                own_pictures=len(archive.pictures),
                to_fetch=int(said["to_fetch"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadFile(plain.path, "it does not say what it holds") from error


def _of_database(plain: Backup) -> Backup:
    path = Path(plain.path)
    schema = revision_of(path)
    if schema is None:
        raise DamagedLibrary(f"{printable(plain.path)} holds no library.")
    return _with(plain, schema=schema, tally=copies.tally_of(path, is_quiet=True))


def _with(backup: Backup, **facts: Any) -> Backup:
    return Backup(**{**{name: getattr(backup, name) for name in Backup.__dataclass_fields__}, **facts})


# --- making -----------------------------------------------------------------------------------------------------------


def make(data_dir: str, cache: Cache, kind: BackupKind, now: datetime, version: str, progress: Progress) -> Backup:
    """Make a backup of the library as it is at this moment; others may work with it meanwhile.

    It is listed when it is whole, was read back and found right, and is on the disk; never before. Raises
    DamagedLibrary for a library that does not pass its check, CannotWrite, Cancelled; then nothing is listed.
    """
    folder = folder_of(data_dir)
    making = os.path.join(folder, _MAKING)
    archives.make_empty(making)
    try:
        database = os.path.join(making, LIBRARY)
        copies.copy_verified(Path(data_dir) / LIBRARY, Path(database), progress.check)
        progress.say(sentence("The library was copied, and the copy is sound."))
        partial = os.path.join(making, "archive.zip")
        _pack(partial, database, cache, now, version, progress)
        with archives.opened(partial) as archive:
            archive.verify(progress.check)
        progress.say(sentence("The backup was read back and is whole."))
        path = os.path.join(folder, name_for(kind, now, os.listdir(folder)))
        archives.put_in_place(partial, path)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return described(path)


def _pack(partial: str, database: str, cache: Cache, now: datetime, version: str, progress: Progress) -> None:
    pictures = copies.pictures_of(Path(database))
    own = [one for one in pictures if one.is_own]
    to_fetch = [one for one in pictures if not one.is_own]
    with archives.packing(partial, progress.check) as packing:
        packing.add(archives.DATABASE, database, is_packed=True)
        packing.add_stream(archives.TO_FETCH, io.BytesIO(_as_lines(to_fetch)), is_packed=True)
        for number, one in enumerate(own):
            progress.report(number, len(own), "backup")
            with suppress(BadFile, ValueError):  # gone from the cache, or nothing that the cache ever put there
                packing.add(f"{archives.PICTURES}{one.path}", cache.path(one.path), is_packed=False)
        if own:
            progress.say(sentence(f"Pictures of your own packed: {len(own)}."), count=len(own))
        packing.describe(
            {
                "at": stamp(now),
                "schema": revision_of(Path(database)),
                "version": version,
                "tally": asdict(copies.tally_of(Path(database), is_quiet=True)),
                "to_fetch": len(to_fetch),
            }
        )


def _as_lines(pictures: Sequence[copies.Picture]) -> bytes:
    """One JSON object a line: what to fetch again where the cache is gone."""
    return "".join(
        json.dumps({"uuid": one.uuid, "url": one.url, "item": one.item, "art": one.art}) + "\n" for one in pictures
    ).encode()


# --- removing ---------------------------------------------------------------------------------------------------------


def remove(data_dir: str, name: str) -> None:
    """Remove a backup for good. Raises NotFound for what is none, CannotWrite."""
    if facts_of_name(name) is None:
        raise NotFound(f"There is no backup “{name}”; `metarr backup list` shows all.")
    _unlink(os.path.join(folder_of(data_dir), name))


def prune(folder: str, backups: Sequence[Backup], progress: Progress) -> None:
    """Remove from a folder what need not be kept any more. Raises CannotWrite."""
    there = set(os.listdir(folder))
    for one in outlived([one for one in backups if one.name in there]):
        path = os.path.join(folder, one.name)
        _unlink(path)
        progress.say(sentence(f"{printable(path)}: removed."))


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        raise NotFound(f"There is no backup “{os.path.basename(path)}”; `metarr backup list` shows all.") from None
    except OSError as error:
        raise cannot_write(path, error) from error


def names_in(folder: str) -> list[Backup]:
    """The backups in a folder by their names alone, as much as `prune` needs."""
    facts: Mapping[str, tuple[BackupKind, str] | None] = {name: facts_of_name(name) for name in os.listdir(folder)}
    return [Backup(name, os.path.join(folder, name), *told, 0) for name, told in facts.items() if told]
