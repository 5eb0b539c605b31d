"""A few places, kept taken in the order in which work is claimed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.pump import Pump


@dataclass(frozen=True, slots=True)
class Piece:
    key: int


class Workshop:
    """Gives out pieces of work; each waits at a gate."""

    def __init__(self, pieces: int) -> None:
        self.waiting = [Piece(number) for number in range(pieces)]
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}

    async def claim(self, limit: int) -> Sequence[Piece]:
        taken, self.waiting = self.waiting[:limit], self.waiting[limit:]
        return taken

    async def handle(self, piece: Piece) -> None:
        self.begun.append(piece.key)
        self.gates[piece.key] = asyncio.Event()
        await self.gates[piece.key].wait()
        self.ended.append(piece.key)


async def settled() -> None:
    """Let everything that can go on do so."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_pump_fills_its_places_in_order_and_refills_them() -> None:
    shop = Workshop(4)
    running = asyncio.create_task(Pump(shop.claim, shop.handle, places=2).empty())
    await settled()
    assert shop.begun == [0, 1]

    shop.gates[1].set()
    await settled()
    assert (shop.begun, shop.ended) == ([0, 1, 2], [1])

    for number in (0, 2):
        shop.gates[number].set()
    await settled()
    shop.gates[3].set()
    assert await running == 4


async def test_two_runs_of_a_pump_share_its_places() -> None:
    shop = Workshop(5)
    pump = Pump(shop.claim, shop.handle, places=2)
    runs = [asyncio.create_task(pump.empty()) for _ in range(2)]
    await settled()
    assert shop.begun == [0, 1]

    for number in range(5):
        shop.gates[number].set()
        await settled()
    assert sum(await asyncio.gather(*runs)) == 5


async def test_drained_pump_gives_up_what_takes_too_long() -> None:
    shop = Workshop(3)
    pump = Pump(shop.claim, shop.handle, places=2)
    running = asyncio.create_task(pump.empty())
    await settled()

    await pump.drain(0)

    assert (await running, shop.begun, shop.ended) == (2, [0, 1], [])


async def test_pump_does_not_begin_again_what_ends_while_it_claims() -> None:
    shop = Workshop(1)
    again = [*shop.waiting]

    async def claim(limit: int) -> Sequence[Piece]:
        """Claim the same piece twice, the second time as its first handling ends."""
        if shop.waiting:
            return await shop.claim(limit)
        if again and shop.begun:
            shop.gates[0].set()
            await settled()
            return [again.pop()]
        return ()

    pump = Pump(claim, shop.handle, places=2)
    first = asyncio.create_task(pump.empty())
    await settled()
    assert await asyncio.wait_for(pump.empty(), 5) == 0
    assert (await first, shop.begun, shop.ended) == (1, [0], [0])
