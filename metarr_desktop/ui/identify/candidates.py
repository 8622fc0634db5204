"""What a title may be: the search above, candidates as cards, and what to say where none of them is it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.matching import Match
from metarr_desktop.domain.provider import ProviderSpec
from metarr_desktop.services.artwork import Artwork
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.identify.card import POSTER, Beside, CandidateCard
from metarr_desktop.ui.previews import Previews
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.current_stack import CurrentStack
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import KeyCap, Label, rule
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.search_box import SearchBox

_SHOWN = 4
_YEAR_WIDTH = 72
_LABEL_LETTERS = 12
_FIRST_YEAR, _LAST_YEAR = 1870, 2200
#: A search goes out to providers: it waits until typing is over.
_PAUSE_MS = 700


class CandidatesPane(QWidget):
    """Asks for nothing itself: it says what is wanted, and shows what it is given."""

    searched = Signal()
    accepted = Signal(object)
    """`Match` to be taken."""
    chosen = Signal(object)
    """`Match` that Enter would take now."""
    own_wanted = Signal(bool)
    leave_wanted = Signal()
    acted = Signal()
    """The button of what stands where no candidates are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Candidates"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._artwork = desk.engine.artwork
        self._previews = Previews(desk.bridge, self)
        self._previews.arrived.connect(self._picture_arrived)
        self._matches: tuple[Match, ...] = ()
        self._is_own = False
        self.cards: list[CandidateCard] = []
        self._specs: Mapping[str, ProviderSpec] = {}
        self._threshold = 1.0
        self._runtime_min: float | None = None
        self.search = SearchBox(
            self.tr("Search for another title"),
            placeholder=self.tr("Words, or paste an id or an address"),
            pause_ms=_PAUSE_MS,
        )
        self.search.setToolTip(self.tr("Words, an id such as tmdb:603, or the address of a title's page"))
        self.search.searched.connect(lambda _text: self.searched.emit())
        self.year = QLineEdit()
        self.year.setPlaceholderText(self.tr("Year"))
        self.year.setAccessibleName(self.tr("Year"))
        self.year.setValidator(QIntValidator(_FIRST_YEAR, _LAST_YEAR, self.year))
        self.year.setFixedWidth(_YEAR_WIDTH)
        self.year.returnPressed.connect(self.searched)
        self.providers = QComboBox()
        self.providers.setAccessibleName(self.tr("Who is asked"))
        self.providers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.providers.setMinimumContentsLength(_LABEL_LETTERS)
        self.providers.activated.connect(lambda _row: self.searched.emit())
        self.more = Button("", icon=Icon.CHEVRON_DOWN, kind=ButtonKind.FLAT, small=True)
        self.more.clicked.connect(self._show_all)
        self.own = Button("", small=True)
        self.own.clicked.connect(lambda: self.own_wanted.emit(not self._is_own))
        self.leave = Button(self.tr("Leave unidentified"), small=True)
        self.leave.clicked.connect(self.leave_wanted)
        self.empty = EmptyState()
        self.empty.acted.connect(self.acted)
        self._area = ScrollColumn(self.tr("Candidates"))
        self._column = QVBoxLayout()
        self._column.setSpacing(metrics.SPACE_ROW)
        self._area.column.addLayout(self._column)
        self._stack = CurrentStack()
        self._lay_out()

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        edge = metrics.SPACE_PANE
        line.setContentsMargins(edge, edge, edge, 0)
        line.setSpacing(metrics.SPACE)
        line.addWidget(self.search, 1)
        line.addWidget(self.year)
        line.addWidget(self.providers)
        below = FlowLayout()
        below.setContentsMargins(edge, metrics.SPACE, edge, metrics.SPACE_ROW)
        for button in (self.more, self.own, self.leave):
            below.addWidget(button)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        column.addLayout(below)
        column.addWidget(rule())
        column.addWidget(self._keys())

    def _keys(self) -> QFrame:
        """The keys, said once."""
        foot = QFrame()
        foot.setProperty("surface", "alt")
        flow = FlowLayout(foot)
        flow.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        for caps, text in (
            ((self.tr("Enter"),), self.tr("accept and next")),
            (("1", "9"), self.tr("choose")),
            (("S",), self.tr("skip")),
            ((undo,), self.tr("take back the last")),
            ((self.tr("Esc"),), self.tr("stop")),
        ):
            flow.addWidget(_key(caps, text))
        return foot

    # --- what is shown ----------------------------------------------------------------------------------------------

    def set_providers(self, specs: Sequence[ProviderSpec], ready: frozenset[str], kind: Kind) -> None:
        """Whom a search may be narrowed to: those that are ready and search for this kind."""
        self._specs = {one.name: one for one in specs}
        before = self.providers.currentData()
        self.providers.clear()
        self.providers.addItem(self.tr("All providers"), "")
        for one in specs:
            if one.name in ready and kind in one.searches:
                self.providers.addItem(one.label, one.name)
        self.providers.setCurrentIndex(max(0, self.providers.findData(before)))

    def set_question(self, kind: Kind, words: str, year: int | None, *, is_own: bool, is_open: bool) -> None:
        """A title is shown: its own words stand in the search. `is_open`: nobody has said yet what it is."""
        self.search.set_text(words)
        self.year.setText(str(year or ""))
        self._is_own = is_own
        mine = self.tr("It is home video") if kind is Kind.MOVIE else self.tr("It is my own")
        self.own.setText(self.tr("It is no work of mine") if is_own else mine)
        self.leave.setVisible(is_open and not is_own)

    @property
    def question(self) -> tuple[str, int | None, str]:
        """What is searched for: words, year, and the provider's name or ""."""
        year = int(self.year.text()) if self.year.hasAcceptableInput() else None
        return self.search.text(), year, str(self.providers.currentData() or "")

    def show_matches(self, matches: Sequence[Match], threshold: float, runtime_min: float | None) -> None:
        """Show candidates, the first of them chosen."""
        self._threshold, self._runtime_min = threshold, runtime_min
        self._matches = tuple(matches)
        self._previews.want_only(())
        self._clear()
        self._add_cards(self._matches[:_SHOWN])
        left = len(self._matches) - len(self.cards)
        self.more.setText(self.tr("%n more result(s)", "", left))
        self.more.setVisible(left > 0)
        self._stack.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(0)
        self.choose(0)

    def say(
        self, icon: Icon, title: str, text: str, *, action: str = "", ink: Ink = Ink.TEXT2, is_primary: bool = False
    ) -> None:
        """Say why there are no candidates."""
        self._matches = ()
        self._clear()
        self.more.hide()
        self.empty.show_message(icon, title, text, ink=ink, action=action, is_primary=is_primary)
        self._stack.setCurrentWidget(self.empty)

    @property
    def has_cards(self) -> bool:
        return self._stack.currentWidget() is self._area and bool(self.cards)

    def choose(self, number: int) -> None:
        """Choose a candidate by its rank from 0, where there is one."""
        if not 0 <= number < len(self.cards):
            return
        has_focus = any(card.accept.hasFocus() for card in self.cards)
        for rank, card in enumerate(self.cards):
            card.set_chosen(rank == number)
        if has_focus:  # Enter takes what has the accent
            self.cards[number].accept.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.cards[number], 0, metrics.SPACE_PANE)
        self.chosen.emit(self.cards[number].match)

    def current(self) -> Match | None:
        """The candidate that Enter takes."""
        return next((card.match for card in self.cards if card.is_chosen), None) if self.has_cards else None

    def _clear(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()

    def _add_cards(self, matches: Sequence[Match]) -> None:
        for match in matches:
            rank = len(self.cards)
            card = CandidateCard(match, Beside(rank, self._matches[0], self._threshold, self._runtime_min, self._specs))
            card.chosen.connect(lambda rank=rank: self.choose(rank))
            card.accepted.connect(lambda one=match: self.accepted.emit(one))
            self.cards.append(card)
            self._column.addWidget(card)
            self._show_picture(card)

    def _show_all(self) -> None:
        """The other results."""
        first = len(self.cards)
        self._add_cards(self._matches[first:])
        self.more.hide()
        if first < len(self.cards):
            self.cards[first].accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_picture(self, card: CandidateCard) -> None:
        url = card.match.candidate.picture_url
        picture = self._previews.get(
            url, partial(_picture, self._artwork, url), QSize(POSTER), self.devicePixelRatioF()
        )
        if picture is not None:
            card.poster.show_picture(picture)

    def _picture_arrived(self, url: str) -> None:
        for card in self.cards:
            if card.match.candidate.picture_url == url:
                self._show_picture(card)


def _picture(artwork: Artwork, url: str, is_cancelled: Callable[[], bool]) -> bytes:
    """In a worker: the picture of a candidate."""
    return artwork.glimpse(url, is_cancelled=is_cancelled)


def _key(caps: Sequence[str], text: str) -> QWidget:
    """Key caps with what they do: "1 – 9 choose"."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, metrics.SPACE_GROUP, 0)
    row.setSpacing(metrics.SPACE_GROUP)
    for number, cap in enumerate(caps):
        if number:
            row.addWidget(Label("–", size=fonts.Size.SMALL, ink=Ink.TEXT2))
        row.addWidget(KeyCap(cap))
    row.addWidget(Label(text, ink=Ink.TEXT2))
    return whole
