"""Roots that go away, are replaced, hang, lie elsewhere or lose too much at once. RELIABILITY 5, rows 14-20 and 71."""

import os
import random
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.jobs import JobResult, Unwatched
from metarr_desktop.domain.kinds import JobId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.plan import Reason
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.domain.roots import Consent
from metarr_desktop.domain.scans import Depth
from metarr_desktop.domain.views import RootView
from metarr_desktop.services.errands import scan_job, sweep_job, watched_scan_job
from tests.disk import a_film, a_track, an_episode_file, element
from tests.services.desk import Desk, snapshot

MINE = {"plot": "My own words."}
#: What a scan may write of a root that is away: how the root stands, and its own entry in the log.
_ABOUT_SCANS = frozenset({"root", "scan_log", "scan_file"})


def every_row(desk: Desk) -> dict[str, list[Any]]:
    """Every row of every table, but for those about scans."""
    with closing(sqlite3.connect(desk.folder / "library.db")) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(database.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if name not in _ABOUT_SCANS
        }


def the_root(desk: Desk, library: LibraryId) -> RootView:
    (root,) = desk.store.libraries.get(library).roots
    return root


def a_small_film(root: Path, number: int) -> Path:
    """A film of a few bytes, where many are needed."""
    name = f"Film {number} (2001)"
    (root / name).mkdir(parents=True, exist_ok=True)
    video = root / name / f"{name}.mkv"
    video.write_bytes(f"film {number}".encode() * 9)
    return video


def some_films(desk: Desk, root: Path, count: int) -> LibraryId:
    for number in range(count):
        a_small_film(root, number)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    return library


