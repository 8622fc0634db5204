"""The mapping table: beside each file a person writes which episodes it holds, and sees what comes of it before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from metarr_desktop.domain.episodes import EXTRA, EpisodeFile, EpisodePlace, MappingPlan, Order, shifted
from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.mapping.model import BECOMES, FILE, NOW, THEN, MappingModel
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.inked_cell import InkedCell
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId, ItemId
    from metarr_desktop.ui.desk import Desk

_SIZE = (860, 600)
_WIDTH_NUMBER = 128
_MOST_NAMED = 3


class MappingDialog(QDialog):
    """Nothing is done before the button; one undo takes all of it back."""

    def __init__(self, desk: Desk, series: ItemId, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mapping table"))
        self.setProperty("surface", "base")
        self.resize(*_SIZE)
        self._desk = desk
        self._series = series
        self._title = title
        self._read = Latest(desk.bridge, self)
        self._plans = Latest(desk.bridge, self)
        self.model = MappingModel(self)
        self.table = PlainTable(self.tr("Files and their episodes"), self.model)
        self.orders = SegmentedControl(
            [
                Segment(Order.AIRED.value, self.tr("Aired")),
                Segment(Order.DVD.value, self.tr("DVD")),
                Segment(Order.ABSOLUTE.value, self.tr("Absolute")),
            ],
            name=self.tr("What the numbers that you write mean"),
            small=True,
        )
        self.back = Button(self.tr("One episode back"), icon=Icon.ARROW_UP, small=True)
        self.further = Button(self.tr("One episode further"), icon=Icon.ARROW_DOWN, small=True)
        self.extra = Button(self.tr("An extra"), icon=Icon.PLAY, small=True)
        self.as_is = Button(self.tr("As it is"), icon=Icon.UNDO, small=True)
        self.sentences = Label(ink=Ink.TEXT2, wrap=True)
        self.go = Button(self.tr("Give files to episodes"), icon=Icon.CHECK, kind=ButtonKind.PRIMARY)
        self.go.setEnabled(False)
        self.cancel = Button(self.tr("Cancel"))
        for button in (self.back, self.further, self.extra, self.as_is, self.go, self.cancel):
            button.setAutoDefault(False)  # Enter ends the writing in a cell
        self._prepare_table()
        self._lay_out()
        self._connect()
        self._load()

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _prepare_table(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._cell = InkedCell(self.table)
        self.table.setItemDelegate(self._cell)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(BECOMES, QHeaderView.ResizeMode.Stretch)
        self.table.set_widths({NOW: _WIDTH_NUMBER, THEN: _WIDTH_NUMBER})
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(metrics.SPACE)
        for button in (self.back, self.further, self.extra, self.as_is):
            tools.addWidget(button)
        tools.addStretch()
        tools.addWidget(Label(self.tr("Order"), ink=Ink.TEXT2))
        tools.addWidget(self.orders)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        heading = self.tr("Which episodes the files of “{show}” hold").format(show=isolated(self._title))
        hint = self.tr(
            "Write S01E02, S01E01-E02 for two in one file, S00E01 for a special, a date, or “extra”. Files stay where "
            "they are, and each episode keeps what is known and locked of it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(heading, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True))
        column.addWidget(Label(hint, ink=Ink.TEXT2, wrap=True))
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentences)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(lambda: self.shift(-1))
        self.further.clicked.connect(lambda: self.shift(1))
        self.extra.clicked.connect(lambda: self._wish_of_chosen(EXTRA))
        self.as_is.clicked.connect(lambda: self.model.take_back(self.chosen_rows()))
        self.orders.chosen.connect(lambda _key: self._plan())
        self.model.wished.connect(self._plan)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_what_can_be_done())
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go.click)
        QShortcut(QKeySequence("Alt+Up"), self, self.back.click)
        QShortcut(QKeySequence("Alt+Down"), self, self.further.click)

    # --- what is so -------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        episodes, series = self._desk.engine.episodes, self._series
        self._read.ask(lambda: episodes.files(series), self._take, self._refuse)

    def _take(self, files: list[EpisodeFile]) -> None:
        self.model.show(files)
        if files:
            self.table.setCurrentIndex(self.model.index(0, THEN))
        self.table.setFocus()
        self._plan()

    # --- what a person wishes ---------------------------------------------------------------------------------------

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, in order."""
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def shift(self, by: int) -> None:
        """Have the chosen files hold the episodes so many further; what has no number stays as it is."""
        for row in self.chosen_rows():
            try:
                text = shifted(self.model.text_at(row), by)
            except BadInput:
                continue
            self.model.wish(row, text)

    def order(self) -> Order:
        """What the numbers that are written mean."""
        return Order(self.orders.current())

    def _wish_of_chosen(self, text: str) -> None:
        for row in self.chosen_rows():
            self.model.wish(row, text)

    def _show_what_can_be_done(self) -> None:
        is_chosen = bool(self.chosen_rows())
        for button in (self.extra, self.as_is):
            button.setEnabled(is_chosen)
        for button in (self.back, self.further):
            button.setEnabled(is_chosen and self.order() is Order.AIRED)

    # --- what comes of it -------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        self._show_what_can_be_done()
        self.go.setEnabled(False)
        episodes, series = self._desk.engine.episodes, self._series
        wishes, order = self.model.wishes(), self.order()
        self._plans.ask(lambda: episodes.try_plan(series, wishes, order), self._show_plan, self._refuse)

    def _show_plan(self, answer: tuple[MappingPlan, dict[str, str]]) -> None:
        plan, problems = answer
        self.model.show_plan(plan.turns, problems)
        self.sentences.set_ink(Ink.TEXT2)
        self.sentences.setText("\n".join(self._sentences(plan, len(problems))))
        self.go.setEnabled(bool(plan.turns) and not problems)

    def _sentences(self, plan: MappingPlan, problems: int) -> list[str]:
        if problems:
            return [self.tr("%n line(s) cannot be read yet.", "", problems)]
        if not plan.turns:
            return [self.tr("Nothing is changed yet.")]
        found = [self.tr("Other episodes then: %n file(s).", "", len(plan.turns))]
        if plan.made:
            made = ", ".join(str(one) for one in plan.made)
            found.append(self.tr("New here: {episodes}. Enriching the show tells what they are.").format(episodes=made))
        if plan.emptied:
            text = self.tr("Without a file then, and kept as missing: {episodes}.")
            found.append(text.format(episodes=self._named(plan.emptied)))
        if plan.shared:
            found.append(self.tr("In several files then: {episodes}.").format(episodes=self._named(plan.shared)))
        if plan.left:
            found.append(self.tr("%n NFO and picture file(s) of what is left stay there.", "", len(plan.left)))
        found.append(self.tr("Kodi reads numbers from names: Rename gives these files names that say the same."))
        return found

    def _named(self, places: Sequence[EpisodePlace]) -> str:
        named = self.tr("{episode} “{title}”")
        shown = places[:_MOST_NAMED]
        names = [
            named.format(episode=one.label, title=isolated(one.title)) if one.title else one.label for one in shown
        ]
        more = len(places) - len(names)
        return ", ".join([*names, *([self.tr("%n more", "", more)] if more else [])])

    def _refuse(self, error: MetarrError) -> None:
        self.sentences.set_ink(Ink.ERROR)
        self.sentences.setText(translated(error))
        self.go.setEnabled(False)

    # --- doing ------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        episodes, series = self._desk.engine.episodes, self._series
        wishes, order = self.model.wishes(), self.order()
        self.go.setEnabled(False)
        stage = self._desk.stage
        text = self.tr("%n file(s) of “{show}” given to other episodes", "", len(wishes)).format(
            show=isolated(self._title)
        )

        def done(batch: BatchId) -> None:
            stage.said.emit(Notice(text, Icon.CHECK, self.tr("Undo"), is_undo=True))
            self.accept()

        self._desk.bridge.change(self, lambda: episodes.map(series, wishes, order), done, self._refuse)
