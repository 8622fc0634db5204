"""What episodes a show has, as providers tell, is kept beside it, so that a search finds the shows that lack some.

What they told before is in their answers: the job that this leaves reads those that are kept, and asks nobody.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_show",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["item.id"], name=op.f("fk_told_show_series_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("series_id"),
    )
    op.create_table(
        "told_episode",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("season", sa.Integer(), nullable=False),
        sa.Column("episode", sa.Integer(), nullable=False),
        sa.Column("own_id", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("air_date", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("absolute", sa.Integer(), nullable=True),
        sa.Column("dvd_season", sa.Integer(), nullable=True),
        sa.Column("dvd_episode", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["series_id"], ["item.id"], name=op.f("fk_told_episode_series_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("series_id", "season", "episode"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO job (type, priority, status, created_at) SELECT 'recall', 10, 'waiting', datetime('now') "
        "WHERE EXISTS (SELECT 1 FROM item WHERE kind = 'series' AND enriched_at IS NOT NULL)"
    )
