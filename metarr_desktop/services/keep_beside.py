"""Keep beside: subtitles, themes and, where wanted, trailers are copied into the cache, as pictures are.

So that what an upgrade of the video deletes can be put back under the new name. They stay the person's: nothing here
writes beside a video. Work of low priority, as it reads whole files.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile, CannotWrite
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import FileId, LibraryId
from metarr_desktop.domain.scans import Trouble
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.files.hashes import sha256_of_file
from metarr_desktop.formats.layouts import base_name
from metarr_desktop.services.job_lines import Troubles, in_folder, span_of
from metarr_desktop.services.take_in import TakeInReport
from metarr_desktop.store.sidecars import NewSidecar, ToKeep

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.store.findings import BesideFile
    from metarr_desktop.store.library import Store

_FILES_A_TRANSACTION = 50
_MB = 1_000_000
_LARGEST_SUBTITLE = 50 * _MB  # pictures of a whole film's subtitles (`.sup`) stay below
_TYPES = {FileRole.SUBTITLE: CacheType.TEXT, FileRole.THEME: CacheType.AUDIO, FileRole.TRAILER: CacheType.VIDEO}


class KeepBeside:
    """The verb. Handed the store and the cache."""

    def __init__(self, store: Store, cache: Cache) -> None:
        self._store = store
        self._cache = cache

    def largest(self) -> dict[FileRole, int]:
        """The roles that are kept, and up to how many bytes a file."""
        settings = self._store.settings
        found = {FileRole.SUBTITLE: _LARGEST_SUBTITLE} if settings.flag("cache.subtitles") else {}
        for role, name in ((FileRole.THEME, "cache.theme_mb"), (FileRole.TRAILER, "cache.trailer_mb")):
            if size := int(settings.get(name)):
                found[role] = size * _MB
        return found

    def is_wanted(self, library: LibraryId) -> bool:
        """Whether anything waits to be kept."""
        to_keep = self._store.sidecars.to_keep
        return any(to_keep(library, role, size, FileId(0), 1) for role, size in self.largest().items())

    def library(self, library: LibraryId, progress: Progress) -> TakeInReport:
        """Copy what is not in the cache as it is now. Raises Cancelled between files."""
        report = TakeInReport()
        troubles = Troubles(progress, report.problems)
        for role, size in self.largest().items():
            after = FileId(0)
            while rows := self._store.sidecars.to_keep(library, role, size, after, _FILES_A_TRANSACTION):
                after = rows[-1].file
                before = report.taken
                self._keep(rows, progress, report)
                if count := report.taken - before:
                    paths = span_of([in_folder(rows[0].path), in_folder(rows[-1].path)])
                    progress.say(sentence(f"{paths}: copied into the cache: {count}."), count=count)
                troubles.say()
                progress.report(report.taken, 0, "sidecars")
        return report

    def _keep(self, rows: Sequence[ToKeep], progress: Progress, report: TakeInReport) -> None:
        beside = self._store.findings.beside([row.item for row in rows])
        kept: list[NewSidecar] = []
        done: dict[FileId, str] = {}
        for row in rows:
            progress.check()
            try:
                kept += self._kept(row, beside[row.item])
                done[row.file] = ""
            except (BadFile, CannotWrite) as error:
                report.problems.append(Trouble(row.path, error.reason))
        with self._store.write(durable=False) as unit:
            unit.sidecars.add(kept, unit.now)
            unit.files.mark_read(done)
        report.taken += len(kept)

    def _kept(self, row: ToKeep, beside: list[BesideFile]) -> list[NewSidecar]:
        """The copy of a file; none of one that does not lie beside its video. Raises BadFile, CannotWrite."""
        tail, is_whole = _tail(row.path, beside)
        if not tail:
            return []
        extension = os.path.splitext(row.path)[1].lstrip(".").lower() or "bin"
        type = _TYPES[row.role]
        cached = self._cache.put_file(
            row.path, type=type, kind=row.role.value, item_id=row.item, extension=extension, is_durable=False
        )
        digest, uuid = sha256_of_file(self._cache.path(cached)), os.path.splitext(os.path.basename(cached))[0]
        if self._has(row, digest):
            self._cache.remove(cached)
        source = os.path.basename(row.path)
        return [NewSidecar(row.item, row.role, tail, is_whole, uuid, cached, digest, row.size, type.value, source)]

    def _has(self, row: ToKeep, digest: str) -> bool:
        """Whether the very bytes are there already as what they are."""
        kept = self._store.findings.cache_files_of([row.item])
        return any((one.art, one.sha256) == (row.role.value, digest) for one in kept)


def _tail(path: str, beside: list[BesideFile]) -> tuple[str, bool]:
    """What follows the base of its video in a file's name; else its path from the video's folder on, and True."""
    main = [one for one in beside if one.role.is_main and one.missing_since is None]
    bases = [
        os.path.join(os.path.dirname(one.path), base_name(os.path.basename(one.path), is_part=one.part is not None))
        for one in main
    ]
    named = [base for base in bases if path.startswith(base) and path[len(base) :][:1] in ("-", ".")]
    if named:
        return path[len(max(named, key=len)) :], False
    folders = [folder for base in bases if path.startswith(folder := os.path.join(os.path.dirname(base), ""))]
    return (path[len(max(folders, key=len)) :], True) if folders else ("", True)
