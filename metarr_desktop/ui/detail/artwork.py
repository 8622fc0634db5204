"""Artwork: which picture of each kind is in use, what else there is, and ways to put another there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QListView, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadFile, BadInput
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import PLAYABLE, ItemId, Status
from metarr_desktop.domain.views import ItemDetail
from metarr_desktop.services.asking import artwork_job, enrich_job
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.artwork_candidates import ALL, Candidate, CandidatesModel, OnOffer, candidates_of
from metarr_desktop.ui.detail.artwork_choices import Choices
from metarr_desktop.ui.detail.artwork_head import PictureInUse
from metarr_desktop.ui.detail.artwork_large import LargePicture
from metarr_desktop.ui.detail.artwork_models import Slot, SlotDelegate, SlotsModel, slots_of
from metarr_desktop.ui.detail.tab import DetailTab, has_changed
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.previews import Previews
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label, rule
from metarr_desktop.ui.widgets.picture_drop import PICTURE_ENDINGS
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import field_label

_LIST_WIDTH = 200
_CARD = 112
_WIDE_CARD = 176
_ENDINGS = " ".join(f"*{ending}" for ending in PICTURE_ENDINGS)

_SHARES = (0.2, 0.35, 0.5, 0.65, 0.8, 0.1)  # of the film, where frames are taken one after another
_WEB = ("http://", "https://")

AskForFile = Callable[[QWidget], str]
AskForAddress = Callable[[QWidget], str]


def ask_for_picture(parent: QWidget) -> str:
    """Let the person choose a picture file; "" where they chose none."""
    title = parent.tr("Add a picture")
    path, _ = QFileDialog.getOpenFileName(parent, title, "", f"{parent.tr('Pictures')} ({_ENDINGS})")
    return path


def ask_for_web_address(parent: QWidget) -> str:
    """Let the person type where a picture lies; "" where they do not."""
    text, _ = QInputDialog.getText(parent, parent.tr("Add a picture"), parent.tr("Address of the picture (https://…)"))
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
        self._fetching: set[str] = set()
        self._grabbed = 0
        self._at_work = 0
        self._latest = Latest(desk.bridge, self)
        self._previews = Previews(desk.bridge, self)
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
        self.grid.clicked.connect(self._click)
        self.grid.visible_rows_changed.connect(self._want_visible)
        self.grid.context_requested.connect(self._menu)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_verbs())
        self.choices.changed.connect(self._show_candidates)
        self.choices.weights_wanted.connect(lambda: self.desk.stage.settings_wanted.emit("artwork"))
        self.choices.rejected_wanted.connect(lambda: self._reject(self._on_offer.shelf.rejected, is_rejected=False))
        self._previews.failed.connect(lambda error: self.choices.show_trouble(str(error)))
        self._previews.ran_dry.connect(self._read_shelf)
        self._none.acted.connect(self.look_for_pictures)
        menu = QMenu(self.head.add)
        menu.addAction(self.tr("From a file…"), self.add_from_file)
        menu.addAction(self.tr("From an address…"), self.add_from_address)
        menu.addAction(self.tr("Paste from the clipboard"), QKeySequence(QKeySequence.StandardKey.Paste), self.paste)
        menu.addSeparator()
        menu.addAction(self.tr("Look for pictures now"), self.look_for_pictures)
        self.head.add.set_menu(menu)
        self.head.clear.clicked.connect(lambda: self._choose(lambda _now: [], self.tr("{kind} emptied and locked")))
        self.head.lock.clicked.connect(self._turn_lock)
        self.head.take_frame.clicked.connect(self._grab)
        self.use.clicked.connect(self._use_current)
        self.also.clicked.connect(self._use_as_well)
        self.out.clicked.connect(self._take_out)
        self.first.clicked.connect(lambda: self._use(self.grid.currentIndex()))
        self.never.clicked.connect(self._never)
        self.large.clicked.connect(self._show_large)
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

    def _grid_and_verbs(self) -> QWidget:
        """The cards, and below them what can be done with the one that is selected."""
        self._foot.setProperty("surface", "alt")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot.setFixedHeight(metrics.HEIGHT_JOB_BAR)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        row.setSpacing(metrics.SPACE)
        for button in self._verbs():
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

    def _verbs(self) -> tuple[Button, ...]:
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
            title = self.tr("No {kind} yet").format(kind=field_label(slot.asset.name).lower())
            text = self.tr("Drop a picture here, paste one, or add a file. Pictures beside the files come with a scan.")
            action = self.tr("Look for pictures now")
            if detail is not None and detail.row.status is Status.UNIDENTIFIED:
                text = f"{text} {self.tr('Providers can offer some once it is known which title this is.')}"
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
        slot, candidate = self.current_slot(), self.candidates.candidate_at(index.row())
        if slot is None or candidate is None:
            return
        picture = candidate.picture
        if picture is None:
            self._fetch(slot.asset.name, candidate.key)
            return
        uuid = picture.uuid

        def put_first(now: list[str]) -> list[str]:
            return [uuid, *([one for one in now if one != uuid] if uuid in now else now[1:])]

        self._choose(put_first, self.tr("{kind} chosen and locked"))

    def _use_current(self) -> None:
        """As Enter; of what is in use, the larger form that is on offer."""
        slot, candidate = self.current_slot(), self._current()
        if slot is not None and candidate is not None and candidate.is_larger_on_offer:
            self._fetch(slot.asset.name, candidate.key)
        else:
            self._use(self.grid.currentIndex())

    def _use_as_well(self) -> None:
        slot, candidate = self.current_slot(), self._current()
        if slot is not None and candidate is not None and candidate.picture is None:
            self._fetch(slot.asset.name, candidate.key, is_added=True)
        elif candidate is not None and candidate.picture is not None:
            uuid = candidate.picture.uuid
            self._choose(lambda now: [*(one for one in now if one != uuid), uuid], self.tr("{kind} added and locked"))

    def _take_out(self) -> None:
        candidate = self._current()
        if candidate is not None and candidate.picture is not None:
            uuid = candidate.picture.uuid
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
        for button in self._verbs():
            if not button.isHidden():
                menu.addAction(button.text(), button.click)
        if not menu.isEmpty():
            menu.exec(place)

    # --- what is on offer -------------------------------------------------------------------------------------------

    def _fetch(self, art: str, url: str, *, is_added: bool = False) -> None:
        """Fetch what lies at an address and choose it; the same one is not fetched twice at a time."""
        if self._detail is None or url in self._fetching:
            return
        item, engine, text = self._detail.row.id, self.desk.engine, self.tr("{kind} chosen and locked")
        if is_added:
            text = self.tr("{kind} added and locked")
        is_closed = self.desk.bridge.is_closed
        self._fetching.add(url)

        def forget() -> None:
            self._fetching.discard(url)
            self._read_shelf()

        act = partial(engine.artwork.choose, item, art, url, is_added=is_added, is_cancelled=is_closed)
        self._work(act, partial(self._done, item, art, text), self.tr("Fetching the picture…"), forget)

    def _work(
        self,
        act: Callable[[], Changes],
        done: Callable[[Changes], None],
        words: str,
        at_end: Callable[[], None] = lambda: None,
    ) -> None:
        """Do what takes a while and say so meanwhile; what goes wrong is said by the window."""
        self._at_work += 1
        self.head.show_work(words)

        def end(tell: Callable[[], None]) -> None:
            self._at_work -= 1
            if not self._at_work:
                self.head.show_work("")
            at_end()
            tell()

        stage = self.desk.stage
        self.desk.bridge.ask(
            self,
            act,
            lambda changes: end(lambda: done(changes)),
            lambda error: end(lambda: stage.error.emit(error)),
        )

    def _grab(self) -> None:
        """Take a frame of the film; each time from another place."""
        slot = self.current_slot()
        if slot is None or self._detail is None:
            return
        item, art, engine, closed = self._detail.row.id, slot.asset.name, self.desk.engine, self.desk.bridge.is_closed
        share = _SHARES[self._grabbed % len(_SHARES)]
        self._grabbed += 1
        done = partial(self._done, item, art, self.tr("{kind} chosen and locked"))
        self._work(
            partial(engine.artwork.grab, item, art, share, is_cancelled=closed), done, self.tr("Taking a frame…")
        )

    def _never(self) -> None:
        candidate = self._current()
        if candidate is not None and candidate.look is not None:
            pictures = (candidate.look.face, *candidate.look.others)
            self._reject([one.offer.url for one in pictures], is_rejected=True)

    def _reject(self, urls: Sequence[str], *, is_rejected: bool) -> None:
        """Never offer pictures again, or do so after all; either way can be taken back."""
        slot = self.current_slot()
        if slot is None or self._detail is None:
            return
        item, art, artwork = self._detail.row.id, slot.asset.name, self.desk.engine.artwork

        def turn(back: bool) -> None:
            wanted = is_rejected is not back
            self.desk.bridge.change(
                self, lambda: artwork.reject(item, art, urls, is_rejected=wanted), lambda _none: None if back else say()
            )

        def say() -> None:
            text = self.tr("Never offered again") if is_rejected else self.tr("Offered again")
            icon = Icon.EYE_OFF if is_rejected else Icon.EYE
            notice = Notice(text, icon, self.tr("Undo"), on_action=lambda: turn(True))
            self.desk.stage.said.emit(notice)

        turn(False)

    def _show_large(self) -> None:
        slot, candidate = self.current_slot(), self._current()
        if slot is None or candidate is None:
            return
        engine, picture = self.desk.engine, candidate.picture
        facts = self.candidates.data(self.grid.currentIndex(), int(Qt.ItemDataRole.ToolTipRole))
        if picture is not None:
            shape, path = QSize(picture.width, picture.height), picture.path
            dialog = LargePicture(
                self.desk, field_label(slot.asset.name), facts, shape, lambda: _file(engine, path), self
            )
        else:
            assert candidate.look is not None  # it is one or the other
            offer = candidate.look.face.offer
            shape = QSize(offer.width or slot.shape.width(), offer.height or slot.shape.height())
            fetch = partial(engine.artwork.glimpse, offer.url, is_cancelled=self.desk.bridge.is_closed)
            dialog = LargePicture(self.desk, field_label(slot.asset.name), facts, shape, fetch, self)
        dialog.open()

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
        slot = self.current_slot()
        path = self._ask_for_file(self) if slot is not None else ""
        if slot is not None and path:
            self._add_file(slot.asset.name, path)

    def add_from_address(self) -> None:
        """Let the person say where a picture for the open kind lies, and fetch it."""
        slot = self.current_slot()
        url = self._ask_for_address(self) if slot is not None else ""
        if slot is not None and url:
            self._fetch(slot.asset.name, url)

    def paste(self) -> None:
        """Use the picture, the picture file or the address of one that is on the clipboard."""
        slot = self.current_slot()
        data = QGuiApplication.clipboard().mimeData()
        if slot is None or data is None:
            return
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        image = QGuiApplication.clipboard().image() if data.hasImage() else QImage()
        text = data.text().strip() if data.hasText() else ""
        if not files and image.isNull() and text.startswith(_WEB) and len(text.split()) == 1:
            self._fetch(slot.asset.name, text)
        elif not self._take_in(slot.asset.name, files, image, self.tr("clipboard")):
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
        if data.hasImage() or any(url.isLocalFile() or url.toString().startswith(_WEB) for url in data.urls()):
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
        web = [url.toString() for url in data.urls() if url.toString().startswith(_WEB)]
        if slot is not None and web and not files and image.isNull():
            self._fetch(slot.asset.name, web[0])
            event.acceptProposedAction()
        elif slot is not None and self._take_in(slot.asset.name, files, image, self.tr("dropped picture")):
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


def _read(engine: Engine, item: ItemId, art: str) -> OnOffer:
    """In a worker: what is on offer, and what its providers are called."""
    return OnOffer(
        engine.artwork.shelf(item, art),
        {spec.name: spec.label for spec in engine.sources.specs()},
        engine.artwork.can_grab,
    )


def _is_like_a_frame(slot: Slot) -> bool:
    """Whether a frame can be such a picture: as wide as a film, and not transparent."""
    return slot.asset.name in ("thumb", "fanart", "landscape")


def _has_film(detail: ItemDetail) -> bool:
    return detail.row.kind in PLAYABLE and any(
        file.role is FileRole.VIDEO and not file.is_missing for file in detail.files
    )


def _file(engine: Engine, path: str) -> bytes:
    """In a worker: a picture of the cache. Raises BadFile."""
    whole = engine.browse.picture_path(path)
    try:
        with open(whole, "rb") as file:
            return file.read()
    except OSError as error:
        raise BadFile(whole, error.strerror or str(error)) from error
