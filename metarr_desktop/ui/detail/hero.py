"""What the head of the pane says of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.ui.bidi import joined
from metarr_desktop.ui.models.cards import caption_of, number_of
from metarr_desktop.ui.models.columns import runtime_text
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.widgets.hero_header import Hero, HeroChip

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail, PictureView
    from metarr_desktop.ui.pictures import Pictures

_GENRES_SHOWN = 3


def hero_of(
    detail: ItemDetail, pictures: Pictures, poster: QSize, backdrop: QSize, ratio: float, is_overview: bool
) -> Hero:
    """The head of the item; pictures that are not there yet come with a later call."""
    behind = in_use(detail, "fanart") or in_use(detail, "landscape")
    return Hero(
        title=detail.row.title,
        facts=_facts(detail, is_overview),
        chips=_chips(detail),
        poster=pictures.get(detail.row.picture, poster, ratio),
        backdrop=pictures.get(behind.path, backdrop, ratio, 0) if behind and is_overview else None,
    )


def in_use(detail: ItemDetail, art: str) -> PictureView | None:
    """The first chosen picture of a kind."""
    chosen = [one for one in detail.pictures if one.art == art and one.position is not None]
    return min(chosen, key=lambda one: one.position or 0, default=None)


def _facts(detail: ItemDetail, is_overview: bool) -> str:
    """Year, length and genres; beside a tab that needs the room, the first id instead of genres."""
    row = detail.row
    genres = detail.values.get("genres")
    words = ", ".join(map(str, genres[:_GENRES_SHOWN])) if isinstance(genres, tuple) else ""
    ids = detail.values.get("external_ids")
    first = ids[0] if isinstance(ids, tuple) and ids else None
    known_as = f"{first.scheme.upper()} {first.value}" if isinstance(first, ExternalId) else ""
    parts = [*_place(detail), caption_of(row), runtime_text(row.runtime), words if is_overview else known_as]
    return joined(parts)


def _place(detail: ItemDetail) -> list[str]:
    """What the item belongs to: its show or its album."""
    row = detail.row
    match row.kind:
        case Kind.SEASON | Kind.EPISODE:
            return [row.series]
        case Kind.TRACK:
            return [row.artist, row.album, number_of(row)]
        case Kind.ALBUM:
            return [row.artist]
    return []


def _chips(detail: ItemDetail) -> tuple[HeroChip, ...]:
    row = detail.row
    chips = [HeroChip(text) for text in (row.quality, row.hdr) if text]
    if row.locked:
        text = QCoreApplication.translate("DetailPane", "%n locked", "", len(row.locked))
        chips.append(HeroChip(text, Icon.LOCK, Tone.ACCENT))
    return tuple(chips)
