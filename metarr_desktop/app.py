"""The composition root: the one module that sees everything. Reads top to bottom.

`main` is the command `metarr`, `desktop` the command `metarr-desktop`.
"""

from __future__ import annotations

import contextlib
import faulthandler
import functools
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from metarr_desktop.cli.host import Handle, Host
from metarr_desktop.cli.program import Program
from metarr_desktop.domain.errors import InUse, ShownElsewhere, Unavailable
from metarr_desktop.server import instance

if TYPE_CHECKING:
    from metarr_desktop.net.redact import Redactor
    from metarr_desktop.services.at_login import AtLogin
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.hook_door import Doorkeeper, Running

#: Where its people can be reached.
WEBSITE = "https://github.com/metarr/metarr-desktop"

_OTHER_START_S = 15.0  # how long a window waits for another start to answer, or to end
_RAISE_EVERY_S = 0.2


def main() -> None:
    """Run `metarr WORDS` and exit with its status."""
    sys.exit(run(sys.argv[1:]))


def desktop() -> None:
    """Run `metarr-desktop`: the window, whatever else is said by options."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run a command with those words; its exit status (0 done, 1 failed, 2 wrong usage)."""
    sys.excepthook, threading.excepthook = _log_unforeseen, _log_unforeseen_in_thread
    return Program(host()).run(words)


def _log_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody caught: the log has it with its traceback, and standard error through the log's own handlers."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        logging.getLogger(__name__).critical("Unforeseen error", exc_info=(kind, error, trace))


def _log_unforeseen_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_unforeseen(args.exc_type, args.exc_value, args.exc_traceback)


def host() -> Host:
    """What the command line is handed; `Program(host()).answering(engine)` is what a running engine serves."""
    return Host(
        default_data_dir=default_data_dir(),
        version=version,
        open_engine=open_engine,
        open_window=open_window,
        forward=forward,
        serve=serving,
        render_tour=render_tour,
        has_display=has_display,
        at_login=at_login,
    )


def at_login(data_dir: str) -> AtLogin:
    """What starts Metarr on that data directory with the session."""
    from metarr_desktop.services.at_login import AtLogin

    script = Path(sys.executable).with_name("metarr")
    command = [str(script)] if script.is_file() else [sys.executable, "-m", "metarr_desktop"]
    config_dir = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return AtLogin(config_dir if sys.platform.startswith("linux") else None, command, data_dir)


