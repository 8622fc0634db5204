"""A person's page: life, what they are in, and how it is reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.values import Credit
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.gathered.person import PersonPage
from metarr_desktop.ui.roles import Role
from tests.disk import a_picture
from tests.ui.demo_items import put_back_after, the_item
from tests.ui.drops import drop

_STORY = "She read to the keepers of a lighthouse. " * 20


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def person(demo_engine: Engine) -> ItemId:
    """Who directed and wrote The Glass Meridian."""
    return the_item(demo_engine, "Edda Storm", Kind.PERSON)


@pytest.fixture
def page(demo_desk: Desk, qtbot: QtBot) -> PersonPage:
    page = PersonPage(demo_desk)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    return page


def show(page: PersonPage, person: ItemId, qtbot: QtBot) -> None:
    page.show_item(person)
    qtbot.waitUntil(lambda: bool(page.hero.hero().title))


def cards(page: PersonPage) -> dict[str, tuple[str, ...]]:
    rows = [page.model.index(row).data(Role.CARD) for row in range(page.model.rowCount())]
    return {card.title: card.details for card in rows}


def test_the_head_says_when_they_lived_and_how_old_they_became(
    page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot
) -> None:
    demo_desk.engine.edit.set_texts([person], {"born": "1950-05-02", "died": "2001-05-01"})

    show(page, person, qtbot)

    assert page.hero.hero().title == "Edda Storm"
    assert page.hero.hero().facts == "born 2 May 1950 · died 1 May 2001 · 50 year(s) old"


def test_a_year_alone_tells_no_age(page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot) -> None:
    demo_desk.engine.edit.set_texts([person], {"born": "1950"})

    show(page, person, qtbot)

    assert page.hero.hero().facts == "born 1950"


def test_a_long_life_is_cut_until_more_is_wanted(
    page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot
) -> None:
    demo_desk.engine.edit.set_texts([person], {"biography": _STORY})
    show(page, person, qtbot)
    assert page.text.text().endswith("…")

    page.more.click()

    assert page.text.text() == _STORY.strip()
    assert page.more.text() == "Less"


def test_a_life_is_as_high_as_its_lines(page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot) -> None:
    demo_desk.engine.edit.set_texts([person], {"biography": _STORY[:400]})

    show(page, person, qtbot)

    qtbot.waitUntil(lambda: page.text.height() >= page.text.heightForWidth(page.text.width()))


@pytest.mark.usefixtures("english")
def test_titles_stand_there_with_what_the_person_did(page: PersonPage, person: ItemId, qtbot: QtBot) -> None:
    show(page, person, qtbot)

    assert cards(page)["The Glass Meridian"] == ("Director, Writer",)
    assert page.head._title.text() == f"{page.model.rowCount()} in your library"


def test_an_actor_is_told_by_the_roles(page: PersonPage, demo_desk: Desk, qtbot: QtBot) -> None:
    ines = the_item(demo_desk.engine, "Ines Haldor", Kind.PERSON)

    show(page, ines, qtbot)

    assert cards(page)["The Glass Meridian"] == ("as Marta Voss",)


def test_a_part_in_an_episode_counts_for_its_show(page: PersonPage, demo_desk: Desk, qtbot: QtBot) -> None:
    engine = demo_desk.engine
    series = the_item(engine, "The Cove Atlas", Kind.SERIES)
    season = next(row for row in engine.browse.children(series) if row.season == 1)
    first, second, *_ = engine.browse.children(season.id)
    guest = (Credit("Ines Haldor", "The guest", "", _ids_of(engine, "Ines Haldor")),)
    engine.edit.set_values([first.id, second.id], {"cast": guest})
    engine.run(NewJob("tidy", {}))
    ines = the_item(engine, "Ines Haldor", Kind.PERSON)

    show(page, ines, qtbot)

    assert cards(page)["The Cove Atlas"] == ("as Marit, The guest · 2 episode(s)",)


def test_the_kinds_of_work_sift_the_titles(page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot) -> None:
    engine = demo_desk.engine
    other = the_item(engine, "Lumen")
    engine.edit.set_values([other], {"producers": (Credit("Edda Storm", "", "", _ids_of(engine, "Edda Storm")),)})
    engine.run(NewJob("tidy", {}))
    show(page, person, qtbot)
    assert {"Lumen", "The Glass Meridian"} <= cards(page).keys()

    page.jobs.button("producers").click()

    assert cards(page) == {"Lumen": ("Producer",)}


def test_the_person_is_chosen_until_a_title_is(page: PersonPage, person: ItemId, qtbot: QtBot) -> None:
    show(page, person, qtbot)
    assert page.chosen() == [person]

    page.grid.choose(0)
    assert page.chosen() == [page.model.item_at(0)]

    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Escape)
    assert page.chosen() == [person]


def test_enter_opens_a_title(page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot) -> None:
    show(page, person, qtbot)
    page.grid.choose(0)

    with qtbot.waitSignal(demo_desk.stage.item_wanted) as wanted:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)

    assert wanted.args == [page.model.item_at(0)]


def test_a_second_escape_leads_back(page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot) -> None:
    show(page, person, qtbot)
    page.grid.choose(0)

    with qtbot.waitSignal(demo_desk.stage.back_wanted):
        qtbot.keyClick(page.grid, Qt.Key.Key_Escape)
        qtbot.keyClick(page.grid, Qt.Key.Key_Escape)


def test_a_picture_that_falls_on_the_head_is_the_persons(
    page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot, tmp_path: Path
) -> None:
    show(page, person, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_picture(tmp_path / "edda.png")))])

    with qtbot.waitSignal(demo_desk.stage.said):
        drop(page.hero, QPoint(20, 20), data)

    detail = demo_desk.engine.browse.detail(person)
    assert detail.row.picture
    assert "thumb" in detail.row.locked
    assert not detail.row.needs_publish  # nobody writes people beside files


def test_providers_can_be_asked_for_a_person(page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot) -> None:
    show(page, person, qtbot)

    with qtbot.waitSignal(demo_desk.bridge.job_event) as told:
        page.ask.click()

    assert told.args[0].job.payload["items"] == [person]


def _ids_of(engine: Engine, name: str) -> tuple[tuple[str, str], ...]:
    ids = engine.browse.detail(the_item(engine, name, Kind.PERSON)).values["external_ids"]
    assert isinstance(ids, tuple)
    return tuple((one.scheme, one.value) for one in ids if isinstance(one, ExternalId))
