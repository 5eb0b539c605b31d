"""The people of the demo: what they are, and how they are reached."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import chats, cohorts, confirmations, consents, organizations, participations, people
from storage.consents import Category
from storage.contracts import CONTRACT
from storage.db import Store
from storage.demo import (
    CURRENT,
    ESTRIE,
    MONTREAL,
    PERSONAS,
    TELEGRAM_WORKSPACE,
)
from storage.demo.personas import accounts
from storage.organizations import Kind
from storage.people import Role
from tests.storage.demo.finding import cohort, person
from tests.storage.samples import NOW

JULIE, SAM, CHAMPION, COORDINATOR, NEWCOMER = PERSONAS


def test_personas_are_what_they_say(demo: Store) -> None:
    def ask(db: Session) -> dict[str, set[tuple[str, Role, str | None]]]:
        names = {each.id: each.slug for each in cohorts.open_cohorts(db)}
        return {
            persona.key: {
                (
                    names[each.cohort_id],
                    each.role,
                    name_of(db, each.cohort_id, each.organization_id),
                )
                for each in people.memberships(db, person=person(db, persona))
            }
            for persona in PERSONAS
            if persona is not NEWCOMER
        }

    def name_of(db: Session, of: int, organization: int | None) -> str | None:
        if organization is None:
            return None
        found = organizations.get(db, cohort=of, organization=organization)
        return None if found is None else found.name_fr

    now = CURRENT.slug
    assert demo.read_sync(ask) == {
        "julie": {(now, Role.MANAGER, "Traiteur Fleur de Chaudron")},
        "sam": {(now, Role.MANAGER, "Messagerie Roue-Libelle")},
        "mireille": {(now, Role.CHAMPION, "CIUSSS de l’Estrie – CHUS")},
        "dominique": {(slug, Role.COORDINATOR, None) for slug in (MONTREAL.slug, ESTRIE.slug, now)},
    }


def test_newcomer_is_unknown(demo: Store) -> None:
    def ask(db: Session) -> list[object]:
        return [
            people.by_account(db, platform=platform, workspace=workspace, user_id=user)
            for platform, workspace, user in accounts(NEWCOMER)
        ]

    assert demo.read_sync(ask) == [None, None, None]


def test_personas_are_reached_in_their_direct_chats(demo: Store) -> None:
    def ask(db: Session) -> list[tuple[str, str, str]]:
        [chat] = chats.direct(db, person=person(db, SAM))
        return [(chat.platform, chat.workspace, chat.chat_id)]

    assert demo.read_sync(ask) == [("telegram", TELEGRAM_WORKSPACE, str(SAM.telegram))]


def test_personas_consent_by_category(demo: Store) -> None:
    def ask(db: Session) -> set[Category]:
        number = cohort(db, CURRENT.slug)
        current = consents.current(db, person=person(db, SAM), cohort=number, now=NOW)
        return {category for category, granted in current.items() if granted}

    assert demo.read_sync(ask) == {Category.NETWORKING, Category.TENDERS}


def test_every_enterprise_has_one_manager(demo: Store) -> None:
    def ask(db: Session) -> list[int]:
        return [
            len(people.members(db, cohort=each.id, role=Role.MANAGER, organization=shop.id))
            for each in cohorts.open_cohorts(db)
            for shop in participations.participants(db, cohort=each.id, kind=Kind.ENTERPRISE)
        ]

    assert demo.read_sync(ask) == [1] * 58


def test_every_cohort_has_one_coordinator(demo: Store) -> None:
    def ask(db: Session) -> list[list[str]]:
        return [
            [each.name for each in people.coordinators(db, cohort=found.id)]
            for found in cohorts.open_cohorts(db)
        ]

    assert demo.read_sync(ask) == [[COORDINATOR.name]] * 3


def test_current_contracts_are_confirmed_and_undone_by_those_who_may(demo: Store) -> None:
    def ask(db: Session) -> tuple[list[int | None], list[int | None], int, list[int | None]]:
        mine = CONTRACT.c.cohort_id == cohort(db, CURRENT.slug)
        confirmed = db.scalars(
            select(CONTRACT.c.confirmed_by).where(mine, CONTRACT.c.confirmed_at.is_not(None))
        )
        undone = db.execute(
            select(CONTRACT.c.undone_by, CONTRACT.c.logged_by).where(
                mine, CONTRACT.c.undone_at.is_not(None)
            )
        ).one()
        return list(confirmed), [undone.undone_by], person(db, CHAMPION), [undone.logged_by]

    confirmed, undone_by, champion, logged_by = demo.read_sync(ask)
    assert (confirmed, undone_by) == ([champion] * 3, logged_by)


def test_champion_has_contracts_of_a_persona_to_confirm(demo: Store) -> None:
    def ask(db: Session) -> list[tuple[int, int | None]]:
        number = cohort(db, CURRENT.slug)
        [ours] = people.memberships(db, person=person(db, CHAMPION))
        found = confirmations.waiting(
            db, cohort=number, institutions=[ours.organization_id or 0], limit=9
        )
        return [(one.number, one.logged_by) for one in found.rows]

    julie = demo.read_sync(lambda db: person(db, JULIE))
    assert demo.read_sync(ask) == [(22, julie), (23, julie)]
