"""`metarr` without words where no window can open: the demo, or what to do instead."""

from __future__ import annotations

import os
import sys

from metarr_desktop.cli import demo
from metarr_desktop.cli.session import Caller
from metarr_desktop.domain.errors import InUse, Unavailable


def without_words(caller: Caller) -> int:
    """Make the demo where there is no library yet; a person at a terminal is asked first. Raises Unavailable."""
    if _has_library(caller):
        raise Unavailable(
            "There is no display to open the window on. `metarr serve` runs without one; `metarr --help` shows what "
            "else there is."
        )
    home = os.path.join(caller.data_dir, "demo") if caller.is_own_choice else f"{caller.data_dir}-demo"
    if caller.has_terminal and not _wants(caller, home):
        caller.output.line("`metarr library add PATH --type movie` begins a library of your own.")
        return 0
    return demo.make(caller, home, home)


def _has_library(caller: Caller) -> bool:
    if not os.path.exists(os.path.join(caller.data_dir, "library.db")):
        return False
    try:
        with caller.host.open_engine(caller.data_dir) as engine:
            return bool(engine.browse.libraries())
    except InUse:
        return True  # somebody works with it


def _wants(caller: Caller, home: str) -> bool:
    caller.output.notice(f"There is no library yet. Make a small one of our own titles in {home}, to look around?")
    sys.stderr.write("[Y/n] ")
    sys.stderr.flush()
    return next(caller.lines(), "n").strip().lower() in ("", "y", "yes")
