"""Turns on PostgreSQL: advisory locks, which end with the connection of whoever holds them."""

import asyncio
from collections.abc import Callable, Collection

import psycopg
from psycopg import AsyncConnection, sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL

from storage.bell import CHANNEL
from storage.turns import Turns

LOOK = 1.0
"""Seconds between two looks at whether turns have become free, and ours are still held."""
PATIENCE = 5.0
"""Seconds after which a database that does not answer has given our turns to another."""
BREATH = 1.25
"""Seconds before one sends in place of another: rates are counted by the second.

What a killed one had on its way arrives meanwhile.
"""
_TAKE = "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))"
_LISTEN = sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL))


class PostgresTurns(Turns):
    """All turns asked for or none: two that wait for each other would both be silent."""

    def __init__(self, url: URL, network: dict[str, int]) -> None:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._address = make_conninfo(address, **network)
        self._asked: frozenset[str] = frozenset()
        self._held: frozenset[str] = frozenset()

    def ours(self, accounts: Collection[str]) -> bool:
        self._asked = frozenset(accounts)
        return self._asked <= self._held

    async def keep(self, heard: Callable[[], None]) -> None:
        while True:
            try:
                await self._hold(heard)
            except (psycopg.Error, OSError):
                pass  # the connection broke, and with it our turns
            finally:
                self._held = frozenset()
            await asyncio.sleep(LOOK)

    async def _hold(self, heard: Callable[[], None]) -> None:
        """Hold turns for as long as the connection lasts."""
        async with asyncio.timeout(PATIENCE):
            connection = await AsyncConnection.connect(self._address, autocommit=True)
        async with connection:
            await connection.execute(_LISTEN)
            heard()  # of what was planned before one listened
            while True:
                if await self._look(connection):
                    heard()
                async for _ in connection.notifies(timeout=LOOK, stop_after=1):
                    heard()

    async def _look(self, connection: AsyncConnection) -> bool:
        """Whether turns were gained."""
        async with asyncio.timeout(PATIENCE):
            if self._asked <= self._held:
                await connection.execute("SELECT 1")
                return False
            asked, self._held = self._asked, frozenset()
            if not await _taken(connection, asked):
                await connection.execute("SELECT pg_advisory_unlock_all()")
                return False
        await asyncio.sleep(BREATH)
        self._held = asked
        return True


async def _taken(connection: AsyncConnection, accounts: Collection[str]) -> bool:
    """Take turns in one order everywhere, until one is another's."""
    for account in sorted(accounts):
        row = await (await connection.execute(_TAKE, [f"sender {account}"])).fetchone()
        if row is None or not row[0]:
            return False
    return True
