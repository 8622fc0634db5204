"""Speaking to a Jellyfin: who we are, and what its refusals mean."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from typing import Any, TypeVar
from urllib.parse import quote

from metarr_desktop.domain.errors import BadInput, NotFound, Refused, UntrustedCertificate
from metarr_desktop.domain.player import Address, PlayerInfo
from metarr_desktop.net.client import Body, Head, HttpClient

#: A server that scans a large library on a slow disk answers late.
TIMEOUT_S = 60.0
#: Rows a page; some kilobytes each.
PAGE = 500
#: Ids a question: an address has to stay below 8 KB for every proxy.
IDS_A_CALL = 100
_OLDEST = (10, 9)

_T = TypeVar("_T")


class Api:
    """One server. Raises Unavailable, Refused, BadInput; NotFound where something is told or fetched that is gone."""

    def __init__(self, address: Address) -> None:
        self.url = base_url(address)
        self.header = {"Authorization": authorization(address.secret)}
        # Without a word for WebP, Jellyfin turns such pictures into others instead of sending what lies there.
        headers = {**self.header, "Accept": "*/*, image/webp"}
        self._http = HttpClient(self.url, timeout_s=TIMEOUT_S, headers=headers, certificate=address.certificate)

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._http.close()

    def get(self, path: str, **params: str | int) -> Any:
        """An answer's JSON as plain data; BadInput where it does not know the path, as no Jellyfin does."""
        answer = self.get_or_none(path, **params)
        if answer is None:
            raise BadInput(f"What answers at {self.url} is no Jellyfin, or has it below another path.")
        return answer

    def get_or_none(self, path: str, **params: str | int) -> Any:
        """An answer's JSON as plain data; None where what it is about is not there (any more)."""
        with suppress(NotFound):
            return _judged(lambda: self._http.ask_json("GET", path, params or None))
        return None

    def rows(self, path: str, **params: str | int) -> Iterator[dict[str, Any]]:
        """All rows of an answer that comes in pages; none below what is gone."""
        start = 0
        while (answer := self.get_or_none(path, startIndex=start, limit=PAGE, **params)) is not None:
            with documented("list of what it has"):
                rows = [dict(row) for row in answer["Items"]]
            yield from rows
            start += len(rows)
            if len(rows) < PAGE:
                return

    def tell(self, method: str, path: str, data: Mapping[str, Any] | None = None, **params: str | int) -> None:
        """Ask for something to be done."""
        if data is None:
            _judged(lambda: self._http.tell(method, path, params or None))
        else:
            _judged(lambda: self._http.tell(method, path, params or None, data))

    def refresh(self, item: str, how: Mapping[str, str]) -> None:
        """Have an item and all in it read anew; what went meanwhile needs no refresh."""
        with suppress(NotFound):
            self.tell("POST", f"/Items/{item}/Refresh", None, **how)

    def fetch(self, path: str) -> Body:
        """A picture."""
        return _judged(lambda: self._http.ask("GET", path))

    def head(self, path: str) -> Head | None:
        """What it says of a picture without sending it."""
        return _judged(lambda: self._http.head(path))

    def who(self) -> PlayerInfo:
        """Who answers there, and whether it takes our key. BadInput where it is no Jellyfin, or too old a one."""
        match self.get("/System/Info/Public"):
            case {"ProductName": "Jellyfin Server", "Version": str(number), "ServerName": str(name)}:
                if _numbers(number) < _OLDEST:
                    raise BadInput(f"Jellyfin {number} at {self.url} is too old: 10.9 or later is needed.")
            case _:
                raise BadInput(f"What answers at {self.url} does not say that it is Jellyfin.")
        self.get("/System/Info")
        return PlayerInfo(name or "Jellyfin", number)


def base_url(address: Address) -> str:
    """Where the server is: its own address, with a sub-path where it has one, and without a slash at the end.

    A name and password in it are dropped: they would go out in the one header that carries our key.
    """
    host = f"[{address.host}]" if ":" in address.host else address.host
    return re.sub("//[^/]*@", "//", address.url or f"http://{host}:{address.port}").rstrip("/")


def authorization(token: str) -> str:
    """The one header that every version takes; values are percent-encoded. One installation is one device."""
    device = platform.node() or "computer"
    parts = {
        "Client": "Metarr",
        "Device": device,
        "DeviceId": hashlib.sha256(f"metarr {device}".encode("utf-8", "surrogateescape")).hexdigest()[:32],
        "Version": version("metarr-desktop"),
        "Token": token,
    }
    said = (f'{name}="{quote(value, safe="", errors="surrogateescape")}"' for name, value in parts.items())
    return f"MediaBrowser {', '.join(said)}"


@contextmanager
def documented(what: str) -> Iterator[None]:
    """Reading within raises BadInput where what it reads has another form than Jellyfin documents."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"Jellyfin's {what} is not in the form it documents.") from error


def _judged(ask: Callable[[], _T]) -> _T:
    try:
        return ask()
    except UntrustedCertificate:
        raise
    except Refused as error:
        raise Refused(
            "Jellyfin does not take the API key. Make one in its dashboard under API Keys; "
            "the token of a person has to be an administrator's."
        ) from error


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("-")[0].split(".") if part.isdecimal())
