"""Libraries: adding, changing and removing them."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import Actor, BatchId, LibraryId, LibraryType, Naming, NfoDialect
from metarr_desktop.domain.moves import NameKind
from metarr_desktop.domain.paths import overlaps
from metarr_desktop.domain.settings import MOST_SWEEP_HOURS, SETTING, Form, SettingValue
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.language_tags import check_tags
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.automation import HandOver
    from metarr_desktop.domain.root_state import WatchMode
    from metarr_desktop.domain.views import LibraryView, RootView
    from metarr_desktop.store.library import Store


@dataclass(frozen=True, slots=True)
class LibraryWish:
    """What is to be changed of a library at once; None, or no step, leaves it. `hand_overs` as `Automation.decide`."""

    name: str | None = None
    patterns: tuple[str, ...] | None = None
    watch: WatchMode | None = None
    sweep_hours: int | None = None
    naming: tuple[Naming, ...] | None = None
    nfo: NfoDialect | None = None
    hand_overs: Mapping[HandOver, bool | None] = field(default_factory=dict)


class Libraries:
    """What a person does to libraries."""

    def __init__(self, store: Store, newsroom: Newsroom) -> None:
        self._store = store
        self._newsroom = newsroom

    def add(self, path: str, type: LibraryType, name: str = "") -> LibraryView:
        """Make a library of a folder. Raises BadInput when the folder is not there, or overlaps a known root.

        A removed library of that folder and type comes back instead, with every edit: nobody's work is left in the
        trash because its folder was added anew.
        """
        folder = self._new_folder(path)
        removal = self._store.libraries.removal_of(folder, type)
        with self._store.write() as unit:
            if removal is None:
                library = unit.libraries.add(name or self._free_name(type), type, [folder])
            else:
                library, batch = removal
                unit.undo(batch)
                if name:
                    unit.libraries.rename(library, name)
        self._newsroom.tell(Aspect.LIBRARIES)
        return self._store.libraries.get(library)

    def _free_name(self, type: LibraryType) -> str:
        taken = {one.name for one in self._store.libraries.all()}
        name = {LibraryType.MOVIE: "Movies", LibraryType.TV: "Series", LibraryType.MUSIC: "Music"}[type]
        number = 1
        while (candidate := name if number == 1 else f"{name} {number}") in taken:
            number += 1
        return candidate

    def add_root(self, library: LibraryId, path: str) -> BatchId | None:
        """Add a folder to a library: a batch whose undo takes it out again. Raises BadInput as `add`."""
        folder = self._new_folder(path)
        batch = Batch(Actor.PERSON, "add_root", source=self._store.libraries.get(library).name)
        with self._store.write() as unit:
            unit.add_root(batch, library, folder)
        self._newsroom.tell(Aspect.LIBRARIES)
        return batch.id

    def _new_folder(self, path: str) -> str:
        """The folder as it was named. Raises BadInput where links make it overlap a known root."""
        folder = _checked_folder(path)
        real = os.path.realpath(folder)
        for library in self._store.libraries.all():
            for root in library.roots:
                if overlaps(real, os.path.realpath(root.path)) and not overlaps(folder, root.path):
                    raise BadInput(
                        f"{folder} overlaps {root.path} through a link; that belongs to the library “{library.name}”."
                    )
        return folder

    def remove_root(self, library: LibraryView, path: str) -> BatchId | None:
        """Take a folder out of a library: its items go into the trash as one batch, its files stay. Raises BadInput.

        When the folder is added again or that is undone, the next scan brings them back with everything.
        """
        folder = os.path.abspath(path)
        root = next((one for one in library.roots if one.path == folder), None)
        if root is None:
            raise BadInput(f"{folder} is not a folder of “{library.name}”.")
        batch = Batch(Actor.PERSON, "remove_root", source=library.name)
        with self._store.write() as unit:
            unit.remove_root(batch, library.id, root)
        self._newsroom.tell(Aspect.LIBRARIES, Aspect.LIST)
        return batch.id

    def remove(self, library: LibraryId) -> BatchId | None:
        """Remove a library: one batch that one undo brings back. Published files stay where they are."""
        view = self._store.libraries.get(library)
        batch = Batch(Actor.PERSON, "remove_library", source=view.name)
        with self._store.write() as unit:
            unit.remove_library(batch, library)
        self._newsroom.tell(Aspect.LIBRARIES, Aspect.LIST)
        return batch.id

    def set_enabled(self, library: LibraryId, is_enabled: bool) -> None:
        with self._store.write() as unit:
            unit.libraries.set_enabled(library, is_enabled)
        self._newsroom.tell(Aspect.LIBRARIES)

    def rename(self, library: LibraryId, name: str) -> None:
        """Give a library another name. Raises BadInput when it is blank or taken."""
        self.change(self._store.libraries.get(library), LibraryWish(name=name))

    def set_patterns(self, library: LibraryId, patterns: Collection[str]) -> None:
        """Set what a library's scans pass over (shell patterns); the next scan acts on it."""
        self.change(self._store.libraries.get(library), LibraryWish(patterns=tuple(patterns)))

    def set_naming(
        self, id: LibraryId, *, naming: Collection[Naming] | None = None, nfo: NfoDialect | None = None
    ) -> None:
        """Whose names published files get, and for whom NFO files are written; what is kept as None stays.

        Nothing is written for it: its items are to be published anew. Raises BadInput when nobody's names are left.
        """
        wish = LibraryWish(naming=None if naming is None else tuple(naming), nfo=nfo)
        self.change(self._store.libraries.get(id), wish)

    def set_watch(
        self, library: LibraryView, *, mode: WatchMode | None = None, sweep_hours: int | None = None, path: str = ""
    ) -> None:
        """How a library's folders, or the one at `path`, are watched; `sweep_hours` 0: as the settings say.

        Raises BadInput for a folder that is not the library's, or hours that cannot be.
        """
        self.change(library, LibraryWish(watch=mode, sweep_hours=sweep_hours), path)

    def check(self, library: LibraryView, wish: LibraryWish, path: str = "") -> None:
        """Raises the BadInput that `change` would, and changes nothing."""
        if wish.name is not None:
            self._check_name(library, wish.name)
        if wish.naming is not None and not wish.naming:
            raise BadInput("Files are named for at least one player: kodi, jellyfin or plex.")
        if wish.sweep_hours is not None and not 0 <= wish.sweep_hours <= MOST_SWEEP_HOURS:
            raise BadInput(f"A folder is swept every 1 to {MOST_SWEEP_HOURS} hours; 0 is as the settings say.")
        if not _roots_at(library, path):
            raise BadInput(f"{path} is not a folder of “{library.name}”.")

    def change(self, library: LibraryView, wish: LibraryWish, path: str = "") -> None:
        """Change all that is wished, or nothing; how it is watched in the folder at `path` alone, where one is named.

        Raises BadInput for a name that is blank or taken, names for nobody, hours that cannot be, and a folder that is
        not the library's.
        """
        self.check(library, wish, path)
        told = {Aspect.LIBRARIES}
        naming = tuple(one for one in Naming if one in (library.naming if wish.naming is None else wish.naming))
        nfo = wish.nfo or library.nfo
        with self._store.write() as unit:
            libraries = unit.libraries
            if wish.name is not None:
                libraries.rename(library.id, wish.name.strip())
            if wish.patterns is not None:
                libraries.set_patterns(library.id, [one.strip() for one in wish.patterns if one.strip()])
            if (naming, nfo) != (library.naming, library.nfo):
                libraries.set_naming(library.id, naming, nfo)
                told.add(Aspect.STATE)
            for root in _roots_at(library, path):
                if wish.watch is not None:
                    libraries.set_watch(root.id, wish.watch)
                if wish.sweep_hours is not None:
                    libraries.set_sweep_hours(root.id, wish.sweep_hours or None)
            for step, does in wish.hand_overs.items():
                libraries.set_hand_over(library.id, step, does)
                told.add(Aspect.SETTINGS)
        self._newsroom.tell(*told)

    def _check_name(self, library: LibraryView, name: str) -> None:
        if not name.strip():
            raise BadInput("A library needs a name.")
        others = [one.name.casefold() for one in self._store.libraries.all() if one.id != library.id]
        if name.strip().casefold() in others:
            raise BadInput(f"A library called “{name}” is already there.")

    def put_setting(self, name: str, value: SettingValue) -> None:
        """Keep a setting; it holds at once. Raises NotFound, BadInput."""
        declared = SETTING.named(name)
        if declared.is_folder and value:
            value = _checked_folder(str(value))
        if declared.form is Form.TEMPLATE and str(value).strip():
            from metarr_desktop.formats import templates  # nobody else here needs what names are made of

            templates.parse(NameKind(name.removeprefix("rename.")), str(value))
        if declared.form is Form.LANGUAGES:
            check_tags(str(value))
        with self._store.write() as unit:
            unit.put_setting(name, value)
        self._newsroom.tell(Aspect.SETTINGS)


def _roots_at(library: LibraryView, path: str) -> list[RootView]:
    """The folders of a library, or the one at a path."""
    return [one for one in library.roots if not path or one.path == os.path.abspath(path)]


def _checked_folder(path: str) -> str:
    folder = os.path.abspath(os.path.expanduser(path))
    if not os.path.isdir(folder):
        raise BadInput(f"{folder} is not a folder that can be opened.")
    return folder
