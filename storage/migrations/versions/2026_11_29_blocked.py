"""Which chats their reader closed by blocking the bot, instead of guessing it from the reason."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_blocked"
down_revision = "2026_11_29_handles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "chat", sa.Column("blocked", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    chat = sa.table("chat", sa.column("blocked"), sa.column("unreachable_reason", sa.String()))
    said = sa.func.lower(chat.c.unreachable_reason).contains("block")
    op.execute(chat.update().where(said).values(blocked=sa.true()))


def downgrade() -> None:
    with op.batch_alter_table("chat") as chat:
        chat.drop_column("blocked")
