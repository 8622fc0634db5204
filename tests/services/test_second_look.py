"""A second reader is asked about doubtful names: what it changes, what it must not, and when it is asked at all."""

from pathlib import Path

import pytest

from metarr_desktop.domain.kinds import Actor, Kind, LibraryId, LibraryType
from metarr_desktop.formats.names import second_opinion
from metarr_desktop.formats.names.second_opinion import AGREED, DISPUTED
from metarr_desktop.services import second_look
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, a_video, an_episode_file, element
from tests.services.desk import Desk


def _confidences(desk: Desk, kind: Kind) -> dict[str, float | None]:
    return {row.title: row.confidence for row in desk.rows(kind)}


def _jobs_of_names(desk: Desk, library: LibraryId) -> list[dict[str, int]]:
    """The counts of the second looks that a scan leads to."""
    return [dict(result.counts) for result in desk.run(scan_job(library)) if "disputed" in result.counts]


def test_names_that_both_read_alike_become_surer_and_sure_ones_are_not_asked_about(desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    a_film(root, "Tin Orchard")
    a_film(root, "Heat (1995)")

    counts = _jobs_of_names(desk, library)

    assert counts == [{"agreed": 1, "disputed": 0}]
    assert _confidences(desk, Kind.MOVIE) == {"Tin Orchard": AGREED, "Heat": 1.0}


def test_a_disputed_name_keeps_its_title_and_loses_confidence(desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    a_video(root / "Brass 2 Apple - s01e02.mkv")  # an episode among films

    counts = _jobs_of_names(desk, library)

    assert counts == [{"agreed": 0, "disputed": 1}]
    assert _confidences(desk, Kind.MOVIE) == {"Brass 2 Apple - s01e02": DISPUTED}


def test_what_was_weighed_is_not_asked_about_again(desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    a_film(root, "Tin Orchard")
    desk.scan(library)

    assert _jobs_of_names(desk, library) == []


def test_a_show_is_asked_about_by_its_folder_and_its_episodes_by_their_files(desk: Desk, root: Path) -> None:
    library = desk.add(root, LibraryType.TV)
    an_episode_file(root / "Tin Orchard", "Tin Orchard 07", season="")

    desk.scan(library)

    assert _confidences(desk, Kind.SERIES) == {"Tin Orchard": AGREED}
    assert [row.confidence for row in desk.rows(Kind.EPISODE)] == [AGREED]


@pytest.mark.parametrize("actor", [Actor.PERSON, Actor.NFO])
def test_a_title_that_is_not_the_name_s_is_not_doubted(
    desk: Desk, root: Path, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = desk.add(root, LibraryType.MOVIE)
    nfo = element("title", "Brass") if actor is Actor.NFO else ""
    a_film(root, "Tin Orchard", nfo=nfo)
    with monkeypatch.context() as without_reader:
        without_reader.setattr(second_look, "has_reader", lambda: False)
        desk.scan(library)
    film = desk.one(Kind.MOVIE)
    if actor is Actor.PERSON:
        desk.edit.set_values([film], {"title": "Brass"})
    before = _confidences(desk, Kind.MOVIE)

    assert _jobs_of_names(desk, library) == []
    assert _confidences(desk, Kind.MOVIE) == before


def test_without_a_second_reader_nothing_is_asked_and_nothing_is_missing(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_opinion.importlib.util, "find_spec", lambda name: None)
    library = desk.add(root, LibraryType.MOVIE)
    a_film(root, "Tin Orchard")

    assert _jobs_of_names(desk, library) == []
    assert desk.titles(Kind.MOVIE) == ["Tin Orchard"]


def test_one_scan_asks_about_so_many_names_and_the_next_about_the_rest(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_look, "_MOST_NAMES", 2)
    library = desk.add(root, LibraryType.MOVIE)
    for word in ("Orchard", "Harbour", "Lantern"):
        a_film(root, f"Tin {word}")

    asked = [_jobs_of_names(desk, library) for _ in range(3)]

    assert [sum(counts[0].values()) if counts else 0 for counts in asked] == [2, 1, 0]
