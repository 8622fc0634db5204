"""The pane beside the groups: the chosen one at length, in tabs, each made when it is first opened."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.ui.bidi import isolated, joined
from metarr_desktop.ui.players.frame import synced_words
from metarr_desktop.ui.players.paths_tab import PathsTab
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label, rule
from metarr_desktop.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.connection_tab import ConnectionTab
    from metarr_desktop.ui.players.facts import GroupFacts, PlayersFacts
    from metarr_desktop.ui.players.libraries_tab import LibrariesTab
    from metarr_desktop.ui.players.log_tab import LogTab

_TAB_MARGIN = 6  # as in window.qss: the first tab's word stands under the pane's edge


class GroupTabKey(StrEnum):
    """The tabs, in their order."""

    PATHS = "paths"
    LIBRARIES = "libraries"
    CONNECTION = "connection"
    LOG = "log"


class GroupPane(QWidget):
    """Edits one group; `show_facts` brings it up to date around what is being typed or clicked."""

    tab_opened = Signal(str)
    """A `GroupTabKey`, by a person or by `open_tab`."""
    sync_wanted = Signal()
    add_wanted = Signal()
    test_wanted = Signal(object)
    """`PlayerView`."""
    change_wanted = Signal(object)
    enable_wanted = Signal(object, bool)

    def __init__(self, desk: Desk, facts: GroupFacts, around: PlayersFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.facts = facts
        self._around = around
        self._stale: set[GroupTabKey] = set()
        self._name = ElidedLabel(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        self._says = Label(ink=Ink.TEXT2, wrap=True)
        self._synced = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.tabs = TabStrip(self.tr("Parts of the group"))
        self._pages = QStackedWidget()
        self._lay_out()
        names = {
            GroupTabKey.PATHS: self.tr("Paths"),
            GroupTabKey.LIBRARIES: self.tr("Libraries"),
            GroupTabKey.CONNECTION: self.tr("Connection"),
            GroupTabKey.LOG: self.tr("Log"),
        }
        for key in GroupTabKey:
            self.tabs.addTab(names[key])
        self._show_head()
        self._turn_to(GroupTabKey.PATHS)
        self.tabs.currentChanged.connect(lambda _index: self._open())
        desk.commands.changed.connect(self._tell_keys)
        self._tell_keys()

    def _lay_out(self) -> None:
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE)
        head.setSpacing(metrics.SPACE_GROUP)
        head.addWidget(self._name)
        head.addWidget(self._says)
        head.addWidget(self._synced)
        strip = QHBoxLayout()
        strip.setContentsMargins(metrics.SPACE_PANE - _TAB_MARGIN, 0, 0, 0)
        strip.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(strip)
        column.addWidget(rule())
        column.addWidget(self._pages, 1)

    # --- what the page asks -----------------------------------------------------------------------------------------

    def shows(self, facts: GroupFacts, around: PlayersFacts) -> bool:
        """Whether it is this group's pane, with these libraries."""
        names = [(one.id, one.name) for one in around.libraries]
        return facts.group.id == self.facts.group.id and names == [(one.id, one.name) for one in self._around.libraries]

    def show_facts(self, facts: GroupFacts, around: PlayersFacts) -> None:
        """Show the group as it is now; a hidden tab is told when it opens."""
        self.facts, self._around = facts, around
        self._show_head()
        self._stale = set(GroupTabKey)
        self._refresh()

    def tell_time(self) -> None:
        """Say anew how long ago things were."""
        self._show_head()
        if self.current_tab() is GroupTabKey.CONNECTION:
            self.connection.tell_time()

    def open_tab(self, key: str) -> None:
        """Open a tab by its name (`GroupTabKey`). Raises ValueError for another word."""
        self.tabs.setCurrentIndex(list(GroupTabKey).index(GroupTabKey(key)))

    def current_tab(self) -> GroupTabKey:
        """The open tab."""
        return list(GroupTabKey)[self.tabs.currentIndex()]

    def least_width(self) -> int:
        """The width in pixels below which the words of its tabs are cut."""
        return metrics.SPACE_PANE - _TAB_MARGIN + self.tabs.sizeHint().width()

    def sizeHint(self) -> QSize:
        """No higher than it has to be: its tabs scroll."""
        return QSize(super().sizeHint().width(), 0)

    # --- tabs -------------------------------------------------------------------------------------------------------

    @cached_property
    def paths(self) -> PathsTab:
        tab = PathsTab(self._desk, self.facts, self._around)
        tab.libraries_wanted.connect(lambda: self.open_tab(GroupTabKey.LIBRARIES))
        self._pages.addWidget(tab)
        return tab

    @cached_property
    def libraries(self) -> LibrariesTab:
        from metarr_desktop.ui.players.libraries_tab import LibrariesTab

        tab = LibrariesTab(self._desk, self.facts, self._around)
        self._pages.addWidget(tab)
        return tab

    @cached_property
    def connection(self) -> ConnectionTab:
        from metarr_desktop.ui.players.connection_tab import ConnectionTab

        tab = ConnectionTab(self._desk, self.facts, self._around)
        tab.add_wanted.connect(self.add_wanted)
        tab.test_wanted.connect(self.test_wanted)
        tab.change_wanted.connect(self.change_wanted)
        tab.enable_wanted.connect(self.enable_wanted)
        self._pages.addWidget(tab)
        return tab

    @cached_property
    def log(self) -> LogTab:
        from metarr_desktop.ui.players.log_tab import LogTab

        tab = LogTab(self._desk, self.facts, self._around)
        tab.sync_wanted.connect(self.sync_wanted)
        self._pages.addWidget(tab)
        return tab

    def _page(self, key: GroupTabKey) -> PathsTab | LibrariesTab | ConnectionTab | LogTab:
        match key:
            case GroupTabKey.PATHS:
                return self.paths
            case GroupTabKey.LIBRARIES:
                return self.libraries
            case GroupTabKey.CONNECTION:
                return self.connection
            case GroupTabKey.LOG:
                return self.log

    def _open(self) -> None:
        self._turn_to(self.current_tab())
        self.tab_opened.emit(self.current_tab())

    def _turn_to(self, key: GroupTabKey) -> None:
        is_new = key.value not in vars(self)
        self._pages.setCurrentWidget(self._page(key))
        if is_new:
            self._stale.discard(key)
        self._refresh()

    def _refresh(self) -> None:
        key = self.current_tab()
        if key in self._stale:
            self._stale.discard(key)
            self._page(key).show_facts(self.facts, self._around)

    # --- what stands above ------------------------------------------------------------------------------------------

    def _show_head(self) -> None:
        group, count = self.facts.group, len(self.facts.players)
        self._name.setText(group.name)
        members = self.tr("%n player(s)", "", count)
        if count > 1 and group.database == "shared":
            members = self.tr("{players} share one database").format(players=members)
        self._says.setText(joined((self.tr("Group"), members)))
        self._synced.setText(synced_words(self.facts) or self.tr("never synced yet"))
        self.setAccessibleName(self.tr("Group {name}").format(name=isolated(group.name)))

    def _tell_keys(self) -> None:
        for number, key in enumerate(GroupTabKey):
            self.tabs.setTabToolTip(number, self._desk.commands.keys_text(f"players.{key}"))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text wants more room for the tabs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
