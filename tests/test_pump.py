"""A few places, kept taken in the order in which work is claimed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from bot.pump import Pump


class Workshop:
    """Gives out pieces of work, by number; each waits at a gate."""

    def __init__(self, pieces: int) -> None:
        self.waiting = [*range(pieces)]
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}

    async def claim(self, limit: int, besides: Collection[int]) -> Sequence[int]:
        taken = [piece for piece in self.waiting if piece not in besides][:limit]
        self.waiting = [piece for piece in self.waiting if piece not in taken]
        return taken

    async def handle(self, piece: int) -> None:
        self.begun.append(piece)
        self.gates[piece] = asyncio.Event()
        await self.gates[piece].wait()
        self.ended.append(piece)


async def settled() -> None:
    """Let everything that can go on do so."""
    for _ in range(10):
        await asyncio.sleep(0)


async def closed(shop: Workshop, claimed: asyncio.Event) -> tuple[Pump[int], asyncio.Task[int]]:
    """Close a pump while it fills its place, with what is claimed only then."""

    async def claim(limit: int, besides: Collection[int]) -> Sequence[int]:
        await claimed.wait()
        return await shop.claim(limit, besides)

    pump = Pump(claim, shop.handle, places=1)
    filling = asyncio.create_task(pump.fill())
    await settled()
    pump.close()
    return pump, filling


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

    pump.close()
    await pump.drain(0)

    assert (await running, shop.begun, shop.ended) == (2, [0, 1], [])


async def test_pump_takes_up_anew_what_has_ended_and_not_what_is_under_way() -> None:
    shop = Workshop(1)
    pump = Pump(shop.claim, shop.handle, places=2)
    running = asyncio.create_task(pump.empty())
    await settled()

    shop.waiting.append(0)
    assert (await pump.fill(), shop.begun) == (0, [0])

    shop.gates[0].set()
    await settled()
    assert (shop.begun, shop.ended) == ([0, 0], [0])

    shop.gates[0].set()
    assert await running == 2


async def test_pump_claims_once_more_when_what_was_under_way_ends_while_it_claims() -> None:
    shop = Workshop(1)

    async def claim(limit: int, besides: Collection[int]) -> Sequence[int]:
        """Let the piece that is under way end, and be due anew, while one claims."""
        taken = await shop.claim(limit, besides)
        if besides:
            shop.gates[0].set()
            shop.waiting.append(0)
            await settled()
        return taken

    pump = Pump(claim, shop.handle, places=2)
    assert await pump.fill() == 1
    await settled()
    running = asyncio.create_task(pump.empty())
    await settled()
    await settled()

    assert (shop.begun, shop.ended) == ([0, 0], [0])
    shop.gates[0].set()
    assert await running == 1


async def test_pump_is_woken_when_a_place_is_free() -> None:
    shop = Workshop(1)
    pump = Pump(shop.claim, shop.handle, 1)
    await pump.fill()
    await settled()
    woken = asyncio.create_task(pump.woken())
    await settled()
    assert not woken.done()

    shop.gates[0].set()
    await asyncio.wait_for(woken, 5)

    assert pump.under_way == 0


async def test_drained_pump_lets_what_is_being_claimed_end_too() -> None:
    shop, claimed = Workshop(1), asyncio.Event()
    pump, filling = await closed(shop, claimed)
    draining = asyncio.create_task(pump.drain(5))
    await settled()
    claimed.set()
    await settled()
    assert (shop.begun, pump.has_ended, draining.done()) == ([0], False, False)

    shop.gates[0].set()
    await draining

    assert (await filling, shop.ended, pump.has_ended) == (1, [0], True)


async def test_pump_that_gave_up_begins_nothing_that_is_claimed_too_late() -> None:
    shop, claimed = Workshop(1), asyncio.Event()
    pump, filling = await closed(shop, claimed)
    await pump.drain(0)
    claimed.set()

    assert (await filling, shop.begun, pump.has_ended) == (0, [], True)
