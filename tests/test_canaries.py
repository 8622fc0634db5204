"""No secret gets out (RELIABILITY row 63): thirteen are planted, servers fail and say them back, all is searched."""

from __future__ import annotations

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from metarr_desktop.app import host, open_engine
from metarr_desktop.cli.program import Program
from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.notices import Form
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import enrich_job, identify_job, publish_job, scan_job
from metarr_desktop.services.telling import sync_job
from tests.disk import a_film

CANARIES = {
    "kodi password": "canary-kodi-1b7e",
    "kodi password with odd characters": 'canary"k/ö d\\2&=',
    "password in a player's address": "canary-url-3c9a",
    "tmdb key": "canary4tmdb4key",
    "tvdb key": "canary-tvdb-5f",
    "tvdb pin": "canary-pin-6a",
    "fanart.tv key": "canary-fanart-7",
    "fanart.tv client key": "canary-client-8",
    "omdb key": "canary9omdb",
    "audiodb key": "canaryaudio10",
    "password in a provider's address": "canary-base-11",
    "short password": "Kan4ri",
    "token in a webhook's address": "canary-hook-13",
}


@pytest.fixture
def failing(httpserver: HTTPServer) -> HTTPServer:
    """A server that fails in turn in each of these ways, and says back all that it was told."""
    asked = 0

    def answer(request: Request) -> Response:
        nonlocal asked
        asked += 1
        told = {
            "url": unquote(request.url),
            "headers": dict(request.headers),
            "body": request.get_data(as_text=True),
            "inner": json.dumps({"api_key": request.args.get("api_key"), "seen": request.url}),
        }
        # What is worth another try is tried again after pauses; of those once is enough.
        status = 500 if request.path == "/jsonrpc" else (401, 404, 200, 400)[asked % 4]
        kind = "text/html" if asked % 2 else "application/json"
        return Response(json.dumps(told), status, content_type=kind)

    httpserver.expect_request(re.compile(".*")).respond_with_handler(answer)
    return httpserver


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str]) -> Iterator[io.StringIO]:
    """A handler that somebody adds, at DEBUG, without asking us."""
    heard, root = io.StringIO(), logging.getLogger()
    handler, before = logging.StreamHandler(heard), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield heard
    root.removeHandler(handler)
    root.setLevel(before)


def test_thirteen_secrets_appear_in_no_output(
    tmp_path: Path, failing: HTTPServer, said: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    a_film(tmp_path / "films", "Heat 1995")
    data, out = tmp_path / "data", {}

    with open_engine(str(data)) as engine:
        engine.libraries.put_setting("log.level", "debug")
        plant(engine, failing)
        exercise(engine, tmp_path)
        words = [
            "doctor",
            "notify list",
            "notify log",
            "provider list",
            "player list",
            "jobs list",
            "settings list",
            "items",
            "history Heat",
        ]
        for one in words:
            for form in (one, f"{one} --json"):
                out[form] = asked(engine, form, tmp_path)
        out["bundle"] = asked(engine, f"doctor --bundle {tmp_path / 'all.zip'}", tmp_path)
        out["anonymous"] = asked(engine, f"doctor --bundle {tmp_path / 'anonymous.zip'} --no-titles", tmp_path)

    out |= {
        f"{name}!{part}": text for name in ("all", "anonymous") for part, text in unzipped(tmp_path / f"{name}.zip")
    }
    out |= {path.name: path.read_bytes().decode("utf-8", "replace") for path in data.iterdir() if is_told(path)}
    streams = capfd.readouterr()
    out |= {"stdout": streams.out, "stderr": streams.err, "another handler": said.getvalue()}
    assert "api_key=***" in out["another handler"]
    assert "Traceback" in out["metarr.log"]
    hits = {(name, canary) for name, text in out.items() for canary in CANARIES if stands(canary, text)}
    assert hits == set()


def plant(engine: Engine, server: HTTPServer) -> None:
    host, port = server.host, server.port
    home = engine.players.add_group("Home", PlayerType.KODI)
    keys = list(CANARIES.values())
    engine.players.add(home, "Den", host=host, port=port, ws_port=1, user="kodi", secret=keys[0])
    engine.players.add(home, "Attic", host=host, port=port, ws_port=1, user="kodi", secret=keys[1])
    engine.players.add(home, "Bath", url=f"http://kodi:{keys[2]}@{host}:{port}/jsonrpc", user="", secret="")
    engine.players.add(home, "Hall", host=host, port=port, ws_port=1, user="kodi", secret=keys[11])
    base = f"http://{host}:{port}"
    engine.sources.set("tmdb", {"api_key": keys[3], "base_url": f"{base}/tmdb"})
    engine.sources.set("tvdb", {"api_key": keys[4], "pin": keys[5], "base_url": f"{base}/tvdb"})
    engine.sources.set("fanarttv", {"api_key": keys[6], "client_key": keys[7], "base_url": f"{base}/fanart"})
    engine.sources.set("omdb", {"api_key": keys[8], "base_url": f"{base}/omdb"})
    engine.sources.set("audiodb", {"api_key": keys[9], "base_url": f"{base}/audiodb"})
    with pytest.raises(BadInput):
        engine.sources.set("tvmaze", {"base_url": f"http://me:{keys[10]}@{host}:{port}/tvmaze"})
    engine.notify.add("Phone", Form.NTFY, f"{base}/{keys[12]}")
    for quiet in ("tvmaze", "musicbrainz", "coverart", "wikidata", "anilist"):
        engine.sources.set(quiet, {"base_url": f"{base}/{quiet}"})


def exercise(engine: Engine, tmp_path: Path) -> None:
    films = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    for group in engine.browse.groups():
        engine.players.link(group, [films.id])
    engine.run(scan_job(films.id))
    item = engine.browse.find("Heat")
    for source in engine.sources.all():
        try:
            engine.sources.test(source.spec.name)
        except MetarrError as error:
            logging.getLogger("metarr_desktop.test").warning("%s", error, exc_info=True)
    for target in engine.notify.targets():
        try:
            engine.notify.test(target)
        except MetarrError as error:
            logging.getLogger("metarr_desktop.test").warning("%s", error, exc_info=True)
    for player in engine.browse.players():
        try:
            engine.players.test(player)
        except MetarrError as error:
            logging.getLogger("metarr_desktop.test").warning("%s", error, exc_info=True)
    engine.run(identify_job([item]), enrich_job([item]), publish_job(), sync_job())


def asked(engine: Engine, words: str, cwd: Path) -> str:
    class Asked:
        def __init__(self) -> None:
            self.words = tuple(words.replace(" --json", "").split())
            self.is_json = words.endswith("--json")
            self.stdin = ""
            self.cwd = str(cwd)

    class Reply:
        is_gone = False

        def __init__(self) -> None:
            self.text: list[str] = []

        def out(self, text: str) -> None:
            self.text.append(text)

        def err(self, text: str) -> None:
            self.text.append(text)

    reply = Reply()
    Program(host()).answering(engine)(Asked(), reply)
    return "".join(reply.text)


def unzipped(path: Path) -> list[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name).decode("utf-8", "replace")) for name in archive.namelist()]


def is_told(path: Path) -> bool:
    """Whether a file of the data directory is one to search: all but where secrets are kept."""
    return path.is_file() and path.name != "secrets.json" and not path.name.endswith(".lock")


def stands(canary: str, text: str) -> bool:
    """Whether a secret stands in a text, plain or as addresses and JSON spell it."""
    secret = CANARIES[canary]
    return any(one in text for one in (secret, quote(secret), quote(secret, safe=""), json.dumps(secret)[1:-1]))
