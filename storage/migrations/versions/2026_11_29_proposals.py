"""Proposals of champions, and how often what is told of a contract was corrected."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_29_proposals"
down_revision = "2026_11_24_broadcasts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "contract", sa.Column("revision", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.create_table(
        "proposal",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("institution_id", types.Key(), nullable=False),
        sa.Column("before", types.Json(), nullable=False),
        sa.Column("changes", types.Json(), nullable=False),
        sa.Column("disowned", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("proposed_by", types.Key(), nullable=False),
        sa.Column("proposed_at", types.Instant(), nullable=False),
        sa.Column("settled_at", types.Instant()),
        sa.Column("settled_by", types.Key()),
        sa.Column("outcome", sa.String(24)),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_proposal_cohort_id"),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name="fk_proposal_contract_id"),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["organization.id"], name="fk_proposal_institution_id"
        ),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name="fk_proposal_proposed_by"),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name="fk_proposal_settled_by"),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_proposal_cohort_id", "proposal", ["cohort_id"])
    op.create_index("ix_proposal_contract_id", "proposal", ["contract_id"])
    op.create_index(
        "uq_proposal_open",
        "proposal",
        ["contract_id"],
        unique=True,
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("proposal")
    with op.batch_alter_table("contract") as contract:
        contract.drop_column("revision")
