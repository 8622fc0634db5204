"""How watching a folder stands, and what can be wanted of it, in the window's words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.root_state import WatchMode, WatchState
from metarr_desktop.ui.moments import clock, day
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.domain.watch import RootWatch

translate = QCoreApplication.translate


def mode_word(mode: WatchMode) -> str:
    """A choice of how a folder is watched."""
    return {
        WatchMode.AUTO: translate("Watch", "Watch"),
        WatchMode.SWEEP: translate("Watch", "Sweep only"),
        WatchMode.ASKED: translate("Watch", "Only when asked"),
    }[mode]


def watch_words(root: RootWatch) -> str:
    """How watching a folder stands, in one line."""
    match root.state:
        case WatchState.OFF:
            return translate("Watch", "Not watched: switched off in the settings or for the library.")
        case WatchState.ASKED:
            return translate("Watch", "Looked at only when you ask.")
        case WatchState.OFFLINE:
            return translate("Watch", "Offline; looked at again when it is back.")
        case WatchState.BROKEN:
            text = translate("Watch", "Not watched ({error}). Tried again by itself; {sweep}.")
        case WatchState.PARTLY:
            text = translate("Watch", "Only {watched} of {folders} folders watched: {error}; {sweep}.")
        case WatchState.SWEPT if root.share:
            text = translate("Watch", "A share ({share}) tells of no changes; {sweep}.")
        case WatchState.SWEPT:
            text = translate("Watch", "Not watched, as you chose; {sweep}.")
        case WatchState.WATCHED if root.lost_at is not None:
            text = translate("Watch", "Watched; at {lost} more happened than could be told; {sweep}.")
        case WatchState.WATCHED:
            text = translate("Watch", "Watched; {sweep}.")
    return text.format(
        error=translated(root.error),
        watched=root.watched,
        folders=root.folders,
        share=root.share,
        lost=clock(root.lost_at.astimezone()) if root.lost_at else "",
        sweep=_sweep_words(root.next_sweep_at),
    )


def _sweep_words(at: datetime | None) -> str:
    if at is None:
        return translate("Watch", "no sweep is planned")
    local, now = at.astimezone(), datetime.now().astimezone()
    if local <= now:
        return translate("Watch", "swept now")
    if local.date() == now.date():
        return translate("Watch", "next sweep at {clock}").format(clock=clock(local))
    return translate("Watch", "next sweep {day} at {clock}").format(day=day(local), clock=clock(local))
