"""Where two verbs meet: what one of them wrote down holds after the other."""

import os
import shutil
import threading
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.domain.jobs import NewJob, Unwatched
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryType
from metarr_desktop.domain.plan import ContentKind, Step
from metarr_desktop.domain.scans import Depth
from metarr_desktop.domain.verify import Choice, Finding, State
from metarr_desktop.files import recycle
from metarr_desktop.services.errands import move_files_job, scan_job
from metarr_desktop.services.turns import Turns
from metarr_desktop.services.verifying import decide_job, verify_job
from metarr_desktop.store.findings import CachedFile
from metarr_desktop.store.findings import Scope as FindingScope
from metarr_desktop.store.pictures import PictureWriter
from tests.disk import a_film, a_picture, an_episode_file, an_nfo, element
from tests.services.desk import Desk


def rename(desk: Desk, item: ItemId) -> BatchId:
    (result,) = desk.run(desk.rename.begin(desk.rename.plan([item])))
    assert result.problems == ()
    return BatchId(int(result.summary[0].args["batch"]))


def tree(folder: Path) -> set[str]:
    """Every file below a folder outside hidden ones, by its path in it."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path) for path in found if not any(part.startswith(".") for part in path.parts)}


@pytest.fixture
def film(desk: Desk, root: Path) -> ItemId:
    """Alien under a name that a rename would change, with an NFO of somebody else's."""
    a_film(root, "alien.1979", nfo=element("title", "Alien") + element("year", 1979), poster="red")
    desk.scan(desk.add(root, LibraryType.MOVIE))
    return desk.one(Kind.MOVIE)


def test_a_publish_is_undone_under_names_that_came_later(desk: Desk, root: Path, film: ItemId) -> None:
    theirs = (root / "alien.1979" / "alien.1979.nfo").read_text()
    desk.edit.set_values([film], {"plot": "Mine."})
    (root / "alien.1979" / "alien.1979-poster.jpg").unlink()
    desk.publish(film)
    batch = next(one.id for one in desk.browse.batches(5) if one.verb == "publish")
    assert (root / "alien.1979" / "alien.1979-poster.jpg").exists()
    rename(desk, film)

    desk.undo(batch)

    assert tree(root) == {"Alien (1979)/Alien (1979).mkv", "Alien (1979)/Alien (1979).nfo"}
    assert (root / "Alien (1979)" / "Alien (1979).nfo").read_text() == theirs


def test_what_lies_in_the_recycle_folder_returns_beside_its_title_that_was_renamed(
    desk: Desk, root: Path, film: ItemId
) -> None:
    poster = root / "alien.1979" / "alien.1979-poster.jpg"
    desk.run(move_files_job(desk.trash.put_files([str(poster)])))
    rename(desk, film)
    (waiting,) = desk.trash.files()

    desk.run(move_files_job(desk.trash.restore_files([waiting.move])))

    assert "Alien (1979)/alien.1979-poster.jpg" in tree(root)
    assert not poster.exists()


def test_an_episode_in_the_trash_returns_into_its_show_that_was_renamed(desk: Desk, root: Path) -> None:
    for number in (1, 2):
        an_episode_file(root / "lost.hours", f"Lost Hours S01E0{number}")
    an_nfo(root / "lost.hours" / "tvshow.nfo", "tvshow", element("title", "Lost Hours") + element("year", 2001))
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    first = min(row.id for row in desk.rows(Kind.EPISODE))
    batch = desk.trash.put([first])
    assert batch is not None
    desk.run(move_files_job(batch))
    rename(desk, desk.one(Kind.SERIES))

    desk.undo(batch)
    desk.scan(library)

    assert not (root / "lost.hours").exists()
    assert len(desk.rows(Kind.EPISODE)) == 2
    assert not any(row.is_missing for row in desk.rows(Kind.EPISODE))


def test_what_a_person_took_away_stays_away_when_its_title_is_renamed(desk: Desk, root: Path, film: ItemId) -> None:
    desk.edit.set_values([film], {"plot": "Mine."})
    desk.publish(film)
    nfo = root / "alien.1979" / "alien.1979.nfo"
    desk.run(move_files_job(desk.trash.put_files([str(nfo)])))
    rename(desk, film)

    desk.run(NewJob("verify", {"is_nightly": True}))

    assert [name for name in tree(root) if name.endswith(".nfo")] == []


