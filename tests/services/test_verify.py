"""Verify: what differs on the disk is told, what we wrote is put back, and a person's files are never touched unasked.

The journey of an upgrade is here too: Radarr replaces a film by one with another name and deletes what lay beside it.
"""

import os
import shutil
from pathlib import Path

import pytest

from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.jobs import JobResult, Unwatched
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryType
from metarr_desktop.domain.verify import Choice, Finding, State
from metarr_desktop.services.errands import move_files_job, take_back_job
from metarr_desktop.services.verifying import Repairs, decide_job, verify_job
from tests.disk import BLUE, RED, a_film, a_picture, a_video, colour_of
from tests.services.desk import Desk

NAME = "Alien (1979)"


@pytest.fixture
def film(desk: Desk, root: Path) -> ItemId:
    """A film with a red poster, edited and published under its own base, without anything of somebody else's."""
    video = a_film(root, NAME)
    desk.add(root, LibraryType.MOVIE)
    desk.scan(library_of(desk))
    item = desk.one(Kind.MOVIE)
    desk.edit.set_values([item], {"plot": "Mine.", "play_count": 3})
    desk.edit.add_picture(item, "poster", str(a_picture(root.parent / "mine.jpg", "red")))
    desk.publish(item)
    assert names(video.parent) == {f"{NAME}-poster.jpg", f"{NAME}.mkv", f"{NAME}.nfo"}
    desk.scan(library_of(desk))
    return item


def library_of(desk: Desk):
    return desk.browse.libraries()[0].id


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def states(desk: Desk) -> dict[str, State]:
    """File name -> state of every open finding."""
    return {os.path.basename(one.path): one.state for one in desk.verifying.findings()}


def nightly(desk: Desk) -> JobResult:
    return desk.handlers["verify"]({"is_nightly": True}, Unwatched())


def look(desk: Desk, *, is_full: bool = False) -> JobResult:
    return desk.run(verify_job(is_full=is_full))[0]


def repair(desk: Desk, only: State | None = None) -> JobResult:
    return desk.run(verify_job(repairs=Repairs.ALL, only=only))[0]


def decide(desk: Desk, choice: Choice, finding: Finding) -> list[JobResult]:
    return desk.run(decide_job(choice, [finding]))


def batch_of(result: JobResult) -> BatchId:
    return BatchId(int(result.summary[0].args["batch"]))


# --- what is found ----------------------------------------------------------------------------------------------------


def test_what_stands_as_it_was_published_is_no_finding(desk: Desk, film: ItemId) -> None:
    assert look(desk).counts["found"] == 0
    assert look(desk, is_full=True).counts["found"] == 0


def test_a_look_touches_nothing(desk: Desk, film: ItemId, root: Path) -> None:
    poster = root / NAME / f"{NAME}-poster.jpg"
    poster.unlink()

    look(desk)

    assert not poster.exists()
    assert states(desk) == {poster.name: State.MISSING}


def test_a_file_whose_time_alone_changed_is_in_step_and_not_read_again(desk: Desk, film: ItemId, root: Path) -> None:
    poster = root / NAME / f"{NAME}-poster.jpg"
    os.utime(poster, ns=(1, 1))

    look(desk)

    assert states(desk) == {}
    assert desk.store.pictures.written_at([str(poster)])[str(poster)].mtime_ns == 1


def test_other_bytes_are_replaced_unreadable_ones_damaged(desk: Desk, film: ItemId, root: Path) -> None:
    a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")
    (root / NAME / f"{NAME}.nfo").write_bytes(b"")

    look(desk)

    assert states(desk) == {f"{NAME}-poster.jpg": State.REPLACED, f"{NAME}.nfo": State.DAMAGED}


def test_bytes_that_rotted_without_a_trace_are_found_by_a_full_look_alone(desk: Desk, film: ItemId, root: Path) -> None:
    rot(root / NAME / f"{NAME}-poster.jpg")

    assert look(desk).counts["found"] == 0
    look(desk, is_full=True)

    assert states(desk) == {f"{NAME}-poster.jpg": State.DAMAGED}


