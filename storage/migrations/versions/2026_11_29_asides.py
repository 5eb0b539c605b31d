"""Drafts name the one that was set aside for them, and copy nothing of it."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_29_asides"
down_revision = "2026_11_29_local"
branch_labels = None
depends_on = None


# Column by column: a table made anew would forget which numbers were given, and use them again.
def upgrade() -> None:
    op.add_column("draft", sa.Column("aside_id", types.Key()))
    op.drop_column("draft", "origin")


def downgrade() -> None:
    op.add_column("draft", sa.Column("origin", types.Json(), nullable=False, server_default="{}"))
    op.drop_column("draft", "aside_id")
