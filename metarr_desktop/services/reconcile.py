"""From what folders show to items: finding again what is known, making what is new, tying files to it.

An item is found again by its files first (they keep it through renames and moves), then by its folder, then by the
key of its names; a number read from a file's name decides which episode it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from metarr_desktop.domain.disk import Link, Node
from metarr_desktop.domain.edits import NewItem, Proposal
from metarr_desktop.domain.found import FileRole, Found
from metarr_desktop.domain.kinds import FileId, ItemId, Kind, LibraryId, LibraryType, RootId
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.domain.titles import folded
from metarr_desktop.services.first_values import first_values
from metarr_desktop.services.known import Known
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Unit


@dataclass(slots=True)
class Group:
    """One top folder of a root as it was read: what is in it, and its files' ids by relative path.

    `fresh` are the files that are new, moved or rewritten since the last scan; `kept_folders` those that could not be
    read this time: what the library knows of them stays.
    """

    root: RootId
    name: str
    items: tuple[Found, ...]
    files: Mapping[str, FileId]
    fresh: frozenset[str]
    mtimes: Mapping[str, int]
    tags: Mapping[str, AudioTags]
    kept_folders: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What reconciling did: items made, and items whose files changed."""

    created: list[ItemId] = field(default_factory=list)
    touched: set[ItemId] = field(default_factory=set)


@dataclass(slots=True)
class _Placed:
    """A found thing on its way to an item."""

    group: Group
    found: Found
    parent: ItemId | None
    item: ItemId | None = None


