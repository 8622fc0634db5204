"""The form: typing locks, bad input keeps its text and says why, locks turn when they are turned."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.item_views import ItemDetail
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import Credit
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.edit import EditTab
from metarr_desktop.ui.detail.pane import DetailPane, Tab
from metarr_desktop.ui.forms.choice import editable
from metarr_desktop.ui.forms.editors import FlagEditor, LineEditor, LongTextEditor, WordsEditor
from metarr_desktop.ui.forms.rows_editor import RowsEditor
from metarr_desktop.ui.shell.undoing import Undoing
from tests.ui.demo_items import put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def pane(demo_desk: Desk, qtbot: QtBot) -> DetailPane:
    pane = DetailPane(demo_desk)
    qtbot.addWidget(pane)
    pane.resize(456, 780)
    pane.open_tab(Tab.EDIT)
    pane.show()
    with qtbot.waitExposed(pane):
        pane.activateWindow()
    pane.show_items([the_item(demo_desk.engine, "The Glass Meridian")])
    qtbot.waitUntil(lambda: pane.header.hero().title == "The Glass Meridian")
    return pane


@pytest.fixture
def tab(pane: DetailPane) -> EditTab:
    page = pane.page(Tab.EDIT)
    assert isinstance(page, EditTab)
    return page


def stored(desk: Desk) -> ItemDetail:
    return desk.engine.browse.detail(the_item(desk.engine, "The Glass Meridian"))


def line(tab: EditTab, name: str) -> LineEditor:
    editor = tab.editor(name)
    assert isinstance(editor, LineEditor)
    return editor


def test_a_person_has_a_name_where_others_have_a_title(
    pane: DetailPane, tab: EditTab, demo_desk: Desk, qtbot: QtBot
) -> None:
    title = tab.row("title").lock.accessibleName()

    pane.show_items([the_item(demo_desk.engine, "Edda Storm", Kind.PERSON)])
    qtbot.waitUntil(lambda: pane.header.hero().title == "Edda Storm")

    assert line(tab, "title").label == "Name"
    assert line(tab, "sort_title").label == "Sort name"
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        tab.row("sort_title").lock.click()
    assert said.args[0].text == "Sort name locked"
    assert tab.row("title").lock.accessibleName() != title


def test_what_is_typed_is_stored_and_locked(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = line(tab, "tagline")
    editor.line.setFocus()
    editor.line.selectAll()

    qtbot.keyClicks(editor.line, "Two clocks.")
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    assert said.args[0].text == "Tagline changed and locked"
    assert said.args[0].is_undo
    assert stored(demo_desk).values["tagline"] == "Two clocks."
    qtbot.waitUntil(lambda: tab.row("tagline").lock.isChecked())


def test_leaving_a_field_as_it_was_locks_nothing(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = line(tab, "tagline")
    editor.line.setFocus()

    qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    assert "tagline" not in stored(demo_desk).row.locked


def test_bad_input_keeps_its_text_and_says_why(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = line(tab, "year")
    editor.line.setText("soon")

    qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    assert editor.line.text() == "soon"
    assert editor.complaint() == "“soon” is not a whole number."
    assert stored(demo_desk).values["year"] == 2019


def test_a_date_may_be_known_in_part(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = line(tab, "premiered")
    editor.line.setText("2018-05")

    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    assert stored(demo_desk).values["premiered"] == "2018-05"


def test_escape_takes_back_what_was_not_entered(tab: EditTab, qtbot: QtBot) -> None:
    editor = line(tab, "year")
    editor.line.setText("soon")

    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)

    assert editor.line.text() == "2019"
    assert editor.complaint() == ""


@pytest.mark.parametrize(("name", "typed"), [("title", ""), ("year", "99999")])
def test_what_the_door_refuses_is_said_and_escape_shows_again_what_is_stored(
    tab: EditTab, demo_desk: Desk, qtbot: QtBot, name: str, typed: str
) -> None:
    editor = line(tab, name)
    before = editor.line.text()
    editor.line.setFocus()
    editor.line.setText(typed)

    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.complaint() != "")
    assert editor.line.text() == typed
    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)

    assert (editor.line.text(), str(stored(demo_desk).values[name])) == (before, before)
    assert editor.complaint() == ""


def test_choosing_another_title_keeps_what_was_typed(
    pane: DetailPane, tab: EditTab, demo_desk: Desk, qtbot: QtBot
) -> None:
    editor = line(tab, "tagline")
    editor.line.setFocus()
    editor.line.setText("Typed and left.")

    with qtbot.waitSignal(demo_desk.stage.said):
        pane.show_items([the_item(demo_desk.engine, "Kestrel Station")])

    assert stored(demo_desk).values["tagline"] == "Typed and left."
    qtbot.waitUntil(lambda: line(tab, "title").line.text() == "Kestrel Station")
    assert line(tab, "tagline").line.text() != "Typed and left."


def test_a_change_elsewhere_does_not_touch_what_is_being_typed(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = line(tab, "tagline")
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    qtbot.keyClicks(editor.line, "Half a thou")
    typed = editor.line.text()

    demo_desk.engine.edit.set_values([the_item(demo_desk.engine, "The Glass Meridian")], {"runtime": 99})

    qtbot.waitUntil(lambda: line(tab, "runtime").line.text() == "99")
    assert editor.line.text() == typed


def test_the_lock_turns_only_once_the_engine_has_turned_it(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    row = tab.row("original_title")

    row.lock.click()

    assert not row.lock.isChecked()
    qtbot.waitUntil(row.lock.isChecked)
    assert "original_title" in stored(demo_desk).row.locked
    row.lock.click()
    qtbot.waitUntil(lambda: not row.lock.isChecked())
    assert "original_title" not in stored(demo_desk).row.locked


def test_words_are_added_and_entered_at_once(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("genres")
    assert isinstance(editor, WordsEditor)
    before = editor.tags.values()

    qtbot.keyClicks(editor.tags.line, "Nordic")
    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(editor.tags.line, Qt.Key.Key_Return)

    assert stored(demo_desk).values["genres"] == (*before, "Nordic")


def test_a_long_text_is_entered_with_control_and_enter(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("plot")
    assert isinstance(editor, LongTextEditor)
    editor.box.setPlainText("One line.\nAnother.")

    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(editor.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert stored(demo_desk).values["plot"] == "One line.\nAnother."


def test_a_flag_knows_three_answers(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("watched")
    assert isinstance(editor, FlagEditor)

    for key, value in (("yes", True), ("no", False), ("", None)):
        with qtbot.waitSignal(demo_desk.stage.said):
            editor.choice.button(key).click()

        assert stored(demo_desk).values.get("watched") is value


def test_a_role_is_changed_and_the_rest_of_the_person_stays(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("cast")
    assert isinstance(editor, RowsEditor)
    cast = stored(demo_desk).values["cast"]
    assert isinstance(cast, tuple)
    first = cast[0]
    assert isinstance(first, Credit)

    with qtbot.waitSignal(demo_desk.stage.said):
        editor.model.setData(editor.model.index(0, 1), "The surveyor")

    changed = stored(demo_desk).values["cast"]
    assert isinstance(changed, tuple)
    assert changed[0] == Credit(first.name, "The surveyor", first.thumb, first.ids)
    assert changed[1:] == cast[1:]


def test_people_are_reordered_by_keys(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("cast")
    assert isinstance(editor, RowsEditor)
    cast = stored(demo_desk).values["cast"]
    assert isinstance(cast, tuple)
    editor.table.setCurrentIndex(editor.model.index(1, 0))

    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(editor.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert stored(demo_desk).values["cast"] == (cast[1], cast[0], *cast[2:])


def test_a_person_is_added_on_the_empty_row_and_removed(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("directors")
    assert isinstance(editor, RowsEditor)
    last = editor.model.rowCount() - 1

    with qtbot.waitSignal(demo_desk.stage.said):
        editor.model.setData(editor.model.index(last, 0), "Ada Example")

    added = stored(demo_desk).values["directors"]
    assert isinstance(added, tuple)
    assert added[-1] == Credit("Ada Example")
    qtbot.waitUntil(lambda: editor.model.rowCount() == last + 2)
    editor.table.setCurrentIndex(editor.model.index(last, 0))
    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(editor.table, Qt.Key.Key_Delete)
    assert stored(demo_desk).values["directors"] == added[:-1]


def test_an_id_without_its_value_is_not_taken(tab: EditTab, demo_desk: Desk) -> None:
    editor = tab.editor("external_ids")
    assert isinstance(editor, RowsEditor)
    before = stored(demo_desk).values["external_ids"]

    editor.model.setData(editor.model.index(editor.model.rowCount() - 1, 0), "trakt")

    assert "issued" in editor.complaint()
    assert stored(demo_desk).values["external_ids"] == before


def test_an_id_is_taken_once_it_is_whole(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("external_ids")
    assert isinstance(editor, RowsEditor)
    row = editor.model.rowCount() - 1
    editor.model.setData(editor.model.index(row, 0), "Trakt")

    with qtbot.waitSignal(demo_desk.stage.said):
        editor.model.setData(editor.model.index(row, 1), "123")

    ids = stored(demo_desk).values["external_ids"]
    assert isinstance(ids, tuple)
    assert ExternalId("trakt", "123") in ids


def test_only_locked_or_empty_fields_can_be_shown(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    tab.row("original_title").lock.click()
    qtbot.waitUntil(tab.row("original_title").lock.isChecked)

    tab.choice.button("locked").click()

    shown = [name for name in tab.current_form().rows if tab.row(name).isVisible()]  # type: ignore[union-attr]
    assert shown == list(stored(demo_desk).row.locked)


def test_a_field_is_found_by_part_of_its_name(tab: EditTab, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.search, "tagl")

    qtbot.waitUntil(lambda: not tab.row("title").isVisible())
    assert tab.row("tagline").isVisible()


def test_a_search_without_a_field_says_so(tab: EditTab, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.search, "zzz")

    qtbot.waitUntil(tab._none.isVisible)
    assert tab._none.accessibleName() == "No field is called so"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_of_a_kind_has_a_row_with_a_name(kind: Kind, qtbot: QtBot) -> None:
    from metarr_desktop.ui.detail.edit import _Form

    form = _Form(kind)
    qtbot.addWidget(form)
    form.build_all()

    assert list(form.rows) == [field.name for field in editable(kind)]
    assert all(row.lock.accessibleName() for row in form.rows.values())


def test_two_words_added_quickly_are_both_kept(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    editor = tab.editor("tags")
    assert isinstance(editor, WordsEditor)
    before = editor.tags.values()

    for word in ("first of two", "second of two"):
        qtbot.keyClicks(editor.tags.line, word)
        qtbot.keyClick(editor.tags.line, Qt.Key.Key_Return)
        demo_desk.bridge.news.emit(News(frozenset({Aspect.VALUES})))  # as of a scan: the item is read anew

    qtbot.waitUntil(lambda: not demo_desk.bridge.is_changing)
    assert stored(demo_desk).values["tags"] == (*before, "first of two", "second of two")


def test_undo_right_after_an_edit_takes_back_that_edit(tab: EditTab, demo_desk: Desk, qtbot: QtBot) -> None:
    before = stored(demo_desk).values.get("tagline")
    editor = line(tab, "tagline")
    editor.line.setText("Regretted at once.")
    undoing = Undoing(demo_desk, tab, tab)

    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    undoing.undo()

    with qtbot.waitSignal(demo_desk.bridge.settled):
        pass
    assert stored(demo_desk).values.get("tagline") == before
