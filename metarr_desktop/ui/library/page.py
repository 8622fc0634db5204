"""The library screen: title and counts, filters, and the list as a wall or a table.

A start shows the wall and nothing else, so the table and what is said of an empty list are loaded and made when they
are first shown, as are the banners.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QSlider, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadQuery, MetarrError
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_tree import Query, written
from metarr_desktop.domain.views import Listing, Scope, Sort
from metarr_desktop.ui.into_collection import put_into_collection
from metarr_desktop.ui.library.look import Look, Mode
from metarr_desktop.ui.library.root_banner import RootBanner
from metarr_desktop.ui.library.terms import chip_parts, chip_text, without
from metarr_desktop.ui.library.view import words_of
from metarr_desktop.ui.library.wall import Wall
from metarr_desktop.ui.models.columns import COLUMNS
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.picture_onto import put_picture_on
from metarr_desktop.ui.resting_choice import RestingChoice
from metarr_desktop.ui.search_words import corrected_text, meant_by, problem_text
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.drop_on_item import DropOnItem, picture_file
from metarr_desktop.ui.widgets.item_drag import items_of_mime
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel
from metarr_desktop.ui.words import field_label

if TYPE_CHECKING:
    from metarr_desktop.domain.saved_views import SavedView, ViewWords
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.library.empty import EmptyList
    from metarr_desktop.ui.library.inline_edit import InlineEdit
    from metarr_desktop.ui.library.root_banner import RootBanner
    from metarr_desktop.ui.library.table import Table, TableWithLetters
    from metarr_desktop.ui.library.view import View
    from metarr_desktop.ui.widgets.banner import Banner

_SQUARE = frozenset({Kind.ARTIST, Kind.ALBUM, Kind.TRACK})


@dataclass(frozen=True, slots=True)
class ListSpot:
    """Where somebody is in a list: which one, how far it is scrolled, and what is chosen in it."""

    key: str
    scroll: int
    chosen: tuple[ItemId, ...]


class LibraryPage(QWidget):
    """Shows a `View`. What is chosen and opened leaves through the stage."""

    words_changed = Signal(str)
    """The search as chips left it: the search box follows."""
    filter_wanted = Signal()
    """The person wants to see what there is to filter by."""
    look_changed = Signal()
    card_width_changed = Signal(int)
    view_arranged = Signal(object)
    """The `SavedView` that is shown, in the order and form that the person gave it just now."""
    keep_wanted = Signal()
    """What is searched for shall be kept as a view."""
    change_wanted = Signal()
    """What the saved view asks, which is shown and found nothing, shall be changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: View | None = None
        self._words = ""
        self._meant = ""
        self._corrected = ""
        self._look = Look()
        self._mode = self._look.mode
        self._card_width = metrics.CARD_WIDTH
        self._total: int | None = None
        self._wanted: ItemId | None = None
        self._remembered: tuple[ItemId, ...] = ()
        self._spot: ListSpot | None = None
        self._left_at: int | None = None
        self._listed: tuple[Scope, str] | None = None
        self._scroll = 0
        self.model = ItemsModel(desk, self)
        self.wall = Wall(self.model)
        self._table: Table | None = None
        self._empty: EmptyList | None = None
        self._roots: RootBanner | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.wall)
        self._meaning = Latest(desk.bridge, self)
        self._rest = RestingChoice(desk.stage, self._tell_choice, self)
        self._lay_out()
        self._connect()

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chips = ChipBar(self.tr("Filter"))
        self.chips.add_button.setAccessibleName(self.tr("Add a filter"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banners = QWidget()
        self._refusals = banners = QVBoxLayout(self._banners)
        banners.setContentsMargins(metrics.SPACE, metrics.SPACE, metrics.SPACE, 0)
        self._banners.hide()
        column.addWidget(self._banners)
        column.addLayout(self._heading())
        chips = QHBoxLayout()
        chips.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, metrics.SPACE)
        chips.addWidget(self.chips, 1)
        self.keep_button = Button(self.tr("Keep as a view"), icon=Icon.SAVE, kind=ButtonKind.FLAT, small=True)
        self.keep_button.hide()
        self.keep_button.clicked.connect(self.keep_wanted)
        self.view_button = Button(self.tr("View"), icon=Icon.FILTER, kind=ButtonKind.FLAT, small=True)
        self.view_button.hide()
        for button in (self.keep_button, self.view_button):
            chips.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(chips)
        column.addWidget(self._stack, 1)

    def _heading(self) -> QHBoxLayout:
        self.title = ElidedLabel(size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self.counts = ElidedLabel(ink=Ink.TEXT2)
        self.counts.setContentsMargins(0, metrics.SPACE_GROUP, 0, 0)  # on the line of the larger title
        self.sort_button = Button("", icon=Icon.SORT, kind=ButtonKind.FLAT)
        self._sort_menu = QMenu(self)
        self._sort_menu.aboutToShow.connect(self._fill_sort_menu)
        self.sort_button.set_menu(self._sort_menu)
        self.columns_button = Button(self.tr("Columns"), icon=Icon.TABLE, kind=ButtonKind.FLAT)
        self.columns_button.clicked.connect(self._show_columns_menu)
        self._head = row = QHBoxLayout()
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE_GROUP)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self.title)
        row.addSpacing(metrics.SPACE_GROUP)
        row.addWidget(self.counts, 1)
        row.addWidget(self._size_control())
        row.addWidget(self.sort_button)
        row.addWidget(self.columns_button)
        return row

    def _size_control(self) -> QWidget:
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(metrics.CARD_WIDTH_LEAST, metrics.CARD_WIDTH_MOST)
        self.size_slider.setSingleStep(8)
        self.size_slider.setPageStep(16)
        self.size_slider.setFixedWidth(72)
        self.size_slider.setAccessibleName(self.tr("Size of cards"))
        self.size_slider.setToolTip(self.tr("Size of cards"))
        self.size_slider.setValue(self._card_width)
        self._size_box = QWidget()
        row = QHBoxLayout(self._size_box)
        row.setContentsMargins(0, 0, metrics.SPACE, 0)
        row.setSpacing(metrics.SPACE_GROUP)
        row.addWidget(IconLabel(Icon.IMAGE, size_px=metrics.ICON_CHIP))
        row.addWidget(self.size_slider)
        row.addWidget(IconLabel(Icon.IMAGE))
        return self._size_box

    def _connect(self) -> None:
        self.model.listed.connect(self._take)
        self.model.refused.connect(self._refuse)
        self.model.modelAboutToBeReset.connect(self._remember_choice)
        self.chips.removed.connect(self._remove_term)
        self.chips.add_requested.connect(self.filter_wanted)
        self.size_slider.valueChanged.connect(self._resize_cards)
        self.wall.grid.setDragEnabled(True)
        self._connect_list(self.wall, self.wall.grid)

    def _connect_list(self, view: Wall | Table, items: QAbstractItemView) -> None:
        DropOnItem(items, picture_file).dropped.connect(self._take_picture)
        DropOnItem(items, items_of_mime, self._is_collection).dropped.connect(self._take_films)
        view.chosen_changed.connect(self._rest.start)
        view.opened.connect(self._open)
        view.menu_wanted.connect(self._show_item_menu)

    @cached_property
    def _tabular(self) -> tuple[TableWithLetters, InlineEdit]:
        from metarr_desktop.ui.library.inline_edit import InlineEdit
        from metarr_desktop.ui.library.table import Table, TableWithLetters

        self._table = table = Table(self.model)
        box = TableWithLetters(table, self.model)
        self._show_columns()
        table.show_sort(self.model.sort_order)
        table.sort_wanted.connect(self.sort_by)
        table.columns_changed.connect(self._keep_columns)
        inline = InlineEdit(self._desk, table, self.model)
        inline.entered.connect(self._sort_anew)
        self._connect_list(table, table)
        self._stack.addWidget(box)
        return box, inline

    @property
    def table_box(self) -> TableWithLetters:
        """The table with the letters at its side."""
        return self._tabular[0]

    @property
    def table(self) -> Table:
        return self.table_box.table

    @property
    def inline(self) -> InlineEdit:
        """Editing in the table."""
        return self._tabular[1]

    @cached_property
    def empty(self) -> EmptyList:
        """What stands where the list has nothing."""
        from metarr_desktop.ui.library.empty import EmptyList

        self._empty = empty = EmptyList(self._desk)
        empty.clear_wanted.connect(lambda: self._set_words(""))
        empty.change_wanted.connect(self.change_wanted)
        self._stack.addWidget(empty)
        return empty

    @cached_property
    def roots(self) -> RootBanner:
        """What is said of the library's folders."""
        from metarr_desktop.ui.library.root_banner import RootBanner

        self._roots = roots = RootBanner(self._desk)
        self._column.insertWidget(0, roots)
        return roots

    @cached_property
    def refusal(self) -> Banner:
        """What is said of the search."""
        from metarr_desktop.ui.widgets.banner import Banner

        refusal = Banner(Tone.WARN)
        refusal.acted.connect(lambda: self._set_words(self._meant))
        self._refusals.addWidget(refusal)
        refusal.show()  # what is put into a layout that is on screen already shows a moment later else
        return refusal

    def _take_picture(self, row: int, file: str) -> None:
        put_picture_on(self._desk, self, self.model.known_row(row), file)

    def _is_collection(self, row: int) -> bool:
        known = self.model.known_row(row)
        return known is not None and known.kind is Kind.COLLECTION

    def _take_films(self, row: int, items: list[ItemId]) -> None:
        """Titles fell on a collection: the films among them are of it."""
        known = self.model.known_row(row)
        if known is not None:
            put_into_collection(self._desk, self, items, known.title)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_view(self, view: View, words: str = "", item: ItemId | None = None) -> None:
        """Show a list with a search; `item` is then chosen and brought on screen."""
        is_other = self._view is None or view.key != self._view.key
        if is_other and self._table is not None:
            self._table.settle_columns()
        self._view, self._words, self._wanted, self._corrected = view, words, item, ""
        self.title.setText(view.title)
        self.wall.set_card(self._card_width, 1.0 if view.scope.kind in _SQUARE else 1.5)
        self._show_mode(self._look.mode if view.saved is None else Mode.TABLE if view.saved.is_table else Mode.WALL)
        self.view_button.setVisible(view.saved is not None)
        if self._roots is not None or (view.library is not None and view.library.has_trouble):
            self.roots.show_library(view.library)
        self._show_chips()
        if is_other:
            self._show_columns()
            self._total = view.library.count if view.library is not None else None
            self._remembered = ()
            self._left_at = None
        self.model.show(view.scope, words, self._look.sorts.get(view.key, view.sort))

    def search(self, words: str) -> None:
        """Search in what is shown."""
        if self._view is not None and words != self._words:
            self._words, self._corrected = words, ""
            self._show_chips()
            self.model.show(self._view.scope, words)

    def words_to_keep(self) -> ViewWords | None:
        """What a view would find that shows just this list, slips forgiven as they are; None where there is none."""
        try:
            return words_of(self._view, self._corrected or self._words) if self._view is not None else None
        except BadQuery:
            return None

    @property
    def view(self) -> View | None:
        return self._view

    @property
    def words(self) -> str:
        """The person's search, without the words that belong to the view."""
        return self._words

    @property
    def mode(self) -> Mode:
        """Whether a wall is shown or a table."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Show the wall or the table, from now on: this view, if it is a saved one, else all others."""
        if self._view is not None and self._view.saved is not None:
            self._arrange(replace(self._view.saved, is_table=mode is Mode.TABLE))
        else:
            self._look = replace(self._look, mode=mode)
        self._show_mode(mode)

    def _show_mode(self, mode: Mode) -> None:
        """The choice and what is on screen stay."""
        rows = self._list().chosen_rows() if self.model.rowCount() else ()
        self._mode = mode
        is_wall = mode is Mode.WALL
        self.sort_button.setVisible(is_wall)
        self.columns_button.setVisible(not is_wall)
        self._fit_head()
        self._cut_pictures()
        if self._empty is None or self._stack.currentWidget() is not self._empty:
            self._stack.setCurrentWidget(self._list_box())
        self._list().choose_rows(rows)

    def event(self, event: QEvent) -> bool:
        """On a screen of another resolution pictures are cut anew."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._cut_pictures()
        return super().event(event)

    def _cut_pictures(self) -> None:
        if self._mode is Mode.WALL:
            self.wall.set_card(self._card_width, self.wall.grid.card_style.aspect)
        else:
            self.table.show_thumbs()

    def look(self) -> Look:
        """How it looks, to be remembered."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Look as it did."""
        self._look = look
        self._show_columns()
        self._show_mode(look.mode)

    def scrolled(self) -> int:
        """How far the list is scrolled, as its scroll bar counts."""
        return self._items().verticalScrollBar().value()

    def spot(self) -> ListSpot | None:
        """Where somebody is in the list; None where none was shown yet."""
        return ListSpot(self._view.key, self.scrolled(), tuple(self.chosen())) if self._view is not None else None

    def return_to(self, spot: ListSpot | None) -> None:
        """Be there again as soon as that list is shown and has come."""
        self._spot = spot

    def scroll_to(self, value: int) -> None:
        """Have the next list that comes scrolled so far."""
        self._scroll = value

    def set_card_width(self, width_px: int) -> None:
        """The size of cards from the settings; emits nothing."""
        self.size_slider.blockSignals(True)
        self.size_slider.setValue(width_px)
        self.size_slider.blockSignals(False)
        self._card_width = self.size_slider.value()
        self.wall.set_card(self._card_width, self.wall.grid.card_style.aspect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up what there is no room for."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """The size of cards is chosen here where the head has room for it; the menu and its keys change it anywhere."""
        box = self._size_box
        wanted = box.sizeHint().width() + self._head.spacing()
        taken = self._head.sizeHint().width() - (0 if box.isHidden() else wanted)
        box.setVisible(self._look.mode is Mode.WALL and self.width() - taken >= wanted)

    def sort_by(self, sort: Sort) -> None:
        """Another order, remembered for this view."""
        if self._view is None:
            return
        self.model.sort_by(sort)
        if self._view.saved is not None:
            self._arrange(replace(self._view.saved, sort=sort))
        else:
            self._look = replace(self._look, sorts={**self._look.sorts, self._view.key: sort})
            self.look_changed.emit()

    def _arrange(self, saved: SavedView) -> None:
        if self._view is not None and saved != self._view.saved:
            self._view = replace(self._view, saved=saved, sort=saved.sort)
            self.view_arranged.emit(saved)

    def _sort_anew(self, field: str) -> None:
        """A title whose field is what the list is sorted by goes to where it belongs now, and is still chosen."""
        if any(column.field == field and column.sort == self.model.sort_order.by for column in COLUMNS):
            self.model.reload()

    def enter(self) -> None:
        """Bring the keyboard to the list."""
        self._items().setFocus()

    def chosen(self) -> list[ItemId]:
        """The chosen items, in the order of the list."""
        return self.model.items_at(self._list().chosen_rows())

    def _items(self) -> QAbstractItemView:
        return self.wall.grid if self._mode is Mode.WALL else self.table

    def _list(self) -> Wall | Table:
        return self.wall if self._mode is Mode.WALL else self.table

    def _list_box(self) -> QWidget:
        return self.wall if self._mode is Mode.WALL else self.table_box

    # --- answers ----------------------------------------------------------------------------------------------------

    def _take(self, listing: Listing) -> None:
        self._corrected = listing.corrected
        self._banners.setVisible(bool(listing.corrected))
        if listing.corrected:
            self.refusal.show_message(Tone.ACCENT, corrected_text(self._words, listing.corrected))
        if not self._words:
            self._total = len(listing)
        if self._table is not None:
            self._table.show_sort(self.model.sort_order)
        by, kind = self.model.sort_order.by, self.model.scope.kind
        order = self.tr("Best match") if listing.is_ranked else _sort_name(by, kind)
        self.sort_button.setText(order)
        self.sort_button.setAccessibleName(self.tr("Sorted by {what}").format(what=order))
        if listing.is_whole:
            self._show_counts(len(self._list().chosen_rows()))
        if len(listing):
            self._take_spot()
            self._stack.setCurrentWidget(self._list_box())
            self._choose_again()
            if self._scroll:
                self._items().doItemsLayout()  # the bar reaches as far as the list from here on
                self._items().verticalScrollBar().setValue(self._scroll)
                self._scroll = 0
        elif self._view is not None:
            self.empty.explain(self._view, self._words)
            self._stack.setCurrentWidget(self.empty)
            self._rest.start()
            self._ask_what_is_meant()

    def _refuse(self, error: MetarrError) -> None:
        """The old list stays; the sentence stands right below the search box, with what was most likely meant."""
        self._meant = meant_by(error)
        action = self.tr("Search for “{words}”").format(words=self._meant) if self._meant else ""
        self.refusal.show_message(Tone.WARN, problem_text(error), action=action)
        self._banners.show()

    def _ask_what_is_meant(self) -> None:
        """No title has these words: they may be everyday words for terms."""
        words, engine = self._words, self._desk.engine
        if words:
            self._meaning.ask(lambda: engine.browse.meant(words), lambda meant: self._offer_meant(words, meant))

    def _offer_meant(self, words: str, meant: list[Query]) -> None:
        if words != self._words or not meant:
            return
        self._meant = str(meant[0])
        action = self.tr("Search for “{words}”").format(words=self._meant)
        self.refusal.show_message(
            Tone.ACCENT, self.tr("No title has these words. They can be meant so:"), action=action
        )
        self._banners.show()

    def _show_counts(self, chosen: int) -> None:
        shown = self.model.rowCount()
        count = self.locale().toString(shown)
        if self._words and self._total is not None and self._total != shown:
            total = self.locale().toString(self._total)
            count = self.tr("{shown} of {total}").format(shown=count, total=total)
        said = [count]
        if chosen < 2 and self._view is not None and self._view.saved is not None and self._view.saved.words.query:
            said.append(self._view.saved.words.query)
        if chosen > (0 if self._mode is Mode.TABLE else 1):  # one card shows by itself that it is chosen
            said.append(self.tr("%n selected", "", chosen))
        self.counts.setText(" · ".join(said))

    def _show_chips(self) -> None:
        try:
            parts = chip_parts(parse_query(self._words))
        except BadQuery:  # still being typed: the chips of before stand until it makes sense
            return
        self.keep_button.setVisible(bool(parts))
        self.chips.set_chips([ChipValue(written(part), chip_text(part)) for part in parts])

    def _take_spot(self) -> None:
        if self._spot is not None and self._view is not None and self._view.key == self._spot.key:
            self._remembered, self._scroll, self._spot = self._spot.chosen, self._spot.scroll, None

    # --- choice -----------------------------------------------------------------------------------------------------

    def _remember_choice(self) -> None:
        rows = self._list().chosen_rows() if self.model.rowCount() else ()
        self._remembered = self._remembered or tuple(self.model.items_at(rows))
        is_same_list = self._listed == (self.model.scope, self.model.words)
        self._left_at = rows[0] if rows and is_same_list and self._items().hasFocus() else None

    def _choose_again(self) -> None:
        """The item that was asked for, else those that were chosen before the list came anew.

        Where they left it, as by Delete, the one that has moved up is: the keys go on from there, not from the top. Not
        while the keyboard is elsewhere: a form would turn to another title under the fingers.
        """
        wanted = (self._wanted,) if self._wanted is not None else self._remembered
        rows = self.model.places_of(wanted)
        if not rows and self._wanted is None and self._left_at is not None:
            rows = (min(self._left_at, self.model.rowCount() - 1),)
        self._wanted, self._remembered, self._left_at = None, (), None
        self._listed = (self.model.scope, self.model.words)
        if rows:
            self._list().choose_rows(rows)
        self._rest.start()

    def _tell_choice(self) -> None:
        chosen = self.chosen()
        self._show_counts(len(chosen))
        if self.isVisible():
            self._desk.stage.items_chosen.emit(chosen)

    def _open(self, row: int) -> None:
        self._desk.stage.item_wanted.emit(self.model.item_at(row))

    def _show_item_menu(self, place: QPoint) -> None:
        self._rest.settle()
        if self.chosen():
            self._desk.stage.menu_wanted.emit(place)

    # --- filters, order, size ---------------------------------------------------------------------------------------

    def _remove_term(self, key: str) -> None:
        try:
            words = without(self._words, key)
        except BadQuery:  # what is typed since makes no sense: the banner says so, the chips are of before
            return
        self._set_words(words)

    def _set_words(self, words: str) -> None:
        self.search(words)
        self.words_changed.emit(words)

    def _fill_sort_menu(self) -> None:
        self._sort_menu.clear()
        now = self.model.sort_order
        for key in ("title", "year", "added", "runtime", "rating"):
            action = self._sort_menu.addAction(_sort_name(key, self.model.scope.kind))
            action.setCheckable(True)
            action.setChecked(key == now.by)
            sort = Sort(key, is_descending=key in ("added", "rating"))
            action.triggered.connect(lambda _=False, wanted=sort: self.sort_by(wanted))
        self._sort_menu.addSeparator()
        turned = self._sort_menu.addAction(self.tr("The other way round"))
        turned.setCheckable(True)
        turned.setChecked(now.is_descending)
        turned.triggered.connect(lambda: self.sort_by(Sort(now.by, not now.is_descending)))

    def _show_columns_menu(self) -> None:
        button = self.columns_button
        self.table.columns_menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_columns(self) -> None:
        """Those of this list."""
        if self._view is not None and self._table is not None:
            self._table.set_kind(self._view.scope.kind)
            self._table.set_columns(self._look.columns_of(self._view.key))

    def _keep_columns(self) -> None:
        if self._view is not None:
            self._look = replace(self._look, columns={**self._look.columns, self._view.key: self.table.columns()})
            self.look_changed.emit()

    def _resize_cards(self, width_px: int) -> None:
        self._card_width = width_px
        self.wall.set_card(width_px, self.wall.grid.card_style.aspect)
        self.card_width_changed.emit(width_px)


def _sort_name(key: str, kind: Kind | None) -> str:
    names = {
        "title": field_label("title", kind),
        "year": QCoreApplication.translate("LibraryPage", "Year"),
        "added": QCoreApplication.translate("LibraryPage", "Added"),
        "runtime": QCoreApplication.translate("LibraryPage", "Runtime"),
        "rating": QCoreApplication.translate("LibraryPage", "Rating"),
        "number": QCoreApplication.translate("LibraryPage", "Number"),
    }
    return names.get(key) or next(column.name_for(kind) for column in COLUMNS if column.sort == key)
