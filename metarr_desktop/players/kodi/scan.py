"""Making Kodi find what is new: a scan of the whole source.

A scan of the new folder alone finds nothing while Kodi holds an older listing of its parent, and Kodi 21 skips a new
show's folder (xbmc#26169). Kodi runs one scan at a time; a second one would only make it impossible to say whose end
was announced, so each waits for its turn.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from metarr_desktop.players.kodi.find import folder_of
from metarr_desktop.players.kodi.rpc import Call, Rpc
from metarr_desktop.players.kodi.watch import Watch

log = logging.getLogger(__name__)

VIDEO = "VideoLibrary"
MUSIC = "AudioLibrary"
_IS_SCANNING = {VIDEO: "Library.IsScanningVideo", MUSIC: "Library.IsScanningMusic"}

#: Without notifications: how long Kodi must not be scanning before we believe that it has nothing more to find.
QUIET_S = 10.0


def scan(watch: Watch, library: str, source: str, is_found: Callable[[], bool]) -> None:
    """Scan one source and wait for the end, however long it takes; `is_found` asks whether what is new is there."""

    def is_scanning() -> bool:
        info = _IS_SCANNING[library]
        return watch.rpc.call_object("XBMC.GetInfoBooleans", booleans=[info]).get(info) is True

    if is_scanning():
        watch.wait(lambda _: False, lambda: not is_scanning(), QUIET_S, is_scanning)
    watch.notifications.forget()
    watch.rpc.call(f"{library}.Scan", directory=source, showdialogs=False)
    is_over = watch.wait(
        lambda heard: heard.method == f"{library}.OnScanFinished",
        lambda: not is_scanning() and is_found(),
        QUIET_S,
        is_scanning,
    )
    log.debug("Kodi scanned %s (%s)", source, "it said so" if is_over else "it is quiet")


def clean_music(watch: Watch) -> None:
    """Let Kodi forget the songs whose files are gone, from all its sources."""
    watch.notifications.forget()
    watch.rpc.call(f"{MUSIC}.Clean", showdialogs=False)
    watch.wait(lambda heard: heard.method == f"{MUSIC}.OnCleanFinished", lambda: False, QUIET_S)


def look_again(rpc: Rpc, folders: Iterable[str]) -> None:
    """Make Kodi read these folders and those above them anew, in case it holds older listings of them."""
    paths = {above for folder in folders for above in (folder, folder_of(folder[:-1])) if above}
    rpc.batch([Call("Files.GetDirectory", {"directory": path}) for path in sorted(paths)])


def sources(rpc: Rpc, media: str) -> list[str]:
    """The folders that Kodi knows as its sources of "video" or "music"; one source can be several folders."""
    found = rpc.call_object("Files.GetSources", media=media).get("sources") or []
    paths = []
    for path in (str(source["file"]) for source in found):
        several = path.removeprefix("multipath://")
        paths += [path] if several == path else [unquote(one) for one in several.strip("/").split("/")]
    return paths


def unreadable_sources(rpc: Rpc, media: str) -> list[str]:
    """Those of its sources in which Kodi finds nothing at all: offline, as far as anyone can tell."""
    paths = sources(rpc, media)
    listings = rpc.batch([Call("Files.GetDirectory", {"directory": path}) for path in paths])
    return [
        path
        for path, answer in zip(paths, listings, strict=True)
        if not isinstance(answer.result, dict) or not answer.result.get("files")
    ]
