"""What is sent at the right hour where its reader lives, also when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage import preferences
from storage.db import Session
from tests.handlers.chat import Chat, person_of
from tests.handlers.hosting import announced, lines, move
from tests.handlers.reminding import (
    JULIE,
    MONCTON,
    TORONTO,
    VANCOUVER,
    around,
    coming,
    either_side,
    lasting,
    live_in,
    openings,
)
from tests.handlers.tendering import LINK, followed, shared
from tests.handlers.weeks import digests


def eve(when: str) -> str:
    """Return the afternoon before that day."""
    return f"{datetime.fromisoformat(when).date() - timedelta(days=1)} 13:00"


async def lives(chat: Chat, zone: str) -> None:
    """Let Julie live in that zone, in a season that lasts."""
    await lasting(chat)
    await live_in(chat, JULIE, zone)


async def told(chat: Chat, instant: str) -> tuple[list[str], list[str]]:
    """Return what she is told until just before a wall time, and just after: the eve's is read."""
    await openings(chat, eve(instant))
    return await around(chat, instant)


# Deadlines of calls for tenders


@pytest.mark.parametrize(
    ("zone", "closing", "nine", "line"),
    [
        (TORONTO, "8 décembre", "2026-12-06 09:00", "mardi 8 décembre à 14 h"),
        (
            VANCOUVER,
            "8 décembre",
            "2026-12-06 12:00",
            "mardi 8 décembre à 11 h (heure : Vancouver)",
        ),
        (MONCTON, "8 décembre", "2026-12-06 08:00", "mardi 8 décembre à 15 h (heure : Moncton)"),
        # The clocks change between the news and the closing.
        (TORONTO, "15 mars 2027", "2027-03-13 09:00", "lundi 15 mars à 14 h"),
        (
            VANCOUVER,
            "15 mars 2027",
            "2027-03-13 12:00",
            "lundi 15 mars à 11 h (heure : Vancouver)",
        ),
        (TORONTO, "8 novembre 2027", "2027-11-06 09:00", "lundi 8 novembre à 14 h"),
        (
            MONCTON,
            "8 novembre 2027",
            "2027-11-06 08:00",
            "lundi 8 novembre à 15 h (heure : Moncton)",
        ),
    ],
)
async def test_deadline_comes_at_nine_where_its_reader_is(
    chat: Chat, zone: str, closing: str, nine: str, line: str
) -> None:
    await lives(chat, zone)
    move(chat, "2026-11-18 13:00")
    call = f"Service de traiteur, CHUS, appel d'offres public, le {closing} à 14 h, {LINK}"
    await followed(chat, call)

    assert await told(chat, nine) == ([], [f"Dans 2 jours : Service de traiteur, le {line}."])


# Reminders of events


@pytest.mark.parametrize(
    ("zone", "hours", "nine", "hour"),
    [
        (TORONTO, "jeudi 3 décembre 14h-16h30", "2026-12-02 09:00", "14 h"),
        (VANCOUVER, "jeudi 3 décembre 14h-16h30", "2026-12-02 12:00", "11 h (heure : Vancouver)"),
        (MONCTON, "jeudi 3 décembre 14h-16h30", "2026-12-02 08:00", "15 h (heure : Moncton)"),
        # The clocks change between the reminder and the event.
        (TORONTO, "dimanche 14 mars 2027 10h-12h", "2027-03-13 09:00", "10 h"),
        (
            VANCOUVER,
            "dimanche 14 mars 2027 10h-12h",
            "2027-03-13 12:00",
            "7 h (heure : Vancouver)",
        ),
        (TORONTO, "dimanche 7 novembre 2027 10h-12h", "2027-11-06 09:00", "10 h"),
        (MONCTON, "lundi 8 novembre 2027 10h-12h", "2027-11-07 08:00", "11 h (heure : Moncton)"),
    ],
)
async def test_reminder_comes_at_nine_where_its_reader_is(
    chat: Chat, zone: str, hours: str, nine: str, hour: str
) -> None:
    await lives(chat, zone)
    await coming(chat, f"formation Vendre, {hours}, Parvis")

    assert await told(chat, nine) == ([], [f"Demain à {hour} : Vendre, Parvis."])


@pytest.mark.parametrize(
    ("hours", "instant"),
    [
        # Spring: the hour before half past three began at half past one.
        ("14 mars 2027 3h30 a.m. - 5h a.m.", "2027-03-14 01:30"),
        # Autumn: the hour before the second half past one is the first one.
        ("7 novembre 2027 1h30 HNE - 5h a.m.", "2027-11-07 01:30"),
        ("7 novembre 2027 1h30 HAE - 5h a.m.", "2027-11-07 00:30"),
    ],
)
async def test_hour_before_is_an_hour_when_the_clocks_change(
    chat: Chat, hours: str, instant: str
) -> None:
    await lasting(chat)
    await coming(chat, f"formation Nuit blanche, {hours}, Parvis")

    assert await told(chat, instant) == ([], ["Dans une heure : Nuit blanche, Parvis."])


