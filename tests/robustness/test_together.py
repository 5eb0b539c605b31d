"""Many at once: the same delivery is done once, the same contract is logged once."""

from __future__ import annotations

import asyncio

from bot.exchange import Words
from tests.robustness.machine import SELLERS, Machine, line, logged, said, shown


async def test_thousand_equal_deliveries_give_one_row(machine: Machine) -> None:
    request = machine.request(Words(line(2500)))
    replies = await asyncio.gather(*(machine.router.handle(request) for _ in range(1000)))

    assert {str(reply) for reply in replies} == {str(replies[0])}
    assert logged(shown(replies[0]))
    assert await machine.amounts() == [2500]


async def test_same_contract_of_two_people_at_once_is_asked_about(on_postgres: Machine) -> None:
    every = [3000 + number for number in range(20)]
    cards = await asyncio.gather(
        *(on_postgres.say(line(amount), user) for amount in every for user in SELLERS)
    )
    pairs = [sorted(said(card)[:17] for card in cards[n : n + 2]) for n in range(0, 40, 2)]

    assert pairs == [["Contrat noté : n°", "Un contrat sembla"]] * 20
    assert sorted(await on_postgres.amounts()) == every
