"""The hour of an event told by a zone's name: « 14 h, heure de l’Est »."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import lines
from tests.handlers.reminding import lasting


async def asked(chat: Chat, hour: str, day: str = "jeudi 26 novembre") -> list[str]:
    return lines(await chat.say(f"/evenement formation Excel, {day} {hour}", "dominique"))


@pytest.mark.parametrize(
    ("hour", "told"),
    [
        ("14h, heure de l’Est, Parvis", "à 14 h, Parvis"),
        ("14h (heure de l’Est) Parvis", "à 14 h, Parvis"),
        ("2pm Eastern time, Parvis", "à 14 h, Parvis"),
        ("14h heure normale de l’Est", "à 14 h"),
    ],
)
async def test_zone_of_the_cohort_leaves_the_place(chat: Chat, hour: str, told: str) -> None:
    assert (await asked(chat, hour))[2] == f"Excel, le jeudi 26 novembre {told}"


@pytest.mark.parametrize(
    ("hour", "zone", "readings"),
    [
        ("14h, heure du Pacifique, Parvis", "heure du Pacifique", "17 h | 14 h"),
        ("2-4pm Atlantic time", "heure de l’Atlantique", "13 h – 15 h | 14 h – 16 h"),
    ],
)
async def test_zone_that_is_not_the_cohorts_is_asked_about(
    chat: Chat, hour: str, zone: str, readings: str
) -> None:
    why = f"Le 26 novembre, Toronto n’est pas à l’{zone}. À l’heure de la cohorte, quand est-ce?"

    assert await asked(chat, hour) == [why, f"{readings} | Abandonner"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("14 mars 2027 2h30 a.m.", "L’heure change le 14 mars 2027 : "),
        ("7 novembre 2027 1h30 a.m.", "L’heure recule le 7 novembre 2027 : "),
    ],
)
async def test_zone_of_the_cohort_says_nothing_of_the_night_when_clocks_change(
    chat: Chat, day: str, told: str
) -> None:
    await lasting(chat)

    assert (await asked(chat, "heure de l’Est, Parvis", day))[0].startswith(told)
