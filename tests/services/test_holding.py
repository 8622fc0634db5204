"""When players are told: not while something plays, not before they are compared, and again after a pause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import BadInput, Cancelled, NotFound, Unavailable
from metarr_desktop.domain.jobs import JobResult, NewJob
from metarr_desktop.domain.kinds import Kind, LibraryId, LibraryType
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import (
    Action,
    Address,
    Delivery,
    Discovered,
    Moment,
    ObstacleCode,
    Outcome,
    PlayerType,
    Playing,
    Proof,
    Remembered,
    Watched,
)
from metarr_desktop.domain.player_views import GroupView
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.automation import Automation
from metarr_desktop.services.contacts import Contacts
from metarr_desktop.services.errands import publish_job
from metarr_desktop.services.sync import PlayerReport
from metarr_desktop.services.telling import compare_job, due_sync_job, sync_job
from metarr_desktop.store.secrets import Secrets
from tests.disk import a_film, a_video
from tests.services.desk import Desk
from tests.services.fake_player import FakePlayer, a_group

ALIEN = Playing("1", "Alien", "/films/Alien.mkv", position_s=3660.0, total_s=7000.0)


@pytest.fixture
def player() -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def desk(tmp_path: Path, workers: WorkerPool, player: FakePlayer) -> Iterator[Desk]:
    (tmp_path / "data").mkdir()
    desk = Desk(tmp_path / "data", workers, {PlayerType.KODI: player, PlayerType.PLEX: player})
    yield desk
    desk.store.close()


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """Heat and Ronin, scanned."""
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(root, name)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    return library


@pytest.fixture
def home(desk: Desk, films: LibraryId, player: FakePlayer) -> GroupView:
    """A group with one player that shows both films."""
    group = a_group(desk, films)
    desk.publish()
    player.told.clear()
    return group


def by_itself(desk: Desk) -> JobResult:
    """What is due is told, nobody having asked for it."""
    return desk.run(due_sync_job("Home"))[0]


def asked(desk: Desk, *, is_pressing: bool = False) -> PlayerReport:
    desk.run(sync_job(is_pressing=is_pressing))
    return standing(desk)


def standing(desk: Desk) -> PlayerReport:
    (report,) = desk.sync.standing()
    return report


def change(desk: Desk, title: str = "Heat") -> None:
    """Publish another plot of a film, of which players then have to hear."""
    item = desk.one(Kind.MOVIE, title)
    desk.edit.set_values([item], {"plot": f"A plot of {desk.clock():%H:%M:%S}."})
    desk.run(publish_job(items=[item]))


# --- while something plays --------------------------------------------------------------------------------------------


def test_while_something_plays_changes_wait_and_go_when_it_is_over(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    player.plays = [ALIEN]
    change(desk)
    held = standing(desk)
    told_while_playing = player.hears()

    player.plays = []
    by_itself(desk)

    assert (held.waiting, held.held, held.playing) == (1, 1, "Alien")
    assert told_while_playing == []
    assert player.hears() == [(Action.SHOW, "Heat (1995).mkv")]
    assert (standing(desk).held, standing(desk).playing) == (0, "")


def test_a_person_who_asks_does_not_disturb_either_unless_they_press(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    player.plays = [ALIEN]
    change(desk)

    asked(desk)
    told_when_asked = player.hears()
    asked(desk, is_pressing=True)

    assert told_when_asked == []
    assert player.hears() == [(Action.SHOW, "Heat (1995).mkv")]


def test_a_group_may_be_told_at_once_and_what_played_is_taken_up_again(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    desk.players.set_moment(home, Moment.NOW)
    player.plays = [ALIEN]

    change(desk)

    assert player.hears() == [(Action.SHOW, "Heat (1995).mkv")]
    assert player.resumed == [ALIEN]


def test_what_played_is_taken_up_again_also_where_the_errand_broke_off(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    desk.players.set_moment(home, Moment.NOW)
    player.plays, player.breaks = [ALIEN], BadInput("It answers nonsense.")

    change(desk)

    assert player.resumed == [ALIEN]


def test_an_errand_that_a_person_stops_leaves_the_player_as_one_that_is_on(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    player.breaks = Cancelled("It was stopped.")

    change(desk)

    assert desk.store.players.named("Den").status == "connected"


def test_a_player_that_is_reached_elsewhere_now_keeps_no_old_connection(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    desk.players.test_address(PlayerType.KODI, Address("127.0.0.1", 8080))
    after_the_trial = player.closed
    desk.players.change(desk.store.players.named("Den"), {"port": "8081"})
    desk.players.test(desk.store.players.named("Den"))
    after_the_change = player.closed
    desk.contacts.close()

    assert (after_the_trial, after_the_change, player.closed) == (1, 2, 3)


def test_a_group_may_be_told_at_night_alone(desk: Desk, home: GroupView, player: FakePlayer) -> None:
    desk.players.set_moment(home, Moment.NIGHT)
    desk.clock.turn_to_hour(15)
    change(desk)
    by_day = player.hears(), standing(desk).held

    desk.clock.turn_to_hour(2)
    by_itself(desk)

    assert by_day == ([], 1)
    assert player.hears() == [(Action.SHOW, "Heat (1995).mkv")]


# --- a player that had a library --------------------------------------------------------------------------------------


def otherwise(one: Delivery) -> Proof:
    """It shows Heat otherwise than we do."""
    if one.title == "Heat":
        return Proof(one.item, Outcome.FAILED, ("plot: “Theirs” instead of “Ours”",))
    return Proof(one.item, Outcome.THERE)


@pytest.fixture
def late(desk: Desk, films: LibraryId, player: FakePlayer) -> GroupView:
    """A player that is linked when everything is published, and shows Heat otherwise."""
    desk.publish()
    player.answer, player.had_a_library = otherwise, True
    player.memory = [Remembered(Kind.MOVIE, "/films/Heat.mkv", "Heat", Watched(plays=3))]
    return a_group(desk, films)


def test_a_player_that_had_a_library_is_only_compared_by_itself(
    desk: Desk, late: GroupView, player: FakePlayer
) -> None:
    by_itself(desk)

    report = standing(desk)
    assert player.told == []
    assert (report.there, report.total, report.waiting, report.differ, report.is_adopted) == (1, 2, 1, 1, False)
    assert report.errors == ["Heat: plot: “Theirs” instead of “Ours”"]


def test_one_that_is_linked_before_anything_is_published_is_compared_as_well(
    desk: Desk, films: LibraryId, player: FakePlayer
) -> None:
    player.answer, player.had_a_library = otherwise, True
    a_group(desk, films)

    desk.publish()

    assert player.told == []
    assert (standing(desk).there, standing(desk).differ, standing(desk).is_adopted) == (1, 1, False)
    assert len(desk.store.players.snapshots(desk.store.players.named("Den").id)) == 1


def test_it_is_told_the_rest_when_a_person_asks(desk: Desk, late: GroupView, player: FakePlayer) -> None:
    by_itself(desk)

    asked(desk)

    assert player.hears() == [(Action.SHOW, "Heat (1995).mkv")]
    assert standing(desk).is_adopted


def test_one_that_shows_everything_as_it_is_here_needs_nobody_s_word(
    desk: Desk, late: GroupView, player: FakePlayer
) -> None:
    player.answer = lambda one: Proof(one.item, Outcome.THERE)

    by_itself(desk)

    assert (standing(desk).there, standing(desk).waiting, standing(desk).is_adopted) == (2, 0, True)
    assert player.told == []


def test_comparing_asks_for_everything_and_tells_nothing(desk: Desk, home: GroupView, player: FakePlayer) -> None:
    player.answer = otherwise

    (result,) = desk.run(compare_job())

    assert result.counts == {"equal": 1, "differ": 1, "absent": 0}
    assert player.told == []
    assert standing(desk).differ == 1


def test_what_people_had_done_is_kept_before_it_is_told_anything_and_can_be_put_back(
    desk: Desk, late: GroupView, player: FakePlayer
) -> None:
    kept = list(player.memory)
    asked(desk)
    den = desk.store.players.named("Den")
    player.memory = []

    done = desk.adoption.put_back(den)

    assert [one.count for one in desk.store.players.snapshots(den.id)] == [0, 1]  # what stood before is kept, too
    assert player.put == kept
    assert (done.titles, done.gone) == (1, ("Heat",))


def test_a_snapshot_is_taken_when_a_person_wants_one(desk: Desk, films: LibraryId, player: FakePlayer) -> None:
    a_group(desk, films)
    den = desk.store.players.named("Den")
    with pytest.raises(BadInput, match="Nothing was kept yet"):
        desk.adoption.put_back(den)

    desk.adoption.snapshot(den)

    assert len(desk.store.players.snapshots(den.id)) == 1
    with pytest.raises(NotFound):
        desk.adoption.put_back(den, 77)


# --- again, after a pause ---------------------------------------------------------------------------------------------


def test_what_a_player_does_not_show_is_told_again_after_pauses_that_grow(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    player.answer = lambda one: Proof(one.item, Outcome.WAITING)
    change(desk)
    player.hears()
    told = []
    for minutes in (0, 1, 1, 3, 1, 15):
        desk.clock.turn(minutes=minutes)
        by_itself(desk)
        told.append(len(player.hears()))

    assert told == [0, 1, 0, 1, 0, 1]
    asked(desk)
    assert len(player.hears()) == 1  # whoever asks does not wait for the pause


# --- while files are gone ---------------------------------------------------------------------------------------------


def test_a_removal_is_not_told_by_itself_while_a_better_copy_may_be_on_its_way(
    desk: Desk, root: Path, home: GroupView, films: LibraryId, player: FakePlayer
) -> None:
    (root / "Heat (1995)" / "Heat (1995).mkv").unlink()
    desk.scan(films)
    by_itself(desk)
    while_it_is_gone = player.hears()
    a_video(root / "Heat (1995)" / "Heat (1995) 2160p.mkv")
    desk.scan(films)

    desk.publish()

    assert while_it_is_gone == []
    assert set(player.hears()) == {(Action.REMOVE, "Heat (1995).mkv"), (Action.SHOW, "Heat (1995) 2160p.mkv")}


def test_what_stays_away_leaves_players_after_a_while_and_at_once_when_a_person_asks(
    desk: Desk, root: Path, home: GroupView, films: LibraryId, player: FakePlayer
) -> None:
    (root / "Heat (1995)" / "Heat (1995).mkv").unlink()
    desk.scan(films)
    desk.clock.turn(minutes=11)
    by_itself(desk)
    (root / "Ronin (1998)" / "Ronin (1998).mkv").unlink()
    desk.scan(films)
    asked(desk)

    assert player.hears() == [(Action.REMOVE, "Heat (1995).mkv"), (Action.REMOVE, "Ronin (1998).mkv")]


def test_what_a_person_puts_into_the_trash_leaves_players_at_once(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    desk.edit.trash([desk.one(Kind.MOVIE, "Heat")])

    by_itself(desk)

    assert player.hears() == [(Action.REMOVE, "Heat (1995).mkv")]


# --- one database for several players ---------------------------------------------------------------------------------


def test_players_that_share_a_database_are_told_once_and_see_to_their_own_pictures(
    desk: Desk, films: LibraryId, player: FakePlayer
) -> None:
    group = desk.players.add_group("Home", PlayerType.KODI, "shared")
    desk.players.link(group, [films])
    for name, port in (("Den", 8080), ("Bedroom", 8081)):
        desk.players.add(group, name, host="127.0.0.1", port=port)

    desk.publish()

    assert len(player.told) == 2  # each film once
    assert [one.title for one in player.renewed] == ["Heat", "Ronin"]
    assert [(one.player, one.there, one.total) for one in desk.sync.standing()] == [("Den", 2, 2), ("Bedroom", 2, 2)]


def test_a_server_has_its_group_to_itself(desk: Desk) -> None:
    group = desk.players.add_group("Cellar", PlayerType.JELLYFIN)
    desk.players.add(group, "Server", url="https://media.example/jellyfin")

    with pytest.raises(BadInput, match="a second server needs a group of its own"):
        desk.players.add(group, "Other", url="https://other.example")
    with pytest.raises(BadInput, match="Only Kodi"):
        desk.players.add_group("Shared", PlayerType.PLEX, "shared")


# --- looking at its paths ---------------------------------------------------------------------------------------------


def test_a_check_of_paths_says_how_many_files_the_player_sees_there(
    desk: Desk, root: Path, home: GroupView, player: FakePlayer
) -> None:
    desk.players.map(home, str(root), "smb://nas/films")
    player.seen = lambda path: path == "smb://nas/films/Heat (1995)/Heat (1995).mkv"

    (check,) = desk.players.check_paths(desk.store.players.named("Den"))

    assert (check.ours, check.theirs, check.looked, check.found) == (str(root), "smb://nas/films", 2, 1)
    assert check.there == "smb://nas/films/Heat (1995)/Heat (1995).mkv"
    assert check.missing == (f"{root}/Ronin (1998)/Ronin (1998).mkv",)


def test_a_folder_that_holds_all_a_player_misses_and_nothing_it_has_is_named(
    desk: Desk, root: Path, home: GroupView, player: FakePlayer
) -> None:
    for title in ("Alien (1979)", "Tremors (1990)"):
        a_film(root / "Archive", title)
    desk.scan(home.libraries[0])
    player.seen = lambda path: "/Archive/" not in path

    check = desk.players.check_pair(desk.store.players.named("Den"), PathMapping(str(root), "smb://nas/films"))

    assert (check.looked, check.found, check.absent) == (4, 2, f"{root}/Archive")
    assert desk.store.players.group(home.id).mappings == ()  # it was only asked


@pytest.mark.parametrize("seen", [(), ("Alien",), ("Alien", "Heat", "Tremors")])
def test_no_folder_is_blamed_of_which_a_file_is_seen_nor_for_one_file_or_all(
    desk: Desk, root: Path, home: GroupView, player: FakePlayer, seen: tuple[str, ...]
) -> None:
    for title in ("Alien (1979)", "Tremors (1990)"):
        a_film(root / "Archive", title)
    desk.scan(home.libraries[0])
    player.seen = lambda path: any(title in path for title in seen)

    check = desk.players.check_pair(desk.store.players.named("Den"), PathMapping(str(root), "smb://nas/films"))

    assert check.found == len(seen)
    assert check.absent == ""


def test_a_pair_is_asked_about_without_the_files_that_another_pair_covers(
    desk: Desk, root: Path, home: GroupView
) -> None:
    desk.players.map(home, f"{root}/Heat (1995)", "smb://other/heat")

    check = desk.players.check_pair(desk.store.players.named("Den"), PathMapping(f"{root}/", "smb://nas/films"))

    assert (check.looked, check.here) == (1, f"{root}/Ronin (1998)/Ronin (1998).mkv")
    with pytest.raises(BadInput):
        desk.players.check_pair(desk.store.players.named("Den"), PathMapping("films", "smb://nas/films"))


def test_files_that_no_mapping_covers_are_named(desk: Desk, tmp_path: Path, root: Path, home: GroupView) -> None:
    desk.players.map(home, str(tmp_path / "elsewhere"), "smb://nas/elsewhere")

    checks = desk.players.check_paths(desk.store.players.named("Den"))

    assert [(one.looked, one.found, one.theirs) for one in checks] == [(0, 0, "smb://nas/elsewhere"), (2, 0, "")]


def test_what_a_player_is_set_to_is_asked_by_its_own_paths(
    desk: Desk, root: Path, home: GroupView, player: FakePlayer
) -> None:
    desk.players.map(home, str(root), "smb://nas/films")

    assert desk.players.obstacles(desk.store.players.named("Den")) == []
    assert list(player.places) == [("smb://nas/films/", LibraryType.MOVIE)]


def test_a_plex_is_told_to_its_face_that_it_reads_other_names(desk: Desk, films: LibraryId, player: FakePlayer) -> None:
    group = desk.players.add_group("Cellar", PlayerType.PLEX)
    desk.players.link(group, [films])
    desk.players.add(group, "Server", url="http://192.0.2.7:32400", secret="token")

    (obstacle,) = desk.players.obstacles(desk.store.players.named("Server"))

    assert obstacle.code is ObstacleCode.PLEX_NAMING
    assert desk.store.players.group_named("Cellar").moment is Moment.NOW


def test_players_are_looked_for_in_the_network_and_one_kind_that_fails_hides_no_other(desk: Desk) -> None:
    found = Discovered(PlayerType.KODI, "Den", "192.0.2.9", 8080)

    def broken(wait_s: float) -> list[Discovered]:
        raise OSError("no network")

    desk.contacts = Contacts(
        desk.store, Secrets(str(desk.folder)), {}, {PlayerType.PLEX: broken, PlayerType.KODI: lambda wait_s: [found]}
    )

    assert desk.contacts.discover() == [found]


# --- by itself --------------------------------------------------------------------------------------------------------


def test_the_herald_sees_who_is_off_what_plays_and_queues_what_may_be_told(
    desk: Desk, home: GroupView, player: FakePlayer
) -> None:
    queued: list[NewJob] = []
    herald = desk.herald(queued.append)
    player.plays = [ALIEN]
    change(desk)

    while_it_plays = herald.look(), list(queued)
    player.plays, player.error = [], Unavailable("It is off.")
    herald.look()
    while_it_is_off = desk.store.players.named("Den").status, list(queued)
    player.error = None
    pause = herald.look()

    assert while_it_plays == (3.0, [])
    assert while_it_is_off == ("off", [])
    assert (pause, queued) == (30.0, [due_sync_job("Home")])
    assert desk.store.players.named("Den").status == "connected"


def test_the_herald_leaves_a_player_alone_that_is_only_compared_yet(
    desk: Desk, late: GroupView, player: FakePlayer
) -> None:
    by_itself(desk)
    queued: list[NewJob] = []

    desk.herald(queued.append).look()

    assert queued == []
    assert replace(standing(desk)).is_adopted is False


def test_what_a_library_asks_about_is_told_only_when_a_person_says_so(
    desk: Desk, films: LibraryId, home: GroupView, player: FakePlayer
) -> None:
    Automation(desk.store, desk.newsroom).decide(films, HandOver.SYNC, False)
    desk.edit.set_values([desk.one(Kind.MOVIE, "Heat")], {"plot": "Two men."})
    desk.publish()
    by_itself(desk)
    waiting, told = standing(desk).waiting, list(player.told)

    report = asked(desk)

    assert (waiting, told) == (1, [])
    assert (report.waiting, len(player.told)) == (0, 1)
