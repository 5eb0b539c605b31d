"""The yardstick of a command: five statements on sqlite3 itself, one COMMIT for a whole group."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Final

from tests.bench.crowd import COHORT, PEOPLE

_AT: Final = "2026-11-18 15:00:00"
_PERSON: Final = """
SELECT person.* FROM person JOIN account ON account.person_id = person.id
WHERE platform = 'terminal' AND workspace = 'local' AND user_id = ?"""
_MEMBERSHIP: Final = """
SELECT cohort_id, organization_id FROM membership
WHERE person_id = ? AND cohort_id = ? AND ended_at IS NULL"""
_LIKE: Final = """
SELECT id FROM contract WHERE cohort_id = ? AND institution_id = ? AND amount_cents = ?
AND signed_on = '2026-11-18' AND undone_at IS NULL AND enterprise_id = ?"""
_CONTRACT: Final = """
INSERT INTO contract (cohort_id, number, enterprise_id, institution_id, logged_by, logged_at,
    collaboration, amount_cents, currency, approximate, tax, mode, purpose, signed_on, on_behalf,
    source)
VALUES (?1, (SELECT max(number) + 1 FROM contract WHERE cohort_id = ?1), ?2, ?3, ?4, ?5,
    0, ?6, 'CAD', 0, 'unknown', 'gre_a_gre', '', '2026-11-18', 0, 'terminal')
RETURNING *"""
_LEDGER: Final = """
INSERT INTO inbound (platform, workspace, delivery_id, at, answer)
VALUES ('terminal', 'local', ?, ?, '{}')"""


def rate(file: Path, groups: int) -> float:
    """Return commands a second, in as many groups, each of the whole crowd."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    (buyer,) = connection.execute("SELECT id FROM organization WHERE acronym = 'CHUS'").fetchone()
    begun = time.perf_counter()
    for group in range(groups):
        connection.execute("BEGIN IMMEDIATE")
        for place in range(PEOPLE):
            _command(connection, buyer, place, group)
        connection.execute("COMMIT")
    seconds = time.perf_counter() - begun
    connection.close()
    return groups * PEOPLE / seconds


def _command(db: sqlite3.Connection, buyer: int, place: int, group: int) -> None:
    cents = -(group * PEOPLE + place) * 100
    person, *_ = db.execute(_PERSON, [f"m{place}"]).fetchone()
    cohort, shop = db.execute(_MEMBERSHIP, [person, COHORT]).fetchone()
    db.execute(_LIKE, [cohort, buyer, cents, shop]).fetchone()
    db.execute(_CONTRACT, [cohort, shop, buyer, person, _AT, cents]).fetchall()
    db.execute(_LEDGER, [f"raw-{group}-{place}", _AT])
