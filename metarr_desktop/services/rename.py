"""Rename: give files and folders the names that the templates say - as a plan first, then exactly that plan.

The steps of a plan are in the journal, on the disk, before the first of them is done. Each title's are done together or
not at all, and what the library knows of the paths changes with them: nothing is identified anew, and what we published
stays ours. After a crash the disk itself tells which steps were done (`settle`); the job that does them is in the queue
until it is over. An undo is such a journal of its own, the other way round, and can be undone like any other.
"""

from __future__ import annotations

import errno
import logging
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import BadInput, Cancelled, CannotWrite, FileInUse, printable
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, RootId
from metarr_desktop.domain.moves import MovePlan, MoveState, MoveStep, NameKind, steps_of, used_twice
from metarr_desktop.domain.player import Action
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files import moving
from metarr_desktop.formats.templates import Template, TokenValue, parse
from metarr_desktop.services import automation, delivery
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.job_lines import Troubles
from metarr_desktop.services.naming import Naming
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.services.turns import Turns
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

#: How long names can be taken back.
KEEP_DAYS = 30
# A file that is held open is tried again after so many seconds, while the others are done.
_PAUSES_S = (1.0, 4.0)
_CLOSED = frozenset({errno.EROFS, errno.ENODEV, errno.EIO})
_RUNS_A_PORTION = 100  # runs whose names are made to last, and noted, together
_NAMED = 20  # problems in one result


_EXAMPLE: Mapping[str, TokenValue] = {
    "title": "Alien",
    "originaltitle": "Alien",
    "sorttitle": "Alien",
    "initial": "A",
    "year": 1979,
    "edition": "Director's Cut",
    "resolution": "2160p",
    "videocodec": "HEVC",
    "audiocodec": "TrueHD Atmos",
    "channels": "7.1",
    "hdr": "DV",
    "imdb": "tt0078748",
    "tmdb": "348",
    "tvdb": "295",
    "season": 1,
    "seasontitle": "The Beginning",
    "episode": (2, 3),
    "absolute": (2, 3),
    "airdate": "2026-05-04",
    "episodetitle": "Night",
    "artist": "The Owls",
    "sortartist": "Owls, The",
    "album": "Dusk",
    "trackartist": "Barn Trio",
    "disc": 1,
    "track": 7,
}


def example(setting: str, text: str) -> str:
    """What a template that is being typed for a setting makes of a title; "" for an empty one. Raises BadInput."""
    if not text.strip():
        return ""
    kind = NameKind(setting.removeprefix("rename."))
    template = parse(kind, text)
    said = dict(_EXAMPLE)
    if kind is NameKind.TRACK_FILE:
        said["title"] = "Feathers"
    return template.source if template.keeps else "/".join(template.name(said).levels)


@dataclass(slots=True)
class RenameReport:
    """What carrying out a journal did. `renamed` counts files and folders, `items` are those whose names changed."""

    renamed: int = 0
    in_use: int = 0
    failed: int = 0
    items: set[ItemId] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


