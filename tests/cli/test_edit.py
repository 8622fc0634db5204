"""Values, locks, history, undo, suggestions, pictures and the trash, by command."""

import json
from pathlib import Path

import pytest

from metarr_desktop import app
from metarr_desktop.cli import jobs
from metarr_desktop.cli.acts import EngineAct
from metarr_desktop.cli.output import Output
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.provider import Heard
from metarr_desktop.services.errands import publish_job
from tests.cli.conftest import MEDIA, Metarr


def test_what_is_set_is_locked(library: Metarr) -> None:
    changed = library.json("set", "Heat", "title=Fire", "year=1996", "genres=Drama; Noir", "tagline=")

    item = str(library.item("Fire")["id"])
    shown = library.json("show", item)
    assert changed["changed"] == {item: ["title", "year", "genres", "tagline"]}
    assert (shown["title"], shown["year"], shown["genres"]) == ("Fire", 1996, ["Drama", "Noir"])
    assert shown["locked"] == ["genres", "tagline", "title", "year"]


def test_a_value_that_cannot_be_is_refused_and_nothing_changes(library: Metarr) -> None:
    said = library("set", "Heat", "title=Fire", "year=soon")

    assert (said.status, said.out) == (1, "")
    assert "“soon” is not a whole number." in said.err
    assert library.item("Heat")["locked"] == []


def test_a_number_that_a_field_cannot_have_is_refused_with_what_it_can(library: Metarr) -> None:
    assert library("set", "Heat", "year=-5").err == "Year cannot be below zero.\n"
    assert library("set", "Heat", "user_rating=11").err == "Your rating can be 10 at most.\n"
    assert library("set", "Heat", "year=12345").status == 1
    assert library.item("Heat")["locked"] == []
    assert library("set", "Heat", "user_rating=10", "year=0").status == 0


def test_a_field_that_the_kind_has_not_is_refused(library: Metarr) -> None:
    assert library("set", "Heat", "biography=x").status == 1
    assert library("lock", "Heat", "nosuch").status == 1


def test_values_may_hold_equals_signs_and_lines(library: Metarr) -> None:
    library("set", "Heat", "plot=a=b\nc")

    assert library.json("show", "Heat")["plot"] == "a=b\nc"
    assert "  plot [locked]: a=b c\n" in library("show", "Heat").out


def test_fields_are_locked_and_unlocked_without_touching_their_values(library: Metarr) -> None:
    library("lock", "Heat", "plot", "year")
    assert library.item("Heat")["locked"] == ["plot", "year"]

    library("unlock", "Heat", "plot")

    assert library.item("Heat")["locked"] == ["year"]
    assert library.json("show", "Heat")["plot"] == "A thief."


def test_the_history_tells_who_changed_what_newest_first(library: Metarr) -> None:
    library("set", "Heat", "title=Fire")

    history = library.json("history", "Fire")
    newest = history[0]

    assert (newest["actor"], newest["field"], newest["old"], newest["new"]) == ("person", "title", "Heat", "Fire")
    assert (newest["was_locked"], newest["is_locked"]) == (False, True)
    assert {entry["actor"] for entry in history} >= {"scan", "nfo", "person"}
    assert "title: Heat → Fire and locked" in library("history", "Fire").out


def test_undo_brings_back_value_and_lock_and_can_be_undone(library: Metarr) -> None:
    library("set", "Heat", "title=Fire")

    undone = library.json("undo")
    assert library.item("Heat")["locked"] == []
    library.json("undo", str(undone["batch"]))

    assert library.item("Fire")["locked"] == ["title"]


def test_undo_leaves_what_was_changed_since_and_names_it_unless_forced(library: Metarr) -> None:
    batch = library.json("set", "Heat", "title=Fire")["batch"]
    library("set", "Fire", "title=Flame")

    careful = library("undo", str(batch))

    assert "title of “Flame”" in careful.err
    assert "Taken back." not in careful.out
    assert library.item("Flame")["locked"] == ["title"]


