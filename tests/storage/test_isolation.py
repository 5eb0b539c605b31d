"""Nothing of one cohort is seen from another, through any question of storage."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

import storage
from storage import (
    announcements,
    broadcasts,
    chats,
    confirmations,
    consents,
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
from storage.contracts import Contract, Mode, Partner
from storage.db import Store
from storage.digests import Slot
from storage.events import Event, EventKind
from storage.followings import State
from storage.organizations import Kind
from storage.recipients import EVERYBODY
from storage.record import Missing, Record
from storage.rsvps import Answer
from storage.tallies import Totals
from storage.tenders import Tender
from tests.storage import samples
from tests.storage.samples import NOW, TODAY, Sample

Question = Callable[..., object]
NOWHERE = 1_000_000
# What only writes rows of the cohort it names, and answers with nothing else, shows nothing.
MAKERS = frozenset(
    {
        "audit.note",
        "broadcasts.add",
        "chats.attach",
        "choices.choose",
        "codes.issue",
        "codes.withdraw",
        "cohorts.close",
        "cohorts.describe",
        "consents.record",
        "contacts.add",
        "contracts.add",
        "digests.issue",
        "drafts.start",
        "events.add",
        "organizations.add",
        "people.join",
        "posts.plan",
        "requests.ask",
        "showings.note",
        "suggestions.suggest",
        "tenders.prepare",
    }
)
# Asked through contracts and contacts; through a cohort's row.
MACHINERY = frozenset({"logged", "weekly"})


def questions() -> Iterator[tuple[str, Question]]:
    """Every public function of storage that names a cohort."""
    for found in pkgutil.iter_modules(storage.__path__):
        if found.ispkg or found.name in MACHINERY:
            continue
        module = importlib.import_module(f"storage.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            names = set(inspect.signature(function).parameters)
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and {"db", "cohort"} <= names and f"{found.name}.{name}" not in MAKERS:
                yield f"{found.name}.{name}", function


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
        "contact": contact,
        "contract": contract,
        "digest": digest(db, cohort),
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
    contract = sell(db, sample)
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


def sell(db: Session, sample: Sample) -> Contract:
    return contracts.add(
        db,
        cohort=sample.cohort,
        enterprise=sample.enterprise,
        institution=sample.institution,
        amount_cents=250_000,
        mode=Mode.MUTUAL,
        signed_on=TODAY,
        partners=[Partner("Coop")],
        by=sample.manager,
        now=NOW,
    )


def answer(db: Session, sample: Sample, number: int) -> int:
    """Of three contracts one is proposed to be corrected, one is confirmed, one waits."""
    _, sure = sell(db, sample), sell(db, sample)
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
    consents.record(
        db,
        person=sample.manager,
        cohort=sample.cohort,
        category=Category.DIGEST,
        granted=True,
        wording="w",
        language="fr",
        platform="slack",
        workspace="T1",
        now=NOW,
    )


def lose(db: Session, person: int) -> None:
    place = {"platform": "telegram", "workspace": "7", "chat_id": "1"}
    chat = chats.remember(db, **place, kind=ChatKind.DIRECT, person=person)
    chats.mark_unreachable(db, chat=chat.id, reason="blocked", now=NOW)


def digest(db: Session, cohort: int) -> int | None:
    week = Slot(TODAY - timedelta(days=7), TODAY - timedelta(days=1), NOW, NOW + timedelta(hours=9))
    issue = partial(digests.issue, slot=week, reader="announcements", figures={}, now=NOW)
    return issue(db, cohort=cohort)


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


# What points at no row of its own: the cohort alone decides.
REST = {
    "after": TODAY - timedelta(days=2),
    "alias": "Musée",
    "amount_cents": 250_000,
    "args": [1],
    "by": None,
    "categories": [Category.DIGEST],
    "changes": {},
    "day": TODAY,
    "entity": "contract",
    "instant": NOW,
    "joined_on": TODAY,
    "kind": Kind.INSTITUTION,
    "name": "Cégep du Lac (Estrie)",
    "name_fr": "Musée",
    "now": NOW + timedelta(days=1),
    "number": 1,
    "opted_out": 1,
    "outcome": suggestions.Settlement.DECLINED,
    "reader": "announcements",
    "record": Contract,
    "selected": 2,
    "since": NOW,
    "stage": Stage.CANCELLED,
    "selection": EVERYBODY,
    "typed": "Musée",
    "view": "event",
}


def ask(db: Session, question: Question, cohort: int, known: Mapping[str, object]) -> object:
    """The answer, leaving no trace."""
    required = {
        name
        for name, parameter in inspect.signature(question).parameters.items()
        if parameter.default is parameter.empty and name not in {"db", "cohort"}
    }
    given = {name: known[name] for name in required}
    if "announcement" in given:
        given["record"] = Event
    attempt = db.begin_nested()
    try:
        return plain(question(db, cohort=cohort, **given))
    except Missing:
        return "missing"
    finally:
        attempt.rollback()


def plain(answer: object) -> object:
    match answer:
        case Record():
            return answer.model_dump()
        case tuple() | list():
            return [plain(part) for part in answer]
        case Mapping():
            return dict(answer)
        case Totals() | events.Totals():
            return asdict(answer)
        case _:
            return answer


def test_every_question_sees_its_own_cohort_and_no_other(store: Store) -> None:
    blind, leaking = [], []

    def work(db: Session) -> None:
        own, pointers = fill(db)
        other = samples.fill(db, "Montréal").cohort
        known = {**REST, **pointers}
        nowhere = {
            name: [NOWHERE] if isinstance(pointer, list) else NOWHERE
            for name, pointer in pointers.items()
        }
        nothing = {**REST, **nowhere}
        for label, question in questions():
            if (
                ask(db, question, own, known)
                == ask(db, question, own, nothing)
                == ask(db, question, other, known)
            ):
                blind.append(label)
            if ask(db, question, other, known) != ask(db, question, other, nothing):
                leaking.append(label)

    store.run_sync(work)
    assert (blind, leaking) == ([], [])
