"""What publishing would do: what should stand on the disk beside what stands there, as a plan. Touches nothing.

An NFO that another program changed since we wrote it is read before it is written over: three texts, what we wrote,
what stands there, what we would write. What only the other one changed is told to the library (`Plan.told`) and stands
in the new text; where both changed a field, a lock decides, and the person may decide otherwise (`Clash`). A file that
another program changes back again and again is left for a person to decide about.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.plan import Choices, Clash, ContentKind, Plan, Reason, Step, Told, Verb
from metarr_desktop.files.hashes import sha256_of, sha256_of_file
from metarr_desktop.formats import nfo
from metarr_desktop.services.nfo_news import news, record_for
from metarr_desktop.services.wanted import Wanted, WantedFile, wanting
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import WrittenFile
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.values import Value
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.formats.nfo import NfoRecord
    from metarr_desktop.store.library import Store

ITEMS_A_PORTION = 200
_PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tbn")
_LARGEST_NFO = 10 * 1024 * 1024
#: So often a file is written over another program's within `CONTEST_DAYS`; then a person has to decide.
_MOST_CONTESTS = 3
CONTEST_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Theirs:
    """What another program changed in one NFO; `clashes` are the fields that were changed here as well."""

    told: tuple[Told, ...] = ()
    clashes: tuple[Clash, ...] = ()


class Planner:
    """Compares what is wanted with the disk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plans(self, items: Sequence[ItemId], choices: Choices) -> Iterator[Plan]:
        """The plan of those items in portions, so that a whole library's never has to be held at once."""
        for start in range(0, len(items), ITEMS_A_PORTION):
            yield self.portion(items[start : start + ITEMS_A_PORTION], choices)

    def portion(self, items: Sequence[ItemId], choices: Choices, *, reads_theirs: bool = True) -> Plan:
        """The plan of some items; not `reads_theirs`: what other programs wrote was taken in a moment ago."""
        made_at = self._store.history.newest_change()
        works = wanting(self._store)
        wanted = works.of(items)
        ours = self._store.pictures.written_at({file.path for one in wanted for file in one.files})
        folders = _Folders(self._store.libraries.away())
        theirs = self._read_theirs(wanted, ours, choices, folders) if reads_theirs else {}
        told = tuple(one for some in theirs.values() for one in some.told)
        if told:
            retold = works.of([one.item for one in wanted if _speaks_of(one, told)], told)
            by_item = {one.item: one for one in retold}
            wanted = [by_item.get(one.item, one) for one in wanted]
        before = self._store.pictures.written([one.item for one in wanted])
        return replace(self._compared(wanted, ours, before, theirs, told, choices, folders), made_at=made_at)

    def _compared(
        self,
        wanted: Sequence[Wanted],
        ours: Mapping[str, WrittenFile],
        before: Mapping[ItemId, Sequence[WrittenFile]],
        theirs: Mapping[str, _Theirs],
        told: tuple[Told, ...],
        choices: Choices,
        folders: _Folders,
    ) -> Plan:
        paths = {file.path for one in wanted for file in one.files}
        steps: dict[str, Step] = {}  # by path: the NFO of a double episode is wanted by both
        skipped: list[tuple[ItemId, Reason]] = []
        for one in wanted:
            if not one.is_placed:
                skipped.append((one.item, Reason.FOLDER_GONE))
                continue
            if one.problems:
                skipped.append((one.item, Reason.NAME_TOO_LONG))
            for file in one.files:
                if not folders.is_there(file):
                    skipped.append((one.item, folders.why_not(file)))
                elif file.path not in steps:
                    step = self._step(file, ours.get(file.path), choices)
                    steps[file.path] = _with_theirs(step, theirs.get(file.path))
                    steps.update((step.path, step) for step in _same_picture_otherwise(file, folders, paths))
            no_longer = [*self._no_longer_wanted(one, before.get(one.item, ()), folders), *_refused(one, folders)]
            steps.update((step.path, step) for step in no_longer if step.path not in paths)
        unsettled = frozenset(record.path for some in before.values() for record in some if record.is_announced)
        items = tuple(one.item for one in wanted)
        return Plan(tuple(steps.values()), tuple(dict.fromkeys(skipped)), items, told, unsettled)

    def _no_longer_wanted(self, wanted: Wanted, before: Collection[WrittenFile], folders: _Folders) -> Iterator[Step]:
        """Files we wrote for the item that it does not want any more, if they are still as we wrote them.

        What stood there before us comes back when the item itself is taken back.
        """
        paths = {file.path for file in wanted.files}
        stale = [record for record in before if record.path not in paths and folders.holds(record.path)]
        originals = self._store.pictures.originals([record.path for record in stale]) if wanted.in_trash else {}
        for record in stale:
            if digest_on_disk(record.path, record) == record.sha256:
                yield Step(
                    verb=Verb.REPLACE if record.path in originals else Verb.REMOVE,
                    reason=Reason.NO_LONGER_WANTED,
                    content=ContentKind(record.content),
                    path=record.path,
                    item=wanted.item,
                    art=record.art,
                    position=record.position,
                )

    def _step(self, file: WantedFile, record: WrittenFile | None, choices: Choices) -> Step:
        """What has to happen at one path."""
        if file.picture is not None:
            digest, size = file.picture.sha256, file.picture.size
        else:
            data = file.text.encode()
            digest, size = sha256_of(data), len(data)
        verb, reason = self._judged(file.path, digest, record, choices)
        return Step(
            verb=verb,
            reason=reason,
            content=ContentKind.PICTURE if file.picture else ContentKind.NFO,
            path=file.path,
            item=file.item,
            art=file.picture.art if file.picture else "",
            position=(file.picture.position or 0) if file.picture else 0,
            text=file.text,
            before=_text_on_disk(file.path) if file.text and verb in (Verb.REPLACE, Verb.DECIDE) else "",
            cache_file=file.picture.path if file.picture else "",
            sha256=digest,
            size=size,
            like=file.like,
        )

    def _judged(self, path: str, digest: str, record: WrittenFile | None, choices: Choices) -> tuple[Verb, Reason]:
        on_disk = digest_on_disk(path, record)
        if on_disk == digest:
            return Verb.KEEP, Reason.SAME
        if on_disk is None:
            return Verb.WRITE, Reason.MISSING
        if record is None:
            return Verb.REPLACE, Reason.FOREIGN
        if on_disk == record.sha256:
            return Verb.REPLACE, Reason.CHANGED_HERE
        if self._is_contested(record) and not choices.insists_on(path):
            return Verb.DECIDE, Reason.CONTESTED
        return Verb.REPLACE, Reason.CHANGED_THERE

    def _is_contested(self, record: WrittenFile) -> bool:
        since = stamp(self._store.clock() - timedelta(days=CONTEST_DAYS))
        return record.contested >= _MOST_CONTESTS and record.contested_at >= since

    # --- what another program wrote ---------------------------------------------------------------------------------

    def _read_theirs(
        self, wanted: Sequence[Wanted], ours: Mapping[str, WrittenFile], choices: Choices, folders: _Folders
    ) -> dict[str, _Theirs]:
        """Path -> what another program changed in an NFO of ours, where no scan has taken that in yet."""
        found: dict[str, _Theirs] = {}
        changed = {
            file.path: file
            for one in wanted
            for file in one.files
            if file.text and not folders.is_away(os.path.dirname(file.path))
            if (record := ours.get(file.path)) and not record.was_cut_off and _differs(file.path, record)
        }
        if not changed:
            return found
        read = self._store.files.last_read(changed)
        for path, file in changed.items():
            with contextlib.suppress(BadFile, OSError):  # what cannot be read tells nothing; it is kept aside
                state = os.stat(path)
                if read.get(path) != (state.st_size, state.st_mtime_ns) and state.st_size <= _LARGEST_NFO:
                    found[path] = self._compare_texts(file, ours[path], choices)
        return found

    def _compare_texts(self, file: WantedFile, record: WrittenFile, choices: Choices) -> _Theirs:
        """The three texts of one NFO. Raises BadFile, OSError."""
        with open(file.path, "rb") as there:
            theirs = nfo.read(there.read(), path=file.path)
        written = nfo.read((record.text or "").encode()) if record.text else ()
        now = nfo.read(file.text.encode())
        known = self._store.foreign_elements([row.id for row in file.speaks_of])
        told: list[Told] = []
        clashes: list[Clash] = []
        for number, row in enumerate(file.speaks_of):
            their, base, our = (record_for(row, number, file.speaks_of, some) for some in (theirs, written, now))
            if their is None or our is None:
                continue
            mine = _clashes(row, news(their, base), base, our, choices)
            clashes += mine
            told += _told(row, file.path, news(their, base), our, mine, known.get(row.id, ()))
        return _Theirs(tuple(told), tuple(clashes))


