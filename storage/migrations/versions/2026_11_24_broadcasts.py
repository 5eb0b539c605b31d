"""Broadcasts."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_24_broadcasts"
down_revision = "2026_11_24_digests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("text_fr", sa.String(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.Column("category", sa.String(24), nullable=False),
        sa.Column("audience", types.Json(), nullable=False),
        sa.Column("stage", sa.String(24), nullable=False),
        sa.Column("selected", sa.Integer(), nullable=False),
        sa.Column("opted_out", sa.Integer(), nullable=False),
        sa.Column("sent_at", types.Instant()),
        sa.Column("settled_at", types.Instant()),
        sa.Column("created_by", types.Key()),
        sa.Column("changed_by", types.Key()),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_broadcast_cohort_id"),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_broadcast_created_by"),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name="fk_broadcast_changed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast"),
    )
    op.create_index("ix_broadcast_cohort_id", "broadcast", ["cohort_id"])


def downgrade() -> None:
    op.drop_table("broadcast")
