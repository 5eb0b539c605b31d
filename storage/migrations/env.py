"""Run by Alembic: applies revisions on the connection that `storage.schema` opened."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Enum
from sqlmodel.sql.sqltypes import AutoString

from storage.schema import tables


def rendered(kind: str, item: object, _autogen: AutogenContext) -> str | Literal[False]:
    """Text and closed lists of words are both plain text: a new word is no new schema."""
    match kind, item:
        case "type", Enum(length=length):
            return f"sa.String({length})"
        case "type", AutoString():
            return "sa.String()"
        case _:
            return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables(),
    render_item=rendered,
    transactional_ddl=True,
    user_module_prefix="types.",
)
with context.begin_transaction():
    context.run_migrations()
