"""The detail pane: nothing, one item in tabs, or several items in the bulk pane.

A start shows none of them, so each is loaded and made when it is first shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadFile, MetarrError
from metarr_desktop.domain.kinds import IDENTIFIED, PLAYABLE, ItemId, Kind
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.detail.tab import DetailTab
from metarr_desktop.ui.models.requests import Latest, LatestForForm
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.ui.bulk.pane import BulkPane
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.widgets.hero_header import HeroHeader


class Tab(StrEnum):
    OVERVIEW = "overview"
    EDIT = "edit"
    ARTWORK = "artwork"
    FILES = "files"
    HISTORY = "history"
    PUBLISH = "publish"


_OF_FILES = frozenset({Tab.FILES, Tab.PUBLISH})
_WIDE = 880
_BULK = 520  # the lists before and after beside each other
_TAB_MARGIN = 6  # as in window.qss: the first tab's word stands under the pane's edge
_WIDTHS = {
    Tab.OVERVIEW: metrics.WIDTH_OVERVIEW,
    Tab.EDIT: metrics.WIDTH_EDIT,
    Tab.ARTWORK: _WIDE,
    Tab.FILES: metrics.WIDTH_EDIT,
    Tab.HISTORY: metrics.WIDTH_EDIT,
    Tab.PUBLISH: _WIDE,
}
_WIDE_TABS = frozenset(tab for tab, width in _WIDTHS.items() if width == _WIDE)
_MATTERING = frozenset({Aspect.VALUES, Aspect.STATE, Aspect.LIST, Aspect.PLAYERS})


class DetailPane(QWidget):
    """Show items with `show_items`. Alt+1 to Alt+6 open the tabs.

    `width_wanted` asks for the width that the open tab had last; the window tells what a person made of it with
    `remember_width`. `state` and `restore` carry tab and widths from one session to the next.
    """

    width_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: tuple[ItemId, ...] = ()
        self._detail: ItemDetail | None = None
        self._widths = dict(_WIDTHS)
        self._stale: set[Tab] = set()
        self._latest = Latest(desk.bridge, self)
        self._again = LatestForForm(desk.bridge, self)
        self._empty = EmptyState()
        self._empty.show_message(
            Icon.PANE_RIGHT,
            self.tr("Nothing is chosen"),
            self.tr("Choose a title to see and edit it here. Choose several to edit them at once."),
        )
        self._bulk: BulkPane | None = None
        self.tabs = TabStrip(self.tr("Parts of the title"))
        self.tabs.setUsesScrollButtons(True)
        self._pages: dict[Tab, DetailTab] = {}
        self._lay_out()
        self._add_tabs()
        desk.bridge.news.connect(self._hear)
        desk.pictures.arrived.connect(self._picture_arrived)

    @property
    def bulk(self) -> BulkPane:
        """What several items are edited in."""
        if self._bulk is None:
            from metarr_desktop.ui.bulk.pane import BulkPane

            self._bulk = BulkPane(self._desk)
            self._stack.addWidget(self._bulk)
        return self._bulk

    @cached_property
    def header(self) -> HeroHeader:
        """The picture over the tabs."""
        from metarr_desktop.ui.widgets.hero_header import HeroHeader

        return HeroHeader()

    @cached_property
    def play(self) -> ToolButton:
        return ToolButton(Icon.PLAY, self.tr("Play"), on_picture=True)

    @cached_property
    def folder(self) -> ToolButton:
        return ToolButton(Icon.FOLDER, self.tr("Open folder"), on_picture=True)

    @cached_property
    def narrow(self) -> Button:
        """Gives the list more room beside what is wide, or takes it again."""
        return Button(self.tr("Narrow pane"), icon=Icon.PANE_RIGHT, kind=ButtonKind.FLAT)

    @property
    def is_narrow(self) -> bool:
        """Whether the open tab, which could be wide, is as narrow as a form."""
        return self._widths[self.current_tab()] < (metrics.WIDTH_EDIT + _WIDE) // 2

    def turn_narrow(self) -> None:
        """Make what is wide as narrow as a form, or wide again; it stays so until the person changes it."""
        tab = self.current_tab()
        if self._items and tab in _WIDE_TABS:
            self._widths[tab] = _WIDTHS[tab] if self.is_narrow else metrics.WIDTH_EDIT
            self.width_wanted.emit(self.wanted_width())
            self._tell_narrow()

    @cached_property
    def identify(self) -> ToolButton:
        return ToolButton(Icon.QUESTION, self.tr("Identify…"), on_picture=True)

    @cached_property
    def more(self) -> tuple[ToolButton, ToolButton]:
        """What else can be done, as the right button has it: a button over the picture, and one beside a title."""
        name = self.tr("More")
        return ToolButton(Icon.MORE, name, on_picture=True), ToolButton(Icon.MORE, name)

    # --- what the window asks ---------------------------------------------------------------------------------------

    def show_items(self, items: Sequence[ItemId]) -> None:
        """Show nothing, one item or several. What was typed for the former is kept first."""
        if tuple(items) == self._items:
            return
        self._leave()
        self._items = tuple(items)
        self._latest.drop()
        self._again.drop()
        if len(self._items) == 1:
            self._load()
            return
        self._detail = None
        if self._items:
            self.bulk.show_items(self._items)
        self._stack.setCurrentWidget(self.bulk if self._items else self._empty)
        self.width_wanted.emit(self.wanted_width())

    def items(self) -> tuple[ItemId, ...]:
        """What is shown."""
        return self._items

    def open_tab(self, tab: str) -> None:
        """Open a tab by its name (`Tab`), if what is shown has it. Raises ValueError for another word."""
        if self._has_tab(Tab(tab)):
            self.tabs.setCurrentIndex(list(Tab).index(Tab(tab)))

    def enter_form(self) -> None:
        """Put the keyboard into the form of what is chosen: the first field, or the fields of several."""
        if len(self._items) > 1:
            self.bulk.fields.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.open_tab(Tab.EDIT)
        from metarr_desktop.ui.detail.edit import EditTab

        page = self.page(Tab.EDIT)
        assert isinstance(page, EditTab)
        page.enter()

    def current_tab(self) -> Tab:
        """The open tab."""
        return list(Tab)[self.tabs.currentIndex()]

    def page(self, tab: Tab) -> DetailTab:
        """A tab's contents, made when first asked for."""
        if tab not in self._pages:
            page = self._made(tab)
            self._pages[tab] = page
            self._page_stack.addWidget(page)
        return self._pages[tab]

    def _made(self, tab: Tab) -> DetailTab:
        match tab:
            case Tab.OVERVIEW:
                from metarr_desktop.ui.detail.overview import OverviewTab

                return OverviewTab(self._desk)
            case Tab.EDIT:
                from metarr_desktop.ui.detail.edit import EditTab

                return EditTab(self._desk)
            case Tab.ARTWORK:
                from metarr_desktop.ui.detail.artwork import ArtworkTab

                return ArtworkTab(self._desk)
            case Tab.FILES:
                from metarr_desktop.ui.detail.files import FilesTab

                return FilesTab(self._desk)
            case Tab.HISTORY:
                from metarr_desktop.ui.detail.history import HistoryTab

                return HistoryTab(self._desk)
            case Tab.PUBLISH:
                from metarr_desktop.ui.detail.publish import PublishTab

                page = PublishTab(self._desk)
                page.counted.connect(self._show_count)
                return page

    def _show_count(self, count: int) -> None:
        """The strip of tabs is wider with it."""
        self.tabs.set_count(list(Tab).index(Tab.PUBLISH), count)
        if self.tabs.sizeHint().width() > self.tabs.width():
            self.width_wanted.emit(self.wanted_width())

    def wanted_width(self) -> int:
        """The width in pixels of what is open, as it was left; larger text takes more of it."""
        if not self._items:
            return fonts.grown(metrics.WIDTH_OVERVIEW)
        if len(self._items) > 1:
            return fonts.grown(_BULK)
        width = fonts.grown(self._widths[self.current_tab()])
        # What nobody chose is as wide as the words of the tabs need it, which is more in some languages.
        is_chosen = self._widths[self.current_tab()] != _WIDTHS[self.current_tab()]
        return width if is_chosen else max(width, self._tabs_width())

    def least_width(self) -> int:
        """The width in pixels below which its words are cut."""
        return max(fonts.grown(metrics.WIDTH_OVERVIEW), self._tabs_width())

    def _tabs_width(self) -> int:
        return metrics.SPACE_PANE - _TAB_MARGIN + self.tabs.sizeHint().width()

    @property
    def has_accent(self) -> bool:
        """Whether what is open ends in a button of its own: Apply for several, Publish in its tab."""
        return len(self._items) > 1 or (len(self._items) == 1 and self.current_tab() is Tab.PUBLISH)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text wants more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.width_wanted.emit(self.wanted_width())

    def remember_width(self, width_px: int) -> None:
        """A person made the pane that wide: its open tab keeps it."""
        if len(self._items) == 1:
            as_usual = round(width_px * 100 / fonts.grown(100))
            self._widths[self.current_tab()] = max(as_usual, metrics.WIDTH_OVERVIEW // 2)
            self._tell_narrow()

    def state(self) -> str:
        """Open tab and widths as text for the settings."""
        widths = ",".join(f"{tab}={width}" for tab, width in self._widths.items())
        return f"{self.current_tab()};{widths}"

    def restore(self, state: str) -> None:
        """Take up what `state` gave; words of another version are left out."""
        tab, _, widths = state.partition(";")
        for part in widths.split(","):
            name, _, width = part.partition("=")
            if name in set(Tab) and width.isdigit():
                self._widths[Tab(name)] = int(width)
        if tab in set(Tab):
            self.open_tab(tab)

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.tabs.setParent(self)
        self.tabs.hide()
        self._page_stack = CurrentStack(self)
        self._page_stack.hide()
        self._stack = CurrentStack()
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @cached_property
    def _item(self) -> QWidget:
        """What shows one item: its header, and the tabs with their pages."""
        item = QWidget()
        column = QVBoxLayout(item)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = QHBoxLayout()
        strip.setContentsMargins(metrics.SPACE_PANE - _TAB_MARGIN, 0, 0, 0)
        strip.addWidget(self.tabs, 1)
        column.addWidget(self.header)
        column.addLayout(strip)
        column.addWidget(rule())
        column.addWidget(self._page_stack, 1)
        self.tabs.show()
        self._page_stack.show()
        self._add_tools()
        self._stack.addWidget(item)
        return item

    def _add_tabs(self) -> None:
        names = {
            Tab.OVERVIEW: self.tr("Overview"),
            Tab.EDIT: self.tr("Edit"),
            Tab.ARTWORK: self.tr("Artwork"),
            Tab.FILES: self.tr("Files"),
            Tab.HISTORY: self.tr("History"),
            Tab.PUBLISH: self.tr("Publish"),
        }
        commands = self._desk.commands
        for tab in Tab:
            self.tabs.addTab(names[tab])
            commands.on(self, f"details.{tab}", partial(self.open_tab, tab), Qt.ShortcutContext.WindowShortcut)
        commands.on(self, "details.narrow", self.turn_narrow, Qt.ShortcutContext.WindowShortcut)
        commands.changed.connect(self._tell_keys)
        self._tell_keys()
        self.tabs.currentChanged.connect(self._tab_changed)

    def _tell_keys(self) -> None:
        for number, tab in enumerate(Tab):
            self.tabs.setTabToolTip(number, self._desk.commands.keys_text(f"details.{tab}"))
        self._tell_narrow()

    def _add_tools(self) -> None:
        """What is at hand over the picture; the item's menu has both with their keys."""
        self.play.clicked.connect(lambda: self._hand_over(self._file_to_play()))
        self.folder.clicked.connect(lambda: self._hand_over(self._folder()))
        self.identify.clicked.connect(lambda: self._desk.stage.identify_wanted.emit(list(self._items)))
        self.narrow.clicked.connect(self.turn_narrow)
        for button in (self.identify, self.play, self.folder, self.narrow, *self.more):
            self.header.add_tool(button)
        for button in self.more:
            button.clicked.connect(partial(self._show_menu, button))

    def _show_menu(self, button: ToolButton) -> None:
        self._desk.stage.menu_wanted.emit(button.mapToGlobal(QPoint(0, button.height())))

    def _tell_narrow(self) -> None:
        """The button stands over what can be wide, and says what it would do; it is there once an item is shown."""
        if "_item" not in vars(self):
            return
        self.narrow.setVisible(self.current_tab() in _WIDE_TABS)
        self.narrow.setText(self.tr("Wide pane") if self.is_narrow else self.tr("Narrow pane"))
        keys = self._desk.commands.keys_text("details.narrow")
        self.narrow.setToolTip(f"{self.narrow.text()} ({keys})" if keys else self.narrow.text())

    def _file_to_play(self) -> str:
        """The first main file; "" for what is no single file."""
        detail = self._detail
        if detail is None or detail.row.kind not in PLAYABLE or detail.row.is_missing or detail.row.is_offline:
            return ""
        from metarr_desktop.ui.detail.overview import main_files

        return next((file.path for file in main_files(detail) if not file.is_missing), "")

    def _folder(self) -> str:
        from metarr_desktop.ui.detail.files import folder_of

        return folder_of(self._detail) if self._detail is not None else ""

    def _hand_over(self, path: str) -> None:
        if path and not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            reason = self.tr("this system has no program that opens it. The path can be copied under Files.")
            self._desk.stage.error.emit(BadFile(path, reason))

    # --- following --------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Read the item; where it is shown already, with what the person has just done to it."""
        item = self._items[0]
        is_shown = self._detail is not None and self._detail.row.id == item
        latest = self._again if is_shown else self._latest
        latest.ask(lambda: self._desk.engine.browse.detail(item), self._take, self._gone)

    def _take(self, detail: ItemDetail) -> None:
        is_other = self._detail is None or self._detail.row.id != detail.row.id
        was_shown = self._stack.currentWidget() is self._item
        self._detail = detail
        self._stale = set(Tab)
        if is_other:
            self.tabs.set_count(list(Tab).index(Tab.PUBLISH), 0)
            self._show_tabs_of(detail.row.kind)
        self._stack.setCurrentWidget(self._item)
        self._show_hero()
        self._show_tab()
        if self._has_tab(Tab.PUBLISH):
            self.page(Tab.PUBLISH).show_detail(detail)
            self._stale.discard(Tab.PUBLISH)
        if is_other and not was_shown:
            self.width_wanted.emit(self.wanted_width())

    def _show_tabs_of(self, kind: Kind) -> None:
        """People have no files, and nothing of theirs is published by itself."""
        for number, tab in enumerate(Tab):
            self.tabs.setTabVisible(number, kind is not Kind.PERSON or tab not in _OF_FILES)

    def _has_tab(self, tab: Tab) -> bool:
        return self.tabs.isTabVisible(list(Tab).index(tab))

    def _gone(self, error: MetarrError) -> None:
        """The item went for good while it was chosen."""
        self._items = ()
        self._detail = None
        self._stack.setCurrentWidget(self._empty)

    def _tab_changed(self, index: int) -> None:
        if self._detail is not None:
            self._leave()
            self._show_hero()
            self._show_tab()
        self.width_wanted.emit(self.wanted_width())

    def _leave(self) -> None:
        page = self._page_stack.currentWidget()
        if isinstance(page, DetailTab):
            page.leave()

    def _show_tab(self) -> None:
        tab = self.current_tab()
        page = self.page(tab)
        self._page_stack.setCurrentWidget(page)
        if self._detail is not None and tab in self._stale:
            self._stale.discard(tab)
            page.show_detail(self._detail)

    def _show_hero(self) -> None:
        if self._detail is None:
            return
        from metarr_desktop.ui.detail.hero import hero_of
        from metarr_desktop.ui.widgets.hero_header import HeroKind

        size = QSize(max(self.header.backdrop_size().width(), metrics.WIDTH_OVERVIEW), 128)
        pictures, ratio = self._desk.pictures, self.devicePixelRatioF()
        is_overview = self.current_tab() is Tab.OVERVIEW
        self.header.set_kind(HeroKind.PANE if is_overview else HeroKind.COMPACT)
        self.identify.setVisible(is_overview and self._detail.row.kind in IDENTIFIED)
        self.play.setVisible(is_overview and bool(self._file_to_play()))
        self.folder.setVisible(is_overview and bool(self._folder()) and not self._detail.row.is_offline)
        self._tell_narrow()
        for button, is_there in zip(self.more, (is_overview, not is_overview), strict=True):
            button.setVisible(is_there)
        self.header.set_hero(hero_of(self._detail, pictures, self.header.poster_size(), size, ratio, is_overview))

    def _picture_arrived(self, path: str) -> None:
        if self._detail is not None and any(picture.path == path for picture in self._detail.pictures):
            self._show_hero()

    def _hear(self, news: News) -> None:
        if len(self._items) != 1 or not news.aspects & _MATTERING:
            return
        if not news.items or news.items & set(self._items):
            self._load()
