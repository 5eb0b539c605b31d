"""What the machine itself answers: refusals, faults, and who has not joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Sign, Text
from bot.i18n import COHORT, N_
from storage import cohorts

if TYPE_CHECKING:
    from datetime import datetime

    from bot.errors import Refusal
    from bot.exchange import Reply
    from bot.i18n import Translator
    from storage.cohorts import Cohort


def refusal_card(t: Translator, refusal: Refusal) -> Card:
    """Say what is wrong, and what to type or press."""
    return Card(blocks=(Text(t(refusal.phrase)),))


def unopened_card(t: Translator, card: Card) -> Card:
    """Say with a question that its form did not open."""
    note = Note(t(N_("The form did not open: answer here, or press its button again.")))
    return replace(card, blocks=(*card.blocks, note))


def placed_card(t: Translator, card: Card, cohort: Cohort, now: datetime) -> Card:
    """Say under an answer which cohort it is about, and how to speak of another."""
    told = N_("Cohort: {cohort}. To switch: {command}")
    past = N_("Cohort: {cohort}, ended on {day}. To switch: {command}")
    text = past if cohorts.ended(cohort, now=now) else told
    note = Note(t(text, cohort=cohort.name, day=cohort.ends, command=COHORT))
    return replace(card, blocks=(*card.blocks, note))


def still_card(t: Translator, card: Card, now: datetime, *anew: Button) -> Card:
    """Say of when a card is that nothing will change, and offer to see how it looks by then."""
    told = N_("As of {when}. This message does not change by itself.")
    note = Note(t(told, when=now))
    return replace(card, blocks=(*card.blocks, note), buttons=(*card.buttons, *anew))


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


def unshown_card(t: Translator) -> Card:
    """Stand for an answer that held a secret, and could not be shown at once."""
    return Card(blocks=(Text(t("This answer could not be shown in time. Ask again.")),))


def _shown_once_card(t: Translator) -> Card:
    """Stand for an answer that held a secret, which nothing keeps."""
    return Card(blocks=(Text(t("This answer was shown once. Ask again for another.")),))


def remembered(t: Translator, reply: Reply) -> Reply:
    """Return what is kept of an answer: of one that nothing keeps, what stands for it."""
    if not reply.secret:
        return reply
    return replace(reply, card=reply.late or _shown_once_card(t), secret=False, late=None)
