"""The filter panel beside a list: groups to choose from, that read the search and write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTreeView, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadTerm
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_facets import FacetCounts, Range, range_of, with_range
from metarr_desktop.domain.query_tree import Query
from metarr_desktop.domain.titles import folded
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.filter.groups import Group, Option, State, cleared, groups_of, has_choice, ranges_for, turned
from metarr_desktop.ui.filter.model import OPTION_ROLE, FilterCell, FilterModel
from metarr_desktop.ui.filter.range_row import RangeRow
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.models.two_levels import GROUP_ROLE
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from metarr_desktop.domain.views import Scope
    from metarr_desktop.ui.desk import Desk

WIDTH = 272
_INDENT = 16
_COUNTS_REST_MS = 1000
"""What changed is counted anew once it rests: a scan changes something all the time."""


class FilterPanel(QWidget):
    """Knows the list and the words of its search; what is chosen leaves as new words."""

    words_changed = Signal(str)
    close_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scope: Scope | None = None
        self._query = Query()
        self._counts: FacetCounts = {}
        self._more_counts: FacetCounts | None = None  # nobody asked for them yet
        self._open: set[str] = set()
        self._latest = Latest(desk.bridge, self)
        self._latest_more = Latest(desk.bridge, self)
        self._rest = QTimer(self, singleShot=True, interval=_COUNTS_REST_MS)
        self._rest.timeout.connect(self._count)
        self.model = FilterModel(self)
        self.model.turned.connect(self._turn)
        self._lay_out()
        desk.bridge.news.connect(self._hear)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setProperty("surface", "alt")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Filter"))
        self.setFixedWidth(WIDTH)
        self.sift = SearchBox(self.tr("Find a filter"), placeholder=self.tr("Find a filter"), pause_ms=0)
        self.sift.searched.connect(lambda _words: self._show())
        self.ranges: Mapping[str, RangeRow] = {
            "year": RangeRow(self.tr("Year"), 2199, 0),
            "runtime": RangeRow(self.tr("Minutes"), 9999, 0),
            "rating": RangeRow(self.tr("Rating"), 10, 1),
        }
        for key, row in self.ranges.items():
            row.changed.connect(lambda limits, key=key: self._limit(key, limits))
        self.tree = FilterTree()
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(self.tr("Filters"))
        self.tree.turned.connect(self._turn)
        self.tree.expanded.connect(lambda index: self._note_open(index, is_open=True))
        self.tree.collapsed.connect(lambda index: self._note_open(index, is_open=False))
        self.hint = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.hint.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(metrics.SPACE)
        top = QVBoxLayout()
        top.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        top.setSpacing(metrics.SPACE)
        top.addWidget(self.sift)
        for row in self.ranges.values():
            top.addWidget(row)
        body.addLayout(top)
        groups = QHBoxLayout()
        groups.setContentsMargins(metrics.SPACE, 0, 0, 0)
        groups.addWidget(self.tree)
        body.addLayout(groups, 1)
        self.more = Button("", kind=ButtonKind.LINK)
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _is_on: self._show_more())
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        foot.addWidget(self.more)
        foot.addStretch()
        body.addLayout(foot)
        self._word_more()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.SPACE, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addLayout(self._heading())
        column.addWidget(self._body, 1)
        column.addWidget(rule())
        column.addWidget(self.hint)

    def _heading(self) -> QHBoxLayout:
        self.clear_button = Button(self.tr("Clear"), kind=ButtonKind.LINK)
        self.clear_button.setToolTip(self.tr("Take every filter out of the search; its words stay"))
        self.clear_button.clicked.connect(self._clear)
        self.close_button = ToolButton(Icon.CLOSE, self.tr("Close the filter"))
        self.close_button.clicked.connect(self.close_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE, 0)
        row.addWidget(Label(self.tr("Filter"), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        row.addStretch()
        row.addWidget(self.clear_button)
        row.addWidget(self.close_button)
        return row

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_list(self, scope: Scope, words: str) -> None:
        """Offer what such a list can be filtered by, as its search stands to it."""
        is_other = scope != self._scope
        self._scope = scope
        if is_other:
            self._counts, self._more_counts = {}, None
            self._latest_more.drop()
            self._count()
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Follow the search. While it makes no sense nothing can be chosen: it would be written over."""
        try:
            self._query = parse_query(words)
        except BadTerm:
            self._body.setEnabled(False)
            self.clear_button.setEnabled(False)
            self.hint.setText(self.tr("The search is not finished, or makes no sense yet."))
            return
        self._body.setEnabled(True)
        self._say_how()
        self._show()

    def _say_how(self) -> None:
        if self._body.isEnabled():
            text = self.tr("Space chooses, − leaves out. Whatever else is searched for stays.")
            self.hint.setText(text if self._counts else self.tr("Counting what there is…"))

    def enter(self) -> None:
        """Put the keyboard where one begins: on the groups."""
        self.tree.setFocus()
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.model.index(0, 0))

    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops in it, as the eye goes: the panel is made later than what stands behind it."""
        lines = [line for row in self.ranges.values() for line in (row.low, row.high)]
        return [self.clear_button, self.close_button, self.sift, *lines, self.tree, self.more]

    def open_group(self, key: str, *, is_open: bool = True) -> None:
        """Show what there is to choose in a group, if there is any; or fold it."""
        for row, group in enumerate(self.model.groups()):
            if group.key == key:
                self.tree.setExpanded(self.model.index(row, 0), is_open)

    def _show(self) -> None:
        if self._scope is None:
            return
        kind = self._scope.kind
        self.clear_button.setEnabled(has_choice(kind, self._query))
        shown = ranges_for(kind)
        for key, row in self.ranges.items():
            row.setVisible(key in shown)
            row.show_range(range_of(self._query, key))
        current = self.tree.currentIndex()
        option, group = current.data(OPTION_ROLE), current.data(GROUP_ROLE)
        with_more = self.more.isChecked() or self._is_narrowed()
        groups = groups_of(kind, self._query, self._all_counts(), with_more=with_more)
        if (with_more or any(group.is_more for group in groups)) and self._more_counts is None:
            self._count_more()
        is_other = self.model.show_groups(self._narrowed(groups))
        if is_other:
            self._restore(group, option)

    def _show_more(self) -> None:
        self._word_more()
        self._show()

    def _word_more(self) -> None:
        self.more.setText(self.tr("Fewer filters") if self.more.isChecked() else self.tr("More filters"))

    def _is_narrowed(self) -> bool:
        return bool(self.sift.text().strip())

    def _narrowed(self, groups: list[Group]) -> list[Group]:
        """What the words beside the lens leave: options that have them, or all of a group that is called so."""
        words = folded(self.sift.text()).split()
        if not words:
            return groups
        kept = []
        for group in groups:
            members = tuple(one for one in group.members if _has(words, f"{group.title} {one.text}"))
            if members:
                kept.append(replace(group, members=members))
        return kept

    def _restore(self, group: object, option: object) -> None:
        """Open what was open, and stand where one stood."""
        is_narrowed = self._is_narrowed()
        self.tree.blockSignals(True)
        for row, one in enumerate(self.model.groups()):
            self.tree.setExpanded(self.model.index(row, 0), is_narrowed or one.key in self._open)
        self.tree.blockSignals(False)
        index = self.model.index_of(option.key) if isinstance(option, Option) else QModelIndex()
        if not index.isValid() and isinstance(group, Group):
            keys = [one.key for one in self.model.groups()]
            index = self.model.index(keys.index(group.key), 0) if group.key in keys else QModelIndex()
        if index.isValid():
            self.tree.setCurrentIndex(index)

    def _note_open(self, index: QModelIndex, *, is_open: bool) -> None:
        group = index.data(GROUP_ROLE)
        if isinstance(group, Group) and not self._is_narrowed():
            (self._open.add if is_open else self._open.discard)(group.key)

    # --- counts -----------------------------------------------------------------------------------------------------

    def _count(self) -> None:
        scope, engine = self._scope, self._desk.engine
        if scope is not None:
            self._latest.ask(lambda: engine.browse.facets(scope), self._take_counts)
            if self._more_counts is not None:
                self._count_more()

    def _count_more(self) -> None:
        scope, engine = self._scope, self._desk.engine
        if scope is not None:
            self._more_counts = {}
            self._latest_more.ask(lambda: engine.browse.more_facets(scope), self._take_more)

    def _take_more(self, counts: FacetCounts) -> None:
        self._more_counts = counts
        self._show()

    def _all_counts(self) -> FacetCounts:
        more = self._more_counts or {}
        return {**self._counts, **{key: {**self._counts.get(key, {}), **values} for key, values in more.items()}}

    def _take_counts(self, counts: FacetCounts) -> None:
        self._counts = counts
        self._say_how()
        self._show()

    def _hear(self, news: News) -> None:
        if not news.aspects & {Aspect.LIST, Aspect.VALUES, Aspect.STATE}:
            return
        if self.isVisible():
            self._rest.start()
        else:
            self._scope = None  # counted when it is shown again

    # --- what is chosen ---------------------------------------------------------------------------------------------

    def _turn(self, option: Option, state: State) -> None:
        self._write(turned(self._query, option, state))

    def _limit(self, key: str, limits: Range) -> None:
        self._write(with_range(self._query, key, limits))

    def _clear(self) -> None:
        if self._scope is not None:
            self._write(cleared(self._scope.kind, self._query))

    def _write(self, query: Query) -> None:
        self._query = query
        self._show()
        self.words_changed.emit(str(query))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
            return
        super().keyPressEvent(event)


def _has(words: list[str], text: str) -> bool:
    beginnings = folded(text).split()
    return all(any(one.startswith(word) for one in beginnings) for word in words)


class FilterTree(QTreeView):
    """A click, Space or Enter chooses an option and takes the choice back; minus leaves it out."""

    turned = Signal(object, object)
    """An `Option` shall have another `State`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(FilterCell(self))
        self.setProperty("surface", "alt")
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(lambda index: self._turn(index, State.WANTED))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, leave out, open and close."""
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._turn(self.currentIndex(), State.WANTED)
            case Qt.Key.Key_Minus if self.currentIndex().data(OPTION_ROLE) is not None:
                self._turn(self.currentIndex(), State.LEFT_OUT)
            case _:
                super().keyPressEvent(event)

    def _turn(self, index: QModelIndex, state: State) -> None:
        option = index.data(OPTION_ROLE)
        if isinstance(option, Option):
            self.turned.emit(option, State.OFF if option.state is state else state)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))
