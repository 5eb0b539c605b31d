"""What comes before the digest does, and is one too many: told on the first day with room."""

from __future__ import annotations

from storage.consents import Category
from tests.handlers.chat import Chat
from tests.handlers.hosting import announced, asked_for, lines, move
from tests.handlers.tendering import LINK, shared
from tests.handlers.weeks import digests

WEDNESDAY = "2026-11-18 10:00"
THURSDAY = "2026-11-19 08:01"


async def arrived(chat: Chat, reader: str, row: int) -> list[str]:
    """Return what someone is sent now: of each card, the line that names what it tells of."""
    return [lines(one)[row].split(",")[0] for one in await chat.mail(reader)]


async def test_event_before_the_digest_is_told_on_the_first_day_with_room(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "mireille")
    move(chat, WEDNESDAY)
    wednesday = []
    for title in ("Un", "Deux", "Trois"):
        await announced(chat, f"formation {title}, vendredi 20 novembre 14h-16h, Parvis")
        wednesday += await arrived(chat, "mireille", 1)
    move(chat, "2026-11-18 18:00")
    evening = await arrived(chat, "mireille", 1)
    move(chat, THURSDAY)
    thursday = await arrived(chat, "mireille", 1)
    [digest] = (await digests(chat, "2026-11-23 08:01"))["mireille"]

    assert (wednesday, evening, thursday) == (["Un", "Deux"], [], ["Trois"])
    assert [one for one in lines(digest) if "retenu" in one] == []


async def test_call_that_closes_before_the_digest_is_told_on_the_first_day_with_room(
    chat: Chat,
) -> None:
    await chat.mail("julie")
    move(chat, WEDNESDAY)
    titles = [f"Service de traiteur {one}" for one in ("léger", "régulier", "complet")]
    wednesday = []
    for title in titles:
        await shared(chat, f"{title}, CHUS, appel d'offres public, le 20 novembre à 14 h, {LINK}")
        wednesday += await arrived(chat, "julie", 0)
    move(chat, THURSDAY)
    thursday = await arrived(chat, "julie", 0)

    assert (wednesday, thursday) == (titles[:2], titles[2:])
