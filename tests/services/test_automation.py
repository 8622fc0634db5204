"""Automation: each library hands on to the next step by itself, or asks; what it asks about waits in sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.kinds import Kind, LibraryId, LibraryType
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.automation import Automation, does, handed_on
from metarr_desktop.services.errands import identify_job
from tests.builders import a_movie
from tests.disk import a_film
from tests.fakes import FakeProvider
from tests.services.desk import Desk, Laid


@pytest.fixture
def settings() -> dict[str, SettingValue]:
    return {"automation.artwork_after_enrich": False}


def films(desk: Desk, folder: Path) -> LibraryId:
    a_film(folder, "Heat (1995)")
    return desk.add(folder, LibraryType.MOVIE)


def automation(desk: Desk) -> Automation:
    return Automation(desk.store, desk.newsroom)


def test_a_library_that_does_not_differ_does_as_the_settings_say(desk: Desk, tmp_path: Path) -> None:
    library = films(desk, tmp_path / "films")

    before = does(desk.store, HandOver.PUBLISH, library)
    desk.libraries.put_setting("automation.publish_after_scan", True)

    assert (before, does(desk.store, HandOver.PUBLISH, library)) == (False, True)


def test_one_library_publishes_after_a_scan_while_another_waits_to_be_asked(desk: Desk, tmp_path: Path) -> None:
    busy, careful = films(desk, tmp_path / "busy"), films(desk, tmp_path / "careful")
    automation(desk).decide(busy, HandOver.PUBLISH, True)

    desk.scan(busy)
    desk.scan(careful)

    assert (tmp_path / "busy/Heat (1995)/Heat (1995).nfo").is_file()
    assert not (tmp_path / "careful/Heat (1995)/Heat (1995).nfo").exists()
    assert len(desk.browse.listing(Scope(library=careful), "unpublished").ids) == 1


def test_a_library_can_ask_where_the_settings_say_do_it_and_be_set_back(desk: Desk, tmp_path: Path) -> None:
    library = films(desk, tmp_path / "films")
    desk.libraries.put_setting("automation.publish_after_scan", True)
    automation(desk).decide(library, HandOver.PUBLISH, False)

    asked = does(desk.store, HandOver.PUBLISH, library)
    automation(desk).decide(library, HandOver.PUBLISH, None)

    assert not asked
    assert does(desk.store, HandOver.PUBLISH, library)
    assert desk.store.libraries.hand_overs()[library] == {}


def test_of_what_is_identified_together_only_one_library_is_enriched(laid: Laid, tmp_path: Path) -> None:
    tmdb = FakeProvider()
    tmdb.knows("1", "Heat", values={"year": 1995, "plot": "Two men."})
    tmdb.knows("2", "Ronin", values={"year": 1998, "plot": "A case."})
    desk = laid(tmdb)
    one, other = desk.add(tmp_path / "one", LibraryType.MOVIE), desk.add(tmp_path / "other", LibraryType.MOVIE)
    heat = a_movie(desk.store, "Heat", year=1995, library=one)
    ronin = a_movie(desk.store, "Ronin", year=1998, library=other)
    automation(desk).decide(other, HandOver.ENRICH, False)

    desk.run(identify_job())

    assert desk.value(heat, "plot") == "Two men."
    assert desk.value(ronin, "plot") is None
    assert [row.status for row in desk.browse.rows([heat, ronin])] == ["enriched", "identified"]


def test_what_is_in_no_library_goes_along_with_what_is(desk: Desk, tmp_path: Path) -> None:
    library = films(desk, tmp_path / "films")
    desk.scan(library)
    heat = desk.one(Kind.MOVIE)
    alone = a_movie(desk.store, "A set of films", library=None)
    automation(desk).decide(library, HandOver.ARTWORK, False)
    desk.libraries.put_setting("automation.artwork_after_enrich", True)

    assert handed_on(desk.store, HandOver.ARTWORK, [heat, alone]) == []
    automation(desk).decide(library, HandOver.ARTWORK, True)
    assert handed_on(desk.store, HandOver.ARTWORK, [heat, alone]) == [heat, alone]


def test_a_library_that_is_not_there_decides_nothing(desk: Desk) -> None:
    with pytest.raises(NotFound):
        automation(desk).decide(LibraryId(99), HandOver.SYNC, True)


def test_a_library_that_is_brought_back_decides_as_before(desk: Desk, tmp_path: Path) -> None:
    library = films(desk, tmp_path / "films")
    automation(desk).decide(library, HandOver.SYNC, False)

    removal = desk.libraries.remove(library)
    gone = desk.store.libraries.hand_overs()
    desk.undo(removal)

    assert gone == {}
    assert not does(desk.store, HandOver.SYNC, library)


def test_what_a_manager_said_is_enriched_only_in_libraries_that_do_so(laid: Laid, tmp_path: Path) -> None:
    desk = laid()
    one, other = desk.add(tmp_path / "one", LibraryType.MOVIE), desk.add(tmp_path / "other", LibraryType.MOVIE)
    heat, ronin = a_movie(desk.store, "Heat", library=one), a_movie(desk.store, "Ronin", library=other)
    automation(desk).decide(other, HandOver.ENRICH, False)
    automation(desk).decide(one, HandOver.PUBLISH, True)

    (job,) = desk.asking.after_given([heat, ronin], None)

    assert (job.type, job.payload["items"], job.payload["publishes"]) == ("enrich", [heat], one)
    assert desk.asking.after_given([ronin], None) == []
