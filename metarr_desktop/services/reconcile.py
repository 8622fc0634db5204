"""From what folders show to items: finding again what is known, making what is new, tying files to it.

An item is found again by its files first (they keep it through renames and moves), then by its folder, then by the
key of its names; a number read from a file's name decides which episode it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.disk import Link, Node
from metarr_desktop.domain.edits import NewItem, Proposal
from metarr_desktop.domain.found import MAIN
from metarr_desktop.domain.kinds import Actor, FileId, ItemId, Kind, LibraryId, RootId, Status
from metarr_desktop.services.known import Known
from metarr_desktop.services.pinned import part, without_pinned
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.services.own_nfo import Told
    from metarr_desktop.services.seen import Seen
    from metarr_desktop.store.unit import Unit


@dataclass(slots=True)
class Group:
    """One top folder of a root as it was read: what is in it, and its files' ids by relative path.

    `known` are those of the files that the library knew before, `fresh` those that are new, moved or rewritten since
    the last scan; `kept_folders` could not be read this time: what the library knows of them stays. `was_there` says
    whether the library knew anything of the folder, even if nothing is left in it.
    """

    root: RootId
    name: str
    items: tuple[Seen, ...]
    files: Mapping[str, FileId]
    known: Collection[FileId]
    fresh: Collection[str]
    kept_folders: Collection[str] = ()
    was_there: bool = False
    told: Mapping[str, Told] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """What reconciling did: items made, and items whose files changed."""

    created: list[ItemId] = field(default_factory=list)
    joined: dict[ItemId, ItemId] = field(default_factory=dict)  # created below what was known -> that
    touched: set[ItemId] = field(default_factory=set)


@dataclass(slots=True)
class _Placed:
    """A found thing on its way to an item."""

    group: Group
    found: Seen
    parent: ItemId | None
    item: ItemId | None = None
    is_beside: bool = False  # the title was told by what lies beside it: its names say nothing of that
    whole: Seen | None = None  # with the files that a person pinned: they still tell which show it is


class Reconciler:
    """Brings groups of one library into the store, some at a time, each time in one transaction."""

    def __init__(self, library: LibraryId, batch: Batch) -> None:
        self._library = library
        self._batch = batch
        self._nfo_batch = Batch(Actor.NFO, "take_in")
        self._known = Known()
        self._claimed: set[ItemId] = set()  # films and leaves that a file of this scan has already been put to
        self._renamed: set[ItemId] = set()

    def bring_in(self, unit: Unit, groups: list[Group], known: Known) -> Outcome:
        """Make the store say what those groups show; `known` are the items that they may turn out to be."""
        self._known = known
        outcome = Outcome()
        links: list[Link] = []
        folders: list[tuple[ItemId, RootId, str]] = []
        kept: set[FileId] = set()
        level = self._without_pinned(unit, groups, outcome, links, folders, kept)
        while level:
            self._place(unit, level, outcome)
            for placed in level:
                item, found, group = placed.item, placed.found, placed.group
                if item is None:
                    continue
                files = group.files
                links.extend([Link(item, files[one[0]], *one[4:]) for one in found.files])
                if found.folder:
                    folders.append((item, group.root, found.folder))
            level = [_Placed(one.group, child, one.item) for one in level for child in one.found.children]
        unit.files.link(links, [file for group in groups for file in group.known if file not in kept])
        self._set_folders(unit, groups, folders)
        self._hide_below_trash(unit, outcome)
        return outcome

    def _without_pinned(
        self,
        unit: Unit,
        groups: list[Group],
        outcome: Outcome,
        links: list[Link],
        folders: list[tuple[ItemId, RootId, str]],
        kept: set[FileId],
    ) -> list[_Placed]:
        """The things of those groups, but for files that a person has put to a title: those are `kept` as they are."""
        pins = unit.files.pins([file for group in groups for file in group.known])
        if not pins:
            return [_Placed(group, found, None) for group in groups for found in group.items]
        level: list[_Placed] = []
        for group in groups:
            for found in group.items:
                if found.kind is not Kind.MOVIE:
                    rest = without_pinned(found, group.files, pins, group.known, self._known.by_file, kept, links)
                    level.append(_Placed(group, rest or found, None, whole=found))
                    outcome.touched |= self._owners_of_fresh(group, pins)
                    continue
                owners = self._known.by_folder.get((group.root, found.folder), ()) if found.folder else ()
                parted = part(found, group.files, pins, group.known, self._known.by_file, owners)
                if parted is None:
                    level.append(_Placed(group, found, None))
                    continue
                kept |= parted.kept
                links += parted.links
                fresh = {
                    pins[file].link.item
                    for one in found.files
                    if one[0] in group.fresh
                    if (file := group.files[one[0]]) in pins
                }
                outcome.touched |= fresh
                if parted.home is not None and found.folder:
                    folders.append((parted.home, group.root, found.folder))
                if parted.rest.files:
                    rest = parted.rest if parted.home is None else parted.rest._replace(folder="")
                    level.append(_Placed(group, rest, None, parted.item, is_beside=parted.item is not None))
        return level

    def _owners_of_fresh(self, group: Group, pins: Collection[FileId]) -> set[ItemId]:
        """The items of pinned files that are new in a place, or rewritten."""
        fresh = [file for path in group.fresh if (file := group.files[path]) in pins]
        return {item for file in fresh for item in self._known.by_file.get(file, ())}

    def _set_folders(self, unit: Unit, groups: list[Group], folders: list[tuple[ItemId, RootId, str]]) -> None:
        """Make those folders the only ones of their groups that are items' own, but for folders that were kept."""
        seen_before: dict[RootId, list[str]] = {}
        for group in groups:
            if group.was_there:
                seen_before.setdefault(group.root, []).append(group.name)
            for folder in group.kept_folders:
                folders += [(item, group.root, folder) for item in self._known.by_folder.get((group.root, folder), ())]
        for root, names in seen_before.items():
            unit.files.forget_item_folders(root, names)
        unit.files.add_item_folders(folders)

    def _hide_below_trash(self, unit: Unit, outcome: Outcome) -> None:
        """What turns up below a show that somebody put into the trash goes there too."""
        states = unit.door.states(set(outcome.joined.values()), {"deleted_at"})
        trashed = {item for item, state in states.items() if state.values.get("deleted_at") is not None}
        if hidden := [item for item, parent in outcome.joined.items() if parent in trashed]:
            unit.trash(self._batch, hidden)

    def _place(self, unit: Unit, level: list[_Placed], outcome: Outcome) -> None:
        """Give each thing of one level its item, making those that are new all at once."""
        new: dict[tuple[object, ...], list[_Placed]] = {}
        for placed in level:
            if placed.is_beside and placed.item is not None:
                outcome.touched.add(placed.item)
                continue
            placed.item = self._find(unit, placed)
            if placed.item is None:
                new.setdefault(self._identity(placed), []).append(placed)
            elif _has_fresh_files(placed):
                self._update(unit, placed, outcome)
        made = self._make(unit, list(new.values()))
        for item, same in zip(made, new.values(), strict=True):
            parent = same[0].parent
            if parent in self._known.nodes:
                outcome.joined[item] = parent
            for placed in same:
                placed.item = item
        outcome.created.extend(made)
        outcome.touched.update(made)

    # --- finding again ----------------------------------------------------------------------------------------------

    def _find(self, unit: Unit, placed: _Placed) -> ItemId | None:
        match placed.found.kind:
            case Kind.MOVIE:
                return self._movie(placed)
            case Kind.SERIES | Kind.ARTIST | Kind.ALBUM:
                return self._by_key(placed) or self._by_descendants(unit, placed)
            case Kind.SEASON:
                return self._child(placed, lambda node: node.season == placed.found.season)
            case Kind.EPISODE:
                return self._episode(unit, placed)
        return self._track(unit, placed)

    def _movie(self, placed: _Placed) -> ItemId | None:
        """One item is one film of the disk: what another film has taken already is not given a second time."""
        for find in (self._by_files, self._by_folder, self._lost_by_key):
            item = find(placed)
            if item is not None and item not in self._claimed:
                self._claimed.add(item)
                return item
        return None

    def _by_files(self, placed: _Placed) -> ItemId | None:
        """The item most files belong to. A file that left while others of its item stay has begun a life of its own."""
        known = self._known
        if not known.by_file:
            return None
        votes = Counter(
            item
            for file in _main_files(placed)
            for item in known.by_file.get(file, ())
            if known.nodes[item].kind is placed.found.kind
            and item not in self._claimed
            and not (file in known.moved and known.standing[item])
        )
        return votes.most_common(1)[0][0] if votes else None

    def _by_folder(self, placed: _Placed) -> ItemId | None:
        """A film whose file was replaced by another in its own folder stays the same film."""
        if not placed.found.folder:
            return None
        items = self._known.by_folder.get((placed.group.root, placed.found.folder), ())
        return next(
            (item for item in items if self._known.nodes[item].kind is placed.found.kind and self._known.is_lost(item)),
            None,
        )

    def _lost_by_key(self, placed: _Placed) -> ItemId | None:
        """A film that has just lost its files and turns up under the same name elsewhere, in a better copy."""
        items = self._known.by_key.get((placed.found.kind, None, placed.found.key), ())
        lost = [item for item in items if self._known.is_lost(item)]
        return lost[0] if len(lost) == 1 else None

    def _by_key(self, placed: _Placed) -> ItemId | None:
        parent = placed.parent if placed.found.kind is Kind.ALBUM else None
        items = self._known.by_key.get((placed.found.kind, parent, placed.found.key), ())
        return items[0] if items else None

    def _by_descendants(self, unit: Unit, placed: _Placed) -> ItemId | None:
        """A show or album whose folder was renamed: at least half of a known one's files are in this one."""
        votes: Counter[ItemId] = Counter()
        if not self._known.by_file:
            return None
        for file in _files_below(placed):
            above = {self._ancestor(item, placed.found.kind) for item in self._known.by_file.get(file, ())}
            votes.update(item for item in above if item is not None)
        for item, count in votes.most_common(1):
            if 2 * count >= self._known.size(item):
                self._rekey(unit, item, placed)
                return item
        return None

    def _rekey(self, unit: Unit, item: ItemId, placed: _Placed) -> None:
        key, node = placed.found.key, self._known.nodes[item]
        if key and key != node.folder_key:
            unit.rekey({item: key})
            self._renamed.add(item)
            self._known.nodes[item] = node._replace(folder_key=key)
            parent = node.parent if node.kind is Kind.ALBUM else None
            self._known.by_key[node.kind, parent, key].append(item)

    def _ancestor(self, item: ItemId | None, kind: Kind) -> ItemId | None:
        while item is not None:
            node = self._known.nodes[item]
            if node.kind is kind:
                return item
            item = node.parent
        return None

    def _episode(self, unit: Unit, placed: _Placed) -> ItemId | None:
        it = placed.found
        if it.episodes:
            found = self._child(placed, lambda node: node.episode == it.episode)
        elif it.absolute:
            found = self._child(placed, lambda node: node.absolute == it.absolute[0])
        else:
            found = self._child(placed, lambda node: bool(it.air_date) and node.air_date == it.air_date)
        return self._claim(found or self._moved(unit, placed))

    def _track(self, unit: Unit, placed: _Placed) -> ItemId | None:
        """By its file; else a track of that place on the album whose own file is gone. A copy is another track."""
        found = self._moved(unit, placed)
        it = placed.found
        if found is None and it.track is not None:
            place = (it.disc or 1, it.track)
            found = self._child(placed, lambda node: (node.disc or 1, node.track) == place and self._is_free(node.id))
        elif found is None:
            found = self._child(placed, lambda node: node.folder_key == it.key and self._is_free(node.id))
        return self._claim(found)

    def _is_free(self, item: ItemId) -> bool:
        return self._known.is_lost(item) and item not in self._claimed

    def _claim(self, item: ItemId | None) -> ItemId | None:
        if item is not None:
            self._claimed.add(item)
        return item

    def _child(self, placed: _Placed, is_it: Callable[[Node], bool]) -> ItemId | None:
        if placed.parent is None:
            return None
        for item in self._known.children.get(placed.parent, ()):
            node = self._known.nodes[item]
            if node.kind is placed.found.kind and is_it(node):
                return item
        return None

    def _moved(self, unit: Unit, placed: _Placed) -> ItemId | None:
        """A file whose name now gives another number or place takes its item along."""
        item = self._by_files(placed)
        if item is None or placed.parent is None:
            return None
        node = self._known.nodes[item]
        it = placed.found
        episode = it.episode if it.episodes else node.episode
        if node.parent == placed.parent and (placed.found.kind is Kind.TRACK or node.episode == episode):
            return item
        if self._known.present[item] > 1:
            return None
        unit.renumber(item, parent=placed.parent, season=it.season, episode=episode)
        if node.parent is not None:
            self._known.children[node.parent].remove(item)
        self._known.add(node._replace(parent=placed.parent, season=it.season, episode=episode))
        return item

    # --- making and updating ----------------------------------------------------------------------------------------

    def _identity(self, placed: _Placed) -> tuple[object, ...]:
        """What makes two new things of one level the same item."""
        found = placed.found
        match found.kind:
            case Kind.SERIES | Kind.ARTIST | Kind.ALBUM:
                return found.kind, placed.parent, found.key
            case Kind.SEASON:
                return found.kind, placed.parent, found.season
            case Kind.EPISODE if found.episodes or found.absolute or found.air_date:
                return found.kind, placed.parent, found.episodes[:1], found.absolute[:1], found.air_date
        return (id(placed),)

    def _make(self, unit: Unit, new: Sequence[list[_Placed]]) -> list[ItemId]:
        """Make an item of each, with what its own NFO says; what several folders show of one thing comes with none."""
        told = [_told(same[0]) if len(same) == 1 else None for same in new]
        if any(told):
            self._nfo_batch.parent = unit.door.begin(self._batch)
        items = [self._new_item(same[0], one) for same, one in zip(new, told, strict=True)]
        made = unit.create(self._batch, items, self._nfo_batch)
        if any(told):
            self._keep_rest(
                unit, [(item, same[0], one) for item, same, one in zip(made, new, told, strict=True) if one]
            )
        return made

    def _keep_rest(self, unit: Unit, told: Sequence[tuple[ItemId, _Placed, Told]]) -> None:
        """What NFO files say that is no value of their new items; none of them needs a second reading."""
        files = {one.path: placed.group.files[one.path] for _, placed, one in told}
        unit.files.mark_read(
            {files[one.path]: "" for _, _, one in told}, {files[one.path]: one.quick_hash for _, _, one in told}
        )
        unit.set_foreign({item: one.record.unknown for item, _, one in told if one.record.unknown})
        texts = {item: text for item, _, one in told if (text := one.record.collection_overview)}
        unit.apply(self._nfo_batch, unit.collection_texts(texts))
        shows = {placed.parent for _, placed, _ in told if placed.found.kind is Kind.SEASON}
        unit.mark_unpublished({show for show in shows if show is not None})  # their NFO names their seasons

    def _new_item(self, placed: _Placed, told: Told | None) -> NewItem:
        found = placed.found
        values = told.record.values if told else {}
        is_named = bool(values.get("external_ids"))
        return NewItem(
            kind=found.kind,
            values=found.values,
            library=self._library,
            parent=placed.parent,
            season=found.season if found.kind in (Kind.SEASON, Kind.EPISODE) else None,
            episode=found.episode if found.kind is Kind.EPISODE else None,
            folder_key=found.key,
            status=Status.IDENTIFIED if is_named else Status.UNIDENTIFIED,
            confidence=1.0 if is_named else found.confidence,
            matched_by=Actor.NFO if is_named else None,
            told=values,
        )

    def _update(self, unit: Unit, placed: _Placed, outcome: Outcome) -> None:
        """Fresh files of a known item: what their names and tags say is offered, below what NFO and person said.

        A better copy does not move the date of adding.
        """
        if placed.item is None:
            return
        values = dict(placed.found.values)
        values.pop("date_added", None)
        if placed.found.kind in (Kind.SERIES, Kind.ARTIST) and placed.item not in self._renamed:
            values.pop("title", None)  # each of its folders may spell it in its own way
        unit.apply(self._batch, [Proposal(placed.item, values)])
        if placed.found.kind is Kind.MOVIE:
            self._rekey(unit, placed.item, placed)
        outcome.touched.add(placed.item)


def _main_files(placed: _Placed) -> Iterator[FileId]:
    """The files that a person watches or hears of the thing itself."""
    for one in placed.found.files:
        if one[1] in MAIN:
            yield placed.group.files[one[0]]


def _told(placed: _Placed) -> Told | None:
    """What the thing's own NFO says, if it was read and speaks of one of its kind."""
    if not placed.group.told:
        return None
    found = (placed.group.told.get(one[0]) for one in placed.found.files)
    return next((one for one in found if one is not None and one.record.kind is placed.found.kind), None)


def _files_below(placed: _Placed) -> Iterator[FileId]:
    return (placed.group.files[path] for path in (placed.whole or placed.found).main_paths())


def _has_fresh_files(placed: _Placed) -> bool:
    """Whether a main file of the thing, or of what is below it, is new, moved or rewritten."""
    return any(path in placed.group.fresh for path in placed.found.main_paths())