def test_what_an_undo_left_can_be_had_back_as_it_says(library: Metarr) -> None:
    batch = library.json("set", "Heat", "title=Fire")["batch"]
    library("set", "Fire", "title=Flame")
    said = library("undo", str(batch)).out

    first, second = (part.removeprefix("metarr ").split() for part in said.split("`")[1::2])
    library(*first)
    library(*second)

    assert library.item("Heat")["locked"] == []


def test_undo_by_force_takes_back_what_was_changed_since_as_well(library: Metarr) -> None:
    batch = library.json("set", "Heat", "title=Fire")["batch"]
    library("set", "Fire", "title=Flame")

    forced = library("undo", str(batch), "--force")

    assert (forced.status, forced.err) == (0, "")
    assert library.item("Heat")["locked"] == []


@pytest.mark.parametrize("words", [("set", "plott=x"), ("lock", "plott"), ("unlock", "plott")])
def test_a_field_that_does_not_exist_is_answered_with_those_that_do(library: Metarr, words: tuple[str, str]) -> None:
    verb, field = words

    said = library(verb, "Heat", field)

    assert (said.status, said.out) == (1, "")
    assert "“plott”" in said.err
    assert " title, " in said.err
    assert " plot, " in said.err


def test_undo_lists_the_newest_batches_with_their_numbers_and_takes_nothing_back(library: Metarr) -> None:
    first = library.json("set", "Heat", "plot=One.")["batch"]
    second = library.json("set", "Ronin", "plot=Two.")["batch"]
    library("undo", str(second))

    found = {
        one["batch"]: (one["actor"], one["verb"], one["items"], one["undone"]) for one in library.json("undo", "--list")
    }
    text = library("undo", "--list", "--count", "3").out.splitlines()

    assert (found[first], found[second]) == (("person", "edit", 1, False), ("person", "edit", 1, True))
    assert [line.split()[0] for line in text] == ["Batch", str(second + 1), str(second), str(first)]
    assert text[2].endswith("undone")
    assert library.json("show", "Heat")["plot"] == "One."


def test_a_dry_run_of_undo_shows_what_goes_back_and_what_is_in_the_way(library: Metarr) -> None:
    batch = library.json("set", "Heat", "title=Fire", "plot=Hot.")["batch"]
    library("set", "Fire", "title=Flame")

    plan = library.json("undo", str(batch), "--dry-run")

    (goes,), (stays,) = plan["goes_back"], plan["in_the_way"]
    assert (goes["field"], goes["now"]) == ("plot", "Hot.")
    assert (stays["field"], stays["now"], stays["back"], stays["since"]["actor"]) == (
        "title",
        "Flame",
        "Heat",
        "person",
    )
    assert "changed by you" in library("undo", str(batch), "--dry-run").out
    assert sorted(library.item("Flame")["locked"]) == ["plot", "title"]


def test_a_dry_run_of_undo_says_in_words_what_leaves_the_trash(library: Metarr) -> None:
    library("trash", "put", "Heat")

    _, row, last = library("undo", "--dry-run").out.splitlines()

    assert row.index("in the trash") < row.index("in the library")
    assert last == "Nothing was touched."


def test_undo_takes_back_a_field_that_is_forced_and_leaves_the_others(library: Metarr) -> None:
    item = library.item("Heat")["id"]
    batch = library.json("set", "Heat", "title=Fire", "plot=Hot.")["batch"]
    library("set", "Fire", "title=Flame", "plot=Hotter.")

    library("undo", str(batch), "--force-field", f"{item}:title")

    assert library.item("Heat")["locked"] == ["plot"]


def test_a_forced_field_that_is_none_is_refused(library: Metarr) -> None:
    batch = library.json("set", "Heat", "title=Fire")["batch"]

    for word in ("title", "Fire:colour"):
        refused = library("undo", str(batch), "--force-field", word)
        assert refused.status != 0
        assert f"“{word.rpartition(':')[2]}”" in refused.err


