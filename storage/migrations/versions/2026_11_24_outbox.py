"""What the outbox must know to keep people's wishes."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_outbox"
down_revision = "2026_11_24_preferences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("post", sa.Column("category", sa.String(24)))
    op.add_column(
        "post", sa.Column("wanted", sa.Boolean(), nullable=False, server_default=sa.true())
    )


def downgrade() -> None:
    # Rebuilding the table, as a batch does on SQLite, would let purged numbers come back.
    op.drop_column("post", "wanted")
    op.drop_column("post", "category")
