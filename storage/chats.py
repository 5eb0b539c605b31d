"""Chats: where people write from, and where they can be reached."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, UniqueConstraint, bindparam, false, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit
from storage.audit import AUDIT
from storage.cohorts import Cohort
from storage.people import PERSON, Person
from storage.record import Record, insert, instant, key, reference, snapshot, table_of
from storage.types import word

ANNOUNCEMENTS = "announcements"
COORDINATION = "coordination"
INSTITUTION = "institution:"  # followed by its number
_ATTACHMENT = ("cohort_id", "purpose", "language")


class ChatKind(StrEnum):
    DIRECT = "direct"
    GROUP = "group"
    CHANNEL = "channel"


class Chat(Record, table=True):
    """A place on a platform; `cohort_id` is what it is for.

    `blocked`: it cannot be reached, for whoever reads it put the bot out.
    """

    __table_args__ = (UniqueConstraint("platform", "workspace", "chat_id"),)
    id: int = key()
    platform: str
    workspace: str
    chat_id: str
    kind: ChatKind = Field(sa_type=word(ChatKind))
    person_id: int | None = reference(Person, optional=True)
    cohort_id: int | None = reference(Cohort, optional=True)
    purpose: str | None = None
    language: str | None = None
    reachable: bool = True
    unreachable_since: datetime | None = instant(optional=True)
    unreachable_reason: str | None = None
    blocked: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


CHAT = table_of(Chat)
_OPEN: dict[str, object] = {
    "reachable": True,
    "unreachable_since": None,
    "unreachable_reason": None,
    "blocked": False,
}
# Asked at every command: built once.
_FIND = select(Chat).where(
    *(CHAT.c[name] == bindparam(name) for name in ("platform", "workspace", "chat_id"))
)


def find(db: Session, *, platform: str, workspace: str, chat_id: str) -> Chat | None:
    place = {"platform": platform, "workspace": workspace, "chat_id": chat_id}
    return db.scalars(_FIND, place).one_or_none()


def get(db: Session, *, chat: int) -> Chat | None:
    return db.scalars(select(Chat).where(CHAT.c.id == chat)).one_or_none()


def remember(
    db: Session,
    *,
    platform: str,
    workspace: str,
    chat_id: str,
    kind: ChatKind,
    person: int | None = None,
) -> Chat:
    """The chat's row, new or known; someone writes from it, so it is reachable."""
    known = find(db, platform=platform, workspace=workspace, chat_id=chat_id)
    if known is None:
        values = {"platform": platform, "workspace": workspace, "chat_id": chat_id, "kind": kind}
        return insert(db, Chat, {**values, "person_id": person})
    owner = known.person_id if person is None else person
    if known.reachable and known.person_id == owner and known.kind == kind:
        return known
    return _update(
        db,
        known.id,
        kind=kind,
        person_id=owner,
        **_OPEN,
    )


def direct(db: Session, *, person: int) -> Sequence[Chat]:
    """Where the person can be written to alone, the preferred platform first."""
    preferred = select(PERSON.c.preferred_platform).where(PERSON.c.id == person)
    return db.scalars(
        select(Chat)
        .where(CHAT.c.person_id == person, CHAT.c.kind == ChatKind.DIRECT, CHAT.c.reachable)
        .order_by((CHAT.c.platform == preferred.scalar_subquery()).desc().nulls_last(), CHAT.c.id)
    ).all()


def of_cohort(db: Session, *, cohort: int, purpose: str | None = None) -> Sequence[Chat]:
    """Groups and channels attached to the cohort."""
    question = select(Chat).where(CHAT.c.cohort_id == cohort).order_by(CHAT.c.id)
    if purpose is not None:
        question = question.where(CHAT.c.purpose == purpose)
    return db.scalars(question).all()


