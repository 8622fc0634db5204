"""The core schema: libraries, things, files, edits, pictures, work, players, settings, and the search index.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "actor IN ('person', 'undo', 'scan', 'tags', 'nfo', 'provider', 'webhook', 'player', 'system')",
            name=op.f("ck_batch_actor_known"),
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["batch.id"], name=op.f("fk_batch_parent_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["undoes_id"], ["batch.id"], name=op.f("fk_batch_undoes_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_batch_children", "batch", ["parent_id"], unique=False, sqlite_where=sa.text("parent_id IS NOT NULL")
    )
    op.create_index("ix_batch_of_actor", "batch", ["actor", "id"], unique=False)
    op.create_index(
        "ix_batch_undone", "batch", ["undoes_id"], unique=False, sqlite_where=sa.text("undoes_id IS NOT NULL")
    )
    op.create_table(
        "library",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("is_enabled", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("options", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("scanned_at", sa.Text(), nullable=True),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.CheckConstraint("type IN ('movie', 'tv', 'music')", name=op.f("ck_library_type_known")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_library_name")),
    )
    op.create_table(
        "original_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("backup", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_original_file_path", "original_file", ["path"], unique=False)
    op.create_table(
        "player_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("database", sa.Text(), server_default=sa.text("'own'"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_player_group_name")),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_saved_view_name")),
    )
    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("every_s", sa.Integer(), nullable=False),
        sa.Column("next_at_s", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("type", "payload", name=op.f("uq_schedule_type_payload")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vocabulary", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("alias_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["alias_of"], ["term.id"], name=op.f("fk_term_alias_of"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("vocabulary", "name", name=op.f("uq_term_vocabulary_name")),
    )
    op.create_index("ix_term_folded", "term", ["vocabulary", "folded"], unique=False)
    op.create_table(
        "group_library",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["player_group.id"], name=op.f("fk_group_library_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["library_id"], ["library.id"], name=op.f("fk_group_library_library_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "library_id"),
    )
    op.create_index("ix_group_library_library", "group_library", ["library_id"], unique=False)
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), server_default=sa.text("'unidentified'"), nullable=False),
        sa.Column("is_monitored", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("matched_by", sa.Text(), nullable=True),
        sa.Column("missing_since", sa.Text(), nullable=True),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.Column("season", sa.Integer(), nullable=True),
        sa.Column("episode", sa.Integer(), nullable=True),
        sa.Column("collection_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("original_title", sa.Text(), nullable=True),
        sa.Column("sort_title", sa.Text(), nullable=True),
        sa.Column("tagline", sa.Text(), nullable=True),
        sa.Column("outline", sa.Text(), nullable=True),
        sa.Column("plot", sa.Text(), nullable=True),
        sa.Column("biography", sa.Text(), nullable=True),
        sa.Column("artist_description", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("premiered", sa.Text(), nullable=True),
        sa.Column("release_date", sa.Text(), nullable=True),
        sa.Column("original_release_date", sa.Text(), nullable=True),
        sa.Column("aired", sa.Text(), nullable=True),
        sa.Column("end_date", sa.Text(), nullable=True),
        sa.Column("formed", sa.Text(), nullable=True),
        sa.Column("disbanded", sa.Text(), nullable=True),
        sa.Column("born", sa.Text(), nullable=True),
        sa.Column("died", sa.Text(), nullable=True),
        sa.Column("runtime", sa.Integer(), nullable=True),
        sa.Column("series_status", sa.Text(), nullable=True),
        sa.Column("show_type", sa.Text(), nullable=True),
        sa.Column("in_production", sa.Integer(), nullable=True),
        sa.Column("certification", sa.Text(), nullable=True),
        sa.Column("custom_certification", sa.Text(), nullable=True),
        sa.Column("original_language", sa.Text(), nullable=True),
        sa.Column("album_type", sa.Text(), nullable=True),
        sa.Column("release_status", sa.Text(), nullable=True),
        sa.Column("compilation", sa.Integer(), nullable=True),
        sa.Column("boxset", sa.Integer(), nullable=True),
        sa.Column("artist_type", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("disambiguation", sa.Text(), nullable=True),
        sa.Column("budget", sa.Integer(), nullable=True),
        sa.Column("revenue", sa.Integer(), nullable=True),
        sa.Column("collection_order", sa.Integer(), nullable=True),
        sa.Column("user_rating", sa.Integer(), nullable=True),
        sa.Column("top250", sa.Integer(), nullable=True),
        sa.Column("watched", sa.Integer(), nullable=True),
        sa.Column("play_count", sa.Integer(), nullable=True),
        sa.Column("last_played", sa.Text(), nullable=True),
        sa.Column("resume_position", sa.Float(), nullable=True),
        sa.Column("date_added", sa.Text(), nullable=True),
        sa.Column("absolute", sa.Integer(), nullable=True),
        sa.Column("dvd_season", sa.Integer(), nullable=True),
        sa.Column("dvd_episode", sa.Float(), nullable=True),
        sa.Column("display_season", sa.Integer(), nullable=True),
        sa.Column("display_episode", sa.Integer(), nullable=True),
        sa.Column("display_after_season", sa.Integer(), nullable=True),
        sa.Column("disc", sa.Integer(), nullable=True),
        sa.Column("track", sa.Integer(), nullable=True),
        sa.Column("sort_key", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("folder_key", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("origins", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("needs_publish", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('movie', 'series', 'season', 'episode', 'artist', 'album', 'track', 'collection', 'person')",
            name=op.f("ck_item_kind_known"),
        ),
        sa.CheckConstraint("status IN ('unidentified', 'identified', 'enriched')", name=op.f("ck_item_status_known")),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["item.id"], name=op.f("fk_item_collection_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["library_id"], ["library.id"], name=op.f("fk_item_library_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["parent_id"], ["item.id"], name=op.f("fk_item_parent_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_item_added", "item", ["kind", "date_added"], unique=False)
    op.create_index("ix_item_children", "item", ["parent_id", "season", "episode", "id"], unique=False)
    op.create_index(
        "ix_item_collection", "item", ["collection_id"], unique=False, sqlite_where=sa.text("collection_id IS NOT NULL")
    )
    op.create_index(
        "ix_item_folder_key",
        "item",
        ["library_id", "kind", "folder_key"],
        unique=False,
        sqlite_where=sa.text("folder_key <> ''"),
    )
    op.create_index("ix_item_kind", "item", ["kind", "deleted_at", "sort_key", "id"], unique=False)
    op.create_index(
        "ix_item_missing", "item", ["missing_since"], unique=False, sqlite_where=sa.text("missing_since IS NOT NULL")
    )
    op.create_index(
        "ix_item_trash", "item", ["deleted_at"], unique=False, sqlite_where=sa.text("deleted_at IS NOT NULL")
    )
    op.create_index(
        "ix_item_unpublished",
        "item",
        ["kind", "library_id"],
        unique=False,
        sqlite_where=sa.text("needs_publish AND deleted_at IS NULL"),
    )
    op.create_index("ix_item_wall", "item", ["library_id", "kind", "deleted_at", "sort_key", "id"], unique=False)
    op.create_index("ix_item_year", "item", ["kind", "year"], unique=False)
    op.create_index(
        "ux_item_episode",
        "item",
        ["parent_id", "episode"],
        unique=True,
        sqlite_where=sa.text("kind = 'episode' AND episode IS NOT NULL AND deleted_at IS NULL"),
    )
    op.create_index(
        "ux_item_season",
        "item",
        ["parent_id", "season"],
        unique=True,
        sqlite_where=sa.text("kind = 'season' AND deleted_at IS NULL"),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("result", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("error", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at_s", sa.Float(), nullable=True),
        sa.Column("worker", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("lease_until_s", sa.Float(), nullable=True),
        sa.Column("done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("total", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("is_cancelled", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('waiting','running','done','failed','cancelled')", name=op.f("ck_job_status_known")
        ),
        sa.CheckConstraint("priority BETWEEN 1 AND 10", name=op.f("ck_job_priority_known")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_job_batch_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["parent_id"], ["job.id"], name=op.f("fk_job_parent_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_job_children", "job", ["parent_id"], unique=False, sqlite_where=sa.text("parent_id IS NOT NULL")
    )
    op.create_index("ix_job_ended", "job", ["ended_at"], unique=False)
    op.create_index(
        "ix_job_equal", "job", ["type", "payload"], unique=False, sqlite_where=sa.text("status = 'waiting'")
    )
    op.create_index("ix_job_queue", "job", ["status", "priority", "id"], unique=False)
    op.create_table(
        "path_mapping",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("ours", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["player_group.id"], name=op.f("fk_path_mapping_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "ours"),
    )
    op.create_table(
        "player",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("port", sa.Integer(), nullable=True),
        sa.Column("ws_port", sa.Integer(), nullable=True),
        sa.Column("url", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("user", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("is_enabled", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("status", sa.Text(), server_default=sa.text("'unknown'"), nullable=False),
        sa.Column("version", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("error", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("connected_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["player_group.id"], name=op.f("fk_player_group_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_player_name")),
    )
    op.create_index("ix_player_group", "player", ["group_id"], unique=False)
    op.create_table(
        "root",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("is_offline", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["library_id"], ["library.id"], name=op.f("fk_root_library_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("path", name=op.f("uq_root_path")),
    )
    op.create_index("ix_root_of_library", "root", ["library_id"], unique=False)
    op.create_table(
        "scan_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("counts", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.ForeignKeyConstraint(
            ["library_id"], ["library.id"], name=op.f("fk_scan_log_library_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_scan_log_latest", "scan_log", ["library_id", "started_at"], unique=False)
    op.create_table(
        "cache_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("art", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("phash", sa.Text(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_cache_file_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "art", "sha256", name=op.f("uq_cache_file_item_id_art_sha256")),
        sa.UniqueConstraint("uuid", name=op.f("uq_cache_file_uuid")),
    )
    op.create_table(
        "credit",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("thumb", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("ids", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_credit_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["item.id"], name=op.f("fk_credit_person_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("item_id", "job", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_credit_name", "credit", ["name"], unique=False)
    op.create_index(
        "ix_credit_person", "credit", ["person_id"], unique=False, sqlite_where=sa.text("person_id IS NOT NULL")
    )
    op.create_table(
        "external_id",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_external_id_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "scheme"),
    )
    op.create_index("ix_external_id_lookup", "external_id", ["value", "scheme"], unique=False)
    op.create_table(
        "field_lock",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_field_lock_batch_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_field_lock_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "field"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_field_lock_field", "field_lock", ["field", "item_id"], unique=False)
    op.create_table(
        "file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=False),
        sa.Column("quick_hash", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("missing_since", sa.Text(), nullable=True),
        sa.Column("is_ignored", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("needs_reading", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("problem", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("container", sa.Text(), nullable=True),
        sa.Column("duration_s", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["root_id"], ["root.id"], name=op.f("fk_file_root_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("root_id", "path", name=op.f("uq_file_root_id_path")),
    )
    op.create_index(
        "ix_file_hash", "file", ["quick_hash"], unique=False, sqlite_where=sa.text("quick_hash IS NOT NULL")
    )
    op.create_index("ix_file_ignored", "file", ["root_id"], unique=False, sqlite_where=sa.text("is_ignored"))
    op.create_index(
        "ix_file_missing", "file", ["missing_since"], unique=False, sqlite_where=sa.text("missing_since IS NOT NULL")
    )
    op.create_index("ix_file_moved", "file", ["size"], unique=False, sqlite_where=sa.text("quick_hash IS NOT NULL"))
    op.create_index("ix_file_problem", "file", ["root_id"], unique=False, sqlite_where=sa.text("problem <> ''"))
    op.create_index(
        "ix_file_to_read",
        "file",
        ["needs_reading"],
        unique=False,
        sqlite_where=sa.text("needs_reading = 1 AND missing_since IS NULL"),
    )
    op.create_index("ix_file_unknown", "file", ["root_id"], unique=False, sqlite_where=sa.text("role = 'unknown'"))
    op.create_table(
        "folder",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["root_id"], ["root.id"], name=op.f("fk_folder_root_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("root_id", "path"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "foreign_nfo",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("elements", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_foreign_nfo_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id"),
    )
    op.create_table(
        "item_folder",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_folder_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["root_id"], ["root.id"], name=op.f("fk_item_folder_root_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "root_id", "path"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_item_folder_path", "item_folder", ["root_id", "path"], unique=False)
    op.create_table(
        "item_term",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("vocabulary", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_term_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_item_term_term_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "vocabulary", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_item_term_items", "item_term", ["term_id", "item_id"], unique=False)
    op.create_table(
        "item_title",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_title_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position"),
    )
    op.create_table(
        "job_dependency",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("needs_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_job_dependency_job_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["needs_id"], ["job.id"], name=op.f("fk_job_dependency_needs_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", "needs_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_job_dependency_needs", "job_dependency", ["needs_id"], unique=False)
    op.create_table(
        "library_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("art", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_library_file_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("path", name=op.f("uq_library_file_path")),
    )
    op.create_index("ix_library_file_of_item", "library_file", ["item_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'waiting'"), nullable=False),
        sa.Column("error", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("queued_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["player_id"], ["player.id"], name=op.f("fk_outbox_player_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("player_id", "item_id", "action", name=op.f("uq_outbox_player_id_item_id_action")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "player_item",
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("differences", sa.Text(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("proved_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_player_item_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["player_id"], ["player.id"], name=op.f("fk_player_item_player_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("player_id", "item_id"),
    )
    op.create_index("ix_player_item_item", "player_item", ["item_id"], unique=False)
    op.create_table(
        "rating",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("maximum", sa.Float(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.Column("is_default", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_rating_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("dismissed_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_suggestion_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "field", "source", name=op.f("uq_suggestion_item_id_field_source")),
    )
    op.create_index(
        "ix_suggestion_open", "suggestion", ["item_id"], unique=False, sqlite_where=sa.text("dismissed_at IS NULL")
    )
    op.create_table(
        "artwork",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("art", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cache_file_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cache_file_id"], ["cache_file.id"], name=op.f("fk_artwork_cache_file_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_artwork_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "art", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_artwork_use", "artwork", ["cache_file_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("library_id", sa.Integer(), nullable=True),
        sa.Column("is_creation", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("fields", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_change_batch_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_change_file_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_change_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["library_id"], ["library.id"], name=op.f("fk_change_library_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_change_of_batch", "change", ["batch_id"], unique=False)
    op.create_index(
        "ix_change_of_file", "change", ["file_id"], unique=False, sqlite_where=sa.text("file_id IS NOT NULL")
    )
    op.create_index("ix_change_of_item", "change", ["item_id", "id"], unique=False)
    op.create_table(
        "file_link",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("is_forced", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("is_hearing_impaired", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("is_default", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("art", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("extra_type", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_file_link_file_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_file_link_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "file_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_file_link_file", "file_link", ["file_id"], unique=False)
    op.create_table(
        "stream_detail",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("hdr", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_stream_detail_file_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("file_id", "position"),
        sqlite_with_rowid=False,
    )

    # Folded text: case and diacritics do not matter; one- and two-letter prefixes have their own index.
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(titles, people, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
    )
