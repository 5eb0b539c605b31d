"""Answers that change with the view they show; what became of a broadcast when last looked at."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_29_living"
down_revision = "2026_11_29_blocked"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "showing",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("chat_id", types.Key(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("view", sa.String(), nullable=False),
        sa.Column("args", types.Json(), nullable=False),
        sa.Column("shown_at", types.Instant(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("last_error", sa.String()),
        sa.Column("wants_edit_at", types.Instant()),
        sa.Column("edit_lease_until", types.Instant()),
        sa.Column("edited_at", types.Instant()),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_showing_chat_id"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_showing_cohort_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_showing_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_showing"),
        sa.UniqueConstraint("chat_id", "message_id", name="uq_showing_chat_id_message_id"),
        sqlite_autoincrement=True,
    )
    for columns in (
        ["cohort_id"],
        ["edit_lease_until"],
        ["person_id"],
        ["view", "args"],
        ["wants_edit_at"],
    ):
        op.create_index(f"ix_showing_{'_'.join(columns)}", "showing", columns)
    op.add_column("broadcast", sa.Column("last_tally", types.Json()))


def downgrade() -> None:
    with op.batch_alter_table("broadcast") as broadcast:
        broadcast.drop_column("last_tally")
    op.drop_table("showing")
