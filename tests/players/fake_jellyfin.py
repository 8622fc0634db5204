"""A Jellyfin of our own for tests: films, shows and music on disk, REST over HTTP, announcements over a WebSocket.

It does what ../shared/contracts/README.md and the OpenAPI descriptions say: work is done after the answer; a report of
a path climbs to the nearest item that is known and is dropped when no library holds it; a refresh of an item reads its
NFO and pictures anew, of a show or an artist with all that lies in it; marks hang on ids; a picture goes out as it lies
on the disk, under the time at which it was read; an API key is never told anything by the WebSocket. Every request is
held against the descriptions, see `complaints`. Beyond Jellyfin it can be told to break: see `pause`, `deaf_to`,
`hang_up_after`, `is_starting` and `looks_at_reports`.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import re
import socket
import ssl
import threading
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from mutagen.easyid3 import EasyID3
from websockets.frames import Frame, Opcode
from websockets.utils import accept_key

from metarr_desktop.domain.player import Address
from tests.players.openapi import Description, Said

Row = dict[str, Any]

SPECS = Path(__file__).resolve().parents[3] / "shared" / "contracts" / "specs"
VERSIONS = ("10.11.11", "12.0.0")
KEY = "0123456789abcdef0123456789abcdef"
ADMIN, KID = "a" * 32, "b" * 32
TICKS = 10_000_000
_VIDEO = (".mkv", ".m2ts", ".bdmv")
_IDS = {
    "musicBrainzArtistID": "MusicBrainzArtist",
    "musicbrainzalbumid": "MusicBrainzAlbum",
    "musicbrainzreleasegroupid": "MusicBrainzReleaseGroup",
}
_LISTS = {"Genres": "genre", "Taglines": "tagline", "ProductionLocations": "country"}
_PEOPLE = {"actor": "Actor", "director": "Director", "credits": "Writer"}
_HEADER = re.compile(r'MediaBrowser ((?:[A-Za-z]+="[^" ]*"(?:, )?)+)')


@cache
def description(version: str) -> Description | None:
    """The published description of a version; None where ../shared is not at hand."""
    path = SPECS / f"jellyfin-openapi-{version}.json"
    return Description(json.loads(path.read_text("utf-8"))) if path.is_file() else None


@dataclass(slots=True)
class FakeJellyfin:
    """One server. `movies`, `tv` and `music` are its libraries' folders, without a separator at the end."""

    movies: str
    tv: str
    music: str
    base: str = ""
    version: str = "10.11.11"
    calls: Counter[str] = field(default_factory=Counter)
    said: list[Said] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    rows: dict[str, Row] = field(default_factory=dict)
    marks: dict[tuple[str, str], Row] = field(default_factory=dict)
    sessions: list[Row] = field(default_factory=list)
    options: dict[str, Row] = field(default_factory=dict)
    people: list[Row] = field(default_factory=list)
    deaf_to: set[str] = field(default_factory=set)
    hang_up_after: str = ""
    is_starting: bool = False
    looks_at_reports: bool = True
    is_person: bool = False
    address: Address = field(default_factory=lambda: Address("", 0))
    beats: int = 0
    _jobs: queue.SimpleQueue[Callable[[], None] | None] = field(default_factory=queue.SimpleQueue)
    _listeners: list[socket.socket] = field(default_factory=list)
    _running: threading.Event = field(default_factory=threading.Event)
    _saves: int = 0

    def __post_init__(self) -> None:
        self.people = [
            {"Name": "Kid", "Id": KID, "Policy": _policy(is_administrator=False)},
            {"Name": "Ann", "Id": ADMIN, "Policy": _policy(is_administrator=True)},
        ]

    # --- for tests --------------------------------------------------------------------------------------------------

    def pause(self) -> None:
        """Take jobs, but do not work on them until `go_on`."""
        self._running.clear()

    def go_on(self) -> None:
        """Work again."""
        self._running.set()

    def scan(self) -> None:
        """What its nightly scan does, at once."""
        for folder in (self.movies, self.tv, self.music):
            self._validate(folder)

    def row(self, path: str) -> Row:
        """The item at a path."""
        (row,) = [row for row in list(self.rows.values()) if row.get("Path") == path.rstrip("/")]
        return row

    def mark(self, path: str, user: str = ADMIN, **data: Any) -> None:
        """What a person does with an item."""
        self.marks.setdefault((user, self._key(self.row(path))), {}).update(data)

    def marks_of(self, path: str, user: str = ADMIN) -> Row:
        """What a person did with an item."""
        return self.marks.get((user, self._key(self.row(path))), {})

    def play(self, session: str, path: str = "", position_s: float = 0.0) -> None:
        """A device plays something, or nothing."""
        self.sessions = [one for one in self.sessions if one["Id"] != session]
        self.sessions.append({"Id": session, "DeviceName": "Living room", "UserName": "Ann", "PlayState": {}})
        if path:
            self._begin(self.sessions[-1], self.row(path)["Id"], round(position_s * TICKS))

    @contextmanager
    def serve(self, certificate: str = "") -> Iterator[FakeJellyfin]:
        """Answer on a free port of this machine; behind TLS where a certificate (a file with its key) is given."""
        http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        scheme, port = "https" if certificate else "http", http.server_address[1]
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            http.socket = context.wrap_socket(http.socket, server_side=True)
        url = f"{scheme}://127.0.0.1:{port}{self.base}" if self.base or certificate else ""
        self.address = Address("127.0.0.1", port, secret=KEY, url=url)
        self._running.set()
        threads = [threading.Thread(target=run) for run in (lambda: http.serve_forever(0.02), self._work)]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            http.shutdown()
            self.drop_listeners()
            http.server_close()
            self.go_on()
            self._jobs.put(None)
            for thread in threads:
                thread.join()

    def drop_listeners(self) -> None:
        """Close every WebSocket."""
        while self._listeners:
            listener = self._listeners.pop()
            with suppress(OSError):  # the other side was quicker
                listener.shutdown(socket.SHUT_RDWR)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._running.wait()
            job()

    def announce(self, kind: str, data: Any) -> None:
        """Say something to everyone who listens and is a person."""
        message = json.dumps({"MessageType": kind, "MessageId": "0" * 32, "Data": data}).encode()
        for listener in list(self._listeners):
            try:
                listener.sendall(Frame(Opcode.TEXT, message).serialize(mask=False))
            except OSError:  # it stopped listening, as the end of every delivery does
                self._listeners.remove(listener)

    def listen(self, connection: socket.socket) -> None:
        """One WebSocket, until it closes."""
        if self.is_person:
            self._listeners.append(connection)
            self.announce("ForceKeepAlive", 60)
        while frame := _frame(connection):
            if frame[0] == Opcode.CLOSE:
                with suppress(OSError):
                    connection.sendall(Frame(Opcode.CLOSE, frame[1]).serialize(mask=False))
                return
            self.beats += b"KeepAlive" in frame[1]

    # --- what it answers --------------------------------------------------------------------------------------------

    def answer(self, said: Said) -> tuple[int, Any]:
        """Status and answer: plain data for JSON, bytes with a time for a picture, None for nothing."""
        known = [one for one in map(description, VERSIONS) if one]
        self.said.append(said)
        for one in known:
            self.complaints += one.complaints(said)
        if self.is_starting:
            return 503, None
        is_public = said.path == "/System/Info/Public" or (said.method in ("GET", "HEAD") and "/Images/" in said.path)
        if not is_public and not self._is_allowed(said):
            return 401, None
        for method, pattern, do in _ROUTES:
            if said.method == method and (match := re.fullmatch(pattern, said.path)):
                self.calls[do.__name__.removeprefix("_do_")] += 1
                try:
                    status, answer = do(self, dict(said.query), said, *map(unquote, match.groups()))
                except KeyError:
                    return 404, {"title": "Not Found", "status": 404}
                if answer is not None and not isinstance(answer, tuple):
                    for one in known:
                        self.complaints += one.answer_complaints(said, status, json.dumps(answer).encode())
                return status, answer
        return 404, None

    def _is_allowed(self, said: Said) -> bool:
        for name in ("x-emby-token", "x-mediabrowser-token", "x-emby-authorization"):
            if name in said.headers:
                self.complaints.append(f"{said}: {name} is switched off in Jellyfin 12")
        match = _HEADER.fullmatch(said.headers.get("authorization", ""))
        if match is None:
            self.complaints.append(f"{said}: the Authorization header is not of Jellyfin's form")
            return False
        parts = dict(re.findall(r'(\w+)="([^"]*)"', match[1]))
        if missing := {"Client", "Device", "DeviceId", "Version", "Token"} - set(parts):
            self.complaints.append(f"{said}: {missing} are not said")
        return unquote(parts["Token"]) == KEY

    def _do_public(self, query: Row, said: Said) -> tuple[int, Any]:
        name = {"ProductName": "Jellyfin Server", "ServerName": "media", "Version": self.version}
        return 200, {**name, "Id": "0" * 32, "LocalAddress": "http://10.0.0.5:8096"}

    def _do_info(self, query: Row, said: Said) -> tuple[int, Any]:
        return 200, {"ServerName": "media", "Version": self.version}

    def _do_users(self, query: Row, said: Said) -> tuple[int, Any]:
        return 200, self.people

    def _do_items(self, query: Row, said: Said) -> tuple[int, Any]:
        rows = sorted(self.rows.values(), key=lambda row: (row["Name"], row["Id"]))
        if "ids" in query:
            rows = [row for row in rows if row["Id"] in query["ids"].split(",")]
        elif "parentId" in query:
            self.rows[query["parentId"]]
            rows = [row for row in rows if query["parentId"] in self._above(row)]
        if "includeItemTypes" in query:
            rows = [row for row in rows if row["Type"] in query["includeItemTypes"].split(",")]
        start, limit = int(query.get("startIndex", 0)), int(query.get("limit", 10**6))
        items = [self._dto(row, query.get("userId", "")) for row in rows[start : start + limit]]
        return 200, {"Items": items, "TotalRecordCount": len(rows), "StartIndex": start}

    def _do_refresh(self, query: Row, said: Said, id: str) -> tuple[int, Any]:
        row = self.rows[id]
        is_anew = query.get("metadataRefreshMode") == "FullRefresh" and query.get("replaceAllMetadata") == "true"
        if row["Path"] not in self.deaf_to:
            self._jobs.put(lambda: self._refresh(id, is_anew=is_anew))
        return 204, None

    def _do_updated(self, query: Row, said: Said) -> tuple[int, Any]:
        paths = [one["Path"] for one in json.loads(said.body)["Updates"]]
        self.reported += paths
        if self.looks_at_reports:
            self._jobs.put(lambda: self._look_at(paths))
        return 204, None

    def _do_images(self, query: Row, said: Said, id: str) -> tuple[int, Any]:
        images = self.rows[id]["Images"]
        return 200, [
            {
                "ImageType": type,
                **({"ImageIndex": index} if type == "Backdrop" else {}),
                "ImageTag": _tag(path, mtime),
                "Path": path,
                "Size": os.path.getsize(path),
            }
            for type, some in images.items()
            for index, (path, mtime) in enumerate(some)
            if os.path.isfile(path)
        ]

    def _do_image(self, query: Row, said: Said, id: str, type: str, index: str = "0") -> tuple[int, Any]:
        images = self.rows[id]["Images"].get(type, [])
        if int(index) >= len(images) or not os.path.isfile(images[int(index)][0]):
            return 404, None
        path, mtime = images[int(index)]
        return 200, (Path(path).read_bytes(), mtime)

    def _do_folders(self, query: Row, said: Said) -> tuple[int, Any]:
        contents = {"movies": self.movies, "tvshows": self.tv, "music": self.music}
        return 200, [
            {
                "Name": content.title(),
                "Locations": [folder],
                "CollectionType": content,
                "LibraryOptions": {"LocalMetadataReaderOrder": ["Nfo"], **self.options.get(content, {})},
            }
            for content, folder in contents.items()
            if folder
        ]

    def _do_validate(self, query: Row, said: Said) -> tuple[int, Any]:
        asked = json.loads(said.body)
        return (204 if asked["IsFile"] and os.path.isfile(asked["Path"]) else 404), None

    def _do_sessions(self, query: Row, said: Said) -> tuple[int, Any]:
        return 200, self.sessions

    def _do_play(self, query: Row, said: Said, session: str) -> tuple[int, Any]:
        (one,) = [one for one in self.sessions if one["Id"] == session] or [{}]
        self._begin(one, query["itemIds"], int(query["startPositionTicks"]))
        return 204, None

    def _do_pause(self, query: Row, said: Said, session: str) -> tuple[int, Any]:
        (one,) = [one for one in self.sessions if one["Id"] == session]
        one["PlayState"]["IsPaused"] = True
        return 204, None

    def _do_userdata(self, query: Row, said: Said, id: str) -> tuple[int, Any]:
        data = self.marks.setdefault((query["userId"], self._key(self.rows[id])), {})
        data.update({name: value for name, value in json.loads(said.body).items() if value is not None})
        return 200, self._marks_dto(self.rows[id], query["userId"])

    def _do_unplayed(self, query: Row, said: Said, id: str) -> tuple[int, Any]:
        data = self.marks.setdefault((query["userId"], self._key(self.rows[id])), {})
        data.update({"PlayCount": 0, "Played": False, "PlaybackPositionTicks": 0, "LastPlayedDate": None})
        return 200, self._marks_dto(self.rows[id], query["userId"])

    def _do_unrated(self, query: Row, said: Said, id: str) -> tuple[int, Any]:
        self.marks.setdefault((query["userId"], self._key(self.rows[id])), {}).pop("Rating", None)
        return 200, self._marks_dto(self.rows[id], query["userId"])

    def _begin(self, session: Row, item: str, position: int) -> None:
        row = self.rows[item]
        item_dto = {name: row[name] for name in ("Name", "Id", "Type", "Path")} | {"RunTimeTicks": 7200 * TICKS}
        session |= {"NowPlayingItem": item_dto, "PlayState": {"PositionTicks": position, "IsPaused": False}}

    # --- what it has ------------------------------------------------------------------------------------------------

    def _dto(self, row: Row, user: str) -> Row:
        found = {name: value for name, value in row.items() if name != "Images" and value not in (None, "")}
        found.pop("Unseen", None)
        found["ImageTags"] = {type: _tag(*some[0]) for type, some in row["Images"].items() if type != "Backdrop"}
        found["BackdropImageTags"] = [_tag(*one) for one in row["Images"].get("Backdrop", ())]
        if user:
            found["UserData"] = self._marks_dto(row, user)
        return found

    def _marks_dto(self, row: Row, user: str) -> Row:
        default = {"PlaybackPositionTicks": 0, "PlayCount": 0, "IsFavorite": False, "Played": False}
        data = {name: value for name, value in self.marks.get((user, self._key(row)), {}).items() if value is not None}
        return {**default, **data, "Key": self._key(row), "ItemId": row["Id"]}

    def _key(self, row: Row) -> str:
        """What marks hang on: ids where there are any."""
        if row["Type"] == "Episode" and "SeriesId" in row:
            return f"{self._key(self.rows[row['SeriesId']])}-{row['ParentIndexNumber']}x{row['IndexNumber']}"
        ids = {name.lower(): value for name, value in row["ProviderIds"].items()}
        return next((f"{name} {ids[name]}" for name in ("tmdb", "imdb", "tvdb") if name in ids), row["Id"])

    def _above(self, row: Row) -> set[str]:
        return {row[name] for name in ("SeriesId", "SeasonId", "AlbumId", "ParentId") if name in row}

    def _look_at(self, paths: Sequence[str]) -> None:
        """Climb from each path to what is known, and look there for what came and went."""
        for path in paths:
            tops = (self.movies, self.tv, self.music)
            if not any(path == top or path.startswith(f"{top}/") for top in tops):
                continue
            known = {row["Path"] for row in self.rows.values()} | set(tops)
            while path not in known or not os.path.isdir(path):
                path = os.path.dirname(path)
            self._validate(path)

    def _refresh(self, id: str, *, is_anew: bool) -> None:
        row = self.rows.get(id)
        if row is None:
            return
        if is_anew:
            below = [one for one in self.rows.values() if id in self._above(one)]
            for one in (row, *below):
                self._read(one)
            self._changed(updated=[row["Id"]])
        if os.path.isdir(row["Path"]):
            self._validate(row["Path"])

    def _validate(self, folder: str) -> None:
        """Take what is new below a folder, forget what is gone."""
        before = set(self.rows)
        gone = [id for id, row in self.rows.items() if not os.path.exists(row["Path"])]
        for id in gone:
            del self.rows[id]
        for path in (folder, *sorted(str(path) for path in Path(folder).rglob("*"))):
            self._take(path)
        if (added := sorted(set(self.rows) - before)) or gone:
            self._changed(added=added, removed=gone)

    def _changed(self, **what: list[str]) -> None:
        data = {f"Items{name.title()}": what.get(name, []) for name in ("added", "removed", "updated")}
        self.announce("LibraryChanged", {**data, "FoldersAddedTo": [], "FoldersRemovedFrom": [], "IsEmpty": False})

    def _take(self, path: str) -> None:
        kind = self._kind(path)
        id = hashlib.md5(f"{kind}{path}".encode()).hexdigest()
        if kind and id not in self.rows:
            row: Row = {"Id": id, "Type": kind, "Path": path, "DateCreated": "2026-11-21T09:00:00.1234567Z"}
            for name, holder in self._holders(kind, path).items():
                row[name] = hashlib.md5(holder.encode()).hexdigest()
            self._read(row)
            self.rows[id] = row

    def _kind(self, path: str) -> str:
        top = next((top for top in (self.movies, self.tv, self.music) if path.startswith(f"{top}/")), "")
        depth = path[len(top) + 1 :].count("/")
        is_folder = os.path.isdir(path)
        if top == self.movies:
            is_disc = is_folder and os.path.isdir(f"{path}/BDMV")
            return "Movie" if is_disc or (path.endswith(".mkv") and not is_folder) else ""
        if top == self.tv and is_folder:
            is_season = depth == 1 and re.search(r"/(Season \d+|Specials)$", path)
            return "Series" if depth == 0 else "Season" if is_season else ""
        if top == self.tv:
            return "Episode" if path.endswith(".mkv") else ""
        if top == self.music and is_folder:
            return ("MusicArtist", "MusicAlbum", "")[min(depth, 2)]
        return "Audio" if top == self.music and path.endswith(".mp3") else ""

    def _holders(self, kind: str, path: str) -> dict[str, str]:
        above = os.path.dirname(path)
        match kind:
            case "Season":
                return {"SeriesId": f"Series{above}", "ParentId": f"Series{above}"}
            case "Episode":
                return {"SeriesId": f"Series{os.path.dirname(above)}", "SeasonId": f"Season{above}"}
            case "MusicAlbum":
                return {"ParentId": f"MusicArtist{above}"}
            case "Audio":
                return {"AlbumId": f"MusicAlbum{above}", "ParentId": f"MusicAlbum{above}"}
        return {}

    def _read(self, row: Row) -> None:
        """Read an item's NFO (a song's tags) and pictures, and save it all at once."""
        self._saves += 1
        saved, row = row, dict(row)
        path, kind = row["Path"], row["Type"]
        name = os.path.splitext(os.path.basename(path))[0]
        row |= {"Name": re.sub(r" \(\d{4}\)$", "", name), "ProviderIds": {}, "Etag": f"{self._saves:032x}"}
        row |= {"Overview": None, "ProductionYear": None, "Images": _images(kind, path)}
        if kind == "Season":
            row["IndexNumber"] = 0 if name == "Specials" else int(name.removeprefix("Season "))
        elif match := re.search(r"S(\d+)E(\d+)(?:E(\d+))?$", name):
            row |= {"ParentIndexNumber": int(match[1]), "IndexNumber": int(match[2])}
            row["IndexNumberEnd"] = int(match[3]) if match[3] else None
        if kind == "Audio":
            tags = EasyID3(path)
            row |= {"Name": tags["title"][0], "ProductionYear": int(tags["date"][0])}
        elif (nfo := _nfo(kind, path)) is not None:
            _read_nfo(row, nfo)
        saved.update(row)


