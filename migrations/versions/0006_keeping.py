"""What keeps things safe: findings of the check, journaled moves, tombstones, sidecars in the cache, roots that know
themselves.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text(f"'{default}'"), nullable=False)


def _flag(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)


def upgrade() -> None:
    for column in (_text("marker"), _text("volume"), _text("trouble")):
        op.add_column("root", column)
    op.add_column("root", sa.Column("held_missing", sa.Integer(), nullable=True))
    op.add_column("root", sa.Column("held_at", sa.Text(), nullable=True))
    op.add_column("cache_file", _text("type", "image"))
    op.add_column("cache_file", _text("url"))
    op.add_column("cache_file", sa.Column("unused_since", sa.Text(), nullable=True))
    op.create_index(
        "ix_cache_file_unused",
        "cache_file",
        ["unused_since"],
        unique=False,
        sqlite_where=sa.text("unused_since IS NOT NULL"),
    )
    op.add_column("item", sa.Column("absent_at", sa.Text(), nullable=True))
    op.add_column("schedule", sa.Column("hour", sa.Integer(), nullable=True))
    op.add_column("library_file", _flag("contested"))
    op.add_column("library_file", sa.Column("contested_at", sa.Text(), nullable=True))
    _create_sidecar()
    _create_finding()
    _create_file_move()
    _create_purge_notice()
    _create_tombstones()
    op.create_table(
        "publish_wait",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_publish_wait_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id"),
    )


def _create_sidecar() -> None:
    op.create_table(
        "sidecar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("cache_file_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("tail", sa.Text(), nullable=False),
        _flag("is_whole"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_sidecar_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["cache_file_id"], ["cache_file.id"], name=op.f("fk_sidecar_cache_file_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "role", "tail", name=op.f("uq_sidecar_item_id_role_tail")),
    )
    op.create_index("ix_sidecar_use", "sidecar", ["cache_file_id"], unique=False)


def _create_finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _text("detail"),
        _text("sha256"),
        sa.Column("found_at", sa.Text(), nullable=False),
        sa.Column("accepted_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_finding_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("path", name=op.f("uq_finding_path")),
    )
    op.create_index("ix_finding_of_item", "finding", ["item_id"], unique=False)


def _create_file_move() -> None:
    op.create_table(
        "file_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.Column("target", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _flag("size"),
        _text("error"),
        sa.CheckConstraint(
            "state IN ('planned','done','undone','failed','purged')", name=op.f("ck_file_move_state_known")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_file_move_batch_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_file_move_item_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_file_move_of_batch", "file_move", ["batch_id"], unique=False)
    op.create_index(
        "ix_file_move_of_item",
        "file_move",
        ["item_id"],
        unique=False,
        sqlite_where=sa.text("item_id IS NOT NULL"),
    )
    op.create_index(
        "ix_file_move_unfinished",
        "file_move",
        ["batch_id"],
        unique=False,
        sqlite_where=sa.text("state = 'planned'"),
    )
    op.create_index(
        "ix_file_move_standing", "file_move", ["target"], unique=False, sqlite_where=sa.text("state = 'done'")
    )


def _create_purge_notice() -> None:
    op.create_table(
        "purge_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("move_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Text(), nullable=False),
        _flag("days"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_purge_notice_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["move_id"], ["file_move.id"], name=op.f("fk_purge_notice_move_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", name=op.f("uq_purge_notice_item_id")),
        sa.UniqueConstraint("move_id", name=op.f("uq_purge_notice_move_id")),
    )


def _create_tombstones() -> None:
    op.create_table(
        "tombstone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tombstone_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("tombstone_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tombstone_id"], ["tombstone.id"], name=op.f("fk_tombstone_key_tombstone_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "tombstone_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tombstone_key_of", "tombstone_key", ["tombstone_id"], unique=False)