def test_what_a_full_look_found_stays_found_until_it_is_put_right(desk: Desk, film: ItemId, root: Path) -> None:
    """The quick look of the next night cannot see it, and must not say that all is well again."""
    poster, cached = root / NAME / f"{NAME}-poster.jpg", Path(desk.picture(film))
    rot(poster)
    rot(cached)
    look(desk, is_full=True)
    found = {poster.name: State.DAMAGED, cached.name: State.UNCACHED}
    assert states(desk) == found

    look(desk)

    assert states(desk) == found


def test_a_repair_puts_right_what_a_full_look_found(desk: Desk, film: ItemId, root: Path) -> None:
    poster = root / NAME / f"{NAME}-poster.jpg"
    before = poster.read_bytes()
    rot(poster)
    look(desk, is_full=True)

    repair(desk)

    assert poster.read_bytes() == before
    assert states(desk) == {}


def test_rot_that_is_left_as_it_is_stays_accepted_between_full_looks(desk: Desk, film: ItemId, root: Path) -> None:
    rot(root / NAME / f"{NAME}-poster.jpg")
    look(desk, is_full=True)
    decide(desk, Choice.LEAVE, desk.verifying.findings()[0])
    look(desk)

    assert look(desk, is_full=True).counts["found"] == 0


def test_a_picture_under_another_ending_is_foreign(desk: Desk, film: ItemId, root: Path) -> None:
    a_picture(root / NAME / f"{NAME}-poster.png", "blue")
    desk.edit.set_locks([film], ["poster"], True)
    desk.scan(library_of(desk))

    desk.run(verify_job(items=[film]))

    assert states(desk) == {f"{NAME}-poster.png": State.FOREIGN}


def test_a_root_that_is_away_is_named_and_nothing_in_it_is_missing(desk: Desk, film: ItemId, root: Path) -> None:
    root.rename(root.with_name("away"))

    result = nightly(desk)

    assert states(desk) == {}
    assert result.problems == (f"{root} cannot be reached; nothing in it was looked at.",)
    root.with_name("away").rename(root)
    assert look(desk).counts["found"] == 0


def test_what_was_found_stays_found_while_its_root_is_away(desk: Desk, film: ItemId, root: Path) -> None:
    (root / NAME / f"{NAME}.nfo").unlink()
    look(desk)
    root.rename(root.with_name("away"))

    look(desk)

    assert states(desk) == {f"{NAME}.nfo": State.MISSING}


def test_nothing_is_written_for_a_film_whose_folder_left_before_a_scan_saw_it(
    desk: Desk, film: ItemId, root: Path
) -> None:
    a_film(root, "Heat (1995)")
    (root / NAME / f"{NAME}.mkv").unlink()
    (root / NAME / f"{NAME}.nfo").unlink()

    nightly(desk)

    assert states(desk) == {}
    assert names(root / NAME) == {f"{NAME}-poster.jpg"}


def test_a_picture_of_another_program_that_was_taken_in_is_as_the_library_wants_it(
    desk: Desk, film: ItemId, root: Path
) -> None:
    desk.edit.set_locks([film], ["poster"], False)
    poster = a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")
    desk.edit.add_picture(film, "poster", str(poster))

    look(desk)

    assert states(desk) == {}
    assert not desk.verifying.findings()


# --- what is repaired -------------------------------------------------------------------------------------------------


def test_every_night_what_we_wrote_and_is_missing_is_put_back_byte_for_byte(
    desk: Desk, film: ItemId, root: Path
) -> None:
    files = [root / NAME / f"{NAME}-poster.jpg", root / NAME / f"{NAME}.nfo"]
    before = [path.read_bytes() for path in files]
    for path in files:
        path.unlink()

    result = nightly(desk)

    assert [path.read_bytes() for path in files] == before
    assert (result.counts["put_back"], states(desk)) == (2, {})
    assert nightly(desk).counts["put_back"] == 0


