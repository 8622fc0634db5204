"""What the commands run: opens the engine (`assembly` puts it together), shows the window. Reads top to bottom.

`main` is the command `metarr`, `desktop` the command `metarr-desktop`.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
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
def open_engine(data_dir: str, *, wait_s: float = 0.0, workers: int = 2, begins: bool = True) -> Iterator[Engine]:
    """The engine of a data directory, running until the block ends.

    Takes the directory's lock first, before the database is opened. Unless it `begins`, whoever opened it calls
    `Engine.begin`; where a crash left files half moved it begins all the same. Raises InUse, NewerLibrary,
    DamagedLibrary, UnfitDataDirectory, CannotWrite.
    """
    from metarr_desktop.assembly import Assembly
    from metarr_desktop.files.lock import DirectoryLock, make_data_dir
    from metarr_desktop.services import opening
    from metarr_desktop.services.changes import Aspect, News
    from metarr_desktop.store.library import Store

    make_data_dir(data_dir)
    with contextlib.ExitStack() as stack:
        stack.enter_context(DirectoryLock(data_dir).acquire(wait_s))
        redactor, set_log_level = stack.enter_context(_log_file(data_dir))
        opening.put_in_place(data_dir)
        with opening.with_ways_out(data_dir):
            opening.look_over(data_dir)
            store = stack.enter_context(contextlib.closing(Store(Path(data_dir) / "library.db")))
        engine = Assembly(data_dir, store, redactor, version, at_login, workers=workers)
        stack.callback(engine.end)

        def follow_settings(news: News) -> None:
            if Aspect.SETTINGS in news.aspects:
                set_log_level(store.settings.text("log.level"))

        set_log_level(store.settings.text("log.level"))
        engine.newsroom.subscribe(follow_settings)
        if begins or engine.was_cut_off:
            engine.begin()
        yield engine


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

    return run_window(data_dir, _engine_of_window, serve=serve, in_tray=in_tray)


@contextlib.contextmanager
def _engine_of_window(data_dir: str, *, begins: bool) -> Iterator[Engine]:
    """The engine for a window; while another start that holds the library gets ready or ends, it is waited for.

    Raises ShownElsewhere once that one has raised its window, else as `open_engine`.
    """
    deadline = time.monotonic() + _OTHER_START_S
    with contextlib.ExitStack() as stack:
        while True:
            try:
                engine = stack.enter_context(open_engine(data_dir, wait_s=_RAISE_EVERY_S, begins=begins))
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
