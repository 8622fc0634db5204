"""The schema: migrations beside the tables, backups, newer libraries refused."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, PrimaryKeyConstraint, Table, UniqueConstraint, create_engine, event
from sqlalchemy.types import TypeEngine

from metarr_desktop import shipped
from metarr_desktop.domain.errors import DamagedLibrary, NewerLibrary
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import Actor, PlayerId, RootId
from metarr_desktop.domain.player import ParcelState
from metarr_desktop.domain.root_state import WatchMode
from metarr_desktop.domain.views import RootView
from metarr_desktop.store import copies, migrate
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.engine import Lanes
from metarr_desktop.store.library import Store
from metarr_desktop.store.tables import DiskPath, metadata
from tests.builders import a_movie, a_store, edit, value

NEXT = """
from alembic import op

revision = "{revision}"
down_revision = "{down}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE item SET plot = 'Upgraded.'")
    {more}
"""


#: What SQLite needs for most changes of a table: a new one, filled from the old one, which is dropped.
REBUILD = "with op.batch_alter_table('item', recreate='always') as item: item.alter_column('plot')"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations folder of a program to which a test may add revisions."""
    folder = tmp_path / "migrations"
    shutil.copytree(shipped.migrations(), folder)
    monkeypatch.setattr(shipped, "migrations", lambda: folder)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of today's program with one movie in it, closed."""
    store = a_store(tmp_path)
    movie = a_movie(store)
    edit(store, movie, plot="Mine.")
    store.close()
    return store.path


def release(program: Path, more: str = "pass") -> str:
    """The program gets one more revision, which changes every plot."""
    last = migrate.known_revisions()[-1]
    revision = f"{int(last) + 1:04}"
    (program / "versions" / f"{revision}_next.py").write_text(NEXT.format(revision=revision, down=last, more=more))
    return revision


def plots(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute("SELECT plot FROM item")]
    connection.close()
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


# --- the schema -------------------------------------------------------------------------------------------------------


def _is_same_type(
    _context: object, _column: object, _declared: object, _found: TypeEngine[object], declared: TypeEngine[object]
) -> bool | None:
    return False if isinstance(declared, DiskPath) else None  # the bytes of a path


def _is_ours(thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith("search"))