def _clashes(row: ItemRow, their: NfoRecord, base: NfoRecord | None, our: NfoRecord, choices: Choices) -> list[Clash]:
    """The fields of which both have news, and not the same."""
    found = []
    for name, theirs in their.values.items():
        ours = our.values.get(name)
        if base is not None and ours != theirs and ours != base.values.get(name):
            is_ours = choices.keeps_ours(row.id, name, otherwise=name in row.locked)
            found.append(Clash(row.id, name, ours, theirs, is_ours))
    return found


def _told(
    row: ItemRow, path: str, their: NfoRecord, our: NfoRecord, clashes: Sequence[Clash], known: tuple[str, ...]
) -> Iterator[Told]:
    """What the library is to be told: by the file itself, and by the person where they chose against a lock.

    A locked field that only the file changed is told as well: the door keeps it as a suggestion.
    """
    unknown = their.unknown if their.unknown != known else None
    clashing = {clash.field: clash for clash in clashes}
    plain: dict[str, Value] = {}
    chosen: dict[str, Value] = {}
    for name, value in their.values.items():
        clash = clashing.get(name)
        if our.values.get(name) == value:
            continue
        if clash is not None and not clash.is_ours and name in row.locked:
            chosen[name] = value
        elif clash is None or not clash.is_ours or name in row.locked:
            plain[name] = value
    if plain or unknown is not None:
        yield Told(row.id, path, plain, unknown)
    if chosen:
        yield Told(row.id, path, chosen, is_chosen=True)


