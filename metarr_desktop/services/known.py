"""Known: the items that some groups of a scan may turn out to be, and where those items' files have got to.

Read from the store for each portion of a scan, so that what a scan holds does not grow with the library.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import FileId, ItemId, Kind, LibraryId, RootId

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import Node
    from metarr_desktop.services.seen import Seen
    from metarr_desktop.store.library import Store

_BY_KEY = frozenset({Kind.MOVIE, Kind.SERIES, Kind.ARTIST, Kind.ALBUM})


@dataclass(slots=True)
class Known:
    """Items as a scan looks them up.

    `by_file` holds the main files only, `standing` how many of an item's lie where they lay before, `present` how many
    it has anywhere; `moved` are the files that turned up elsewhere. A `lost` item has had files and has none now.
    """

    nodes: dict[ItemId, Node] = field(default_factory=dict)
    by_key: dict[tuple[Kind, ItemId | None, str], list[ItemId]] = field(default_factory=lambda: defaultdict(list))
    children: dict[ItemId, list[ItemId]] = field(default_factory=lambda: defaultdict(list))
    by_folder: dict[tuple[RootId, str], list[ItemId]] = field(default_factory=dict)
    by_file: dict[FileId, list[ItemId]] = field(default_factory=dict)
    moved: Set[FileId] = frozenset()
    standing: Counter[ItemId] = field(default_factory=Counter)
    present: Counter[ItemId] = field(default_factory=Counter)
    lost: set[ItemId] = field(default_factory=set)

    def weigh(self, files: Collection[tuple[ItemId, FileId, bool]], moved: Set[FileId]) -> None:
        """Take in which main files the items have, whether they are there, and which lie elsewhere now."""
        self.moved = moved
        for item, file, is_there in files:
            if is_there:
                self.present[item] += 1
                self.standing[item] += file not in moved
        self.lost = {item for item, _, _ in files if not self.present[item]}

    def size(self, item: ItemId) -> int:
        """How many main files there are below an item, and its own."""
        return self.present[item] + sum(self.size(child) for child in self.children.get(item, ()))

    def is_lost(self, item: ItemId) -> bool:
        return item in self.lost or self.nodes[item].is_missing

    def add(self, node: Node) -> None:
        self.nodes[node.id] = node
        if node.parent is not None:
            self.children[node.parent].append(node.id)
        if node.folder_key:
            parent = node.parent if node.kind is Kind.ALBUM else None
            self.by_key[node.kind, parent, node.folder_key].append(node.id)


def known_items(
    store: Store,
    library: LibraryId,
    seen: Iterable[Seen],
    files: Collection[FileId],
    root: RootId,
    folders: Collection[str],
    moved: Set[FileId],
) -> Known:
    """The items that have those main files, or own folders of the root, or go by the keys of what was seen there.

    With their families: what they hang below, and everything else below that.
    """
    known = Known()
    known.by_file = store.files.items_of(files)
    for path, items in store.files.folder_items(root, folders).items():
        known.by_folder[root, path] = items
    wanted = {item for items in (*known.by_file.values(), *known.by_folder.values()) for item in items}
    keys: dict[Kind, set[str]] = defaultdict(set)
    for kind, key in _keys(seen):
        keys[kind].add(key)
    for kind, some in keys.items():
        wanted.update(store.files.found_by(library, kind, some))
    for node in store.files.families(wanted):
        known.add(node)
    known.weigh(store.files.main_files(known.nodes), moved)
    return known


def _keys(seen: Iterable[Seen]) -> Iterator[tuple[Kind, str]]:
    for one in seen:
        if one.kind in _BY_KEY and one.key:
            yield one.kind, one.key
            yield from _keys(one.children)
