"""How fast cards become messages, beside writing the same card as JSON.

Run as `python -m tests.bench.rendering`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Final

from bot import codec
from bot.cards import Button, Card, Choices, Fields, Note, Sign, Text, Weight
from bot.platforms.slack.render import message
from bot.platforms.telegram.render import render

SECONDS: Final = 0.5
CARD: Final = Card(
    title="Contrat",
    blocks=(
        Text("Contrat noté : no 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré. Merci!"),
        Fields((("Montant", "2 500 $ → 250 $"), ("Mode", "gré à gré → sur invitation"))),
        Note("À titre indicatif, seuil d’appel d’offres public : 139 000 $."),
        Choices(
            "Choisir",
            tuple(Button(f"Institution {place}", "q", (1, 1, place)) for place in range(20)),
            Button("Plus", "turn", (1, 1)),
        ),
    ),
    buttons=(
        Button("Corriger", "contract.correct@3", (602,)),
        Button("Annuler", "contract.undo@3", (602,), Weight.DANGER),
    ),
    sign=Sign.NOTED,
)
"""All that a card can hold, nearly."""


def rate(write: Callable[[Card], object]) -> float:
    """Return cards a second."""
    written, end = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        write(CARD)
        written += 1
    return written / SECONDS


def main() -> None:
    yardstick = rate(lambda card: json.dumps(codec.pack(card)))
    for name, write in (("Slack", message), ("Telegram", render)):
        cards = rate(write)
        sys.stdout.write(
            f"Rendering for {name}: {cards:,.0f} cards/s; "
            f"{yardstick / cards:.1f} times its JSON ({yardstick:,.0f}/s)\n"
        )


if __name__ == "__main__":
    main()