class Reconciler:
    """Brings groups of one library into the store, some at a time, each time in one transaction."""

    def __init__(self, library: LibraryId, type: LibraryType, known: Known, batch: Batch) -> None:
        self._library = library
        self._type = type
        self._known = known
        self._batch = batch
        self._claimed: set[ItemId] = set()  # films and leaves that a file of this scan has already been put to
        self._renamed: set[ItemId] = set()

    def bring_in(self, unit: Unit, groups: list[Group]) -> Outcome:
        """Make the store say what those groups show."""
        outcome = Outcome()
        links: list[Link] = []
        folders: dict[tuple[RootId, str], list[tuple[ItemId, str]]] = {(g.root, g.name): [] for g in groups}
        level = [_Placed(group, found, None) for group in groups for found in group.items]
        while level:
            self._place(unit, level, outcome)
            for placed in level:
                links.extend(_links(placed))
                if placed.found.folder and placed.item is not None:
                    folders[placed.group.root, placed.group.name].append((placed.item, placed.found.folder))
            level = [_Placed(one.group, child, one.item) for one in level for child in one.found.children]
        files = [file for group in groups for file in group.files.values()]
        unit.files.link(links, files)
        for group in groups:
            kept = [
                (item, folder)
                for folder in group.kept_folders
                for item in self._known.by_folder.get((group.root, folder), ())
            ]
            unit.files.set_folders(group.root, group.name, [*folders[group.root, group.name], *kept])
        self._hide_below_trash(unit, outcome)
        return outcome

    def _hide_below_trash(self, unit: Unit, outcome: Outcome) -> None:
        """What turns up below a show that somebody put into the trash goes there too."""
        parents = {item: self._known.nodes[item].parent for item in outcome.created}
        states = unit.door.states([one for one in set(parents.values()) if one is not None], {"deleted_at"})
        trashed = {item for item, state in states.items() if state.values.get("deleted_at") is not None}
        if hidden := [item for item, parent in parents.items() if parent in trashed]:
            unit.trash(self._batch, hidden)

    def _place(self, unit: Unit, level: list[_Placed], outcome: Outcome) -> None:
        """Give each thing of one level its item, making those that are new all at once."""
        new: dict[tuple[object, ...], list[_Placed]] = {}
        for placed in level:
            placed.item = self._find(unit, placed)
            if placed.item is None:
                new.setdefault(self._identity(placed), []).append(placed)
            elif _has_fresh_files(placed):
                self._update(unit, placed, outcome)
        firsts = [same[0] for same in new.values()]
        made = unit.create(self._batch, [self._new_item(placed) for placed in firsts])
        for item, same in zip(made, new.values(), strict=True):
            self._known.add(self._node(item, same[0]))
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
                return self._child(placed, lambda node: node.season == placed.found.guess.season)
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
        items = self._known.by_key.get((placed.found.kind, None, key_of(placed.found)), ())
        lost = [item for item in items if self._known.is_lost(item)]
        return lost[0] if len(lost) == 1 else None

    def _by_key(self, placed: _Placed) -> ItemId | None:
        parent = placed.parent if placed.found.kind is Kind.ALBUM else None
        items = self._known.by_key.get((placed.found.kind, parent, key_of(placed.found)), ())
        return items[0] if items else None

    def _by_descendants(self, unit: Unit, placed: _Placed) -> ItemId | None:
        """A show or album whose folder was renamed: at least half of a known one's files are in this one."""
        votes: Counter[ItemId] = Counter()
        for file in _files_below(placed):
            above = {self._ancestor(item, placed.found.kind) for item in self._known.by_file.get(file, ())}
            votes.update(item for item in above if item is not None)
        for item, count in votes.most_common(1):
            if 2 * count >= self._known.size(item):
                self._rekey(unit, item, placed)
                return item
        return None

    def _rekey(self, unit: Unit, item: ItemId, placed: _Placed) -> None:
        key, node = key_of(placed.found), self._known.nodes[item]
        if key and key != node.folder_key:
            unit.rekey({item: key})
            self._renamed.add(item)
            self._known.nodes[item] = replace(node, folder_key=key)
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
        guess = placed.found.guess
        if guess.episodes:
            found = self._child(placed, lambda node: node.episode == guess.episodes[0])
        elif guess.absolute:
            found = self._child(placed, lambda node: node.absolute == guess.absolute[0])
        else:
            found = self._child(placed, lambda node: bool(guess.air_date) and node.air_date == guess.air_date)
        return self._claim(found or self._moved(unit, placed))

    def _track(self, unit: Unit, placed: _Placed) -> ItemId | None:
        """By its file; else a track of that place on the album whose own file is gone. A copy is another track."""
        found = self._moved(unit, placed)
        guess = placed.found.guess
        if found is None and guess.track is not None:
            place = (guess.disc or 1, guess.track)
            found = self._child(placed, lambda node: (node.disc or 1, node.track) == place and self._is_free(node.id))
        elif found is None:
            key = key_of(placed.found)
            found = self._child(placed, lambda node: node.folder_key == key and self._is_free(node.id))
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
        guess = placed.found.guess
        episode = guess.episodes[0] if guess.episodes else node.episode
        if node.parent == placed.parent and (placed.found.kind is Kind.TRACK or node.episode == episode):
            return item
        if self._known.present[item] > 1:
            return None
        unit.renumber(item, parent=placed.parent, season=guess.season, episode=episode)
        if node.parent is not None:
            self._known.children[node.parent].remove(item)
        self._known.add(replace(node, parent=placed.parent, season=guess.season, episode=episode))
        return item

    # --- making and updating ----------------------------------------------------------------------------------------

    def _identity(self, placed: _Placed) -> tuple[object, ...]:
        """What makes two new things of one level the same item."""
        found, guess = placed.found, placed.found.guess
        match found.kind:
            case Kind.SERIES | Kind.ARTIST | Kind.ALBUM:
                return found.kind, placed.parent, key_of(found)
            case Kind.SEASON:
                return found.kind, placed.parent, guess.season
            case Kind.EPISODE if guess.episodes or guess.absolute or guess.air_date:
                return found.kind, placed.parent, guess.episodes[:1], guess.absolute[:1], guess.air_date
        return (id(placed),)

    def _new_item(self, placed: _Placed) -> NewItem:
        found, guess = placed.found, placed.found.guess
        return NewItem(
            kind=found.kind,
            values=first_values(found, placed.group.mtimes, placed.group.tags),
            library=self._library,
            parent=placed.parent,
            season=guess.season if found.kind in (Kind.SEASON, Kind.EPISODE) else None,
            episode=guess.episodes[0] if found.kind is Kind.EPISODE and guess.episodes else None,
            folder_key=key_of(found),
            confidence=guess.confidence,
        )

    def _node(self, item: ItemId, placed: _Placed) -> Node:
        found, guess = placed.found, placed.found.guess
        return Node(
            id=item,
            kind=found.kind,
            parent=placed.parent,
            season=guess.season,
            episode=guess.episodes[0] if guess.episodes else None,
            absolute=guess.absolute[0] if guess.absolute else None,
            air_date=guess.air_date,
            disc=guess.disc,
            track=guess.track,
            folder_key=key_of(found),
            is_missing=False,
        )

    def _update(self, unit: Unit, placed: _Placed, outcome: Outcome) -> None:
        """Fresh files of a known item: what their names and tags say is offered, below what NFO and person said.

        A better copy does not move the date of adding.
        """
        if placed.item is None:
            return
        values = dict(first_values(placed.found, placed.group.mtimes, placed.group.tags))
        values.pop("date_added", None)
        if placed.found.kind in (Kind.SERIES, Kind.ARTIST) and placed.item not in self._renamed:
            values.pop("title", None)  # each of its folders may spell it in its own way
        unit.apply(self._batch, [Proposal(placed.item, values)])
        if placed.found.kind is Kind.MOVIE:
            self._rekey(unit, placed.item, placed)
        outcome.touched.add(placed.item)


