"""What is purged, when, and what stays; consents, deliveries and suggestions beside."""

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from storage import (
    audit,
    chats,
    codes,
    cohorts,
    consents,
    contacts,
    drafts,
    events,
    inbound,
    posts,
    requests,
    retention,
    suggestions,
)
from storage.chats import ChatKind
from storage.consents import Category
from storage.contacts import Channel
from storage.db import Store
from storage.drafts import Outcome
from storage.events import EventKind
from storage.inbound import Inbound
from storage.people import Role
from storage.retention import LEDGER, Purged
from storage.suggestions import Settlement
from tests.storage import samples
from tests.storage.samples import NOW, TODAY, Sample


def keep(db: Session, answer: dict[str, Any]) -> bool:
    return inbound.keep(
        db, platform="slack", workspace="T1", delivery_id="Ev1", answer=answer, now=NOW
    )


def seen(db: Session) -> Inbound | None:
    return inbound.seen(db, platform="slack", workspace="T1", delivery_id="Ev1")


def purge(store: Store, after: timedelta) -> Purged:
    return store.run_sync(partial(retention.purge, now=NOW + after))


def test_ledger_is_kept_a_day(store: Store) -> None:
    store.run_sync(partial(keep, answer={"card": 1}))
    kept = timedelta(hours=23, minutes=59)
    assert [purge(store, kept).deliveries, purge(store, timedelta(hours=24)).deliveries] == [0, 1]


def test_delivery_is_kept_once_with_its_answer(store: Store) -> None:
    assert store.run_sync(partial(keep, answer={"card": 1}))
    assert not store.run_sync(partial(keep, answer={"card": 2}))
    found = store.read_sync(seen)
    assert found is not None
    assert (found.answer, found.answered_at) == ({"card": 1}, None)


