"""Hearing of changes below a root. Events are hints: they say which folders to look at, never what happened there.

On Linux each folder has a watch of its own (`files.watch_folders`); elsewhere the system watches whole trees, through
watchdog (`files.watch_tree`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from metarr_desktop.files.listening import Listener, RootWatching
from metarr_desktop.files.skipping import SkipRules

MakeWatching = Callable[[str, SkipRules, Listener], RootWatching]


def watch_root(root: str, skip: SkipRules, listener: Listener) -> RootWatching:
    """Listen to a root; what `skip` passes over is never told. Raises OSError where the system gives no ear for it."""
    if sys.platform == "linux":
        from metarr_desktop.files.inotify import Inotify
        from metarr_desktop.files.watch_folders import InotifyWatching

        return InotifyWatching(root, skip, listener, Inotify())
    else:  # noqa: RET505 - what follows is for other systems, and mypy knows
        from metarr_desktop.files.watch_tree import TreeWatching

        return TreeWatching(root, skip, listener)
