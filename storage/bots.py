"""The bot's own name on each platform, known once it has connected."""

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Session

from storage.record import Record, insert_absent, key, table_of


class Bot(Record, table=True):
    """A connected bot; `handle` is what people write to reach it."""

    __table_args__ = (UniqueConstraint("platform", "workspace"),)
    id: int = key()
    platform: str
    workspace: str
    handle: str


BOT = table_of(Bot)


def connected(db: Session, *, platform: str, workspace: str, handle: str) -> None:
    """Note under which name a bot has just connected."""
    values = {"platform": platform, "workspace": workspace, "handle": handle}
    if insert_absent(db, Bot, values) is None:
        mine = (BOT.c.platform == platform, BOT.c.workspace == workspace)
        db.execute(BOT.update().where(*mine).values(handle=handle))


def handle(db: Session, *, platform: str) -> str | None:
    """Return the name to reach the bot by, on a platform where it has connected."""
    found = select(BOT.c.handle).where(BOT.c.platform == platform).order_by(BOT.c.id.desc())
    name: str | None = db.scalars(found.limit(1)).one_or_none()
    return name
