"""The directory: shared institutions, each cohort's own, their spellings and names."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from storage import audit, bundled, directories, organizations, participations
from storage.db import Store
from storage.organizations import AliasTaken, Kind, Organization
from storage.record import Missing
from tests.storage import samples
from tests.storage.samples import NOW, Sample


def listed(db: Session, cohort: int) -> list[tuple[str, bool]]:
    return [
        (listing.organization.name_fr, listing.participates)
        for listing in participations.directory(db, cohort=cohort)
    ]


def test_institutions_are_loaded_once(store: Store) -> None:
    counts = [
        store.run_sync(lambda db: organizations.load_institutions(db, now=NOW)) for _ in range(2)
    ]
    assert counts == [len(list(bundled.institutions())), 0]


def test_loading_again_teaches_missing_spellings(store: Store) -> None:
    def work(db: Session) -> list[str]:
        added = organizations.add(
            db,
            cohort=None,
            kind=Kind.INSTITUTION,
            name_fr="Ville de Sherbrooke",
            now=NOW,
            aliases=["Sherby"],
        )
        organizations.load_institutions(db, now=NOW)
        found = organizations.get(db, cohort=None, organization=added.id)
        return [] if found is None else found.aliases

    assert store.run_sync(work)[:2] == ["Sherby", "Ville Sherbrooke"]


def test_directory_holds_shared_and_own_rows(store: Store) -> None:
    def work(db: Session) -> list[tuple[str, bool]]:
        sample = samples.fill(db, "Estrie")
        samples.fill(db, "Montréal")
        stm = organizations.add(db, cohort=None, kind=Kind.INSTITUTION, name_fr="STM", now=NOW)
        organizations.add(db, cohort=None, kind=Kind.INSTITUTION, name_fr="SAQ", now=NOW)
        participations.take_part(
            db, cohort=sample.cohort, organization=stm.id, joined_on=date(2026, 9, 1), now=NOW
        )
        return listed(db, sample.cohort)

    assert store.run_sync(work) == [
        ("Traiteur La Tablée (Estrie)", True),
        ("Buanderie Le Fil (Estrie)", True),
        ("Cégep du Lac (Estrie)", True),
        ("STM", True),
        ("SAQ", False),
    ]


def test_alias_of_another_is_refused_however_it_is_typed(store: Store) -> None:
    def work(db: Session) -> None:
        sample = samples.fill(db, "Estrie")
        organizations.add_alias(
            db,
            cohort=sample.cohort,
            organization=sample.enterprise,
            alias="cegep  DU  lac (estrie)",
            by=None,
            now=NOW,
        )

    with pytest.raises(AliasTaken) as refusal:
        store.run_sync(work)
    assert refusal.value.holder.name_fr == "Cégep du Lac (Estrie)"


def test_alias_of_another_cohorts_row_is_free(store: Store) -> None:
    def work(db: Session) -> list[str]:
        estrie = samples.fill(db, "Estrie")
        samples.fill(db, "Montréal")
        return organizations.add_alias(
            db,
            cohort=estrie.cohort,
            organization=estrie.institution,
            alias="Cégep du Lac (Montréal)",
            by=estrie.coordinator,
            now=NOW,
        ).aliases

    assert store.run_sync(work) == ["Cégep du Lac (Montréal)"]


def test_alias_known_already_changes_nothing(store: Store) -> None:
    def work(db: Session) -> tuple[int, list[str]]:
        sample = samples.fill(db)
        before = directories.version(db)
        organization = organizations.add_alias(
            db,
            cohort=sample.cohort,
            organization=sample.institution,
            alias="CEGEP DU LAC (ESTRIE 2026-2027)",
            by=None,
            now=NOW,
        )
        return directories.version(db) - before, organization.aliases

    assert store.run_sync(work) == (0, [])


def test_rename_keeps_the_former_name(store: Store) -> None:
    def work(db: Session) -> tuple[Organization, list[str]]:
        sample = samples.fill(db)
        renamed = organizations.rename(
            db,
            cohort=sample.cohort,
            organization=sample.institution,
            name_fr="Cégep du Fleuve",
            by=sample.coordinator,
            now=NOW,
        )
        deeds = audit.trail(
            db, cohort=sample.cohort, entity="organization", entity_id=sample.institution
        )
        return renamed, [deed.action for deed in deeds]

    renamed, deeds = store.run_sync(work)
    assert (renamed.name_fr, renamed.former_names) == (
        "Cégep du Fleuve",
        ["Cégep du Lac (Estrie 2026-2027)"],
    )
    assert deeds == ["added", "renamed"]


def test_directory_version_grows_with_every_write(store: Store) -> None:
    def work(db: Session) -> list[int]:
        versions = [directories.version(db)]
        sample = samples.fill(db)
        versions.append(directories.version(db))
        organizations.add_alias(
            db, cohort=sample.cohort, organization=sample.other, alias="Fil", by=None, now=NOW
        )
        return [*versions, directories.version(db)]

    first, second, third = store.run_sync(work)
    assert first < second < third


def test_other_cohorts_row_cannot_be_touched(store: Store) -> None:
    def work(db: Session) -> tuple[Sample, Sample]:
        return samples.fill(db, "Estrie"), samples.fill(db, "Montréal")

    estrie, montreal = store.run_sync(work)
    with pytest.raises(Missing):
        store.run_sync(
            lambda db: organizations.rename(
                db,
                cohort=estrie.cohort,
                organization=montreal.institution,
                name_fr="À nous",
                by=None,
                now=NOW,
            )
        )
    with pytest.raises(Missing):
        store.run_sync(
            lambda db: participations.take_part(
                db,
                cohort=estrie.cohort,
                organization=montreal.institution,
                joined_on=NOW.date(),
                now=NOW,
            )
        )
