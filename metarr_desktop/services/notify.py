"""Notify: one word for each run that changed something or failed, to the window and to outgoing webhooks.

What is worth a word is decided in `domain.notices`. A run is looked at when its last job is over; what quiet hours
hold back is told in one when they end. Messages are sent from a thread of their own, so that no job waits for them;
what does not arrive is sent again with growing pauses, over restarts too. The addresses are secrets.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, MetarrError, NotFound, Unavailable
from metarr_desktop.domain.jobs import Job, Phrase
from metarr_desktop.domain.notices import (
    Channel,
    Delivery,
    Event,
    Form,
    Notice,
    Part,
    Post,
    Rules,
    Shown,
    Target,
    Told,
    pause_after,
    setting_of,
    summary_of,
    told,
)
from metarr_desktop.formats import outgoing
from metarr_desktop.services import automation
from metarr_desktop.services.changes import Aspect, Listeners, Newsroom
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.services.jobs import JobEvent, JobRunner
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets

log = logging.getLogger(__name__)

Send = Callable[[Post], None]
"""Sends a message. Raises Unavailable, Refused, BadInput."""

_LONGEST_PAUSE_S = 60.0
_STOPPED_S = 2.0
_REMEMBERED = 10_000  # ends of jobs that were told
_AWAY = ("off", "refused")


class Notify:
    """The verb. Every method may be called from any thread.

    `tick` does all that is due; a thread calls it while the engine runs, and tests with a clock of their own.
    """

    def __init__(
        self,
        store: Store,
        secrets: Secrets,
        jobs: JobRunner,
        newsroom: Newsroom,
        send: Send,
        words: Callable[[Phrase], str],
        shown: Listeners[Notice],
        hide: Callable[[str], None] = lambda secret: None,
    ) -> None:
        """`words` gives the English of a phrase, for webhooks; `shown` are told what the person wants to see.

        `hide` is told what no log may show.
        """
        self._store = store
        self._secrets = secrets
        self._newsroom = newsroom
        self._send = send
        self._words = words
        self._shown = shown
        self._hide = hide
        self._began = stamp(store.clock())
        self._tending = threading.Lock()
        self._heard = threading.Lock()  # over the two below
        self._ended: list[JobId] = []
        self._told: dict[tuple[JobId, str, str | None], None] = {}  # the newest ends of jobs, in their order
        self._away: frozenset[str] = frozenset()
        self._stopping = threading.Event()
        self._is_left_behind = False  # the store is closed: whoever still waits for an answer writes nothing down
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._unsubscribe = jobs.subscribe(self._hear)

    # --- life -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._thread = threading.Thread(target=self._keep, name="notify", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Tell what has ended until now, and wait a moment for it to go out; what does not goes with the next start."""
        self._unsubscribe()
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_STOPPED_S)
        self._is_left_behind = True

    def _keep(self) -> None:
        is_last = False
        while not is_last:
            self._wake.clear()
            is_last = self._stopping.is_set()
            pause_s = _LONGEST_PAUSE_S
            try:
                pause_s = self.tick()
            except Exception:
                # A full or failing disk; nobody else would look again.
                log.exception("Notifications could not be looked after")
            if not self._stopping.is_set():
                self._wake.wait(pause_s)

    def _hear(self, event: JobEvent) -> None:
        if event.job.status.is_over:
            with self._heard:
                self._ended.append(event.job.id)
            self._wake.set()

    # --- what is done -----------------------------------------------------------------------------------------------

    def tick(self) -> float:
        """Do all that is due; gives the seconds until something is due again."""
        with self._tending:
            with self._heard:
                ended, self._ended = self._ended, []
            try:
                for root in dict.fromkeys(self._store.jobs.root(job) for job in ended):
                    self._look_at(root)
            except BaseException:
                with self._heard:
                    self._ended = [*ended, *self._ended]
                raise
            self._end_quiet()
            return self._deliver()

    def _look_at(self, root: JobId) -> None:
        """Tell of a run, if all of it is over."""
        if self._store.jobs.unfinished([root]):
            return
        run = [job for job in self._store.jobs.family([root]) if self._is_news(job)]
        if not run:
            return
        began = min(job.started_at or job.created_at for job in run)
        libraries = self._store.libraries.all() if any(job.type == "scan" for job in run) else []
        notice = told(run, libraries, began, self._newly_away(run))
        if notice is not None:
            self._tell(notice)
        self._told.update(dict.fromkeys(map(_ending, run)))
        for ending in list(self._told)[:-_REMEMBERED]:
            del self._told[ending]

    def _is_news(self, job: Job) -> bool:
        """Not what was told before: a job that is tried again brings its whole run back."""
        return _ending(job) not in self._told and (job.ended_at or "") >= self._began

    def _newly_away(self, run: list[Job]) -> list[str]:
        """Why players do not answer, as a run with a sync has found; each is told once, until it has answered."""
        if not any(job.type == "sync" for job in run):
            return []
        players = [one for one in self._store.players.all() if one.is_enabled and one.status in _AWAY]
        known, self._away = self._away, frozenset(one.name for one in players)
        return [f"{one.name}: {one.error}" for one in players if one.name not in known]

    def _tell(self, notice: Notice) -> None:
        if automation.is_quiet(self._store):
            with self._store.write() as unit:
                unit.notices.add(notice, is_held=True)
            self._newsroom.tell(Aspect.SETTINGS)
            return
        self._send_out(notice)

    def _end_quiet(self) -> None:
        """Tell in one what quiet hours held back, once they are over."""
        if automation.is_quiet(self._store):
            return
        summary = summary_of(self._store.notices.held())
        if summary is not None:
            self._send_out(summary)

    def _send_out(self, notice: Notice) -> None:
        rules = self.rules()
        targets = [one for one in self._store.notices.targets() if one.is_enabled]
        shown = notice.on(Channel.DESKTOP, rules)
        is_seen = shown is not None and self._shown.are_there
        with self._store.write() as unit:
            if notice.is_summary:
                unit.notices.release()
            id = unit.notices.add(notice, is_held=False, shown=Shown.DESKTOP if is_seen else Shown.NOWHERE)
            if notice.on(Channel.OUT, rules) is not None:
                for target in targets:
                    unit.notices.address(id, target.id)
        self._newsroom.tell(Aspect.SETTINGS)
        if shown is not None:
            self._shown.tell_all(shown)

    def _deliver(self) -> float:
        """Send what is due; gives the seconds until the next is. In quiet hours nothing goes out."""
        if automation.is_quiet(self._store):
            return _LONGEST_PAUSE_S
        for one in self._store.notices.deliveries():
            if one.is_due(self._store.clock()):
                self._deliver_one(one)
            if self._is_left_behind:
                return _LONGEST_PAUSE_S
        now = self._store.clock()
        pauses = [(one.at - now).total_seconds() for one in self._store.notices.deliveries()]
        return max(0.0, min([_LONGEST_PAUSE_S, *pauses]))

    def _deliver_one(self, one: Delivery) -> None:
        error, may_try_again, is_wanted = "", False, True
        try:
            at, notice = self._store.notices.one(one.notice)
            shown = notice.on(Channel.OUT, self.rules())
            is_wanted = shown is not None
            if shown is not None:
                self._send(self._post(self._target(one.target), shown, at))
        except Unavailable as problem:
            error, may_try_again = str(problem), True
        except MetarrError as problem:
            error = str(problem)
        if self._is_left_behind:
            return
        pause_s = pause_after(one.attempts + 1) if may_try_again else None
        if error:
            log.warning("A notification was not taken: %s", error)
        with self._store.write() as unit:
            if not is_wanted:
                unit.notices.withdraw(one)
            elif error and pause_s is not None:
                unit.notices.put_off(one, pause_s, error)
            else:
                unit.notices.settle(one, error)
        self._newsroom.tell(Aspect.SETTINGS)

    def _post(self, target: Target, notice: Notice, at: str, title: str = "") -> Post:
        url = self._secrets.get(_secret(target.id))
        if url is None:
            raise NotFound(f"The address of “{target.name}” is not in the keyring any more; add the webhook anew.")
        for secret in outgoing.secrets_in(url):
            self._hide(secret)
        head, text = self.text_of(notice)
        return outgoing.post_of(target.form, url, title or head, text, notice, at)

    def text_of(self, notice: Notice) -> tuple[str, str]:
        """Title and text in English."""
        title = "Metarr: while it was quiet" if notice.is_summary else f"Metarr: {_TITLES[notice.event]}"
        return title, "\n".join(self._words(part.phrase) for part in notice.parts)

    # --- what a person decides --------------------------------------------------------------------------------------

    def rules(self) -> Rules:
        """Which events are told on which way."""
        flag = self._store.settings.flag
        return {(event, channel): flag(setting_of(event, channel)) for event in Event for channel in Channel}

    def targets(self) -> list[Target]:
        """The outgoing webhooks."""
        return self._store.notices.targets()

    def target(self, name: str) -> Target:
        """The webhook of that name. Raises NotFound."""
        for one in self.targets():
            if one.name.casefold() == name.casefold():
                return one
        raise NotFound(f"There is no webhook “{name}”; `metarr notify list` shows all.")

    def latest(self, count: int = 50) -> list[Told]:
        """What was told last, newest first, with where it went."""
        return self._store.notices.latest(count)

    def add(self, name: str, form: Form, url: str) -> Target:
        """Make an outgoing webhook. Raises BadInput; the address goes into the keyring and is quoted nowhere."""
        if not name.strip():
            raise BadInput("A webhook needs a name.")
        for secret in (url, *_secrets_in(url)):
            self._hide(secret)
        kept = outgoing.checked(form, url)
        with self._store.write() as unit:
            id = unit.notices.add_target(name.strip(), form, outgoing.host_of(kept))
        self._secrets.put(_secret(id), kept)
        self._newsroom.tell(Aspect.SETTINGS)
        return self._target(id)

    def set_enabled(self, target: Target, is_enabled: bool) -> None:
        """Have messages go there, or no longer."""
        with self._store.write() as unit:
            unit.notices.set_enabled(target.id, is_enabled)
        self._newsroom.tell(Aspect.SETTINGS)

    def remove(self, target: Target) -> Callable[[], Target]:
        """Forget a webhook with its address; gives what puts it back, for as long as a person may think again."""
        url = self._secrets.get(_secret(target.id)) or ""
        with self._store.write() as unit:
            unit.notices.remove_target(target.id)
        self._secrets.remove(_secret(target.id))
        self._newsroom.tell(Aspect.SETTINGS)
        return lambda: self.add(target.name, target.form, url)

    def test(self, target: Target) -> None:
        """Send a message now, whatever the rules and the hour say. Raises Unavailable, Refused, BadInput, NotFound."""
        notice = Notice((Part(Event.SCAN_FINISHED, Phrase("notice_test")),))
        try:
            self._send(self._post(target, notice, stamp(self._store.clock()), "Metarr: a test"))
        except MetarrError as error:
            self._note_test(target, str(error))
            raise
        self._note_test(target, "")

    def _note_test(self, target: Target, error: str) -> None:
        with self._store.write() as unit:
            unit.notices.note_test(target.id, error)
        self._newsroom.tell(Aspect.SETTINGS)

    def _target(self, id: int) -> Target:
        for one in self.targets():
            if one.id == id:
                return one
        raise NotFound("That webhook was forgotten.")


_TITLES = {
    Event.SCAN_FINISHED: "scan finished",
    Event.NEEDS_YOU: "needs you",
    Event.PLAYER_UNREACHABLE: "a player does not answer",
    Event.JOB_FAILED: "something failed",
    Event.BACKUP_FAILED: "the backup failed",
    Event.PURGE_ANNOUNCED: "the trash",
}


def _ending(job: Job) -> tuple[JobId, str, str | None]:
    """What tells one end of a job from another: it may be tried again."""
    return job.id, job.status.value, job.ended_at


def _secret(target: int) -> str:
    return f"notify:{target}"


def secret_names(store: Store) -> list[str]:
    """The names of the secrets that addresses are."""
    return [_secret(target.id) for target in store.notices.targets()]


def _secrets_in(url: str) -> list[str]:
    with suppress(BadInput):
        return outgoing.secrets_in(url)
    return []
