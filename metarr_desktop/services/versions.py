"""Versions: which title a film's files belong to, and as what, because a person says so.

Titles are merged into one, a version is split off into a title of its own, a file becomes an extra of a title or one of
its versions, a version gets a name or is the one that plays. Each is planned first and carried out as one batch that
undo takes back. What a person said is pinned to the files: scans keep to it wherever a file goes (`store.pins`,
`services.pinned`).
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.edits import NewItem
from metarr_desktop.domain.errors import BadFile, BadInput, NotFound, printable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.versions import EXTRA_TYPES, FileTurn, Offered, VersionPlan
from metarr_desktop.formats.layouts import base_name
from metarr_desktop.formats.names import parse
from metarr_desktop.formats.names.versions import labels_of
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.pinned import bears_name
from metarr_desktop.services.seen import NamesTask, Seen, read_names
from metarr_desktop.services.wanted import disc_of
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.values import Value
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.store.library import Store

#: What goes along when a title's last media go to another one.
_COMING_ALONG = frozenset({FileRole.TRAILER, FileRole.EXTRA, FileRole.SUBTITLE})
#: What speaks of the title that it was made for: it goes to no other.
_SPEAKING = frozenset({FileRole.NFO, FileRole.PICTURE, FileRole.THEME})
_VIDEOS = frozenset({FileRole.VIDEO, FileRole.DISC, FileRole.EXTRA, FileRole.TRAILER, FileRole.UNKNOWN})
_CHOSEN = -1


@dataclass(frozen=True, slots=True)
class _Stack:
    """One version of a film, or an extra or nobody's file: its parts in their order, the subtitles that bear its name.

    `item` is the title that has it, None where none has.
    """

    library: LibraryId | None
    item: ItemId | None
    files: tuple[FileView, ...]
    subtitles: tuple[FileView, ...] = ()

    @property
    def is_version(self) -> bool:
        return self.files[0].role.is_main

    @property
    def name(self) -> str:
        """The file's name, as sentences say it."""
        return printable(os.path.basename(self.files[0].path))


