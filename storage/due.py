"""When the outbox next has something to do."""

from datetime import datetime

from sqlalchemy import bindparam, func, select, true
from sqlalchemy.orm import Session

from storage.posts import POST, State
from storage.showings import SHOWING
from storage.types import Instant

_AFTER = bindparam("after", type_=Instant)
_MOMENTS = (
    (POST.c.due_at, POST.c.state == State.WAITING),
    (POST.c.lease_until, POST.c.state == State.CLAIMED),
    (POST.c.wants_edit_at, POST.c.state == State.SENT),
    (POST.c.edit_lease_until, POST.c.state == State.SENT),
    (SHOWING.c.wants_edit_at, true()),
    (SHOWING.c.edit_lease_until, true()),
)
_FIRST_OF_EACH = select(
    *(
        select(func.min(moment)).where(where, moment > _AFTER).scalar_subquery()
        for moment, where in _MOMENTS
    )
)


def following(db: Session, *, after: datetime) -> datetime | None:
    """The first instant after this one at which a post or an edit can be taken up."""
    moments = db.execute(_FIRST_OF_EACH, {"after": after}).one()
    return min((moment for moment in moments if moment is not None), default=None)
