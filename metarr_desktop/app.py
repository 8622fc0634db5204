"""The composition root: the one module that sees everything. Reads top to bottom.

`main` is the command `metarr`, `desktop` the command `metarr-desktop`.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from metarr_desktop.cli.host import Handle, Host
from metarr_desktop.cli.program import Program
from metarr_desktop.domain.errors import InUse, ShownElsewhere, Unavailable
from metarr_desktop.server import instance

if TYPE_CHECKING:
    from metarr_desktop.net.redact import Redactor
    from metarr_desktop.services.engine import Engine

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
    return Program(host()).run(words)


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
    )


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
    from metarr_desktop.domain.jobs import Schedule
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.files.lock import DirectoryLock, make_data_dir
    from metarr_desktop.files.pool import WorkerPool
    from metarr_desktop.net.internet import Internet
    from metarr_desktop.players import PLAYERS
    from metarr_desktop.providers import SOURCES
    from metarr_desktop.services.artwork import Artwork
    from metarr_desktop.services.asking import REFRESH_EVERY_S, Asking
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.services.cache_move import CacheMove
    from metarr_desktop.services.changes import Newsroom
    from metarr_desktop.services.edit import Edit
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.enrich import Enrich
    from metarr_desktop.services.flow import TIDY_EVERY_S, Flow, move_files_job
    from metarr_desktop.services.identify import Identify
    from metarr_desktop.services.jobs import JobRunner
    from metarr_desktop.services.libraries import Libraries
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.services.outside import Folders, PublishedFiles, RecycledFiles
    from metarr_desktop.services.players import PlayerAdmin
    from metarr_desktop.services.publish import Publish
    from metarr_desktop.services.scan import Scan
    from metarr_desktop.services.second_look import SecondLook
    from metarr_desktop.services.settling import Settling
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.services.sync import Sync
    from metarr_desktop.services.take_in import TakeIn
    from metarr_desktop.services.trash import Trash
    from metarr_desktop.services.vocabulary import Vocabulary
    from metarr_desktop.services.watch import Watch
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets

    make_data_dir(data_dir)
    with contextlib.ExitStack() as stack:
        stack.enter_context(DirectoryLock(data_dir).acquire(wait_s))
        redactor = stack.enter_context(_log_file(data_dir))
        store = stack.enter_context(contextlib.closing(Store(Path(data_dir) / "library.db")))
        pool = stack.enter_context(WorkerPool())

        cache = Cache(data_dir)
        secrets = Secrets(data_dir)
        newsroom = Newsroom()
        outbox = Outbox(store)
        settling = Settling(store.clock)

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
        cache_move = CacheMove(store, cache)

        edit = Edit(store, cache, newsroom, outbox)
        trash = Trash(store, edit, newsroom, outbox)
        publish = Publish(store, cache, data_dir)
        sync = Sync(store, secrets, PLAYERS)
        flow = Flow(
            store,
            newsroom,
            outbox,
            trash=trash,
            scan=Scan(store, pool, settling),
            take_in=TakeIn(store, cache, pool),
            second_look=SecondLook(store, pool),
            publish=publish,
            sync=sync,
        )
        with store.write() as unit:
            unit.jobs.schedule(Schedule("tidy", {}, TIDY_EVERY_S, hour=3))
            unit.jobs.schedule(Schedule("refresh", {}, REFRESH_EVERY_S))
        jobs = stack.enter_context(
            JobRunner(store, {**flow.handlers, **asking.handlers, **cache_move.handlers}, workers=workers)
        )
        if unfinished := trash.unfinished():  # a crash came between
            jobs.enqueue(*map(move_files_job, unfinished))
        watch = Watch(store, jobs, newsroom, settling)
        stack.callback(watch.stop)
        yield Engine(
            data_dir=data_dir,
            browse=Browse(store, cache),
            edit=edit,
            trash=trash,
            vocabulary=Vocabulary(store, newsroom),
            libraries=Libraries(store, newsroom),
            players=PlayerAdmin(store, secrets, sync, outbox, newsroom),
            sync=sync,
            jobs=jobs,
            newsroom=newsroom,
            flow=flow,
            publish=publish,
            watch=watch,
            sources=sources,
            identify=identify,
            enrich=enrich,
            artwork=artwork,
            cache_move=cache_move,
            outside=(PublishedFiles(store), Folders(store), RecycledFiles()),
        )


@contextlib.contextmanager
def _log_file(data_dir: str) -> Iterator[Redactor]:
    """Keep a rotating log in the data directory; no secret reaches it or the terminal."""
    from logging.handlers import RotatingFileHandler

    from metarr_desktop.net.redact import Redactor

    handler = RotatingFileHandler(os.path.join(data_dir, "metarr.log"), maxBytes=2_000_000, backupCount=3, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    redactor = Redactor()
    for one in (handler, *root.handlers):
        one.addFilter(redactor)
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    try:
        yield redactor
    finally:
        root.removeHandler(handler)
        handler.close()


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


def open_window(data_dir: str, words: Sequence[str] = ()) -> int:
    """Show the window on a data directory until it is closed; the exit status.

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

    return run_window(data_dir, _engine_of_window, serve=serve, version=version())


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
    """Draw every screen of a library into a folder, without a display. Raises Unavailable without Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
    # Qt complains for every window that its stand-in for a display cannot be told sizes.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    try:
        from metarr_desktop.ui.tour import render
    except ImportError as error:
        raise Unavailable(f"screens cannot be drawn here ({error}).") from error

    return render(data_dir, out_dir, open_engine)