def _policy(*, is_administrator: bool) -> Row:
    return {"IsAdministrator": is_administrator, "AuthenticationProviderId": "x", "PasswordResetProviderId": "x"}


def _read_nfo(row: Row, roots: list[ET.Element]) -> None:
    """Several episodes of a file become one item: theirs joined, from the first to the last."""
    titles = [root.findtext("title") or root.findtext("name") or "" for root in roots]
    plots = [
        next((text for name in ("plot", "biography", "review") if (text := root.findtext(name))), "") for root in roots
    ]
    row["Name"] = " / ".join(titles) or row["Name"]
    row["Overview"] = " / ".join(plots) if any(plots) else None
    if year := roots[0].findtext("year"):
        row["ProductionYear"] = int(year)
    row["Unseen"] = roots[0].findtext("sorttitle")
    for name, element in _LISTS.items():
        row[name] = [one.text for one in roots[0].findall(element)] or None
    for name, element in (("OriginalTitle", "originaltitle"), ("OfficialRating", "mpaa")):
        row[name] = roots[0].findtext(element)
    row["Studios"] = [{"Name": one.text, "Id": "0" * 32} for one in roots[0].findall("studio")]
    row["People"] = [_person(one) for one in roots[0] if one.tag in _PEOPLE]
    if day := roots[0].findtext("premiered") or roots[0].findtext("aired"):
        row["PremiereDate"] = f"{day}T00:00:00.0000000Z"
    for one in roots[0].findall("uniqueid"):
        row["ProviderIds"][one.attrib["type"]] = one.text
    for element, name in _IDS.items():
        if id := roots[0].findtext(element):
            row["ProviderIds"][name] = id
    if len(roots) > 1:
        row["IndexNumberEnd"] = int(roots[-1].findtext("episode") or 0)