@pytest.mark.parametrize(
    ("zone", "day", "nine"),
    [
        (TORONTO, "jeudi 18 mars 2027", "2027-03-11 09:00"),
        (VANCOUVER, "jeudi 18 mars 2027", "2027-03-11 12:00"),
        (TORONTO, "mercredi 10 novembre 2027", "2027-11-03 09:00"),
        (MONCTON, "mercredi 10 novembre 2027", "2027-11-03 08:00"),
    ],
)
async def test_week_before_is_counted_in_days_when_the_clocks_change(
    chat: Chat, zone: str, day: str, nine: str
) -> None:
    await lives(chat, zone)
    move(chat, "2026-11-18 13:00")
    await announced(chat, f"formation Vendre, {day} 14h-16h, Parvis")
    await chat.mail("julie")
    before, after = either_side(nine)
    move(chat, before)
    early = await chat.mail("julie")
    move(chat, after)
    [again] = await chat.mail("julie")

    assert early == []
    assert "Votre réponse est encore attendue." in lines(again)


# Weekly digests


@pytest.mark.parametrize(
    ("zone", "before", "after", "hour"),
    [
        (TORONTO, "2026-11-23 07:59", "2026-11-23 08:01", "14 h"),
        (VANCOUVER, "2026-11-23 10:59", "2026-11-23 11:01", "11 h (heure : Vancouver)"),
        (MONCTON, "2026-11-23 07:59", "2026-11-23 08:01", "15 h (heure : Moncton)"),
    ],
)
async def test_digest_waits_for_the_morning_of_its_reader_and_tells_their_hours(
    chat: Chat, zone: str, before: str, after: str, hour: str
) -> None:
    await live_in(chat, JULIE, zone)
    move(chat, "2026-11-20 13:00")
    await shared(chat)
    await chat.delivery.sweep()
    await chat.say("/contrat 2500 CHUS gré à gré", "julie")
    early = await digests(chat, before)
    [card] = (await digests(chat, after))["julie"]

    assert "julie" not in early
    assert lines(card)[0] == "Votre semaine, 16 au 22 novembre"
    closing = f"1 appel d’offres, clôture le mardi 8 décembre à {hour}"
    assert closing in lines(card)


@pytest.mark.parametrize(
    ("zone", "monday", "span"),
    [
        (TORONTO, "2027-03-15 08:0", "8 au 14 mars"),
        (VANCOUVER, "2027-03-15 11:0", "8 au 14 mars"),
        (TORONTO, "2027-11-08 08:0", "1er au 7 novembre"),
        (VANCOUVER, "2027-11-08 11:0", "1er au 7 novembre"),
    ],
)
async def test_digest_comes_once_after_the_clocks_changed(
    chat: Chat, zone: str, monday: str, span: str
) -> None:
    await lives(chat, zone)
    day = datetime.fromisoformat(f"{monday}0")
    move(chat, f"{day.replace(day=day.day - 1):%Y-%m-%d} 10:00")
    await chat.say("/contrat 2500 CHUS gré à gré", "julie")
    early = await digests(chat, f"{day.replace(hour=day.hour - 1, minute=59):%Y-%m-%d %H:%M}")
    [card] = (await digests(chat, f"{monday}1"))["julie"]
    late = await digests(chat, f"{monday}5")

    assert lines(card)[:2] == [f"Votre semaine, {span}", "1 contrat, 2 500 $ · 0 contact"]
    assert ("julie" in early, "julie" in late) == (False, False)


# Pauses


@pytest.mark.parametrize(
    ("zone", "until", "instant"),
    [
        (TORONTO, "14 mars 2027", datetime(2027, 3, 14, 5, tzinfo=UTC)),
        (TORONTO, "15 mars 2027", datetime(2027, 3, 15, 4, tzinfo=UTC)),
        (VANCOUVER, "15 mars 2027", datetime(2027, 3, 15, 7, tzinfo=UTC)),
        (VANCOUVER, "7 novembre 2027", datetime(2027, 11, 7, 7, tzinfo=UTC)),
        (VANCOUVER, "8 novembre 2027", datetime(2027, 11, 8, 8, tzinfo=UTC)),
        (MONCTON, "8 novembre 2027", datetime(2027, 11, 8, 4, tzinfo=UTC)),
    ],
)
async def test_pause_ends_at_midnight_where_its_reader_is(
    chat: Chat, zone: str, until: str, instant: datetime
) -> None:
    await live_in(chat, JULIE, zone)
    await chat.say(f"/pause jusqu'au {until}", "julie")

    def wishes(db: Session) -> datetime | None:
        return preferences.of(db, person=person_of(db, "julie").id).paused_until

    assert await chat.router.store.read(wishes) == instant
