"""A first evening with Metarr, from an empty profile: everything by the keyboard alone, and again by the mouse alone.

The tasks are written once; how they are done is the hand's (`tests.journeys.hands`). TMDB is a service on 127.0.0.1.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.item_views import ItemDetail
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.providers import local, tmdb
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.application import WindowProgram
from tests.disk import a_video, spoken_in
from tests.journeys.hands import Hand, Keyboard, Mouse
from tests.replay import Asked, Replay, Reply, json_reply, replaying
from tests.ui.conftest import english as english

ORCHARD, REMAKE, HORIZON, STATION = 11, 12, 13, 14
KNOWN = {
    ORCHARD: ("Orchard", 2011, "A gardener loses a greenhouse."),
    REMAKE: ("Orchard", 1973, "A greenhouse loses its gardener."),
    HORIZON: ("Half a Horizon", 2015, "Two sailors and one map."),
    STATION: ("Kestrel Station", 2024, "Nobody leaves the station."),
}
POSTERS = {"red.jpg": ("firebrick", 1000, 1500), "blue.jpg": ("steelblue", 680, 1020)}


# --- the tasks ----------------------------------------------------------------------------------------------------


def add_a_folder(person: Hand, films: Path) -> None:
    """The three first steps: a folder, no player, a key of TMDB; then everything is found and fetched."""
    person.wait_to_see("Where are your films?")
    person.press("Browse…")
    person.point_to_folder(films)
    person.wait_to_see("Videos named like films: 3")
    person.press("Next")
    person.press("Skip")
    person.enter("TMDB: Key", "a-key")
    person.press("Start scanning")
    person.wait_to_see("Kestrel Station")


def fix_a_wrong_match(person: Hand, engine: Engine) -> None:
    """It was taken for the newer film of that name; it is the older one."""
    person.choose("Titles", "Orchard")
    person.command("Item", "Identify…")
    person.wait_to_see("1973")
    person.press("Accept Orchard (1973)")
    person.wait(lambda: value_of(engine, "Orchard", "plot") == KNOWN[REMAKE][2])


def lock_a_plot(person: Hand, engine: Engine) -> None:
    person.choose("Titles", "Orchard")
    person.command("Item", "Edit")
    person.press("Lock Plot")
    person.wait(lambda: "plot" in film(engine, "Orchard").row.locked)


def choose_a_poster(person: Hand, engine: Engine) -> None:
    before = poster_of(engine, "Orchard")
    person.turn_to("Artwork")
    person.choose("Kinds of pictures", "Poster")
    person.open("Candidates", "680 × 1020")
    person.wait(lambda: poster_of(engine, "Orchard") not in ("", before))
    assert "poster" in film(engine, "Orchard").row.locked


def give_all_a_genre_and_take_it_back(person: Hand, engine: Engine) -> None:
    person.choose_all("Titles")
    person.choose("Fields", "Genres")
    person.add_word("Add to Genres", "Mystery")
    person.press("Apply to 2")
    person.wait(lambda: all("Mystery" in genres for genres in all_genres(engine)))
    person.undo()
    person.wait(lambda: sorted(all_genres(engine)) == [("Drama",), ("Drama",), ("Mystery",)])


def see_the_plan_and_publish(person: Hand, engine: Engine, films: Path) -> None:
    person.command("Library", "Publish everything unpublished…")
    person.wait_to_see("Nothing is written until you say so")
    nfo = films / "Orchard (2011)" / "Orchard (2011).nfo"
    assert not nfo.exists()
    person.press("Publish 3 titles")
    person.wait(nfo.exists)
    assert etree.parse(nfo).findtext("plot") == KNOWN[REMAKE][2]
    person.wait_to_see("Everything is published")


def bring_back_from_the_trash(person: Hand, engine: Engine) -> None:
    person.open("Places", "Movies")
    person.choose("Titles", "Half a Horizon")
    person.command("Item", "Move to trash")
    person.wait(lambda: len(titles(engine)) == 2)
    person.open("Places", "Trash")
    person.choose("Titles in the trash", "Half a Horizon")
    person.press("Restore 1")
    person.wait(lambda: "Half a Horizon" in titles(engine))


def find_german_sound_without_subtitles(person: Hand) -> None:
    person.open("Places", "Movies")
    person.wait_to_see("Half a Horizon")
    person.look_for("german audio missing subtitles", [("Sound in", "German"), ("Missing", "Subtitles")])
    person.wait_to_miss("Half a Horizon")
    person.wait(lambda: person.rows("Titles") == ["Orchard"])
    assert person.sees("audio German")


@pytest.mark.parametrize("hand", [Keyboard, Mouse])
def test_a_new_user_gets_everything_done(
    hand: type[Hand], program: WindowProgram, films: Path, english: None, qtbot: QtBot
) -> None:
    person = hand(program.window, qtbot)
    person.wait(lambda: program.window.session is not None)
    engine = program.window.session.desk.engine

    add_a_folder(person, films)
    person.wait(lambda: not engine.browse.counts().unfinished_jobs)
    fix_a_wrong_match(person, engine)
    lock_a_plot(person, engine)
    choose_a_poster(person, engine)
    give_all_a_genre_and_take_it_back(person, engine)
    see_the_plan_and_publish(person, engine, films)
    bring_back_from_the_trash(person, engine)
    find_german_sound_without_subtitles(person)


# --- the household ------------------------------------------------------------------------------------------------


@pytest.fixture
def films(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three films in the person's home: one in German alone, one with German subtitles, one in French."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "Films"
    for name, seed in (
        ("Orchard (2011)", "plain.mp4"),
        ("Half a Horizon (2015)", "two-languages.mkv"),
        ("Kestrel Station (2024)", "plain.mp4"),
    ):
        a_video(folder / name / f"{name}{Path(seed).suffix}", seed=seed)
    spoken_in(folder / "Orchard (2011)" / "Orchard (2011).mp4", "ger")
    return folder


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WindowProgram]:
    """The program on an empty profile, in which only TMDB's address is another."""
    monkeypatch.setattr("metarr_desktop.providers.SOURCES", (local.SOURCE, tmdb.SOURCE))
    data = str(tmp_path / "data")
    with replaying() as service:
        service.when(lambda asked: answer(service, asked))
        with open_engine(data) as engine:
            engine.sources.set("tmdb", {"base_url": service.url})
        program = WindowProgram(qapp, data, open_engine, serve=None)
        qtbot.addWidget(program.window)
        program.start()
        yield program
        program.end()


