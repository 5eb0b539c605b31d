"""News of one's own arrives even after /stop, and says what it was asked for by."""

from __future__ import annotations

from tests.handlers.attending import attended, news
from tests.handlers.chat import Chat
from tests.handlers.hosting import changed, lines, move
from tests.handlers.reminding import coming
from tests.handlers.tendering import followed, reopened, told_at

EVENT = "formation Répondre à un appel d'offres, jeudi 3 décembre 14h, Parvis, 1 place"
YES = "Vous recevez ceci même après /stop : vous avez répondu « Oui »."
CALL = "Vous recevez ceci même après /stop : vous suivez cet appel d’offres."


async def test_reminders_after_a_stop_say_why_they_come(chat: Chat) -> None:
    await coming(chat, EVENT)
    await chat.say("/stop", "julie")
    said = []
    for when in ("2026-12-02 09:01", "2026-12-03 13:01"):
        move(chat, when)
        said += [lines(card) for card in await chat.mail("julie")]

    assert said == [
        ["Demain à 14 h : Répondre à un appel d'offres, Parvis.", YES, "Céder ma place"],
        ["Dans une heure : Répondre à un appel d'offres, Parvis.", YES, "Céder ma place"],
    ]


async def test_move_and_cancellation_after_a_stop_say_why_they_are_told(chat: Chat) -> None:
    card = await attended(chat)
    await chat.say("/stop", "julie")
    await changed(chat, card, "Lieu", "Salle B")
    [moved] = news(await chat.mail("julie"), "Nouveau lieu")
    chat.outlet.sent.clear()
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.say("Neige", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    [cancelled] = news(await chat.mail("julie"), "Événement annulé")

    assert (moved[1], cancelled[1]) == (YES, YES)


async def test_news_after_a_stop_names_the_answer_in_the_readers_language(chat: Chat) -> None:
    await coming(chat, EVENT)
    await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam")
    await chat.press("Maybe", "sam")
    await chat.say("/stop", "sam")
    move(chat, "2026-11-26 09:01")
    [again] = await chat.mail("sam")

    assert lines(again)[-3:-1] == [
        "Can you say yes or no now?",
        "You receive this even after /stop: you answered “Maybe”.",
    ]


async def test_place_that_opens_after_a_stop_says_why_it_is_told(chat: Chat) -> None:
    await coming(chat, EVENT)
    await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam")
    await chat.press("Wait for a place", "sam")
    await chat.say("/stop", "sam")
    await chat.press("Non", "julie")
    [told] = news(await chat.mail("sam"), "A place opened up")

    assert told[1] == "You receive this even after /stop: you answered “Yes”."


async def test_news_of_a_followed_call_after_a_stop_says_why_it_comes(chat: Chat) -> None:
    await followed(chat)
    await chat.say("/stop", "julie")
    near = await told_at(chat, "2026-12-01T09:01")
    await reopened(chat, "Annuler l’appel")
    await chat.say("Budget", "dominique")
    await chat.press("Annuler l’appel", "dominique")
    [gone] = news(await chat.mail("julie"), "Appel d’offres annulé")

    assert near == [
        [
            "Dans 7 jours : Service de traiteur, le mardi 8 décembre à 14 h.",
            CALL,
            "Pas pour nous",
        ]
    ]
    assert gone[1] == CALL