class Versions:
    """The verb. Every call is one batch that one undo takes back."""

    def __init__(self, store: Store, newsroom: Newsroom, outbox: Outbox) -> None:
        self._store = store
        self._newsroom = newsroom
        self._outbox = outbox

    # --- merge ------------------------------------------------------------------------------------------------------

    def plan_merge(self, items: Collection[ItemId], into: ItemId) -> VersionPlan:
        """What making versions of one film out of several would do. Touches nothing. Raises BadInput, NotFound."""
        others = [item for item in dict.fromkeys(items) if item != into]
        if not others:
            raise BadInput("It takes two films to merge; name another one.")
        rows = self._films([into, *others])
        _refuse_strangers(rows, rows[0].library)
        turns = self._as_versions([stack for row in rows for stack in self._stacks(row.id)], into)
        return self._emptying(turns, others, into)

    def merge(self, items: Collection[ItemId], into: ItemId) -> BatchId:
        """Make versions of one film out of several; the others go into the trash without their files.

        Values, locks, pictures and watched marks of the one that stays are as they were; what the others had locked
        otherwise waits as suggestions. Raises BadInput, NotFound.
        """
        return self._carry_out(self.plan_merge(items, into), Batch(Actor.PERSON, "merge"))

    def _emptying(self, turns: Sequence[FileTurn], others: Sequence[ItemId], into: ItemId) -> VersionPlan:
        """Those turns, and what comes of the titles whose media they take: their extras go along."""
        files = self._store.items.files(others)
        known = [(item, one) for item in others for one in files.get(item, ())]
        going = {one.file for one in turns}
        along = [
            _as_is(one, item, into)
            for item, one in known
            if one.role in _COMING_ALONG and not one.is_ignored and one.id not in going
        ]
        left = left_behind(self._store, turns, others)
        return VersionPlan(into, (*turns, *along), left, tuple(others), tuple(self._offered(others, into)))

    def _offered(self, others: Sequence[ItemId], into: ItemId) -> list[Offered]:
        """What others had locked and the one that stays has not. Pictures stay with the title they were cached for."""
        states = self._store.items.values([into, *others])
        locked = {row.id: row.locked for row in self._store.items.rows(others)}
        return [
            Offered(item, name, states[item].get(name))
            for item in others
            for name in locked[item]
            if name not in ASSET
            and states[item].get(name) is not None
            and states[item].get(name) != states[into].get(name)
        ]

    # --- split ------------------------------------------------------------------------------------------------------

    def plan_split(self, path: str) -> VersionPlan:
        """What making a film of its own out of a version, an extra or a file of no title would do.

        All parts of the version go, with the subtitles that bear its name. Raises BadFile, BadInput.
        """
        stack = self._found(path)
        if stack.item is not None and stack.is_version and len(self._stacks(stack.item)) < 2:
            raise BadInput(f"{stack.name} is all that film has; there is nothing to split off.")
        seen = self._read(stack)
        turns = [_turn(one, stack.item, None, role=_main_role(one)) for one in stack.files]
        turns += [_turn(one, stack.item, None, role=one.role) for one in stack.subtitles]
        values = seen.values if seen else {}
        title, year = str(values.get("title") or _stem(stack)), values.get("year")
        left = left_behind(self._store, turns, ())
        return VersionPlan(None, tuple(turns), left, title=title, year=year if isinstance(year, int) else None)

    def split(self, path: str, title: str = "") -> tuple[ItemId, BatchId]:
        """Make a film of its own out of a version, an extra or a file of no title; the film that is made.

        It is called as the names say, or as the person does. Raises BadFile, BadInput.
        """
        plan = self.plan_split(path)
        stack = self._found(path)
        seen, source = self._read(stack), stack.item
        values: dict[str, Value] = {**(seen.values if seen else {}), "title": title.strip() or plan.title}
        key, confidence = (seen.key, seen.confidence) if seen else ("", 0.0)
        new = NewItem(Kind.MOVIE, values, stack.library, folder_key=key, confidence=confidence)
        batch = Batch(Actor.PERSON, "split")
        with self._store.write() as unit:
            (item,) = unit.create(batch, [new])
            unit.pin(batch, plan.turns, item, plan.left, told=source)
            shown = [item] if source is None else [item, source]
            unit.outbox.show(shown)
        self._newsroom.tell(Aspect.LIST, Aspect.VALUES, Aspect.STATE, items=shown)
        return item, batch.id or BatchId(0)

    def _read(self, stack: _Stack) -> Seen | None:
        """What the names of those files say, as a scan reads them."""
        library = self._store.libraries.get(stack.library or LibraryId(0))
        root = next(root.path for root in library.roots if root.id == stack.files[0].root)
        places = {os.path.relpath(one.path, root).replace(os.sep, "/"): one for one in stack.files}
        sizes = {path: (one.size, _time_of(one.path)) for path, one in places.items()}
        (group,) = read_names(NamesTask(LibraryType.MOVIE, os.path.basename(root), ((sizes, {}),)))
        return group.items[0] if group.items else None

    # --- extra and version ------------------------------------------------------------------------------------------

    def plan_extra(self, path: str, into: ItemId, extra_type: str = EXTRA_TYPES[0]) -> VersionPlan:
        """What making a file an extra of a film would do. Raises BadFile, BadInput, NotFound."""
        if extra_type not in EXTRA_TYPES:
            raise BadInput(f"“{extra_type}” is no kind of extra; there are {', '.join(EXTRA_TYPES)}.")
        stack = self._found(path)
        if stack.files[0].role is FileRole.DISC:
            raise BadInput("A disc cannot be an extra.")
        _refuse_strangers(self._films([into]), stack.library)
        if stack.item == into and stack.is_version and len(self._stacks(into)) < 2:
            raise BadInput(f"{stack.name} is all that film has; it would be left without.")
        role = FileRole.TRAILER if extra_type == "trailer" else FileRole.EXTRA
        turns = [_turn(one, stack.item, into, role=role, extra_type=extra_type) for one in stack.files]
        return self._emptying(turns, self._emptied(stack, into), into)

    def set_extra(self, path: str, into: ItemId, extra_type: str = EXTRA_TYPES[0]) -> BatchId:
        """Make a file an extra of a film; a title whose last file it was goes into the trash. Raises as the plan."""
        return self._carry_out(self.plan_extra(path, into, extra_type), Batch(Actor.PERSON, "set_extra"))

    def plan_version(self, path: str, into: ItemId, name: str = "") -> VersionPlan:
        """What making a file a version of a film would do; an extra of it too. Raises BadFile, BadInput, NotFound."""
        stack = self._found(path)
        _refuse_strangers(self._films([into]), stack.library)
        if stack.item == into and stack.is_version:
            raise BadInput(f"{stack.name} is a version of that film already.")
        new = replace(stack, files=tuple(replace(one, role=_main_role(one), version="") for one in stack.files))
        turns = self._as_versions([*self._stacks(into), new], into)
        if name := name.strip():
            self._refuse_taken(into, name, but_for=new)
            own = {one.id for one in (*new.files, *new.subtitles)}
            turns = [replace(one, version=name) if one.file in own else one for one in turns]
        return self._emptying(turns, self._emptied(stack, into), into)

    def set_version(self, path: str, into: ItemId, name: str = "") -> BatchId:
        """Make a file a version of a film; a title whose last file it was goes into the trash. Raises as the plan."""
        return self._carry_out(self.plan_version(path, into, name), Batch(Actor.PERSON, "set_version"))

    # --- name and choose --------------------------------------------------------------------------------------------

    def plan_name(self, path: str, name: str) -> VersionPlan:
        """What calling the version that a file is of something else would do. Raises BadFile, BadInput."""
        stack, item = self._version(path)
        self._refuse_taken(item, name.strip(), but_for=stack)
        files = (*stack.files, *stack.subtitles)
        return VersionPlan(item, tuple(replace(_as_is(one, item, item), version=name.strip()) for one in files))

    def name_version(self, path: str, name: str) -> BatchId:
        """Call the version that a file is of something else, with all its parts. Raises as the plan."""
        return self._carry_out(self.plan_name(path, name), Batch(Actor.PERSON, "name_version"))

    def plan_choice(self, path: str) -> VersionPlan:
        """What having a version play before the others would do. Raises BadFile, BadInput."""
        chosen, item = self._version(path)
        own = {one.id for one in chosen.files}
        others = [one for stack in self._stacks(item) for one in stack.files if one.id not in own and one.is_chosen]
        turns = [replace(_as_is(one, item, item), order=_CHOSEN) for one in chosen.files]
        return VersionPlan(item, (*turns, *(replace(_as_is(one, item, item), order=0) for one in others)))

    def choose(self, path: str) -> BatchId:
        """Have that version play, and stand for its film, before the others. Raises as the plan."""
        return self._carry_out(self.plan_choice(path), Batch(Actor.PERSON, "choose_version"))

    def _version(self, path: str) -> tuple[_Stack, ItemId]:
        stack = self._found(path)
        if stack.item is None or not stack.is_version:
            raise BadInput(f"{stack.name} is no version of a film.")
        return stack, stack.item

    # --- carrying out -----------------------------------------------------------------------------------------------

    def _carry_out(self, plan: VersionPlan, batch: Batch) -> BatchId:
        """Do what a plan says, and have the players told. Raises BadInput where that is nothing."""
        into = plan.into
        if into is None:
            raise BadInput("There is no title to give the files to.")
        touched = [into, *dict.fromkeys(one.source for one in plan.turns if one.source is not None)]
        left = [item for item in dict.fromkeys(touched) if item not in plan.emptied]
        titles = {row.id: _named(row) for row in self._store.items.rows(list(plan.emptied))}
        offered: dict[ItemId, dict[str, Value]] = defaultdict(dict)
        for one in plan.offered:
            offered[one.item][one.field] = one.value
        with self._store.write() as unit:
            unit.pin(batch, plan.turns, into, plan.left)
            for item, values in offered.items():
                unit.offer(batch, into, values, titles[item])
            if plan.emptied:
                unit.trash(batch, plan.emptied)
            if batch.id is None:
                raise BadInput("It is so already.")
            self._outbox.give(unit, batch.id, plan.emptied)
            unit.outbox.show(left)
        self._newsroom.tell(Aspect.LIST, Aspect.VALUES, Aspect.STATE, items=[*left, *plan.emptied])
        return batch.id

    # --- what is there ----------------------------------------------------------------------------------------------

    def _films(self, items: Sequence[ItemId]) -> list[ItemRow]:
        rows = {row.id: row for row in self._store.items.rows(list(items))}
        for item in items:
            if item not in rows:
                raise NotFound(f"There is no item {item}.")
            if rows[item].kind is not Kind.MOVIE:
                raise BadInput(f"“{rows[item].title}” is no film; only films have versions and extras of this kind.")
            if rows[item].deleted_at:
                raise BadInput(f"“{rows[item].title}” is in the trash; restore it first.")
        return [rows[item] for item in items]

    def _refuse_taken(self, item: ItemId, name: str, *, but_for: _Stack) -> None:
        own = {one.id for one in but_for.files}
        others = [one for stack in self._stacks(item) for one in stack.files if one.id not in own]
        if any(one.version == name for one in others):
            raise BadInput(f"That film has a version “{name}” already." if name else "The other has no name either.")

    def _found(self, path: str) -> _Stack:
        """A video with all files that are one version with it. Raises BadFile where it is not known, BadInput."""
        found = self._store.files.at(path)
        if found is None:
            raise BadFile(path, "no library knows this file; scan its folder first")
        library, one = found
        name = printable(os.path.basename(path))
        if self._store.libraries.get(library).type is not LibraryType.MOVIE:
            raise BadInput("Only films have versions and extras of this kind.")
        if one.role not in _VIDEOS:
            raise BadInput(f"{name} is no video.")
        if one.is_ignored:
            raise BadInput(f"{name} is ignored; stop ignoring it first.")
        owners = self._store.files.items_of([one.id]).get(one.id, [])
        if not owners:
            return _Stack(library, None, (one,))
        if len(owners) > 1:
            raise BadInput(f"{name} belongs to several titles.")
        (row,) = self._store.items.rows(owners)
        if row.deleted_at:
            raise BadInput(f"{name} belongs to “{row.title}”, which is in the trash; restore that first.")
        if one.role.is_main:
            return next(stack for stack in self._stacks(row.id) if one.id in {file.id for file in stack.files})
        files = self._store.items.files(owners)[row.id]
        return _Stack(library, row.id, tuple(file for file in files if file.id == one.id))

    def _stacks(self, item: ItemId) -> list[_Stack]:
        """The versions of a film."""
        (row,) = self._store.items.rows([item])
        files = self._store.items.files([item]).get(item, [])
        found: dict[str, list[FileView]] = defaultdict(list)
        for one in files:
            if one.role.is_main and not one.is_ignored:
                found[_base(one)].append(one)
        subtitles = [one for one in files if one.role is FileRole.SUBTITLE]
        return [
            _Stack(row.library, item, tuple(some), tuple(one for one in subtitles if _bears_name(one, some)))
            for some in found.values()
        ]

    def _emptied(self, stack: _Stack, into: ItemId) -> tuple[ItemId, ...]:
        """The title that those files leave, if they are all that it has."""
        if stack.item is None or stack.item == into or not stack.is_version:
            return ()
        return (stack.item,) if len(self._stacks(stack.item)) < 2 else ()

    def _as_versions(self, stacks: Sequence[_Stack], into: ItemId) -> list[FileTurn]:
        """Those files as versions of one film, all named differently."""
        turns: list[FileTurn] = []
        for stack, name in zip(stacks, _version_names(stacks), strict=True):
            order = _CHOSEN if stack.item == into and any(one.is_chosen for one in stack.files) else 0
            mains = [_turn(one, stack.item, into, role=one.role) for one in stack.files]
            turns += [replace(one, version=name, order=order) for one in mains]
            beside = [_turn(one, stack.item, into, role=one.role) for one in stack.subtitles]
            turns += [replace(one, version=name) for one in beside]
        return turns


