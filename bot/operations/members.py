"""People from a CSV file: each gets an invitation of their own."""

from __future__ import annotations

import csv
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.clock import Clock
from bot.i18n import N_
from bot.operations import spreadsheets
from bot.operations.cohorts import cohort_named
from bot.operations.invitations import Invitation, issue, spoken_for
from bot.operations.opened import opened
from bot.operations.refusals import Refused
from storage import bots, codes, people
from storage.folding import fold
from storage.people import Role

if TYPE_CHECKING:
    from datetime import datetime

    from bot.operations.spreadsheets import Row, Sheet
    from bot.settings import Settings
    from storage.db import Session

NEEDED: Final = ("name", "role")
OPTIONAL: Final = ("organization", "language")
LANGUAGES: Final = ("", "fr", "en")
ROLES: Final = {
    **{role.value: role for role in Role},
    "gestionnaire": Role.MANAGER,
    "championne": Role.CHAMPION,
    "coordination": Role.COORDINATOR,
}
UNKNOWN_ROLE: Final = N_("'{typed}' is not one of: manager, champion, coordinator")


class Invited(NamedTuple):
    """A line of what is printed."""

    name: str
    role: str
    organization: str
    language: str
    code: str
    telegram: str


def import_members(
    settings: Settings, sheet: Sheet, slug: str, *, clock: Clock | None = None
) -> str:
    """Make a code for each person who is not a member yet; return them as CSV.

    Imported again, a person's former code opens nothing more: the last one printed is theirs.
    """
    rows = spreadsheets.read(sheet, needed=NEEDED, optional=OPTIONAL)
    now = (clock or Clock()).now()

    def work(db: Session) -> list[Invited]:
        cohort = cohort_named(db, slug).id
        handle = bots.handle(db, platform="telegram")
        invite = partial(_invited, db, cohort, handle=handle, now=now)
        return [one for one in spreadsheets.taken(rows, invite) if one is not None]

    with opened(settings) as store:
        return _as_csv(store.run_sync(work))


def _invited(
    db: Session, cohort: int, row: Row, *, handle: str | None, now: datetime
) -> Invited | None:
    """Invite one person; None for a member."""
    name, role = row.text("name", needed=True), _role(row)
    organization = _organization(db, cohort, row, role)
    members = people.members(db, cohort=cohort, role=role, organization=organization)
    if fold(name) in (fold(one.person.name) for one in members):
        return None
    codes.withdraw(db, cohort=cohort, role=role, organization=organization, name=name, now=now)
    language = _language(row)
    code = issue(db, cohort, role, organization, name=name, language=language or None, now=now)
    return Invited(
        name,
        role.value,
        row.text("organization"),
        language,
        code,
        Invitation(code, handle).link,
    )


def _role(row: Row) -> Role:
    typed = row.text("role", needed=True)
    found = ROLES.get(typed.casefold())
    if found is None:
        raise row.wrong("role", UNKNOWN_ROLE, typed=typed)
    return found


def _organization(db: Session, cohort: int, row: Row, role: Role) -> int | None:
    try:
        return spoken_for(db, cohort, role, row.text("organization"))
    except Refused as fault:
        raise row.wrong("organization", fault.phrase.source, **fault.phrase.values) from None


def _language(row: Row) -> str:
    language = row.text("language").casefold()
    if language not in LANGUAGES:
        raise row.wrong("language", N_("'{typed}' is neither fr nor en"), typed=language)
    return language


def _as_csv(invited: list[Invited]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([Invited._fields, *invited])
    return out.getvalue().removesuffix("\n")
