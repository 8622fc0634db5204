"""The door for managers, as the settings want it: on or off, for this machine or for the network, at which port.

Who answers requests is handed in (`server.hooks`): services know no network.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.domain.hooks import HookSource, HookSourceId, HookType, Listening, Taken
from metarr_desktop.services.changes import Aspect, News, Newsroom
from metarr_desktop.services.hook_history import history_job

if TYPE_CHECKING:
    from metarr_desktop.services.hooks import HookAdmin
    from metarr_desktop.services.intake import Intake, Posted
    from metarr_desktop.services.jobs import JobRunner
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)


class Doorkeeper(Protocol):
    """What the server asks of us; from any thread."""

    def admitted(self, source: HookSourceId, token: str) -> HookSource | None:
        """The source, if that is its token."""

    def receive(self, posts: Sequence[Posted]) -> list[Taken | BadInput]:
        """Take what admitted sources posted, each for itself. Raises CannotWrite where nothing of it was taken."""


class Running(Protocol):
    """A server that answers."""

    @property
    def port(self) -> int: ...
    def stop(self) -> None: ...


#: Makes a server that answers at a port, for this machine alone or for all, by more names than its own.
Serve = Callable[["Doorkeeper", int, bool, tuple[str, ...]], Running]
#: Posts a body to an address with a token, as a manager would; the status of the answer and its text.
Post = Callable[[str, str, bytes], tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _Rules:
    is_on: bool
    port: int
    is_open: bool
    names: tuple[str, ...]


class HookDoor:
    """Opens, moves and shuts the door as settings change. `start` and `stop` it with the watch. Thread-safe."""

    def __init__(
        self,
        store: Store,
        admin: HookAdmin,
        intake: Intake,
        jobs: JobRunner,
        newsroom: Newsroom,
        serve: Serve,
        post: Post,
    ) -> None:
        self._store = store
        self._admin = admin
        self._intake = intake
        self._jobs = jobs
        self._newsroom = newsroom
        self._serve = serve
        self._post = post
        self._lock = threading.RLock()
        self._is_started = False
        self._server: Running | None = None
        self._rules: _Rules | None = None  # by which the door was opened, or could not be
        self._error = ""
        newsroom.subscribe(self._hear)

    # --- life -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """From now on the door is as the settings say, and what was missed meanwhile is asked for."""
        with self._lock:
            self._is_started = True
        self._follow()
        if self._store.settings.flag("hooks.enabled"):
            self._jobs.enqueue(history_job())

    def stop(self) -> None:
        """Shut it, whatever the settings say. What was taken is dealt with at the next start."""
        with self._lock:
            self._is_started = False
            self._shut()

    def state(self) -> Listening:
        """How it stands."""
        with self._lock:
            rules = self._read_rules()
            if self._server is None:
                return Listening(rules.is_on, error=self._error if rules.is_on else "")
            return Listening(rules.is_on, f"http://127.0.0.1:{self._server.port}", is_open=rules.is_open)

    def _hear(self, news: News) -> None:
        if Aspect.SETTINGS in news.aspects:
            self._follow()

    def _follow(self) -> None:
        with self._lock:
            if not self._is_started:
                return
            rules = self._read_rules()
            if rules == self._rules:
                return
            self._shut()
            self._rules = rules
            if rules.is_on:
                self._open(rules)
        self._newsroom.tell(Aspect.HOOKS)

    def _open(self, rules: _Rules) -> None:
        try:
            self._server = self._serve(self, rules.port, rules.is_open, rules.names)
        except MetarrError as error:
            self._error = str(error)
            log.warning("Webhooks cannot be answered: %s", error)
            return
        log.info("Webhooks are answered at port %d%s", self._server.port, " for the network" if rules.is_open else "")

    def _shut(self) -> None:
        server, self._server, self._rules, self._error = self._server, None, None, ""
        if server is not None:
            server.stop()

    def _read_rules(self) -> _Rules:
        settings = self._store.settings
        return _Rules(
            is_on=settings.flag("hooks.enabled"),
            port=int(settings.get("hooks.port")),
            is_open=settings.flag("hooks.open"),
            names=tuple(settings.text("hooks.names").split()),
        )

    # --- what comes in ----------------------------------------------------------------------------------------------

    def admitted(self, source: HookSourceId, token: str) -> HookSource | None:
        """See `Doorkeeper`."""
        return self._admin.admitted(source, token)

    def receive(self, posts: Sequence[Posted]) -> list[Taken | BadInput]:
        """See `Doorkeeper`."""
        taken = self._intake.receive_all(posts)
        self._jobs.wake()
        return taken

    # --- addresses --------------------------------------------------------------------------------------------------

    def address(self, source: HookSource, *, with_token: bool = False) -> str:
        """What to enter in the manager; with the token in it for senders that can show it nowhere else."""
        base = self.state().address or f"http://127.0.0.1:{self._read_rules().port}"
        token = f"/{self._admin.token(source)}" if with_token else ""
        return f"{base}/hooks/{source.id}{token}"

    def test(self, source: HookSource) -> tuple[int, str]:
        """Post a test event of a source to its own address; the status and text of the answer.

        Where nobody listens now, the door is opened for just that. Raises Unavailable.
        """
        with self._lock:
            server = self._server
        is_open = server is not None
        server = server or self._serve(self, self._read_rules().port, False, ())
        try:
            member = "notification_type" if source.type is HookType.OVERSEERR else "eventType"
            name = "TEST_NOTIFICATION" if source.type is HookType.OVERSEERR else "Test"
            body = json.dumps({member: name, "instanceName": "Metarr"}).encode()
            port = server.port
            return self._post(f"http://127.0.0.1:{port}/hooks/{source.id}", self._admin.token(source), body)
        finally:
            if not is_open:
                server.stop()
