"""Whatever a person or automation does can be taken back, and that too: the library and the disk are as before.

Each verb that a batch may have stands in `CASES`; the list of verbs is read from the sources, so that a new one without
a case fails.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import JobResult, Unwatched
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind, LibraryId, LibraryType, ViewId
from metarr_desktop.domain.marks import Direction
from metarr_desktop.domain.moves import NameKind
from metarr_desktop.domain.player import PlayerType, Watched
from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.domain.saved_views import ViewWords
from metarr_desktop.domain.views import Sort
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services import keepsakes
from metarr_desktop.services.errands import artwork_job, enrich_job, identify_job, move_files_job, publish_job
from metarr_desktop.services.rebuild import Rebuild
from metarr_desktop.services.saved_views import SavedViews
from metarr_desktop.services.verifying import Repairs, verify_job
from metarr_desktop.services.vocabulary import Vocabulary
from metarr_desktop.services.watched import watched_job
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.tables import metadata
from tests.disk import a_film, a_picture, an_episode_file, element
from tests.fakes import FakeProvider
from tests.phrases import emitted_verbs
from tests.services.desk import Desk
from tests.services.fake_player import FakePlayer, a_group

POSTER = "https://pictures.invalid/heat.jpg"
TRAILER = "https://trailers.invalid/heat"

#: Tables that say nothing of the library: what was asked, done and delivered, and what is worked out from the rest.
_ABOUT_THE_WORK = {
    *("watched_state", "player_watched", "watched_conflict"),
    *(
        "file_move",
        "purge_notice",
        "tombstone",
        "tombstone_key",
        "batch",
        "change",
        "job",
        "job_dependency",
        "schedule",
        "scan_log",
        "scan_file",
        "outbox",
        "player_item",
    ),
    *("provider_answer", "folder", "item_folder", "term", "setting", "stream_detail"),
    # What was found out stays known: the next choice is made from it.
    "finding",
    *("cache_file", "item_text", "collection_part", "told_show", "told_episode", "told_works"),
    "original_file",
}
#: When something was done or looked at, and the numbers of rows: the same thing done again has others.
_WHEN_AND_WHICH = {
    *("id", "at", "batch_id", "seen_at", "swept_at", "scanned_at", "added_at", "written_at", "published_at"),
    *("enriched_at", "refresh_at", "needs_publish", "mtime_ns", "needs_reading", "phash", "is_settled", "sort_key"),
    *("quick_hash", "size", "container", "duration_s", "matches", "width", "height"),
}


@dataclass
class World:
    """A desk with two films and a series in a library each, and what providers say of them."""

    desk: Desk
    media: Path
    films: LibraryId
    tmdb: FakeProvider
    player: FakePlayer

    @property
    def heat(self) -> ItemId:
        return self.desk.one(Kind.MOVIE, "Heat")

    @property
    def ronin(self) -> ItemId:
        return self.desk.one(Kind.MOVIE, "Ronin")

    def suggest(self, text: str) -> list[int]:
        """Have a provider say something of a field that is locked."""
        self.desk.edit.set_values([self.heat], {"plot": "My own words."})
        with self.desk.store.write() as unit:
            unit.apply(Batch(Actor.PROVIDER, "enrich", "tmdb"), [Proposal(self.heat, {"plot": text})])
        return [one.id for one in self.desk.browse.suggestions()]

    def offer(self) -> str:
        """Have a picture on offer."""
        with self.desk.store.write() as unit:
            unit.enriched.put_offers(
                [(self.heat, "tmdb", PictureOffer("poster", POSTER, "", "en", 1000, 1500, 8.0, 5))]
            )
        return POSTER

    def file_of(self, title: str) -> Any:
        (file,) = [one for one in self.desk.detail(self.desk.one(Kind.MOVIE, title)).files if one.role == "video"]
        return file.id

    def meaning(self, known: frozenset[int]) -> dict[str, list[Any]]:
        """All that the database says of the library; what lies in the trash and is not `known` was never there."""
        with self.desk.store._lanes.read() as connection:

            def rows(table: str) -> list[dict[str, Any]]:
                found = connection.driver.execute(f'SELECT * FROM "{table}"')
                names = [column[0] for column in found.description]
                return [dict(zip(names, row, strict=True)) for row in found]

            never = {
                row["id"]
                for row in rows("item")
                if row["id"] not in known and (row["deleted_at"] is not None or row["kind"] == "person")
            }
            names = {
                "root_id": {row["id"]: row["path"] for row in rows("root")},
                "file_id": {row["id"]: row["path"] for row in rows("file")},
                "term_id": {row["id"]: row["name"] for row in rows("term")},
                "cache_file_id": {row["id"]: row["uuid"] for row in rows("cache_file")},
            }
            links = rows("file_link")
            unseen = {row["file_id"] for row in links if row["item_id"] in never} - {
                row["file_id"] for row in links if row["item_id"] not in never
            }
            ignored = {row["id"] for row in rows("file") if row["is_ignored"]}

            def counts(table: str, row: dict[str, Any]) -> bool:
                match table:
                    case "item":
                        return row["id"] not in never
                    case "file":
                        return row["id"] not in unseen
                    case "file_link":  # whose an ignored file would be is found out when it no longer is
                        return row["file_id"] not in ignored and row["item_id"] not in never
                    case "review":  # whether what was found once waits for a person is said by the item's status
                        return row["state"] == "left"
                return row.get("item_id") not in never

            said = {
                table: sorted(repr(_plain(table, row, names)) for row in rows(table) if counts(table, row))
                for table in metadata.tables
                if table not in _ABOUT_THE_WORK
            }
            said["aliases"] = sorted(
                repr((one["name"], names["term_id"].get(one["alias_of"]))) for one in rows("term") if one["alias_of"]
            )
            return said

    def disk(self) -> dict[str, bytes]:
        """Every file of the media with its bytes."""
        return {str(path): path.read_bytes() for path in sorted(self.media.rglob("*")) if path.is_file()}

    def items(self) -> frozenset[int]:
        with self.desk.store._lanes.read() as connection:
            return frozenset(connection.execute("SELECT id FROM item").scalars())


def _plain(table: str, row: Mapping[str, Any], names: Mapping[str, Mapping[int, Any]]) -> dict[str, Any]:
    plain = {name: names[name].get(value) if name in names else value for name, value in row.items()}
    kept = {
        name: value for name, value in plain.items() if name not in _WHEN_AND_WHICH or (table, name) == ("item", "id")
    }
    for when in ("deleted_at", "dismissed_at", "missing_since"):
        if when in kept:
            kept[when] = kept[when] is not None
    if "origins" in kept:
        kept["origins"] = sorted(json.loads(kept["origins"]).items())
    return kept


#: What a repair took back had been ours and was missing; now nobody misses it.
_NOT_AS_BEFORE = {"repair": "gone from library_file: "}

State = tuple[dict[str, list[Any]], dict[str, bytes]]


def difference(wanted: State, found: State) -> list[str]:
    """What one has and the other has not, a line each."""
    lines = []
    for table, rows in wanted[0].items():
        others = found[0][table]
        lines += [f"gone from {table}: {row}" for row in rows if row not in others]
        lines += [f"new in {table}: {row}" for row in others if row not in rows]
    for path in wanted[1].keys() | found[1].keys():
        if wanted[1].get(path) != found[1].get(path):
            lines.append(f"{path}: {wanted[1].get(path)!r} is {found[1].get(path)!r}")
    return lines


Act = Callable[[], BatchId | None]
Case = Callable[[World], Act]


def in_summary(results: list[JobResult]) -> BatchId:
    """The batch that a job says undoes it."""
    return BatchId(int(next(one.args["batch"] for result in results for one in result.summary if "batch" in one.args)))


def edit(world: World) -> Act:
    return lambda: world.desk.edit.set_values([world.heat, world.ronin], {"plot": "Mine.", "genres": ("Noir",)}).batch


def lock(world: World) -> Act:
    return lambda: world.desk.edit.set_locks([world.heat], ["plot"], True).batch


def unlock(world: World) -> Act:
    world.suggest("Another's words.")
    return lambda: world.desk.edit.set_locks([world.heat], ["plot"], False).batch


def accept(world: World) -> Act:
    ids = world.suggest("Another's words.")
    return lambda: world.desk.edit.accept(ids).batch


def dismiss(world: World) -> Act:
    ids = world.suggest("Another's words.")
    return lambda: world.desk.edit.dismiss(ids)


def add(world: World) -> Act:
    return lambda: world.desk.edit.add_title(world.films, "A disc on the shelf", 1999)[1]


def choose_picture(world: World) -> Act:
    mine = a_picture(world.desk.folder / "mine.jpg", "green")
    return lambda: world.desk.edit.add_picture(world.heat, "poster", str(mine)).batch


def artwork(world: World) -> Act:
    world.desk.downloads.pictures[world.offer()] = a_picture(
        world.desk.folder / "offered.jpg", "blue", (1000, 1500)
    ).read_bytes()
    return lambda: in_summary(world.desk.run(artwork_job([world.heat])))


def reject(world: World) -> Act:
    url = world.offer()
    return lambda: world.desk.artwork.reject(world.heat, "poster", [url])


def not_reject(world: World) -> Act:
    url = world.offer()
    world.desk.artwork.reject(world.heat, "poster", [url])
    return lambda: world.desk.artwork.reject(world.heat, "poster", [url], is_rejected=False)


def dead_link(world: World) -> Act:
    world.desk.edit.set_values([world.heat], {"trailers": (TRAILER,)})
    return lambda: world.desk.enrich.forget_trailer(world.heat, TRAILER).batch


def first(world: World) -> Act:
    return lambda: world.desk.enrich.set_first([world.heat])


def not_first(world: World) -> Act:
    world.desk.enrich.set_first([world.heat])
    return lambda: world.desk.enrich.set_first([world.heat], is_first=False)


def monitor(world: World) -> Act:
    world.desk.enrich.set_monitored([world.heat], False)
    return lambda: world.desk.enrich.set_monitored([world.heat], True)


def not_monitor(world: World) -> Act:
    return lambda: world.desk.enrich.set_monitored([world.heat], False)


def identify(world: World) -> Act:
    def act() -> BatchId | None:
        return in_summary(world.desk.run(identify_job([world.heat])))

    return act


def identify_by_hand(world: World) -> Act:
    world.desk.run(identify_job([world.heat]))
    world.desk.run(enrich_job([world.heat]))
    return lambda: world.desk.identify.choose(world.heat, [ExternalId("tmdb", "2")]).batch


def enrich(world: World) -> Act:
    """By a source that agrees with nothing: who vouches for a value that stands already is not in the history."""
    world.desk.identify.choose(world.heat, [ExternalId("tmdb", "3")])
    return lambda: in_summary(world.desk.run(enrich_job([world.heat])))


def own(world: World) -> Act:
    return lambda: world.desk.identify.set_own([world.heat], True)


def not_own(world: World) -> Act:
    world.desk.identify.set_own([world.heat], True)
    return lambda: world.desk.identify.set_own([world.heat], False)


def leave(world: World) -> Act:
    world.desk.identify.keep({world.heat: ()})
    return lambda: world.desk.identify.leave([world.heat])


def not_leave(world: World) -> Act:
    world.desk.identify.keep({world.heat: ()})
    world.desk.identify.leave([world.heat])
    return lambda: world.desk.identify.leave([world.heat], is_left=False)


def rename_word(world: World) -> Act:
    world.desk.edit.set_values([world.heat], {"genres": ("Crime",)})
    world.desk.edit.set_values([world.ronin], {"genres": ("Krimi",)})
    return lambda: Vocabulary(world.desk.store, world.desk.newsroom).rename("genres", "Krimi", "Crime").batch


def separate_word(world: World) -> Act:
    rename_word(world)()
    return lambda: Vocabulary(world.desk.store, world.desk.newsroom).separate("genres", "Krimi")


def _views(world: World) -> tuple[SavedViews, ViewId]:
    """The verb, and the first of two views."""
    views = SavedViews(world.desk.store, world.desk.newsroom)
    first = views.save("Crime", ViewWords("genre:crime", Kind.MOVIE, world.films), Sort("year"), is_table=True)
    views.save("Unwatched", ViewWords("unwatched"))
    return views, first.id


def save_view(world: World) -> Act:
    views, _ = _views(world)

    def act() -> BatchId:
        views.save("Long", ViewWords("runtime>150"))
        return newest(world.desk, "save_view")

    return act


def change_view(world: World) -> Act:
    views, view = _views(world)
    return lambda: views.change(view, name="Noir", words=ViewWords("genre:noir"))


def order_views(world: World) -> Act:
    views, view = _views(world)
    return lambda: views.move(view, 1)


def remove_view(world: World) -> Act:
    views, view = _views(world)
    return lambda: views.remove(view)


def ignore(world: World) -> Act:
    return lambda: world.desk.edit.set_ignored([world.file_of("Heat")], True)


def unignore(world: World) -> Act:
    file = world.file_of("Heat")
    world.desk.edit.set_ignored([file], True)
    return lambda: world.desk.edit.set_ignored([file], False)


def trash(world: World) -> Act:
    world.desk.edit.set_values([world.heat], {"plot": "Mine."})
    world.desk.publish()
    return lambda: world.desk.edit.trash([world.heat])


def restore(world: World) -> Act:
    heat = world.heat
    world.desk.edit.trash([heat])
    return lambda: world.desk.edit.restore([heat])


def trash_with_files(world: World) -> Act:
    world.desk.publish()
    _with_a_recycle_folder(world)
    return lambda: _moved(world, world.desk.trash.put([world.heat]))


def restore_with_files(world: World) -> Act:
    heat = world.heat
    _moved(world, world.desk.trash.put([heat]))
    return lambda: _moved(world, world.desk.trash.restore([heat]))


def recycle(world: World) -> Act:
    _with_a_recycle_folder(world)
    path = str(world.media / "films" / "Heat (1995)" / "Heat (1995).nfo")
    return lambda: _moved(world, world.desk.trash.put_files([path]))


def restore_files(world: World) -> Act:
    recycle(world)()
    (waiting,) = world.desk.trash.files()
    return lambda: _moved(world, world.desk.trash.restore_files([waiting.move]))


def _with_a_recycle_folder(world: World) -> None:
    """Its markers stay when it is empty again."""
    batch = _moved(world, world.desk.trash.put([world.ronin]))
    world.desk.undo(batch)


def _moved(world: World, batch: BatchId | None) -> BatchId | None:
    assert batch is not None
    world.desk.run(move_files_job(batch))
    return batch


def return_(world: World) -> Act:
    """Of a title that is known by its bytes again: those are seen last."""
    world.desk.edit.set_values([world.heat], {"plot": "Mine.", "genres": ("Mine",)})
    heat = world.heat
    world.desk.edit.trash([heat])
    world.desk.trash.purge([heat])
    folder = world.media / "films" / "Heat (1995)"
    folder.rename(folder.with_name("Heat (1995) again"))
    for step in (world.desk.flow.scan, world.desk.flow.nfo, world.desk.flow.pictures):
        step({"library": world.films}, Unwatched())

    def act() -> BatchId | None:
        world.desk.flow.media({"library": world.films}, Unwatched())
        return newest(world.desk, "return")

    return act


def merge(world: World) -> Act:
    world.desk.edit.set_values([world.ronin], {"plot": "Mine."})
    return lambda: world.desk.versions.merge([world.ronin], world.heat)


def split(world: World) -> Act:
    path = _with_two_versions(world)
    return lambda: world.desk.versions.split(path)[1]


def set_extra(world: World) -> Act:
    return lambda: world.desk.versions.set_extra(_video(world, "Ronin (1998)"), world.heat, "interview")


def set_version(world: World) -> Act:
    return lambda: world.desk.versions.set_version(_video(world, "Ronin (1998)"), world.heat, "Of another")


def name_version(world: World) -> Act:
    path = _with_two_versions(world)
    return lambda: world.desk.versions.name_version(path, "Fan edit")


def choose_version(world: World) -> Act:
    path = _with_two_versions(world)
    return lambda: world.desk.versions.choose(path)


def map_episodes(world: World) -> Act:
    series = world.desk.one(Kind.SERIES, "Firefly")
    path = world.desk.episodes.files(series)[0].path
    return lambda: world.desk.episodes.map(series, {path: "S02E03-E04"})


def _with_two_versions(world: World) -> str:
    world.desk.versions.merge([world.ronin], world.heat)
    return _video(world, "Ronin (1998)")


def _video(world: World, name: str) -> str:
    return str(world.media / "films" / name / f"{name}.mkv")


def remove_library(world: World) -> Act:
    return lambda: world.desk.libraries.remove(world.films)


def remove_root(world: World) -> Act:
    """With a file in it that the person had told us to leave alone."""
    more = world.media / "more"
    a_film(more, "Alien (1979)")
    a_film(more, "Sample (2000)")
    world.desk.libraries.add_root(world.films, str(more))
    world.desk.scan(world.films)
    world.desk.edit.set_ignored([world.file_of("Sample")], True)
    world.desk.scan(world.films)
    return lambda: world.desk.libraries.remove_root(world.desk.browse.library("Movies"), str(more))


def add_root(world: World) -> Act:
    more = world.media / "more"
    a_film(more, "Alien (1979)")

    def act() -> BatchId | None:
        batch = world.desk.libraries.add_root(world.films, str(more))
        world.desk.scan(world.films)
        return batch

    return act


def scan(world: World) -> Act:
    a_film(world.media / "films", "Alien (1979)", nfo=element("title", "Alien") + element("plot", "In space."))

    def act() -> BatchId | None:
        world.desk.scan(world.films)
        return newest(world.desk, "scan")

    return act


def take_in(world: World) -> Act:
    heat = world.media / "films" / "Heat (1995)" / "Heat (1995).nfo"
    heat.write_text(f"<movie>{element('title', 'Heat')}{element('plot', 'As another says.')}</movie>")

    def act() -> BatchId | None:
        world.desk.scan(world.films)
        return newest(world.desk, "take_in")

    return act


def move_root(world: World) -> Act:
    """After a publish: what was noted of its paths has to go along."""
    world.desk.publish()
    world.desk.scan(world.films)
    there = world.media / "new disk"
    shutil.copytree(world.media / "films", there)

    def act() -> BatchId | None:
        roots, library = world.desk.roots, world.desk.store.libraries.get(world.films)
        batch, scan = roots.move(roots.plan_move(library, library.roots[0].path, str(there)))
        world.desk.run(scan)
        return batch

    return act


def repair(world: World) -> Act:
    """Of a file that was ours and is gone."""
    nfo = world.media / "films" / "Ronin (1998)" / "Ronin (1998).nfo"
    world.desk.publish()
    nfo.unlink()

    def act() -> BatchId | None:
        world.desk.run(verify_job(repairs=Repairs.ALL))
        return newest(world.desk, "repair")

    return act


def rebuild(world: World) -> Act:
    """Of a library whose person had said something that this one does not know."""
    said = world.desk.edit.set_values([world.heat], {"plot": "Mine, once."}).batch
    (kept,) = world.desk.store.keepsakes.of([world.heat])
    world.desk.undo(said)

    def act() -> BatchId | None:
        with mock.patch.object(keepsakes, "keepsakes", return_value=[kept]):
            results = Rebuild(world.desk.store, str(world.desk.folder), world.desk.newsroom).run({}, Unwatched())
        return in_summary([results])

    return act


def publish(world: World) -> Act:
    """Over an NFO of the person's, an earlier one of ours, and where nothing stood."""
    world.desk.publish(world.ronin)
    world.desk.edit.set_values([world.heat], {"plot": "Mine."})
    return lambda: in_summary(world.desk.run(publish_job()))


