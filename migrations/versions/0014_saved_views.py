"""A saved view says of which kind and library it is, and how it is shown. No earlier version saved any.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("saved_view")
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("library_id", sa.Integer(), nullable=True),
        sa.Column("sort", sa.Text(), server_default=sa.text("'title'"), nullable=False),
        sa.Column("is_descending", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("is_table", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["library_id"], ["library.id"], name=op.f("fk_saved_view_library_id_library"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_saved_view_name")),
    )
