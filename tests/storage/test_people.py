"""People: known by their accounts, in cohorts by their memberships, let in by codes."""

import re
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import codes, people, requests
from storage.codes import Code
from storage.db import Store
from storage.people import Role
from storage.record import Missing
from tests.storage import samples
from tests.storage.samples import NOW, Sample

WEEK = timedelta(days=7)
SLACK = {"platform": "slack", "workspace": "T1", "user_id": "U1"}


def test_person_is_found_by_each_account(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int | None]:
        people.link(db, person=sample.manager, **SLACK, now=NOW)
        people.link(
            db, person=sample.manager, platform="telegram", workspace="", user_id="7", now=NOW
        )
        found = [
            people.by_account(db, platform=platform, workspace=workspace, user_id=user)
            for platform, workspace, user in (
                ("slack", "T1", "U1"),
                ("telegram", "", "7"),
                ("slack", "T2", "U1"),
            )
        ]
        return [None if person is None else person.id for person in found]

    assert store.run_sync(work) == [sample.manager, sample.manager, None]


def test_account_linked_again_is_its_new_owners(store: Store, sample: Sample) -> None:
    def work(db: Session) -> tuple[int, int]:
        people.link(db, person=sample.manager, **SLACK, now=NOW)
        people.link(db, person=sample.coordinator, **SLACK, now=NOW)
        found = people.by_account(db, **SLACK)
        assert found is not None
        return found.id, len(people.accounts(db, person=sample.manager))

    assert store.run_sync(work) == (sample.coordinator, 0)


def test_joining_twice_is_one_membership(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int]:
        join = partial(people.join, db, person=sample.manager, cohort=sample.cohort, now=NOW)
        join(role=Role.MANAGER, organization=sample.enterprise)
        join(role=Role.CHAMPION, organization=sample.institution)
        return [row.organization_id or 0 for row in people.memberships(db, person=sample.manager)]

    assert store.run_sync(work) == [sample.enterprise, sample.institution]


def test_ended_membership_counts_no_more_and_keeps_its_first_end(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> tuple[object, list[object]]:
        membership = people.memberships(db, person=sample.coordinator)[0].id
        end = partial(
            people.end_membership, db, cohort=sample.cohort, membership=membership, by=None
        )
        end(now=NOW)
        ended = end(now=NOW + WEEK)
        return ended.ended_at, [*people.coordinators(db, cohort=sample.cohort)]

    assert store.run_sync(work) == (NOW, [])


def test_membership_of_another_cohort_cannot_be_ended(store: Store, sample: Sample) -> None:
    other = store.run_sync(lambda db: samples.fill(db, "Montréal"))
    mine = store.read_sync(lambda db: people.memberships(db, person=sample.manager))[0]
    with pytest.raises(Missing):
        store.run_sync(
            partial(
                people.end_membership,
                cohort=other.cohort,
                membership=mine.id,
                now=NOW,
                by=None,
            )
        )


def test_members_are_those_of_the_role_and_organization(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[list[int]]:
        ask = partial(people.members, db, cohort=sample.cohort)
        answers = [ask(), ask(role=Role.COORDINATOR), ask(organization=sample.enterprise)]
        return [[member.person.id for member in answer] for answer in answers]

    both = [sample.manager, sample.coordinator]
    assert store.run_sync(work) == [both, [sample.coordinator], [sample.manager]]


def issue(store: Store, sample: Sample) -> str:
    return store.run_sync(
        partial(
            codes.issue,
            cohort=sample.cohort,
            role=Role.MANAGER,
            organization=sample.enterprise,
            now=NOW,
            expires_at=NOW + WEEK,
        )
    )


def redeem(store: Store, typed: str, *, late: timedelta = timedelta()) -> Code | None:
    return store.run_sync(partial(codes.redeem, typed=typed, now=NOW + late))


def test_code_opens_once_however_it_is_typed(store: Store, sample: Sample) -> None:
    shown = issue(store, sample)
    assert re.fullmatch("[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}", shown)
    typed = f"  {shown.lower().replace('-', ' – ')} "
    code = redeem(store, typed)
    assert code is not None
    assert (code.cohort_id, code.role, code.organization_id, code.used_at) == (
        sample.cohort,
        Role.MANAGER,
        sample.enterprise,
        NOW,
    )
    assert redeem(store, shown) is None


def test_code_is_kept_as_a_digest_alone(store: Store, sample: Sample) -> None:
    shown = issue(store, sample)
    code = redeem(store, shown)
    assert code is not None
    assert shown not in str(code.model_dump())
    assert shown.replace("-", "") not in str(code.model_dump())


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH", "😀", "\ud800", "x" * 5000])
def test_unknown_code_opens_nothing(store: Store, typed: str) -> None:
    assert redeem(store, typed) is None


def test_expired_code_opens_nothing(store: Store, sample: Sample) -> None:
    assert redeem(store, issue(store, sample), late=WEEK) is None


def test_code_pressed_by_many_at_once_opens_once(store: Store, sample: Sample) -> None:
    shown = issue(store, sample)
    tries = [store.submit(partial(codes.redeem, typed=shown, now=NOW)) for _ in range(8)]
    assert [future.result() is not None for future in tries].count(True) == 1


def test_one_request_is_open_per_account(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[int]:
        ask = partial(requests.ask, db, cohort=sample.cohort, **SLACK, display_name="Alex", now=NOW)
        first, second = ask(), ask()
        requests.settle(db, **SLACK, by=sample.coordinator, now=NOW)
        third = ask()
        return [first, second, third]

    first, second, third = store.run_sync(work)
    assert first == second != third
    waiting = store.read_sync(partial(requests.waiting, cohort=sample.cohort))
    assert [row.display_name for row in waiting] == ["Alex"]
