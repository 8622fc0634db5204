"""A collection's page: its films from all libraries, in its order, and those of the set that are not here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.assets import main_picture
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.gathered.model import Title
from metarr_desktop.ui.gathered.page import GatheredPage
from metarr_desktop.ui.models.cards import card_of
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.roles import Card
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.drop_on_item import DropOnItem, picture_file
from metarr_desktop.ui.widgets.hero_header import HeroChip
from metarr_desktop.ui.widgets.item_drag import ItemDrop, items_of_mime
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.words import field_word

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.provider import Part
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

_SHELF_CARD = 96
_TITLE_HEIGHT = 20


@dataclass(frozen=True, slots=True)
class FilmSet:
    """A collection, the films in it, and how many its set has and which of them are not here.

    `missing` are (film, after how many of the members it stands); `known` is 0 where nobody told what the set has.
    """

    detail: ItemDetail
    members: tuple[ItemRow, ...]
    missing: tuple[tuple[Part, int], ...] = ()
    known: int = 0


def read_set(engine: Engine, collection: ItemId) -> FilmSet:
    """As it stands now; not for the GUI thread. Raises NotFound."""
    detail = engine.browse.detail(collection)
    members = tuple(engine.browse.members(collection))
    told = engine.browse.collection(collection)
    if told is None:
        return FilmSet(detail, members)
    place = {row.id: number for number, row in enumerate(members, start=1)}
    after = 0
    missing = []
    for part, item in told.parts:
        if item is None:
            missing.append((part, after))
        else:
            after = place.get(item, after)
    return FilmSet(detail, members, tuple(missing), len(told.parts))


class CollectionPage(GatheredPage):
    """Shows one collection with `show_item`. Alt+Up and Alt+Down, or dragging, order its films."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("CollectionPage", "Films of this collection"), parent)
        self._set: FilmSet | None = None
        self._chosen_again: tuple[ItemId, ...] = ()
        self.earlier = self._verb(self.tr("Move earlier"), "Alt+Up", Icon.ARROW_UP, lambda: self.shift(-1))
        self.later = self._verb(self.tr("Move later"), "Alt+Down", Icon.ARROW_DOWN, lambda: self.shift(1))
        self.remove = self._verb(
            self.tr("Take out of the collection"), "Alt+Del", Icon.MINUS, lambda: self.take_out(self._members_chosen())
        )
        signs = ((self.earlier, Icon.ARROW_UP), (self.later, Icon.ARROW_DOWN), (self.remove, Icon.MINUS))
        self.buttons = [self._button(action, icon) for action, icon in signs]
        self.add_button = Button(self.tr("Add films…"), icon=Icon.PLUS)
        self.add_button.setCheckable(True)
        self.head.add_control(self.add_button)
        self.shelf = Shelf(desk)
        self.shelf.hide()
        self.shelf.wanted.connect(self.put_in)
        self.add_button.toggled.connect(self._turn_shelf)
        self.body.addWidget(self.shelf, 1)
        self.nothing.acted.connect(lambda: self.add_button.setChecked(True))
        self.setAcceptDrops(True)
        Entrance(self, self.grid)
        ItemDrop(self.grid).dropped.connect(self._take_items)
        DropOnItem(self.grid, picture_file).dropped.connect(self._take_picture_of)
        self.grid.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        self._show_what_can_be_done()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def load(self) -> None:
        item = self.item
        if item is not None:
            self.latest.ask(lambda: read_set(self.desk.engine, item), self._take, self._gone)

    def facts(self, detail: ItemDetail) -> str:
        years = sorted({row.year for row in self._members() if row.year})
        span = "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]} – {years[-1]}"
        runtime = sum(row.runtime or 0 for row in self._members())
        hours = self.tr("%n hour(s) in all", "", round(runtime / 60)) if runtime >= 60 else ""
        return " · ".join(part for part in (span, hours) if part)

    def chips(self, detail: ItemDetail) -> tuple[HeroChip, ...]:
        chips = [HeroChip(self.tr("%n film(s) here", "", len(self._members())))]
        if self._set is not None and self._set.missing:
            chips.append(HeroChip(self.tr("%n not here", "", len(self._set.missing)), Icon.MINUS))
        return tuple(chips)

    def _members(self) -> tuple[ItemRow, ...]:
        return self._set.members if self._set is not None else ()

    def _take(self, found: FilmSet) -> None:
        is_other = self._set is None or self._set.detail.row.id != found.detail.row.id
        chosen = self._chosen_again or tuple(self._members_chosen())
        self._chosen_again = ()
        self._set = found
        if is_other:
            self.add_button.setChecked(False)
        self.show_head(found.detail, str(found.detail.values.get("plot") or ""))
        titles = _titles(found)
        self.model.set_titles(titles)
        self.show_titles(len(titles))
        self.nothing.show_message(
            Icon.COLLECTIONS,
            self.tr("No film is in it"),
            self.tr("Add some, or drag them here. A film's “Collection” field says the same."),
            action=self.tr("Add films…"),
            action_icon=Icon.PLUS,
        )
        title = self.tr("%n film(s)", "", len(found.members))
        if found.known:
            title = self.tr("{here} of %n film(s)", "", found.known)
            title = title.format(here=self.locale().toString(found.known - len(found.missing)))
        self.head.set_title(title)
        self._choose(chosen)
        self.shelf.show_for(found.detail.row.title)
        self._show_what_can_be_done()

    def _gone(self, error: MetarrError) -> None:
        """The collection went for good: with its last film, or by an undo."""
        self.desk.stage.back_wanted.emit()

    def _choose(self, items: Collection[ItemId]) -> None:
        rows = [row for row, title in enumerate(self.model.titles()) if title.item in items]
        if tuple(rows) == self.grid.selected_rows() or not rows:
            return
        self.grid.choose(rows[0])
        flags = self.grid.selectionModel().SelectionFlag
        for row in rows[1:]:
            self.grid.selectionModel().select(self.model.index(row), flags.Select)

    # --- verbs ------------------------------------------------------------------------------------------------------

    def put_in(self, films: Sequence[ItemId], before: int | None = None) -> None:
        """Put films into the collection: at the end, or before one of its members (a number from 0)."""
        collection = self._set
        if collection is None or not films:
            return
        engine, title = self.desk.engine, collection.detail.row.title
        members = [row.id for row in collection.members]
        new = [film for film in films if film not in members]
        at = len(members) if before is None else before
        order = [*_without(members[:at], films), *films, *_without(members[at:], films)]
        is_ordered = before is not None and order[: len(members)] != members
        if not new and not is_ordered:
            return

        def act() -> Changes:
            return engine.edit.arrange_collection(title, new, order if is_ordered else ())

        said = self.tr("%n film(s) added to “{title}”", "", len(new)) if new else self.tr("Order of “{title}” changed")
        self._chosen_again = tuple(films)
        self.desk.bridge.change(
            self, act, lambda _changes: self.say(said.format(title=isolated(title)), Icon.COLLECTIONS)
        )

    def take_out(self, films: Sequence[ItemId]) -> None:
        """Take films out of the collection; they stay in their libraries."""
        if self._set is None or not films:
            return
        title = self._set.detail.row.title
        said = self.tr("%n film(s) taken out of “{title}”", "", len(films)).format(title=isolated(title))
        self.desk.bridge.change(
            self,
            lambda: self.desk.engine.edit.set_values(films, {"collection": None}),
            lambda _changes: self.say(said, Icon.MINUS),
        )

    def shift(self, step: int) -> None:
        """Move the chosen films one place earlier (-1) or later (1)."""
        chosen = self._members_chosen()
        members = [row.id for row in self._members()]
        if not chosen:
            return
        first, last = members.index(chosen[0]), members.index(chosen[-1])
        before = first - 1 if step < 0 else last + 2
        if 0 <= before <= len(members):
            self.put_in(chosen, before)

    def _members_chosen(self) -> list[ItemId]:
        there = {row.id for row in self._members()}
        return [item for row in self.grid.selected_rows() if (item := self.model.item_at(row)) in there and item]

    def _take_items(self, items: list[int], row: int) -> None:
        """Films fell between the cards: those that are not here count for nothing in the order."""
        before = sum(title.item is not None for title in self.model.titles()[:row])
        films = [ItemId(item) for item in items]
        self._films_among(films, before)

    def _films_among(self, items: Sequence[ItemId], before: int | None) -> None:
        """Only films are in collections: of what else is dragged nothing happens."""
        there = {row.id for row in self._members()}
        if there.issuperset(items):
            self.put_in(items, before)
            return
        engine = self.desk.engine
        self.desk.bridge.ask(
            self,
            lambda: [row.id for row in engine.browse.rows(items) if row.kind is Kind.MOVIE],
            lambda films: self.put_in(films, before),
        )

    def _take_picture_of(self, row: int, file: str) -> None:
        """A picture fell on a film."""
        title = self.model.titles()[row]
        if title.item is None:
            return
        item, art = title.item, main_picture(Kind.MOVIE)
        said = self.tr("{title}: {kind} added and locked")
        said = said.format(title=isolated(title.card.title), kind=field_word(art))
        self.desk.bridge.change(
            self, lambda: self.desk.engine.edit.add_picture(item, art, file), lambda _changes: self.say(said, Icon.LOCK)
        )

    # --- how they are reached ---------------------------------------------------------------------------------------

    def show_menu(self, place: QPoint) -> None:
        """What can be done in the collection, and the way to all else."""
        self.tell_choice()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in (self.earlier, self.later, self.remove):
            menu.addAction(action)
        menu.addSeparator()
        others = menu.addAction(self.tr("What else can be done…"))
        others.triggered.connect(lambda: self.desk.stage.menu_wanted.emit(place))
        menu.popup(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Films may fall anywhere on the page."""
        if items_of_mime(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Beside the wall they come to its end."""
        event.acceptProposedAction()
        self._films_among([ItemId(item) for item in items_of_mime(event.mimeData())], None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the shelf before it leads back."""
        if event.key() == Qt.Key.Key_Escape and self.shelf.isVisible():
            self.add_button.setChecked(False)
            return
        super().keyPressEvent(event)

    def _verb(self, text: str, keys: str, icon: Icon, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setIcon(themed_icon(icon, Ink.TEXT))
        action.triggered.connect(lambda _is_checked=False: do())
        self.addAction(action)
        return action

    def _button(self, action: QAction, icon: Icon) -> ToolButton:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button = ToolButton(icon, f"{action.text()} ({keys})")
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self.head.add_control(button)
        return button

    def _show_what_can_be_done(self) -> None:
        chosen = self._members_chosen()
        members = [row.id for row in self._members()]
        self.remove.setEnabled(bool(chosen))
        self.earlier.setEnabled(bool(chosen) and chosen[0] != members[0])
        self.later.setEnabled(bool(chosen) and chosen[-1] != members[-1])

    def _turn_shelf(self, is_open: bool) -> None:
        self.shelf.setVisible(is_open)
        if is_open:
            self.shelf.search.setFocus()
        elif self.isVisible():
            self.grid.setFocus()


class Shelf(QWidget):
    """Films that are in no collection, or another, to be dragged out or added with Enter. `wanted` names them."""

    wanted = Signal(list)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.model = ItemsModel(desk, self)
        self.grid = PosterGrid(self.tr("Films to add"), CardStyle(_SHELF_CARD))
        self.search = SearchBox(self.tr("Find films to add"), placeholder=self.tr("Find films to add"), keys="")
        self.search.searched.connect(lambda _words: self._ask())
        self.add = Button(self.tr("Add"), icon=Icon.PLUS)
        self.add.clicked.connect(lambda: self._want(self.grid.selected_rows()))
        self.grid.setModel(self.model)
        self.grid.setDragEnabled(True)
        self.grid.activated.connect(lambda index: self._want(self.grid.selected_rows() or (index.row(),)))
        self.grid.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        self.model.listed.connect(lambda _listing: self._show_what_can_be_done())
        self.model.set_picture_size(self.grid.card_style.picture, self.devicePixelRatioF())
        self._show_titles()
        bar = QHBoxLayout()
        bar.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        bar.setSpacing(metrics.SPACE)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        self._show_what_can_be_done()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text wants more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_titles()

    def _show_titles(self) -> None:
        """Pictures with their titles are always to be seen, whatever is above; the years may be scrolled to."""
        least = self.grid.card_style.picture.height() + fonts.grown(_TITLE_HEIGHT) + metrics.CARD_GAP
        self.grid.setMinimumHeight(least)

    def show_for(self, title: str) -> None:
        """Offer what is not in the collection of that title."""
        self._title = title
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is first looked at."""
        self._ask()

    def _ask(self) -> None:
        there = self._title.replace('"', "?")  # no search can say a quote; to add what is there already changes nothing
        self.model.show(Scope(kind=Kind.MOVIE), f'{self.search.text()} -collection:"{there}"'.strip())

    def _want(self, rows: Sequence[int]) -> None:
        if rows:
            self.wanted.emit([self.model.item_at(row) for row in rows])

    def _show_what_can_be_done(self) -> None:
        self.add.setEnabled(bool(self.grid.selected_rows()))


def _without(films: Sequence[ItemId], gone: Collection[ItemId]) -> list[ItemId]:
    return [film for film in films if film not in gone]


def _titles(found: FilmSet) -> list[Title]:
    """The members with what is missing between them, where it came out."""
    titles = []
    for place, row in enumerate((None, *found.members)):
        if row is not None:
            titles.append(Title(card_of(row), row.id, row.picture))
        titles += [_absent(part) for part, after in found.missing if after == place]
    return titles


def _absent(part: Part) -> Title:
    return Title(Card(part.title, str(part.year or ""), is_absent=True))
