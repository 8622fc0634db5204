"""The HTTP side of a Plex Media Server: who we are to it, what it answers, and which verb it understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from metarr_desktop.domain.errors import BadInput, NotFound, Refused, UntrustedCertificate
from metarr_desktop.domain.player import Address
from metarr_desktop.net.client import HttpClient, WrongVerb
from metarr_desktop.players.plex.answer import Node, read

#: Plex answers late while its database is busy with a scan.
TIMEOUT_S = 60.0
#: Plex keeps a device for each identifier that it ever saw; ours is one for all installations of a household.
CLIENT = "metarr-desktop"

Params = Mapping[str, str | int]
Verbs = Sequence[str]
_NONE: Params = MappingProxyType({})

#: Deployed servers take GET for all of these; the newest description names the second verb.
SCAN: Verbs = ("GET", "POST")
MARK: Verbs = ("GET", "PUT")
TIMELINE: Verbs = ("GET", "POST")


class Server:
    """Asks a Plex Media Server. Raises Unavailable, Refused (token, certificate) or BadInput (no Plex)."""

    def __init__(self, address: Address) -> None:
        if not (address.secret.isascii() and address.secret.isprintable()):
            raise Refused("A Plex token consists of letters and digits; this one has other characters.")
        self.headers = {"X-Plex-Client-Identifier": CLIENT, "X-Plex-Product": "Metarr Desktop"}
        if address.secret:
            self.headers["X-Plex-Token"] = address.secret
        host = f"[{address.host}]" if ":" in address.host else address.host
        self.url = (address.url or f"http://{host}:{address.port}").rstrip("/")
        self.certificate = address.certificate
        self._http = HttpClient(self.url, None, TIMEOUT_S, self.headers, address.certificate)

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._http.close()

    def get(self, path: str, params: Params = _NONE) -> Node:
        """The MediaContainer at `path`; BadInput where there is none."""
        found = self.find(path, params)
        if found is None:
            raise BadInput(f"What answers there has no {path}; is it a Plex Media Server?")
        return found

    def find(self, path: str, params: Params = _NONE) -> Node | None:
        """The MediaContainer at `path`; None where there is nothing."""
        try:
            answer = self._http.ask("GET", path, params, "application/json")
        except NotFound:
            return None
        except Refused as error:
            raise self._no_token(error) from error
        return read(answer.form, answer.bytes)

    def tell(self, path: str, params: Params = _NONE, verbs: Verbs = ("PUT",)) -> bool:
        """Have something done, by the first verb that the server knows there; False where it has no such thing."""
        for verb in verbs:
            try:
                self._http.tell(verb, path, params)
                return True
            except NotFound:
                continue
            except WrongVerb:
                if verb == verbs[-1]:
                    raise
            except Refused as error:
                raise self._no_token(error) from error
        return False

    def picture(self, path: str) -> bytes | None:
        """The bytes of a picture; None where it cannot be had."""
        try:
            return self._http.get_bytes(path)
        except (NotFound, Refused, BadInput):
            return None

    def _no_token(self, error: Refused) -> Refused:
        if isinstance(error, UntrustedCertificate):
            return error
        return Refused("Plex does not take this token, or its owner may not do this; the server's owner has one.")
