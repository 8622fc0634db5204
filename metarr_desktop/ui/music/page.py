"""The music screen: artists, the albums of one, and the tracks of one album."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Listing, Scope, Sort
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.library.empty import EmptyList
from metarr_desktop.ui.library.root_banner import RootBanner
from metarr_desktop.ui.library.view import words_of
from metarr_desktop.ui.models.columns import TRACK_COLUMNS
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.models.row_table import RowTable
from metarr_desktop.ui.music.artists import ArtistList
from metarr_desktop.ui.music.cells import FACE
from metarr_desktop.ui.music.head import ArtistHead
from metarr_desktop.ui.music.length import LengthCell
from metarr_desktop.ui.music.reading import Lengths, Whereabouts, clock, read_lengths, whereabouts
from metarr_desktop.ui.picture_onto import put_picture_on
from metarr_desktop.ui.resting_choice import RestingChoice
from metarr_desktop.ui.search_words import problem_text
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.drop_on_item import DropOnItem, picture_file
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label, rule
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.widgets.section_header import SectionHeader

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.saved_views import ViewWords
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.library.view import View

_ARTISTS_WIDTH = 248
_ALBUM = CardStyle(120, 1.0)


class MusicPage(QWidget):
    """Shows a music library; what is chosen last - artist, album or track - is what the window acts on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: View | None = None
        self._words = ""
        self._wanted: Whereabouts | None = None
        self._chosen: list[ItemId] = []
        self._left_at: int | None = None
        self._albums_of: ItemId | None = None
        self._is_settling = False
        """An album is being marked by us; the person still has chosen the artist."""
        self._detail = Latest(desk.bridge, self)
        self._lengths = Latest(desk.bridge, self)
        self.artists_model = ItemsModel(desk, self, art=1.0)
        self.albums_model = ItemsModel(desk, self, art=1.0)
        self.tracks_model = ItemsModel(desk, self, columns=TRACK_COLUMNS)
        self.artists = ArtistList(self.artists_model)
        self.head = ArtistHead(desk)
        self.albums = PosterGrid(self.tr("Albums"), _ALBUM)
        self.albums.setModel(self.albums_model)
        self.tracks = RowTable(self.tr("Tracks"), self.tracks_model, TRACK_COLUMNS, metrics.ROW_TABLE)
        self.tracks.set_cell(2, LengthCell(self.tracks))
        self.empty = EmptyList(desk)
        self._rest = RestingChoice(desk.stage, self._tell_choice, self)
        self._lay_out()
        self._connect()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_view(self, view: View, words: str = "", item: ItemId | None = None) -> None:
        """Show a music library with a search for artists; `item` is an artist, album or track to be chosen."""
        self._view = view
        self._words = words
        self._title.setText(view.title)
        self.roots.show_library(view.library)
        ratio = self.devicePixelRatioF()
        self.artists_model.set_picture_size(FACE, ratio, FACE.width() / 2)
        self.albums_model.set_picture_size(_ALBUM.picture, ratio)
        if item is None:
            self.artists_model.show(view.scope, words, Sort("title"))
        else:
            wanted = item
            self._desk.bridge.ask(self, lambda: whereabouts(self._desk.engine, wanted), self._go_to)

    def words_to_keep(self) -> ViewWords | None:
        """What a view would find that shows just these artists; None where there is none."""
        try:
            return words_of(self._view, self._words) if self._view is not None else None
        except BadQuery:
            return None

    def search(self, words: str) -> None:
        """Search for artists."""
        if self._view is not None and words != self._words:
            self._words = words
            self.artists_model.show(self._view.scope, words)

    def _clear_search(self) -> None:
        """The search box has to hear of it, too."""
        if self._view is not None and self._view.library is not None:
            self._desk.stage.found_wanted.emit(self._view.library.id, "")

    @property
    def view(self) -> View | None:
        """The list of artists that is shown."""
        return self._view

    def chosen(self) -> list[ItemId]:
        """What was chosen last."""
        return list(self._chosen)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._refusal = Banner(Tone.WARN)
        self._refusal.hide()
        self.roots = RootBanner(self._desk)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(rule(vertical=True))
        row.addLayout(self._right(), 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._refusal)
        column.addWidget(self.roots)
        column.addWidget(self._stack, 1)

    def _left(self) -> QWidget:
        pane = QFrame()
        pane.setProperty("surface", "alt")
        pane.setFixedWidth(_ARTISTS_WIDTH)
        self._title = ElidedLabel(size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self._counts = Label(ink=Ink.TEXT2)
        head = QVBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE)
        head.setSpacing(metrics.SPACE_GROUP)
        head.addWidget(self._title)
        head.addWidget(self._counts)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.artists, 1)
        return pane

    def _right(self) -> QVBoxLayout:
        self._albums_head = SectionHeader(self.tr("Albums"), size=fonts.Size.TITLE)
        self._tracks_head = SectionHeader("", size=fonts.Size.TITLE)
        self.albums.setMinimumHeight(_ALBUM.cell.height() + metrics.CARD_GAP)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(_padded(self._albums_head))
        column.addLayout(_beside(self.albums, 0), 2)
        column.addWidget(rule())
        column.addLayout(_padded(self._tracks_head))
        column.addLayout(_beside(self.tracks, metrics.SPACE_PANE), 5)
        return column

    def _connect(self) -> None:
        self.artists_model.listed.connect(self._take_artists)
        self.artists_model.refused.connect(self._refuse)
        self.albums_model.modelAboutToBeReset.connect(self._note_place)
        self.albums_model.listed.connect(self._take_albums)
        self.tracks_model.listed.connect(self._take_tracks)
        self.artists.artist_changed.connect(self._show_artist)
        self.artists.menu_wanted.connect(lambda place: self._show_menu(place, self._artist_chosen()))
        self.albums.selectionModel().currentChanged.connect(self._album_changed)
        self.albums.selectionModel().selectionChanged.connect(self._choose_albums)
        self.albums.context_requested.connect(lambda place: self._show_menu(place, self._albums_chosen()))
        self.albums.activated.connect(lambda _: self._desk.stage.edit_wanted.emit())
        for view, model in ((self.artists, self.artists_model), (self.albums, self.albums_model)):
            DropOnItem(view, picture_file).dropped.connect(
                lambda number, file, model=model: put_picture_on(self._desk, self, model.known_row(number), file)
            )
        self.tracks.chosen_changed.connect(self._choose_tracks)
        self.tracks.menu_wanted.connect(lambda place: self._show_menu(place, self.tracks.chosen()))
        self.tracks.opened.connect(lambda _: self._desk.stage.edit_wanted.emit())
        self.empty.clear_wanted.connect(self._clear_search)
        self.head.details.clicked.connect(self._desk.stage.details_wanted)
        self.head.edit.clicked.connect(self._edit_artist)
        self._desk.bridge.news.connect(self._hear)

    # --- answers ----------------------------------------------------------------------------------------------------

    def _go_to(self, wanted: Whereabouts) -> None:
        self._wanted = wanted
        if self._view is not None:
            self._words = ""
            self.artists_model.show(self._view.scope, "", Sort("title"))

    def _take_artists(self, listing: Listing) -> None:
        self._refusal.hide()
        self._counts.setText(self.tr("%n artist(s)", "", len(listing)))
        if not len(listing):
            if self._view is not None:
                self.empty.explain(self._view, self._words)
            self._stack.setCurrentWidget(self.empty)
            self._choose([])
            return
        self._stack.setCurrentIndex(0)
        wanted = self._wanted.artist if self._wanted is not None else self.artists.current_artist()
        self.artists.choose(wanted)

    def _refuse(self, error: MetarrError) -> None:
        self._refusal.show_message(Tone.WARN, problem_text(error))
        self._refusal.show()

    def _show_artist(self, number: int) -> None:
        artist = ItemId(number)
        self._choose([artist])
        self._load_artist(artist)
        self.albums_model.show(Scope(kind=Kind.ALBUM, parent=artist), "", Sort("year", is_descending=True))

    def _load_artist(self, artist: ItemId) -> None:
        self._detail.ask(lambda: self._desk.engine.browse.detail(artist), self._take_artist)

    def _take_artist(self, detail: ItemDetail) -> None:
        self.head.show_artist(detail)

    def _note_place(self) -> None:
        """Of the albums: where one leaves the list under the keyboard, as by Delete, the next one is chosen."""
        is_same_list = self._albums_of == self.albums_model.scope.parent
        self._left_at = self.albums.currentIndex().row() if is_same_list and self.albums.hasFocus() else None
        self._albums_of = self.albums_model.scope.parent

    def _take_albums(self, listing: Listing) -> None:
        self._albums_head.set_note(self.locale().toString(len(listing)))
        if not len(listing):
            self.tracks_model.show(Scope(parent=self.artists.current_artist()), "unpublished -unpublished")
            return
        wanted = self._wanted.album if self._wanted is not None else None
        row = self.albums_model.place_of(wanted) if wanted is not None else None
        if row is not None:
            self.albums.choose(row)
        elif self._left_at is not None:
            self.albums.choose(min(self._left_at, len(listing) - 1))
        elif not self.albums.currentIndex().isValid():
            self._is_settling = True
            self.albums.choose(0)
            self._is_settling = False
        self._left_at = None

    def _album_changed(self) -> None:
        index = self.albums.currentIndex()
        if index.isValid():
            self._show_album(index.row())

    def _show_album(self, row: int) -> None:
        scope = Scope(kind=Kind.TRACK, parent=self.albums_model.item_at(row))
        if self.tracks_model.scope != scope:
            self.tracks_model.set_notes({})
            self.tracks_model.show(scope, "", Sort("number"))
        self._name_album()

    def _name_album(self, lengths: Lengths | None = None) -> None:
        album = self.tracks_model.scope.parent
        row = self.albums_model.place_of(album) if album is not None else None
        known = self.albums_model.row_at(row) if row is not None else None
        if known is None:
            return
        self._tracks_head.set_title(known.title)
        facts = [str(known.year or ""), self.tr("%n track(s)", "", known.children)]
        if lengths is not None and lengths.total_min:
            facts.append(self.tr("%n min", "", lengths.total_min))
        self._tracks_head.set_note(" · ".join(fact for fact in facts if fact))

    def _take_tracks(self, listing: Listing) -> None:
        engine, tracks = self._desk.engine, self.tracks_model.all_items()
        self._lengths.ask(lambda: read_lengths(engine, tracks), self._take_lengths)
        if self._wanted is not None and self._wanted.track is not None:
            self.tracks.choose(self._wanted.track)
        if self._wanted is not None and self.tracks_model.scope.parent == self._wanted.album:
            self._wanted = None

    def _take_lengths(self, lengths: Lengths) -> None:
        self.tracks_model.set_notes({track: clock(seconds) for track, seconds in lengths.seconds.items()})
        self._name_album(lengths)

    def _hear(self, news: News) -> None:
        artist = self.artists.current_artist()
        if artist is not None and self.isVisible() and news.aspects & {Aspect.VALUES, Aspect.STATE}:
            self._load_artist(artist)

    # --- choice -----------------------------------------------------------------------------------------------------

    def _artist_chosen(self) -> list[ItemId]:
        artist = self.artists.current_artist()
        return [artist] if artist is not None else []

    def _albums_chosen(self) -> list[ItemId]:
        return [self.albums_model.item_at(row) for row in self.albums.selected_rows()]

    def _choose_albums(self) -> None:
        if not self._is_settling:
            self._choose(self._albums_chosen() or self._artist_chosen())

    def _choose_tracks(self) -> None:
        self._choose(self.tracks.chosen() or self._albums_chosen() or self._artist_chosen())

    def _choose(self, items: list[ItemId]) -> None:
        self._chosen = items
        self._rest.start()

    def _tell_choice(self) -> None:
        if self.isVisible():
            self._desk.stage.items_chosen.emit(self.chosen())

    def _show_menu(self, place: QPoint, items: list[ItemId]) -> None:
        self._chosen = items
        self._rest.settle()
        self._desk.stage.menu_wanted.emit(place)

    def _edit_artist(self) -> None:
        self.albums.clearSelection()
        self.tracks.clearSelection()
        self._chosen = self._artist_chosen()
        self._rest.settle()
        self._desk.stage.edit_wanted.emit()


def _padded(widget: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_GROUP)
    box.addWidget(widget)
    return box


def _beside(widget: QWidget, space: int) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setContentsMargins(space, 0, space, 0)
    box.addWidget(widget)
    return box
