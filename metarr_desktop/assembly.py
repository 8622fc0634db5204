"""The engine put together: the one place where its parts are made, and by which other parts.

A part is made when it is first asked for, and what it is made of is imported then: a window that shows a wall needs no
scanner, no provider and no player. `begin` begins what goes on by itself; `end` takes down what was made.
"""

# mypy: disable-error-code="override"
# A part stands for an attribute of the engine that nobody assigns.

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from metarr_desktop.services.changes import Aspect, Listeners, Newsroom
from metarr_desktop.services.engine import Engine

if TYPE_CHECKING:
    from functools import cached_property as part

    from metarr_desktop.domain.jobs import Schedule
    from metarr_desktop.domain.notices import Notice
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.files.pool import WorkerPool
    from metarr_desktop.net.internet import Internet
    from metarr_desktop.net.outgoing import Outgoing
    from metarr_desktop.net.redact import Redactor
    from metarr_desktop.services.absent import Absent
    from metarr_desktop.services.adoption import Adoption
    from metarr_desktop.services.artwork import Artwork
    from metarr_desktop.services.asking import Asking
    from metarr_desktop.services.at_login import AtLogin
    from metarr_desktop.services.automation import Automation
    from metarr_desktop.services.backup import Backups
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.services.cache_keep import CacheKeep
    from metarr_desktop.services.cache_move import CacheMove
    from metarr_desktop.services.check_up import CheckUps
    from metarr_desktop.services.contacts import Contacts
    from metarr_desktop.services.edit import Edit
    from metarr_desktop.services.enrich import Enrich
    from metarr_desktop.services.episodes import Episodes
    from metarr_desktop.services.flow import Flow
    from metarr_desktop.services.herald import Herald
    from metarr_desktop.services.hook_door import Doorkeeper, HookDoor, Running
    from metarr_desktop.services.hook_history import HookHistory
    from metarr_desktop.services.hooks import HookAdmin
    from metarr_desktop.services.identify import Identify
    from metarr_desktop.services.intake import Intake
    from metarr_desktop.services.job_try import Handler
    from metarr_desktop.services.jobs import JobRunner
    from metarr_desktop.services.keep_beside import KeepBeside
    from metarr_desktop.services.keepsakes import KeepsakeWriter
    from metarr_desktop.services.libraries import Libraries
    from metarr_desktop.services.notify import Notify
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.services.outside import Outside
    from metarr_desktop.services.players import PlayerAdmin
    from metarr_desktop.services.playlists import Playlists
    from metarr_desktop.services.publish import Publish
    from metarr_desktop.services.rebuild import Rebuild
    from metarr_desktop.services.refetch import Refetch
    from metarr_desktop.services.rename import Rename
    from metarr_desktop.services.repair import Repair
    from metarr_desktop.services.roots import Roots
    from metarr_desktop.services.saved_views import SavedViews
    from metarr_desktop.services.schedules import Schedules
    from metarr_desktop.services.settling import Settling
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.services.stats import Stats
    from metarr_desktop.services.support import Support
    from metarr_desktop.services.sync import Sync
    from metarr_desktop.services.trash import Trash
    from metarr_desktop.services.turns import Turns
    from metarr_desktop.services.verify import Verify
    from metarr_desktop.services.verifying import Verifying
    from metarr_desktop.services.versions import Versions
    from metarr_desktop.services.vocabulary import Vocabulary
    from metarr_desktop.services.watch import Watch
    from metarr_desktop.services.watched import WatchedState
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets
else:

    class part:  # noqa: N801 - used as a decorator, like the one whose type it has
        """A part that is made when it is first asked for: once, whichever threads ask for it at the same time."""

        def __init__(self, make):
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, parts, owner=None):
            if parts is None:
                return self
            with parts._making:
                made = vars(parts)
                if self._name not in made:
                    made[self._name] = self._make(parts)
                return made[self._name]


#: Where its people can be reached.
WEBSITE = "https://github.com/metarr/metarr-desktop"


