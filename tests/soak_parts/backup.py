"""Backups under faults: RELIABILITY 5, rows 5, 65, 67, 68, 70 and 72. Each part says what went wrong, in sentences.

An empty answer is the only good one. `count` is how often the fault is provoked, `seed` which moments and places.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.domain.backups import Backup, BackupKind
from metarr_desktop.domain.edits import NewItem, Proposal
from metarr_desktop.domain.errors import DamagedLibrary, MetarrError
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.files import archives
from metarr_desktop.files.cache import Cache
from metarr_desktop.services import backup_folder, opening, rescue, restore
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.services.rebuild import rebuild_job
from metarr_desktop.store import copies
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.library import Store
from metarr_desktop.store.migrate import known_revisions, make_new

LIBRARY = "library.db"


def a_household(data_dir: Path, titles: int) -> None:
    """A library of so many films, every second with a plot that a person wrote and so locked."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with closing(Store(data_dir / LIBRARY)) as store:
        with store.write() as unit:
            library = unit.libraries.add("Films", LibraryType.MOVIE, ["/films"])
            new = [NewItem(Kind.MOVIE, {"title": f"Film {number}"}, library) for number in range(titles)]
            items = unit.create(Batch(Actor.SCAN, "scan"), new)
        with store.write() as unit:
            proposals = [Proposal(item, {"plot": f"Plot of {item}."}) for item in items[::2]]
            unit.apply(Batch(Actor.PERSON, "edit"), proposals)


def edit(store: Store, word: str) -> None:
    """An edit of the first film that is on the disk when this returns."""
    with store.write() as unit:
        unit.apply(Batch(Actor.PERSON, "edit"), [Proposal(ItemId(1), {"tagline": word})])


def tagline(database: Path) -> str:
    """What the first film's tagline is in a database file."""
    with copies.reading(database) as connection:
        return str(connection.execute("SELECT tagline FROM item WHERE id = 1").fetchone()[0])


def a_backup(data_dir: Path, kind: BackupKind = BackupKind.OWN) -> Backup:
    """A backup made now."""
    cache = Cache(str(data_dir))
    return backup_folder.make(str(data_dir), cache, kind, datetime.now(UTC), "test", Unwatched())


# --- row 5: killed while backing up or restoring ----------------------------------------------------------------------


@contextmanager
def _lives(data_dir: Path, *what: str) -> Iterator[Callable[[float], None]]:
    """Gives what has a process begin that work and kills it so many seconds later."""
    words = [sys.executable, "-m", "tests.soak_parts.backup_child", str(data_dir), *what]
    parent = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert parent.stdin is not None
    assert parent.stdout is not None
    heard = parent.stdout

    def live(seconds: float) -> None:
        assert parent.stdin is not None
        parent.stdin.write("\n")
        parent.stdin.flush()
        child = int(heard.readline().split()[1])
        time.sleep(seconds)  # the fault itself: a moment that nobody chose
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        while heard.readline().strip() != "dead":
            pass

    try:
        yield live
    finally:
        parent.stdin.close()
        parent.wait()
        heard.close()


def killed_while_backing_up(data_dir: Path, count: int, seed: int) -> list[str]:
    """Every backup that is listed after a kill is whole, and those from before are still there."""
    moments, wrong = random.Random(seed), []
    with _lives(data_dir, "backup") as live:
        for number in range(count):
            before = {one.name for one in backup_folder.listed(str(data_dir))}
            live(moments.uniform(0.001, 0.5))
            after = backup_folder.listed(str(data_dir))
            lost = before - {one.name for one in after}
            wrong += [f"kill {number}: {name} is gone" for name in lost]
            wrong += [f"kill {number}: {one.name}: {why}" for one in after if (why := _fault_of(one))]
            for one in after[5:]:
                backup_folder.remove(str(data_dir), one.name)
    return wrong


def _fault_of(one: Backup) -> str:
    """Why a listed backup is not whole; "" when it is."""
    try:
        if one.problem or not one.name.endswith(".zip"):
            return one.problem
        with archives.opened(one.path) as archive:
            archive.verify()
    except MetarrError as error:
        return str(error)
    return ""


