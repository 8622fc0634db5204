"""Words in, exit status out: global options, wrong usage, and whose engine does the work."""

import contextlib
import json
import logging
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup

from metarr_desktop import app
from metarr_desktop.cli.commands import build
from metarr_desktop.cli.program import Program
from metarr_desktop.files.lock import DirectoryLock
from metarr_desktop.services.engine import Engine
from tests.cli.conftest import Metarr


def test_the_version_is_said_without_opening_anything(metarr: Metarr) -> None:
    said = metarr("--version")

    assert (said.status, said.out) == (0, f"metarr {app.version()}\n")
    assert not Path(metarr.data_dir).exists()


@pytest.mark.parametrize(
    "words", [["--json", "library", "list"], ["library", "list", "--json"], ["library", "--json", "list"]]
)
def test_global_options_are_taken_wherever_they_stand(metarr: Metarr, words: list[str]) -> None:
    assert metarr.bare(*words, f"--data-dir={metarr.data_dir}").out == "[]\n"
    assert metarr.bare("--data-dir", metarr.data_dir, *words).out == "[]\n"


@pytest.mark.parametrize(
    "words",
    [
        ["nosuch"],
        ["library"],
        ["library", "add"],
        ["library", "add", "x", "--type", "books"],
        ["items", "--kind", "book"],
        ["items", "--limit", "many"],
        ["items", "--nosuch"],
        ["undo", "99999999999999999999"],
        ["jobs", "cancel", "99999999999999999999"],
        ["set", "1", "title"],
        ["art"],
        ["art", "1", "--url", "http://127.0.0.1/p.jpg", "--file", "p.jpg"],
        ["art", "1", "--library", "Films"],
        ["publish", "--all", "--library", "Films"],
        ["player", "add", "K", "--group", "G", "--host", "h", "--port", "1", "--url", "u"],
        ["player", "add", "K", "--group", "G", "--host", "h", "--port", "99999"],
        ["settings", "set", "trash.days"],
        ["items", "--where", "bogus>3"],
        ["verify", "--only", "odd"],
        ["identify", "--waiting", "--own"],
        ["backup", "restore"],
        ["--data-dir"],
    ],
)
def test_wrong_usage_is_said_in_a_sentence_with_status_2(metarr: Metarr, words: list[str]) -> None:
    said = metarr(*words)

    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["read", "x"], "Missing option '--type'. Choose from: movie, tv, music. `metarr read --help` says more.\n"),
        (
            ["library", "add", "x", "--type", "books"],
            "Invalid value for '--type': 'books' is not one of 'movie', 'tv', 'music'. "
            "`metarr library add --help` says more.\n",
        ),
    ],
)
def test_wrong_usage_is_one_plain_line(metarr: Metarr, words: list[str], sentence: str) -> None:
    assert metarr(*words).err == sentence


def test_a_data_directory_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    said = Metarr(tmp_path / "file" / "data")("library", "list")

    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"Metarr cannot keep its data in {tmp_path}/file/data (a file of that name is in the way at {tmp_path}/file). "
        "Nothing was changed; name a folder on a disk of this machine with --data-dir or METARR_DATA_DIR.\n"
    )
    assert (tmp_path / "file").read_text() == "mine"


