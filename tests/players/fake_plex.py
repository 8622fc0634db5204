"""A Plex of our own for tests: films, shows and music on disk, its API over HTTP, notifications over a WebSocket.

It keeps to what ../shared/contracts says: work is done after the answer; a scan of a path that is no section's answers
200 and does nothing; a scan brings what is new and notices what is gone, but reads nothing again; what is gone is shown
until the trash is emptied; a refresh asks the agent and reads local pictures, and leaves locked fields alone; a moved
file with the ids of a known item joins that item. Its agent knows what `agent` says, else what names say; NFO it does
not read. It answers JSON where asked, unless `speaks_xml`. It can be told to break: see the fields of `FakePlex`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import queue
import re
import select
import ssl
import threading
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from metarr_desktop.domain.player import Address
from tests.net.faults import CERTIFICATE
from tests.players.openapi import Said

Row = dict[str, Any]

TOKEN = "xyzzy0123"
MOVIE, SHOW, SEASON, EPISODE, ARTIST, ALBUM, TRACK = 1, 2, 3, 4, 8, 9, 10
_WORDS = {1: "movie", 2: "show", 3: "season", 4: "episode", 8: "artist", 9: "album", 10: "track"}
_LEAVES = {"movie": MOVIE, "show": EPISODE, "artist": TRACK}
_NUMBERS = re.compile(r"[Ss](\d+)[Ee](\d+)")
_WATCHED = ("viewCount", "lastViewedAt", "viewOffset", "userRating")


@dataclass(slots=True)
class FakeSection:
    """A library: `agent` is not asked for its name. `reads_local_assets` None stands for an agent of before 2020."""

    key: str
    type: str
    title: str
    folders: list[str]
    reads_local_assets: bool | None = True
    is_refreshing: bool = False


@dataclass(slots=True)
class FakePlex:
    """One server. `agent` maps a title's folder or file to what the agent knows of it (title, year, summary, Guid)."""

    sections: list[FakeSection]
    agent: dict[str, Row] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    sessions: list[Row] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    answered: list[tuple[Said, int, bytes]] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    base: str = ""
    is_tls: bool = False
    speaks_xml: bool = False
    takes_new_verbs_only: bool = False
    empties_trash_by_itself: bool = False
    pages: int = 10_000
    status: int = 0
    says: str = ""
    is_heard: bool = True
    is_owner: bool = True
    browses: bool = True
    offline: set[str] = field(default_factory=set)
    deaf_to: set[str] = field(default_factory=set)
    now: int = 1_800_000_000
    address: Address = field(default_factory=lambda: Address("", 0))
    _last_key: int = 0
    _waiting: int = 0
    _pictures: dict[str, bytes] = field(default_factory=dict)
    _jobs: queue.SimpleQueue[Callable[[], None] | None] = field(default_factory=queue.SimpleQueue)
    _listeners: list[queue.SimpleQueue[str | None]] = field(default_factory=list)
    _running: threading.Event = field(default_factory=threading.Event)

    def pause(self) -> None:
        """Take scans and refreshes, but do not work on them until `go_on`."""
        self._running.clear()

    def go_on(self) -> None:
        """Work again."""
        self._running.set()

    def scan_now(self, key: str, folder: str) -> None:
        """Scan by itself, before anybody asks for it."""
        (section,) = [one for one in self.sections if one.key == key]
        self._do_scan(section, folder)

    def row(self, file: str) -> Row:
        """The item that has that file."""
        (row,) = [row for row in self.rows.values() if file in row["files"]]
        return row

    def of_type(self, media: int) -> list[Row]:
        """All items of one kind."""
        return [row for row in self.rows.values() if row["media"] == media]

    @contextmanager
    def serve(self) -> Iterator[FakePlex]:
        """Answer on a free port of this machine."""
        http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        if self.is_tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            http.socket = context.wrap_socket(http.socket, server_side=True)
        port = http.server_address[1]
        scheme = "https" if self.is_tls else "http"
        url = f"{scheme}://127.0.0.1:{port}{self.base}" if self.base or self.is_tls else ""
        self.address = Address("127.0.0.1", port, secret=TOKEN, url=url)
        self._running.set()
        threads = [threading.Thread(target=http.serve_forever, args=(0.02,)), threading.Thread(target=self._work)]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.go_on()
            self._jobs.put(None)
            self.drop_listeners()
            http.shutdown()
            http.server_close()
            for thread in threads:
                thread.join()

    def drop_listeners(self) -> None:
        """Close every connection that hears notifications."""
        for listener in self._listeners:
            listener.put(None)

    @property
    def listeners(self) -> int:
        """How many have ever listened."""
        return len(self._listeners)

    def listen(self) -> queue.SimpleQueue[str | None]:
        """What is announced from now on; None at the end."""
        listener: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._listeners.append(listener)
        return listener

    def _announce(self, kind: str, **members: Any) -> None:
        for listener in self._listeners:
            listener.put(json.dumps({"NotificationContainer": {"type": kind, "size": 1, **members}}))

    def _put(self, job: Callable[[], None]) -> None:
        self._waiting += 1
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._running.wait()
            job()
            self._waiting -= 1

    # --- what it answers ---------------------------------------------------------------------------------------

    def answer(self, said: Said) -> tuple[int, Row | bytes | None]:
        """The status of an answer and its MediaContainer, picture or nothing."""
        self.said.append(said)
        params = dict(said.query)
        status = 404
        for pattern, verbs, new_verb, name in _ROUTES:
            if match := re.fullmatch(pattern, said.path.removeprefix(self.base)):
                taken = [new_verb] if new_verb and self.takes_new_verbs_only else verbs
                if said.method in taken and name in _OWNERS and not self.is_owner:
                    return 403, None
                if said.method in taken:
                    self.calls[name] += 1
                    return self._handlers()[name](*map(unquote, match.groups()), params)
                status = 405
        return status, None

    def _handlers(self) -> dict[str, Callable[..., tuple[int, Row | bytes | None]]]:
        return {
            "identity": lambda params: (200, {"machineIdentifier": "0123", "version": "1.41.0.8992-8463ad060"}),
            "sections": lambda params: (200, {"Directory": [_section(one) for one in self.sections]}),
            "all": self._all,
            "scan": self._scan,
            "empty_trash": self._empty_trash,
            "prefs": self._prefs,
            "metadata": self._metadata,
            "edit": self._edit,
            "refresh": self._refresh,
            "picture": self._picture,
            "browse": self._browse,
            "sessions": lambda params: (200, {"Metadata": self.sessions} if self.sessions else {}),
            "activities": self._activities,
            "scrobble": self._scrobble,
            "unscrobble": self._unscrobble,
            "rate": self._rate,
            "timeline": self._timeline,
        }

    def _all(self, key: str, params: Row) -> tuple[int, Row]:
        rows = [row for row in self.of_type(int(params["type"])) if row["section"] == key]
        start, size = int(params.get("X-Plex-Container-Start", 0)), int(params.get("X-Plex-Container-Size", 10**9))
        some = rows[start : start + min(size, self.pages)]
        has_guids = params.get("includeGuids") == "1"
        return 200, {"totalSize": len(rows), "Metadata": [_listed(row, has_guids) for row in some]}

    def _metadata(self, keys: str, params: Row) -> tuple[int, Row | None]:
        rows = [self.rows[key] for key in keys.split(",") if key in self.rows]
        found = [_listed(row, True, row.get("folders", ())) for row in rows]
        if params.get("checkFiles") == "1":
            for part in (part for row in found for one in row.get("Media", ()) for part in one["Part"]):
                part["exists"] = part["accessible"] = self._can_see(part["file"])
        return (200, {"Metadata": found}) if found else (404, None)

    def _edit(self, key: str, params: Row) -> tuple[int, None]:
        row = self.rows[key]
        for name, value in params.items():
            if (field_ := name.removesuffix(".value")) != name:
                row[field_] = int(value) if field_ in ("year", "addedAt") else value
            elif (field_ := name.removesuffix(".locked")) != name and value == "1":
                row["locked"].add(field_)
        return 200, None

    def _prefs(self, key: str, params: Row) -> tuple[int, Row]:
        (section,) = [one for one in self.sections if one.key == key]
        settings = [{"id": "enableBIFGeneration", "type": "bool", "value": True}]
        if section.reads_local_assets is not None:
            settings.append({"id": "useLocalAssets", "type": "bool", "value": section.reads_local_assets})
        return 200, {"Setting": settings}

    def _browse(self, name: str, params: Row) -> tuple[int, Row | None]:
        folder = base64.b64decode(name).decode("utf-8", "surrogateescape")
        if not self.browses or not self._can_see(folder):
            return 404, None
        return 200, {"File": [{"title": one, "path": f"{folder}/{one}"} for one in sorted(os.listdir(folder))]}

    def _picture(self, path: str, params: Row) -> tuple[int, bytes | None]:
        found = self._pictures.get(f"/library/metadata/{path}")
        return (200, found) if found else (404, None)

    def _activities(self, params: Row) -> tuple[int, Row]:
        kind = "library.refresh.items"
        return 200, {"Activity": [{"uuid": "1", "type": kind, "title": "Working"}] if self._waiting else []}

    def _scrobble(self, params: Row) -> tuple[int, None]:
        row = self.rows[params["key"]]
        row.update(viewCount=row.get("viewCount", 0) + 1, lastViewedAt=self.now)
        row.pop("viewOffset", None)
        return 200, None

    def _unscrobble(self, params: Row) -> tuple[int, None]:
        for name in ("viewCount", "lastViewedAt", "viewOffset"):
            self.rows[params["key"]].pop(name, None)
        return 200, None

    def _rate(self, params: Row) -> tuple[int, None]:
        rating = float(params["rating"])
        if rating < 0:
            self.rows[params["key"]].pop("userRating", None)
        else:
            self.rows[params["key"]]["userRating"] = rating
        return 200, None

    def _timeline(self, params: Row) -> tuple[int, Row]:
        row = self.rows[params["ratingKey"]]
        if int(params["time"]):
            row.update(viewOffset=int(params["time"]), lastViewedAt=self.now)
        else:
            row.pop("viewOffset", None)
        return 200, {"playbackState": "progress", "viewOffset": int(params["time"])}

    # --- what it does ------------------------------------------------------------------------------------------

    def _can_see(self, path: str) -> bool:
        return os.path.exists(path) and not any(path.startswith(folder) for folder in self.offline)

    def _scan(self, key: str, params: Row) -> tuple[int, None]:
        found = [one for one in self.sections if one.key == key]
        if not found:
            return 404, None
        path, section = params["path"], found[0]
        if path not in self.deaf_to and any(path == one or path.startswith(one + "/") for one in section.folders):
            section.is_refreshing = True
            self._put(lambda: self._do_scan(section, path))
        return 200, None

    def _do_scan(self, section: FakeSection, path: str) -> None:
        leaf = _LEAVES[section.type]
        for folder, _, names in sorted(os.walk(path)) if self._can_see(path) else ():
            for name in sorted(names):
                file = os.path.join(folder, name)
                is_known = any(file in row["files"] and row["section"] == section.key for row in self.rows.values())
                if name.endswith((".mkv", ".mp3")) and not is_known:
                    self._add(section, leaf, file)
        for row in self.of_type(leaf):
            for file in row["files"]:
                if row["section"] == section.key and (file + "/").startswith(path + "/") and not self._can_see(file):
                    row["trashed"].add(file)
        section.is_refreshing = self.empties_trash_by_itself and self._empty_trash(section.key, {}) is None
        self._announce("activity", ActivityNotification=[{"event": "ended", "Activity": {"type": "library"}}])

    def _add(self, section: FakeSection, leaf: int, file: str) -> None:
        facts = self._facts(file, leaf)
        for row in self.of_type(leaf):
            if row["section"] == section.key and facts["Guid"] and row["Guid"] == facts["Guid"]:
                row["files"].append(file)
                return
        above: Row = {}
        if leaf != MOVIE:
            above = self._owners(section, leaf, file)
        self._new(section, leaf, {**facts, **above, "files": [file], "duration": 7_200_000})

    def _owners(self, section: FakeSection, leaf: int, file: str) -> Row:
        (root,) = [one for one in section.folders if file.startswith(one + "/")]
        top = os.path.join(root, file.removeprefix(root + "/").split("/")[0])
        owner = self._owner(section, SHOW if leaf == EPISODE else ARTIST, top, {"folders": [top]})
        if leaf == TRACK:
            album = os.path.dirname(file)
            parent = self._owner(section, ALBUM, album, {"parentRatingKey": owner["ratingKey"]})
            return {"parentRatingKey": parent["ratingKey"], "grandparentRatingKey": owner["ratingKey"]}
        found = _NUMBERS.search(file)
        season, episode = map(int, found.groups()) if found else (0, 0)
        place = {"parentRatingKey": owner["ratingKey"], "index": season, "title": f"Season {season}"}
        parent = self._owner(section, SEASON, f"{top}|{season}", place)
        return {
            "parentRatingKey": parent["ratingKey"],
            "grandparentRatingKey": owner["ratingKey"],
            "grandparentTitle": owner["title"],
            "parentIndex": season,
            "index": episode,
        }

    def _owner(self, section: FakeSection, media: int, place: str, more: Row) -> Row:
        for row in self.of_type(media):
            if row["place"] == place and row["section"] == section.key:
                return row
        return self._new(section, media, {**self._facts(place, media), **more, "files": [], "place": place})

    def _new(self, section: FakeSection, media: int, values: Row) -> Row:
        self._last_key += 1  # no key is ever given out again
        key = str(self._last_key)
        row = {"ratingKey": key, "media": media, "section": section.key, "addedAt": self.now, "locked": set()}
        self.rows[key] = {**row, "trashed": set(), "place": "", **values}
        self._read_pictures(section, self.rows[key])
        self._announce("timeline", TimelineEntry=[{"itemID": key, "state": 5}])
        return self.rows[key]

    def _facts(self, place: str, media: int) -> Row:
        name = os.path.splitext(os.path.basename(place))[0] if media in (MOVIE, EPISODE, TRACK) else Path(place).name
        title, _, year = name.partition(" (")
        facts = {"title": title, "year": int(year[:4]) if year else 0, "summary": "", "Guid": []}
        return {**facts, **self.agent.get(place, {})}

    def _refresh(self, keys: str, params: Row) -> tuple[int, None]:
        for key in keys.split(","):
            if key in self.rows and key not in self.deaf_to:
                self._put(lambda row=self.rows[key]: self._do_refresh(row))  # type: ignore[misc]
        return 200, None

    def _do_refresh(self, row: Row) -> None:
        (section,) = [one for one in self.sections if one.key == row["section"]]
        known = self.agent.get(row["files"][0] if row["files"] else row["place"], {})
        row.update({name: value for name, value in known.items() if name not in row["locked"]})
        self._read_pictures(section, row)
        self._announce("timeline", TimelineEntry=[{"itemID": row["ratingKey"], "state": 5}])

    def _read_pictures(self, section: FakeSection, row: Row) -> None:
        if section.reads_local_assets is False:
            return
        for name, files in _local_pictures(row).items():
            for file in files:
                if os.path.isfile(file):
                    picture = Path(file).read_bytes()
                    version = int(hashlib.sha256(picture).hexdigest()[:8], 16)
                    row[name] = f"/library/metadata/{row['ratingKey']}/{name}/{version}"
                    self._pictures[row[name]] = picture
                    break

    def _empty_trash(self, key: str, params: Row) -> tuple[int, None] | None:
        for number, row in list(self.rows.items()):
            row["files"] = [file for file in row["files"] if file not in row["trashed"]]
            if row["section"] == key and row["trashed"] and not row["files"]:
                del self.rows[number]
        self._forget_empty_owners()
        return 200, None

    def _forget_empty_owners(self) -> None:
        for media, leaf, name in (
            (SEASON, EPISODE, "parentRatingKey"),
            (SHOW, EPISODE, "grandparentRatingKey"),
            (ALBUM, TRACK, "parentRatingKey"),
            (ARTIST, TRACK, "grandparentRatingKey"),
        ):
            owning = {row[name] for row in self.of_type(leaf)}
            for row in self.of_type(media):
                if row["ratingKey"] not in owning:
                    del self.rows[row["ratingKey"]]


