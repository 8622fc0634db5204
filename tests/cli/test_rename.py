"""`metarr rename`: the plan, the act, the way back, and what is said of words that make no sense."""

from pathlib import Path

from tests.cli.conftest import Metarr

OLD = "media/Films/Ronin (1998)/Ronin (1998).mp4"
NEW = "media/Films/1998 Ronin/Ronin.mp4"
TEMPLATES = ("--template", "movie_folder={year} {title}", "--template", "movie_file={title}")


def test_a_dry_run_names_old_and_new_and_touches_nothing(own_library: Metarr, tmp_path: Path) -> None:
    plan = own_library.json("rename", "Ronin", "--dry-run", *TEMPLATES)
    text = own_library("rename", "Ronin", "--dry-run", *TEMPLATES).out

    main = next(move for move in plan["moves"] if move["main"])
    assert (main["source"], main["target"]) == (str(tmp_path / OLD), str(tmp_path / NEW))
    assert f"→ {tmp_path / NEW}\n" in text
    assert text.endswith("Nothing was touched.\n")
    assert (tmp_path / OLD).is_file()


def test_what_was_renamed_has_its_name_back_after_an_undo(own_library: Metarr, tmp_path: Path) -> None:
    said = own_library.json("rename", "Ronin", *TEMPLATES)
    assert (tmp_path / NEW).is_file()
    assert said["failed"] == 0

    undone = own_library("undo", str(said["batch"]))

    assert (tmp_path / OLD).is_file()
    assert "Names given back: " in undone.out


def test_a_dry_run_of_the_undo_of_a_rename_says_which_names_come_back(own_library: Metarr, tmp_path: Path) -> None:
    batch = str(own_library.json("rename", "Ronin", *TEMPLATES)["batch"])

    plan = own_library.json("undo", batch, "--dry-run")
    text = own_library("undo", batch, "--dry-run").out

    assert {one["verb"] for one in plan["files"]} == {"move"}
    assert Path(plan["files"][-1]["target"]).name in {"Ronin (1998)", "Ronin (1998).mp4"}
    assert text.endswith("Nothing was touched.\n")
    assert (tmp_path / NEW).is_file()


def test_what_needs_no_other_name_says_so(own_library: Metarr) -> None:
    own_library("rename", "Ronin", *TEMPLATES)

    again = own_library("rename", "Ronin", *TEMPLATES)

    assert again.status == 0
    assert again.out == "Every name is as it should be. Nothing was touched.\n"


def test_a_template_that_makes_no_names_is_refused_with_the_place(own_library: Metarr, tmp_path: Path) -> None:
    said = own_library("rename", "Ronin", "--template", "movie_file={titel}")

    assert said.status == 1
    assert "no token {titel} (at character 1)" in said.err
    assert (tmp_path / OLD).is_file()


def test_a_rename_of_nothing_named_and_an_unknown_kind_are_wrong_words(own_library: Metarr) -> None:
    assert own_library("rename").status == 2
    assert own_library("rename", "--all", "--template", "film={title}").status == 2
