"""What the machine itself answers: refusals, faults, and who has not joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Sign, Text
from bot.i18n import N_

if TYPE_CHECKING:
    from bot.errors import Refusal
    from bot.i18n import Translator


def refusal_card(t: Translator, refusal: Refusal) -> Card:
    """Say what is wrong, and what to type or press."""
    return Card(blocks=(Text(t(refusal.phrase)),))


def newcomer_card(t: Translator) -> Card:
    """Tell somebody unknown how to join."""
    text = t(
        N_(
            "I don’t know you yet. Ask the coordinators for a code, "
            "then write to me privately: /code CODE"
        )
    )
    return Card(blocks=(Text(text),), buttons=(Button(t(N_("Request access")), "access"),))


def unavailable_card(t: Translator) -> Card:
    """Say that nothing can be written down at the moment."""
    text = t(
        N_("I can’t write anything down right now: nothing was logged. Try again in a minute.")
    )
    return Card(blocks=(Text(text),), sign=Sign.CHECK)


def fault_card(t: Translator, reference: str) -> Card:
    """Say that the fault is ours, and how to speak of it."""
    text = t(
        N_(
            "A problem on our side: nothing was logged. "
            "Try again, or give reference {ref} to the coordinators."
        ),
        ref=reference,
    )
    return Card(blocks=(Text(text),))


def shown_once_card(t: Translator) -> Card:
    """Stand for an answer that held a secret, which nothing keeps."""
    return Card(blocks=(Text(t("This answer was shown once. Ask again for another.")),))
