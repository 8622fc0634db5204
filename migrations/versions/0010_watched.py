"""What people did with titles in players, shared among them.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text(f"'{default}'"), nullable=False)


def upgrade() -> None:
    op.add_column("player_group", _text("watched", "off"))
    op.add_column("player", sa.Column("watched_at", sa.Text(), nullable=True))
    op.create_table(
        "watched_state",
        sa.Column("item_id", sa.Integer(), nullable=False),
        _text("plays_at"),
        _text("resume_at"),
        _text("rating_at"),
        sa.Column("is_due", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_watched_state_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id"),
    )
    op.create_index("ix_watched_state_due", "watched_state", ["is_due"], sqlite_where=sa.text("is_due = 1"))
    op.create_table(
        "player_watched",
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        _text("told"),
        sa.ForeignKeyConstraint(
            ["player_id"], ["player.id"], name=op.f("fk_player_watched_player_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_player_watched_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("player_id", "item_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_player_watched_item", "player_watched", ["item_id"])
    op.create_table(
        "watched_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("kept", sa.Float(), nullable=False),
        _text("kept_by"),
        sa.Column("lost", sa.Float(), nullable=False),
        _text("lost_by"),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_watched_conflict_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "mark", name=op.f("uq_watched_conflict_item_id_mark")),
    )
