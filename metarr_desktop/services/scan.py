"""Scan: walk a library's folders and make the library say what is on the disk.

Three passes a library: *look* (list the folders that changed, compare with what is known), *settle* (files that moved,
changed or went), *bring in* (read the names of the top folders in which something changed, find or make the items).
Contents - NFO, pictures, streams - are taken in afterwards by `services.take_in`, so that titles appear at once.

A root of which nothing is known is walked, read and stored at the same time: a scan never holds a whole tree. Its
titles are made with what their own NFO says (`services.own_nfo`), unless it is only to be discovered.

A root that is missing, unreadable, silent, another disk's, or empty while files are known is offline: nothing under it
changes (`services.standing`). Where too much is missing at once, nothing of that is believed until a person confirms it
(`services.brake`). A folder that cannot be read keeps what is known of it. RULES 3.11.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import RootGone, printable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, Kind, LibraryType, RootId
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.domain.roots import NO_CONSENT, Consent, looks_like_an_accident
from metarr_desktop.domain.scans import HELD, Depth, ScanCause, ScanOutcome, Trouble
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.views import LibraryView, RootView, Scope
from metarr_desktop.files.patience import PATIENCE, Patience
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.walk import FolderListing, follow, list_root, rescan, rewritten, walk
from metarr_desktop.services import collector, delivery
from metarr_desktop.services.brake import is_too_much, missing_titles
from metarr_desktop.services.bring_in import BringIn
from metarr_desktop.services.job_lines import Troubles
from metarr_desktop.services.look import WHOLE, Entered, Look, Move, Part, enter, group_of, moves_among
from metarr_desktop.services.standing import Standing, standing_of
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import KnownFile, WrittenFile
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.files.pool import WorkerPool
    from metarr_desktop.services.ledger import Ledger
    from metarr_desktop.services.settling import Settling
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

log = logging.getLogger(__name__)

_LEAF = {LibraryType.MOVIE: Kind.MOVIE, LibraryType.TV: Kind.EPISODE, LibraryType.MUSIC: Kind.TRACK}
#: What is read of a file besides its name: rewritten in place, it has to be read again.
_READ = (FileRole.VIDEO, FileRole.AUDIO, FileRole.DISC, FileRole.NFO, FileRole.PICTURE)
_UNCHANGED = "nothing in it was changed in the library"
_GONE = f"cannot be read any more; {_UNCHANGED}"
_WHY = {
    RootTrouble.AWAY: "cannot be reached",
    RootTrouble.EMPTY: "is empty though the library knows files in it",
    RootTrouble.REPLACED: "holds nothing of what the library knows in it, as if it were another disk",
    RootTrouble.SILENT: "does not answer",
}
#: What to do where it may be meant so; the window has a banner for it.
_WAY = {RootTrouble.REPLACED: " If that is right: `metarr library root accept`."}


@dataclass(slots=True)
class ScanReport:
    """What a scan found. `problems` are sentences that name their file, `touched` items with new or changed files.

    `ledger` takes down which files those were.
    """

    ledger: Ledger
    batch: BatchId | None = None
    added: int = 0
    changed: int = 0
    gone: list[ItemId] = field(default_factory=list)
    back: list[ItemId] = field(default_factory=list)
    offline: list[str] = field(default_factory=list)
    returned: list[RootId] = field(default_factory=list)  # roots that were away until now
    problems: list[str] = field(default_factory=list)
    touched: set[ItemId] = field(default_factory=set)
    replaced: set[ItemId] = field(default_factory=set)  # known before, with another video now
    departed: list[Delivery] = field(default_factory=list)  # where players still look for what lies there no longer


class Scan:
    """The verb. Handed the store and the worker pool; may run for several libraries, one after another."""

    def __init__(self, store: Store, workers: WorkerPool, settling: Settling, patience: Patience = PATIENCE) -> None:
        self._patience = patience
        self._store = store
        self._workers = workers
        self._settling = settling

    def library(
        self,
        library: LibraryView,
        progress: Progress,
        ledger: Ledger,
        part: Part = WHOLE,
        depth: Depth = Depth.KNOWN,
        *,
        with_nfo: bool = True,
        consent: Consent = NO_CONSENT,
    ) -> ScanReport:
        """Bring one library up to date, or only a part of it. The ledger's entry is begun, and ended by the caller.

        `with_nfo` makes new titles with what their NFO says (`services.own_nfo`); without, no file is opened for it.
        Raises Cancelled; what was brought in until then stays, the rest is found by the next scan.
        """
        with collector.seldom():
            return self._library(library, progress, ledger, part, depth, consent, with_nfo=with_nfo)

    def _library(
        self,
        library: LibraryView,
        progress: Progress,
        ledger: Ledger,
        part: Part,
        depth: Depth,
        consent: Consent,
        *,
        with_nfo: bool,
    ) -> ScanReport:
        report = ScanReport(ledger)
        away, troubles = Troubles(progress, report.offline), Troubles(progress, report.problems)
        actor = Actor.TAGS if library.type is LibraryType.MUSIC else Actor.SCAN
        batch = Batch(actor, "scan", source=library.name)
        opened = [
            look for root in library.roots if (look := self._open(root, part, consent, progress, report)) is not None
        ]
        away.say()
        looks = [look for look in opened if look.is_known or look.asked is not None]
        new = [look for look in opened if look not in looks]
        if library.type is LibraryType.MUSIC:  # tags are read file by file, so that a bad one costs itself alone
            looks, new = opened, []
        for look in looks:
            self._look(look, depth, library, progress, report, waits=part.waits)
            troubles.say()
        if new and self._has_lost_any(looks):
            # What went elsewhere may lie in the new roots, which is known only when all of them were looked at.
            for look in new:
                self._look(look, Depth.ALL, library, progress, report)
                troubles.say()
            looks, new = [*looks, *new], []
        looks = [look for look in looks if look.is_complete]
        moves = self._moves(looks)
        self._brake(looks, consent, report)
        _say_found(looks, moves, progress)
        away.say()
        troubles.say()
        report.departed = self._departed(looks, moves)
        moved = self._settle_files(library, looks, moves, ledger)
        bring_in = BringIn(self._store, self._workers, library, batch, progress, moved, ledger, with_nfo=with_nfo)
        for look in looks:
            bring_in.changed_groups(look)
        for look in new:
            self._bring_in_new(bring_in, look, library, progress, report)
            away.say()
        looks = [look for look in (*looks, *new) if look.is_complete]
        report.added, report.changed, report.touched = bring_in.added, bring_in.changed, bring_in.touched
        report.replaced = bring_in.known_touched
        _name(dict.fromkeys(bring_in.problems), report)
        self._finish(library, looks, batch, report, is_whole=len(looks) == len(library.roots) and part.is_whole)
        troubles.say()
        report.batch = batch.id
        standing = [Trouble(*one) for one in self._store.files.problems(library.id)]
        report.problems += map(str, standing)
        if ledger.cause is ScanCause.ASKED:  # what goes on by itself tells of a file once, when it was read
            ledger.note_failed(standing)
        counts = report.added, report.changed, len(report.gone)
        log.info("Scanned %s: %d new, %d changed, %d missing", library.name, *counts)
        return report

    def _finish(
        self, library: LibraryView, looks: Sequence[Look], batch: Batch, report: ScanReport, *, is_whole: bool
    ) -> None:
        """What holds only when everything was brought in: folders' new times, and which items are there."""
        is_settled = self._store.libraries.is_settled(library.id)
        with self._store.write(durable=False) as unit:
            for look in looks:
                unit.files.set_folders(look.root.id, look.touched)
            if not is_settled:
                report.gone, report.back = unit.settle_presence(library.id)
                report.replaced.update(report.back)
                report.replaced.difference_update(report.gone)
                unit.restore_returned(batch, report.back)
                unit.libraries.set_settled(library.id, True)
            if is_whole:
                self._trash_overdue(unit, library, batch, report)
                unit.note_absent(library.id)
                unit.libraries.mark_scanned(library.id)

    def _trash_overdue(self, unit: Unit, library: LibraryView, batch: Batch, report: ScanReport) -> None:
        """What was missed a day ago already goes into the trash; so much at once that it may be an accident does not.

        What a scan believed bit by bit can be as much as what it would not have believed at once.
        """
        overdue = unit.overdue(library.id)
        if not overdue:
            return
        leaf = _LEAF[library.type]
        gone = sum(1 for kind in self._store.items.kinds(overdue).values() if kind is leaf)
        known = self._store.items.count(Scope(library=library.id, kind=leaf))
        if looks_like_an_accident(gone, known):
            sentence = (
                f"{library.name}: {gone} of {known} titles have been missing for a day. That many are not put into the "
                "trash by themselves; do it by hand if they are gone for good."
            )
            report.problems.append(sentence)
            report.ledger.note_failed([Trouble("", sentence)])
        else:
            unit.trash(batch, overdue)

    # --- look -------------------------------------------------------------------------------------------------------

    def _open(
        self, root: RootView, part: Part, consent: Consent, progress: Progress, report: ScanReport
    ) -> Look | None:
        """A root beside what is known of it; None when it is away or not asked for."""
        groups = part.groups(root.path)
        if groups is not None and not groups:
            return None
        folders = self._store.files.folders(root.id)

        def meet(cancelled: Callable[[], bool]) -> tuple[Standing, bool]:
            is_accepted = root.id in consent.accepted
            standing = standing_of(self._store, root, folders, is_accepted=is_accepted, cancelled=cancelled)
            return standing, any(os.path.islink(os.path.join(root.path, group)) for group in groups or () if group)

        try:
            standing, has_links = self._patience.do(meet, lambda: progress.is_cancelled)
        except TimeoutError:
            standing, has_links = Standing(RootTrouble.SILENT), False
        if not self._note_standing(root, standing, report):
            return None
        if has_links:
            groups = None  # whether a link is followed shows only beside everything else
        look = Look(root, folders, is_known=bool(folders) or self._store.files.has_known(root.id))
        if groups is not None:
            look.asked = groups
            look.known = {path: one for path, one in folders.items() if not look.is_out_of_sight(path)}
        return look

    def _look(
        self,
        look: Look,
        depth: Depth,
        library: LibraryView,
        progress: Progress,
        report: ScanReport,
        *,
        waits: bool = False,
    ) -> None:
        """Find what differs in a root; one that goes away meanwhile is not complete, and nothing is said of it."""
        is_whole = depth is Depth.ALL or look.asked is not None or "" not in look.known

        def take(cancelled: Callable[[], bool]) -> None:
            listings = (
                self._walk(look, library, cancelled) if is_whole else self._rescan(look, depth, library, cancelled)
            )
            if waits:
                listings = self._settling.without_growing(look.root.path, listings, partial(self._known_file, look))
            look.take(self._entered(look, listings, progress, report), are_all=is_whole)

        try:
            self._patience.do(take, lambda: progress.is_cancelled)
        except TimeoutError:
            self._went_away(look, RootTrouble.SILENT, report)
        if look.is_complete:
            for name in look.groups:
                look.compare(name, self._store.files.of_group(look.root.id, name))

    def _walk(self, look: Look, library: LibraryView, cancelled: Callable[[], bool]) -> Iterator[FolderListing]:
        """Every folder of a root, or of the groups that are asked for."""
        root, skip = look.root.path, SkipRules(library.patterns)
        for group in [None] if look.asked is None else sorted(look.asked):
            if group == "":
                yield list_root(root, skip=skip)[0]
                continue
            start = os.path.join(root, group) if group else None
            yield from walk(root, skip=skip, cancelled=cancelled, start=start)

    def _known_file(self, look: Look, path: str) -> KnownFile | None:
        return self._store.files.of_group(look.root.id, group_of(path)).get(path)

    def _rescan(
        self, look: Look, depth: Depth, library: LibraryView, cancelled: Callable[[], bool]
    ) -> Iterator[FolderListing]:
        """The folders that changed by their times, and those in which a known file was rewritten."""
        root = look.root.path
        times = {path: folder.mtime_ns for path, folder in look.known.items()}
        if depth is Depth.KNOWN:
            files = self._store.files.present(look.root.id, _READ)
            for path in rewritten(root, files, cancelled=cancelled):
                if path in times:
                    times[path] = None
        beginning = os.path.join(root, "")
        known = {beginning + path if path else root: time for path, time in times.items()}
        skip = SkipRules(library.patterns)
        return rescan(root, known, skip=skip, cancelled=cancelled)

    def _entered(
        self, look: Look, listings: Iterable[FolderListing], progress: Progress, report: ScanReport
    ) -> Iterator[Entered]:
        """The listings as a look takes them in; they end where the root goes away."""
        try:
            for number, listing in enumerate(listings):
                if number % 200 == 0:
                    progress.report(number, 0, "look")
                problems: list[Trouble] = []
                entered = enter(look.root.path, listing, problems)
                if not look.is_blind(entered[0]):  # else the folder above it was named already
                    _name(problems, report)
                yield entered
        except RootGone:
            self._went_away(look, RootTrouble.AWAY, report)

    def _went_away(self, look: Look, trouble: RootTrouble, report: ScanReport) -> None:
        if not look.is_complete:
            return  # a thread that was left behind has come to an end
        look.is_complete = False
        self._set_trouble(look.root, trouble)
        what = _GONE if trouble is RootTrouble.AWAY else f"{_WHY[trouble]}; {_UNCHANGED}"
        report.offline.append(f"{printable(look.root.path)} {what}.")
        report.ledger.note_failed([Trouble(look.root.path, what)])

    def _bring_in_new(
        self, bring_in: BringIn, look: Look, library: LibraryView, progress: Progress, report: ScanReport
    ) -> None:
        """A root of which nothing is known, group by group; then what links in it lead to."""
        try:
            links = bring_in.new_root(look)
        except RootGone:
            self._went_away(look, RootTrouble.AWAY, report)
            return
        if links:
            skip = SkipRules(library.patterns)
            look.known = self._store.files.folders(look.root.id)
            known = [os.path.join(look.root.path, path).rstrip(os.sep) for path in look.known]
            listings = follow(look.root.path, links, known, skip=skip, cancelled=lambda: progress.is_cancelled)
            look.take(self._entered(look, listings, progress, report), are_all=False)
            bring_in.changed_groups(look)

    def _note_standing(self, root: RootView, standing: Standing, report: ScanReport) -> bool:
        """Whether a root is there; what is new about that is kept and said."""
        trouble = standing.trouble
        if (trouble is not None) != root.is_offline or trouble is not root.trouble:
            self._set_trouble(root, trouble)
        if trouble is None:
            if standing.volume != root.volume:
                with self._store.write(durable=False) as unit:
                    unit.libraries.set_volume(root.id, standing.volume)
            if root.is_offline:
                report.returned.append(root.id)
            return True
        report.offline.append(f"{printable(root.path)} {_WHY[trouble]}; {_UNCHANGED}.{_WAY.get(trouble, '')}")
        if trouble is not root.trouble or report.ledger.cause is ScanCause.ASKED:  # else it was told when it went away
            report.ledger.note_failed([Trouble(root.path, f"{_WHY[trouble]}; {_UNCHANGED}")])
        return False

    def _set_trouble(self, root: RootView, trouble: RootTrouble | None) -> None:
        with self._store.write(durable=False) as unit:
            unit.libraries.set_trouble(root.id, trouble)

    # --- brake ------------------------------------------------------------------------------------------------------

    def _brake(self, looks: Sequence[Look], consent: Consent, report: ScanReport) -> None:
        """Leave alone what is missing where it is too much to be believed."""
        for look in looks:
            held = 0
            if look.vanished and look.root.id not in consent.confirmed:
                missing = missing_titles(self._store, look, consent.announced)
                held = len(missing) if is_too_much(self._store, look, missing) else 0
            if held:
                self._hold(look, held, report)
            elif look.asked is None and look.root.held_missing is not None:
                with self._store.write(durable=False) as unit:
                    unit.libraries.hold(look.root.id, None)

    def _hold(self, look: Look, count: int, report: ScanReport) -> None:
        root = look.root
        if look.asked is not None:
            count = max(count, root.held_missing or 0)
        files = look.hold_back()
        with self._store.write(durable=False) as unit:
            unit.libraries.hold(root.id, count)
        sentence = (
            f"{printable(root.path)}: {count} titles are not where they were. That many are not believed to be gone: "
            "nothing was changed. Confirm it if they are; else the next scan looks again."
        )
        report.problems.append(sentence)
        if count != root.held_missing or report.ledger.cause is ScanCause.ASKED:
            report.ledger.note_failed(Trouble(os.path.join(root.path, file.path), HELD) for file in files)

    # --- settle -----------------------------------------------------------------------------------------------------

    def _has_lost_any(self, looks: Sequence[Look]) -> bool:
        """Whether any known file is not where it was: it may turn up elsewhere."""
        return any(look.vanished for look in looks) or bool(self._store.files.missing([one.root.id for one in looks]))

    def _moves(self, looks: Sequence[Look]) -> list[Move]:
        """The known files that lie elsewhere now; those stop counting as vanished."""
        missing = self._store.files.missing([look.root.id for look in looks])
        in_sight = {look.root.id: look for look in looks}
        return moves_among(looks, [one for one in missing if not in_sight[one.root].is_blind(one.path)])

    def _departed(self, looks: Sequence[Look], moves: Sequence[Move]) -> list[Delivery]:
        """The places that items had on the disk and have no more, in the words in which players were told of them."""
        files, folders, items = set(), set(), set()
        for look in looks:
            moved = [move.file for move in moves if move.file.root == look.root.id and not move.file.is_missing]
            gone = [one for one in (*look.vanished, *moved) if one.role.is_main]
            files |= {os.path.join(look.root.path, one.path) for one in gone}
            items |= {item for some in self._store.files.items_of([one.id for one in gone]).values() for item in some}
            for path, owners in self._store.files.folder_items(look.root.id, look.gone_folders()).items():
                folders.add(os.path.join(look.root.path, path, ""))
                items.update(owners)
        made = delivery.deliveries(self._store, sorted(items), Action.REMOVE) if items else []
        return [one for one in made if one.file in files or (not one.file and one.folder in folders)]

    def _settle_files(
        self, library: LibraryView, looks: Sequence[Look], moves: Sequence[Move], ledger: Ledger
    ) -> set[FileId]:
        """Record what changed, moved and went, before any name is read; the files that moved."""
        if not moves and not any(look.differs for look in looks):
            return set()
        with self._store.write(durable=False) as unit:
            unit.libraries.set_settled(library.id, False)
            self._take_records_along(unit, looks, moves)
            unit.files.move([(move.file.id, move.root.id, move.path, move.mtime_ns) for move in moves])
            for look in looks:
                unit.files.update([(file.id, entry.size, entry.mtime_ns) for file, entry in look.changed])
                unit.files.mark_missing([one.id for one in look.vanished])
                unit.files.mark_present([one.id for one in look.returned])
            _take_down(ledger, looks, moves)
            ledger.keep(unit)
        return {move.file.id for move in moves}

    def _take_records_along(self, unit: Unit, looks: Sequence[Look], moves: Sequence[Move]) -> None:
        """Files that we published and the person moved are still ours; their items have to be published anew."""
        main = [move.file.id for move in moves if move.file.role.is_main]
        items = {item for some in self._store.files.items_of(main).values() for item in some}
        unit.mark_unpublished(items)
        roots = {look.root.id: look.root.path for look in looks}
        ours = self._store.pictures.written([*items, *self._above(items)])
        folders = _moved_folders(roots, moves)
        new_paths = {
            record: new
            for records in ours.values()
            for record in records
            if (new := _new_path(record, folders)) is not None
        }
        unit.pictures.forget_written([record.path for record in new_paths])
        unit.pictures.record_written([replace(record, path=path) for record, path in new_paths.items()])
        unit.renames.follow(ours, {record.path: path for record, path in new_paths.items()})

    def _above(self, items: Collection[ItemId]) -> set[ItemId]:
        """What those items hang below: seasons and shows, albums and artists."""
        found: set[ItemId] = set()
        while items := {row.parent for row in self._store.items.rows(list(items)) if row.parent is not None} - found:
            found |= items
        return found


