"""What the head of the show screen says of a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize

from metarr_desktop.domain.values import Rating
from metarr_desktop.ui.bidi import joined
from metarr_desktop.ui.detail.hero import in_use
from metarr_desktop.ui.models.columns import date_text, runtime_text
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.widgets.hero_header import Hero, HeroChip

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.ui.pictures import Pictures
    from metarr_desktop.ui.show.reading import Show

translate = QCoreApplication.translate

_GENRES_SHOWN = 2


def show_hero(show: Show, pictures: Pictures, poster: QSize, backdrop: QSize, ratio: float) -> Hero:
    """The head; pictures that are not there yet come with a later call."""
    detail = show.detail
    behind = in_use(detail, "fanart") or in_use(detail, "landscape")
    plot = detail.values.get("plot")
    return Hero(
        title=detail.row.title,
        facts=_facts(show),
        overview=" ".join(plot.split()) if isinstance(plot, str) else "",
        chips=_chips(show),
        poster=pictures.get(detail.row.picture, poster, ratio),
        backdrop=pictures.get(behind.path, backdrop, ratio, 0) if behind is not None else None,
    )


def _facts(show: Show) -> str:
    detail = show.detail
    seasons = sum(season.row.season != 0 for season in show.seasons)
    parts = [
        _years(detail),
        translate("Show", "%n season(s)", "", seasons) if seasons else "",
        runtime_text(detail.row.runtime),
        ", ".join(_words(detail, "genres")[:_GENRES_SHOWN]),
        "".join((_words(detail, "studios") or _words(detail, "networks"))[:1]),
    ]
    return joined(parts)


def _years(detail: ItemDetail) -> str:
    """The first year, and the last where it is known to be another."""
    first = str(detail.row.year or "")
    end = detail.values.get("end_date")
    if isinstance(end, str) and end[:4] != first:
        return f"{first} – {end[:4]}"
    if detail.values.get("in_production") is True:
        return translate("Show", "{year} – today").format(year=first)
    return first


def _words(detail: ItemDetail, field: str) -> list[str]:
    value = detail.values.get(field)
    return [word for word in value if isinstance(word, str)] if isinstance(value, tuple) else []


def _chips(show: Show) -> tuple[HeroChip, ...]:
    chips = []
    ratings = show.detail.values.get("ratings")
    first = ratings[0] if isinstance(ratings, tuple) and ratings else None
    if isinstance(first, Rating):
        chips.append(HeroChip(f"{first.value * 10 / first.maximum:.1f} {first.source.upper()}", Icon.STAR))
    chips.append(HeroChip(translate("Show", "%n episode(s)", "", show.episodes)))
    missing = sum(season.episodes - season.here for season in show.seasons)
    if missing:
        chips.append(HeroChip(translate("Show", "%n file(s) missing", "", missing), Icon.BROKEN_LINK))
    absent = [one for season in show.seasons for one in season.absent if season.row.season]
    if lacking := sum(not one.is_coming for one in absent):
        chips.append(HeroChip(translate("Show", "%n missing", "", lacking), Icon.MINUS))
    if dates := sorted(one.air_date for one in absent if one.is_coming and one.air_date):
        text = translate("Show", "next one on {date}").format(date=date_text(dates[0]))
        chips.append(HeroChip(text, Icon.CALENDAR, Tone.ACCENT))
    if show.detail.row.locked:
        text = translate("Show", "%n locked", "", len(show.detail.row.locked))
        chips.append(HeroChip(text, Icon.LOCK))
    if show.detail.row.needs_publish:
        chips.append(HeroChip(translate("Show", "to publish"), Icon.UPLOAD, Tone.ACCENT))
    return tuple(chips)
