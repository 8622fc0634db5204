"""Draws the whole widget kit on one sheet: `python -m tests.ui.gallery OUT.png [light|dark|contrast] [rtl]`."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.ui.roles import Attention, Card, Role, RowState
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Palette, Tone, high_contrast
from metarr_desktop.ui.theme.theme import apply
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, LockButton, ToolButton
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.diff_view import DiffView
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.focus_ring import FocusRing
from metarr_desktop.ui.widgets.form_row import FormRow
from metarr_desktop.ui.widgets.hero_header import Hero, HeroChip, HeroHeader, HeroKind
from metarr_desktop.ui.widgets.letter_strip import LetterStrip
from metarr_desktop.ui.widgets.pictures import fit_card
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from metarr_desktop.ui.widgets.progress_strip import ProgressStrip
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.star_line import Rating, StarLine
from metarr_desktop.ui.widgets.tab_strip import TabStrip
from metarr_desktop.ui.widgets.table_cells import LocksCell, PercentCell, StateCell, TitleCell
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.widgets.thumb_row import Thumb, ThumbRow
from metarr_desktop.ui.widgets.toast import Notice, ToastStack

_BEFORE = (
    "<movie>\n  <title>Glass Meridian</title>\n  <year>2019</year>\n  <mpaa>FSK 16</mpaa>\n  <dateadded>2026-10-02"
)
_AFTER = (
    "<movie>\n  <title>The Glass Meridian</title>\n  <year>2019</year>\n  <tagline>Two times. One clock.</tagline>\n"
    "  <mpaa>DE:12</mpaa>\n  <dateadded>2026-10-02"
)


def drawn_poster(hue: float, size: QSize, ratio: float) -> QPixmap:
    """A made-up picture: a sky and a sun."""
    image = QImage(size * 3, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, image.height())
    sky.setColorAt(0, QColor.fromHslF(hue, 0.5, 0.65))
    sky.setColorAt(1, QColor.fromHslF(hue, 0.6, 0.25))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHslF((hue + 0.4) % 1, 0.8, 0.8))
    edge = image.width() * 0.4
    painter.drawEllipse(QRectF(image.width() * 0.3, image.height() * 0.3, edge, edge))
    painter.end()
    return QPixmap.fromImage(fit_card(image, size, ratio=ratio))


def wall_model(style: CardStyle, ratio: float) -> QStandardItemModel:
    """Every state that a card can be in."""
    cards = (
        Card("Glacier Radio", "2022", quality=("4K",)),
        Card("The Glass Meridian", "2019", quality=("4K", "DV"), locks=3, is_to_publish=True),
        Card("Half a Horizon", "2015", locks=1, is_watched=True),
        Card("Harbour of Ash", "2021", quality=("4K", "HDR"), resume=0.4),
        Card("Kestrel Station", "2024", attention=Attention.ENRICHING, quality=("4K", "HDR")),
        Card("Lost Harbour Tapes", "2007?", "needs you", attention=Attention.NEEDS_YOU),
        Card("Möbius Avenue", "1999", "file missing", attention=Attention.FILE_MISSING),
        Card("Tomorrow's Ferry", "2012", "offline", attention=Attention.OFFLINE),
        Card("First Frost", "2009", is_absent=True),
        Card("Low Tide Republic", "2018", is_chosen=True, copies=3),
    )
    model = QStandardItemModel()
    for number, card in enumerate(cards):
        item = QStandardItem(card.title)
        item.setData(card, Role.CARD)
        if card.attention is not Attention.NEEDS_YOU:
            item.setData(drawn_poster(number / 10, style.picture, ratio), Role.PICTURE)
        model.appendRow(item)
    return model


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _controls() -> QVBoxLayout:
    publish = Button("Publish", icon=Icon.UPLOAD, kind=ButtonKind.PRIMARY)
    publish.set_count(8)
    off = Button("Off")
    off.setEnabled(False)
    box = QCheckBox("Checked")
    box.setChecked(True)
    partly = QCheckBox("Partly")
    partly.setTristate(True)
    partly.setCheckState(Qt.CheckState.PartiallyChecked)
    radio = QRadioButton("Radio")
    radio.setChecked(True)
    bar = QProgressBar(textVisible=False)
    bar.setValue(64)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    combo = QComboBox()
    combo.addItems(["German, then English", "English"])
    lock = LockButton("title")
    lock.set_locked(True)
    spin = QSpinBox(maximum=999, value=127)
    tabs = TabStrip("Tabs")
    for word in ("Overview", "Edit", "Artwork", "Files", "History", "Publish"):
        tabs.addTab(word)
    tabs.set_count(5, 1)
    view = SegmentedControl([Segment("wall", "Wall", Icon.GRID), Segment("table", "Table", Icon.TABLE)], name="View")
    words = SegmentedControl(
        [Segment("all", "All"), Segment("locked", "Locked 3"), Segment("empty", "Empty 4")], name="Fields", small=True
    )
    column = QVBoxLayout()
    column.setSpacing(12)
    search = SearchBox("Search", placeholder="Search titles, people, or missing:poster year>2010", keys="Ctrl+F")
    column.addLayout(_row(ToolButton(Icon.SIDEBAR, "Sidebar"), ToolButton(Icon.UNDO, "Undo"), view, words))
    column.addWidget(search)
    column.addLayout(
        _row(
            Button("Scan", icon=Icon.REFRESH),
            publish,
            Button("Delete 41.8 GB", icon=Icon.TRASH, kind=ButtonKind.DANGER),
        )
    )
    column.addLayout(
        _row(
            Button("Save as view", icon=Icon.SAVE, kind=ButtonKind.FLAT),
            off,
            Button("Accept", small=True),
            Button("More", kind=ButtonKind.LINK),
            lock,
            LockButton("plot"),
        )
    )
    column.addLayout(_row(box, partly, QCheckBox("Free"), radio, QRadioButton("Other")))
    column.addLayout(_row(combo, spin))
    column.addLayout(_row(bar, slider))
    column.addWidget(tabs)
    return column


def _forms() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    title = FormRow("Title", QLineEdit("The Glass Meridian"))
    title.set_locked(True)
    title.set_origin("You · 12 Oct 2026", icon=Icon.USER, is_own=True)
    title.set_suggestion("TMDB says, 2 days ago", "Glass Meridian")
    original = FormRow("Original", QLineEdit("Der gläserne Meridian"))
    original.set_origin("TMDB · 3 days ago")
    genres = FormRow("Genres", TagEditor("Genres", ("Drama", "Mystery", "to watch with Jo")))
    genres.set_origin("TMDB · 3 days ago")
    for form in (title, original, genres):
        column.addWidget(form)
    stars = StarLine()
    stars.set_ratings(
        [Rating("7.9", "TMDB · 12k votes"), Rating("8.1", "IMDb · 96k votes"), Rating("74", "Critics · 38")]
    )
    cast = ThumbRow("Cast")
    people = (
        ("Ines Haldor", "Marta Voss"),
        ("Tobin Reyes", "The clerk"),
        ("Aiko Brandt", "Liv"),
        ("Samir Odu", "Captain"),
    )
    cast.set_thumbs([Thumb(name, name, role) for name, role in people])
    column.addWidget(stars)
    column.addWidget(SectionHeader("Cast", link="All 24"))
    column.addWidget(cast)
    column.addStretch()
    return column


def _table() -> QTableView:
    model = QStandardItemModel(0, 4)
    model.setHorizontalHeaderLabels(["State", "Title", "Complete", "Locks"])
    titles = ("Glacier Radio", "The Glass Meridian", "Lost Harbour Tapes", "Iron Lullaby")
    states = (RowState.IN_STEP, RowState.TO_PUBLISH, RowState.NEEDS_YOU, RowState.FILE_MISSING)
    for title, state, percent, locks in zip(titles, states, (92, 44, None, 100), (0, 3, 0, 1), strict=True):
        row = [QStandardItem(), QStandardItem(title), QStandardItem(), QStandardItem()]
        row[0].setData(state, Role.STATE)
        row[2].setData(percent, Role.PERCENT)
        row[3].setData(locks, Role.LOCKS)
        model.appendRow(row)
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    cells = (StateCell(table), TitleCell(table), PercentCell(table), LocksCell(table))
    for column, (cell, width) in enumerate(zip(cells, (112, 160, 96, 56), strict=True)):
        table.setItemDelegateForColumn(column, cell)
        table.setColumnWidth(column, width)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(32)
    table.selectRow(1)
    table.setFixedHeight(160)
    return table


def _banners() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Banner(Tone.ACCENT, "Matched to TMDB 590 412 at 97 %, title and year exact."))
    column.addWidget(
        Banner(Tone.WARN, "Archive disk is not connected. Changes wait.", icon=Icon.DISK_OFF, action="Try again")
    )
    column.addWidget(Banner(Tone.ERROR, "Garden refused the password."))
    column.addWidget(Banner(Tone.OK, "Paths fit: living-room sees 212 of 212 films."))
    chips = ChipBar("Filter")
    chips.set_chips(
        (
            ChipValue("a", "added < 30 days", Icon.CLOCK),
            ChipValue("b", "11 write", Icon.PLUS, Tone.OK, is_removable=False),
            ChipValue("c", "1 remove", Icon.TRASH, Tone.ERROR, is_removable=False),
            ChipValue("d", "1 decide", Icon.WARNING, Tone.WARN, is_removable=False),
            ChipValue("e", "52 keep", Icon.EQUALS, Tone.NEUTRAL, is_removable=False),
        )
    )
    column.addWidget(chips)
    table = _table()
    column.addWidget(table)
    column.addStretch()
    return column


def _hero(kind: HeroKind, ratio: float) -> HeroHeader:
    hero = HeroHeader(kind)
    hero.set_hero(
        Hero(
            "The Glass Meridian",
            "2019 · 2 h 07 min · Drama, Mystery",
            "Three sisters inherit an island surveyor's archive and find coasts in it that no ship has seen.",
            (HeroChip("4K"), HeroChip("Dolby Vision"), HeroChip("3 locked", Icon.LOCK, Tone.ACCENT)),
            drawn_poster(0.5, hero.poster_size(), ratio),
            drawn_poster(0.55, QSize(600, 340), ratio),
        )
    )
    on_picture = kind is not HeroKind.COMPACT
    hero.add_tool(ToolButton(Icon.PLAY, "Play", on_picture=on_picture))
    hero.add_tool(ToolButton(Icon.MORE, "More", on_picture=on_picture))
    return hero


def sheet(ratio: float) -> QWidget:
    """Everything on one widget of 1440 × 1240."""
    page = QWidget()
    page.setProperty("surface", "base")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    grid = QGridLayout(page)
    grid.setContentsMargins(16, 16, 16, 16)
    grid.setSpacing(16)
    wall = PosterGrid("Movies")
    wall.setModel(wall_model(wall.card_style, ratio))
    wall.setMinimumHeight(490)
    wall.choose(1)
    strip = LetterStrip()
    strip.set_letters("AGHKLMFT")
    strip.set_current("G")
    walls = QHBoxLayout()
    walls.addWidget(wall, 1)
    walls.addWidget(strip)
    grid.addLayout(walls, 0, 0, 1, 2)
    side = QVBoxLayout()
    for kind in (HeroKind.PANE, HeroKind.COMPACT):
        side.addWidget(_hero(kind, ratio))
    empty = EmptyState()
    empty.show_message(
        Icon.FOLDER,
        "No movies yet",
        "Films appear here as soon as a folder is added. Files stay where they are.",
        action="Add a folder",
        action_icon=Icon.FOLDER,
        is_primary=True,
        hint="or drop one on this window",
    )
    side.addWidget(empty, 1)
    grid.addLayout(side, 0, 2)
    grid.addLayout(_controls(), 1, 0)
    grid.addLayout(_forms(), 1, 1)
    grid.addLayout(_banners(), 1, 2)
    diff = DiffView()
    diff.show_texts(
        _BEFORE,
        _AFTER,
        before_title="On disk, written 3 Oct",
        after_title="After publishing",
        kept=("<dateadded>2026-10-02",),
    )
    diff.setFixedHeight(200)
    grid.addWidget(diff, 2, 0, 1, 2)
    grid.addWidget(_hero(HeroKind.BANNER, ratio), 2, 2)
    jobs = ProgressStrip()
    jobs.show_progress("Enriching Movies", 1204, 8310, "1,204 of 8,310 · 38/s · 3 min left")
    grid.addWidget(jobs, 3, 0, 1, 3)
    for column in range(3):
        grid.setColumnStretch(column, 1)
    page.resize(1440, 1240)
    toasts = ToastStack(page)
    toasts.show_notice(Notice("Tagline changed and locked", Icon.LOCK, "Undo", is_undo=True))
    return page


def main(target: str, theme: str = "light", direction: str = "ltr") -> int:
    """Draw the sheet into a file."""
    app = QApplication([])
    app.setFont(_drawing_font())
    if direction == "rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    palettes: dict[str, Palette] = {"light": LIGHT, "dark": DARK, "contrast": high_contrast(LIGHT)}
    apply(app, palettes[theme])
    FocusRing(app)
    page = sheet(app.devicePixelRatio())
    page.show()
    app.processEvents()
    return 0 if page.grab().save(target) else 1


def _drawing_font() -> QFont:
    font = QFont("Inter")
    font.setPixelSize(13)
    return font


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
