"""The HTTP server that download managers post to: starlette and uvicorn in a thread of their own.

It lets in who shows a source's token, hands the body on and acknowledges it; everything else is refused before any of
the body is believed. Imported only where webhooks are switched on.

    POST or PUT /hooks/NUMBER          token as the password of basic auth, in X-Metarr-Token, or as a bearer
    POST or PUT /hooks/NUMBER/TOKEN    for senders that can only be given an address
    GET /health                        whether anybody is there

RELIABILITY 60 to 62: a page in a browser can post to this machine, and a name of its own can be made to lead here. So
requests by an unknown name (Host), from a page (Origin), or of a form's content type are refused, whatever they show.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import http.client
import ipaddress
import logging
import socket
import threading
import time
from collections.abc import Callable, Collection, Sequence
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from metarr_desktop.domain.errors import BadInput, CannotWrite, Unavailable
from metarr_desktop.domain.hooks import MOST_BYTES, HookSource, HookSourceId, HookState, Taken
from metarr_desktop.services.hook_door import Doorkeeper
from metarr_desktop.services.intake import Posted

log = logging.getLogger(__name__)

_STRANGERS_A_S = 20.0
_BODY_S = 30.0  # a body that takes longer is not waited for
_DRAINED_BYTES = 64_000_000  # of a body that is refused: who still sends would not read why
_STARTED_S = 10.0
_STOPPED_S = 5.0
_METHODS = ("POST", "PUT")
_AT_ONCE = 200  # posts in one transaction


class HookServer:
    """A running server. Made by `serve`; stop it."""

    def __init__(self, listener: socket.socket, app: Starlette) -> None:
        self.port: int = listener.getsockname()[1]
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,  # addresses may have tokens in them
            lifespan="off",
            ws="none",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listener]}, name="hooks", daemon=True
        )
        self._thread.start()
        self._wait_until_started()

    def stop(self) -> None:
        """Take no more, end what is being answered, and give the port back."""
        self._server.should_exit = True
        self._thread.join(_STOPPED_S)
        if self._thread.is_alive():
            log.warning("The server of the webhooks did not end in time")

    def _wait_until_started(self) -> None:
        deadline = time.monotonic() + _STARTED_S
        while not self._server.started and self._thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)  # uvicorn tells nobody
        if not self._server.started:
            self._server.should_exit = True
            raise Unavailable("The server of the webhooks did not start; the log has the details.")


def serve(keeper: Doorkeeper, port: int, is_open: bool, names: Collection[str] = ()) -> HookServer:
    """Answer at a port (0: any that is free), for this machine alone or for the network.

    `names` are names by which others reach this machine, beside its own. Raises Unavailable where the port is taken.
    """
    try:
        listener = _listener(port, is_open)
    except OSError as error:
        raise Unavailable(
            f"Port {port} cannot be listened at ({error.strerror or error}); another program may have it. "
            "Choose another one for the webhooks."
        ) from error
    known = {"localhost", *(name.casefold() for name in names)}
    if is_open:
        own = socket.gethostname().casefold()
        known |= {own, f"{own.partition('.')[0]}.local"}
    return HookServer(listener, _application(_Door(keeper, Hosts(known, is_open))))


def _listener(port: int, is_open: bool) -> socket.socket:
    if is_open and socket.has_dualstack_ipv6():
        return socket.create_server(("", port), family=socket.AF_INET6, dualstack_ipv6=True)
    return socket.create_server(("" if is_open else "127.0.0.1", port))


class Hosts:
    """By which names a request may come. A number cannot be rebound; a name that we do not know may lead anywhere."""

    def __init__(self, names: Collection[str], is_open: bool) -> None:
        self._names = names
        self._is_open = is_open

    def knows(self, host: str) -> bool:
        """Whether the `Host` of a request is one of ours, whatever its port."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        try:
            number = ipaddress.ip_address(name)
        except ValueError:
            return name in self._names
        return self._is_open or number.is_loopback


class Bucket:
    """How many strangers are answered: so many a second, and as many at once."""

    def __init__(self, a_second: float = _STRANGERS_A_S, steady: Callable[[], float] = time.monotonic) -> None:
        self._a_second = a_second
        self._steady = steady
        self._left = a_second
        self._at_s = steady()

    def takes(self) -> bool:
        """Whether there is room for one more."""
        now_s = self._steady()
        self._left = min(self._a_second, self._left + (now_s - self._at_s) * self._a_second)
        self._at_s = now_s
        if self._left < 1:
            return False
        self._left -= 1
        return True