def killed_while_restoring(data_dir: Path, count: int, seed: int) -> list[str]:
    """After a kill and the next start the library is the old one or the restored one, whole, and no edit is gone."""
    moments, wrong = random.Random(seed), []
    with closing(Store(data_dir / LIBRARY)) as store:
        edit(store, "then")
    then = a_backup(data_dir)
    with _lives(data_dir, "restore", then.name) as live:
        for number in range(count):
            with closing(Store(data_dir / LIBRARY)) as store:
                edit(store, f"now {number}")
            live(moments.uniform(0.001, 0.08))
            restore.apply_staged(str(data_dir))
            copies.check(data_dir / LIBRARY)
            found = tagline(data_dir / LIBRARY)
            aside = [Path(one.path) for one in backup_folder.listed(str(data_dir)) if one.kind is BackupKind.REPLACED]
            kept = {found, *(tagline(path) for path in aside)}
            if found not in ("then", f"now {number}"):
                wrong.append(f"kill {number}: the library says “{found}”")
            if f"now {number}" not in kept:
                wrong.append(f"kill {number}: the edit from before is nowhere")
            for path in aside:
                path.unlink()
    return wrong


# --- row 65: archives that want out -----------------------------------------------------------------------------------

_NAMES = (
    "../library.db",
    "pictures/../../own.txt",
    "/etc/passwd",
    "C:\\Windows\\own.txt",
    "c:/own.txt",
    "\\\\server\\share\\own.txt",
    "pictures/image/poster/1/../../../../own.txt",
    "pictures\\..\\..\\own.txt",
    "library.db/../../own.txt",
    "LIBRARY.DB",
    "pictures/image/poster/1/00000000-0000-0000-0000-000000000000.jpg/own",
    "secrets.json",
    ".metarr-cache",
    "pictures/image/poster/1/own.jpg",
    "pictures/",
    "~/own.txt",
    "./library.db",
    "pictures/image/poster/1/00000000-0000-0000-0000-000000000000.jpg\nown",
)


def hostile_archives(folder: Path, count: int, seed: int) -> list[str]:
    """Backups with a member more, whose name or kind leads elsewhere: refused as a whole, nothing is written."""
    chance, wrong = random.Random(seed), []
    a_household(folder / "source", 3)
    sound = Path(a_backup(folder / "source").path)
    for number in range(count):
        name = _NAMES[number % len(_NAMES)]
        if number >= len(_NAMES):
            name = "".join(chance.choice(("../", "..\\", "/", "a", ":", ".", "pictures/")) for _ in range(6))
        home = folder / f"home-{number}"
        archive = folder / "hostile.zip"
        _with_member(sound, archive, name, is_link=number % 2 == 1)
        before = _inventory(folder)
        try:
            restore.restore_now(str(home), str(archive))
            wrong.append(f"“{name}” was unpacked")
        except MetarrError:
            pass
        new = {path for path in _inventory(folder) - before if not path.startswith(str(home))}
        inside = {path for path in _inventory(home) if not path.endswith("metarr.lock")}
        wrong += [f"“{name}” left {path}" for path in new | inside]
    return wrong


def _with_member(sound: Path, target: Path, name: str, *, is_link: bool) -> None:
    shutil.copyfile(sound, target)
    with zipfile.ZipFile(target, "a") as file:
        info = zipfile.ZipInfo("pictures/image/poster/1/00000000-0000-0000-0000-000000000000.jpg" if is_link else name)
        info.external_attr = (0o120777 if is_link else 0o100644) << 16
        file.writestr(info, name)


def _inventory(folder: Path) -> set[str]:
    return {os.path.join(at, name) for at, _, names in os.walk(folder) for name in names}


# --- row 67: backups under load ---------------------------------------------------------------------------------------


def under_load(data_dir: Path, count: int) -> list[str]:
    """Backups while edits stream: each passes its check and has every edit acknowledged before it was begun."""
    wrong: list[str] = []
    with closing(Store(data_dir / LIBRARY)) as store:
        acknowledged, stop = [0], threading.Event()

        def stream() -> None:
            while not stop.is_set():
                edit(store, str(acknowledged[0] + 1))
                acknowledged[0] += 1

        edit(store, "0")
        editor = threading.Thread(target=stream)
        editor.start()
        try:
            for number in range(count):
                known = acknowledged[0]
                made = a_backup(data_dir)
                wrong += [f"backup {number}: {why}" for why in _lacks(made, data_dir / "look", known)]
                backup_folder.remove(str(data_dir), made.name)
        finally:
            stop.set()
            editor.join()
    return wrong


def _lacks(made: Backup, look: Path, known: int) -> Iterator[str]:
    if why := _fault_of(made):
        yield why
        return
    shutil.rmtree(look, ignore_errors=True)
    with archives.opened(made.path) as archive:
        archive.unpack(archives.DATABASE, str(look / LIBRARY))
    copies.check(look / LIBRARY)
    if int(tagline(look / LIBRARY)) < known:
        yield f"edit {known} was acknowledged and is not in it"


