"""Which film a file belongs to: merged, split, extras and versions as a person says, and every scan keeps to it."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadFile, BadInput
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType, PlayerId
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.services import keepsakes
from metarr_desktop.services.delivery import from_detail
from metarr_desktop.services.keepsakes import KeepsakeWriter
from metarr_desktop.services.rebuild import Rebuild
from tests.disk import a_film, a_picture, a_video, an_episode_file, an_nfo, element
from tests.services.desk import Desk, Laid


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """A library of one film that lies there twice, under two names, and another."""
    nfo = element("title", "Heat") + element("plot", "By the NFO.")
    a_film(root, "Heat (1995)", base="Heat (1995) 1080p", nfo=nfo, poster="red")
    a_film(root, "Hitze (1995)", base="Hitze (1995) 2160p", nfo=element("title", "Hitze"), poster="blue")
    a_film(root, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    return library


def heat(desk: Desk) -> ItemId:
    return desk.one(Kind.MOVIE, "Heat")


def played(desk: Desk, title: str) -> list[str]:
    """The names of what is played of a film, the version that plays first."""
    return names(desk, title, [FileRole.VIDEO])


def names(desk: Desk, title: str, roles: Sequence[FileRole]) -> list[str]:
    files = desk.detail(desk.one(Kind.MOVIE, title)).files
    return [Path(one.path).name for one in files if one.role in roles and not one.is_missing]


def labels(desk: Desk, title: str) -> list[str]:
    return [one.version for one in desk.detail(desk.one(Kind.MOVIE, title)).files if one.role.is_main]


def merged(desk: Desk) -> None:
    desk.versions.merge([desk.one(Kind.MOVIE, "Hitze")], heat(desk))


HEAT, HITZE = "Heat (1995) 1080p.mkv", "Hitze (1995) 2160p.mkv"

# --- merge ------------------------------------------------------------------------------------------------------------


def test_merged_titles_are_versions_of_the_one_that_stays(desk: Desk, films: LibraryId) -> None:
    merged(desk)

    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Hitze"]
    assert played(desk, "Heat") == [HEAT, HITZE]
    assert labels(desk, "Heat") == ["1080p", "2160p"]


def test_what_a_merge_would_do_is_told_before(desk: Desk, films: LibraryId, root: Path) -> None:
    hitze = desk.one(Kind.MOVIE, "Hitze")
    desk.edit.set_values([hitze], {"tagline": "Mine."})
    before = desk.changes()

    plan = desk.versions.plan_merge([hitze, heat(desk)], heat(desk))

    assert (plan.into, plan.emptied) == (heat(desk), (hitze,))
    assert [(Path(one.path).name, one.source, one.version) for one in plan.turns] == [
        (HEAT, heat(desk), "1080p"),
        (HITZE, hitze, "2160p"),
    ]
    assert [(one.field, one.value) for one in plan.offered] == [("tagline", "Mine.")]
    assert desk.changes() == before


def test_the_title_that_stays_keeps_its_values_locks_pictures_and_marks(desk: Desk, films: LibraryId) -> None:
    hitze = desk.one(Kind.MOVIE, "Hitze")
    desk.edit.set_values([heat(desk)], {"tagline": "Mine.", "watched": True})
    desk.edit.set_values([hitze], {"plot": "Of the other.", "watched": False})
    before, poster = desk.detail(heat(desk)), desk.picture(heat(desk))

    merged(desk)
    desk.scan(films)

    after = desk.detail(heat(desk))
    assert (dict(after.values), after.row.locked) == (dict(before.values), before.row.locked)
    assert desk.picture(heat(desk)) == poster


def test_what_the_other_title_had_locked_waits_as_suggestions(desk: Desk, films: LibraryId) -> None:
    hitze = desk.one(Kind.MOVIE, "Hitze")
    desk.edit.set_values([hitze], {"plot": "Of the other."})

    merged(desk)

    (one,) = desk.browse.suggestions([heat(desk)])
    assert (one.field, one.value, one.source) == ("plot", "Of the other.", "Hitze (1995)")


def test_no_scan_takes_a_merge_apart(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    desk.scan(films)
    a_picture(root / "Hitze (1995)" / "fanart.jpg")
    (root / "Hitze (1995)" / HITZE).touch()
    desk.scan(films)

    assert played(desk, "Heat") == [HEAT, HITZE]
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


@pytest.mark.parametrize("folder", ["Heat (1995)", "Hitze (1995)"])
def test_a_merge_survives_that_a_folder_is_renamed(desk: Desk, films: LibraryId, root: Path, folder: str) -> None:
    merged(desk)
    desk.scan(films)

    (root / folder).rename(root / "Something else (2001)")
    desk.scan(films)

    assert sorted(played(desk, "Heat")) == [HEAT, HITZE]
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_a_merge_survives_that_a_file_is_renamed(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    (root / "Hitze (1995)" / HITZE).rename(root / "Ganz anders (2001).mkv")
    desk.scan(films)

    assert played(desk, "Heat") == [HEAT, "Ganz anders (2001).mkv"]
    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_a_merged_title_is_there_as_long_as_one_of_its_files_is(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    (root / "Heat (1995)" / HEAT).unlink()
    desk.scan(films)

    assert not desk.detail(heat(desk)).row.is_missing
    assert played(desk, "Heat") == [HITZE]


def test_what_is_put_beside_a_merged_file_is_a_version_too(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    a_video(root / "Hitze (1995)" / "Hitze (1995) 720p.mkv")
    desk.scan(films)
    desk.scan(films)

    assert sorted(played(desk, "Heat")) == [HEAT, HITZE, "Hitze (1995) 720p.mkv"]
    assert desk.value(heat(desk), "title") == "Heat"


def test_what_is_put_beside_merged_files_of_other_kinds_is_taken_in(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    (root / "Hitze (1995)" / "Hitze (1995) 2160p.de.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nJa.\n")
    desk.scan(films)

    assert names(desk, "Heat", [FileRole.SUBTITLE]) == ["Hitze (1995) 2160p.de.srt"]


def test_the_nfo_of_a_merged_title_says_nothing_of_the_one_that_stays(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    an_nfo(root / "Hitze (1995)" / "Hitze (1995) 2160p.nfo", "movie", element("title", "Wrong") + element("plot", "No"))
    desk.scan(films)

    assert (desk.value(heat(desk), "title"), desk.value(heat(desk), "plot")) == ("Heat", "By the NFO.")


def test_the_parts_of_a_film_stay_together(desk: Desk, films: LibraryId, root: Path) -> None:
    for part in (1, 2):
        a_video(root / "Fargo (1996)" / f"Fargo (1996) cd{part}.avi")
    desk.scan(films)

    desk.versions.merge([desk.one(Kind.MOVIE, "Fargo")], heat(desk))
    desk.scan(films)

    files = [one for one in desk.detail(heat(desk)).files if one.role.is_main]
    assert [(Path(one.path).name, one.part) for one in files if one.part] == [
        ("Fargo (1996) cd1.avi", 1),
        ("Fargo (1996) cd2.avi", 2),
    ]
    assert len({one.version for one in files}) == 2


def test_undo_brings_the_other_title_back_whole(desk: Desk, films: LibraryId) -> None:
    hitze = desk.one(Kind.MOVIE, "Hitze")
    desk.edit.set_values([hitze], {"plot": "Of the other."})
    before = desk.detail(hitze)
    batch = desk.versions.merge([hitze], heat(desk))
    desk.scan(films)

    changes = desk.undo(batch)
    desk.scan(films)

    assert changes.skipped == {}
    assert desk.detail(hitze) == before
    assert played(desk, "Heat") == [HEAT]
    assert desk.browse.suggestions() == []


def test_a_merge_that_was_undone_can_be_done_again(desk: Desk, films: LibraryId) -> None:
    batch = desk.versions.merge([desk.one(Kind.MOVIE, "Hitze")], heat(desk))
    undone = desk.undo(batch)
    desk.scan(films)

    redone = desk.undo(undone.batch)
    desk.scan(films)

    assert redone.skipped == {}
    assert played(desk, "Heat") == [HEAT, HITZE]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Hitze"]


def test_undo_leaves_a_file_alone_that_was_given_to_another_title_since(
    desk: Desk, films: LibraryId, root: Path
) -> None:
    batch = desk.versions.merge([desk.one(Kind.MOVIE, "Hitze")], heat(desk))
    desk.versions.set_extra(str(root / "Hitze (1995)" / HITZE), desk.one(Kind.MOVIE, "Ronin"))

    changes = desk.undo(batch)

    assert changes.skipped == {heat(desk): ("file",)}
    assert names(desk, "Ronin", [FileRole.EXTRA]) == [HITZE]


def test_undo_of_a_merge_whose_other_title_was_purged_leaves_the_files(desk: Desk, films: LibraryId) -> None:
    hitze = desk.one(Kind.MOVIE, "Hitze")
    batch = desk.versions.merge([hitze], heat(desk))
    desk.edit.purge([hitze])

    changes = desk.undo(batch)
    desk.scan(films)

    assert changes.skipped == {heat(desk): ("file",)}
    assert played(desk, "Heat") == [HEAT, HITZE]


def test_a_purged_title_gives_the_one_that_it_went_into_nothing_of_its_own(desk: Desk, films: LibraryId) -> None:
    hitze = desk.one(Kind.MOVIE, "Hitze")
    desk.edit.set_values([hitze], {"plot": "Of the other."})
    desk.versions.merge([hitze], heat(desk))
    desk.edit.purge([hitze])

    desk.scan(films)
    desk.flow.media({"library": films}, Unwatched())

    assert desk.value(heat(desk), "plot") == "By the NFO."


def test_only_films_of_one_library_can_be_merged(desk: Desk, films: LibraryId, root: Path, tmp_path: Path) -> None:
    an_episode_file(tmp_path / "tv" / "Firefly", "Firefly S01E01")
    a_film(tmp_path / "more", "Alien (1979)")
    for path, kind in (("tv", LibraryType.TV), ("more", LibraryType.MOVIE)):
        desk.scan(desk.add(tmp_path / path, kind))

    for other in (desk.one(Kind.SERIES), desk.one(Kind.MOVIE, "Alien"), heat(desk)):
        with pytest.raises(BadInput):
            desk.versions.merge([other], heat(desk))


def test_a_merge_stands_when_a_folder_was_taken_out_and_came_back(
    desk: Desk, films: LibraryId, root: Path, tmp_path: Path
) -> None:
    a_film(tmp_path / "more", "Hitzewelle (1995)")
    desk.libraries.add_root(films, str(tmp_path / "more"))
    desk.scan(films)
    desk.versions.merge([desk.one(Kind.MOVIE, "Hitzewelle")], heat(desk))

    batch = desk.libraries.remove_root(desk.store.libraries.get(films), str(tmp_path / "more"))
    without = played(desk, "Heat")
    desk.undo(batch)
    desk.scan(films)

    assert without == [HEAT]
    assert sorted(played(desk, "Heat")) == [HEAT, "Hitzewelle (1995).mkv"]
    assert desk.titles(Kind.MOVIE) == ["Heat", "Hitze", "Ronin"]


# --- split ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def cuts(desk: Desk, tmp_path: Path) -> Path:
    """The folder of a film in two versions that are two films in truth."""
    folder = tmp_path / "cuts" / "Dune (1984)"
    a_video(folder / "Dune (1984) - Theatrical.mkv")
    a_video(folder / "Dune (1984) - Spicediver.mkv")
    (folder / "Dune (1984) - Spicediver.en.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nYes.\n")
    an_nfo(folder / "Dune (1984) - Theatrical.nfo", "movie", element("title", "Dune") + element("plot", "Spice."))
    desk.scan(desk.add(tmp_path / "cuts", LibraryType.MOVIE))
    return folder


def scan_all(desk: Desk) -> None:
    for library in desk.store.libraries.all():
        desk.scan(library.id)


def test_a_version_becomes_a_title_of_its_own_with_its_subtitles(desk: Desk, cuts: Path) -> None:
    item, _ = desk.versions.split(str(cuts / "Dune (1984) - Spicediver.mkv"), "Dune: Spicediver")

    assert desk.titles(Kind.MOVIE) == ["Dune", "Dune: Spicediver"]
    assert desk.detail(item).row.year == 1984
    assert names(desk, "Dune: Spicediver", [FileRole.VIDEO, FileRole.SUBTITLE]) == [
        "Dune (1984) - Spicediver.mkv",
        "Dune (1984) - Spicediver.en.srt",
    ]
    assert played(desk, "Dune") == ["Dune (1984) - Theatrical.mkv"]


def test_no_scan_puts_together_what_was_split(desk: Desk, cuts: Path) -> None:
    desk.versions.split(str(cuts / "Dune (1984) - Spicediver.mkv"), "Dune: Spicediver")

    scan_all(desk)
    cuts.rename(cuts.with_name("Dune (1984) both"))
    scan_all(desk)
    a_video(cuts.with_name("Dune (1984) both") / "Dune (1984) - 2160p.mkv")
    scan_all(desk)

    assert played(desk, "Dune: Spicediver") == ["Dune (1984) - Spicediver.mkv"]
    assert sorted(played(desk, "Dune")) == ["Dune (1984) - 2160p.mkv", "Dune (1984) - Theatrical.mkv"]
    assert desk.value(desk.one(Kind.MOVIE, "Dune"), "plot") == "Spice."


def test_a_split_is_taken_back_and_that_too(desk: Desk, cuts: Path) -> None:
    _, batch = desk.versions.split(str(cuts / "Dune (1984) - Spicediver.mkv"), "Dune: Spicediver")
    scan_all(desk)

    undone = desk.undo(batch)
    scan_all(desk)
    in_between = desk.titles(Kind.MOVIE), sorted(played(desk, "Dune"))
    redone = desk.undo(undone.batch)
    scan_all(desk)

    assert in_between == (["Dune"], ["Dune (1984) - Spicediver.mkv", "Dune (1984) - Theatrical.mkv"])
    assert (undone.skipped, redone.skipped) == ({}, {})
    assert desk.titles(Kind.MOVIE) == ["Dune", "Dune: Spicediver"]


def test_a_title_that_was_split_off_is_missing_when_its_file_is(desk: Desk, cuts: Path) -> None:
    item, _ = desk.versions.split(str(cuts / "Dune (1984) - Spicediver.mkv"), "Dune: Spicediver")

    (cuts / "Dune (1984) - Spicediver.mkv").unlink()
    scan_all(desk)

    assert desk.detail(item).row.is_missing
    assert not desk.detail(desk.one(Kind.MOVIE, "Dune")).row.is_missing


def test_the_only_version_of_a_film_cannot_be_split_off(desk: Desk, films: LibraryId, root: Path) -> None:
    with pytest.raises(BadInput):
        desk.versions.split(str(root / "Heat (1995)" / HEAT))


# --- extras and versions ----------------------------------------------------------------------------------------------


@pytest.fixture
def making_of(desk: Desk, films: LibraryId, root: Path) -> Path:
    """A film about a film, in a folder of its own."""
    video = a_film(root, "The Making of Heat (2005)", nfo=element("title", "The Making of Heat"))
    desk.scan(films)
    return video


def test_a_film_becomes_an_extra_of_another(desk: Desk, films: LibraryId, making_of: Path) -> None:
    desk.versions.set_extra(str(making_of), heat(desk), "behindthescenes")
    desk.scan(films)
    making_of.touch()
    desk.scan(films)

    (extra,) = [one for one in desk.detail(heat(desk)).files if one.role is FileRole.EXTRA]
    assert (extra.path, extra.extra_type) == (str(making_of), "behindthescenes")
    assert desk.titles(Kind.MOVIE) == ["Heat", "Hitze", "Ronin"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["The Making of Heat"]


def test_an_extra_becomes_a_film_again_by_undo(desk: Desk, films: LibraryId, making_of: Path) -> None:
    before = desk.detail(desk.one(Kind.MOVIE, "The Making of Heat"))
    batch = desk.versions.set_extra(str(making_of), heat(desk))
    desk.scan(films)

    desk.undo(batch)
    desk.scan(films)

    assert desk.detail(desk.one(Kind.MOVIE, "The Making of Heat")) == before
    assert names(desk, "Heat", [FileRole.EXTRA]) == []


def test_an_extra_becomes_a_film_of_its_own_by_being_split_off(desk: Desk, films: LibraryId, making_of: Path) -> None:
    desk.versions.set_extra(str(making_of), heat(desk))

    desk.versions.split(str(making_of))
    desk.scan(films)

    assert played(desk, "The Making of Heat") == [making_of.name]
    assert names(desk, "Heat", [FileRole.EXTRA]) == []


def test_what_names_call_an_extra_becomes_a_version(desk: Desk, films: LibraryId, root: Path) -> None:
    odd = a_video(root / "Heat (1995)" / "Extras" / "The whole film.mkv")
    desk.scan(films)
    assert names(desk, "Heat", [FileRole.EXTRA]) == [odd.name]

    desk.versions.set_version(str(odd), heat(desk), "Work print")
    desk.scan(films)

    assert played(desk, "Heat") == [HEAT, odd.name]
    assert labels(desk, "Heat") == ["1080p", "Work print"]


def test_a_file_that_nothing_could_be_made_of_becomes_a_version(desk: Desk, films: LibraryId, root: Path) -> None:
    stray = a_video(root / "Heat (1995)" / "A stray.mkv")
    desk.scan(films)

    desk.versions.set_version(str(stray), heat(desk))
    desk.scan(films)

    assert sorted(played(desk, "Heat")) == sorted([HEAT, stray.name])
    assert len(set(labels(desk, "Heat"))) == 2


def test_the_file_of_another_title_becomes_a_version_and_that_title_goes(
    desk: Desk, films: LibraryId, root: Path
) -> None:
    desk.versions.set_version(str(root / "Hitze (1995)" / HITZE), heat(desk))
    desk.scan(films)

    assert played(desk, "Heat") == [HEAT, HITZE]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Hitze"]


def test_the_last_version_of_a_film_cannot_be_its_extra(desk: Desk, films: LibraryId, root: Path) -> None:
    with pytest.raises(BadInput):
        desk.versions.set_extra(str(root / "Heat (1995)" / HEAT), heat(desk))


def test_what_no_library_knows_is_refused(desk: Desk, films: LibraryId, tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        desk.versions.set_extra(str(a_video(tmp_path / "elsewhere.mkv")), heat(desk))


# --- names and choice -------------------------------------------------------------------------------------------------


def test_the_version_that_was_chosen_plays(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    desk.versions.choose(str(root / "Hitze (1995)" / HITZE))
    desk.scan(films)

    assert played(desk, "Heat") == [HITZE, HEAT]
    assert desk.detail(heat(desk)).row.path == str(root / "Hitze (1995)" / HITZE)


def test_of_two_choices_the_last_counts(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    desk.versions.choose(str(root / "Hitze (1995)" / HITZE))
    desk.versions.choose(str(root / "Heat (1995)" / HEAT))

    assert [one.is_chosen for one in desk.detail(heat(desk)).files if one.role.is_main] == [True, False]


def test_a_version_is_called_what_the_person_calls_it(desk: Desk, cuts: Path) -> None:
    desk.versions.name_version(str(cuts / "Dune (1984) - Spicediver.mkv"), "Fan edit")
    scan_all(desk)

    assert sorted(labels(desk, "Dune")) == sorted(["Fan edit", "Theatrical"])


def test_two_versions_are_never_called_the_same(desk: Desk, films: LibraryId, root: Path) -> None:
    merged(desk)

    with pytest.raises(BadInput):
        desk.versions.name_version(str(root / "Hitze (1995)" / HITZE), "1080p")


# --- what is published ------------------------------------------------------------------------------------------------


def nfo_titles(*paths: Path) -> list[str]:
    """The titles that NFO files say."""
    return [path.read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0] for path in paths]


def test_beside_every_version_stands_what_the_title_that_stays_says(desk: Desk, films: LibraryId, root: Path) -> None:
    beside = [root / "Heat (1995)" / HEAT, root / "Hitze (1995)" / HITZE]
    nfo = [path.with_suffix(".nfo") for path in beside]
    fanart = beside[1].with_name("Hitze (1995) 2160p-fanart.jpg")
    hitze = desk.one(Kind.MOVIE, "Hitze")
    desk.edit.add_picture(hitze, "fanart", str(a_picture(desk.folder / "mine.jpg", "green", (160, 90))))
    desk.publish()
    assert (nfo_titles(*nfo), fanart.exists()) == (["Heat", "Hitze"], True)

    batch = desk.versions.merge([hitze], heat(desk))
    desk.publish(heat(desk))
    desk.scan(films)
    after = nfo_titles(*nfo), fanart.exists(), desk.value(heat(desk), "title"), desk.plan(heat(desk)).changes
    desk.undo(batch)
    desk.publish()

    assert after == (["Heat", "Heat"], False, "Heat", ())
    assert (nfo_titles(*nfo), fanart.exists()) == (["Heat", "Hitze"], True)


@pytest.mark.parametrize("is_seen", [True, False], ids=["seen by a scan", "seen by none"])
def test_what_was_published_of_the_one_title_is_no_word_on_the_other_when_they_are_two_again(
    desk: Desk, films: LibraryId, is_seen: bool
) -> None:
    hitze = desk.one(Kind.MOVIE, "Hitze")
    before, poster = dict(desk.detail(hitze).values), desk.picture(hitze)
    batch = desk.versions.merge([hitze], heat(desk))
    desk.publish(heat(desk))
    if is_seen:
        desk.scan(films)

    desk.undo(batch)
    desk.scan(films)

    assert dict(desk.detail(hitze).values) == before
    assert desk.picture(hitze) == poster


def test_what_is_published_of_a_split_title_is_no_word_on_the_other(desk: Desk, cuts: Path) -> None:
    desk.publish()
    item, batch = desk.versions.split(str(cuts / "Dune (1984) - Spicediver.mkv"), "Dune: Spicediver")
    desk.publish()
    scan_all(desk)

    assert nfo_titles(*sorted(cuts.glob("*.nfo"))) == ["Dune: Spicediver", "Dune"]
    assert desk.value(desk.one(Kind.MOVIE, "Dune"), "plot") == "Spice."
    assert desk.value(item, "plot") is None
    desk.undo(batch)
    scan_all(desk)
    assert desk.value(desk.one(Kind.MOVIE, "Dune"), "title") == "Dune"


# --- what players are told --------------------------------------------------------------------------------------------


@pytest.fixture
def player(desk: Desk, films: LibraryId) -> PlayerId:
    """A player that shows the films, and waits for nothing."""
    group = desk.players.add_group("Home", PlayerType.KODI)
    desk.players.link(group, [films])
    return desk.players.add(group, "Den", host="127.0.0.1", port=8080).id


def told(desk: Desk, player: PlayerId) -> list[tuple[str, str, list[str]]]:
    """Each line that waits: what is to be done, of which title, and for a removal the files that go."""
    lines = desk.store.outbox.of(player)
    titles = {row.id: row.title for row in desk.browse.rows([one.item for one in lines])}
    return [
        (one.action.value, titles[one.item], [Path(part.file).name for part in from_detail(one.detail)])
        for one in lines
    ]


def test_players_are_shown_the_title_that_stays_and_lose_no_file(
    desk: Desk, films: LibraryId, player: PlayerId
) -> None:
    merged(desk)

    assert told(desk, player) == [("show", "Heat", [])]


def test_players_lose_the_film_that_is_an_extra_now(desk: Desk, films: LibraryId, player: PlayerId, root: Path) -> None:
    batch = desk.versions.set_extra(str(root / "Hitze (1995)" / HITZE), heat(desk))
    lines = told(desk, player)
    desk.undo(batch)

    assert lines == [("remove", "Hitze", [HITZE]), ("show", "Heat", [])]
    assert ("show", "Hitze", []) in told(desk, player)


# --- what is left when the library is lost ----------------------------------------------------------------------------


def built_anew(desk: Desk, laid: Laid, *folders: Path) -> Desk:
    """The same folders in a new library, with what the sidecar of the old one says of them."""
    KeepsakeWriter(desk.store, str(desk.folder), desk.newsroom).write()
    anew = laid()
    anew.clock.turn(days=1)  # a library is known by when its history began
    shutil.copytree(keepsakes.folder_of(str(desk.folder)), keepsakes.folder_of(str(anew.folder)))
    for folder in folders:
        anew.scan(anew.add(folder, LibraryType.MOVIE))
    Rebuild(anew.store, str(anew.folder), anew.newsroom).run({}, Unwatched())
    for folder in folders:
        os.utime(folder)
    scan_all(anew)
    return anew


def test_a_library_built_anew_has_merged_what_was_merged(desk: Desk, films: LibraryId, root: Path, laid: Laid) -> None:
    desk.edit.set_values([heat(desk)], {"tagline": "Mine."})
    desk.edit.set_values([desk.one(Kind.MOVIE, "Hitze")], {"plot": "Of the other."})
    merged(desk)
    desk.versions.choose(str(root / "Hitze (1995)" / HITZE))
    (root / "Hitze (1995)").rename(root / "Elsewhere (1995)")

    anew = built_anew(desk, laid, root)

    assert anew.titles(Kind.MOVIE) == ["Heat", "Ronin"]
    assert played(anew, "Heat") == [HITZE, HEAT]
    assert (anew.value(heat(anew), "tagline"), anew.value(heat(anew), "plot")) == ("Mine.", "By the NFO.")


def test_a_library_built_anew_has_split_what_was_split(desk: Desk, cuts: Path, laid: Laid) -> None:
    item, _ = desk.versions.split(str(cuts / "Dune (1984) - Spicediver.mkv"), "Dune: Spicediver")
    desk.edit.set_values([item], {"plot": "Re-cut by a fan."})

    anew = built_anew(desk, laid, cuts.parent)

    assert anew.titles(Kind.MOVIE) == ["Dune", "Dune: Spicediver"]
    assert played(anew, "Dune") == ["Dune (1984) - Theatrical.mkv"]
    assert anew.value(anew.one(Kind.MOVIE, "Dune"), "plot") == "Spice."
    assert anew.value(anew.one(Kind.MOVIE, "Dune: Spicediver"), "plot") == "Re-cut by a fan."


def test_a_library_built_anew_has_the_extras_that_were_made(
    desk: Desk, films: LibraryId, making_of: Path, root: Path, laid: Laid
) -> None:
    desk.versions.set_extra(str(making_of), heat(desk), "interview")

    anew = built_anew(desk, laid, root)

    assert names(anew, "Heat", [FileRole.EXTRA]) == [making_of.name]
    assert anew.titles(Kind.MOVIE) == ["Heat", "Hitze", "Ronin"]


def test_what_was_undone_is_not_given_back(desk: Desk, films: LibraryId, root: Path, laid: Laid) -> None:
    batch = desk.versions.merge([desk.one(Kind.MOVIE, "Hitze")], heat(desk))
    KeepsakeWriter(desk.store, str(desk.folder), desk.newsroom).write()
    desk.undo(batch)

    anew = built_anew(desk, laid, root)

    assert anew.titles(Kind.MOVIE) == ["Heat", "Hitze", "Ronin"]