def test_an_edit_that_was_not_published_is_not_published_by_a_repair(desk: Desk, film: ItemId, root: Path) -> None:
    nfo = root / NAME / f"{NAME}.nfo"
    published = nfo.read_bytes()
    desk.edit.set_values([film], {"plot": "Not yet."})
    nfo.unlink()

    nightly(desk)

    assert nfo.read_bytes() == published
    assert desk.rows(Kind.MOVIE)[0].needs_publish


def test_unattended_nothing_that_somebody_replaced_is_touched(desk: Desk, film: ItemId, root: Path) -> None:
    poster = a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")

    nightly(desk)

    assert colour_of(poster) == BLUE
    assert states(desk) == {poster.name: State.REPLACED}


def test_a_repair_of_all_leaves_replaced_files_to_be_named(desk: Desk, film: ItemId, root: Path) -> None:
    poster = a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")

    repair(desk)
    assert colour_of(poster) == BLUE

    repair(desk, State.REPLACED)
    assert colour_of(poster) == RED
    assert desk.store.pictures.has_original(str(poster))


def test_what_the_person_took_away_stays_away(desk: Desk, film: ItemId, root: Path) -> None:
    (poster,) = root.rglob("*-poster.jpg")
    batch = desk.trash.put_files([str(poster)])
    assert batch is not None
    desk.run(move_files_job(batch))

    nightly(desk)

    assert not poster.exists()
    assert states(desk) == {}


def test_where_very_much_is_missing_nothing_is_put_back_unasked(desk: Desk, root: Path) -> None:
    films = [a_film(root, f"Film {number:02} (1999)") for number in range(15)]
    desk.scan(desk.add(root, LibraryType.MOVIE))
    desk.publish()
    nfos = [path.with_suffix(".nfo") for path in films]
    for path in nfos[:12]:
        path.unlink()

    result = nightly(desk)
    assert (result.counts["put_back"], len(states(desk))) == (0, 12)
    assert "not put back unasked" in result.problems[0]

    repair(desk)
    assert all(path.exists() for path in nfos)


def test_settings_turn_the_night_and_its_repairs_off(desk: Desk, film: ItemId, root: Path) -> None:
    nfo = root / NAME / f"{NAME}.nfo"
    nfo.unlink()
    put(desk, "verify.put_back", False)

    nightly(desk)
    assert (nfo.exists(), states(desk)) == (False, {nfo.name: State.MISSING})

    put(desk, "verify.nightly", False)
    assert nightly(desk).counts == {}


def put(desk: Desk, name: str, value: bool | int) -> None:
    with desk.store.write() as unit:
        unit.put_setting(name, value)


# --- the cache --------------------------------------------------------------------------------------------------------


def test_a_picture_lost_from_the_cache_is_adopted_from_the_library(desk: Desk, film: ItemId) -> None:
    before = desk.detail(film).values["poster"]
    os.unlink(desk.picture(film))

    result = nightly(desk)

    assert colour_of(desk.picture(film)) == RED
    assert (result.counts["cached"], desk.detail(film).values["poster"]) == (1, before)


def test_a_damaged_picture_of_the_cache_is_adopted_under_a_name_of_its_own(desk: Desk, film: ItemId) -> None:
    damaged = Path(desk.picture(film))
    rot(damaged)

    look(desk, is_full=True)
    assert states(desk) == {damaged.name: State.UNCACHED}
    desk.run(verify_job(is_full=True, repairs=Repairs.MISSING))

    assert colour_of(desk.picture(film)) == RED
    assert desk.picture(film) != str(damaged)
    assert not damaged.exists()


def test_a_damaged_library_file_is_put_back_from_the_cache(desk: Desk, film: ItemId, root: Path) -> None:
    poster = root / NAME / f"{NAME}-poster.jpg"
    before = poster.read_bytes()
    rot(poster)

    desk.run(verify_job(is_full=True, repairs=Repairs.ALL))

    assert poster.read_bytes() == before
    assert look(desk, is_full=True).counts["found"] == 0


