"""When the outbox next has something to do."""

from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from storage.posts import POST, State
from storage.types import Instant

_AFTER = bindparam("after", type_=Instant)
_MOMENTS = (
    (State.WAITING, POST.c.due_at),
    (State.CLAIMED, POST.c.lease_until),
    (State.SENT, POST.c.wants_edit_at),
    (State.SENT, POST.c.edit_lease_until),
)
_FIRST_OF_EACH = select(
    *(
        select(func.min(moment)).where(POST.c.state == state, moment > _AFTER).scalar_subquery()
        for state, moment in _MOMENTS
    )
)


def following(db: Session, *, after: datetime) -> datetime | None:
    """The first instant after this one at which a post or an edit can be taken up."""
    moments = db.execute(_FIRST_OF_EACH, {"after": after}).one()
    return min((moment for moment in moments if moment is not None), default=None)
