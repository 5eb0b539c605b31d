"""When a digest is due, in the cohort's own hours, and what is kept of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from storage import cohorts, digests
from storage.db import Store
from storage.digests import Slot
from tests.storage import samples
from tests.storage.samples import NOW

MONDAY = datetime(2026, 11, 23, 13, tzinfo=UTC)
"""Eight in the morning in Montréal."""
SLOT = Slot(date(2026, 11, 16), date(2026, 11, 22), MONDAY, datetime(2026, 11, 24, 5, tzinfo=UTC))


def at(store: Store, when: datetime, **details: object) -> Slot | None:
    """The slot that is open then, for a cohort with these details."""

    def look(db: Session) -> Slot | None:
        number = samples.fill(db).cohort
        cohort = cohorts.describe(db, cohort=number, details=details, now=NOW)
        assert cohort is not None
        return digests.slot(cohort, when)

    return store.run_sync(look)


def test_slot_opens_at_its_hour_and_tells_of_the_seven_days_before(sqlite_store: Store) -> None:
    assert at(sqlite_store, MONDAY, digest_hour=8) == SLOT
    assert SLOT.week == "2026-W47"
    assert replace(SLOT, starts=date(2026, 11, 19), ends=date(2026, 11, 25)).week == "2026-W48"


@pytest.mark.parametrize(
    ("when", "open_"),
    [
        (MONDAY - timedelta(seconds=1), False),
        (MONDAY, True),
        (SLOT.closes - timedelta(seconds=1), True),
        (SLOT.closes, False),
    ],
)
def test_slot_is_open_from_its_hour_to_the_end_of_its_day(
    sqlite_store: Store, when: datetime, *, open_: bool
) -> None:
    assert (at(sqlite_store, when, digest_hour=8) is not None) is open_


@pytest.mark.parametrize(
    ("zone", "weekday", "hour", "instants"),
    [
        # Spring: there is no two o'clock on March 14, and that day lasts 23 hours.
        ("America/Toronto", 6, 2, ["2027-03-14T07:00", "2027-03-14T07:00", "2027-03-15T04:00"]),
        ("America/Toronto", 0, 8, ["2027-03-15T12:00", "2027-03-15T12:00", "2027-03-16T04:00"]),
        # Autumn: one o'clock comes twice on November 7, and that day lasts 25 hours.
        ("America/Toronto", 6, 1, ["2027-11-07T06:30", "2027-11-07T05:00", "2027-11-08T05:00"]),
        ("America/Toronto", 0, 8, ["2027-11-08T13:00", "2027-11-08T13:00", "2027-11-09T05:00"]),
        ("America/Vancouver", 0, 8, ["2027-03-15T15:00", "2027-03-15T15:00", "2027-03-16T07:00"]),
        ("America/Moncton", 0, 8, ["2027-11-08T12:00", "2027-11-08T12:00", "2027-11-09T04:00"]),
    ],
)
def test_slot_keeps_its_wall_time_when_the_clocks_change(
    sqlite_store: Store, zone: str, weekday: int, hour: int, instants: list[str]
) -> None:
    when, *bounds = [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in instants]
    details = {"zone": zone, "digest_weekday": weekday, "digest_hour": hour}
    later = {"starts": date(2026, 9, 1), "ends": date(2027, 12, 31)}
    found = at(sqlite_store, when, **details, **later)
    assert found is not None
    assert [found.opens, found.closes] == bounds


@pytest.mark.parametrize(("starts", "ends"), [("2026-11-23", "2027"), ("2026-01-01", "2026-11-15")])
def test_week_outside_of_the_season_has_no_slot(
    sqlite_store: Store, starts: str, ends: str
) -> None:
    season = {
        "starts": date.fromisoformat(starts),
        "ends": date(2027, 6, 30) if ends == "2027" else date.fromisoformat(ends),
    }
    assert at(sqlite_store, MONDAY, **season) is None


def test_reader_is_told_of_a_week_once(store: Store) -> None:
    def issue(db: Session) -> list[bool]:
        cohort, other = samples.fill(db).cohort, samples.fill(db, "Montréal").cohort
        following = replace(SLOT, starts=date(2026, 11, 23), ends=date(2026, 11, 29))
        kept = [
            digests.issue(db, cohort=whose, slot=slot, reader=reader, figures={"n": 1}, now=NOW)
            for whose, slot, reader in (
                (cohort, SLOT, "coordination"),
                (cohort, SLOT, "coordination"),
                (cohort, SLOT, "announcements"),
                (cohort, following, "coordination"),
                (other, SLOT, "coordination"),
            )
        ]
        return [one is not None for one in kept]

    assert store.run_sync(issue) == [True, False, True, True, True]


def test_digests_of_a_reader_are_the_oldest_first(store: Store) -> None:
    def read(db: Session) -> list[str]:
        cohort = samples.fill(db).cohort
        later = replace(SLOT, starts=date(2026, 11, 23), ends=date(2026, 11, 29))
        for slot in (SLOT, later):
            digests.issue(db, cohort=cohort, slot=slot, reader="c", figures={}, now=NOW)
        digests.issue(db, cohort=cohort, slot=SLOT, reader="d", figures={}, now=NOW)
        return [one.week for one in digests.of_reader(db, cohort=cohort, reader="c")]

    assert store.run_sync(read) == ["2026-W47", "2026-W48"]


def test_digest_is_read_with_its_figures_in_its_own_cohort_only(store: Store) -> None:
    def read(db: Session) -> tuple[object, ...]:
        cohort, other = samples.fill(db).cohort, samples.fill(db, "Montréal").cohort
        number = digests.issue(
            db, cohort=cohort, slot=SLOT, reader="coordination", figures={"n": [1, 2]}, now=NOW
        )
        assert number is not None
        mine = digests.get(db, cohort=cohort, digest=number)
        told = digests.of_reader(db, cohort=cohort, reader="coordination")
        assert mine is not None
        return (
            (mine.week, mine.starts, mine.ends, mine.figures, [one.id for one in told] == [number]),
            digests.get(db, cohort=other, digest=number),
            [*digests.of_reader(db, cohort=other, reader="coordination")],
            digests.issued(db, cohort=cohort, week="2026-W47"),
            digests.issued(db, cohort=other, week="2026-W47"),
        )

    told = ("2026-W47", SLOT.starts, SLOT.ends, {"n": [1, 2]}, True)
    assert store.run_sync(read) == (told, None, [], True, False)
