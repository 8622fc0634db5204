"""Standing: whether what lies at a root's path is that root. Looks at the disk, changes nothing.

By its marker file, where the person allowed one; else by the name of the share and by what is known to lie in it. A
device's number says nothing: it is another one after every mount. RELIABILITY 4.4.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile, RootGone
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.files.hashes import quick_hash
from metarr_desktop.files.mounts import volume_of
from metarr_desktop.files.roots import RootState, content_of, root_state
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.walk import walk

if TYPE_CHECKING:
    from metarr_desktop.domain.views import RootView
    from metarr_desktop.store.library import Store

_LOOKED_THROUGH = 300  # folders, for a known file under another name


@dataclass(frozen=True, slots=True)
class Standing:
    """How a root stands; `volume` is what the share is called that it lies on now."""

    trouble: RootTrouble | None
    volume: str = ""


def standing_of(
    store: Store, root: RootView, folders: Collection[str], *, is_accepted: bool, cancelled: Callable[[], bool]
) -> Standing:
    """How a root stands, of which those folders (relative) are known. Asks the disk, which may not answer.

    `is_accepted`: a person said that what lies there is the root, whatever it holds.
    """
    try:
        names = content_of(root.path)
    except OSError:
        return Standing(RootTrouble.AWAY)
    if not names and not is_accepted:
        return Standing(RootTrouble.EMPTY if folders or store.files.has_known(root.id) else None)
    volume = volume_of(root.path)
    is_it = is_accepted or _is_it(store, root, names, folders, volume, cancelled)
    return Standing(None if is_it else RootTrouble.REPLACED, volume)


def _is_it(
    store: Store,
    root: RootView,
    names: Collection[str],
    folders: Collection[str],
    volume: str,
    cancelled: Callable[[], bool],
) -> bool:
    if root.marker:
        return root_state(root.path, root.marker) is RootState.ONLINE
    if root.volume and root.volume != volume:
        known = store.files.tops(root.id)
        return 2 * len(known.intersection(names)) >= len(known)
    if any(path in names for path in folders):
        return True
    known = store.files.tops(root.id)
    return not known or not known.isdisjoint(names) or _holds_known_file(store, root, cancelled)


def _holds_known_file(store: Store, root: RootView, cancelled: Callable[[], bool]) -> bool:
    """Whether a known file turns up further below, or under another name: all top folders may have been renamed."""
    known = [file for file in store.files.of_root(root.id).values() if file.role.is_main and not file.is_missing]
    by_name = {(os.path.basename(file.path), file.size) for file in known}
    hashes = {(file.size, file.quick_hash) for file in known if file.quick_hash}
    sizes = {size for size, _ in hashes}
    try:
        for listing in islice(walk(root.path, skip=SkipRules(), cancelled=cancelled), _LOOKED_THROUGH):
            for entry in listing.files:
                if (entry.name, entry.size) in by_name:
                    return True
                path = os.path.join(listing.path, entry.name)
                if entry.size in sizes and (entry.size, _hash(path)) in hashes:
                    return True
    except RootGone:
        return False
    return False


def _hash(path: str) -> str:
    try:
        return quick_hash(path)
    except BadFile:
        return ""