def _person(element: ET.Element) -> Row:
    return {"Name": element.findtext("name") or element.text, "Id": "0" * 32, "Type": _PEOPLE[element.tag]}


def _nfo(kind: str, path: str) -> list[ET.Element] | None:
    names = {"Series": "tvshow.nfo", "MusicArtist": "artist.nfo", "MusicAlbum": "album.nfo"}
    file = f"{path}/{names[kind]}" if kind in names else f"{os.path.splitext(path)[0]}.nfo"
    if kind == "Movie" and os.path.isdir(path):
        file = f"{path}/BDMV/index.nfo"
    if not os.path.isfile(file):
        return None
    text = re.sub(r"<\?xml[^>]*\?>", "", Path(file).read_text("utf-8"))
    return list(ET.fromstring(f"<all>{text}</all>"))  # a file of several episodes has a root for each


_TYPES = {
    "poster": "Primary",
    "folder": "Primary",
    "thumb": "Thumb",
    "landscape": "Thumb",
    "banner": "Banner",
    "clearlogo": "Logo",
    "clearart": "Art",
    "disc": "Disc",
    "cdart": "Disc",
    "discart": "Disc",
}


def _images(kind: str, path: str) -> dict[str, list[tuple[str, float]]]:
    """The pictures beside an item, by type, each with its time."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    prefix = ""
    if kind in ("Movie", "Episode") and not os.path.isdir(path):
        prefix = os.path.splitext(os.path.basename(path))[0] + "-"
    elif kind == "Season":
        number = "-specials" if path.endswith("Specials") else path[-2:]
        folder, prefix = os.path.dirname(path), f"season{number}-"
    found: dict[str, list[tuple[str, float]]] = {}
    for name in sorted(os.listdir(folder)) if kind != "Audio" else ():
        stem, extension = os.path.splitext(name)
        if extension not in (".jpg", ".png") or not stem.startswith(prefix):
            continue
        art = stem.removeprefix(prefix)
        type = "Backdrop" if re.fullmatch(r"fanart(-\d+)?", art) else _TYPES.get(art)
        if kind == "Episode":
            type = "Primary" if art == "thumb" else None
        if type and (type == "Backdrop" or type not in found):
            file = f"{folder}/{name}"
            found.setdefault(type, []).append((file, os.path.getmtime(file)))
    return found


def _tag(path: str, mtime: float) -> str:
    return hashlib.md5(f"{path}{mtime}".encode()).hexdigest()


def _frame(connection: socket.socket) -> tuple[int, bytes] | None:
    """One frame of a client, which are short and masked; None at the end."""
    try:
        head = _exactly(connection, 2)
        length = head[1] & 127
        if length == 126:
            length = int.from_bytes(_exactly(connection, 2), "big")
        mask = _exactly(connection, 4)
        body = _exactly(connection, length)
    except OSError:
        return None
    return head[0] & 15, bytes(one ^ mask[index % 4] for index, one in enumerate(body))


def _exactly(connection: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        if not (some := connection.recv(size - len(found))):
            raise ConnectionResetError
        found += some
    return found


_ROUTES = (
    ("GET", "/System/Info/Public", FakeJellyfin._do_public),
    ("GET", "/System/Info", FakeJellyfin._do_info),
    ("GET", "/Users", FakeJellyfin._do_users),
    ("GET", "/Items", FakeJellyfin._do_items),
    ("POST", "/Items/([^/]+)/Refresh", FakeJellyfin._do_refresh),
    ("POST", "/Library/Media/Updated", FakeJellyfin._do_updated),
    ("GET", "/Items/([^/]+)/Images", FakeJellyfin._do_images),
    ("GET", "/Items/([^/]+)/Images/([A-Za-z]+)", FakeJellyfin._do_image),
    ("GET", r"/Items/([^/]+)/Images/([A-Za-z]+)/(\d+)", FakeJellyfin._do_image),
    ("HEAD", "/Items/([^/]+)/Images/([A-Za-z]+)", FakeJellyfin._do_image),
    ("HEAD", r"/Items/([^/]+)/Images/([A-Za-z]+)/(\d+)", FakeJellyfin._do_image),
    ("GET", "/Library/VirtualFolders", FakeJellyfin._do_folders),
    ("POST", "/Environment/ValidatePath", FakeJellyfin._do_validate),
    ("GET", "/Sessions", FakeJellyfin._do_sessions),
    ("POST", "/Sessions/([^/]+)/Playing", FakeJellyfin._do_play),
    ("POST", "/Sessions/([^/]+)/Playing/Pause", FakeJellyfin._do_pause),
    ("POST", "/UserItems/([^/]+)/UserData", FakeJellyfin._do_userdata),
    ("DELETE", "/UserPlayedItems/([^/]+)", FakeJellyfin._do_unplayed),
    ("DELETE", "/UserItems/([^/]+)/Rating", FakeJellyfin._do_unrated),
)


def _handler(jellyfin: FakeJellyfin) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def __getattr__(self, name: str) -> Callable[[], None]:
            if name.startswith("do_"):
                return self._any
            raise AttributeError(name)

        def _any(self) -> None:
            path, _, query = self.path.partition("?")
            if not path.startswith(f"{jellyfin.base}/"):
                return self._reply(404, b"", "text/plain")
            path = path.removeprefix(jellyfin.base)
            if path == "/socket":
                return self._listen()
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            said = Said(self.command, path, parse_qsl(urlsplit(f"?{query}").query), headers, body)
            status, answer = jellyfin.answer(said)
            if jellyfin.hang_up_after and re.fullmatch(jellyfin.hang_up_after, path):
                self.close_connection = True
                return None
            if isinstance(answer, tuple):
                return self._reply(status, answer[0], "image/jpeg", formatdate(answer[1], usegmt=True))
            return self._reply(status, b"" if answer is None else json.dumps(answer).encode(), "application/json")

        def _listen(self) -> None:
            self.send_response(101)
            self.send_header("Upgrade", "websocket")
            self.send_header("Connection", "Upgrade")
            self.send_header("Sec-WebSocket-Accept", accept_key(self.headers["Sec-WebSocket-Key"]))
            self.end_headers()
            self.wfile.flush()
            self.close_connection = True
            jellyfin.listen(self.connection)

        def _reply(self, status: int, body: bytes, kind: str, modified: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if modified:
                self.send_header("Last-Modified", modified)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: a test's output is for its failures."""

    return Handler
