"""Notices remember where they went: on the desktop, in a summary, and how each webhook took them.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notice", sa.Column("shown", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("notice_delivery", sa.Column("is_over", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("notice_delivery", sa.Column("error", sa.Text(), server_default=sa.text("''"), nullable=False))