def test_where_both_copies_are_gone_it_is_said(desk: Desk, film: ItemId, root: Path) -> None:
    cached = desk.picture(film)
    (root / NAME / f"{NAME}-poster.jpg").unlink()
    os.unlink(cached)

    result = nightly(desk)

    assert states(desk) == {f"{NAME}-poster.jpg": State.MISSING, os.path.basename(cached): State.UNCACHED}
    assert f"{cached}: its bytes are neither in the cache nor beside the title any more." in result.problems


def test_where_both_copies_are_gone_it_is_fetched_again_from_where_it_came(
    desk: Desk, film: ItemId, root: Path
) -> None:
    poster = root / NAME / f"{NAME}-poster.jpg"
    url = "https://pictures.example/alien.jpg"
    desk.downloads.pictures[url] = poster.read_bytes()
    came_from(desk, film, url)
    poster.unlink()
    os.unlink(desk.picture(film))

    nightly(desk)
    nightly(desk)

    assert colour_of(desk.picture(film)) == RED
    assert colour_of(poster) == RED


def came_from(desk: Desk, item: ItemId, url: str) -> None:
    with desk.store._lanes.write(durable=False) as connection:  # as the backup's own note will
        connection.execute("UPDATE cache_file SET url = ? WHERE item_id = ?", (url, item))


def test_a_cache_whose_disk_is_away_is_named(desk: Desk, film: ItemId, tmp_path: Path) -> None:
    # (The cache of the data directory is always there; what it holds is looked at.)
    shutil.rmtree(desk.cache.folder)

    assert nightly(desk).counts["cached"] == 1


# --- what a person decides --------------------------------------------------------------------------------------------


def the_finding(desk: Desk) -> Finding:
    look(desk)
    (finding,) = desk.verifying.findings()
    return finding


def test_ours_is_put_back_and_theirs_kept_aside(desk: Desk, film: ItemId, root: Path) -> None:
    poster = a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")
    theirs = poster.read_bytes()

    decide(desk, Choice.OURS, the_finding(desk))

    assert colour_of(poster) == RED
    kept = desk.folder / "originals" / desk.store.pictures.originals([str(poster)])[str(poster)]
    assert kept.read_bytes() == theirs
    assert desk.verifying.findings() == []


def test_their_picture_becomes_the_choice_and_is_locked(desk: Desk, film: ItemId, root: Path) -> None:
    desk.edit.set_locks([film], ["poster"], False)
    poster = a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")

    decide(desk, Choice.THEIRS, the_finding(desk))

    assert colour_of(desk.picture(film)) == BLUE
    assert "poster" in desk.rows(Kind.MOVIE)[0].locked
    assert look(desk).counts["found"] == 0
    assert colour_of(poster) == BLUE


def test_their_nfo_is_read_in_and_never_unlocks(desk: Desk, film: ItemId, root: Path) -> None:
    nfo = root / NAME / f"{NAME}.nfo"
    nfo.write_text("<movie><title>Alien</title><plot>Theirs.</plot><tagline>In space …</tagline></movie>")

    decide(desk, Choice.THEIRS, the_finding(desk))

    assert desk.value(film, "tagline") == "In space …"
    assert desk.value(film, "plot") == "Mine."
    assert look(desk).counts["found"] == 0


def test_what_is_left_as_it_is_comes_up_again_only_when_it_changes_again(desk: Desk, film: ItemId, root: Path) -> None:
    poster = a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")
    decide(desk, Choice.LEAVE, the_finding(desk))

    assert look(desk).counts["found"] == 0

    a_picture(poster, "green")
    assert look(desk).counts["found"] == 1


def test_a_foreign_picture_is_put_aside(desk: Desk, film: ItemId, root: Path) -> None:
    other = a_picture(root / NAME / f"{NAME}-poster.png", "blue")
    desk.scan(library_of(desk))
    desk.run(verify_job(items=[film]))
    (finding,) = desk.verifying.findings()

    decide(desk, Choice.OURS, finding)

    assert not other.exists()
    assert desk.store.pictures.has_original(str(other))


