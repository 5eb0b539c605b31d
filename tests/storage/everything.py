"""A cohort with a row of every kind."""

from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from storage import (
    announcements,
    broadcasts,
    chats,
    confirmations,
    contacts,
    contracts,
    digests,
    events,
    followings,
    held,
    people,
    posts,
    proposals,
    requests,
    rsvps,
    suggestions,
    tenders,
)
from storage.announcements import Stage
from storage.chats import ChatKind
from storage.consents import Category
from storage.contacts import Channel
from storage.contracts import Mode, Partner
from storage.digests import Slot
from storage.events import EventKind
from storage.followings import State
from storage.rsvps import Answer
from storage.tenders import Tender
from tests.storage import samples
from tests.storage.samples import NOW, TODAY, Sample, sold


def fill(db: Session) -> tuple[int, dict[str, object]]:
    """A cohort with a row of every kind, and arguments that point at them."""
    sample = samples.fill(db, "Estrie")
    cohort, person = sample.cohort, sample.manager
    chat = chats.remember(db, platform="slack", workspace="T1", chat_id="C1", kind=ChatKind.CHANNEL)
    chats.attach(
        db, chat=chat.id, cohort=cohort, purpose=chats.ANNOUNCEMENTS, language=None, now=NOW
    )
    request = requests.ask(
        db,
        cohort=cohort,
        platform="slack",
        workspace="T1",
        user_id="U9",
        display_name="Alex",
        now=NOW,
    )
    suggestion = suggestions.suggest(
        db, cohort=cohort, typed="Musée", person=person, draft=None, now=NOW
    )
    agree(db, sample)
    lose(db, person)
    event = tell(db, sample)
    broadcast = broadcasts.add(db, cohort=cohort, category=Category.TRAINING, text_fr="Bonjour").id
    contract, contact = log(db, sample)
    return cohort, {
        "announcement": event,
        "broadcast": broadcast,
        "chat": left(db, cohort),
        "contact": contact,
        "contract": contract,
        "digest": digest(db, cohort, person),
        "enterprise": sample.enterprise,
        "enterprises": [sample.enterprise],
        "institutions": [sample.institution],
        "entity_id": contract,
        "entry": contract,
        "event": event,
        "institution": sample.institution,
        "membership": people.memberships(db, person=person)[0].id,
        "organization": sample.other,
        "people": [person],
        "person": person,
        "proposal": answer(db, sample, contract),
        "posts": [hold_back(db, sample)],
        "request": request,
        "suggestion": suggestion.id,
        "tender": call(db, sample),
    }


def log(db: Session, sample: Sample) -> tuple[int, int]:
    contract = sold(db, sample, partners=[Partner("Coop")])
    contact = contacts.add(
        db,
        cohort=sample.cohort,
        enterprise=sample.enterprise,
        institution=sample.institution,
        person_name="Lou",
        channel=Channel.CALL,
        met_on=TODAY,
        by=sample.manager,
        now=NOW,
    )
    return contract.id, contact.id


def answer(db: Session, sample: Sample, number: int) -> int:
    """Of three contracts one is proposed to be corrected, one is confirmed, one waits."""
    _, sure = sold(db, sample), sold(db, sample)
    confirmations.confirm(
        db, cohort=sample.cohort, contract=sure.id, by=sample.coordinator, now=NOW
    )
    contract = contracts.by_number(db, cohort=sample.cohort, number=1)
    assert contract is not None
    assert contract.id == number
    changes = {"amount_cents": 260_000}
    return proposals.propose(
        db, contract=contract, changes=changes, by=sample.coordinator, now=NOW
    ).id


def agree(db: Session, sample: Sample) -> None:
    for category, granted in ((Category.DIGEST, True), (Category.VISIT, False)):
        samples.agree(db, sample.manager, sample.cohort, category, granted=granted)


def lose(db: Session, person: int) -> None:
    place = {"platform": "telegram", "workspace": "7", "chat_id": "1"}
    chat = chats.remember(db, **place, kind=ChatKind.DIRECT, person=person)
    chats.mark_unreachable(db, chat=chat.id, reason="blocked", now=NOW)


def left(db: Session, cohort: int) -> int:
    """Tell a chat something, and detach it."""
    chat = chats.remember(db, platform="slack", workspace="T1", chat_id="C2", kind=ChatKind.CHANNEL)
    chats.attach(db, chat=chat.id, cohort=cohort, purpose="coordination", language=None, now=NOW)
    posts.plan(db, view="event", args=[1], key="told", due_at=NOW, chat=chat.id, cohort=cohort)
    chats.detach(db, chat=chat.id, now=NOW)
    return chat.id


def digest(db: Session, cohort: int, person: int) -> int | None:
    """Issue a digest to a channel, and one to a person."""
    week = Slot(TODAY - timedelta(days=7), TODAY - timedelta(days=1), NOW, NOW + timedelta(hours=9))
    issue = partial(digests.issue, db, cohort=cohort, slot=week, figures={}, now=NOW)
    [mine] = people.memberships(db, person=person)
    issue(reader=f"manager:{mine.id}", membership=mine.id)
    return issue(reader="announcements")


def tell(db: Session, sample: Sample) -> int:
    event = events.add(
        db,
        cohort=sample.cohort,
        kind=EventKind.VISIT,
        title="Visite",
        starts_at=NOW + timedelta(days=9),
    )
    rsvps.answer(db, event=event, person=sample.manager, said=Answer.YES, now=NOW)
    waiting, sent = (
        posts.plan(
            db,
            view="event",
            args=[1],
            key=key,
            due_at=NOW,
            person=sample.manager,
            cohort=sample.cohort,
        )
        for key in ("waiting", "sent")
    )
    assert waiting is not None
    assert sent is not None
    posts.sent(db, post=sent, now=NOW, message_chat="C", message_id="1", digest="d")
    return event.id


def hold_back(db: Session, sample: Sample) -> int:
    plan = partial(posts.plan, db, person=sample.manager, cohort=sample.cohort, due_at=NOW)
    rationed = plan(view="event", args=[1], key="rationed")
    assert rationed is not None
    posts.withdraw(db, post=rationed, why=held.RATION)
    plan(view="event", args=[1], key="late", expires_at=NOW)
    return rationed


def call(db: Session, sample: Sample) -> int:
    tender = tenders.prepare(
        db,
        cohort=sample.cohort,
        title="Buffet",
        institution=sample.institution,
        mode=Mode.PUBLIC,
        sectors=[],
        regions=[],
        closes_at=NOW + timedelta(days=9),
    )
    followings.keep(db, tender=tender, person=sample.manager, state=State.FOLLOW, now=NOW)
    settle = partial(announcements.settle, db, Tender, cohort=sample.cohort)
    return settle(announcement=tender.id, stage=Stage.ANNOUNCED, by=None, now=NOW).id