def test_undo_says_in_words_what_became_of_locks(library: Metarr) -> None:
    item = library.item("Heat")["id"]
    locked = library.json("lock", "Heat", "plot", "year")["batch"]
    opened = library.json("unlock", "Heat", "year")["batch"]

    assert library("undo", str(opened)).out == f"Locked year of “Heat” ({item}).\n"
    assert library("undo", str(locked)).out == f"Unlocked plot, year of “Heat” ({item}).\n"


def test_undo_says_in_words_what_went_into_the_trash_and_what_came_back(library: Metarr) -> None:
    item = library.item("Lost Hours")["id"]
    removed = library.json("library", "remove", "Shows")["batch"]

    back = library("undo", str(removed))
    again = library("undo", str(library.json("history", str(item))[0]["batch"]))

    assert back.out.startswith("Brought back from the trash: “Lost Hours")
    assert again.out.startswith("Put into the trash: “Lost Hours")
    assert "deleted_at" not in library("history", str(item)).out


def test_undo_says_in_words_what_it_had_to_leave(own_library: Metarr, tmp_path: Path) -> None:
    show, episode = own_library.item("Lost Hours")["id"], own_library.items("--kind", "episode")[0]["id"]
    scan = own_library.json("history", str(show))[-1]["batch"]
    seen = tmp_path / "media/Shows/Lost Hours/Season 01/Lost Hours S01E02.mp4"
    seen.with_name("Lost Hours S01E03.mp4").write_bytes(seen.read_bytes())
    own_library("scan")

    said = own_library("undo", str(scan))

    assert f"“Lost Hours” ({show}) stays, as it holds something that came since.\n" in said.err
    assert f"({episode})" in said.out
    assert own_library.item("Lost Hours")["id"] == show


def test_with_nothing_to_undo_that_is_said(metarr: Metarr) -> None:
    assert metarr("undo").status == 1
    assert metarr("undo").err.startswith("There is no edit left to undo.")


# --- suggestions ------------------------------------------------------------------------------------------------------


def contradicted(metarr: Metarr, media: Path) -> Metarr:
    """A locked plot that an NFO on disk contradicts, scanned."""
    metarr("set", "Heat", "plot=Mine")
    nfo = media / "Films/Heat (1995)/Heat (1995).nfo"
    nfo.write_text(nfo.read_text().replace("A thief.", "Two thieves."))
    assert metarr("scan").status == 0
    return metarr


def test_what_a_lock_held_back_is_suggested_and_can_be_accepted(own_library: Metarr, tmp_path: Path) -> None:
    metarr = contradicted(own_library, tmp_path / "media")
    (suggestion,) = metarr.json("suggestions")
    assert (suggestion["field"], suggestion["value"]) == ("plot", "Two thieves.")
    assert metarr.json("show", "Heat")["plot"] == "Mine"

    metarr.json("suggestions", "accept", str(suggestion["id"]))

    assert metarr.json("show", "Heat")["plot"] == "Two thieves."
    assert metarr.json("suggestions") == []


def test_undo_of_an_accepted_suggestion_suggests_it_again(own_library: Metarr, tmp_path: Path) -> None:
    metarr = contradicted(own_library, tmp_path / "media")
    accepted = metarr.json("suggestions", "accept", "--item", "Heat")

    undone = metarr.json("undo", str(accepted["batch"]))

    assert metarr.json("show", "Heat")["plot"] == "Mine"
    assert [(one["field"], one["value"]) for one in metarr.json("suggestions")] == [("plot", "Two thieves.")]

    metarr.json("undo", str(undone["batch"]))

    assert metarr.json("show", "Heat")["plot"] == "Two thieves."
    assert metarr.json("suggestions") == []