def answer(service: Replay, asked: Asked) -> Reply | None:
    """What TMDB tells of the films that it knows."""
    *_, first, last = ["", *asked.path.strip("/").split("/")]
    if last == "configuration":
        return json_reply({"images": {"secure_base_url": f"{service.url}/t/p/"}})
    if last in POSTERS:
        return Reply(200, jpeg(*POSTERS[last]), {"Content-Type": "image/jpeg"})
    if asked.path.startswith("/search/movie"):
        found = [id for id, (title, _, _) in KNOWN.items() if title.casefold() == asked.query["query"].casefold()]
        return json_reply({"results": [known(id) for id in found]})
    if first == "movie":
        return json_reply({**known(int(last)), **more(int(last))})
    return None


def known(id: int) -> dict[str, Any]:
    title, year, plot = KNOWN[id]
    return {
        "id": id,
        "title": title,
        "original_title": title,
        "original_language": "en",
        "overview": plot,
        "release_date": f"{year}-05-01",
        "poster_path": "/red.jpg",
    }


def more(id: int) -> dict[str, Any]:
    posters = [
        {"file_path": f"/{name}", "iso_639_1": "en", "width": width, "height": height, "vote_count": 0}
        for name, (_, width, height) in POSTERS.items()
    ]
    return {
        "genres": [{"id": id, "name": "Mystery" if id == STATION else "Drama"}],
        "runtime": 1,
        "images": {"posters": posters},
    }


def jpeg(colour: str, width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "JPEG")
    return stream.getvalue()


def titles(engine: Engine) -> dict[str, ItemId]:
    ids = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]
    return {row.title: row.id for row in engine.browse.rows(ids)}


def film(engine: Engine, title: str) -> ItemDetail:
    return engine.browse.detail(titles(engine)[title])


def value_of(engine: Engine, title: str, field: str) -> Any:
    return film(engine, title).values.get(field)


def all_genres(engine: Engine) -> list[tuple[str, ...]]:
    return [value_of(engine, title, "genres") or () for title in titles(engine)]


def poster_of(engine: Engine, title: str) -> str:
    pictures = film(engine, title).pictures
    return next((one.sha256 for one in pictures if one.art == "poster" and one.position == 0), "")
