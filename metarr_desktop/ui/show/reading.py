"""What the show screen asks of the engine. For workers: nothing here touches a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import ItemId, Kind

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemDetail, ItemRow
    from metarr_desktop.services.engine import Engine


@dataclass(frozen=True, slots=True)
class Season:
    """A season and how much of it is here: `episodes` are known, of `here` the files are there."""

    row: ItemRow
    episodes: int
    here: int


@dataclass(frozen=True, slots=True)
class Show:
    """A series with its seasons, and paths of files in its folders that nothing could be made of."""

    detail: ItemDetail
    seasons: tuple[Season, ...]
    loose_files: tuple[str, ...]

    @property
    def episodes(self) -> int:
        return sum(season.episodes for season in self.seasons)


def read_show(engine: Engine, item: ItemId) -> Show:
    """A series as it stands now. Raises NotFound."""
    detail = engine.browse.detail(item)
    seasons = tuple(_season(engine, row) for row in engine.browse.children(item) if row.kind is Kind.SEASON)
    return Show(detail, seasons, tuple(_loose(engine, detail)))


def _season(engine: Engine, row: ItemRow) -> Season:
    episodes = engine.browse.children(row.id)
    return Season(row, len(episodes), sum(not episode.is_missing for episode in episodes))


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
