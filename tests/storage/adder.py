"""A process that adds contracts through the Store and prints each number once acknowledged.

Run as `python -m tests.storage.adder URL COHORT ENTERPRISE INSTITUTION COUNT`.
"""

import sys
from concurrent.futures import Future
from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy.orm import Session

from storage import contracts
from storage.contracts import Mode
from storage.opening import open_store

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)


def add(purpose: int, cohort: int, enterprise: int, institution: int, db: Session) -> int:
    contracts.add(
        db,
        cohort=cohort,
        enterprise=enterprise,
        institution=institution,
        amount_cents=250_000,
        mode=Mode.MUTUAL,
        signed_on=date(2026, 11, 18),
        purpose=str(purpose),
        now=NOW,
        by=None,
    )
    return purpose


def acknowledge(future: Future[int]) -> None:
    sys.stdout.write(f"{future.result()}\n")
    sys.stdout.flush()


def main(url: str, cohort: str, enterprise: str, institution: str, count: str) -> None:
    store = open_store(url)
    parties = (int(cohort), int(enterprise), int(institution))
    for purpose in range(int(count)):
        work = partial(add, purpose, *parties)
        store.submit(work).add_done_callback(acknowledge)
    store.shut()


if __name__ == "__main__":
    main(*sys.argv[1:])