#: What the token of somebody that a server is shared with may not do.
_OWNERS = frozenset({"sessions", "scan", "empty_trash", "edit", "refresh", "browse"})

_ROUTES = (
    (r"/identity", ["GET"], "", "identity"),
    (r"/library/sections", ["GET"], "", "sections"),
    (r"/library/sections/([^/]+)/all", ["GET"], "", "all"),
    (r"/library/sections/([^/]+)/refresh", ["GET", "POST"], "POST", "scan"),
    (r"/library/sections/([^/]+)/emptyTrash", ["PUT"], "", "empty_trash"),
    (r"/library/sections/([^/]+)/prefs", ["GET"], "", "prefs"),
    (r"/library/metadata/([\d,]+)", ["GET"], "", "metadata"),
    (r"/library/metadata/(\d+)", ["PUT"], "", "edit"),
    (r"/library/metadata/([\d,]+)/refresh", ["PUT"], "", "refresh"),
    (r"/library/metadata/(\d+/(?:thumb|art)/\d+)", ["GET"], "", "picture"),
    (r"/services/browse/([^/]+)", ["GET"], "", "browse"),
    (r"/status/sessions", ["GET"], "", "sessions"),
    (r"/activities", ["GET"], "", "activities"),
    (r"/:/scrobble", ["GET", "PUT"], "PUT", "scrobble"),
    (r"/:/unscrobble", ["GET", "PUT"], "PUT", "unscrobble"),
    (r"/:/rate", ["GET", "PUT"], "PUT", "rate"),
    (r"/:/timeline", ["GET", "POST"], "POST", "timeline"),
)