def version() -> str:
    """The version of the installed program."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return version_of("metarr-desktop")
    except PackageNotFoundError:  # a checkout that nobody installed
        import tomllib

        project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])


def default_data_dir() -> str:
    """Where everything is kept unless `--data-dir` says otherwise."""
    import platformdirs

    return os.environ.get("METARR_DATA_DIR") or platformdirs.user_data_dir("metarr-desktop", appauthor=False)


@contextlib.contextmanager
def open_engine(data_dir: str, *, wait_s: float = 0.0, workers: int = 2) -> Iterator[Engine]:
    """The engine of a data directory, running until the block ends.

    Takes the directory's lock first, before the database is opened. Raises InUse, NewerLibrary, DamagedLibrary,
    UnfitDataDirectory, CannotWrite.
    """
    from metarr_desktop.cli.sentences import notice_sentence
    from metarr_desktop.domain.jobs import Schedule
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.files.lock import DirectoryLock, make_data_dir
    from metarr_desktop.files.pool import WorkerPool
    from metarr_desktop.net.internet import Internet
    from metarr_desktop.net.outgoing import Outgoing
    from metarr_desktop.players import DISCOVERERS, PLAYERS
    from metarr_desktop.providers import SOURCES
    from metarr_desktop.services import rescue, restore
    from metarr_desktop.services.adoption import Adoption
    from metarr_desktop.services.artwork import Artwork
    from metarr_desktop.services.asking import REFRESH_EVERY_S, Asking
    from metarr_desktop.services.automation import Automation
    from metarr_desktop.services.backup import NIGHTLY, Backups
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.services.cache_keep import CacheKeep
    from metarr_desktop.services.cache_move import CacheMove
    from metarr_desktop.services.changes import Aspect, Newsroom
    from metarr_desktop.services.check_up import CheckUps
    from metarr_desktop.services.contacts import Contacts
    from metarr_desktop.services.edit import Edit
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.enrich import Enrich
    from metarr_desktop.services.flow import TIDY_EVERY_S, Flow, move_files_job
    from metarr_desktop.services.herald import Herald
    from metarr_desktop.services.hook_door import HookDoor
    from metarr_desktop.services.hook_history import HISTORY_EVERY_S, HookHistory
    from metarr_desktop.services.hooks import HookAdmin
    from metarr_desktop.services.identify import Identify
    from metarr_desktop.services.intake import Intake
    from metarr_desktop.services.jobs import JobRunner
    from metarr_desktop.services.keep_beside import KeepBeside
    from metarr_desktop.services.keepsakes import KeepsakeWriter
    from metarr_desktop.services.libraries import Libraries
    from metarr_desktop.services.notify import Notify
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.services.outside import Folders, PublishedFiles, RecycledFiles, RenamedFiles
    from metarr_desktop.services.players import PlayerAdmin
    from metarr_desktop.services.publish import Publish
    from metarr_desktop.services.rebuild import Rebuild
    from metarr_desktop.services.refetch import Refetch, refetch_job
    from metarr_desktop.services.rename import Rename
    from metarr_desktop.services.repair import Repair
    from metarr_desktop.services.roots import Roots
    from metarr_desktop.services.scan import Scan
    from metarr_desktop.services.schedules import Schedules
    from metarr_desktop.services.second_look import SecondLook
    from metarr_desktop.services.settling import Settling
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.services.stats import Stats
    from metarr_desktop.services.support import Support
    from metarr_desktop.services.sync import Sync
    from metarr_desktop.services.take_in import TakeIn
    from metarr_desktop.services.telling import Telling
    from metarr_desktop.services.trash import Trash
    from metarr_desktop.services.turns import Turns
    from metarr_desktop.services.verify import Verify
    from metarr_desktop.services.verifying import VERIFY_EVERY_S, VERIFY_HOUR, Verifying
    from metarr_desktop.services.versions import Versions
    from metarr_desktop.services.vocabulary import Vocabulary
    from metarr_desktop.services.watch import Watch
    from metarr_desktop.services.watched import WatchedState
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets

    make_data_dir(data_dir)
    with contextlib.ExitStack() as stack:
        stack.enter_context(DirectoryLock(data_dir).acquire(wait_s))
        redactor, set_log_level = stack.enter_context(_log_file(data_dir))
        restore.apply_staged(data_dir)
        with rescue.opening(data_dir):
            store = stack.enter_context(contextlib.closing(Store(Path(data_dir) / "library.db")))
        pool = stack.enter_context(WorkerPool())

        cache = Cache(data_dir)
        secrets = Secrets(data_dir, redactor.hide)
        newsroom = Newsroom()
        set_log_level(store.settings.text("log.level"))
        newsroom.subscribe(
            lambda news: set_log_level(store.settings.text("log.level")) if Aspect.SETTINGS in news.aspects else None
        )
        outbox = Outbox(store)
        settling = Settling(store.clock)
        turns = Turns()

        agent = f"Metarr/{version()} ({WEBSITE})"  # MusicBrainz and Wikimedia turn away who does not name himself
        internet = Internet(
            store.answers,
            agent,
            is_offline=functools.partial(store.settings.flag, "providers.offline"),
            own_urls=lambda: [one.base_url for one in store.providers.choices().values() if one.base_url],
        )
        stack.callback(internet.close)
        sources = Sources(store, secrets, SOURCES, internet.connect, newsroom, redactor.hide)
        identify = Identify(store, sources, newsroom)
        enrich = Enrich(store, sources, newsroom)
        artwork = Artwork(store, cache, pool, sources, internet, newsroom, cache.free_bytes)
        asking = Asking(store, identify, enrich, artwork)
        hooks = HookAdmin(store, secrets, newsroom)
        intake = Intake(store, identify, asking, newsroom)
        hook_history = HookHistory(store, hooks, intake, _ask_manager)
        cache_move = CacheMove(store, cache)
        backups = Backups(store, cache, newsroom, version())
        rebuild = Rebuild(store, data_dir, newsroom)
        refetch = Refetch(store, cache, pool, internet, newsroom)
        cache_keep = CacheKeep(store, cache)
        check_ups = CheckUps(store, cache, data_dir)

        edit = Edit(store, cache, newsroom, outbox)
        trash = Trash(store, edit, newsroom, outbox)
        publish = Publish(store, cache, data_dir)
        rename = Rename(store, newsroom, outbox, turns)
        half_renamed = rename.settle()
        contacts = Contacts(store, secrets, PLAYERS, DISCOVERERS)
        stack.callback(contacts.close)
        adoption = Adoption(store, contacts)
        sync = Sync(store, contacts, adoption)
        watched = WatchedState(store, contacts, adoption, edit, newsroom)
        verify = Verify(store, cache, publish)
        repair = Repair(store, cache, publish, verify, edit, internet)
        keep_beside = KeepBeside(store, cache)
        verifying = Verifying(store, newsroom, outbox, verify=verify, repair=repair, keep_beside=keep_beside)
        flow = Flow(
            store,
            newsroom,
            outbox,
            turns,
            trash=trash,
            scan=Scan(store, pool, settling),
            take_in=TakeIn(store, cache, pool),
            second_look=SecondLook(store, pool),
            publish=publish,
            keep_beside=keep_beside,
            repair=repair,
            cache_keep=cache_keep,
            check_ups=check_ups,
        )
        with store.write() as unit:
            unit.jobs.schedule(Schedule("tidy", {}, TIDY_EVERY_S, hour=3))
            unit.jobs.schedule(Schedule("refresh", {}, REFRESH_EVERY_S))
            unit.jobs.schedule(Schedule("verify", {"is_nightly": True}, VERIFY_EVERY_S, hour=VERIFY_HOUR))
            unit.jobs.schedule(NIGHTLY)
            unit.jobs.schedule(Schedule("hook_history", {}, HISTORY_EVERY_S))
            if restore.take_restored(data_dir) is not None:
                unit.jobs.enqueue(refetch_job())
        restore.forget_restored(data_dir)
        stack.enter_context(KeepsakeWriter(store, data_dir, newsroom))
        jobs = stack.enter_context(
            JobRunner(
                store,
                {
                    **flow.handlers,
                    **Telling(newsroom, sync, adoption).handlers,
                    **watched.handlers,
                    **rename.handlers,
                    **asking.handlers,
                    **cache_move.handlers,
                    **turns.during(verifying.handlers),
                    **backups.handlers,
                    **rebuild.handlers,
                    **refetch.handlers,
                    **cache_keep.handlers,
                    **check_ups.handlers,
                    **intake.handlers,
                    **hook_history.handlers,
                },
                workers=workers,
                redact=redactor.redact,
                on_pause=functools.partial(newsroom.tell, Aspect.SETTINGS),
            )
        )
        newsroom.subscribe(lambda news: jobs.read_pause() if Aspect.SETTINGS in news.aspects else None)
        outgoing = Outgoing(agent)
        stack.callback(outgoing.close)
        notify = stack.enter_context(
            Notify(store, secrets, jobs, newsroom, outgoing.send, notice_sentence, redactor.hide)
        )
        if unfinished := trash.unfinished():  # a crash came between
            jobs.enqueue(*map(move_files_job, unfinished))
        jobs.enqueue(*half_renamed)
        watch = Watch(store, jobs, newsroom, settling)
        stack.callback(watch.stop)
        herald = Herald(store, jobs.enqueue, newsroom, contacts, sync)
        stack.callback(herald.stop)
        hook_door = HookDoor(store, hooks, intake, jobs, newsroom, _serve_hooks, _post_hook)
        stack.callback(hook_door.stop)
        yield Engine(
            data_dir=data_dir,
            browse=Browse(store, cache),
            stats=Stats(store),
            edit=edit,
            trash=trash,
            vocabulary=Vocabulary(store, newsroom),
            versions=Versions(store, newsroom, outbox),
            libraries=Libraries(store, newsroom),
            players=PlayerAdmin(store, secrets, contacts, newsroom),
            sync=sync,
            adoption=adoption,
            watched=watched,
            herald=herald,
            jobs=jobs,
            newsroom=newsroom,
            flow=flow,
            publish=publish,
            rename=rename,
            watch=watch,
            sources=sources,
            identify=identify,
            enrich=enrich,
            artwork=artwork,
            cache_move=cache_move,
            outside=(PublishedFiles(store), Folders(store), RecycledFiles(), RenamedFiles()),
            roots=Roots(store, newsroom, turns),
            verifying=verifying,
            backups=backups,
            rebuild=rebuild,
            cache_keep=cache_keep,
            check_ups=check_ups,
            hooks=hooks,
            intake=intake,
            hook_door=hook_door,
            support=Support(store, secrets, sources, data_dir, version(), redactor.redact, redactor.shows),
            automation=Automation(store, newsroom),
            schedules=Schedules(store, jobs, newsroom),
            notify=notify,
            at_login=at_login(data_dir),
        )


@contextlib.contextmanager
def _log_file(data_dir: str) -> Iterator[tuple[Redactor, Callable[[str], None]]]:
    """Keep a rotating log in the data directory, and what a crash says; gives what hides secrets, and sets the level.

    No secret reaches any handler: records are clean from their making on.
    """
    from metarr_desktop.files.log import log_handler
    from metarr_desktop.net.redact import Redactor, redacting

    redactor, handler = Redactor(), log_handler(data_dir)
    root, ours = logging.getLogger(), logging.getLogger("metarr_desktop")
    before = root.level, ours.level
    root.addHandler(handler)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells at each start what it is made of
    root.setLevel(min(root.level or logging.INFO, logging.INFO))

    def tell(level: str) -> None:
        handler.setLevel(level.upper())
        ours.setLevel(min(before[1] or logging.INFO, handler.level))  # -v wants more than the file

    try:
        with redacting(redactor), _crashes_told(data_dir):
            yield redactor, tell
    finally:
        root.removeHandler(handler)
        root.setLevel(before[0])
        ours.setLevel(before[1])
        handler.close()


@contextlib.contextmanager
def _crashes_told(data_dir: str) -> Iterator[None]:
    """Have the interpreter write down where it was when a library of C crashes it; the next start logs that."""
    from metarr_desktop.files.log import CRASH_NAME, take_crash

    if crash := take_crash(data_dir):
        logging.getLogger(__name__).critical("The last run crashed:\n%s", crash)
    if faulthandler.is_enabled():  # somebody else wants to be told, by an option of the interpreter for instance
        yield
        return
    path = os.path.join(data_dir, CRASH_NAME)
    with open(path, "w", encoding="utf-8") as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
            with contextlib.suppress(OSError):  # Windows lets nobody remove what is open; an empty one says nothing
                os.unlink(path)


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


@contextlib.contextmanager
def serving(engine: Engine, handle: Handle, on_raise: Callable[[], bool]) -> Iterator[instance.Server]:
    """Answer other starts of the program on an engine's socket until the block ends. Raises CannotWrite."""
    server = instance.serve(engine.data_dir, handle, on_raise)
    try:
        yield server
    finally:
        server.stop()


