"""The show screen: the series' head, its seasons, and the episodes of the chosen season."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.episodes import Order
from metarr_desktop.domain.errors import printable
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.mapping.dialog import MappingDialog
from metarr_desktop.ui.models.columns import EPISODE_COLUMNS
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.models.row_table import RowTable
from metarr_desktop.ui.picture_onto import put_picture_on
from metarr_desktop.ui.resting_choice import RestingChoice
from metarr_desktop.ui.show.cells import STILL, EpisodeCell, season_sentence
from metarr_desktop.ui.show.episodes import EpisodesModel
from metarr_desktop.ui.show.frame import OrderSwitch, ShowFoot, ShowHead
from metarr_desktop.ui.show.head import show_hero
from metarr_desktop.ui.show.orders import footer_sentence
from metarr_desktop.ui.show.reading import Season, Show, read_plots, read_show
from metarr_desktop.ui.show.seasons import SeasonList, season_title
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.drop_on_item import DropOnItem, picture_file
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.hero_header import HeroHeader, HeroKind
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, rule

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow, Listing
    from metarr_desktop.ui.desk import Desk

_SEASONS_WIDTH = 232
_LOOSE_SHOWN = 6
_MATTERING = frozenset({Aspect.LIST, Aspect.VALUES, Aspect.STATE})


class ShowPage(QWidget):
    """Shows one series. Escape leads back to its library."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        shows_absent: bool = True,
        order: Order = Order.AIRED,
    ) -> None:
        """`order` is the one that is liked best; a show that is not known in it is shown in its own."""
        super().__init__(parent)
        self._desk = desk
        self._series: ItemId | None = None
        self._show: Show | None = None
        self._wanted: ItemId | None = None
        self._season: Season | None = None
        self._picked: ItemId | None = None
        self.liked_order = order
        self._latest = Latest(desk.bridge, self)
        self._plots = Latest(desk.bridge, self)
        self.model = EpisodesModel(desk, self)
        self.model.set_picture_size(STILL, self.devicePixelRatioF(), metrics.RADIUS_CONTROL)
        self.hero = HeroHeader(HeroKind.BANNER)
        self.seasons = SeasonList(desk)
        self.episodes = RowTable(self.tr("Episodes"), self.model, EPISODE_COLUMNS, metrics.ROW_EPISODE)
        self.episodes.set_cell(0, EpisodeCell(self.episodes))
        self._rest = RestingChoice(desk.stage, self._tell_choice, self)
        self._lay_out()
        self._show_absent(shows_absent)
        Entrance(self, self.seasons)
        self._connect()

    def show_series(self, series: ItemId, item: ItemId | None = None) -> None:
        """Show a series; `item` is a season or an episode of it to be chosen."""
        if series != self._series:
            self._show = self._season = self._picked = None
            self.seasons.set_seasons((), None)
        self._series, self._wanted = series, item
        self._load()

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.details = Button(self.tr("Details"), icon=Icon.PANE_RIGHT)
        self.details.setToolTip(self.tr("Show or hide the details of what is chosen"))
        self.details.clicked.connect(self._desk.stage.details_wanted)
        self.more = ToolButton(Icon.MORE, self.tr("What can be done with this series"))
        self.more.clicked.connect(self._show_series_menu)
        self.hero.add_tool(self.details)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._left())
        body.addWidget(rule(vertical=True))
        body.addLayout(self._right(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hero)
        column.addLayout(body, 1)

    def _left(self) -> QWidget:
        pane = QFrame()
        pane.setProperty("surface", "alt")
        pane.setFixedWidth(_SEASONS_WIDTH)
        self._loose = QVBoxLayout()
        self._loose.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE, metrics.SPACE_ROW)
        self._loose.setSpacing(metrics.SPACE_GROUP)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, metrics.SPACE, 0, 0)
        column.addWidget(self.seasons, 1)
        column.addLayout(self._loose)
        return pane

    def _right(self) -> QVBoxLayout:
        self._season_title = Label(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        self._season_note = ElidedLabel(ink=Ink.TEXT2)
        self.orders = OrderSwitch()
        self.orders.chosen.connect(self.show_order)
        self.absent_shown = Button("", icon=Icon.EYE, kind=ButtonKind.FLAT)
        self.absent_shown.clicked.connect(self.turn_absent)
        self._head = ShowHead(self._season_title, self._season_note, self.orders, (self.absent_shown, self.more))
        self.mapping = Button(self.tr("Mapping table…"), icon=Icon.SWAP, small=True)
        self.mapping.clicked.connect(self.open_mapping)
        self.foot = ShowFoot(self.mapping)
        self._nothing = EmptyState()
        self._nothing.show_message(
            Icon.TV,
            self.tr("No episodes here"),
            self.tr("Episodes appear as soon as their files lie in this series' folder and the library was scanned."),
        )
        self._nothing.hide()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.episodes, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(rule())
        column.addWidget(self.foot)
        return column

    def _connect(self) -> None:
        self.seasons.season_changed.connect(self._show_season)
        self.seasons.picked.connect(self._pick_season)
        self.seasons.menu_wanted.connect(self._show_item_menu)
        self.seasons.opened.connect(self._open_season)
        self.model.listed.connect(self._take_episodes)
        self.episodes.chosen_changed.connect(self._rest.start)
        self.episodes.opened.connect(self._open)
        self.episodes.menu_wanted.connect(self._show_item_menu)
        for view, row_of in ((self.seasons, self.seasons.row_at), (self.episodes, self.model.known_row)):
            DropOnItem(view, picture_file).dropped.connect(
                lambda number, file, row_of=row_of: put_picture_on(self._desk, self, row_of(number), file)
            )
        commands = self._desk.commands
        commands.on(self, "show.mapping", self.open_mapping)
        commands.on(self, "show.absent", self.turn_absent)
        commands.on(self, "show.order", self.turn_order)
        tip = self.tr("Say which episodes the files of this series hold")
        commands.show_tip(self.mapping, tip, "show.mapping")
        tip = self.tr("Show or hide the episodes that providers know and that are not here")
        commands.show_tip(self.absent_shown, tip, "show.absent")
        tip = self.tr("Number and arrange the episodes in this order; files keep their names")
        commands.show_tip(self.orders, tip, "show.order")
        self._desk.bridge.news.connect(self._hear)
        self._desk.pictures.arrived.connect(self._picture_arrived)

    # --- answers ----------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        series = self._series
        if series is not None:
            self._latest.ask(lambda: read_show(self._desk.engine, series), self._take)

    def _take(self, show: Show) -> None:
        self._show = show
        self._show_hero()
        self._show_loose_files(show.loose_files)
        self._nothing.setVisible(not show.seasons)
        self.episodes.setVisible(bool(show.seasons))
        seasons = {season.row.id for season in show.seasons}
        wanted = self._wanted if self._wanted in seasons else None
        if self._wanted is not None and wanted is None and show.seasons:
            self._find_season_of(self._wanted)
        self._apply_order()
        self.seasons.set_seasons(show.seasons, wanted)
        if wanted is not None:
            self._picked, self._wanted = wanted, None
        elif self._picked not in seasons:
            self._picked = None
        self._rest.start()

    def _find_season_of(self, episode: ItemId) -> None:
        """The episode that was asked for stands in a season that is not the chosen one, perhaps."""
        self._desk.bridge.ask(self, lambda: self._desk.engine.browse.rows([episode]), self._go_to_episode)

    def _go_to_episode(self, rows: Sequence[ItemRow]) -> None:
        for row in rows:
            if self._show is not None and row.parent is not None:
                self.seasons.set_seasons(self._show.seasons, row.parent)

    def _show_season(self, season: Season) -> None:
        self._season_title.setText(season_title(season.row))
        self._season_note.setText(season_sentence(season))
        self._season = season
        self.absent_shown.setVisible(bool(season.absent))
        self._say_what_differs()
        self.model.show_season(season)

    def _take_episodes(self, listing: Listing) -> None:
        engine, items = self._desk.engine, self.model.here()
        self._plots.ask(lambda: read_plots(engine, items), self.model.set_notes)
        if self._wanted is not None and self.model.place_of(self._wanted) is not None:
            self.episodes.choose(self._wanted)
            self._wanted = None
        self._rest.start()

    def _show_hero(self) -> None:
        if self._show is not None:
            size = QSize(max(self.width(), metrics.WIDTH_ONE_COLUMN_DIFF), self.hero.height())
            ratio = self.devicePixelRatioF()
            self.hero.set_hero(show_hero(self._show, self._desk.pictures, self.hero.poster_size(), size, ratio))

    def _show_loose_files(self, paths: Sequence[str]) -> None:
        while (item := self._loose.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not paths:
            return
        self._loose.addWidget(Label(self.tr("Files that fit no episode"), size=fonts.Size.SMALL, ink=Ink.TEXT2))
        for path in paths[:_LOOSE_SHOWN]:
            self._loose.addWidget(_loose_file(path))
        if len(paths) > _LOOSE_SHOWN:
            text = self.tr("and %n more", "", len(paths) - _LOOSE_SHOWN)
            self._loose.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2))

    def _picture_arrived(self, path: str) -> None:
        if self._show is not None and any(picture.path == path for picture in self._show.detail.pictures):
            self._show_hero()

    def _hear(self, news: News) -> None:
        if self._series is not None and self.isVisible() and news.aspects & _MATTERING:
            self._load()

    def turn_absent(self) -> None:
        """Show the episodes that are not here, or no longer."""
        self._show_absent(not self.model.with_absent)

    def _show_absent(self, is_shown: bool) -> None:
        self.absent_shown.set_icon(Icon.EYE if is_shown else Icon.EYE_OFF)
        self.absent_shown.setText(self.tr("Missing shown") if is_shown else self.tr("Missing hidden"))
        self.model.show_absent(is_shown)

    def turn_order(self) -> None:
        """Show the next of the orders in which the episodes of this show are known."""
        if self._show is not None and len(self._show.orders) > 1:
            orders = self._show.orders
            self.show_order(orders[(orders.index(self.model.order) + 1) % len(orders)])

    def show_order(self, order: Order) -> None:
        """Number and arrange the episodes in another order, here and in other shows; a choice of one stays."""
        self.liked_order = order
        chosen = self.episodes.chosen()
        if len(chosen) == 1 and order is not self.model.order:
            self._wanted = chosen[0]
        self._apply_order()

    def _apply_order(self) -> None:
        """Show the episodes in the order that is liked best of those that are known."""
        show = self._show
        if show is None:
            return
        order = self.liked_order if self.liked_order in show.orders else Order.AIRED
        others = [one for one in show.orders if one is not order]
        other = others[0] if others else None
        is_pinned = "episode_order" in show.detail.row.locked
        self.orders.show_orders(show.orders, order, show.own_order, is_pinned=is_pinned)
        self._head.give_room()
        self.model.show_order(order, other, show.own_order)
        self.episodes.show_column("other", other is not None)
        self._say_what_differs()

    def _say_what_differs(self) -> None:
        is_both = self._show is not None and self._season is not None
        self.foot.setVisible(is_both)
        if self._show is not None and self._season is not None:
            self.foot.say(footer_sentence(self._show, self._season, self.model.order))

    def open_mapping(self) -> None:
        """Let the person say which episodes the series' files hold."""
        if self._show is not None:
            row = self._show.detail.row
            MappingDialog(self._desk, row.id, row.title, self.window()).open()

    def _open(self, row: int) -> None:
        """Open the form of an episode; of what is not here there is none."""
        if self.model.item_at(row) >= 0:
            self._desk.stage.edit_wanted.emit()

    def _open_season(self) -> None:
        """Open the form of a season; without one that is here, of the series."""
        self._rest.settle()
        self._desk.stage.edit_wanted.emit()

    # --- choice -----------------------------------------------------------------------------------------------------

    def chosen(self) -> list[ItemId]:
        """The chosen episodes; without any, the season that was gone to, and without that the series itself."""
        above = self._picked if self._picked is not None else self._series
        return self.episodes.chosen() or ([above] if above is not None else [])

    def _pick_season(self) -> None:
        """A season of which nothing is here is no title: what is done is then done with the series."""
        season = self.seasons.chosen_id()
        self._picked = season if season is not None and season >= 0 else None
        self.episodes.clearSelection()
        self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the choice up, and then leads back to the library."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.episodes.chosen():
            self.episodes.clearSelection()
        elif self._picked is not None:
            self._picked = None
            self._rest.start()
        elif self._show is not None and self._show.detail.row.library is not None:
            self._desk.stage.library_wanted.emit(self._show.detail.row.library)

    def _tell_choice(self) -> None:
        if self.isVisible():
            self._desk.stage.items_chosen.emit(self.chosen())

    def _show_item_menu(self, place: QPoint) -> None:
        self._rest.settle()
        self._desk.stage.menu_wanted.emit(place)

    def _show_series_menu(self) -> None:
        self._picked = None
        self.episodes.clearSelection()
        self._show_item_menu(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _loose_file(path: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(metrics.SPACE)
    row.addWidget(IconLabel(Icon.QUESTION, ink=Ink.WARN))
    name = ElidedLabel(os.path.basename(printable(path)), mode=Qt.TextElideMode.ElideMiddle)
    row.addWidget(name, 1)
    line.setToolTip(printable(path))
    return line
