"""What the pages of a person and of a collection have in common: head, text, and a wall of titles below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.assets import main_picture
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.detail.hero import in_use
from metarr_desktop.ui.gathered.model import TitlesModel
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.resting_choice import RestingChoice
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.drop_on_item import picture_file
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.hero_header import Hero, HeroChip, HeroHeader, HeroKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import field_word

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.ui.desk import Desk

_TEXT_LETTERS = 420
_TEXT_WIDTH = 760
_LEAST_SHARE = 0.3
_MATTERING = frozenset({Aspect.LIST, Aspect.VALUES, Aspect.STATE})


class GatheredPage(QWidget):
    """Shows one item and what it gathers. What is chosen leaves through the stage: titles, else the item itself.

    Escape gives the choice up, and then leads back. A picture that falls on the head becomes the item's.
    """

    def __init__(self, desk: Desk, titles: str, parent: QWidget | None = None) -> None:
        """`titles` is what the wall is called."""
        super().__init__(parent)
        self.desk = desk
        self.item: ItemId | None = None
        self._detail: ItemDetail | None = None
        self._is_whole = False
        self._text = ""
        self.latest = Latest(desk.bridge, self)
        self.hero = HeroHeader(HeroKind.BANNER)
        self.details = Button(self.tr("Details"), icon=Icon.PANE_RIGHT)
        self.menu_button = ToolButton(Icon.MORE, self.tr("What can be done"), on_picture=True)
        self.text = Label(wrap=True)
        self.more = Button("", kind=ButtonKind.LINK)
        self.head = SectionHeader("", size=fonts.Size.TITLE)
        self.model = TitlesModel(desk, self)
        self.grid = PosterGrid(titles, CardStyle(metrics.CARD_WIDTH, detail_lines=1))
        self.nothing = EmptyState()
        self._rest = RestingChoice(desk.stage, self.tell_choice, self)
        self._lay_out()
        self._connect()

    # --- for the pages ----------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for what is shown, and hand it to `show_head` and the model."""
        raise NotImplementedError

    def facts(self, detail: ItemDetail) -> str:
        """The line below the name."""
        raise NotImplementedError

    def chips(self, detail: ItemDetail) -> tuple[HeroChip, ...]:
        """What stands in boxes below it; to which what is locked and to be published comes."""
        raise NotImplementedError

    def show_item(self, item: ItemId) -> None:
        """Show another, or the same as it is now."""
        if item != self.item:
            self._is_whole = False
            self._detail = None
            self.hero.set_hero(Hero(""))
            self.model.set_titles(())
        self.item = item
        self.load()

    def show_head(self, detail: ItemDetail, text: str) -> None:
        """The item itself; its text is cut until more of it is asked for."""
        self._detail = detail
        self._text = " ".join(text.split())
        self._show_hero()
        self._show_text()
        self._rest.start()

    def show_titles(self, count: int) -> None:
        """The wall, or what stands there where nothing is."""
        self.grid.setVisible(count > 0)
        self.nothing.setVisible(count == 0)

    def add_tool(self, button: QWidget) -> None:
        """Put a button into the head, before those that all pages have."""
        for widget in (button, self.details, self.menu_button):
            self.hero.add_tool(widget)

    def chosen(self) -> list[ItemId]:
        """The chosen titles; without any, the item itself."""
        rows = self.grid.selected_rows()
        titles = [item for row in rows if (item := self.model.item_at(row)) is not None]
        return titles or ([self.item] if self.item is not None else [])

    def say(self, text: str, icon: Icon = Icon.CHECK) -> None:
        """Tell what was done, with the way back."""
        self.desk.stage.said.emit(Notice(text, icon, self.tr("Undo"), is_undo=True))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.details.setToolTip(self.tr("Show or hide the details of what is chosen"))
        self.add_tool(self.details)
        self.text.setMaximumWidth(_TEXT_WIDTH)
        self.grid.setDragEnabled(True)
        self.nothing.hide()
        words = QVBoxLayout()
        words.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE)
        words.setSpacing(metrics.SPACE_GROUP)
        text = QHBoxLayout()  # asks how high the text is at the width it gets, not at that of the page
        text.addWidget(self.text, 1)
        text.addStretch()
        words.addLayout(text)
        words.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)
        words.addSpacing(metrics.SPACE)
        words.addWidget(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.nothing, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hero)
        column.addLayout(words)
        column.addLayout(self.body, 1)

    def _connect(self) -> None:
        self.grid.setModel(self.model)
        self.model.set_picture_size(self.grid.card_style.picture, self.devicePixelRatioF())
        self.grid.selectionModel().selectionChanged.connect(self._rest.start)
        self.grid.activated.connect(lambda index: self._open(index.row()))
        self.grid.context_requested.connect(self.show_menu)
        self.details.clicked.connect(self.desk.stage.details_wanted)
        self.menu_button.clicked.connect(self._show_own_menu)
        self.more.clicked.connect(self._turn_text)
        self.hero.setAcceptDrops(True)
        self.hero.installEventFilter(self)
        self.desk.bridge.news.connect(self._hear)
        self.desk.pictures.arrived.connect(self._picture_arrived)

    def _show_hero(self) -> None:
        detail = self._detail
        if detail is None:
            return
        size = QSize(max(self.width(), metrics.WIDTH_ONE_COLUMN_DIFF), self.hero.height())
        ratio, pictures = self.devicePixelRatioF(), self.desk.pictures
        behind = in_use(detail, "fanart") or in_use(detail, "landscape")
        chips = list(self.chips(detail))
        if detail.row.locked:
            chips.append(HeroChip(_locked_words(len(detail.row.locked)), Icon.LOCK))
        self.hero.set_hero(
            Hero(
                title=detail.row.title,
                facts=self.facts(detail),
                chips=tuple(chips),
                poster=pictures.get(detail.row.picture, self.hero.poster_size(), ratio),
                backdrop=pictures.get(behind.path, size, ratio, 0) if behind is not None else None,
            )
        )

    def _show_text(self) -> None:
        most = self._letters()
        is_long = len(self._text) > most
        is_cut = is_long and not self._is_whole
        self.text.setText(f"{self._text[:most].rsplit(' ', 1)[0]} …" if is_cut else self._text)
        self.text.setVisible(bool(self._text))
        self.more.setText(self.tr("Less") if self._is_whole else self.tr("More"))
        self.more.setVisible(is_long)

    def _letters(self) -> int:
        """How much of the text is shown at first: as many lines of it, however wide they are."""
        share = (self.width() - 2 * metrics.SPACE_PANE) / fonts.grown(_TEXT_WIDTH)
        return round(_TEXT_LETTERS * max(_LEAST_SHARE, min(1.0, share)))

    def _turn_text(self) -> None:
        self._is_whole = not self._is_whole
        self._show_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture behind the head grows along."""
        super().resizeEvent(event)
        self._show_hero()
        if event.oldSize().width() != event.size().width():
            self._show_text()

    # --- following --------------------------------------------------------------------------------------------------

    def _hear(self, news: News) -> None:
        if self.item is not None and self.isVisible() and news.aspects & _MATTERING:
            self.load()

    def _picture_arrived(self, path: str) -> None:
        if self._detail is not None and any(one.path == path for one in self._detail.pictures):
            self._show_hero()

    # --- choice -----------------------------------------------------------------------------------------------------

    def choice_moved(self) -> None:
        """Something else was chosen: it is told once the choice rests."""
        self._rest.start()

    def tell_choice(self) -> None:
        """The details follow what is chosen."""
        if self.isVisible():
            self.desk.stage.items_chosen.emit(self.chosen())

    def show_menu(self, place: QPoint) -> None:
        """What can be done with what is chosen."""
        self._rest.settle()
        self.desk.stage.menu_wanted.emit(place)

    def give_up_choice(self) -> None:
        """Choose none of the titles: what is done is done with the item itself."""
        self.grid.clearSelection()

    def _show_own_menu(self) -> None:
        self.give_up_choice()
        self._rest.settle()
        self.desk.stage.menu_wanted.emit(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _open(self, row: int) -> None:
        item = self.model.item_at(row)
        if item is not None:
            self.desk.stage.item_wanted.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back; the wall has given its choice up before."""
        if event.key() == Qt.Key.Key_Escape:
            self.desk.stage.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    # --- pictures ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture over the head may fall there."""
        if not isinstance(event, QDropEvent) or watched is not self.hero:
            return super().eventFilter(watched, event)
        file = picture_file(event.mimeData())
        if not file:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self.take_picture(file)
        return True

    def take_picture(self, file: str) -> None:
        """A picture fell on the head: it stands for the item from now on."""
        detail = self._detail
        if detail is None:
            return
        art, item = main_picture(detail.row.kind), detail.row.id
        said = self.tr("{title}: {kind} added and locked")
        said = said.format(title=isolated(detail.row.title), kind=field_word(art, detail.row.kind))
        self.desk.bridge.change(
            self, lambda: self.desk.engine.edit.add_picture(item, art, file), lambda _changes: self.say(said, Icon.LOCK)
        )


def _locked_words(count: int) -> str:
    """By its own context: of what is inherited, `tr` does not find the forms of a number."""
    return QCoreApplication.translate("GatheredPage", "%n locked", "", count)
