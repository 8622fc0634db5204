"""The page: what was removed and why, when it will be purged, and the way back."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from metarr_desktop.domain.views import Listing
from metarr_desktop.services.trash import PurgeReport
from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.trash.model import FilesModel, TrashModel
from metarr_desktop.ui.trash.words import files_text
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.button_menu import offer_buttons
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.table_cells import TitleCell
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_THUMB = QSize(18, 27)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is acted on: titles, and moves of single files."""

    items: list[ItemId]
    files: list[int]

    @property
    def count(self) -> int:
        return len(self.items) + len(self.files)


class TrashPage(QWidget):
    """Enter restores what is selected, Delete purges it after a question. Nothing selected means everything."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = TrashModel(desk, self)
        self.files_model = FilesModel(desk, self)
        self.table = PlainTable(self.tr("Titles in the trash"), self.model)
        self.files = PlainTable(self.tr("Single files in the trash"), self.files_model)
        self._dress_tables()
        self.restore = Button("", icon=Icon.UNDO)
        self.restore.clicked.connect(self.restore_chosen)
        self.purge = Button("", icon=Icon.TRASH, kind=ButtonKind.DANGER)
        self.purge.clicked.connect(self.purge_chosen)
        self._header = SectionHeader(self.tr("Trash"), size=fonts.Size.HERO)
        self._files_part = QWidget()
        self._empty = EmptyState()
        self._empty.show_message(
            Icon.TRASH,
            self.tr("The trash is empty"),
            self.tr(
                "Titles and files that you remove wait here, with all your edits and pictures, until they are purged. "
                "Files stay on disk unless you move them along."
            ),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.model.listed.connect(self._show_listing)
        self.files_model.listed.connect(self._show_count)
        for table in (self.table, self.files):
            table.selectionModel().selectionChanged.connect(lambda *_: self._name_buttons())
            table.activated.connect(lambda _index: self.restore_chosen())
            offer_buttons(table, (self.restore, self.purge))
        desk.commands.on(self, "trash.purge", self.purge_chosen)
        self._show_listing(Listing(array("q")))
        Entrance(self, self.table)

    def _dress_tables(self) -> None:
        self.model.set_picture_size(_THUMB, self.devicePixelRatioF())
        self.table.setItemDelegateForColumn(0, TitleCell(self.table))
        for table, widths in ((self.table, self.model.widths()), (self.files, self.files_model.widths())):
            head = table.horizontalHeader()
            head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            table.set_widths(widths)
            head.setSectionResizeMode(len(widths) - 1, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        self._header.add_control(self.restore)
        self._header.add_control(self.purge)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.addWidget(self._header)
        part = QVBoxLayout(self._files_part)
        part.setContentsMargins(0, metrics.SPACE_ROW, 0, 0)
        part.setSpacing(metrics.SPACE)
        line = QHBoxLayout()
        line.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        line.addWidget(SectionHeader(self.tr("Single files"), note=self.tr("Their titles are still in the library")))
        part.addLayout(line)
        part.addWidget(self.files, 1)
        both = QWidget()
        tables = QVBoxLayout(both)
        tables.setContentsMargins(0, 0, 0, 0)
        tables.setSpacing(0)
        tables.addWidget(self.table, 2)
        tables.addWidget(self._files_part, 1)
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_listing(self, _listing: Listing) -> None:
        self._show_count()

    def _show_count(self) -> None:
        titles, files = self.model.rowCount(), self.files_model.rowCount()
        self._stack.setCurrentIndex(0 if titles or files else 1)
        self.table.setVisible(bool(titles))
        self._files_part.setVisible(bool(files))
        self._header.set_note(self._note(titles, files))
        for button in (self.restore, self.purge):
            button.setVisible(bool(titles or files))
        self._name_buttons()

    def _note(self, titles: int, files: int) -> str:
        parts = [self.tr("%n title(s)", "", titles)] if titles else []
        if files:
            parts.append(self.tr("%n single file(s)", "", files))
        if parts:
            parts.append(self.tr("announced seven days before they are purged"))
        return " · ".join(parts)

    def _name_buttons(self) -> None:
        if not self._is_any_selected():
            self.restore.setText(self.tr("Restore all"))
            self.purge.setText(self.tr("Empty the trash…"))
            return
        number = self.locale().toString(self.chosen().count)
        self.restore.setText(self.tr("Restore {count}").format(count=number))
        self.purge.setText(self.tr("Purge {count}…").format(count=number))

    def _is_any_selected(self) -> bool:
        return any(table.selectionModel().hasSelection() for table in (self.table, self.files))

    def chosen(self) -> Chosen:
        """What is selected, all where nothing is."""
        if not self._is_any_selected():
            return Chosen(self.model.all_items(), [one.move for one in self.files_model.files])
        return Chosen(
            [self.model.item_at(row) for row in _selected(self.table)],
            [self.files_model.files[row].move for row in _selected(self.files)],
        )

    # --- what is done -----------------------------------------------------------------------------------------------

    def restore_chosen(self) -> None:
        """Take what is selected out of the trash; one undo puts it back."""
        chosen, engine = self.chosen(), self._desk.engine
        if chosen.items:
            self._desk.bridge.change(
                self, lambda: engine.restore(chosen.items), lambda _changes: self._say_restored(len(chosen.items))
            )
        if chosen.files:
            self._desk.bridge.change(
                self, lambda: engine.restore_files(chosen.files), lambda _changes: self._say_restored(len(chosen.files))
            )

    def _say_restored(self, count: int) -> None:
        self.files_model.reload()
        text = self.tr("Restored: {count}").format(count=self.locale().toString(count))
        self._desk.stage.said.emit(Notice(text, Icon.UNDO, self.tr("Undo"), is_undo=True))

    def purge_chosen(self) -> None:
        """Forget what is selected for good, once the person has said so: here alone bytes vanish from the disk."""
        chosen, engine = self.chosen(), self._desk.engine
        if chosen.count:
            self._desk.bridge.ask(self, lambda: _at_stake(engine, chosen), lambda found: self._ask(chosen, *found))

    def _ask(self, chosen: Chosen, files: int, size: int, to_system: bool) -> None:
        number = self.locale().toString(chosen.count)
        parts = []
        if chosen.items:
            parts.append(
                self.tr(
                    "The history of these titles, and what you neither locked nor chose, cannot come back. What you "
                    "did lock, choose or watch is kept for the day on which a title returns."
                )
            )
        if files:
            gone = self.tr("Deleted from the disk for good: {files}.")
            if to_system:
                gone = self.tr("Into the system's trash: {files}.")
            parts.append(gone.format(files=files_text(files, size)))
        else:
            parts.append(self.tr("The media files, and what was published beside them, stay on disk."))
        dialog = AskingDialog(
            self.tr("Purge {count} from the trash for good?").format(count=number),
            "\n\n".join(parts),
            keep=self.tr("Keep"),
            go=self.tr("Purge {count}").format(count=number),
            parent=self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._purge(chosen))
        dialog.open()

    def _purge(self, chosen: Chosen) -> None:
        engine, number = self._desk.engine, self.locale().toString(chosen.count)
        done = Notice(self.tr("Purged for good: {count}").format(count=number), Icon.TRASH)

        def said(problems: list[str]) -> None:
            self.files_model.reload()
            self._desk.stage.said.emit(Notice(translated(problems[0]), Icon.WARNING) if problems else done)

        self._desk.bridge.change(self, lambda: _purge(engine, chosen), said)


def _selected(table: QTableView) -> list[int]:
    return [index.row() for index in table.selectionModel().selectedRows()]


def _at_stake(engine: Engine, chosen: Chosen) -> tuple[int, int, bool]:
    """In a worker: how many files purging that takes away, their bytes, and whether the system's trash gets them."""
    entries = engine.trash.entries(chosen.items).values()
    loose = [one for one in engine.trash.files() if one.move in set(chosen.files)]
    size = sum(one.size for one in entries) + sum(one.size for one in loose)
    return sum(one.files for one in entries) + len(loose), size, engine.trash.hands_to_system


def _purge(engine: Engine, chosen: Chosen) -> list[str]:
    """In a worker: purge, and what went wrong."""
    titles = engine.trash.purge(chosen.items) if chosen.items else PurgeReport()
    files = engine.trash.purge_files(chosen.files) if chosen.files else PurgeReport()
    return [*titles.problems, *files.problems]
