"""A small cohort to ask questions about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from storage import chats, consents, contracts, organizations, participations, people
from storage.chats import ChatKind
from storage.consents import Category
from storage.contracts import Contract, Mode
from storage.organizations import Kind
from storage.people import Role
from tests.cohorts import founded

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 18)


@dataclass(frozen=True, slots=True)
class Sample:
    """The numbers of one cohort's rows."""

    cohort: int
    enterprise: int
    other: int
    institution: int
    manager: int
    coordinator: int


def fill(db: Session, name: str = "Estrie 2026-2027") -> Sample:
    cohort = founded(db, now=NOW, name=name)
    enterprise, other, institution = (
        organizations.add(db, cohort=cohort, kind=kind, name_fr=f"{label} ({name})", now=NOW).id
        for kind, label in (
            (Kind.ENTERPRISE, "Traiteur La Tablée"),
            (Kind.ENTERPRISE, "Buanderie Le Fil"),
            (Kind.INSTITUTION, "Cégep du Lac"),
        )
    )
    for organization in (enterprise, other, institution):
        participations.take_part(
            db,
            cohort=cohort,
            organization=organization,
            joined_on=TODAY,
            amount_target_cents=90_000_00,
            now=NOW,
        )
    manager = people.new(db, name=f"Julie ({name})", now=NOW, language="fr").id
    coordinator = people.new(db, name=f"Sam ({name})", now=NOW, language="en").id
    people.join(
        db, person=manager, cohort=cohort, role=Role.MANAGER, organization=enterprise, now=NOW
    )
    people.join(db, person=coordinator, cohort=cohort, role=Role.COORDINATOR, now=NOW)
    return Sample(cohort, enterprise, other, institution, manager, coordinator)


def direct(db: Session, sample: Sample) -> int:
    """Return the number of the manager's direct chat."""
    return chats.remember(
        db,
        platform="telegram",
        workspace="7",
        chat_id="1",
        kind=ChatKind.DIRECT,
        person=sample.manager,
    ).id


def agree(
    db: Session,
    person: int,
    cohort: int,
    category: Category,
    *,
    granted: bool = True,
    until: datetime | None = None,
) -> None:
    """Let somebody agree to hear of a category there, or no more."""
    consents.record(
        db,
        person=person,
        cohort=cohort,
        category=category,
        granted=granted,
        wording="w",
        language="fr",
        platform="slack",
        workspace="T1",
        now=NOW,
        expires_at=until,
    )


def sold(db: Session, sample: Sample, **values: object) -> Contract:
    """A contract of the enterprise with the institution; `values` are what is not as usual."""
    known = {
        "cohort": sample.cohort,
        "enterprise": sample.enterprise,
        "institution": sample.institution,
        "amount_cents": 250_000,
        "mode": Mode.MUTUAL,
        "signed_on": TODAY,
        "now": NOW,
        "by": sample.manager,
    }
    return contracts.add(db, **{**known, **values})  # type: ignore[arg-type]  # keywords of `add`