def test_the_migrations_build_just_what_the_tables_say(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with create_engine(f"sqlite:///{store.path}").connect() as connection:
        options = {"compare_type": _is_same_type, "include_object": _is_ours, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)
    store.close()

    assert differences == []


def partial_indexes(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
    return {name: sql.partition(" WHERE ")[2] for name, sql in rows}


def test_partial_indexes_checks_and_counters_are_those_of_the_tables(tmp_path: Path) -> None:
    """Alembic compares none of them; they decide what may be stored, what is fast and whether an id comes again."""
    declared = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    metadata.create_all(declared)
    store = a_store(tmp_path)
    store.close()

    found = []
    for path in (tmp_path / "declared.db", store.path):
        connection = sqlite3.connect(path)
        tables = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        checks = {
            name: (sql.count("CHECK"), "AUTOINCREMENT" in sql) for name, sql in tables.items() if "search" not in name
        }
        checks.pop("alembic_version", None)
        found.append((partial_indexes(connection), checks))
        connection.close()

    assert found[0] == found[1]


def test_every_reference_to_a_row_that_can_go_has_an_index() -> None:
    """Else the removal of one item reads whole tables."""
    for table in metadata.tables.values():
        for column in table.columns:
            for key in column.foreign_keys:
                if key.column.table.name in ("item", "file", "cache_file", "root", "player", "job"):
                    assert _is_indexed(table, column), f"{table.name}.{column.name}"


def _is_indexed(table: Table, column: Column[object]) -> bool:
    led_by = [next(iter(index.columns)) for index in table.indexes]
    led_by += [next(iter(one.columns)) for one in table.constraints if isinstance(one, _KEYS)]
    return any(one is column for one in led_by)


_KEYS = (PrimaryKeyConstraint, UniqueConstraint)


# --- refusals ---------------------------------------------------------------------------------------------------------


def test_a_newer_library_is_refused_and_not_a_byte_of_it_changes(
    library: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(program)
    Store(library).close()
    monkeypatch.undo()  # back to the older program
    before = files_of(library.parent)

    with pytest.raises(NewerLibrary, match="newer Metarr"):
        Store(library)

    assert files_of(library.parent) == before


@pytest.mark.parametrize("damage", [b"this is no database, whatever its name says" * 100, b"\x00" * 8192])
def test_what_is_no_database_is_refused_and_not_a_byte_of_it_changes(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(damage)

    with pytest.raises(DamagedLibrary, match=r"library\.db"):
        Store(path)

    assert files_of(tmp_path) == {"library.db": damage}


def test_an_empty_file_becomes_a_new_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()

    a_store(tmp_path).close()

    assert migrate.revision_of(tmp_path / "library.db") == migrate.known_revisions()[-1]


# --- upgrades ---------------------------------------------------------------------------------------------------------


def test_an_upgrade_begins_with_a_copy_that_opens_and_holds_everything(library: Path, program: Path) -> None:
    old, new = migrate.known_revisions()[-1], release(program)

    Store(library).close()

    copy = library.parent / "backups" / f"before-{new}-from-{old}.db"
    assert plots(library) == ["Upgraded."]
    assert plots(copy) == ["Mine."]
    assert migrate.revision_of(copy) == old
    assert migrate.revision_of(library) == new


def an_old_library(path: Path, program: Path, revision: str) -> Path:
    """A new library as the program of that revision makes one: what came later is taken out of `program`."""
    for later in (program / "versions").glob("[0-9]*.py"):
        if later.name[:4] > revision:
            later.unlink()
    Store(path).close()
    return path


def test_a_library_of_the_first_release_keeps_all_of_its_roots_and_learns_to_watch_them(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = an_old_library(tmp_path / "library.db", program, "0001")
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "INSERT INTO library (id, name, type, scanned_at) VALUES (1, 'Films', 'movie', '2026-05-04 12:00:00')"
        )
        database.execute("INSERT INTO library (id, name, type) VALUES (2, 'Shows', 'tv')")
        database.execute("INSERT INTO root (id, library_id, path, is_offline) VALUES (1, 1, ?, 1)", (b"/films/\xff",))
        database.execute("INSERT INTO root (id, library_id, path) VALUES (2, 2, ?)", (b"/shows",))
        database.execute("INSERT INTO folder (root_id, path, signature) VALUES (1, ?, 'abc')", (b"Heat",))
    monkeypatch.undo()

    store = Store(path)
    films, shows = store.libraries.all()
    folders = store.files.folders(films.roots[0].id)
    store.close()

    assert films.roots == (RootView(RootId(1), "/films/\udcff", True, WatchMode.AUTO, None, "2026-05-04 12:00:00"),)
    assert shows.roots == (RootView(RootId(2), "/shows", False),)
    assert list(folders) == ["Heat"]


def test_what_waited_for_single_players_waits_for_their_group(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = an_old_library(tmp_path / "library.db", program, "0006")
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT INTO player_group (id, name, type) VALUES (1, 'Home', 'kodi')")
        database.execute("INSERT INTO player (id, group_id, name) VALUES (1, 1, 'Den'), (2, 1, 'Attic')")
        database.execute(
            "INSERT INTO outbox (player_id, item_id, action, state, error, queued_at) VALUES "
            "(1, 7, 'show', 'failed', 'it refused', '2026-05-04'), (2, 7, 'show', 'waiting', '', '2026-05-04'), "
            "(2, 8, 'remove', 'waiting', '', '2026-05-04')"
        )
    monkeypatch.undo()

    store = Store(path)
    den, attic = ([(one.item, one.state, one.error) for one in store.outbox.of(PlayerId(id))] for id in (1, 2))
    adopted = [one.adopted_at is not None for one in store.players.all()]
    store.close()

    assert den == [(7, ParcelState.FAILED, "it refused")]
    assert attic == [(7, ParcelState.WAITING, ""), (8, ParcelState.WAITING, "")]
    assert adopted == [True, True]


def test_quiet_hours_of_sweeps_become_those_of_everything(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = an_old_library(tmp_path / "library.db", program, "0006")
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "INSERT INTO setting (name, value) VALUES ('watch.quiet_from', '22'), ('watch.enabled', 'false')"
        )
    monkeypatch.undo()

    store = Store(path)
    values = [store.settings.get(name) for name in ("automation.quiet_from", "automation.quiet_until", "watch.enabled")]
    store.close()

    assert values == [22, 0, False]


@pytest.mark.parametrize(("enriched_at", "jobs"), [("'2026-05-04 12:00:00'", ["recall"]), ("NULL", [])])
def test_what_is_told_of_shows_that_were_enriched_is_read_from_the_answers_that_are_kept(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch, enriched_at: str, jobs: list[str]
) -> None:
    path = an_old_library(tmp_path / "library.db", program, "0014")
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute(
            f"INSERT INTO item (id, kind, title, sort_key, enriched_at) VALUES (1, 'series', 'F', 'f', {enriched_at})"
        )
    monkeypatch.undo()

    store = Store(path)
    queued = [(job.type, job.payload, job.status) for job in store.jobs.page()]
    store.close()

    assert queued == [(job, {}, JobStatus.WAITING) for job in jobs]


def test_a_library_of_this_program_is_opened_without_a_copy(library: Path) -> None:
    Store(library).close()

    assert not (library.parent / "backups").exists()


def test_a_copy_that_was_cut_short_does_not_count_and_is_made_anew(library: Path, program: Path) -> None:
    old, new = migrate.known_revisions()[-1], release(program)
    backups = library.parent / "backups"
    backups.mkdir()
    (backups / f"before-{new}-from-{old}.partial").write_bytes(b"half a copy" * 1000)

    Store(library).close()

    assert [path.name for path in backups.iterdir()] == [f"before-{new}-from-{old}.db"]


def test_a_library_that_cannot_be_copied_is_not_upgraded(library: Path, program: Path) -> None:
    release(program)
    whole = library.read_bytes()
    library.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    before = library.read_bytes()

    with pytest.raises(DamagedLibrary, match=r"library\.db"):
        Store(library)

    assert library.read_bytes() == before


@pytest.mark.parametrize(
    "fault",
    [
        "raise RuntimeError('cut short')",
        'op.execute("this is no SQL")',
        # an orphan: references are off while tables are rebuilt, so the check at the end has to find it
        "op.execute(\"INSERT INTO field_lock (item_id, field) VALUES (4711, 'plot')\")",
    ],
)
def test_an_upgrade_that_fails_leaves_the_old_library(library: Path, program: Path, fault: str) -> None:
    old = migrate.known_revisions()[-1]
    release(program, fault)

    with pytest.raises(Exception, match=r"cut short|syntax|undone"):
        Store(library)

    assert plots(library) == ["Mine."]
    assert migrate.revision_of(library) == old


def test_references_are_enforced_after_a_failed_upgrade(library: Path, program: Path) -> None:
    release(program, "raise RuntimeError('cut short')")
    lanes = Lanes(library)

    with pytest.raises(RuntimeError):
        migrate.bring_up_to_date(lanes, library.parent / "backups")

    with lanes.write() as connection:
        assert connection.execute("PRAGMA foreign_keys").scalar_one() == 1
    lanes.close()


def test_rebuilding_a_table_in_an_upgrade_keeps_what_refers_to_it(library: Path, program: Path) -> None:
    release(program, REBUILD)

    store = Store(library)
    counts = {row.id: row.locked for row in store.items.rows([1])}  # type: ignore[list-item]
    store.close()

    assert counts == {1: ("plot",)}


def test_an_id_is_never_given_twice_though_an_upgrade_rebuilt_the_table(library: Path, program: Path) -> None:
    store = Store(library)
    gone = a_movie(store, "Gone")
    with store.write() as unit:
        unit.trash(Batch(Actor.PERSON, "trash"), [gone])
        unit.purge([gone])
    store.close()
    release(program, REBUILD)

    store = Store(library)
    assert a_movie(store, "New") > gone
    store.close()


def test_the_five_newest_copies_are_kept(library: Path, program: Path) -> None:
    for _ in range(7):
        release(program)
        Store(library).close()

    assert len(list((library.parent / "backups").iterdir())) == 5


def test_a_migrated_library_works(library: Path, program: Path) -> None:
    release(program)
    store = Store(library)
    movie = a_movie(store, "Aliens")
    edit(store, movie, plot="New.")

    assert value(store, movie, "plot") == "New."
    store.close()


class _Cut(Exception):
    pass


def _row_counts(path: Path) -> dict[str, int]:
    with copies.reading(path) as connection:
        return copies.row_counts(connection)


def _upgrade_cut_at(library: Path, statement: int) -> bool:
    """Upgrade, failing at the n-th statement; tells whether there were that many."""
    lanes = Lanes(library)
    sent = 0

    def _cut(*_: object) -> None:
        nonlocal sent
        sent += 1
        if sent == statement:
            raise _Cut

    event.listen(Engine, "before_cursor_execute", _cut)
    try:
        migrate.bring_up_to_date(lanes, library.parent / "backups")
    except _Cut:
        return True
    finally:
        event.remove(Engine, "before_cursor_execute", _cut)
        lanes.close()
    return False


def test_an_upgrade_cut_at_any_statement_leaves_the_old_library_and_is_completed_next_time(
    library: Path, program: Path
) -> None:
    before = _row_counts(library)
    old, new = migrate.revision_of(library), release(program, REBUILD)

    cut = 1
    while _upgrade_cut_at(library, cut):
        assert migrate.revision_of(library) == old, f"statement {cut}"
        assert _row_counts(library) == before, f"statement {cut}"
        cut += 1

    assert cut > 5
    assert migrate.revision_of(library) == new
    assert _row_counts(library) == before


def test_the_libraries_that_tests_copy_are_those_that_migrations_make(tmp_path: Path) -> None:
    def dump(path: Path) -> list[list[str]]:
        """Every statement as its lines, sorted: Alembic rebuilds a table with its constraints in the order of a set."""
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return [sorted(line.rstrip(", ") for line in statement.splitlines()) for statement in connection.iterdump()]

    migrate.make_new(tmp_path / "made.db", migrate.known_revisions()[-1])
    Store(tmp_path / "copied.db").close()

    assert dump(tmp_path / "copied.db") == dump(tmp_path / "made.db")
