"""What is asked before a chat is attached: for whom, instead of what, and who will read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields, Sign, Text
from bot.i18n import N_
from handlers import _purposes as purposes
from handlers._channel_cards import rows
from storage import chats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Visit
    from storage.chats import Chat
    from storage.cohorts import Cohort


def choice_card(
    visit: Visit, chat: Chat, options: Sequence[tuple[Cohort, str]], language: str
) -> Card:
    """Ask which cohort, or which institution, a chat is for."""
    buttons = tuple(_picking(_choice(visit, options, one), chat, one, language) for one in options)
    which, what = N_("Which cohort is this chat for?"), N_("What is this chat for?")
    return Card(blocks=(Text(visit.t(which if _several(options) else what)),), buttons=buttons)


def change_card(visit: Visit, chat: Chat, cohort: Cohort, purpose: str, language: str) -> Card:
    """Show what would change, old and new, before it does."""
    t = visit.t
    old = dict(rows(visit, cohort, chat.purpose, chat.language))
    new = rows(visit, cohort, purpose, language)
    changes = tuple(
        (label, t(N_("{old} → {new}"), old=old[label], new=value))
        for label, value in new
        if old[label] != value
    )
    instead = t(N_("Replace"))
    return Card(
        title=t(N_("This chat is attached already")),
        blocks=(Fields(changes), *_caution(visit, purpose)),
        buttons=(
            _attaching(instead, chat, (cohort, purpose), language),
            Button(t(N_("Keep as it is")), "channel.see", (chat.id,)),
        ),
    )


def caution_card(visit: Visit, chat: Chat, cohort: Cohort, purpose: str, language: str) -> Card:
    """Say who will read what is only for the coordinators, before it is."""
    attach = _attaching(visit.t(N_("Attach")), chat, (cohort, purpose), language)
    return Card(blocks=_caution(visit, purpose), buttons=(attach,), sign=Sign.CHECK)


def _picking(label: str, chat: Chat, option: tuple[Cohort, str], language: str) -> Button:
    """Return the button that goes on with this option as if it had been typed."""
    return replace(_attaching(label, chat, option, language), key="channel.pick")


def _attaching(label: str, chat: Chat, option: tuple[Cohort, str], language: str) -> Button:
    cohort, purpose = option
    tongue = language or chat.language or cohort.language
    args = (chat.id, purposes.packed(purpose), tongue, cohort.id)
    return Button(label, "channel.attach", args)


def _caution(visit: Visit, purpose: str) -> tuple[Text, ...]:
    text = N_(
        "Everybody in this chat will read what is meant for the coordinators, "
        "every amount included."
    )
    return (Text(visit.t(text)),) if purpose == chats.COORDINATION else ()


def _choice(visit: Visit, options: Sequence[tuple[Cohort, str]], one: tuple[Cohort, str]) -> str:
    """Name an option by what tells it from the others."""
    cohort, purpose = one
    return cohort.name if _several(options) else purposes.name(visit, cohort, purpose)


def _several(options: Sequence[tuple[Cohort, str]]) -> bool:
    """Whether options are of more than one cohort."""
    return len({cohort.id for cohort, _ in options}) > 1
