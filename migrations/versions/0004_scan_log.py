"""The log of scans says what caused each and names the files that were found new, changed, missing or unreadable.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OUTCOMES = "outcome IN ('added', 'returned', 'moved', 'changed', 'missing', 'failed')"


def upgrade() -> None:
    with op.batch_alter_table("scan_log") as log:
        log.add_column(sa.Column("cause", sa.Text(), server_default=sa.text("'asked'"), nullable=False))
        log.add_column(sa.Column("depth", sa.Text(), server_default=sa.text("'known'"), nullable=False))
        log.add_column(sa.Column("is_part", sa.Integer(), server_default=sa.text("0"), nullable=False))
        log.add_column(sa.Column("is_stopped", sa.Integer(), server_default=sa.text("0"), nullable=False))
        log.create_check_constraint(op.f("ck_scan_log_cause_known"), "cause IN ('asked', 'watch', 'sweep')")
    op.create_table(
        "scan_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("detail", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(_OUTCOMES, name=op.f("ck_scan_file_outcome_known")),
        sa.ForeignKeyConstraint(["scan_id"], ["scan_log.id"], name=op.f("fk_scan_file_scan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_scan_file_of_scan", "scan_file", ["scan_id"], unique=False)
