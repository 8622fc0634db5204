"""Artwork: which picture of each kind is in use, what else there is, and ways to put another there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QListView, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import PLAYABLE, ItemId, Status
from metarr_desktop.services.errands import artwork_job, enrich_job
from metarr_desktop.ui.detail.artwork_candidates import (
    ALL,
    Candidate,
    CandidatesModel,
    OnOffer,
    candidates_of,
    fetching,
)
from metarr_desktop.ui.detail.artwork_choices import Choices
from metarr_desktop.ui.detail.artwork_given import Given
from metarr_desktop.ui.detail.artwork_head import PictureInUse
from metarr_desktop.ui.detail.artwork_large import LargePicture
from metarr_desktop.ui.detail.artwork_models import Slot, SlotDelegate, SlotsModel, slots_of
from metarr_desktop.ui.detail.artwork_verbs import Change, PictureVerbs, Place
from metarr_desktop.ui.detail.tab import DetailTab
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.previews import Previews
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.drop_on_item import PICTURE_ENDINGS
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label, rule
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.words import within_sentence

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

_LIST_WIDTH = 200
_CARD = 112
_WIDE_CARD = 176
_SIGNS_WIDTH = 60
_BROAD = 620
_TALL = 400
_ENDINGS = " ".join(f"*{ending}" for ending in PICTURE_ENDINGS)

_SHARES = (0.2, 0.35, 0.5, 0.65, 0.8, 0.1)  # of the film, where frames are taken one after another

AskForFile = Callable[[QWidget], str]
AskForAddress = Callable[[QWidget], str]


def ask_for_picture(parent: QWidget) -> str:
    """Let the person choose a picture file; "" where they chose none."""
    title = translate("ArtworkTab", "Add a picture")
    pictures = translate("ArtworkTab", "Pictures")
    path, _ = QFileDialog.getOpenFileName(parent, title, "", f"{pictures} ({_ENDINGS})")
    return path


def ask_for_web_address(parent: QWidget) -> str:
    """Let the person type where a picture lies; "" where they do not."""
    title = translate("ArtworkTab", "Add a picture")
    text, _ = QInputDialog.getText(parent, title, translate("ArtworkTab", "Address of the picture (https://…)"))
    return text.strip()


class ArtworkTab(DetailTab):
    """The kinds at the side; of the chosen one the picture in use and its candidates.

    A click or Enter chooses a candidate; arrow keys and the other button only select one. A picture may be dropped on a
    kind, or anywhere else for the kind that is open; `Ctrl+V` pastes one, or fetches the address that was copied.
    """

    def __init__(
        self,
        desk: Desk,
        ask_for_file: AskForFile = ask_for_picture,
        ask_for_address: AskForAddress = ask_for_web_address,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._ask_for_file = ask_for_file
        self._ask_for_address = ask_for_address
        self._detail: ItemDetail | None = None
        self._on_offer = OnOffer()
        self._is_read = False
        self._grabbed = 0
        self._latest = Latest(desk.bridge, self)
        self._previews = Previews(desk.bridge, self)
        self.verbs = PictureVerbs(desk, self)
        self.slots = SlotsModel(desk, self)
        self.kinds = QListView()
        self.candidates = CandidatesModel(desk, self._previews, self)
        self.grid = PosterGrid(self.tr("Candidates"), CardStyle(_CARD, detail_lines=1))
        self.head = PictureInUse(desk.pictures)
        self.choices = Choices()
        self.use = Button(self.tr("Use this"), icon=Icon.CHECK, small=True)
        self.also = Button(self.tr("Use as well"), icon=Icon.PLUS, small=True)
        self.out = Button(self.tr("Take out"), icon=Icon.MINUS, small=True)
        self.first = Button(self.tr("Put first"), icon=Icon.ARROW_UP, small=True)
        self.never = Button(self.tr("Never offer again"), icon=Icon.EYE_OFF, small=True)
        self.large = Button(self.tr("Show large"), icon=Icon.EYE, small=True)
        self._foot = QWidget()
        self._none = EmptyState()
        self._below = CurrentStack()
        self._prepare()
        self._lay_out()

    def show_detail(self, detail: ItemDetail) -> None:
        """Show the item's kinds; the chosen kind stays open where the item has it."""
        before = self.current_slot()
        is_same = before is not None and self._detail is not None and self._detail.row.id == detail.row.id
        if not is_same:
            self._previews.forget_failures()
        self._detail = detail
        self.slots.set_slots(slots_of(detail))
        row = self.slots.row_of(before.asset.name) if before is not None else None
        self.kinds.setCurrentIndex(self.slots.index(row or 0))
        self._show_slot(is_same=is_same)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the picture in use gives way to the candidates, and words of kinds to signs."""
        super().resizeEvent(event)
        is_narrow = self.width() < fonts.grown(_BROAD)
        self.head.set_short(is_narrow or self.height() < fonts.grown(_TALL))
        if is_narrow != self._delegate.is_narrow:
            self._delegate.is_narrow = is_narrow
            self._side_bar.setFixedWidth(_SIGNS_WIDTH if is_narrow else _LIST_WIDTH)
            self.kinds.setFixedWidth(_SIGNS_WIDTH if is_narrow else _LIST_WIDTH)
            self._drop_hint.setHidden(is_narrow)
            self.kinds.doItemsLayout()

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as with signs alone for kinds: they are left once it is."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self._side_bar.width() + _SIGNS_WIDTH, least.height())

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
        self._delegate = SlotDelegate(self.kinds)
        self.kinds.setItemDelegate(self._delegate)
        self.kinds.setAccessibleName(self.tr("Kinds of pictures"))
        self.kinds.setUniformItemSizes(True)
        self.kinds.setFixedWidth(_LIST_WIDTH)
        self.kinds.setProperty("surface", "alt")
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.selectionModel().currentChanged.connect(lambda *_: self._show_slot())
        self.grid.setModel(self.candidates)
        self.grid.activated.connect(self._use)
        self.grid.clicked.connect(self._click)
        self.grid.visible_rows_changed.connect(self._want_visible)
        self.grid.context_requested.connect(self._menu)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_verbs())
        self.choices.changed.connect(self._show_candidates)
        self.choices.weights_wanted.connect(lambda: self.desk.stage.settings_wanted.emit("artwork"))
        self.choices.rejected_wanted.connect(lambda: self._reject(self._on_offer.shelf.rejected, is_rejected=False))
        self._previews.failed.connect(lambda error: self.choices.show_trouble(translated(error)))
        self._previews.ran_dry.connect(self._read_shelf)
        self.verbs.working.connect(self.head.show_work)
        self.verbs.fetched.connect(self._read_shelf)
        self._none.acted.connect(self.look_for_pictures)
        menu = QMenu(self.head.add)
        menu.addAction(self.tr("From a file…"), self.add_from_file)
        menu.addAction(self.tr("From an address…"), self.add_from_address)
        menu.addAction(self.tr("Paste from the clipboard"), self.paste)
        menu.addSeparator()
        menu.addAction(self.tr("Look for pictures now"), self.look_for_pictures)
        self.head.add.set_menu(menu)
        self.head.clear.clicked.connect(lambda: self._choose(lambda _now: [], self.tr("{kind} emptied and locked")))
        self.head.lock.clicked.connect(self._turn_lock)
        self.head.take_frame.clicked.connect(self._grab)
        self.head.compare.clicked.connect(self.compare)
        self.use.clicked.connect(self._use_current)
        self.also.clicked.connect(self._use_as_well)
        self.out.clicked.connect(self._take_out)
        self.first.clicked.connect(lambda: self._use(self.grid.currentIndex()))
        self.never.clicked.connect(self._never)
        self.large.clicked.connect(self._show_large)
        self.desk.commands.on(self, "artwork.paste", self.paste)
        self.desk.commands.on(self, "artwork.compare", self.compare)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._side_bar = self._side()
        whole.addWidget(self._side_bar)
        whole.addWidget(rule(vertical=True))
        above = QVBoxLayout()
        above.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE_PANE, 0)
        above.setSpacing(metrics.SPACE_ROW)
        above.addWidget(self.head)
        above.addWidget(rule())
        above.addWidget(self.choices)
        column = QVBoxLayout()
        column.addLayout(above)
        self._below.addWidget(self._grid_and_verbs())
        self._below.addWidget(self._none)
        column.addWidget(self._below, 1)
        whole.addLayout(column, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setProperty("surface", "alt")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(_LIST_WIDTH)
        self._drop_hint = hint = Label(
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

    def _grid_and_verbs(self) -> QWidget:
        """The cards, and below them what can be done with the one that is selected."""
        self._foot.setProperty("surface", "alt")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot.setFixedHeight(metrics.HEIGHT_JOB_BAR)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        row.setSpacing(metrics.SPACE)
        for button in self._verb_buttons():
            row.addWidget(button)
        self._hint = ElidedLabel(
            self.tr("A click or Enter chooses a picture and locks it. The right button has more."), ink=Ink.TEXT2
        )
        row.addWidget(self._hint, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(rule())
        column.addWidget(self._foot)
        return whole

    def _verb_buttons(self) -> tuple[Button, ...]:
        return (self.use, self.first, self.also, self.out, self.large, self.never)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_slot(self, *, is_same: bool = False) -> None:
        slot = self.current_slot()
        if slot is None:
            return
        self.head.show_slot(slot)
        if not is_same:
            self._on_offer = OnOffer(labels=self._on_offer.labels)
            self._is_read = False
            self.choices.wanted = ALL
            self.choices.show_trouble("")
        self._show_candidates()
        self._read_shelf()

    def _read_shelf(self) -> None:
        """Read what is on offer for the open kind."""
        slot = self.current_slot()
        if slot is None or self._detail is None:
            return
        item, art, engine = self._detail.row.id, slot.asset.name, self.desk.engine
        self._latest.ask(lambda: _read(engine, item, art), self._take_shelf)

    def _take_shelf(self, on_offer: OnOffer) -> None:
        self._on_offer = on_offer
        self._is_read = True
        self._show_candidates()

    def _show_candidates(self) -> None:
        slot = self.current_slot()
        if slot is None or self._detail is None:
            return
        shelf = self._on_offer.shelf
        aspect = slot.shape.height() / max(1, slot.shape.width())
        width, has_parts = _CARD if aspect > 1 else _WIDE_CARD, bool(shelf.looks)
        style = CardStyle(width, min(max(aspect, 0.18), 2.0), 2 if has_parts else 1, has_parts=has_parts)
        if style != self.grid.card_style:
            self.grid.set_card_style(style)
        self.choices.show_choices(self._on_offer, len(candidates_of(slot, shelf)))
        candidates = candidates_of(slot, shelf, self.choices.wanted)
        current = self._current()
        self.candidates.show_candidates(self._detail.row.id, candidates, self._on_offer, style)
        row = self.candidates.row_of(current.key) if current is not None else None
        if row is not None and row != self.grid.currentIndex().row():
            self.grid.choose(row)
        self.head.show_score(slot, shelf)
        self.head.show_disk(self._on_offer.on_disk)
        self.head.compare.setVisible(len(candidates) > 1)
        self.head.take_frame.setVisible(self._on_offer.can_grab and _is_like_a_frame(slot) and _has_film(self._detail))
        if candidates:
            self._below.setCurrentIndex(0)
        else:
            self._say_none(slot)
        self._show_verbs()

    def _say_none(self, slot: Slot) -> None:
        """Nothing is there of this kind: say how to get something."""
        detail = self._detail
        if not self._is_read:
            self._none.show_message(Icon.HOURGLASS, self.tr("Reading what is on offer…"), "")
        elif self._on_offer.shelf.looks:
            title, text = self.tr("No candidate fits"), self.tr("Choose another language, size or provider above.")
            self._none.show_message(Icon.FILTER, title, text)
        else:
            title = self.tr("No {kind} yet").format(kind=within_sentence(slot.name))
            text = self.tr("Drop a picture here, paste one, or add a file. Pictures beside the files come with a scan.")
            action = self.tr("Look for pictures now")
            if detail is not None and detail.row.status is Status.UNIDENTIFIED:
                later = self.tr("Providers can offer some once it is known which title this is.")
                text = f"{text} {later}"
                action = ""
            self._none.show_message(Icon.IMAGE_ADD, title, text, action=action, action_icon=Icon.SEARCH)
        self._below.setCurrentWidget(self._none)

    def _show_verbs(self) -> None:
        """The buttons of what can be done with the candidate that is selected."""
        slot, candidate = self.current_slot(), self._current()
        is_in = candidate is not None and candidate.position is not None
        is_many = slot is not None and slot.asset.limit > 1
        has_room = slot is not None and 0 < len(slot.chosen) < slot.asset.limit
        is_offered = candidate is not None and candidate.look is not None
        is_larger = candidate is not None and is_in and candidate.is_larger_on_offer
        self.use.setText(self.tr("Use the larger one") if is_larger else self.tr("Use this"))
        self.use.setVisible(candidate is not None and (not is_in or is_larger))
        self.also.setVisible(candidate is not None and not is_in and is_many and has_room)
        self.first.setVisible(is_in and is_many and candidate is not None and candidate.position != 0)
        self.out.setVisible(is_in and is_many)
        self.large.setVisible(candidate is not None)
        self._hint.setVisible(candidate is None)
        self.never.setVisible(is_offered and not is_in)

    def _current(self) -> Candidate | None:
        return self.candidates.candidate_at(self.grid.currentIndex().row())

    def _want_visible(self, first: int, last: int) -> None:
        self._previews.want_only(self.candidates.addresses(first, last))

    # --- choosing ---------------------------------------------------------------------------------------------------

    def _click(self, index: QModelIndex) -> None:
        """A plain click chooses; with Ctrl or Shift it selects."""
        candidate = self.candidates.candidate_at(index.row())
        if not QGuiApplication.keyboardModifiers() and candidate is not None and candidate.position is None:
            self._use(index)

    def _use(self, index: QModelIndex) -> None:
        """Put a candidate first, in the place of the first that is in use; what is in use already moves there."""
        candidate = self.candidates.candidate_at(index.row())
        if candidate is None:
            return
        picture = candidate.picture
        if picture is None:
            self._fetch(candidate.key)
            return
        uuid = picture.uuid

        def put_first(now: list[str]) -> list[str]:
            return [uuid, *([one for one in now if one != uuid] if uuid in now else now[1:])]

        self._choose(put_first, self.tr("{kind} chosen and locked"))

    def _use_current(self) -> None:
        """As Enter; of what is in use, the larger form that is on offer."""
        candidate = self._current()
        if candidate is not None and candidate.is_larger_on_offer:
            self._fetch(candidate.key)
        else:
            self._use(self.grid.currentIndex())

    def _use_as_well(self) -> None:
        candidate = self._current()
        if candidate is not None and candidate.picture is None:
            self._fetch(candidate.key, is_added=True)
        elif candidate is not None and candidate.picture is not None:
            uuid = candidate.picture.uuid
            self._choose(lambda now: [*(one for one in now if one != uuid), uuid], self.tr("{kind} added and locked"))

    def _take_out(self) -> None:
        candidate = self._current()
        if candidate is not None and candidate.picture is not None:
            uuid = candidate.picture.uuid
            self._choose(lambda now: [one for one in now if one != uuid], self.tr("{kind} taken out and locked"))

    def _choose(self, change: Change, text: str) -> None:
        if (place := self._place()) is not None:
            self.verbs.choose(place, change, text)

    def _turn_lock(self) -> None:
        slot, place = self.current_slot(), self._place()
        if slot is not None and place is not None:
            self.verbs.set_lock(place, is_locked=not slot.is_locked)

    def _place(self) -> Place | None:
        """The kind that is open, of the item that is shown."""
        slot = self.current_slot()
        return None if slot is None or self._detail is None else Place(self._detail.row.id, slot.asset.name, slot.name)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for button in self._verb_buttons():
            if not button.isHidden():
                menu.addAction(button.text(), button.click)
        if not menu.isEmpty():
            menu.exec(place)

    # --- what is on offer -------------------------------------------------------------------------------------------

    def _fetch(self, url: str, *, is_added: bool = False) -> None:
        if (place := self._place()) is not None:
            self.verbs.fetch(place, url, is_added=is_added)

    def _grab(self) -> None:
        """Take a frame of the film; each time from another place."""
        share = _SHARES[self._grabbed % len(_SHARES)]
        self._grabbed += 1
        if (place := self._place()) is not None:
            self.verbs.grab(place, share)

    def _never(self) -> None:
        candidate = self._current()
        if candidate is not None and candidate.look is not None:
            pictures = (candidate.look.face, *candidate.look.others)
            self._reject([one.offer.url for one in pictures], is_rejected=True)

    def _reject(self, urls: Sequence[str], *, is_rejected: bool) -> None:
        if (place := self._place()) is not None:
            self.verbs.reject(place, urls, is_rejected=is_rejected)

    def _show_large(self) -> None:
        slot, candidate = self.current_slot(), self._current()
        if slot is None or candidate is None:
            return
        facts = self.candidates.data(self.grid.currentIndex(), int(Qt.ItemDataRole.ToolTipRole))
        fetch = fetching(self.desk, candidate)
        LargePicture(self.desk, slot.name, facts, candidate.shape or slot.shape, fetch, self).open()

    def compare(self) -> None:
        """Show two candidates beside each other: the two that are selected, else what is in use and another."""
        slot, count = self.current_slot(), self.candidates.rowCount()
        if slot is None or count < 2:
            return
        from metarr_desktop.ui.detail.artwork_compare import ComparePictures  # as all dialogs

        rows = self.grid.selected_rows()
        current = max(0, self.grid.currentIndex().row())
        pair = (rows[0], rows[1]) if len(rows) > 1 else (0, current or 1)
        several = [self.candidates.contender(row) for row in range(count)]
        dialog = ComparePictures(self.desk, slot.name, slot.asset.name, several, pair, self)
        dialog.picked.connect(self._use_by_key)
        dialog.open()

    def _use_by_key(self, key: str) -> None:
        """What was chosen beside another; it may have gone meanwhile."""
        row = self.candidates.row_of(key)
        if row is not None:
            self._use(self.candidates.index(row))

    def look_for_pictures(self) -> None:
        """Ask providers what they have where nothing is on offer; else fill what is empty."""
        if self._detail is None:
            return
        item, shelf, engine = self._detail.row.id, self._on_offer.shelf, self.desk.engine
        job: NewJob = artwork_job([item]) if shelf.looks or shelf.has_others else enrich_job([item])
        self.desk.bridge.ask(
            self,
            lambda: engine.jobs.enqueue(job),
            lambda _jobs: self.say(self.tr("Looking for pictures"), Icon.SEARCH, can_undo=False),
        )

    # --- adding -----------------------------------------------------------------------------------------------------

    def add_from_file(self) -> None:
        """Let the person choose a file for the open kind."""
        place = self._place()
        path = self._ask_for_file(self) if place is not None else ""
        if place is not None and path:
            self.verbs.add_file(place, path)

    def add_from_address(self) -> None:
        """Let the person say where a picture for the open kind lies, and fetch it."""
        url = self._ask_for_address(self) if self._place() is not None else ""
        if url:
            self._fetch(url)

    def paste(self) -> None:
        """Use the picture, the picture file or the address of one that is on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and not self._take_in(Given.pasted(data), self.tr("clipboard")):
            self.say(self.tr("There is no picture on the clipboard"), Icon.INFO, can_undo=False)

    def _take_in(self, given: Given, source: str) -> bool:
        """Use what was given for the open kind; whether there was something. A file goes before all else."""
        place = self._place()
        if place is None:
            return False
        if given.file:
            self.verbs.add_file(place, given.file)
        elif not given.image.isNull():
            self.verbs.add_image(place, given.image, source)
        elif given.address:
            self.verbs.fetch(place, given.address)
        return bool(given)

    # --- dropping ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take picture files, pictures, and addresses."""
        if Given.may_be_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Open the kind under the pointer, so that it shows where the picture would go."""
        self._open_under(event.position().toPoint())
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped for the kind under the pointer, else for the open one."""
        self._open_under(event.position().toPoint())
        if self._take_in(Given.dropped(event.mimeData()), self.tr("dropped picture")):
            event.acceptProposedAction()

    def _open_under(self, place: QPoint) -> None:
        inside = self.kinds.viewport().mapFrom(self, place)
        index = self.kinds.indexAt(inside)
        if index.isValid() and self.kinds.viewport().rect().contains(inside):
            self.kinds.setCurrentIndex(index)


def _read(engine: Engine, item: ItemId, art: str) -> OnOffer:
    """In a worker: what is on offer, and what its providers are called."""
    return OnOffer(
        engine.artwork.shelf(item, art),
        {spec.name: spec.label for spec in engine.sources.specs()},
        engine.artwork.can_grab,
        engine.artwork.on_disk(item, art),
    )


def _is_like_a_frame(slot: Slot) -> bool:
    """Whether a frame can be such a picture: as wide as a film, and not transparent."""
    return slot.asset.name in ("thumb", "fanart", "landscape")


def _has_film(detail: ItemDetail) -> bool:
    return detail.row.kind in PLAYABLE and any(
        file.role is FileRole.VIDEO and not file.is_missing for file in detail.files
    )
