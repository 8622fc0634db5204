"""What is in the libraries, in numbers, by command."""

import csv
from pathlib import Path

from tests.cli.conftest import Metarr


def test_numbers_are_told_to_programs_with_the_search_that_finds_each(library: Metarr) -> None:
    found = library.json("stats")

    assert found["counts"] == {
        "movie": 3,
        "series": 1,
        "season": 1,
        "episode": 1,
        "artist": 1,
        "album": 1,
        "track": 1,
    }
    decades = found["charts"]["decades"]
    assert sum(bar["count"] for bar in decades["bars"]) == decades["total"] == 5
    nineties = next(bar for bar in decades["bars"] if bar["key"] == "1990")
    assert {one["title"] for one in library.items("--where", nineties["query"])} == {
        "Heat",
        "Ronin",
        "Invented Songs",
    }


def test_one_library_is_counted_alone(library: Metarr) -> None:
    found = library.json("stats", "--library", "Shows")

    assert found["library"] == "Shows"
    assert found["counts"] == {"series": 1, "season": 1, "episode": 1}
    assert library("stats", "--library", "Nowhere").status == 1


def test_a_person_reads_tables(library: Metarr) -> None:
    said = library("stats", "--library", "Films")

    assert said.status == 0
    assert "Titles: 3 movies; " in said.out
    assert "Decades (movies: 3)\n" in said.out
    assert "  Crime            1       genre:Crime kind:movie library:Films\n" in said.out


def test_exports_are_written_where_the_caller_stands(library: Metarr, tmp_path: Path) -> None:
    table, page = tmp_path / "out.csv", tmp_path / "out.html"

    said = library("stats", "--csv", str(table), "--html", str(page))

    assert (said.status, said.out) == (0, f"Written: {table}\nWritten: {page}\n")
    lines = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
    assert lines[0] == ["Chart", "What", "Number", "Unit", "Search"]
    assert ["Decades", "1990s", "3", "titles"] in [line[:4] for line in lines]
    assert "<h1>Statistics: all libraries</h1>" in page.read_text(encoding="utf-8")


def test_disks_are_told_and_exported(library: Metarr, tmp_path: Path) -> None:
    table, page = tmp_path / "out.csv", tmp_path / "out.html"
    films = library.json("library", "list")[0]["roots"][0]["path"]

    said = library("stats", "--library", "Films")
    library("stats", "--library", "Films", "--csv", str(table), "--html", str(page))
    (disk,) = library.json("stats", "--library", "Films")["disks"]

    assert f"Disk with {films} (of " in said.out
    lines = [line for line in csv.reader(table.read_text(encoding="utf-8").splitlines()) if line[0].startswith("Disk")]
    assert [line[1] for line in lines] == ["the library", "other things", "free"]
    assert lines[0] == [f"Disk with {films}", "the library", str(disk["ours"]), "bytes", ""]
    assert f"<h2>Disk with {films}</h2>" in page.read_text(encoding="utf-8")


def test_a_name_with_another_ending_is_refused_before_anything_is_counted(library: Metarr, tmp_path: Path) -> None:
    said = library("stats", "--csv", str(tmp_path / "out.txt"))

    assert said.status != 0
    assert "a name that ends in .csv" in said.err
    assert not (tmp_path / "out.txt").exists()


def test_without_a_library_there_are_no_numbers_and_no_failure(metarr: Metarr) -> None:
    assert metarr("stats").out.startswith("Titles: none; ")
    assert metarr.json("stats")["counts"] == {}
