"""Posts say whether they are due by their reader's own clock."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_local"
down_revision = "2026_11_29_pinned"
branch_labels = None
depends_on = None

MORNINGS = ("contact.follow_up", "tender.deadline", "tender.outcome", "event.outcome")
"""What is due on a morning of its reader's, whichever it is."""
KEYS = ("event:%:J-%", "snooze:%")
"""What else is: an event's reminders days before it, and what is shown again."""


def upgrade() -> None:
    op.add_column(
        "post", sa.Column("local", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    post = sa.table("post", *(sa.column(name) for name in ("view", "key", "state", "local")))
    morning = sa.or_(post.c.view.in_(MORNINGS), *(post.c.key.like(one) for one in KEYS))
    op.execute(post.update().where(post.c.state == "waiting", morning).values(local=sa.true()))


def downgrade() -> None:
    # Rebuilding the table, as a batch does on SQLite, would let purged numbers come back.
    op.drop_column("post", "local")
