"""A person's page: life, what they are in, and how it is reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.values import Credit
from metarr_desktop.domain.works import Part, ToldWorks, Work
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.gathered.person import PersonPage
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.settings.sections import SectionKey
from tests.disk import a_film, a_picture, element
from tests.fakes import FakeProvider
from tests.ui.demo_items import put_back_after, the_item
from tests.ui.drops import drop

_DUNES = Work(Kind.MOVIE, "Dunes", (ExternalId("tmdb", "990000001"),), "2031-02", (Part("producers", "Producer"),))
_OFFICE = Work(Kind.SERIES, "Harbour Office", (), "", (Part("", "Dialect coach"),), 1)
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


# --- what else they are in --------------------------------------------------------------------------------------------


@pytest.fixture
def filmography(demo_engine: Engine, person: ItemId) -> Iterator[None]:
    """What a provider told of her, until the test is over."""
    ids = tuple(ExternalId(*one) for one in _ids_of(demo_engine, "Edda Storm"))
    demo_engine.enrich.keep_works(person, ToldWorks("tmdb", ids, (_DUNES, _OFFICE)))
    yield
    demo_engine.enrich.keep_works(person, ToldWorks("tmdb", (), ()))  # of nobody


def lines(page: PersonPage) -> list[tuple[str, ...]]:
    model = page.works_model
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


@pytest.mark.usefixtures("filmography", "english")
def test_all_works_stand_there_the_newest_first_and_what_is_here_is_marked(
    page: PersonPage, person: ItemId, qtbot: QtBot
) -> None:
    show(page, person, qtbot)
    assert page.extent.button("here").text() == f"Here {page.model.rowCount()}"

    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert lines(page)[0] == ("2031", isolated("Dunes"), "Producer")
    assert lines(page)[-1] == ("–", isolated("Harbour Office"), "Dialect coach · 1 episode")
    assert ("2019", isolated("The Glass Meridian"), "Director, Writer") in lines(page)
    assert not page.grid.isVisible()
    spoken = [
        page.works_model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(lines(page)))
    ]
    assert f"{isolated('The Glass Meridian')}, in your library" in spoken
    assert "Dunes" in spoken


def test_a_key_that_comes_before_the_person_does_nothing(page: PersonPage) -> None:
    page.turn_works()

    assert lines(page) == []


@pytest.mark.usefixtures("filmography")
def test_the_kinds_of_work_sift_all_works_too(page: PersonPage, person: ItemId, qtbot: QtBot) -> None:
    show(page, person, qtbot)
    page.extent.button("works").click()

    page.jobs.button("").click()

    assert [title for _, title, _ in lines(page)] == [isolated("Harbour Office")]


@pytest.mark.usefixtures("filmography")
def test_a_click_opens_what_is_here_and_nothing_else(
    page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot
) -> None:
    show(page, person, qtbot)
    page.extent.button("works").click()
    here = the_item(demo_desk.engine, "The Glass Meridian")
    row = next(row for row in range(len(lines(page))) if page.works_model.item_at(row) == here)

    with qtbot.assertNotEmitted(demo_desk.stage.item_wanted):
        click(page, 0, qtbot)
    with qtbot.waitSignal(demo_desk.stage.item_wanted) as wanted:
        click(page, row, qtbot)

    assert wanted.args == [here]
    assert page.chosen() == [here]
    qtbot.keyClick(page.works, Qt.Key.Key_Escape)
    assert page.chosen() == [person]


def click(page: PersonPage, row: int, qtbot: QtBot) -> None:
    place = page.works.visualRect(page.works_model.index(row, 1)).center()
    qtbot.mouseClick(page.works.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.usefixtures("filmography")
def test_in_a_narrow_page_the_kinds_of_work_give_way(page: PersonPage, person: ItemId, qtbot: QtBot) -> None:
    show(page, person, qtbot)
    page.extent.button("works").click()
    page.jobs.button("producers").click()
    assert len(lines(page)) == 1

    page.setFixedWidth(360)

    assert not page.jobs.isVisible()
    assert page.extent.isVisible()
    assert len(lines(page)) > 1


@pytest.mark.usefixtures("english")
def test_without_a_key_the_page_says_so_and_leads_to_where_one_is_entered(
    page: PersonPage, demo_desk: Desk, person: ItemId, qtbot: QtBot
) -> None:
    show(page, person, qtbot)

    tmdb, name = isolated("TMDB"), isolated("Edda Storm")
    assert page.note.text() == f"{tmdb} can tell what else {name} is in, once it has a key."
    assert not page.extent.isVisible()
    with qtbot.waitSignal(demo_desk.stage.settings_wanted) as wanted:
        page.way_out.click()
    assert wanted.args == [SectionKey.PROVIDERS]


def test_of_who_makes_music_nothing_more_is_expected(page: PersonPage, demo_desk: Desk, qtbot: QtBot) -> None:
    show(page, the_item(demo_desk.engine, "Ada Lindqvist", Kind.PERSON), qtbot)

    assert not page.note.isVisible()


@pytest.fixture
def tmdb(monkeypatch: pytest.MonkeyPatch) -> FakeProvider:
    """The only provider there is, which tells of people."""
    provider = FakeProvider(kinds=frozenset(Kind), schemes=dict.fromkeys(Kind, ("tmdb",)), tells_works=True)
    monkeypatch.setattr("metarr_desktop.providers.SOURCES", (provider.source,))
    return provider


def test_who_is_looked_at_is_asked_about_once_and_again_when_that_is_wanted(
    tmdb: FakeProvider, empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    actor = "<actor><name>Ida</name><role>Ripley</role><tmdbid>7</tmdbid></actor>"
    a_film(tmp_path / "films", "Heat (1995)", nfo=element("title", "Heat") + actor)
    engine = empty_desk.engine
    engine.run(scan_job(engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id))
    page = PersonPage(empty_desk)
    qtbot.addWidget(page)
    page.show()

    show(page, the_item(engine, "Ida", Kind.PERSON), qtbot)

    qtbot.waitUntil(lambda: page.way_out.text() == "Ask again")
    assert page.note.text() == f"{isolated('TMDB')} did not tell what else {isolated('Ida')} is in."
    page.load()
    qtbot.waitUntil(lambda: not empty_desk.bridge.is_asking)
    assert [job.type for job in engine.browse.jobs()].count("enrich") == 1

    tmdb.knows("7", "Ida", Kind.PERSON, works=(_DUNES,))
    page.way_out.click()

    qtbot.waitUntil(lambda: page.extent.isVisible())
    assert not page.note.isVisible()


def _ids_of(engine: Engine, name: str) -> tuple[tuple[str, str], ...]:
    ids = engine.browse.detail(the_item(engine, name, Kind.PERSON)).values["external_ids"]
    assert isinstance(ids, tuple)
    return tuple((one.scheme, one.value) for one in ids if isinstance(one, ExternalId))
