"""A process whose disk fills while people type contracts, and has space again later.

Run as `python -m tests.robustness.filler URL SPACE`: no file may grow beyond SPACE bytes for a
while. Prints one line for each contract typed: what was answered, when, and the amount.
"""

from __future__ import annotations

import asyncio
import resource
import signal
import sys

from bot.logs import configure
from tests.robustness.machine import Machine, line, logged, running, settled, told


async def types(machine: Machine, when: str, amounts: range) -> None:
    cards = await asyncio.gather(*(machine.say(line(amount)) for amount in amounts))
    for amount, card in zip(amounts, cards, strict=True):
        answer = "logged" if logged(card) else "told" if told(card) else "lost"
        sys.stdout.write(f"{answer} {when} {amount}\n")


async def main(url: str, space: str) -> None:
    configure()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails instead
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with running(url) as opened:
        machine = await settled(opened)
        await types(machine, "before", range(3000, 3020))
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(space), hard))
        await types(machine, "during", range(4000, 4200))
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        await types(machine, "after", range(5000, 5020))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