def forward(
    data_dir: str,
    words: Sequence[str],
    out: Callable[[str], object],
    err: Callable[[str], object],
    *,
    is_json: bool,
    stdin: str,
    cwd: str,
) -> int | None:
    """Have the running engine of a data directory do a command (see `server.instance.send`)."""
    return instance.send(data_dir, tuple(words), out, err, is_json=is_json, stdin=stdin, cwd=cwd)


def has_display() -> bool:
    """Whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(data_dir: str, words: Sequence[str] = (), *, in_tray: bool = False) -> int:
    """Show the window on a data directory until it is closed, or have it wait in the tray; the exit status.

    Where one is open already, that one is raised instead. Raises Unavailable without Qt.
    """
    if instance.raise_window(data_dir):
        return 0
    try:
        from metarr_desktop.ui.application import run_window
    except ImportError as error:
        raise Unavailable(f"The window cannot be opened here ({error}).") from error

    program = Program(host())

    def serve(engine: Engine, on_raise: Callable[[], bool]) -> contextlib.AbstractContextManager[object]:
        return serving(engine, program.answering(engine), on_raise)

    return run_window(data_dir, _engine_of_window, serve=serve, version=version, in_tray=in_tray)


@contextlib.contextmanager
def _engine_of_window(data_dir: str) -> Iterator[Engine]:
    """The engine for a window; while another start that holds the library gets ready or ends, it is waited for.

    Raises ShownElsewhere once that one has raised its window, else as `open_engine`.
    """
    deadline = time.monotonic() + _OTHER_START_S
    with contextlib.ExitStack() as stack:
        while True:
            try:
                engine = stack.enter_context(open_engine(data_dir, wait_s=_RAISE_EVERY_S))
                break
            except InUse:
                raised = instance.raise_window(data_dir)
                if raised:
                    raise ShownElsewhere("Another window of Metarr shows this library.") from None
                if raised is False or time.monotonic() >= deadline:
                    raise
        yield engine


def render_tour(data_dir: str, out_dir: str) -> object:
    """Draw a handful of screens of a library into a folder, without a display. Raises Unavailable without Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
    # Qt complains for every window that its stand-in for a display cannot be told sizes.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    try:
        from metarr_desktop.ui.tour.demo import render
    except ImportError as error:
        raise Unavailable(f"screens cannot be drawn here ({error}).") from error

    return render(data_dir, out_dir, open_engine)
