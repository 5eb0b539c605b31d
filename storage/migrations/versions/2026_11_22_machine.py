"""What the machine keeps: drafts, posts, deliveries, the audit trail."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_22_machine"
down_revision = "2026_11_22_entries"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("cohort_id", types.Key()),
        sa.Column("person_id", types.Key()),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", types.Key(), nullable=False),
        sa.Column("before", types.Json()),
        sa.Column("after", types.Json()),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_entity_entity_id", "audit", ["entity", "entity_id"])
    op.create_table(
        "inbound",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("delivery_id", sa.String(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("answer", types.Json(), nullable=False),
        sa.Column("answered_at", types.Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_inbound"),
        sa.UniqueConstraint(
            "platform", "workspace", "delivery_id", name="uq_inbound_platform_workspace_delivery_id"
        ),
    )
    op.create_index("ix_inbound_at", "inbound", ["at"])
    op.create_table(
        "draft",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("chat_id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key()),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("filled", types.Json(), nullable=False),
        sa.Column("asked", sa.String()),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("options", types.Json(), nullable=False),
        sa.Column("origin", types.Json(), nullable=False),
        sa.Column("opened_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("closed_at", types.Instant()),
        sa.Column("outcome", sa.String(24)),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_draft_chat_id"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_draft_cohort_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_draft_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draft_chat_id", "draft", ["chat_id"])
    op.create_index("ix_draft_expires_at", "draft", ["expires_at"])
    op.create_index(
        "uq_draft_open",
        "draft",
        ["person_id", "chat_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "post",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key()),
        sa.Column("chat_id", types.Key()),
        sa.Column("cohort_id", types.Key()),
        sa.Column("view", sa.String(), nullable=False),
        sa.Column("args", types.Json(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant()),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("lease_until", types.Instant()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", types.Instant()),
        sa.Column("message_chat", sa.String()),
        sa.Column("message_id", sa.String()),
        sa.Column("digest", sa.String()),
        sa.Column("last_error", sa.String()),
        sa.Column("wants_edit_at", types.Instant()),
        sa.Column("edit_lease_until", types.Instant()),
        sa.Column("edited_at", types.Instant()),
        sa.CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name="ck_post_recipient"),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_post_chat_id"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_post_cohort_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_post_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.UniqueConstraint("chat_id", "key", name="uq_post_chat_id_key"),
        sa.UniqueConstraint("person_id", "key", name="uq_post_person_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_post_cohort_id", "post", ["cohort_id"])
    op.create_index("ix_post_edit_lease_until", "post", ["edit_lease_until"])
    op.create_index("ix_post_state_due_at", "post", ["state", "due_at"])
    op.create_index("ix_post_view_args", "post", ["view", "args"])
    op.create_index("ix_post_wants_edit_at", "post", ["wants_edit_at"])
    op.create_table(
        "bot",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bot"),
        sa.UniqueConstraint("platform", "workspace", name="uq_bot_platform_workspace"),
    )
    op.create_table(
        "suggestion",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("draft_id", types.Key()),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("filled", types.Json(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("settled_at", types.Instant()),
        sa.Column("settled_by", types.Key()),
        sa.Column("outcome", sa.String(24)),
        sa.Column("organization_id", types.Key()),
        sa.Column("finished_at", types.Instant()),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_suggestion_cohort_id"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_suggestion_organization_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_suggestion_person_id"),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name="fk_suggestion_settled_by"),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
        sa.UniqueConstraint("draft_id", name="uq_suggestion_draft_id"),
    )
    op.create_index("ix_suggestion_cohort_id_settled_at", "suggestion", ["cohort_id", "settled_at"])


def downgrade() -> None:
    op.drop_table("suggestion")
    op.drop_table("bot")
    op.drop_table("post")
    op.drop_table("draft")
    op.drop_table("inbound")
    op.drop_table("audit")
