"""What is sent, where its reader lives: the right hour of the day, told in their own hours."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from storage import people, preferences
from storage.db import Session
from tests.handlers.chat import Chat
from tests.handlers.hosting import announced, lines, move
from tests.handlers.tendering import LINK, followed, shared
from tests.handlers.weeks import digests
from tests.handlers.zoning import (
    JULIE,
    MONCTON,
    TORONTO,
    VANCOUVER,
    coming,
    digest_on,
    lasting,
    live_in,
    told,
)

# Deadlines of calls for tenders


@pytest.mark.parametrize(
    ("zone", "before", "after", "hour"),
    [
        (TORONTO, "2026-12-06 08:59", "2026-12-06 09:01", "14 h"),
        (VANCOUVER, "2026-12-06 11:59", "2026-12-06 12:01", "11 h"),
        (MONCTON, "2026-12-06 07:59", "2026-12-06 08:01", "15 h"),
    ],
)
async def test_deadline_comes_at_nine_where_its_reader_is(
    chat: Chat, zone: str, before: str, after: str, hour: str
) -> None:
    await live_in(chat, JULIE, zone)
    move(chat, "2026-11-18 13:00")
    await followed(chat)
    await told(chat, "2026-12-01 13:00")

    assert await told(chat, before) == []
    near = f"Dans 2 jours : Service de traiteur, le mardi 8 décembre à {hour}."
    assert await told(chat, after) == [near]


@pytest.mark.parametrize(
    ("zone", "closing", "eve", "line"),
    [
        (TORONTO, "15 mars 2027 à 14 h", "2027-03-13 09:01", "lundi 15 mars à 14 h"),
        (VANCOUVER, "15 mars 2027 à 14 h", "2027-03-13 12:01", "lundi 15 mars à 11 h"),
        (TORONTO, "8 novembre 2027 à 14 h", "2027-11-06 09:01", "lundi 8 novembre à 14 h"),
        (MONCTON, "8 novembre 2027 à 14 h", "2027-11-06 08:01", "lundi 8 novembre à 15 h"),
    ],
)
async def test_deadline_keeps_its_hour_when_the_clocks_change(
    chat: Chat, zone: str, closing: str, eve: str, line: str
) -> None:
    await lasting(chat)
    await live_in(chat, JULIE, zone)
    move(chat, "2026-11-18 13:00")
    await followed(chat, f"Service de traiteur, CHUS, appel d'offres public, le {closing}, {LINK}")
    early = datetime.fromisoformat(eve).replace(minute=0)
    before = early.replace(hour=early.hour - 1, minute=59)
    await told(chat, f"{early:%Y-%m}-{early.day - 1:02} 13:00")

    assert await told(chat, f"{before:%Y-%m-%d %H:%M}") == []
    assert await told(chat, eve) == [f"Dans 2 jours : Service de traiteur, le {line}."]


# Reminders of events


@pytest.mark.parametrize(
    ("hours", "before", "after"),
    [
        # Spring: the hour before half past three began at half past one.
        ("14 mars 2027 3h30 a.m. - 5h a.m.", "2027-03-14 01:29", "2027-03-14 01:31"),
        # Autumn: the hour before the second half past one is the first one.
        ("7 novembre 2027 1h30 HNE - 5h a.m.", "2027-11-07 01:29", "2027-11-07 01:31"),
        ("7 novembre 2027 1h30 HAE - 5h a.m.", "2027-11-07 00:29", "2027-11-07 00:31"),
    ],
)
async def test_hour_before_is_an_hour_when_the_clocks_change(
    chat: Chat, hours: str, before: str, after: str
) -> None:
    await lasting(chat)
    await coming(chat, f"formation Nuit blanche, {hours}, Parvis")
    await told(chat, f"{before[:8]}{int(before[8:10]) - 1:02} 23:59")

    assert await told(chat, before) == []
    assert await told(chat, after) == ["Dans une heure : Nuit blanche, Parvis."]


@pytest.mark.parametrize(
    ("zone", "day", "before", "after"),
    [
        (TORONTO, "jeudi 18 mars 2027", "2027-03-11 08:59", "2027-03-11 09:01"),
        (VANCOUVER, "jeudi 18 mars 2027", "2027-03-11 11:59", "2027-03-11 12:01"),
        (TORONTO, "mercredi 10 novembre 2027", "2027-11-03 08:59", "2027-11-03 09:01"),
        (MONCTON, "mercredi 10 novembre 2027", "2027-11-03 07:59", "2027-11-03 08:01"),
    ],
)
async def test_week_before_is_counted_in_days_when_the_clocks_change(
    chat: Chat, zone: str, day: str, before: str, after: str
) -> None:
    await lasting(chat)
    await live_in(chat, JULIE, zone)
    move(chat, "2026-11-18 13:00")
    await announced(chat, f"formation Vendre, {day} 14h-16h, Parvis")
    await chat.mail("julie")
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
        (VANCOUVER, "2026-11-23 10:59", "2026-11-23 11:01", "11 h"),
        (MONCTON, "2026-11-23 07:59", "2026-11-23 08:01", "15 h"),
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
    await lasting(chat)
    await live_in(chat, JULIE, zone)
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
        julie = people.by_account(db, platform="terminal", workspace="local", user_id="julie")
        assert julie is not None
        return preferences.of(db, person=julie.id).paused_until

    assert await chat.router.store.read(wishes) == instant


# Holidays: nobody is written to otherwise for them, and nothing is lost


HOLIDAYS = [
    ("2026-12-25", "la veille de Noël", "18 au 24 décembre"),
    ("2027-01-01", "au jour de l’An", "25 au 31 décembre 2026"),
    ("2027-03-29", "le lundi de Pâques", "22 au 28 mars"),
    ("2027-05-24", "à la fête des Patriotes", "17 au 23 mai"),
    ("2027-06-24", "à la fête nationale", "17 au 23 juin"),
    ("2027-10-11", "à l’Action de grâce", "4 au 10 octobre"),
]


@pytest.mark.parametrize(("day", "_name", "span"), HOLIDAYS, ids=[day for day, *_ in HOLIDAYS])
async def test_digest_comes_on_a_holiday_as_on_any_day(
    chat: Chat, day: str, _name: str, span: str
) -> None:
    await lasting(chat)
    await digest_on(chat, date.fromisoformat(day).weekday())
    move(chat, f"{date.fromordinal(date.fromisoformat(day).toordinal() - 1)} 10:00")
    await chat.say("/contrat 2500 CHUS gré à gré", "julie")
    early = await digests(chat, f"{day} 07:59")
    [card] = (await digests(chat, f"{day} 08:01"))["julie"]

    assert "julie" not in early
    assert lines(card)[:2] == [f"Votre semaine, {span}", "1 contrat, 2 500 $ · 0 contact"]
    assert "julie" not in await digests(chat, f"{day} 12:00")


@pytest.mark.parametrize("day", [day for day, *_ in HOLIDAYS])
async def test_eve_that_is_a_holiday_is_still_when_people_are_reminded(
    chat: Chat, day: str
) -> None:
    await lasting(chat)
    morrow = date.fromordinal(date.fromisoformat(day).toordinal() + 1)
    await coming(chat, f"formation Vendre, {morrow} 14h-16h, Parvis")

    assert await told(chat, f"{day} 08:59") == []
    assert await told(chat, f"{day} 09:01") == ["Demain à 14 h : Vendre, Parvis."]


async def test_working_days_are_asked_about_for_no_holiday_is_known(chat: Chat) -> None:
    await shared(chat)
    card = await chat.say("/evenement formation Vendre, dans 3 jours ouvrables, 14h", "dominique")

    assert lines(card)[0] == "« dans 3 jours ouvrables » ne précise pas le jour. Quel jour est-ce?"
