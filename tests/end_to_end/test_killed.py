"""`kill -9` in the middle of a thousand commands: what people saw confirmed is there, once."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from itertools import chain, count

from bot.playground.slack import Delivery
from tests.end_to_end.program import Program, started
from tests.end_to_end.rows import contracts
from tests.end_to_end.stage import Stage

COMMANDS = 1000
KILLED_AFTER = 500
AT_ONCE = 8
NBSP = "\N{NO-BREAK SPACE}"


async def test_killed_program_keeps_each_confirmed_contract_once(stage: Stage) -> None:
    stage.call_over_http()
    stage.slack.patience = 30
    environment = stage.environment(public=True, telegram=False)
    async with started("run", environment) as program:
        await program.until("connected")
        unanswered = await typed_until_killed(stage, program)
    acknowledged = confirmed(stage)
    kept = [cents for cents, _ in contracts(stage.file)]
    assert len(acknowledged) >= KILLED_AFTER
    assert acknowledged <= set(kept)
    assert len(kept) == len(set(kept))
    assert 0 < len(unanswered) <= AT_ONCE

    # What was cut off, sent once more, is logged once whether it had been written or not.
    async with started("run", environment) as program:
        await program.until("connected")
        await asyncio.gather(*(stage.slack.redeliver(one) for one in unanswered))
        assert await program.end() == 0
    wanted = acknowledged | {100 * int(one.payload["text"].split()[0]) for one in unanswered}
    assert Counter(cents for cents, _ in contracts(stage.file)) == Counter(wanted)


async def typed_until_killed(stage: Stage, program: Program) -> list[Delivery]:
    """Type commands, a few at once; give those that the killing left without an answer."""
    answered, amounts = count(1), iter(range(1001, 1001 + COMMANDS))

    async def type_on() -> list[Delivery]:
        for amount in amounts:
            delivery = await type_one(stage, amount)
            if delivery.failure is not None:
                return [delivery]
            if next(answered) == KILLED_AFTER:
                program.process.kill()
        return []

    return [*chain.from_iterable(await asyncio.gather(*(type_on() for _ in range(AT_ONCE))))]


async def type_one(stage: Stage, amount: int) -> Delivery:
    line = f"/contrat {amount} CHUS gré à gré"
    return await stage.slack.command(stage.on_slack, stage.general, line)


def confirmed(stage: Stage) -> set[int]:
    """List the amounts, in cents, that Julie saw confirmed."""
    texts = "\n".join(one.text for one in stage.slack.history(stage.general))
    found = re.findall(rf"Contrat noté{NBSP}: n° \d+, ([\d{NBSP}]+){NBSP}\$", texts)
    return {100 * int(one.replace(NBSP, "")) for one in found}
