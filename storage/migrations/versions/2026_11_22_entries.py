"""What is logged: contracts, contacts, events."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_22_entries"
down_revision = "2026_11_22_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_at", types.Instant(), nullable=False),
        sa.Column("place", sa.String()),
        sa.Column("people_reached", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_event_cohort_id"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_cohort_id_starts_at", "event", ["cohort_id", "starts_at"])
    op.create_table(
        "contact",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("enterprise_id", types.Key(), nullable=False),
        sa.Column("institution_id", types.Key(), nullable=False),
        sa.Column("logged_by", types.Key()),
        sa.Column("logged_at", types.Instant(), nullable=False),
        sa.Column("undone_at", types.Instant()),
        sa.Column("undone_by", types.Key()),
        sa.Column("person_name", sa.String(), nullable=False),
        sa.Column("role", sa.String()),
        sa.Column("channel", sa.String(24), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String()),
        sa.Column("email", sa.String()),
        sa.Column("phone", sa.String()),
        sa.Column("follow_up_on", sa.Date()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_contact_cohort_id"),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["organization.id"], name="fk_contact_enterprise_id"
        ),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["organization.id"], name="fk_contact_institution_id"
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name="fk_contact_logged_by"),
        sa.ForeignKeyConstraint(["undone_by"], ["person.id"], name="fk_contact_undone_by"),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sa.UniqueConstraint("cohort_id", "number", name="uq_contact_cohort_id_number"),
    )
    op.create_index(
        "ix_contact_cohort_id_enterprise_id_logged_at",
        "contact",
        ["cohort_id", "enterprise_id", "logged_at"],
    )
    op.create_index("ix_contact_cohort_id_met_on", "contact", ["cohort_id", "met_on"])
    op.create_index("ix_contact_institution_id", "contact", ["institution_id"])
    op.create_index("ix_contact_logged_by", "contact", ["logged_by"])
    op.create_table(
        "contract",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("enterprise_id", types.Key(), nullable=False),
        sa.Column("institution_id", types.Key(), nullable=False),
        sa.Column("logged_by", types.Key()),
        sa.Column("logged_at", types.Instant(), nullable=False),
        sa.Column("undone_at", types.Instant()),
        sa.Column("undone_by", types.Key()),
        sa.Column("collaboration", sa.Boolean(), nullable=False),
        sa.Column("amount_cents", types.Cents(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("tax", sa.String(24), nullable=False),
        sa.Column("mode", sa.String(24), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.Column("confirmed_at", types.Instant()),
        sa.Column("confirmed_by", types.Key()),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_contract_cohort_id"),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name="fk_contract_confirmed_by"),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["organization.id"], name="fk_contract_enterprise_id"
        ),
        sa.ForeignKeyConstraint(
            ["institution_id"], ["organization.id"], name="fk_contract_institution_id"
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name="fk_contract_logged_by"),
        sa.ForeignKeyConstraint(["undone_by"], ["person.id"], name="fk_contract_undone_by"),
        sa.PrimaryKeyConstraint("id", name="pk_contract"),
        sa.UniqueConstraint("cohort_id", "number", name="uq_contract_cohort_id_number"),
    )
    op.create_index(
        "ix_contract_cohort_id_enterprise_id_logged_at",
        "contract",
        ["cohort_id", "enterprise_id", "logged_at"],
    )
    op.create_index(
        "ix_contract_cohort_id_institution_id_amount_cents_signed_on",
        "contract",
        ["cohort_id", "institution_id", "amount_cents", "signed_on"],
    )
    op.create_index("ix_contract_cohort_id_signed_on", "contract", ["cohort_id", "signed_on"])
    op.create_index("ix_contract_institution_id", "contract", ["institution_id"])
    op.create_index("ix_contract_logged_by", "contract", ["logged_by"])
    op.create_table(
        "contract_partner",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("organization_id", types.Key()),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("share_cents", types.Cents()),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name="fk_contract_partner_contract_id"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_contract_partner_organization_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contract_partner"),
    )
    op.create_index("ix_contract_partner_contract_id", "contract_partner", ["contract_id"])
    op.create_index("ix_contract_partner_organization_id", "contract_partner", ["organization_id"])


def downgrade() -> None:
    op.drop_table("contract_partner")
    op.drop_table("contract")
    op.drop_table("contact")
    op.drop_table("event")
