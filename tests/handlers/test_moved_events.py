"""Events that are moved: who hears of the new date, once, beside the one that they knew."""

from __future__ import annotations

from storage import posts
from storage.consents import Category
from storage.db import Session
from tests.handlers.attending import MOVED, OLD, attended, emptied, news
from tests.handlers.chat import CURRENT, Chat, person_of
from tests.handlers.hosting import (
    ADD,
    TOLD,
    announced,
    asked_for,
    changed,
    lines,
    move,
    newest,
    under_way,
)


async def test_who_comes_hears_of_the_new_date_beside_the_old(chat: Chat) -> None:
    card = await attended(chat)
    answer = await changed(chat, card, "Date", "vendredi 27 novembre")

    assert lines(answer) == [
        f"Événement modifié : {MOVED}.",
        f"Quand: {OLD} → vendredi 27 novembre de 14 h à 16 h 30",
        "2 personnes sont averties.",
    ]
    told = news(await chat.mail("julie"), "Nouvelle date")
    assert told == [
        [f"Nouvelle date : {MOVED} (au lieu du {OLD})", f"Oui | Peut-être | Non | {ADD}"],
    ]
    [said] = news(await chat.mail("sam"), "New date")
    assert "Friday, November 27" in said[0]
    assert news(chat.outlet.sent.get("mireille", []), "Nouvelle date") == []


async def test_every_copy_shows_the_new_date(chat: Chat) -> None:
    card = await attended(chat)
    await changed(chat, card, "Date", "vendredi 27 novembre")
    await chat.mail("julie")

    assert [lines(one)[1] for one in chat.outlet.sent["mireille"]] == [MOVED]


async def test_old_button_still_answers_after_a_move(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "mireille")
    card = await announced(chat)
    [old] = await chat.mail("mireille")
    await changed(chat, card, "Date", "vendredi 27 novembre")

    assert lines(await chat.press("Oui", "mireille", old))[0] == f"C’est noté : Oui, {MOVED}."


async def test_move_that_nobody_hears_of_says_so(chat: Chat) -> None:
    card = await announced(chat)
    moved = await changed(chat, card, "Date", "vendredi 27 novembre")
    renamed = await changed(chat, card, "Titre", "Atelier")

    assert lines(moved)[-1] == "Personne n’est averti."
    assert "Personne n’est averti." not in lines(renamed)


async def test_reminders_follow_the_new_date(chat: Chat) -> None:
    card = await attended(chat)
    await changed(chat, card, "Date", "vendredi 27 novembre")
    await emptied(chat)
    move(chat, "2026-11-25 09:01")
    early = await chat.mail("julie")
    move(chat, "2026-11-26 09:01")

    assert news(early, "Demain") == []
    assert [lines(one)[0] for one in await chat.mail("julie")] == [
        "Demain à 14 h : Répondre à un appel d'offres, Parvis."
    ]
    assert (await newest(chat)).moves == 1


async def test_reminder_of_the_former_hours_says_nothing(chat: Chat) -> None:
    card = await attended(chat)
    await changed(chat, card, "Date", "vendredi 27 novembre")
    event = (await newest(chat)).id

    def straggle(db: Session) -> None:
        """Plan the reminder of the former hours, as if it had been taken up before the move."""
        posts.plan(
            db,
            view="event.reminder",
            args=[event, "J-1", 0],
            key="straggler",
            due_at=chat.router.clock.now(),
            person=person_of(db, "julie").id,
            cohort=CURRENT,
        )

    await chat.router.store.run(straggle)
    told = [lines(one)[0] for one in await chat.mail("julie")]

    assert [one for one in told if "Répondre à un appel d'offres, Parvis." in one] == []


async def test_two_moves_by_night_are_told_once_beside_the_date_that_was_known(
    chat: Chat,
) -> None:
    card = await attended(chat)
    move(chat, "2026-11-18 22:00")
    await changed(chat, card, "Date", "vendredi 27 novembre")
    by_night = await chat.mail("julie")
    answer = await changed(chat, card, "Date", "lundi 30 novembre")
    move(chat, "2026-11-19 08:01")
    told = news(await chat.mail("julie"), "Nouvelle date")

    assert news(by_night, "Nouvelle date") == []
    assert lines(answer)[-1] == "2 personnes sont averties."
    assert [one[0] for one in told] == [
        f"Nouvelle date : {TOLD.replace('jeudi 26', 'lundi 30')} (au lieu du {OLD})"
    ]


async def test_move_while_the_news_of_another_is_under_way_is_told_beside_what_was_known(
    chat: Chat,
) -> None:
    card = await attended(chat)
    await changed(chat, card, "Date", "vendredi 27 novembre")
    await under_way(chat)
    await changed(chat, card, "Date", "lundi 30 novembre")

    [told] = news(await chat.mail("julie"), "Nouvelle date")
    assert told[0].endswith(f"(au lieu du {OLD})")


async def test_move_that_is_taken_back_while_its_news_is_under_way_is_told(chat: Chat) -> None:
    card = await attended(chat)
    await changed(chat, card, "Date", "vendredi 27 novembre")
    await under_way(chat)
    await changed(chat, card, "Date", "jeudi 26 novembre")

    [told] = news(await chat.mail("julie"), "Nouvelle date")
    assert told[0] == f"Nouvelle date : {TOLD} (au lieu du {MOVED.split(', ')[1][3:]})"


async def test_move_that_is_taken_back_by_night_is_not_told(chat: Chat) -> None:
    card = await attended(chat)
    move(chat, "2026-11-18 22:00")
    await changed(chat, card, "Date", "vendredi 27 novembre")
    await chat.mail("julie")
    await changed(chat, card, "Date", "jeudi 26 novembre")
    move(chat, "2026-11-19 08:01")

    assert news(await chat.mail("julie"), "Nouvelle date") == []


async def test_second_move_is_told_beside_the_first_to_who_heard_of_it(chat: Chat) -> None:
    card = await attended(chat)
    await changed(chat, card, "Date", "vendredi 27 novembre")
    await chat.mail("julie")
    await changed(chat, card, "Date", "lundi 30 novembre")

    [told] = news(await chat.mail("julie"), "Nouvelle date")
    assert told[0].endswith(f"(au lieu du {OLD.replace('jeudi 26', 'vendredi 27')})")
