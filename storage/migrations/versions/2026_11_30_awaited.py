"""When each post was to leave, which the digests need no longer say of theirs."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_30_awaited"
down_revision = "2026_11_30_promised"
branch_labels = None
depends_on = None


# Rebuilding a table, as a batch does on SQLite, would forget which numbers were given.
def upgrade() -> None:
    op.add_column("post", sa.Column("awaited_at", types.Instant()))
    op.drop_column("digest", "opens_at")


def downgrade() -> None:
    op.add_column("digest", sa.Column("opens_at", types.Instant()))
    op.drop_column("post", "awaited_at")
