"""Calls for tenders and what people do about them: written once, counted, one cohort's alone."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import announcements, audit, followings, tenders
from storage.announcements import Stage
from storage.contracts import Mode
from storage.db import Store
from storage.followings import State, Why
from storage.record import Missing
from storage.tenders import Tender
from tests.storage import samples
from tests.storage.samples import NOW, Sample


def call(db: Session, sample: Sample, days: int = 20) -> Tender:
    return tenders.prepare(
        db,
        cohort=sample.cohort,
        title="Buffet",
        institution=sample.institution,
        mode=Mode.PUBLIC,
        sectors=["traiteur"],
        regions=["Estrie"],
        closes_at=NOW + timedelta(days=days),
        by=sample.coordinator,
    )


def announced(db: Session, sample: Sample, days: int = 20) -> int:
    number = call(db, sample, days).id
    settle = partial(announcements.settle, db, Tender, cohort=sample.cohort, announcement=number)
    settle(stage=Stage.ANNOUNCED, by=None, now=NOW)
    return number


def test_change_counts_moves_and_leaves_a_trail(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        number = call(db, sample).id
        of_cohort = partial(announcements.change, db, Tender, cohort=sample.cohort)
        change = partial(of_cohort, announcement=number, by=None, now=NOW)
        later = NOW + timedelta(days=30)
        change(changes={"title": "Repas"})
        change(changes={"closes_at": later})
        after = change(changes={"closes_at": later})
        assert (after.title, after.sequence, after.moves) == ("Repas", 2, 1)
        trail = audit.trail(db, cohort=sample.cohort, entity="tender", entity_id=after.id)
        assert [one.action for one in trail] == ["changed", "changed"]

    store.run_sync(work)


def test_open_are_those_announced_and_not_closed(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        call(db, sample)
        announced(db, sample, days=-1)
        later, sooner = announced(db, sample, days=9), announced(db, sample, days=3)
        found = tenders.opened(db, cohort=sample.cohort, now=NOW)
        assert [one.id for one in found] == [sooner, later]

    store.run_sync(work)


def test_last_state_counts(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        tender = call(db, sample)
        keep = partial(followings.keep, db, tender=tender, person=sample.manager, now=NOW)
        keep(state=State.FOLLOW)
        assert followings.who(db, tender=tender) == [sample.manager]
        keep(state=State.DECLINED, why=Why.SIZE)
        assert followings.who(db, tender=tender) == []
        assert followings.counts(db, tender=tender) == {State.DECLINED: 1}
        assert followings.reasons(db, tender=tender) == {Why.SIZE: 1}
        mine = followings.mine(db, cohort=sample.cohort, person=sample.manager)
        assert mine == {tender.id: State.DECLINED}

    store.run_sync(work)


def test_other_cohort_sees_nothing(store: Store, sample: Sample) -> None:
    def work(db: Session) -> None:
        other, number = samples.fill(db, "Montréal").cohort, announced(db, sample)
        assert tenders.get(db, cohort=other, tender=number) is None
        assert tenders.opened(db, cohort=other, now=NOW) == []
        where = {"cohort": other, "announcement": number}
        with pytest.raises(Missing):
            announcements.change(db, Tender, **where, changes={}, by=None, now=NOW)

    store.run_sync(work)
