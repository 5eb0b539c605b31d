"""The cohort chosen in a chat is each person's there, with when it was chosen."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_29_choices"
down_revision = "2026_11_29_living"
branch_labels = None
depends_on = None

FORMER = "fk_chat_remembered_cohort_id"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)  # before any season that is still under way


def upgrade() -> None:
    op.create_table(
        "choice",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("chat_id", types.Key(), nullable=False),
        sa.Column("cohort_id", types.Key(), nullable=False),
        sa.Column("chosen_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_choice_chat_id"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_choice_cohort_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_choice_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_choice"),
        sa.UniqueConstraint("person_id", "chat_id", name="uq_choice_person_id_chat_id"),
    )
    op.create_index("ix_choice_chat_id", "choice", ["chat_id"])
    chat, choice = _tables()
    kept = sa.select(
        chat.c.person_id,
        chat.c.id,
        chat.c.remembered_cohort_id,
        sa.literal(LONG_AGO, types.Instant()),
    ).where(chat.c.person_id.is_not(None), chat.c.remembered_cohort_id.is_not(None))
    columns = ["person_id", "chat_id", "cohort_id", "chosen_at"]
    op.execute(choice.insert().from_select(columns, kept))
    with op.batch_alter_table("chat") as table:
        table.drop_constraint(FORMER, type_="foreignkey")
        table.drop_column("remembered_cohort_id")


def downgrade() -> None:
    with op.batch_alter_table("chat") as table:
        table.add_column(sa.Column("remembered_cohort_id", types.Key(), nullable=True))
        table.create_foreign_key(FORMER, "cohort", ["remembered_cohort_id"], ["id"])
    chat, choice = _tables()
    chosen = sa.select(choice.c.cohort_id).where(
        choice.c.chat_id == chat.c.id, choice.c.person_id == chat.c.person_id
    )
    op.execute(chat.update().values(remembered_cohort_id=chosen.scalar_subquery()))
    op.drop_table("choice")


def _tables() -> tuple[sa.TableClause, sa.TableClause]:
    chat = sa.table(
        "chat", *(sa.column(name) for name in ("id", "person_id", "remembered_cohort_id"))
    )
    columns = ("person_id", "chat_id", "cohort_id", "chosen_at")
    return chat, sa.table("choice", *(sa.column(name) for name in columns))