class Rename:
    """The verb. `rename` gives one thing another name (see `files.moving.rename`), `wait` lets seconds pass."""

    def __init__(
        self,
        store: Store,
        newsroom: Newsroom,
        outbox: Outbox,
        turns: Turns,
        *,
        rename: Callable[[str, str], None] = moving.rename,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store = store
        self._newsroom = newsroom
        self._outbox = outbox
        self._turns = turns
        self._rename = rename
        self._wait = wait

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"rename": self.carry_out}

    # --- plan -------------------------------------------------------------------------------------------------------

    def templates(self, instead: Mapping[NameKind, str] | None = None) -> dict[NameKind, Template]:
        """The templates of the settings, or those `instead`; "" leaves such names as they are. Raises BadInput."""
        texts = {kind: self._store.settings.text(kind.setting) for kind in NameKind} | dict(instead or {})
        return {kind: parse(kind, text) for kind, text in texts.items() if text.strip()}

    def plan(self, items: Collection[ItemId], instead: Mapping[NameKind, str] | None = None) -> MovePlan:
        """What renaming those items, with all below them, would do now. Touches nothing. Raises BadInput."""
        longest = int(self._store.settings.get("rename.longest_path"))
        return Naming(self._store, self.templates(instead), longest).plan(items)

    def begin(self, plan: MovePlan) -> NewJob:
        """Write the plan into the journal; the job that is given carries it out. Raises BadInput for an empty plan."""
        steps = steps_of(plan, moving.temporary_beside)
        if not steps:
            raise BadInput("Every name is as it should be, or cannot be changed; there is nothing to rename.")
        return self._written(Batch(Actor.PERSON, "rename"), steps)

    def _written(self, batch: Batch, steps: Sequence[MoveStep]) -> NewJob:
        with self._store.write() as unit:
            number = unit.door.begin(batch)
            unit.renames.plan(number, steps)
        return rename_job(number)

    # --- apply ------------------------------------------------------------------------------------------------------

    def carry_out(self, payload: Payload, progress: Progress) -> JobResult:
        """The job: do what a batch's journal says is still to be done, and tell players."""
        batch = BatchId(payload["batch"])
        with self._turns.changing(progress):
            report = self._carry_out(batch, progress)
        self._newsroom.tell(Aspect.LIST, Aspect.STATE, Aspect.VALUES, items=sorted(report.items))
        counts = {
            "renamed": report.renamed,
            "titles": len(report.items),
            "in_use": report.in_use,
            "failed": report.failed,
        }
        is_back = bool(payload.get("is_back"))
        follow = self._store.players.all() and automation.handed_on(self._store, HandOver.SYNC, sorted(report.items))
        return JobResult(
            counts=counts,
            problems=tuple(report.problems),
            summary=(Phrase("rename_taken_back" if is_back else "rename_done", {**counts, "batch": batch}),),
            items=tuple(report.items),
            follow_ups=(NewJob("sync", {}, Priority.NORMAL),) if follow else (),
        )

    def settle(self) -> list[NewJob]:
        """At start: find out from the disk what a crash left done of each journal; the jobs that do the rest."""
        roots = self._roots()
        jobs = []
        for batch in self._store.renames.unfinished():
            self._settle(batch, roots)
            if self._store.renames.unfinished().count(batch):
                jobs.append(rename_job(batch, is_back="undo" in self._store.history.verbs_of(batch)))
        return jobs

    def _carry_out(self, batch: BatchId, progress: Progress) -> RenameReport:
        roots = self._roots()
        self._settle(batch, roots)
        steps = [step for step in self._store.renames.steps(batch) if step.state is MoveState.PLANNED]
        work = _Work(self._store, self._rename, roots, steps, progress)
        try:
            work.do_all()
            for pause in _PAUSES_S:
                if not work.waiting:
                    break
                self._wait(pause)
                work.do_waiting()
        except Cancelled:
            work.note()
            work.give_up(batch, "cancelled")
            raise
        finally:
            moving.remove_emptied(work.left, [path for _, path in roots])
            self._tell_players(batch)
        work.give_up(batch, "in use")
        done = [step for step in self._store.renames.steps(batch) if step.state is MoveState.DONE]
        in_use = [step for run in work.waiting for step in run]
        problems = [*work.problems[:_NAMED], *_in_use_sentence(work.waiting)]
        report = RenameReport(len(done), len(in_use), work.failed, {step.item for step in done}, problems)
        log.info("Renamed %d, in use %d, failed %d", report.renamed, report.in_use, report.failed)
        return report

    def _settle(self, batch: BatchId, roots: Sequence[tuple[RootId, str]]) -> None:
        """Note what was done on the disk before a crash and not noted any more."""
        steps = self._store.renames.steps(batch)
        once = used_twice(steps)
        done = []
        for step in steps:
            if step.state is not MoveState.PLANNED:
                continue
            if os.path.lexists(step.target) and not os.path.lexists(step.source):
                done.append(step)
            elif step.id in once:  # of those that share paths only the first can be done and not noted
                break
        if done:
            with self._store.write() as unit:
                unit.renames.take_along(done, roots)
                unit.renames.mark(done, MoveState.DONE)

    def _roots(self) -> list[tuple[RootId, str]]:
        return [(root.id, root.path) for library in self._store.libraries.all() for root in library.roots]

    def _tell_players(self, batch: BatchId) -> None:
        """Queue that players forget the old places and show the new ones."""
        if not self._store.players.all():
            return
        done = [step for step in self._store.renames.steps(batch) if step.state is MoveState.DONE]
        items = self._store.items.subtree(list({step.item for step in done})) if done else []
        way = _WayBack(done)
        departed = []
        for one in delivery.deliveries(self._store, items, Action.REMOVE):
            before = replace(
                one,
                folder=way.of(one.folder),
                file=way.of(one.file),
                series_folder=way.of(one.series_folder),
            )
            if before != one:
                departed.append(before)
        self._outbox.queue(list(dict.fromkeys(one.item for one in departed)), departed)


