"""What was told, behind the bell: what ended, what failed, what needs the person, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from metarr_desktop.domain.notices import Event
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.job_words import event_label, phrase_words
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.roles import Heading, Role, TwoLines
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Phrase
    from metarr_desktop.domain.notices import Told
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_SEEN = "window.notices_seen"
_WIDTH = 460
_MOST_HEIGHT = 420
_MOST_TOLD = 30
_MOST_ROWS = 40
_SIGNS = {
    Event.SCAN_FINISHED: (Icon.CHECK, Ink.OK),
    Event.NEEDS_YOU: (Icon.QUESTION, Ink.WARN),
    Event.PURGE_ANNOUNCED: (Icon.TRASH, Ink.TEXT2),
}
_TROUBLE = (Icon.OCTAGON, Ink.ERROR)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of a notice. `is_new`: it was told since the person last looked."""

    at: str
    event: Event
    phrase: Phrase
    is_new: bool = False

    @property
    def lines(self) -> TwoLines:
        """How it is shown."""
        icon, ink = _SIGNS.get(self.event, _TROUBLE)
        return TwoLines(icon, ink, event_label(self.event), ago(self.at), phrase_words(self.phrase))


def entries_of(told: Sequence[Told], seen: int) -> list[Entry]:
    """The sentences of those notices, newest first; without those that a summary repeats."""
    found = [
        Entry(one.at, part.event, part.phrase, one.id > seen)
        for one in told
        if one.is_of_its_own
        for part in one.notice.parts
    ]
    return found[:_MOST_ROWS]


class NoticesModel(QAbstractListModel):
    """What is new, then what was looked at before, each under its heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Heading | TwoLines, Entry | None]] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(self._lined(entries))
        self.endResetModel()

    def _lined(self, entries: Sequence[Entry]) -> Iterator[tuple[Heading | TwoLines, Entry | None]]:
        for is_new, heading in ((True, self.tr("New")), (False, self.tr("Earlier"))):
            those = [one for one in entries if one.is_new is is_new]
            if those:
                yield Heading(heading), None
            yield from ((one.lines, one) for one in those)

    def entry(self, row: int) -> Entry | None:
        """What stands in a row; None for a heading, and for no row."""
        return self._rows[row][1] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._rows[index.row()][0]
        if role == Role.LINES:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken if isinstance(line, TwoLines) else line.title
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, TwoLines):
            return line.sentence
        return None


class NoticeList(QFrame):
    """Opens over the bell: Enter or a click leads to what is told of, Escape closes. Opened, all of it counts as seen.

    Only what was told is read, in a worker; nothing of it is kept once it closes.
    """

    failures_wanted = Signal()
    """Show what could not be done."""

    def __init__(self, desk: Desk, bell: QWidget) -> None:
        super().__init__(bell.window(), Qt.WindowType.Popup)
        self._desk = desk
        self._bell = bell
        self._libraries: Sequence[LibraryView] = ()
        self._latest = Latest(desk.bridge, self)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on the bell closes it, and opens none anew
        self.setProperty("panel", "palette")
        self.setAccessibleName(self.tr("Notifications"))
        self.model = NoticesModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineCell(self.list))
        self.list.setAccessibleName(self.tr("What was told, newest first"))
        self.list.setProperty("surface", "win")
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.nothing = Label(
            self.tr("Nothing was told yet. What ends, fails or needs you is told here when it is over."),
            ink=Ink.TEXT2,
            wrap=True,
        )
        self.settings = Button(self.tr("What is told, and where"), kind=ButtonKind.LINK)
        self.settings.clicked.connect(lambda: self._leave(lambda: desk.stage.settings_wanted.emit("notify")))
        self.activity = Button(self.tr("All work"), kind=ButtonKind.LINK)
        self.activity.clicked.connect(lambda: self._leave(lambda: desk.stage.place_wanted.emit(Place.ACTIVITY)))
        self._lay_out()

    def open(self, libraries: Sequence[LibraryView]) -> None:
        """Read what was told and show it; `libraries` are those that there are now."""
        self._libraries = libraries
        engine = self._desk.engine
        self._latest.ask(lambda: _read(engine), lambda told: self._show(*told))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = Label(self.tr("Notifications"), weight=fonts.Weight.STRONG)
        head.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE)
        self.nothing.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE_ROW, metrics.SPACE_PANE)
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE_ROW, metrics.SPACE)
        foot.addWidget(self.activity)
        foot.addStretch()
        foot.addWidget(self.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _show(self, told: Sequence[Told], seen: int) -> None:
        entries = entries_of(told, seen)
        self.model.show(entries)
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        self._arrange()
        self.show()
        if entries:
            self.list.setCurrentIndex(self.model.index(1))  # the first below its heading
            self.list.scrollToTop()
        (self.list if entries else self.activity).setFocus(Qt.FocusReason.PopupFocusReason)
        newest = max((one.id for one in told), default=0)
        if newest > seen:
            libraries = self._desk.engine.libraries
            self._desk.bridge.change(self, lambda: libraries.put_setting(_SEEN, newest), lambda _none: None)

    def _arrange(self) -> None:
        """Over the bell, with its end at the bell's, as high as its rows need."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        self.list.setFixedHeight(min(rows + metrics.SPACE, fonts.grown(_MOST_HEIGHT)))
        self.setFixedWidth(min(fonts.grown(_WIDTH), self._bell.window().width()))
        self.adjustSize()
        top = self._bell.mapToGlobal(QPoint(0, 0)).y() - self.height() - metrics.SPACE_GROUP
        ends = self._bell.mapToGlobal(QPoint(0 if self.isRightToLeft() else self._bell.width(), 0)).x()
        window = self._bell.window()
        first = window.mapToGlobal(QPoint(0, 0)).x()
        left = ends if self.isRightToLeft() else ends - self.width()
        self.move(min(max(left, first), first + window.width() - self.width()), top)

    # --- going there ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it, and the keyboard is on the bell again."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._bell.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None:
            self._leave(self.way_to(entry))

    def _leave(self, go: Callable[[], object]) -> None:
        self.hide()
        go()

    def way_to(self, entry: Entry) -> Callable[[], object]:
        """What leads to what an entry tells of."""
        stage, args = self._desk.stage, entry.phrase.args
        match entry.event, entry.phrase.code:
            case _, "scan_done":
                named = next((one.id for one in self._libraries if one.name == args.get("library")), None)
                if named is not None:
                    return partial(stage.scans_wanted.emit, named)
            case _, "notice_held":
                path = args.get("path")
                held = next((one.id for one in self._libraries for root in one.roots if root.path == path), None)
                if held is not None:
                    return partial(stage.library_wanted.emit, held)
            case _, "notice_undecided":
                return partial(stage.publish_wanted.emit, [])
            case Event.NEEDS_YOU, _:
                return partial(stage.place_wanted.emit, Place.IDENTIFY)
            case Event.PLAYER_UNREACHABLE, _:
                return partial(stage.place_wanted.emit, Place.PLAYERS)
            case Event.BACKUP_FAILED, _:
                return partial(stage.settings_wanted.emit, "backup")
            case Event.PURGE_ANNOUNCED, _:
                return partial(stage.place_wanted.emit, Place.TRASH)
            case Event.JOB_FAILED, _:
                return self.failures_wanted.emit
        return partial(stage.place_wanted.emit, Place.ACTIVITY)


def _read(engine: Engine) -> tuple[list[Told], int]:
    """In a worker: what was told last, and up to where the person has looked at it."""
    return engine.notify.latest(_MOST_TOLD), int(engine.browse.setting(_SEEN))