def _section(one: FakeSection) -> Row:
    return {
        "key": one.key,
        "type": one.type,
        "title": one.title,
        "language": "en-US",
        "uuid": f"00000000-0000-0000-0000-00000000000{one.key}",
        "refreshing": one.is_refreshing,
        "Location": [{"id": at, "path": folder} for at, folder in enumerate(one.folders)],
    }


def _listed(row: Row, has_guids: bool, folders: list[str] | tuple[str, ...] = ()) -> Row:
    names = ("ratingKey", "title", "summary", "year", "thumb", "art", "addedAt", "duration", "index", "parentIndex")
    names += (
        "originalTitle",
        "titleSort",
        "tagline",
        "originallyAvailableAt",
        "parentRatingKey",
        "grandparentRatingKey",
        "grandparentTitle",
        "guid",
        *_WATCHED,
    )
    listed = {name: row[name] for name in names if row.get(name) not in (None, "")}
    listed |= {"type": _WORDS[row["media"]], "key": f"/library/metadata/{row['ratingKey']}"}
    if has_guids and row["Guid"]:
        listed["Guid"] = [{"id": one} for one in row["Guid"]]
    if folders:
        listed["Location"] = [{"path": folder} for folder in folders]
    if row["files"]:
        listed["Media"] = [{"id": at, "Part": [_part(at, file)]} for at, file in enumerate(row["files"])]
    return listed


