"""A Kodi of our own for tests: films and shows on disk, JSON-RPC over HTTP, notifications over TCP.

It keeps to what was measured on Kodi 20.1 (../shared/peers/README.md): work is done after the answer; a film without
NFO is not added; a scan changes nothing that is known; a refresh makes a new row, may give the old id out again and
loses play count, last played, own rating and tags; a show keeps its row and loses its own rating; a cached texture
stays until it is removed. Beyond Kodi it can be told to break: see `pause`, `deaf_to` and `hang_up_after`.
"""

from __future__ import annotations

import json
import os
import queue
import re
import socket
import threading
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote

from metarr_desktop.domain.player import Address

Row = dict[str, Any]

_SETTINGS = {
    "videolibrary.artworklevel": 0,
    "musiclibrary.artworklevel": 0,
    "musiclibrary.downloadinfo": True,
    "videolibrary.moviesetsfolder": "",
    "musiclibrary.artistsfolder": "",
}
_LOST = {"playcount": 0, "lastplayed": "", "userrating": 0, "resume": {"position": 0.0, "total": 0.0}}


@dataclass(slots=True)
class FakeKodi:
    """One Kodi's library and servers. `movies` and `tv` are its sources; every path ends with a separator."""

    movies: str
    tv: str
    password: str = "kodi"
    calls: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    rows: dict[str, list[Row]] = field(default_factory=lambda: {"movie": [], "tvshow": [], "episode": []})
    textures: dict[str, tuple[int, str]] = field(default_factory=dict)
    deaf_to: set[str] = field(default_factory=set)
    hang_up_after: str = ""
    playing: Row = field(default_factory=dict)
    settings: Row = field(default_factory=lambda: dict(_SETTINGS))
    address: Address = field(default_factory=lambda: Address("", 0))
    _jobs: queue.SimpleQueue[Callable[[], None] | None] = field(default_factory=queue.SimpleQueue)
    _listeners: list[socket.socket] = field(default_factory=list)
    _running: threading.Event = field(default_factory=threading.Event)
    _is_scanning: bool = False
    _is_hung_up: bool = False

    def pause(self) -> None:
        """Take jobs, but do not work on them until `go_on`."""
        self._running.clear()

    def go_on(self) -> None:
        """Work again, and answer again."""
        self._is_hung_up = False
        self._running.set()

    def row(self, media: str, file: str) -> Row:
        """The row of a file or of a show's folder."""
        (row,) = [row for row in self.rows[media] if row["file"] == file]
        return row

    def drop_listeners(self) -> None:
        """Close every connection that hears notifications."""
        while self._listeners:
            listener = self._listeners.pop()
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    @contextmanager
    def serve(self, *, is_heard: bool = True) -> Iterator[FakeKodi]:
        """Answer on free ports of this machine."""
        http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        tcp = socket.create_server(("127.0.0.1", 0))
        port = tcp.getsockname()[1] if is_heard else None
        self.address = Address("127.0.0.1", http.server_address[1], port, "kodi", self.password)
        self._running.set()
        threads = [threading.Thread(target=run) for run in (http.serve_forever, self._work)]
        threads.append(threading.Thread(target=self._accept, args=(tcp,), daemon=True))
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            http.shutdown()
            http.server_close()
            self.go_on()
            self._jobs.put(None)
            tcp.shutdown(socket.SHUT_RDWR)
            tcp.close()
            for thread in threads:
                thread.join()
            for listener in self._listeners:
                listener.close()

    def _accept(self, tcp: socket.socket) -> None:
        while True:
            try:
                listener, _ = tcp.accept()
            except OSError:
                return
            self._listeners.append(listener)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._running.wait()
            job()

    def _announce(self, method: str, data: Any = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": {"data": data, "sender": "xbmc"}}
        for listener in list(self._listeners):
            try:
                listener.sendall(json.dumps(message).encode())
            except OSError:  # it stopped listening, as the end of every delivery does
                self._listeners.remove(listener)
                listener.close()

    # --- what it answers ---------------------------------------------------------------------------------------

    def answer(self, call: Row) -> Row:
        """One JSON-RPC answer."""
        method, params = call["method"], call.get("params", {})
        self.calls[method] += 1
        if method == self.hang_up_after:
            self._is_hung_up = True
        reply: Row = {"jsonrpc": "2.0", "id": call["id"]}
        handler = getattr(self, "_do_" + method.replace(".", "_"), None)
        try:
            return {**reply, "result": handler(params)} if handler else _error(reply, -32601, "Method not found.")
        except (KeyError, ValueError, OSError):
            return _error(reply, -32602, "Invalid params.")

    @property
    def is_hung_up(self) -> bool:
        return self._is_hung_up

    def _do_Application_GetProperties(self, params: Row) -> Row:
        return {"name": "Kodi", "version": {"major": 20, "minor": 1}}

    def _do_Files_GetSources(self, params: Row) -> Row:
        paths = [self.movies, self.tv] if params["media"] == "video" else []
        return {"sources": [{"file": path, "label": path} for path in paths]}

    def _do_Files_GetDirectory(self, params: Row) -> Row:
        folder = params["directory"]
        return {"files": [{"file": os.path.join(folder, name), "label": name} for name in os.listdir(folder)]}

    def _do_Player_GetActivePlayers(self, params: Row) -> list[Row]:
        return [{"playerid": 1, "type": "video"}] if self.playing else []

    def _do_Player_GetItem(self, params: Row) -> Row:
        return {"item": {"title": self.playing["title"], "file": self.playing["file"], "label": "", "type": "movie"}}

    def _do_Player_GetProperties(self, params: Row) -> Row:
        time, total = (_clock(self.playing[name]) for name in ("position", "total"))
        return {"time": time, "totaltime": total, "speed": self.playing.get("speed", 1)}

    def _do_Player_Open(self, params: Row) -> str:
        resume = params["options"]["resume"]
        position = resume["hours"] * 3600 + resume["minutes"] * 60 + resume["seconds"]
        self.playing = {"title": "", "file": params["item"]["file"], "position": position, "total": 7200}
        return "OK"

    def _do_Player_PlayPause(self, params: Row) -> Row:
        self.playing["speed"] = int(params["play"])
        return {"speed": self.playing["speed"]}

    def _do_Settings_GetSettingValue(self, params: Row) -> Row:
        return {"value": self.settings[params["setting"]]}

    def _do_XBMC_GetInfoBooleans(self, params: Row) -> Row:
        return {name: self._is_scanning and name == "Library.IsScanningVideo" for name in params["booleans"]}

    def _do_VideoLibrary_GetMovies(self, params: Row) -> Row:
        return {"movies": _filtered(self.rows["movie"], params)}

    def _do_VideoLibrary_GetTVShows(self, params: Row) -> Row:
        return {"tvshows": _filtered(self.rows["tvshow"], params)}

    def _do_VideoLibrary_GetEpisodes(self, params: Row) -> Row:
        return {"episodes": _filtered(self.rows["episode"], params)}

    def _do_AudioLibrary_GetSongs(self, params: Row) -> Row:
        return {"songs": []}

    def _do_VideoLibrary_Scan(self, params: Row) -> str:
        self._is_scanning = True
        self._jobs.put(lambda: self._scan(params["directory"]))
        return "OK"

    def _do_VideoLibrary_RefreshMovie(self, params: Row) -> str:
        return self._later_refresh("movie", params["movieid"])

    def _do_VideoLibrary_RefreshEpisode(self, params: Row) -> str:
        return self._later_refresh("episode", params["episodeid"])

    def _do_VideoLibrary_RefreshTVShow(self, params: Row) -> str:
        return self._later_refresh("tvshow", params["tvshowid"])

    def _do_VideoLibrary_SetMovieDetails(self, params: Row) -> str:
        return self._set("movie", params)

    def _do_VideoLibrary_SetEpisodeDetails(self, params: Row) -> str:
        return self._set("episode", params)

    def _do_VideoLibrary_SetTVShowDetails(self, params: Row) -> str:
        return self._set("tvshow", params)

    def _do_VideoLibrary_RemoveMovie(self, params: Row) -> str:
        self.rows["movie"].remove(self._by_id("movie", params["movieid"]))
        return "OK"

    def _do_Textures_GetTextures(self, params: Row) -> Row:
        wanted = [rule["value"] for rule in params["filter"]["or"]]
        return {
            "textures": [
                {"textureid": number, "url": url, "imagehash": note}
                for url, (number, note) in self.textures.items()
                if url in wanted
            ]
        }

    def _do_Textures_RemoveTexture(self, params: Row) -> str:
        (url,) = [url for url, (number, _) in self.textures.items() if number == params["textureid"]]
        del self.textures[url]
        return "OK"

    def load(self, url: str) -> bool:
        """Cache the picture behind an `image://` address, as a screen would; whether there is one."""
        path = unquote(url.removeprefix("image://").removesuffix("/"), errors="surrogateescape")
        if url not in self.textures and os.path.isfile(path):
            stat = os.stat(path)
            number = 1 + max((number for number, _ in self.textures.values()), default=0)
            self.textures[url] = number, f"d{int(stat.st_mtime)}s{stat.st_size}"
        return url in self.textures

    # --- what it does ------------------------------------------------------------------------------------------

    def _by_id(self, media: str, number: int) -> Row:
        (row,) = [row for row in self.rows[media] if row[f"{media}id"] == number]
        return row

    def _set(self, media: str, params: Row) -> str:
        row = self._by_id(media, params[f"{media}id"])
        for key, value in params.items():
            if key == "art":
                row["art"] |= {art: _address(path) for art, path in value.items()}
            else:
                row[key] = value
        return "OK"

    def _later_refresh(self, media: str, number: int) -> str:
        file = self._by_id(media, number)["file"]
        if file not in self.deaf_to:
            self._jobs.put(lambda: self._refresh(media, number))
        return "OK"

    def _refresh(self, media: str, number: int) -> None:
        old = self._by_id(media, number)
        new = _read(media, old["file"])
        if new is None:
            return
        if media == "tvshow":
            old |= {**new, "userrating": 0, "art": old["art"]}
        else:
            self.rows[media].remove(old)
            self._announce("VideoLibrary.OnRemove", {"id": number, "type": media})
            number = self._add(media, {**new, "dateadded": old["dateadded"]})
        self._announce("VideoLibrary.OnUpdate", {"added": True, "item": {"id": number, "type": media}})

    def _add(self, media: str, row: Row) -> int:
        number = 1 + max((row[f"{media}id"] for row in self.rows[media]), default=0)
        self.rows[media].append({f"{media}id": number, **row})
        for url in row["art"].values():
            self.load(url)
        return number

    def _scan(self, directory: str) -> None:
        self._announce("VideoLibrary.OnScanStarted")
        known = {row["file"] for rows in self.rows.values() for row in rows}
        for source, top in ((self.movies, "movie"), (self.tv, "tvshow")):
            if directory == source:
                for media, file in _found(source, top):
                    if file not in known and (row := _read(media, file)):
                        number = self._add(media, row)
                        self._announce("VideoLibrary.OnUpdate", {"added": True, "item": {"id": number, "type": media}})
        self._is_scanning = False
        self._announce("VideoLibrary.OnScanFinished")


def _clock(seconds: int) -> Row:
    return {"hours": seconds // 3600, "minutes": seconds // 60 % 60, "seconds": seconds % 60, "milliseconds": 0}


def _error(reply: Row, code: int, message: str) -> Row:
    return {**reply, "error": {"code": code, "message": message}}


def _found(source: str, top: str) -> Iterator[tuple[str, str]]:
    if top == "tvshow":
        yield from (("tvshow", f"{source}{name}/") for name in sorted(os.listdir(source)))
    for folder, _, names in sorted(os.walk(source)):
        for name in sorted(names):
            if name.endswith(".mkv"):
                yield ("movie" if top == "movie" else "episode"), os.path.join(folder, name)


def _read(media: str, file: str) -> Row | None:
    base = file + "tvshow" if media == "tvshow" else os.path.splitext(file)[0]
    if not os.path.isfile(base + ".nfo"):
        return None
    nfo = ET.parse(base + ".nfo").getroot()
    folder = os.path.dirname(file)
    pattern = re.compile(r"(\w+)\.jpg" if media == "tvshow" else re.escape(os.path.basename(base)) + r"-(\w+)\.jpg")
    matches = [(pattern.fullmatch(name), f"{folder}/{name}") for name in os.listdir(folder)]
    year, plot = nfo.findtext("year"), nfo.findtext("plot", "")
    return {
        **_LOST,
        "file": file,
        "label": nfo.findtext("title"),
        "title": nfo.findtext("title"),
        "year": int(year) if year else 0,
        "plot": plot,
        "uniqueid": {one.attrib["type"]: one.text for one in nfo.findall("uniqueid")},
        "tag": [one.text for one in nfo.findall("tag")],
        "dateadded": "2026-11-21 09:00:00",
        "art": {match[1]: _address(path) for match, path in matches if match},
        **{key: int(nfo.findtext(key) or 0) for key in ("season", "episode") if media == "episode"},
    }


def _address(path: str) -> str:
    return path if path.startswith("image://") else f"image://{quote(path, safe='-_.!()')}/"


def _filtered(rows: list[Row], params: Row) -> list[Row]:
    rules = params.get("filter", {}).get("or")
    return [row for row in rows if rules is None or any(_matches(row, rule) for rule in rules)]


def _matches(row: Row, rule: Row) -> bool:
    path, value = os.path.join(os.path.dirname(row["file"]), "").lower(), rule["value"].lower()
    return path == value if rule["operator"] == "is" else path.startswith(value)


def _handler(kodi: FakeKodi) -> type[BaseHTTPRequestHandler]:
    expected = "Basic " + b64encode(f"kodi:{kodi.password}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kodi.requests += 1
            if self.headers.get("Authorization") != expected:
                return self._reply(401, b"")
            if kodi.is_hung_up:
                self.close_connection = True
                return None
            calls = body if isinstance(body, list) else [body]
            answers = [kodi.answer(call) for call in calls]
            answer = answers if isinstance(body, list) else answers[0]
            return self._reply(200, json.dumps(answer).encode(), "application/json")

        def do_HEAD(self) -> None:
            kodi.requests += 1
            url = unquote(self.path.removeprefix("/image/"))
            self._reply(200 if kodi.load(url) else 404, b"")

        def _reply(self, status: int, body: bytes, content_type: str = "text/plain") -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: a test's output is for its failures."""

    return Handler
