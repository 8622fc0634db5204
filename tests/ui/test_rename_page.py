"""Rename as a screen: names of now and to come, a template that is tried while it is typed, done when asked, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.moves import MoveReason, MoveVerb, NameKind
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.plan_words import move_reason
from metarr_desktop.ui.rename.page import RenamePage
from metarr_desktop.ui.rename.plan_model import difference, groups_of
from metarr_desktop.ui.widgets.toast import Notice


@pytest.fixture
def media(tmp_path: Path) -> Path:
    for name in ("heat.1995.1080p", "ronin.1998"):
        folder = tmp_path / "media" / name
        folder.mkdir(parents=True)
        (folder / f"{name}.mkv").write_bytes(b"film" * 100)
        (folder / f"{name}.en.srt").write_text(name)
    return tmp_path / "media"


@pytest.fixture
def engine(tmp_path: Path, media: Path) -> Iterator[Engine]:
    with open_engine(str(tmp_path / "data")) as engine:
        library = engine.libraries.add(str(media), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        yield engine


@pytest.fixture
def desk(qapp: object, engine: Engine) -> Iterator[Desk]:
    bridge = Bridge(engine)
    yield Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage())
    bridge.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> RenamePage:
    page = RenamePage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    with qtbot.waitSignal(page.renaming.planned):
        page.show_plan([])
    return page


def shown(page: RenamePage) -> list[str]:
    """The lines below the titles."""
    model = page.model
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(model.index(row, 0, group).data()) for group in groups for row in range(model.rowCount(group))]


def type_template(page: RenamePage, qtbot: QtBot, kind: NameKind, text: str) -> None:
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page.kind.activated.emit(page.kind.currentIndex())
    page.template.selectAll()
    qtbot.keyClicks(page.template, text)


def test_escape_takes_back_a_template_that_is_tried_and_then_leads_back(
    page: RenamePage, desk: Desk, qtbot: QtBot
) -> None:
    page.activateWindow()
    page.template.setFocus()
    kept = page.template.text()
    type_template(page, qtbot, page.kind.currentData(), "{title}!")

    qtbot.keyClick(page.template, Qt.Key.Key_Escape)
    assert page.template.text() == kept
    with qtbot.waitSignal(desk.stage.back_wanted):
        qtbot.keyClick(page.template, Qt.Key.Key_Escape)


def test_every_name_stands_beside_the_one_to_come(page: RenamePage) -> None:
    assert shown(page)[:3] == [
        "heat.1995.1080p → heat (1995)",
        "heat.1995.1080p.mkv → heat (1995).mkv",
        "heat.1995.1080p.en.srt → heat (1995).en.srt",
    ]
    assert page.footer.act.isVisible()
    assert "6" in page.footer.act.text() or "%n" in page.footer.act.text()


def test_a_template_is_tried_while_it_is_typed(page: RenamePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.renaming.planned):
        type_template(page, qtbot, NameKind.MOVIE_FILE, "{year} {title}")

    assert "ronin.1998.mkv → 1998 ronin.mkv" in shown(page)
    assert page.keep.isEnabled()


def test_a_template_that_cannot_be_read_says_why_and_nothing_can_be_done(page: RenamePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.renaming.refused):
        type_template(page, qtbot, NameKind.MOVIE_FILE, "{titel}")

    assert page.refusal.isVisible()
    assert "{titel}" in page.refusal.text()
    assert not page.footer.act.isVisible()


def test_a_template_can_be_kept(page: RenamePage, qtbot: QtBot, engine: Engine) -> None:
    with qtbot.waitSignal(page.renaming.planned):
        type_template(page, qtbot, NameKind.MOVIE_FILE, "{year} {title}")

    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: engine.browse.setting("rename.movie_file") == "{year} {title}")
    qtbot.waitUntil(lambda: not page.keep.isEnabled())


def test_the_button_renames_and_the_notice_has_the_way_back(
    page: RenamePage, qtbot: QtBot, desk: Desk, media: Path
) -> None:
    with qtbot.waitSignal(desk.stage.said, timeout=20_000) as said:
        qtbot.mouseClick(page.footer.act, Qt.MouseButton.LeftButton)

    assert (media / "heat (1995)" / "heat (1995).mkv").is_file()
    (notice,) = said.args
    assert isinstance(notice, Notice)
    assert notice.action == "Undo"
    assert notice.undoes is not None
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    said_at_the_foot = page.footer.sentence.text()
    changes = desk.engine.undo(notice.undoes)
    desk.engine.jobs.run_until_idle(changes.jobs)
    assert (media / "heat.1995.1080p" / "heat.1995.1080p.mkv").is_file()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.waitUntil(lambda: page.footer.sentence.text() != said_at_the_foot)  # which is so no more


def test_when_all_names_are_right_the_page_says_so(page: RenamePage, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.stage.said, timeout=20_000):
        page.footer.acted.emit()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)

    page.which.button("all").click()

    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert not page.footer.act.isVisible()


def test_what_is_refused_is_listed_with_its_reason(page: RenamePage, qtbot: QtBot, media: Path) -> None:
    (media / "heat (1995)").mkdir()

    with qtbot.waitSignal(page.renaming.planned):
        page.show_plan([])

    (refused,) = [one for one in page.plan().moves if one.verb is MoveVerb.REFUSE]
    assert refused.reason is MoveReason.IN_THE_WAY
    groups = groups_of(page.plan(), {}, only_changes=True)
    assert refused in [move for group in groups for move in group.members]


def test_only_what_differs_is_marked() -> None:
    assert difference("heat.1995.mkv", "heat (1995).mkv") == (4, 11)
    assert difference("same", "same") == (4, 4)


@pytest.mark.parametrize("reason", list(MoveReason))
def test_every_reason_has_words(reason: MoveReason) -> None:
    assert move_reason(reason) != reason.value