def missing(desk: Desk, kind: Kind = Kind.MOVIE) -> int:
    return sum(row.is_missing for row in desk.rows(kind))


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """A set, a film with NFO and poster that a person edited and published, and another one."""
    a_film(root, "Heat (1995)", nfo=element("title", "Heat") + "<set><name>Duels</name></set>", poster="red")
    a_film(root, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.edit.set_values([desk.one(Kind.MOVIE, "Heat")], MINE)
    desk.publish()
    desk.scan(library)
    return library


# away (rows 14 and 15)


@pytest.mark.parametrize("how", ["unmounted", "missing"])
def test_ten_scans_of_a_root_that_is_away_change_no_row(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId, how: str
) -> None:
    before = every_row(desk)
    os.rename(root, tmp_path / "unplugged")
    if how == "unmounted":
        root.mkdir()

    for _ in range(10):
        desk.clock.turn(days=1, minutes=1)
        desk.scan(films)
    away = every_row(desk)
    trouble = the_root(desk, films).trouble
    shutil.rmtree(root, ignore_errors=True)
    os.rename(tmp_path / "unplugged", root)
    desk.scan(films)

    assert away == before
    assert trouble is (RootTrouble.EMPTY if how == "unmounted" else RootTrouble.AWAY)
    assert the_root(desk, films).trouble is None
    after = every_row(desk)
    changed = {name for name in before if after[name] != before[name]}
    assert changed <= {"library", "folder"}  # when it was scanned last, and the times of folders that were young then


def test_other_roots_of_the_library_are_scanned_while_one_is_away(desk: Desk, root: Path, tmp_path: Path) -> None:
    a_film(root, "Heat (1995)")
    other = tmp_path / "other"
    library = desk.add(root, LibraryType.MOVIE, other)
    desk.scan(library)

    os.rename(root, tmp_path / "unplugged")
    a_film(other, "Ronin (1998)")
    desk.scan(library)

    assert {row.title: row.is_offline for row in desk.rows(Kind.MOVIE)} == {"Heat": True, "Ronin": False}
    assert missing(desk) == 0


# replaced (row 16)


@pytest.mark.parametrize("has_marker", [True, False])
def test_another_disk_at_the_path_is_held_twenty_times_of_twenty(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId, has_marker: bool
) -> None:
    if has_marker:
        desk.roots.set_marker(desk.store.libraries.get(films), is_wanted=True)
    before = every_row(desk)
    os.rename(root, tmp_path / "mine")

    held = 0
    for number in range(20):
        for film in range(number + 1):
            a_film(root, f"Stranger {number}-{film} (2010)")
        desk.scan(films)
        held += the_root(desk, films).trouble is RootTrouble.REPLACED and every_row(desk) == before
        shutil.rmtree(root)

    assert held == 20
    os.rename(tmp_path / "mine", root)
    desk.scan(films)
    assert (the_root(desk, films).trouble, missing(desk)) == (None, 0)


def test_a_marker_tells_a_disk_from_its_own_copy(desk: Desk, root: Path, tmp_path: Path, films: LibraryId) -> None:
    desk.roots.set_marker(desk.store.libraries.get(films), is_wanted=True)
    os.rename(root, tmp_path / "mine")
    shutil.copytree(tmp_path / "mine", root, ignore=shutil.ignore_patterns(".metarr-root"))

    desk.scan(films)

    assert the_root(desk, films).trouble is RootTrouble.REPLACED


def test_a_person_may_say_that_other_content_is_the_root_all_the_same(desk: Desk, root: Path, films: LibraryId) -> None:
    desk.roots.set_marker(desk.store.libraries.get(films), is_wanted=True)
    shutil.rmtree(root)
    a_film(root, "Stranger (2010)")
    desk.scan(films)

    desk.run(desk.roots.accept_job(desk.store.libraries.get(films), str(root)))

    assert the_root(desk, films).trouble is None
    assert {row.title: row.is_missing for row in desk.rows(Kind.MOVIE)} == {
        "Heat": True,
        "Ronin": True,
        "Stranger": False,
    }
    desk.scan(films)
    assert the_root(desk, films).trouble is None


def test_a_share_of_another_name_has_to_hold_most_of_what_is_known(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    volume = "//nas/films"
    monkeypatch.setattr("metarr_desktop.services.standing.volume_of", lambda _path: volume)
    library = some_films(desk, root, 4)

    volume = "//other/films"
    for number in (1, 2, 3):
        shutil.rmtree(root / f"Film {number} (2001)")
    desk.scan(library)
    replaced = the_root(desk, library).trouble
    a_small_film(root, 1)
    desk.scan(library)

    assert replaced is RootTrouble.REPLACED
    assert (the_root(desk, library).trouble, the_root(desk, library).volume) == (None, "//other/films")


def test_a_root_in_which_everything_got_another_name_is_still_itself(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")

    os.rename(root / "Heat (1995)", root / "Heat, The Film (1995)")
    os.rename(root / "Ronin (1998)", root / "Ronin, The Film (1998)")
    desk.scan(films)

    assert (the_root(desk, films).trouble, missing(desk)) == (None, 0)
    assert desk.detail(heat).row.path.startswith(str(root / "Heat, The Film (1995)"))


# markers


def test_a_marker_is_written_only_when_asked_for_and_taken_away_again(desk: Desk, root: Path, films: LibraryId) -> None:
    marker = root / ".metarr-root"
    before = marker.exists()

    desk.roots.set_marker(desk.store.libraries.get(films), is_wanted=True)
    token = marker.read_text().strip()
    kept = the_root(desk, films).marker
    desk.roots.set_marker(desk.store.libraries.get(films), is_wanted=False)

    assert not before
    assert token
    assert kept == token
    assert not marker.exists()
    assert the_root(desk, films).marker == ""


# vanishing meanwhile (row 17)


class PullsThePlug(Unwatched):
    """Progress that takes the root away at a random entry."""

    job: JobId | None = None

    def __init__(self, root: Path, target: Path, after: int) -> None:
        self._root, self._target, self._left = root, target, after

    @property
    def is_cancelled(self) -> bool:  # type: ignore[override]
        self._left -= 1
        if self._left == 0:
            os.rename(self._root, self._target)
        return False


def test_a_root_that_vanishes_at_any_entry_of_a_scan_leaves_everything_as_it_was(
    desk: Desk, root: Path, tmp_path: Path
) -> None:
    seed = 17
    entries = random.Random(seed)
    library = some_films(desk, root, 40)
    before = every_row(desk)

    for _ in range(25):
        after = entries.randrange(1, 40)
        desk.run(scan_job(library, depth=Depth.ALL), PullsThePlug(root, tmp_path / "unplugged", after))
        assert every_row(desk) == before, f"seed {seed}, entry {after}"
        os.rename(tmp_path / "unplugged", root)

    desk.scan(library)
    assert (the_root(desk, library).trouble, missing(desk)) == (None, 0)


# too much at once (row 18)


def test_sixty_of_a_hundred_are_held_and_five_of_a_hundred_are_missing(desk: Desk, root: Path, tmp_path: Path) -> None:
    library = some_films(desk, root, 100)
    (tmp_path / "aside").mkdir()
    aside = [(root / f"Film {number} (2001)", tmp_path / "aside" / str(number)) for number in range(60)]
    before = every_row(desk)

    for film, place in aside:
        os.rename(film, place)
    problems = desk.scan(library)
    held = the_root(desk, library)
    during = every_row(desk)
    for film, place in aside:
        os.rename(place, film)
    for film, _ in aside[:5]:
        shutil.rmtree(film)
    desk.scan(library)

    assert (held.held_missing, held.trouble) == (60, None)
    assert held.held_at
    assert "60 titles are not where they were" in problems[0]
    assert {name for name in before if during[name] != before[name]} <= {"library", "folder"}  # how it was looked at
    assert the_root(desk, library).held_missing is None
    assert missing(desk) == 5
    assert len(desk.rows(Kind.MOVIE)) == 100
    assert desk.titles(Kind.MOVIE, in_trash=True) == []


def test_what_is_held_stays_held_for_days_and_nothing_of_it_is_purged(desk: Desk, root: Path) -> None:
    library = some_films(desk, root, 20)
    for number in range(8):
        shutil.rmtree(root / f"Film {number} (2001)")

    for _ in range(40):
        desk.clock.turn(days=1, minutes=1)
        desk.run(sweep_job(library))

    assert the_root(desk, library).held_missing == 8
    assert (missing(desk), len(desk.rows(Kind.MOVIE))) == (0, 20)


def test_new_films_are_found_while_others_are_held(desk: Desk, root: Path) -> None:
    library = some_films(desk, root, 20)
    for number in range(8):
        shutil.rmtree(root / f"Film {number} (2001)")

    a_small_film(root, 77)
    desk.scan(library)

    assert len(desk.rows(Kind.MOVIE)) == 21
    assert missing(desk) == 0


def test_a_person_confirms_that_what_is_held_is_gone(desk: Desk, root: Path) -> None:
    library = some_films(desk, root, 20)
    for number in range(8):
        shutil.rmtree(root / f"Film {number} (2001)")
    desk.scan(library)
    view = desk.store.libraries.get(library)
    examples = desk.roots.held(view, view.roots[0])

    desk.run(desk.roots.confirm_job(view))

    assert examples is not None
    assert examples.count == 8
    assert str(root / "Film 0 (2001)" / "Film 0 (2001).mkv") in examples.examples
    assert missing(desk) == 8
    assert the_root(desk, library).held_missing is None


def test_what_a_manager_announced_is_not_held(desk: Desk, root: Path) -> None:
    library = some_films(desk, root, 20)
    gone = [root / f"Film {number} (2001)" for number in range(8)]
    for film in gone:
        shutil.rmtree(film)

    desk.run(scan_job(library, consent=Consent(announced=tuple(map(str, gone)))))

    assert (missing(desk), the_root(desk, library).held_missing) == (8, None)


def test_a_scan_of_a_part_is_held_by_what_the_whole_root_holds(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours"
    for number in range(1, 9):
        an_episode_file(show, f"Lost Hours S01E0{number}")
    for number in range(1, 93):
        an_episode_file(root / "Other", f"Other S01E{number:02}", copy=f"other {number}")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)

    shutil.rmtree(show)
    desk.run(watched_scan_job(library, [str(show)]))

    assert (missing(desk, Kind.EPISODE), the_root(desk, library).held_missing) == (8, None)


def test_while_a_question_is_open_a_part_of_the_root_does_not_answer_it(desk: Desk, root: Path) -> None:
    library = some_films(desk, root, 20)
    for number in range(8):
        shutil.rmtree(root / f"Film {number} (2001)")
    desk.scan(library)

    desk.run(watched_scan_job(library, [str(root / "Film 3 (2001)")]))

    assert (missing(desk), the_root(desk, library).held_missing) == (0, 8)


def test_films_that_moved_within_the_library_are_not_missing(desk: Desk, root: Path, tmp_path: Path) -> None:
    library = some_films(desk, root, 20)

    (root / "Old").mkdir()
    for number in range(15):
        os.rename(root / f"Film {number} (2001)", root / "Old" / f"Film {number} (2001)")
    desk.scan(library)

    assert (missing(desk), the_root(desk, library).held_missing) == (0, None)
    assert len(desk.rows(Kind.MOVIE)) == 20


def test_episodes_replaced_by_better_copies_are_not_missing(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours"
    before = [an_episode_file(show, f"Lost Hours S01E0{number}") for number in range(1, 9)]
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)

    for number, video in enumerate(before, start=1):
        video.unlink()
        an_episode_file(show, f"Lost Hours S01E0{number} 2160p")
    desk.scan(library)

    assert (missing(desk, Kind.EPISODE), the_root(desk, library).held_missing) == (0, None)


def test_songs_are_held_as_films_are(desk: Desk, root: Path) -> None:
    for number in range(20):
        a_track(root / f"Band {number % 4}" / "Album" / f"{number}.mp3", f"Song {number}", artist=f"Band {number % 4}")
    library = desk.add(root, LibraryType.MUSIC)
    desk.scan(library)

    shutil.rmtree(root / "Band 1")
    desk.scan(library)

    assert (missing(desk, Kind.TRACK), the_root(desk, library).held_missing) == (0, 5)


# a share that hangs (row 19)


def test_a_root_that_hangs_is_given_up_while_the_others_go_on(
    desk: Desk, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    a_film(root, "Heat (1995)")
    a_film(other, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE, other)
    desk.scan(library)
    before = every_row(desk)["item"]
    answers, scandir = threading.Event(), os.scandir

    def hangs(path: Any = ".") -> Any:
        if str(path).startswith(str(root)):
            desk.clock.turn(minutes=10)
            answers.wait()
        return scandir(path)

    monkeypatch.setattr(os, "scandir", hangs)
    (root / "Heat (1995)" / "new.nfo").write_text("")
    a_film(other, "Spy (2001)")
    try:
        results: list[JobResult] = desk.run(scan_job(library, depth=Depth.ALL))
    finally:
        answers.set()

    assert "does not answer" in results[0].problems[0]
    assert [one.trouble for one in desk.store.libraries.get(library).roots] == [RootTrouble.SILENT, None]
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin", "Spy"]
    assert missing(desk) == 0
    assert [row for row in every_row(desk)["item"] if row in before]


# no permission (row 20)


def test_a_top_folder_that_may_not_be_read_keeps_its_films_and_its_siblings_are_scanned(
    desk: Desk, unprivileged: Callable[[], AbstractContextManager[None]], public_folder: Path
) -> None:
    films = public_folder / "films"
    for number in range(10):
        a_small_film(films / "Closed", number)
    a_small_film(films, 10)
    library = desk.add(films, LibraryType.MOVIE)
    desk.scan(library)

    (films / "Closed").chmod(0)
    a_small_film(films, 11)
    with unprivileged():
        problems = desk.scan(library)
    (films / "Closed").chmod(0o755)

    assert any("Closed: this folder may not be read" in problem for problem in problems)
    assert (missing(desk), the_root(desk, library).held_missing) == (0, None)
    assert len(desk.rows(Kind.MOVIE)) == 12


# elsewhere (row 71)


def test_a_root_that_lies_elsewhere_now_keeps_every_film_with_its_edits_locks_and_pictures(
    desk: Desk, root: Path, tmp_path: Path
) -> None:
    a_film(root, "Heat (1995)", nfo=element("title", "Heat"), poster="red")
    library = some_films(desk, root, 60)
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_values([heat], MINE)
    desk.publish()
    before = every_row(desk)
    items = {row.id for row in desk.rows(Kind.MOVIE)}

    os.rename(root, tmp_path / "new disk")
    (tmp_path / "new disk" / "Old").mkdir()
    os.rename(tmp_path / "new disk" / "Film 7 (2001)", tmp_path / "new disk" / "Old" / "Film 7 (2001)")
    plan = desk.roots.plan_move(desk.store.libraries.get(library), str(root), str(tmp_path / "new disk"))
    _, scan = desk.roots.move(plan)
    desk.run(scan)

    assert (plan.total, plan.total - plan.by_name, plan.by_content, plan.lost) == (63, 1, 1, ())
    assert {row.id for row in desk.rows(Kind.MOVIE)} == items
    assert (missing(desk), the_root(desk, library).trouble) == (0, None)
    row = desk.detail(heat).row
    assert row.path == str(tmp_path / "new disk" / "Heat (1995)" / "Heat (1995).mkv")
    assert (desk.value(heat, "plot"), "plot" in row.locked, bool(row.picture)) == ("My own words.", True, True)
    assert every_row(desk)["artwork"] == before["artwork"]
    assert {step.reason for step in desk.plan().changes} == set()  # what we wrote is known as ours where it lies now


def test_a_root_is_not_pointed_elsewhere_while_files_of_it_are_read_or_written(
    desk: Desk, root: Path, tmp_path: Path
) -> None:
    a_film(root, "Heat (1995)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    shutil.copytree(root, tmp_path / "new")
    plan = desk.roots.plan_move(desk.store.libraries.get(library), str(root), str(tmp_path / "new"))

    with desk.turns.using(Unwatched()), pytest.raises(BadInput, match="being read or written right now"):
        desk.roots.move(plan)
    desk.roots.move(plan)

    (moved,) = desk.store.libraries.get(library).roots
    assert moved.path == str(tmp_path / "new")


def test_a_move_tells_before_it_is_made_what_would_be_found(desk: Desk, root: Path, tmp_path: Path) -> None:
    library = some_films(desk, root, 10)
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    os.rename(copy / "Film 1 (2001)", copy / "Another name")
    shutil.rmtree(copy / "Film 2 (2001)")
    before = every_row(desk)

    plan = desk.roots.plan_move(desk.store.libraries.get(library), str(root), str(copy))

    assert (plan.total, plan.by_name, plan.by_content) == (10, 8, 1)
    assert plan.lost == ("Film 2 (2001)/Film 2 (2001).mkv",)
    assert every_row(desk) == before


def test_a_move_is_taken_back_with_every_path(desk: Desk, root: Path, tmp_path: Path, films: LibraryId) -> None:
    odd = os.fsdecode(b"Caf\xe9 (2002)")
    a_film(root, odd)
    desk.scan(films)
    desk.publish()
    before = every_row(desk)
    shutil.copytree(root, tmp_path / "copy")

    batch, _ = desk.roots.move(desk.roots.plan_move(desk.store.libraries.get(films), str(root), str(tmp_path / "copy")))
    moved = every_row(desk)
    desk.edit.undo(batch)

    assert moved["library_file"] != before["library_file"]
    assert all(str(tmp_path / "copy").encode() in row[2] for row in moved["library_file"])
    after = every_row(desk)
    assert the_root(desk, films).path == str(root)
    assert {name for name in before if after[name] != before[name]} <= {"batch", "change", "sqlite_sequence"}


def test_a_folder_with_nothing_of_the_root_is_refused(desk: Desk, root: Path, tmp_path: Path, films: LibraryId) -> None:
    a_film(tmp_path / "other", "Stranger (2010)")
    plan = desk.roots.plan_move(desk.store.libraries.get(films), str(root), str(tmp_path / "other"))

    with pytest.raises(BadInput, match="holds none of the"):
        desk.roots.move(plan)

    assert the_root(desk, films).path == str(root)


def test_the_marker_goes_along_to_the_new_place(desk: Desk, root: Path, tmp_path: Path, films: LibraryId) -> None:
    desk.roots.set_marker(desk.store.libraries.get(films), is_wanted=True)
    shutil.copytree(root, tmp_path / "copy", ignore=shutil.ignore_patterns(".metarr-root"))

    _, scan = desk.roots.move(desk.roots.plan_move(desk.store.libraries.get(films), str(root), str(tmp_path / "copy")))
    desk.run(scan)
    desk.scan(films)

    assert (tmp_path / "copy" / ".metarr-root").read_text().strip() == the_root(desk, films).marker
    assert the_root(desk, films).trouble is None


# publishing waits


def test_what_was_to_be_published_while_its_disk_was_away_is_published_when_it_is_back(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    nfo = root / "Heat (1995)" / "Heat (1995).nfo"
    os.rename(root, tmp_path / "unplugged")
    desk.scan(films)
    desk.edit.set_values([heat], {"plot": "Written while it was away."})

    plan = desk.plan(heat)
    problems = desk.publish(heat)
    waiting = desk.detail(heat).row.needs_publish
    os.rename(tmp_path / "unplugged", root)
    desk.scan(films)

    assert (dict(plan.skipped), plan.changes) == ({heat: Reason.DISK_AWAY}, ())
    assert any("wait" in problem and "Heat" in problem for problem in problems)
    assert waiting
    assert "Written while it was away." in nfo.read_text(encoding="utf-8")
    assert not desk.detail(heat).row.needs_publish


def test_nothing_is_published_that_nobody_asked_for_when_a_disk_is_back(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    os.rename(root, tmp_path / "unplugged")
    desk.scan(films)
    desk.edit.set_values([heat], {"plot": "Not to be published yet."})

    os.rename(tmp_path / "unplugged", root)
    desk.scan(films)

    assert desk.detail(heat).row.needs_publish
    assert "Not to be published" not in (root / "Heat (1995)" / "Heat (1995).nfo").read_text(encoding="utf-8")


def test_nothing_is_written_to_another_disk_that_holds_folders_of_the_same_names(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId
) -> None:
    desk.roots.set_marker(desk.store.libraries.get(films), is_wanted=True)
    heat = desk.one(Kind.MOVIE, "Heat")
    os.rename(root, tmp_path / "mine")
    a_film(root, "Heat (1995)")
    desk.scan(films)
    desk.edit.set_values([heat], {"plot": "Mine."})
    before = snapshot(root)

    desk.publish(heat)

    assert snapshot(root) == before