def left_behind(store: Store, turns: Sequence[FileTurn], emptied: Collection[ItemId]) -> tuple[FileTurn, ...]:
    """NFO and pictures of files that leave their titles, and all of those titles that are emptied."""
    leaving: dict[ItemId, list[str]] = defaultdict(list)
    for turn in turns:
        if turn.source is not None and turn.source != turn.target:
            leaving[turn.source].append(turn.path)
    files = store.items.files([*leaving, *emptied])
    return tuple(
        _as_is(one, item, item)
        for item, own in files.items()
        for one in own
        if one.role in _SPEAKING and (item in emptied or bears_name(one.path, leaving[item]))
    )


def _refuse_strangers(rows: Sequence[ItemRow], library: LibraryId | None) -> None:
    for row in rows:
        if row.library != library:
            raise BadInput(f"“{row.title}” is in another library; a film and its files have to be in one.")


def _version_names(stacks: Sequence[_Stack]) -> list[str]:
    """What tells the versions apart: what a person called them, else what their names say."""
    read = labels_of([(_stem(one), parse(one.files[0].path, library=LibraryType.MOVIE)) for one in stacks])
    names = [
        one.files[0].version if one.files[0].is_pinned and one.is_version and one.files[0].version else label
        for one, label in zip(stacks, read, strict=True)
    ]
    taken: Counter[str] = Counter()
    told_apart: list[str] = []
    for name in names:
        taken[name] += 1
        told_apart.append(name if taken[name] == 1 else f"{name} {taken[name]}".strip())
    return told_apart


