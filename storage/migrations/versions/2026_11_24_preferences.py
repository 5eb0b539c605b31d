"""How each person wants to be written to."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_24_preferences"
down_revision = "2026_11_22_machine"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("quiet_until", sa.Integer(), nullable=False),
        sa.Column("paused_until", types.Instant()),
        sa.Column("stopped_at", types.Instant()),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_preferences_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_preferences"),
        sa.UniqueConstraint("person_id", name="uq_preferences_person_id"),
    )


def downgrade() -> None:
    op.drop_table("preferences")
