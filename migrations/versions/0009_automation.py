"""What happens by itself: hours that a person chose, notices and where they go.

Revision ID: 0009
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("schedule", sa.Column("is_own", sa.Integer(), server_default=sa.text("0"), nullable=False))
    # Quiet hours were of sweeps alone; they are of everything that begins by itself now.
    op.execute(
        "UPDATE setting SET name = 'automation.' || substr(name, 7) WHERE name IN "
        "('watch.quiet_from', 'watch.quiet_until')"
    )
