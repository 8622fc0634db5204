"""Folders remember their own time, so that a scan looks only into those that changed.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("folder", sa.Column("mtime_ns", sa.Integer(), nullable=True))
    op.add_column("library", sa.Column("is_settled", sa.Integer(), server_default=sa.text("0"), nullable=False))