class Assembly(Engine):
    """The engine of a data directory whose lock is held. Parts may be asked for in any thread, in any order."""

    def __init__(
        self,
        data_dir: str,
        store: Store,
        redactor: Redactor,
        version: Callable[[], str],
        at_login: Callable[[str], AtLogin],
        *,
        workers: int,
    ) -> None:
        self._making = threading.RLock()
        self._store = store
        self._redactor = redactor
        self._read_version = version
        self._make_at_login = at_login
        self._workers = workers
        self._has_begun = False
        self.data_dir = data_dir
        self.newsroom = Newsroom()
        self.noticed: Listeners[Notice] = Listeners()

    @part
    def version(self) -> str:
        """Read from the disk, with a library that takes longer than all of the first wall."""
        return self._read_version()

    @part
    def at_login(self) -> AtLogin:
        return self._make_at_login(self.data_dir)

    # --- the disk and the network -----------------------------------------------------------------------------------

    @part
    def _cache(self) -> Cache:
        from metarr_desktop.files.cache import Cache

        return Cache(self.data_dir)

    @part
    def _pool(self) -> WorkerPool:
        from metarr_desktop.files.pool import WorkerPool

        return WorkerPool()

    @part
    def _secrets(self) -> Secrets:
        from metarr_desktop.store.secrets import Secrets

        return Secrets(self.data_dir, self._redactor.hide)

    @part
    def _internet(self) -> Internet:
        from metarr_desktop.net.internet import Internet

        store = self._store
        return Internet(
            store.answers,
            self._agent,
            is_offline=functools.partial(store.settings.flag, "providers.offline"),
            own_urls=lambda: [one.base_url for one in store.providers.choices().values() if one.base_url],
        )

    @part
    def _outgoing(self) -> Outgoing:
        from metarr_desktop.net.outgoing import Outgoing

        return Outgoing(self._agent)

    @property
    def _agent(self) -> str:
        """MusicBrainz and Wikimedia turn away who does not name himself."""
        return f"Metarr/{self.version} ({WEBSITE})"

    @part
    def _contacts(self) -> Contacts:
        from metarr_desktop.players import DISCOVERERS, PLAYERS
        from metarr_desktop.services.contacts import Contacts

        return Contacts(self._store, self._secrets, PLAYERS, DISCOVERERS)

    # --- what is shared by verbs ------------------------------------------------------------------------------------

    @part
    def _outbox(self) -> Outbox:
        from metarr_desktop.services.outbox import Outbox

        return Outbox(self._store)

    @part
    def _settling(self) -> Settling:
        from metarr_desktop.services.settling import Settling

        return Settling(self._store.clock)

    @part
    def _turns(self) -> Turns:
        from metarr_desktop.services.turns import Turns

        return Turns()

    # --- reading ----------------------------------------------------------------------------------------------------

    @part
    def browse(self) -> Browse:
        from metarr_desktop.services.browse import Browse

        return Browse(self._store, self._cache)

    @part
    def views(self) -> SavedViews:
        from metarr_desktop.services.saved_views import SavedViews

        return SavedViews(self._store, self.newsroom)

    @part
    def playlists(self) -> Playlists:
        from metarr_desktop.services.playlists import Playlists

        return Playlists(self._store)

    @part
    def stats(self) -> Stats:
        from metarr_desktop.services.stats import Stats

        return Stats(self._store)

    @part
    def support(self) -> Support:
        from metarr_desktop.services.support import Support

        redact, shows = self._redactor.redact, self._redactor.shows
        return Support(self._store, self._secrets, self.sources, self.data_dir, self.version, redact, shows)

    # --- what a person does -----------------------------------------------------------------------------------------

    @part
    def edit(self) -> Edit:
        from metarr_desktop.services.edit import Edit

        return Edit(self._store, self._cache, self.newsroom, self._outbox)

    @part
    def trash(self) -> Trash:
        from metarr_desktop.services.trash import Trash

        return Trash(self._store, self.edit, self.newsroom, self._outbox)

    @part
    def vocabulary(self) -> Vocabulary:
        from metarr_desktop.services.vocabulary import Vocabulary

        return Vocabulary(self._store, self.newsroom)

    @part
    def episodes(self) -> Episodes:
        from metarr_desktop.services.episodes import Episodes

        return Episodes(self._store, self.newsroom, self._outbox)

    @part
    def absent(self) -> Absent:
        from metarr_desktop.services.absent import Absent

        return Absent(self._store, self.sources, self.newsroom)

    @part
    def versions(self) -> Versions:
        from metarr_desktop.services.versions import Versions

        return Versions(self._store, self.newsroom, self._outbox)

    @part
    def libraries(self) -> Libraries:
        from metarr_desktop.services.libraries import Libraries

        return Libraries(self._store, self.newsroom)

    @part
    def roots(self) -> Roots:
        from metarr_desktop.services.roots import Roots

        return Roots(self._store, self.newsroom, self._turns)

    @part
    def rename(self) -> Rename:
        from metarr_desktop.services.rename import Rename

        return Rename(self._store, self.newsroom, self._outbox, self._turns)

    @part
    def outside(self) -> tuple[Outside, ...]:
        from metarr_desktop.services.outside import Folders, PublishedFiles, RecycledFiles, RenamedFiles

        return PublishedFiles(self._store), Folders(self._store), RecycledFiles(), RenamedFiles()

    @part
    def automation(self) -> Automation:
        from metarr_desktop.services.automation import Automation

        return Automation(self._store, self.newsroom)

    # --- providers --------------------------------------------------------------------------------------------------

    @part
    def sources(self) -> Sources:
        from metarr_desktop.providers import SOURCES
        from metarr_desktop.services.sources import Sources

        return Sources(self._store, self._secrets, SOURCES, self._internet.connect, self.newsroom, self._redactor.hide)

    @part
    def identify(self) -> Identify:
        from metarr_desktop.services.identify import Identify

        return Identify(self._store, self.sources, self.newsroom)

    @part
    def enrich(self) -> Enrich:
        from metarr_desktop.services.enrich import Enrich

        return Enrich(self._store, self.sources, self.newsroom)

    @part
    def artwork(self) -> Artwork:
        from metarr_desktop.services.artwork import Artwork

        cache = self._cache
        return Artwork(self._store, cache, self._pool, self.sources, self._internet, self.newsroom, cache.free_bytes)

    @part
    def _asking(self) -> Asking:
        from metarr_desktop.services.asking import Asking

        return Asking(self._store, self.identify, self.enrich, self.artwork)

    # --- the disk as it should be -----------------------------------------------------------------------------------

    @part
    def flow(self) -> Flow:
        from metarr_desktop.services.flow import Flow
        from metarr_desktop.services.scan import Scan
        from metarr_desktop.services.second_look import SecondLook
        from metarr_desktop.services.take_in import TakeIn

        return Flow(
            self._store,
            self.newsroom,
            self._outbox,
            self._turns,
            trash=self.trash,
            scan=Scan(self._store, self._pool, self._settling),
            take_in=TakeIn(self._store, self._cache, self._pool),
            second_look=SecondLook(self._store, self._pool),
            publish=self.publish,
            keep_beside=self._keep_beside,
            repair=self._repair,
            cache_keep=self.cache_keep,
            check_ups=self.check_ups,
        )

    @part
    def publish(self) -> Publish:
        from metarr_desktop.services.publish import Publish

        return Publish(self._store, self._cache, self.data_dir)

    @part
    def _verify(self) -> Verify:
        from metarr_desktop.services.verify import Verify

        return Verify(self._store, self._cache, self.publish)

    @part
    def _repair(self) -> Repair:
        from metarr_desktop.services.repair import Repair

        return Repair(self._store, self._cache, self.publish, self._verify, self.edit, self._internet)

    @part
    def _keep_beside(self) -> KeepBeside:
        from metarr_desktop.services.keep_beside import KeepBeside

        return KeepBeside(self._store, self._cache)

    @part
    def verifying(self) -> Verifying:
        from metarr_desktop.services.verifying import Verifying

        verify, repair, keep_beside = self._verify, self._repair, self._keep_beside
        return Verifying(
            self._store, self.newsroom, self._outbox, verify=verify, repair=repair, keep_beside=keep_beside
        )

    @part
    def watch(self) -> Watch:
        from metarr_desktop.services.watch import Watch

        return Watch(self._store, self.jobs, self.newsroom, self._settling)

    # --- players ----------------------------------------------------------------------------------------------------

    @part
    def players(self) -> PlayerAdmin:
        from metarr_desktop.services.players import PlayerAdmin

        return PlayerAdmin(self._store, self._secrets, self._contacts, self.newsroom)

    @part
    def adoption(self) -> Adoption:
        from metarr_desktop.services.adoption import Adoption

        return Adoption(self._store, self._contacts)

    @part
    def sync(self) -> Sync:
        from metarr_desktop.services.sync import Sync

        return Sync(self._store, self._contacts, self.adoption)

    @part
    def watched(self) -> WatchedState:
        from metarr_desktop.services.watched import WatchedState

        return WatchedState(self._store, self._contacts, self.adoption, self.edit, self.newsroom)

    @part
    def herald(self) -> Herald:
        from metarr_desktop.services.herald import Herald

        return Herald(self._store, self.jobs.enqueue, self.newsroom, self._contacts, self.sync)

    # --- webhooks ---------------------------------------------------------------------------------------------------

    @part
    def hooks(self) -> HookAdmin:
        from metarr_desktop.services.hooks import HookAdmin

        return HookAdmin(self._store, self._secrets, self.newsroom)

    @part
    def intake(self) -> Intake:
        from metarr_desktop.services.intake import Intake

        return Intake(self._store, self.identify, self._asking, self.newsroom)

    @part
    def hook_door(self) -> HookDoor:
        from metarr_desktop.services.hook_door import HookDoor

        return HookDoor(self._store, self.hooks, self.intake, self.jobs, self.newsroom, _serve_hooks, _post_hook)

    @part
    def _hook_history(self) -> HookHistory:
        from metarr_desktop.services.hook_history import HookHistory

        return HookHistory(self._store, self.hooks, self.intake, _ask_manager)

    # --- safety -----------------------------------------------------------------------------------------------------

    @part
    def backups(self) -> Backups:
        from metarr_desktop.services.backup import Backups

        return Backups(self._store, self._cache, self.newsroom, self.version)

    @part
    def rebuild(self) -> Rebuild:
        from metarr_desktop.services.rebuild import Rebuild

        return Rebuild(self._store, self.data_dir, self.newsroom)

    @part
    def _refetch(self) -> Refetch:
        from metarr_desktop.services.refetch import Refetch

        return Refetch(self._store, self._cache, self._pool, self._internet, self.newsroom)

    @part
    def _keepsakes(self) -> KeepsakeWriter:
        from metarr_desktop.services.keepsakes import KeepsakeWriter

        return KeepsakeWriter(self._store, self.data_dir, self.newsroom)

    @part
    def cache_move(self) -> CacheMove:
        from metarr_desktop.services.cache_move import CacheMove

        return CacheMove(self._store, self._cache)

    @part
    def cache_keep(self) -> CacheKeep:
        from metarr_desktop.services.cache_keep import CacheKeep

        return CacheKeep(self._store, self._cache)

    @part
    def check_ups(self) -> CheckUps:
        from metarr_desktop.services.check_up import CheckUps

        return CheckUps(self._store, self._cache, self.data_dir)

    # --- jobs -------------------------------------------------------------------------------------------------------

    @part
    def jobs(self) -> JobRunner:
        from metarr_desktop.services.jobs import JobRunner

        jobs = JobRunner(
            self._store,
            self._handler,
            workers=self._workers,
            redact=self._redactor.redact,
            on_pause=functools.partial(self.newsroom.tell, Aspect.SETTINGS),
        )
        self.newsroom.subscribe(lambda news: jobs.read_pause() if Aspect.SETTINGS in news.aspects else None)
        return jobs

    def _handler(self, type: str) -> Handler | None:
        return self._handlers.get(type)

    @part
    def _handlers(self) -> dict[str, Handler]:
        """Asked for by the first job that runs: here everything is made that works in the background."""
        from metarr_desktop.services.telling import Telling

        return {
            **self.flow.handlers,
            **Telling(self.newsroom, self.sync, self.adoption).handlers,
            **self.watched.handlers,
            **self.rename.handlers,
            **self._asking.handlers,
            **self.cache_move.handlers,
            **self._turns.during(self.verifying.handlers),
            **self.backups.handlers,
            **self.rebuild.handlers,
            **self._refetch.handlers,
            **self.absent.handlers,
            **self.cache_keep.handlers,
            **self.check_ups.handlers,
            **self.intake.handlers,
            **self._hook_history.handlers,
        }

    @part
    def schedules(self) -> Schedules:
        from metarr_desktop.services.schedules import Schedules

        return Schedules(self._store, self.jobs, self.newsroom)

    @part
    def notify(self) -> Notify:
        from metarr_desktop.cli.sentences import notice_sentence
        from metarr_desktop.services.notify import Notify

        send, hide = self._outgoing.send, self._redactor.hide
        return Notify(self._store, self._secrets, self.jobs, self.newsroom, send, notice_sentence, self.noticed, hide)

    # --- life -------------------------------------------------------------------------------------------------------

    @property
    def was_cut_off(self) -> bool:
        """Whether a crash left files half moved: that is mended before anybody looks at them."""
        return self._store.has_moves_begun()

    def begin(self) -> None:
        """Begin what goes on by itself: end what a crash left, keep the sidecar, run jobs, tell what came of them."""
        if self._has_begun:
            return
        self._has_begun = True
        from metarr_desktop.services import opening, restore
        from metarr_desktop.services.errands import move_files_job
        from metarr_desktop.services.refetch import refetch_job

        with opening.with_ways_out(self.data_dir):
            opening.look_into(self.data_dir)
        half_renamed = self.rename.settle()
        with self._store.write() as unit:
            for one in _schedules():
                unit.jobs.schedule(one)
            if restore.take_restored(self.data_dir) is not None:
                unit.jobs.enqueue(refetch_job())
        restore.forget_restored(self.data_dir)
        self._keepsakes.start()
        self.jobs.start()
        self.notify.start()
        if unfinished := self.trash.unfinished():  # a crash came between
            self.jobs.enqueue(*map(move_files_job, unfinished))
        self.jobs.enqueue(*half_renamed)

    def end(self) -> None:
        """Take down what was made, whoever hears others before those, so that nothing misses what it still needs."""
        with contextlib.ExitStack() as last:  # what stands last goes first
            last.callback(self._end, "_pool", lambda one: one.close())
            last.callback(self._end, "_internet", lambda one: one.close())
            last.callback(self._end, "_contacts", lambda one: one.close())
            last.callback(self._end, "_keepsakes", lambda one: one.stop())
            last.callback(self._end, "jobs", lambda one: one.stop())
            last.callback(self._end, "_outgoing", lambda one: one.close())
            last.callback(self._end, "notify", lambda one: one.stop())
            last.callback(self._end, "watch", lambda one: one.stop())
            last.callback(self._end, "herald", lambda one: one.stop())
            last.callback(self._end, "hook_door", lambda one: one.stop())

    def _end(self, name: str, end: Callable[[Any], object]) -> None:
        if name in vars(self):
            end(vars(self)[name])


