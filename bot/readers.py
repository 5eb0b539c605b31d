"""How a message looks now for whoever reads it: the view, in the reader's language and cohort."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot import codec
from bot.answers import placed_card
from bot.cards import Card, Note
from bot.context import DEFAULT_ZONE, Context, Origin, Visit
from bot.exchange import ChatKind, Platform
from bot.i18n import N_, Languages, Translator, preferred
from bot.lateness import owning_up
from bot.rights import foremost
from bot.situations import memberships_in
from bot.stamps import stamped
from storage import cohorts, people
from storage.chats import Chat
from storage.cohorts import Cohort
from storage.people import Person
from storage.posts import Post
from storage.showings import Showing

if TYPE_CHECKING:
    from bot.registry import Registry
    from storage.db import Session
    from storage.edits import Copy


@dataclass(frozen=True, slots=True)
class Audience(Visit):
    """What a view gets for a group or a channel of the cohort: nobody in particular reads."""

    cohort: Cohort

    @property
    def today(self) -> date:
        """The day it is in the cohort's zone."""
        return cohorts.today(self.cohort, now=self.now)


@dataclass(frozen=True, slots=True)
class Views:
    """Shows messages to their readers."""

    registry: Registry
    languages: Languages

    def show(self, db: Session, *, copy: Copy, chat: Chat, now: datetime) -> Card | None:
        """Render a message for that chat; None when it no longer concerns its reader."""
        reader = self._reader(db, copy, chat, now)
        card = self.registry.views[copy.view](reader, *copy.args) if reader else None
        if reader is None or card is None:
            return None
        if isinstance(copy, Post):
            card = owning_up(db, reader.t, post=copy, card=card, now=now)
        shown = stamped(card, copy.cohort_id)
        if isinstance(reader, Context) and isinstance(copy, Showing) and copy.placed:
            return placed_card(reader.t, shown, reader.cohort, now)
        return shown

    def without_file(
        self, db: Session, *, card: Card, post: Post, chat: Chat, now: datetime
    ) -> Card:
        """Leave out a card's file, and tell its reader that it could not be sent there."""
        t = self._translator(post, *_concerned(db, post), chat, now)
        note = Note(t(N_("The file could not be sent here. The coordinators can help.")))
        return replace(card, file=None, blocks=(*card.blocks, note))

    def _reader(self, db: Session, copy: Copy, chat: Chat, now: datetime) -> Visit | None:
        person, cohort = _concerned(db, copy)
        t = self._translator(copy, person, cohort, chat, now)
        origin = _origin(db, person, chat)
        if cohort is None:
            return Visit(db, now, t, self.registry, origin, person)
        if person is None:
            if chat.cohort_id != cohort.id:
                return None
            return Audience(db, now, t, self.registry, origin, None, cohort)
        here = memberships_in(db, person=person, cohort=cohort)
        if not here:
            return None
        acting = foremost(here)
        return Context(db, now, t, self.registry, origin, person, cohort, acting, here)

    def _translator(
        self, copy: Copy, person: Person | None, cohort: Cohort | None, chat: Chat, now: datetime
    ) -> Translator:
        zone = (person and person.zone) or (cohort and cohort.zone) or DEFAULT_ZONE
        answered = copy.language if isinstance(copy, Showing) else None
        own = person.language if person else None
        common = cohort.language if cohort else None
        language = preferred(own, answered, chat.language, common)
        shared = chat.platform == Platform.SLACK
        home = cohort.zone if cohort else None
        return self.languages.translator(language, zone=zone, now=now, home=home, shared=shared)


def _concerned(db: Session, copy: Copy) -> tuple[Person | None, Cohort | None]:
    person = people.get(db, person=copy.person_id) if copy.person_id else None
    cohort = cohorts.get(db, cohort=copy.cohort_id) if copy.cohort_id else None
    return person, cohort


def digest(card: Card) -> str:
    """Return what tells two cards apart."""
    text = json.dumps(codec.pack(card), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _origin(db: Session, person: Person | None, chat: Chat) -> Origin:
    accounts = people.accounts(db, person=person.id) if person else ()
    here = (chat.platform, chat.workspace)
    user = next((one.user_id for one in accounts if (one.platform, one.workspace) == here), "")
    name = person.name if person else ""
    return Origin(*here, user, name, chat, home=chat, direct=chat.kind is ChatKind.DIRECT)
