"""What a person does to items: one call is one batch, and one undo takes it back."""

import os
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.errors import BadFile, BadInput, NotFound
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from tests.disk import GREEN, a_film, a_picture, colour_of, element
from tests.services.desk import Desk


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(root, name, nfo=element("plot", "Old."))
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    return library


def test_many_items_are_edited_at_once_and_undone_at_once(desk: Desk, films: LibraryId) -> None:
    items = [row.id for row in desk.rows(Kind.MOVIE)]

    desk.edit.set_texts(items, {"plot": "New.", "genres": "Crime; Drama", "year": "2000"})
    edited = [(desk.value(one, "plot"), desk.value(one, "genres"), desk.value(one, "year")) for one in items]
    desk.edit.undo()

    assert edited == [("New.", ("Crime", "Drama"), 2000)] * 2
    assert [desk.value(one, "plot") for one in items] == ["Old.", "Old."]
    assert {desk.detail(one).row.locked for one in items} == {()}


def test_a_field_cleared_by_hand_stays_empty(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_texts([heat], {"plot": ""})

    nfo = root / "Heat (1995)" / "Heat (1995).nfo"
    nfo.write_text("<movie><plot>Newer.</plot></movie>")
    desk.scan(films)

    assert desk.value(heat, "plot") is None
    assert desk.detail(heat).row.locked == ("plot",)


@pytest.mark.parametrize("typed", ["", "   "])
def test_a_title_is_never_left_without_its_name(desk: Desk, films: LibraryId, typed: str) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")

    with pytest.raises(BadInput, match="needs a name"):
        desk.edit.set_texts([heat], {"title": typed, "plot": "New."})

    assert (desk.value(heat, "title"), desk.value(heat, "plot")) == ("Heat", "Old.")


def test_what_something_else_wrote_meanwhile_is_told_and_comes_back_by_undo(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    nfo = root / "Heat (1995)" / "Heat (1995).nfo"
    nfo.write_text("<movie><plot>Newer.</plot></movie>")
    desk.scan(films)

    changes = desk.edit.set_values([heat], {"plot": "Mine."}, {"plot": "Old."})

    assert changes.overtaken == {heat: {"plot": "Newer."}}
    assert desk.value(heat, "plot") == "Mine."
    desk.edit.undo()
    assert desk.value(heat, "plot") == "Newer."


def test_what_the_person_saw_is_overtaken_by_nothing(desk: Desk, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")

    seen = desk.edit.set_values([heat], {"plot": "Mine.", "genres": ("Crime",)}, {"plot": "Old.", "genres": ()})
    same = desk.edit.set_values([heat], {"plot": "Mine."}, {"plot": "Something else."})

    assert (seen.overtaken, same.overtaken) == ({}, {})


def test_words_that_mean_nothing_change_nothing(desk: Desk, films: LibraryId, tmp_path: Path) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    before = desk.changes()
    no_picture = tmp_path / "notes.jpg"
    no_picture.write_text("not a picture")

    with pytest.raises(BadInput, match="colour"):
        desk.edit.set_texts([heat], {"colour": "red"})
    with pytest.raises(BadInput, match="soon"):
        desk.edit.set_texts([heat], {"year": "soon"})
    with pytest.raises(NotFound):
        desk.edit.set_values([ItemId(999)], {"title": "x"})
    with pytest.raises(BadFile, match=r"notes\.jpg"):
        desk.edit.add_picture(heat, "poster", str(no_picture))
    with pytest.raises(BadFile, match="nowhere"):
        desk.edit.add_picture(heat, "poster", os.path.join(os.sep, "nowhere", "to.jpg"))
    with pytest.raises(BadInput, match="spine"):
        desk.edit.add_picture(heat, "spine", str(a_picture(tmp_path / "mine.jpg")))

    assert desk.changes() == before


def test_the_same_picture_added_twice_is_one(desk: Desk, films: LibraryId, tmp_path: Path) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    mine = str(a_picture(tmp_path / "mine.jpg", "green"))

    desk.edit.add_picture(heat, "poster", mine)
    desk.edit.add_picture(heat, "poster", mine)

    assert len(desk.detail(heat).pictures) == 1
    assert colour_of(desk.picture(heat)) == GREEN


# the engine as doors see it


def the_films(engine: Engine) -> dict[str, ItemId]:
    rows = engine.browse.rows([ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids])
    return {row.title: row.id for row in rows}


def test_undo_of_what_an_nfo_changed_publishes_what_was_there_before(tmp_path: Path) -> None:
    video = a_film(tmp_path / "media", "Heat (1995)", nfo=element("title", "Heat") + element("plot", "Old."))
    nfo = video.with_suffix(".nfo")
    with open_engine(str(tmp_path / "data")) as engine:
        library = engine.libraries.add(str(tmp_path / "media"), LibraryType.MOVIE)
        engine.libraries.put_setting("automation.publish_after_scan", True)
        engine.run(scan_job(library.id))
        nfo.write_text(nfo.read_text().replace("Old.", "New."))
        engine.run(scan_job(library.id))
        (batch,) = [one.id for one in engine.browse.batches() if one.verb == "take_in"][:1]
        changed = engine.browse.detail(the_films(engine)["Heat"]).values["plot"]

        engine.undo(batch)
        engine.run(publish_job())
        plot = engine.browse.detail(the_films(engine)["Heat"]).values["plot"]

    assert (changed, plot) == ("New.", "Old.")
    assert "Old." in nfo.read_text()


def test_a_second_start_finds_everything_and_nothing_waiting(tmp_path: Path) -> None:
    a_film(tmp_path / "media", "Heat (1995)")
    with open_engine(str(tmp_path / "data")) as engine:
        library = engine.libraries.add(str(tmp_path / "media"), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        engine.edit.set_values([the_films(engine)["Heat"]], {"plot": "Mine."})

    with open_engine(str(tmp_path / "data")) as engine:
        detail = engine.browse.detail(the_films(engine)["Heat"])
        left = engine.browse.jobs(JobStatus.RUNNING)

    assert (detail.values["plot"], detail.row.locked, left) == ("Mine.", ("plot",), [])
