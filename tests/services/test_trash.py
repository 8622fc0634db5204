"""Trash: what is removed comes back as it was, what waited long enough goes, and a title that returns is known."""

import contextlib
import os
import shutil
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadFile, BadInput, NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import JobResult, NewJob
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.trash import ANNOUNCED_DAYS, KeptBecause
from metarr_desktop.domain.views import Scope
from metarr_desktop.files import recycle
from metarr_desktop.files.recycle import RECYCLE_FOLDER
from metarr_desktop.services.errands import move_files_job, scan_job
from tests.disk import a_film, a_picture, a_track, a_video, an_episode_file, an_nfo, colour_of, element
from tests.services.desk import Desk

HEAT, RONIN = "Heat (1995)", "Ronin (1998)"


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """A library with Heat and Ronin in it, scanned; the plot of Heat is a person's."""
    a_film(root, HEAT, nfo=element("title", "Heat"), poster="red")
    a_film(root, RONIN)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.edit.set_values([desk.one(Kind.MOVIE, "Heat")], {"plot": "My own words."})
    return library


def moved(desk: Desk, batch: BatchId | None) -> JobResult:
    """Carry out what a batch wrote down, with the scans that follow."""
    assert batch is not None
    return desk.run(move_files_job(batch))[0]


def put(desk: Desk, *items: ItemId) -> BatchId:
    """Move items to the trash with their files."""
    batch = desk.trash.put(items)
    assert batch is not None
    assert moved(desk, batch).problems == ()
    return batch


def on_disk(root: Path) -> list[str]:
    """Every file below a root outside its recycle folder."""
    return sorted(
        os.path.relpath(os.path.join(folder, name), root)
        for folder, _, names in os.walk(root)
        if RECYCLE_FOLDER not in folder
        for name in names
    )


def recycled(root: Path) -> list[str]:
    """The files in a root's recycle folder by the names they had."""
    names = os.listdir(root / RECYCLE_FOLDER) if (root / RECYCLE_FOLDER).is_dir() else []
    return sorted(name.partition(".")[2] for name in names if not name.startswith("."))


def tidy(desk: Desk, days: int = 1) -> JobResult:
    """The nightly run on each of the next days; what came of the last."""
    for _ in range(days):
        desk.clock.turn(days=1)
        result = desk.run(NewJob("tidy"))[0]
    return result


# --- with files -------------------------------------------------------------------------------------------------------


