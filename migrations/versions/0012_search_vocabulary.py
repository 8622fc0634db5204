"""The words that titles and people have, so that a slip of the keyboard finds the one that was meant.

Revision ID: 0012
Revises: 0011
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # It keeps nothing itself: it reads the index of `search`.
    op.execute("CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab('search', 'row')")
