"""What providers answered, which candidates wait for a decision, texts in other languages, and pictures on offer.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("item", sa.Column("episode_order", sa.Text(), nullable=True))
    op.add_column("item", sa.Column("is_own", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("item", sa.Column("enriched_at", sa.Text(), nullable=True))
    op.add_column("item", sa.Column("refresh_at", sa.Text(), nullable=True))
    op.add_column("item", sa.Column("is_first", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.create_index(
        "ix_item_refresh",
        "item",
        ["refresh_at"],
        unique=False,
        sqlite_where=sa.text("refresh_at IS NOT NULL AND deleted_at IS NULL"),
    )
    op.create_table(
        "provider_answer",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("etag", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("last_modified", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("fetched_s", sa.Float(), nullable=False),
        sa.Column("expires_s", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_provider_answer_age", "provider_answer", ["fetched_s"], unique=False)
    op.create_table(
        "provider_config",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_enabled", sa.Integer(), nullable=True),
        sa.Column("base_url", sa.Text(), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "field_source",
        sa.Column("library_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("providers", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("library_id", "field"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dead_link",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
    )
    _create_of_items()


def _create_of_items() -> None:
    op.create_table(
        "review",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("matches", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('waiting','taken','left')", name=op.f("ck_review_state_known")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_review_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id"),
    )
    op.create_index("ix_review_open", "review", ["confidence"], unique=False, sqlite_where=sa.text("state <> 'left'"))
    op.create_table(
        "item_text",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_text_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "field", "language"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "collection_part",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.Column("picture_url", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_collection_part_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "image_candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("art", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("preview_url", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("vote", sa.Float(), nullable=True),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), server_default=sa.text("'offered'"), nullable=False),
        sa.Column("phash", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('offered','rejected','dead')", name=op.f("ck_image_candidate_state_known")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_image_candidate_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "art", "url", name=op.f("uq_image_candidate_item_id_art_url")),
    )
