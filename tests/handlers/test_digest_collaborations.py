"""The digests of channels say how many contracts between enterprises their totals leave out."""

from __future__ import annotations

from sqlalchemy import text

from storage.db import Session
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import attached
from tests.handlers.weeks import told

MONDAY = "2026-11-23 08:01"


async def undone(chat: Chat, count: int) -> None:
    """Leave so many contracts between enterprises fewer in the current cohort."""
    some = f"SELECT id FROM contract WHERE collaboration AND cohort_id = {CURRENT} LIMIT {count}"  # noqa: S608 - no text of users
    statement = text(f"UPDATE contract SET undone_at = logged_at WHERE id IN ({some})")  # noqa: S608 - as above

    def undo(db: Session) -> None:
        db.execute(statement)

    await chat.router.store.run(undo)


async def seasons(chat: Chat) -> list[str]:
    """Return what both channels are told of the season."""
    mails = await told(chat, MONDAY)
    return [mails[room][2] for room in ("annonces", "coordination")]


async def test_one_contract_between_enterprises_is_said_apart_in_english(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements", language="en")
    await attached(chat, "coordination", "coordination", language="en")
    await undone(chat, 1)

    apart = "1 contract between enterprises, counted apart"
    assert await seasons(chat) == [
        f"Since September 14: 23 contracts, $106,445 · {apart}",
        f"Since September 14: 23 contracts, $106,445 · 3 contracts confirmed · {apart}",
    ]


async def test_nothing_is_said_apart_where_there_is_none(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await attached(chat, "coordination", "coordination")
    await undone(chat, 2)

    assert await seasons(chat) == [
        "Depuis le 14 septembre : 23 contrats, 106 445 $",
        "Depuis le 14 septembre : 23 contrats, 106 445 $ · 3 contrats confirmés",
    ]
