"""How many a broadcast was for who could be written to nowhere, and had agreed to nothing."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_unasked"
down_revision = "2026_11_29_asides"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "broadcast", sa.Column("unasked", sa.Integer(), nullable=False, server_default="0")
    )


def downgrade() -> None:
    with op.batch_alter_table("broadcast") as broadcast:
        broadcast.drop_column("unasked")
