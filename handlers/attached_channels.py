"""Channels that are attached: seen, spoken to in the other language, detached."""

from __future__ import annotations

from typing import Final

from bot.cards import Card, Text
from bot.context import Visit
from bot.errors import Outdated, Refusal
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_, preferred
from handlers import _channels as rooms
from handlers import _purposes as purposes
from handlers._attaching import attached, detached, detached_card
from handlers._channel_cards import FREE, list_card, room_card
from storage import chats, cohorts
from storage.chats import Chat

feature = Feature("attached_channels")
LEFT: Final = N_("This chat was detached on {when}.")


@feature.button("channel.see", roles=frozenset())
def see(visit: Visit, number: int) -> Card:
    return room_card(visit, _own(visit, number))


@feature.button("channel.list", roles=frozenset())
def more(visit: Visit, page: int) -> Card:
    return list_card(visit, page)


@feature.button("channel.tongue", roles=frozenset())
def speak(visit: Visit, number: int, language: str) -> Reply:
    here = _own(visit, number)
    cohort = rooms.require(visit, here.cohort_id)
    return Reply(attached(visit, here, cohort, here.purpose or "", language), replaces=True)


@feature.button("channel.detach", roles=frozenset())
def detach(visit: Visit, number: int) -> Reply:
    here = _own(visit, number)
    cohort = rooms.require(visit, here.cohort_id)
    return Reply(detached(visit, here, cohort), replaces=True)


@feature.view("channel.attached")
def attached_card(visit: Visit) -> Card | None:
    """Tell those who read a chat what it receives from now on."""
    chat = visit.origin.chat
    cohort = cohorts.get(visit.db, cohort=chat.cohort_id) if chat.cohort_id else None
    if cohort is None:
        return None
    what = purposes.name(visit, cohort, chat.purpose)
    text = N_("This chat now hears from the {cohort} cohort: {what}.")
    return Card(blocks=(Text(visit.t(text, cohort=cohort.name, what=what)),))


@feature.view("channel.detached")
def detached_view(visit: Visit, number: int, language: str) -> Card | None:
    """Tell those who read a chat, as it was spoken to, what it receives no more.

    Nothing if it does again.
    """
    cohort = cohorts.get(visit.db, cohort=number)
    if cohort is None or visit.origin.chat.cohort_id is not None:
        return None
    return detached_card(visit.t.into(preferred(language)), cohort)


def _own(visit: Visit, number: int) -> Chat:
    """Return a chat of a cohort that the person coordinates. Raises Outdated, or Refusal."""
    here = rooms.room(visit, number)
    if here.cohort_id is None and (mine := rooms.coordinated(visit)):
        left = [chats.detached(visit.db, chat=number, cohort=one.id) for one in mine]
        last = max(filter(None, left), default=None)
        raise Outdated(LEFT, when=last) if last else Refusal(FREE)
    rooms.require(visit, here.cohort_id)
    return here
