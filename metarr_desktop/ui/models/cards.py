"""An item's row as a card of the wall and as a state of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.ui.roles import Attention, Card, RowState
from metarr_desktop.ui.widgets.badges import spoken
from metarr_desktop.ui.words import field_label, kind_word

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemRow


def card_of(row: ItemRow) -> Card:
    """What a card says of an item beside its picture."""
    return Card(
        title=row.title,
        caption=caption_of(row),
        note=_note(row),
        attention=attention_of(row),
        locks=len(row.locked),
        is_to_publish=row.needs_publish,
        is_watched=row.is_watched,
        quality=tuple(badge for badge in (row.quality if row.quality == "4K" else "", row.hdr) if badge),
    )


def spoken_of(row: ItemRow) -> str:
    """An item in words: "Heat, 1995, Movie, 4K, locked: Plot, watched"."""
    return spoken(card_of(row), kind_word(row.kind), [field_label(name, row.kind) for name in row.locked])


def caption_of(row: ItemRow) -> str:
    """The second line: the year, or what stands for it."""
    match row.kind:
        case Kind.ARTIST:
            return QCoreApplication.translate("Card", "%n album(s)", "", row.children)
        case Kind.SEASON:
            return QCoreApplication.translate("Card", "%n episode(s)", "", row.children)
        case Kind.EPISODE:
            return number_of(row)
    return str(row.year) if row.year else ""


def number_of(row: ItemRow) -> str:
    """An episode's or track's number as people write it."""
    if row.kind is Kind.EPISODE:
        if row.season is not None and row.episode is not None:
            return f"{row.season}×{row.episode:02}"
        return row.air_date or (f"#{row.absolute}" if row.absolute is not None else "")
    if row.track is not None:
        return f"{row.disc}-{row.track:02}" if row.disc and row.disc > 1 else str(row.track)
    return ""


def attention_of(row: ItemRow) -> Attention | None:
    """The one thing about an item that needs a person."""
    if row.is_offline:
        return Attention.OFFLINE
    if row.is_missing:
        return Attention.FILE_MISSING
    if row.has_suggestions or row.is_waiting:
        return Attention.NEEDS_YOU
    return None


def _note(row: ItemRow) -> str:
    match attention_of(row):
        case Attention.FILE_MISSING:
            return QCoreApplication.translate("Card", "file missing")
        case Attention.OFFLINE:
            return QCoreApplication.translate("Card", "offline")
        case Attention.NEEDS_YOU:
            return QCoreApplication.translate("Card", "needs you")
    return ""


def state_of(row: ItemRow) -> RowState:
    """The most urgent thing about an item, as the table's first column says it."""
    match attention_of(row):
        case Attention.OFFLINE:
            return RowState.OFFLINE
        case Attention.FILE_MISSING:
            return RowState.FILE_MISSING
        case Attention.NEEDS_YOU:
            return RowState.NEEDS_YOU
    return RowState.TO_PUBLISH if row.needs_publish else RowState.IN_STEP