def hearing(db: Session, *, cohort: int, institution: int | None = None) -> Sequence[Chat]:
    """Where announcements are posted; what one institution's is about, in no other's chats."""
    theirs = (
        CHAT.c.purpose.startswith(INSTITUTION)
        if institution is None
        else CHAT.c.purpose == institution_purpose(institution)
    )
    where = (CHAT.c.cohort_id == cohort, or_(CHAT.c.purpose == ANNOUNCEMENTS, theirs))
    return db.scalars(select(Chat).where(*where).order_by(CHAT.c.id)).all()


def attach(
    db: Session,
    *,
    chat: int,
    cohort: int | None,
    purpose: str | None,
    language: str | None,
    now: datetime,
    by: int | None = None,
) -> Chat:
    """Make it a chat of that cohort, for that purpose, written to in that language."""
    before = db.scalars(select(Chat).where(CHAT.c.id == chat)).one()
    former = snapshot(before, _ATTACHMENT)
    attached = _update(db, chat, cohort_id=cohort, purpose=purpose, language=language)
    audit.note(
        db,
        now=now,
        cohort=cohort or former["cohort_id"],
        person=by,
        action="detached" if cohort is None else "attached",
        entity="chat",
        entity_id=chat,
        before=former,
        after=snapshot(attached, _ATTACHMENT),
    )
    return attached


def detach(db: Session, *, chat: int, now: datetime, by: int | None = None) -> Chat:
    return attach(db, chat=chat, cohort=None, purpose=None, language=None, now=now, by=by)


def institution_purpose(institution: int) -> str:
    """What a chat is for that hears of one institution."""
    return f"{INSTITUTION}{institution}"


def institution_of(purpose: str) -> int | None:
    number = purpose.removeprefix(INSTITUTION)
    return int(number) if purpose.startswith(INSTITUTION) and number.isdecimal() else None


def enquire(db: Session, *, chat: int, by: int, now: datetime) -> None:
    """Note that a person asked, in that chat, what it is for: they are there."""
    audit.note(
        db, now=now, cohort=None, person=by, action="enquired", entity="chat", entity_id=chat
    )


def enquired(db: Session, *, chat: int, by: int) -> datetime | None:
    """When the person last asked, in a chat, what it receives; None: never."""
    return _last(db, chat, "enquired", AUDIT.c.person_id == by)


def detached(db: Session, *, chat: int, cohort: int) -> datetime | None:
    """When a chat was last detached from a cohort; None: never."""
    return _last(db, chat, "detached", AUDIT.c.cohort_id == cohort)


def _last(db: Session, chat: int, action: str, where: ColumnElement[bool]) -> datetime | None:
    done = (AUDIT.c.entity == "chat", AUDIT.c.entity_id == chat, AUDIT.c.action == action)
    found: datetime | None = db.scalar(select(func.max(AUDIT.c.at)).where(*done, where))
    return found


def mark_unreachable(
    db: Session, *, chat: int, reason: str, now: datetime, blocked: bool = False
) -> Chat:
    closed = {"unreachable_since": now, "unreachable_reason": reason, "blocked": blocked}
    return _update(db, chat, reachable=False, **closed)


def mark_reachable(db: Session, *, chat: int) -> Chat:
    return _update(db, chat, **_OPEN)


def migrate(db: Session, *, platform: str, workspace: str, old: str, new: str) -> Chat | None:
    """Follow a group to its new id, with all that was attached to it.

    A message may have come from the new id first: that row then takes over what the old one knew.
    """
    former = find(db, platform=platform, workspace=workspace, chat_id=old)
    latter = find(db, platform=platform, workspace=workspace, chat_id=new)
    if former is None:
        return latter
    if latter is not None:
        # The old row keeps its history and everything that points at it; the new one gives way.
        _update(db, latter.id, chat_id=f"{new} replaced by {former.id}", reachable=False)
    return _update(db, former.id, chat_id=new, **_OPEN)


def _update(db: Session, chat: int, **values: object) -> Chat:
    db.execute(CHAT.update().where(CHAT.c.id == chat).values(values))
    return db.scalars(select(Chat).where(CHAT.c.id == chat)).one()
