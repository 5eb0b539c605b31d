"""The contract that tests type, what is said of it, and what can be pressed there."""

from __future__ import annotations

from bot.playground.slack import Message as SlackMessage

LINE = "/contrat 2500 CHUS gré-à-gré"
CONTRACT = "n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre"
LOGGED = f"✅ Contrat noté : {CONTRACT}. Merci!"
HIGH = "2\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}$"


def pressable(message: SlackMessage) -> list[str]:
    """List the buttons of a message."""
    rows = (one for one in message.blocks if one["type"] == "actions")
    return [element["text"]["text"] for row in rows for element in row["elements"]]
