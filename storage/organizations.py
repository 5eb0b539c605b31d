"""Organizations: enterprises that sell, institutions that buy, and those that support."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, bindparam, or_, select
from sqlalchemy.orm import Session
from sqlmodel import Field

from storage import audit, bundled, directories
from storage.cohorts import Cohort
from storage.folding import fold
from storage.record import (
    Missing,
    Record,
    insert,
    key,
    reference,
    rewrite,
    snapshot,
    table_of,
    words,
)
from storage.types import word


class Kind(StrEnum):
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    SUPPORT = "support"


class Organization(Record, table=True):
    """In the shared directory when it has no cohort, else private to that cohort."""

    id: int = key()
    cohort_id: int | None = reference(Cohort, optional=True)
    kind: Kind = Field(sa_type=word(Kind))
    family: str = ""
    name_fr: str
    name_en: str = ""
    acronym: str = ""
    aliases: list[str] = words()
    sectors: list[str] = words()
    regions: list[str] = words()
    former_names: list[str] = words()
    seao_ids: list[str] = words()


ORGANIZATION = table_of(Organization)
# Asked at every command: built once.
_BY_ID = select(Organization).where(ORGANIZATION.c.id == bindparam("organization"))


class AliasTaken(ValueError):
    """The words already name another organization that the cohort sees."""

    def __init__(self, alias: str, holder: Organization) -> None:
        super().__init__(alias)
        self.alias = alias
        self.holder = holder


def visible(cohort: int | None) -> ColumnElement[bool]:
    """Shared rows and the cohort's own."""
    everyones = ORGANIZATION.c.cohort_id.is_(None)
    return everyones if cohort is None else or_(everyones, ORGANIZATION.c.cohort_id == cohort)


def shared(db: Session) -> Sequence[Organization]:
    """The directory that all cohorts see."""
    return _seen_by(db, None)


def get(db: Session, *, cohort: int | None, organization: int) -> Organization | None:
    found = db.scalars(_BY_ID, {"organization": organization}).one_or_none()
    return found if found is not None and found.cohort_id in {None, cohort} else None


def add(
    db: Session,
    *,
    cohort: int | None,
    kind: Kind,
    name_fr: str,
    now: datetime,
    by: int | None = None,
    name_en: str = "",
    acronym: str = "",
    family: str = "",
    aliases: Iterable[str] = (),
    sectors: Iterable[str] = (),
    regions: Iterable[str] = (),
    seao_ids: Iterable[str] = (),
) -> Organization:
    """A new row of the cohort's directory; of the shared one without a cohort."""
    if not fold(name_fr):
        raise ValueError("an organization needs a name")
    values = {
        "cohort_id": cohort,
        "kind": kind,
        "family": family,
        "name_fr": name_fr,
        "name_en": name_en,
        "acronym": acronym,
        "aliases": list(aliases),
        "sectors": list(sectors),
        "regions": list(regions),
        "seao_ids": list(seao_ids),
    }
    added = insert(db, Organization, values)
    _note(db, "added", None, added, by=by, now=now)
    return added


def load_institutions(db: Session, *, now: datetime) -> int:
    """Bring the bundled institutions into the shared directory; how many were new.

    One that is there already keeps its names and learns the spellings it lacks.
    """
    known = {name: row for row in shared(db) for name in (row.name_fr, *row.former_names)}
    new = 0
    for institution in bundled.institutions():
        found = known.get(institution["name_fr"])
        if found is None:
            add(db, cohort=None, kind=Kind.INSTITUTION, now=now, **institution)
            new += 1
        elif missing := [name for name in institution["aliases"] if name not in found.aliases]:
            values = {"aliases": [*found.aliases, *missing]}
            _change(db, found, "aliases added", values, by=None, now=now)
    return new


def add_alias(
    db: Session, *, cohort: int, organization: int, alias: str, by: int | None, now: datetime
) -> Organization:
    """Teach a spelling; refused with `AliasTaken` when it means another one here."""
    if not fold(alias):
        raise ValueError("a spelling needs letters")
    before = _require(db, cohort, organization)
    holder = named(db, cohort=cohort, name=alias)
    if holder is not None and holder.id != organization:
        raise AliasTaken(alias, holder)
    if holder is not None:
        return before
    values = {"aliases": [*before.aliases, alias]}
    return _change(db, before, "alias added", values, by=by, now=now)


def rename(
    db: Session,
    *,
    cohort: int | None,
    organization: int,
    name_fr: str,
    by: int | None,
    now: datetime,
    name_en: str | None = None,
) -> Organization:
    """Give the official name of today; the former one still finds it."""
    before = _require(db, cohort, organization)
    values = {
        "name_fr": name_fr,
        "name_en": before.name_en if name_en is None else name_en,
        "former_names": [*before.former_names, before.name_fr],
        "aliases": [*before.aliases, before.name_fr],
    }
    return _change(db, before, "renamed", values, by=by, now=now)


def names(organization: Organization) -> list[str]:
    """Every spelling that means this organization."""
    own = [organization.name_fr, organization.name_en, organization.acronym]
    return [name for name in (*own, *organization.aliases, *organization.former_names) if name]


def named(db: Session, *, cohort: int, name: str) -> Organization | None:
    """The organization that these words mean in the cohort, by any known spelling."""
    folded = fold(name)
    for organization in _seen_by(db, cohort):
        if any(fold(spelling) == folded for spelling in names(organization)):
            return organization
    return None


def _seen_by(db: Session, cohort: int | None) -> Sequence[Organization]:
    seen = select(Organization).where(visible(cohort)).order_by(ORGANIZATION.c.id)
    return db.scalars(seen).all()


def _require(db: Session, cohort: int | None, organization: int) -> Organization:
    found = get(db, cohort=cohort, organization=organization)
    if found is None:
        raise Missing(organization)
    return found


def _change(
    db: Session,
    before: Organization,
    action: str,
    values: Mapping[str, object],
    *,
    by: int | None,
    now: datetime,
) -> Organization:
    old = snapshot(before)
    after = rewrite(db, Organization, before.id, values)
    _note(db, action, old, after, by=by, now=now)
    return after


def _note(
    db: Session,
    action: str,
    before: Mapping[str, object] | None,
    after: Organization,
    *,
    by: int | None,
    now: datetime,
) -> None:
    directories.touch(db)
    trail = {"before": before, "after": snapshot(after)}
    audit.note_of(db, "organization", after, action, by=by, now=now, **trail)
