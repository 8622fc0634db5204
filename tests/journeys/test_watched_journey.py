"""What is watched in one room is watched in all: two real Kodis, a Jellyfin and a Plex of our own, and the library."""

from __future__ import annotations

import logging
import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType, Naming
from metarr_desktop.domain.marks import Direction
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.players.jellyfin import errand
from metarr_desktop.players.plex import watch
from metarr_desktop.services.telling import sync_job
from metarr_desktop.services.watched import watched_job
from tests.disk import a_film, a_video, element
from tests.journeys.household import Household
from tests.kodi import RealKodi, why_no_kodi
from tests.players.fake_jellyfin import KEY, FakeJellyfin
from tests.players.fake_plex import TOKEN, FakePlex, FakeSection

pytestmark = pytest.mark.kodi

FILMS = 8
#: As many in the suite; more by METARR_WATCHED_ROUNDS.
ROUNDS = int(os.environ.get("METARR_WATCHED_ROUNDS", "6"))

#: (plays, seconds after the beginning where it was left, own rating), of the film with this file.
State = tuple[int, int, int]


@dataclass
class Room:
    """A player as its people use it: `says` reads a film's state, `does` sets plays, a position or a rating."""

    name: str
    says: Callable[[str], State]
    does: Callable[[str, int, int, int], None]


class House(Household):
    """Films, our engine, and four rooms that share what is watched."""

    rooms: dict[str, Room]

    def file_of(self, item: ItemId) -> str:
        files = self.engine.browse.detail(item).files
        return next(one.path for one in files if one.role.is_main and not one.is_missing)

    def items(self) -> list[ItemId]:
        return [row.id for row in self.rows(Kind.MOVIE)]

    def here(self, item: ItemId) -> State:
        values = self.engine.browse.detail(item).values
        names = ("play_count", "resume_position", "user_rating")
        plays, resume, rating = (values.get(name) or 0 for name in names)
        return int(plays), round(float(resume)), int(rating)  # type: ignore[arg-type]

    def everywhere(self, item: ItemId) -> dict[str, State]:
        """What the library and each room say of a film."""
        file = self.file_of(item)
        return {"here": self.here(item)} | {name: room.says(file) for name, room in self.rooms.items()}

    def merge(self) -> None:
        self.run(watched_job())


def kodi_room(name: str, kodi: RealKodi) -> Room:
    def row(file: str) -> dict[str, Any]:
        properties = ["file", "playcount", "lastplayed", "userrating", "resume"]
        rows = kodi.rpc("VideoLibrary.GetMovies", properties=properties)["movies"]
        return next(one for one in rows if one["file"] == file)

    def says(file: str) -> State:
        now = row(file)
        return now["playcount"], round(now["resume"]["position"]), now["userrating"]

    def does(file: str, plays: int, left_at: int, rating: int) -> None:
        mine = {"playcount": plays, "userrating": rating, "resume": {"position": left_at, "total": 6000}}
        kodi.rpc("VideoLibrary.SetMovieDetails", movieid=row(file)["movieid"], **mine)

    return Room(name, says, does)


def jellyfin_room(name: str, jellyfin: FakeJellyfin) -> Room:
    def says(file: str) -> State:
        marks = jellyfin.marks_of(file)
        plays = marks.get("PlayCount", 0) if marks.get("Played") else 0
        return plays, round(marks.get("PlaybackPositionTicks", 0) / 10**7), round(marks.get("Rating") or 0)

    def does(file: str, plays: int, left_at: int, rating: int) -> None:
        position = {"PlaybackPositionTicks": left_at * 10**7}
        jellyfin.mark(file, PlayCount=plays, Played=plays > 0, Rating=float(rating), **position)

    return Room(name, says, does)


