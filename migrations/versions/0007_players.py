"""Players: an outbox a group, how far each line came with each player, what plays, what people had done there before.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text(f"'{default}'"), nullable=False)


def upgrade() -> None:
    op.add_column("player_group", _text("moment", "idle"))
    op.add_column("player", _text("certificate"))
    op.add_column("player", _text("account"))
    op.add_column("player", sa.Column("adopted_at", sa.Text(), nullable=True))
    op.execute("UPDATE player SET adopted_at = coalesce(connected_at, strftime('%Y-%m-%d %H:%M:%S', 'now'))")
    op.add_column("player_item", _text("rest"))
    _create_player_snapshot()
    _create_playback_state()
    _renew_outbox()


def _create_player_snapshot() -> None:
    op.create_table(
        "player_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["player_id"], ["player.id"], name=op.f("fk_player_snapshot_player_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_player_snapshot_player", "player_snapshot", ["player_id"], unique=False)


def _create_playback_state() -> None:
    op.create_table(
        "playback_state",
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        _text("title"),
        _text("file"),
        _text("who"),
        sa.Column("position_s", sa.Float(), nullable=False),
        sa.Column("total_s", sa.Float(), nullable=False),
        sa.Column("is_paused", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["player_id"], ["player.id"], name=op.f("fk_playback_state_player_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("player_id", "session"),
    )


def _renew_outbox() -> None:
    """A line a group instead of one a player; who of the group had nothing to hear of it has a stop that is done."""
    op.rename_table("outbox", "outbox_of_players")
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        _text("detail", "[]"),
        sa.Column("queued_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["player_group.id"], name=op.f("fk_outbox_group_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("group_id", "item_id", "action"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outbox_stop",
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _text("error"),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_outbox_stop_outbox_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["player_id"], ["player.id"], name=op.f("fk_outbox_stop_player_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("outbox_id", "player_id"),
    )
    op.create_index("ix_outbox_stop_player", "outbox_stop", ["player_id"], unique=False)
    op.execute(
        "INSERT INTO outbox (group_id, item_id, action, detail, queued_at) "
        "SELECT p.group_id, o.item_id, o.action, max(o.detail), min(o.queued_at) FROM outbox_of_players o "
        "JOIN player p ON p.id = o.player_id GROUP BY p.group_id, o.item_id, o.action ORDER BY min(o.id)"
    )
    op.execute(
        "INSERT INTO outbox_stop (outbox_id, player_id, state, error) "
        "SELECT n.id, p.id, coalesce(o.state, 'there'), coalesce(o.error, '') FROM outbox n "
        "JOIN player p ON p.group_id = n.group_id LEFT JOIN outbox_of_players o "
        "ON o.player_id = p.id AND o.item_id = n.item_id AND o.action = n.action"
    )
    op.drop_table("outbox_of_players")
