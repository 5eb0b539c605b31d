"""Events, who was invited, and who comes."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_24_events"
down_revision = "2026_11_24_outbox"
branch_labels = None
depends_on = None

NEW = (
    "ends_at",
    "capacity",
    "stage",
    "outside",
    "settled_at",
    "created_by",
    "changed_by",
    "reason",
    "sequence",
    "moves",
    "audience",
    "reminders",
)
ENTRIES = ("contact", "contract")
"""What an event can lead to."""


def upgrade() -> None:
    with op.batch_alter_table("event") as event:
        event.add_column(sa.Column("ends_at", types.Instant()))
        event.add_column(sa.Column("capacity", sa.Integer()))
        event.add_column(
            sa.Column("stage", sa.String(24), nullable=False, server_default="announced")
        )
        event.add_column(sa.Column("outside", sa.Integer(), nullable=False, server_default="0"))
        event.add_column(sa.Column("settled_at", types.Instant()))
        event.add_column(sa.Column("created_by", types.Key()))
        event.add_column(sa.Column("changed_by", types.Key()))
        event.add_column(sa.Column("reason", sa.String(), nullable=False, server_default=""))
        event.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
        event.add_column(sa.Column("moves", sa.Integer(), nullable=False, server_default="0"))
        event.add_column(sa.Column("audience", types.Json(), nullable=False, server_default="{}"))
        event.add_column(
            sa.Column(
                "reminders", types.Json(), nullable=False, server_default='["J-7","J-1","H-1"]'
            )
        )
        event.create_foreign_key("fk_event_created_by", "person", ["created_by"], ["id"])
        event.create_foreign_key("fk_event_changed_by", "person", ["changed_by"], ["id"])
    op.create_table(
        "rsvp",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("answer", sa.String(24), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_rsvp_event_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_rsvp_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rsvp"),
        sa.UniqueConstraint("event_id", "person_id", name="uq_rsvp_event_id_person_id"),
    )
    op.create_index("ix_rsvp_person_id", "rsvp", ["person_id"])
    op.create_table(
        "attendance",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("event_id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("noted_at", types.Instant(), nullable=False),
        sa.Column("noted_by", types.Key()),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_attendance_event_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_attendance_person_id"),
        sa.ForeignKeyConstraint(["noted_by"], ["person.id"], name="fk_attendance_noted_by"),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sa.UniqueConstraint("event_id", "person_id", name="uq_attendance_event_id_person_id"),
    )
    op.create_index("ix_attendance_person_id", "attendance", ["person_id"])
    op.create_table(
        "feed",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("person_id", types.Key(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_feed_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
        sa.UniqueConstraint("person_id", name="uq_feed_person_id"),
        sa.UniqueConstraint("secret", name="uq_feed_secret"),
    )
    for entry in ENTRIES:
        with op.batch_alter_table(entry) as columns:
            columns.add_column(sa.Column("event_id", types.Key()))
            columns.create_foreign_key(f"fk_{entry}_event_id", "event", ["event_id"], ["id"])


def downgrade() -> None:
    for entry in ENTRIES:
        with op.batch_alter_table(entry) as columns:
            columns.drop_constraint(f"fk_{entry}_event_id", type_="foreignkey")
            columns.drop_column("event_id")
    for table in ("feed", "attendance", "rsvp"):
        op.drop_table(table)
    with op.batch_alter_table("event") as event:
        event.drop_constraint("fk_event_changed_by", type_="foreignkey")
        event.drop_constraint("fk_event_created_by", type_="foreignkey")
        for column in NEW:
            event.drop_column(column)
