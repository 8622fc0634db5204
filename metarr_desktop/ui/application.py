"""The window's program: paints first, opens the engine behind it, and takes both down again in order.

What is on screen first is the last view (`ui.front`), with nothing loaded but Qt: what the window and the engine are
made of is imported in a worker while it stands, so those imports stand in the functions that need them here.
`tests/ui/test_start.py` says what may be loaded before the first paint.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from metarr_desktop.domain.errors import CannotWrite, DamagedLibrary, MetarrError, ShownElsewhere
from metarr_desktop.ui.end_signals import EndSignals
from metarr_desktop.ui.front import snapshot
from metarr_desktop.ui.language import SYSTEM, chosen, is_same, note, overruled, speak
from metarr_desktop.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from metarr_desktop.domain.backups import Backup
    from metarr_desktop.domain.settings import SettingValue
    from metarr_desktop.services.changes import News
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.bridge import Bridge
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.inbox import Inbox
    from metarr_desktop.ui.pictures import Pictures
    from metarr_desktop.ui.shell.kept import Kept
    from metarr_desktop.ui.shell.last_view import LastView
    from metarr_desktop.ui.shell.opening import Opening
    from metarr_desktop.ui.shell.session import Session
    from metarr_desktop.ui.theme.theme import Theme
    from metarr_desktop.ui.tray.tray import Tray

log = logging.getLogger(__name__)


class OpenEngine(Protocol):
    """Opens the engine of a data directory; unless it `begins`, the window says when (`Engine.begin`)."""

    def __call__(self, data_dir: str, /, *, begins: bool) -> AbstractContextManager[Engine]: ...


Serve = Callable[["Engine", Callable[[], bool]], AbstractContextManager[object]]
"""Answers other starts of the program; is handed the engine and what raises the window."""

_PAINT_WITHIN_MS = 500
"""A window that is not painted by then (minimised, on another desktop) is filled all the same."""

_WORK_AFTER_MS = 300
"""How long the page is live before work that goes on by itself begins: what is first done in it comes first."""

_COLLECT_EVERY_MS = 1000

_ALONE_S = 0.1
"""How long a thread keeps the interpreter while parts are loaded in a worker (see `WindowProgram._load`)."""

_FREE_AFTER_MS = 300
"""How often it is looked whether the window is free to be built anew."""


def run_window(
    data_dir: str,
    open_engine: OpenEngine,
    *,
    serve: Serve | None = None,
    in_tray: bool = False,
) -> int:
    """Show the window on a data directory until it is closed for good; the exit status.

    `in_tray`: it waits in the tray until somebody opens it, where there is a tray.
    """
    app = bare_application()
    speak(app, chosen(data_dir))
    program = WindowProgram(app, data_dir, open_engine, serve=serve, in_tray=in_tray)
    signals = EndSignals(program.quit)
    program.start()
    try:
        return app.exec()
    finally:
        program.end()
        signals.restore()


def application(language: str = SYSTEM) -> QApplication:
    """The application of this process, made where there is none yet, in a language (`ui.language`)."""
    app = bare_application()
    speak(app, language)
    _mark(app)
    return app


def bare_application() -> QApplication:
    """The same without its words, and without its icon: that costs a library that the first paint does without."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("metarr-desktop")
    app.setApplicationDisplayName("Metarr Desktop")
    app.setDesktopFileName("metarr-desktop")
    app.setQuitOnLastWindowClosed(False)
    return app


def _mark(app: QApplication) -> None:
    from metarr_desktop.ui.theme.app_icon import app_icon

    app.setWindowIcon(app_icon())


