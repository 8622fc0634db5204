"""Rename: what the plan says, that exactly it is done, and that nothing of it is ever lost."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, FileInUse
from metarr_desktop.domain.jobs import JobResult, NewJob, Unwatched
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryType
from metarr_desktop.domain.moves import MovePlan, MoveReason, MoveState, MoveVerb, NameKind
from metarr_desktop.domain.player import Action, PlayerType
from metarr_desktop.files import moving
from metarr_desktop.services.delivery import from_detail
from metarr_desktop.services.outside import RenamedFiles, follow
from metarr_desktop.services.rename import Rename
from tests.disk import a_film, a_picture, a_track, a_video, an_episode_file, an_nfo, element
from tests.services.desk import Desk


def tree(folder: Path) -> set[str]:
    """Every file below a folder, by its path in it."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def renamed(desk: Desk, *items: ItemId, **templates: str) -> JobResult:
    """Plan and carry out the rename of items, or of everything."""
    plan = planned(desk, *items, **templates)
    (result,) = desk.run(desk.rename.begin(plan))
    return result


def planned(desk: Desk, *items: ItemId, **templates: str) -> MovePlan:
    instead = {NameKind(name): text for name, text in templates.items()}
    return desk.rename.plan(items or everything(desk), instead)


def everything(desk: Desk) -> list[ItemId]:
    return [row.id for kind in (Kind.MOVIE, Kind.SERIES, Kind.ARTIST) for row in desk.rows(kind)]


def refused(plan: MovePlan) -> dict[str, MoveReason]:
    return {os.path.basename(one.source): one.reason for one in plan.moves if one.verb is MoveVerb.REFUSE}


def targets(plan: MovePlan) -> dict[str, str]:
    return {os.path.basename(one.source): one.target for one in plan.changes}


def undo(desk: Desk, batch: BatchId) -> JobResult:
    """Undo a batch as the engine does, and give what came of its names."""
    follows = partial(follow, (RenamedFiles(),))
    (job,) = desk.edit.undo(batch, then=follows).jobs
    (result,) = desk.run(NewJob("rename", desk.store.jobs.get(job).payload))
    return result


def batch_of(result: JobResult) -> BatchId:
    return BatchId(int(result.summary[0].args["batch"]))


# films


