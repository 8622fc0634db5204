"""Roots: what a person says about where a library's folders lie, and what is gone from them.

A scan asks where it must not decide: whether other content is the same root, whether so much is really gone. The
answers are scans again, told so (`domain.roots.Consent`). A root that lies elsewhere is pointed at its new place: what
is written down with its whole path is rewritten in one batch, and the scan that follows finds by their bytes the files
that lie elsewhere below.
"""

from __future__ import annotations

import os
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile, BadInput, CannotWrite
from metarr_desktop.domain.jobs import NewJob, Progress, Unwatched
from metarr_desktop.domain.kinds import Actor, BatchId
from metarr_desktop.domain.paths import overlaps
from metarr_desktop.domain.roots import Consent, HeldRoot, RootMove
from metarr_desktop.files.hashes import quick_hash
from metarr_desktop.files.mounts import volume_of
from metarr_desktop.files.roots import place_marker, remove_marker
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.walk import walk
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.errands import scan_job
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import KnownFile
    from metarr_desktop.domain.views import LibraryView, RootView
    from metarr_desktop.services.turns import Turns
    from metarr_desktop.store.library import Store

_EXAMPLES = 5
_TOLD_EVERY = 200  # folders


class Roots:
    """The verb."""

    def __init__(self, store: Store, newsroom: Newsroom, turns: Turns) -> None:
        self._store = store
        self._newsroom = newsroom
        self._turns = turns

    # --- markers ----------------------------------------------------------------------------------------------------

    def set_marker(self, library: LibraryView, *, is_wanted: bool, path: str = "") -> None:
        """Write a marker file into a library's folders, or the one at `path`; or take it away again.

        Raises BadInput for a folder that is not the library's or is away, CannotWrite, BadFile.
        """
        for root in _roots_at(library, path):
            if root.is_offline:
                raise BadInput(f"{root.path} is not there now, so no file can be written into it or taken away.")
            if is_wanted and not root.marker:
                self._write_marker(root, root.path)
            elif root.marker and not is_wanted:
                remove_marker(root.path, root.marker)
                with self._store.write() as unit:
                    unit.libraries.set_marker(root.id, "")
        self._newsroom.tell(Aspect.LIBRARIES)

    def _write_marker(self, root: RootView, folder: str) -> None:
        """With a token of its own each time: an old disk that turns up again is not this one."""
        token = str(uuid.uuid4())
        place_marker(folder, token)
        with self._store.write() as unit:
            unit.libraries.set_marker(root.id, token)

    # --- questions --------------------------------------------------------------------------------------------------

    def held(self, library: LibraryView, root: RootView) -> HeldRoot | None:
        """What waits in a root for a word of the person; None where nothing does."""
        if root.held_missing is None:
            return None
        examples = self._store.scans.held(library.id, root.path, _EXAMPLES)
        return HeldRoot(root.held_missing, root.held_at or "", tuple(examples))

    def confirm_job(self, library: LibraryView) -> NewJob:
        """The scan that believes what the last one did not: what is held is gone. Raises BadInput when nothing is."""
        held = [root.id for root in library.roots if root.held_missing is not None]
        if not held:
            raise BadInput(f"Nothing of “{library.name}” waits to be confirmed.")
        return scan_job(library.id, consent=Consent(confirmed=frozenset(held)))

    def accept_job(self, library: LibraryView, path: str) -> NewJob:
        """The scan that takes what lies at a root's path for the root; what is not there is gone.

        Raises BadInput where nothing lies there, CannotWrite where the root's marker cannot be written.
        """
        (root,) = _roots_at(library, path)
        if not os.path.isdir(root.path):
            raise BadInput(f"{root.path} is not there, so it cannot be taken for the library's folder.")
        if root.marker:
            self._write_marker(root, root.path)
        consent = Consent(accepted=frozenset({root.id}), confirmed=frozenset({root.id}))
        return scan_job(library.id, below=root.path, consent=consent)

    # --- another place ----------------------------------------------------------------------------------------------

    def plan_move(self, library: LibraryView, old: str, new: str, progress: Progress | None = None) -> RootMove:
        """What pointing a root at another folder would find there. Changes nothing; lists the whole folder.

        Raises BadInput for a folder that cannot be the root's, RootGone, Cancelled.
        """
        (root,) = _roots_at(library, old)
        folder = os.path.abspath(os.path.expanduser(new))
        self._refuse_unfit(root, folder)
        known = {path: file for path, file in self._store.files.of_root(root.id).items() if not file.is_missing}
        there = _sizes_in(folder, library, progress or Unwatched())
        by_name = known.keys() & there.keys()
        left = {path: file for path, file in known.items() if path not in by_name}
        others = {path: size for path, size in there.items() if path not in by_name}
        lost = _not_found(left, others, folder)
        return RootMove(
            library=library.id,
            root=root.id,
            old=root.path,
            new=folder,
            total=len(known),
            by_name=len(by_name),
            by_content=len(left) - len(lost),
            lost=tuple(lost),
        )

    def _refuse_unfit(self, root: RootView, folder: str) -> None:
        if not os.path.isdir(folder):
            raise BadInput(f"{folder} is not a folder that can be opened.")
        if folder == root.path:
            raise BadInput(f"{folder} is where the library looks for it already.")
        for library in self._store.libraries.all():
            for other in library.roots:
                if other.id != root.id and overlaps(folder, other.path):
                    raise BadInput(f"{folder} overlaps {other.path}, which belongs to the library “{library.name}”.")

    def move(self, plan: RootMove) -> tuple[BatchId, NewJob]:
        """Point a root at its new folder: the batch that undo takes back, and the scan that has to follow.

        Raises BadInput where nothing of the root lies there, or something is read or written right now.
        """
        if plan.is_hopeless:
            raise BadInput(f"{plan.new} holds none of the {plan.total} files that the library knows in {plan.old}.")
        library = self._store.libraries.get(plan.library)
        (root,) = _roots_at(library, plan.old)
        volume = volume_of(plan.new)
        batch = Batch(Actor.PERSON, "move_root", source=library.name)
        with self._turns.changing_at_once(), self._store.write() as unit:
            unit.move_root(batch, library.id, plan.old, plan.new)
            unit.libraries.set_volume(root.id, volume)
            made = unit.door.begin(batch)
        self._keep_marker(root, plan.new)
        self._newsroom.tell(Aspect.LIBRARIES, Aspect.LIST)
        consent = Consent(accepted=frozenset({root.id}))
        return made, scan_job(library.id, below=plan.new, consent=consent)

    def _keep_marker(self, root: RootView, folder: str) -> None:
        """The person's consent goes along; a folder that cannot be written to is known by other signs."""
        if not root.marker:
            return
        try:
            place_marker(folder, root.marker)
        except CannotWrite:
            with self._store.write() as unit:
                unit.libraries.set_marker(root.id, "")