def _say_found(looks: Sequence[Look], moves: Sequence[Move], progress: Progress) -> None:
    """Say of each root what differs in its files."""
    for look in looks:
        root = printable(look.root.path)
        moved = [move for move in moves if move.root.id == look.root.id]
        new = len(look.new.keys() - {move.path for move in moved})
        changed, back = len(look.changed), len(look.returned)
        said = (
            (new, sentence(f"{root}: new files: {new}."), Tone.WELL),
            (changed, sentence(f"{root}: files changed: {changed}."), Tone.WELL),
            (len(moved), sentence(f"{root}: files that lay elsewhere before: {len(moved)}."), Tone.WELL),
            (back, sentence(f"{root}: files that are back: {back}."), Tone.WELL),
            (len(look.vanished), sentence(f"{root}: files gone: {len(look.vanished)}."), Tone.LEFT),
        )
        for count, text, tone in said:
            if count:
                progress.say(text, tone, count)
        if not (look.differs or moved):
            progress.say(sentence(f"{root}: as it was."), Tone.SAME)


def _name(troubles: Collection[Trouble], report: ScanReport) -> None:
    """Say what could not be read, and take it down."""
    report.problems += map(str, troubles)
    report.ledger.note_failed(troubles)


def _take_down(ledger: Ledger, looks: Sequence[Look], moves: Sequence[Move]) -> None:
    """Note the known files that moved, changed, went and came back."""
    roots = {look.root.id: look.root.path for look in looks}
    for move in moves:
        before = os.path.join(roots[move.file.root], move.file.path)
        ledger.note_moved(os.path.join(move.root.path, move.path), printable(before))
    for look in looks:
        ledger.note(ScanOutcome.CHANGED, look.root.path, [file.path for file, _ in look.changed])
        ledger.note(ScanOutcome.MISSING, look.root.path, [one.path for one in look.vanished])
        ledger.note(ScanOutcome.RETURNED, look.root.path, [one.path for one in look.returned])


def _moved_folders(roots: Mapping[RootId, str], moves: Sequence[Move]) -> dict[str, str]:
    """Folder -> where it lies now, as far as the moved files and the equal names of folders above them tell."""
    folders: dict[str, str] = {}
    for move in moves:
        old = os.path.dirname(os.path.join(roots[move.file.root], move.file.path))
        new = os.path.dirname(os.path.join(move.root.path, move.path))
        while old != new and old not in folders:
            folders[old] = new
            if os.path.basename(old) != os.path.basename(new):
                break
            old, new = os.path.dirname(old), os.path.dirname(new)
    return folders


def _new_path(record: WrittenFile, folders: Mapping[str, str]) -> str | None:
    """Where a file that we published lies now that its folder was moved; None when it stayed, or did not come along."""
    folder, name = os.path.split(record.path)
    path = os.path.join(folders.get(folder, folder), name)
    if path == record.path or os.path.exists(record.path) or not os.path.exists(path):
        return None
    return path