def rename(world: World) -> Act:
    """Films and a show, with what was published beside them."""
    world.desk.publish()
    verb, items = world.desk.rename, [world.heat, world.ronin, world.desk.one(Kind.SERIES)]
    templates = {NameKind.MOVIE_FOLDER: "The {title}", NameKind.EPISODE_FILE: "{season}x{episode:00}"}
    return lambda: in_summary(world.desk.run(verb.begin(verb.plan(items, templates))))


def watched(world: World) -> Act:
    """A player that takes part says that a film was watched."""
    desk = world.desk
    group = a_group(desk, world.films)
    desk.players.set_watched(group, Direction.BOTH)
    world.player.marks = {"Heat (1995).mkv": Watched()}
    desk.run(watched_job())
    world.player.marks = {"Heat (1995).mkv": Watched(1, "2026-03-02 20:00:00", rating=9)}

    def act() -> BatchId:
        desk.run(watched_job())
        return newest(desk, "watched")

    return act


def undo(world: World) -> Act:
    batch = edit(world)()
    assert batch is not None
    return lambda: world.desk.undo(batch).batch


def newest(desk: Desk, verb: str) -> BatchId:
    return next(one.id for one in desk.browse.batches() if one.verb == verb)


CASES: list[tuple[str, Case]] = [
    *(("edit", edit), ("lock", lock), ("unlock", unlock), ("accept", accept), ("dismiss", dismiss), ("add", add)),
    *(("choose_picture", choose_picture), ("artwork", artwork), ("reject", reject), ("not_reject", not_reject)),
    *(("dead_link", dead_link), ("first", first), ("not_first", not_first)),
    *(("monitor", monitor), ("not_monitor", not_monitor)),
    *(("identify", identify), ("identify", identify_by_hand), ("enrich", enrich)),
    *(("own", own), ("not_own", not_own), ("leave", leave), ("not_leave", not_leave)),
    *(("rename_word", rename_word), ("separate_word", separate_word)),
    *(("save_view", save_view), ("change_view", change_view)),
    *(("order_views", order_views), ("remove_view", remove_view)),
    *(("ignore", ignore), ("unignore", unignore), ("trash", trash), ("restore", restore)),
    *(("trash", trash_with_files), ("restore", restore_with_files), ("recycle", recycle)),
    *(("restore_files", restore_files), ("return", return_)),
    *(("merge", merge), ("split", split), ("set_extra", set_extra), ("set_version", set_version)),
    *(("name_version", name_version), ("choose_version", choose_version), ("map_episodes", map_episodes)),
    *(("remove_library", remove_library), ("remove_root", remove_root), ("add_root", add_root)),
    *(("scan", scan), ("take_in", take_in), ("publish", publish), ("rename", rename), ("undo", undo)),
    *(("move_root", move_root), ("repair", repair), ("rebuild", rebuild), ("watched", watched)),
]


