"""Players and their groups as the store keeps them: what can be, how each was last met, and who hears of what."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import GroupId, PlayerId
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import PlayerInfo, PlayerType
from metarr_desktop.domain.settings import SETTING, Setting
from metarr_desktop.store.library import Store
from tests.builders import a_library, a_movie


@pytest.fixture
def home(store: Store) -> GroupId:
    with store.write() as unit:
        return unit.players.add_group("Home", PlayerType.KODI, "shared")


@pytest.fixture
def kodi(store: Store, home: GroupId) -> PlayerId:
    with store.write() as unit:
        return unit.players.add(home, "Kodi", host="localhost", port=8080, ws_port=9090, url="", user="me")


# --- groups and players -----------------------------------------------------------------------------------------------


def test_a_group_shows_libraries_through_its_mappings(store: Store, home: GroupId) -> None:
    films, shows = a_library(store, name="Films"), a_library(store, name="Shows")
    with store.write() as unit:
        unit.players.link(home, [films, shows, films])
        unit.players.unlink(home, [shows])
        unit.players.map(home, PathMapping("/films", "smb://nas/old"))
        unit.players.map(home, PathMapping("/films", "smb://nas/films"))

    group = store.players.group_named("HOME")
    assert (group.id, group.type, group.database, group.libraries) == (home, PlayerType.KODI, "shared", (films,))
    assert group.mappings == (PathMapping("/films", "smb://nas/films"),)

    with store.write() as unit:
        unit.players.unmap(home, "/films")
    assert store.players.group(home).mappings == ()


@pytest.mark.parametrize(("name", "database"), [("home", "own"), (" ", "own"), ("New", "theirs")])
def test_a_group_that_cannot_be_is_refused(store: Store, home: GroupId, name: str, database: str) -> None:
    with pytest.raises(BadInput), store.write() as unit:
        unit.players.add_group(name, PlayerType.KODI, database)


def test_a_player_remembers_how_it_was_last_met(store: Store, kodi: PlayerId) -> None:
    with store.write() as unit:
        unit.players.met(kodi, PlayerInfo("Kodi", "21.0"))
    met = store.players.named("kodi")
    assert (met.status, met.version, met.connected_at) == ("connected", "Kodi 21.0", "2026-05-04 12:00:00")

    with store.write() as unit:
        unit.players.missed(kodi, "off", "It does not answer.")
    assert (store.players.named("Kodi").status, store.players.named("Kodi").error) == ("off", "It does not answer.")


def test_a_player_is_changed_only_in_what_it_has(store: Store, kodi: PlayerId) -> None:
    with store.write() as unit:
        unit.players.change(kodi, {"port": 8081, "is_enabled": 0})
    with pytest.raises(BadInput, match="status"), store.write() as unit:
        unit.players.change(kodi, {"status": "connected"})

    assert (store.players.named("Kodi").port, store.players.named("Kodi").is_enabled) == (8081, False)


def test_only_what_was_published_is_for_players(store: Store, kodi: PlayerId) -> None:
    films = a_library(store)
    ready = a_movie(store, library=films)
    a_movie(store, library=films)
    with store.write() as unit:
        unit.pictures.mark_published([ready])

    assert store.players.published_items([films]) == [ready]
    assert store.players.published_items([]) == []


# --- settings ---------------------------------------------------------------------------------------------------------


_OTHER_WORDS = {"providers.country": "NZ"}


@pytest.mark.parametrize("declared", SETTING.all, ids=lambda declared: declared.name)
def test_a_setting_is_its_default_until_a_person_says_otherwise(store: Store, declared: Setting) -> None:
    assert store.settings.get(declared.name) == declared.default
    other: bool | int | str
    if isinstance(declared.default, bool):
        other = not declared.default
    elif isinstance(declared.default, int):
        other = declared.lowest
    else:
        other = declared.choices[-1] if declared.choices else _OTHER_WORDS.get(declared.name, "something")

    with store.write() as unit:
        unit.put_setting(declared.name, other)
    assert store.settings.get(declared.name) == store.settings.all()[declared.name] == other

    with store.write() as unit:
        unit.put_setting(declared.name, declared.default)
    assert store.settings.get(declared.name) == declared.default


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("trash.days", 0), ("trash.days", 3651), ("trash.days", True), ("appearance.theme", "pink"), ("publish.nfo", 1)],
)
def test_a_value_out_of_range_is_refused_and_nothing_changes(store: Store, name: str, wrong: bool | int | str) -> None:
    with pytest.raises(BadInput, match=name), store.write() as unit:
        unit.put_setting(name, wrong)

    assert store.settings.get(name) == SETTING.named(name).default


def test_a_value_that_an_earlier_version_took_shuts_nobody_out(store: Store, tmp_path: Path) -> None:
    with store.write() as unit:
        unit.put_setting("providers.country", "DE")
    with contextlib.closing(sqlite3.connect(tmp_path / "library.db")) as connection, connection:
        connection.execute("UPDATE setting SET value = '\"Germany\"' WHERE name = 'providers.country'")

    assert store.settings.get("providers.country") == store.settings.all()["providers.country"] == "US"


def test_an_unknown_setting_is_named(store: Store) -> None:
    with pytest.raises(NotFound, match=r"no\.such"):
        store.settings.get("no.such")