def rename_job(batch: BatchId, *, is_back: bool = False) -> NewJob:
    """Carrying out a journal that a person asked for."""
    payload = {"batch": batch, "is_back": True} if is_back else {"batch": batch}
    return NewJob("rename", payload, Priority.PERSON, batch=batch)


class _Work:
    """Steps being done, run by run: a run is done as a whole or put back."""

    def __init__(
        self,
        store: Store,
        rename: Callable[[str, str], None],
        roots: Sequence[tuple[RootId, str]],
        steps: Sequence[MoveStep],
        progress: Progress,
    ) -> None:
        self._store = store
        self._rename = rename
        self._roots = roots
        self._once = used_twice(steps)
        self._progress = progress
        self._steps = steps
        self._begun = 0
        self._to_note: list[list[MoveStep]] = []
        self._closed: set[str] = set()
        self._lost: set[str] = set()  # targets that nothing came to: what is to lie below them cannot be done
        self.waiting: list[list[MoveStep]] = []
        self.problems: list[str] = []
        self._troubles = Troubles(progress, self.problems)
        self.failed = 0
        self.left: list[str] = []  # folders that something left

    def do_all(self) -> None:
        """Do every run once. Raises Cancelled between runs."""
        for run in _runs(self._steps, self._once):
            self._progress.check()
            self._progress.report(self._begun, len(self._steps), "rename")
            self._begun += len(run)
            self._do(run)
            self._troubles.say()
        self.note()

    def do_waiting(self) -> None:
        """Try those again that were in use. Raises Cancelled between runs."""
        runs, self.waiting = self.waiting, []
        for run in runs:
            self._progress.check()
            self._do(run)
            self._troubles.say()
        self.note()

    def note(self) -> None:
        """Note what is done on the disk, once it would survive a power cut."""
        steps = [step for run in self._to_note for step in run]
        self._to_note = []
        if steps:
            moving.flush(path for step in steps for path in (step.source, step.target))
            self._note(steps, MoveState.DONE, durable=False)

    def give_up(self, batch: BatchId, why: str) -> None:
        with self._store.write() as unit:
            unit.renames.give_up(batch, why)

    def _do(self, run: list[MoveStep]) -> None:
        if any(_is_below(run[0].source, step.target) for other in self.waiting for step in other):
            self.waiting.append(run)
            return
        root = next((path for _, path in self._roots if _is_below(run[0].source, path)), "")
        if root in self._closed or any(_is_below(run[0].source, lost) for lost in self._lost):
            self._fail(run)
            return
        done: list[MoveStep] = []
        is_noted = run[0].id in self._once
        if is_noted or len(self._to_note) >= _RUNS_A_PORTION:
            self.note()
        try:
            for step in run:
                self._rename(step.source, step.target)
                done.append(step)
                if is_noted:
                    moving.flush((step.source, step.target))
                    self._note([step], MoveState.DONE, durable=True)
        except FileInUse:
            self._put_back(done, is_noted=is_noted)
            self.waiting.append(run)
            in_use = printable(run[len(done)].source)
            self._progress.say(sentence(f"{in_use}: in use by another program; it is tried again."), Tone.LEFT)
            return
        except CannotWrite as error:
            stuck = self._put_back(done, is_noted=is_noted)
            if isinstance(error.__cause__, OSError) and error.__cause__.errno in _CLOSED and root:
                self._closed.add(root)
            self.problems.append(f"{printable(run[len(done)].source)} keeps its name: {error.reason}.")
            self._fail([step for step in run if step not in stuck])
            return
        if not is_noted:
            self._to_note.append(run)
        self.left.extend(dict.fromkeys(os.path.dirname(step.source) for step in run))
        self._say_done(run)

    def _say_done(self, run: Sequence[MoveStep]) -> None:
        """A line of a title: the first of its names, and how many there are."""
        if run[0].id in self._once:  # by way of names that nobody is to see
            self._progress.say(sentence(f"Names changed by way of others, as they are used twice: {len(run)}."))
            return
        before, now = printable(run[0].source), printable(_short(run[0]))
        if len(run) == 1:
            self._progress.say(sentence(f"{before}: renamed to {now}."))
        else:
            self._progress.say(sentence(f"{before}: renamed to {now}; names changed with it: {len(run) - 1}."))

    def _fail(self, run: Sequence[MoveStep]) -> None:
        self.failed += len(run)
        self._lost.update(step.target for step in run)
        with self._store.write(durable=False) as unit:
            unit.renames.mark(run, MoveState.FAILED)

    def _put_back(self, done: Sequence[MoveStep], *, is_noted: bool) -> Sequence[MoveStep]:
        """Undo the steps of a run that cannot be finished. What refuses that as well is noted as done, and given."""
        for step in reversed(done):
            try:
                self._rename(step.target, step.source)
            except CannotWrite as error:
                self.problems.append(str(error))
                stuck = done[: done.index(step) + 1]
                if not is_noted:
                    self.note()
                    self._note(stuck, MoveState.DONE, durable=True)
                return stuck
            if is_noted:
                self._note([step.reversed], MoveState.PLANNED, durable=True)
        return ()

    def _note(self, steps: Sequence[MoveStep], state: MoveState, *, durable: bool) -> None:
        with self._store.write(durable=durable) as unit:
            unit.renames.take_along(steps, self._roots)
            unit.renames.mark(steps, state)


