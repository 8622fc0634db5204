"""How the trash speaks: why something lies in it, and what goes with it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.kinds import Actor
from metarr_desktop.domain.trash import TrashEntry
from metarr_desktop.domain.views import ItemRow
from metarr_desktop.ui.moments import ago, day
from metarr_desktop.ui.words import size_text

translate = QCoreApplication.translate


def title_text(row: ItemRow) -> str:
    """A title that can be told from others without the list it came from."""
    parts = [row.title or translate("Trash", "Without a title")]
    if row.year:
        parts[0] += f" ({row.year})"
    above = row.series or row.album or row.artist
    return " · ".join([*parts, above]) if above and above != row.title else parts[0]


def why_text(entry: TrashEntry) -> str:
    """Who removed something, why, and when: "You, with its library · yesterday 22:40"."""
    return f"{_who(entry)} · {ago(entry.at)}"


def _who(entry: TrashEntry) -> str:
    reasons = {
        "remove_library": translate("Trash", "You, with its library"),
        "remove_root": translate("Trash", "You, with its folder"),
        "ignore": translate("Trash", "You, by ignoring its files"),
        "recycle": translate("Trash", "You, with its last file"),
        "merge": translate("Trash", "You, merged into another title"),
        "set_extra": translate("Trash", "You, as its file is an extra now"),
        "set_version": translate("Trash", "You, as its file is a version of another title now"),
    }
    if entry.verb in reasons:
        return reasons[entry.verb]
    match entry.actor:
        case Actor.PERSON:
            return translate("Trash", "You")
        case Actor.UNDO:
            return translate("Trash", "An undo")
        case Actor.WEBHOOK:
            return translate("Trash", "Its manager")
    return translate("Trash", "Its files were gone")


def purge_text(on: date, today: date | None = None) -> str:
    """When something is purged: "3 Jun", "tomorrow", or "today" once it is due."""
    left = (on - (today or datetime.now(UTC).astimezone().date())).days
    if left <= 0:
        return translate("Trash", "today")
    return translate("Trash", "tomorrow") if left == 1 else day(datetime(on.year, on.month, on.day).astimezone())


def files_text(count: int, size: int) -> str:
    """What was taken along: "3 files · 4.2 GB"; nothing where the files stayed."""
    if not count:
        return translate("Trash", "Stay on disk")
    number = QLocale().toString(count)
    files = translate("Trash", "1 file") if count == 1 else translate("Trash", "{count} files").format(count=number)
    return f"{files} · {size_text(size)}"