def _schedules() -> list[Schedule]:
    """What comes due by itself."""
    from metarr_desktop.domain.jobs import Schedule
    from metarr_desktop.services.asking import REFRESH_EVERY_S
    from metarr_desktop.services.backup import NIGHTLY
    from metarr_desktop.services.flow import TIDY_EVERY_S
    from metarr_desktop.services.hook_history import HISTORY_EVERY_S
    from metarr_desktop.services.verifying import VERIFY_EVERY_S, VERIFY_HOUR

    return [
        Schedule("tidy", {}, TIDY_EVERY_S, hour=3),
        Schedule("refresh", {}, REFRESH_EVERY_S),
        Schedule("verify", {"is_nightly": True}, VERIFY_EVERY_S, hour=VERIFY_HOUR),
        NIGHTLY,
        Schedule("hook_history", {}, HISTORY_EVERY_S),
    ]


def _serve_hooks(keeper: Doorkeeper, port: int, is_open: bool, names: tuple[str, ...]) -> Running:
    """Answer download managers. Its libraries cost a tenth of a second, for those who switched it on."""
    from metarr_desktop.server import hooks

    return hooks.serve(keeper, port, is_open, names)


def _post_hook(address: str, token: str, body: bytes) -> tuple[int, str]:
    from metarr_desktop.server import hooks

    return hooks.post(address, token, body)


def _ask_manager(address: str, path: str, query: Mapping[str, str], key: str) -> object:
    """Ask a download manager of the household what it did."""
    from metarr_desktop.net.client import HttpClient

    with HttpClient(address, headers={"X-Api-Key": key}) as manager:
        return manager.ask_json("GET", path, query)
