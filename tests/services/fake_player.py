"""A player of our own for tests of what is told to whom; `tests/players` knows how the real ones behave."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from metarr_desktop.domain.kinds import ItemId, LibraryId, LibraryType
from metarr_desktop.domain.player import (
    Action,
    Address,
    Delivery,
    Obstacle,
    Outcome,
    PlayerInfo,
    PlayerType,
    Playing,
    Proof,
    Remembered,
    Watched,
)
from metarr_desktop.domain.player_views import GroupView
from metarr_desktop.files.pool import WorkerPool
from tests.services.desk import Desk


class FakePlayer:
    """Notes what it is told, and answers of that as a test says: by default that everything is there.

    Its library is empty unless it `had_a_library`. It is the same player at every address. `plays` is what it plays,
    `resumed` what it was asked to go on with, `breaks` ends every errand, `closed` counts its closed connections.
    `marks` is what was done with the files that it has, `set` what it was told of that, which it `takes` in its way.
    Before it answers what was done, the next of `meanwhile` happens.
    """

    def __init__(self) -> None:
        self.told: list[Delivery] = []
        self.renewed: list[Delivery] = []
        self.answer: Callable[[Delivery], Proof] = lambda one: Proof(one.item, Outcome.THERE)
        self.had_a_library = False
        self.error: Exception | None = None
        self.breaks: Exception | None = None
        self.closed = 0
        self._known: set[ItemId] = set()
        self.addresses: list[Address] = []
        self.plays: list[Playing] = []
        self.resumed: list[Playing] = []
        self.seen: Callable[[str], bool] = lambda path: True
        self.in_the_way: list[Obstacle] = []
        self.places: Sequence[tuple[str, LibraryType]] = ()
        self.memory: list[Remembered] = []
        self.put: list[Remembered] = []
        self.marks: dict[str, Watched] = {}
        self.set: list[tuple[str, Watched]] = []
        self.takes: Callable[[Watched], Watched] = lambda want: want
        self.asked: list[int] = []
        self.meanwhile: list[Callable[[], object]] = []

    def __call__(self, address: Address) -> FakePlayer:
        self.addresses.append(address)
        return self

    def close(self) -> None:
        self.closed += 1

    def test(self) -> PlayerInfo:
        if self.error:
            raise self.error
        return PlayerInfo("Fake", "1.0")

    def obstacles(
        self, places: Sequence[tuple[str, LibraryType]], sets_folder: str = "", artists_folder: str = ""
    ) -> list[Obstacle]:
        self.places = places
        return self.in_the_way

    def sees(self, files: Sequence[str]) -> list[bool]:
        return [self.seen(path) for path in files]

    def deliver(
        self,
        deliveries: Sequence[Delivery],
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Proof]:
        if self.breaks:
            raise self.breaks
        self.told.extend(deliveries)
        self._known |= {one.item for one in deliveries}
        return [self.answer(one) for one in deliveries]

    def renew(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        self.renewed.extend(deliveries)
        return [self.answer(one) for one in deliveries]

    def prove(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        return [
            self.answer(one) if self.had_a_library or one.item in self._known else Proof(one.item, Outcome.WAITING)
            for one in deliveries
        ]

    def playing(self) -> list[Playing]:
        if self.error:
            raise self.error
        return self.plays

    def resume(self, before: Sequence[Playing]) -> None:
        self.resumed.extend(before)

    def watched(self, deliveries: Sequence[Delivery]) -> list[Watched | None]:
        if self.error:
            raise self.error
        self.asked.append(len(deliveries))
        if self.meanwhile:
            self.meanwhile.pop(0)()
        return [self.marks.get(os.path.basename(one.file or one.folder.rstrip("/"))) for one in deliveries]

    def set_watched(self, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
        for one, want in wanted:
            name = os.path.basename(one.file or one.folder.rstrip("/"))
            if name in self.marks:
                self.set.append((name, want))
                self.marks[name] = self.takes(want)

    def remember(self) -> list[Remembered]:
        return self.memory

    def put_back(self, rows: Sequence[Remembered]) -> list[str]:
        self.put.extend(rows)
        return [row.title for row in rows if row not in self.memory]

    def hears(self) -> list[tuple[Action, str]]:
        """(action, the last part of the place) of all it was told since the last time it was asked."""
        told, self.told = self.told, []
        return [(one.action, os.path.basename(one.file or one.folder.rstrip("/"))) for one in told]


def a_group(desk: Desk, *libraries: LibraryId) -> GroupView:
    """A group with one player that shows those libraries."""
    group = desk.players.add_group("Home", PlayerType.KODI)
    desk.players.link(group, libraries)
    desk.players.add(group, "Den", host="127.0.0.1", port=8080, user="kodi", secret="open sesame")
    return desk.store.players.group_named("Home")


@pytest.fixture
def player() -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool, player: FakePlayer) -> Iterator[Desk]:
    """A desk with that player for the type Kodi; for modules that import both."""
    (tmp_path / "data").mkdir()
    desk = Desk(tmp_path / "data", workers, {PlayerType.KODI: player})
    yield desk
    desk.store.close()