# --- row 68: damage ---------------------------------------------------------------------------------------------------


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 64)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data)) :]


def _zero_page(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(data) // 4096)
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)


def _wrong_header(data: bytearray, chance: random.Random) -> None:
    data[: chance.randint(1, 100)] = b"\x07" * chance.randint(1, 100)


_DAMAGES = (_flip, _cut, _zero_page, _wrong_header)


def damaged(data_dir: Path, count: int, seed: int) -> tuple[list[str], dict[str, int]]:
    """A library damaged at random, whose newest backup is sound: what went wrong, and how often what was found.

    Damage is noticed at the start, or by the check that every backup makes, or does no harm to any row, or changed a
    value into another possible one, which only a person can see. What is noticed is never written over, and the way
    out leads to a library that works while the damaged file is kept as it was.
    """
    chance, wrong = random.Random(seed), []
    told = {"at the start": 0, "by the check": 0, "harmless": 0, "not to be seen": 0, "salvaged": 0}
    a_backup(data_dir)
    whole = (data_dir / LIBRARY).read_bytes()
    rows = _all_rows(data_dir / LIBRARY)
    for number in range(count):
        data = bytearray(whole)
        _DAMAGES[number % len(_DAMAGES)](data, chance)
        home = data_dir.parent / f"damaged-{number}"
        shutil.copytree(data_dir, home)
        (home / LIBRARY).write_bytes(data)
        wrong += [f"damage {number}: {why}" for why in _seen_through(home, bytes(data), rows, told)]
        shutil.rmtree(home)
    return wrong, told


def _seen_through(home: Path, data: bytes, rows: dict[str, list[object]], told: dict[str, int]) -> Iterator[str]:
    try:
        opening.look_over(str(home))
        opening.look_into(str(home))
        is_noticed = False
    except DamagedLibrary:
        is_noticed = True
    if (home / LIBRARY).read_bytes() != data:
        yield "looking wrote to it"
    told["at the start"] += is_noticed
    if not is_noticed:
        try:
            a_backup(home)
        except MetarrError:
            told["by the check"] += 1
        else:
            found = _all_rows(home / LIBRARY)
            told["harmless" if found == rows else "not to be seen"] += 1
            if {name: len(some) for name, some in found.items()} != {name: len(some) for name, some in rows.items()}:
                yield "rows are gone and nothing noticed it"
            return
    with suppress(MetarrError):
        rescue.save(str(home))
        told["salvaged"] += 1
        copies.check(home / LIBRARY)
        yield from _kept(home, data)
        return
    rescue.restore_newest(str(home))
    copies.check(home / LIBRARY)
    if _all_rows(home / LIBRARY) != rows:
        yield "the restored library differs from the backup"
    yield from _kept(home, data)


def _kept(home: Path, data: bytes) -> Iterator[str]:
    kept = list((home / "damaged").rglob(LIBRARY))
    if [path.read_bytes() for path in kept] != [data]:
        yield "the damaged file is not kept as it was"


def _all_rows(database: Path) -> dict[str, list[object]]:
    with copies.reading(database) as connection:
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for name in copies.row_counts(connection)
            if not name.startswith(("search", "sqlite"))
        }


# --- row 70: every schema that there was ------------------------------------------------------------------------------


def old_schemas(folder: Path, titles: int) -> list[str]:
    """Libraries of every schema, filled: brought up to date with every row and lock, and back again by restoring."""
    wrong: list[str] = []
    for revision in known_revisions()[:-1]:
        home = folder / revision
        home.mkdir(parents=True)
        make_new(home / LIBRARY, revision)
        _fill(home / LIBRARY, titles)
        before = _all_rows(home / LIBRARY)
        Store(home / LIBRARY).close()
        after = _all_rows(home / LIBRARY)
        for table, rows in before.items():
            if table != "alembic_version" and len(after[table]) != len(rows):
                wrong.append(f"{revision}: {table} had {len(rows)} rows and has {len(after[table])}")
        if _locked_plots(home / LIBRARY) != {n: f"Mine {n}" for n in range(1, titles + 1) if n % 2}:
            wrong.append(f"{revision}: locked values differ")
        (old,) = backup_folder.listed(str(home))
        restore.stage(str(home), old.name)
        restore.apply_staged(str(home))
        if _all_rows(home / LIBRARY) != before:
            wrong.append(f"{revision}: restoring its copy does not give it back")
    return wrong


