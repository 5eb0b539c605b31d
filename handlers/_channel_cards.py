"""The cards of a chat that is, or may be, attached to a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Choices, Fields, Note, Sign, Text, Weight
from bot.i18n import N_, Typed
from handlers import _channels as rooms
from handlers import _purposes as purposes
from handlers._announcements import ANNOUNCE
from storage import chats, cohorts

if TYPE_CHECKING:
    from bot.context import Visit
    from storage.chats import Chat
    from storage.cohorts import Cohort

FOR_ONE: Final = Typed(N_("/channel CHUS"))
FREE: Final = N_("This chat is attached to no cohort.")


def room_card(visit: Visit, chat: Chat, *, sign: Sign | None = None) -> Card:
    """Show what a chat is attached to; to coordinators, what can be changed."""
    cohort = cohorts.get(visit.db, cohort=chat.cohort_id) if chat.cohort_id else None
    if cohort is None:
        return _free_card(visit, chat)
    t = visit.t
    mine = any(one.id == cohort.id for one in rooms.coordinated(visit))
    other = "en" if chat.language == "fr" else "fr"
    tongue = t(rooms.WRITE[other])
    silent = t(N_("I cannot write there: invite me to it, then type a command there."))
    return Card(
        title=t(N_("What this chat receives")),
        blocks=(
            Fields(rows(visit, cohort, chat.purpose, chat.language)),
            *(() if chat.reachable else (Note(silent),)),
        ),
        buttons=(
            Button(tongue, "channel.tongue", (chat.id, other)),
            Button(t(N_("Detach")), "channel.detach", (chat.id,), Weight.DANGER),
        )
        if mine
        else (),
        sign=sign,
    )


def list_card(visit: Visit, page: int = 0) -> Card:
    """Explain how chats are attached, and list those of the cohorts that the person coordinates."""
    t = visit.t
    text = N_("Type this in the channel or the group to attach, once I am in it: {line}")
    how = t(text, line=ANNOUNCE)
    found = [
        (cohort, chat)
        for cohort in rooms.coordinated(visit)
        for chat in chats.of_cohort(visit.db, cohort=cohort.id)
    ]
    options = tuple(
        Button(_label(visit, cohort, chat), "channel.see", (chat.id,)) for cohort, chat in found
    )
    listed = Choices(t(N_("Attached")), options, Button(t(N_("More")), "channel.list"), page)
    return Card(blocks=(Text(how), *((listed,) if options else ())))


def _free_card(visit: Visit, chat: Chat) -> Card:
    t, mine = visit.t, rooms.coordinated(visit)
    free = Text(t(FREE))
    if not mine:
        return Card(blocks=(free,))
    hint = t(N_("For one institution, add its name: {line}"), line=FOR_ONE)
    buttons = tuple(
        Button(t(label), "channel.for", (chat.id, purpose))
        for purpose, label in purposes.RECEIVE.items()
    )
    return Card(blocks=(free, Note(hint)), buttons=buttons)


def rows(
    visit: Visit, cohort: Cohort, purpose: str | None, language: str | None
) -> tuple[tuple[str, str], ...]:
    t = visit.t
    return (
        (t(N_("Cohort")), cohort.name),
        (t(N_("Receives")), purposes.name(visit, cohort, purpose)),
        (t(N_("Language")), t(rooms.TONGUES[language or cohort.language])),
    )


def _label(visit: Visit, cohort: Cohort, chat: Chat) -> str:
    facts = {
        "what": purposes.name(visit, cohort, chat.purpose),
        "platform": chat.platform.capitalize(),
        "cohort": cohort.name,
    }
    return visit.t(N_("{what}, {platform}, {cohort}"), **facts)
