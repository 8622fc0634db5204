"""The cast in the form: faces, dragging, and whoever is known already offered for a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.values import Credit
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.edit import EditTab
from metarr_desktop.ui.forms.person_cell import NameLine
from metarr_desktop.ui.forms.rows_editor import RowsEditor
from tests.ui.demo_items import put_back_after, the_item
from tests.ui.drops import drop


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def film(demo_engine: Engine) -> ItemId:
    return the_item(demo_engine, "The Glass Meridian")


@pytest.fixture
def editor(demo_desk: Desk, film: ItemId, qtbot: QtBot) -> RowsEditor:
    tab = EditTab(demo_desk)
    qtbot.addWidget(tab)
    tab.resize(456, 900)
    tab.show()
    tab.show_detail(demo_desk.engine.browse.detail(film))
    editor = tab.editor("cast")
    assert isinstance(editor, RowsEditor)
    editor.setProperty("tab", tab)
    return editor


def cast(desk: Desk, film: ItemId) -> tuple[Credit, ...]:
    stored = desk.engine.browse.detail(film).values.get("cast", ())
    assert isinstance(stored, tuple)
    return tuple(one for one in stored if isinstance(one, Credit))


def drag(editor: RowsEditor, row: int, onto: int) -> None:
    """Drag a row into the upper edge of another."""
    table = editor.table
    data = editor.model.mimeData([editor.model.index(row, 0)])
    place = table.visualRect(editor.model.index(onto, 0))
    drop(table.viewport(), QPoint(place.center().x(), place.top() + 1), data, Qt.DropAction.MoveAction)


def type_name(editor: RowsEditor, row: int, letters: str, qtbot: QtBot) -> NameLine:
    table = editor.table
    table.setCurrentIndex(editor.model.index(row, 0))
    table.edit(editor.model.index(row, 0))
    line = table.viewport().findChild(QLineEdit)
    assert isinstance(line, NameLine)
    line.selectAll()
    qtbot.keyClicks(line, letters)
    return line


@pytest.mark.parametrize(("row", "onto", "order"), [(0, 3, [1, 2, 0, 3, 4]), (4, 0, [4, 0, 1, 2, 3])])
def test_a_row_is_dragged_to_another_place(
    editor: RowsEditor, demo_desk: Desk, film: ItemId, qtbot: QtBot, row: int, onto: int, order: list[int]
) -> None:
    before = cast(demo_desk, film)

    with qtbot.waitSignal(demo_desk.stage.said):
        drag(editor, row, onto)

    assert cast(demo_desk, film) == tuple(before[place] for place in order)


def test_a_row_that_falls_below_all_comes_last(editor: RowsEditor, demo_desk: Desk, film: ItemId, qtbot: QtBot) -> None:
    before = cast(demo_desk, film)

    with qtbot.waitSignal(demo_desk.stage.said):
        drag(editor, 0, len(before))  # onto the empty row

    assert cast(demo_desk, film) == (*before[1:], before[0])


def test_a_row_of_another_table_does_not_come_in(
    editor: RowsEditor, demo_desk: Desk, film: ItemId, qtbot: QtBot
) -> None:
    other = editor.property("tab").editor("directors")
    data = other.model.mimeData([other.model.index(0, 0)])

    with qtbot.assertNotEmitted(editor.model.edited):
        drop(
            editor.table.viewport(),
            editor.table.visualRect(editor.model.index(2, 0)).center(),
            data,
            Qt.DropAction.MoveAction,
        )


def test_known_people_are_offered_and_come_with_their_ids(
    editor: RowsEditor, demo_desk: Desk, film: ItemId, qtbot: QtBot
) -> None:
    edda = demo_desk.engine.browse.detail(the_item(demo_desk.engine, "Edda Storm", Kind.PERSON))
    ids = edda.values["external_ids"]
    assert isinstance(ids, tuple)
    line = type_name(editor, editor.model.rowCount() - 1, "edd", qtbot)
    qtbot.waitUntil(lambda: line.offers.rowCount() == 1)
    assert isinstance(line.offers.index(0, 0).data(Qt.ItemDataRole.DecorationRole), QIcon)

    with qtbot.waitSignal(demo_desk.stage.said):
        line.offered.activated[type(line.offers.index(0, 0))].emit(line.offers.index(0, 0))

    last = cast(demo_desk, film)[-1]
    assert last.name == "Edda Storm"
    assert last.ids == tuple((one.scheme, one.value) for one in ids if isinstance(one, ExternalId))
    assert demo_desk.engine.browse.cast(film)[-1].person == edda.row.id  # at once: the overview shows the face


def test_the_role_stays_when_another_person_takes_it(
    editor: RowsEditor, demo_desk: Desk, film: ItemId, qtbot: QtBot
) -> None:
    role = cast(demo_desk, film)[0].role
    line = type_name(editor, 0, "edda", qtbot)
    qtbot.waitUntil(lambda: line.offers.rowCount() == 1)

    with qtbot.waitSignal(demo_desk.stage.said):
        line.offered.activated[type(line.offers.index(0, 0))].emit(line.offers.index(0, 0))

    first = cast(demo_desk, film)[0]
    assert (first.name, first.role) == ("Edda Storm", role)


def test_a_name_that_is_only_typed_is_nobody_that_is_known(
    editor: RowsEditor, demo_desk: Desk, film: ItemId, qtbot: QtBot
) -> None:
    line = type_name(editor, 0, "Edda Storm", qtbot)

    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(line, Qt.Key.Key_Return)

    assert cast(demo_desk, film)[0].ids == ()


def test_a_letter_alone_offers_nobody(editor: RowsEditor, qtbot: QtBot) -> None:
    line = type_name(editor, 0, "e", qtbot)

    qtbot.wait(50)
    assert line.offers.rowCount() == 0


def test_an_edited_cast_keeps_its_faces(editor: RowsEditor, demo_desk: Desk, film: ItemId, qtbot: QtBot) -> None:
    before = [one.person for one in demo_desk.engine.browse.cast(film)]
    assert before[0] is not None

    with qtbot.waitSignal(demo_desk.stage.said):
        editor.model.move(0, 1)

    after = [one.person for one in demo_desk.engine.browse.cast(film)]
    assert after == [before[1], before[0], *before[2:]]

    demo_desk.engine.undo()

    assert [one.person for one in demo_desk.engine.browse.cast(film)] == before


def test_faces_stand_before_the_names(editor: RowsEditor) -> None:
    sign = editor.model.index(0, 0).data(Qt.ItemDataRole.DecorationRole)

    assert isinstance(sign, QIcon)
    assert not sign.isNull()
    assert editor.model.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is None
    assert editor.model.index(editor.model.rowCount() - 1, 0).data(Qt.ItemDataRole.DecorationRole) is None
