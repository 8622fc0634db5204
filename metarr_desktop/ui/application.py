"""The window's program: paints first, opens the engine behind it, and takes both down again in order."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication

from metarr_desktop.domain.errors import CannotWrite, DamagedLibrary, MetarrError, ShownElsewhere
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.services import rescue
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.engine import Engine
from metarr_desktop.shipped import resources
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.end_signals import EndSignals
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.theme.app_icon import app_icon
from metarr_desktop.ui.theme.theme import Contrast, Mode, Theme
from metarr_desktop.ui.tray.tray import Tray
from metarr_desktop.ui.widgets.focus_ring import FocusRing

log = logging.getLogger(__name__)

OpenEngine = Callable[[str], AbstractContextManager[Engine]]
Serve = Callable[[Engine, Callable[[], bool]], AbstractContextManager[object]]
"""Answers other starts of the program; is handed the engine and what raises the window."""


def run_window(
    data_dir: str, open_engine: OpenEngine, *, serve: Serve | None = None, version: str = "", in_tray: bool = False
) -> int:
    """Show the window on a data directory until it is closed for good; the exit status.

    `in_tray`: it waits in the tray until somebody opens it, where there is a tray.
    """
    app = application()
    program = WindowProgram(app, data_dir, open_engine, serve=serve, version=version, in_tray=in_tray)
    signals = EndSignals(program.quit)
    program.start()
    try:
        return app.exec()
    finally:
        program.end()
        signals.restore()


def application() -> QApplication:
    """The application of this process, made where there is none yet, in the person's language."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("metarr-desktop")
    app.setApplicationDisplayName("Metarr Desktop")
    app.setDesktopFileName("metarr-desktop")
    app.setWindowIcon(app_icon())
    app.setQuitOnLastWindowClosed(False)
    _translate(app)
    return app


def _translate(app: QApplication) -> None:
    """Load the words of the person's language, English ones for its plurals where there are none."""
    ours = str(resources() / "translations")
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("metarr", ours),
    ):
        translator = QTranslator(app)
        if translator.load(QLocale(), name, "_", folder) or (
            folder == ours and translator.load(os.path.join(ours, "metarr_en.qm"))
        ):
            app.installTranslator(translator)


