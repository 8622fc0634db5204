"""`metarr hook`: from a manager's post over HTTP to a film with its id, and everything around it by command."""

import http.client
import json
import os
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from metarr_desktop import app
from metarr_desktop.domain.hooks import HookState
from metarr_desktop.services.engine import Engine
from tests import disk
from tests.cli.conftest import Metarr
from tests.hook_payloads import radarr


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def films(metarr: Metarr, tmp_path: Path) -> Path:
    """The folder of a library that Radarr, which may tell, calls /data/movies. Its films were written an hour ago."""
    folder = tmp_path / "films"
    video = disk.a_film(folder, "Heat (1995)")
    stamp = video.stat().st_mtime - 3600
    os.utime(video, (stamp, stamp))
    metarr.json("library", "add", str(folder), "--type", "movie", "--name", "Films")
    metarr.json("hook", "add", "Radarr", "--type", "radarr", "--map", f"/data/movies={folder}")
    assert metarr("settings", "set", "providers.offline", "true").status == 0
    assert metarr("settings", "set", "hooks.enabled", "true").status == 0
    assert metarr("settings", "set", "hooks.port", str(a_free_port())).status == 0
    return folder


def posted(address: str, token: str, body: bytes) -> tuple[int, Any]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.request("POST", parts.path, body, {"Content-Type": "application/json", "X-Metarr-Token": token})
    answer = connection.getresponse()
    status, said = answer.status, json.loads(answer.read())
    connection.close()
    return status, said


def settled(engine: Engine) -> None:
    """Wait until all that was told is dealt with."""
    seen = threading.Event()
    engine.newsroom.subscribe(lambda news: seen.set())
    while engine.hooks.events(states=[HookState.RECEIVED]):
        seen.wait(10)
        seen.clear()


def test_a_film_that_radarr_posts_over_http_is_scanned_and_identified(metarr: Metarr, films: Path) -> None:
    told = metarr.json("hook", "token", "Radarr")

    with app.open_engine(metarr.data_dir) as engine:
        engine.hook_door.start()
        status, said = posted(told["address"], told["token"], radarr())
        settled(engine)

    assert (status, said["state"]) == (202, "received")
    (event,) = metarr.json("hook", "events")
    assert (event["name"], event["title"], event["state"]) == ("Download", "Heat (1995)", "done")
    heat = metarr.json("show", "Heat")
    assert (heat["status"], heat["confidence"]) == ("identified", 1.0)
    assert heat["external_ids"] == {"tmdb": "949", "imdb": "tt0113277"}


def test_the_door_follows_its_settings(metarr: Metarr, films: Path) -> None:
    with app.open_engine(metarr.data_dir) as engine:
        door = engine.hook_door
        assert not door.state().is_on
        door.start()
        first = door.state().address
        assert engine.hook_door.test(engine.hooks.named("Radarr"))[0] == 200

        port = a_free_port()
        engine.libraries.put_setting("hooks.port", port)
        assert door.state().address == f"http://127.0.0.1:{port}" != first
        assert engine.hook_door.test(engine.hooks.named("Radarr"))[0] == 200

        engine.libraries.put_setting("hooks.enabled", False)
        assert (door.state().is_on, door.state().is_wanted) == (False, False)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))


