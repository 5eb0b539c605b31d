"""The number that says, in any process, whether the directory has changed."""

from sqlalchemy import Integer, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage.record import Record, table_of


class Directory(Record, table=True):
    """One row: how many times an organization or a participation was written."""

    id: int = Field(default=1, primary_key=True, sa_type=Integer)
    version: int = 0


DIRECTORY = table_of(Directory)
# Asked at every command: built once.
_VERSION = select(DIRECTORY.c.version)


def touch(db: Session) -> None:
    db.execute(DIRECTORY.update().values(version=DIRECTORY.c.version + 1))


def version(db: Session) -> int:
    number: int = db.scalars(_VERSION).one()
    return number