def test_undo_of_an_opened_lock_suggests_again_what_the_lock_had_held_back(own_library: Metarr, tmp_path: Path) -> None:
    metarr = contradicted(own_library, tmp_path / "media")
    metarr("unlock", "Heat", "plot")
    assert metarr.json("suggestions") == []

    metarr("undo")

    assert [one["value"] for one in metarr.json("suggestions")] == ["Two thieves."]


def test_a_dismissed_suggestion_stays_away(own_library: Metarr, tmp_path: Path) -> None:
    metarr = contradicted(own_library, tmp_path / "media")

    metarr.json("suggestions", "dismiss", "--item", "Heat")

    assert metarr.json("suggestions") == []
    assert metarr("suggestions").out == "There are none.\n"


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_pictures_are_listed_chosen_from_a_file_and_chosen_back(library: Metarr, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (1000, 1500), "teal").save(tmp_path / "mine.jpg")
    (old,) = library.json("art", "Heat")
    assert (old["kind"], old["chosen"], old["locked"]) == ("poster", True, False)

    library.json("art", "Heat", "--file", str(tmp_path / "mine.jpg"))
    pictures = library.json("art", "Heat", "--kind", "poster")
    assert [(one["width"], one["chosen"], one["locked"]) for one in pictures if one["chosen"]] == [(1000, True, True)]

    library.json("art", "Heat", "--choose", old["id"][:8])
    chosen = [one["id"] for one in library.json("art", "Heat") if one["chosen"]]
    assert chosen == [old["id"]]


def test_a_file_that_is_no_picture_is_named(library: Metarr, tmp_path: Path) -> None:
    (tmp_path / "mine.jpg").write_text("not a picture")

    said = library("art", "Heat", "--kind", "poster", "--file", str(tmp_path / "mine.jpg"))

    assert said.status == 1
    assert str(tmp_path / "mine.jpg") in said.err


def test_a_picture_of_a_kind_that_the_item_has_not_is_refused(library: Metarr) -> None:
    assert library("art", "Heat", "--kind", "spine", "--file", str(MEDIA / "cover.jpg")).status == 1
    assert library("art", "Heat", "--choose", "zzz").status == 1
    assert library("art", "Heat", "--choose", "a", "--file", "b").status == 2
    assert library("art", "Heat", "--choose", "9").status == 1


# --- trash ------------------------------------------------------------------------------------------------------------


def test_the_trash_is_listed_restored_and_purged(library: Metarr) -> None:
    assert library("trash", "list").out == "The trash is empty.\n"
    library("library", "remove", "Films")
    trashed = library.json("trash", "list")
    assert {row["title"] for row in trashed} >= {"Heat", "Ronin"}
    assert all(row["trashed_at"] for row in trashed)

    library.json("trash", "restore", "Heat")
    library.json("trash", "purge", "Ronin", "--yes")

    assert {"Heat", "Ronin"} & {row["title"] for row in library.json("trash", "list")} == set()
    library.json("trash", "purge", "--all", "--yes")
    assert library.json("trash", "list") == []


def test_what_is_not_in_the_trash_cannot_be_purged(library: Metarr) -> None:
    said = library("trash", "purge", "Heat", "--yes")

    assert said.status == 1
    assert library("trash", "purge", "--yes").status == 1
    assert library.item("Heat")


def test_a_purge_asks_and_where_nobody_can_answer_it_wants_a_yes(library: Metarr) -> None:
    library.json("trash", "put", "Heat")

    said = library("trash", "purge", "Heat", stdin="yes\n")

    assert said.status == 2
    assert "cannot come back" in said.err
    assert "--yes" in said.err
    assert [row["title"] for row in library.json("trash", "list")] == ["Heat"]


