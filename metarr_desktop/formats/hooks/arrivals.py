"""What the three managers say alike of files that came in, and of files that got other names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.hooks import Given, HookEvent, Wish
from metarr_desktop.formats.hooks.reading import flag, former_paths_of, paths_of, rows


def imported(
    event: HookEvent, payload: Mapping[str, Any], files: tuple[str, ...], given: tuple[Given, ...]
) -> HookEvent:
    """Files came in, those of `deletedFiles` went for them."""
    return replace(
        event,
        wish=Wish.LOOK,
        files=files,
        gone=paths_of(rows(payload.get("deletedFiles")), event.folder),
        given=given,
        is_upgrade=flag(payload.get("isUpgrade")) is True,
    )


def renamed(event: HookEvent, files: Sequence[Mapping[str, Any]]) -> HookEvent:
    """Those files have other names now; where they were is in them."""
    return replace(
        event, wish=Wish.RELINK, files=paths_of(files, event.folder), left=former_paths_of(files, event.folder)
    )
