"""Own NFO: what the one NFO beside a new thing says, so that the thing is made with its values.

Whoever lists a new folder reads the file's bytes in passing (`seen.SeenFolder`); what they say is worked out where it
is stored, as values take longer to travel between processes than bytes. All other NFO files - several for one film, one
for several episodes, damaged or odd ones - wait for `take_in`, which weighs them against what stands there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.hashes import quick_hash_of
from metarr_desktop.formats import nfo

if TYPE_CHECKING:
    from metarr_desktop.formats.nfo import NfoRecord


class Told(NamedTuple):
    """What an NFO says of the one thing it lies beside; its path below the root, and the quick hash of its bytes."""

    path: str
    record: NfoRecord
    quick_hash: str


def told_by(root: str, texts: Mapping[str, bytes]) -> dict[str, Told]:
    """What those NFO files say, by path: of those that speak of one thing and of nothing else."""
    found: dict[str, Told] = {}
    for path, data in texts.items():
        try:
            records = nfo.read(data, path=os.path.join(root, path))
        except BadFile:
            continue  # `take_in` meets it again, and names it
        if len(records) == 1 and not records[0].season_names:
            found[path] = Told(path, records[0], quick_hash_of(data))
    return found
