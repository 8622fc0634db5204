"""What jobs say while they run: a line a portion, or a thing that a person knows, its tone and its count."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import NewJob, Unwatched
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.moves import NameKind
from metarr_desktop.files.cache import CacheType
from metarr_desktop.services.backup import Backups, backup_job
from metarr_desktop.services.cache_move import CacheMove
from metarr_desktop.services.errands import move_files_job, scan_job
from metarr_desktop.services.job_lines import Troubles, in_folder, span_of
from metarr_desktop.services.telling import compare_job, sync_job
from metarr_desktop.services.verifying import Repairs, verify_job
from tests.disk import a_film, a_video, element
from tests.services.desk import Desk
from tests.services.fake_player import a_group
from tests.services.fake_player import desk as desk
from tests.services.fake_player import player as player

HEAT, RONIN = "Heat (1995)", "Ronin (1998)"


class Listener(Unwatched):
    """Somebody who reads along."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Tone, int]] = []

    def say(self, text: str, tone: Tone = Tone.WELL, count: int = 1) -> None:
        self.lines.append((text, tone, count))


def said(desk: Desk, job: NewJob) -> list[tuple[str, Tone, int]]:
    """What a job says, with all that follows from it."""
    listener = Listener()
    desk.run(job, listener)
    return listener.lines


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """Heat, with an NFO and a poster, and Ronin, scanned."""
    a_film(root, HEAT, nfo=element("plot", "Cops."), poster="red")
    a_film(root, RONIN)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    return library


# --- scanning and reading -------------------------------------------------------------------------------------------


def test_a_first_scan_says_from_which_folder_to_which_and_what_was_read_there(desk: Desk, root: Path) -> None:
    a_film(root, HEAT, nfo=element("plot", "Cops."), poster="red")
    a_film(root, RONIN)

    lines = said(desk, scan_job(desk.add(root, LibraryType.MOVIE)))

    assert (f"{HEAT} … {RONIN}: new titles: 2.", Tone.WELL, 2) in lines
    assert (f"{HEAT}/{HEAT}-poster.jpg: pictures read: 1.", Tone.WELL, 1) in lines
    assert (f"{HEAT}/{HEAT}.mkv … {RONIN}/{RONIN}.mkv: media files read: 2.", Tone.WELL, 2) in lines


def test_a_scan_says_how_many_files_are_new_gone_or_as_they_were(desk: Desk, root: Path, films: LibraryId) -> None:
    assert said(desk, scan_job(films)) == [(f"{root}: as it was.", Tone.SAME, 1)]

    a_film(root, "Alien (1979)")
    next((root / RONIN).glob("*.mkv")).unlink()
    lines = said(desk, scan_job(films))

    assert (f"{root}: new files: 1.", Tone.WELL, 1) in lines
    assert (f"{root}: files gone: 1.", Tone.LEFT, 1) in lines
    assert (f"Alien (1979) … {RONIN}: new titles: 1.", Tone.WELL, 1) in lines


def test_a_scan_of_many_folders_says_few_lines_that_tell_of_all(desk: Desk, root: Path) -> None:
    for number in range(120):
        (root / f"Film {number} (2001)").mkdir(parents=True)
        (root / f"Film {number} (2001)" / "film.mkv").touch()
    library = desk.add(root, LibraryType.MOVIE)
    listener = Listener()

    desk.flow.scan(scan_job(library).payload, listener)

    assert sum(count for _, tone, count in listener.lines if tone is Tone.WELL) == 120
    assert len(listener.lines) < 12


