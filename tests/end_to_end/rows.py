"""What a program has left in its database."""

import sqlite3
from contextlib import closing
from pathlib import Path

DEMO = 26
"""The last number of the demo's contracts in the current cohort."""


def contracts(file: Path) -> list[tuple[int, bool]]:
    """List the contracts logged since the demo: cents, and whether they stand."""
    question = (
        "SELECT amount_cents, undone_at IS NULL FROM contract"
        " JOIN cohort ON cohort.id = cohort_id"
        " WHERE slug = 'estrie-montreal-2026-2027' AND number > ? ORDER BY number"
    )
    with closing(sqlite3.connect(file)) as connection:
        return [(cents, bool(stands)) for cents, stands in connection.execute(question, (DEMO,))]
