"""The rows that were written since the scene began, as the database has them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.playground import writings
from bot.playground.page import names
from storage import chats, people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from bot.playground.page.asked import Json
    from bot.playground.scene import Scene
    from storage.db import Session

MOST: Final = 500


async def after(scene: Scene, number: int, known: Mapping[str, str]) -> list[Json]:
    """Show the rows written after a number, the last ones when there are many."""
    # What the platforms hold changes under a reader in another thread.
    senders = names.senders(scene, known)
    zone = ZoneInfo(scene.zone)
    look = partial(_shown, number=number, zone=zone, known=known, senders=senders)
    return await scene.app.store.read(look)


def _shown(
    db: Session,
    *,
    number: int,
    zone: ZoneInfo,
    known: Mapping[str, str],
    senders: Mapping[str, str],
) -> list[Json]:
    found = writings.after(db, number, most=MOST)
    who = _askers(db, found, known, senders)
    return [
        _row(one, zone) | {"who": who.get(one.work), "to": _reader(db, one, known)} for one in found
    ]


def _askers(
    db: Session, found: Sequence[Row[Any]], known: Mapping[str, str], senders: Mapping[str, str]
) -> Mapping[int, str | None]:
    """Name at whose demand: by the audit trail, else by what the work answers."""
    audited = writings.askers(db, {one.work for one in found})
    answered = {
        one.work: senders.get(one.after["delivery_id"])
        for one in found
        if one.name == "inbound" and one.after is not None
    }
    return answered | {work: _name(db, person, known) for work, person in audited.items()}


def _reader(db: Session, one: Row[Any], known: Mapping[str, str]) -> str | None:
    """Name whom a post is for: a person, or a chat."""
    post = (one.after or one.before) if one.name == "post" else {}
    if post.get("person_id") is not None:
        return _name(db, post["person_id"], known)
    chat = chats.get(db, chat=post["chat_id"]) if post.get("chat_id") is not None else None
    return known.get(chat.chat_id) if chat else None


def _name(db: Session, number: int, known: Mapping[str, str]) -> str | None:
    accounts = people.accounts(db, person=number)
    called = next((known[one.user_id] for one in accounts if one.user_id in known), None)
    person = None if called else people.get(db, person=number)
    return person.name if person else called


def _row(one: Row[Any], zone: ZoneInfo) -> Json:
    before, after = _differing(one.before, one.after)
    return {
        "n": one.n,
        "at": one.at.astimezone(zone).isoformat(timespec="seconds"),
        "table": one.name,
        "id": (one.after or one.before)["id"],
        "change": one.change,
        "before": before,
        "after": after,
    }


def _differing(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]:
    """Leave out of a change what stayed as it was."""
    if before is None or after is None:
        return before, after
    names = [name for name in after if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}
