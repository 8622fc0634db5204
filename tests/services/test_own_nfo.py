"""New titles are made with what their own NFO says; it is as if the NFO had been read a moment later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, Kind, LibraryId, LibraryType, Status
from metarr_desktop.domain.views import Scope
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, a_track, an_episode_file, an_nfo, element
from tests.services.desk import Desk

HEAT = (
    element("title", "Heat!")
    + element("plot", "A thief.")
    + '<uniqueid type="imdb">tt0113277</uniqueid><set><name>Mann</name><overview>All of his.</overview></set>'
    + "<genre>Crime</genre><actor><name>Al P.</name><role>Hanna</role></actor><oddity>mine</oddity>"
)


def scan_alone(desk: Desk, library: LibraryId, *, discover_only: bool = False) -> None:
    """The scan, without the jobs that would follow it."""
    desk.flow.scan(scan_job(library, discover_only=discover_only).payload, Unwatched())


def waiting(desk: Desk, library: LibraryId) -> int:
    """How many NFO files are still to be read."""
    return desk.store.files.count_to_read(library, [FileRole.NFO])


def test_a_title_is_made_with_what_its_nfo_says(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)
    library = desk.add(root, LibraryType.MOVIE)

    scan_alone(desk, library)

    detail = desk.detail(desk.one(Kind.MOVIE))
    assert (detail.row.title, detail.values["plot"], detail.values["collection"]) == ("Heat!", "A thief.", "Mann")
    assert (detail.row.status, detail.row.confidence) == (Status.IDENTIFIED, 1.0)
    assert desk.value(desk.one(Kind.COLLECTION), "plot") == "All of his."
    assert waiting(desk, library) == 0


def test_what_only_its_name_says_of_it_stays_the_name_s(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=element("plot", "A thief."))

    scan_alone(desk, desk.add(root, LibraryType.MOVIE))

    origins = desk.detail(desk.one(Kind.MOVIE)).origins
    assert {name: origins[name].actor for name in ("title", "year", "plot")} == {
        "title": Actor.SCAN,
        "year": Actor.SCAN,
        "plot": Actor.NFO,
    }


def test_it_is_found_by_what_its_nfo_calls_it_and_by_its_people(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)

    scan_alone(desk, desk.add(root, LibraryType.MOVIE))

    assert [len(desk.browse.listing(Scope(), word).ids) for word in ("heat", "al p.", "ronin")] == [1, 1, 0]


def test_its_history_names_the_scan_and_the_nfo_that_made_it(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)
    a_film(root, "Ronin (1998)")

    scan_alone(desk, desk.add(root, LibraryType.MOVIE))

    made = {
        title: [(one.actor, one.is_creation) for one in desk.browse.history(desk.one(Kind.MOVIE, title))]
        for title in ("Heat!", "Ronin")
    }
    assert made == {"Heat!": [(Actor.NFO, True), (Actor.SCAN, True)], "Ronin": [(Actor.SCAN, True)]}


def test_undoing_the_scan_takes_it_back_with_all_its_values(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)
    scan_alone(desk, desk.add(root, LibraryType.MOVIE))
    heat = desk.one(Kind.MOVIE)
    scan = desk.browse.history(heat)[-1].batch

    desk.edit.undo(scan)

    assert desk.titles(Kind.MOVIE) == []
    assert {one.is_undone for one in desk.browse.history(heat) if one.is_creation} == {True}


def test_what_the_nfo_said_of_it_cannot_be_undone_alone(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)
    scan_alone(desk, desk.add(root, LibraryType.MOVIE))
    nfo, scan = (one.batch for one in desk.browse.history(desk.one(Kind.MOVIE)))

    with pytest.raises(BadInput, match=f"Undo batch {scan} to undo both"):
        desk.edit.undo(nfo)

    assert desk.titles(Kind.MOVIE) == ["Heat!"]


def test_a_person_s_change_of_what_the_nfo_said_can_be_taken_back(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)
    scan_alone(desk, desk.add(root, LibraryType.MOVIE))
    heat = desk.one(Kind.MOVIE)
    changed = desk.edit.set_values([heat], {"plot": "Mine."})

    assert changed.batch is not None
    desk.edit.undo(changed.batch)

    detail = desk.detail(heat)
    assert (detail.values["plot"], detail.origins["plot"].actor) == ("A thief.", Actor.NFO)


def test_a_scan_that_only_discovers_reads_no_nfo(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)
    library = desk.add(root, LibraryType.MOVIE)

    scan_alone(desk, library, discover_only=True)

    assert desk.titles(Kind.MOVIE) == ["Heat"]
    assert waiting(desk, library) == 1


def films(root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=HEAT)
    a_film(root, "Ronin (1998)", nfo=element("title", " ") + element("year", 1999) + element("rating", 7))
    two = a_film(root, "Two (2001)", nfo=element("title", "Second"))
    an_nfo(two.parent / "movie.nfo", "movie", element("title", "Not this") + element("plot", "But this."))
    a_film(root, "Odd (2002)").with_suffix(".nfo").write_text("<tvshow><title>No film</title></tvshow>")
    a_film(root, "Torn (2003)").with_suffix(".nfo").write_text("<html>")
    a_film(root, "Hollow (2004)").with_suffix(".nfo").write_text("")
    a_film(root, "Address (2005)").with_suffix(".nfo").write_text("https://www.imdb.com/title/tt0113277/")


def shows(root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_nfo(show / "tvshow.nfo", "tvshow", element("plot", "Time.") + '<namedseason number="1">Dawn</namedseason>')
    an_nfo(show / "Season 02" / "season.nfo", "season", element("title", "Dusk") + element("season", 2))
    an_episode_file(show, "Lost Hours S01E01", nfo=element("title", "One") + element("episode", 7))
    an_episode_file(show, "Lost Hours S02E01", season="Season 02", nfo=element("title", "Late"))
    double = an_episode_file(show, "Lost Hours S01E02E03")
    blocks = [element("title", one) + element("season", 1) + element("episode", n) for n, one in ((3, "B"), (2, "A"))]
    an_nfo(double.with_suffix(".nfo"), "episodedetails", *blocks)
    an_nfo(root / "Plain" / "tvshow.nfo", "tvshow", element("title", "Plain!") + element("studio", "Hers"))
    an_episode_file(root / "Plain", "Plain S01E01")


def music(root: Path) -> None:
    a_track(root / "The Owls" / "Night (2011)" / "01 - Dusk.mp3", artist="The Owls", album="Night", title="Dusk")
    an_nfo(root / "The Owls" / "artist.nfo", "artist", element("name", "The Owls") + element("biography", "Birds."))
    an_nfo(root / "The Owls" / "Night (2011)" / "album.nfo", "album", element("title", "Night") + element("year", 1999))


@pytest.mark.parametrize(
    ("lay_out", "type"), [(films, LibraryType.MOVIE), (shows, LibraryType.TV), (music, LibraryType.MUSIC)]
)
def test_reading_an_nfo_with_its_folder_comes_to_the_same_as_reading_it_later(
    lay_out: Callable[[Path], None], type: LibraryType, tmp_path: Path, workers: WorkerPool
) -> None:
    lay_out(tmp_path / "media")
    known: list[list[Any]] = []

    for name, discovers_first in (("at once", False), ("later", True)):
        (tmp_path / name).mkdir()
        desk = Desk(tmp_path / name, workers)
        library = desk.add(tmp_path / "media", type)
        if discovers_first:
            scan_alone(desk, library, discover_only=True)
        desk.scan(library)
        known.append(everything(desk))
        desk.store.close()

    assert len(known[0]) >= 3
    assert known[0] == known[1]


def everything(desk: Desk) -> list[Any]:
    """What the library knows of each item, in words that do not tell when it learned it."""
    details = [desk.detail(row.id) for kind in Kind for row in desk.rows(kind)]
    foreign = desk.store.foreign_elements([one.row.id for one in details])
    return sorted(
        (
            one.row.kind,
            one.row.title,
            one.row.status,
            one.row.confidence,
            sorted((name, repr(value)) for name, value in one.values.items()),
            sorted((name, origin.actor) for name, origin in one.origins.items()),
            foreign.get(one.row.id, ()),
            sorted((file.path, file.problem) for file in one.files),
        )
        for one in details
    )
