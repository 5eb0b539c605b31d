"""How a broadcast is read, whom it is for, and in which state a button may find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note, Text
from bot.errors import Outdated
from bot.i18n import N_
from handlers._announcements import UNTOLD, Announcements
from handlers._events import event_line
from storage.broadcasts import Broadcast, Stage

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.cohorts import Cohort
    from storage.events import Event

NOBODY: Final = N_("Nobody would receive this text: choose for whom it is.")


def message_card(
    t: Translator, cohort: Cohort, broadcast: Broadcast, event: Event | None = None
) -> Card:
    """Show a broadcast as it is read: its text, who sends it, and how to receive no more.

    It says so where it is read as news of an event that one said yes to.
    """
    stop = Button(t(N_("Unsubscribe")), "do", ("stop",))
    text, sender = Text(text_in(t, broadcast)), Note(signature(t, cohort))
    if event is None:
        return Card(blocks=(text, sender), buttons=(stop,))
    why = N_("You receive this because you said yes to {event}.")
    said = Note(t(why, event=event_line(t, event)))
    return Card(blocks=(text, said, sender), buttons=(stop,))


def text_in(t: Translator, broadcast: Broadcast) -> str:
    """Return the text in the reader's language, else in the other."""
    texts = {"fr": broadcast.text_fr, "en": broadcast.text_en}
    return texts[t.language] or broadcast.text_fr or broadcast.text_en


def signature(t: Translator, cohort: Cohort) -> str:
    values = {"sender": cohort.sender_name, "address": cohort.sender_address}
    if cohort.officer_email:
        text = N_("Sent by {sender} on behalf of {cohort}, {address}, {reach}. Unsubscribe: /stop")
        return t(text, **values, cohort=cohort.name, reach=cohort.officer_email)
    text = N_("Sent by {sender} on behalf of {cohort}, {address}. Unsubscribe: /stop")
    return t(text, **values, cohort=cohort.name)


def sent(ctx: Context, number: int) -> Broadcast:
    """Return a broadcast that has left. Raises Refusal, or Outdated."""
    broadcast = BROADCASTS.found(ctx, number)
    if broadcast.stage in UNTOLD:
        raise Outdated(N_("This text was not sent."))
    return broadcast


BROADCASTS: Final = Announcements(
    key="broadcast",
    record=Broadcast,
    line=lambda ctx, broadcast: text_in(ctx.t, broadcast),
    missing=N_("There is no such text. Write one: /broadcast"),
    settled={
        Stage.SENT: N_("This text was sent on {when}."),
        Stage.STOPPED: N_("This text was stopped on {when}."),
        Stage.DROPPED: N_("This text was given up on {when}."),
    },
    meanwhile=N_("{person} changed this text meanwhile: {changes}. Replace it with yours?"),
    send=("send", N_("Send")),
)
