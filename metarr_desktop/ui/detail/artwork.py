"""Artwork: which picture of each kind is in use, what else there is, and ways to put another there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.views import ItemDetail, PictureView
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.artwork_head import PictureInUse
from metarr_desktop.ui.detail.artwork_models import (
    CandidatesModel,
    Slot,
    SlotDelegate,
    SlotsModel,
    slots_of,
)
from metarr_desktop.ui.detail.tab import DetailTab, has_changed
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.picture_drop import PICTURE_ENDINGS
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.words import field_label

_LIST_WIDTH = 200
_CARD = 112
_WIDE_CARD = 176
_ENDINGS = " ".join(f"*{ending}" for ending in PICTURE_ENDINGS)

AskForFile = Callable[[QWidget], str]


def ask_for_picture(parent: QWidget) -> str:
    """Let the person choose a picture file; "" where they chose none."""
    title = parent.tr("Add a picture")
    path, _ = QFileDialog.getOpenFileName(parent, title, "", f"{parent.tr('Pictures')} ({_ENDINGS})")
    return path


class ArtworkTab(DetailTab):
    """The kinds at the side; of the chosen one the picture in use and its candidates.

    A picture may be dropped on a kind, or anywhere else for the kind that is open; `Ctrl+V` pastes one.
    """

    def __init__(self, desk: Desk, ask_for_file: AskForFile = ask_for_picture, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ask_for_file = ask_for_file
        self._detail: ItemDetail | None = None
        self.slots = SlotsModel(desk, self)
        self.kinds = QListView()
        self.candidates = CandidatesModel(desk, self)
        self.grid = PosterGrid(self.tr("Candidates"), CardStyle(_CARD, detail_lines=1))
        self.head = PictureInUse(desk.pictures)
        self._count = Label(weight=fonts.Weight.STRONG)
        self.use = Button(self.tr("Use this"), icon=Icon.CHECK, small=True)
        self.also = Button(self.tr("Use as well"), icon=Icon.PLUS, small=True)
        self.out = Button(self.tr("Take out"), icon=Icon.MINUS, small=True)
        self.first = Button(self.tr("Put first"), icon=Icon.ARROW_UP, small=True)
        self._none = EmptyState()
        self._below = CurrentStack()
        self._prepare()
        self._lay_out()

    def show_detail(self, detail: ItemDetail) -> None:
        """Show the item's kinds; the chosen kind stays open where the item has it."""
        before = self.current_slot()
        self._detail = detail
        self.slots.set_slots(slots_of(detail))
        row = self.slots.row_of(before.asset.name) if before is not None else None
        self.kinds.setCurrentIndex(self.slots.index(row or 0))
        self._show_slot()

    def current_slot(self) -> Slot | None:
        """The kind that is open."""
        return self.slots.slot_at(self.kinds.currentIndex().row())

    def open_kind(self, art: str) -> None:
        """Open a kind by its name."""
        row = self.slots.row_of(art)
        if row is not None:
            self.kinds.setCurrentIndex(self.slots.index(row))

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self.setAcceptDrops(True)
        self.kinds.setModel(self.slots)
        self.kinds.setItemDelegate(SlotDelegate(self.kinds))
        self.kinds.setAccessibleName(self.tr("Kinds of pictures"))
        self.kinds.setUniformItemSizes(True)
        self.kinds.setFixedWidth(_LIST_WIDTH)
        self.kinds.setProperty("surface", "alt")
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.selectionModel().currentChanged.connect(lambda *_: self._show_slot())
        self.grid.setModel(self.candidates)
        self.grid.activated.connect(self._use)
        self.grid.context_requested.connect(self._menu)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_choices())
        menu = QMenu(self.head.add)
        menu.addAction(self.tr("From a file…"), self.add_from_file)
        menu.addAction(self.tr("Paste from the clipboard"), QKeySequence(QKeySequence.StandardKey.Paste), self.paste)
        self.head.add.set_menu(menu)
        self.head.clear.clicked.connect(lambda: self._choose(lambda _now: [], self.tr("{kind} emptied and locked")))
        self.head.lock.clicked.connect(self._turn_lock)
        self.use.clicked.connect(lambda: self._use(self.grid.currentIndex()))
        self.also.clicked.connect(self._use_as_well)
        self.out.clicked.connect(self._take_out)
        self.first.clicked.connect(lambda: self._use(self.grid.currentIndex()))
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._side())
        whole.addWidget(rule(vertical=True))
        above = QVBoxLayout()
        above.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE_PANE, 0)
        above.setSpacing(metrics.SPACE_ROW)
        above.addWidget(self.head)
        above.addWidget(rule())
        above.addLayout(self._choices())
        column = QVBoxLayout()
        column.addLayout(above)
        self._below.addWidget(self.grid)
        self._below.addWidget(self._none)
        column.addWidget(self._below, 1)
        whole.addLayout(column, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setProperty("surface", "alt")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(_LIST_WIDTH)
        hint = Label(
            self.tr("Drop a picture on a kind to use it. What you choose is locked; nothing automatic changes it."),
            size=fonts.Size.SMALL,
            ink=Ink.TEXT2,
            wrap=True,
        )
        hint.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, metrics.SPACE_ROW)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, metrics.SPACE, 0, 0)
        column.addWidget(self.kinds, 1)
        column.addWidget(hint)
        return side

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        row.addWidget(self._count)
        row.addStretch()
        for button in (self.use, self.first, self.also, self.out):
            row.addWidget(button)
        return row

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_slot(self) -> None:
        slot = self.current_slot()
        if slot is None:
            return
        self.head.show_slot(slot)
        self._show_candidates(slot)

    def _show_candidates(self, slot: Slot) -> None:
        aspect = slot.shape.height() / max(1, slot.shape.width())
        style = CardStyle(_CARD if aspect > 1 else _WIDE_CARD, min(max(aspect, 0.18), 2.0), detail_lines=1)
        self.grid.set_card_style(style)
        self.candidates.show_slot(slot, style)
        count = self.candidates.rowCount()
        self._count.setText(self.tr("%n candidate(s)", "", count) if count else "")
        if count:
            self._below.setCurrentWidget(self.grid)
        else:
            title = self.tr("No {kind} yet").format(kind=field_label(slot.asset.name).lower())
            text = self.tr("Drop a picture here, paste one, or add a file. Pictures beside the files come with a scan.")
            self._none.show_message(Icon.IMAGE_ADD, title, text)
            self._below.setCurrentWidget(self._none)
        self._show_choices()

    def _show_choices(self) -> None:
        """The buttons of what can be done with the candidate that is chosen."""
        slot, picture = self.current_slot(), self._current_picture()
        is_in = picture is not None and picture.position is not None
        is_many = slot is not None and slot.asset.limit > 1
        has_room = slot is not None and 0 < len(slot.chosen) < slot.asset.limit
        self.use.setVisible(picture is not None and not is_in)
        self.also.setVisible(picture is not None and not is_in and is_many and has_room)
        self.first.setVisible(is_in and is_many and picture is not None and picture.position != 0)
        self.out.setVisible(is_in and is_many)

    def _current_picture(self) -> PictureView | None:
        return self.candidates.picture_at(self.grid.currentIndex().row())

    # --- choosing ---------------------------------------------------------------------------------------------------

    def _use(self, index: QModelIndex) -> None:
        """Put a candidate first; of several positions the others stay behind it while there is room."""
        slot, picture = self.current_slot(), self.candidates.picture_at(index.row())
        if slot is None or picture is None:
            return
        limit, uuid = slot.asset.limit, picture.uuid
        self._choose(
            lambda now: [uuid, *(one for one in now if one != uuid)][:limit], self.tr("{kind} chosen and locked")
        )

    def _use_as_well(self) -> None:
        slot, picture = self.current_slot(), self._current_picture()
        if slot is not None and picture is not None:
            uuid = picture.uuid
            self._choose(lambda now: [*(one for one in now if one != uuid), uuid], self.tr("{kind} added and locked"))

    def _take_out(self) -> None:
        slot, picture = self.current_slot(), self._current_picture()
        if slot is not None and picture is not None:
            uuid = picture.uuid
            self._choose(lambda now: [one for one in now if one != uuid], self.tr("{kind} taken out and locked"))

    def _choose(self, change: Callable[[list[str]], list[str]], text: str) -> None:
        """Choose what comes of the pictures that are chosen by then: two quick choices must not undo each other."""
        slot = self.current_slot()
        if slot is None or self._detail is None:
            return
        item, art = self._detail.row.id, slot.asset.name
        engine = self.desk.engine

        def act() -> Changes:
            return engine.edit.choose_pictures(item, art, change(_chosen(engine.browse.detail(item), art)))

        self.desk.bridge.change(self, act, partial(self._done, item, art, text))

    def _done(self, item: ItemId, art: str, text: str, changes: Changes) -> None:
        if has_changed(changes, item):
            self.say(text.format(kind=field_label(art)), Icon.LOCK)

    def _turn_lock(self) -> None:
        slot = self.current_slot()
        if slot is None or self._detail is None:
            return
        item, art, locks = self._detail.row.id, slot.asset.name, not slot.is_locked
        text = self.tr("{kind} locked") if locks else self.tr("{kind} unlocked")
        self.desk.bridge.change(
            self,
            lambda: self.desk.engine.edit.set_locks([item], [art], locks),
            lambda _changes: self.say(text.format(kind=field_label(art)), Icon.LOCK if locks else Icon.UNLOCK),
        )

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for button in (self.use, self.first, self.also, self.out):
            if not button.isHidden():
                menu.addAction(button.text(), button.click)
        if not menu.isEmpty():
            menu.exec(place)

    # --- adding -----------------------------------------------------------------------------------------------------

    def add_from_file(self) -> None:
        """Let the person choose a file for the open kind."""
        slot = self.current_slot()
        path = self._ask_for_file(self) if slot is not None else ""
        if slot is not None and path:
            self._add_file(slot.asset.name, path)

    def paste(self) -> None:
        """Use the picture, or the picture file, that is on the clipboard."""
        slot = self.current_slot()
        data = QGuiApplication.clipboard().mimeData()
        if slot is None or data is None:
            return
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        image = QGuiApplication.clipboard().image() if data.hasImage() else QImage()
        if not self._take_in(slot.asset.name, files, image, self.tr("clipboard")):
            self.say(self.tr("There is no picture on the clipboard"), Icon.INFO, can_undo=False)

    def _take_in(self, art: str, files: list[str], image: QImage, source: str) -> bool:
        if files:
            self._add_file(art, files[0])
        elif not image.isNull():
            self._add_image(art, image, source)
        return bool(files) or not image.isNull()

    def _add_file(self, art: str, path: str) -> None:
        if self._detail is None:
            return
        item, engine = self._detail.row.id, self.desk.engine
        text = self.tr("{kind} added and locked")
        self.desk.bridge.ask(
            self, lambda: engine.edit.add_picture(item, art, path), partial(self._done, item, art, text)
        )

    def _add_image(self, art: str, image: QImage, source: str) -> None:
        if self._detail is None:
            return
        item, engine = self._detail.row.id, self.desk.engine
        text = self.tr("{kind} added and locked")
        self.desk.bridge.change(
            self,
            lambda: engine.edit.add_picture_data(item, art, _png(image), source),
            partial(self._done, item, art, text),
        )

    # --- dropping ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take picture files and pictures."""
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Open the kind under the pointer, so that it shows where the picture would go."""
        index = self._kind_under(event.position().toPoint())
        if index.isValid():
            self.kinds.setCurrentIndex(index)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped for the kind under the pointer, else for the open one."""
        index = self._kind_under(event.position().toPoint())
        slot = self.slots.slot_at(index.row()) if index.isValid() else self.current_slot()
        data = event.mimeData()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        found = data.imageData() if data.hasImage() else None
        image = found if isinstance(found, QImage) else QImage()
        if slot is not None and self._take_in(slot.asset.name, files, image, self.tr("dropped picture")):
            event.acceptProposedAction()

    def _kind_under(self, place: QPoint) -> QModelIndex:
        inside = self.kinds.viewport().mapFrom(self, place)
        return self.kinds.indexAt(inside) if self.kinds.viewport().rect().contains(inside) else QModelIndex()


def _png(image: QImage) -> bytes:
    """In a worker: a picture without a file of its own as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload] # the stub knows "str | bytes" here
        raise BadInput("The picture could not be read.")
    return bytes(buffer.data().data())


def _chosen(detail: ItemDetail, art: str) -> list[str]:
    """The pictures of a kind that are chosen, best first."""
    return [one.uuid for slot in slots_of(detail) if slot.asset.name == art for one in slot.chosen]
