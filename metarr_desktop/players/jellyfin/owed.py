"""What everyone in the house had done with an item before Jellyfin was told of it, until it is seen to be there still.

Jellyfin keeps marks by an item's ids: another id, or another file without one, and they are gone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from metarr_desktop.players.jellyfin.api import Api
from metarr_desktop.players.jellyfin.marks import is_lost, people, without_nothing, write
from metarr_desktop.players.jellyfin.rows import Marks, Media, Row, all_rows, rows_of


@dataclass(slots=True)
class Owed:
    """By person and item id. A broken-off errand leaves its debts to the next one."""

    _marks: dict[str, dict[str, Marks]] = field(default_factory=dict)
    _moving: dict[str, str] = field(default_factory=dict)  # the file that comes -> the id that goes
    _holder: dict[str, str] = field(default_factory=dict)  # an episode -> the show for whose sake it is kept

    def remember(self, api: Api, rows: Collection[Row], holders: Collection[Row]) -> None:
        """Read what everyone did with these rows, and with all episodes of those shows."""
        ids = [row.id for row in rows]
        if not ids and not holders:
            return
        for user in (one.id for one in people(api)):
            found = {row.id: row.marks for row in rows_of(api, ids, user=user).values()}
            for holder in holders:
                for row in all_rows(api, (Media.EPISODE,), user=user, parent=holder.id):
                    found[row.id] = row.marks
                    self._holder[row.id] = holder.id
            owed = self._marks.setdefault(user, {})
            for id, marks in without_nothing(found).items():
                if id not in owed or not is_lost(owed[id], marks):
                    owed[id] = marks

    def move(self, row: Row, file: str) -> None:
        """What was done with a row belongs to the file that comes in its place."""
        self._moving[file] = row.id

    def settle(self, api: Api, arrived: Mapping[str, Row], done: Collection[str]) -> None:
        """Write again what was lost; what is `done` (ids) is owed no longer. `arrived` are rows by their files."""
        for file, old in list(self._moving.items()):
            if row := arrived.get(file):
                del self._moving[file]
                for owed in self._marks.values():
                    if old in owed:
                        owed[row.id] = owed.pop(old)
        moving = set(self._moving.values())
        for user, owed in self._marks.items():
            for row in rows_of(api, [id for id in owed if id not in moving], user=user).values():
                if is_lost(owed[row.id], row.marks):
                    write(api, user, row, owed[row.id])
                if row.id in done or self._holder.get(row.id) in done:
                    del owed[row.id]
