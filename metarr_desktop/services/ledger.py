"""The ledger: what one scan found, file by file, on its way into the log of scans.

Every file is counted; of each outcome only the first few hundred are kept, as a first scan adds a hundred thousand.
They are written with the transaction that brings them in, so that a scan that is cut off is in the log as far as it
came. A scan that nobody asked for and that found nothing is not in the log.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from metarr_desktop.domain.scans import MOST_FILES, ScanCause, ScanFile, ScanOutcome, Trouble

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId, ScanId
    from metarr_desktop.store.unit import Unit


class Ledger:
    """The entry of one scan. For one thread."""

    def __init__(
        self, library: LibraryId, started_at: str, cause: ScanCause, depth: str, *, is_part: bool = False
    ) -> None:
        self._library = library
        self._started_at = started_at
        self.cause = cause
        self._depth = depth
        self._is_part = is_part
        self._files: Counter[ScanOutcome] = Counter()
        self._unkept: list[ScanFile] = []
        self.id: ScanId | None = None
        """The entry in the log; None while there is nothing to log."""

    def note(self, outcome: ScanOutcome, root: str, paths: Collection[str]) -> None:
        """Those files of a root were found so; `paths` are relative to it."""
        if paths:
            kept = islice(paths, self._room(outcome))
            self._unkept += [ScanFile(outcome, os.path.join(root, path)) for path in kept]
            self._files[outcome] += len(paths)

    def note_moved(self, path: str, before: str) -> None:
        """A file that lay elsewhere lies at `path` now; both absolute."""
        self._note_one(ScanFile(ScanOutcome.MOVED, path, before))

    def note_failed(self, troubles: Iterable[Trouble]) -> None:
        """Those could not be read."""
        for one in troubles:
            self._note_one(ScanFile(ScanOutcome.FAILED, one.path, one.reason))

    def _note_one(self, file: ScanFile) -> None:
        if self._room(file.outcome):
            self._unkept.append(file)
        self._files[file.outcome] += 1

    def _room(self, outcome: ScanOutcome) -> int:
        return max(0, MOST_FILES - self._files[outcome])

    def keep(self, unit: Unit) -> None:
        """Write what was noted since the last time; nothing while nothing was."""
        if self._files:
            self._write(unit, {})

    def end(self, unit: Unit, titles: Mapping[str, int] | None = None, *, is_stopped: bool = False) -> None:
        """Write the rest; a scan that somebody asked for is in the log also where nothing was found."""
        if self._files or self.cause is ScanCause.ASKED:
            unit.scans.end(self._write(unit, titles or {}), is_stopped=is_stopped)

    def _write(self, unit: Unit, titles: Mapping[str, int]) -> ScanId:
        if self.id is None:
            self.id = unit.scans.begin(self._library, self._started_at, self.cause, self._depth, is_part=self._is_part)
        unit.scans.add_files(self.id, self._unkept)
        unit.scans.set_counts(self.id, titles, self._files)
        self._unkept.clear()
        return self.id