def test_a_film_gets_its_folder_and_file_named_and_what_bears_its_name_goes_along(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979.1080p.BluRay", nfo=element("title", "Alien") + element("year", 1979), poster="red")
    (films / "alien.1979.1080p.BluRay" / "alien.1979.1080p.BluRay.en.forced.srt").write_text("1")
    (films / "alien.1979.1080p.BluRay" / "readme.txt").write_text("kept")
    desk.scan(desk.add(films, LibraryType.MOVIE))

    result = renamed(desk)

    assert tree(films) == {
        "Alien (1979)/Alien (1979).mkv",
        "Alien (1979)/Alien (1979).nfo",
        "Alien (1979)/Alien (1979)-poster.jpg",
        "Alien (1979)/Alien (1979).en.forced.srt",
        "Alien (1979)/readme.txt",
    }
    assert result.counts == {"renamed": 5, "titles": 1, "in_use": 0, "failed": 0}


def test_a_rename_that_is_done_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    films, shows = tmp_path / "films", tmp_path / "shows"
    a_film(films, "alien.1979", nfo=element("title", "Alien") + element("year", 1979))
    a_video(films / "heat.1995.mkv")
    an_episode_file(shows / "lost.hours", "lost.hours.s01e01", season="season1")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    desk.scan(desk.add(shows, LibraryType.TV))
    renamed(desk)

    again = planned(desk)

    assert again.changes == ()
    assert {one.verb for one in again.moves} == {MoveVerb.KEEP}
    with pytest.raises(BadInput, match="nothing to rename"):
        desk.rename.begin(again)


def test_the_next_scan_finds_everything_where_the_rename_put_it(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979", nfo=element("title", "Alien"), poster="red")
    library = desk.add(films, LibraryType.MOVIE)
    desk.scan(library)
    film = desk.one(Kind.MOVIE)
    desk.edit.set_values([film], {"plot": "In space."})
    renamed(desk)
    history = desk.changes()

    assert desk.scan(library) == ()

    assert desk.one(Kind.MOVIE) == film
    assert desk.value(film, "plot") == "In space."
    assert not any(file.is_missing for file in desk.detail(film).files)
    assert desk.changes() == history


def test_what_we_published_stays_ours(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979", nfo=element("title", "Alien"), poster="red")
    library = desk.add(films, LibraryType.MOVIE)
    desk.scan(library)
    desk.publish()

    renamed(desk)
    plan = desk.plan()

    assert plan.changes == ()
    ours = desk.store.pictures.written([desk.one(Kind.MOVIE)])
    assert {os.path.dirname(one.path) for some in ours.values() for one in some} == {str(films / "Alien (1979)")}


def test_a_film_among_others_gets_a_folder_of_its_own_with_all_that_is_its(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("Alien (1979)", "Alien (1979) - Resurrection", "Heat (1995)"):
        a_video(films / f"{name}.mkv")
        (films / f"{name}.srt").write_text(name)
    desk.scan(desk.add(films, LibraryType.MOVIE))

    renamed(desk)

    assert (films / "Heat (1995)" / "Heat (1995).mkv").is_file()
    for text in films.rglob("*.srt"):
        assert text.with_suffix(".mkv").is_file()
    assert not [path for path in films.iterdir() if path.is_file()]


def test_parts_keep_their_order_and_versions_their_labels(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for part in (1, 2):
        a_video(films / "heat 1995" / f"heat 1995 disc{part}.avi")
    for version in ("1080p", "2160p"):
        a_video(films / "Alien (1979)" / f"alien 1979 {version}.mkv")
    desk.scan(desk.add(films, LibraryType.MOVIE))

    renamed(desk)

    assert tree(films) == {
        "heat (1995)/heat (1995)-cd1.avi",
        "heat (1995)/heat (1995)-cd2.avi",
        "Alien (1979)/Alien (1979) - 1080p.mkv",
        "Alien (1979)/Alien (1979) - 2160p.mkv",
    }


def test_a_copied_disc_goes_as_a_whole(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("index.bdmv", "STREAM/00001.m2ts"):
        a_video(films / "alien.1979.BluRay" / "BDMV" / name)
    desk.scan(desk.add(films, LibraryType.MOVIE))

    renamed(desk)

    assert tree(films) == {"alien (1979)/BDMV/index.bdmv", "alien (1979)/BDMV/STREAM/00001.m2ts"}


def test_an_edition_in_a_name_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "Alien.1979.Directors.Cut.1080p")
    desk.scan(desk.add(films, LibraryType.MOVIE))

    renamed(desk)

    (name,) = tree(films)
    assert name == "Alien (1979)/Alien (1979) - Director's Cut.mkv"


# shows


def test_a_show_has_its_folder_its_seasons_and_its_episodes_named(desk: Desk, tmp_path: Path) -> None:
    shows = tmp_path / "shows"
    show = shows / "lost.hours.2004"
    an_nfo(show / "tvshow.nfo", "tvshow", element("title", "Lost Hours") + element("year", 2004))
    an_episode_file(show, "lost.hours.s01e01", season="s1", nfo=element("title", "Dawn"))
    a_picture(show / "s1" / "lost.hours.s01e01-thumb.jpg")
    an_episode_file(show, "lost.hours.s01e02e03", season="s1")
    an_episode_file(show, "lost.hours.s00e01", season="extra episodes")
    desk.scan(desk.add(shows, LibraryType.TV))

    renamed(desk, episode_file="{title} - S{season:00}E{episode:00}")

    assert tree(shows) == {
        "Lost Hours (2004)/tvshow.nfo",
        "Lost Hours (2004)/Season 01/Lost Hours - S01E01.mkv",
        "Lost Hours (2004)/Season 01/Lost Hours - S01E01.nfo",
        "Lost Hours (2004)/Season 01/Lost Hours - S01E01-thumb.jpg",
        "Lost Hours (2004)/Season 01/Lost Hours - S01E02-E03.mkv",
        "Lost Hours (2004)/Season 00/Lost Hours - S00E01.mkv",
    }


def test_an_episode_without_a_title_is_named_by_its_numbers_alone(desk: Desk, tmp_path: Path) -> None:
    shows = tmp_path / "shows"
    an_episode_file(shows / "Lost Hours", "Lost Hours S01E01")
    desk.scan(desk.add(shows, LibraryType.TV))

    renamed(desk)

    assert tree(shows) == {"Lost Hours/Season 01/Lost Hours - S01E01.mkv"}


def test_episodes_that_lie_together_are_sorted_into_their_seasons(desk: Desk, tmp_path: Path) -> None:
    shows = tmp_path / "shows"
    show = shows / "Lost Hours"
    for name in ("Lost Hours S01E01", "Lost Hours S02E01"):
        an_episode_file(show, name, season="")
        (show / f"{name}.de.srt").write_text(name)
    desk.scan(desk.add(shows, LibraryType.TV))

    renamed(desk, episode_file="{original}")

    assert tree(shows) == {
        "Lost Hours/Season 01/Lost Hours S01E01.mkv",
        "Lost Hours/Season 01/Lost Hours S01E01.de.srt",
        "Lost Hours/Season 02/Lost Hours S02E01.mkv",
        "Lost Hours/Season 02/Lost Hours S02E01.de.srt",
    }


def test_one_episode_alone_is_renamed_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    shows = tmp_path / "shows"
    for number in (1, 2):
        an_episode_file(shows / "lost hours", f"lost hours s01e0{number}", season="s1")
    desk.scan(desk.add(shows, LibraryType.TV))
    first = min(row.id for row in desk.rows(Kind.EPISODE) if row.episode == 1)

    renamed(desk, first, episode_file="{title} - {season}x{episode:00}")

    assert tree(shows) == {"lost hours/s1/lost hours - 1x01.mkv", "lost hours/s1/lost hours s01e02.mkv"}


# music


def test_music_is_named_by_artist_album_and_track(desk: Desk, tmp_path: Path) -> None:
    music = tmp_path / "music"
    for number, title in enumerate(("Dusk", "Owl: Part Two"), start=1):
        a_track(
            music / "the owls" / "night" / f"{number}.mp3",
            title,
            artist="The Owls",
            album="Night",
            track=number,
            year=1999,
        )
    (music / "the owls" / "night" / "1.lrc").write_text("la")
    desk.scan(desk.add(music, LibraryType.MUSIC))

    renamed(desk)

    assert tree(music) == {
        "The Owls/Night (1999)/01 - Dusk.mp3",
        "The Owls/Night (1999)/01 - Dusk.lrc",
        "The Owls/Night (1999)/02 - Owl - Part Two.mp3",
    }


def test_a_compilation_names_whose_each_track_is(desk: Desk, tmp_path: Path) -> None:
    songs = (("Dusk", "Barn Trio"), ("Dawn", "The Owls"))
    for number, (title, artist) in enumerate(songs, start=1):
        path = tmp_path / "music" / "night birds" / f"{number}.mp3"
        a_track(path, title, artist=artist, album="Night Birds", track=number, compilation=True)
    desk.scan(desk.add(tmp_path / "music", LibraryType.MUSIC))

    renamed(desk)

    assert tree(tmp_path / "music") == {
        "Night Birds/01 - Barn Trio - Dusk.mp3",
        "Night Birds/02 - The Owls - Dawn.mp3",
    }


def test_what_the_artist_of_a_compilation_plays_alone_is_named_as_on_any_album(desk: Desk, tmp_path: Path) -> None:
    for number, artist in enumerate(("The Owls", "Barn Trio"), start=1):
        path = tmp_path / "music" / "The Owls" / "Mix" / f"{number}.mp3"
        a_track(path, f"Song {number}", artist=artist, album="Mix", album_artist="The Owls", track=number,
                compilation=True)  # fmt: skip
    desk.scan(desk.add(tmp_path / "music", LibraryType.MUSIC))

    renamed(desk)

    assert tree(tmp_path / "music") == {"The Owls/Mix/01 - Song 1.mp3", "The Owls/Mix/02 - Barn Trio - Song 2.mp3"}


# what is refused


def test_of_two_titles_with_one_name_one_gets_it_and_the_other_is_named(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("alien.1979.one", "alien.1979.two"):
        a_film(films, name, nfo=element("title", "Alien") + element("year", 1979))
    desk.scan(desk.add(films, LibraryType.MOVIE))

    plan = planned(desk)
    renamed(desk)

    assert list(refused(plan).values()) == [MoveReason.TAKEN]
    assert len(tree(films)) == 4


def test_names_that_differ_in_capitals_or_accents_only_count_as_one(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name, title in (("one", "Amélie"), ("two", "AME\u0301LIE")):
        a_film(films, name, nfo=element("title", title) + element("year", 2001))
    desk.scan(desk.add(films, LibraryType.MOVIE))

    assert MoveReason.TAKEN in refused(planned(desk)).values()


def test_what_another_has_put_there_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    (films / "Alien (1979)").mkdir()
    (films / "Alien (1979)" / "mine.txt").write_text("mine")

    plan = planned(desk, movie_file="{original}")

    assert refused(plan) == {"alien.1979": MoveReason.IN_THE_WAY}
    assert not plan.changes


def test_a_value_that_is_not_known_is_named(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien")
    desk.scan(desk.add(films, LibraryType.MOVIE))

    plan = planned(desk, movie_folder="{title} ({year})")

    (move,) = [one for one in plan.moves if one.verb is MoveVerb.REFUSE]
    assert (move.reason, move.detail) == (MoveReason.UNKNOWN_VALUE, "year")


def test_a_root_that_is_away_is_refused_as_a_whole_and_once(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("alien.1979", "heat.1995"):
        a_film(films, name)
    desk.scan(desk.add(films, LibraryType.MOVIE))
    films.rename(tmp_path / "unplugged")

    plan = planned(desk)

    assert plan.roots == ((str(films), MoveReason.OFFLINE),)
    assert plan.moves == ()


# lengths


def test_a_long_title_is_cut_so_that_every_disk_takes_the_name(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979", nfo=element("title", "Ä" * 300) + element("year", 1979))
    desk.scan(desk.add(films, LibraryType.MOVIE))

    plan = planned(desk)
    renamed(desk)

    assert MoveReason.SHORTENED in {one.reason for one in plan.changes}
    for path in films.rglob("*"):
        assert len(os.fsencode(path.name)) <= 255
    assert planned(desk).changes == ()


def test_no_path_gets_longer_than_the_setting_allows(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979", nfo=element("title", "Long " * 30) + element("year", 1979))
    desk.scan(desk.add(films, LibraryType.MOVIE))
    desk.libraries.put_setting("rename.longest_path", 259)

    renamed(desk)

    assert max(len(str(path)) for path in films.rglob("*")) <= 259


# order


def test_two_films_that_have_each_others_names_swap_them(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("Alien", "Heat"):
        a_film(films, f"{name} (1979)")
        (films / f"{name} (1979)" / "note.txt").write_text(name)
    desk.scan(desk.add(films, LibraryType.MOVIE))
    alien, heat = desk.one(Kind.MOVIE, "Alien"), desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_values([alien], {"title": "Heat"})
    desk.edit.set_values([heat], {"title": "Alien"})

    result = renamed(desk)

    assert result.problems == ()
    assert (films / "Heat (1979)" / "note.txt").read_text() == "Alien"
    assert (films / "Alien (1979)" / "note.txt").read_text() == "Heat"
    assert desk.detail(alien).folders == (str(films / "Heat (1979)"),)
    assert planned(desk).changes == ()
    undo(desk, batch_of(result))
    assert (films / "Alien (1979)" / "note.txt").read_text() == "Alien"


def test_a_place_that_another_one_leaves_is_free_when_its_turn_comes(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("A", "B", "C"):
        a_film(films, f"{name}{name} (1979)")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    first, second, third = (desk.one(Kind.MOVIE, name) for name in ("AA", "BB", "CC"))
    for film, title in ((first, "BB"), (second, "CC"), (third, "DD")):
        desk.edit.set_values([film], {"title": title})

    assert renamed(desk).problems == ()

    assert {path.name for path in films.iterdir()} == {"BB (1979)", "CC (1979)", "DD (1979)"}
    assert desk.detail(third).folders == (str(films / "DD (1979)"),)


def test_a_change_of_capitals_goes_through_another_name(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien (1979)", nfo=element("title", "ALIEN") + element("year", 1979))
    desk.scan(desk.add(films, LibraryType.MOVIE))

    job = desk.rename.begin(planned(desk))
    steps = desk.store.renames.steps(BatchId(job.payload["batch"]))
    desk.run(job)

    assert len([one for one in steps if ".metarr-" in one.target]) == 3
    assert {path.name for path in films.iterdir()} == {"ALIEN (1979)"}


# undo


def test_an_undo_gives_every_name_back_and_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979", nfo=element("title", "Alien"), poster="red")
    a_video(films / "heat.1995.mkv")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    before = tree(films)
    batch = batch_of(renamed(desk))
    after = tree(films)

    back = undo(desk, batch)

    assert tree(films) == before
    assert {path.name for path in films.iterdir()} == {"alien.1979", "heat.1995.mkv"}
    undo(desk, batch_of(back))
    assert tree(films) == after


def test_a_rename_that_is_not_over_cannot_be_taken_back_yet(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979", nfo=element("title", "Alien"), poster="red")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    job = desk.rename.begin(planned(desk))
    assert job.batch is not None

    with pytest.raises(BadInput, match="still being renamed"):
        undo(desk, job.batch)
    desk.run(job)

    assert undo(desk, job.batch).counts["failed"] == 0


def test_an_undo_names_what_was_changed_since_and_leaves_it(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("alien.1979", "heat.1995"):
        a_film(films, name)
    desk.scan(desk.add(films, LibraryType.MOVIE))
    batch = batch_of(renamed(desk))
    (films / "alien (1979)").rename(films / "Mine")

    result = undo(desk, batch)

    assert (films / "heat.1995" / "heat.1995.mkv").is_file()
    assert (films / "Mine" / "alien (1979).mkv").is_file()
    (problem,) = result.problems
    assert "alien (1979)" in problem
    assert "not there any more" in problem


def test_the_history_of_a_title_tells_its_names(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    renamed(desk)

    entry = next(one for one in desk.browse.history(desk.one(Kind.MOVIE)) if one.renamed)

    assert [os.path.basename(step.source) for step in entry.renamed] == ["alien.1979", "alien.1979.mkv"]
    assert not entry.is_creation


def test_names_are_forgotten_after_thirty_days(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    batch = batch_of(renamed(desk))
    desk.clock.turn(days=31)

    desk.handlers["tidy"]({}, Unwatched())

    with pytest.raises(BadInput, match="too long ago"):
        desk.undo(batch)
    assert tree(films) == {"alien (1979)/alien (1979).mkv"}


# faults


def held(desk: Desk, is_held: Callable[[str], bool]) -> Rename:
    """The verb on a disk on which some things are held open by another program."""

    def rename(source: str, target: str) -> None:
        if is_held(source):
            raise FileInUse(source, "another program has it in use")
        moving.rename(source, target)

    verb = Rename(desk.store, desk.newsroom, desk.outbox, desk.turns, rename=rename, wait=lambda seconds: None)
    desk.handlers |= verb.handlers
    return verb


def test_a_file_that_is_held_open_waits_and_the_others_go_on(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("alien.1979", "heat.1995"):
        a_film(films, name)
    desk.scan(desk.add(films, LibraryType.MOVIE))
    held(desk, lambda path: path.endswith("alien.1979.mkv"))

    result = renamed(desk)

    assert tree(films) == {"alien.1979/alien.1979.mkv", "heat (1995)/heat (1995).mkv"}
    assert result.counts["in_use"] == 2
    assert "In use by another program" in result.problems[0]


def test_a_file_that_is_let_go_in_time_is_renamed_after_all(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    tries = iter([True, False, False, False])
    held(desk, lambda path: path.endswith(".mkv") and next(tries))

    result = renamed(desk)

    assert tree(films) == {"alien (1979)/alien (1979).mkv"}
    assert result.problems == ()


def test_a_ring_that_breaks_in_the_middle_is_put_back(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("Alien", "Heat"):
        a_film(films, f"{name} (1979)")
    desk.scan(desk.add(films, LibraryType.MOVIE))
    alien, heat = desk.one(Kind.MOVIE, "Alien"), desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_values([alien], {"title": "Heat"})
    desk.edit.set_values([heat], {"title": "Alien"})
    before = tree(films)
    held(desk, lambda path: path == str(films / "Heat (1979)"))

    renamed(desk)

    assert tree(films) == before
    assert desk.detail(alien).folders == (str(films / "Alien (1979)"),)
    assert desk.detail(heat).folders == (str(films / "Heat (1979)"),)


class StopsAfter(Unwatched):
    """Asked to stop after so many looks."""

    def __init__(self, looks: int) -> None:
        self._left = looks

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def test_what_is_cancelled_stays_done_as_far_as_it_came_and_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    for name in ("alien.1979", "heat.1995"):
        a_film(films, name)
    desk.scan(desk.add(films, LibraryType.MOVIE))
    before = tree(films)
    job = desk.rename.begin(planned(desk))

    with pytest.raises(Cancelled):
        desk.run(job, StopsAfter(1))

    batch = BatchId(job.payload["batch"])
    assert len(tree(films) & before) == 1
    assert {one.state for one in desk.store.renames.steps(batch)} == {MoveState.DONE, MoveState.FAILED}
    undo(desk, batch)
    assert tree(films) == before


# players


def test_players_forget_the_old_place_and_are_shown_the_new_one(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979")
    library = desk.add(films, LibraryType.MOVIE)
    desk.scan(library)
    group = desk.players.add_group("Home", PlayerType.KODI)
    desk.players.link(group, [library])
    desk.libraries.put_setting("automation.sync_after_publish", False)
    player = desk.players.add(group, "Den", host="127.0.0.1", port=8080).id

    renamed(desk)

    waiting = {parcel.action: parcel for parcel in desk.store.outbox.of(player)}
    (gone,) = from_detail(waiting[Action.REMOVE].detail)
    assert gone.file == str(films / "alien.1979" / "alien.1979.mkv")
    assert waiting[Action.SHOW].item == desk.one(Kind.MOVIE)


# settings


def test_a_template_that_makes_no_names_is_refused_by_the_settings(desk: Desk) -> None:
    with pytest.raises(BadInput, match="titel"):
        desk.libraries.put_setting("rename.movie_file", "{titel} ({year})")


def test_an_empty_template_leaves_such_names_as_they_are(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "alien.1979")
    a_video(films / "heat.1995.mkv")
    desk.scan(desk.add(films, LibraryType.MOVIE))

    plan = planned(desk, movie_folder="")

    assert set(targets(plan).values()) == {
        str(films / "alien.1979" / "alien (1979).mkv"),
        str(films / "heat (1995).mkv"),
    }


def test_a_folder_template_of_several_levels_begins_at_the_root(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films / "new", "heat.1995")
    desk.scan(desk.add(films, LibraryType.MOVIE))

    renamed(desk, movie_folder="{initial}/{title} ({year})")

    assert tree(films) == {"H/heat (1995)/heat (1995).mkv"}
    assert not (films / "new").exists()
    assert planned(desk, movie_folder="{initial}/{title} ({year})").changes == ()
