"""What tests of events share: who hosts them, how a card reads, and the clock moved on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.cards import Card, Fields, Note, Text
from storage import chats, cohorts, consents, events, people, posts
from storage.chats import ChatKind
from storage.consents import Category
from storage.db import Session
from storage.events import Event, EventKind
from storage.organizations import ORGANIZATION
from storage.people import Role
from storage.posts import Post
from tests.handlers.chat import CURRENT, Chat, labels, person_of
from tests.handlers.switching import enters
from tests.printing import plain

COHORT = "Estrie–Montréal 2026-2027"
"""What the current cohort of the demo is called."""
CHUS = "CIUSSS de l’Estrie – CHUS"
"""One of its institutions."""
ESTRIE = 2
"""The number of one of its ended cohorts."""
MONTREAL = ZoneInfo("America/Toronto")
LEASE = timedelta(minutes=3)
"""How long what is taken to be sent is nobody else's."""
TITLE = "Répondre à un appel d'offres"
LINE = "formation Répondre à un appel d'offres, jeudi 26 novembre 14h-16h30, Parvis, 20 places"
TOLD = "Répondre à un appel d'offres, le jeudi 26 novembre de 14 h à 16 h 30, Parvis"
ADD = "Ajouter à mon agenda"
SAID = "Répondre à un appel d'offres, Thursday, November 26 from 2:00 p.m. to 4:30 p.m., Parvis"


def lines(card: Card) -> list[str]:
    """Return what a card says, line by line; its buttons are the last one."""
    said = [card.title] if card.title else []
    for block in card.blocks:
        match block:
            case Text(text) | Note(text):
                said += text.split("\n")
            case Fields(rows):
                said += [f"{label}: {value}" for label, value in rows]
            case _:
                pass
    pressed = labels(card)
    return [plain(one) for one in (*said, *([" | ".join(pressed)] if pressed else []))]


def rows(card: Card) -> dict[str, str]:
    """Return what its fields say, by label."""
    fields = (one.rows for one in card.blocks if isinstance(one, Fields))
    return {label: plain(said) for each in fields for label, said in each}


async def goes_on(chat: Chat, cohort: int, ends: date = date(2027, 8, 31)) -> None:
    """Let an ended cohort's season last, as long as the current one's unless told otherwise."""
    later = {"ends": ends}
    now = chat.router.clock.now()
    await chat.router.store.run(partial(cohorts.describe, cohort=cohort, details=later, now=now))


async def coordinating(chat: Chat, key: str, cohort: int = CURRENT) -> None:
    """Make someone a coordinator of a cohort too, the current one unless told otherwise."""
    await enters(chat, key, cohort)


async def championing(chat: Chat, key: str, institution: str = CHUS) -> int:
    """Let somebody speak for an institution too; the number of that quality."""

    def join(db: Session) -> int:
        number = db.scalars(select(ORGANIZATION.c.id).where(ORGANIZATION.c.name_fr == institution))
        now = chat.router.clock.now()
        join = partial(people.join, db, person=person_of(db, key).id, cohort=CURRENT, now=now)
        return join(role=Role.CHAMPION, organization=number.first()).id

    return await chat.router.store.run(join)


async def announced(chat: Chat, line: str = LINE) -> Card:
    """Let Dominique announce an event."""
    await chat.say(f"/evenement {line}", "dominique")
    return await chat.press("Annoncer", "dominique")


async def planned(chat: Chat, *titles: str) -> None:
    """Let visits stand as announced, one each day from tomorrow on."""
    now = chat.router.clock.now()

    def fill(db: Session) -> None:
        add = partial(events.add, db, cohort=CURRENT, kind=EventKind.VISIT)
        for day, title in enumerate(titles, start=1):
            add(title=title, starts_at=now + timedelta(days=day))

    await chat.router.store.run(fill)


async def changed(chat: Chat, card: Card, label: str, words: str, as_: str = "dominique") -> Card:
    """Change one thing of an announced event, or of a call for tenders."""
    await chat.press("Modifier", as_, card)
    await chat.press(label, as_)
    return await chat.say(words, as_)


async def asked_for(chat: Chat, category: Category, *keys: str, granted: bool = True) -> None:
    """Let these people agree to hear of a category, or no more."""

    def agree(db: Session, key: str) -> None:
        consents.record(
            db,
            person=person_of(db, key).id,
            cohort=CURRENT,
            category=category,
            granted=granted,
            wording="w",
            language="fr",
            platform="terminal",
            workspace="local",
            now=chat.router.clock.now(),
        )

    for key in keys:
        await chat.router.store.run(partial(agree, key=key))


async def attached(
    chat: Chat, place: str, purpose: str, cohort: int = CURRENT, language: str = "fr"
) -> None:
    """Attach a channel to a cohort, the current one unless told otherwise."""

    def attach(db: Session) -> None:
        room = chats.remember(
            db, platform="terminal", workspace="local", chat_id=place, kind=ChatKind.CHANNEL
        )
        attach = partial(chats.attach, db, chat=room.id, cohort=cohort, purpose=purpose)
        attach(language=language, now=chat.router.clock.now())

    await chat.router.store.run(attach)


async def choosing(chat: Chat) -> Card:
    """Prepare an event that all of them agreed to hear of, and choose for whom it is."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    await attached(chat, "C1", "announcements")
    await chat.say(f"/evenement {LINE}", "dominique")
    return await chat.press("Choisir le public", "dominique")


async def newest(chat: Chat) -> Event:
    """Return the event written last."""
    found = await chat.router.store.read(partial(events.of_cohort, cohort=CURRENT))
    return max(found, key=lambda one: one.id)


async def under_way(chat: Chat) -> list[Post]:
    """Let what is due be taken to be sent, and not have arrived yet."""
    claim = partial(posts.claim, now=chat.router.clock.now(), limit=50, lease=LEASE)
    return [*await chat.router.store.run(claim)]


def move(chat: Chat, when: str) -> None:
    """Move the clock to a wall time of Montréal."""
    chat.router.clock.move_to(datetime.fromisoformat(when).replace(tzinfo=MONTREAL))
