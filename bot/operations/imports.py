"""Organizations from CSV files: all of a file, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from bot.clock import Clock
from bot.i18n import N_, Phrase
from bot.operations import spreadsheets
from bot.operations.cohorts import cohort_named
from bot.operations.opened import opened
from storage import cohorts, organizations, participations, sectors
from storage.folding import fold
from storage.organizations import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.operations.spreadsheets import Row, Sheet
    from bot.settings import Settings
    from storage.cohorts import Cohort
    from storage.db import Session
    from storage.organizations import Organization
    from storage.sectors import Sector

NEEDED: Final = ("name_fr",)
OPTIONAL: Final = {
    Kind.INSTITUTION: ("name_en", "acronym", "aliases", "kind", "region", "commitment_on"),
    Kind.ENTERPRISE: (
        *("name_en", "acronym", "aliases", "sectors", "region"),
        *("joined_on", "contract_target", "amount_target"),
    ),
}
KNOWN_AS: Final = {
    Kind.ENTERPRISE: N_("{name} is known as an enterprise"),
    Kind.INSTITUTION: N_("{name} is known as an institution"),
    Kind.SUPPORT: N_("{name} is known as a support organization"),
}
TAKEN: Final = N_("'{typed}' names {name} already")
UNLIKE_SECTORS: Final = N_(
    "'{typed}' is not a known sector: use a code or a name of storage/data/sectors.csv"
)
UNKNOWN_SECTOR: Final = N_("'{typed}' is not a known sector (nearest codes: {nearest})")
NEAR: Final = 80
"""How alike, of 100, what is typed and a sector are for one to be taken for the other."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file."""

    new: int
    known: int

    @property
    def phrase(self) -> Phrase:
        return Phrase(
            N_("{new} new, {known} known already"), {"new": self.new, "known": self.known}
        )

    def __str__(self) -> str:
        return str(self.phrase)


class Names:
    """Every spelling in one directory, and what it means; grows as a file is read."""

    def __init__(self, known: Iterable[Organization]) -> None:
        self._by_name: dict[str, Organization] = {}
        for one in known:
            self.learn(one)

    def learn(self, one: Organization) -> None:
        for name in organizations.names(one):
            self._by_name.setdefault(fold(name), one)

    def meaning(self, name: str) -> Organization | None:
        return self._by_name.get(fold(name))


@dataclass(frozen=True, slots=True)
class Entry:
    """One file on its way into one directory: the shared one, or a cohort's."""

    db: Session
    kind: Kind
    cohort: Cohort | None
    names: Names
    now: datetime

    def take(self, row: Row) -> bool:
        """Enter an organization; return whether it is new."""
        found = self.names.meaning(row.text("name_fr", needed=True))
        if found is not None and found.kind != self.kind:
            raise row.wrong("name_fr", KNOWN_AS[found.kind], name=found.name_fr)
        one = found or self._add(row)
        if self.cohort is not None:
            self._take_part(row, one, self.cohort)
        return found is None

    def _add(self, row: Row) -> Organization:
        added = organizations.add(
            self.db,
            cohort=self.cohort.id if self.cohort else None,
            kind=self.kind,
            now=self.now,
            name_fr=row.text("name_fr"),
            name_en=self._free(row, "name_en", row.text("name_en")),
            acronym=self._free(row, "acronym", row.text("acronym")),
            aliases=[self._free(row, "aliases", alias) for alias in row.several("aliases")],
            family=row.text("kind"),
            sectors=[_sector(row, one) for one in row.several("sectors")],
            regions=row.several("region"),
        )
        self.names.learn(added)
        return added

    def _free(self, row: Row, column: str, name: str) -> str:
        """Refuse a spelling that means another organization already."""
        holder = self.names.meaning(name) if name else None
        if holder is not None:
            raise row.wrong(column, TAKEN, typed=name, name=holder.name_fr)
        return name

    def _take_part(self, row: Row, one: Organization, cohort: Cohort) -> None:
        target = row.whole("amount_target")
        participations.take_part(
            self.db,
            cohort=cohort.id,
            organization=one.id,
            joined_on=row.day("joined_on") or cohorts.today(cohort, now=self.now),
            now=self.now,
            commitment_on=row.day("commitment_on"),
            contract_target=row.whole("contract_target"),
            amount_target_cents=None if target is None else 100 * target,
        )


def import_organizations(
    settings: Settings, sheet: Sheet, kind: Kind, slug: str | None, *, clock: Clock | None = None
) -> Imported:
    """Bring a sheet into the shared directory, or into a cohort, where they then take part."""
    rows = spreadsheets.read(sheet, needed=NEEDED, optional=OPTIONAL[kind])
    now = (clock or Clock()).now()

    def work(db: Session) -> Imported:
        cohort = cohort_named(db, slug) if slug else None
        entry = Entry(db, kind, cohort, Names(_visible(db, cohort)), now)
        new = sum(spreadsheets.taken(rows, entry.take))
        return Imported(new, len(rows) - new)

    with opened(settings) as store:
        return store.run_sync(work)


def _visible(db: Session, cohort: Cohort | None) -> list[Organization]:
    if cohort is None:
        return [*organizations.shared(db)]
    return [listing.organization for listing in participations.directory(db, cohort=cohort.id)]


def _sector(row: Row, typed: str) -> str:
    """Return the code of a sector given by code or by name."""
    spellings = {one.code: _spellings(one) for one in sectors.every()}
    for code, known in spellings.items():
        if fold(typed) in known:
            return code
    alike = {code: _likeness(typed, known) for code, known in spellings.items()}
    nearest = [code for code in sorted(alike, key=lambda code: -alike[code]) if alike[code] >= NEAR]
    if not nearest:
        raise row.wrong("sectors", UNLIKE_SECTORS, typed=typed)
    raise row.wrong("sectors", UNKNOWN_SECTOR, typed=typed, nearest=", ".join(nearest[:3]))


def _spellings(one: Sector) -> list[str]:
    return [*map(fold, (one.code, one.name_fr, one.name_en, *one.synonyms))]


def _likeness(typed: str, known: Iterable[str]) -> float:
    return max(fuzz.WRatio(fold(typed), one) for one in known)