class WindowProgram(QObject):
    """The window with its engine. `start` shows it, `end` closes what was opened.

    Widgets keep the words that they were made with. So where the settings say another language, the window is built
    anew over the same engine and bridge, and stands where the old one stood: jobs, questions and changes go on.
    """

    theme: Theme
    """There when the window is furnished."""

    def __init__(
        self,
        app: QApplication,
        data_dir: str,
        open_engine: OpenEngine,
        *,
        serve: Serve | None,
        in_tray: bool = False,
    ) -> None:
        super().__init__(app)
        gc.disable()  # from here on the thread of the window collects, and none that happens to (see `_collect`)
        self._in_tray = in_tray
        self._app = app
        self._data_dir = data_dir
        self._open_engine = open_engine
        self._serve = serve
        self._open = contextlib.ExitStack()
        self._opener = ThreadPoolExecutor(1, thread_name_prefix="open")
        self._desk: Desk | None = None
        self._tray: Tray | None = None
        self._last_view: LastView | None = None
        self._shown_in: snapshot.Looks | None = None
        self._spoken = chosen(data_dir)
        self._wanted = self._spoken
        self._speak_later = QTimer(self, singleShot=True, interval=_FREE_AFTER_MS)
        self._speak_later.timeout.connect(self._speak_wanted)
        self._begin = QTimer(self, singleShot=True)
        self._begin.timeout.connect(self._load)
        self._is_over = False
        self._has_arrived = False
        self._inbox: Inbox | None = None
        self._work_later = QTimer(self, singleShot=True, interval=_WORK_AFTER_MS)
        self._work_later.timeout.connect(self._begin_work)
        self._collect = QTimer(self, interval=_COLLECT_EVERY_MS)
        self._collect.timeout.connect(_collect)
        self._keeps_running = False
        self._hooks = sys.excepthook, threading.excepthook
        self._switch_s = sys.getswitchinterval()
        self.window = self._new_window()

    def _new_window(self) -> MainWindow:
        window = MainWindow(is_bare=True)
        window.may_close = self._may_close
        window.closed.connect(self._app.quit)
        return window

    def start(self) -> None:
        """Show the window with its last view; once that is painted, load the rest and open the library behind it."""
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        if self._in_tray and _has_tray():
            self._load()
            return
        view = snapshot.read(self._data_dir)
        if view is not None and not self._fits(view):
            view = None
        if view is not None:
            self._shown_in = view.looks
        front = self.window.show_front(view)
        front.painted.connect(lambda: self._begin.start(0))
        self.window.show()
        self._begin.start(_PAINT_WITHIN_MS)

    def _fits(self, view: snapshot.Snapshot) -> bool:
        """Whether the last view would look the same today: on this screen, in these words and this light."""
        looks = view.looks
        is_dark = self._app.palette().window().color().lightness() < 128  # the style's own, as nothing is dressed yet
        return (
            looks.ratio == self.window.devicePixelRatioF()
            and looks.locale == QLocale().name()
            and (looks.theme != "system" or looks.is_dark == is_dark)
        )

    def end(self) -> None:
        """Take everything down: no more questions, then the jobs, then the library."""
        sys.excepthook, threading.excepthook = self._hooks
        self._is_over = True
        self._work_later.stop()
        self._speak_later.stop()
        self._collect.stop()
        self._opener.shutdown(wait=True, cancel_futures=True)
        if self._desk is not None:
            self._desk.bridge.close()
            self._desk = None
        if self._last_view is not None:
            self._last_view.write()
        self._open.close()
        if self._inbox is not None:
            self._inbox.close()
        gc.enable()  # no worker is left
        sys.setswitchinterval(self._switch_s)

    @Slot()
    def quit(self) -> None:
        """End the program, whatever the tray would keep."""
        self._keeps_running = False
        self.window.close()

    # --- opening ----------------------------------------------------------------------------------------------------

    @Slot()
    def _load(self) -> None:
        """Load what the window is made of, in a worker, and open the library there after it."""
        self._begin.stop()
        # PySide makes a type when it is first met, partly in Python: no other thread may meet it in the middle of that.
        sys.setswitchinterval(_ALONE_S)
        self._listen()
        self._opener.submit(_load_window, lambda: self._call(self._furnish)).add_done_callback(self._settle_loading)
        self._opener.submit(self._open_here).add_done_callback(self._settle)

    def _listen(self) -> None:
        """Make what workers want called, in the thread of the window."""
        from metarr_desktop.ui.inbox import Inbox

        self._inbox = Inbox(lambda call: call(), self)

    def _call(self, what: Callable[..., object], *told: object) -> None:
        """From any thread: have something called in that of the window."""
        if self._inbox is not None:
            self._inbox.mail.put(partial(what, *told))

    def _settle_loading(self, done: Future[None]) -> None:
        if not done.cancelled() and (error := done.exception()) is not None:
            log.critical("The window could not be loaded", exc_info=error)
            self._call(self._app.quit)  # there is nothing to say it with

    @Slot()
    def _furnish(self) -> None:
        """Put in what the window is made of, beneath what is painted."""
        if self.window.is_furnished:
            return
        from metarr_desktop.ui.theme.theme import Mode, Theme
        from metarr_desktop.ui.widgets.focus_ring import FocusRing

        _mark(self._app)
        looks = self._shown_in
        is_known = looks is not None and looks.theme in set(Mode)
        mode = Mode(looks.theme) if looks is not None and is_known else Mode.SYSTEM
        percent = looks.text_percent if looks is not None else 100
        self.theme = Theme(self._app, mode, text_percent=percent, with_sheet=looks is None)
        self._ring = FocusRing(self._app)
        self._furnish_window()
        if self.window.front is None or not self.window.front.has_view:
            self.window.opening.show_opening()
            self._lift_front()

    def _furnish_window(self) -> None:
        self.window.furnish()
        self.window.verbs.quit.triggered.connect(self.quit)
        self.window.opening_made.connect(self._follow_opening)

    def _lift_front(self) -> None:
        """What stands beneath is to be seen."""
        self.theme.put_on_sheet()
        self.window.lift_front()

    def _follow_opening(self, opening: Opening) -> None:
        opening.acted.connect(self._begin_opening)
        opening.restore_wanted.connect(lambda: self._mend(_restore_newest))
        opening.salvage_wanted.connect(lambda: self._mend(_save))
        opening.quit_wanted.connect(self.quit)

    @Slot()
    def _begin_opening(self) -> None:
        self.window.opening.show_opening()
        self._opener.submit(self._open_here).add_done_callback(self._settle)

    def _open_here(self) -> tuple[Engine, Mapping[str, SettingValue]]:
        """In a worker: the engine with the settings that the window needs at once; on failure nothing stays open."""
        with contextlib.ExitStack() as opened:
            engine = opened.enter_context(self._open_engine(self._data_dir, begins=False))
            if self._serve is not None:
                try:
                    opened.enter_context(self._serve(engine, self._raise))
                except CannotWrite as error:  # the window works all the same; commands say that the library is in use
                    log.warning("Other starts of Metarr cannot be answered: %s", error)
            settings = self._settings(engine)
            self._open = opened.pop_all()
        return engine, settings

    def _settle(self, done: Future[tuple[Engine, Mapping[str, SettingValue]]]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._call(self._take_engine, *done.result())
            return
        if isinstance(error, ShownElsewhere):
            self._call(self._app.quit)
            return
        if isinstance(error, DamagedLibrary):
            from metarr_desktop.services import rescue

            self._call(self._show_damage, error, rescue.newest_good(self._data_dir))
            return
        if not isinstance(error, MetarrError):
            log.error("The library could not be opened", exc_info=error)
            sentence = self.tr("The library could not be opened; the log has the details. Nothing was changed.")
            error = MetarrError(sentence)
        self._call(self._say_unforeseen, error)

    def _mend(self, way_out: Callable[[str], object]) -> None:
        """Take a way out of damage, in a worker, and open what it leads to."""
        self.window.opening.show_mending()
        self._opener.submit(way_out, self._data_dir).add_done_callback(self._settle_mending)

    def _settle_mending(self, done: Future[object]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._call(self._begin_opening)
            return
        log.error("The library could not be brought back", exc_info=error)
        if not isinstance(error, MetarrError):
            sentence = self.tr("The library could not be brought back; the log has the details. It is as it was.")
            error = MetarrError(sentence)
        self._call(self._say_unforeseen, error)

    def _show_damage(self, error: DamagedLibrary, newest: Backup | None) -> None:
        self._furnish()
        self._lift_front()
        self.window.show_damage(error, newest)
        self.window.show()  # it may have been to wait in the tray

    def _take_engine(self, engine: Engine, settings: Mapping[str, SettingValue]) -> None:
        if self._is_over:  # told before the end, and heard after it
            return
        from metarr_desktop.ui.bridge import Bridge
        from metarr_desktop.ui.pictures import Pictures
        from metarr_desktop.ui.shell.last_view import Arrival

        self._furnish()
        self._take_settings(settings)
        bridge = Bridge(engine, self)
        session = self._open_window(
            engine, bridge, Pictures(bridge, engine.browse.picture_path, self), str(settings["window.state"])
        )
        arrival = Arrival(self.window, session)
        arrival.arrived.connect(self._work_later.start)
        arrival.arrived.connect(self._arrive)
        # What stands now stays until the end. A collector that looked at all of it again and again, while a scan makes
        # thousands of values, held the window up for a tenth of a second each time.
        gc.freeze()
        self._collect.start()

    def _open_window(
        self, engine: Engine, bridge: Bridge, pictures: Pictures, remembered: str = "", kept: Kept | None = None
    ) -> Session:
        """Fill the window that is furnished, and hear for it what the bridge tells."""
        from metarr_desktop.ui.desk import Desk, Stage
        from metarr_desktop.ui.shell.last_view import LastView
        from metarr_desktop.ui.tray.tray import Tray

        self._desk = desk = Desk(engine, bridge, pictures, Stage(self))
        bridge.news.connect(self._hear)
        session = self.window.open(desk, remembered, kept)
        self.theme.put_on_sheet()
        self._tray = Tray(desk, self.window)
        self._last_view = LastView(self.window, session, self.theme)
        return session

    # --- another language -------------------------------------------------------------------------------------------

    @Slot()
    def _arrive(self) -> None:
        """The first page is live. The language may have been changed while no window was open."""
        self._has_arrived = True
        self._speak_wanted()

    @Slot()
    def _speak_wanted(self) -> None:
        """Speak what the settings say, once the page is live and neither a dialog nor a menu is open over it.

        A window that gave way before would take with it what begins the work that goes on by itself.
        """
        desk, session = self._desk, self.window.session
        if is_same(self._wanted, self._spoken) or desk is None or session is None or not self._has_arrived:
            return
        if self._app.activeModalWidget() is not None or self._app.activePopupWidget() is not None:
            self._speak_later.start()
            return
        self._spoken = self._wanted
        self._renew_window(desk, session)

    def _renew_window(self, desk: Desk, session: Session) -> None:
        old, kept = self.window, session.hand_over()
        desk.bridge.forget_hearers()
        desk.pictures.forget_hearers()
        speak(self._app, self._spoken)
        self.window = self._new_window()
        self._furnish_window()
        self._open_window(desk.engine, desk.bridge, desk.pictures, kept=kept)
        self.window.take_place_of(old)
        desk.stage.deleteLater()
        old.deleteLater()
        QTimer.singleShot(0, self, _forget_what_is_gone)

    # --- work -------------------------------------------------------------------------------------------------------

    def _begin_work(self) -> None:
        """The page is live: now what goes on by itself may begin, in a worker."""
        if self._desk is not None and not self._is_over:
            self._opener.submit(_begin, self._desk.engine).add_done_callback(self._settle_beginning)

    def _settle_beginning(self, done: Future[None]) -> None:
        sys.setswitchinterval(self._switch_s)
        if not done.cancelled() and (error := done.exception()) is not None:
            log.error("What goes on by itself could not be begun", exc_info=error)
            self._call(self._say_unforeseen, error)

    def _hear(self, news: News) -> None:
        from metarr_desktop.services.changes import Aspect

        if Aspect.SETTINGS in news.aspects:
            self._read_settings()

    def _read_settings(self) -> None:
        if self._desk is not None:
            engine = self._desk.engine
            self._desk.bridge.ask(self, lambda: self._settings(engine), self._take_settings)

    def _settings(self, engine: Engine) -> Mapping[str, SettingValue]:
        """In a worker: the settings; what the next start needs before it can ask for them is noted."""
        settings = engine.browse.settings()
        note(self._data_dir, str(settings["appearance.language"]))
        return settings

    def _take_settings(self, settings: Mapping[str, SettingValue]) -> None:
        self._keeps_running = settings.get("window.keep_running") is True
        self.theme.take(settings)
        self._wanted = overruled(str(settings["appearance.language"]))
        self._speak_wanted()

    # --- raising, closing -------------------------------------------------------------------------------------------

    def _raise(self) -> bool:
        """In a thread of the server: another start of the program wants the window."""
        self._call(lambda: self.window.raise_to_front())
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
        self._call(self._say_unforeseen, error)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _say_unforeseen(self, error: BaseException) -> None:
        self._furnish()
        self._lift_front()
        self.window.show()
        if isinstance(error, MetarrError):
            if self._desk is None:
                self.window.show_failure(error)
            else:
                self.window.error_bar.show_error(error)
            return
        sentence = self.tr("Something went wrong that nobody foresaw. Nothing is lost; the log has the details.")
        self.window.error_bar.show_sentence(sentence, f"{type(error).__name__}: {error}")


def _has_tray() -> bool:
    from metarr_desktop.ui.tray.tray import Tray

    return Tray.is_available()


def _collect() -> None:
    """Free what stands in circles, as far as Python itself would have by now, in the thread of the window.

    Left to itself the collector runs in whichever thread makes the value that is one too many, and would have a worker
    free widgets.
    """
    for generation, (count, most) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if count > most:
            gc.collect(generation)
            return


def _forget_what_is_gone() -> None:
    """Free what stood until the end, as the start thought (`WindowProgram._take_engine`), and does not any more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _load_window(done: Callable[[], None]) -> None:
    """In a worker: import what the window is made of, so that making it does not hold up what is on screen."""
    import metarr_desktop.ui.shell.last_view
    import metarr_desktop.ui.shell.session
    import metarr_desktop.ui.tray.tray  # noqa: F401 - only to have them loaded

    done()


def _begin(engine: Engine) -> None:
    """In a worker: begin what goes on by itself, then have loaded what a first click or key asks for."""
    engine.begin()
    engine.watch.start()
    engine.herald.start()
    engine.hook_door.start()
    import metarr_desktop.ui.bulk.pane
    import metarr_desktop.ui.detail.overview
    import metarr_desktop.ui.shell.command_palette  # noqa: F401 - only to have them loaded


def _restore_newest(data_dir: str) -> object:
    from metarr_desktop.services import rescue

    return rescue.restore_newest(data_dir)


def _save(data_dir: str) -> object:
    from metarr_desktop.services import rescue

    return rescue.save(data_dir)
