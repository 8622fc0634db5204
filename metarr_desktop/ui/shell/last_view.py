"""The last view between two runs: kept when it rests and when the window closes, lifted once the live page stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.front import snapshot
from metarr_desktop.ui.front.snapshot import Looks, Snapshot
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.shell.memory import place_text
from metarr_desktop.ui.theme import fonts, metrics

if TYPE_CHECKING:
    from metarr_desktop.ui.shell.location import Location
    from metarr_desktop.ui.shell.session import Session
    from metarr_desktop.ui.shell.window import MainWindow
    from metarr_desktop.ui.theme.theme import Theme

_RESTS_MS = 4000
_POSTERS_WITHIN_MS = 1000
"""A picture that takes longer, or is broken, comes after the page."""
_TABLE_ROWS = 20
_PAGE_WITHIN_MS = 8000
"""Whatever the page waits for, then it says so itself."""


class LastView(QObject):
    """Takes a picture of lists only, and without a search: that is what the next start comes back to.

    Other screens tell of states that are over by then, and some hold what nobody should find in a file.
    """

    def __init__(self, window: MainWindow, session: Session, theme: Theme) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._theme = theme
        self._taken: Snapshot | None = None
        self._place = ""
        self._is_stale = True
        self._rest = QTimer(self, singleShot=True, interval=_RESTS_MS)
        self._rest.timeout.connect(self._keep)
        library = session.content.library
        for changed in (
            session.content.shown,
            session.beside.settled,
            session.desk.stage.items_chosen,
            session.desk.pictures.arrived,
            library.model.dataChanged,
            library.model.modelReset,
            library.wall.grid.visible_rows_changed,
            theme.changed,
        ):
            changed.connect(self._note_change)
        window.closed.connect(self._take_last)

    def write(self) -> None:
        """Put what was taken when the window closed on the disk."""
        taken, self._taken = self._taken, None
        if taken is not None:
            snapshot.write(self._session.desk.engine.data_dir, taken)

    def _note_change(self) -> None:
        self._is_stale = True
        self._rest.start()

    def _keep(self) -> None:
        """The view rests: take it, and write it in a worker."""
        if self._has_passing_words():
            self._rest.start()
            return
        taken, data_dir = self._take(), self._session.desk.engine.data_dir
        if taken is not None:
            snapshot.prepare()
            self._session.desk.bridge.ask(self, lambda: snapshot.write(data_dir, taken), lambda _is_kept: None)

    def _take_last(self) -> None:
        self._rest.stop()
        for toast in self._session.toasts.toasts():
            toast.hide()
        if self._window.has_error:
            self._window.error_bar.hide()
        self._taken = self._take()

    def _take(self) -> Snapshot | None:
        """The view as it is; None where it is kept already or not one to be kept."""
        here = self._session.guide.here
        if not self._is_to_be_kept(here):
            if self._place != place_text(here):  # the next start would show another place than it goes to
                snapshot.forget(self._session.desk.engine.data_dir)
                self._place = ""
            return None
        if not self._is_stale or self._window.front is not None:
            return None
        self._is_stale = False
        self._place = place_text(here)
        looks = Looks(
            theme=self._theme.mode.value,
            is_dark=self._theme.palette.is_dark,
            locale=QLocale().name(),
            ratio=self._window.devicePixelRatioF(),
            text_percent=self._theme.text_percent,
        )
        image = self._window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._say_opening(image)
        title = isolated(self._session.content.library.title.text())  # here, as `bidi` would hold up the first paint
        return Snapshot(self._window.saveGeometry().toBase64().toStdString(), title, looks, image)

    def _say_opening(self, image: QImage) -> None:
        """Over the job bar, whose numbers are the first to be untrue, stands what is going on when this is shown."""
        palette = self._theme.palette
        size = image.deviceIndependentSize().toSize()
        foot = QRect(0, size.height() - metrics.HEIGHT_JOB_BAR, size.width(), metrics.HEIGHT_JOB_BAR)
        painter = QPainter(image)
        painter.setFont(fonts.font())
        painter.setLayoutDirection(self._window.layoutDirection())
        painter.fillRect(foot, palette.win)
        painter.fillRect(foot.x(), foot.y(), foot.width(), 1, palette.line)
        painter.setPen(palette.text2)
        words = QCoreApplication.translate("Front", "Opening your library")
        painter.drawText(
            foot.adjusted(metrics.SPACE_PANE, 0, -metrics.SPACE_PANE, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
            words,
        )
        painter.end()

    def _is_to_be_kept(self, here: Location) -> bool:
        return self._session.content.has_list and not here.words and bool(place_text(here))

    def _has_passing_words(self) -> bool:
        """Notices go by themselves; an error stays until the person has read it."""
        return bool(self._session.toasts.toasts()) or self._window.has_error


class Arrival(QObject):
    """Lifts the window's front when what is beneath can be looked at: its first rows are there, and their posters."""

    arrived = Signal()

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(session)
        self._window = window
        self._session = session
        self._model = session.content.library.model
        self._is_listed = False
        self._posters = QTimer(self, singleShot=True, interval=_POSTERS_WITHIN_MS)
        self._posters.timeout.connect(self._lift)
        self._longest = QTimer(self, singleShot=True, interval=_PAGE_WITHIN_MS)
        self._longest.timeout.connect(self._lift)
        self._longest.start()
        self._model.listed.connect(self._note_list)
        for told in (session.content.shown, self._model.dataChanged, session.desk.pictures.arrived):
            told.connect(self._look)

    def _note_list(self) -> None:
        self._is_listed = True
        self._look()

    def _look(self) -> None:
        content = self._session.content
        if content.currentWidget() is not content.library:
            self._lift()
            return
        if not self._is_listed:
            return
        if self._model.rowCount():
            if self._model.known_row(self._ask_for_posters()) is None:
                return
            if self._session.desk.pictures.is_waiting:
                self._posters.start()
                return
        self._lift()

    def _ask_for_posters(self) -> int:
        """As painting would: what lies under the front is not painted, and asks for nothing by itself.

        Gives the first row on screen.
        """
        first, last = self._session.content.library.wall.grid.visible_rows()
        for row in range(max(first, 0), min(max(last, _TABLE_ROWS) + 1, self._model.rowCount())):
            self._model.index(row, 0).data(Role.PICTURE)
        return max(first, 0)

    def _lift(self) -> None:
        self._posters.stop()
        self._longest.stop()
        self._model.listed.disconnect(self._note_list)
        for told in (self._session.content.shown, self._model.dataChanged, self._session.desk.pictures.arrived):
            told.disconnect(self._look)
        self._window.lift_front()
        self._session.content.enter()
        self._session.count_soon()
        self.arrived.emit()
        self.deleteLater()
