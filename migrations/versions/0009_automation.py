"""What happens by itself: hours that a person chose, notices and where they go.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _flag(name: str, default: int = 0) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=sa.text(str(default)), nullable=False)


def upgrade() -> None:
    op.add_column("schedule", _flag("is_own"))
    # Quiet hours were of sweeps alone; they are of everything that begins by itself now.
    op.execute(
        "UPDATE setting SET name = 'automation.' || substr(name, 7) WHERE name IN "
        "('watch.quiet_from', 'watch.quiet_until')"
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        _flag("is_summary"),
        _flag("is_held"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "notice_target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        _flag("is_enabled", 1),
        sa.Column("error", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_notice_target_name")),
    )
    op.create_table(
        "notice_delivery",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        _flag("attempts"),
        sa.Column("next_at_s", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_notice_delivery_notice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["notice_target.id"], name=op.f("fk_notice_delivery_target_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice_id", "target_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_notice_delivery_of_target", "notice_delivery", ["target_id"], unique=False)
