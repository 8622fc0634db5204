"""Take in: what lies beside media - NFO, pictures, streams - becomes part of the library.

Everything goes through the one door: an NFO never changes a locked field, and what it wanted is kept as a suggestion.
Pictures are copied into the cache; the folder's copy is only one of theirs from then on. A file that cannot be read is
named with its reason and the rest goes on; it is tried again when it changes.
"""

from __future__ import annotations

import logging
import os
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.disk import CachedPicture, ToRead, WrittenFile
from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import BadFile, BadInput, MetarrError, printable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, Kind, LibraryId, Status
from metarr_desktop.domain.scans import Trouble
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.values import is_empty
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.files.hashes import quick_hash, quick_hash_of, sha256_of
from metarr_desktop.files.images import ImageFacts, ReadPicture, inspect, read_picture
from metarr_desktop.files.pool import Failed, WorkerPool
from metarr_desktop.files.probe import Probed, ProbeTask, probe_file
from metarr_desktop.files.tags import embedded_picture
from metarr_desktop.formats import nfo
from metarr_desktop.formats.layouts import base_name
from metarr_desktop.formats.nfo.dialect import ROOTS
from metarr_desktop.services import collector
from metarr_desktop.services.job_lines import Troubles, in_folder, span_of
from metarr_desktop.services.nfo_news import news, record_for
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.streams import MediaFacts
    from metarr_desktop.formats.nfo import NfoRecord
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

log = logging.getLogger(__name__)

_LARGEST_NFO = 10 * 1024 * 1024
_FILES_AT_FIRST = 250
_MOST_FILES = 1000  # a transaction rewrites the same pages of the indexes whether it brings much or little
_QUICK_S = 1.0  # a portion that took longer was large enough: its disk is slow
_ITEMS_A_TRANSACTION = 250
_MEDIA_A_TRANSACTION = 64  # on a slow disk some seconds: so much is read again after a crash
MEDIA = (FileRole.VIDEO, FileRole.DISC, FileRole.TRAILER, FileRole.EXTRA)
_IN_NFO = (FileRole.VIDEO, FileRole.DISC)
_STREAMS_OF_DISCS = (".m2ts", ".vob", ".mts")

T = TypeVar("T")


@dataclass(slots=True)
class TakeInReport:
    """What was taken in, and every file that could not be."""

    taken: int = 0
    problems: list[Trouble] = field(default_factory=list)
    touched: set[ItemId] = field(default_factory=set)


