"""Calls for tenders, and who follows them."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_24_tenders"
down_revision = "2026_11_24_events"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tender",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("institution_id", types.Key(), nullable=False),
        sa.Column("mode", sa.String(24), nullable=False),
        sa.Column("sectors", types.Json(), nullable=False),
        sa.Column("regions", types.Json(), nullable=False),
        sa.Column("closes_at", types.Instant(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("stage", sa.String(24), nullable=False),
        sa.Column("settled_at", types.Instant()),
        sa.Column("created_by", types.Key()),
        sa.Column("changed_by", types.Key()),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_tender_cohort_id"),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["organization.id"], name="fk_tender_institution_id"
        ),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_tender_created_by"),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name="fk_tender_changed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_tender"),
    )
    op.create_index("ix_tender_cohort_id_closes_at", "tender", ["cohort_id", "closes_at"])
    op.create_table(
        "following",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("tender_id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("why", sa.String(24)),
        sa.Column("enterprise_id", types.Key()),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name="fk_following_tender_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_following_person_id"),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["organization.id"], name="fk_following_enterprise_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_following"),
        sa.UniqueConstraint("tender_id", "person_id", name="uq_following_tender_id_person_id"),
    )
    op.create_index("ix_following_person_id", "following", ["person_id"])


def downgrade() -> None:
    for table in ("following", "tender"):
        op.drop_table(table)
