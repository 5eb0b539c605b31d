"""Contacts, and the history where they stand beside contracts."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from storage import contacts, contracts, entries
from storage.contacts import Channel, Contact
from storage.contracts import Contract, Mode
from storage.db import Store
from tests.storage.samples import NOW, TODAY, Sample


def meet(db: Session, sample: Sample, **values: Any) -> Contact:  # noqa: ANN401 (keywords of `add`)
    known: dict[str, Any] = {
        "cohort": sample.cohort,
        "enterprise": sample.enterprise,
        "institution": sample.institution,
        "person_name": "Lou Tremblay",
        "channel": Channel.CALL,
        "met_on": TODAY,
        "now": NOW,
        "by": sample.manager,
    }
    return contacts.add(db, **{**known, **values})


def sell(db: Session, sample: Sample, **values: Any) -> Contract:  # noqa: ANN401 (keywords of `add`)
    known: dict[str, Any] = {
        "cohort": sample.cohort,
        "enterprise": sample.enterprise,
        "institution": sample.institution,
        "amount_cents": 1,
        "mode": Mode.MUTUAL,
        "signed_on": TODAY,
        "now": NOW,
        "by": sample.manager,
    }
    return contracts.add(db, **{**known, **values})


def test_contact_is_kept_and_corrected(store: Store, sample: Sample) -> None:
    def work(db: Session) -> Contact:
        contact = meet(db, sample, role="achats", note="À rappeler", follow_up_on=TODAY)
        changes = {"person_name": "Lou Roy", "channel": Channel.VISIT, "follow_up_on": None}
        named: dict[str, Any] = {"cohort": sample.cohort, "contact": contact.id}
        return contacts.correct(db, **named, changes=changes, by=None, now=NOW)

    row = store.run_sync(work)
    assert (row.number, row.person_name, row.role, row.channel, row.note, row.follow_up_on) == (
        1,
        "Lou Roy",
        "achats",
        Channel.VISIT,
        "À rappeler",
        None,
    )


def test_correction_of_nothing_changes_nothing(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[dict[str, Any], dict[str, Any]]:
        contact = meet(db, sample)
        before = contact.model_dump()
        named: dict[str, Any] = {"cohort": sample.cohort, "contact": contact.id}
        after = contacts.correct(db, **named, changes={}, by=None, now=NOW)
        return before, after.model_dump()

    before, after = store.run_sync(work)
    assert before == after


def test_count_is_of_standing_contacts_in_the_period(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int]:
        for day in (1, 10, 18):
            meet(db, sample, met_on=date(2026, 11, day))
        gone = meet(db, sample)
        contacts.undo(db, cohort=sample.cohort, contact=gone.id, by=None, now=NOW)
        ask = partial(contacts.count, db, cohort=sample.cohort)
        return [
            ask(),
            ask(start=date(2026, 11, 10)),
            ask(end=date(2026, 11, 10)),
            ask(enterprise=sample.other),
            ask(institution=sample.institution),
        ]

    assert store.run_sync(work) == [3, 2, 2, 0, 3]


def test_history_holds_both_newest_first(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[tuple[list[tuple[str, int]], int]]:
        for minute, write in enumerate((sell, meet, meet, sell)):
            write(db, sample, now=NOW + timedelta(minutes=minute))
        sell(db, sample, enterprise=sample.other)
        ask = partial(entries.page, db, cohort=sample.cohort, enterprises=[sample.enterprise])
        pages = [ask(offset=offset, limit=3) for offset in (0, 3)]
        return [
            ([(type(row).__name__, row.number) for row in page.rows], page.total) for page in pages
        ]

    assert store.run_sync(work) == [
        ([("Contract", 2), ("Contact", 2), ("Contact", 1)], 4),
        ([("Contract", 1)], 4),
    ]


def test_last_entry_is_the_persons_own_and_standing(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[tuple[str, int] | None]:
        sell(db, sample)
        contact = meet(db, sample, now=NOW + timedelta(minutes=1))
        sell(db, sample, by=sample.coordinator, now=NOW + timedelta(minutes=2))
        ask = partial(entries.last_of, db, cohort=sample.cohort)
        found = [ask(person=sample.manager)]
        contacts.undo(db, cohort=sample.cohort, contact=contact.id, by=None, now=NOW)
        found += [ask(person=person) for person in (sample.manager, sample.coordinator)]
        return [None if row is None else (type(row).__name__, row.number) for row in found]

    assert store.run_sync(work) == [("Contact", 1), ("Contract", 1), ("Contract", 2)]


def test_like_finds_a_contact_that_says_as_much_however_its_name_was_typed(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> list[int | None]:
        contact = meet(db, sample, person_name="Zoé Tremblay", role="buyer", note="likes bread")
        meeting = {
            "person_name": "zoe  TREMBLAY",
            "channel": Channel.CALL,
            "met_on": TODAY,
            "note": None,
        }
        known = {
            "cohort": sample.cohort,
            "enterprise": sample.enterprise,
            "institution": sample.institution,
        }

        def ask(details: Mapping[str, Any], **others: int) -> Contact | None:
            return contacts.like(db, **{**known, **others}, details={**meeting, **details})

        found = [
            ask({}),
            ask({"role": "buyer"}),
            ask({"role": "director"}),
            ask({"follow_up_on": TODAY + timedelta(days=7)}),
            ask({"event_id": 7}),
            ask({"person_name": "Zoé Roy"}),
            ask({"channel": Channel.EMAIL}),
            ask({"met_on": TODAY - timedelta(days=1)}),
            ask({}, institution=sample.other),
            ask({}, enterprise=sample.other),
            ask({}, cohort=sample.cohort + 1),
            ask({}, excluding=contact.id),
        ]
        contacts.undo(db, cohort=sample.cohort, contact=contact.id, by=None, now=NOW)
        found.append(ask({}))
        return [None if row is None else row.number for row in found]

    assert store.run_sync(work) == [1, 1, *[None] * 11]
