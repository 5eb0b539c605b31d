"""When a digest is due, in the cohort's own hours, and what is kept of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from storage import cohorts, digests
from storage.cohorts import Cohort
from storage.db import Store
from storage.digests import Slot
from tests.storage import samples
from tests.storage.samples import NOW

MONDAY = datetime(2026, 11, 23, 13, tzinfo=UTC)
"""Eight in the morning in Montréal."""
SLOT = Slot(date(2026, 11, 16), date(2026, 11, 22), MONDAY, datetime(2026, 11, 24, 5, tzinfo=UTC))


def at(store: Store, when: datetime, **details: object) -> Slot | None:
    """The slot that is open then, for a cohort with these details."""
    return store.run_sync(lambda db: digests.slot(db, place=settled(db, **details), now=when))


def settled(db: Session, **details: object) -> Cohort:
    number = samples.fill(db).cohort
    cohort = cohorts.describe(db, cohort=number, details={"digest_hour": 8, **details}, now=NOW)
    assert cohort is not None
    return cohort


def tell(db: Session, cohort: int, starts: str, ends: str) -> None:
    """Issue a digest of these days of November."""
    slot = replace(SLOT, starts=date(2026, 11, int(starts)), ends=date(2026, 11, int(ends)))
    digests.issue(db, cohort=cohort, slot=slot, reader="c", figures={}, now=NOW)


def test_slot_opens_at_its_hour_and_tells_of_the_seven_days_before(sqlite_store: Store) -> None:
    assert at(sqlite_store, MONDAY, digest_hour=8) == SLOT


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        ("9", "15", (16, 22)),
        ("12", "18", (19, 22)),
        ("2", "8", (9, 22)),
        ("1", "7", (16, 22)),
        ("16", "22", None),
        ("17", "23", None),
    ],
    ids=["a week", "four days", "two weeks", "too long ago", "told", "newer"],
)
def test_digest_goes_on_where_the_last_one_ended(
    store: Store, starts: str, ends: str, told: tuple[int, int] | None
) -> None:
    def look(db: Session) -> tuple[int, int] | None:
        cohort = settled(db)
        tell(db, cohort.id, starts, ends)
        found = digests.slot(db, place=cohort, now=MONDAY)
        return (found.starts.day, found.ends.day) if found else None

    assert store.run_sync(look) == told


def test_day_of_the_digest_moves_and_no_day_is_lost(store: Store) -> None:
    def look(db: Session) -> list[date]:
        cohort = settled(db, digest_weekday=2)
        tell(db, cohort.id, "18", "24")
        moved = cohorts.describe(db, cohort=cohort.id, details={"digest_weekday": 0}, now=NOW)
        assert moved is not None
        found = digests.slot(db, place=moved, now=MONDAY + timedelta(days=7))
        assert found is not None
        return [found.starts, found.ends]

    assert store.run_sync(look) == [date(2026, 11, 25), date(2026, 11, 29)]


@pytest.mark.parametrize(
    ("when", "told", "opens"),
    [
        (MONDAY - timedelta(days=6), "15", MONDAY),
        (MONDAY - timedelta(hours=1), "15", MONDAY),
        (MONDAY + timedelta(hours=1), "15", MONDAY),
        (MONDAY + timedelta(hours=1), "22", MONDAY + timedelta(days=7)),
        (datetime(2027, 7, 6, 13, tzinfo=UTC), "15", None),
    ],
    ids=["next week", "later today", "not issued yet", "issued today", "after the season"],
)
def test_next_digest_is_known_before_it_is_issued(
    store: Store, when: datetime, told: str, opens: datetime | None
) -> None:
    def look(db: Session) -> datetime | None:
        cohort = settled(db)
        tell(db, cohort.id, told, told)
        return digests.following(db, place=cohort, now=when)

    assert store.run_sync(look) == opens


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


def test_reader_is_told_of_the_same_days_once(store: Store) -> None:
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
    def read(db: Session) -> list[date]:
        cohort = samples.fill(db).cohort
        later = replace(SLOT, starts=date(2026, 11, 23), ends=date(2026, 11, 29))
        for slot in (SLOT, later):
            digests.issue(db, cohort=cohort, slot=slot, reader="c", figures={}, now=NOW)
        digests.issue(db, cohort=cohort, slot=SLOT, reader="d", figures={}, now=NOW)
        return [one.ends for one in digests.of_reader(db, cohort=cohort, reader="c")]

    assert store.run_sync(read) == [date(2026, 11, 22), date(2026, 11, 29)]


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
            (mine.starts, mine.ends, mine.figures, [one.id for one in told] == [number]),
            digests.get(db, cohort=other, digest=number),
            [*digests.of_reader(db, cohort=other, reader="coordination")],
        )

    told = (SLOT.starts, SLOT.ends, {"n": [1, 2]}, True)
    assert store.run_sync(read) == (told, None, [])
