"""When a digest was to leave, whatever its cohort's hour has become since."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_30_promised"
down_revision = "2026_11_30_caught_up"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("digest", sa.Column("opens_at", types.Instant()))


def downgrade() -> None:
    # Rebuilding the table, as a batch does on SQLite, would forget which numbers were given.
    op.drop_column("digest", "opens_at")
