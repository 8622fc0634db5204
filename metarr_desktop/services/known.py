"""Known: a library's items as a scan looks them up, and where their files have got to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from metarr_desktop.domain.disk import Node
from metarr_desktop.domain.kinds import FileId, ItemId, Kind, LibraryId, RootId
from metarr_desktop.store.library import Store


@dataclass(slots=True)
class Known:
    """The library's items as a scan looks them up. Grows with what the scan makes.

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

    def weigh(self, here: Iterable[FileId], moved: Set[FileId], gone: Iterable[FileId]) -> None:
        """Take in which main files are there, which of them lie elsewhere now, and which are gone."""
        self.moved = moved
        for file in here:
            for item in self.by_file.get(file, ()):
                self.present[item] += 1
                self.standing[item] += file not in moved
        self.lost = {item for file in gone for item in self.by_file.get(file, ()) if not self.present[item]}

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


def known_items(store: Store, library: LibraryId, roots: Iterable[RootId], files: Iterable[FileId]) -> Known:
    """Everything a scan of a library needs to find its items again."""
    known = Known()
    for node in store.files.structure(library):
        known.add(node)
    for root in roots:
        for path, items in store.files.folder_items(root).items():
            known.by_folder[root, path] = items
    known.by_file = store.files.items_of(list(files))
    return known
