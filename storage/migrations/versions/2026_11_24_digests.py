"""Weekly digests that were issued."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_24_digests"
down_revision = "2026_11_24_tenders"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("membership_id", types.Key()),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("figures", types.Json(), nullable=False),
        sa.Column("issued_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_digest_cohort_id"),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name="fk_digest_membership_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
        sa.UniqueConstraint("cohort_id", "week", "reader", name="uq_digest_cohort_id_week_reader"),
    )
    op.create_index("ix_digest_membership_id", "digest", ["membership_id"])


def downgrade() -> None:
    op.drop_table("digest")
