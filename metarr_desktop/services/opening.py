"""What stands before an open library: what was restored takes its place, and the file is looked over.

Each start goes through here before the window shows anything, so that what mends a library is loaded by damage alone.
"""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from metarr_desktop.domain.errors import DamagedLibrary
from metarr_desktop.services.data_dir import DAMAGE, LIBRARY, STAGE
from metarr_desktop.store import copies

log = logging.getLogger(__name__)

_LOOK_S = 0.25


def put_in_place(data_dir: str) -> None:
    """Put in place what was prepared to be restored. Raises CannotWrite."""
    if os.path.exists(os.path.join(data_dir, STAGE)):
        from metarr_desktop.services import restore

        restore.apply_staged(data_dir)


@contextmanager
def with_ways_out(data_dir: str) -> Iterator[None]:
    """Say of damage that the block meets what can be done about it. Raises DamagedLibrary."""
    try:
        yield
    except DamagedLibrary as error:
        from metarr_desktop.services import rescue

        raise DamagedLibrary(error.sentence, rescue.ways_out(data_dir)) from error


def look_over(data_dir: str) -> None:
    """The look before every start, which costs next to nothing. Raises DamagedLibrary.

    Where the last start found damage only after it showed the library, all of it is checked.
    """
    library = Path(data_dir) / LIBRARY
    if not library.exists() or not library.stat().st_size:
        return
    copies.look_over(library)
    if os.path.exists(os.path.join(data_dir, DAMAGE)):
        copies.look_into(library, math.inf)
        _forget_damage(data_dir)


def look_into(data_dir: str) -> None:
    """The check at every start, a quarter of a second of it, before anything is done unasked. Raises DamagedLibrary.

    What it finds is remembered: the window shows the library by then, and its next start shows the ways out.
    """
    try:
        copies.look_into(Path(data_dir) / LIBRARY, _LOOK_S)
    except DamagedLibrary as error:
        with suppress(OSError), open(os.path.join(data_dir, DAMAGE), "w", encoding="utf-8") as file:
            file.write(error.sentence)
        raise


def _forget_damage(data_dir: str) -> None:
    with suppress(OSError):
        os.unlink(os.path.join(data_dir, DAMAGE))
