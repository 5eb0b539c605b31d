"""Posts say whether they are due by their reader's own clock."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_local"
down_revision = "2026_11_29_pinned"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "post", sa.Column("local", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    # Rebuilding the table, as a batch does on SQLite, would let purged numbers come back.
    op.drop_column("post", "local")
