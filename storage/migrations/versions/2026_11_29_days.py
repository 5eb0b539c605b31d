"""Digests are told apart by the last day they tell of; what one has told is read from them."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_days"
down_revision = "2026_11_29_held"
branch_labels = None
depends_on = None

TOLD = "ration, told in a digest"
FORMER, NOW = "uq_digest_cohort_id_week_reader", "uq_digest_cohort_id_ends_reader"


def upgrade() -> None:
    post = sa.table("post", sa.column("last_error"))
    op.execute(post.update().where(post.c.last_error == TOLD).values(last_error="ration"))
    with op.batch_alter_table("digest") as digest:
        digest.drop_constraint(FORMER, type_="unique")
        digest.drop_column("week")
        digest.create_unique_constraint(NOW, ["cohort_id", "ends", "reader"])


def downgrade() -> None:
    with op.batch_alter_table("digest") as digest:
        digest.drop_constraint(NOW, type_="unique")
        digest.add_column(sa.Column("week", sa.String(), nullable=False, server_default=""))
    kept = sa.table("digest", sa.column("week"), sa.column("ends", sa.Date()))
    op.execute(kept.update().values(week=sa.cast(kept.c.ends, sa.String())))
    with op.batch_alter_table("digest") as digest:
        digest.alter_column("week", server_default=None)
        digest.create_unique_constraint(FORMER, ["cohort_id", "week", "reader"])