def test_items_take_their_files_along_and_an_undo_brings_them_back(library: Metarr) -> None:
    video = Path(library.item("Heat")["path"])
    plan = library.json("trash", "put", "Heat", "--with-files", "--dry-run")

    batch = library.json("trash", "put", "Heat", "--with-files")["batch"]
    (row,) = library.json("trash", "list")
    was_there = video.exists()
    said = library("undo", str(batch))

    assert str(video) in {step["path"] for step in plan["steps"]}
    assert (row["title"], row["files"], row["by"]) == ("Heat", len(plan["steps"]), "person")
    assert not was_there
    assert video.exists()
    assert f"back where they were: {row['files']}" in said.out
    assert library.item("Heat")["missing"] is False


def test_a_single_file_goes_into_the_trash_by_its_path_and_comes_back_by_it(library: Metarr) -> None:
    video = library.item("Heat")["path"]

    library.json("trash", "put", video)
    gone = library.json("trash", "list")
    listed = library("trash", "list").out
    library.json("trash", "restore", "Heat")

    assert [row["title"] for row in gone] == ["Heat"]
    assert "by you, with its last file" in listed
    assert Path(video).exists()


def test_what_comes_back_beside_something_else_is_named_and_the_command_fails(library: Metarr) -> None:
    video = Path(library.item("Heat")["path"])
    library.json("trash", "put", "Heat", "--with-files")
    video.parent.mkdir(exist_ok=True)
    video.write_bytes(b"another program's")

    said = library("trash", "restore", "Heat")

    assert said.status == 1
    assert "something else stands there now and was left alone" in said.err
    assert video.read_bytes() == b"another program's"
    assert video.with_name(f"{video.stem} (2){video.suffix}").exists()


# --- jobs and settings ------------------------------------------------------------------------------------------------


def test_jobs_are_listed_with_what_came_of_them(library: Metarr) -> None:
    jobs = library.json("jobs", "list", "--status", "done")

    assert {job["type"] for job in jobs} >= {"scan", "nfo", "pictures", "media"}
    assert {job["status"] for job in jobs} == {"done"}
    assert "Films: 3 new" in library("jobs", "list").out
    assert library.json("jobs", "list", "--status", "failed") == []


def test_a_job_is_shown_with_what_came_of_it_and_says_where_its_lines_are_gone(library: Metarr) -> None:
    scan = min(job["id"] for job in library.json("jobs", "list") if job["type"] == "scan")

    shown = library("jobs", "show", str(scan)).out
    known = library.json("jobs", "show", str(scan))

    assert f"Job {scan}, scan: done" in shown
    assert "Films: 3 new" in shown
    assert "What it said line by line is no longer kept" in shown
    assert (known["is_log_kept"], known["log"], known["providers"]) == (False, [], [])
    assert library("jobs", "show", "99999").err == "There is no job 99999.\n"


def test_a_job_of_the_running_program_is_shown_line_by_line_and_with_who_was_asked(library: Metarr) -> None:
    said = list[str]()
    with app.open_engine(library.data_dir) as engine:
        (job,) = engine.jobs.enqueue(publish_job(items=[]))
        (ended, *_) = engine.jobs.run_until_idle([job])
        engine.jobs.logs.say(job, "Heat: known to nobody.", Tone.LEFT)
        engine.jobs.logs.hear(job, "tmdb", Heard.ASKED)
        for is_json in (False, True):
            output = Output(said.append, said.append, is_json=is_json)
            act = jobs.show(ended.id)
            assert isinstance(act, EngineAct)
            act.do(Session(engine, library.host, output, library.data_dir, stdin=str))

    *text, document = said
    known = json.loads(document)
    assert "left     Heat: known to nobody." in "".join(text)
    assert "TMDB" in "".join(text)
    assert known["is_log_kept"]
    assert (known["log"][-1]["text"], known["log"][-1]["tone"]) == ("Heat: known to nobody.", "left")
    assert known["providers"] == [{"provider": "TMDB", "asked": 1, "kept": 0, "failed": 0}]


def test_a_finished_job_can_be_neither_cancelled_into_failure_nor_retried(library: Metarr) -> None:
    job = str(library.json("jobs", "list")[-1]["id"])

    assert library("jobs", "retry", job).status == 1
    assert library.json("jobs", "cancel", job) == {"cancelled": [int(job)]}
    assert {one["status"] for one in library.json("jobs", "list")} == {"done"}