def _turn(
    one: FileView, source: ItemId | None, target: ItemId | None, *, role: FileRole, extra_type: str = ""
) -> FileTurn:
    return FileTurn(one.id, one.path, source, target, role, part=one.part, extra_type=extra_type)


def _as_is(one: FileView, source: ItemId, target: ItemId) -> FileTurn:
    return FileTurn(one.id, one.path, source, target, one.role, one.version, one.part, one.position, one.extra_type)


def _main_role(one: FileView) -> FileRole:
    return one.role if one.role.is_main else FileRole.VIDEO


def _base(one: FileView) -> str:
    """What the files of one version have in common: the folder of their disc, or the path without part and ending."""
    if one.role is FileRole.DISC:
        return disc_of(one)[0]
    folder, name = os.path.split(one.path)
    return os.path.join(folder, base_name(name, is_part=one.part is not None))


def _stem(stack: _Stack) -> str:
    return os.path.basename(_base(stack.files[0]))


def _bears_name(one: FileView, stack: Sequence[FileView]) -> bool:
    """Whether a file bears the name of a version, or of one of its parts."""
    return bears_name(one.path, [f"{_base(stack[0])}.mkv", *(file.path for file in stack)])


def _named(row: ItemRow) -> str:
    """What its suggestions are said to come from."""
    return f"{row.title} ({row.year})" if row.year else row.title


def _time_of(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
