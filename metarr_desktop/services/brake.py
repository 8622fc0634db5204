"""The brake: how many titles of a root would be missing if a scan believed what it saw. RELIABILITY 4.4.

What was moved, renamed, or has a better copy beside it is not missing, nor what a manager said that it took away.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.roots import FEW_GONE, looks_like_an_accident

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import KnownFile
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.services.look import Look
    from metarr_desktop.store.library import Store


def missing_titles(store: Store, look: Look, announced: Sequence[str]) -> set[ItemId]:
    """The titles that lost their last file in a root, by what its look left as vanished when moves were found."""
    main = [file for file in look.vanished if file.role.is_main]
    gone = {file.id for file in _without_a_trace(main, look, announced)}
    if not gone:
        return set()
    items = {item for some in store.files.items_of(gone).values() for item in some}
    vanished = {file.id for file in main}
    left = {item for item, file, is_there in store.files.main_files(items) if is_there and file not in vanished}
    return items - left


def is_too_much(store: Store, look: Look, missing: Collection[ItemId]) -> bool:
    """Whether a person has to say that those titles are gone; counted against the whole root."""
    if not missing:
        return False
    if look.root.held_missing is not None and look.asked is not None:
        return True  # a part of a root about which a question is open already
    if len(missing) < FEW_GONE:
        return False
    return looks_like_an_accident(len(missing), store.files.count_titles(look.root.id))


def _without_a_trace(gone: Sequence[KnownFile], look: Look, announced: Sequence[str]) -> Iterator[KnownFile]:
    """Those of the files of which nothing turned up: neither under another folder, nor a copy in their own."""
    elsewhere = Counter((os.path.basename(path), entry.size) for path, entry in look.new.items())
    endings = {os.path.splitext(file.path)[1].lower() for file in gone}
    beside = Counter(
        os.path.dirname(path) for path in look.new if os.path.splitext(path)[1].lower() in endings | _MEDIA
    )
    for file in gone:
        same, folder = (os.path.basename(file.path), file.size), os.path.dirname(file.path)
        if elsewhere[same]:
            elsewhere[same] -= 1
        elif beside[folder]:
            beside[folder] -= 1
        elif not _is_announced(os.path.join(look.root.path, file.path), announced):
            yield file


def _is_announced(path: str, announced: Sequence[str]) -> bool:
    return any(path == one or path.startswith(os.path.join(one, "")) for one in announced)


_MEDIA = frozenset({".mkv", ".mp4", ".m4v", ".avi", ".ts", ".m2ts", ".iso", ".flac", ".mp3", ".m4a", ".ogg", ".opus"})
