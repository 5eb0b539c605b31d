"""Attaching a chat: at once where nothing is in doubt, else after one question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Card, Sign, Text
from bot.errors import out_of_use
from bot.i18n import N_
from handlers import _channels as rooms
from handlers import _purposes as purposes
from handlers._attaching_cards import caution_card, change_card, choice_card
from handlers._channel_cards import room_card
from storage import chats, posts
from storage.posts import Priority

if TYPE_CHECKING:
    from bot.context import Visit
    from bot.i18n import Translator
    from storage.chats import Chat
    from storage.cohorts import Cohort

_USEFUL: Final = timedelta(hours=1)


def wanted(visit: Visit, here: Chat, purpose: str, language: str, words: str = "") -> Card:
    """Do what was said of a chat: its purpose, or the words that name an institution."""
    options, sure = _options(visit, here, purpose, words)
    if len(options) > 1 or not sure:
        return choice_card(visit, here, options, language)
    [(cohort, meant)] = options
    return settled(visit, here, cohort, meant, language)


def settled(visit: Visit, here: Chat, cohort: Cohort, meant: str, language: str = "") -> Card:
    """Attach a chat for what is meant, once whoever asks knows what that changes."""
    tongue = language or here.language or cohort.language
    if here.cohort_id is None:
        cautious = meant == chats.COORDINATION
        ask = caution_card if cautious else attached
        return ask(visit, here, cohort, meant, tongue)
    if (here.purpose, here.language) != (meant, tongue):
        return change_card(visit, here, cohort, meant, tongue)
    return room_card(visit, here)


def attached(visit: Visit, chat: Chat, cohort: Cohort, purpose: str, language: str) -> Card:
    """Attach, and say so there once: whoever reads the chat knows, and the way there is tried."""
    if language not in rooms.TONGUES:
        raise out_of_use()
    if (chat.cohort_id, chat.purpose, chat.language) == (cohort.id, purpose, language):
        return room_card(visit, chat)
    if (chat.cohort_id, chat.purpose) != (cohort.id, purpose):
        posts.silence(visit.db, chat=chat.id)
    after = chats.attach(
        visit.db,
        chat=chat.id,
        cohort=cohort.id,
        purpose=purpose,
        language=language,
        by=_who(visit),
        now=visit.now,
    )
    _say_there(visit, chat, "channel.attached", cohort=cohort.id)
    return room_card(visit, after, sign=Sign.NOTED)


def detached(visit: Visit, chat: Chat, cohort: Cohort) -> Card:
    """Detach, and say so there: what has not left yet for it never does."""
    language = chat.language or cohort.language
    posts.silence(visit.db, chat=chat.id)
    chats.detach(visit.db, chat=chat.id, by=_who(visit), now=visit.now)
    _say_there(visit, chat, "channel.detached", cohort.id, language)
    return replace(detached_card(visit.t, cohort), sign=Sign.NOTED)


def detached_card(t: Translator, cohort: Cohort) -> Card:
    text = N_("This chat receives nothing of the {cohort} cohort any more.")
    return Card(blocks=(Text(t(text, cohort=cohort.name)),))


def _say_there(
    visit: Visit, chat: Chat, view: str, *args: int | str, cohort: int | None = None
) -> None:
    """Tell those who read a chat, while that is still news."""
    posts.plan(
        visit.db,
        chat=chat.id,
        cohort=cohort,
        view=view,
        args=args,
        key=f"{view}:{visit.now.isoformat()}",
        due_at=visit.now,
        expires_at=visit.now + _USEFUL,
        priority=Priority.ANSWER,
    )


def _who(visit: Visit) -> int | None:
    return visit.person.id if visit.person else None


def _options(
    visit: Visit, here: Chat, purpose: str, words: str
) -> tuple[list[tuple[Cohort, str]], bool]:
    """Return what can be meant, by cohort, and whether the words leave no doubt."""
    free = here.cohort_id is None
    places = rooms.spoken_of(visit) if free else [rooms.require(visit, here.cohort_id)]
    if not places:
        raise rooms.others_do()
    said = purposes.Meant((purpose,), sure=True) if purpose else None
    read = [(one, said or purposes.meant(visit, one, words)) for one in places]
    options = [(one, each) for one, meant in read for each in meant.purposes]
    return options, all(meant.sure for _, meant in read)
