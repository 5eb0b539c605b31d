"""What people write to reach somebody on a platform."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_handles"
down_revision = "2026_11_29_days"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account", sa.Column("handle", sa.String()))


def downgrade() -> None:
    with op.batch_alter_table("account") as account:
        account.drop_column("handle")