def plex_room(name: str, plex: FakePlex) -> Room:
    def says(file: str) -> State:
        row = plex.row(file)
        return row.get("viewCount", 0), round(row.get("viewOffset", 0) / 1000), round(row.get("userRating", 0))

    def does(file: str, plays: int, left_at: int, rating: int) -> None:
        plex.row(file).update(viewCount=plays, viewOffset=left_at * 1000, userRating=float(rating))

    return Room(name, says, does)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Everything published and proved in all rooms, which share what is watched from now on; nothing is yet."""
    if reason := why_no_kodi():
        pytest.skip(reason)
    for name in ("TICK_S", "ASK_EVERY_S", "WALK_SOON_S", "WALK_EVERY_S", "SETTLE_S"):
        monkeypatch.setattr(errand, name, 0.05)
    monkeypatch.setattr(watch, "QUIET_S", 0.2)
    films = tmp_path / "films"
    for number in range(FILMS):
        a_film(films, f"Film {number} (2001)", nfo=element("title", f"Film {number}") + element("year", 2001))
    for name in ("tv", "music"):
        (tmp_path / name).mkdir()
    with ExitStack() as stack:
        kodis = {name: RealKodi.start(tmp_path / name, movies=[films]) for name in ("Den", "Attic")}
        for kodi in kodis.values():
            stack.callback(kodi.stop)
        jellyfin = stack.enter_context(
            FakeJellyfin(*(str(tmp_path / name) for name in ("films", "tv", "music"))).serve()
        )
        plex = stack.enter_context(FakePlex([FakeSection("1", "movie", "Films", [str(films)])]).serve())
        engine = stack.enter_context(open_engine(str(tmp_path / "data")))
        library = engine.libraries.add(str(films), LibraryType.MOVIE)
        engine.libraries.set_naming(library.id, naming=[Naming.KODI, Naming.PLEX])
        house = House(tmp_path, engine)
        house.scan()
        types = dict.fromkeys(kodis, PlayerType.KODI) | {"Hall": PlayerType.JELLYFIN, "Loft": PlayerType.PLEX}
        for name, type in types.items():
            group = engine.players.add_group(name, type)
            engine.players.link(group, [library.id])
            engine.players.set_watched(engine.browse.groups()[-1], Direction.BOTH)
            if name in kodis:
                address = kodis[name].address
                own: dict[str, Any] = {"port": address.port, "ws_port": address.ws_port, "user": address.user}
                engine.players.add(group, name, host="127.0.0.1", secret=address.secret, **own)
            else:
                port, secret = (jellyfin.address.port, KEY) if name == "Hall" else (plex.address.port, TOKEN)
                engine.players.add(group, name, host="127.0.0.1", port=port, secret=secret)
        house.publish()
        house.run(sync_job())
        rooms = [kodi_room(name, kodi) for name, kodi in kodis.items()]
        house.rooms = {one.name: one for one in (*rooms, jellyfin_room("Hall", jellyfin), plex_room("Loft", plex))}
        house.merge()
        yield house


def test_what_is_done_in_any_room_or_here_is_done_in_all(house: House) -> None:
    in_den, in_attic, in_hall, in_loft, by_us, *_ = house.items()

    house.rooms["Den"].does(house.file_of(in_den), 1, 0, 8)
    house.rooms["Attic"].does(house.file_of(in_attic), 0, 1800, 0)
    house.rooms["Hall"].does(house.file_of(in_hall), 2, 0, 9)
    house.rooms["Loft"].does(house.file_of(in_loft), 1, 0, 6)
    house.engine.edit.set_values([by_us], {"watched": True, "user_rating": 10})
    house.merge()

    assert house.everywhere(in_den) == dict.fromkeys(("here", *house.rooms), (1, 0, 8))
    assert house.everywhere(in_attic) == dict.fromkeys(("here", *house.rooms), (0, 1800, 0))
    assert house.everywhere(in_hall) == dict.fromkeys(("here", *house.rooms), (2, 0, 9))
    assert house.everywhere(in_loft) == dict.fromkeys(("here", *house.rooms), (1, 0, 6))
    assert {name: state[::2] for name, state in house.everywhere(by_us).items()} == dict.fromkeys(
        ("here", *house.rooms), (1, 10)
    )


def test_it_survives_renames_better_copies_and_another_identity(house: House) -> None:
    seed = random.SystemRandom().randrange(2**32)
    logging.getLogger(__name__).info("seed %d", seed)
    chance = random.Random(seed)
    wanted: dict[ItemId, State] = dict.fromkeys(house.items(), (0, 0, 0))

    for _ in range(ROUNDS):
        for item in chance.sample(house.items(), 3):
            state = wanted[item][0] + 1, chance.choice((0, 600, 2400)), chance.randint(1, 10)
            chance.choice(list(house.rooms.values())).does(house.file_of(item), *state)
            wanted[item] = state
        house.merge()
        for item in chance.sample(house.items(), 3):
            disturb(house, item, chance)
        house.scan()
        house.publish()
        house.run(sync_job())

    house.merge()
    for item, state in wanted.items():
        assert house.everywhere(item) == dict.fromkeys(("here", *house.rooms), state)


def disturb(house: House, item: ItemId, chance: random.Random) -> None:
    """Rename its folder, put a better copy in its place, or say that it is another film."""
    file = Path(house.file_of(item))
    match chance.choice(("folder", "video", "identity")):
        case "folder":
            folder = file.parent
            os.rename(folder, folder.with_name(f"{folder.name.partition(' - ')[0]} - {chance.randint(100, 999)}"))
            house.scan()
        case "video":
            file.unlink()
            a_video(file.with_name(f"{file.stem.partition('.')[0]}.{chance.randint(100, 999)}p.mkv"))
            house.scan()
        case _:
            values = {"title": f"Another {chance.randint(1, 999)}", "year": chance.randint(1950, 2020)}
            house.engine.edit.set_values([item], values)