def key_of(found: Found) -> str:
    """The key a later scan finds a thing by when nothing else speaks: its names, folded."""
    guess = found.guess
    match found.kind:
        case Kind.MOVIE | Kind.SERIES:
            return f"{folded(guess.title)}|{guess.year or ''}"
        case Kind.ARTIST:
            return folded(guess.artist or guess.title)
        case Kind.ALBUM:
            return f"{folded(guess.album or guess.title)}|{guess.year or ''}"
        case Kind.TRACK:
            return f"{guess.disc or 1}|{folded(guess.title)}"
    return ""


def _links(placed: _Placed) -> Iterator[Link]:
    if placed.item is None:
        return
    for one in placed.found.files:
        file = placed.group.files.get(one.path)
        if file is not None:
            yield Link(
                item=placed.item,
                file=file,
                version=one.version,
                part=one.part,
                language=one.language,
                is_forced=one.is_forced,
                is_hearing_impaired=one.is_hearing_impaired,
                is_default=one.is_default,
                art=one.art,
                position=one.position,
                extra_type=one.extra_type,
            )


def _main_files(placed: _Placed) -> Iterator[FileId]:
    for one in placed.found.files:
        if one.role.is_main and one.path in placed.group.files:
            yield placed.group.files[one.path]


def _files_below(placed: _Placed) -> Iterator[FileId]:
    yield from _main_files(placed)
    for child in placed.found.children:
        yield from _files_below(_Placed(placed.group, child, None))


def _has_fresh_files(placed: _Placed) -> bool:
    """Whether a main file of the thing, or of what is below it, is new, moved or rewritten."""
    return any(path in placed.group.fresh for path in _main_paths(placed.found))


def _main_paths(found: Found) -> Iterator[str]:
    yield from (one.path for one in found.files if one.role.is_main)
    for child in found.children:
        yield from _main_paths(child)


def roles_of(items: Iterable[Found]) -> dict[str, FileRole]:
    """Path -> role of every file that belongs to an item, or to one below it."""
    roles: dict[str, FileRole] = {}
    for found in items:
        roles.update((one.path, one.role) for one in found.files)
        roles.update(roles_of(found.children))
    return roles
