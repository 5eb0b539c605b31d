"""More at once than may wait: some are told to try again, and none is half done."""

from __future__ import annotations

import asyncio

from tests.robustness.machine import line, logged, running, settled, told


async def test_full_queue_is_told(database_url: str) -> None:
    async with running(database_url, queue=3, patience=5) as opened:
        machine = await settled(opened)
        every = range(3000, 3100)
        cards = await asyncio.gather(*(machine.say(line(amount)) for amount in every))
        kept = [amount for amount, card in zip(every, cards, strict=True) if logged(card)]

        assert sorted(await machine.amounts()) == kept
        assert [told(card) for card in cards].count(True) == len(every) - len(kept)
        assert 0 < len(kept) < len(every)
        assert logged(await machine.say(line(4500)))
