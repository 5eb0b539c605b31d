"""Who did what: the deeds that leave a trail, and what the trail never holds."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import codes, cohorts, participations, people, suggestions
from storage.audit import AUDIT, Audit
from storage.db import Store
from storage.people import Role
from storage.suggestions import Settlement
from tests.storage import samples
from tests.storage.samples import NOW, TODAY, Sample


def trail(db: Session, after: int) -> list[tuple[str, str, object]]:
    """What was done since row `after`: to what, what, and how it then was."""
    rows = db.scalars(select(Audit).where(AUDIT.c.id > after).order_by(AUDIT.c.id))
    return [(one.entity, one.action, one.after) for one in rows]


def last(db: Session) -> int:
    return max(db.scalars(select(AUDIT.c.id)), default=0)


def test_codes_leave_a_trail_without_the_code(store: Store) -> None:
    def work(db: Session) -> tuple[str, list[tuple[str, str, object]]]:
        sample = samples.fill(db)
        start = last(db)
        code = codes.issue(
            db,
            cohort=sample.cohort,
            role=Role.COORDINATOR,
            now=NOW,
            expires_at=NOW + timedelta(days=1),
        )
        redeemed = codes.redeem(db, typed=code, now=NOW)
        assert redeemed is not None
        codes.settle(db, code=redeemed.id, person=sample.manager, now=NOW)
        return code, trail(db, start)

    code, told = store.run_sync(work)
    opens = {
        "role": "coordinator",
        "organization_id": None,
        "person_id": None,
        "expires_at": "2026-11-19T15:00:00Z",
    }
    assert told == [("code", "issued", opens), ("code", "redeemed", opens)]
    assert codes.digest(code) not in str(told)


def test_accounts_and_languages_leave_a_trail(store: Store) -> None:
    def work(db: Session) -> tuple[Sample, list[tuple[str, str, object]]]:
        sample = samples.fill(db)
        start = last(db)
        people.link(
            db, person=sample.manager, platform="slack", workspace="T1", user_id="U1", now=NOW
        )
        people.set_language(db, person=sample.manager, language="en", now=NOW)
        return sample, trail(db, start)

    sample, told = store.run_sync(work)
    assert told == [
        ("account", "linked", {"person_id": sample.manager, "platform": "slack"}),
        ("person", "language set", {"language": "en"}),
    ]


def test_cohorts_and_participations_leave_a_trail_once(store: Store) -> None:
    def work(db: Session) -> list[tuple[str, str, object]]:
        sample = samples.fill(db)
        told = [(entity, action) for entity, action, _ in trail(db, 0)]
        assert (told[0], told.count(("participation", "took part"))) == (("cohort", "created"), 3)
        start = last(db)
        cohorts.describe(db, cohort=sample.cohort, details={"hosting": "Québec"}, now=NOW)
        participations.take_part(
            db, cohort=sample.cohort, organization=sample.other, joined_on=TODAY, now=NOW
        )
        return trail(db, start)

    assert store.run_sync(work) == [("cohort", "described", {"hosting": "Québec"})]


def test_change_of_a_cohort_tells_who_made_it_and_what_it_was(store: Store) -> None:
    def work(db: Session) -> tuple[Sample, Audit]:
        sample = samples.fill(db)
        details = {"digest_hour": 9, "hosting": "Québec"}
        by = sample.coordinator
        cohorts.describe(db, cohort=sample.cohort, details=details, now=NOW, by=by)
        return sample, db.scalars(select(Audit).order_by(AUDIT.c.id.desc()).limit(1)).one()

    sample, told = store.run_sync(work)
    assert (told.person_id, told.before, told.after) == (
        sample.coordinator,
        {"digest_hour": 8, "hosting": ""},
        {"digest_hour": 9, "hosting": "Québec"},
    )


def test_settled_suggestion_leaves_a_trail_once(store: Store) -> None:
    def work(db: Session) -> list[tuple[str, str, object]]:
        sample = samples.fill(db)
        asked = suggestions.suggest(
            db, cohort=sample.cohort, typed="Musée", person=sample.manager, draft=None, now=NOW
        )
        start = last(db)
        for outcome in (Settlement.DECLINED, Settlement.ADDED):
            suggestions.settle(
                db,
                cohort=sample.cohort,
                suggestion=asked.id,
                outcome=outcome,
                by=sample.coordinator,
                now=NOW,
            )
        return trail(db, start)

    after = {"typed": "Musée", "organization_id": None}
    assert store.run_sync(work) == [("suggestion", "declined", after)]
