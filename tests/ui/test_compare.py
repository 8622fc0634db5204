"""Two pictures beside each other: stepped through, looked at closely, and either of them chosen, by keys alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.artwork_compare import ComparePictures, Contender
from metarr_desktop.ui.widgets.zoom_box import ZoomBox, halved

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Open = Callable[..., ComparePictures]


def picture(size: QSize = QSize(1000, 1500)) -> bytes:  # noqa: B008
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub knows "str | bytes" here
    return bytes(buffer.data().data())


def a_contender(name: str, *, is_chosen: bool = False, fetch: Callable[[], bytes] = picture) -> Contender:
    return Contender(name, name, ("1000 × 1500", "18 votes"), is_chosen, fetch)


@pytest.fixture
def opened(demo_desk: Desk, qtbot: QtBot) -> Iterator[Open]:
    """Compares those pictures, the first two of them first."""
    window = QWidget()
    qtbot.addWidget(window)

    def open_(*contenders: Contender) -> ComparePictures:
        dialog = ComparePictures(demo_desk, "Poster", "poster", contenders, (0, 1), window)
        dialog.resize(700, 500)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_
    for dialog in window.findChildren(ComparePictures):
        dialog.close()


def test_both_are_shown_with_what_is_known_of_them(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(a_contender("a"), a_contender("b"), a_contender("c"))

    qtbot.waitUntil(lambda: all(side.box.has_picture for side in dialog.sides))

    assert [side.title.text() for side in dialog.sides] == ["a", "b"]
    assert [side.place.text() for side in dialog.sides] == ["1 of 3", "2 of 3"]
    assert dialog.sides[0].facts.text() == "1000 × 1500\n18 votes"
    assert dialog.sides[0].box.accessibleDescription() == "a, 1000 × 1500, 18 votes"


def test_keys_show_others_on_either_side_and_never_the_same_twice(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(a_contender("a"), a_contender("b"), a_contender("c"))
    shown: list[str] = []

    for key, modifier in ((Qt.Key.Key_Right, NONE), (Qt.Key.Key_Right, NONE), (Qt.Key.Key_Right, SHIFT)):
        qtbot.keyClick(dialog, key, modifier)
        shown.append("".join(side.title.text() for side in dialog.sides))

    assert shown == ["ac", "ab", "cb"]


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_1, "a"), (Qt.Key.Key_2, "b")])
def test_either_is_chosen_by_its_number(opened: Open, qtbot: QtBot, key: Qt.Key, name: str) -> None:
    dialog = opened(a_contender("a"), a_contender("b"))

    with qtbot.waitSignal(dialog.picked) as picked:
        qtbot.keyClick(dialog, key)

    assert picked.args == [name]


def test_what_is_in_use_is_said_and_chosen_no_second_time(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(a_contender("a", is_chosen=True), a_contender("b"))

    with qtbot.assertNotEmitted(dialog.picked):
        qtbot.keyClick(dialog, Qt.Key.Key_1)

    assert (dialog.sides[0].use.isHidden(), dialog.sides[1].use.isHidden()) == (True, False)
    assert dialog.isVisible()


def test_real_pixels_are_looked_at_in_the_same_place_on_both_sides(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(a_contender("a"), a_contender("b"))
    left, right = (side.box for side in dialog.sides)
    qtbot.waitUntil(lambda: left.has_picture and right.has_picture)
    whole = left.place()

    qtbot.keyClick(dialog, Qt.Key.Key_Z)
    qtbot.keyClick(dialog, Qt.Key.Key_Down, CTRL)

    assert left.place().width() > whole.width()
    assert left.centre == right.centre == QPointF(0.5, 0.6)


def test_a_picture_that_does_not_come_is_said_on_its_side(opened: Open, qtbot: QtBot) -> None:
    def away() -> bytes:
        raise Unavailable("The pictures are away.")

    dialog = opened(a_contender("a", fetch=away), a_contender("b"), a_contender("c", fetch=lambda: b"no picture"))

    qtbot.waitUntil(lambda: dialog.sides[0].box.words == "The pictures are away.")
    qtbot.keyClick(dialog, Qt.Key.Key_Right, SHIFT)
    qtbot.waitUntil(lambda: dialog.sides[0].box.words == "The picture could not be read.")


def test_a_picture_that_is_dragged_moves_along_and_keeps_its_edges_out_of_sight(qtbot: QtBot) -> None:
    box = ZoomBox("Left picture")
    qtbot.addWidget(box)
    box.resize(200, 200)
    box.show_sizes(halved(QImage(1000, 1000, QImage.Format.Format_RGB32)))
    box.set_real(True)

    with qtbot.waitSignal(box.looked):
        qtbot.mousePress(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
        qtbot.mouseMove(box, box.rect().center() + QPointF(50, 0).toPoint())
    moved = box.centre
    qtbot.mouseRelease(box, Qt.MouseButton.LeftButton)
    box.look_at(QPointF(-1, 2))

    assert moved == QPointF(0.45, 0.5)
    assert (box.place().left(), box.place().bottom()) == (0, 200)


def test_the_smaller_forms_of_a_picture_halve_it() -> None:
    sizes = halved(QImage(1600, 2400, QImage.Format.Format_RGB32))

    assert [(one.width(), one.height()) for one in sizes] == [(1600, 2400), (800, 1200), (400, 600)]
