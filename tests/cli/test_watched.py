"""`metarr watched`: switched on a group, seen before, merged, disagreements settled; with a Kodi that answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Metarr
from tests.disk import a_film
from tests.players.fake_kodi import FakeKodi, Row

FILM = "Heat (1995)"


@pytest.fixture
def kodi(tmp_path: Path) -> Iterator[FakeKodi]:
    with FakeKodi(f"{tmp_path}/films/", f"{tmp_path}/tv/").serve() as kodi:
        yield kodi


@pytest.fixture
def home(metarr: Metarr, tmp_path: Path, kodi: FakeKodi) -> Metarr:
    """One film, shown by a Kodi called Den."""
    a_film(tmp_path / "films", FILM)
    metarr.json("library", "add", str(tmp_path / "films"), "--type", "movie")
    metarr.json("scan")
    metarr.json("player", "group", "add", "Home", "--type", "kodi")
    metarr.json("player", "link", "Home", "Movies")
    where = ("--host", "127.0.0.1", "--port", str(kodi.address.port), "--ws-port", str(kodi.address.ws_port))
    metarr.json("player", "add", "Den", "--group", "Home", *where, "--user", "kodi", "--password-stdin", stdin="kodi\n")
    metarr.json("publish")
    metarr.json("sync")
    return metarr


def row(kodi: FakeKodi) -> Row:
    return kodi.row("movie", os.path.join(kodi.movies, FILM, f"{FILM}.mkv"))


def test_without_a_group_that_takes_part_it_says_how_to_switch_it_on(home: Metarr, kodi: FakeKodi) -> None:
    row(kodi)["playcount"] = 1

    said = home("watched", "merge")

    assert (said.status, said.out) == (0, "")
    assert "`metarr watched set GROUP both` switches it on" in said.err
    assert home.json("show", "Heat").get("watched") is None


def test_what_was_watched_is_seen_before_it_is_merged_and_taken_back_after(home: Metarr, kodi: FakeKodi) -> None:
    row(kodi).update(playcount=1, lastplayed="2026-03-02 20:00:00", userrating=9)
    switched = home("watched", "set", "Home", "both")

    seen = home("watched", "merge", "--dry-run")
    untouched = home.json("show", "Heat").get("watched")
    merged = home.json("watched", "merge")

    assert switched.out.startswith("“Home” is asked what was watched, and told of it from now on.")
    assert "Heat: here played 0 → 1 times (Den)\nHeat: here rated 0 → 9 (Den)\n" in seen.out
    assert untouched is None
    assert [(one["player"], one["taken"], one["told"], one["conflicts"]) for one in merged] == [("Den", 1, 0, 0)]
    values = home.json("show", "Heat")
    assert (values["watched"], values["play_count"], values["user_rating"]) == (True, 1, 9)
    assert home.json("player", "group", "list")[0]["watched"] == "both"


def test_what_is_said_here_is_told_there(home: Metarr, kodi: FakeKodi) -> None:
    home.json("watched", "set", "Home", "to")
    home.json("set", "Heat", "watched=yes")

    home.json("watched", "merge")

    assert row(kodi)["playcount"] == 1


def test_a_disagreement_is_listed_and_settled(home: Metarr, kodi: FakeKodi) -> None:
    home.json("set", "Heat", "user_rating=8")
    row(kodi)["userrating"] = 4
    home.json("watched", "set", "Home", "both")
    merged = home("watched", "merge")
    (conflict,) = home.json("watched", "conflicts")
    listed = home("watched", "conflicts")

    settled = home("watched", "settle", str(conflict["id"]), "--other")
    home.json("watched", "merge")

    assert "Open conflicts: 1" in merged.err
    assert (conflict["title"], conflict["mark"], conflict["kept"], conflict["lost"]) == ("Heat", "rating", 8, 4)
    assert "rated 8 (here)" in listed.out
    assert "The other word counts now" in settled.out
    assert row(kodi)["userrating"] == 4
    assert home.json("watched", "conflicts") == []
    assert home("watched", "settle", str(conflict["id"])).status == 1


def test_a_player_that_is_off_is_named_and_nothing_fails(home: Metarr) -> None:
    home.json("watched", "set", "Home", "both")
    home.json("player", "set", "Den", "port=9")

    said = home("watched", "merge")

    assert said.status == 0
    assert said.err.startswith("Den: ")
