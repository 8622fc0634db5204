"""Files of the cache that nothing needs: how they are known, how long they stay, and how they go."""

from __future__ import annotations

import os
import uuid
from datetime import timedelta
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.jobs import NewJob, Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryType
from metarr_desktop.files.cache import CacheType
from metarr_desktop.services.cache_keep import prune_job
from tests.disk import a_film, a_picture
from tests.services.desk import Desk

_DAY = timedelta(days=1)
TIDY = NewJob("tidy", {})


@pytest.fixture(autouse=True)
def _film_without_a_picture(desk: Desk, root: Path) -> None:
    a_film(root, "Heat 1995")
    desk.scan(desk.add(root, LibraryType.MOVIE))


def film(desk: Desk) -> ItemId:
    return desk.one(Kind.MOVIE)


def choose(desk: Desk, colour: str, *, url: str = "https://example.org/a.jpg") -> str:
    """Give the film another poster; its uuid. Those with an address can be fetched again."""
    changes = desk.edit.add_picture(film(desk), "poster", str(a_picture(desk.folder / f"{colour}.png", colour)))
    assert changes.changed
    (name,) = desk.value(film(desk), "poster")  # type: ignore[misc]
    with desk.store.write() as unit:
        unit._connection.execute("UPDATE cache_file SET url = ? WHERE uuid = ?", (url, name))
    return str(name)


def later(desk: Desk, days: int) -> None:
    desk.clock.turn(days=days)


def unused(desk: Desk) -> set[str]:
    return {one.uuid for one in desk.cache_keep.unused()}


def lies(desk: Desk, name: str) -> bool:
    return any(name in path.name for path in Path(desk.cache.folder).rglob("*") if path.is_file())


def test_what_an_undo_can_bring_back_is_in_use(desk: Desk) -> None:
    choose(desk, "red")
    later(desk, 200)
    choose(desk, "green")

    later(desk, 89)
    assert unused(desk) == set()

    later(desk, 2)
    assert len(unused(desk)) == 1


def test_the_nightly_look_notes_since_when_and_forgets_it_when_the_file_is_used_again(desk: Desk) -> None:
    first = choose(desk, "red")
    choose(desk, "green")
    later(desk, 100)
    desk.run(TIDY)
    noted_at = desk.cache_keep.unused()[0].since
    later(desk, 5)
    assert [one.since for one in desk.cache_keep.unused()] == [noted_at]

    desk.edit.choose_pictures(film(desk), "poster", [first])
    desk.run(TIDY)
    later(desk, 100)

    assert first not in unused(desk)
    assert all(one.since > noted_at for one in desk.cache_keep.unused())


def test_by_itself_nothing_goes(desk: Desk) -> None:
    first = choose(desk, "red")
    choose(desk, "green")
    for _ in range(5):
        later(desk, 100)
        desk.run(TIDY)

    assert unused(desk) == {first}
    assert lies(desk, first)


def test_where_the_person_wants_it_the_night_removes_what_was_unused_for_long_and_nothing_younger(desk: Desk) -> None:
    desk.libraries.put_setting("cache.prune", True)
    first, second = choose(desk, "red"), choose(desk, "green")
    later(desk, 100)
    desk.run(TIDY)  # found to be unused only now
    assert lies(desk, first)

    later(desk, 89)
    desk.run(TIDY)
    assert lies(desk, first)

    later(desk, 2)
    desk.run(TIDY)
    assert not lies(desk, first)
    assert lies(desk, second)


def test_your_own_pictures_stay_unless_you_say_otherwise(desk: Desk) -> None:
    mine = choose(desk, "red", url="")
    choose(desk, "green")
    later(desk, 100)
    desk.run(TIDY)

    (kept,) = desk.run(prune_job(older_than=0))
    assert (kept.counts["files"], kept.counts["kept"]) == (0, 1)
    assert lies(desk, mine)

    (gone,) = desk.run(prune_job(older_than=0, with_own=True))
    assert gone.counts["files"] == 1
    assert not lies(desk, mine)


