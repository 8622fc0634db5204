"""What publishing does to the disk: seen before, done exactly so, and nothing of the person's lost."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.jobs import JobResult, Unwatched
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.plan import Reason, Verb
from metarr_desktop.formats import nfo
from metarr_desktop.services import publish_plan
from metarr_desktop.services.errands import publish_job, take_back_job
from tests.disk import (
    BLUE,
    GREEN,
    RED,
    a_film,
    a_picture,
    a_track,
    a_video,
    an_episode_file,
    an_nfo,
    colour_of,
    element,
)
from tests.services.desk import Desk, snapshot, step_at, verbs
from tests.unprivileged import NOBODY


def scanned(desk: Desk, root: Path, type: LibraryType = LibraryType.MOVIE, *more: Path) -> LibraryId:
    library = desk.add(root, type, *more)
    desk.scan(library)
    return library


def originals(desk: Desk) -> list[bytes]:
    """The contents of what was put aside."""
    folder = desk.folder / "originals"
    return [one.read_bytes() for one in sorted(folder.iterdir())] if folder.is_dir() else []


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below with its bytes."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def batch_of(result: JobResult) -> BatchId:
    """The batch that undoes a publish."""
    return BatchId(int(result.summary[0].args["batch"]))


def title_in(path: Path) -> object:
    return nfo.read(path.read_bytes())[0].values.get("title")


# the plan


def test_a_plan_touches_nothing(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=element("title", "Heat"), poster="red")
    scanned(desk, root)
    before = snapshot(root), desk.changes()

    plan = desk.plan()

    assert (snapshot(root), desk.changes()) == before
    assert verbs(plan) == {Verb.REPLACE: 1, Verb.KEEP: 1}


def test_each_step_says_why(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=element("title", "Heat"), poster="red")
    a_film(root, "Ronin (1998)")
    scanned(desk, root)
    heat, poster = desk.one(Kind.MOVIE, "Heat"), root / "Heat (1995)" / "Heat (1995)-poster.jpg"
    foreign = step_at(desk.plan(), video.with_suffix(".nfo"))
    missing = step_at(desk.plan(), root / "Ronin (1998)" / "Ronin (1998).nfo")
    desk.publish()

    desk.edit.set_values([heat], {"title": "Heat!"})
    a_picture(poster, "black")
    here, there = step_at(desk.plan(), video.with_suffix(".nfo")), step_at(desk.plan(), poster)

    assert (foreign.verb, foreign.reason) == (Verb.REPLACE, Reason.FOREIGN)
    assert (missing.verb, missing.reason) == (Verb.WRITE, Reason.MISSING)
    assert (here.verb, here.reason) == (Verb.REPLACE, Reason.CHANGED_HERE)
    assert "<title>Heat</title>" in here.before
    assert "<title>Heat!</title>" in here.text
    assert (there.verb, there.reason) == (Verb.REPLACE, Reason.FOREIGN)


def test_published_twice_the_second_time_touches_nothing(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=element("title", "Heat"), poster="red")
    scanned(desk, root)
    desk.publish()
    before = snapshot(root)

    results = desk.run(publish_job())

    assert snapshot(root) == before
    assert results[0].counts == {"written": 0, "replaced": 0, "removed": 0, "kept": 2, "failed": 0}


def test_publishing_can_be_limited_to_nfo_or_to_artwork(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    scanned(desk, root)
    desk.edit.add_picture(desk.one(Kind.MOVIE), "poster", str(a_picture(desk.folder / "mine.jpg", "red")))
    desk.libraries.put_setting("publish.nfo", False)

    paths = [step.path for step in desk.plan().steps]

    assert paths == [str(root / "Heat (1995)" / "Heat (1995)-poster.jpg")]


# films


def test_films_are_published_beside_every_version_and_once_for_parts(desk: Desk, root: Path) -> None:
    for base in ("Heat (1995) - 1080p", "Heat (1995) - 2160p"):
        a_film(root, "Heat (1995)", base=base)
    for base in ("Novecento (1976) cd1", "Novecento (1976) cd2"):
        a_film(root, "Novecento (1976)", base=base)
    scanned(desk, root)

    desk.publish()

    written = sorted(path.name for path in root.rglob("*.nfo"))
    assert written == ["Heat (1995) - 1080p.nfo", "Heat (1995) - 2160p.nfo", "Novecento (1976).nfo"]


def test_a_disc_s_nfo_lies_inside_and_its_pictures_beside(desk: Desk, root: Path) -> None:
    a_video(root / "Blue (2001)" / "BDMV" / "index.bdmv")
    a_video(root / "Blue (2001)" / "BDMV" / "STREAM" / "00001.m2ts")
    a_video(root / "Silver (2002)" / "VIDEO_TS" / "VIDEO_TS.IFO")
    a_picture(root / "Blue (2001)" / "poster.jpg")
    scanned(desk, root)

    desk.publish()

    assert (root / "Blue (2001)" / "BDMV" / "index.nfo").is_file()
    assert (root / "Silver (2002)" / "VIDEO_TS" / "VIDEO_TS.nfo").is_file()
    assert [step.verb for step in desk.plan().steps if step.path.endswith("poster.jpg")] == [Verb.KEEP]


@pytest.mark.parametrize("is_locked", [False, True])
def test_what_another_program_changed_in_our_movie_nfo_is_taken_in_by_a_scan_and_not_written_over(
    desk: Desk, root: Path, is_locked: bool
) -> None:
    a_film(root, "Heat (1995)")
    twin = an_nfo(root / "Heat (1995)" / "movie.nfo", "movie", element("plot", "Old."))
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat = desk.one(Kind.MOVIE)
    desk.publish(heat)
    if is_locked:
        desk.edit.set_locks([heat], ["plot"], True)

    twin.write_text(twin.read_text().replace("Old.", "Theirs."))
    desk.scan(library)
    desk.publish(heat)

    suggested = [(one.field, one.value) for one in desk.detail(heat).suggestions]
    assert (desk.value(heat, "plot"), suggested) == (("Old.", [("plot", "Theirs.")]) if is_locked else ("Theirs.", []))
    assert (f"<plot>{'Old.' if is_locked else 'Theirs.'}</plot>") in twin.read_text()


def test_where_both_of_our_nfo_files_were_changed_the_one_named_after_the_video_stands(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    twin = an_nfo(root / "Heat (1995)" / "movie.nfo", "movie", element("plot", "Old."))
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.publish()
    named = twin.with_name("Heat (1995).nfo")

    for path, plot in ((named, "Named."), (twin, "Twin.")):
        path.write_text(path.read_text().replace("Old.", plot))
    desk.scan(library)

    assert desk.value(desk.one(Kind.MOVIE), "plot") == "Named."


def test_a_movie_nfo_that_is_there_says_the_same_as_ours(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    twin = an_nfo(root / "Heat (1995)" / "movie.nfo", "movie", element("title", "Old"))
    scanned(desk, root)
    desk.edit.set_values([desk.one(Kind.MOVIE)], {"title": "Mine"})

    desk.publish()

    assert (title_in(twin), title_in(root / "Heat (1995)" / "Heat (1995).nfo")) == ("Mine", "Mine")


def test_what_the_person_had_is_kept_once_and_for_ever(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=element("title", "Mine of old"), poster="red")
    scanned(desk, root)
    first = video.with_suffix(".nfo").read_bytes()

    for title in ("One", "Two"):
        desk.edit.set_values([desk.one(Kind.MOVIE)], {"title": title})
        desk.publish()

    assert originals(desk) == [first]


def test_what_cannot_be_put_aside_is_not_written_over_and_the_others_go_on(desk: Desk, root: Path) -> None:
    heat, ronin = a_film(root, "Heat (1995)"), a_film(root, "Ronin (1998)")
    mine = heat.with_suffix(".nfo")
    mine.write_text("<movie><title>Heat</title></movie>")
    desk.scan(desk.add(root, LibraryType.MOVIE))
    (desk.folder / "originals").write_text("in the way")

    (problem,) = desk.publish()

    assert str(desk.folder / "originals") in problem
    assert mine.read_text() == "<movie><title>Heat</title></movie>"
    assert ronin.with_suffix(".nfo").exists()
    assert [row.title for row in desk.rows(Kind.MOVIE) if row.needs_publish] == ["Heat"]


def test_what_somebody_changed_since_is_put_aside_too(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", poster="red")
    scanned(desk, root)
    heat, poster = desk.one(Kind.MOVIE), video.parent / "Heat (1995)-poster.jpg"
    desk.edit.add_picture(heat, "poster", str(a_picture(desk.folder / "mine.jpg", "green")))
    desk.publish()

    changed = a_picture(poster, "blue").read_bytes()
    desk.publish()

    assert colour_of(poster) == GREEN
    assert changed in originals(desk)


def test_a_locked_picture_whose_copy_was_lost_is_put_back(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", poster="red")
    library = scanned(desk, root)
    heat, poster = desk.one(Kind.MOVIE), video.parent / "Heat (1995)-poster.jpg"
    desk.edit.set_locks([heat], ["poster"], True)

    poster.unlink()
    desk.scan(library)
    desk.publish(heat)

    assert colour_of(poster) == RED


def test_a_picture_taken_back_leaves_the_disk_too(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    scanned(desk, root)
    heat, poster = desk.one(Kind.MOVIE), video.parent / "Heat (1995)-poster.jpg"
    desk.edit.add_picture(heat, "poster", str(a_picture(desk.folder / "mine.jpg", "green")))
    desk.publish()
    was_there = poster.is_file()

    desk.edit.choose_pictures(heat, "poster", [])
    step = step_at(desk.plan(heat), poster)
    desk.publish(heat)

    assert was_there
    assert (step.verb, step.reason) == (Verb.REMOVE, Reason.NO_LONGER_WANTED)
    assert not poster.exists()
    assert originals(desk) == []


def test_a_cleared_picture_of_the_person_s_own_goes_aside(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    library = scanned(desk, root)
    heat = desk.one(Kind.MOVIE)
    for name, colour in (("poster.jpg", "red"), ("fanart.jpg", "green"), ("fanart1.jpg", "blue")):
        a_picture(video.parent / name, colour)
    desk.scan(library)
    last = [one.uuid for one in desk.detail(heat).pictures if (one.art, one.position) == ("fanart", 1)]

    desk.edit.choose_pictures(heat, "poster", [])
    desk.edit.choose_pictures(heat, "fanart", last)
    desk.publish()
    desk.scan(library)

    assert sorted(path.name for path in video.parent.glob("*.jpg")) == ["Heat (1995)-fanart.jpg", "fanart.jpg"]
    assert colour_of(video.parent / "Heat (1995)-fanart.jpg") == BLUE
    assert len(originals(desk)) == 2
    assert desk.browse.suggestions([heat]) == []
    assert verbs(desk.plan()).keys() == {Verb.KEEP}


def test_the_same_picture_under_another_ending_gives_way(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    old = a_picture(video.parent / "Heat (1995)-poster.png", "red")
    scanned(desk, root)

    desk.edit.add_picture(desk.one(Kind.MOVIE), "poster", str(a_picture(desk.folder / "mine.jpg", "green")))
    step = step_at(desk.plan(), old)
    desk.publish()

    assert (step.verb, step.reason) == (Verb.REMOVE, Reason.OTHER_ENDING)
    assert [path.name for path in video.parent.glob("*poster*")] == ["Heat (1995)-poster.jpg"]


def test_another_copy_under_the_same_name_is_published_anew(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    library = scanned(desk, root)
    desk.publish()

    a_video(video, seed="hdr10-2160p.mkv")
    desk.scan(library)
    waits = desk.rows(Kind.MOVIE)[0].needs_publish
    desk.publish()

    assert waits
    assert "<width>3840</width>" in video.with_suffix(".nfo").read_text()


def test_a_renamed_video_leaves_no_old_files_of_ours(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    library = scanned(desk, root)
    desk.edit.add_picture(desk.one(Kind.MOVIE), "poster", str(a_picture(desk.folder / "mine.jpg", "green")))
    desk.publish()

    os.rename(video, video.with_name("Heat.1995.1080p.mkv"))
    desk.scan(library)
    row = desk.rows(Kind.MOVIE)[0]
    desk.publish()

    assert row.needs_publish
    assert sorted(path.name for path in video.parent.iterdir()) == [
        "Heat.1995.1080p-poster.jpg",
        "Heat.1995.1080p.mkv",
        "Heat.1995.1080p.nfo",
    ]


def test_a_renamed_folder_s_files_are_still_ours(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    library = scanned(desk, root)
    desk.publish()

    os.rename(root / "Heat (1995)", root / "Heat, the film (1995)")
    desk.scan(library)
    desk.edit.set_values([desk.one(Kind.MOVIE)], {"title": "Mine"})
    (step,) = desk.plan().changes
    desk.publish()

    assert (step.verb, step.reason) == (Verb.REPLACE, Reason.CHANGED_HERE)
    assert originals(desk) == []


def test_a_renamed_show_s_files_are_still_ours(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01")
    library = scanned(desk, root, LibraryType.TV)
    desk.publish()

    os.rename(show, root / "Found Hours (2004)")
    desk.scan(library)
    plan = desk.plan()
    desk.publish()

    assert {step.reason for step in plan.changes} == {Reason.CHANGED_HERE}
    assert originals(desk) == []


def test_nothing_of_a_renamed_show_is_looked_for_in_its_old_folder(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01")
    an_nfo(show / "tvshow.nfo", "tvshow", element("title", "Lost Hours"))
    a_picture(show / "season01-poster.jpg", "blue")
    library = scanned(desk, root, LibraryType.TV)
    desk.publish()

    os.rename(show, root / "Lost Hours, the show (2004)")
    desk.scan(library)

    series = desk.detail(desk.one(Kind.SERIES))
    assert series.folders == (str(root / "Lost Hours, the show (2004)"),)
    assert [file.path for file in series.files] == [str(root / "Lost Hours, the show (2004)" / "tvshow.nfo")]
    assert desk.publish() == ()


# shows


def test_a_show_is_published_as_kodi_looks_for_it(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01E02")
    an_episode_file(show, "Lost Hours S00E01", season="Specials")
    a_picture(show / "Season 01" / "poster.jpg", "green")
    a_picture(show / "Specials" / "poster.jpg", "blue")
    a_picture(show / "folder.jpg", "red")
    a_picture(show / "Season 01" / "Lost Hours S01E01E02.jpg", "red")
    scanned(desk, root, LibraryType.TV)

    desk.publish()

    assert colour_of(show / "season01-poster.jpg") == GREEN
    assert colour_of(show / "season-specials-poster.jpg") == BLUE
    assert colour_of(show / "poster.jpg") == RED
    assert title_in(show / "tvshow.nfo") == "Lost Hours"
    assert (show / "Season 01" / "Lost Hours S01E01E02-thumb.jpg").is_file()
    records = nfo.read((show / "Season 01" / "Lost Hours S01E01E02.nfo").read_bytes())
    assert [(one.season, one.episode) for one in records] == [(1, 1), (1, 2)]


def test_a_double_episode_s_nfo_is_one_step_whichever_episode_changed(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Lost Hours", "Lost Hours S01E01E02")
    scanned(desk, root, LibraryType.TV)
    desk.publish()
    (second,) = [row.id for row in desk.rows(Kind.EPISODE) if row.episode == 2]

    desk.edit.set_values([second], {"title": "B"})

    assert len(desk.plan().changes) == 1
    assert len(desk.plan(second).changes) == 1


def test_every_folder_of_a_show_gets_its_nfo_and_art(desk: Desk, tmp_path: Path) -> None:
    shows = [tmp_path / root / "Lost Hours (2004)" for root in ("a", "b")]
    for number, show in enumerate(shows, start=1):
        an_episode_file(show, f"Lost Hours S0{number}E01", season=f"Season 0{number}")
    a_picture(shows[0] / "poster.jpg", "red")
    a_picture(shows[1] / "season02-poster.jpg", "green")
    scanned(desk, shows[0].parent, LibraryType.TV, shows[1].parent)

    desk.publish()

    for show in shows:
        assert (show / "tvshow.nfo").is_file()
        assert colour_of(show / "poster.jpg") == RED
        assert colour_of(show / "season02-poster.jpg") == GREEN


# music and sets


def test_music_is_published_in_its_folders(desk: Desk, root: Path) -> None:
    a_track(root / "Owls" / "Night" / "1.mp3", "Dusk", artist="Owls", album="Night", track=1)
    a_picture(root / "Owls" / "Night" / "cover.jpg", "red")
    scanned(desk, root, LibraryType.MUSIC)

    desk.publish()

    assert title_in(root / "Owls" / "Night" / "album.nfo") == "Night"
    assert title_in(root / "Owls" / "artist.nfo") == "Owls"
    assert colour_of(root / "Owls" / "Night" / "folder.jpg") == RED


def test_artists_and_sets_go_to_the_players_shelves_where_there_are_some(desk: Desk, tmp_path: Path) -> None:
    a_track(tmp_path / "music" / "Owls" / "Night" / "1.mp3", "Dusk", artist="Owls", album="Night", track=1)
    a_film(tmp_path / "films", "Heat (1995)", nfo="<title>Heat</title><set><name>Mann: All</name></set>")
    scanned(desk, tmp_path / "music", LibraryType.MUSIC)
    scanned(desk, tmp_path / "films")
    for shelf in ("artists", "sets"):
        (tmp_path / shelf).mkdir()
        desk.libraries.put_setting(f"publish.{shelf}_dir", str(tmp_path / shelf))
    desk.edit.add_picture(desk.one(Kind.COLLECTION), "poster", str(a_picture(desk.folder / "mine.jpg", "green")))

    desk.publish()

    assert (tmp_path / "artists" / "Owls" / "artist.nfo").is_file()
    assert not (tmp_path / "music" / "Owls" / "artist.nfo").exists()
    assert colour_of(tmp_path / "sets" / "Mann_ All" / "poster.jpg") == GREEN
    assert title_in(tmp_path / "sets" / "Mann_ All" / "set.nfo") == "Mann: All"


# awkward disks


def test_names_that_are_not_utf8_are_published_like_others(desk: Desk, root: Path) -> None:
    odd = os.fsdecode(b"Caf\xe9 (2002)")
    a_film(root, odd)
    scanned(desk, root)

    desk.publish()

    assert (root / odd / f"{odd}.nfo").is_file()


def test_a_name_that_a_disk_would_not_take_is_named_and_the_rest_is_written(desk: Desk, root: Path) -> None:
    video = a_video(root / "Long (2003)" / f"{'L' * 251}.mkv")
    a_picture(video.parent / "poster.jpg")
    scanned(desk, root)
    long = desk.one(Kind.MOVIE)

    plan, problems = desk.plan(), desk.publish()

    assert plan.skipped == ((long, Reason.NAME_TOO_LONG),)
    assert len(problems) == 1
    assert video.with_suffix(".nfo").is_file()
    assert not desk.detail(long).row.needs_publish


def test_a_missing_film_and_a_root_that_is_away_are_passed_over(desk: Desk, tmp_path: Path) -> None:
    a_film(tmp_path / "a", "Heat (1995)")
    a_film(tmp_path / "a", "Ronin (1998)")
    a_film(tmp_path / "b", "Spy (2001)")
    library = scanned(desk, tmp_path / "a", LibraryType.MOVIE, tmp_path / "b")
    shutil.rmtree(tmp_path / "a" / "Heat (1995)")
    os.rename(tmp_path / "b", tmp_path / "unplugged")
    (tmp_path / "b").mkdir()
    desk.scan(library)

    plan, problems = desk.plan(), desk.publish()

    assert problems == ("1 title waits for a disk that is not connected, to be published when it is back: Spy",)
    assert [os.path.basename(step.path) for step in plan.steps] == ["Ronin (1998).nfo"]
    assert {reason for _, reason in plan.skipped} == {Reason.FOLDER_GONE, Reason.DISK_AWAY}
    assert list((tmp_path / "b").iterdir()) == []


def test_a_folder_that_may_not_be_written_is_named_and_the_others_go_on(
    desk: Desk, public_folder: Path, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(public_folder, name)
        os.chown(public_folder / name, NOBODY, NOBODY)
    scanned(desk, public_folder)
    os.chmod(public_folder / "Heat (1995)", 0o555)
    heat = desk.one(Kind.MOVIE, "Heat")

    with unprivileged():
        problems = desk.publish()

    assert len(problems) == 1
    assert "Heat (1995).nfo" in problems[0]
    assert (public_folder / "Ronin (1998)" / "Ronin (1998).nfo").is_file()
    assert {row.title: row.needs_publish for row in desk.rows(Kind.MOVIE)} == {"Heat": True, "Ronin": False}
    os.chmod(public_folder / "Heat (1995)", 0o755)
    assert desk.publish(heat) == ()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs the administrator to become another account")
def test_another_account_can_read_every_published_file(desk: Desk, public_folder: Path) -> None:
    a_film(public_folder, "Heat (1995)", nfo=element("title", "Heat"))
    scanned(desk, public_folder)
    desk.edit.add_picture(desk.one(Kind.MOVIE), "poster", str(a_picture(desk.folder / "mine.jpg", "green")))
    old_mask = os.umask(0o077)
    try:
        desk.publish()
    finally:
        os.umask(old_mask)

    files = [path for path in public_folder.rglob("*") if path.is_file()]
    done = subprocess.run(["cat", *files], user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True, check=False)

    assert len(files) == 3
    assert done.returncode == 0, done.stderr


def test_what_a_crash_left_half_written_is_swept(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    scanned(desk, root)
    left = video.parent / ".metarr-0123456789abcdef.tmp"
    left.write_text("<movie><ti")

    desk.publish()

    assert not left.exists()


class StopsAfter(Unwatched):
    """Progress that is cancelled after some files."""

    def __init__(self, files: int) -> None:
        self._left = files

    def report(self, done: int, total: int, label: str = "") -> None:
        pass

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled("Publishing was stopped.")


def test_a_cancelled_publish_is_finished_by_the_next_without_taking_ours_for_theirs(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish_plan, "ITEMS_A_PORTION", 2)
    for number in range(4):
        a_film(root, f"Film {number} (2001)", nfo=element("title", f"F{number}"))
    scanned(desk, root)

    with pytest.raises(Cancelled):
        desk.run(publish_job(), StopsAfter(6))
    plan = desk.plan()
    desk.publish()
    desk.publish()

    assert verbs(plan) == {Verb.REPLACE: 2, Verb.KEEP: 2}
    assert len(originals(desk)) == 4


def test_what_is_edited_while_it_is_published_is_still_to_be_published(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    scanned(desk, root)
    film = desk.one(Kind.MOVIE)

    class EditsMeanwhile(StopsAfter):
        def check(self) -> None:
            if self._left:
                self._left = 0
                desk.edit.set_values([film], {"plot": "Mine."})

    desk.run(publish_job(), EditsMeanwhile(1))
    is_waiting = desk.detail(film).row.needs_publish
    desk.run(publish_job(is_unpublished=True))

    assert is_waiting
    assert "Mine." in video.with_suffix(".nfo").read_text()
    assert not desk.detail(film).row.needs_publish


# undo


def test_undoing_a_publish_leaves_the_disk_as_it_was_before(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=element("title", "Heat"), poster="red")
    a_picture(video.with_name("Heat (1995)-fanart.png"), "blue")
    a_film(root, "Ronin (1998)")
    scanned(desk, root)
    desk.edit.add_picture(desk.one(Kind.MOVIE, "Heat"), "fanart", str(a_picture(desk.folder / "mine.jpg", "green")))
    desk.edit.set_values([desk.one(Kind.MOVIE, "Heat")], {"plot": "Mine."})
    before = contents(root)
    (published,) = desk.run(publish_job())
    changed = contents(root)

    (taken_back,) = desk.run(take_back_job(batch_of(published)))

    assert set(changed) != set(before)
    assert contents(root) == before
    assert taken_back.problems == ()
    assert all(row.needs_publish for row in desk.rows(Kind.MOVIE))
    assert desk.run(take_back_job(batch_of(published)))[0].problems == ()
    assert contents(root) == before

    desk.publish()

    assert contents(root) == changed


def test_undoing_a_publish_leaves_what_somebody_changed_since_and_what_was_ours_before(desk: Desk, root: Path) -> None:
    heat, ronin = a_film(root, "Heat (1995)"), a_film(root, "Ronin (1998)")
    scanned(desk, root)
    (first,) = desk.run(publish_job())
    desk.edit.set_values([desk.one(Kind.MOVIE, "Heat")], {"plot": "Mine."})
    (second,) = desk.run(publish_job())
    ronin.with_suffix(".nfo").write_text("<movie><title>Theirs</title></movie>")

    desk.edit.undo(batch_of(second))
    (of_second,) = desk.run(take_back_job(batch_of(second)))
    desk.edit.undo(batch_of(first))
    (of_first,) = desk.run(take_back_job(batch_of(first)))

    assert [str(heat.with_suffix(".nfo")) in one for one in of_second.problems] == [True]
    assert [str(ronin.with_suffix(".nfo")) in one for one in of_first.problems] == [True]
    assert not heat.with_suffix(".nfo").exists()
    assert ronin.with_suffix(".nfo").read_text() == "<movie><title>Theirs</title></movie>"


def test_undoing_a_scan_takes_back_what_it_published_and_gives_back_what_stood_there(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", nfo=element("title", "Heat"))
    mine = video.with_suffix(".nfo").read_bytes()
    a_film(root, "Ronin (1998)")
    desk.libraries.put_setting("automation.publish_after_scan", True)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    published = (root / "Ronin (1998)" / "Ronin (1998).nfo").is_file()
    batch = next(one.id for one in reversed(desk.browse.batches()) if one.verb == "scan")
    caused = desk.browse.verbs_of(batch)

    items: list[ItemId] = list(desk.edit.undo(batch).changed)
    desk.publish(*items)

    assert published
    assert "publish" in caused
    assert video.with_suffix(".nfo").read_bytes() == mine
    assert not (root / "Ronin (1998)" / "Ronin (1998).nfo").exists()
    assert desk.rows(Kind.MOVIE) == []