# --- undo -------------------------------------------------------------------------------------------------------------


def test_an_undo_takes_what_was_put_back_away_again(desk: Desk, film: ItemId, root: Path) -> None:
    nfo = root / NAME / f"{NAME}.nfo"
    nfo.unlink()
    result = nightly(desk)

    desk.run(take_back_job(batch_of(result)))

    assert not nfo.exists()


def test_an_undo_gives_back_what_was_put_aside(desk: Desk, film: ItemId, root: Path) -> None:
    poster = a_picture(root / NAME / f"{NAME}-poster.jpg", "blue")
    result = repair(desk, State.REPLACED)

    desk.run(take_back_job(batch_of(result)))

    assert colour_of(poster) == BLUE


# --- an upgrade by Radarr ---------------------------------------------------------------------------------------------

BETTER = "Alien (1979) Bluray-2160p"


@pytest.fixture
def with_subtitle(desk: Desk, film: ItemId, root: Path) -> ItemId:
    """The film with subtitles of the person's own, all in the cache."""
    (root / NAME / f"{NAME}.en.forced.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nSilence.\n")
    for ending in ("idx", "sub"):
        (root / NAME / f"{NAME}.de.{ending}").write_text(f"pictures {ending}")
    (root / NAME / "theme.mp3").write_bytes(b"music")
    desk.scan(library_of(desk))
    return film


def upgrade(root: Path, *, deletes: bool) -> None:
    """Put another film in the place of the old, as Radarr does."""
    for path in list((root / NAME).iterdir()):
        if deletes or path.suffix == ".mkv":
            path.unlink()
    a_video(root / NAME / f"{BETTER}.mkv")


def test_after_an_upgrade_that_deleted_everything_all_stands_under_the_new_name(
    desk: Desk, with_subtitle: ItemId, root: Path
) -> None:
    item = with_subtitle
    before = {path.name.removeprefix(NAME): path.read_bytes() for path in (root / NAME).iterdir()}
    upgrade(root, deletes=True)

    problems = desk.scan(library_of(desk))

    after = {path.name.removeprefix(BETTER): path.read_bytes() for path in (root / NAME).iterdir()}
    del before[".mkv"], after[".mkv"]
    assert after == before
    assert set(after) == {".nfo", "-poster.jpg", ".en.forced.srt", ".de.idx", ".de.sub", "theme.mp3"}
    assert (problems, desk.downloads.asked) == ((), [])
    assert desk.one(Kind.MOVIE) == item
    assert (desk.value(item, "plot"), desk.value(item, "play_count")) == ("Mine.", 3)
    assert {"plot", "poster"} <= set(desk.rows(Kind.MOVIE)[0].locked)
    assert look(desk).counts["found"] == 0


def test_after_an_upgrade_that_left_the_artwork_behind_ours_follows_the_video(
    desk: Desk, film: ItemId, root: Path
) -> None:
    upgrade(root, deletes=False)

    desk.scan(library_of(desk))

    assert names(root / NAME) == {f"{BETTER}.mkv", f"{BETTER}.nfo", f"{BETTER}-poster.jpg"}
    assert look(desk).counts["found"] == 0


def test_a_video_that_was_only_renamed_takes_our_files_along(desk: Desk, with_subtitle: ItemId, root: Path) -> None:
    (root / NAME / f"{NAME}.mkv").rename(root / NAME / f"{BETTER}.mkv")

    desk.scan(library_of(desk))

    assert {f"{BETTER}.nfo", f"{BETTER}-poster.jpg", f"{BETTER}.en.forced.srt"} <= names(root / NAME)