def _part(number: int, file: str) -> Row:
    return {"id": number, "key": f"/library/parts/{number}/1/file{os.path.splitext(file)[1]}", "file": file}


def _local_pictures(row: Row) -> dict[str, list[str]]:
    """By Plex's name, the local files that it takes for an item, the first that is there: Plex's names, and Kodi's."""
    if row["media"] == SEASON:
        top, number = row["place"].rsplit("|", 1)
        name = f"{int(number):02}"
        return {"thumb": [f"{top}/Season {name}/Season{name}.jpg", f"{top}/season{name}-poster.jpg"]}
    if not row["files"]:
        folder = row["place"]
        return {"thumb": [f"{folder}/poster.jpg", f"{folder}/folder.jpg"], "art": [f"{folder}/fanart.jpg"]}
    base, folder = os.path.splitext(row["files"][-1])[0], os.path.dirname(row["files"][-1])
    if row["media"] == MOVIE:
        posters = [f"{folder}/poster.jpg", f"{base}.jpg", f"{base}-poster.jpg"]
        return {"thumb": posters, "art": [f"{folder}/fanart.jpg", f"{base}-fanart.jpg"]}
    return {"thumb": [f"{base}.jpg", f"{base}-thumb.jpg"]}


def _xml(container: Row) -> bytes:
    root = ET.Element("MediaContainer")
    _fill(root, container)
    return ET.tostring(root, "utf-8")


