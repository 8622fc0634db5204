"""Rebuild: a library from what lies beside the media and in the private sidecar, when the database is gone.

Libraries and settings come from the sidecar, titles from a scan of their folders with NFO files and artwork, and then
the sidecar gives back what the person decided. It never changes a field that is locked by now, so it may be done at any
time and again: what a folder holds that was away comes back when it is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import NewItem, Proposal
from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.fields import FIELD, fields_of
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.domain.kinds import Actor, ItemId, JobId, LibraryType, Naming, NfoDialect
from metarr_desktop.domain.root_state import WatchMode
from metarr_desktop.domain.settings import SETTING
from metarr_desktop.domain.values import FieldType, Value
from metarr_desktop.services import keepsakes
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import portions
from metarr_desktop.services.files_again import FilesAgain
from metarr_desktop.services.refetch import refetch_job
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import CachedPicture
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.keepsakes import Keepsake
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit


class Rebuild:
    """The verb."""

    def __init__(self, store: Store, data_dir: str, newsroom: Newsroom) -> None:
        self._store = store
        self._data_dir = data_dir
        self._newsroom = newsroom

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"rebuild": self.run}

    def make_libraries(self) -> int:
        """Make the libraries that the sidecar knows, with the settings, where there is none yet; how many.

        A folder whose disk is away is a folder of its library all the same: it is scanned when it is back.
        """
        if self._store.libraries.all():
            return 0
        said = keepsakes.household(self._data_dir)
        with self._store.write() as unit:
            for name, value in said.get("settings", {}).items():
                with suppress(MetarrError):  # of another version
                    unit.put_setting(SETTING.named(name).name, value)
            for one in said.get("libraries", ()):
                paths = [root["path"] for root in one["roots"]]
                library = unit.libraries.add(one["name"], LibraryType(one["type"]), paths)
                unit.libraries.set_enabled(library, one["is_enabled"])
                unit.libraries.set_patterns(library, one["patterns"])
                if "naming" in one:  # older sidecars do not know of it
                    naming = [Naming(word) for word in one["naming"]]
                    unit.libraries.set_naming(library, naming, NfoDialect(one["nfo"]))
        self._watch_as_before(said)
        self._newsroom.tell(Aspect.LIBRARIES, Aspect.SETTINGS)
        return len(said.get("libraries", ()))

    def _watch_as_before(self, said: Mapping[str, Sequence[Mapping[str, Sequence[Mapping[str, str]]]]]) -> None:
        ids = {root.path: root.id for library in self._store.libraries.all() for root in library.roots}
        with self._store.write() as unit:
            for one in said.get("libraries", ()):
                for root in one["roots"]:
                    unit.libraries.set_watch(ids[root["path"]], WatchMode(root["watch"]))
                    unit.libraries.set_sweep_hours(ids[root["path"]], int(root["sweep_hours"] or 0) or None)

    def run(self, payload: Payload, progress: Progress) -> JobResult:
        """Give back what the sidecar has, as one batch, to the titles that are there.

        It comes after the scans in its payload and all that they cause: what was moved is known by its content only.
        """
        after = [JobId(one) for one in payload.get("after", ())]
        if going := self._store.jobs.unfinished(after):
            return JobResult(follow_ups=(rebuild_job(after=after, needs=going),))
        found = keepsakes.keepsakes(self._data_dir, self._store.keepsakes.newest)
        batch = Batch(Actor.PERSON, "rebuild")
        homes = FilesAgain(self._store, batch).give(found)
        finder = self._store.finder()
        meant: dict[ItemId, Keepsake] = dict(homes)
        away = 0
        for one in found:
            if any(one is home for home in homes.values()):
                continue
            item = finder.find(one.where) or self._made_anew(one)
            away += item is None
            if item is not None:
                meant.setdefault(item, one)
        changed: set[ItemId] = set(homes)
        for number, some in enumerate(portions(list(meant))):
            progress.check()
            progress.report(number, len(meant), "rebuild")
            with self._store.write() as unit:
                changed |= self._give_back(unit, batch, {item: meant[item] for item in some})
        if changed:
            self._newsroom.tell(Aspect.VALUES, Aspect.LIST, items=changed)
        counts = {"titles": len(changed), "away": away}
        return JobResult(
            counts=counts,
            summary=(Phrase("rebuild_done", {**counts, "batch": batch.id or 0}),),
            items=tuple(changed),
            follow_ups=(refetch_job(),) if changed else (),
        )

    def _made_anew(self, one: Keepsake) -> ItemId | None:
        """A title without any file is nowhere to be found: it is made again."""
        where = one.where
        library = next((view for view in self._store.libraries.all() if view.name == where.library), None)
        if library is None or where.files or where.folders or where.top or where.kind is not library.type.top_kind:
            return None
        values: dict[str, Value] = {"title": where.title}
        if where.year is not None and "year" in {row.name for row in fields_of(where.kind)}:
            values["year"] = where.year
        with self._store.write() as unit:
            (item,) = unit.create(Batch(Actor.PERSON, "add"), [NewItem(where.kind, values, library.id)])
        return item

    def _give_back(self, unit: Unit, batch: Batch, some: Mapping[ItemId, Keepsake]) -> set[ItemId]:
        """Put the kept values where nothing is locked by now; the items that this changed."""
        names = {name for one in some.values() for name in (*one.values, *one.locks)}
        states = unit.door.states(list(some), names)
        unit.pictures.add([new for item, one in some.items() for new in _adopted(item, one.pictures)])
        known = unit.pictures.known(list(some))
        proposals = []
        for item, one in some.items():
            free = [name for name in one.values if name not in states[item].locks]
            values = {name: _value(item, name, one, known) for name in free}
            proposals.append(Proposal(item, values, {name: name in one.locks for name in free}))
        changed = set(unit.apply(batch, proposals).changed)
        if trashed := [item for item, one in some.items() if one.is_trashed]:
            unit.trash(batch, trashed)
        return changed


def _adopted(item: ItemId, pictures: Sequence[CachedPicture]) -> list[CachedPicture]:
    """The records of pictures as another library had them; where the cache lacks one it is fetched again later."""
    return [replace(one, item=item) for one in pictures]


def _value(item: ItemId, name: str, one: Keepsake, known: Mapping[tuple[ItemId, str, str], str]) -> Value:
    if FIELD[name].type is not FieldType.PICTURES:
        return one.values[name]
    # A scan may have taken the same bytes from beside the video, under a name of their own.
    shown = [known.get((item, name, picture.sha256)) for picture in one.pictures if picture.art == name]
    return tuple(uuid for uuid in shown if uuid)


def rebuild_job(*, after: Sequence[JobId] = (), needs: Sequence[JobId] = ()) -> NewJob:
    """Giving back what the sidecar has, as a person asked for, after scans and what they cause."""
    return NewJob("rebuild", {"after": list(after)}, Priority.PERSON, needs=tuple(needs))
