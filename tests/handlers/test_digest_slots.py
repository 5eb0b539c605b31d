"""When a digest is issued: once in its slot, to who agreed; a silence is asked about, seldom."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from sqlalchemy import func, select

from storage import cohorts
from storage.consents import Category
from storage.contacts import CONTACT
from storage.contracts import CONTRACT
from storage.db import Session
from storage.digests import DIGEST
from storage.participations import PARTICIPATION
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import asked_for, attached, lines, move
from tests.handlers.tendering import shared
from tests.handlers.weeks import digests as sent
from tests.handlers.weeks import (
    sweep,
    told,
)

CHUS = "CIUSSS de l’Estrie – CHUS"


async def test_digest_is_sent_once_however_often_one_looks(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")
    assert await sent(chat, "2026-11-23 07:59") == {}
    assert sorted(await sent(chat, "2026-11-23 08:00")) == ["coordination", "mireille"]
    assert await sent(chat, "2026-11-23 08:01") == {}
    assert await sent(chat, "2026-11-23 23:00") == {}


async def test_digest_missed_in_the_morning_is_sent_the_same_day(chat: Chat) -> None:
    said = await told(chat, "2026-11-23 16:40")
    assert said["mireille"][0] == f"{CHUS}, 16 au 22 novembre"


async def test_digest_missed_for_the_day_is_never_sent(chat: Chat) -> None:
    assert await sent(chat, "2026-11-24 08:01") == {}
    [said] = (await told(chat, "2026-11-30 08:01")).values()
    assert said[0] == f"{CHUS}, 23 au 29 novembre"


async def test_digest_planned_before_a_stop_does_not_come_the_next_day(chat: Chat) -> None:
    move(chat, "2026-11-23 08:01")
    await sweep(chat)
    assert await sent(chat, "2026-11-24 08:01") == {}


async def settle(chat: Chat, **details: int) -> None:
    """Change the day or the hour of the cohort's digest."""
    now = chat.router.clock.now()
    change = partial(cohorts.describe, cohort=CURRENT, details=details, now=now)
    await chat.router.store.run(change)


async def test_digest_follows_the_day_and_hour_of_the_cohort(chat: Chat) -> None:
    await settle(chat, digest_weekday=3, digest_hour=13)
    assert await sent(chat, "2026-11-23 08:01") == {}
    assert await sent(chat, "2026-11-26 12:59") == {}
    [said] = (await told(chat, "2026-11-26 13:00")).values()
    assert said[0] == f"{CHUS}, 19 au 25 novembre"


async def test_digest_on_another_day_tells_of_the_days_since_the_last_one(chat: Chat) -> None:
    titles = []
    for weekday, when in ((0, "2026-11-23"), (1, "2026-11-24"), (3, "2026-12-03")):
        await settle(chat, digest_weekday=weekday)
        await chat.say(f"/contrat {weekday + 1}00 CHUS gré à gré 12 novembre", "julie")
        titles.append((await told(chat, f"{when} 08:01"))["mireille"][0])
    assert titles == [
        f"{CHUS}, 16 au 22 novembre",
        f"{CHUS}, 23 novembre",
        f"{CHUS}, 24 novembre au 2 décembre",
    ]


async def test_digest_of_days_that_are_no_week_is_not_called_one(chat: Chat) -> None:
    titles = []
    for weekday, when in ((0, "2026-11-23"), (1, "2026-11-24"), (3, "2026-12-03")):
        await settle(chat, digest_weekday=weekday)
        move(chat, f"{when} 07:30")
        await chat.say(f"/contrat {weekday + 1}00 STM gré à gré hier", "julie")
        titles.append((await told(chat, f"{when} 08:01"))["julie"][0])
    assert titles == [
        "Votre semaine, 16 au 22 novembre",
        "Votre résumé, 23 novembre",
        "Votre résumé, 24 novembre au 2 décembre",
    ]


