"""What players are told, in their own paths, and what their answers do to what waits for them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Refused, Unavailable
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.player import Action, Outcome, PlayerType, Proof
from metarr_desktop.services.errands import publish_job
from metarr_desktop.services.sync import PlayerReport
from metarr_desktop.services.telling import sync_job
from tests.disk import a_film, a_picture, a_track, a_video, an_episode_file, element
from tests.services.desk import Desk
from tests.services.fake_player import FakePlayer, a_group
from tests.services.fake_player import desk as desk
from tests.services.fake_player import player as player


def sync(desk: Desk) -> PlayerReport:
    """Deliver what waits; how the one player stands."""
    desk.run(sync_job())
    (report,) = desk.sync.standing()
    return report


@pytest.fixture
def films(desk: Desk, root: Path, player: FakePlayer) -> LibraryId:
    """Heat and Ronin, published and shown by the player."""
    a_film(root, "Heat (1995)", nfo=element("plot", "Cops."), poster="red")
    a_film(root, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    a_group(desk, library)
    desk.publish()
    player.told.clear()
    return library


# what is told


def test_a_film_is_told_with_its_place_its_words_and_its_pictures(desk: Desk, root: Path, player: FakePlayer) -> None:
    a_film(
        root, "Heat (1995)", nfo=element("plot", "Cops.") + '<uniqueid type="imdb">tt0113277</uniqueid>', poster="red"
    )
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    a_group(desk, library)

    desk.publish()

    (told,) = player.told
    assert (told.kind, told.action, told.title, told.year, told.plot) == (
        Kind.MOVIE,
        Action.SHOW,
        "Heat",
        1995,
        "Cops.",
    )
    assert told.source == f"{root}/"
    assert told.folder == f"{root}/Heat (1995)/"
    assert told.file == f"{root}/Heat (1995)/Heat (1995).mkv"
    assert [(one.scheme, one.value) for one in told.ids] == [("imdb", "tt0113277")]
    poster = root / "Heat (1995)" / "Heat (1995)-poster.jpg"
    assert [(one.art, one.path, one.size_bytes) for one in told.pictures] == [
        ("poster", str(poster), poster.stat().st_size)
    ]


def test_a_version_is_told_with_the_pictures_that_bear_its_name(desk: Desk, root: Path, player: FakePlayer) -> None:
    folder = root / "Heat (1995)"
    for version in ("1080p", "2160p"):
        a_video(folder / f"Heat (1995) - {version}.mkv", copy=version)
    a_picture(folder / "poster.jpg")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    a_group(desk, library)

    desk.publish()

    pictures = {os.path.basename(one.file): [os.path.basename(p.path) for p in one.pictures] for one in player.told}
    assert pictures == {
        "Heat (1995) - 1080p.mkv": ["Heat (1995) - 1080p-poster.jpg"],
        "Heat (1995) - 2160p.mkv": ["Heat (1995) - 2160p-poster.jpg"],
    }


def test_a_set_is_told_with_its_picture_to_players_of_its_films(
    desk: Desk, root: Path, tmp_path: Path, player: FakePlayer
) -> None:
    (tmp_path / "sets").mkdir()
    desk.libraries.put_setting("publish.sets_dir", str(tmp_path / "sets"))
    a_film(root, "Alien (1979)", nfo="<set><name>Alien Saga</name></set>")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    a_group(desk, library)
    saga = desk.one(Kind.COLLECTION)
    desk.edit.add_picture(saga, "poster", str(a_picture(tmp_path / "saga.jpg")))

    desk.publish()

    (told,) = [one for one in player.told if one.kind is Kind.COLLECTION]
    assert told.title == "Alien Saga"
    assert [one.path for one in told.pictures] == [str(tmp_path / "sets" / "Alien Saga" / "poster.jpg")]


def test_a_show_in_two_folders_is_there_when_the_player_shows_one_of_them(
    desk: Desk, root: Path, player: FakePlayer
) -> None:
    for folder, number in (("One", 1), ("Two", 2)):
        an_episode_file(root / folder / "Lost Hours (2020)", f"Lost Hours S01E0{number}", copy=folder)
    library = desk.add(root / "One", LibraryType.TV)
    desk.libraries.add_root(library, str(root / "Two"))
    desk.scan(library)
    player.answer = lambda one: Proof(
        one.item, Outcome.FAILED if one.kind is Kind.SERIES and "/Two/" in one.folder else Outcome.THERE
    )
    a_group(desk, library)

    desk.publish()

    assert sync(desk).failed == 0


def test_each_version_is_told_and_parts_once_and_a_disc_by_what_it_starts_with(
    desk: Desk, root: Path, player: FakePlayer
) -> None:
    for base in ("Heat (1995) - 1080p", "Heat (1995) - 2160p"):
        a_film(root, "Heat (1995)", base=base)
    for base in ("Novecento (1976) cd1", "Novecento (1976) cd2"):
        a_film(root, "Novecento (1976)", base=base)
    for name in ("index.bdmv", "PLAYLIST/00001.mpls", "STREAM/00001.m2ts"):
        a_video(root / "Blue (2001)" / "BDMV" / name)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    a_group(desk, library)

    desk.publish()

    assert sorted(os.path.relpath(one.file, one.folder) for one in player.told) == [
        "BDMV/index.bdmv",
        "Heat (1995) - 1080p.mkv",
        "Heat (1995) - 2160p.mkv",
        "Novecento (1976) cd1.mkv",
    ]


def test_a_show_its_seasons_and_its_episodes_are_told_with_where_they_belong(
    desk: Desk, root: Path, player: FakePlayer
) -> None:
    show = root / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01E02")
    a_picture(show / "season01-poster.jpg", "blue")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    a_group(desk, library)

    desk.publish()

    told = {(one.kind, one.season, one.episode): one for one in player.told}
    assert set(told) == {
        (Kind.SERIES, None, None),
        (Kind.SEASON, 1, None),
        (Kind.EPISODE, 1, 1),
        (Kind.EPISODE, 1, 2),
    }
    assert {one.series_folder for one in player.told if one.kind is not Kind.SERIES} == {f"{show}/"}
    assert [one.art for one in told[Kind.SEASON, 1, None].pictures] == ["poster"]


def test_music_is_told_with_artist_and_album(desk: Desk, root: Path, player: FakePlayer) -> None:
    a_track(root / "Owls" / "Night" / "1.mp3", "Dusk", artist="Owls", album="Night", track=1, genre="Dub")
    library = desk.add(root, LibraryType.MUSIC)
    desk.scan(library)
    a_group(desk, library)

    desk.publish()

    told = {one.kind: one for one in player.told}
    assert (told[Kind.ARTIST].artist, told[Kind.ARTIST].folder) == ("Owls", f"{root}/Owls/")
    assert (told[Kind.ALBUM].artist, told[Kind.ALBUM].album) == ("Owls", "Night")
    assert (told[Kind.TRACK].album, told[Kind.TRACK].file) == ("Night", f"{root}/Owls/Night/1.mp3")


def test_paths_are_the_player_s(desk: Desk, root: Path, films: LibraryId, player: FakePlayer) -> None:
    desk.players.map(desk.store.players.group_named("Home"), str(root), "smb://nas/films")

    report = sync(desk)

    assert {one.source for one in player.told} == {"smb://nas/films/"}
    assert "smb://nas/films/Heat (1995)/Heat (1995)-poster.jpg" in {
        picture.path for one in player.told for picture in one.pictures
    }
    assert (report.there, report.total) == (2, 2)


def test_a_folder_that_no_mapping_reaches_stays_with_its_sentence(
    desk: Desk, tmp_path: Path, films: LibraryId, player: FakePlayer
) -> None:
    desk.players.map(desk.store.players.group_named("Home"), str(tmp_path / "elsewhere"), "smb://nas/films")

    report = sync(desk)

    assert player.told == []
    assert (report.there, report.failed) == (0, 2)
    assert "Heat: no path mapping of the group reaches its folder" in report.errors


# what comes of it


def test_what_is_proved_leaves_the_outbox(desk: Desk, films: LibraryId, player: FakePlayer) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")

    report = sync(desk)

    assert (report.there, report.total, report.waiting, report.failed, report.errors) == (2, 2, 0, 0, [])
    assert player.told == []
    assert [outcome for _, outcome, _, _ in desk.browse.proofs(heat)] == [Outcome.THERE]


def test_what_the_player_shows_otherwise_stays_and_is_told_again(
    desk: Desk, films: LibraryId, player: FakePlayer
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    player.answer = lambda one: Proof(one.item, Outcome.FAILED, ("title: “A” instead of “B”",))
    desk.edit.set_values([heat], {"title": "B"})
    desk.run(publish_job(items=[heat]))
    (failed,) = desk.sync.standing()

    player.answer = lambda one: Proof(one.item, Outcome.THERE)
    report = sync(desk)

    assert (failed.there, failed.failed, failed.errors) == (1, 1, ["B: title: “A” instead of “B”"])
    assert (report.there, report.failed) == (2, 0)


@pytest.mark.parametrize(("error", "status"), [(Unavailable("It is off."), "off"), (Refused("No."), "refused")])
def test_what_a_player_that_is_not_there_should_hear_waits_for_it(
    desk: Desk, films: LibraryId, player: FakePlayer, error: Exception, status: str
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    player.error = error
    desk.edit.set_values([heat], {"title": "B"})
    results = desk.run(publish_job(items=[heat]))
    (before,) = desk.sync.standing()
    known = desk.store.players.named("Den").status

    player.error = None
    report = sync(desk)

    assert f"Den: {error}" in results[-1].problems
    assert (before.waiting, known) == (1, status)
    assert (report.there, report.waiting) == (2, 0)


def test_the_standing_tells_nobody_anything(desk: Desk, films: LibraryId, player: FakePlayer) -> None:
    desk.edit.set_values([desk.one(Kind.MOVIE, "Heat")], {"title": "B"})
    desk.libraries.put_setting("automation.sync_after_publish", False)
    desk.publish()

    (report,) = desk.sync.standing()

    assert (report.there, report.waiting) == (1, 1)
    assert player.told == []


def test_the_password_reaches_the_player_and_one_player_is_kept(
    desk: Desk, films: LibraryId, player: FakePlayer
) -> None:
    sync(desk)
    desk.players.test(desk.store.players.named("Den"))

    assert [address.secret for address in player.addresses] == ["open sesame"]


# what leaves


def test_what_vanishes_is_taken_from_players_and_not_counted(
    desk: Desk, root: Path, films: LibraryId, player: FakePlayer
) -> None:
    shutil.rmtree(root / "Heat (1995)")
    desk.scan(films)

    report = sync(desk)

    assert player.hears() == [(Action.REMOVE, "Heat (1995).mkv")]
    assert (report.there, report.total) == (1, 1)


def test_a_renamed_film_leaves_its_old_place_and_shows_at_the_new(
    desk: Desk, root: Path, films: LibraryId, player: FakePlayer
) -> None:
    os.rename(root / "Heat (1995)", root / "Heat, the film (1995)")
    desk.scan(films)
    os.rename(root / "Heat, the film (1995)", root / "Heat for ever (1995)")
    desk.scan(films)

    desk.publish()

    assert sorted({(one.action, one.folder.removeprefix(str(root))) for one in player.told}) == [
        (Action.REMOVE, "/Heat (1995)/"),
        (Action.REMOVE, "/Heat, the film (1995)/"),
        (Action.SHOW, "/Heat for ever (1995)/"),
    ]


def test_a_show_that_was_moved_as_it_is_shows_at_its_new_place(desk: Desk, root: Path, player: FakePlayer) -> None:
    an_episode_file(root / "Lost Hours (2004)", "Lost Hours S01E01")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    a_group(desk, library)
    desk.publish()
    player.told.clear()
    os.rename(root / "Lost Hours (2004)", root / "Lost Hours")
    desk.scan(library)

    desk.publish()

    (report,) = desk.sync.standing()
    assert report.there == report.total > 0
    assert (Action.SHOW, "Lost Hours") in player.hears()


def test_a_better_copy_under_another_name_takes_the_old_one_s_place(
    desk: Desk, root: Path, films: LibraryId, player: FakePlayer
) -> None:
    (root / "Heat (1995)" / "Heat (1995).mkv").unlink()
    a_video(root / "Heat (1995)" / "Heat (1995) 2160p.mkv")
    desk.scan(films)

    desk.publish()

    new = (Action.SHOW, "Heat (1995) 2160p.mkv")
    assert player.hears() == [(Action.REMOVE, "Heat (1995).mkv"), new, new]  # with our files beside it, and published


def test_trash_takes_from_players_and_restore_gives_back(desk: Desk, films: LibraryId, player: FakePlayer) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.trash([heat])
    sync(desk)
    gone = player.hears()

    desk.edit.restore([heat])
    sync(desk)

    assert gone == [(Action.REMOVE, "Heat (1995).mkv")]
    assert player.hears() == [(Action.SHOW, "Heat (1995).mkv")]


def test_undoing_a_trash_before_players_heard_of_it_leaves_them_as_they_are(
    desk: Desk, films: LibraryId, player: FakePlayer
) -> None:
    desk.edit.trash([desk.one(Kind.MOVIE, "Heat")])

    desk.edit.undo()
    report = sync(desk)

    assert player.hears() == [(Action.SHOW, "Heat (1995).mkv")]
    assert (report.there, report.total) == (2, 2)


def test_what_goes_into_the_trash_while_it_waits_is_not_shown(desk: Desk, films: LibraryId, player: FakePlayer) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.libraries.put_setting("automation.sync_after_publish", False)
    desk.edit.set_values([heat], {"title": "B"})
    desk.publish()

    desk.edit.trash([heat])
    sync(desk)

    assert player.hears() == [(Action.REMOVE, "Heat (1995).mkv")]


def test_a_removal_outlives_its_item(desk: Desk, root: Path, films: LibraryId, player: FakePlayer) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.trash([heat])
    desk.edit.purge([heat])

    report = sync(desk)

    assert player.hears() == [(Action.REMOVE, "Heat (1995).mkv")]
    assert report.waiting == 0


def test_linking_and_mapping_queue_what_is_published(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    a_film(root, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.publish(desk.one(Kind.MOVIE, "Heat"))
    group = desk.players.add_group("Home", PlayerType.KODI)
    desk.players.add(group, "Den", host="127.0.0.1", port=8080)

    assert desk.players.link(group, [library]) == 1
    assert desk.players.map(group, str(root), "smb://nas/films") == 1


# a person's edits


def test_undo_of_a_chosen_picture_gives_the_old_one_back(desk: Desk, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    old = desk.picture(heat)
    desk.edit.add_picture(heat, "poster", str(a_picture(desk.folder / "mine.jpg", "green")))
    chosen = desk.picture(heat)

    desk.edit.undo()

    assert desk.picture(heat) == old != chosen
    assert desk.detail(heat).row.locked == ()
    desk.edit.undo(desk.edit.last_undo())
    assert desk.picture(heat) == chosen


def test_a_removed_library_comes_back_whole_with_undo(desk: Desk, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_values([heat], {"title": "Mine"})

    batch = desk.libraries.remove(films)
    gone = desk.browse.libraries(), desk.rows(Kind.MOVIE)
    desk.edit.undo(batch)
    desk.scan(films)

    assert gone == ([], [])
    assert [library.id for library in desk.browse.libraries()] == [films]
    assert desk.titles(Kind.MOVIE) == ["Mine", "Ronin"]


def test_a_removed_library_comes_back_whole_when_its_folder_is_added_again(
    desk: Desk, films: LibraryId, root: Path
) -> None:
    heat, ronin = desk.one(Kind.MOVIE, "Heat"), desk.one(Kind.MOVIE, "Ronin")
    desk.edit.set_values([heat], {"title": "Mine"})
    desk.edit.trash([ronin])
    desk.libraries.remove(films)

    again = desk.libraries.add(str(root), LibraryType.MOVIE, "Pictures")
    desk.scan(again.id)

    assert (again.id, again.name) == (films, "Pictures")
    assert desk.titles(Kind.MOVIE) == ["Mine"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Ronin"]


def test_an_item_of_a_removed_library_brings_its_library_back(desk: Desk, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.libraries.remove(films)

    desk.edit.restore([heat])

    assert [library.id for library in desk.store.libraries.all()] == [films]
    assert desk.titles(Kind.MOVIE) == ["Heat"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Ronin"]
    desk.edit.undo()
    assert desk.store.libraries.all() == []


def test_a_root_taken_out_takes_its_items_along(desk: Desk, tmp_path: Path) -> None:
    a_film(tmp_path / "a", "Heat (1995)")
    a_film(tmp_path / "b", "Ronin (1998)")
    library = desk.add(tmp_path / "a", LibraryType.MOVIE, tmp_path / "b")
    desk.scan(library)

    desk.libraries.remove_root(desk.browse.libraries()[0], str(tmp_path / "b"))
    desk.scan(library)

    assert desk.titles(Kind.MOVIE) == ["Heat"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Ronin"]


@pytest.mark.parametrize("type", [LibraryType.MOVIE, LibraryType.TV])
def test_a_root_added_again_brings_its_items_back(desk: Desk, tmp_path: Path, type: LibraryType) -> None:
    kind = type.top_kind
    for root in ("a", "b"):
        if type is LibraryType.MOVIE:
            a_film(tmp_path / root, f"Film {root} (2001)")
        else:
            an_episode_file(tmp_path / root / f"Show {root}", f"Show {root} S01E01")
    library = desk.add(tmp_path / "a", type, tmp_path / "b")
    desk.scan(library)
    before = {row.title: row.id for row in desk.rows(kind)}
    desk.edit.set_values(list(before.values()), {"plot": "Mine."})

    desk.libraries.remove_root(desk.browse.libraries()[0], str(tmp_path / "b"))
    desk.libraries.add_root(library, str(tmp_path / "b"))
    desk.scan(library)

    assert {row.title: row.id for row in desk.rows(kind)} == before
    assert {desk.value(item, "plot") for item in before.values()} == {"Mine."}
    assert not any(row.is_missing for row in desk.rows(kind))


def test_purging_forgets_only_what_lies_in_the_trash(desk: Desk, films: LibraryId) -> None:
    heat, ronin = desk.one(Kind.MOVIE, "Heat"), desk.one(Kind.MOVIE, "Ronin")
    desk.edit.trash([heat])

    desk.edit.purge([heat, ronin])

    assert [ItemId(row.id) for row in desk.rows(Kind.MOVIE)] == [ronin]
    assert desk.rows(Kind.MOVIE, in_trash=True) == []
