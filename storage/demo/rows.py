"""A season's entries and events, written in bulk: their history needs no audit trail."""

from collections.abc import Sequence
from random import Random

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from storage.announcements import Stage
from storage.contacts import CONTACT
from storage.contracts import CONTRACT, PARTNER
from storage.demo.catalogue import activities
from storage.demo.days import office_hour, over_season, working_days
from storage.demo.plan import Meeting, Sale
from storage.demo.roster import Roster
from storage.demo.season import ZONE, Season
from storage.demo.shares import apportion, mixed
from storage.events import EVENT, EventKind

PARTNER_PERCENT = 40
AUDIENCE = {
    EventKind.TRAINING: 1.0,
    EventKind.NETWORKING: 2.0,
    EventKind.MATCHMAKING: 1.5,
    EventKind.VISIT: 0.8,
    EventKind.CONFERENCE: 2.5,
    EventKind.AWARENESS: 1.2,
    EventKind.OTHER: 1.0,
}


def write_sales(db: Session, roster: Roster, sales: Sequence[Sale]) -> None:
    rows = [
        {
            **_entry(roster, number, sale),
            "collaboration": False,
            "amount_cents": sale.cents,
            "mode": sale.mode,
            "purpose": sale.purpose,
            "signed_on": sale.day,
        }
        for number, sale in enumerate(sales, start=1)
    ]
    _write(db, CONTRACT, rows)
    _write_partners(db, roster, sales)


def write_meetings(db: Session, roster: Roster, meetings: Sequence[Meeting]) -> None:
    rows = [
        {
            **_entry(roster, number, meeting),
            "person_name": meeting.person,
            "role": meeting.role,
            "channel": meeting.channel,
            "met_on": meeting.day,
            "note": meeting.note,
            "email": meeting.email,
        }
        for number, meeting in enumerate(meetings, start=1)
    ]
    _write(db, CONTACT, rows)


def write_events(db: Session, roster: Roster, season: Season, chance: Random) -> None:
    planned = mixed(activities(season.activities), chance)
    days = over_season(working_days(season.starts, season.told_until), len(planned))
    crowds = [AUDIENCE[kind] * (1 + chance.random()) for kind, _ in planned]
    sizes = apportion(season.people_reached, crowds, least=1)
    rows = [
        {
            "cohort_id": roster.cohort,
            "kind": kind,
            "title": title,
            "starts_at": office_hour(day, place, ZONE).replace(minute=0),
            "place": season.city,
            "people_reached": people,
            "stage": Stage.ANNOUNCED,
        }
        for place, ((kind, title), day, people) in enumerate(zip(planned, days, sizes, strict=True))
    ]
    _write(db, EVENT, rows)


def _entry(roster: Roster, number: int, entry: Sale | Meeting) -> dict[str, object]:
    return {
        "cohort_id": roster.cohort,
        "number": number,
        "enterprise_id": roster.organizations[entry.seller],
        "institution_id": roster.organizations[entry.buyer],
        "logged_by": roster.managers[entry.seller],
        "logged_at": entry.logged_at,
    }


def _write_partners(db: Session, roster: Roster, sales: Sequence[Sale]) -> None:
    mine = CONTRACT.c.cohort_id == roster.cohort
    rows = db.execute(select(CONTRACT.c.number, CONTRACT.c.id).where(mine))
    ids = {row.number: row.id for row in rows}
    partners = [
        {
            "contract_id": ids[number],
            "organization_id": roster.organizations[sale.partner],
            "name": sale.partner,
            "share_cents": sale.cents * PARTNER_PERCENT // 100,
        }
        for number, sale in enumerate(sales, start=1)
        if sale.partner is not None
    ]
    _write(db, PARTNER, partners)


def _write(db: Session, table: Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        db.execute(table.insert(), rows)
