"""What goes into a column comes back the same from both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection
from sqlalchemy.exc import StatementError

from storage import schema
from storage.cohorts import COHORT
from storage.folding import fold
from storage.organizations import ORGANIZATION, Kind
from storage.people import PERSON
from tests.storage.samples import NOW

# A function-scoped database serves all examples: each writes rows of its own.
ONE_DATABASE = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
INSTANTS = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 (hypothesis adds the zone)
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 (hypothesis adds the zone)
    timezones=st.timezones()
    | st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
SCALARS = st.none() | st.booleans() | st.integers() | TEXT | st.just("\x00")
JSON = st.dictionaries(st.text(), SCALARS | st.lists(SCALARS))


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    with schema.connect(database_url) as opened:
        yield opened


def kept(connection: Connection, column: Column[Any], value: object, **row: object) -> Any:  # noqa: ANN401 (any column)
    """What the database gives back of a value it was given."""
    statement = column.table.insert().returning(column)
    return connection.execute(statement, {**row, column.name: value}).scalar_one()


ENTERPRISE = {"kind": Kind.ENTERPRISE, "name_fr": "Coop"}


@given(text=TEXT)
@ONE_DATABASE
def test_text_of_any_kind_comes_back(connection: Connection, text: str) -> None:
    assert kept(connection, ORGANIZATION.c.name_en, text, **ENTERPRISE) == text


@given(value=JSON)
@ONE_DATABASE
def test_json_comes_back(connection: Connection, value: dict[str, object]) -> None:
    assert kept(connection, ORGANIZATION.c.aliases, value, **ENTERPRISE) == value


@given(moment=INSTANTS)
@ONE_DATABASE
def test_instant_comes_back_in_utc(connection: Connection, moment: datetime) -> None:
    found = kept(connection, PERSON.c.created_at, moment, name="Julie")
    # In the hour that a clock repeats, Python finds no two zones' times equal: compare in UTC.
    assert (found, found.tzinfo) == (moment.astimezone(UTC), UTC)


COHORT_ROW = {
    "slug": "estrie",
    "name": "Estrie",
    "territory": "Estrie",
    "zone": "America/Toronto",
    "language": "fr",
    "starts": date(2026, 9, 1),
    "ends": date(2027, 6, 30),
}


@given(cents=st.integers(-(2**63), 2**63 - 1))
@ONE_DATABASE
def test_cents_come_back(connection: Connection, cents: int) -> None:
    with connection.begin_nested() as one:
        assert kept(connection, COHORT.c.amount_goal_cents, cents, **COHORT_ROW) == cents
        one.rollback()


def test_naive_instant_is_refused(connection: Connection) -> None:
    with pytest.raises(StatementError, match="an instant needs a time zone"):
        kept(connection, PERSON.c.created_at, NOW.replace(tzinfo=None), name="Julie")


@pytest.mark.parametrize("money", [2500.0, True, "2500"])
def test_money_that_is_not_a_whole_number_is_refused(connection: Connection, money: object) -> None:
    with pytest.raises(StatementError, match="money is an integer number of cents"):
        kept(connection, COHORT.c.amount_goal_cents, money, **COHORT_ROW)


def test_unknown_word_is_refused(connection: Connection) -> None:
    with pytest.raises(StatementError, match="not among the defined enum values"):
        kept(connection, ORGANIZATION.c.kind, "cabal", name_fr="Coop")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CHUS", "chus"),
        ("Gré-à-gré", "gre\u2011a\u2011GRE"),
        ("l’Estrie", "L'ESTRIE"),
        ("Cégep  du\u00a0Lac ", "cegep du lac"),
        ("\ufeffSœur", "soeur"),
    ],
)
def test_fold_finds_spellings_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(text=st.text())
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