async def test_digest_is_issued_to_who_agreed_only(chat: Chat) -> None:
    for who, line in (
        ("julie", "/contrat 2500 STM gré à gré"),
        ("sam", "/contract $410 CHUS mutual agreement"),
    ):
        await chat.say(line, who)
    await sent(chat, "2026-11-23 08:01")
    kept = select(func.count()).where(DIGEST.c.reader.like("manager:%"))
    assert await chat.router.store.read(lambda db: db.scalar(kept)) == 1


async def test_digest_goes_to_who_agreed_in_their_language(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contract $410.05 CHUS mutual agreement", "sam")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    await chat.say("/stop", "julie")
    said = await told(chat, "2026-11-23 08:01")
    assert sorted(said) == ["mireille", "sam"]
    assert said["sam"][:2] == ["Your week, November 16 to 22", "1 contract, $410.05 · 0 contacts"]


async def test_long_silence_is_asked_about_once_and_a_short_one_is_not(chat: Chat) -> None:
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    assert "julie" in await sent(chat, "2026-11-23 08:01")
    assert "julie" not in await sent(chat, "2026-12-14 08:01")
    asked = await sent(chat, "2026-12-21 08:01")
    [card] = asked["julie"]
    assert lines(card) == [
        "Bonjour! Un contrat ou un contact à noter depuis le 20 novembre? Sinon, tout va bien.",
        "Noter | Rien à noter",
    ]
    chosen = await chat.press("Noter", "julie", card)
    assert lines(chosen) == ["Que voulez-vous noter?", "Noter un contrat | Noter un contact"]
    nothing = await chat.press("Rien à noter", "julie", card)
    assert lines(nothing) == ["C’est noté. Tout va bien."]


async def test_silence_is_asked_about_every_four_weeks(chat: Chat) -> None:
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    mondays = [date(2026, 11, 23) + timedelta(weeks=week) for week in range(13)]
    asked = [day for day in mondays if "julie" in await sent(chat, f"{day} 08:01")]
    assert asked == [
        date(2026, 11, 23),
        date(2026, 12, 21),
        date(2027, 1, 18),
        date(2027, 2, 15),
    ]


async def test_enterprises_that_have_just_joined_are_not_silent(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")

    def begin(db: Session) -> None:
        for table in (CONTRACT, CONTACT):
            db.execute(table.update().values(undone_at=chat.router.clock.now()))
        joined = PARTICIPATION.update().where(PARTICIPATION.c.cohort_id == CURRENT)
        db.execute(joined.values(joined_on=date(2026, 11, 1)))

    await chat.router.store.run(begin)
    cards = [
        (await sent(chat, when))["coordination"][0]
        for when in ("2026-11-30 08:01", "2026-12-07 08:01")
    ]
    assert [[one for one in lines(card) if "30 jours" in one] for card in cards] == [
        [],
        ["Sans saisie depuis 30 jours : 10 EÉS"],
    ]


async def test_digest_tells_what_waits_and_what_comes(chat: Chat) -> None:
    move(chat, "2026-11-22 10:00")
    await chat.say("/evenement formation Offres, jeudi 26 novembre 14h-16h, Parvis", "dominique")
    await chat.press("Annoncer", "dominique")
    await chat.say("/contact Ana Roy, CHUS, courriel", "julie")
    await chat.say("/contrat 2500 STM", "julie")
    said = await told_of_julie(chat)
    assert said[3:] == [
        "1 saisie à terminer",
        "Offres, le jeudi 26 novembre de 14 h à 16 h, Parvis",
        "Un contrat signé? Une ligne suffit.",
        "Noter un contrat | Reprendre la saisie | Voir les événements",
    ]


async def test_digest_leads_to_the_calls_where_there_are_only_calls(chat: Chat) -> None:
    await shared(chat)
    said = await told_of_julie(chat)
    assert said[3:] == [
        "1 appel d’offres, clôture le mardi 8 décembre à 14 h",
        "Un contrat signé? Une ligne suffit.",
        "Noter un contrat | Voir les appels",
    ]


async def told_of_julie(chat: Chat) -> list[str]:
    """Return Julie's digest, beside the news of events."""
    found = (await sent(chat, "2026-11-23 08:01"))["julie"]
    return next(lines(one) for one in found if one.title.startswith("Votre semaine"))
