"""Events that move or are cancelled: who is concerned hears once, old and new side by side."""

from __future__ import annotations

import pytest

from bot.cards import Card
from storage import people, posts
from storage.consents import Category
from storage.db import Session
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import (
    ADD,
    LINE,
    SAID,
    TOLD,
    announced,
    asked_for,
    changed,
    lines,
    move,
    newest,
)

MOVED = TOLD.replace("jeudi 26", "vendredi 27")
OLD = "jeudi 26 novembre de 14 h à 16 h 30"


async def attended(chat: Chat, line: str = LINE) -> Card:
    """Announce an event; Julie says yes, Sam maybe, Mireille nothing."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    card = await announced(chat, line)
    for key, said in (("julie", "Oui"), ("sam", "Maybe")):
        invitation, *_ = await chat.mail(key)
        await chat.press(said, key, invitation)
    await emptied(chat)
    return card


async def emptied(chat: Chat) -> None:
    """Let everything be sent, edits included, and forget it."""
    move(chat, "2026-11-18 10:05")
    await chat.mail("julie")
    move(chat, "2026-11-18 10:10")
    chat.outlet.sent.clear()


async def cleared(chat: Chat, card: Card, label: str, answer: str) -> Card:
    """Take one thing of an announced event away."""
    await chat.press("Modifier", "dominique", card)
    await chat.press(label, "dominique")
    return await chat.press(answer, "dominique")


def news(cards: list[Card], opening: str) -> list[list[str]]:
    return [lines(one) for one in cards if lines(one)[0].startswith(opening)]


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


async def test_new_place_is_told(chat: Chat) -> None:
    card = await attended(chat)
    await changed(chat, card, "Lieu", "Hôtel de ville")
    place = TOLD.replace("Parvis", "Hôtel de ville")

    assert news(await chat.mail("julie"), "Nouveau lieu") == [
        [f"Nouveau lieu : {place} (avant : Parvis)", f"Oui | Peut-être | Non | {ADD}"]
    ]


async def test_more_places_are_given_to_who_waits(chat: Chat) -> None:
    card = await attended(chat, LINE.replace("20 places", "1 place"))
    listed = await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam", listed)
    await chat.press("Wait for a place", "sam")
    answer = await changed(chat, card, "Nombre de places", "2")

    assert lines(answer)[1:] == [
        "Nombre de places: 1 → 2",
        "1 personne de la liste d’attente a maintenant une place.",
    ]
    assert news(await chat.mail("sam"), "A place opened up")[0][0] == (
        f"A place opened up, it’s yours! {SAID}."
    )


async def test_move_that_nobody_hears_of_says_so(chat: Chat) -> None:
    card = await announced(chat)
    moved = await changed(chat, card, "Date", "vendredi 27 novembre")
    renamed = await changed(chat, card, "Titre", "Atelier")

    assert lines(moved)[-1] == "Personne n’est averti."
    assert "Personne n’est averti." not in lines(renamed)


async def test_cancelled_event_is_told_with_its_reason(chat: Chat) -> None:
    card = await attended(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    preview = await chat.say("La salle est inondée", "dominique")
    quiet = await chat.mail("julie")
    answer = await chat.press("Annuler l’événement", "dominique", preview)
    told = f"Événement annulé : {TOLD}. La salle est inondée"
    read = "Les personnes concernées liront : « La salle est inondée »"

    assert lines(preview) == [
        f"Annuler l’événement? {TOLD}. {read}",
        "Annuler l’événement | Garder l’événement",
    ]
    assert news(quiet, "Événement annulé") == []
    assert lines(answer) == [told, "2 personnes sont averties."]
    assert news(await chat.mail("julie"), "Événement annulé")[-1] == [told]
    assert [lines(one) for one in chat.outlet.sent["mireille"]] == [[told]]


async def test_event_that_is_cancelled_without_a_reason_is_shown_before_too(chat: Chat) -> None:
    card = await attended(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    preview = await chat.press("Sans raison", "dominique")
    quiet = await chat.mail("julie")
    read = "Les personnes concernées liront qu’il est annulé, mais non pourquoi."

    assert lines(preview) == [
        f"Annuler l’événement? {TOLD}. {read}",
        "Annuler l’événement | Garder l’événement",
    ]
    assert news(quiet, "Événement annulé") == []


async def test_event_cancelled_before_it_left_is_told_to_nobody_else(chat: Chat) -> None:
    move(chat, "2026-11-18 22:00")
    card = await announced(chat)
    await chat.mail("julie")
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    move(chat, "2026-11-19 08:01")

    assert await chat.mail("julie") == []


async def test_old_button_of_a_cancelled_event_says_so(chat: Chat) -> None:
    card = await announced(chat)
    [old] = await chat.mail("julie")
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")

    late = await chat.press("Oui", "julie", old)
    assert lines(late) == ["Cet événement a été annulé le mercredi 18 novembre à 10 h."]


async def test_place_and_limit_are_taken_away(chat: Chat) -> None:
    card = await announced(chat)
    nowhere = await cleared(chat, card, "Lieu", "Pas encore connu")
    unlimited = await cleared(chat, card, "Nombre de places", "Sans limite")

    assert lines(nowhere)[1] == "Lieu: Parvis → —"
    assert lines(unlimited)[1] == "Nombre de places: 20 → —"


@pytest.mark.parametrize(
    ("label", "words", "question"),
    [
        ("Date", "hier", "Ce jour est passé : « hier ». Quel est le bon?"),
        ("Date", "30 février", "La date « 30 février » n’existe pas. Quelle est la bonne?"),
        (
            "Heures",
            "16h-14h",
            "« 16h-14h » finit avant de commencer. De quelle heure à quelle heure est-ce?",
        ),
        (
            "Nombre de places",
            "-2",
            "« -2 » n’est pas un nombre de places, de 1 à 5 000. Combien y en a-t-il?",
        ),
        (
            "Titre",
            "x" * 160,
            "Ce texte a 160 caractères, et la limite est de 150. Comment le dire plus brièvement?",
        ),
    ],
)
async def test_doubtful_change_is_asked_about_and_changes_nothing(
    chat: Chat, label: str, words: str, question: str
) -> None:
    card = await announced(chat)
    asked = await changed(chat, card, label, words)

    assert lines(asked)[0] == question
    assert (await newest(chat)).sequence == 1


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
        julie = people.by_account(db, platform="terminal", workspace="local", user_id="julie")
        assert julie is not None
        posts.plan(
            db,
            view="event.reminder",
            args=[event, "J-1", 0],
            key="straggler",
            due_at=chat.router.clock.now(),
            person=julie.id,
            cohort=CURRENT,
        )

    await chat.router.store.run(straggle)
    told = [lines(one)[0] for one in await chat.mail("julie")]

    assert [one for one in told if "Répondre à un appel d'offres, Parvis." in one] == []


async def test_who_makes_a_change_is_not_told_of_it(chat: Chat) -> None:
    card = await attended(chat)
    await chat.press("Oui", "dominique", card)
    answer = await changed(chat, card, "Date", "vendredi 27 novembre")

    assert lines(answer)[-1] == "2 personnes sont averties."
    assert news(await chat.mail("dominique"), "Nouvelle date") == []


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
