"""Which messages that the ration held back a digest tells of."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_29_held"
down_revision = "2026_11_29_proposals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("digest", sa.Column("held", types.Json(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("digest") as digest:
        digest.drop_column("held")
