"""Where the scene begins: its chats hear of the cohort, and its people agreed to everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.exchange import Platform
from storage import chats, cohorts, consents, demo, people, retention
from storage.chats import ANNOUNCEMENTS, ChatKind
from storage.consents import Category
from storage.record import Missing

if TYPE_CHECKING:
    from datetime import datetime

    from bot.playground.players import Places
    from storage.cohorts import Cohort
    from storage.db import Session
    from storage.demo import Persona
    from storage.people import Person


def settle(db: Session, *, places: Places, now: datetime) -> None:
    """Let what is announced reach everybody who joined, and leave nothing old to be purged."""
    cohort = cohorts.by_slug(db, slug=demo.CURRENT.slug)
    if cohort is None:
        raise Missing(demo.CURRENT.slug)
    for persona in demo.PERSONAS:
        if persona.role is not None:
            _agree(db, persona, cohort, now)
    for platform, workspace, chat, kind in (
        (Platform.SLACK, demo.SLACK_WORKSPACE, places.announcements.id, ChatKind.CHANNEL),
        (Platform.TELEGRAM, demo.TELEGRAM_WORKSPACE, str(places.group.id), ChatKind.GROUP),
    ):
        place = chats.remember(db, platform=platform, workspace=workspace, chat_id=chat, kind=kind)
        chats.attach(
            db,
            chat=place.id,
            cohort=cohort.id,
            purpose=ANNOUNCEMENTS,
            language=cohort.language,
            now=now,
        )
    retention.purge(db, now=now)


def _agree(db: Session, persona: Persona, cohort: Cohort, now: datetime) -> None:
    """Agree to what is left: each one did to something in the demo, and keeps that answer."""
    person = _person(db, persona)
    given = consents.current(db, person=person.id, cohort=cohort.id, now=now)
    for category in Category:
        if not given[category]:
            consents.record(
                db,
                person=person.id,
                cohort=cohort.id,
                category=category,
                granted=True,
                wording=demo.WORDING[persona.language],
                language=persona.language,
                platform=Platform.TELEGRAM,
                workspace=demo.TELEGRAM_WORKSPACE,
                now=now,
            )


def _person(db: Session, persona: Persona) -> Person:
    place = {"platform": Platform.TELEGRAM, "workspace": demo.TELEGRAM_WORKSPACE}
    found = people.by_account(db, **place, user_id=str(persona.telegram))
    if found is None:
        raise Missing(persona.key)
    return found