class _Refused(Exception):
    """An answer other than yes."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class _Inbox:
    """Hands on what comes while the last was written, all at once and one after another: a flood has two threads."""

    def __init__(self, keeper: Doorkeeper) -> None:
        self._keeper = keeper
        self._waiting: list[tuple[Posted, asyncio.Future[Taken]]] = []
        self._task: asyncio.Task[None] | None = None

    async def take(self, source: HookSource, body: bytes) -> Taken:
        """As which event it was taken. Raises what the keeper does."""
        future: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self._waiting.append(((source, body), future))
        if self._task is None:
            self._task = asyncio.create_task(self._hand_on())
        return await future

    async def _hand_on(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
            try:
                taken: Sequence[Taken | BadInput | CannotWrite] = await run_in_threadpool(
                    self._keeper.receive, [post for post, _ in some]
                )
            except CannotWrite as error:
                taken = [error] * len(some)
            except Exception as error:
                # Nobody else would answer those who wait.
                log.exception("Webhooks could not be taken")
                taken = [CannotWrite("library.db", type(error).__name__)] * len(some)
            for (_, future), one in zip(some, taken, strict=True):
                if future.cancelled():  # its sender went away; it is taken all the same
                    continue
                if isinstance(one, Taken):
                    future.set_result(one)
                else:
                    future.set_exception(one)
        self._task = None


class _Door:
    """Answers requests, all on the server's own loop."""

    def __init__(self, keeper: Doorkeeper, hosts: Hosts) -> None:
        self._keeper = keeper
        self._hosts = hosts
        self._strangers = Bucket()
        self._inbox = _Inbox(keeper)

    async def hook(self, request: Request) -> Response:
        """Take an event."""
        try:
            source = self._admit(request)
        except _Refused as no:
            return await _no(request, no if self._strangers.takes() else _too_many())
        try:
            body = await _body(request)
            taken = await self._inbox.take(source, body)
        except _Refused as no:
            return await _no(request, no)
        except BadInput as error:
            return await _no(request, _Refused(400, str(error)))
        except CannotWrite as error:  # the sender does not try again, but its person sees that it failed
            return await _no(request, _Refused(503, str(error)))
        status = 202 if taken.state is HookState.RECEIVED else 200
        return JSONResponse({"event": taken.event, "state": taken.state.value}, status)

    async def health(self, request: Request) -> Response:
        """Say that somebody is there, and nothing else."""
        if not self._strangers.takes():
            return await _no(request, _too_many())
        if not self._hosts.knows(request.headers.get("host", "")):
            return await _no(request, _stranger_host())
        if request.method not in ("GET", "HEAD"):
            return await _no(request, _Refused(405, "This address is only read.", allow="GET, HEAD"))
        return JSONResponse({"status": "ok"})

    async def elsewhere(self, request: Request, _: Exception) -> Response:
        """Any other address."""
        no = _Refused(404, "There is nothing here.")
        if not self._hosts.knows(request.headers.get("host", "")):
            no = _stranger_host()
        return await _no(request, no if self._strangers.takes() else _too_many())

    def _admit(self, request: Request) -> HookSource:
        """Who posts. Raises _Refused for whoever may not."""
        headers = request.headers
        if not self._hosts.knows(headers.get("host", "")):
            raise _stranger_host()
        if "origin" in headers or headers.get("sec-fetch-site", "none") != "none":
            raise _Refused(403, "Pages in a browser are not listened to.")
        if request.method not in _METHODS:
            raise _Refused(405, "Events are posted.", allow=", ".join(_METHODS))
        number = request.path_params["source"]
        source = self._keeper.admitted(HookSourceId(number), _token(request))
        if source is None:
            raise _Refused(401, "That is not the token of this address.", www_authenticate='Basic realm="Metarr"')
        return source


def _application(door: _Door) -> Starlette:
    every = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]
    return Starlette(
        routes=[
            Route("/health", door.health, methods=every),
            Route("/hooks/{source:int}", door.hook, methods=every),
            Route("/hooks/{source:int}/{token}", door.hook, methods=every),
        ],
        exception_handlers={404: door.elsewhere, 405: door.elsewhere},
    )


def _token(request: Request) -> str:
    """What the sender shows: in its own header, as a bearer, as the password of basic auth, or in the address."""
    if shown := request.headers.get("x-metarr-token"):
        return shown
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "basic":
        try:
            return base64.b64decode(shown.strip(), validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    if shown:
        return shown.strip()
    # Overseerr sends what its person entered as the whole of Authorization.
    return scheme or str(request.path_params.get("token", ""))


async def _body(request: Request) -> bytes:
    """The body, as far as it is JSON and no larger than an event can be. Raises _Refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != "application/json" and not kind.endswith("+json"):
        raise _Refused(415, "An event is JSON: Content-Type: application/json.")
    too_large = _Refused(413, f"An event has no more than {MOST_BYTES} bytes.")
    if request.headers.get("content-length", "0").strip().isdigit() is False:
        raise _Refused(400, "Content-Length is no number.")
    if int(request.headers.get("content-length", "0")[:18]) > MOST_BYTES:
        raise too_large
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_BODY_S):
            async for part in request.stream():
                size += len(part)
                if size > MOST_BYTES:
                    raise too_large
                parts.append(part)
    except TimeoutError:
        raise _Refused(408, "The body took too long.") from None
    except ClientDisconnect:
        raise _Refused(400, "The body ended before its end.") from None
    return b"".join(parts)


async def _no(request: Request, no: _Refused) -> Response:
    """The answer to who is refused; what it still sends is thrown away, so that it comes to read the answer."""
    size = 0
    try:
        async with asyncio.timeout(_BODY_S):
            async for part in request.stream():
                size += len(part)
                if size > _DRAINED_BYTES:
                    break
    except (TimeoutError, ClientDisconnect, RuntimeError):  # RuntimeError: the stream was read before
        pass
    return JSONResponse({"error": str(no)}, no.status, {**no.headers, "Connection": "close"})


def _stranger_host() -> _Refused:
    return _Refused(421, "This machine is not known by that name.")


def _too_many() -> _Refused:
    return _Refused(429, "Too many requests without a token.", retry_after="1")


def post(address: str, token: str, body: bytes) -> tuple[int, str]:
    """Post a body as a manager would; the status of the answer and its text. Raises Unavailable."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        headers = {"Content-Type": "application/json", "X-Metarr-Token": token}
        connection.request("POST", parts.path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read(10_000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        raise Unavailable(f"{parts.hostname}:{parts.port} does not answer ({error}).") from error
    finally:
        connection.close()
