"""The schema as SQLAlchemy tables: what the migrations build and the queries name. Loaded by migrations alone.

Paths are the bytes the disk gave (`DiskPath`). Times are UTC text `YYYY-MM-DD HH:MM:SS`, which sorts; leases and
retries are UNIX seconds. An index is named after the query it serves;
`tests/store/test_queries_at_size.py` explains every query.
"""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy import Float as Real
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from metarr_desktop.domain.fields import COLUMNS
from metarr_desktop.domain.kinds import Actor, Kind, LibraryType, Status
from metarr_desktop.domain.root_state import WatchMode
from metarr_desktop.domain.scans import ScanCause, ScanOutcome
from metarr_desktop.domain.values import FieldType

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class DiskPath(TypeDecorator[str]):
    """A path as `str` with surrogate escapes in Python, as the disk's own bytes in the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else os.fsencode(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else os.fsdecode(value)


def _one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _ref(name: str, target: str, *, nullable: bool = False, on_delete: str = "CASCADE") -> Column[int]:
    return Column(name, ForeignKey(f"{target}.id", ondelete=on_delete), nullable=nullable)


def _flag(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text(str(default)))


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text(f"'{default}'"))


# --- libraries ------------------------------------------------------------------------------------------------------

library = Table(
    "library",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    _flag("is_enabled", 1),
    _text("options", "{}"),  # JSON: ignore patterns and naming profile of this library
    Column("scanned_at", Text),
    Column("deleted_at", Text),
    _flag("is_settled"),  # 0: a scan changed files and has not brought the presence of items into line yet
    _one_of("type", LibraryType),
)

root = Table(
    "root",
    metadata,
    _id(),
    _ref("library_id", "library"),
    Column("path", DiskPath, nullable=False, unique=True),
    _flag("is_offline"),
    Column("seen_at", Text),
    _text("watch", "auto"),
    Column("sweep_hours", Integer),  # NULL: as the settings say
    Column("swept_at", Text),  # last looked at as a whole
    _text("marker"),  # token of the marker file in it; '' = the person does not want one
    _text("volume"),  # what the system calls the share or volume it was last seen on
    _text("trouble"),  # why it is offline: away, empty, replaced
    Column("held_missing", Integer),  # files that the last scan missed: so many that a person has to confirm it
    Column("held_at", Text),
    _one_of("watch", WatchMode),
    Index("ix_root_of_library", "library_id"),
)

folder = Table(
    "folder",
    metadata,
    _ref("root_id", "root"),
    Column("path", DiskPath, nullable=False),
    Column("signature", Text, nullable=False),  # of names, sizes and times in it: equal = nothing to do
    Column("mtime_ns", Integer),  # the folder's own time when it was read; NULL = read it again in any case
    PrimaryKeyConstraint("root_id", "path"),
    sqlite_with_rowid=False,
)

scan_log = Table(
    "scan_log",
    metadata,
    _id(),
    _ref("library_id", "library"),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),  # NULL: it runs, or the program ended under it
    _text("counts", "{}"),  # JSON: titles and files, each by what was found of them
    _text("cause", "asked"),
    _text("depth", "known"),
    _flag("is_part"),
    _flag("is_stopped"),
    _one_of("cause", ScanCause),
    Index("ix_scan_log_latest", "library_id", "started_at"),
)

scan_file = Table(
    "scan_file",
    metadata,
    _id(),
    _ref("scan_id", "scan_log"),
    Column("outcome", Text, nullable=False),
    Column("path", DiskPath, nullable=False),  # absolute: the root may be gone when it is read
    _text("detail"),  # why it failed, or where it lay before
    _one_of("outcome", ScanOutcome),
    Index("ix_scan_file_of_scan", "scan_id"),
)

# --- things ---------------------------------------------------------------------------------------------------------

_SQL_TYPE: dict[FieldType, type[TypeEngine[Any]]] = {
    FieldType.INTEGER: Integer,
    FieldType.FLAG: Integer,
    FieldType.DECIMAL: Real,
}

item = Table(
    "item",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),
    _ref("library_id", "library", nullable=True),
    _ref("parent_id", "item", nullable=True),
    Column("status", Text, nullable=False, server_default=text("'unidentified'")),
    _flag("is_monitored", 1),
    Column("confidence", Real),
    Column("matched_by", Text),
    Column("missing_since", Text),
    Column("absent_at", Text),  # the first scan of everything that found it missing
    Column("deleted_at", Text),
    Column("season", Integer),  # of a season and its episodes: structure, read from names, not a field
    Column("episode", Integer),
    _ref("collection_id", "item", nullable=True, on_delete="SET NULL"),
    *(Column(row.name, _SQL_TYPE.get(row.type, Text)) for row in COLUMNS),
    _text("sort_key"),  # folded sort title, by which lists are ordered
    _text("folder_key"),  # by which a scan finds the show or artist again in another folder
    _text("origins", "{}"),  # JSON: field -> batch that set its value
    _flag("needs_publish", 1),
    Column("published_at", Text),
    _flag("is_own"),  # the person's own work, which no provider has: never asked about again
    Column("enriched_at", Text),
    Column("refresh_at", Text),  # when providers are asked again; NULL = never yet, or never again
    _flag("is_first"),  # enriched before others
    _one_of("kind", Kind),
    _one_of("status", Status),
    Index("ix_item_wall", "library_id", "kind", "deleted_at", "sort_key", "id"),
    Index("ix_item_kind", "kind", "deleted_at", "sort_key", "id"),
    Index("ix_item_children", "parent_id", "season", "episode", "id"),
    Index("ix_item_year", "kind", "year"),
    Index("ix_item_added", "kind", "date_added"),
    Index("ix_item_trash", "deleted_at", sqlite_where=text("deleted_at IS NOT NULL")),
    Index("ix_item_missing", "missing_since", sqlite_where=text("missing_since IS NOT NULL")),
    Index("ix_item_unpublished", "kind", "library_id", sqlite_where=text("needs_publish AND deleted_at IS NULL")),
    Index("ix_item_refresh", "refresh_at", sqlite_where=text("refresh_at IS NOT NULL AND deleted_at IS NULL")),
    Index("ix_item_collection", "collection_id", sqlite_where=text("collection_id IS NOT NULL")),
    Index("ix_item_folder_key", "library_id", "kind", "folder_key", sqlite_where=text("folder_key <> ''")),
    Index(
        "ux_item_season",
        "parent_id",
        "season",
        unique=True,
        sqlite_where=text("kind = 'season' AND deleted_at IS NULL"),
    ),
    Index(
        "ux_item_episode",
        "parent_id",
        "episode",
        unique=True,
        sqlite_where=text("kind = 'episode' AND episode IS NOT NULL AND deleted_at IS NULL"),
    ),
    sqlite_autoincrement=True,  # an id is never given twice: players and history name items by it
)

item_folder = Table(
    "item_folder",
    metadata,
    _ref("item_id", "item"),
    _ref("root_id", "root"),
    Column("path", DiskPath, nullable=False),  # relative to the root; a show or artist may lie in several
    PrimaryKeyConstraint("item_id", "root_id", "path"),
    Index("ix_item_folder_path", "root_id", "path"),
    sqlite_with_rowid=False,
)

item_title = Table(
    "item_title",
    metadata,
    _ref("item_id", "item"),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    _text("language"),
    PrimaryKeyConstraint("item_id", "position"),
)

external_id = Table(
    "external_id",
    metadata,
    _ref("item_id", "item"),
    Column("position", Integer, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("item_id", "scheme"),
    Index("ix_external_id_lookup", "value", "scheme"),
)

term = Table(
    "term",
    metadata,
    _id(),
    Column("vocabulary", Text, nullable=False),  # the field's name: genres, studios ...
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    _ref("alias_of", "term", nullable=True, on_delete="SET NULL"),
    UniqueConstraint("vocabulary", "name"),
    Index("ix_term_folded", "vocabulary", "folded"),
)

item_term = Table(
    "item_term",
    metadata,
    _ref("item_id", "item"),
    Column("vocabulary", Text, nullable=False),
    Column("position", Integer, nullable=False),
    _ref("term_id", "term"),
    PrimaryKeyConstraint("item_id", "vocabulary", "position"),
    Index("ix_item_term_items", "term_id", "item_id"),
    sqlite_with_rowid=False,
)

credit = Table(
    "credit",
    metadata,
    _ref("item_id", "item"),
    Column("job", Text, nullable=False),  # the field's name: cast, directors ...
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    _text("role"),
    _text("thumb"),
    _text("ids", "{}"),
    _ref("person_id", "item", nullable=True, on_delete="SET NULL"),
    PrimaryKeyConstraint("item_id", "job", "position"),
    Index("ix_credit_person", "person_id", sqlite_where=text("person_id IS NOT NULL")),
    Index("ix_credit_name", "name"),
    sqlite_with_rowid=False,
)

rating = Table(
    "rating",
    metadata,
    _ref("item_id", "item"),
    Column("position", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("value", Real, nullable=False),
    Column("maximum", Real, nullable=False),
    Column("votes", Integer),
    _flag("is_default"),
    PrimaryKeyConstraint("item_id", "position"),
    sqlite_with_rowid=False,
)

foreign_nfo = Table(
    "foreign_nfo",
    metadata,
    _ref("item_id", "item"),
    Column("elements", Text, nullable=False),  # JSON list of what other programs wrote and we do not know
    PrimaryKeyConstraint("item_id"),
)

# --- files ----------------------------------------------------------------------------------------------------------

file = Table(
    "file",
    metadata,
    _id(),
    _ref("root_id", "root"),
    Column("path", DiskPath, nullable=False),  # relative to the root
    Column("role", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("mtime_ns", Integer, nullable=False),
    Column("quick_hash", Text),
    Column("added_at", Text, nullable=False),
    Column("missing_since", Text),
    _flag("is_ignored"),
    _flag("needs_reading", 1),  # NFO to read, picture to take in, stream to probe
    _text("problem"),  # the sentence that says why it could not be read
    Column("container", Text),
    Column("duration_s", Real),
    UniqueConstraint("root_id", "path"),
    Index("ix_file_to_read", "needs_reading", sqlite_where=text("needs_reading = 1 AND missing_since IS NULL")),
    Index("ix_file_missing", "missing_since", sqlite_where=text("missing_since IS NOT NULL")),
    Index("ix_file_moved", "size", sqlite_where=text("quick_hash IS NOT NULL")),
    Index("ix_file_hash", "quick_hash", sqlite_where=text("quick_hash IS NOT NULL")),
    Index("ix_file_unknown", "root_id", sqlite_where=text("role = 'unknown'")),
    Index("ix_file_ignored", "root_id", sqlite_where=text("is_ignored")),
    Index("ix_file_problem", "root_id", sqlite_where=text("problem <> ''")),
)

file_link = Table(
    "file_link",
    metadata,
    _ref("item_id", "item"),
    _ref("file_id", "file"),
    _text("version"),
    Column("part", Integer),
    _text("language"),
    _flag("is_forced"),
    _flag("is_hearing_impaired"),
    _flag("is_default"),
    _text("art"),
    _flag("position"),
    _text("extra_type"),
    _flag("is_pinned"),  # a person said so: no scan changes it, nor the role of the file
    PrimaryKeyConstraint("item_id", "file_id"),
    Index("ix_file_link_file", "file_id"),
    Index("ix_file_link_pinned", "item_id", sqlite_where=text("is_pinned")),
    sqlite_with_rowid=False,
)

stream_detail = Table(
    "stream_detail",
    metadata,
    _ref("file_id", "file"),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),  # video, audio, subtitle
    _text("language"),
    Column("width", Integer),
    Column("height", Integer),
    _text("hdr"),
    Column(
        "facts", Text, nullable=False
    ),  # JSON of the domain value; the columns above are what lists and searches ask
    PrimaryKeyConstraint("file_id", "position"),
    sqlite_with_rowid=False,
)

# --- edits ----------------------------------------------------------------------------------------------------------

batch = Table(
    "batch",
    metadata,
    _id(),
    Column("actor", Text, nullable=False),
    _text("source"),  # which NFO, provider, player
    Column("verb", Text, nullable=False),
    _ref("parent_id", "batch", nullable=True, on_delete="SET NULL"),
    _ref("undoes_id", "batch", nullable=True, on_delete="SET NULL"),
    Column("at", Text, nullable=False),
    _one_of("actor", Actor),
    Index("ix_batch_of_actor", "actor", "id"),
    Index("ix_batch_children", "parent_id", sqlite_where=text("parent_id IS NOT NULL")),
    Index("ix_batch_undone", "undoes_id", sqlite_where=text("undoes_id IS NOT NULL")),
)

change = Table(
    "change",
    metadata,
    _id(),
    _ref("batch_id", "batch"),
    _ref("item_id", "item", nullable=True),
    _ref("file_id", "file", nullable=True),
    _ref("library_id", "library", nullable=True),
    _flag("is_creation"),
    _text("fields", "{}"),  # JSON: field -> [old, new, lock before, lock after, origin before]
    Index("ix_change_of_batch", "batch_id"),
    Index("ix_change_of_item", "item_id", "id"),
    Index("ix_change_of_file", "file_id", sqlite_where=text("file_id IS NOT NULL")),
)

field_lock = Table(
    "field_lock",
    metadata,
    _ref("item_id", "item"),
    Column("field", Text, nullable=False),
    _ref("batch_id", "batch", nullable=True, on_delete="SET NULL"),
    PrimaryKeyConstraint("item_id", "field"),
    Index("ix_field_lock_field", "field", "item_id"),
    sqlite_with_rowid=False,
)

suggestion = Table(
    "suggestion",
    metadata,
    _id(),
    _ref("item_id", "item"),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("actor", Text, nullable=False),
    _text("source"),
    Column("at", Text, nullable=False),
    Column("dismissed_at", Text),
    UniqueConstraint("item_id", "field", "source"),
    Index("ix_suggestion_open", "item_id", sqlite_where=text("dismissed_at IS NULL")),
)

# --- sources --------------------------------------------------------------------------------------------------------

provider_answer = Table(
    "provider_answer",
    metadata,
    Column("key", Text, primary_key=True),  # method and address, without secrets
    Column("provider", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),  # zlib
    _text("etag"),
    _text("last_modified"),
    Column("fetched_s", Real, nullable=False),
    Column("expires_s", Real, nullable=False),
    Index("ix_provider_answer_age", "fetched_s"),
)

provider_config = Table(
    "provider_config",
    metadata,
    Column("name", Text, primary_key=True),
    Column("is_enabled", Integer),  # NULL in any column: as the provider itself says
    Column("base_url", Text),
    Column("calls", Integer),
    Column("seconds", Real),
    Column("position", Integer),
)

field_source = Table(
    "field_source",
    metadata,
    Column("library_id", Integer, nullable=False),  # 0: every library that has no order of its own
    Column("field", Text, nullable=False),
    Column("providers", Text, nullable=False),  # names, best first, separated by blanks
    PrimaryKeyConstraint("library_id", "field"),
    sqlite_with_rowid=False,
)

review = Table(
    "review",
    metadata,
    _ref("item_id", "item"),
    Column("state", Text, nullable=False),
    Column("confidence", Real, nullable=False),  # of the best candidate; 0 without one
    Column("matches", Text, nullable=False),  # JSON: candidates with their reasons, best first
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("item_id"),
    CheckConstraint("state IN ('waiting','taken','left')", name="state_known"),
    Index("ix_review_open", "confidence", sqlite_where=text("state <> 'left'")),
)

item_text = Table(
    "item_text",
    metadata,
    _ref("item_id", "item"),
    Column("field", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    PrimaryKeyConstraint("item_id", "field", "language"),
    sqlite_with_rowid=False,
)

collection_part = Table(
    "collection_part",
    metadata,
    _ref("item_id", "item"),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("year", Integer),
    Column("ids", Text, nullable=False),  # JSON: scheme -> value
    _text("picture_url"),
    PrimaryKeyConstraint("item_id", "position"),
    sqlite_with_rowid=False,
)

told_show = Table(
    "told_show",
    metadata,
    _ref("series_id", "item"),
    Column("provider", Text, nullable=False),
    Column("scheme", Text, nullable=False),  # of its own ids
    Column("ids", Text, nullable=False),  # JSON: scheme -> value of the show that was told of
    PrimaryKeyConstraint("series_id"),
)

told_episode = Table(
    "told_episode",
    metadata,
    _ref("series_id", "item"),
    Column("season", Integer, nullable=False),
    Column("episode", Integer, nullable=False),
    _text("own_id"),  # the provider's; '' without one
    _text("title"),
    _text("air_date"),
    Column("absolute", Integer),
    Column("dvd_season", Integer),
    Column("dvd_episode", Real),
    PrimaryKeyConstraint("series_id", "season", "episode"),
    sqlite_with_rowid=False,
)

told_works = Table(
    "told_works",
    metadata,
    _ref("person_id", "item"),
    Column("provider", Text, nullable=False),
    Column("ids", Text, nullable=False),  # JSON: scheme -> value of the person who was told of
    Column("works", Text, nullable=False),  # JSON: kind, title, ids, date, parts, episodes of each
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("person_id"),
)

image_candidate = Table(
    "image_candidate",
    metadata,
    _id(),
    _ref("item_id", "item"),
    Column("art", Text, nullable=False),
    Column("url", Text, nullable=False),
    _text("preview_url"),
    Column("provider", Text, nullable=False),
    Column("language", Text),  # '' without text, NULL not said
    Column("width", Integer),
    Column("height", Integer),
    Column("vote", Real),
    Column("votes", Integer),
    _text("state", "offered"),
    Column("phash", Text),
    UniqueConstraint("item_id", "art", "url"),
    CheckConstraint("state IN ('offered','rejected','dead')", name="state_known"),
)

dead_link = Table(
    "dead_link",
    metadata,
    Column("url", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# --- pictures -------------------------------------------------------------------------------------------------------

cache_file = Table(
    "cache_file",
    metadata,
    _id(),
    Column("uuid", Text, nullable=False, unique=True),
    _ref("item_id", "item"),
    Column("art", Text, nullable=False),
    Column("path", Text, nullable=False),  # within the cache
    Column("sha256", Text, nullable=False),
    Column("phash", Text),
    Column("width", Integer),
    Column("height", Integer),
    Column("size", Integer, nullable=False),
    _text("source"),  # file name, provider or "you"
    Column("added_at", Text, nullable=False),
    _text("type", "image"),  # image, video, audio, text
    _text("url"),  # where it can be fetched again; '' = it is nowhere else
    Column("unused_since", Text),  # when the nightly look first found nothing that points to it
    UniqueConstraint("item_id", "art", "sha256"),
    Index("ix_cache_file_unused", "unused_since", sqlite_where=text("unused_since IS NOT NULL")),
)

artwork = Table(
    "artwork",
    metadata,
    _ref("item_id", "item"),
    Column("art", Text, nullable=False),
    Column("position", Integer, nullable=False),
    _ref("cache_file_id", "cache_file"),
    PrimaryKeyConstraint("item_id", "art", "position"),
    Index("ix_artwork_use", "cache_file_id"),
    sqlite_with_rowid=False,
)

sidecar = Table(
    "sidecar",
    metadata,
    _id(),
    _ref("item_id", "item"),
    _ref("cache_file_id", "cache_file"),
    Column("role", Text, nullable=False),  # subtitle, trailer, theme
    Column("tail", Text, nullable=False),  # what follows the video's base name (".en.srt"), or the whole name
    _flag("is_whole"),
    UniqueConstraint("item_id", "role", "tail"),
    Index("ix_sidecar_use", "cache_file_id"),
)

library_file = Table(
    "library_file",
    metadata,
    _id(),
    _ref("item_id", "item"),
    Column("path", DiskPath, nullable=False, unique=True),  # absolute
    Column("content", Text, nullable=False),  # nfo, picture
    _text("art"),
    _flag("position"),
    Column("sha256", Text, nullable=False),
    Column("text", Text),  # an NFO as written
    Column("size", Integer, nullable=False),
    Column("mtime_ns", Integer, nullable=False),
    Column("written_at", Text, nullable=False),
    _flag("contested"),  # how often another program wrote over it and we wrote over that again
    Column("contested_at", Text),  # the last time
    Index("ix_library_file_of_item", "item_id"),
)

publish_wait = Table(  # items that were to be published while their disk was away
    "publish_wait",
    metadata,
    Column("item_id", ForeignKey("item.id", ondelete="CASCADE"), primary_key=True),
)

original_file = Table(
    "original_file",
    metadata,
    _id(),
    Column("path", DiskPath, nullable=False),  # where the file of somebody else stood
    Column("backup", Text, nullable=False),  # within the data directory; kept for ever
    Column("sha256", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ix_original_file_path", "path"),
)

finding = Table(
    "finding",
    metadata,
    _id(),
    _ref("item_id", "item"),
    Column("path", DiskPath, nullable=False, unique=True),  # absolute, in the library or in the cache
    Column("state", Text, nullable=False),
    _text("detail"),  # JSON: what repairing needs to know
    _text("sha256"),  # of what stands there now
    Column("found_at", Text, nullable=False),
    Column("accepted_at", Text),  # when the person said that it is right as it is
    Index("ix_finding_of_item", "item_id"),
)

file_move = Table(
    "file_move",
    metadata,
    _id(),
    _ref("batch_id", "batch"),
    _ref("item_id", "item", nullable=True, on_delete="SET NULL"),
    Column("verb", Text, nullable=False),  # rename; recycle, restore: into our recycle folder, and out of it
    Column("source", DiskPath, nullable=False),
    Column("target", DiskPath, nullable=False),
    Column("state", Text, nullable=False),
    _flag("size"),  # bytes, where anybody is told of them
    _text("error"),
    CheckConstraint("state IN ('planned','done','undone','failed','purged')", name="state_known"),
    Index("ix_file_move_of_batch", "batch_id"),
    Index("ix_file_move_of_item", "item_id", sqlite_where=text("item_id IS NOT NULL")),
    Index("ix_file_move_unfinished", "batch_id", sqlite_where=text("state = 'planned'")),
    Index("ix_file_move_standing", "target", sqlite_where=text("state = 'done'")),
)

purge_notice = Table(
    "purge_notice",
    metadata,
    _id(),
    _ref("item_id", "item", nullable=True),
    _ref("move_id", "file_move", nullable=True),  # of a file in the recycle folder whose title is not in the trash
    Column("since", Text, nullable=False),  # when that went into the trash
    Column("seen_on", Text, nullable=False),  # the last day on which it was announced
    _flag("days"),  # on how many days since the first one: no clock that jumps makes it more than one a day
    UniqueConstraint("item_id"),
    UniqueConstraint("move_id"),
)

tombstone = Table(
    "tombstone",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("facts", Text, nullable=False),  # JSON: locked values, choice of pictures, watched marks, lists
)

tombstone_key = Table(
    "tombstone_key",
    metadata,
    Column("key", Text, nullable=False),  # "tmdb:603", "hash:…", "file:…": what a title that returns is known by
    _ref("tombstone_id", "tombstone"),
    PrimaryKeyConstraint("key", "tombstone_id"),
    Index("ix_tombstone_key_of", "tombstone_id"),
    sqlite_with_rowid=False,
)

# --- work -----------------------------------------------------------------------------------------------------------

job = Table(
    "job",
    metadata,
    _id(),
    Column("type", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("status", Text, nullable=False),
    _text("payload", "{}"),
    _text("result", "{}"),
    _text("error"),
    _flag("attempts"),
    Column("next_at_s", Real),
    _text("worker"),
    Column("lease_until_s", Real),
    _flag("done"),
    _flag("total"),
    _flag("is_cancelled"),
    _ref("batch_id", "batch", nullable=True, on_delete="SET NULL"),
    _ref("parent_id", "job", nullable=True, on_delete="SET NULL"),  # the job that queued this one
    Column("created_at", Text, nullable=False),
    Column("started_at", Text),
    Column("ended_at", Text),
    CheckConstraint("status IN ('waiting','running','done','failed','cancelled')", name="status_known"),
    CheckConstraint("priority BETWEEN 1 AND 10", name="priority_known"),
    Index("ix_job_queue", "status", "priority", "id"),
    Index("ix_job_equal", "type", "payload", sqlite_where=text("status = 'waiting'")),
    Index("ix_job_children", "parent_id", sqlite_where=text("parent_id IS NOT NULL")),
    Index("ix_job_ended", "ended_at"),
)

job_dependency = Table(
    "job_dependency",
    metadata,
    _ref("job_id", "job"),
    _ref("needs_id", "job"),
    PrimaryKeyConstraint("job_id", "needs_id"),
    Index("ix_job_dependency_needs", "needs_id"),
    sqlite_with_rowid=False,
)

schedule = Table(
    "schedule",
    metadata,
    _id(),
    Column("type", Text, nullable=False),
    _text("payload", "{}"),
    Column("every_s", Integer, nullable=False),
    Column("next_at_s", Real, nullable=False),
    Column("hour", Integer),  # of the day, local time, for what is done by night; NULL = at any
    _flag("is_own"),  # a person chose the hours
    UniqueConstraint("type", "payload"),
)

# --- players --------------------------------------------------------------------------------------------------------

player_group = Table(
    "player_group",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("database", Text, nullable=False, server_default=text("'own'")),
    _text("moment", "idle"),  # when changes may be sent: at once, idle, at night
    _text("watched", "off"),  # which way what people did goes: off, from, to, both
)

player = Table(
    "player",
    metadata,
    _id(),
    _ref("group_id", "player_group"),
    Column("name", Text, nullable=False, unique=True),
    _text("host"),
    Column("port", Integer),
    Column("ws_port", Integer),
    _text("url"),
    _text("user"),
    _flag("is_enabled", 1),
    _text("status", "unknown"),
    _text("version"),
    _text("error"),
    Column("connected_at", Text),
    _text("certificate"),  # PEM; its own, that the person trusts
    _text("account"),  # whose watched marks count, where a server has several people
    Column("adopted_at", Text),  # NULL: what it showed before we came is only compared yet
    Column("watched_at", Text),  # NULL: it was never asked what people did there
    Index("ix_player_group", "group_id"),
)

player_snapshot = Table(
    "player_snapshot",
    metadata,
    _id(),
    _ref("player_id", "player"),
    Column("at", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("rows", Text, nullable=False),  # JSON: what people had done there, title by title
    Index("ix_player_snapshot_player", "player_id"),
)

playback_state = Table(
    "playback_state",
    metadata,
    _ref("player_id", "player"),
    Column("session", Text, nullable=False),
    _text("title"),
    _text("file"),  # in the player's paths
    _text("who"),
    Column("position_s", Real, nullable=False),
    Column("total_s", Real, nullable=False),
    _flag("is_paused"),
    Column("seen_at", Text, nullable=False),
    PrimaryKeyConstraint("player_id", "session"),
)

group_library = Table(
    "group_library",
    metadata,
    _ref("group_id", "player_group"),
    _ref("library_id", "library"),
    PrimaryKeyConstraint("group_id", "library_id"),
    Index("ix_group_library_library", "library_id"),
)

path_mapping = Table(
    "path_mapping",
    metadata,
    _ref("group_id", "player_group"),
    Column("ours", Text, nullable=False),
    Column("theirs", Text, nullable=False),
    PrimaryKeyConstraint("group_id", "ours"),
)

outbox = Table(  # what a group's players have still to be told
    "outbox",
    metadata,
    _id(),
    _ref("group_id", "player_group"),
    Column("item_id", Integer, nullable=False),  # no foreign key: a removal outlives its item
    Column("action", Text, nullable=False),
    _text("detail", "[]"),  # JSON: what a removal still needs to know of its item
    Column("queued_at", Text, nullable=False),
    UniqueConstraint("group_id", "item_id", "action"),
    sqlite_autoincrement=True,  # a line queued again must not get the id of the one it replaces
)

outbox_stop = Table(  # how far a line came with one of the group's players; without one it waits
    "outbox_stop",
    metadata,
    _ref("outbox_id", "outbox"),
    _ref("player_id", "player"),
    Column("state", Text, nullable=False),  # sent, waiting, failed; there: this one is done with it
    _text("error"),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("due_at", Text),  # by itself not before then
    PrimaryKeyConstraint("outbox_id", "player_id"),
    Index("ix_outbox_stop_player", "player_id"),
)

player_item = Table(
    "player_item",
    metadata,
    _ref("player_id", "player"),
    _ref("item_id", "item"),
    Column("outcome", Text, nullable=False),
    _text("differences", "[]"),
    _text("rest"),  # a digest of what was published of it beside what is compared, when it was last proved
    Column("proved_at", Text, nullable=False),
    PrimaryKeyConstraint("player_id", "item_id"),
    Index("ix_player_item_item", "item_id"),
)

watched_state = Table(  # when what an item's own fields say of plays, position and rating came about; '' = unknown
    "watched_state",
    metadata,
    Column("item_id", Integer, ForeignKey("item.id", ondelete="CASCADE"), primary_key=True),
    _text("plays_at"),
    _text("resume_at"),
    _text("rating_at"),
    _flag("is_due"),  # something was said here that players do not know yet
    Index("ix_watched_state_due", "is_due", sqlite_where=text("is_due = 1")),
)

player_watched = Table(  # what a player said of an item when it was last asked, where it said anything
    "player_watched",
    metadata,
    _ref("player_id", "player"),
    _ref("item_id", "item"),
    Column("said", Text, nullable=False),  # JSON
    _text("told"),  # JSON; what counted when it was last told, '' = it never was
    PrimaryKeyConstraint("player_id", "item_id"),
    Index("ix_player_watched_item", "item_id"),
    sqlite_with_rowid=False,
)

watched_conflict = Table(  # two words on one mark of an item, none of which knew of the other
    "watched_conflict",
    metadata,
    _id(),
    _ref("item_id", "item"),
    Column("mark", Text, nullable=False),
    Column("kept", Real, nullable=False),
    _text("kept_by"),  # a player's name, '' = here
    Column("lost", Real, nullable=False),
    _text("lost_by"),
    Column("at", Text, nullable=False),
    UniqueConstraint("item_id", "mark"),
)

# --- app ------------------------------------------------------------------------------------------------------------

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

saved_view = Table(
    "saved_view",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("query", Text, nullable=False),
    Column("kind", Text),  # NULL: of any
    _ref("library_id", "library", nullable=True),  # NULL: of all
    _text("sort", "title"),
    _flag("is_descending"),
    _flag("is_table"),
    Column("position", Integer, nullable=False),
)

# --- automation -----------------------------------------------------------------------------------------------------

notice = Table(
    "notice",
    metadata,
    _id(),
    Column("at", Text, nullable=False),
    Column("parts", Text, nullable=False),  # JSON: event, code and values of each sentence
    _flag("is_summary"),  # of what came about in quiet hours
    _flag("is_held"),  # told when the quiet hours end
    _text("shown"),  # "desktop", "summary": within the one that followed; "" nowhere
)

notice_target = Table(
    "notice_target",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("form", Text, nullable=False),
    Column("host", Text, nullable=False),  # of the address, which is a secret
    _flag("is_enabled", 1),
    _text("error"),  # what the last sending met
    Column("sent_at", Text),
)

notice_delivery = Table(
    "notice_delivery",
    metadata,
    _ref("notice_id", "notice"),
    _ref("target_id", "notice_target"),
    _flag("attempts"),
    Column("next_at_s", Real, nullable=False),
    _flag("is_over"),  # it arrived, or is given up with the error
    _text("error"),  # what the last sending met
    PrimaryKeyConstraint("notice_id", "target_id"),
    Index("ix_notice_delivery_of_target", "target_id"),
    sqlite_with_rowid=False,
)

# --- hooks ----------------------------------------------------------------------------------------------------------

hook_source = Table(
    "hook_source",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    _text("address"),
    Column("asked_at", Text),
    sqlite_autoincrement=True,  # a new source must not be told with the address of a removed one
)

hook_mapping = Table(
    "hook_mapping",
    metadata,
    _ref("source_id", "hook_source"),
    Column("theirs", Text, nullable=False),
    Column("ours", Text, nullable=False),
    PrimaryKeyConstraint("source_id", "theirs"),
)

hook_event = Table(
    "hook_event",
    metadata,
    _id(),
    _ref("source_id", "hook_source"),
    Column("name", Text, nullable=False),
    _text("title"),
    Column("wish", Text, nullable=False),
    Column("state", Text, nullable=False),
    _text("note"),
    _text("detail"),
    Column("key", Text, nullable=False),
    _text("download"),
    _text("files", "[]"),  # JSON: the sender's paths, to know a download's files again
    _text("gone", "[]"),  # JSON: what the sender took away
    Column("payload", LargeBinary, nullable=False),
    _flag("repeats"),
    Column("scan_id", Integer),  # the job that looks at it; no foreign key: jobs are forgotten earlier
    Column("received_at", Text, nullable=False),
    Column("settled_at", Text),
    Index("ix_hook_event_key", "key"),
    Index("ix_hook_event_download", "download", sqlite_where=text("download <> ''")),
    Index("ix_hook_event_received", "received_at"),
    Index("ix_hook_event_of_source", "source_id"),
    Index("ix_hook_event_state", "state", "id"),
    Index("ix_hook_event_expected", "id", sqlite_where=text("state = 'received' AND scan_id IS NOT NULL")),
)
