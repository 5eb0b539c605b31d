"""Where a post can go: the chats of its recipient, the preferred platform first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import chats, people
from storage.chats import Chat, ChatKind
from storage.posts import Post
from storage.showings import Showing

if TYPE_CHECKING:
    from storage.db import Session
    from storage.edits import Copy
    from storage.people import Account


@dataclass(frozen=True, slots=True)
class Address:
    """A chat that is known; or else a user whose direct chat is to be opened."""

    platform: str
    workspace: str
    user: str
    chat: Chat | None


def addresses(db: Session, *, post: Post) -> tuple[Address, ...]:
    """Return where the post can go, in the order in which to try."""
    if post.person_id is None:
        chat = chats.get(db, chat=post.chat_id or 0)
        if chat is None or not chat.reachable:
            return ()
        return (Address(chat.platform, chat.workspace, "", chat),)
    person = people.get(db, person=post.person_id)
    preferred = person.preferred_platform if person else None
    places = (one for one in _personal(db, post.person_id) if post.platform in {None, one.platform})
    return tuple(sorted(places, key=lambda one: one.platform != preferred))


def shown_in(db: Session, *, copy: Copy) -> Chat | None:
    """Return the chat where a message stands, if it can still be reached."""
    match copy:
        case Showing():
            mine = _opened(db, copy.person_id)
            return next((chat for chat in mine if chat.id == copy.chat_id), None)
        case Post(person_id=int(person)):
            mine = _opened(db, person)
            return next((chat for chat in mine if chat.chat_id == copy.message_chat), None)
        case Post():
            return next((one.chat for one in addresses(db, post=copy)), None)


def remembered(db: Session, *, address: Address, chat_id: str) -> Chat | None:
    """Keep the direct chat just opened; None when it is known not to be reachable."""
    place = {"platform": address.platform, "workspace": address.workspace, "chat_id": chat_id}
    known = chats.find(db, **place)
    if known is not None and not known.reachable:
        return None
    account = people.by_account(
        db, platform=address.platform, workspace=address.workspace, user_id=address.user
    )
    person = account.id if account else None
    return chats.remember(db, **place, kind=ChatKind.DIRECT, person=person)


def _opened(db: Session, person: int) -> Iterator[Chat]:
    return (one.chat for one in _personal(db, person) if one.chat)


def _personal(db: Session, person: int) -> Iterator[Address]:
    """List the open direct chats of the person's accounts, then those yet to be opened.

    A chat whose account has become somebody else's is nobody's.
    """
    accounts = {_place(one): one for one in people.accounts(db, person=person)}
    opened = [one for one in chats.direct(db, person=person) if _place(one) in accounts]
    for chat in opened:
        yield Address(chat.platform, chat.workspace, accounts[_place(chat)].user_id, chat)
    for place in accounts.keys() - set(map(_place, opened)):
        yield Address(*place, accounts[place].user_id, None)


def _place(of: Chat | Account) -> tuple[str, str]:
    return of.platform, of.workspace