class TakeIn:
    """The verb. Handed the store, the cache and the worker pool."""

    def __init__(self, store: Store, cache: Cache, workers: WorkerPool) -> None:
        self._store = store
        self._cache = cache
        self._workers = workers

    # --- NFO --------------------------------------------------------------------------------------------------------

    def nfo(self, library: LibraryId, progress: Progress, caused_by: BatchId | None = None) -> TakeInReport:
        """Read every NFO of a library that is new or changed. Raises Cancelled between portions."""
        report = TakeInReport()
        batch = Batch(Actor.NFO, "take_in", parent=caused_by)
        troubles = Troubles(progress, report.problems)
        total = self._store.files.count_to_read(library, [FileRole.NFO])
        with collector.seldom():
            for files in self._portions(library, (FileRole.NFO,), progress, _FILES_AT_FIRST, most=_MOST_FILES):
                before, known = report.taken, len(report.touched)
                self._take_in_nfo(batch, files, report)
                paths, count, changed = _span(files), report.taken - before, len(report.touched) - known
                if changed:
                    progress.say(sentence(f"{paths}: NFO files read: {count}; titles changed: {changed}."), count=count)
                elif count:
                    progress.say(sentence(f"{paths}: NFO files read: {count}; no title changed."), Tone.SAME, count)
                troubles.say()
                progress.report(report.taken + len(report.problems), total, "nfo")
        return report

    def _take_in_nfo(self, batch: Batch, files: Mapping[FileId, list[ToRead]], report: TakeInReport) -> None:
        done: dict[FileId, str] = {}
        hashes: dict[FileId, str] = {}
        texts: list[tuple[ToRead, NfoRecord]] = []
        own: set[str] = set()  # of them, those that we wrote: what is new in them was changed there since
        ours = self._store.pictures.written_at([rows[0].path for rows in files.values()])
        for file, rows, data, problem in self._foreign_nfo(files, hashes, ours):
            try:
                records = nfo.read(data, path=rows[0].path) if data and not problem else ()
                problem = problem or _strange_kind(rows, records)
            except BadFile as error:
                problem = error.reason
            if problem and _has_left(rows[0].path):
                continue
            done[file] = problem
            if problem:
                report.problems.append(Trouble(rows[0].path, problem))
                continue
            report.taken += 1
            written = _written_for(rows, ours.get(rows[0].path))
            if written:
                own.add(rows[0].path)
            for number, row in enumerate(rows):
                if (record := record_for(row, number, rows, records)) is not None:
                    texts.append((row, news(record, record_for(row, number, rows, written))))
        main, more = self._by_weight(texts, own)
        proposals = [Proposal(row.item, record.values) for row, record in main]
        proposals += self._of_relatives(main)
        identified = [row.item for row, record in texts if record.values.get("external_ids")]
        with self._store.write(durable=False) as unit:
            changes = unit.apply(batch, proposals)
            unit.set_foreign({row.item: record.unknown for row, record in main})
            unit.set_status(identified, Status.IDENTIFIED, confidence=1.0, matched_by=Actor.NFO)
            overviews = {row.item: record.collection_overview for row, record in main if record.collection_overview}
            unit.apply(batch, unit.collection_texts(overviews))
            filled = self._fill_gaps(unit, batch, more)
            unit.files.mark_read(done, hashes)
        report.touched |= changes.changed.keys() | filled.changed.keys()

    def _foreign_nfo(
        self, files: Mapping[FileId, list[ToRead]], hashes: dict[FileId, str], ours: Mapping[str, WrittenFile]
    ) -> Iterator[tuple[FileId, list[ToRead], bytes, str]]:
        """Each file with its rows and bytes; none where it is as we published it for these items, or unreadable."""
        for file, rows in files.items():
            path = rows[0].path
            try:
                data = _bytes_of(path)
            except BadFile as error:
                yield file, rows, b"", error.reason
                continue
            hashes[file] = quick_hash_of(data)
            record = ours.get(path)
            is_ours = record is not None and record.item in {row.item for row in rows}
            if is_ours and record is not None and (record.was_cut_off or record.sha256 == sha256_of(data)):
                yield file, rows, b"", ""
            else:
                yield file, rows, data, "" if data else "is empty"

    def _by_weight(
        self, texts: Sequence[tuple[ToRead, NfoRecord]], own: Collection[str]
    ) -> tuple[list[tuple[ToRead, NfoRecord]], list[tuple[ToRead, NfoRecord]]]:
        """The NFO files named after the video, and a film's others, which only fill gaps (RULES 3.6).

        What was changed in one of our `own` is somebody's edit, whatever its name; where two disagree, the one that is
        named after the video comes last, and stands.
        """
        films = self._store.files.with_several({row.item for row, _ in texts if row.kind is Kind.MOVIE}, FileRole.NFO)
        named = {item: _named_after_video(files) for item, files in self._store.items.files(films).items()}
        edited: list[tuple[ToRead, NfoRecord]] = []
        main: list[tuple[ToRead, NfoRecord]] = []
        more: list[tuple[ToRead, NfoRecord]] = []
        for row, record in texts:
            is_beside = row.kind is Kind.MOVIE and named.get(row.item) and row.path not in named[row.item]
            (main if not is_beside else edited if row.path in own else more).append((row, record))
        return [*edited, *main], more

    def _fill_gaps(self, unit: Unit, batch: Batch, more: Sequence[tuple[ToRead, NfoRecord]]) -> Changes:
        """What a second NFO says where the first is silent. Whatever stands there already stays."""
        names = {name for _, record in more for name in record.values}
        states = unit.door.states([row.item for row, _ in more], names)
        proposals = [
            Proposal(
                row.item,
                {
                    name: value
                    for name, value in record.values.items()
                    if is_empty(states[row.item].values.get(name)) and name not in states[row.item].locks
                },
            )
            for row, record in more
            if row.item in states
        ]
        return unit.apply(batch, proposals)

    def _of_relatives(self, texts: Iterable[tuple[ToRead, NfoRecord]]) -> list[Proposal]:
        """The names that a show's NFO gives to its seasons."""
        proposals = []
        for row, record in texts:
            if record.season_names:
                seasons = self._store.items.seasons(row.item)
                proposals += [
                    Proposal(seasons[number], {"title": name})
                    for number, name in record.season_names.items()
                    if number in seasons
                ]
        return proposals

    # --- pictures ---------------------------------------------------------------------------------------------------

    def pictures(self, library: LibraryId, progress: Progress, caused_by: BatchId | None = None) -> TakeInReport:
        """Copy new and changed pictures into the cache and offer them to their items."""
        report = TakeInReport()
        batch = Batch(Actor.SCAN, "take_in", parent=caused_by)
        troubles = Troubles(progress, report.problems)
        total = self._store.files.count_to_read(library, [FileRole.PICTURE])
        after = ItemId(0)
        while rows := self._store.files.pictures_to_read(library, after, _ITEMS_A_TRANSACTION):
            after = rows[-1].item
            before = report.taken
            self._take_in_pictures(batch, rows, progress, report)
            if count := report.taken - before:
                paths = span_of([in_folder(rows[0].path), in_folder(rows[-1].path)])
                progress.say(sentence(f"{paths}: pictures read: {count}."), count=count)
            troubles.say()
            progress.report(min(report.taken, total), total, "pictures")
        self._settle_unlinked(library, FileRole.PICTURE)
        return report

    def _take_in_pictures(self, batch: Batch, rows: Sequence[ToRead], progress: Progress, report: TakeInReport) -> None:
        facts: dict[str, ImageFacts] = {}
        done: dict[FileId, str] = {}
        hashes: dict[FileId, str] = {}
        new: list[CachedPicture] = []
        known = self._store.pictures.known({row.item for row in rows})
        by_path: dict[str, list[ToRead]] = defaultdict(list)
        for row in rows:
            by_path[row.path].append(row)
        for path, found in self._workers.map(read_picture, list(by_path), cancelled=lambda: progress.is_cancelled):
            file = by_path[path][0].file
            if isinstance(found, Failed):
                if not _has_left(path):
                    done[file] = found.reason.removeprefix(f"{printable(path)}: ")
                    report.problems.append(Trouble(path, done[file]))
                continue
            facts[path], done[file], hashes[file] = found.facts, "", quick_hash_of(found.data)
            # Written here, while the workers look at the next: the disk and the processors work at once.
            for row in by_path[path]:
                key = (row.item, row.art, found.facts.sha256)
                if row.art in ASSET and key not in known:
                    picture = self._cached(row, found)
                    new.append(picture)
                    known[key] = picture.uuid
        usable = [row for row in rows if row.path in facts and row.art in ASSET]
        slots: dict[ItemId, dict[str, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
        for row in sorted(usable, key=_preference):
            # Of two files for one place the one named after the video wins, as in Kodi.
            slots[row.item][row.art].setdefault(row.position, known[row.item, row.art, facts[row.path].sha256])
        proposals = [
            Proposal(item, {art: _in_order(places, ASSET[art].limit) for art, places in arts.items()})
            for item, arts in slots.items()
        ]
        with self._store.write(durable=False) as unit:
            unit.pictures.add(new)
            changes = unit.apply(batch, proposals)
            unit.files.mark_read(done, hashes)
        report.taken += len(usable)
        report.touched.update(changes.changed)

    def _cached(self, row: ToRead, picture: ReadPicture) -> CachedPicture:
        facts = picture.facts
        path = self._cache.put(
            picture.data,
            type=CacheType.IMAGE,
            kind=row.art,
            item_id=row.item,
            extension=facts.format.value,
            is_durable=False,
        )
        return cached_picture(path, row.item, row.art, facts, os.path.basename(row.path))

    # --- streams ----------------------------------------------------------------------------------------------------

    def media(self, library: LibraryId, progress: Progress, caused_by: BatchId | None = None) -> TakeInReport:
        """Find out what is inside new and changed media files. What was stored until a stop is not read again."""
        report = TakeInReport()
        batch = Batch(Actor.SCAN, "take_in", parent=caused_by)
        roles = (*MEDIA, FileRole.AUDIO)
        troubles = Troubles(progress, report.problems)
        total = self._store.files.count_to_read(library, roles)
        for files in self._portions(library, roles, progress, _MEDIA_A_TRANSACTION):
            before = report.taken
            self._take_in_media(batch, files, progress, report)
            if count := report.taken - before:
                progress.say(sentence(f"{_span(files)}: media files read: {count}."), count=count)
            troubles.say()
            progress.report(report.taken + len(report.problems), total, "media")
        return report

    def _take_in_media(
        self, batch: Batch, files: Mapping[FileId, list[ToRead]], progress: Progress, report: TakeInReport
    ) -> None:
        done: dict[FileId, str] = dict.fromkeys(files, "")
        hashes: dict[FileId, str] = {}
        facts: dict[FileId, MediaFacts] = {}
        paths = {rows[0].path: file for file, rows in files.items() if _may_hold_streams(rows[0])}
        copies = self._store.files.hashed({files[file][0].size for file in paths.values()})
        known = self._store.files.facts_by_hash({one.quick_hash for one in copies if one.quick_hash})
        tasks = [ProbeTask(path, frozenset(known)) for path in paths]
        for task, found in self._workers.map(probe_file, tasks, cancelled=lambda: progress.is_cancelled):
            path, file = task.path, paths[task.path]
            probed = Probed(_hash(path), problem=found.reason) if isinstance(found, Failed) else found
            if probed.quick_hash:
                hashes[file] = probed.quick_hash
            held = probed.facts or known.get(probed.quick_hash)
            if held is not None:
                facts[file] = held
            elif _has_left(path):
                del done[file]
            else:
                problem = done[file] = probed.problem.removeprefix(f"{printable(path)}: ")
                report.problems.append(Trouble(path, problem))
        covers = self._embedded_covers(files)
        with self._store.write(durable=False) as unit:
            unit.files.save_facts(facts)
            # An NFO tells players what is in the file.
            unit.mark_unpublished({row.item for file in facts for row in files[file] if row.role in _IN_NFO})
            unit.files.mark_read(done, hashes)
            unit.pictures.add(covers)
            unit.apply(batch, [Proposal(cover.item, {"thumb": (cover.uuid,)}) for cover in covers])
        report.taken += len(facts)
        report.touched.update(row.item for rows in files.values() for row in rows)

    def _embedded_covers(self, files: Mapping[FileId, list[ToRead]]) -> list[CachedPicture]:
        """The picture inside a track, for an album without one in its folder."""
        tracks = {row.item: row.path for rows in files.values() for row in rows if row.kind is Kind.TRACK}
        covers: dict[ItemId, CachedPicture] = {}
        for track in self._store.items.rows(list(tracks)):
            album = track.parent
            if album is None or album in covers or self._store.items.rows([album])[0].picture:
                continue
            try:
                data = embedded_picture(tracks[track.id])
                facts = inspect(data) if data else None
            except BadInput as error:
                log.debug("No cover from %s: %s", tracks[track.id], error)
                continue
            if data and facts and (album, "thumb", facts.sha256) not in self._store.pictures.known([album]):
                extension = facts.format.value
                path = self._cache.put(
                    data, type=CacheType.IMAGE, kind="thumb", item_id=album, extension=extension, is_durable=False
                )
                covers[album] = cached_picture(path, album, "thumb", facts, os.path.basename(tracks[track.id]))
        return list(covers.values())

    # --- common -----------------------------------------------------------------------------------------------------

    def _portions(
        self, library: LibraryId, roles: Sequence[FileRole], progress: Progress, size: int, *, most: int = 0
    ) -> Iterator[dict[FileId, list[ToRead]]]:
        """Files that wait, in portions, each with the rows of the items it belongs to.

        As long as they are dealt with quickly, portions grow from `size` files up to `most`.
        """
        after = FileId(0)
        while rows := self._store.files.to_read(library, roles, after, size):
            progress.check()
            after = rows[-1].file
            by_file: dict[FileId, list[ToRead]] = defaultdict(list)
            for row in rows:
                by_file[row.file].append(row)
            began = time.monotonic()
            yield by_file
            if time.monotonic() - began < _QUICK_S:
                size = max(size, min(2 * size, most))
        for role in roles:
            self._settle_unlinked(library, role)

    def _settle_unlinked(self, library: LibraryId, role: FileRole) -> None:
        """Files that belong to no item have nothing to give."""
        with self._store.write(durable=False) as unit:
            unit.files.settle_unlinked(library, role)


def cached_picture(path: str, item: ItemId, art: str, facts: ImageFacts, source: str, url: str = "") -> CachedPicture:
    """The record of a picture that was put into the cache at `path`; its file name is its uuid."""
    return CachedPicture(
        uuid=os.path.splitext(os.path.basename(path))[0],
        item=item,
        art=art,
        path=path,
        sha256=facts.sha256,
        phash=f"{facts.phash:016x}",
        width=facts.width,
        height=facts.height,
        size=facts.size,
        source=source,
        url=url,
    )


def _span(files: Mapping[FileId, list[ToRead]]) -> str:
    """Where a portion begins and ends."""
    rows = list(files.values())
    return span_of([in_folder(rows[0][0].path), in_folder(rows[-1][0].path)])


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > _LARGEST_NFO:
                raise BadFile(path, "it is larger than 10 MB, which no NFO is; it was not read")
            return file.read()
    except OSError as error:
        raise BadFile(path, error.strerror or "it cannot be read") from error


def _strange_kind(rows: Sequence[ToRead], records: Sequence[NfoRecord]) -> str:
    """Why an NFO that was read says nothing of what it lies beside: all of it is of other kinds; "" where it does."""
    if not records or {one.kind for one in records} & {row.kind for row in rows}:
        return ""
    return f"it holds <{ROOTS[records[0].kind]}>, which is of another kind than what it lies beside"


def _written_for(rows: Sequence[ToRead], written: WrittenFile | None) -> Sequence[NfoRecord]:
    """The blocks of an NFO as we published it for these items; none where it was never ours."""
    if written is None or not written.text or written.item not in {row.item for row in rows}:
        return ()
    return nfo.read(written.text.encode(), path=written.path)


def _named_after_video(files: Sequence[FileView]) -> set[str]:
    """The NFO files among a film's that are called as one of its videos, or lie inside its disc."""
    there = [one for one in files if not one.is_missing]
    bases = set()
    for one in there:
        if one.role.is_main:
            folder, name = os.path.split(one.path)
            bases |= {os.path.join(folder, base_name(name, is_part=is_part)) for is_part in (False, True)}
    nfos = {one.path for one in there if one.role is FileRole.NFO}
    return {path for path in nfos if os.path.splitext(path)[0] in bases}


def _preference(row: ToRead) -> tuple[ItemId, str, int, int, str]:
    """`<base>-poster.jpg` before `poster.jpg`."""
    stem = os.path.splitext(os.path.basename(row.path))[0]
    return row.item, row.art, row.position, 0 if "-" in stem else 1, row.path


def _in_order(places: Mapping[int, T], limit: int) -> tuple[T, ...]:
    return tuple(dict.fromkeys(places[position] for position in sorted(places)))[:limit]


def _may_hold_streams(row: ToRead) -> bool:
    return row.role is not FileRole.DISC or row.path.lower().endswith(_STREAMS_OF_DISCS)


def _has_left(path: str) -> bool:
    """Whether a file is not there any more. It waits on: a rename took it along, or the next scan says it is gone."""
    return not os.path.lexists(path)


def _hash(path: str) -> str:
    try:
        return quick_hash(path)
    except MetarrError:
        return ""  # gone a moment ago; the next scan says so