@pytest.fixture
def world(tmp_path: Path, workers: WorkerPool) -> Iterator[World]:
    tmdb = FakeProvider()
    tmdb.knows("1", "Heat", values={"year": 1995, "plot": "Cops and robbers.", "genres": ("Crime",)})
    tmdb.knows("3", "Heat", values={"plot": "Of 1995.", "tagline": "A Los Angeles crime saga.", "runtime": 170})
    tmdb.knows("2", "Another Heat", values={"year": 1986, "plot": "A gambler."})
    data, media = tmp_path / "data", tmp_path / "media"
    data.mkdir()
    a_film(media / "films", "Heat (1995)", nfo=element("title", "Heat") + element("plot", "By the NFO."))
    a_film(media / "films", "Ronin (1998)")
    an_episode_file(media / "tv" / "Firefly", "Firefly S01E01")
    player = FakePlayer()
    desk = Desk(data, workers, {PlayerType.KODI: player}, (tmdb,))
    films = desk.add(media / "films", LibraryType.MOVIE)
    with desk.store.write() as unit:
        unit.put_setting("automation.identify_after_scan", False)
        unit.put_setting("automation.enrich_after_identify", False)
    desk.scan(films)
    desk.scan(desk.add(media / "tv", LibraryType.TV))
    yield World(desk, media, films, tmdb, player)
    desk.store.close()


def test_every_verb_of_the_history_has_a_case() -> None:
    assert {verb for verb, _ in CASES} == set(emitted_verbs())


@pytest.mark.parametrize(("verb", "case"), [pytest.param(*one, id=one[1].__name__) for one in CASES])
def test_it_is_taken_back_and_that_too(world: World, verb: str, case: Case) -> None:
    act = case(world)
    known = world.items()
    before = world.meaning(known), world.disk()
    batch = act()
    assert batch is not None
    after_known = world.items()
    after = world.meaning(after_known), world.disk()

    undone = world.desk.undo(batch)
    in_between = world.meaning(known), world.disk()
    assert undone.batch is not None
    redone = world.desk.undo(undone.batch)
    at_last = world.meaning(after_known), world.disk()

    assert verb in {one.verb for one in world.desk.browse.batches()}
    assert after != before
    assert (undone.skipped, redone.skipped) == ({}, {})
    left = [line for line in difference(before, in_between) if not line.startswith(_NOT_AS_BEFORE.get(verb, "-"))]
    assert "\n".join(left) == ""
    assert "\n".join(difference(after, at_last)) == ""