def _fill(element: ET.Element, members: Row) -> None:
    tags = {"movie": "Video", "episode": "Video", "track": "Track"}
    for name, value in members.items():
        if isinstance(value, list):
            for one in value:
                tag = tags.get(one.get("type", ""), "Directory") if name == "Metadata" else name
                _fill(ET.SubElement(element, tag), one)
        elif isinstance(value, dict):
            _fill(ET.SubElement(element, name), value)
        else:
            element.set(name, str(int(value)) if isinstance(value, bool) else str(value))


def _frame(body: bytes) -> bytes:
    """One text of a WebSocket."""
    size = bytes([len(body)]) if len(body) < 126 else bytes([126]) + len(body).to_bytes(2, "big")
    return b"\x81" + size + body


def _handler(plex: FakePlex) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            url = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            query = parse_qsl(url.query, keep_blank_values=True, errors="surrogateescape")
            said = Said(self.command, url.path, query, headers)
            if plex.status:
                return self._reply(plex.status, b"<html></html>")
            if plex.says:
                return self._reply(200, plex.says.encode(), "application/json" if plex.says[0] == "{" else "text/xml")
            if url.path != f"{plex.base}/identity" and headers.get("x-plex-token") != TOKEN:
                return self._reply(401, b"<html><head><title>Unauthorized</title></head></html>")
            if url.path.endswith("/notifications") and plex.is_heard:
                return self._speak()
            status, found = plex.answer(said)
            if isinstance(found, bytes):
                return self._reply(status, found, "image/jpeg")
            if found is None:
                return self._reply(status, b"")
            if plex.speaks_xml or "json" not in headers.get("accept", ""):
                return self._reply(status, _xml({"size": 0, **found}), "text/xml;charset=utf-8")
            answer = json.dumps({"MediaContainer": {"size": 0, **found}}).encode()
            plex.answered.append((said, status, answer))
            return self._reply(status, answer, "application/json")

        def do_GET(self) -> None:
            self._serve()

        def do_PUT(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def _speak(self) -> None:
            """A WebSocket that only speaks: texts in one frame each."""
            guid = self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
            self.send_response(101)
            self.send_header("Upgrade", "websocket")
            self.send_header("Connection", "Upgrade")
            self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(guid.encode()).digest()).decode())
            self.end_headers()
            heard = plex.listen()
            while not select.select([self.connection], [], [], 0.02)[0]:
                while not heard.empty():
                    text = heard.get()
                    if text is None:
                        self.close_connection = True
                        return
                    self.wfile.write(_frame(text.encode()))
            self.wfile.write(b"\x88\x00")  # whoever listens says goodbye, the only thing it ever says
            self.close_connection = True

        def _reply(self, status: int, body: bytes, content_type: str = "text/html") -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: a test's output is for its failures."""

    return Handler
