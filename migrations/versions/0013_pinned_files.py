"""A person says which title a file belongs to, and as what: such links are pinned, and no scan changes them.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("file_link", sa.Column("is_pinned", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.create_index("ix_file_link_pinned", "file_link", ["item_id"], sqlite_where=sa.text("is_pinned"))
