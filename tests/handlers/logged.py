"""What tests of contracts share: the one that Sam logs, and how it is told."""

from __future__ import annotations

from functools import partial

from bot.cards import Button, Card, Fields, Note, Sign, Text, Weight
from storage import contracts
from storage.contracts import Contract
from tests.handlers.chat import CURRENT, Chat

LINE = "no. 27, $2,500, Société de transport de Montréal, mutual agreement, November 18"
TYPED = "/contract 2500 STM mutual agreement"


def standing(text: str, *more: Fields | Note) -> Card:
    """Return the card of contract no. 27."""
    return Card(
        blocks=(Text(text), *more),
        buttons=(
            Button("Correct", "contract.correct@3", (602,)),
            Button("Undo", "contract.undo@3", (602,), Weight.DANGER),
        ),
        sign=Sign.NOTED,
    )


async def row(chat: Chat, number: int = 27) -> Contract | None:
    return await chat.router.store.read(partial(contracts.by_number, cohort=CURRENT, number=number))
