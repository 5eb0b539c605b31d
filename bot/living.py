"""Answers that live: a message that shows a view changes with it, until something replaces it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.readers import digest
from storage import chats, edits, people, showings

if TYPE_CHECKING:
    from datetime import datetime

    from bot.cards import Card
    from bot.exchange import Reply, Request, Shown
    from bot.outlet import Sent
    from bot.readers import Views
    from storage.chats import Chat
    from storage.db import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message shows from now on: a card, which is a view, where only one person reads."""

    request: Request
    card: Card
    shows: Shown
    sent: Sent

    @classmethod
    def of(cls, request: Request, reply: Reply, sent: Sent | None) -> Answer | None:
        """Return what can live of a reply; nothing where it shows no view, or cannot change."""
        if sent is None or reply.shows is None or reply.card is None:
            return None
        return cls(request, reply.card, reply.shows, sent)

    def keep(self, db: Session, *, views: Views, now: datetime) -> None:
        """Let the message live. What changed while it was on its way is put right at once.

        A process killed before this leaves a message that stays as it is, and nothing else.
        """
        chat = self._chat(db)
        if chat is None or chat.person_id is None:
            return
        shown = showings.note(
            db,
            chat=chat.id,
            message=self.sent.message,
            person=chat.person_id,
            cohort=self.shows.cohort,
            view=self.shows.view,
            args=self.shows.args,
            language=self.request.language,
            placed=self.shows.placed,
            digest=digest(self.card),
            now=now,
        )
        card = views.show(db, copy=shown, chat=chat, now=now)
        if card is not None and digest(card) != shown.digest:
            edits.hasten(db, copy=shown, at=now)

    def _chat(self, db: Session) -> Chat | None:
        """Return the chat where the message stands, if it is the direct one of who asked."""
        place = {"platform": self.request.platform.value, "workspace": self.request.workspace}
        person = people.by_account(db, **place, user_id=self.request.user)
        chat = chats.find(db, **place, chat_id=self.sent.chat)
        if chat is None or person is None or chat.person_id != person.id:
            return None
        return chat


def retire(db: Session, *, request: Request, chat: Chat, reply: Reply) -> Reply:
    """Edit no more the message whose place an answer takes: it shows something else from now on.

    While an edit of it is under way, which would be laid over the answer, this one stands beside.
    An answer that was to take the place, and could not, leaves a message that stays as it was.
    """
    if not reply.replaces or not request.message or reply.leaves(request):
        return reply
    free = edits.retire(db, chat=chat, message=request.message)
    return reply if free else replace(reply, replaces=False)
