"""What managers post -> events, one module a sender. Nothing that is JSON makes a reader stumble."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from metarr_desktop.domain.hooks import HookEvent, HookNote, HookType, true_name
from metarr_desktop.formats.hooks import lidarr, overseerr, plain, radarr, sonarr
from metarr_desktop.formats.hooks.reading import payload_of, text

_Read = Callable[[str, Mapping[str, Any]], HookEvent]

_READERS: Mapping[HookType, tuple[tuple[str, ...], _Read]] = {
    HookType.RADARR: (radarr.NAMES, radarr.read),
    HookType.SONARR: (sonarr.NAMES, sonarr.read),
    HookType.LIDARR: (lidarr.NAMES, lidarr.read),
    HookType.OVERSEERR: (overseerr.NAMES, overseerr.read),
    HookType.PATH: (plain.NAMES, plain.read),
}
_LONGEST_NAME = 100


def read_event(type: HookType, body: bytes) -> HookEvent:
    """The event that a body of such a sender tells. Raises BadInput where it is no JSON object."""
    payload = payload_of(body)
    names, read = _READERS[type]
    word = text(payload.get("notification_type" if type is HookType.OVERSEERR else "eventType"))
    if type is HookType.PATH and not word:
        word = "Scan"
    name = true_name(word, names)
    if not name:
        return HookEvent(word[:_LONGEST_NAME], note=HookNote.UNKNOWN_TYPE)
    return read(name, payload).checked()
