"""The organizations of each cohort in memory, read again when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.fields.organization import Directory, Listed
from storage import participations

if TYPE_CHECKING:
    from storage.db import Session, Store


class Directories:
    """One index for each cohort, as of the directory's last change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[int, tuple[int, Directory]] = {}

    async def of(self, cohort: int, version: int) -> Directory:
        """Return the index of a cohort, at that version of the directory or a later one."""
        known = self._read.get(cohort)
        if known is None or known[0] != version:
            known = (version, await self._store.read(lambda db: read(db, cohort)))
            self._read[cohort] = known
        return known[1]


def read(db: Session, cohort: int) -> Directory:
    """Build the index of a cohort from its rows."""
    return Directory(
        Listed(
            id=one.organization.id,
            kind=one.organization.kind.value,
            name_fr=one.organization.name_fr,
            name_en=one.organization.name_en,
            acronym=one.organization.acronym,
            aliases=(*one.organization.aliases, *one.organization.former_names),
            participates=one.participates,
            regions=tuple(one.organization.regions),
            family=one.organization.family,
        )
        for one in participations.directory(db, cohort=cohort)
    )
