"""What people did in the current cohort after logging: confirmed, undone, sold to each other."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from storage import confirmations, contracts
from storage.contracts import CONTRACT, Mode
from storage.demo.roster import Roster

CHAMPION, CHAMPION_OF = "mireille", "CIUSSS de l’Estrie – CHUS"
CONFIRMED = 3
MISTAKEN = "Imprimerie Folio-Merle"
COLLABORATIONS = (
    ("Jardins Saugelune", "Traiteur Fleur de Chaudron", 640_00, "Herbes fraîches", 20, 15),
    ("Productions Cadrefeuille", "Entretien Aubenette", 1_150_00, "Photos de l’équipe", 27, 16),
)


def live(db: Session, roster: Roster, personas: Mapping[str, int]) -> None:
    _confirm(db, roster, by=personas[CHAMPION])
    _undo(db, roster)
    _collaborate(db, roster)


def _confirm(db: Session, roster: Roster, *, by: int) -> None:
    """The champion confirmed the first contracts of the institution."""
    bought = CONTRACT.c.institution_id == roster.organizations[CHAMPION_OF]
    when = datetime(2026, 11, 16, 15, 20, tzinfo=UTC)
    for number in _contracts(db, roster, bought)[:CONFIRMED]:
        confirmations.confirm(db, cohort=roster.cohort, contract=number, by=by, now=when)


def _undo(db: Session, roster: Roster) -> None:
    """An enterprise undid its last entry."""
    sold = CONTRACT.c.enterprise_id == roster.organizations[MISTAKEN]
    contracts.undo(
        db,
        cohort=roster.cohort,
        contract=_contracts(db, roster, sold)[-1],
        by=roster.managers[MISTAKEN],
        now=datetime(2026, 11, 17, 20, 45, tzinfo=UTC),
    )


def _collaborate(db: Session, roster: Roster) -> None:
    """Enterprises bought from each other in October, and logged it later."""
    for seller, buyer, cents, purpose, day, hour in COLLABORATIONS:
        contracts.add(
            db,
            cohort=roster.cohort,
            enterprise=roster.organizations[seller],
            institution=roster.organizations[buyer],
            amount_cents=cents,
            mode=Mode.MUTUAL,
            purpose=purpose,
            signed_on=date(2026, 10, day),
            now=datetime(2026, 11, 17, hour, 10, tzinfo=UTC),
            by=roster.managers[seller],
        )


def _contracts(db: Session, roster: Roster, where: ColumnElement[bool]) -> list[int]:
    return list(
        db.scalars(
            select(CONTRACT.c.id)
            .where(CONTRACT.c.cohort_id == roster.cohort, where)
            .order_by(CONTRACT.c.number)
        )
    )
