"""Spares a start the reading of source text.

PySide looks through the source of each module that is imported after it for its own name, to know whether it may switch
to names in snake_case: 170 files are read, and stay in memory as text. None of ours, nor of what we use, does that.
"""

from __future__ import annotations

import contextlib


def leave_unread() -> None:
    """From now on PySide takes modules as they are. Where it works otherwise than we know, it goes on as it does."""
    with contextlib.suppress(ImportError, AttributeError):
        from shibokensupport import feature

        if callable(feature._mod_uses_pyside):
            feature._mod_uses_pyside = lambda _module: False
