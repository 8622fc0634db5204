"""What a person had a part in, as a provider tells it, is kept beside the person: it is there while nobody is asked.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_works",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.Column("works", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["item.id"], name=op.f("fk_told_works_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id"),
    )
