"""What tests fill a database with: a cohort, and whom a bot reaches."""

from __future__ import annotations

from datetime import date, datetime

from storage import chats, cohorts, people
from storage.chats import ChatKind
from storage.db import Session


def founded(db: Session, *, now: datetime, name: str = "Estrie 2026-2027") -> int:
    """Found a cohort; return its number."""
    return cohorts.new(
        db,
        name=name,
        territory=name.split(maxsplit=1)[0],
        zone="America/Toronto",
        language="fr",
        starts=date(2026, 9, 1),
        ends=date(2027, 6, 30),
        now=now,
    ).id


def reached(
    db: Session,
    *,
    person: int,
    platform: str,
    workspace: str,
    user: str,
    chat: str,
    now: datetime,
) -> None:
    """Let a bot know a person by an account, and write to them alone."""
    at = {"platform": platform, "workspace": workspace}
    people.link(db, person=person, **at, user_id=user, now=now)
    chats.remember(db, **at, chat_id=chat, kind=ChatKind.DIRECT, person=person)