def test_what_a_tombstone_or_a_suggestion_names_stays(desk: Desk) -> None:
    by_name, by_hash, suggested = choose(desk, "red"), choose(desk, "green"), choose(desk, "blue")
    choose(desk, "white")
    later(desk, 100)
    with desk.store.write() as unit:
        run = unit._connection.execute
        digest = run("SELECT sha256 FROM cache_file WHERE uuid = ?", (by_hash,)).scalar_one()
        for number, facts in enumerate((f'{{"poster": ["{by_name}"]}}', f'{{"hash": "{digest}"}}'), 1):
            run("INSERT INTO tombstone VALUES (?, 'movie', 'Heat', '2026-01-01', ?)", (number, facts))
        run(
            "INSERT INTO suggestion (item_id, field, value, actor, source, at) VALUES (?,?,?,?,?,?)",
            (film(desk), "poster", f'["{suggested}"]', Actor.PROVIDER.value, "tmdb", "2026-01-01"),
        )

    assert unused(desk) == set()


def test_a_plan_is_what_is_then_done(desk: Desk) -> None:
    first = choose(desk, "red")
    choose(desk, "green")
    later(desk, 100)
    desk.run(TIDY)
    orphan = a_file_of_nobody(desk, days_old=2)
    young = a_file_of_nobody(desk, days_old=0)

    plan = desk.cache_keep.plan(older_than=0)
    assert [one.uuid for one in plan.files] == [first]
    assert list(plan.unknown) == [orphan]
    assert lies(desk, first)

    (result,) = desk.run(prune_job(older_than=0))
    assert (result.counts["files"], result.counts["bytes"]) == (plan.count, plan.bytes)
    assert not desk.cache.has(orphan)
    assert desk.cache.has(young)
    assert desk.cache_keep.plan(older_than=0).count == 0


def test_small_forms_of_pictures_that_are_gone_go_too(desk: Desk) -> None:
    left = f"image/poster/1/{uuid.uuid4()}.jpg"
    path = Path(desk.cache.keep_thumbnail(left, b"small"))
    os.utime(path, (0, 0))

    (result,) = desk.run(prune_job())

    assert result.counts["files"] == 1
    assert not path.exists()


def test_nothing_is_removed_while_the_disk_of_the_cache_is_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(desk, "red")
    choose(desk, "green")
    later(desk, 100)
    monkeypatch.setattr(desk.cache, "is_there", lambda: False)

    assert desk.cache_keep.plan(older_than=0).count == 0


def test_what_is_shown_again_between_plan_and_act_stays(desk: Desk) -> None:
    first = choose(desk, "red")
    choose(desk, "green")
    later(desk, 100)
    plan = desk.cache_keep.plan(older_than=0)
    desk.edit.choose_pictures(film(desk), "poster", [first])

    result = desk.cache_keep.apply(plan, Unwatched())

    assert result.counts["files"] == 0
    assert os.path.isfile(desk.picture(film(desk)))


def test_pruning_stops_when_asked(desk: Desk) -> None:
    class Stopped(Unwatched):
        def check(self) -> None:
            raise Cancelled("The work was stopped.")

    first = choose(desk, "red")
    choose(desk, "green")
    later(desk, 100)

    with pytest.raises(Cancelled):
        desk.cache_keep.apply(desk.cache_keep.plan(older_than=0), Stopped())

    assert lies(desk, first)


def test_undoing_a_choice_whose_picture_was_pruned_leaves_the_present_one_and_says_so(desk: Desk) -> None:
    choose(desk, "red")
    second = choose(desk, "green")
    batch = desk.edit.last_of_person()
    later(desk, 100)
    desk.run(prune_job(older_than=0))

    changes = desk.edit.undo(batch)

    assert changes.lost == {film(desk): ("poster",)}
    assert desk.value(film(desk), "poster") == (second,)


def a_file_of_nobody(desk: Desk, *, days_old: int) -> str:
    path = desk.cache.put(b"bytes", type=CacheType.IMAGE, kind="poster", item_id=1, extension="jpg")
    at = (desk.clock() - days_old * _DAY).timestamp()
    os.utime(desk.cache.path(path), (at, at))
    return path
