"""What the show screen asks of the engine. For workers: nothing here touches a widget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.episodes import Numbers, Order, orders_known
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import ItemRow

if TYPE_CHECKING:
    from metarr_desktop.domain.episodes import AbsentEpisode
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.values import Value
    from metarr_desktop.services.engine import Engine


_OTHER_NUMBERS = ("absolute", "dvd_season", "dvd_episode")


@dataclass(frozen=True, slots=True)
class Season:
    """A season and how much of it is here: `episodes` are in the library, of `here` the files are there.

    `absent` are those that only providers know. `numbers` are those of its episodes, in their order, and `others` what
    those are called by other orders. A season of which nothing is in the library has a row all the same, with an id
    below 0.
    """

    row: ItemRow
    episodes: int
    here: int
    absent: tuple[AbsentEpisode, ...] = ()
    numbers: tuple[tuple[ItemId, int], ...] = ()
    others: tuple[tuple[ItemId, Numbers], ...] = ()

    @property
    def whole(self) -> int:
        """How many are known, here or not."""
        return self.episodes + len(self.absent)

    @property
    def missing(self) -> int:
        """How many were shown already and are not in the library."""
        return sum(not one.is_coming for one in self.absent)

    @property
    def coming(self) -> int:
        """How many were not shown yet."""
        return sum(one.is_coming for one in self.absent)


@dataclass(frozen=True, slots=True)
class Show:
    """A series with its seasons, and paths of files in its folders that nothing could be made of.

    `orders` are those in which its episodes are known; the first is that of its files.
    """

    detail: ItemDetail
    seasons: tuple[Season, ...]
    loose_files: tuple[str, ...]
    orders: tuple[Order, ...] = (Order.AIRED,)

    @property
    def own_order(self) -> str:
        """The order by which its files are numbered; "" for that of airing."""
        return str(self.detail.values.get("episode_order") or "")

    @property
    def episodes(self) -> int:
        return sum(season.episodes for season in self.seasons)


def read_show(engine: Engine, item: ItemId) -> Show:
    """A series as it stands now. Raises NotFound."""
    detail = engine.browse.detail(item)
    absent: dict[int, list[AbsentEpisode]] = defaultdict(list)
    for one in engine.absent.of(item):
        absent[one.season].append(one)
    rows = [row for row in engine.browse.children(item) if row.kind is Kind.SEASON]
    seasons = [_season(engine, row, absent.pop(row.season, ()) if row.season is not None else ()) for row in rows]
    absent.pop(0, None)  # of specials there are dozens that nobody looks for: they count where some are here
    seasons += [Season(_row_of(detail.row, number), 0, 0, tuple(some)) for number, some in absent.items()]
    seasons.sort(key=lambda season: season.row.season if season.row.season is not None else -1)
    own = str(detail.values.get("episode_order") or "")
    numbers = [numbers for season in seasons for _, numbers in season.others]  # absent ones alone make no order
    return Show(detail, tuple(seasons), tuple(_loose(engine, detail)), orders_known(own, numbers))


def _season(engine: Engine, row: ItemRow, absent: Sequence[AbsentEpisode]) -> Season:
    episodes = engine.browse.children(row.id)
    here = sum(not episode.is_missing for episode in episodes)
    numbers = tuple((one.id, one.episode) for one in episodes if one.episode is not None)
    values = engine.browse.values([one.id for one in episodes], _OTHER_NUMBERS)
    others = tuple((one.id, _numbers(values.get(one.id, {}))) for one in episodes)
    return Season(row, len(episodes), here, tuple(absent), numbers, others)


def _numbers(values: Mapping[str, Value]) -> Numbers:
    absolute, season, episode = (values.get(name) for name in _OTHER_NUMBERS)
    return Numbers(
        absolute if isinstance(absolute, int) else None,
        season if isinstance(season, int) else None,
        episode if isinstance(episode, int | float) else None,
    )


def _row_of(series: ItemRow, number: int) -> ItemRow:
    """The row of a season of which nothing is in the library."""
    return ItemRow(ItemId(-1 - number), Kind.SEASON, "", None, series.library, series.id, series.status, season=number)


def _loose(engine: Engine, detail: ItemDetail) -> list[str]:
    if detail.row.library is None:
        return []
    folders = [f"{folder.rstrip('/')}/" for folder in detail.folders or (detail.row.path,) if folder]
    unknown = engine.browse.unknown_files(detail.row.library)
    return [file.path for file in unknown if any(file.path.startswith(folder) for folder in folders)]


def read_plots(engine: Engine, items: Sequence[ItemId]) -> dict[ItemId, str]:
    """The plots of episodes, in one line each; those without one are left out."""
    plots = {}
    for item in items:
        plot = engine.browse.detail(item).values.get("plot")
        if isinstance(plot, str):
            plots[item] = " ".join(plot.split())
    return plots
