"""Holidays: nobody is written to otherwise for them, and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import lines, move
from tests.handlers.reminding import around, coming, lasting
from tests.handlers.tendering import shared
from tests.handlers.weeks import digest_on, digests

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

    assert await around(chat, f"{day} 09:00") == ([], ["Demain à 14 h : Vendre, Parvis."])


async def test_working_days_are_asked_about_for_no_holiday_is_known(chat: Chat) -> None:
    await shared(chat)
    card = await chat.say("/evenement formation Vendre, dans 3 jours ouvrables, 14h", "dominique")

    assert lines(card)[0] == "« dans 3 jours ouvrables » ne précise pas le jour. Quel jour est-ce?"