def test_a_data_directory_on_a_network_share_is_refused_before_anything_is_made(
    metarr: Metarr, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metarr_desktop.files.lock.share_at", lambda path: "nfs4")

    said = metarr("library", "list")

    assert said.status == 1
    assert f"{metarr.data_dir} (it is on a network share, nfs4" in said.err
    assert not Path(metarr.data_dir).exists()


def test_wrong_usage_opens_nothing(metarr: Metarr) -> None:
    metarr("items", "--kind", "book")

    assert not Path(metarr.data_dir).exists()


@pytest.mark.parametrize(
    "words",
    [
        ["library", "add", "/nosuch", "--type", "movie"],
        ["library", "remove", "nosuch"],
        ["scan", "nosuch"],
        ["show", "99"],
        ["undo", "99"],
        ["settings", "get", "nosuch"],
        ["settings", "set", "trash.days", "never"],
        ["player", "test", "nosuch"],
        ["player", "group", "add", "Plex", "--type", "plex", "--database", "shared"],
        ["sync", "--group", "nosuch"],
        ["jobs", "retry", "99"],
        ["suggestions", "accept", "99"],
        ["trash", "restore", "99"],
        ["read", "/nosuch", "--type", "tv"],
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_with_status_1(metarr: Metarr, words: list[str]) -> None:
    said = metarr(*words)

    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def commands(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*before, name)
        if isinstance(command, TyperGroup):
            yield from commands(command, (*before, name))


def all_commands() -> list[tuple[str, ...]]:
    import typer.main

    return list(commands(typer.main.get_command(build())))


@pytest.mark.parametrize("words", all_commands(), ids=" ".join)
def test_every_command_has_help_that_opens_nothing(metarr: Metarr, words: Sequence[str]) -> None:
    said = metarr(*words, "--help")

    assert said.status == 0
    assert " ".join(words) in said.out
    assert not re.search("<bool>|<str>|list\\[", said.out)
    assert not Path(metarr.data_dir).exists()


def test_an_unforeseen_error_is_a_sentence_and_its_traceback_is_in_the_log(
    metarr: Metarr, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(engine: object, **look: object) -> None:
        raise ZeroDivisionError("canary")

    monkeypatch.setattr("metarr_desktop.services.doctor.examine", fail)

    said = metarr("doctor")

    assert said.status == 1
    assert "ZeroDivisionError" in said.err
    assert "canary" not in said.err
    assert "canary" in Path(metarr.data_dir, "metarr.log").read_text()


def test_a_newer_library_is_refused_in_a_sentence(metarr: Metarr) -> None:
    import sqlite3

    metarr("library", "list")
    with contextlib.closing(sqlite3.connect(f"{metarr.data_dir}/library.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()

    said = metarr("items")

    assert said.status == 1
    assert "newer Metarr" in said.err


def test_verbose_logs_go_to_standard_error_and_handlers_do_not_pile_up(metarr: Metarr) -> None:
    before = list(logging.getLogger().handlers)

    said = metarr("-v", "library", "list", "--json")

    assert said.out == "[]\n"
    assert logging.getLogger().handlers == before


# --- whose engine -----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def running(metarr: Metarr) -> Iterator[Engine]:
    """An engine that answers on its socket, as a window's does."""
    with (
        app.open_engine(metarr.data_dir) as engine,
        app.serving(engine, Program(metarr.host).answering(engine), lambda: False),
    ):
        yield engine


def test_a_running_engine_does_the_command_and_its_caller_says_what_came_back(library: Metarr) -> None:
    alone = library("show", "Heat", "--json")

    with running(library):
        forwarded = library("show", "Heat", "--json")

    assert forwarded == alone
    assert forwarded.status == 0


def test_a_running_engine_scans_and_knows_at_once(library: Metarr) -> None:
    with running(library) as engine:
        said = library("set", "Heat", "title=Fire")

        (item,) = [one for one in library.items("--kind", "movie") if one["title"] == "Fire"]
        assert said.status == 0
        assert engine.browse.detail(item["id"]).row.title == "Fire"
        assert library("scan", "Films").status == 0


def test_forwarded_errors_and_wrong_usage_keep_their_status(library: Metarr) -> None:
    with running(library):
        assert library("show", "99").status == 1
        assert library("items", "--where", "bogus>3").status == 2
        assert library("items", "--nosuch").status == 2


def test_forwarded_paths_are_those_of_the_callers_folder(
    metarr: Metarr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Films").mkdir()
    with running(metarr):
        monkeypatch.chdir(tmp_path)
        added = metarr.json("library", "add", "Films", "--type", "movie")

    assert [root["path"] for root in added["roots"]] == [str(tmp_path / "Films")]


def test_a_password_reaches_the_running_engine_by_standard_input(metarr: Metarr) -> None:
    with running(metarr) as engine:
        metarr("player", "group", "add", "Home", "--type", "kodi")
        words = ("player", "add", "Kodi", "--group", "Home", "--host", "127.0.0.1", "--port", "1", "--password-stdin")
        said = metarr(*words, stdin="geheim\n")

        assert said.status == 0
        assert "geheim" not in said.out + said.err
        (player,) = engine.browse.players()
        assert "geheim" in Path(metarr.data_dir, "secrets.json").read_text()
        assert player.name == "Kodi"


def test_a_command_waits_for_another_to_let_go_of_the_data_directory(metarr: Metarr) -> None:
    metarr("library", "list")
    other = DirectoryLock(metarr.data_dir).acquire()
    asked: list[str] = []

    def nobody_answers(data_dir: str, *rest: Any, **more: Any) -> None:
        asked.append(data_dir)
        if len(asked) == 2:
            other.release()

    said = Metarr(metarr.data_dir, forward=nobody_answers)("library", "list")

    assert said.status == 0
    assert len(asked) == 2


def test_a_command_that_waited_long_enough_says_who_is_in_the_way(metarr: Metarr) -> None:
    import dataclasses

    metarr("library", "list")
    metarr.host = dataclasses.replace(metarr.host, patience_s=0.0)

    with DirectoryLock(metarr.data_dir).acquire():
        said = metarr("library", "list")

    assert said.status == 1
    assert "is in use by another Metarr" in said.err


def test_answers_for_programs_are_json_in_a_pipe_and_tables_for_eyes(library: Metarr) -> None:
    piped = library("items", "--kind", "movie", "--limit", "1")
    eyes = library("library", "list")

    assert json.loads(piped.out)["kind"] == "movie"
    assert eyes.out.splitlines()[0].split() == ["ID", "Name", "Type", "State", "Titles", "Scanned", "(UTC)", "Folders"]