def _runs(steps: Iterable[MoveStep], once: frozenset[int]) -> Iterator[list[MoveStep]]:
    """Each title's steps that follow each other; those that share paths together, whosever they are."""
    for _, run in groupby(steps, key=lambda step: -1 if step.id in once else step.item):
        yield list(run)


def _short(step: MoveStep) -> str:
    """The new name; the whole path of what went into another folder."""
    folder, name = os.path.split(step.target)
    return name if folder == os.path.dirname(step.source) else step.target


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder + "/")


def _in_use_sentence(runs: Sequence[Sequence[MoveStep]]) -> Iterator[str]:
    if runs:
        named = ", ".join(printable(os.path.basename(run[0].source)) for run in runs[:5]) + (" …" * (len(runs) > 5))
        yield sentence(
            f"In use by another program, and left as they are: {named}. Rename them again when they are closed."
        )


class _WayBack:
    """Where things were before the steps of a journal."""

    def __init__(self, steps: Sequence[MoveStep]) -> None:
        self._by_target: dict[str, list[tuple[int, str]]] = {}
        for number, step in enumerate(steps):
            self._by_target.setdefault(step.target, []).append((number, step.source))

    def of(self, path: str) -> str:
        """The path from before, of one with or without a slash at its end; the same where nothing was moved."""
        end = "/" if path.endswith("/") else ""
        path = path.rstrip("/")
        before = 1 << 62
        while True:
            found = [
                (number, source, head)
                for head in _heads(path)
                for number, source in self._by_target.get(head, ())
                if number < before
            ]
            if not found:
                return path + end
            before, source, head = max(found)
            path = source + path[len(head) :]


def _heads(path: str) -> Iterator[str]:
    while path and path != "/":
        yield path
        path = path.rpartition("/")[0]
