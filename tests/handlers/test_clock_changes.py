"""The days on which the clocks change: an hour that comes twice is asked about, and told apart."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from bot.fields.hours import Hours
from bot.wall import Offset
from handlers._hours import hours_of
from storage.cohorts import COHORT
from storage.db import Session
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import MONTREAL, lines, newest
from tests.handlers.hosting import announced as event_announced
from tests.handlers.reminding import lasting
from tests.handlers.tendering import LINK
from tests.printing import plain

NIGHT = "formation Nuit blanche, 7 novembre 2027 1h30 a.m. - 5h a.m., Parvis"
TWICE = (
    "L’heure recule le 7 novembre 2027 : il sera 1 h 30 deux fois, d’abord à l’heure avancée, "
    "puis à l’heure normale. Laquelle est-ce?"
)
DAYLIGHT, STANDARD = "1 h 30, heure avancée", "1 h 30, heure normale"
DAY = "Nuit blanche, le dimanche 7 novembre 2027"


@pytest.fixture(autouse=True)
async def season(chat: Chat) -> None:
    """Let the season last past the day on which the clocks go back."""
    await lasting(chat)


async def pressed(chat: Chat, label: str) -> list[str]:
    """Press a button as its reader sees it."""
    shown = {plain(one): one for one in labels(chat.seen["dominique"])}
    return lines(await chat.press(shown[label], "dominique"))


async def asked(chat: Chat, line: str = NIGHT) -> list[str]:
    return lines(await chat.say(f"/evenement {line}", "dominique"))


async def starts(chat: Chat) -> list[str]:
    """Return when the newest event begins and ends, in UTC."""
    event = await newest(chat)
    return [f"{one:%H:%M}" for one in (event.starts_at, event.ends_at) if one]


async def placed(chat: Chat, zone: str) -> None:
    """Let the current cohort live in that zone."""

    def settle(db: Session) -> None:
        db.execute(COHORT.update().where(COHORT.c.id == CURRENT).values(zone=zone))

    await chat.router.store.run(settle)


async def test_hour_that_comes_twice_is_asked_with_both_readings(chat: Chat) -> None:
    assert await asked(chat) == [TWICE, f"{DAYLIGHT} | {STANDARD} | Abandonner"]


@pytest.mark.parametrize(
    ("label", "told", "begins"),
    [
        (DAYLIGHT, f"{DAY} de 1 h 30 (heure avancée) à 5 h, Parvis", "05:30"),
        (STANDARD, f"{DAY} de 1 h 30 (heure normale) à 5 h, Parvis", "06:30"),
    ],
)
async def test_chosen_hour_is_the_one_that_is_told(
    chat: Chat, label: str, told: str, begins: str
) -> None:
    await asked(chat)

    assert (await pressed(chat, label))[2] == told
    assert await starts(chat) == [begins, "10:00"]


@pytest.mark.parametrize(
    ("hour", "begins"),
    [
        ("1h30 heure avancée", "05:30"),
        ("1 h 30 (heure normale)", "06:30"),
        ("1h30 HNE", "06:30"),
        ("1:30 a.m. daylight time", "05:30"),
        ("1:30am EST", "06:30"),
    ],
)
async def test_hour_typed_with_its_reading_is_not_asked_about(
    chat: Chat, hour: str, begins: str
) -> None:
    shown = await asked(chat, f"formation Nuit blanche, 7 novembre 2027 {hour}, Parvis")

    assert shown[2].startswith(f"{DAY} à 1 h 30 (heure ")
    assert await starts(chat) == [begins]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("formation Excel, jeudi 26 novembre 14h, avancée, Parvis", "à 14 h, avancée, Parvis"),
        (
            "formation Excel, jeudi 26 novembre 13h à 16h, Standard Time Café",
            "de 13 h à 16 h, Standard Time Café",
        ),
        ("formation Excel, jeudi 26 novembre 14h, heure normale, Parvis", "à 14 h, Parvis"),
        ("formation Excel, jeudi 26 novembre 14h (normale), Parvis", "à 14 h, Parvis"),
        ("formation Excel, jeudi 26 novembre 14h HNE, Parvis", "à 14 h, Parvis"),
    ],
)
async def test_only_a_whole_reading_is_taken_out_of_the_place(
    chat: Chat, line: str, told: str
) -> None:
    assert (await asked(chat, line))[2] == f"Excel, le jeudi 26 novembre {told}"


ELSEWHERE = "Le {day}, {city} n’est pas à l’heure {code}. À l’heure de la cohorte, quand est-ce?"


@pytest.mark.parametrize(
    ("zone", "city", "hour", "code", "readings"),
    [
        ("America/Vancouver", "Vancouver", "2pm EST", "EST", "11 h | 14 h"),
        ("America/Vancouver", "Vancouver", "14h HNE", "HNE", "11 h | 14 h"),
        ("America/Vancouver", "Vancouver", "14h à 16h HNE", "HNE", "11 h – 13 h | 14 h – 16 h"),
        ("America/Toronto", "Toronto", "14h EDT", "EDT", "13 h | 14 h"),
        ("America/Toronto", "Toronto", "22h PST", "PST", "27 novembre, 1 h | 26 novembre, 22 h"),
        ("America/Toronto", "Toronto", "20h-minuit HNA", "HNA", "19 h – 23 h | 20 h – 0 h"),
        ("America/Toronto", "Toronto", "midi HNP", "HNP", "15 h | 12 h"),
    ],
)
async def test_hour_of_another_zone_is_asked_about(  # noqa: PLR0917 - a table of cases
    chat: Chat, zone: str, city: str, hour: str, code: str, readings: str
) -> None:
    await placed(chat, zone)
    shown = await asked(chat, f"formation X, jeudi 26 novembre {hour}, Parvis")

    question = ELSEWHERE.format(day="26 novembre", city=city, code=code)
    assert shown == [question, f"{readings} | Abandonner"]


async def test_hour_of_another_zone_is_told_anew(chat: Chat) -> None:
    await placed(chat, "America/Vancouver")
    await asked(chat, "formation X, jeudi 26 novembre 14h-16h HNE, Parvis")
    await pressed(chat, "11 h – 13 h")

    assert await starts(chat) == ["19:00", "21:00"]


@pytest.mark.parametrize(
    ("hour", "label", "told", "begins"),
    [
        (
            "21h-23h PST",
            "27 novembre, 0 h – 2 h",
            "le vendredi 27 novembre de 0 h à 2 h",
            ["05:00", "07:00"],
        ),
        (
            "20h-22h PST",
            "26 novembre, 23 h – 1 h",
            "le jeudi 26 novembre à 23 h jusqu’au vendredi 27 novembre à 1 h",
            ["04:00", "06:00"],
        ),
        (
            "21h-23h PST",
            "26 novembre, 21 h – 23 h",
            "le jeudi 26 novembre de 21 h à 23 h",
            ["02:00", "04:00"],
        ),
        (
            "20h à 0h PST",
            "26 novembre, 23 h – 3 h",
            "le jeudi 26 novembre à 23 h jusqu’au vendredi 27 novembre à 3 h",
            ["04:00", "08:00"],
        ),
        (
            "20h à 0h PST",
            "26 novembre, 20 h – 0 h",
            "le jeudi 26 novembre de 20 h à minuit",
            ["01:00", "05:00"],
        ),
        (
            "20h-0h HNA",
            "19 h – 23 h",
            "le jeudi 26 novembre de 19 h à 23 h",
            ["00:00", "04:00"],
        ),
    ],
)
async def test_hour_of_another_zone_on_another_day_is_told_with_its_day(
    chat: Chat, hour: str, label: str, told: str, begins: list[str]
) -> None:
    await asked(chat, f"formation X, jeudi 26 novembre {hour}, Parvis")

    assert (await pressed(chat, label))[2] == f"X, {told}, Parvis"
    assert await starts(chat) == begins


async def test_hour_of_the_cohorts_own_zone_is_not_asked_about(chat: Chat) -> None:
    await placed(chat, "America/Vancouver")
    await asked(chat, "formation X, jeudi 26 novembre 14h HNP, Parvis")

    assert await starts(chat) == ["22:00"]


async def test_question_is_answered_in_words_too(chat: Chat) -> None:
    await asked(chat)
    card = await chat.say("1 h 30 heure normale à 5 h", "dominique")

    assert lines(card)[2] == f"{DAY} de 1 h 30 (heure normale) à 5 h, Parvis"


async def test_end_that_comes_twice_is_asked_after_the_beginning(chat: Chat) -> None:
    await asked(chat, "formation Nuit blanche, 7 novembre 2027 1h10 a.m. - 1h50 a.m.")
    asked_again = await pressed(chat, "1 h 10, heure avancée")
    await pressed(chat, "1 h 50, heure normale")

    assert asked_again[1] == "1 h 50, heure avancée | 1 h 50, heure normale | Abandonner"
    assert await starts(chat) == ["05:10", "06:50"]


async def test_end_before_the_beginning_is_not_offered(chat: Chat) -> None:
    await asked(chat, "formation Nuit blanche, 7 novembre 2027 1h10 a.m. - 1h50 a.m.")
    shown = await pressed(chat, "1 h 10, heure normale")

    assert shown[2] == f"{DAY} de 1 h 10 (heure normale) à 1 h 50 (heure normale)"
    assert await starts(chat) == ["06:10", "06:50"]


async def test_end_told_before_its_beginning_is_refused(chat: Chat) -> None:
    line = "formation X, 7 novembre 2027 1h10 heure normale - 1h50 heure avancée"

    assert (await asked(chat, line))[0] == (
        "« 1 h 10 (heure normale) – 1 h 50 (heure avancée) » finit avant de commencer. "
        "De quelle heure à quelle heure est-ce?"
    )


async def test_afternoon_of_that_day_is_not_asked_about(chat: Chat) -> None:
    shown = await asked(chat, "formation X, 7 novembre 2027 13h30 - 14h")

    assert shown[2] == "X, le dimanche 7 novembre 2027 de 13 h 30 à 14 h"


async def test_event_keeps_its_reading_when_its_title_changes(chat: Chat) -> None:
    await asked(chat)
    await pressed(chat, STANDARD)
    await chat.press("Modifier", "dominique")
    await chat.press("Titre", "dominique")
    shown = lines(await chat.say("Nuit claire", "dominique"))

    told = "de 1 h 30 (heure normale) à 5 h, Parvis"
    assert shown[2] == f"Nuit claire, le dimanche 7 novembre 2027 {told}"
    assert await starts(chat) == ["06:30", "10:00"]


async def test_event_moved_off_that_day_and_back_is_asked_about_again(chat: Chat) -> None:
    await asked(chat)
    await pressed(chat, DAYLIGHT)
    await chat.press("Modifier", "dominique")
    await chat.press("Date", "dominique")
    await chat.say("le 14 novembre 2027", "dominique")
    moved = await starts(chat)
    await chat.press("Modifier", "dominique")
    await chat.press("Date", "dominique")
    again = await chat.say("le 7 novembre 2027", "dominique")

    assert moved == ["06:30", "10:00"]
    assert lines(again)[0] == TWICE


def test_form_holds_which_hour_it_is_where_it_comes_twice() -> None:
    first, last = (datetime(2027, 11, 7, hour, 30, tzinfo=UTC) for hour in (5, 6))

    both = Hours(time(1, 30), time(1, 30), Offset.DAYLIGHT, Offset.STANDARD)
    assert hours_of(first, last, MONTREAL) == both
    assert hours_of(last, None, MONTREAL) == Hours(time(1, 30), starts=Offset.STANDARD)


async def test_closing_that_comes_twice_is_asked_about(chat: Chat) -> None:
    line = f"Service de traiteur, CHUS, appel d'offres public, 7 novembre 2027 1h30 a.m., {LINK}"
    question = lines(await chat.say(f"/appel {line}", "dominique"))
    shown = await pressed(chat, STANDARD)

    assert question[0] == TWICE
    assert "Clôture : le dimanche 7 novembre 2027 à 1 h 30 (heure normale)" in shown
    assert "Closing: Sunday, November 7, 2027 at 1:30 a.m. (standard time)" in shown


async def test_announced_event_is_told_with_its_reading_where_it_comes_twice(chat: Chat) -> None:
    line = NIGHT.replace("1h30 a.m.", "1h30 heure avancée")
    card = await event_announced(chat, line)

    assert lines(card)[1] == f"{DAY} de 1 h 30 (heure avancée) à 5 h, Parvis"