def test_a_title_takes_its_files_along_into_a_hidden_folder_on_their_disk(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    put(desk, desk.one(Kind.MOVIE, "Heat"))

    assert on_disk(root) == [f"{RONIN}/{RONIN}.mkv"]
    assert recycled(root) == [f"{HEAT}-poster.jpg", f"{HEAT}.mkv", f"{HEAT}.nfo"]
    assert {".nomedia", ".ignore"} < set(os.listdir(root / RECYCLE_FOLDER))
    assert not (root / HEAT).exists()
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Heat"]


def test_what_lies_in_the_recycle_folder_is_found_by_no_scan(desk: Desk, root: Path, films: LibraryId) -> None:
    put(desk, desk.one(Kind.MOVIE, "Heat"))

    desk.scan(films)

    assert desk.titles(Kind.MOVIE) == ["Ronin"]


def test_restoring_brings_back_edits_locks_pictures_and_every_byte(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    before, video = on_disk(root), (root / HEAT / f"{HEAT}.mkv").read_bytes()
    put(desk, heat)
    desk.scan(films)

    moved(desk, desk.trash.restore([heat]))

    assert on_disk(root) == before
    assert (root / HEAT / f"{HEAT}.mkv").read_bytes() == video
    detail = desk.detail(heat)
    assert (detail.values["plot"], detail.row.locked, detail.row.is_missing) == ("My own words.", ("plot",), False)
    assert colour_of(desk.picture(heat)) == (4, 0, 0)
    assert desk.trash.entries([heat]) == {}


def test_undo_brings_files_back_and_undo_of_that_takes_them_again(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    everything = on_disk(root)
    batch = put(desk, heat)

    first = desk.undo(batch)
    after_undo = on_disk(root)
    again = desk.undo(first.batch)
    after_redo = on_disk(root)
    desk.undo(again.batch)

    assert after_undo == everything
    assert after_redo == [f"{RONIN}/{RONIN}.mkv"]
    assert on_disk(root) == everything
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_what_was_done_again_is_taken_back_as_the_first_time_too(desk: Desk, root: Path, films: LibraryId) -> None:
    everything = on_disk(root)
    batch = put(desk, desk.one(Kind.MOVIE, "Heat"))
    undone = desk.undo(batch)
    desk.undo(undone.batch)

    assert desk.browse.stands(batch)
    desk.undo(batch)

    assert on_disk(root) == everything
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_a_single_file_that_went_again_stands_for_its_first_way_too(desk: Desk, root: Path, films: LibraryId) -> None:
    path = root / HEAT / f"{HEAT}.nfo"
    batch = desk.trash.put_files([str(path)])
    moved(desk, batch)
    desk.undo(desk.undo(batch).batch)

    assert desk.browse.stands(batch)
    desk.undo(batch)

    assert path.exists()
    assert desk.trash.files() == []
    assert not desk.browse.stands(batch)


def test_a_restore_is_undone_with_its_files(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    put(desk, heat)
    restored = desk.trash.restore([heat])
    moved(desk, restored)

    desk.undo(restored)

    assert on_disk(root) == [f"{RONIN}/{RONIN}.mkv"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Heat"]
    assert desk.trash.entries([heat])[heat].files == 3


def test_what_stands_in_the_place_by_now_is_left_alone_and_the_file_comes_back_beside_it(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    put(desk, heat)
    (root / HEAT).mkdir()
    (root / HEAT / f"{HEAT}.nfo").write_text("another program's")

    batch = desk.trash.restore([heat])
    result = moved(desk, batch)

    assert (root / HEAT / f"{HEAT}.nfo").read_text() == "another program's"
    assert "Heat" in (root / HEAT / f"{HEAT} (2).nfo").read_text()
    assert len(result.problems) == 1
    assert "something else stands there now and was left alone" in result.problems[0]
    assert recycled(root) == []


def test_a_file_of_two_titles_stays_for_the_other(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Lost Hours", "Lost Hours S01E01-E02")
    desk.scan(desk.add(root, LibraryType.TV))
    first, _ = desk.rows(Kind.EPISODE)

    plan = desk.trash.plan([first.id])

    assert plan.moves == ()
    assert plan.kept == ((str(root / "Lost Hours" / "Season 01" / "Lost Hours S01E01-E02.mkv"), KeptBecause.SHARED),)


def test_a_show_takes_all_below_it_along_and_brings_it_back(desk: Desk, root: Path) -> None:
    for number in (1, 2):
        an_episode_file(root / "Lost Hours", f"Lost Hours S01E0{number}")
    an_nfo(root / "Lost Hours" / "tvshow.nfo", "tvshow", element("title", "Lost Hours"))
    desk.scan(desk.add(root, LibraryType.TV))
    everything, show = on_disk(root), desk.one(Kind.SERIES)

    put(desk, show)
    gone = on_disk(root)
    moved(desk, desk.trash.restore([show]))

    assert gone == []
    assert on_disk(root) == everything
    assert len(desk.rows(Kind.EPISODE)) == 2


def test_what_we_published_goes_along_and_is_ours_when_it_returns(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.publish(heat)
    everything = on_disk(root)

    put(desk, heat)
    gone = on_disk(root)
    moved(desk, desk.trash.restore([heat]))

    assert gone == [f"{RONIN}/{RONIN}.mkv"]
    assert on_disk(root) == everything
    assert desk.plan(heat).changes == ()


def test_the_plan_names_every_file_and_touches_none(desk: Desk, root: Path, films: LibraryId) -> None:
    before = on_disk(root)

    plan = desk.trash.plan([desk.one(Kind.MOVIE, "Heat")])

    assert sorted(os.path.relpath(move.source, root) for move in plan.moves) == [p for p in before if "Heat" in p]
    assert plan.size == sum((root / path).stat().st_size for path in before if "Heat" in path)
    assert on_disk(root) == before


# --- single files -----------------------------------------------------------------------------------------------------


def test_a_single_file_goes_and_its_title_stays(desk: Desk, root: Path, films: LibraryId) -> None:
    heat, poster = desk.one(Kind.MOVIE, "Heat"), root / HEAT / f"{HEAT}-poster.jpg"

    batch = desk.trash.put_files([str(poster)])
    moved(desk, batch)

    (waiting,) = desk.trash.files()
    assert not poster.exists()
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]
    assert (waiting.path, waiting.item) == (str(poster), heat)
    moved(desk, desk.trash.restore_files([waiting.move]))
    assert poster.exists()
    assert desk.trash.files() == []


def test_a_title_goes_with_its_last_file_and_undo_brings_both_back(desk: Desk, root: Path, films: LibraryId) -> None:
    video = root / HEAT / f"{HEAT}.mkv"

    batch = desk.trash.put_files([str(video)])
    moved(desk, batch)
    gone = desk.titles(Kind.MOVIE, in_trash=True)
    desk.undo(batch)

    assert gone == ["Heat"]
    assert video.exists()
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_one_of_two_versions_goes_alone(desk: Desk, root: Path, films: LibraryId) -> None:
    other = a_video(root / HEAT / f"{HEAT} - 1080p.mkv")
    desk.scan(films)

    moved(desk, desk.trash.put_files([str(other)]))

    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]
    assert not desk.detail(desk.one(Kind.MOVIE, "Heat")).row.is_missing


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [("gone.mkv", BadFile, "there is no such file"), ("../else.mkv", BadInput, "in no folder of a library")],
)
def test_what_is_not_there_or_not_in_a_library_is_refused_and_nothing_moves(
    desk: Desk, root: Path, films: LibraryId, name: str, error: type[Exception], says: str
) -> None:
    (root.parent / "else.mkv").touch()
    before = on_disk(root)

    with pytest.raises(error, match=says):
        desk.trash.put_files([os.path.normpath(root / name), str(root / HEAT / f"{HEAT}.mkv")])

    assert on_disk(root) == before


def test_a_file_that_lies_in_the_trash_no_longer_cannot_be_restored(desk: Desk, root: Path, films: LibraryId) -> None:
    moved(desk, desk.trash.put_files([str(root / HEAT / f"{HEAT}-poster.jpg")]))
    (waiting,) = desk.trash.files()
    desk.trash.purge_files([waiting.move])

    with pytest.raises(NotFound, match="not in the trash any more"):
        desk.trash.restore_files([waiting.move])


# --- crashes ----------------------------------------------------------------------------------------------------------


class PowerCut(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("cut", range(8))
def test_a_power_cut_at_any_step_of_the_move_loses_no_file_and_the_next_start_ends_it(
    desk: Desk, root: Path, films: LibraryId, cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    bodies = sorted((root / path).read_bytes() for path in on_disk(root))
    batch = desk.trash.put([heat])
    _cut_power_at(monkeypatch, cut)
    with contextlib.suppress(PowerCut):
        moved(desk, batch)
    monkeypatch.undo()
    kept = [path for path in root.rglob("*") if path.is_file() and path.name not in (".nomedia", ".ignore")]
    assert sorted(path.read_bytes() for path in kept) == bodies

    for unfinished in desk.trash.unfinished():
        moved(desk, unfinished)

    assert desk.trash.unfinished() == []
    assert recycled(root) == [f"{HEAT}-poster.jpg", f"{HEAT}.mkv", f"{HEAT}.nfo"]
    desk.undo(batch)
    assert sorted((root / path).read_bytes() for path in on_disk(root)) == bodies


def _cut_power_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Before and after each of the first renames."""
    real, calls = os.rename, iter(range(100))

    def rename(source: str, target: str) -> None:
        if next(calls) == step:
            raise PowerCut
        real(source, target)
        if next(calls) == step:
            raise PowerCut

    monkeypatch.setattr(os, "rename", rename)


def test_the_next_start_ends_what_was_only_written_down(tmp_path: Path) -> None:
    a_film(tmp_path / "films", HEAT)
    with open_engine(str(tmp_path / "data")) as engine:
        library = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        (film,) = engine.browse.listing(Scope(kind=Kind.MOVIE)).ids
        engine.trash.put([ItemId(film)])  # and the program ends before the job is queued

    with open_engine(str(tmp_path / "data")) as engine:
        engine.jobs.run_until_idle([job.id for job in engine.browse.jobs() if job.type == "move_files"])

        assert engine.trash.unfinished() == []
    assert recycled(tmp_path / "films") == [f"{HEAT}.mkv"]


def test_a_title_that_is_undone_before_its_files_moved_keeps_them(desk: Desk, root: Path, films: LibraryId) -> None:
    before = on_disk(root)
    batch = desk.trash.put([desk.one(Kind.MOVIE, "Heat")])

    desk.undo(batch)
    moved(desk, batch)

    assert on_disk(root) == before
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_a_file_that_cannot_be_moved_stays_and_is_named(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    batch = desk.trash.put([heat])
    (root / HEAT / f"{HEAT}.mkv").rename(root / "elsewhere.mkv")

    result = moved(desk, batch)

    assert [problem for problem in result.problems if f"{HEAT}.mkv" in problem]
    assert (root / "elsewhere.mkv").exists()
    assert recycled(root) == [f"{HEAT}-poster.jpg", f"{HEAT}.nfo"]


# --- purge ------------------------------------------------------------------------------------------------------------


def test_a_purge_deletes_what_lies_in_the_recycle_folder_and_nothing_else(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    put(desk, heat)

    report = desk.trash.purge([heat])

    assert (report.items, report.files) == (1, 3)
    assert recycled(root) == []
    assert on_disk(root) == [f"{RONIN}/{RONIN}.mkv"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == []


@pytest.mark.skipif(sys.platform != "linux", reason="where the system keeps its trash is told by the desktop's rules")
def test_purged_files_go_into_the_systems_trash_where_that_is_wished(
    desk: Desk, root: Path, films: LibraryId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for module in [name for name in sys.modules if name.startswith("send2trash")]:
        monkeypatch.delitem(sys.modules, module)  # it looks for the place when it is imported
    desk.libraries.put_setting("trash.purged_files", "system_trash")
    heat = desk.one(Kind.MOVIE, "Heat")
    put(desk, heat)

    report = desk.trash.purge([heat])

    assert (report.files, report.problems) == (3, [])
    assert recycled(root) == []
    kept = {path.name.partition(".")[2] for path in (tmp_path / "home/Trash/files").iterdir()}
    assert kept == {f"{HEAT}.mkv", f"{HEAT}.nfo", f"{HEAT}-poster.jpg"}


def test_what_the_systems_trash_does_not_take_stays_in_ours(
    desk: Desk, root: Path, films: LibraryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: str) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("send2trash.send2trash", refuse)
    desk.libraries.put_setting("trash.purged_files", "system_trash")
    heat = desk.one(Kind.MOVIE, "Heat")
    put(desk, heat)

    report = desk.trash.purge([heat])

    assert report.files == 0
    assert "the system's trash does not take it; it stays in Metarr's own" in report.problems[0]
    assert len(recycled(root)) == 3


def test_a_purge_of_a_title_that_went_alone_leaves_its_files(desk: Desk, root: Path, films: LibraryId) -> None:
    before, heat = on_disk(root), desk.one(Kind.MOVIE, "Heat")
    desk.edit.trash([heat])

    desk.trash.purge([heat])

    assert on_disk(root) == before


def test_what_was_purged_cannot_be_undone_and_that_is_said(desk: Desk, root: Path, films: LibraryId) -> None:
    batch = desk.trash.put_files([str(root / HEAT / f"{HEAT}-poster.jpg")])
    moved(desk, batch)
    desk.trash.purge_files([one.move for one in desk.trash.files()])

    with pytest.raises(BadInput, match="were purged; they cannot come back"):
        desk.undo(batch)


def test_what_waited_thirty_days_is_announced_on_seven_and_purged(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    put(desk, heat)

    early = tidy(desk, 22)
    announced = tidy(desk)
    date = desk.trash.entries([heat])[heat].purge_on
    nearly = tidy(desk, 6)
    standing = desk.titles(Kind.MOVIE, in_trash=True)
    purged = tidy(desk)

    assert early.summary == ()
    assert announced.summary[0].args == {"count": 1, "on": date.isoformat()}
    assert date == datetime(2026, 6, 3, tzinfo=UTC).date()
    assert (nearly.counts["purged"], standing) == (0, ["Heat"])
    assert (purged.counts["purged"], purged.counts["files"]) == (1, 3)
    assert recycled(root) == []


def test_a_single_file_is_purged_likewise(desk: Desk, root: Path, films: LibraryId) -> None:
    moved(desk, desk.trash.put_files([str(root / HEAT / f"{HEAT}-poster.jpg")]))

    tidy(desk, 29)
    nearly = recycled(root)
    tidy(desk)

    assert nearly == [f"{HEAT}-poster.jpg"]
    assert recycled(root) == []


#: Row 58 of the matrix: two days back, forty years on, summer time, 1970, and there again.
JUMPS: Sequence[datetime] = (
    datetime(2026, 5, 2, 12, tzinfo=UTC),
    datetime(2066, 5, 4, 12, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 0, 1, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2106, 2, 7, tzinfo=UTC),
)


def test_six_jumps_of_the_clock_purge_nothing(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    put(desk, heat)
    moved(desk, desk.trash.put_files([str(root / RONIN / f"{RONIN}.mkv")]))

    purged = []
    for moment in JUMPS:
        desk.clock.now = moment
        for _ in range(3):
            purged.append(desk.run(NewJob("tidy"))[0].counts["purged"])

    assert purged == [0] * (3 * len(JUMPS))
    assert len(recycled(root)) == 4
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Heat", "Ronin"]


def test_after_a_jump_the_schedule_goes_on_by_days_that_were_lived(desk: Desk, films: LibraryId) -> None:
    desk.edit.trash([desk.one(Kind.MOVIE, "Heat")])
    desk.clock.now = datetime(2066, 5, 4, 12, tzinfo=UTC)
    desk.run(NewJob("tidy"))

    tidy(desk, ANNOUNCED_DAYS - 1)
    nearly = desk.titles(Kind.MOVIE, in_trash=True)
    tidy(desk)

    assert nearly == ["Heat"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == []


def test_what_was_restored_and_removed_again_is_announced_anew(desk: Desk, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.trash([heat])
    tidy(desk, 29)
    desk.edit.restore([heat])
    desk.edit.trash([heat])

    result = tidy(desk, 7)

    assert result.summary == ()
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Heat"]


# --- tombstones -------------------------------------------------------------------------------------------------------


def purge(desk: Desk, *items: ItemId) -> None:
    """Forget items for good; what their folders hold is looked at anew."""
    desk.edit.trash(items)
    desk.trash.purge(items)


def test_a_film_that_returns_is_known_by_its_bytes(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_values([heat], {"genres": ("Mine",), "watched": True})
    purge(desk, heat)

    os.rename(root / HEAT, root / "Another name (2001)")
    desk.scan(films)

    back = next(row for row in desk.rows(Kind.MOVIE) if row.title != "Ronin")
    detail = desk.detail(back.id)
    assert back.id != heat
    assert (detail.values["plot"], detail.values["genres"]) == ("My own words.", ("Mine",))
    assert detail.values["watched"] is True
    assert set(detail.row.locked) == {"plot", "genres"}
    assert desk.store.tombstones.count() == 0


def test_a_film_that_returns_in_another_copy_is_known_by_its_id(desk: Desk, root: Path, films: LibraryId) -> None:
    nfo = element("title", "Spy") + '<uniqueid type="tmdb">7</uniqueid>'
    a_film(root, "Spy (2001)", nfo=nfo)
    desk.scan(films)
    spy = desk.one(Kind.MOVIE, "Spy")
    desk.edit.set_values([spy], {"tagline": "Mine."})
    put(desk, spy)
    desk.trash.purge([spy])

    a_film(root, "Spy.2001.2160p", nfo=nfo, copy="a better copy")
    desk.scan(films)

    assert desk.value(desk.one(Kind.MOVIE, "Spy"), "tagline") == "Mine."


def test_a_film_without_ids_that_was_never_read_is_known_by_name_and_place(desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    film, _ = desk.edit.add_title(library, "Disc on the shelf", 1999)
    desk.edit.set_values([film], {"tagline": "Mine.", "play_count": 3})
    purge(desk, film)

    again, _ = desk.edit.add_title(library, "Disc on the shelf", 1999)
    other, _ = desk.edit.add_title(library, "Disc on the shelf", 2000)

    assert (desk.value(again, "tagline"), desk.value(again, "play_count")) == ("Mine.", 3)
    assert desk.value(other, "tagline") is None


def test_the_chosen_picture_is_kept_and_chosen_again(desk: Desk, root: Path, films: LibraryId, tmp_path: Path) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.add_picture(heat, "poster", str(a_picture(tmp_path / "mine.jpg", "blue")))
    purge(desk, heat)
    (kept,) = desk.store.tombstones.pictures()

    os.rename(root / HEAT, root / "Heat")
    desk.scan(films)

    heat = desk.one(Kind.MOVIE, "Heat")
    assert desk.cache.has(kept)
    assert colour_of(desk.picture(heat)) == (0, 0, 4)
    assert "poster" in desk.detail(heat).row.locked
    assert desk.store.tombstones.pictures() == set()


def test_what_was_watched_is_watched_when_it_returns_and_stays_open(desk: Desk, root: Path) -> None:
    watched = element("title", "Heat") + element("playcount", 2) + element("lastplayed", "2026-01-02 20:15:00")
    video = a_film(root, HEAT, nfo=watched)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    purge(desk, desk.one(Kind.MOVIE, "Heat"))

    video.with_suffix(".nfo").unlink()
    os.rename(root / HEAT, root / "Heat")
    desk.scan(library)

    detail = desk.detail(desk.one(Kind.MOVIE, "Heat"))
    assert (detail.values["play_count"], detail.values["last_played"]) == (2, "2026-01-02 20:15:00")
    assert detail.row.locked == ()


def test_a_show_its_seasons_and_episodes_are_known_by_the_shows_id_in_other_copies(desk: Desk, root: Path) -> None:
    show = element("title", "Lost Hours") + '<uniqueid type="tvdb">81189</uniqueid>'
    an_nfo(root / "Lost Hours" / "tvshow.nfo", "tvshow", show)
    an_episode_file(root / "Lost Hours", "Lost Hours S01E02")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    for kind, words in ((Kind.SERIES, "show"), (Kind.SEASON, "season"), (Kind.EPISODE, "episode")):
        desk.edit.set_values([desk.one(kind)], {"plot": f"My {words}."})
    purge(desk, desk.one(Kind.SERIES))
    shutil.rmtree(root / "Lost Hours")
    a_film(root, "Keeper")

    an_episode_file(root / "Lost Hours (2005)", "lost.hours.s01e02.1080p", copy="another copy")
    desk.scan(library)
    an_nfo(root / "Lost Hours (2005)" / "tvshow.nfo", "tvshow", show)
    desk.scan(library)

    shows = [row.id for row in desk.rows(Kind.SERIES) if row.title == "Lost Hours"]
    assert [desk.value(one, "plot") for one in shows] == ["My show."]
    (season,) = desk.browse.children(shows[0])
    (episode,) = desk.browse.children(season.id)
    assert (desk.value(season.id, "plot"), desk.value(episode.id, "plot")) == ("My season.", "My episode.")


def test_an_artist_album_and_track_get_back_what_was_decided_of_them(desk: Desk, root: Path) -> None:
    track = root / "The Owls" / "Night" / "01 Dusk.mp3"
    a_track(track, "Dusk", artist="The Owls", album="Night", track=1)
    library = desk.add(root, LibraryType.MUSIC)
    desk.scan(library)
    desk.edit.set_values([desk.one(Kind.ARTIST)], {"biography": "My artist."})
    desk.edit.set_values([desk.one(Kind.ALBUM)], {"plot": "My album."})
    desk.edit.set_values([desk.one(Kind.TRACK)], {"user_rating": 9})
    purge(desk, desk.one(Kind.ARTIST))

    os.rename(track, track.with_name("01 - Dusk.mp3"))
    desk.scan(library)

    assert desk.value(desk.one(Kind.ARTIST), "biography") == "My artist."
    assert desk.value(desk.one(Kind.ALBUM), "plot") == "My album."
    assert desk.value(desk.one(Kind.TRACK), "user_rating") == 9


def test_what_a_person_decided_of_the_new_title_stands(desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    film, _ = desk.edit.add_title(library, "Spy", 2001)
    tmdb = {"external_ids": (ExternalId("tmdb", "7"),)}
    desk.edit.set_values([film], {"plot": "Old words.", "tagline": "Old.", **tmdb})
    purge(desk, film)
    new, _ = desk.edit.add_title(library, "Spy again")
    desk.edit.set_values([new], {"plot": "New words."})

    desk.edit.set_values([new], tmdb)

    assert (desk.value(new, "plot"), desk.value(new, "tagline")) == ("New words.", "Old.")


def test_a_title_about_which_nothing_was_decided_leaves_nothing(desk: Desk, root: Path, films: LibraryId) -> None:
    purge(desk, desk.one(Kind.MOVIE, "Ronin"))

    assert desk.store.tombstones.count() == 0


def test_what_comes_back_comes_in_one_batch_and_can_be_undone(desk: Desk, root: Path, films: LibraryId) -> None:
    purge(desk, desk.one(Kind.MOVIE, "Heat"))
    os.rename(root / HEAT, root / "Heat (1995) again")
    desk.scan(films)
    heat = desk.one(Kind.MOVIE, "Heat")
    (batch,) = [one.id for one in desk.browse.batches() if one.verb == "return"]
    assert desk.edit.last_of_person() < batch  # a bare undo means what the person did last

    desk.undo(batch)

    assert desk.value(heat, "plot") is None
    assert desk.detail(heat).row.locked == ()


def test_an_undo_while_files_are_moved_brings_back_those_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "media"
    for name in (HEAT, RONIN):
        a_film(root, name, poster="red")
    move_file, undoing, undone = recycle.move_file, list[threading.Thread](), list[Changes]()
    with open_engine(str(tmp_path / "data")) as engine:
        engine.run(scan_job(engine.libraries.add(str(root), LibraryType.MOVIE).id))
        before = on_disk(root)

        def move_and_undo(source: str, target: str) -> None:
            move_file(source, target)
            if not undoing:
                undoing.append(threading.Thread(target=lambda: undone.append(engine.undo())))
                undoing[0].start()
                undoing[0].join(0.3)  # it waits for the moves that are begun; if it did not, it would be over by now

        monkeypatch.setattr(recycle, "move_file", move_and_undo)
        put_there = engine.put_into_trash([ItemId(one) for one in engine.browse.listing(Scope()).ids], with_files=True)
        engine.jobs.run_until_idle(put_there.jobs)
        undoing[0].join()
        engine.jobs.run_until_idle(undone[0].jobs)

        assert on_disk(root) == before
        assert len(engine.browse.listing(Scope()).ids) == 2
        assert engine.trash.files() == []


def test_a_title_that_is_restored_before_its_files_were_moved_keeps_them(
    desk: Desk, films: LibraryId, root: Path
) -> None:
    heat, before = desk.one(Kind.MOVIE, "Heat"), on_disk(root)
    batch = desk.trash.put([heat])

    desk.trash.restore([heat])
    result = moved(desk, batch)

    assert result.counts["recycled"] == 0
    assert on_disk(root) == before
