"""Points in time (`dateadded`, `lastplayed`): we keep them in UTC, Jellyfin reads UTC, Kodi the clock on the wall.

An NFO does not say which of the two it means. A file with `<lockdata>` is read as Jellyfin reads it, which writes that
element; every other one as Kodi and its managers do, by the clock of this machine. Where a file that we write would not
be read as it is meant - in the hour that comes twice in autumn, or because Jellyfin's lock stays in a file for Kodi -
an attribute that players pass over says the moment itself. A date without a time of day stays that day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

#: The attribute with the moment in UTC; it counts while the text beside it still says the same.
UTC_ATTRIBUTE = "utc"


def on_the_wall(moment: str) -> str:
    """A moment in UTC as clocks here showed it; one beyond the calendar's reach stays as it is."""
    return _moved(moment, lambda then: then.replace(tzinfo=UTC).astimezone())


def from_the_wall(local: str) -> str:
    """What such a clock showed, in UTC; of an hour that came twice the first."""
    return _moved(local, lambda then: then.astimezone(UTC))


def read_moment(text: str, *, is_utc: bool, attribute: str = "") -> str:
    """What a file means by `text`, in UTC."""
    if attribute and on_the_wall(attribute) == text:
        return attribute
    return text if is_utc else from_the_wall(text)


def with_zone(text: str) -> str:
    """A moment that says its own zone ("…Z", "…+02:00"), in UTC; "" for one that does not."""
    try:
        then = datetime.fromisoformat(text)
        return "" if then.tzinfo is None else then.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat(" ")
    except (ValueError, OverflowError):
        return ""


def _moved(moment: str, move: Callable[[datetime], datetime]) -> str:
    try:
        return move(datetime.fromisoformat(moment)).replace(tzinfo=None).isoformat(" ")
    except (ValueError, OverflowError, OSError):
        return moment