def test_what_a_person_took_away_stays_away_when_it_is_purged(desk: Desk, root: Path, film: ItemId) -> None:
    desk.edit.set_values([film], {"plot": "Mine."})
    desk.publish(film)
    nfo = root / "alien.1979" / "alien.1979.nfo"
    desk.run(move_files_job(desk.trash.put_files([str(nfo)])))
    desk.trash.purge_files([one.move for one in desk.trash.files()])

    desk.run(NewJob("verify", {"is_nightly": True}))

    assert not nfo.exists()


def test_a_publish_that_is_announced_makes_our_own_words_nobody_elses_news(
    desk: Desk, root: Path, film: ItemId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.edit.set_values([film], {"plot": "Old."})
    desk.publish(film)
    desk.edit.set_values([film], {"plot": "New."})
    desk.edit.set_locks([film], ["plot"], False)
    with monkeypatch.context() as now:
        now.setattr(desk.publisher, "_apply", _cut)
        with pytest.raises(_Cut):
            desk.publish(film)

    desk.publish(film)

    assert desk.value(film, "plot") == "New."
    assert "New." in (root / "alien.1979" / "alien.1979.nfo").read_text()


def test_a_scan_after_a_publish_that_is_announced_takes_nothing_in(
    desk: Desk, root: Path, film: ItemId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.edit.set_values([film], {"plot": "Old."})
    desk.publish(film)
    desk.edit.set_values([film], {"plot": "New."})
    desk.edit.set_locks([film], ["plot"], False)
    with monkeypatch.context() as now:
        now.setattr(desk.publisher, "_apply", _cut)
        with pytest.raises(_Cut):
            desk.publish(film)

    desk.scan(desk.browse.libraries()[0].id)

    assert desk.value(film, "plot") == "New."


def test_what_somebody_else_wrote_is_read_also_after_a_first_publish_that_is_announced(
    desk: Desk, root: Path, film: ItemId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.edit.set_values([film], {"tagline": "Mine."})
    with monkeypatch.context() as now:
        now.setattr(desk.publisher, "_apply", _cut)
        with pytest.raises(_Cut):
            desk.publish(film)
    an_nfo(root / "alien.1979" / "alien.1979.nfo", "movie", element("title", "Alien") + element("plot", "Theirs."))

    desk.publish(film)

    assert desk.value(film, "plot") == "Theirs."
    assert desk.value(film, "tagline") == "Mine."


class _Cut(BaseException):
    """The power is gone."""


def _cut(*_: object) -> None:
    raise _Cut


def test_a_title_that_is_restored_while_the_trash_is_emptied_keeps_its_files(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(root, name)
    desk.scan(desk.add(root, LibraryType.MOVIE))
    heat, ronin = desk.one(Kind.MOVIE, "Heat"), desk.one(Kind.MOVIE, "Ronin")
    batch = desk.trash.put([heat, ronin])
    assert batch is not None
    desk.run(move_files_job(batch))
    restored: list[BatchId | None] = []
    delete = recycle.delete_for_good

    def delete_slowly(path: str) -> None:
        delete(path)
        if not restored:
            restored.append(desk.trash.restore([ronin]))

    monkeypatch.setattr(recycle, "delete_for_good", delete_slowly)

    report = desk.trash.purge([heat, ronin])

    assert restored[0] is not None
    assert desk.run(move_files_job(restored[0]))[0].problems == ()
    assert tree(root) == {"Ronin (1998)/Ronin (1998).mkv"}
    assert (report.items, report.files) == (1, 1)
    assert desk.titles(Kind.MOVIE) == ["Ronin"]


def test_a_title_that_is_restored_while_it_is_purged_keeps_its_pictures(
    desk: Desk, root: Path, film: ItemId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.edit.trash([film])
    ask = desk.store.findings.cache_files_of

    def restored_meanwhile(items: Collection[ItemId]) -> list[CachedFile]:
        found = ask(items)
        desk.edit.restore([film])
        return found

    with monkeypatch.context() as now:
        now.setattr(desk.store.findings, "cache_files_of", restored_meanwhile)
        desk.edit.purge([film])

    assert os.path.exists(desk.picture(film))


def test_a_title_that_is_purged_while_others_are_published_does_not_stop_them(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(root, name)
    desk.scan(desk.add(root, LibraryType.MOVIE))
    heat, ronin = desk.one(Kind.MOVIE, "Heat"), desk.one(Kind.MOVIE, "Ronin")
    desk.edit.set_values([heat, ronin], {"plot": "Mine."})
    write = desk.publisher._write

    def purged_meanwhile(*args: Any) -> list[Step]:
        desk.edit.trash([heat])
        desk.edit.purge([heat])
        return write(*args)

    monkeypatch.setattr(desk.publisher, "_write", purged_meanwhile)

    desk.publish(heat, ronin)

    (nfo,) = desk.store.pictures.written([ronin])[ronin]
    assert nfo.mtime_ns


def test_a_publish_is_undone_in_a_folder_that_a_person_moved_since(desk: Desk, root: Path, film: ItemId) -> None:
    theirs = (root / "alien.1979" / "alien.1979.nfo").read_text()
    desk.edit.set_values([film], {"plot": "Mine."})
    (root / "alien.1979" / "alien.1979-poster.jpg").unlink()
    desk.publish(film)
    batch = next(one.id for one in desk.browse.batches(5) if one.verb == "publish")
    (root / "alien.1979").rename(root / "Alien (1979)")
    desk.scan(desk.browse.libraries()[0].id)
    assert desk.one(Kind.MOVIE) == film

    desk.undo(batch)

    assert tree(root) == {"Alien (1979)/alien.1979.mkv", "Alien (1979)/alien.1979.nfo"}
    assert (root / "Alien (1979)" / "alien.1979.nfo").read_text() == theirs


def test_a_title_without_ids_is_known_again_when_its_folder_was_pointed_elsewhere(desk: Desk, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    a_film(old, "Heat (1995)")
    a_film(old, "Ronin (1998)")
    library = desk.add(old, LibraryType.MOVIE)
    desk.run(scan_job(library, discover_only=True))  # no file was read
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_values([heat], {"plot": "Mine."})
    shutil.copytree(old, new)
    batch = desk.trash.put([heat])
    assert batch is not None
    desk.run(move_files_job(batch))
    desk.trash.purge([heat])

    _, scan = desk.roots.move(desk.roots.plan_move(desk.store.libraries.get(library), str(old), str(new)))
    desk.run(scan)
    desk.run(scan_job(library, depth=Depth.ALL))

    assert desk.value(desk.one(Kind.MOVIE, "Heat"), "plot") == "Mine."


def test_where_a_file_belongs_is_looked_for_anew_when_its_folder_was_pointed_elsewhere(
    desk: Desk, root: Path, film: ItemId, tmp_path: Path
) -> None:
    ours = Finding(
        film, str(root / "alien.1979/a.jpg"), State.MISNAMED, ContentKind.PICTURE, target=str(root / "alien.1979/b.jpg")
    )
    with desk.store.write() as unit:
        unit.findings.replace(FindingScope(), [ours])
    shutil.copytree(root, tmp_path / "copy")
    library = desk.browse.libraries()[0]

    desk.roots.move(desk.roots.plan_move(desk.store.libraries.get(library.id), str(root), str(tmp_path / "copy")))

    assert [one.target for one in desk.verifying.findings() if one.target.startswith(str(root))] == []


def test_a_file_that_was_renamed_before_it_was_read_is_read_later(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_film(root, "alien.1979", nfo=element("title", "Alien") + element("plot", "Theirs."), poster="red")
    library = desk.add(root, LibraryType.MOVIE)
    desk.handlers["scan"]({"library": library}, Unwatched())
    (root / "alien.1979").rename(root / "elsewhere")
    problems = [desk.handlers[job]({"library": library}, Unwatched()).problems for job in ("nfo", "pictures", "media")]
    (root / "elsewhere").rename(root / "alien.1979")

    desk.scan(library)

    film = desk.one(Kind.MOVIE)
    assert problems == [(), (), ()]
    assert desk.value(film, "plot") == "Theirs."
    assert os.path.exists(desk.picture(film))
    assert all(one.problem == "" for one in desk.detail(film).files)


def test_a_film_that_was_purged_is_found_when_it_is_copied_back_with_all_its_times(desk: Desk, tmp_path: Path) -> None:
    films = tmp_path / "films"
    a_film(films, "Heat (1995)")
    a_film(films, "Ronin (1998)")
    library = desk.add(films, LibraryType.MOVIE)
    desk.scan(library)
    shutil.copytree(films, tmp_path / "copy")
    heat = desk.one(Kind.MOVIE, "Heat")
    batch = desk.trash.put([heat])
    assert batch is not None
    desk.run(move_files_job(batch))
    desk.trash.purge([heat])
    shutil.copytree(tmp_path / "copy" / "Heat (1995)", films / "Heat (1995)")

    desk.scan(library)

    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_what_somebody_else_put_there_since_the_last_look_is_kept_aside(desk: Desk, root: Path, film: ItemId) -> None:
    (root / "alien.1979" / "alien.1979-poster.jpg").unlink()
    desk.publish(film)
    poster = root / "alien.1979" / "alien.1979-poster.jpg"
    ours = poster.read_bytes()
    poster.unlink()
    desk.run(verify_job())
    (missing,) = desk.verifying.findings()
    theirs = a_picture(poster, "blue").read_bytes()

    (result,) = desk.run(decide_job(Choice.OURS, [missing]))

    kept = [path.read_bytes() for path in (desk.folder / "originals").iterdir()]
    assert poster.read_bytes() == ours
    assert theirs in kept
    desk.undo(BatchId(int(result.summary[0].args["batch"])))
    assert poster.read_bytes() == theirs


def test_what_somebody_else_writes_while_we_publish_is_kept_aside(
    desk: Desk, root: Path, film: ItemId, monkeypatch: pytest.MonkeyPatch
) -> None:
    nfo = root / "alien.1979" / "alien.1979.nfo"
    desk.publish(film)
    desk.edit.set_values([film], {"plot": "Mine."})
    write = desk.publisher._write

    def written_meanwhile(*args: Any) -> list[Step]:
        nfo.write_text("theirs")
        return write(*args)

    monkeypatch.setattr(desk.publisher, "_write", written_meanwhile)

    desk.publish(film)

    assert "Mine." in nfo.read_text()
    assert b"theirs" in [path.read_bytes() for path in (desk.folder / "originals").iterdir()]


def test_what_an_undo_found_gone_already_is_not_put_back_at_night(desk: Desk, root: Path, film: ItemId) -> None:
    poster = root / "alien.1979" / "alien.1979-poster.jpg"
    poster.unlink()
    desk.publish(film)
    batch = next(one.id for one in desk.browse.batches(5) if one.verb == "publish")
    poster.unlink()

    desk.undo(batch)
    desk.run(NewJob("verify", {"is_nightly": True}))

    assert not poster.exists()


def test_what_is_put_aside_is_never_where_nobody_knows(
    desk: Desk, root: Path, film: ItemId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish(film)
    other = a_picture(root / "alien.1979" / "alien.1979-poster.png", "blue")
    with monkeypatch.context() as now:
        now.setattr(PictureWriter, "record_original", _cut)
        with pytest.raises(_Cut):
            desk.publish(film)

    assert other.exists()
    desk.publish(film)
    assert not other.exists()
    assert desk.store.pictures.originals([str(other)])


def test_who_waits_to_change_names_goes_before_those_that_come_later() -> None:
    turns, order = Turns(), []
    waits = threading.Event()

    class Told(Unwatched):
        def check(self) -> None:
            waits.set()

    def change() -> None:
        with turns.changing(Told()):
            order.append("changed")

    def use() -> None:
        with turns.using(Unwatched()):
            order.append("used")

    changing, using = threading.Thread(target=change), threading.Thread(target=use)
    with turns.using(Unwatched()):
        changing.start()
        assert waits.wait(10)
        using.start()
        using.join(0.5)
    changing.join(10)
    using.join(10)

    assert order == ["changed", "used"]
