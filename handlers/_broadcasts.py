"""How a broadcast is read, whom it is for, and in which state a button may find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Text
from bot.errors import Outdated, Refusal
from bot.i18n import N_
from storage import broadcasts, consents, recipients
from storage.broadcasts import Stage
from storage.recipients import Selection

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.broadcasts import Broadcast
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


def prepared(ctx: Context, number: int, version: int) -> Broadcast:
    """Return a broadcast as it was when a preview showed it. Raises Refusal, or Outdated."""
    broadcast = found(ctx, number)
    match broadcast.stage:
        case Stage.SENT | Stage.STOPPED:
            raise Outdated(N_("This text was sent on {when}."), when=broadcast.sent_at)
        case Stage.DROPPED:
            raise Outdated(N_("This text was given up on {when}."), when=broadcast.settled_at)
        case Stage.PREPARED if broadcast.sequence != version:
            raise Outdated(N_("This preview has changed since: a newer one stands below."))
        case Stage.PREPARED:
            return broadcast


def sent(ctx: Context, number: int) -> Broadcast:
    """Return a broadcast that has left. Raises Refusal, or Outdated."""
    broadcast = found(ctx, number)
    if broadcast.stage in {Stage.PREPARED, Stage.DROPPED}:
        raise Outdated(N_("This text was not sent."))
    return broadcast


def found(ctx: Context, number: int) -> Broadcast:
    """Return a broadcast of the cohort. Raises Refusal."""
    broadcast = broadcasts.get(ctx.db, cohort=ctx.cohort.id, broadcast=number)
    if broadcast is None:
        raise Refusal(N_("There is no such text. Write one: /broadcast"))
    return broadcast


def _agrees(ctx: Context, broadcast: Broadcast, person: int) -> bool:
    given = consents.current(ctx.db, person=person, cohort=ctx.cohort.id, now=ctx.now)
    return given[broadcast.category]
