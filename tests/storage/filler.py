"""A process whose disk fills while it adds people, and has space again later.

Run as `python -m tests.storage.filler URL SPACE`: no file may grow beyond SPACE bytes for a while.
Prints one line for each work: `kept NAME` or `refused NAME`.
"""

import resource
import signal
import sys
from functools import partial

from sqlalchemy.orm import Session

from storage import people
from storage.db import Store, Unavailable
from storage.opening import open_store
from tests.storage.samples import NOW

LETTERS = 2_000


def add(name: str, db: Session) -> str:
    return people.new(db, name=name.ljust(LETTERS, "."), now=NOW).name


def adds(store: Store, prefix: str, count: int) -> None:
    names = [f"{prefix}{number}" for number in range(count)]
    futures = [store.submit(partial(add, name)) for name in names]
    for name, future in zip(names, futures, strict=True):
        error = future.exception()
        if error is not None and not isinstance(error, Unavailable):
            raise error
        sys.stdout.write(f"{'kept' if error is None else 'refused'} {name}\n")


def main(url: str, space: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails instead
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    store = open_store(url)
    adds(store, "before", 10)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(space), hard))
    adds(store, "during", 400)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    adds(store, "after", 10)
    store.shut()


if __name__ == "__main__":
    main(*sys.argv[1:])
