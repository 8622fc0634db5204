"""Pictures on offer for the demo, drawn as they are asked for by a server of this machine: no network is needed.

Who offers what, in which size and language and with how many votes, is invented.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, unquote, urlsplit

from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.services.demo import art
from metarr_desktop.services.demo.catalogue import read_catalogue
from metarr_desktop.services.demo.lettering import Lettering

if TYPE_CHECKING:
    from metarr_desktop.services.demo.art import Art

_OWN = 0
#: Number of the drawing, provider, width, height, language, average vote, votes.
_POSTERS: tuple[tuple[int, str, int, int, str | None, float | None, int | None], ...] = (
    (_OWN, "fanarttv", 2000, 3000, "en", None, 19),
    (_OWN, "tmdb", 1400, 2100, "en", 5.4, 212),
    (_OWN, "tvdb", 1000, 1500, "en", None, 41),
    (1, "tmdb", 1400, 2100, "en", 5.8, 147),
    (2, "tmdb", 2000, 3000, "en", 5.2, 18),
    (3, "fanarttv", 2000, 3000, "de", None, 15),
    (3, "tmdb", 1000, 1500, "de", 5.1, 9),
    (4, "tvdb", 1000, 1500, "en", None, 64),
    (5, "tmdb", 2000, 3000, "", 5.3, 22),
    (6, "fanarttv", 1000, 1426, "de", None, 4),
    (7, "tmdb", 780, 1170, "fr", 4.9, 3),
    (8, "tvdb", 680, 1000, None, None, 2),
    (9, "tmdb", 400, 600, "en", None, None),
)
_FANART: tuple[tuple[int, str, int, int, str | None, float | None, int | None], ...] = (
    (_OWN, "tmdb", 1920, 1080, "", 5.6, 88),
    (1, "fanarttv", 1920, 1080, "", None, 12),
    (2, "tmdb", 3840, 2160, "", 5.1, 7),
    (3, "tvdb", 1280, 720, "en", None, 5),
)
_HANDS = (Lettering.SERIF, Lettering.CAPS, Lettering.TIGHT)


def offers(title: str, base_url: str) -> Iterator[tuple[str, PictureOffer]]:
    """(provider, picture) of everything on offer for a film of the demo."""
    for kind, rows in (("poster", _POSTERS), ("fanart", _FANART)):
        for number, provider, width, height, language, vote, votes in rows:
            url = f"{base_url}/{kind}/{number}/{provider}/{quote(title, safe='')}.jpg"
            yield provider, PictureOffer(kind, url, "", language, width, height, vote, votes)


class Gallery:
    """Serves those pictures on a port of this machine until the block ends; `url` is where."""

    def __enter__(self) -> Gallery:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True, name="gallery")
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    looks: ClassVar[dict[str, Art]] = {film.title: film.art for film in read_catalogue().movies}

    def do_GET(self) -> None:
        """Answer with a drawing, or that there is none."""
        parts = urlsplit(self.path).path.strip("/").split("/")
        title = unquote(parts[-1]).removesuffix(".jpg")
        if len(parts) != 4 or parts[0] not in ("poster", "fanart") or title not in self.looks or not parts[1].isdigit():
            self.send_error(404)
            return
        body = _drawn(parts[0], title, self.looks[title], int(parts[1]))
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@lru_cache(maxsize=64)
def _drawn(kind: str, title: str, look: Art, number: int) -> bytes:
    if number != _OWN:
        look = replace(art.varied(number), lettering=_HANDS[number % len(_HANDS)], title_below=number % 3 == 0)
    return art.poster(title, look) if kind == "poster" else art.fanart(title, look)
