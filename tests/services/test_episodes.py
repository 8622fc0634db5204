"""Which episodes a file holds: mapped as a person says, planned before, undone as a whole, kept to by every scan."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from metarr_desktop.domain.episodes import EXTRA, Order, written
from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType, PlayerId
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.services import keepsakes
from metarr_desktop.services.delivery import from_detail
from metarr_desktop.services.keepsakes import KeepsakeWriter
from metarr_desktop.services.rebuild import Rebuild
from tests.disk import a_video, an_episode_file, element
from tests.services.desk import Desk, Laid

ONE, TWO, PAIR = "Firefly S01E01.mkv", "Firefly S01E02.mkv", "Firefly S01E03-E04.mkv"


@pytest.fixture
def shows(desk: Desk, root: Path) -> LibraryId:
    """A show of three files: two episodes of one file each, and two in one."""
    for name, title in ((ONE, "Serenity"), (TWO, "The Train Job")):
        an_episode_file(root / "Firefly", Path(name).stem, nfo=element("title", title))
    an_episode_file(root / "Firefly", Path(PAIR).stem)
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    return library


def firefly(desk: Desk) -> ItemId:
    return desk.one(Kind.SERIES, "Firefly")


def at(root: Path, name: str) -> str:
    return str(root / "Firefly" / "Season 01" / name)


def held(desk: Desk) -> dict[str, str]:
    """File name -> the episodes that it holds, as they are written."""
    return {Path(one.path).name: one.text for one in desk.episodes.files(firefly(desk))}


def episode(desk: Desk, number: int, season: int = 1) -> ItemId:
    rows = [row for row in desk.rows(Kind.EPISODE) if (row.season, row.episode) == (season, number)]
    (row,) = rows
    return row.id


def played(desk: Desk, item: ItemId) -> list[str]:
    return [Path(one.path).name for one in desk.detail(item).files if one.role.is_main]


# --- what is so -------------------------------------------------------------------------------------------------------


def test_every_file_is_listed_with_the_episodes_that_it_holds(desk: Desk, shows: LibraryId) -> None:
    assert held(desk) == {ONE: "S01E01", TWO: "S01E02", PAIR: "S01E03-E04"}


def test_a_video_that_nothing_could_be_made_of_is_listed_with_none(desk: Desk, shows: LibraryId, root: Path) -> None:
    a_video(root / "Firefly" / "Season 01" / "bonus.mkv")
    desk.scan(shows)

    assert held(desk)["bonus.mkv"] == ""


# --- the history ------------------------------------------------------------------------------------------------------


def said_of_files(desk: Desk, item: ItemId) -> list[tuple[str, str, str]]:
    """(file, episodes before, episodes after), the newest first."""
    entries = [one for one in desk.browse.history(item) if one.episodes is not None]
    return [(Path(one.subject).name, *map(written, one.episodes or ())) for one in entries]


def test_the_history_says_which_file_went_from_which_episodes_to_which(
    desk: Desk, shows: LibraryId, root: Path
) -> None:
    desk.episodes.map(firefly(desk), {at(root, PAIR): "S01E02", at(root, TWO): "S01E03-E04"})

    nfo = Path(TWO).with_suffix(".nfo").name
    assert said_of_files(desk, episode(desk, 2)) == [(PAIR, "S01E03-E04", "S01E02"), (nfo, "S01E02", "")]
    assert (TWO, "S01E02", "S01E03-E04") in said_of_files(desk, episode(desk, 3))


def test_the_history_says_so_of_the_way_back_and_of_what_is_of_no_episode(
    desk: Desk, shows: LibraryId, root: Path
) -> None:
    batch = desk.episodes.map(firefly(desk), {at(root, TWO): EXTRA})
    desk.edit.undo(batch)

    assert [one for one in said_of_files(desk, firefly(desk)) if one[0] == TWO] == [
        (TWO, "", "S01E02"),
        (TWO, "S01E02", ""),
    ]


def test_the_history_of_a_film_tells_of_no_episodes(desk: Desk, root: Path) -> None:
    films = [a_video(root / f"{name}.mkv") for name in ("Heat (1995)", "Hitze (1995)")]
    desk.scan(desk.add(root, LibraryType.MOVIE))
    heat, hitze = (desk.one(Kind.MOVIE, film.stem[:-7]) for film in films)
    desk.versions.merge([hitze], heat)

    assert "file" in {one.field for one in desk.browse.history(heat)}
    assert said_of_files(desk, heat) == []


# --- the plan ---------------------------------------------------------------------------------------------------------


def test_a_plan_says_what_becomes_of_files_and_episodes_and_touches_nothing(
    desk: Desk, shows: LibraryId, root: Path
) -> None:
    before = desk.changes()

    plan = desk.episodes.plan(firefly(desk), {at(root, TWO): "S01E07", at(root, ONE): "s01e01"})

    (turn,) = plan.turns
    assert Path(turn.path).name == TWO
    assert [place.label for place in turn.before] == ["S01E02"]
    assert [place.label for place in turn.after] == ["S01E07"]
    assert [str(slot) for slot in plan.made] == ["S01E07"]
    assert [place.title for place in plan.emptied] == ["The Train Job"]
    assert [Path(one.path).name for one in plan.left] == ["Firefly S01E02.nfo"]
    assert desk.changes() == before


@pytest.mark.parametrize("words", ["", "soon", "S01", "S01E09-E02", "E03"])
def test_what_names_no_episode_is_refused(desk: Desk, shows: LibraryId, root: Path, words: str) -> None:
    with pytest.raises(BadInput):
        desk.episodes.plan(firefly(desk), {at(root, ONE): words})


def test_the_file_of_another_show_is_refused(desk: Desk, shows: LibraryId, root: Path) -> None:
    other = an_episode_file(root / "Lost", "Lost S01E01")
    desk.scan(shows)

    with pytest.raises(BadInput, match="no video of “Firefly”"):
        desk.episodes.plan(firefly(desk), {str(other): "S01E01"})


def test_what_is_so_already_is_no_change(desk: Desk, shows: LibraryId, root: Path) -> None:
    with pytest.raises(BadInput, match="so already"):
        desk.episodes.map(firefly(desk), {at(root, PAIR): "1x03-04"})


# --- mapping ----------------------------------------------------------------------------------------------------------


def test_two_files_change_places_and_the_episodes_keep_what_is_locked(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.edit.set_values([episode(desk, 1)], {"plot": "Mine."})

    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E02", at(root, TWO): "S01E01"})
    desk.scan(shows)

    assert held(desk) == {ONE: "S01E02", TWO: "S01E01", PAIR: "S01E03-E04"}
    assert played(desk, episode(desk, 1)) == [TWO]
    detail = desk.detail(episode(desk, 1))
    assert (detail.row.title, detail.values["plot"], detail.row.locked) == ("Serenity", "Mine.", ("plot",))


def test_a_file_of_two_episodes_is_split_and_the_other_one_is_missing(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, PAIR): "S01E03"})
    desk.scan(shows)

    assert held(desk)[PAIR] == "S01E03"
    assert desk.detail(episode(desk, 4)).row.is_missing
    assert not desk.detail(episode(desk, 3)).row.is_missing


def test_a_file_of_one_episode_comes_to_hold_two(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, TWO): "S01E02 E05"})
    desk.scan(shows)

    assert held(desk)[TWO] == "S01E02, S01E05"
    assert played(desk, episode(desk, 5)) == [TWO]
    assert desk.detail(episode(desk, 2)).row.title == "The Train Job"


def test_a_special_gets_a_season_of_its_own(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, ONE): "S00E01"})
    desk.scan(shows)

    special = desk.detail(episode(desk, 1, season=0))
    assert [row.title for row in special.parents] == ["Firefly", "Specials"]
    assert played(desk, special.row.id) == [ONE]


def test_a_file_that_fits_no_episode_is_given_to_one(desk: Desk, shows: LibraryId, root: Path) -> None:
    a_video(root / "Firefly" / "Season 01" / "bonus.mkv")
    desk.scan(shows)

    desk.episodes.map(firefly(desk), {at(root, "bonus.mkv"): "S01E08"})
    desk.scan(shows)

    assert held(desk)["bonus.mkv"] == "S01E08"


def test_an_episode_becomes_an_extra_of_its_show(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, TWO): "extra"})
    desk.scan(shows)

    assert held(desk)[TWO] == "extra"
    files = desk.detail(firefly(desk)).files
    assert [Path(one.path).name for one in files if one.role is FileRole.EXTRA] == [TWO]
    assert desk.detail(episode(desk, 2)).row.is_missing


def test_subtitles_go_along_with_their_file(desk: Desk, shows: LibraryId, root: Path) -> None:
    Path(at(root, "Firefly S01E02.de.srt")).write_text("1\n", encoding="utf-8")
    desk.scan(shows)

    desk.episodes.map(firefly(desk), {at(root, TWO): "S01E06"})
    desk.scan(shows)

    subtitles = [one for one in desk.detail(episode(desk, 6)).files if one.role is FileRole.SUBTITLE]
    assert [(Path(one.path).name, one.language) for one in subtitles] == [("Firefly S01E02.de.srt", "de")]


def test_what_a_publish_wrote_for_one_episode_says_nothing_of_another(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E09"})
    desk.scan(shows)

    assert desk.detail(episode(desk, 9)).row.title == "1x09"
    assert desk.detail(episode(desk, 1)).row.title == "Serenity"


# --- other orders -----------------------------------------------------------------------------------------------------


def test_numbers_of_other_orders_are_looked_up_in_the_fields(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.edit.set_values([episode(desk, 1)], {"absolute": 12, "dvd_season": 1, "dvd_episode": 2.0})

    by_count = desk.episodes.plan(firefly(desk), {at(root, TWO): "12"}, Order.ABSOLUTE)
    by_disc = desk.episodes.plan(firefly(desk), {at(root, TWO): "S01E02"}, Order.DVD)

    for plan in (by_count, by_disc):
        assert [place.item for place in plan.turns[0].after] == [episode(desk, 1)]
    with pytest.raises(BadInput, match="No episode of “Firefly” has the absolute number 13"):
        desk.episodes.plan(firefly(desk), {at(root, TWO): "13"}, Order.ABSOLUTE)


def test_a_daily_show_is_mapped_by_dates(desk: Desk, root: Path) -> None:
    for date in ("2024-03-01", "2024-03-02"):
        an_episode_file(root / "Daily", f"Daily {date}", season="")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    daily = desk.one(Kind.SERIES, "Daily")
    first, second = (str(root / "Daily" / f"Daily 2024-03-0{day}.mkv") for day in (1, 2))

    desk.episodes.map(daily, {first: "2024-03-02", second: "2024-03-01"})
    desk.scan(library)

    assert [(Path(one.path).name, one.text) for one in desk.episodes.files(daily)] == [
        ("Daily 2024-03-02.mkv", "2024-03-01"),
        ("Daily 2024-03-01.mkv", "2024-03-02"),
    ]


# --- scans and undo ---------------------------------------------------------------------------------------------------


def test_one_undo_takes_all_of_it_back(desk: Desk, shows: LibraryId, root: Path) -> None:
    before = _everything(desk, [1, 2, 3, 4])
    batch = desk.episodes.map(firefly(desk), {at(root, ONE): "S02E01", at(root, PAIR): "S01E04"})
    desk.scan(shows)

    desk.undo(batch)
    desk.scan(shows)

    assert held(desk) == {ONE: "S01E01", TWO: "S01E02", PAIR: "S01E03-E04"}
    assert _everything(desk, [1, 2, 3, 4]) == before
    assert len(desk.rows(Kind.EPISODE)) == 4


def _everything(desk: Desk, numbers: Sequence[int]) -> list[tuple[str, bool, list[str]]]:
    details = [desk.detail(episode(desk, number)) for number in numbers]
    return [(one.row.title, one.row.is_missing, [file.path for file in one.files]) for one in details]


def test_a_mapping_goes_with_a_file_that_is_renamed_and_with_the_folder(
    desk: Desk, shows: LibraryId, root: Path
) -> None:
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E05", at(root, TWO): "S01E06"})
    desk.scan(shows)

    Path(at(root, ONE)).rename(at(root, "Firefly S01E11.mkv"))
    (root / "Firefly").rename(root / "Firefly (2002)")
    desk.scan(shows)

    assert len(desk.rows(Kind.SERIES)) == 1
    series = desk.rows(Kind.SERIES)[0].id
    assert {Path(one.path).name: one.text for one in desk.episodes.files(series)} == {
        "Firefly S01E11.mkv": "S01E05",
        TWO: "S01E06",
        PAIR: "S01E03-E04",
    }


def test_a_new_file_of_the_old_name_is_the_episode_that_its_name_says(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E05"})
    desk.scan(shows)
    a_video(root / "Firefly" / "Season 01" / "Firefly S01E01 1080p.mkv")
    desk.scan(shows)

    assert played(desk, episode(desk, 1)) == ["Firefly S01E01 1080p.mkv"]
    assert not desk.detail(episode(desk, 1)).row.is_missing
    assert desk.detail(episode(desk, 1)).row.title == "Serenity"


def test_an_episode_in_the_trash_comes_back_with_its_file(desk: Desk, shows: LibraryId, root: Path) -> None:
    first = episode(desk, 1)
    desk.edit.set_values([first], {"plot": "Mine."})
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E05"})
    desk.edit.trash([first])

    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E01"})

    assert episode(desk, 1) == first
    assert desk.detail(first).values["plot"] == "Mine."


def test_a_library_built_anew_holds_the_episodes_that_were_mapped(
    desk: Desk, shows: LibraryId, root: Path, laid: Laid
) -> None:
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E05-E06", at(root, TWO): "extra"})
    desk.edit.set_values([episode(desk, 5)], {"plot": "Mine."})
    KeepsakeWriter(desk.store, str(desk.folder), desk.newsroom).write()
    anew = laid()
    anew.clock.turn(days=1)  # a library is known by when its history began
    shutil.copytree(keepsakes.folder_of(str(desk.folder)), keepsakes.folder_of(str(anew.folder)))
    library = anew.add(root, LibraryType.TV)
    anew.scan(library)

    Rebuild(anew.store, str(anew.folder), anew.newsroom).run({}, Unwatched())
    anew.scan(library)

    assert held(anew) == {ONE: "S01E05-E06", TWO: "extra", PAIR: "S01E03-E04"}
    assert anew.value(episode(anew, 5), "plot") == "Mine."


# --- publishing and renaming ------------------------------------------------------------------------------------------


def test_what_is_published_for_a_mapped_file_says_nothing_of_the_episode_that_it_left(
    desk: Desk, shows: LibraryId, root: Path
) -> None:
    desk.edit.set_values([episode(desk, 2)], {"plot": "Of the second."})
    desk.publish()
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E02", at(root, TWO): "S01E01"})
    desk.scan(shows)

    desk.publish()
    desk.scan(shows)

    assert "Of the second." in Path(at(root, "Firefly S01E01.nfo")).read_text(encoding="utf-8")
    assert desk.detail(episode(desk, 1)).row.title == "Serenity"
    assert desk.value(episode(desk, 1), "plot") is None
    assert held(desk) == {ONE: "S01E02", TWO: "S01E01", PAIR: "S01E03-E04"}
    assert desk.plan().changes == ()


def test_one_publish_brings_the_disk_in_step_with_a_mapping(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.publish()
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E05-E06", at(root, TWO): "extra", at(root, PAIR): "S01E04"})
    desk.scan(shows)

    desk.publish()
    desk.scan(shows)

    assert desk.plan().changes == ()
    blocks = {
        name: Path(at(root, f"{Path(name).stem}.nfo")).read_text(encoding="utf-8").count("<episodedetails")
        for name in (ONE, PAIR)
    }
    assert blocks == {ONE: 2, PAIR: 1}


def test_a_mapped_file_is_renamed_to_what_it_holds_and_stays_so(desk: Desk, shows: LibraryId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E07"})

    desk.run(desk.rename.begin(desk.rename.plan([firefly(desk)])))
    desk.scan(shows)

    (renamed,) = [name for name, text in held(desk).items() if text == "S01E07"]
    assert "S01E07" in renamed
    assert played(desk, episode(desk, 7)) == [renamed]


# --- players ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def player(desk: Desk, shows: LibraryId) -> PlayerId:
    """A player that shows the library, and waits for nothing."""
    group = desk.players.add_group("Home", PlayerType.KODI)
    desk.players.link(group, [shows])
    return desk.players.add(group, "Den", host="127.0.0.1", port=8080).id


def told(desk: Desk, player: PlayerId) -> list[tuple[str, str, list[str]]]:
    """Each line that waits: what is to be done, of which title, and for a removal the files that go."""
    lines = desk.store.outbox.of(player)
    titles = {row.id: row.title for row in desk.browse.rows([one.item for one in lines])}
    return sorted(
        (one.action.value, titles[one.item], [Path(part.file).name for part in from_detail(one.detail)])
        for one in lines
    )


def test_players_are_shown_what_files_hold_and_lose_none_that_is_played(
    desk: Desk, player: PlayerId, root: Path
) -> None:
    desk.episodes.map(firefly(desk), {at(root, ONE): "S01E02", at(root, TWO): "S01E05"})

    assert told(desk, player) == [("show", "1x05", []), ("show", "The Train Job", [])]


def test_players_lose_the_file_that_is_an_extra_now(desk: Desk, player: PlayerId, root: Path) -> None:
    desk.episodes.map(firefly(desk), {at(root, TWO): "extra"})

    assert ("remove", "The Train Job", [TWO]) in told(desk, player)
