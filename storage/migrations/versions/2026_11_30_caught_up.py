"""What three revisions came to do only after databases had gone through them."""

from datetime import UTC, datetime
from string import digits

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_30_caught_up"
down_revision = "2026_11_29_unasked"
branch_labels = None
depends_on = None

TAKEN_OVER = datetime(2026, 1, 1, tzinfo=UTC)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # before any season: the choice lapses with its own
MORNINGS = ("contact.follow_up", "tender.deadline", "tender.outcome", "event.outcome")
"""What is due on a morning of its reader's, whichever it is."""
KEYS = ("event:%:J-%", "snooze:%")
"""What else is: an event's reminders days before it, and what is shown again."""


# Column by column: a table made anew would forget which numbers were given, and use them again.
def upgrade() -> None:
    _add_missing("showing", sa.Column("language", sa.String()))
    _add_missing("showing", _flag("placed"))
    _take_as_said(noted=not _add_missing("draft", _flag("said")))
    if "opened_at" in _columns("draft"):
        op.alter_column("draft", "opened_at", new_column_name="shown_at")
    choice = sa.table("choice", sa.column("chosen_at", types.Instant()))
    taken_over = choice.update().where(choice.c.chosen_at == TAKEN_OVER)
    op.execute(taken_over.values(chosen_at=LONG_AGO))
    post = sa.table("post", *(sa.column(name) for name in ("view", "key", "state", "local")))
    morning = sa.or_(post.c.view.in_(MORNINGS), *(post.c.key.like(one) for one in KEYS))
    op.execute(post.update().where(post.c.state == "waiting", morning).values(local=sa.true()))


def downgrade() -> None:
    op.drop_column("showing", "placed")
    op.drop_column("showing", "language")


def _take_as_said(*, noted: bool) -> None:
    """Take it that something was said where nobody noted it, and in `/contact2500`: no space."""
    draft = sa.table("draft", sa.column("line"), sa.column("said"))
    said = draft.update().values(said=sa.true())
    figures = sa.or_(*(draft.c.line.contains(one) for one in digits))
    op.execute(said.where(figures) if noted else said)


def _columns(table: str) -> set[str]:
    return {column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)}


def _add_missing(table: str, column: sa.Column[object]) -> bool:
    """Add a column, unless the database went through a revision that made it; whether it did."""
    missing = column.name not in _columns(table)
    if missing:
        op.add_column(table, column)
    return missing


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
