"""Stopping: one deadline for everything that is under way, and a process that says it sends not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import httpx
from structlog.testing import capture_logs

from bot.app import App
from bot.serving import serving
from bot.settings import Settings
from bot.stopping import DRAIN, HANG_UP, stop
from tests.end_to_end.program import free_port


@dataclass
class Slow:
    """A part that takes all the time it is given."""

    given: list[float] = field(default_factory=list)

    async def drain(self, within: float) -> None:
        self.given.append(within)
        await asyncio.wait({asyncio.create_task(asyncio.Event().wait())}, timeout=within)

    async def leave(self, within: float) -> None:
        self.given.append(round(within, 1))


class Stuck(Slow):
    """A part that never ends."""

    async def drain(self, within: float) -> None:  # noqa: ARG002 - it minds no limit
        await asyncio.Event().wait()


def test_stop_leaves_a_second_to_the_database() -> None:
    assert DRAIN + HANG_UP <= 9


async def test_slow_parts_share_one_deadline() -> None:
    connected, parts = Slow(), [Slow(), Slow()]
    async with asyncio.timeout(0.45):
        await stop(parts, connected, drain=0.3)
    assert [connected.given, *(part.given for part in parts)] == [[0.3, 0.0], [0.3], [0.3]]


async def test_part_that_never_ends_is_left() -> None:
    with capture_logs() as logs:
        await stop([Stuck()], Slow(), drain=0.1, hang_up=0.1)
    assert logs == [{"event": "stopped by force", "log_level": "warning"}]


async def test_process_that_sends_no_more_is_not_ready(sqlite_url: str) -> None:
    port = free_port()
    app = App.build(Settings(database_url=sqlite_url, port=port))
    async with serving(app), httpx.AsyncClient(trust_env=False) as client:
        before = await client.get(f"http://127.0.0.1:{port}/readyz")
        await app.delivery.stop()
        after = await client.get(f"http://127.0.0.1:{port}/readyz")
    assert [(one.status_code, one.text) for one in (before, after)] == [
        (200, "ready"),
        (503, "delivery"),
    ]
