"""Who of a cohort can be written to nowhere, and why."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.chats import CHAT, ChatKind
from storage.people import ACCOUNT, MEMBERSHIP


class Why(StrEnum):
    """`LEFT`: their account or their chat is closed."""

    NO_ACCOUNT = "no account"
    BLOCKED = "blocked"
    LEFT = "left"


def lost(db: Session, *, cohort: int) -> Mapping[int, Why]:
    """Why each member who cannot be reached is not, by their number."""
    within = select(MEMBERSHIP.c.person_id).where(
        MEMBERSHIP.c.cohort_id == cohort, MEMBERSHIP.c.ended_at.is_(None)
    )
    away = out_of_reach(db, people=db.scalars(within))
    linked = {*db.scalars(select(ACCOUNT.c.person_id).where(ACCOUNT.c.person_id.in_(away)))}
    blocking = _blocking(db, linked)
    return {person: _why(person, linked, blocking) for person in sorted(away)}


def out_of_reach(db: Session, *, people: Iterable[int]) -> set[int]:
    """Those of them who can be written to nowhere: no account, or only chats that closed."""
    wanted = set(people)
    accounts = select(ACCOUNT.c.person_id, ACCOUNT.c.platform, ACCOUNT.c.workspace)
    known = {tuple(one) for one in db.execute(accounts.where(ACCOUNT.c.person_id.in_(wanted)))}
    places = select(CHAT.c.person_id, CHAT.c.platform, CHAT.c.workspace)
    direct = places.where(CHAT.c.kind == ChatKind.DIRECT, CHAT.c.person_id.in_(wanted))
    closed = {tuple(one) for one in db.execute(direct.where(CHAT.c.reachable.is_(False)))}
    closed -= {tuple(one) for one in db.execute(direct.where(CHAT.c.reachable))}
    return wanted - {person for person, *_ in known - closed}


def _why(person: int, linked: Collection[int], blocking: Collection[int]) -> Why:
    if person not in linked:
        return Why.NO_ACCOUNT
    return Why.BLOCKED if person in blocking else Why.LEFT


def _blocking(db: Session, people: Collection[int]) -> set[int]:
    """Those who put the bot out themselves."""
    closed = select(CHAT.c.person_id).where(
        CHAT.c.person_id.in_(people),
        CHAT.c.kind == ChatKind.DIRECT,
        CHAT.c.reachable.is_(False),
        CHAT.c.blocked,
    )
    return {*db.scalars(closed)}
