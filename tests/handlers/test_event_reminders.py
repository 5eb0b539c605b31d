"""Reminders of events: each once, to whom it concerns, in their own zone."""

from __future__ import annotations

from bot.cards import Card
from bot.exchange import Press
from storage.consents import Category
from tests.handlers.chat import Chat
from tests.handlers.hosting import SAID, announced, asked_for, lines, move
from tests.handlers.reminding import JULIE, VANCOUVER, around, coming, live_in, openings

LATER = "formation Répondre à un appel d'offres, jeudi 3 décembre 14h-16h30, Parvis"
TITLE = "Répondre à un appel d'offres, Parvis."


async def test_who_comes_is_reminded_the_day_before_and_an_hour_before(chat: Chat) -> None:
    await coming(chat, LATER)

    assert await around(chat, "2026-12-02 09:00") == ([], [f"Demain à 14 h : {TITLE}"])
    assert await around(chat, "2026-12-03 13:00") == ([], [f"Dans une heure : {TITLE}"])
    assert await openings(chat, "2026-12-03 13:59") == []


async def test_who_gave_up_is_not_reminded(chat: Chat) -> None:
    await coming(chat, LATER)
    await chat.press("Non", "julie")
    await chat.mail("julie")

    assert await openings(chat, "2026-12-03 13:01") == []


