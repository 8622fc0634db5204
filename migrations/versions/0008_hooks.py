"""Download managers that tell us what they did, and what they told.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text(f"'{default}'"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "hook_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        _text("address"),
        sa.Column("asked_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_hook_source_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "hook_mapping",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.Column("ours", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["hook_source.id"], name=op.f("fk_hook_mapping_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", "theirs"),
    )
    _create_events()


def _create_events() -> None:
    op.create_table(
        "hook_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        _text("title"),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _text("note"),
        _text("detail"),
        sa.Column("key", sa.Text(), nullable=False),
        _text("download"),
        _text("files", "[]"),
        _text("gone", "[]"),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("repeats", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"], ["hook_source.id"], name=op.f("fk_hook_event_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_hook_event_key", "hook_event", ["key"], unique=False)
    op.create_index(
        "ix_hook_event_download",
        "hook_event",
        ["download"],
        unique=False,
        sqlite_where=sa.text("download <> ''"),
    )
    op.create_index("ix_hook_event_received", "hook_event", ["received_at"], unique=False)
    op.create_index("ix_hook_event_state", "hook_event", ["state", "id"], unique=False)
    op.create_index("ix_hook_event_of_source", "hook_event", ["source_id"], unique=False)
    op.create_index(
        "ix_hook_event_expected",
        "hook_event",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'received' AND scan_id IS NOT NULL"),
    )
