"""Attaching a chat: at once where nothing is in doubt, else after one question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Fields, Sign, Text
from bot.errors import out_of_use
from bot.i18n import N_
from handlers import _channels as rooms
from handlers._channel_cards import room_card, rows
from storage import chats, posts
from storage.posts import Priority

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.context import Visit
    from storage.chats import Chat
    from storage.cohorts import Cohort

_USEFUL: Final = timedelta(hours=1)


def wanted(visit: Visit, here: Chat, purpose: str, language: str, words: str = "") -> Card:
    """Do what was said of a chat: its purpose, or the words that name an institution."""
    options, sure = _options(visit, here, purpose, words)
    if len(options) > 1 or not sure:
        return _choice_card(visit, here, options, language)
    [(cohort, meant)] = options
    return settled(visit, here, cohort, meant, language)


def settled(visit: Visit, here: Chat, cohort: Cohort, meant: str, language: str = "") -> Card:
    """Attach a chat for what is meant, once whoever asks knows what that changes."""
    tongue = language or here.language or cohort.language
    if here.cohort_id is None:
        cautious = meant == chats.COORDINATION
        ask = _caution_card if cautious else attached
        return ask(visit, here, cohort, meant, tongue)
    if (here.purpose, here.language) != (meant, tongue):
        return _change_card(visit, here, cohort, meant, tongue)
    return room_card(visit, here)


def attached(visit: Visit, chat: Chat, cohort: Cohort, purpose: str, language: str) -> Card:
    """Attach, and say so there once: whoever reads the chat knows, and the way there is tried."""
    if language not in rooms.TONGUES:
        raise out_of_use()
    if (chat.cohort_id, chat.purpose, chat.language) == (cohort.id, purpose, language):
        return room_card(visit, chat)
    if (chat.cohort_id, chat.purpose) != (cohort.id, purpose):
        posts.silence(visit.db, chat=chat.id)
    now = visit.now
    after = chats.attach(
        visit.db,
        chat=chat.id,
        cohort=cohort.id,
        purpose=purpose,
        language=language,
        by=_who(visit),
        now=now,
    )
    posts.plan(
        visit.db,
        chat=chat.id,
        cohort=cohort.id,
        view="channel.attached",
        args=(),
        key=f"channel.attached:{now.isoformat()}",
        due_at=now,
        expires_at=now + _USEFUL,
        priority=Priority.ANSWER,
    )
    return room_card(visit, after, sign=Sign.NOTED)


def detached(visit: Visit, chat: Chat, cohort: Cohort) -> Card:
    """Detach: what has not left yet for it never does."""
    posts.silence(visit.db, chat=chat.id)
    chats.detach(visit.db, chat=chat.id, by=_who(visit), now=visit.now)
    text = N_("This chat receives nothing of the {cohort} cohort any more.")
    return Card(blocks=(Text(visit.t(text, cohort=cohort.name)),), sign=Sign.NOTED)


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
    said = rooms.Meant((purpose,), sure=True) if purpose else None
    read = [(one, said or rooms.meant(visit, one, words)) for one in places]
    options = [(one, each) for one, meant in read for each in meant.purposes]
    return options, all(meant.sure for _, meant in read)


def _choice_card(
    visit: Visit, chat: Chat, options: Sequence[tuple[Cohort, str]], language: str
) -> Card:
    """Ask which cohort, or which institution, a chat is for."""
    buttons = tuple(_picking(_choice(visit, options, one), chat, one, language) for one in options)
    which, what = N_("Which cohort is this chat for?"), N_("What is this chat for?")
    return Card(blocks=(Text(visit.t(which if _several(options) else what)),), buttons=buttons)


def _change_card(visit: Visit, chat: Chat, cohort: Cohort, purpose: str, language: str) -> Card:
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


def _caution_card(visit: Visit, chat: Chat, cohort: Cohort, purpose: str, language: str) -> Card:
    """Say who will read what is only for the coordinators, before it is."""
    attach = _attaching(visit.t(N_("Attach")), chat, (cohort, purpose), language)
    return Card(blocks=_caution(visit, purpose), buttons=(attach,), sign=Sign.CHECK)


def _picking(label: str, chat: Chat, option: tuple[Cohort, str], language: str) -> Button:
    """Return the button that goes on with this option as if it had been typed."""
    return replace(_attaching(label, chat, option, language), key="channel.pick")


def _attaching(label: str, chat: Chat, option: tuple[Cohort, str], language: str) -> Button:
    cohort, purpose = option
    tongue = language or chat.language or cohort.language
    args = (chat.id, rooms.packed(purpose), tongue, cohort.id)
    return Button(label, "channel.attach", args)


def _caution(visit: Visit, purpose: str) -> tuple[Text, ...]:
    text = N_("Everybody in this chat will read what is meant for the coordinators.")
    return (Text(visit.t(text)),) if purpose == chats.COORDINATION else ()


def _choice(visit: Visit, options: Sequence[tuple[Cohort, str]], one: tuple[Cohort, str]) -> str:
    """Name an option by what tells it from the others."""
    cohort, purpose = one
    return cohort.name if _several(options) else rooms.purpose_name(visit, cohort, purpose)


def _several(options: Sequence[tuple[Cohort, str]]) -> bool:
    """Whether options are of more than one cohort."""
    return len({cohort.id for cohort, _ in options}) > 1