def test_a_port_that_another_program_has_is_said_and_not_fatal(metarr: Metarr, films: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert metarr("settings", "set", "hooks.port", str(other.getsockname()[1])).status == 0
        with app.open_engine(metarr.data_dir) as engine:
            engine.hook_door.start()
            assert "another program" in engine.hook_door.state().error
        said = metarr("hook", "test", "Radarr")

    assert (said.status, "another program" in said.err) == (1, True)


def test_a_test_is_let_in_though_nobody_listens_otherwise(metarr: Metarr, films: Path) -> None:
    said = metarr("hook", "test", "Radarr")

    assert said.status == 0
    assert "“Radarr” is let in (200)." in said.out
    assert "Nobody listens now" in said.out
    assert [one["name"] for one in metarr.json("hook", "events")] == ["Test"]


def test_a_failed_event_is_replayed_after_its_mapping_was_made(metarr: Metarr, films: Path) -> None:
    metarr.json("hook", "unmap", "Radarr", "/data/movies")
    with app.open_engine(metarr.data_dir) as engine:
        source = engine.hooks.named("Radarr")
        event = engine.intake.receive(source, radarr()).event
    failed = metarr("hook", "replay", str(event))
    assert (failed.status, "mapping" in failed.err) == (1, True)

    metarr.json("hook", "map", "Radarr", "/data/movies", str(films))
    replayed = metarr.json("hook", "replay", str(event))

    assert replayed["state"] == "done"
    assert [one["title"] for one in metarr.items()] == ["Heat"]


def test_sources_are_listed_changed_and_removed(metarr: Metarr, films: Path) -> None:
    (source,) = metarr.json("hook", "list")["sources"]
    assert source["mappings"] == [{"theirs": "/data/movies", "ours": str(films)}]

    changed = metarr.json("hook", "set", "radarr", "--name", "Films", "--url", "http://127.0.0.1:7878/")
    assert (changed["name"], changed["url"]) == ("Films", "http://127.0.0.1:7878")
    assert "Films" in metarr("hook", "list").out

    assert metarr.json("hook", "remove", "Films") == {"removed": "Films"}
    assert metarr.json("hook", "list")["sources"] == []


def test_another_token_shuts_out_who_has_the_one_before(metarr: Metarr, films: Path) -> None:
    before = metarr.json("hook", "token", "Radarr")["token"]
    after = metarr.json("hook", "token", "Radarr", "--renew")["token"]

    assert before != after == metarr.json("hook", "token", "Radarr")["token"]


def test_what_was_posted_is_shown_as_it_came(metarr: Metarr, films: Path) -> None:
    with app.open_engine(metarr.data_dir) as engine:
        event = engine.intake.receive(engine.hooks.named("Radarr"), radarr("Grab")).event

    assert json.loads(metarr.json("hook", "show", str(event))["payload"]) == json.loads(radarr("Grab"))
    assert "Radarr: Grab Heat (1995) - nothing to do: it asks for nothing" in metarr("hook", "show", str(event)).out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("hook", "add", "X", "--type", "emby"), 2),
        (("hook", "add", "Radarr", "--type", "radarr"), 1),
        (("hook", "add", " ", "--type", "radarr"), 1),
        (("hook", "add", "X", "--type", "radarr", "--map", "/data"), 2),
        (("hook", "add", "X", "--type", "radarr", "--map", "data=/srv"), 1),
        (("hook", "add", "X", "--type", "overseerr", "--url", "http://a"), 1),
        (("hook", "add", "X", "--type", "radarr", "--url", "ftp://a"), 1),
        (("hook", "add", "X", "--type", "radarr", "--url", "http://me:secret@a"), 1),
        (("hook", "set", "Radarr"), 2),
        (("hook", "unmap", "Radarr", "/other"), 1),
        (("hook", "token", "Nobody"), 1),
        (("hook", "replay", "99"), 1),
        (("hook", "show", "99"), 1),
    ],
)
def test_wrong_words_are_answered_with_one_sentence(
    metarr: Metarr, films: Path, words: tuple[str, ...], status: int
) -> None:
    said = metarr(*words)

    assert said.status == status
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert "secret" not in said.err


def test_a_flood_over_http_is_one_job_an_event_and_nothing_is_dropped(metarr: Metarr, films: Path) -> None:
    told = metarr.json("hook", "token", "Radarr")
    bodies = [radarr(folder=f"/data/movies/Film {number % 60}") for number in range(180)]

    with app.open_engine(metarr.data_dir) as engine:
        engine.jobs.pause()  # what is queued stays to be counted
        engine.hook_door.start()
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda body: posted(told["address"], told["token"], body), bodies))
        jobs = [job.payload["event"] for job in engine.browse.jobs(count=1000) if job.type == "hook"]
        events = engine.hooks.events(limit=1000)

    assert sorted(status for status, _ in answers) == [200] * 120 + [202] * 60
    assert sorted(jobs) == sorted(event.id for event in events)
    assert len(events) == 60
    assert {event.repeats for event in events} == {2}
