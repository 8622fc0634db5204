"""`metarr episodes`: which episodes a file holds, said on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Metarr
from tests.disk import an_episode_file


@pytest.fixture
def season(metarr: Metarr, tmp_path: Path) -> Path:
    """The folder of a season of two files."""
    root = tmp_path / "media"
    for number in (1, 2):
        an_episode_file(root / "Firefly", f"Firefly S01E0{number}")
    metarr.json("library", "add", str(root), "--type", "tv")
    assert metarr("scan").status == 0
    return root / "Firefly" / "Season 01"


def held(metarr: Metarr) -> dict[str, str]:
    files = metarr.json("episodes", "list", "Firefly")["files"]
    return {Path(one["path"]).stem[-6:]: one["episodes"] for one in files}


def test_files_are_mapped_pair_by_pair_and_one_undo_takes_it_back(metarr: Metarr, season: Path) -> None:
    first, second = (str(season / f"Firefly S01E0{number}.mkv") for number in (1, 2))

    plan = metarr.json("episodes", "map", "Firefly", first, "S01E01-E02", second, "S01E04", "--dry-run")
    before = held(metarr)
    done = metarr.json("episodes", "map", "Firefly", first, "S01E01-E02", second, "S01E04")
    after = held(metarr)
    metarr.json("undo", str(done["batch"]))

    assert [(one["before"], one["after"]) for one in plan["files"]] == [("S01E01", "S01E01-E02"), ("S01E02", "S01E04")]
    assert plan["made"] == ["S01E04"]
    assert before == held(metarr) == {"S01E01": "S01E01", "S01E02": "S01E02"}
    assert after == {"S01E01": "S01E01-E02", "S01E02": "S01E04"}


def test_the_history_says_from_which_episode_to_which_a_file_went(metarr: Metarr, season: Path) -> None:
    first, second = (str(season / f"Firefly S01E0{number}.mkv") for number in (1, 2))
    metarr.json("episodes", "map", "Firefly", first, "S01E02", second, "extra")
    (show,) = metarr.items("--kind", "series")
    (episode,) = [one for one in metarr.items("--kind", "episode") if one["episode"] == 2]

    told = metarr.json("history", str(episode["id"]))[0]

    assert (Path(told["file"]).name, told["episodes"]) == ("Firefly S01E01.mkv", {"from": "S01E01", "to": "S01E02"})
    assert "Firefly S01E01.mkv: S01E01 → S01E02" in metarr("history", str(episode["id"])).out
    assert f"Firefly S01E02.mkv: S01E02 → other of {show['id']}" in metarr("history", str(show["id"])).out


def test_what_names_no_episode_is_refused_in_a_sentence(metarr: Metarr, season: Path) -> None:
    said = metarr("episodes", "map", "Firefly", str(season / "Firefly S01E01.mkv"), "soon")

    assert said.status == 1
    assert "“soon” names no episode" in said.err


def test_where_no_provider_told_of_episodes_none_is_missing(metarr: Metarr, season: Path) -> None:
    assert metarr.json("episodes", "missing")["episodes"] == []
    assert metarr("episodes", "missing", "Firefly").out == "No episode is missing, as far as providers told.\n"
