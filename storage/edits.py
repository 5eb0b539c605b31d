"""Edits: messages that show a view, brought up to date with what it shows now.

The outbox sent them, or they answered somebody.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from storage import showings
from storage.bell import ring
from storage.chats import Chat
from storage.leases import take
from storage.posts import POST, SENDING, Post, State, same
from storage.record import table_of
from storage.showings import SHOWING, Showing

Copy = Post | Showing

EDIT_PACE = timedelta(seconds=30)
_SENT: Final = and_(POST.c.state == State.SENT, POST.c.message_id.is_not(None))
"""What the outbox sent, where nothing has taken its place."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table of messages: when one was first written, and which of them can be edited.

    `coming`: which are being sent. `order` is that of their edits among equals.
    """

    record: type[Post] | type[Showing]
    first: ColumnElement[datetime]
    there: ColumnElement[bool]
    coming: ColumnElement[bool] = field(default_factory=false)
    order: tuple[ColumnElement[Any], ...] = ()

    @property
    def table(self) -> Table:
        return table_of(self.record)

    @property
    def since(self) -> ColumnElement[datetime]:
        """From when on the edit was due."""
        columns = self.table.c
        return func.coalesce(columns.wants_edit_at, columns.edit_lease_until)

    def written(self, before: datetime | None) -> ColumnElement[bool]:
        """Copies last written before then, or not yet known to be."""
        last = func.coalesce(self.table.c.edited_at, self.first)
        return true() if before is None else or_(last.is_(None), last < before)

    def due(self, now: datetime, besides: Collection[Copy]) -> tuple[ColumnElement[bool], ...]:
        columns = self.table.c
        over = columns.edit_lease_until <= now
        free = or_(columns.edit_lease_until.is_(None), over)
        other = columns.id.not_in([one.id for one in besides if isinstance(one, self.record)])
        return self.there, free, or_(columns.wants_edit_at <= now, over), other

    def claim(
        self,
        db: Session,
        *,
        now: datetime,
        limit: int,
        lease: timedelta,
        besides: Collection[Copy],
    ) -> Sequence[Copy]:
        if not limit:
            return ()
        taken = {"wants_edit_at": None, "edit_lease_until": now + lease, "edited_at": now}
        order = (self.since, *self.order)
        due = self.due(now, besides)
        return take(db, self.record, where=due, order=order, limit=limit, values=taken)


_KINDS: Final = (
    _Kind(Showing, SHOWING.c.shown_at, true()),
    _Kind(Post, POST.c.sent_at, _SENT, SENDING, (POST.c.priority,)),
)


def ask(
    db: Session,
    *,
    cohort: int | None,
    view: str,
    args: Sequence[object],
    now: datetime,
    reader: int | None = None,
    before: datetime | None = None,
) -> None:
    """Edit every copy, each at most once in 30 s; or those of one reader, at once.

    Where `before` is given, only those last written before then.
    One that is being sent, be it dropped, may show what was: it is looked at once it has arrived.
    """
    for kind in _KINDS:
        table, where = kind.table, or_(kind.there, kind.coming)
        copies = (*same(cohort, view, args, table), where, kind.written(before))
        if reader is None:
            _ask(db, table, copies, now)
        else:
            _ask_at_once(db, table, (*copies, table.c.person_id == reader), now)


def claim(
    db: Session,
    *,
    now: datetime,
    limit: int,
    lease: timedelta,
    besides: Collection[Copy] = (),
) -> Sequence[Copy]:
    """Take the messages to edit, those that have waited longest first; none of `besides`.

    Of those that wait as long, answers: somebody has them under their eyes. A refresh asked
    meanwhile makes another edit: 30 s later, or at once if it is of one reader alone.
    """
    shares = _shares(db, now, limit, besides)
    claims = (
        kind.claim(db, now=now, limit=shares[place], lease=lease, besides=besides)
        for place, kind in enumerate(_KINDS)
    )
    return [copy for claimed in claims for copy in claimed]


def settle(db: Session, *, copy: Copy, digest: str) -> None:
    """Note how a message looks."""
    _update(db, copy, edit_lease_until=None, digest=digest)


def retry_at(db: Session, *, copy: Copy, at: datetime, error: str) -> None:
    """Edit a message later."""
    _update(db, copy, edit_lease_until=None, wants_edit_at=at, last_error=error)


def hasten(db: Session, *, copy: Copy, at: datetime) -> None:
    """Edit one copy."""
    _update(db, copy, wants_edit_at=at)
    ring(db)


def retire(db: Session, *, chat: Chat, message: str) -> bool:
    """Edit a message no more: it shows something else. It was sent all the same.

    Whether that can be: not while an edit is under way, which may come after what is shown. It is
    until that is noted, though its lease be over: a clock may leap.
    """
    showing = (SHOWING.c.chat_id == chat.id, SHOWING.c.message_id == message)
    whose = POST.c.chat_id == chat.id
    if chat.person_id is not None:
        whose = or_(whose, POST.c.person_id == chat.person_id)
    post = (whose, POST.c.message_chat == chat.chat_id, POST.c.message_id == message)
    under_way = or_(
        exists().where(*showing, SHOWING.c.edit_lease_until.is_not(None)),
        exists().where(*post, POST.c.edit_lease_until.is_not(None)),
    )
    if db.scalar(select(under_way)):
        return False
    showings.forget(db, chat=chat.id, message=message)
    lost = dict.fromkeys(("message_chat", "message_id", "wants_edit_at", "edit_lease_until"))
    db.execute(POST.update().where(*post).values(lost))
    return True


def _ask(db: Session, table: Table, where: Sequence[ColumnElement[bool]], now: datetime) -> None:
    settled = table.c.wants_edit_at.is_(None)
    known = db.execute(select(table.c.id, table.c.edited_at).where(*where, settled))
    asked = [
        {"copy": number, "due": now if last is None else max(now, last + EDIT_PACE)}
        for number, last in known
    ]
    if asked:
        wanted = table.update().where(table.c.id == bindparam("copy"))
        db.execute(wanted.values(wants_edit_at=bindparam("due")), asked)
        ring(db)


def _ask_at_once(
    db: Session, table: Table, where: Sequence[ColumnElement[bool]], now: datetime
) -> None:
    hastened = table.update().where(*where).values(wants_edit_at=now).returning(table.c.id)
    if db.execute(hastened).all():
        ring(db)


def _shares(db: Session, now: datetime, limit: int, besides: Collection[Copy]) -> Counter[int]:
    """Count how many of each kind are among the first to be edited."""
    kinds = (
        select(literal(place).label("place"), kind.since.label("since")).where(
            *kind.due(now, besides)
        )
        for place, kind in enumerate(_KINDS)
    )
    waiting = union_all(*kinds).order_by("since", "place").limit(limit)
    return Counter(place for place, _ in db.execute(waiting))


def _update(db: Session, copy: Copy, **values: object) -> None:
    table = table_of(type(copy))
    there = (table.c.id == copy.id, table.c.message_id == copy.message_id)
    db.execute(table.update().where(*there).values(values))
