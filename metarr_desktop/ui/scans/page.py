"""The page: the scans of a library at the left, the files of the chosen one beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.scans import KEEP_DAYS, ScanEntry
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.library.view import LIBRARY_ICON
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.scans.files_pane import FilesPane
from metarr_desktop.ui.scans.models import ScansModel
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.kinds import LibraryId, ScanId
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk

_MOST = 500
_WIDTH_LIST = 304
_LEAST_WIDTH = 224
_JOBS = frozenset({"scan", "nfo", "pictures", "media"})


@dataclass(frozen=True, slots=True)
class Log:
    """What the page shows, read at once; without a library nothing is."""

    libraries: tuple[LibraryView, ...]
    library: LibraryView | None = None
    entries: tuple[ScanEntry, ...] = ()
    is_running: bool = False


class ScansPage(QWidget):
    """Shows the scans of one library; which one is chosen at the top."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.bridge, self)
        self._wanted: LibraryId | None = None
        self._log = Log(())
        self._chosen: ScanId | None = None
        self._is_newest_wanted = False
        self._is_stale = False
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.libraries = Button("", icon=Icon.FOLDER)
        self.scan = Button(self.tr("Scan now"), icon=Icon.REFRESH)
        self.scan.clicked.connect(self.scan_now)
        self.model = ScansModel(self)
        self.list = self._make_list()
        self.files = FilesPane(desk)
        self.empty = EmptyState()
        self.empty.acted.connect(self._act_on_nothing)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self._header = SectionHeader(self.tr("Scans"), size=fonts.Size.HERO)
        self._lay_out()
        Entrance(self, self.list)
        desk.bridge.news.connect(self._hear_news)
        desk.bridge.job_event.connect(self._hear_job)
        self._say(Icon.HOURGLASS, self.tr("Reading the scans"), self.tr("This takes a moment."))

    def show_library(self, library: LibraryId | None) -> None:
        """Show the scans of a library; of the one shown last, else of the first, where none is named."""
        if library is not None and library != self._wanted:
            self._wanted, self._chosen = library, None
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        self._is_stale = False
        browse, wanted = self._desk.engine.browse, self._wanted
        self._latest.ask(lambda: read_log(browse, wanted), self._take, self._fail)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(TwoLineCell(view))
        view.setAccessibleName(self.tr("Scans"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setMinimumWidth(_LEAST_WIDTH)
        view.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now))
        return view

    def _lay_out(self) -> None:
        self._header.add_control(self.libraries)
        self._header.add_control(self.scan)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.addWidget(self._header)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        inside.addWidget(self.list)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.files)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_WIDTH_LIST, 3 * _WIDTH_LIST])
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand under one another where there is no room beside."""
        super().resizeEvent(event)
        has_room = self.width() >= metrics.WIDTH_ONE_COLUMN_DIFF
        wanted = Qt.Orientation.Horizontal if has_room else Qt.Orientation.Vertical
        if self._splitter.orientation() is not wanted:
            self._splitter.setOrientation(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while something else was shown."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _take(self, log: Log) -> None:
        newest = log.entries[0].id if log.entries else None
        before = self._log.entries[0].id if self._log.entries else None
        if self._is_newest_wanted and newest != before:
            self._chosen, self._is_newest_wanted = newest, False
        self._log = log
        self._dress_head(log)
        if log.library is None:
            self._say(
                Icon.FOLDER_ADD,
                self.tr("There is no library yet"),
                self.tr("What scans find in your folders is listed here, file by file."),
                self.tr("Add a folder…"),
            )
            return
        self._wanted = log.library.id
        if not log.entries:
            text = self.tr("Each scan that you ask for, and each that found something by itself, is kept {days} days.")
            days = self.locale().toString(KEEP_DAYS)
            self._say(Icon.SEARCH, self.tr("No scan is kept"), text.format(days=days), self.tr("Scan now"))
            return
        self._stack.setCurrentWidget(self._splitter)
        self.model.show(log.entries, is_running=log.is_running)
        row = self.model.row_of(self._chosen)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _fail(self, error: MetarrError) -> None:
        self._say(
            Icon.OCTAGON, self.tr("The scans cannot be read"), translated(error), self.tr("Try again"), ink=Ink.ERROR
        )

    def _say(self, icon: Icon, title: str, text: str, action: str = "", ink: Ink = Ink.TEXT2) -> None:
        self.empty.show_message(icon, title, text, ink=ink, action=action, is_primary=bool(action))
        self._stack.setCurrentWidget(self.empty)

    def _act_on_nothing(self) -> None:
        """What the button of the empty page offers."""
        if self.empty.button.text() == self.tr("Try again"):
            self.reload()
        elif self._log.library is None:
            self._desk.stage.folder_wanted.emit()
        else:
            self.scan_now()

    def _dress_head(self, log: Log) -> None:
        library = log.library
        self.libraries.setVisible(library is not None)
        self.scan.setVisible(library is not None and bool(log.entries))
        if library is None:
            return
        self.libraries.setText(library.name.replace("&", "&&"))
        self.libraries.set_icon(LIBRARY_ICON[library.type])
        self.libraries.setAccessibleName(self.tr("Library: {library}").format(library=isolated(library.name)))
        self.libraries.set_menu(self._libraries_menu(log.libraries))

    def _libraries_menu(self, libraries: Sequence[LibraryView]) -> QMenu:
        if (before := self.libraries.menu()) is not None:
            before.deleteLater()
        menu = QMenu(self.libraries)
        for one in libraries:
            action = menu.addAction(themed_icon(LIBRARY_ICON[one.type]), one.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, id=one.id: self._desk.stage.scans_wanted.emit(id))
        return menu

    def _choose(self, index: QModelIndex) -> None:
        entry, library = self.model.entry(index.row()), self._log.library
        if entry is not None and library is not None:
            self._chosen = entry.id
            self.files.show_scan(entry, library, is_running=self._log.is_running and entry == self._log.entries[0])

    # --- what is heard and done -------------------------------------------------------------------------------------

    def _hear_news(self, news: News) -> None:
        if Aspect.LIBRARIES in news.aspects:
            self._refresh()

    def _hear_job(self, event: JobEvent) -> None:
        if event.job.type in _JOBS and event.job.status.is_over:
            self._refresh()

    def _refresh(self) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    def scan_now(self) -> None:
        """Scan the library; what is found is shown as soon as it is in the log."""
        if self._log.library is not None:
            self._is_newest_wanted = True
            self._desk.stage.scan_wanted.emit(self._log.library.id)


def read_log(browse: Browse, wanted: LibraryId | None) -> Log:
    """The scans of a library, of the first where it is not there. Asks the store, so not in the GUI thread."""
    libraries = tuple(browse.libraries())
    library = next((one for one in libraries if one.id == wanted), next(iter(libraries), None))
    if library is None:
        return Log(libraries)
    return Log(libraries, library, tuple(browse.scans(library.id, _MOST)), browse.is_being_scanned(library.id))