class WindowProgram(QObject):
    """The window with its engine. `start` shows it, `end` closes what was opened."""

    _opened = Signal(object, object, str)
    _raised = Signal()
    _failed = Signal(object)
    _damaged = Signal(object, object)
    _mended = Signal()
    _elsewhere = Signal()

    def __init__(
        self,
        app: QApplication,
        data_dir: str,
        open_engine: OpenEngine,
        *,
        serve: Serve | None,
        version: str,
        in_tray: bool = False,
    ) -> None:
        super().__init__(app)
        self._in_tray = in_tray
        self._app = app
        self._data_dir = data_dir
        self._open_engine = open_engine
        self._serve = serve
        self._open = contextlib.ExitStack()
        self._opener = ThreadPoolExecutor(1, thread_name_prefix="open")
        self._desk: Desk | None = None
        self._tray: Tray | None = None
        self._keeps_running = False
        self._hooks = sys.excepthook, threading.excepthook
        self.theme = Theme(app)
        self._ring = FocusRing(app)
        self.window = MainWindow(version)
        self.window.may_close = self._may_close
        self.window.closed.connect(app.quit)
        self.window.verbs.quit.triggered.connect(self.quit)
        opening = self.window.opening
        opening.acted.connect(self._begin_opening)
        opening.restore_wanted.connect(lambda: self._mend(rescue.restore_newest))
        opening.salvage_wanted.connect(lambda: self._mend(rescue.save))
        opening.quit_wanted.connect(self.quit)
        queued = Qt.ConnectionType.QueuedConnection
        self._opened.connect(self._take_engine, queued)
        self._raised.connect(self.window.raise_to_front, queued)
        self._failed.connect(self._say_unforeseen, queued)
        self._damaged.connect(self.window.show_damage, queued)
        self._damaged.connect(self.window.show, queued)  # it may have been to wait in the tray
        self._mended.connect(self._begin_opening, queued)
        self._elsewhere.connect(app.quit, queued)

    def start(self) -> None:
        """Show the window, and open the library behind it."""
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        if not (self._in_tray and Tray.is_available()):
            self.window.show()
        self._begin_opening()

    def end(self) -> None:
        """Take everything down: no more questions, then the jobs, then the library."""
        sys.excepthook, threading.excepthook = self._hooks
        self._opener.shutdown(wait=True, cancel_futures=True)
        if self._desk is not None:
            self._desk.bridge.close()
        self._open.close()

    @Slot()
    def quit(self) -> None:
        """End the program, whatever the tray would keep."""
        self._keeps_running = False
        self.window.close()

    # --- opening ----------------------------------------------------------------------------------------------------

    @Slot()
    def _begin_opening(self) -> None:
        self.window.opening.show_opening()
        self._opener.submit(self._open_here).add_done_callback(self._settle)

    def _open_here(self) -> tuple[Engine, tuple[str, str], str]:
        """In a worker: the engine with the settings that the window needs at once; on failure nothing stays open."""
        with contextlib.ExitStack() as opened:
            engine = opened.enter_context(self._open_engine(self._data_dir))
            if self._serve is not None:
                try:
                    opened.enter_context(self._serve(engine, self._raise))
                except CannotWrite as error:  # the window works all the same; commands say that the library is in use
                    log.warning("Other starts of Metarr cannot be answered: %s", error)
            theme = str(engine.browse.setting("appearance.theme")), str(engine.browse.setting("appearance.contrast"))
            state = str(engine.browse.setting("window.state"))
            engine.watch.start()
            engine.herald.start()
            engine.hook_door.start()
            self._open = opened.pop_all()
        return engine, theme, state

    def _settle(self, done: Future[tuple[Engine, tuple[str, str], str]]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            engine, theme, state = done.result()
            self._opened.emit(engine, theme, state)
            return
        if isinstance(error, ShownElsewhere):
            self._elsewhere.emit()
            return
        if isinstance(error, DamagedLibrary):
            self._damaged.emit(error, rescue.newest_good(self._data_dir))
            return
        if not isinstance(error, MetarrError):
            log.error("The library could not be opened", exc_info=error)
            error = MetarrError("The library could not be opened; the log has the details. Nothing was changed.")
        self._failed.emit(error)

    def _mend(self, way_out: Callable[[str], object]) -> None:
        """Take a way out of damage, in a worker, and open what it leads to."""
        self.window.opening.show_mending()
        self._opener.submit(way_out, self._data_dir).add_done_callback(self._settle_mending)

    def _settle_mending(self, done: Future[object]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._mended.emit()
            return
        log.error("The library could not be brought back", exc_info=error)
        if not isinstance(error, MetarrError):
            error = MetarrError("The library could not be brought back; the log has the details. It is as it was.")
        self._failed.emit(error)

    @Slot(object, object, str)
    def _take_engine(self, engine: Engine, theme: tuple[str, str], state: str) -> None:
        mode, contrast = theme
        self.theme.choose(Mode(mode), Contrast(contrast))
        bridge = Bridge(engine, self)
        desk = Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path, self), Stage(self))
        self._desk = desk
        bridge.news.connect(self._hear)
        self.window.open(desk, state)
        self._tray = Tray(desk, self.window)
        self._read_settings()
        # What stands now stays until the end. A collector that looked at all of it again and again, while a scan makes
        # thousands of values, held the window up for a tenth of a second each time.
        gc.freeze()

    def _hear(self, news: News) -> None:
        if Aspect.SETTINGS in news.aspects:
            self._read_settings()

    def _read_settings(self) -> None:
        if self._desk is not None:
            self._desk.bridge.ask(self, self._desk.engine.browse.settings, self._take_settings)

    def _take_settings(self, settings: Mapping[str, SettingValue]) -> None:
        self._keeps_running = settings.get("window.keep_running") is True
        mode, contrast = str(settings["appearance.theme"]), str(settings["appearance.contrast"])
        self.theme.choose(Mode(mode), Contrast(contrast))

    # --- raising, closing -------------------------------------------------------------------------------------------

    def _raise(self) -> bool:
        """In a thread of the server: another start of the program wants the window."""
        self._raised.emit()
        return True

    def _may_close(self) -> bool:
        """Whether closing the window ends the program: not where it stays in a tray that is there."""
        return not (self._keeps_running and self._tray is not None and self._tray.is_available())

    # --- errors -----------------------------------------------------------------------------------------------------

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody foresaw is logged, and said; the window stays."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        log.critical("Unforeseen error", exc_info=(kind, error, trace))
        self._failed.emit(error)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._catch(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _say_unforeseen(self, error: BaseException) -> None:
        self.window.show()
        if self._desk is None and isinstance(error, MetarrError):
            self.window.show_failure(error)
            return
        sentence = self.tr("Something went wrong that nobody foresaw. Nothing is lost; the log has the details.")
        self.window.error_bar.show_sentence(sentence, f"{type(error).__name__}: {error}")