def test_drafts_are_kept_a_day_after_they_close_or_expire(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        for name in ("closed", "open"):
            chat = chats.remember(
                db, platform="slack", workspace="T1", chat_id=name, kind=ChatKind.GROUP
            )
            draft = drafts.start(
                db,
                person=sample.manager,
                chat=chat.id,
                cohort=None,
                command="contrat",
                line=name,
                language="fr",
                now=NOW,
            )
            if name == "closed":
                drafts.close(db, draft=draft.id, outcome=Outcome.DONE, now=NOW)

    store.run_sync(work)
    counts = [purge(store, timedelta(hours=hours)).drafts for hours in (23, 24, 47, 48)]
    assert counts == [0, 1, 0, 1]


def test_drafts_numbers_are_never_used_again(store: Store, sample: Sample) -> None:
    def start(db: Session) -> int:
        chat = chats.remember(
            db, platform="slack", workspace="T1", chat_id="C1", kind=ChatKind.GROUP
        )
        return drafts.start(
            db,
            person=sample.manager,
            chat=chat.id,
            cohort=None,
            command="contrat",
            line="",
            language="fr",
            now=NOW,
        ).id

    first = store.run_sync(start)
    purge(store, timedelta(days=3))
    assert store.run_sync(start) > first


def test_posts_that_are_over_are_kept_90_days(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        plan = partial(posts.plan, db, view="event", args=[], due_at=NOW, person=sample.manager)
        plan(key="waiting")
        sent = plan(key="sent")
        assert sent is not None
        posts.sent(db, post=sent, now=NOW, message_chat="C", message_id="1", digest="d")

    store.run_sync(work)
    assert [purge(store, timedelta(days=days)).posts for days in (89, 90, 400)] == [0, 1, 0]


def test_audit_is_kept_five_years(store: Store, sample: Sample) -> None:
    assert purge(store, timedelta(days=5 * 365)).audits == 0
    assert purge(store, timedelta(days=5 * 366)).audits == 9
    assert sample.cohort > 0


def meet(db: Session, sample: Sample) -> int:
    return contacts.add(
        db,
        cohort=sample.cohort,
        enterprise=sample.enterprise,
        institution=sample.institution,
        person_name="Lou",
        role="buyer",
        note="likes bread",
        email="lou@example.org",
        phone="819 555-0199",
        channel=Channel.CALL,
        met_on=TODAY,
        by=sample.manager,
        now=NOW,
    ).id


def test_people_met_are_forgotten_after_the_cohorts_months(store: Store, sample: Sample) -> None:
    contact = store.run_sync(partial(meet, sample=sample))
    assert purge(store, timedelta(days=729)).people == 0
    assert purge(store, timedelta(days=731)).people == 1
    assert purge(store, timedelta(days=732)).people == 0

    found = store.read_sync(partial(contacts.get, cohort=sample.cohort, contact=contact))
    assert found is not None
    kept = (found.person_name, found.role, found.note, found.email, found.phone, found.met_on)
    assert kept == ("—", None, None, None, None, TODAY)


def test_trail_of_a_contact_holds_nothing_personal(store: Store, sample: Sample) -> None:
    def work(db: Session) -> str:
        contact = meet(db, sample)
        correct = partial(contacts.correct, db, cohort=sample.cohort, by=None, now=NOW)
        correct(contact=contact, changes={"note": "left", "person_name": "Lou Roy"})
        trail = audit.trail(db, cohort=sample.cohort, entity="contact", entity_id=contact)
        assert trail[-1].after == {"note": None, "person_name": None}
        return str([one.model_dump() for one in trail])

    told = store.run_sync(work)
    assert not any(word in told for word in ("Lou", "buyer", "bread", "example.org", "555", "left"))


def test_requests_codes_and_suggestions_go_in_their_time(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        ask = partial(requests.ask, db, cohort=None, platform="slack", workspace="T1")
        ask(user_id="U1", display_name="Alex", now=NOW)
        ask(user_id="U2", display_name="Ari", now=NOW)
        account = {"platform": "slack", "workspace": "T1", "user_id": "U2"}
        requests.settle(db, **account, by=None, now=NOW)
        codes.issue(
            db, cohort=sample.cohort, role=Role.COORDINATOR, now=NOW, expires_at=NOW + LEDGER
        )
        asked = suggestions.suggest(
            db, cohort=sample.cohort, typed="Musée", person=sample.manager, draft=None, now=NOW
        )
        suggestions.settle(
            db,
            cohort=sample.cohort,
            suggestion=asked.id,
            outcome=Settlement.DECLINED,
            by=None,
            now=NOW,
        )

    store.run_sync(work)
    went = [purge(store, timedelta(days=days)) for days in (0, 89, 90, 91, 364, 365)]
    assert [one.requests for one in went] == [1, 0, 1, 0, 0, 0]
    assert [one.codes for one in went] == [0, 0, 0, 1, 0, 0]
    assert [one.suggestions for one in went] == [0, 0, 0, 0, 0, 1]


def test_direct_chats_of_strangers_go(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        remember = partial(chats.remember, db, platform="slack", workspace="T1")
        remember(chat_id="stranger", kind=ChatKind.DIRECT)
        remember(chat_id="known", kind=ChatKind.DIRECT, person=sample.manager)
        remember(chat_id="group", kind=ChatKind.GROUP)

    store.run_sync(work)
    assert [purge(store, timedelta()).chats for _ in range(2)] == [1, 0]


def test_last_answer_is_the_consent(store: Store, sample: Sample) -> None:
    def work(db: Session) -> set[Category]:
        record = partial(
            consents.record,
            db,
            person=sample.manager,
            cohort=sample.cohort,
            wording="w",
            language="fr",
            platform="slack",
            workspace="T1",
            now=NOW,
        )
        record(category=Category.DIGEST, granted=True)
        record(category=Category.VISIT, granted=True)
        record(category=Category.VISIT, granted=False)
        record(category=Category.TENDERS, granted=True, expires_at=NOW)
        current = consents.current(db, person=sample.manager, cohort=sample.cohort, now=NOW)
        return {category for category, granted in current.items() if granted}

    assert store.run_sync(work) == {Category.DIGEST}


def test_suggestion_is_settled_once(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[object]:
        row = suggestions.suggest(
            db, cohort=sample.cohort, typed="Musée", person=sample.manager, draft=None, now=NOW
        )
        settle = partial(
            suggestions.settle,
            db,
            cohort=sample.cohort,
            suggestion=row.id,
            by=sample.coordinator,
            now=NOW,
        )
        before = len(suggestions.waiting(db, cohort=sample.cohort))
        settle(outcome=Settlement.MERGED, organization=sample.institution)
        outcome = settle(outcome=Settlement.DECLINED).outcome
        return [before, outcome, len(suggestions.waiting(db, cohort=sample.cohort))]

    assert store.run_sync(work) == [1, Settlement.MERGED, 0]


def test_cohorts_get_short_names_of_their_own(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[str]:
        samples.fill(db)
        samples.fill(db, "Été à l’Île !")
        samples.fill(db, "😀")
        cohorts.close(db, cohort=sample.cohort, now=NOW)
        return [cohort.slug for cohort in cohorts.open_cohorts(db)]

    assert store.run_sync(work) == ["estrie-2026-2027-2", "ete-a-l-ile", "cohort"]


def test_events_add_up(store: Store, sample: Sample) -> None:
    def work(db: Session) -> events.Totals:
        for people_reached in (12, 30):
            events.add(
                db,
                cohort=sample.cohort,
                kind=EventKind.TRAINING,
                title="Formation",
                starts_at=NOW,
                people_reached=people_reached,
            )
        return events.totals(db, cohort=sample.cohort)

    assert store.run_sync(work) == events.Totals(activities=2, people=42)
