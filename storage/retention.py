"""What is kept no longer than it serves."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, and_, func, or_, select
from sqlalchemy.orm import Session

from storage.audit import AUDIT
from storage.chats import CHAT, ChatKind
from storage.choices import CHOICE
from storage.codes import CODE
from storage.cohorts import Cohort
from storage.contacts import CONTACT, NOBODY, PERSONAL
from storage.drafts import DRAFT, Outcome
from storage.inbound import INBOUND
from storage.people import MEMBERSHIP
from storage.posts import POST, State
from storage.proposals import PROPOSAL
from storage.requests import REQUEST
from storage.showings import SHOWING
from storage.suggestions import SUGGESTION

LEDGER = timedelta(hours=24)
REQUESTS = timedelta(days=90)  # open ones; settled ones serve nothing more
CODES = timedelta(days=90)  # after they are used or expire
SUGGESTIONS = timedelta(days=365)  # after they are settled
PROPOSALS = timedelta(days=365)  # the contract's own trail tells what came of them
DRAFTS = timedelta(hours=24)  # after they close or expire
POSTS = timedelta(days=90)
AUDITS = timedelta(days=5 * 366)
OVER = (State.SENT, State.FAILED, State.EXPIRED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows went."""

    deliveries: int
    drafts: int
    posts: int
    showings: int
    audits: int
    requests: int
    codes: int
    suggestions: int
    proposals: int
    choices: int
    chats: int
    people: int
    """Contacts whose person was forgotten: they still count, in their month."""


def purge(db: Session, *, now: datetime) -> Purged:
    # What was set aside is quoted until it expires, in answers that are kept as long as the ledger.
    settled = and_(DRAFT.c.closed_at <= now - DRAFTS, DRAFT.c.outcome != Outcome.REPLACED)
    stale = or_(settled, DRAFT.c.expires_at <= now - DRAFTS)
    _note_ended(db, stale)
    last = func.coalesce(POST.c.edited_at, POST.c.sent_at, POST.c.due_at)
    return Purged(
        deliveries=_delete(db, INBOUND, INBOUND.c.at <= now - LEDGER),
        drafts=_delete(db, DRAFT, stale),
        posts=_delete(db, POST, POST.c.state.in_(OVER) & (last <= now - POSTS)),
        showings=_delete(
            db, SHOWING, func.coalesce(SHOWING.c.edited_at, SHOWING.c.shown_at) <= now - POSTS
        ),
        audits=_delete(db, AUDIT, AUDIT.c.at <= now - AUDITS),
        requests=_delete(
            db, REQUEST, REQUEST.c.settled_at.is_not(None) | (REQUEST.c.asked_at <= now - REQUESTS)
        ),
        codes=_delete(
            db, CODE, or_(CODE.c.used_at <= now - CODES, CODE.c.expires_at <= now - CODES)
        ),
        suggestions=_delete(db, SUGGESTION, SUGGESTION.c.settled_at <= now - SUGGESTIONS),
        proposals=_delete(db, PROPOSAL, PROPOSAL.c.proposed_at <= now - PROPOSALS),
        choices=_delete(db, CHOICE, _idle()),
        chats=_delete(db, CHAT, _strangers()),
        people=sum(_forget(db, one, now) for one in db.scalars(select(Cohort)).all()),
    )


def _idle() -> ColumnElement[bool]:
    """Choices of a cohort that the person is not in any more."""
    member = select(MEMBERSHIP.c.id).where(
        MEMBERSHIP.c.person_id == CHOICE.c.person_id,
        MEMBERSHIP.c.cohort_id == CHOICE.c.cohort_id,
        MEMBERSHIP.c.ended_at.is_(None),
    )
    return ~member.exists()


def _strangers() -> ColumnElement[bool]:
    """Direct chats of nobody we know, that nothing speaks of."""
    return and_(
        CHAT.c.kind == ChatKind.DIRECT,
        CHAT.c.person_id.is_(None),
        CHAT.c.cohort_id.is_(None),
        CHAT.c.id.not_in(select(DRAFT.c.chat_id)),
        CHAT.c.id.not_in(select(CHOICE.c.chat_id)),
        CHAT.c.id.not_in(select(POST.c.chat_id).where(POST.c.chat_id.is_not(None))),
        CHAT.c.id.not_in(select(SHOWING.c.chat_id)),
    )


def _forget(db: Session, cohort: Cohort, now: datetime) -> int:
    """Forget the people of contacts logged longer ago than the cohort keeps them."""
    old = and_(
        CONTACT.c.cohort_id == cohort.id,
        CONTACT.c.logged_at <= _months_before(now, cohort.retention_months),
        CONTACT.c.person_name != NOBODY,
    )
    blank = {**dict.fromkeys(PERSONAL), "person_name": NOBODY}
    return len(db.execute(CONTACT.update().where(old).values(blank).returning(CONTACT.c.id)).all())


def _months_before(now: datetime, months: int) -> datetime:
    """The same day of an earlier month, or the last one that it has."""
    year, month = divmod(12 * now.year + now.month - 1 - months, 12)
    day = min(now.day, monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)


def _note_ended(db: Session, drafts: ColumnElement[bool]) -> None:
    """Keep, of drafts that go, that their entry was logged or dropped: it is not finished twice."""
    ended = select(DRAFT.c.id).where(drafts, DRAFT.c.outcome != Outcome.REPLACED)
    closed = select(DRAFT.c.closed_at).where(DRAFT.c.id == SUGGESTION.c.draft_id)
    db.execute(
        SUGGESTION.update()
        .where(SUGGESTION.c.draft_id.in_(ended), SUGGESTION.c.finished_at.is_(None))
        .values(finished_at=closed.scalar_subquery())
    )


def _delete(db: Session, table: Table, where: ColumnElement[bool]) -> int:
    return len(db.execute(table.delete().where(where).returning(table.c.id)).all())