_AT = "2026-01-01 12:00:00"


def _fill(database: Path, titles: int) -> None:
    """The rows that a library of any schema can have."""
    numbers = range(1, titles + 1)
    with closing(sqlite3.connect(database)) as connection, connection:
        run = connection.executemany
        connection.execute("INSERT INTO library (id, name, type) VALUES (1, 'Films', 'movie')")
        connection.execute("INSERT INTO root (id, library_id, path) VALUES (1, 1, ?)", (b"/films",))
        connection.execute(
            "INSERT INTO batch (id, actor, verb, at) VALUES (1, 'person', 'edit', '2026-01-01 00:00:00')"
        )
        run(
            "INSERT INTO item (id, kind, library_id, title, sort_key, plot, origins) VALUES (?,'movie',1,?,?,?,?)",
            [(n, f"Film {n}", f"film {n}", f"Mine {n}", '{"plot": 1}') for n in numbers],
        )
        run("INSERT INTO search (rowid, titles, people) VALUES (?,?,'')", [(n, f"film {n}") for n in numbers])
        run(
            "INSERT INTO change (batch_id, item_id, fields) VALUES (1,?,?)",
            [(n, f'{{"plot": [null, "Mine {n}", 0, 1, null]}}') for n in numbers],
        )
        run("INSERT INTO field_lock (item_id, field, batch_id) VALUES (?,'plot',1)", [(n,) for n in numbers if n % 2])
        run(
            "INSERT INTO external_id (item_id, position, scheme, value) VALUES (?,0,'tmdb',?)",
            [(n, n) for n in numbers],
        )
        run(
            "INSERT INTO file (id, root_id, path, role, size, mtime_ns, added_at) "
            "VALUES (?,1,?,'video',1000,1,'2026-01-01 00:00:00')",
            [(n, f"Film {n}/Film {n}.mkv".encode()) for n in numbers],
        )
        run("INSERT INTO file_link (item_id, file_id) VALUES (?,?)", [(n, n) for n in numbers])


def _locked_plots(database: Path) -> dict[int, str]:
    with copies.reading(database) as connection:
        return dict(
            connection.execute(
                "SELECT i.id, i.plot FROM item i JOIN field_lock l ON l.item_id = i.id AND l.field = 'plot'"
            ).fetchall()
        )


# --- row 72: the database is gone -------------------------------------------------------------------------------------


def lost(folder: Path, titles: int, seed: int) -> tuple[list[str], dict[str, int]]:
    """A scanned library with decisions on every third title, whose database is deleted, and another one is built.

    What went wrong, and how many of the titles and of the locked fields are there again.
    """
    chance = random.Random(seed)
    films, data_dir = folder / "films", folder / "data"
    for number in range(titles):
        home = films / f"Film {number} ({1950 + number % 70})"
        home.mkdir(parents=True)
        (home / f"{home.name}.mkv").write_bytes(chance.randbytes(64) + number.to_bytes(4, "big"))
    with open_engine(str(data_dir)) as engine:
        library = engine.libraries.add(str(films), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        items = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]
        for item in items[::3]:
            chosen = chance.sample(("plot", "tagline", "title", "sort_title"), 2)
            engine.edit.set_values([item], {name: f"Mine {item} {name}" for name in chosen})
        before = _decided(engine)
    for path in data_dir.glob("library.db*"):
        path.unlink()
    with open_engine(str(data_dir)) as engine:
        engine.rebuild.make_libraries()
        engine.run(*(scan_job(one.id) for one in engine.browse.libraries()))
        engine.run(rebuild_job())
        after = _decided(engine)
    locked, again = _locked(before), _locked(after)
    wrong = [f"{path}: {name} was “{value}”" for path, name, value in locked - again]
    if len(before.keys() & after.keys()) < 0.99 * len(before):
        wrong.append(f"of {len(before)} titles {len(before.keys() & after.keys())} are there again")
    return wrong, {"titles": len(before.keys() & after.keys()), "locked": len(locked & again)}


def _locked(decided: dict[str, dict[str, object]]) -> set[tuple[str, str, object]]:
    return {(path, name, value) for path, own in decided.items() for name, value in own.items()}


def _decided(engine: Engine) -> dict[str, dict[str, object]]:
    """Path of each title -> its locked fields with their values."""
    ids = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]
    details = [engine.browse.detail(item) for item in ids]
    return {one.row.path: {name: one.values.get(name) for name in one.row.locked} for one in details}
