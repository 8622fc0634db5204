"""What the three managers mean when they tell of something deleted (RULES 3.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.hooks import HookEvent, HookNote, Wish
from metarr_desktop.formats.hooks.reading import flag, text

_ON_PURPOSE = ("manual", "manualoverride", "nolinkedepisodes")


def title_deleted(event: HookEvent, payload: Mapping[str, Any], gone: tuple[str, ...]) -> HookEvent:
    """A title was taken out of the manager: with its files, or only forgotten. Unsaid: the disk shows it."""
    match flag(payload.get("deletedFiles")):
        case True:
            return replace(event, wish=Wish.REMOVE, gone=gone)
        case False:
            return replace(event, note=HookNote.FILES_KEPT)
    return replace(event, wish=Wish.LOOK)


def file_deleted(event: HookEvent, payload: Mapping[str, Any], gone: tuple[str, ...]) -> HookEvent:
    """A file went. Upgrade is no deletion: the better file is told of next.

    What the manager only misses (missingFromDisk) it did not take away: its disk may be gone, so nothing is announced.
    """
    reason = text(payload.get("deleteReason")).casefold()
    if reason == "upgrade":
        return replace(event, note=HookNote.UPGRADE)
    if reason in _ON_PURPOSE:
        return replace(event, wish=Wish.REMOVE, gone=gone)
    return replace(event, wish=Wish.LOOK, files=gone)
