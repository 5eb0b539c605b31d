"""Drafts tell when they were last shown, if they say something, and what was set aside."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "2026_11_29_asides"
down_revision = "2026_11_29_local"
branch_labels = None
depends_on = None


# Column by column: a table made anew would forget which numbers were given, and use them again.
def upgrade() -> None:
    op.alter_column("draft", "opened_at", new_column_name="shown_at")
    op.add_column("draft", sa.Column("aside_id", types.Key()))
    op.add_column(
        "draft", sa.Column("said", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.execute("UPDATE draft SET said = (question > 1 OR line LIKE '% %')")
    _name_what_was_set_aside()
    op.drop_column("draft", "origin")


def downgrade() -> None:
    op.add_column("draft", sa.Column("origin", types.Json(), nullable=False, server_default="{}"))
    op.drop_column("draft", "said")
    op.drop_column("draft", "aside_id")
    op.alter_column("draft", "shown_at", new_column_name="opened_at")


def _name_what_was_set_aside() -> None:
    """Take its number from the copy: it is what was typed before, and lasts for a day."""
    origin = sa.column("origin", types.Json())
    draft = sa.table("draft", sa.column("id"), origin, sa.column("aside_id"))
    connection = op.get_bind()
    copies = connection.execute(sa.select(draft.c.id, draft.c.origin))
    laid = [{"upper": number, "lower": copy["draft"]} for number, copy in copies if copy]
    if laid:
        named = draft.update().where(draft.c.id == sa.bindparam("upper"))
        connection.execute(named.values(aside_id=sa.bindparam("lower")), laid)