def _roots_at(library: LibraryView, path: str) -> list[RootView]:
    """The library's folder of that path, or all where none is named. Raises BadInput."""
    roots = [one for one in library.roots if not path or one.path == os.path.abspath(path)]
    if not roots:
        raise BadInput(f"{path} is not a folder of “{library.name}”.")
    return roots


def _sizes_in(folder: str, library: LibraryView, progress: Progress) -> dict[str, int]:
    """Every file below a folder: its path there -> its size."""
    found: dict[str, int] = {}
    beginning = len(os.path.join(folder, ""))
    listings = walk(folder, skip=SkipRules(library.patterns), cancelled=lambda: progress.is_cancelled)
    for number, listing in enumerate(listings):
        if number % _TOLD_EVERY == 0:
            progress.report(number, 0, "look")
        below = listing.path[beginning:].replace(os.sep, "/")
        found.update((f"{below}/{one.name}" if below else one.name, one.size) for one in listing.files)
    return found


def _not_found(known: Mapping[str, KnownFile], there: Mapping[str, int], folder: str) -> Sequence[str]:
    """The known files of which no other holds the bytes, as far as size and quick hash tell."""
    sizes = {file.size for file in known.values() if file.quick_hash}
    held = Counter((size, _hash(os.path.join(folder, path))) for path, size in there.items() if size in sizes)
    lost = []
    for path, file in known.items():
        content = (file.size, file.quick_hash or "")
        if file.quick_hash and held[content]:
            held[content] -= 1
        else:
            lost.append(path)
    return lost


def _hash(path: str) -> str:
    try:
        return quick_hash(path)
    except BadFile:
        return ""
