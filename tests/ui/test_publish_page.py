"""The plan as a screen: what would happen to which file and why, done only when asked, and then said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, LibraryType, Naming
from metarr_desktop.domain.plan import Plan, Reason, Verb
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.plan_words import reason_sentence, verb_word
from metarr_desktop.ui.publish.page import PublishPage, dry_run_text
from metarr_desktop.ui.publish.publishing import Preview
from tests.ui.demo_items import the_item

NFO = "<movie>\n    <title>Heat</title>\n    <year>1995</year>\n    <plot>Of a thief.</plot>\n</movie>\n"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    for title in ("Heat (1995)", "Ronin (1998)"):
        folder = tmp_path / "media" / title
        folder.mkdir(parents=True)
        (folder / f"{title}.mkv").write_bytes(b"film" * 100)
    (tmp_path / "media" / "Heat (1995)" / "Heat (1995).nfo").write_text(NFO)
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
def page(desk: Desk, qtbot: QtBot) -> PublishPage:
    page = PublishPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    return page


def show(page: PublishPage, qtbot: QtBot, items: list[ItemId]) -> Plan:
    with qtbot.waitSignal(page.publishing.planned):
        page.show_plan(items)
    return page.preview().plan


def publish(page: PublishPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.publishing.ended, timeout=20_000), qtbot.waitSignal(page.publishing.planned):
        page.footer.act.click()


def test_the_plan_names_every_title_and_file(page: PublishPage, qtbot: QtBot) -> None:
    show(page, qtbot, [])

    model = page.view.model
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert titles == ["Heat (1995)", "Ronin (1998)"]
    assert model.index(0, 0, model.index(0, 0)).data() == "Heat (1995).nfo"


def test_the_plan_says_whose_names_its_files_get(page: PublishPage, engine: Engine, qtbot: QtBot) -> None:
    (library,) = engine.browse.libraries()
    engine.libraries.set_naming(library.id, naming=[Naming.KODI, Naming.PLEX])

    show(page, qtbot, [])

    assert page.head._note.text().endswith(" for Kodi, Plex. Nothing is written until you say so.")


def test_an_nfo_of_somebody_else_is_shown_before_and_after(page: PublishPage, qtbot: QtBot) -> None:
    show(page, qtbot, [])

    step = page.view.current_step()

    assert step is not None
    assert (step.verb, step.reason) == (Verb.REPLACE, Reason.FOREIGN)
    assert "<title>Heat</title>" in page.view.preview.diff.before.toPlainText()
    assert "<title>Heat</title>" in page.view.preview.diff.after.toPlainText()


def test_nothing_is_written_until_it_is_asked_for(page: PublishPage, qtbot: QtBot, media: Path) -> None:
    show(page, qtbot, [])

    assert (media / "Heat (1995)" / "Heat (1995).nfo").read_text() == NFO
    assert not (media / "Ronin (1998)" / "Ronin (1998).nfo").exists()


def test_publishing_does_what_the_plan_said_and_says_so(
    page: PublishPage, desk: Desk, qtbot: QtBot, media: Path
) -> None:
    show(page, qtbot, [])

    with qtbot.waitSignal(desk.stage.said) as said:
        publish(page, qtbot)

    assert "written" in said.args[0].text
    assert (media / "Ronin (1998)" / "Ronin (1998).nfo").exists()
    assert page.preview().plan.changes == ()
    assert page.footer.sentence.text() == said.args[0].text


def test_a_second_plan_has_nothing_to_do(page: PublishPage, qtbot: QtBot) -> None:
    show(page, qtbot, [])
    publish(page, qtbot)

    plan = show(page, qtbot, [])

    assert plan.changes == ()
    assert page._empty.accessibleName() == "Everything is published"
    assert not page.footer.act.isVisible()


def test_what_another_program_changed_is_named_and_kept_aside(
    page: PublishPage, engine: Engine, qtbot: QtBot, media: Path
) -> None:
    show(page, qtbot, [])
    publish(page, qtbot)
    (media / "Heat (1995)" / "Heat (1995).nfo").write_text("<movie><title>Cold</title></movie>")

    show(page, qtbot, [the_item(engine, "Heat")])

    assert [chip.value.key for chip in page.chips.chips()] == ["replace", "others"]
    assert "another program" in page.footer.sentence.text()


def test_everything_shows_what_stays_too(page: PublishPage, engine: Engine, qtbot: QtBot) -> None:
    show(page, qtbot, [])
    publish(page, qtbot)
    show(page, qtbot, [the_item(engine, "Heat")])

    page.which.button("all").click()

    step = page.view.current_step()
    assert step is not None
    assert step.verb is Verb.KEEP


def test_an_edit_made_meanwhile_is_in_the_plan(page: PublishPage, engine: Engine, qtbot: QtBot) -> None:
    show(page, qtbot, [])

    with qtbot.waitSignal(page.publishing.planned):
        engine.edit.set_values([the_item(engine, "Ronin")], {"tagline": "Loyalty is bought."})

    assert any("Loyalty is bought." in step.text for step in page.preview().plan.steps)


def test_a_dry_run_is_saved_as_text(page: PublishPage, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    show(page, qtbot, [])
    target = tmp_path / "plan.txt"
    page._ask_for_file = lambda _parent: str(target)

    with qtbot.waitSignal(desk.stage.said):
        page.export.click()

    lines = target.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(page.preview().plan.steps)
    assert lines[0].startswith("Replace\t")


def test_a_dry_run_that_cannot_be_saved_is_an_error_in_words(
    page: PublishPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    show(page, qtbot, [])
    page._ask_for_file = lambda _parent: str(tmp_path / "no folder" / "plan.txt")

    with qtbot.waitSignal(desk.stage.error) as error:
        page.export.click()

    assert "was not written" in str(error.args[0])


def test_a_title_whose_folder_is_away_is_left_out_and_said(
    page: PublishPage, engine: Engine, qtbot: QtBot, media: Path
) -> None:
    (media / "Ronin (1998)").rename(media.parent / "elsewhere")

    show(page, qtbot, [the_item(engine, "Ronin")])

    assert "left out" in page.footer.sentence.text()
    assert "folder is away" in dry_run_text(page.preview())


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    assert reason_sentence(reason)


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_has_a_word(verb: Verb) -> None:
    assert verb_word(verb)


def test_an_empty_plan_is_an_empty_dry_run() -> None:
    assert dry_run_text(Preview()) == "\n"


# another program


def by_another_program(page: PublishPage, qtbot: QtBot, media: Path) -> ItemId:
    """Heat is published; then its plot is changed here and by another program."""
    engine = page._desk.engine
    heat = the_item(engine, "Heat")
    show(page, qtbot, [heat])
    publish(page, qtbot)
    path = media / "Heat (1995)" / "Heat (1995).nfo"
    path.write_text(path.read_text().replace("Of a thief.", "Theirs."))
    engine.edit.set_values([heat], {"plot": "Mine."})
    show(page, qtbot, [heat])
    return heat


def test_a_field_that_both_changed_is_shown_with_both_values_and_ours_standing_by_its_lock(
    page: PublishPage, qtbot: QtBot, media: Path
) -> None:
    by_another_program(page, qtbot, media)

    (row,) = page.view.preview.others.rows

    assert (row.clash.ours, row.clash.theirs) == ("Mine.", "Theirs.")
    assert row.side.current() == "ours"
    assert "Mine." in page.view.preview.diff.after.toPlainText()


def test_choosing_theirs_shows_what_would_be_written_and_publishes_it(
    page: PublishPage, qtbot: QtBot, media: Path
) -> None:
    heat = by_another_program(page, qtbot, media)
    (row,) = page.view.preview.others.rows

    with qtbot.waitSignal(page.publishing.planned):
        row.side.button("theirs").click()
    shown = page.view.preview.diff.after.toPlainText()
    publish(page, qtbot)

    assert "Theirs." in shown
    assert "Theirs." in (media / "Heat (1995)" / "Heat (1995).nfo").read_text()
    assert page._desk.engine.browse.detail(heat).values["plot"] == "Theirs."


def test_a_contested_file_waits_for_a_decision_and_is_written_when_one_insists(
    page: PublishPage, qtbot: QtBot, media: Path
) -> None:
    heat = the_item(page._desk.engine, "Heat")
    path = media / "Heat (1995)" / "Heat (1995).nfo"
    for round in range(4):
        page._desk.engine.edit.set_values([heat], {"tagline": f"Tagline {round}."})
        page._desk.engine.run(publish_job(items=[heat]))
        path.write_text(path.read_text() + f"<!-- {round} -->\n")
    page._desk.engine.edit.set_values([heat], {"tagline": "The last word."})

    plan = show(page, qtbot, [heat])
    waits = page.footer.sentence.text()
    with qtbot.waitSignal(page.publishing.planned):
        page.view.preview.why.button.click()
    publish(page, qtbot)

    assert plan.count(Verb.DECIDE) == 1
    assert waits == "1 decision(s) open; everything else can go now"
    assert "The last word." in path.read_text()
