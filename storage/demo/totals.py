"""What a cohort's own rows add up to."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from storage import contacts, contracts, events, participations
from storage.cohorts import Cohort
from storage.contracts import Mode
from storage.organizations import Kind
from storage.tallies import Totals


@dataclass(frozen=True, slots=True)
class CohortTotals:
    """The figures that the programme publishes of a cohort."""

    slug: str
    name: str
    enterprises: int
    institutions: int
    contracts: Totals
    contacts: int
    events: events.Totals

    @property
    def mutual_percent(self) -> int:
        """The part of the contracts concluded by mutual agreement."""
        mutual = self.contracts.by_mode.get(Mode.MUTUAL)
        return round(100 * mutual.count / self.contracts.count) if mutual else 0


def of_cohort(db: Session, cohort: Cohort) -> CohortTotals:
    number = cohort.id
    enterprises, institutions = (
        len(participations.participants(db, cohort=number, kind=kind))
        for kind in (Kind.ENTERPRISE, Kind.INSTITUTION)
    )
    return CohortTotals(
        slug=cohort.slug,
        name=cohort.name,
        enterprises=enterprises,
        institutions=institutions,
        contracts=contracts.totals(db, cohort=number),
        contacts=contacts.count(db, cohort=number),
        events=events.totals(db, cohort=number),
    )
