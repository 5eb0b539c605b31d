"""The Store under load: group commit against one transaction a work, reads beside writes.

Run as `python -m tests.bench.store`.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from storage import contracts, inbound, people, schema
from storage.contracts import Mode
from storage.db import Store
from storage.opening import open_store
from tests.storage.samples import NOW, TODAY, Sample, fill

Works = Sequence[Callable[[Session], int]]
Way = Callable[[Store, Works], Coroutine[None, None, list[float]]]
WORKS = 600
CLIENTS = 16


def command(number: int, sample: Sample, db: Session) -> int:
    """What one `/contrat` asks of the database."""
    people.by_account(db, platform="slack", workspace="T1", user_id="U1")
    people.memberships(db, person=sample.manager)
    contracts.like(
        db,
        cohort=sample.cohort,
        enterprise=sample.enterprise,
        institution=sample.institution,
        amount_cents=number,
        day=TODAY,
    )
    contract = contracts.add(
        db,
        cohort=sample.cohort,
        enterprise=sample.enterprise,
        institution=sample.institution,
        amount_cents=number,
        mode=Mode.MUTUAL,
        signed_on=TODAY,
        now=NOW,
        by=sample.manager,
    )
    inbound.keep(db, platform="slack", workspace="T1", delivery_id=str(number), answer={}, now=NOW)
    return contract.number


async def one_by_one(store: Store, works: Works) -> list[float]:
    """Each work waits for the one before: a COMMIT each."""
    return [await timed(store, work) for work in works]


async def together(store: Store, works: Works) -> list[float]:
    """As many clients as a busy hour has, each waiting for its own answer."""
    waiting = iter(works)

    async def client() -> list[float]:
        return [await timed(store, work) for work in waiting]

    return [
        wait
        for waits in await asyncio.gather(*(client() for _ in range(CLIENTS)))
        for wait in waits
    ]


async def timed(store: Store, work: Callable[[Session], int]) -> float:
    start = time.perf_counter()
    await store.run(work)
    return time.perf_counter() - start


def measure(url: str, way: Way) -> tuple[float, float]:
    """Works a second, and the 99th percentile of the wait in milliseconds."""
    schema.upgrade(url)
    store = open_store(url)
    sample = store.run_sync(fill)
    works = [partial(command, number, sample) for number in range(1, WORKS + 1)]
    start = time.perf_counter()
    waits = asyncio.run(way(store, works))
    elapsed = time.perf_counter() - start
    store.shut()
    return WORKS / elapsed, sorted(waits)[int(len(waits) * 0.99)] * 1000


def main() -> None:
    """Print both ways of committing, and how many times faster the group is."""
    with tempfile.TemporaryDirectory(prefix="maillon-bench-") as folder:
        alone = measure(f"sqlite:///{Path(folder) / 'alone.db'}", one_by_one)
        group = measure(f"sqlite:///{Path(folder) / 'group.db'}", together)
    for name, (rate, tail) in (("one transaction a work", alone), ("group commit", group)):
        sys.stdout.write(f"{name}: {rate:,.0f} works/s, p99 {tail:.1f} ms\n")
    sys.stdout.write(f"group commit / one transaction a work: {group[0] / alone[0]:.1f}\n")


if __name__ == "__main__":
    main()
