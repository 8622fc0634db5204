"""A hook for whoever can post JSON: {"path": "/srv/films/Heat (1995)"} or {"paths": ["…", "…"]}."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from metarr_desktop.domain.hooks import HookEvent, Wish
from metarr_desktop.formats.hooks.reading import place

NAMES = ("Scan", "Test")


def read(name: str, payload: Mapping[str, Any]) -> HookEvent:
    """The folders and files to be looked at."""
    if name == "Test":
        return HookEvent(name)
    several = payload.get("paths")
    told = [payload.get("path"), *(several if isinstance(several, list) else ())]
    files = tuple(dict.fromkeys(path for one in told if (path := place(one))))
    return HookEvent(name, wish=Wish.LOOK, title=files[0] if len(files) == 1 else "", files=files)