def test_a_country_that_is_none_is_refused_and_the_old_one_stays(metarr: Metarr) -> None:
    metarr.json("settings", "set", "providers.country=DE")

    said = metarr("settings", "set", "providers.country=Germany")

    assert (said.status, said.err) == (1, "providers.country is two letters, such as US or DE.\n")
    assert metarr("settings", "get", "providers.country").out == "DE\n"


@pytest.mark.parametrize("name", ["providers.languages", "artwork.languages"])
def test_a_tag_of_no_language_is_refused_by_its_name_and_the_old_ones_stay(metarr: Metarr, name: str) -> None:
    metarr.json("settings", "set", f"{name}=de, pt_BR")

    said = [metarr("settings", "set", f"{name}={tags}") for tags in ("de xx", "german")]

    assert [(one.status, one.err) for one in said] == [
        (1, "“xx” is no tag of a language that is known; tags are such as “de” or “pt-BR”.\n"),
        (1, "“german” is no tag of a language; write “de”.\n"),
    ]
    assert metarr("settings", "get", name).out == "de, pt_BR\n"


def test_settings_are_listed_read_and_changed(metarr: Metarr, tmp_path: Path) -> None:
    assert metarr.json("settings", "list")["trash.days"] == 30

    metarr.json("settings", "set", "trash.days", "7")
    metarr.json("settings", "set", "automation.publish_after_scan=yes")
    metarr.json("settings", "set", "publish.sets_dir", str(tmp_path))

    assert metarr("settings", "get", "trash.days").out == "7\n"
    assert json.loads(metarr("settings", "get", "automation.publish_after_scan", "--json").out) == {
        "automation.publish_after_scan": True
    }
    assert metarr("settings", "get", "publish.sets_dir").out == f"{tmp_path}\n"
    assert "Days in" not in metarr("settings", "list").err


def test_doctor_says_how_everything_stands(library: Metarr) -> None:
    health = library.json("doctor")
    text = library("doctor").out

    assert health["data_dir"] == library.data_dir
    assert [root["online"] for root in health["roots"]] == [True, True, True]
    assert health["sqlite_wal_reset_fault"] is any("WAL-reset" in one for one in health["warnings"])
    assert library.data_dir in text
    assert "(online)" in text
    assert "need a key, see `metarr provider list`: TMDB, TheTVDB, fanart.tv, OMDb\n" in text
    assert {"name": "tvmaze", "enabled": True, "ready": True} in health["providers"]
    assert library("settings", "set", "providers.offline=true").status == 0
    assert "none is asked: Metarr is set to stay offline" in library("doctor").out


# --- where pictures lie -----------------------------------------------------------------------------------------------


def test_the_pictures_are_moved_to_another_disk_and_published_from_there(own_library: Metarr, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    before = own_library.json("cache", "show")["folder"]

    said = own_library("cache", "move", str(disk))

    assert said.out == f"Pictures lie in {disk} now: 2\n"  # the poster, and the cover of the album
    assert own_library.json("cache", "show")["folder"] == str(disk)
    (tmp_path / "media/Films/Heat (1995)/poster.jpg").unlink()
    assert own_library("publish").status == 0
    assert list((tmp_path / "media/Films/Heat (1995)").glob("*poster.jpg"))
    assert own_library.json("cache", "move", "--back")["folder"] == before


def test_pictures_are_not_moved_where_they_cannot_lie(own_library: Metarr, tmp_path: Path) -> None:
    within = tmp_path / "media/Films/pictures"
    within.mkdir()

    assert "lie within each other" in own_library("cache", "move", str(within)).err
    assert own_library("cache", "move", str(tmp_path / "nosuch")).status == 1
    assert own_library("cache", "move").status == 2
    assert own_library("jobs").out.count("move_cache") == 0
