"""How each root is watched: what the person wants, how often it is swept, and when it last was.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("root") as root:
        root.add_column(sa.Column("watch", sa.Text(), server_default=sa.text("'auto'"), nullable=False))
        root.add_column(sa.Column("sweep_hours", sa.Integer(), nullable=True))
        root.add_column(sa.Column("swept_at", sa.Text(), nullable=True))
        root.create_check_constraint(op.f("ck_root_watch_known"), "watch IN ('auto', 'sweep', 'asked')")
    op.execute("UPDATE root SET swept_at = (SELECT scanned_at FROM library WHERE library.id = root.library_id)")
