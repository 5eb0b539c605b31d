"""Cohorts, organizations, people and what they agreed to."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_22_people"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("territory", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("closed_at", types.Instant()),
        sa.Column("contract_goal", sa.Integer()),
        sa.Column("amount_goal_cents", types.Cents()),
        sa.Column("digest_weekday", sa.Integer(), nullable=False),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("sender_address", sa.String(), nullable=False),
        sa.Column("officer_name", sa.String(), nullable=False),
        sa.Column("officer_email", sa.String(), nullable=False),
        sa.Column("hosting", sa.String(), nullable=False),
        sa.Column("retention_months", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
        sa.UniqueConstraint("slug", name="uq_cohort_slug"),
    )
    op.create_table(
        "directory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_directory"),
    )
    op.create_table(
        "person",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String()),
        sa.Column("zone", sa.String()),
        sa.Column("preferred_platform", sa.String()),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_table(
        "access_request",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key()),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("asked_at", types.Instant(), nullable=False),
        sa.Column("settled_at", types.Instant()),
        sa.Column("settled_by", types.Key()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_access_request_cohort_id"),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name="fk_access_request_settled_by"),
        sa.PrimaryKeyConstraint("id", name="pk_access_request"),
    )
    op.create_index("ix_access_request_cohort_id", "access_request", ["cohort_id"])
    op.create_index(
        "uq_access_request_open",
        "access_request",
        ["platform", "workspace", "user_id"],
        unique=True,
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_table(
        "account",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("linked_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_account_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint(
            "platform", "workspace", "user_id", name="uq_account_platform_workspace_user_id"
        ),
    )
    op.create_index("ix_account_person_id", "account", ["person_id"])
    op.create_table(
        "chat",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("person_id", types.Key()),
        sa.Column("cohort_id", types.Key()),
        sa.Column("remembered_cohort_id", types.Key()),
        sa.Column("purpose", sa.String()),
        sa.Column("language", sa.String()),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("unreachable_since", types.Instant()),
        sa.Column("unreachable_reason", sa.String()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_chat_cohort_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_chat_person_id"),
        sa.ForeignKeyConstraint(
            ["remembered_cohort_id"], ["cohort.id"], name="fk_chat_remembered_cohort_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_chat"),
        sa.UniqueConstraint(
            "platform", "workspace", "chat_id", name="uq_chat_platform_workspace_chat_id"
        ),
    )
    op.create_index("ix_chat_cohort_id", "chat", ["cohort_id"])
    op.create_index("ix_chat_person_id", "chat", ["person_id"])
    op.create_table(
        "consent",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("category", sa.String(24), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("basis", sa.String(24), nullable=False),
        sa.Column("expires_at", types.Instant()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_consent_cohort_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_consent_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
    )
    op.create_index(
        "ix_consent_person_id_cohort_id_category", "consent", ["person_id", "cohort_id", "category"]
    )
    op.create_table(
        "organization",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key()),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("name_fr", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("acronym", sa.String(), nullable=False),
        sa.Column("aliases", types.Json(), nullable=False),
        sa.Column("sectors", types.Json(), nullable=False),
        sa.Column("regions", types.Json(), nullable=False),
        sa.Column("former_names", types.Json(), nullable=False),
        sa.Column("seao_ids", types.Json(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_organization_cohort_id"),
        sa.PrimaryKeyConstraint("id", name="pk_organization"),
    )
    op.create_index("ix_organization_cohort_id", "organization", ["cohort_id"])
    op.create_table(
        "code",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("organization_id", types.Key()),
        sa.Column("person_id", types.Key()),
        sa.Column("name", sa.String()),
        sa.Column("language", sa.String()),
        sa.Column("created_by", types.Key()),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("used_at", types.Instant()),
        sa.Column("used_by", types.Key()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_code_cohort_id"),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name="fk_code_created_by"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_code_organization_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_code_person_id"),
        sa.ForeignKeyConstraint(["used_by"], ["person.id"], name="fk_code_used_by"),
        sa.PrimaryKeyConstraint("id", name="pk_code"),
        sa.UniqueConstraint("digest", name="uq_code_digest"),
    )
    op.create_index("ix_code_cohort_id", "code", ["cohort_id"])
    op.create_table(
        "membership",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("organization_id", types.Key()),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("joined_at", types.Instant(), nullable=False),
        sa.Column("ended_at", types.Instant()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_membership_cohort_id"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_membership_organization_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_membership_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
    )
    op.create_index("ix_membership_cohort_id", "membership", ["cohort_id"])
    op.create_index("ix_membership_organization_id", "membership", ["organization_id"])
    op.create_index("ix_membership_person_id", "membership", ["person_id"])
    op.create_table(
        "participation",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("organization_id", types.Key(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("commitment_on", sa.Date()),
        sa.Column("contract_target", sa.Integer()),
        sa.Column("amount_target_cents", types.Cents()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_participation_cohort_id"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_participation_organization_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_participation"),
        sa.UniqueConstraint(
            "cohort_id", "organization_id", name="uq_participation_cohort_id_organization_id"
        ),
    )
    op.create_index("ix_participation_organization_id", "participation", ["organization_id"])
    op.execute("INSERT INTO directory (id, version) VALUES (1, 0)")


def downgrade() -> None:
    op.drop_table("participation")
    op.drop_table("membership")
    op.drop_table("code")
    op.drop_table("organization")
    op.drop_table("consent")
    op.drop_table("chat")
    op.drop_table("account")
    op.drop_table("access_request")
    op.drop_table("person")
    op.drop_table("directory")
    op.drop_table("cohort")
