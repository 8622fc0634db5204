"""Editing in the table over a real scanned library: keys and mouse, locks, and jobs that write meanwhile."""

import html
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.item_views import ItemDetail
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.values import Value
from metarr_desktop.domain.views import Sort
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.engine import Engine
from metarr_desktop.store.batch import Batch
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.forms.editors import WordsEditor
from metarr_desktop.ui.library.inline_edit import CellEditor
from metarr_desktop.ui.library.look import ALL_LISTS, ColumnLook, Look, Mode
from metarr_desktop.ui.library.page import LibraryPage
from metarr_desktop.ui.library.view import library_view
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.table_cells import FieldCell, lock_place
from tests.ui.demo_items import put_back_after, the_item

SHOWN = ("title", "year", "runtime", "tagline", "premiered", "genres", "plot")
MERIDIAN = "The Glass Meridian"


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


def table_of(desk: Desk, qtbot: QtBot, library: str, sort: Sort, shown: tuple[str, ...] = SHOWN) -> LibraryPage:
    page = LibraryPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    looks = tuple(ColumnLook(name, 140) for name in shown)
    others = tuple(ColumnLook(look.name, look.width, False) for look in page.table.columns() if look.name not in shown)
    page.set_look(Look(Mode.TABLE, {}, {ALL_LISTS: looks + others}))
    page.show()
    with qtbot.waitExposed(page):
        page.activateWindow()
    with qtbot.waitSignal(page.model.listed):
        page.show_view(library_view(desk.engine.browse.library(library)))
        page.sort_by(sort)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    return page


@pytest.fixture
def page(demo_desk: Desk, qtbot: QtBot) -> LibraryPage:
    return table_of(demo_desk, qtbot, "Movies", Sort())


def cell(page: LibraryPage, title: str, column: str) -> QModelIndex:
    (row,) = page.model.places_of([the_item(page._desk.engine, title)])
    return page.table.cell(row, column)


def editing(page: LibraryPage, field: str) -> CellEditor:
    editor = page.inline.editor
    assert editor is not None
    assert editor.field.name == field
    return editor


def line(page: LibraryPage, field: str) -> QLineEdit:
    inner = editing(page, field).editor.focusProxy()
    assert isinstance(inner, QLineEdit)
    return inner


def box(page: LibraryPage, field: str) -> QPlainTextEdit:
    inner = editing(page, field).editor.focusProxy()
    assert isinstance(inner, QPlainTextEdit)
    return inner


def tip(page: LibraryPage, at: QModelIndex) -> str:
    """What resting over a cell says."""
    option = QStyleOptionViewItem()
    page.table.initViewItemOption(option)
    option.rect = page.table.visualRect(at)
    delegate = page.table.itemDelegateForIndex(at)
    assert isinstance(delegate, FieldCell)
    return delegate.tip(option, at)


def stored(desk: Desk, title: str) -> ItemDetail:
    return desk.engine.browse.detail(the_item(desk.engine, title))


def a_job_writes(desk: Desk, item: ItemId, name: str, value: Value) -> None:
    """As reading an NFO does, and tells the window."""
    store = desk.engine.edit._store
    with store.write() as unit:
        unit.apply(Batch(Actor.NFO, "take_in"), [Proposal(item, {name: value})])
    desk.bridge.news.emit(News(frozenset({Aspect.VALUES}), frozenset({item})))


