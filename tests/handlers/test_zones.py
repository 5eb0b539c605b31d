"""The zone one lives in: chosen, followed by what is sent, and told beside the hours."""

from __future__ import annotations

import pytest

from bot.cards import Card
from bot.exchange import Press
from tests.handlers.chat import Chat, labels, person_of
from tests.handlers.hosting import LINE, TOLD, lines, move
from tests.handlers.reminding import JULIE, VANCOUVER, around, coming, live_in, openings
from tests.handlers.tendering import LINE as CALL
from tests.handlers.tendering import followed
from tests.printing import plain


async def moved(chat: Chat, city: str) -> Card:
    """Let Julie choose where she lives, among the zones of Canada."""
    await chat.say("/pause", "julie")
    shown = await chat.press("Changer de fuseau", "julie")
    label = next(one for one in labels(shown) if one.startswith(city))
    return await chat.press(label, "julie")


async def test_zone_is_chosen_among_those_of_canada_the_cohorts_first(chat: Chat) -> None:
    await chat.say("/pause", "julie")
    shown = await chat.press("Changer de fuseau", "julie")

    assert [plain(one) for one in labels(shown)] == [
        "Toronto, 10 h",
        "Saint-Jean de Terre-Neuve, 11 h 30",
        "Halifax, 11 h",
        "Moncton, 11 h",
        "Iqaluit, 10 h",
        "Winnipeg, 9 h",
        "Regina, 9 h",
        "Edmonton, 8 h",
        "Whitehorse, 8 h",
        "Vancouver, 7 h",
        "Suivre la cohorte",
        "Abandonner",
    ]


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("Moncton", "Moncton"),
        ("maintenant je vis à vancouver", "Vancouver"),
        ("saint-jean de terre-neuve", "Saint-Jean de Terre-Neuve"),
        ("Montréal", "Toronto"),
        ("Victoria", "Vancouver"),
        ("Londres", "Londres"),
        ("London, Ontario", "Toronto"),
        ("Sydney, Canada", "Halifax"),
        ("Sydney en Australie", "Sydney"),
        ("j’habite à Lévis, Québec", "Toronto"),
        ("St-Jérôme", "Toronto"),
        ("Nouvelle-Écosse", "Halifax"),
    ],
)
async def test_zone_is_named_by_a_city(chat: Chat, typed: str, city: str) -> None:
    await chat.say("/pause", "julie")
    await chat.press("Changer de fuseau", "julie")
    card = await chat.say(typed, "julie")

    assert f"Fuseau horaire: {city}" in lines(card)


async def test_zone_is_named_by_a_city_in_english(chat: Chat) -> None:
    await chat.say("/pause", "sam")
    asked = await chat.press("Change the time zone", "sam")
    unknown = await chat.say("Gotham", "sam")
    card = await chat.say("Vancouver", "sam")

    assert lines(unknown) == ["“Gotham” does not answer the question.", *lines(asked)]
    assert "Time zone: Vancouver" in lines(card)


async def test_two_cities_are_asked_about(chat: Chat) -> None:
    await chat.say("/pause", "julie")
    await chat.press("Changer de fuseau", "julie")
    asked = await chat.say("Moncton ou Vancouver", "julie")
    card = await chat.press("Vancouver, 7\N{NO-BREAK SPACE}h", "julie")

    assert [plain(one) for one in labels(asked)] == [
        "Moncton, 11 h",
        "Vancouver, 7 h",
        "Abandonner",
    ]
    assert "Fuseau horaire: Vancouver" in lines(card)


@pytest.mark.parametrize(
    ("typed", "here", "abroad"),
    [
        ("London", "Toronto, 10 h", "Londres, 15 h"),
        ("I live in Sydney", "Halifax, 11 h", "Sydney, 2 h"),
        ("St. Thomas", "Toronto, 10 h", "Saint-Thomas, 11 h"),
    ],
)
async def test_city_that_canada_and_another_country_have_is_asked_about(
    chat: Chat, typed: str, here: str, abroad: str
) -> None:
    await chat.say("/pause", "julie")
    await chat.press("Changer de fuseau", "julie")
    asked = await chat.say(typed, "julie")

    assert [plain(one) for one in labels(asked)] == [here, abroad, "Abandonner"]


async def test_zone_follows_the_cohort_again_by_its_name(chat: Chat) -> None:
    await moved(chat, "Vancouver")
    await chat.press("Changer de fuseau", "julie")
    card = await chat.say("suivre la cohorte", "julie")

    assert "Fuseau horaire: Toronto" in lines(card)
    assert await julie_lives_in(chat) is None