def test_a_subtitle_that_the_person_deleted_does_not_return_with_an_upgrade(
    desk: Desk, with_subtitle: ItemId, root: Path
) -> None:
    (root / NAME / f"{NAME}.en.forced.srt").unlink()
    desk.scan(library_of(desk))
    desk.clock.turn(hours=1)
    upgrade(root, deletes=True)

    desk.scan(library_of(desk))

    assert f"{BETTER}.en.forced.srt" not in names(root / NAME)
    assert f"{BETTER}.de.idx" in names(root / NAME)


def test_a_subtitle_that_came_with_the_new_video_is_not_written_over(
    desk: Desk, with_subtitle: ItemId, root: Path
) -> None:
    upgrade(root, deletes=True)
    (root / NAME / f"{BETTER}.en.forced.srt").write_text("theirs")

    desk.scan(library_of(desk))

    assert (root / NAME / f"{BETTER}.en.forced.srt").read_text() == "theirs"


def test_a_poster_that_came_with_the_new_video_is_not_written_over(desk: Desk, film: ItemId, root: Path) -> None:
    upgrade(root, deletes=True)
    poster = a_picture(root / NAME / f"{BETTER}-poster.jpg", "blue")

    desk.scan(library_of(desk))

    assert colour_of(poster) == BLUE
    assert (root / NAME / f"{BETTER}.nfo").exists()


def test_subtitles_are_not_kept_where_the_person_does_not_want_it(desk: Desk, film: ItemId, root: Path) -> None:
    put(desk, "cache.subtitles", False)
    (root / NAME / f"{NAME}.en.srt").write_text("words")
    desk.scan(library_of(desk))
    upgrade(root, deletes=True)

    desk.scan(library_of(desk))

    assert f"{BETTER}.en.srt" not in names(root / NAME)


def test_trailers_are_kept_up_to_the_size_that_is_set(desk: Desk, film: ItemId, root: Path) -> None:
    put(desk, "cache.trailer_mb", 1)
    trailer = a_video(root / NAME / f"{NAME}-trailer.mp4").read_bytes()
    desk.scan(library_of(desk))
    upgrade(root, deletes=True)

    desk.scan(library_of(desk))

    assert (root / NAME / f"{BETTER}-trailer.mp4").read_bytes() == trailer


def test_an_undo_of_what_followed_an_upgrade_takes_all_of_it_back(
    desk: Desk, with_subtitle: ItemId, root: Path
) -> None:
    upgrade(root, deletes=False)
    desk.scan(library_of(desk))
    batch = next(one.id for one in desk.browse.batches() if one.verb == "repair")

    desk.run(take_back_job(batch))

    assert {f"{NAME}.nfo", f"{NAME}-poster.jpg", f"{NAME}.en.forced.srt"} <= names(root / NAME)
    assert {name for name in names(root / NAME) if name.startswith(BETTER)} == {f"{BETTER}.mkv"}


def test_an_episode_upgraded_by_sonarr_keeps_nfo_still_and_subtitle(desk: Desk, root: Path) -> None:
    season = root / "Firefly" / "Season 01"
    old, new = "Firefly S01E01 HDTV-720p", "Firefly S01E01 Bluray-1080p"
    a_video(season / f"{old}.mkv")
    a_video(season / "Firefly S01E02.mkv")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    (first,) = [row.id for row in desk.rows(Kind.EPISODE) if row.episode == 1]
    desk.edit.set_values([first], {"plot": "Mine."})
    desk.edit.add_picture(first, "thumb", str(a_picture(root.parent / "still.jpg", "red")))
    desk.publish()
    (season / f"{old}.en.srt").write_text("words")
    desk.scan(library)
    for path in season.glob(f"{old}*"):
        path.unlink()
    a_video(season / f"{new}.mkv")

    desk.scan(library)

    assert {f"{new}.nfo", f"{new}-thumb.jpg", f"{new}.en.srt"} <= names(season)
    assert "Mine." in (season / f"{new}.nfo").read_text()
    assert look(desk).counts["found"] == 0


