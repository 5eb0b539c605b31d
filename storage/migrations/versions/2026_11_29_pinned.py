"""The one platform on which somebody asked to be shown something."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_pinned"
down_revision = "2026_11_29_titles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("post", sa.Column("platform", sa.String()))


def downgrade() -> None:
    # Rebuilding the table, as a batch does on SQLite, would let purged numbers come back.
    op.drop_column("post", "platform")