async def test_undecided_are_asked_again_a_week_before(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    await coming(chat, LATER)
    [*_, invitation] = await chat.mail("mireille")
    await chat.press("Non", "mireille", invitation)
    await chat.mail("mireille")
    chat.outlet.sent.clear()
    move(chat, "2026-11-26 09:01")
    [*_, again] = await chat.mail("sam")
    others = [*await chat.mail("julie"), *await chat.mail("mireille")]

    assert lines(again)[-2:] == ["You have not decided yet.", "Yes | Maybe | No"]
    assert [one for one in others if "Votre réponse est encore attendue." in lines(one)] == []


async def test_who_is_not_sure_is_asked_whether_they_can_say_now(chat: Chat) -> None:
    move(chat, "2026-11-18 13:00")
    await announced(chat, LATER)
    [invitation] = await chat.mail("julie")
    await chat.press("Peut-être", "julie", invitation)
    await chat.mail("julie")
    move(chat, "2026-11-26 09:01")
    [*_, again] = await chat.mail("julie")

    assert lines(again)[-3:-1] == [
        "Votre réponse : Peut-être",
        "Pouvez-vous dire oui ou non maintenant?",
    ]


async def perhaps(chat: Chat) -> None:
    """Let Sam, who is not invited, say maybe to an event."""
    await coming(chat, LATER)
    await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam")
    await chat.press("Maybe", "sam")


async def test_who_says_maybe_is_asked_again_without_having_been_invited(chat: Chat) -> None:
    await perhaps(chat)
    move(chat, "2026-11-26 09:01")
    [again] = await chat.mail("sam")

    assert lines(again)[-3:] == [
        "Your answer: Maybe",
        "Can you say yes or no now?",
        "Yes | Maybe | No",
    ]


async def test_who_said_maybe_is_asked_again_of_an_event_that_moved(chat: Chat) -> None:
    await perhaps(chat)
    event = await opened(chat)
    await chat.press("Modifier", "dominique", event)
    await chat.press("Date", "dominique")
    await chat.say("4 décembre", "dominique")
    await chat.mail("sam")
    move(chat, "2026-11-27 09:01")
    [again] = await chat.mail("sam")

    assert lines(again)[-2:] == ["Can you say yes or no now?", "Yes | Maybe | No"]


async def asked_again(chat: Chat) -> None:
    """Let Sam be asked again, a week before."""
    await asked_for(chat, Category.TRAINING, "sam")
    await coming(chat, LATER + ", 20 places")
    move(chat, "2026-11-26 09:01")
    await chat.mail("sam")
    chat.outlet.sent.clear()


async def test_copy_that_asks_again_shows_the_count(chat: Chat) -> None:
    await asked_again(chat)
    await chat.press("Non", "julie")
    copies = {tuple(lines(one)[2:]) for one in await chat.mail("sam")}

    told, ways = "0/20, 20 places left. Will you be there?", "Yes | Maybe | No"
    assert copies == {(told, ways), (told, "You have not decided yet.", ways)}


async def test_copy_that_asks_again_shows_the_answer_once_it_is_given(chat: Chat) -> None:
    await asked_again(chat)
    await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam")
    await chat.press("Yes", "sam")
    copies = {tuple(lines(one)[2:]) for one in await chat.mail("sam")}

    told = "2/20, 18 places left. Will you be there?"
    assert copies == {(told, "Your answer: Yes", "Yes | Maybe | No")}


async def test_copy_that_asks_again_says_that_the_event_is_cancelled(chat: Chat) -> None:
    await asked_again(chat)
    await chat.press("Annuler l’événement", "dominique", await opened(chat))
    await chat.say("Neige", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    copies = {lines(one)[0] for one in await chat.mail("sam")}

    line = SAID.replace("Thursday, November 26", "Thursday, December 3")
    assert copies == {f"Event cancelled: {line}. Neige"}


async def test_late_reminder_tells_the_day_as_it_is(chat: Chat) -> None:
    await coming(chat, LATER)

    assert await openings(chat, "2026-12-03 09:30") == [f"Aujourd’hui à 14 h : {TITLE}"]


async def test_after_a_stop_only_the_last_reminder_is_told(chat: Chat) -> None:
    await coming(chat, LATER)

    assert await openings(chat, "2026-12-03 13:10") == [f"Dans une heure : {TITLE}"]


async def test_reminder_is_useless_once_the_event_began(chat: Chat) -> None:
    await coming(chat, LATER)

    assert await openings(chat, "2026-12-03 14:01") == []


async def test_reminder_is_left_out_and_taken_back(chat: Chat) -> None:
    await coming(chat, LATER)
    card = await opened(chat)
    shown = await chat.press("Rappels", "dominique", card)
    without = await chat.press("Ôter la veille", "dominique")
    silent = await openings(chat, "2026-12-02 09:01")

    assert lines(shown)[1:] == [
        "Une semaine avant, un rappel part à qui n’a pas décidé.",
        "La veille, un rappel part à qui vient.",
        "Une heure avant, un rappel part à qui vient.",
        "Ôter 7 jours avant | Ôter la veille | Ôter 1 heure avant",
    ]
    assert "La veille, un rappel part à qui vient." not in lines(without)
    assert silent == []
    assert await openings(chat, "2026-12-03 13:01") == [f"Dans une heure : {TITLE}"]


async def test_reminder_left_out_by_two_stays_out(chat: Chat) -> None:
    await coming(chat, LATER)
    shown = await chat.press("Rappels", "dominique", await opened(chat))
    await chat.press("Ôter la veille", "dominique", shown)
    twice = await chat.press("Ôter la veille", "dominique", shown)

    assert "La veille, un rappel part à qui vient." not in lines(twice)


async def test_button_that_does_not_say_which_reminder_is_wanted_is_refused(chat: Chat) -> None:
    await coming(chat, LATER)
    shown = await chat.press("Rappels", "dominique", await opened(chat))
    key, event, which, _ = shown.buttons[0].data.split(":")
    forged = Press(f"{key}:{event}:{which}")

    assert lines(await chat.send(chat.request(forged, "dominique"))) == ["Ce bouton ne sert plus."]


async def test_reader_elsewhere_sees_whose_hours_they_are(chat: Chat) -> None:
    await live_in(chat, JULIE, VANCOUVER)
    await announced(chat, LATER)
    listed = await chat.say("/evenements", "julie")
    card = await chat.press("Répondre à un appel d'offres", "julie", listed)

    hours = "le jeudi 3 décembre de 11 h à 13 h 30 (heure : Vancouver)"
    assert lines(card)[1] == f"Répondre à un appel d'offres, {hours}, Parvis"


async def opened(chat: Chat) -> Card:
    """Let Dominique open the event from the list."""
    listed = await chat.say("/evenements", "dominique")
    return await chat.press("Répondre à un appel d'offres", "dominique", listed)
