"""Pictures are chosen, added, dropped, pasted and taken out; every choice is locked and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.item_views import PictureView
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.artwork import DiskState, OnDisk
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.artwork import ArtworkTab
from metarr_desktop.ui.detail.artwork_compare import ComparePictures
from tests.ui.demo_items import put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def item(demo_desk: Desk) -> ItemId:
    return the_item(demo_desk.engine, "The Glass Meridian")


@pytest.fixture
def tab(demo_desk: Desk, item: ItemId, qtbot: QtBot) -> ArtworkTab:
    tab = ArtworkTab(demo_desk)
    qtbot.addWidget(tab)
    tab.resize(900, 700)
    tab.show()
    tab.show_detail(demo_desk.engine.browse.detail(item))
    return tab


def a_picture_file(folder: Path, color: str, size: QSize = QSize(200, 300)) -> str:  # noqa: B008
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    path = folder / f"{color}.png"
    assert image.save(str(path))
    return str(path)


def chosen(desk: Desk, item: ItemId, art: str) -> list[PictureView]:
    pictures = desk.engine.browse.detail(item).pictures
    return sorted(
        (one for one in pictures if one.art == art and one.position is not None), key=lambda one: one.position or 0
    )


def show_again(tab: ArtworkTab, desk: Desk, item: ItemId) -> None:
    tab.show_detail(desk.engine.browse.detail(item))


def test_every_kind_says_how_it_stands(tab: ArtworkTab) -> None:
    names = [tab.slots.index(row).data() for row in range(tab.slots.rowCount())]
    spoken = tab.slots.index(0).data(int(Qt.ItemDataRole.AccessibleTextRole))

    assert names[:2] == ["Poster", "Fanart"]
    assert "in use" in spoken


def test_a_file_becomes_the_picture_in_use_and_locks_it(
    tab: ArtworkTab, demo_desk: Desk, item: ItemId, tmp_path: Path, qtbot: QtBot
) -> None:
    path = a_picture_file(tmp_path, "red")
    tab._ask_for_file = lambda _parent: path

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        tab.add_from_file()

    assert said.args[0].text == "Poster added and locked"
    assert chosen(demo_desk, item, "poster")[0].source == "red.png"
    assert "poster" in demo_desk.engine.browse.detail(item).row.locked


def test_a_picture_of_a_person_is_measured_by_what_people_are_shown_by(tab: ArtworkTab, demo_desk: Desk) -> None:
    person = the_item(demo_desk.engine, "Edda Storm", Kind.PERSON)

    tab.show_detail(demo_desk.engine.browse.detail(person))

    assert tab.head.facts.text() == "None chosen. Ideal is 1000 × 1500."
    assert tab.head.title.text() == "Picture"


def test_in_a_low_pane_the_picture_in_use_leaves_its_room_to_the_candidates(tab: ArtworkTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tab.head.picture.height() > 200)

    tab.resize(900, 390)

    qtbot.waitUntil(lambda: tab.head.picture.height() < 100)
    tab.resize(900, 700)
    qtbot.waitUntil(lambda: tab.head.picture.height() > 200)


def test_asking_for_a_file_and_getting_none_changes_nothing(tab: ArtworkTab, demo_desk: Desk, item: ItemId) -> None:
    before = chosen(demo_desk, item, "poster")
    tab._ask_for_file = lambda _parent: ""

    tab.add_from_file()

    assert chosen(demo_desk, item, "poster") == before


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(
    tab: ArtworkTab, demo_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader")
    tab._ask_for_file = lambda _parent: str(path)

    with qtbot.waitSignal(demo_desk.bridge.failed) as failed:
        tab.add_from_file()

    assert "letter.txt" in str(failed.args[0])


def test_a_dropped_file_goes_to_the_kind_that_is_open(
    tab: ArtworkTab, demo_desk: Desk, item: ItemId, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.open_kind("banner")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(a_picture_file(tmp_path, "blue", QSize(758, 140)))])

    with qtbot.waitSignal(demo_desk.stage.said):
        tab.dropEvent(drop(tab, data))

    assert chosen(demo_desk, item, "banner")[0].source == "blue.png"


def test_a_picture_without_a_file_is_kept_as_it_was_dropped(
    tab: ArtworkTab, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    image = QImage(64, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    data = QMimeData()
    data.setImageData(image)

    with qtbot.waitSignal(demo_desk.stage.said):
        tab.dropEvent(drop(tab, data))

    assert (chosen(demo_desk, item, "poster")[0].width, chosen(demo_desk, item, "poster")[0].height) == (64, 96)


def drop(tab: ArtworkTab, data: QMimeData) -> QDropEvent:
    place = QPointF(tab.width() - 10, tab.height() - 10)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)


def test_a_picture_is_pasted_from_the_clipboard(tab: ArtworkTab, demo_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    image = QImage(80, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("yellow"))
    QGuiApplication.clipboard().setImage(image)

    with qtbot.waitSignal(demo_desk.stage.said):
        tab.paste()

    assert chosen(demo_desk, item, "poster")[0].width == 80


def test_an_empty_clipboard_is_said(tab: ArtworkTab, demo_desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("no picture")

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        tab.paste()

    assert said.args[0].text == "There is no picture on the clipboard"


def test_a_candidate_is_chosen_with_enter_and_the_former_stays_one(
    tab: ArtworkTab, demo_desk: Desk, item: ItemId, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.open_kind("landscape")
    former = chosen(demo_desk, item, "landscape")[0]
    demo_desk.engine.edit.add_picture(item, "landscape", a_picture_file(tmp_path, "purple"))
    show_again(tab, demo_desk, item)
    row = next(row for row in range(2) if tab.candidates.picture_at(row).uuid == former.uuid)  # type: ignore[union-attr]
    tab.grid.setFocus()
    tab.grid.choose(row)

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.keyClick(tab.grid, Qt.Key.Key_Return)

    assert said.args[0].text == "Landscape chosen and locked"
    assert [one.uuid for one in chosen(demo_desk, item, "landscape")] == [former.uuid]


def test_of_a_kind_with_several_places_another_is_added_and_put_first_and_taken_out(
    tab: ArtworkTab, demo_desk: Desk, item: ItemId, tmp_path: Path, qtbot: QtBot
) -> None:
    first = chosen(demo_desk, item, "fanart")[0]
    demo_desk.engine.edit.add_picture(item, "fanart", a_picture_file(tmp_path, "teal", QSize(320, 180)))
    second = chosen(demo_desk, item, "fanart")[0]
    demo_desk.engine.edit.choose_pictures(item, "fanart", [first.uuid])
    tab.open_kind("fanart")

    def press(button: str, picture: PictureView) -> list[str]:
        show_again(tab, demo_desk, item)
        rows = range(tab.candidates.rowCount())
        tab.grid.choose(next(row for row in rows if tab.candidates.picture_at(row).uuid == picture.uuid))  # type: ignore[union-attr]
        with qtbot.waitSignal(demo_desk.stage.said):
            getattr(tab, button).click()
        return [one.uuid for one in chosen(demo_desk, item, "fanart")]

    assert press("also", second) == [first.uuid, second.uuid]
    assert press("first", second) == [second.uuid, first.uuid]
    assert press("out", second) == [first.uuid]


def test_a_kind_is_emptied_and_stays_so(tab: ArtworkTab, demo_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    with qtbot.waitSignal(demo_desk.stage.said) as said:
        tab.head.clear.click()

    assert said.args[0].text == "Poster emptied and locked"
    assert chosen(demo_desk, item, "poster") == []
    show_again(tab, demo_desk, item)
    assert "kept empty" in tab.slots.index(0).data(int(Qt.ItemDataRole.AccessibleTextRole))


def test_a_kind_is_locked_and_unlocked(tab: ArtworkTab, demo_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    with qtbot.waitSignal(demo_desk.stage.said):
        tab.head.lock.click()
    show_again(tab, demo_desk, item)

    assert "poster" in demo_desk.engine.browse.detail(item).row.locked
    assert tab.head.lock.text() == "Unlock"
    with qtbot.waitSignal(demo_desk.stage.said):
        tab.head.lock.click()
    assert "poster" not in demo_desk.engine.browse.detail(item).row.locked


def test_a_kind_without_pictures_says_how_to_get_one(tab: ArtworkTab, qtbot: QtBot) -> None:
    tab.open_kind("keyart")

    assert tab._none.isVisible()
    qtbot.waitUntil(lambda: tab._none.accessibleName() == "No key art yet")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (DiskState.SAME, "On disk as poster.jpg, same bytes as chosen"),
        (DiskState.FORMER, "On disk as poster.jpg: the former one until published"),
        (DiskState.CHANGED, "On disk as poster.jpg, changed by another program"),
        (DiskState.GONE, "Was published as poster.jpg, which is gone"),
        (DiskState.AWAY, "Was published as poster.jpg; the disk is away"),
    ],
)
def test_how_what_was_published_stands_is_said(tab: ArtworkTab, state: DiskState, said: str) -> None:
    tab.head.show_disk(OnDisk(("poster.jpg",), state))

    assert tab.head.disk.text() == said.replace("poster.jpg", isolated("poster.jpg"))
    tab.head.show_disk(None)
    assert tab.head.disk.isHidden()


def test_where_one_picture_is_all_there_is_nothing_is_compared(tab: ArtworkTab, qtbot: QtBot) -> None:
    tab.open_kind("keyart")

    qtbot.waitUntil(tab.head.compare.isHidden)
    tab.compare()
    assert not tab.findChildren(ComparePictures)