@pytest.mark.parametrize("data", ["zone:1", "zone.set:America/Moncton"])
async def test_list_of_zones_that_was_sent_before_still_serves(chat: Chat, data: str) -> None:
    await chat.send(chat.request(Press(data), "julie"))
    card = await chat.say("Moncton", "julie") if data == "zone:1" else chat.seen["julie"]

    assert "Fuseau horaire: Moncton" in lines(card)


async def test_zone_is_shown_and_follows_the_cohort_again(chat: Chat) -> None:
    card = await moved(chat, "Vancouver")
    away = await julie_lives_in(chat)
    await chat.press("Changer de fuseau", "julie", card)
    back = await chat.press("Suivre la cohorte", "julie")

    assert "Fuseau horaire: Vancouver" in lines(card)
    assert "Fuseau horaire: Toronto" in lines(back)
    assert (away, await julie_lives_in(chat)) == (VANCOUVER, None)


async def test_manager_who_moves_is_reminded_on_the_morning_there(chat: Chat) -> None:
    await coming(chat, "formation Excel, jeudi 3 décembre 14h-16h30, Parvis")
    await moved(chat, "Vancouver")

    assert await around(chat, "2026-12-02 12:00") == (
        [],
        ["Demain à 11 h (heure : Vancouver) : Excel, Parvis."],
    )
    assert await around(chat, "2026-12-03 13:00") == ([], ["Dans une heure : Excel, Parvis."])


async def test_reminder_that_goes_by_the_event_stays_at_its_instant(chat: Chat) -> None:
    await coming(chat, "formation Excel, jeudi 3 décembre 10h-12h, Parvis")
    await moved(chat, "Moncton")
    await openings(chat, "2026-12-02 12:00")

    assert await around(chat, "2026-12-03 09:00") == ([], ["Dans une heure : Excel, Parvis."])


async def test_manager_who_moves_hears_of_a_closing_on_the_morning_there(chat: Chat) -> None:
    move(chat, "2026-11-18 13:00")
    await followed(chat)
    await moved(chat, "Vancouver")
    await openings(chat, "2026-11-30 12:00")

    assert await around(chat, "2026-12-01 12:00") == (
        [],
        ["Dans 7 jours : Service de traiteur, le mardi 8 décembre à 11 h (heure : Vancouver)."],
    )


async def julie_lives_in(chat: Chat) -> str | None:
    return await chat.router.store.read(lambda db: person_of(db, "julie").zone)


# Whose hours they are


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("America/Vancouver", "de 11 h à 13 h 30 (heure : Vancouver)"),
        ("America/St_Johns", "de 15 h 30 à 18 h (heure : Saint-Jean de Terre-Neuve)"),
        ("America/Halifax", "de 15 h à 17 h 30 (heure : Halifax)"),
        # The same hours as the cohort's: nothing to say.
        ("America/New_York", "de 14 h à 16 h 30"),
    ],
)
async def test_preview_of_an_event_says_whose_hours_it_shows(
    chat: Chat, zone: str, hours: str
) -> None:
    await live_in(chat, "Dominique Lavoie", zone)
    shown = lines(await chat.say(f"/evenement {LINE}", "dominique"))

    assert TOLD.replace("de 14 h à 16 h 30", hours) in shown


@pytest.mark.parametrize(("begins", "reading"), [("03:30", "avancée"), ("04:30", "normale")])
async def test_hour_that_comes_twice_elsewhere_says_which_and_whose(
    chat: Chat, begins: str, reading: str
) -> None:
    await live_in(chat, "Dominique Lavoie", VANCOUVER)
    await chat.say(f"/evenement formation Nuit, 7 novembre 2027 {begins}, Parvis", "dominique")
    shown = lines(await chat.press("Oui", "dominique"))

    hour = f"1 h 30 (heure {reading} : Vancouver)"
    assert f"Nuit, le dimanche 7 novembre 2027 à {hour}, Parvis" in shown


async def test_call_and_its_preview_say_whose_hours_they_show(chat: Chat) -> None:
    await live_in(chat, "Dominique Lavoie", VANCOUVER)
    await live_in(chat, JULIE, VANCOUVER)
    move(chat, "2026-11-18 13:00")
    await chat.mail("julie")
    preview = lines(await chat.say(f"/appel {CALL}", "dominique"))
    await chat.press("Annoncer", "dominique")
    [alert] = await chat.mail("julie")

    closing = "Clôture : le mardi 8 décembre à 11 h (heure : Vancouver)"
    assert (preview[3], lines(alert)[2]) == (closing, closing)


async def test_zone_that_is_not_offered_is_refused(chat: Chat) -> None:
    card = await chat.send(chat.request(Press("zone.set:Europe/Paris"), "julie"))

    assert lines(card) == ["Ce bouton ne sert plus."]