def test_one_of_two_versions_that_was_upgraded_leaves_the_other_alone(desk: Desk, root: Path) -> None:
    folder = root / "Heat (1995)"
    for version in ("1080p", "2160p"):
        a_video(folder / f"Heat (1995) - {version}.mkv")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.edit.set_values([desk.one(Kind.MOVIE)], {"plot": "Mine."})
    desk.publish()
    desk.scan(library)
    other = (folder / "Heat (1995) - 1080p.nfo").read_bytes()
    for path in folder.glob("*2160p*"):
        path.unlink()
    a_video(folder / "Heat (1995) - 2160p HDR.mkv")

    desk.scan(library)

    assert (folder / "Heat (1995) - 2160p HDR.nfo").exists()
    assert (folder / "Heat (1995) - 1080p.nfo").read_bytes() == other
    assert len(list(folder.glob("*.nfo"))) == 2


def test_a_repair_that_was_cut_short_is_finished_by_the_next(desk: Desk, film: ItemId, root: Path) -> None:
    upgrade(root, deletes=False)
    # The file was renamed, and the power went before that was noted.
    (root / NAME / f"{NAME}.nfo").rename(root / NAME / f"{BETTER}.nfo")

    desk.scan(library_of(desk))

    assert names(root / NAME) == {f"{BETTER}.mkv", f"{BETTER}.nfo", f"{BETTER}-poster.jpg"}
    assert look(desk).counts["found"] == 0
    assert str(root / NAME / f"{BETTER}.nfo") in desk.store.pictures.written_at([str(root / NAME / f"{BETTER}.nfo")])


def test_a_cached_subtitle_is_no_picture_of_the_film(desk: Desk, with_subtitle: ItemId) -> None:
    assert {one.art for one in desk.detail(with_subtitle).pictures} == {"poster"}


def test_purging_a_film_purges_its_subtitles_from_the_cache(desk: Desk, with_subtitle: ItemId) -> None:
    assert list(Path(desk.cache.folder).rglob("*.srt"))

    desk.edit.trash([with_subtitle])
    desk.edit.purge([with_subtitle])

    left = [path.suffix for path in Path(desk.cache.folder).rglob("*.*")]
    assert left == [".jpg"]  # the locked poster, for a title that returns


def test_an_ordinary_scan_queues_no_check(desk: Desk, film: ItemId, root: Path) -> None:
    a_film(root, "Heat (1995)")

    follow_ups = desk.flow.scan({"library": library_of(desk)}, Unwatched()).follow_ups

    assert [job.type for job in follow_ups] == ["nfo"]


# --- RELIABILITY row 30 -----------------------------------------------------------------------------------------------


def test_a_hundred_films_replaced_at_their_own_paths_keep_their_watched_marks(desk: Desk, root: Path) -> None:
    videos = [a_film(root, f"Film {number:03} (1999)") for number in range(100)]
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    items = {row.title: row.id for row in desk.rows(Kind.MOVIE)}
    desk.edit.put([Proposal(item, {"play_count": number + 1}) for number, item in enumerate(items.values())])
    hashes = {one.path: one.quick_hash for one in known(desk)}
    for video in videos:
        new = a_video(video.with_suffix(".new"), copy=f"better {video}", seed="plain.mp4")
        with new.open("ab") as file:
            file.write(b"\0\0\0\x08free" * 10)
        new.rename(video)

    desk.scan(library)

    assert {row.title: row.id for row in desk.rows(Kind.MOVIE)} == items
    assert [desk.value(item, "play_count") for item in items.values()] == list(range(1, 101))
    now = {one.path: one.quick_hash for one in known(desk)}
    assert now.keys() == hashes.keys()
    assert all(now[path] and now[path] != hashes[path] for path in now)
    assert all(desk.detail(item).files[0].media for item in items.values())


def known(desk: Desk):
    (root,) = desk.browse.libraries()[0].roots
    return [one for one in desk.store.files.of_root(root.id).values() if one.path.endswith(".mkv")]


def rot(path: Path) -> None:
    """Change one byte, as a failing disk does: neither size nor time tell."""
    state = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
