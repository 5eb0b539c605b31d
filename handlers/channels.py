"""Attaching a channel to a cohort: what it hears, and in which language."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Final

from bot.answers import newcomer_card
from bot.cards import Card
from bot.context import Visit
from bot.errors import Outdated, Refusal, out_of_use
from bot.exchange import Reply
from bot.feature import Feature
from bot.fields import ChoiceField, Tongue
from bot.fields.lexicon import each
from bot.fields.text import TextField
from bot.i18n import N_
from handlers import _channels as rooms
from handlers import _purposes as purposes
from handlers._attaching import attached, settled, wanted
from handlers._channel_cards import list_card, room_card
from handlers._roles import COORDINATORS
from storage import chats
from storage.chats import Chat

feature = Feature("channels")

LASTS: Final = timedelta(days=1)
"""How long what was asked in a chat may be settled from elsewhere."""
PURPOSE: Final = ChoiceField(
    key="purpose",
    label=N_("Purpose"),
    labels=purposes.NAMES,
    words=each(chats.ANNOUNCEMENTS, "annonces|annonce|announcement|nouvelles|news")
    | each(chats.COORDINATION, "coordinators|coordonnatrices|coordonnateurs"),
    asked=N_("What is this chat for?"),
)


@feature.command(
    "channel",
    fr="canal",
    help=N_("Attach this channel to the cohort"),
    heading=N_("Attach this channel"),
    roles=frozenset(),
    offered=COORDINATORS,
    examples=("announcements", "annonces"),
)
def channel(
    visit: Visit,
    *,
    purpose: Annotated[str, PURPOSE] = "",
    language: Tongue = "",
    institution: Annotated[str, TextField()] = "",
) -> Card:
    if visit.person is None:
        return newcomer_card(visit.t)
    if visit.origin.direct:
        return list_card(visit)
    here = visit.origin.chat
    if here.cohort_id is not None and not rooms.is_member(visit, here.cohort_id):
        raise Refusal(N_("This chat belongs to another cohort, whose coordinators can detach it."))
    chats.enquire(visit.db, chat=here.id, by=visit.person.id, now=visit.now)
    if purpose or institution:
        return wanted(visit, here, purpose, language, institution)
    if here.purpose is not None and language:
        return wanted(visit, here, here.purpose, language)
    return room_card(visit, here)


@feature.button("channel.for", roles=frozenset())
def choose(visit: Visit, number: int, purpose: str) -> Reply:
    if purpose not in purposes.NAMES:
        raise out_of_use()
    return Reply(wanted(visit, _asked(visit, number), purpose, ""), replaces=True)


@feature.button("channel.pick", roles=frozenset())
def pick(visit: Visit, number: int, carried: str, language: str, place: int) -> Reply:
    """Go on with the cohort or the institution that was chosen."""
    here, cohort = _asked(visit, number), rooms.require(visit, place)
    purpose = purposes.unpacked(visit, cohort, carried)
    return Reply(settled(visit, here, cohort, purpose, language), replaces=True)


@feature.button("channel.attach", roles=frozenset())
def attach(visit: Visit, number: int, carried: str, language: str, place: int) -> Reply:
    """Attach a chat in which the person asked for it, and say so there."""
    here, cohort = _asked(visit, number), rooms.require(visit, place)
    purpose = purposes.unpacked(visit, cohort, carried)
    return Reply(attached(visit, here, cohort, purpose, language), replaces=True)


def _asked(visit: Visit, number: int) -> Chat:
    """Return a chat, free or of their cohorts, in which the person asked about it lately."""
    here, by = rooms.room(visit, number), visit.person.id if visit.person else 0
    asked_at = chats.enquired(visit.db, chat=number, by=by)
    if asked_at is None:
        raise Outdated(N_("Type the command again, in the channel or the group itself."))
    if (until := asked_at + LASTS) < visit.now:
        why = N_(
            "This request expired on {when}. "
            "Type the command again, in the channel or the group itself."
        )
        raise Outdated(why, when=until)
    if here.cohort_id is not None:
        rooms.require(visit, here.cohort_id)
    return here