def test_what_cannot_be_read_is_said_in_the_words_in_which_the_job_names_it(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    (root / RONIN / f"{RONIN}.nfo").write_bytes(b"")
    listener = Listener()

    results = desk.run(scan_job(films), listener)

    problems = [problem for result in results for problem in result.problems]
    assert problems
    assert [text for text, tone, _ in listener.lines if tone is Tone.TROUBLE] == problems


def test_a_root_that_is_away_is_said(desk: Desk, root: Path, films: LibraryId) -> None:
    root.rename(root.with_name("elsewhere"))

    (line,) = said(desk, scan_job(films))

    assert line == (f"{root} cannot be reached; nothing in it was changed in the library.", Tone.TROUBLE, 1)


def test_of_very_many_troubles_the_first_are_said_and_the_rest_is_counted() -> None:
    listener, met = Listener(), list[str]()
    troubles = Troubles(listener, met)

    for some in (40, 40, 40):
        met += ["A file cannot be read."] * some
        troubles.say()

    assert len(listener.lines) == 51
    assert listener.lines[-1][2] == 30


def test_a_portion_is_named_by_its_first_and_last_and_a_file_with_its_folder() -> None:
    assert span_of(["Alien", "Brazil", "Cube"]) == "Alien … Cube"
    assert span_of(["Alien"]) == "Alien"
    assert in_folder("/films/Heat (1995)/movie.nfo") == os.path.join("Heat (1995)", "movie.nfo")


# --- what changes files ---------------------------------------------------------------------------------------------


def test_renaming_says_each_title_by_its_old_and_its_new_name(desk: Desk, root: Path) -> None:
    video = a_video(root / HEAT / "heat.1080p.mkv")
    desk.scan(desk.add(root, LibraryType.MOVIE))
    plan = desk.rename.plan([desk.one(Kind.MOVIE)], {NameKind.MOVIE_FILE: "{title}"})

    (line,) = said(desk, desk.rename.begin(plan))

    assert line == (f"{video}: renamed to Heat.mkv.", Tone.WELL, 1)


def test_a_check_says_what_it_looked_at_what_differs_and_what_was_put_back(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    desk.publish()
    poster = root / HEAT / f"{HEAT}-poster.jpg"
    nfo = root / RONIN / f"{RONIN}.nfo"
    nfo.unlink()

    lines = said(desk, verify_job(repairs=Repairs.MISSING))

    texts = [text for text, _, _ in lines]
    assert poster.exists()
    assert (f"{nfo}: it was published, and is gone.", Tone.LEFT, 1) in lines
    assert (f"{nfo}: written.", Tone.WELL, 1) in lines
    assert texts.index(f"{nfo}: it was published, and is gone.") < texts.index(f"{nfo}: written.")
    looked = [count for text, tone, count in lines if tone is Tone.SAME and text.startswith("Published files")]
    assert sum(looked) >= 2


def test_files_are_said_on_their_way_into_the_trash_and_when_they_are_purged(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    ronin = desk.one(Kind.MOVIE, "Ronin")
    batch = desk.trash.put([ronin])
    assert batch is not None
    video = root / RONIN / f"{RONIN}.mkv"

    lines = said(desk, move_files_job(batch))
    listener = Listener()
    desk.trash.purge([ronin], listener)

    assert (f"{video}: moved into the trash.", Tone.WELL, 1) in lines
    assert (f"{video}: purged.", Tone.WELL, 1) in listener.lines
    assert listener.lines[-1] == ("Titles purged from the trash: 1.", Tone.WELL, 1)


# --- players --------------------------------------------------------------------------------------------------------


def test_a_sync_says_of_each_player_what_it_was_told_and_how_it_stands(desk: Desk, films: LibraryId) -> None:
    a_group(desk, films)
    listener = Listener()
    desk.publish()
    name = desk.store.players.all()[0].name
    desk.outbox.queue([desk.one(Kind.MOVIE, "Heat")])

    desk.run(sync_job(), listener)

    assert (f"{name}: told, and proved there: 1.", Tone.WELL, 1) in listener.lines
    assert listener.lines[-1] == (f"{name}: shows 2 of 2.", Tone.SAME, 0)


def test_a_comparison_says_how_many_are_as_here(desk: Desk, films: LibraryId) -> None:
    a_group(desk, films)
    desk.publish()
    name = desk.store.players.all()[0].name

    assert said(desk, compare_job()) == [(f"{name}: shown as it is here: 2.", Tone.SAME, 2)]


# --- what is of Metarr ----------------------------------------------------------------------------------------------


def test_a_backup_says_each_step_that_it_can_be_trusted_for(desk: Desk, films: LibraryId) -> None:
    listener = Listener()
    backups = Backups(desk.store, desk.cache, desk.newsroom, "1.0")

    backups.run(backup_job().payload, listener)

    (made,) = backups.all()
    assert [text for text, _, _ in listener.lines] == [
        "The library was copied, and the copy is sound.",
        "The backup was read back and is whole.",
        f"{made.path}: written.",
    ]


def test_a_second_place_that_is_away_is_said(desk: Desk, films: LibraryId, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    desk.libraries.put_setting("backup.second_dir", str(tmp_path / "away"))
    (tmp_path / "away").rmdir()
    listener = Listener()

    result = Backups(desk.store, desk.cache, desk.newsroom, "1.0").run(backup_job().payload, listener)

    assert [text for text, tone, _ in listener.lines if tone is Tone.TROUBLE] == list(result.problems) != []


def test_moving_the_cache_says_how_far_it_is_ten_times_at_most(desk: Desk, tmp_path: Path) -> None:
    for number in range(25):
        desk.cache.put(
            bytes([number]), type=CacheType.IMAGE, kind="poster", item_id=ItemId(1), extension="jpg", is_durable=False
        )
    (tmp_path / "pictures").mkdir()
    listener = Listener()

    CacheMove(desk.store, desk.cache).move({"to": str(tmp_path / "pictures")}, listener)

    *steps, (last, _, _) = listener.lines
    assert len(steps) == 10
    assert sum(count for _, _, count in steps) == 25
    assert last == f"Pictures lie in {desk.cache.folder} now: 25."
