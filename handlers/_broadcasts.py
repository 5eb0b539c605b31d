"""How a broadcast is read, whom it is for, and in which state a button may find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Note, Text
from bot.errors import Outdated
from bot.i18n import N_
from handlers._announcements import UNTOLD, Announcements
from storage import broadcasts, consents, recipients
from storage.announcements import Stage
from storage.broadcasts import Broadcast
from storage.recipients import Selection

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.cohorts import Cohort


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a broadcast is for, but its author, and what stands between it and them."""

    willing: tuple[int, ...]
    unreachable: int
    opted_out: int

    @property
    def selected(self) -> int:
        return len(self.willing) + self.opted_out

    @property
    def recipients(self) -> int:
        return len(self.willing) - self.unreachable


def reach(ctx: Context, broadcast: Broadcast) -> Reach:
    selection = Selection.unpacked(broadcast.audience)
    chosen = recipients.select(ctx.db, cohort=ctx.cohort.id, selection=selection)
    others = [person for person in chosen if person != broadcast.created_by]
    willing = [person for person in others if _agrees(ctx, broadcast, person)]
    away = broadcasts.out_of_reach(ctx.db, people=willing)
    return Reach(tuple(willing), len(away), len(others) - len(willing))


def message_card(t: Translator, cohort: Cohort, broadcast: Broadcast) -> Card:
    """Show a broadcast as it is read: its text, who sends it, and how to receive no more."""
    stop = Button(t(N_("Unsubscribe")), "do", ("stop",))
    said = (Text(text_in(t, broadcast)), Note(signature(t, cohort)))
    return Card(blocks=said, buttons=(stop,))


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


def _agrees(ctx: Context, broadcast: Broadcast, person: int) -> bool:
    given = consents.current(ctx.db, person=person, cohort=ctx.cohort.id, now=ctx.now)
    return given[broadcast.category]


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
    meanwhile=N_("{person} changed this text meanwhile. Put yours in its place?"),
    insist=N_("Put my text"),
    send=("send", N_("Send")),
)