def test_a_double_click_edits_the_cell_of_a_film_and_enter_takes_it(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    at = page.table.visualRect(cell(page, MERIDIAN, "tagline")).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    qtbot.keyClicks(line(page, "tagline"), "Two clocks.")
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.keyClick(line(page, "tagline"), Qt.Key.Key_Return)

    assert said.args[0].text == "Tagline changed and locked"
    assert said.args[0].is_undo
    detail = stored(demo_desk, MERIDIAN)
    assert detail.values["tagline"] == "Two clocks."
    assert "tagline" in detail.row.locked
    assert page.inline.editor is None
    assert page.table.hasFocus()
    qtbot.waitUntil(lambda: cell(page, MERIDIAN, "tagline").data() == "Two clocks.")


def test_one_undo_takes_an_edit_back_with_its_lock(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    before = stored(demo_desk, MERIDIAN)
    page.table.setFocus()
    page.table.make_current(cell(page, MERIDIAN, "year"))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    line(page, "year").setText("1931")
    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(line(page, "year"), Qt.Key.Key_Return)
    assert stored(demo_desk, MERIDIAN).values["year"] == 1931

    demo_desk.engine.edit.undo()

    after = stored(demo_desk, MERIDIAN)
    assert after.values["year"] == before.values["year"]
    assert after.row.locked == before.row.locked


def test_escape_leaves_a_cell_as_it_was(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    before = stored(demo_desk, MERIDIAN)
    page.inline.begin(cell(page, MERIDIAN, "title"))
    qtbot.keyClicks(line(page, "title"), "Nothing")

    qtbot.keyClick(line(page, "title"), Qt.Key.Key_Escape)

    assert page.inline.editor is None
    assert page.table.hasFocus()
    assert stored(demo_desk, MERIDIAN) == before


def test_tab_goes_through_the_fields_of_a_title_and_down_to_the_next_title(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    first = cell(page, MERIDIAN, "premiered")
    page.inline.begin(first)
    line(page, "premiered").setText("2019-03-14")

    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(line(page, "premiered"), Qt.Key.Key_Tab)
    words = editing(page, "genres").editor
    assert isinstance(words, WordsEditor)
    qtbot.keyClicks(words.tags.line, "Riddle")
    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(words.tags.line, Qt.Key.Key_Tab)
    qtbot.keyClick(box(page, "plot"), Qt.Key.Key_Tab)

    assert editing(page, "title").item == page.model.item_at(first.row() + 1)
    detail = stored(demo_desk, MERIDIAN)
    assert detail.values["premiered"] == "2019-03-14"
    genres = detail.values["genres"]
    assert isinstance(genres, tuple)
    assert genres[-1] == "Riddle"
    qtbot.keyClick(line(page, "title"), Qt.Key.Key_Backtab)
    assert editing(page, "plot").item == detail.row.id


def test_down_edits_the_same_field_of_the_next_title(page: LibraryPage, qtbot: QtBot) -> None:
    at = cell(page, MERIDIAN, "year")
    page.inline.begin(at)

    qtbot.keyClick(line(page, "year"), Qt.Key.Key_Down)

    assert editing(page, "year").item == page.model.item_at(at.row() + 1)
    assert page.chosen() == [page.model.item_at(at.row() + 1)]


def test_what_cannot_be_read_stays_with_the_reason_until_it_can(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    page.inline.begin(cell(page, MERIDIAN, "year"))
    line(page, "year").setText("soon")

    qtbot.keyClick(line(page, "year"), Qt.Key.Key_Tab)

    assert line(page, "year").text() == "soon"
    assert editing(page, "year").editor.complaint()
    page.inline.begin(cell(page, "Lumen", "title"))
    assert line(page, "year").text() == "soon"


def test_what_the_door_refuses_comes_back_into_its_cell_with_the_reason(page: LibraryPage, qtbot: QtBot) -> None:
    page.inline.begin(cell(page, MERIDIAN, "year"))
    line(page, "year").setText("20190")

    qtbot.keyClick(line(page, "year"), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.inline.editor is not None)
    assert line(page, "year").text() == "20190"
    assert editing(page, "year").editor.complaint()


def test_a_title_that_moves_in_the_order_is_still_chosen(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.listed):
        page.sort_by(Sort("year", is_descending=True))
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    item = the_item(demo_desk.engine, MERIDIAN)
    page.inline.begin(cell(page, MERIDIAN, "year"))
    line(page, "year").setText("2150")

    with qtbot.waitSignal(page.model.modelReset):
        qtbot.keyClick(line(page, "year"), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.chosen() == [item])
    assert page.model.place_of(item) == 0
    assert page.table.currentIndex() == page.table.cell(0, "year")


def test_an_editor_goes_with_its_title_when_the_list_comes_anew(page: LibraryPage, qtbot: QtBot) -> None:
    page.inline.begin(cell(page, MERIDIAN, "tagline"))
    qtbot.keyClicks(line(page, "tagline"), "Half a sen")
    before = editing(page, "tagline").geometry()

    with qtbot.waitSignal(page.model.modelReset):
        page.sort_by(Sort("title", is_descending=True))

    assert line(page, "tagline").text() == "Half a sen"
    assert editing(page, "tagline").geometry() != before
    place = page.table.visualRect(cell(page, MERIDIAN, "tagline"))
    assert editing(page, "tagline").geometry().center().y() == pytest.approx(place.center().y(), abs=2)


def test_what_a_job_writes_meanwhile_is_said_and_what_is_typed_stays(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    item = the_item(demo_desk.engine, MERIDIAN)
    page.inline.begin(cell(page, MERIDIAN, "tagline"))
    qtbot.keyClicks(line(page, "tagline"), "Mine")

    a_job_writes(demo_desk, item, "tagline", "Theirs")

    qtbot.waitUntil(lambda: editing(page, "tagline").editor.complaint() != "")
    assert editing(page, "tagline").editor.complaint() == "Meanwhile it became “Theirs”. Escape takes that."
    assert line(page, "tagline").text() == "Mine"
    qtbot.keyClick(line(page, "tagline"), Qt.Key.Key_Escape)
    assert stored(demo_desk, MERIDIAN).values["tagline"] == "Theirs"


def test_an_edit_over_what_nobody_saw_says_so_and_undo_brings_that_back(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    item = the_item(demo_desk.engine, MERIDIAN)
    page.inline.begin(cell(page, MERIDIAN, "tagline"))
    qtbot.keyClicks(line(page, "tagline"), "Mine")
    store = demo_desk.engine.edit._store
    with store.write() as unit:  # the news of it are still on their way
        unit.apply(Batch(Actor.NFO, "take_in"), [Proposal(item, {"tagline": "Theirs"})])

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.keyClick(line(page, "tagline"), Qt.Key.Key_Return)

    assert said.args[0].text == "Tagline changed and locked, over “Theirs” that came meanwhile"
    assert stored(demo_desk, MERIDIAN).values["tagline"] == "Mine"
    demo_desk.engine.edit.undo()
    assert stored(demo_desk, MERIDIAN).values["tagline"] == "Theirs"


def test_a_click_on_the_padlock_of_a_cell_locks_its_field_and_unlocks_it(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    at = cell(page, MERIDIAN, "genres")
    inner = page.table.visualRect(at).adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
    padlock = lock_place(inner, Qt.AlignmentFlag.AlignLeft).center()

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=padlock)

    assert said.args[0].text == "Genres locked"
    assert "genres" in stored(demo_desk, MERIDIAN).row.locked
    qtbot.waitUntil(
        lambda: cell(page, MERIDIAN, "genres").data(Qt.ItemDataRole.AccessibleTextRole).endswith(", locked")
    )
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=padlock)
    assert said.args[0].text == "Genres unlocked"


def test_the_lock_turns_by_its_key_while_the_field_is_edited(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.inline.begin(cell(page, MERIDIAN, "tagline"))
    qtbot.keyClicks(line(page, "tagline"), "Still typing")

    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(line(page, "tagline"), Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: editing(page, "tagline").lock.isChecked())
    assert line(page, "tagline").text() == "Still typing"
    assert "tagline" in stored(demo_desk, MERIDIAN).row.locked


def test_enter_on_the_name_of_a_show_opens_it_and_f2_edits_it(demo_desk: Desk, qtbot: QtBot) -> None:
    page = table_of(demo_desk, qtbot, demo_desk.engine.browse.libraries()[1].name, Sort())
    page.table.setFocus()
    page.table.make_current(page.table.cell(0, "title"))

    with qtbot.waitSignal(demo_desk.stage.item_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [page.model.item_at(0)]
    assert demo_desk.engine.browse.detail(page.model.item_at(0)).row.kind is Kind.SERIES

    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert editing(page, "title").item == page.model.item_at(0)


def test_leaving_the_editor_for_another_row_enters_what_was_typed(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    page.inline.begin(cell(page, MERIDIAN, "tagline"))
    qtbot.keyClicks(line(page, "tagline"), "Two clocks.")
    below = cell(page, MERIDIAN, "tagline").row() + 3

    with qtbot.waitSignal(demo_desk.stage.said):
        at = page.table.visualRect(page.table.cell(below, "runtime")).center()
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert page.inline.editor is None
    assert stored(demo_desk, MERIDIAN).values["tagline"] == "Two clocks."


def test_a_long_text_is_edited_line_by_line_and_kept_with_ctrl_enter(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    page.inline.begin(cell(page, MERIDIAN, "plot"))
    box(page, "plot").setPlainText("")

    qtbot.keyClicks(box(page, "plot"), "A surveyor")
    qtbot.keyClick(box(page, "plot"), Qt.Key.Key_Return)
    qtbot.keyClicks(box(page, "plot"), "finds a village.")
    qtbot.keyClick(box(page, "plot"), Qt.Key.Key_Up)
    assert box(page, "plot").toPlainText() == "A surveyor\nfinds a village."
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.keyClick(box(page, "plot"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert said.args[0].text == "Plot changed and locked"
    assert page.inline.editor is None
    assert page.table.hasFocus()
    detail = stored(demo_desk, MERIDIAN)
    assert detail.values["plot"] == "A surveyor\nfinds a village."
    assert "plot" in detail.row.locked
    qtbot.waitUntil(lambda: cell(page, MERIDIAN, "plot").data() == "A surveyor finds a village.")


def test_escape_leaves_a_long_text_and_undo_takes_one_back(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    before = stored(demo_desk, MERIDIAN)
    page.inline.begin(cell(page, MERIDIAN, "plot"))
    qtbot.keyClicks(box(page, "plot"), "Not so. ")
    qtbot.keyClick(box(page, "plot"), Qt.Key.Key_Escape)
    assert page.inline.editor is None
    assert stored(demo_desk, MERIDIAN) == before

    page.inline.begin(cell(page, MERIDIAN, "plot"))
    qtbot.keyClicks(box(page, "plot"), "So it is. ")
    with qtbot.waitSignal(demo_desk.stage.said):
        page.table.setFocus()
    assert page.inline.editor is None
    assert stored(demo_desk, MERIDIAN).values["plot"] == f"So it is. {before.values['plot']}"

    demo_desk.engine.edit.undo()
    after = stored(demo_desk, MERIDIAN)
    assert (after.values["plot"], after.row.locked) == (before.values["plot"], before.row.locked)


def test_an_editor_of_a_long_text_has_room_for_its_lines_within_the_table(page: LibraryPage, qtbot: QtBot) -> None:
    last = page.model.index(page.table.rowAt(page.table.viewport().height() - 4) - 1, 0)
    page.inline.begin(page.table.cell(last.row(), "plot"))
    box(page, "plot").setPlainText("A line.\n" * 20)

    room = page.table.viewport().rect()
    qtbot.waitUntil(lambda: editing(page, "plot").height() > 8 * box(page, "plot").fontMetrics().lineSpacing())
    assert room.contains(editing(page, "plot").geometry())
    assert editing(page, "plot").width() > 400


def test_what_a_job_writes_over_a_long_text_is_told_by_its_beginning(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    page.inline.begin(cell(page, MERIDIAN, "plot"))
    qtbot.keyClicks(box(page, "plot"), "Mine. ")

    a_job_writes(demo_desk, the_item(demo_desk.engine, MERIDIAN), "plot", "Theirs. " * 200)

    qtbot.waitUntil(lambda: editing(page, "plot").editor.complaint() != "")
    assert len(editing(page, "plot").editor.complaint()) < 240
    assert box(page, "plot").toPlainText().startswith("Mine. ")


def test_a_text_is_read_while_its_column_is_shown(demo_desk: Desk, qtbot: QtBot) -> None:
    page = table_of(demo_desk, qtbot, "Movies", Sort(), ("title", "tagline"))
    plot = cell(page, MERIDIAN, "plot")
    assert cell(page, MERIDIAN, "tagline").data()
    assert not plot.data()

    page.table.set_columns([ColumnLook("plot", 320)])

    qtbot.waitUntil(lambda: bool(plot.data()))


def test_a_tip_says_what_has_no_room_in_its_cell(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    plot = cell(page, MERIDIAN, "plot")
    a_job_writes(demo_desk, the_item(demo_desk.engine, "Lumen"), "plot", "Short")
    qtbot.waitUntil(lambda: cell(page, "Lumen", "plot").data() == "Short")

    assert str(stored(demo_desk, MERIDIAN).values["plot"]) in html.unescape(tip(page, plot))
    assert tip(page, cell(page, "Lumen", "plot")) == ""
    page.table.setColumnWidth(plot.column(), 3000)
    assert tip(page, plot) == ""


def test_only_columns_that_the_listed_titles_can_have_are_offered(page: LibraryPage) -> None:
    offered = {action.text() for action in page.table.columns_menu().actions()}

    assert {"Plot", "Outline", "Tagline"} <= offered
    assert not {"Biography", "Born", "Died"} & offered
