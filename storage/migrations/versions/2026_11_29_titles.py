"""What an event is called in English, where that differs."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_titles"
down_revision = "2026_11_29_choices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("title_en", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("event") as event:
        event.drop_column("title_en")
