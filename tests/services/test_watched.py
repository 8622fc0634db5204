"""Watched state goes round between players and the library: off until switched on, named, taken back, never lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import NotFound, Unavailable
from metarr_desktop.domain.jobs import NewJob, Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.marks import Conflict, Direction, Mark
from metarr_desktop.domain.player import Address, PlayerType, Playing, Watched
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.watched import WatchedReport, watched_job
from tests.disk import a_film, a_video, an_episode_file, element
from tests.services.desk import Desk
from tests.services.fake_player import FakePlayer

HEAT, RONIN = "Heat (1995).mkv", "Ronin (1998).mkv"
MONDAY, TUESDAY = "2026-03-02 20:00:00", "2026-03-03 20:00:00"


class Rooms(dict[str, FakePlayer]):
    """Players by the host of their address."""

    def __call__(self, address: Address) -> FakePlayer:
        return self[address.host]


@pytest.fixture
def rooms() -> Rooms:
    return Rooms({name: FakePlayer() for name in ("den", "attic")})


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool, rooms: Rooms) -> Iterator[Desk]:
    (tmp_path / "data").mkdir()
    desk = Desk(tmp_path / "data", workers, {PlayerType.KODI: rooms, PlayerType.PLEX: rooms})
    yield desk
    desk.store.close()


@pytest.fixture
def films(desk: Desk, root: Path, rooms: Rooms) -> LibraryId:
    """Heat and Ronin, in both rooms, which share what was done in them; nothing was done yet."""
    a_film(root, "Heat (1995)")
    a_film(root, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    for name in ("den", "attic"):
        add_room(desk, name, library)
        rooms[name].marks = {HEAT: Watched(own_id="1"), RONIN: Watched(own_id="2")}
    merge(desk)
    return library


def add_room(
    desk: Desk,
    name: str,
    library: LibraryId,
    direction: Direction = Direction.BOTH,
    type: PlayerType = PlayerType.KODI,
) -> None:
    group = desk.players.add_group(name, type)
    desk.players.link(group, [library])
    desk.players.add(group, name, host=name, port=8080)
    turn(desk, name, direction)


def turn(desk: Desk, name: str, direction: Direction) -> None:
    desk.players.set_watched(desk.store.players.group_named(name), direction)


def merge(desk: Desk, **how: bool) -> dict[str, WatchedReport]:
    return {one.player: one for one in desk.watched.run(Unwatched(), **how)}


def heat(desk: Desk) -> ItemId:
    return desk.one(Kind.MOVIE, "Heat")


def says(desk: Desk, item: ItemId) -> tuple[object, ...]:
    """What the library says: (watched, plays, last played, resume, rating)."""
    names = ("watched", "play_count", "last_played", "resume_position", "user_rating")
    return tuple(desk.value(item, name) for name in names)


# going round


def test_what_was_watched_in_one_room_is_watched_here_and_in_the_other(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, rating=8, own_id="1")

    reports = merge(desk)

    assert says(desk, heat(desk)) == (True, 1, MONDAY, None, 8)
    assert rooms["attic"].marks[HEAT] == Watched(1, MONDAY, rating=8)
    assert rooms["den"].set == []
    assert [(one.taken, one.told) for one in reports.values()] == [(1, 0), (0, 1)]


def test_where_a_film_was_left_it_goes_on_elsewhere_and_watched_to_the_end_it_does_not(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    rooms["den"].marks[HEAT] = Watched(0, MONDAY, resume_s=1800.0, own_id="1")
    merge(desk)
    half = rooms["attic"].marks[HEAT]

    rooms["attic"].marks[HEAT] = Watched(1, TUESDAY, own_id="1")
    merge(desk)

    assert (half.plays, half.resume_s) == (0, 1800.0)
    assert rooms["den"].marks[HEAT] == Watched(1, TUESDAY)
    assert says(desk, heat(desk))[:4] == (True, 1, TUESDAY, 0.0)


def test_nothing_new_is_neither_taken_nor_told(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")
    merge(desk)
    changes, told = desk.changes(), list(rooms["attic"].set)

    reports = merge(desk)

    assert [(one.taken, one.told, one.conflicts) for one in reports.values()] == [(0, 0, 0)] * 2
    assert (desk.changes(), rooms["attic"].set) == (changes, told)


def test_a_person_marks_a_film_here_and_the_rooms_are_told(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    desk.edit.set_values([heat(desk)], {"watched": True})
    merge(desk)
    seen = [room.marks[HEAT].plays for room in rooms.values()]

    desk.edit.set_values([heat(desk)], {"watched": False})
    merge(desk)

    assert seen == [1, 1]
    assert [room.marks[HEAT].plays for room in rooms.values()] == [0, 0]
    assert desk.detail(heat(desk)).row.locked == ()


def test_marked_as_not_watched_in_one_room_it_is_nowhere(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["den"].marks[HEAT] = Watched(2, MONDAY, own_id="1")
    merge(desk)

    rooms["attic"].marks[HEAT] = Watched(own_id="1")
    merge(desk)

    assert says(desk, heat(desk))[:2] == (False, 0)
    assert rooms["den"].marks[HEAT].plays == 0


def test_episodes_are_shared_and_of_a_show_its_rating(desk: Desk, root: Path, rooms: Rooms) -> None:
    an_episode_file(root / "Lost Hours", "Lost Hours S01E01")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    for name in ("den", "attic"):
        add_room(desk, name, library)
        rooms[name].marks = {"Lost Hours S01E01.mkv": Watched(own_id="1"), "Lost Hours": Watched(own_id="2")}
    rooms["den"].marks = {"Lost Hours S01E01.mkv": Watched(1, MONDAY), "Lost Hours": Watched(1, MONDAY, rating=9)}

    merge(desk)

    assert desk.value(desk.one(Kind.EPISODE), "watched") is True
    assert desk.value(desk.one(Kind.SERIES), "user_rating") == 9
    assert rooms["attic"].marks == {"Lost Hours S01E01.mkv": Watched(1, MONDAY), "Lost Hours": Watched(rating=9)}


# switched on, and which way


def test_it_is_off_until_it_is_switched_on(desk: Desk, root: Path, rooms: Rooms) -> None:
    a_film(root, "Heat (1995)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    group = desk.players.add_group("den", PlayerType.KODI)
    desk.players.link(group, [library])
    desk.players.add(group, "den", host="den", port=8080)
    rooms["den"].marks = {HEAT: Watched(1, MONDAY)}

    assert (merge(desk), rooms["den"].asked, says(desk, heat(desk))[0]) == ({}, [], None)


def test_a_room_that_is_only_heard_is_told_nothing(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    turn(desk, "den", Direction.FROM)
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")
    rooms["attic"].marks[RONIN] = Watched(1, MONDAY, own_id="2")

    merge(desk)

    assert rooms["den"].set == []
    assert rooms["attic"].marks[HEAT].plays == 1
    assert desk.value(desk.one(Kind.MOVIE, "Ronin"), "watched") is True


def test_a_room_that_is_only_told_is_not_heard_and_keeps_what_it_has(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    turn(desk, "den", Direction.TO)
    rooms["den"].marks[HEAT] = Watched(5, MONDAY, own_id="1")
    merge(desk)
    unheard = says(desk, heat(desk))[0]

    rooms["attic"].marks[HEAT] = Watched(1, TUESDAY, own_id="1")
    merge(desk)

    assert unheard is None
    assert rooms["den"].marks[HEAT] == Watched(5, TUESDAY)
    assert says(desk, heat(desk))[1] == 1


def test_what_a_room_does_not_take_it_is_not_told_again_and_again(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["attic"].takes = lambda want: Watched(want.plays, TUESDAY)
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, resume_s=700.0, own_id="1")
    merge(desk)
    merge(desk)
    merge(desk)

    assert len(rooms["attic"].set) == 1


def test_a_room_that_dates_plays_itself_says_nothing_by_that(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["plex"] = FakePlayer()
    rooms["plex"].marks = {HEAT: Watched(own_id="1")}
    rooms["plex"].takes = lambda want: Watched(want.plays, TUESDAY, want.resume_s, 0.0, want.rating, "1")
    add_room(desk, "plex", films, type=PlayerType.PLEX)
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")

    merge(desk)
    merge(desk)

    assert says(desk, heat(desk))[2] == MONDAY
    assert len(rooms["plex"].set) == 1


# what is never lost


def test_a_room_that_is_new_takes_nothing_away_and_is_told_all(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["den"].marks[HEAT] = Watched(2, MONDAY, rating=7, own_id="1")
    merge(desk)
    rooms["hall"] = FakePlayer()
    rooms["hall"].marks = {HEAT: Watched(own_id="9"), RONIN: Watched(3, MONDAY, own_id="8")}

    add_room(desk, "hall", films)
    merge(desk)

    assert rooms["hall"].marks[HEAT] == Watched(2, MONDAY, rating=7)
    assert rooms["den"].marks[RONIN].plays == 3


def test_a_room_that_has_the_film_anew_and_forgot_is_told_again(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["den"].marks[HEAT] = Watched(2, MONDAY, own_id="1")
    merge(desk)

    rooms["den"].marks[HEAT] = Watched(own_id="77")
    merge(desk)

    assert says(desk, heat(desk))[1] == 2
    assert rooms["den"].marks[HEAT].plays == 2


def test_a_room_that_has_the_film_anew_hides_no_news_of_another(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, resume_s=600.0, rating=7, own_id="1")
    merge(desk)
    desk.clock.turn(hours=1)

    rooms["attic"].marks[HEAT] = Watched(1, MONDAY, resume_s=600.0, rating=7, own_id="99")
    rooms["den"].marks[HEAT] = Watched(2, MONDAY, resume_s=2400.0, rating=3, own_id="1")
    merge(desk)

    assert rooms["attic"].marks[HEAT] == rooms["den"].marks[HEAT]
    assert says(desk, heat(desk))[1:] == (2, MONDAY, 2400.0, 3)


def test_a_room_whose_address_or_person_changes_is_as_new(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["den"].marks[HEAT] = Watched(2, MONDAY, own_id="1")
    merge(desk)

    desk.players.change(desk.store.players.named("den"), {"account": "Somebody"})
    rooms["den"].marks[HEAT] = Watched(own_id="1")
    merge(desk)

    assert says(desk, heat(desk))[1] == 2
    assert rooms["den"].marks[HEAT].plays == 2


def test_it_survives_a_rename_a_better_copy_and_another_identity(desk: Desk, films: LibraryId, root: Path) -> None:
    item = heat(desk)
    desk.edit.set_values([item], {"play_count": 3, "user_rating": 8})
    merge(desk)

    os.rename(root / "Heat (1995)", root / "Heat, the film (1995)")
    desk.scan(films)
    old = next((root / "Heat, the film (1995)").glob("*.mkv"))
    old.unlink()
    a_video(old.with_name("Heat (1995) 2160p.mkv"), copy="better")
    desk.scan(films)
    desk.edit.set_values([item], {"title": "Cold", "year": 2000})

    assert says(desk, item)[:2] == (True, 3)
    assert desk.value(item, "user_rating") == 8


def test_before_a_room_is_told_the_first_time_all_that_was_done_there_is_kept(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    den, attic = (desk.store.players.named(name) for name in ("den", "attic"))
    before = desk.browse.player_snapshots(attic)

    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")
    merge(desk)
    rooms["den"].marks[RONIN] = Watched(1, MONDAY, own_id="2")
    merge(desk)

    assert before == []
    assert len(desk.browse.player_snapshots(attic)) == 1
    assert desk.browse.player_snapshots(den) == []


def test_a_locked_rating_stands_and_the_other_is_suggested(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    desk.edit.set_values([heat(desk)], {"user_rating": 8})
    desk.edit.set_locks([heat(desk)], ["user_rating"], True)
    merge(desk)
    desk.clock.turn(hours=1)

    rooms["den"].marks[HEAT] = Watched(rating=3, own_id="1")
    merge(desk)

    assert desk.value(heat(desk), "user_rating") == 8
    assert [(one.field, one.value, one.source) for one in desk.store.items.suggestions()] == [("user_rating", 3, "den")]
    assert rooms["attic"].marks[HEAT].rating == 8


def test_no_nfo_overrules_what_people_did(desk: Desk, films: LibraryId, rooms: Rooms, root: Path) -> None:
    rooms["den"].marks[HEAT] = Watched(2, MONDAY, own_id="1")
    merge(desk)

    nfo = root / "Heat (1995)" / "Heat (1995).nfo"
    nfo.write_text(f"<movie>{element('title', 'Heat')}{element('playcount', 0)}{element('plot', 'Cops.')}</movie>")
    desk.scan(films)

    assert desk.value(heat(desk), "plot") == "Cops."
    assert says(desk, heat(desk))[1] == 2


def test_what_plays_right_now_is_not_over_yet(desk: Desk, films: LibraryId, rooms: Rooms, root: Path) -> None:
    rooms["den"].plays = [Playing("", "Heat", str(root / "Heat (1995)" / HEAT))]
    rooms["den"].marks[HEAT] = Watched(0, MONDAY, resume_s=60.0, own_id="1")
    rooms["den"].marks[RONIN] = Watched(1, MONDAY, own_id="2")

    merge(desk)

    assert says(desk, heat(desk))[3] is None
    assert desk.value(desk.one(Kind.MOVIE, "Ronin"), "watched") is True


def test_what_somebody_does_between_asking_and_telling_is_not_written_over(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")
    attic = rooms["attic"]
    attic.meanwhile = [
        lambda: None,
        lambda: attic.marks.update({HEAT: Watched(0, TUESDAY, resume_s=900.0, own_id="1")}),
    ]

    merge(desk)
    just_after = attic.marks[HEAT]
    merge(desk)

    assert (just_after.plays, just_after.resume_s) == (0, 900.0)
    assert attic.marks[HEAT] == rooms["den"].marks[HEAT] == Watched(1, TUESDAY, resume_s=900.0)


def test_a_room_that_is_off_keeps_nobody_from_the_others_and_catches_up(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    rooms["attic"].error = Unavailable("The attic does not answer.")
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")
    reports = merge(desk)
    rooms["attic"].error = None

    merge(desk)

    assert reports["attic"].error == "The attic does not answer."
    assert says(desk, heat(desk))[1] == 1
    assert rooms["attic"].marks[HEAT].plays == 1


def test_members_of_one_database_are_asked_and_told_once(desk: Desk, root: Path, rooms: Rooms) -> None:
    a_film(root, "Heat (1995)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    group = desk.players.add_group("House", PlayerType.KODI, "shared")
    desk.players.link(group, [library])
    for name in ("den", "attic"):
        desk.players.add(group, name, host=name, port=8080)
        rooms[name].marks = {HEAT: Watched(own_id="1")}
    turn(desk, "House", Direction.BOTH)
    desk.edit.set_values([heat(desk)], {"watched": True})

    merge(desk)
    rooms["den"].error = Unavailable("off")
    rooms["attic"].marks[HEAT] = Watched(own_id="1")  # the same database: somebody unmarked it
    merge(desk)

    assert [name for name, _ in rooms["den"].set] == [HEAT]
    assert rooms["attic"].set == []
    assert says(desk, heat(desk))[1] == 0


# explained, and taken back


def test_the_history_names_the_room_and_undo_takes_it_back_everywhere(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")
    merge(desk)
    batch = desk.browse.batches(1)[0]

    desk.undo(batch.id)
    merge(desk)

    assert (batch.actor, batch.verb, batch.source) == (Actor.PLAYER, "watched", "den")
    assert says(desk, heat(desk))[1] in (0, None)
    assert [room.marks[HEAT].plays for room in rooms.values()] == [0, 0]


def test_taking_in_publishes_nothing_anew(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    desk.publish()
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")

    merge(desk)

    assert not any(row.needs_publish for row in desk.rows(Kind.MOVIE))


def test_a_preview_changes_nothing_and_says_what_would_be(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    rooms["den"].marks[HEAT] = Watched(1, MONDAY, own_id="1")

    seen = merge(desk, is_dry_run=True)

    assert (says(desk, heat(desk))[0], rooms["attic"].set) == (None, [])
    assert [(one.to, one.by, one.after.plays) for one in seen["den"].steps] == [("", "den", 1)]
    assert [(one.to, one.before.plays, one.after.plays) for one in seen["attic"].steps] == [("attic", 0, 1)]
    merge(desk)
    assert says(desk, heat(desk))[0] is True


def test_two_ratings_are_shown_as_a_conflict_and_a_person_may_have_the_other(
    desk: Desk, films: LibraryId, rooms: Rooms
) -> None:
    rooms["attic"].error = Unavailable("off")
    desk.edit.set_values([heat(desk)], {"user_rating": 8})
    merge(desk)
    desk.clock.turn(hours=1)
    rooms["attic"].error = None
    rooms["attic"].marks[HEAT] = Watched(rating=4, own_id="1")
    merge(desk)
    (open_conflict,) = desk.store.watched.conflicts()
    newest = desk.value(heat(desk), "user_rating")

    desk.clock.turn(hours=1)
    desk.watched.settle(open_conflict.id, takes_other=True)
    merge(desk)

    assert open_conflict.conflict == Conflict(Mark.RATING, 4, "attic", 8, "")
    assert newest == 4
    assert desk.store.watched.conflicts() == []
    assert [room.marks[HEAT].rating for room in rooms.values()] == [8, 8]
    with pytest.raises(NotFound):
        desk.watched.settle(open_conflict.id, takes_other=False)


# by itself


def test_the_herald_asks_all_at_first_and_then_only_of_what_was_played_or_said(
    desk: Desk, films: LibraryId, rooms: Rooms, root: Path
) -> None:
    queued: list[NewJob] = []
    herald = desk.herald(queued.append)

    def looks() -> list[NewJob]:
        queued.clear()
        herald.look()
        return [one for one in queued if one.type == "watched"]

    first, nothing = looks(), looks()
    rooms["den"].plays = [Playing("", "Heat", str(root / "Heat (1995)" / HEAT))]
    while_it_plays = looks()
    rooms["den"].plays = []
    just_ended, after = looks(), looks()
    desk.edit.set_values([desk.one(Kind.MOVIE, "Ronin")], {"watched": True})
    said = looks()
    desk.clock.turn(hours=1)

    assert first == looks() == [watched_job()]
    assert nothing == while_it_plays == just_ended == []
    assert after == [watched_job(items=[heat(desk)])]
    assert said == [watched_job(items=[desk.one(Kind.MOVIE, "Ronin")])]


def test_a_room_that_comes_back_is_asked_about_everything(desk: Desk, films: LibraryId, rooms: Rooms) -> None:
    queued: list[NewJob] = []
    herald = desk.herald(queued.append)
    herald.look()
    rooms["den"].error = Unavailable("off")
    herald.look()
    queued.clear()
    rooms["den"].error = None

    herald.look()

    assert queued == [watched_job()]