def _with_theirs(step: Step, theirs: _Theirs | None) -> Step:
    if theirs is None:
        return step
    return replace(step, told=tuple(name for one in theirs.told for name in one.values), clashes=theirs.clashes)


def _speaks_of(wanted: Wanted, told: Sequence[Told]) -> bool:
    items = {one.item for one in told}
    return any(row.id in items for file in wanted.files for row in file.speaks_of)


def _differs(path: str, record: WrittenFile) -> bool:
    return digest_on_disk(path, record) not in (record.sha256, None)


class _Folders:
    """Which folders are there, asked once each, and what lies in them; in a root that is `away` none is."""

    def __init__(self, away: Sequence[str]) -> None:
        self._away = tuple(os.path.join(root, "") for root in away)
        self._names: dict[str, frozenset[str] | None] = {}

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None when it is not there."""
        if folder not in self._names and self.is_away(folder):
            self._names[folder] = None
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._names[folder] = None
        return self._names[folder]

    def holds(self, path: str) -> bool:
        """Whether something stands at a path."""
        folder, name = os.path.split(path)
        return name in (self.names(folder) or ())

    def is_there(self, file: WantedFile) -> bool:
        """Whether the file can be put in its place: its folder is there, or the one that ours is to be made in.

        No other folder is ever made: under the mount point of a disk that is away it would hide the disk's own.
        """
        folder = os.path.dirname(file.path)
        if self.is_away(folder):
            return False
        return self.names(folder) is not None or (file.makes_folder and os.path.isdir(os.path.dirname(folder)))

    def why_not(self, file: WantedFile) -> Reason:
        """Why a file cannot be put in its place."""
        return Reason.DISK_AWAY if self.is_away(os.path.dirname(file.path)) else Reason.FOLDER_GONE

    def is_away(self, folder: str) -> bool:
        """Whether a folder is that of a root that is offline, whatever lies there now."""
        return os.path.join(folder, "").startswith(self._away)


def _refused(wanted: Wanted, folders: _Folders) -> Iterator[Step]:
    """Pictures of somebody else in a place that the person cleared; they are put aside."""
    for file in wanted.refused:
        if folders.holds(file.path):
            yield Step(
                verb=Verb.REMOVE,
                reason=Reason.NO_LONGER_WANTED,
                content=ContentKind.PICTURE,
                path=file.path,
                item=wanted.item,
                art=file.art,
                position=file.position,
            )


def _same_picture_otherwise(file: WantedFile, folders: _Folders, wanted: Collection[str]) -> Iterator[Step]:
    """`poster.png` beside our `poster.jpg`: a player would show either, so only ours may stay."""
    if file.picture is None:
        return
    folder, name = os.path.split(file.path)
    stem, ending = os.path.splitext(name)
    names = folders.names(folder) or frozenset()
    for other in _PICTURE_ENDINGS:
        path = os.path.join(folder, stem + other)
        if other != ending and stem + other in names and path not in wanted:
            yield Step(
                verb=Verb.REMOVE,
                reason=Reason.OTHER_ENDING,
                content=ContentKind.PICTURE,
                path=path,
                item=file.item,
                art=file.picture.art,
                position=file.picture.position or 0,
            )


def digest_on_disk(path: str, record: WrittenFile | None) -> str | None:
    """The hash of what stands at a path, None when nothing does. A file as we left it is not read again."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    if record is not None and (state.st_size, state.st_mtime_ns) == (record.size, record.mtime_ns):
        return record.sha256
    with contextlib.suppress(BadFile):
        return sha256_of_file(path)
    return ""  # there, but unreadable: not ours


def _text_on_disk(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
