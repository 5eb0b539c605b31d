"""Who a message is meant for: everybody in the cohort, narrowed by what is said."""

from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import events, organizations, people, recipients, rsvps
from storage.db import Store
from storage.events import Event, EventKind
from storage.organizations import Kind
from storage.people import Role
from storage.recipients import EVERYBODY, Selection
from storage.rsvps import Answer
from tests.storage import samples
from tests.storage.samples import NOW

Place = tuple[Kind, str, list[str], list[str]]
MEMBERS: tuple[tuple[str, Role, Place | None], ...] = (
    ("Ana", Role.MANAGER, (Kind.ENTERPRISE, "Traiteur", ["traiteur"], ["Estrie"])),
    ("Bo", Role.MANAGER, (Kind.ENTERPRISE, "Buanderie", ["buanderie", "traiteur"], [])),
    ("Bo", Role.CHAMPION, (Kind.INSTITUTION, "Musée", [], ["Montréal"])),
    ("Cy", Role.COORDINATOR, None),
)


def fill(db: Session) -> int:
    """A cohort beside another; Bo has two qualities, and others have left."""
    samples.fill(db)
    cohort = samples.fill(db, "Montréal").cohort
    for one in people.members(db, cohort=cohort):
        people.end_membership(db, cohort=cohort, membership=one.membership.id, now=NOW, by=None)
    known = {name: people.new(db, name=name, now=NOW).id for name in ("Ana", "Bo", "Cy")}
    for name, role, place in MEMBERS:
        join(db, cohort, known[name], role, place)
    return cohort


def join(db: Session, cohort: int, person: int, role: Role, place: Place | None) -> None:
    organization = None
    if place is not None:
        kind, name, sectors, regions = place
        organization = organizations.add(
            db, cohort=cohort, kind=kind, name_fr=name, sectors=sectors, regions=regions, now=NOW
        ).id
    people.join(db, person=person, cohort=cohort, role=role, organization=organization, now=NOW)


def names(db: Session, cohort: int, selection: Selection) -> list[str]:
    found = recipients.select(db, cohort=cohort, selection=selection)
    everybody = recipients.select(db, cohort=cohort, selection=EVERYBODY)
    meant = partial(recipients.includes, db, cohort=cohort, selection=selection)
    assert found == [one for one in everybody if meant(person=one)]
    return [person.name for one in found if (person := people.get(db, person=one))]


@pytest.mark.parametrize(
    ("selection", "meant"),
    [
        (EVERYBODY, ["Ana", "Bo", "Cy"]),
        (Selection(roles=(Role.MANAGER,)), ["Ana", "Bo"]),
        (Selection(roles=(Role.CHAMPION, Role.COORDINATOR)), ["Bo", "Cy"]),
        (Selection(kinds=(Kind.INSTITUTION,)), ["Bo"]),
        (Selection(sectors=("buanderie",)), ["Bo"]),
        (Selection(sectors=("buanderie", "traiteur")), ["Ana", "Bo"]),
        (Selection(regions=("estrie",)), ["Ana", "Bo"]),
        (Selection(roles=(Role.CHAMPION,), regions=("Estrie",)), []),
        (Selection(kinds=(Kind.SUPPORT,)), []),
    ],
)
def test_selection_narrows_the_cohort(store: Store, selection: Selection, meant: list[str]) -> None:
    cohort = store.run_sync(fill)

    assert store.read_sync(partial(names, cohort=cohort, selection=selection)) == meant


def test_selection_names_organizations(store: Store) -> None:
    cohort = store.run_sync(fill)

    def work(db: Session) -> list[str]:
        museum = organizations.named(db, cohort=cohort, name="musée")
        assert museum is not None
        return names(db, cohort, Selection(organizations=(museum.id,)))

    assert store.run_sync(work) == ["Bo"]


@pytest.mark.parametrize(
    ("answers", "meant"),
    [
        ((Answer.YES,), ["Bo"]),
        ((Answer.YES, Answer.MAYBE), ["Ana", "Bo"]),
        ((), ["Ana", "Bo", "Cy"]),
        ((Answer.WAITING,), []),
    ],
)
def test_selection_keeps_to_the_people_who_answered(
    store: Store, answers: tuple[Answer, ...], meant: list[str]
) -> None:
    def work(db: Session) -> tuple[list[str], list[str]]:
        cohort = fill(db)
        event = hold(db, cohort)
        everybody = recipients.select(db, cohort=cohort, selection=EVERYBODY)
        said = (Answer.MAYBE, Answer.YES, Answer.NO)
        for person, answer in zip(everybody, said, strict=True):
            rsvps.answer(db, event=event, person=person, said=answer, now=NOW)
        asked = Selection(event=event.id, answers=answers)
        elsewhere = samples.fill(db, "Gaspésie").cohort
        return names(db, cohort, asked), names(db, elsewhere, asked)

    assert store.run_sync(work) == (meant, [])


def hold(db: Session, cohort: int) -> Event:
    return events.add(db, cohort=cohort, kind=EventKind.VISIT, title="Visite", starts_at=NOW)


def test_packed_selection_says_only_what_was_said() -> None:
    selection = Selection(
        roles=(Role.MANAGER,), kinds=(Kind.ENTERPRISE,), event=7, answers=(Answer.YES, Answer.MAYBE)
    )
    packed = {
        "roles": ["manager"],
        "kinds": ["enterprise"],
        "event": 7,
        "answers": ["yes", "maybe"],
    }

    assert selection.packed() == packed
    assert Selection.unpacked(packed) == selection
    assert EVERYBODY.packed() == {}
    assert Selection.unpacked({}) == EVERYBODY
