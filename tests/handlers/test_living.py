"""Answers that live: the card that one asked for shows what others do since."""

from __future__ import annotations

from bot.exchange import Press
from bot.outlet import Sent
from storage.consents import Category
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, buttons
from tests.handlers.confirming import left
from tests.handlers.hosting import (
    LINE,
    announced,
    asked_for,
    coordinating,
    lines,
    move,
)
from tests.handlers.screens import Screen, sweep
from tests.handlers.switching import leaves
from tests.handlers.tendering import LINE as CALL

NOBODY_YET = "0/20, 20 places libres. Serez-vous là?"
ONE, TWO = "1/20, 19 places libres. Serez-vous là?", "2/20, 18 places libres. Serez-vous là?"
TEXT = "La prochaine formation affiche complet."


async def answered(chat: Chat, who: str, label: str) -> None:
    """Let somebody answer the event that is coming."""
    await chat.say("/evenements" if label in {"Oui", "Non"} else "/events", who)
    await chat.press("Répondre à un appel d'offres", who)
    await chat.press(label, who)


async def told(screen: Screen, message: Sent) -> str:
    return lines(await screen.shows(message))[2]


async def announcing(chat: Chat) -> tuple[Screen, Sent]:
    """Let Dominique announce an event; return where its card stands."""
    screen = Screen(chat, "dominique")
    return screen, await screen.press("Annoncer", await screen.say(f"/evenement {LINE}"))


async def broadcasting(chat: Chat) -> tuple[Screen, Sent]:
    """Let Dominique write to three people; return where the report stands."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    screen = Screen(chat, "dominique")
    preview = await screen.press("Formations", await screen.say(f"/diffuser {TEXT}"))
    return screen, await screen.press("Envoyer", preview)


async def looking(screen: Screen, report: Sent) -> Sent:
    """Let another coordinator look at the report that somebody has."""
    shown = screen.chat.outlet.messages[report]
    button = next(one for one in buttons(shown) if one.label == "Voir le rapport")
    request = screen.chat.request(Press(button.data), screen.who)
    return await screen.given(request, await screen.chat.reply(request))


async def test_card_of_who_announced_an_event_shows_who_answers(chat: Chat) -> None:
    screen, card = await announcing(chat)
    seen = [await told(screen, card)]
    await answered(chat, "julie", "Oui")
    seen.append(await told(screen, card))
    move(chat, "2026-11-18 10:05")
    await answered(chat, "sam", "Yes")
    seen.append(await told(screen, card))

    assert seen == [NOBODY_YET, ONE, TWO]
    assert lines(await screen.shows(card))[-1] == (
        "Oui | Peut-être | Non | Écrire à qui a dit oui | Modifier | Rappels | Annuler l’événement"
    )


async def test_card_chosen_in_a_list_shows_who_answers_and_the_one_before_it_stays(
    chat: Chat,
) -> None:
    await announced(chat)
    screen = Screen(chat, "julie")
    listed = await screen.say("/evenements")
    older = await screen.press("Répondre à un appel d'offres", listed)
    newer = await screen.press("Répondre à un appel d'offres", listed)
    await answered(chat, "sam", "Yes")

    assert [await told(screen, one) for one in (older, newer)] == [NOBODY_YET, ONE]


async def test_own_answer_is_shown_on_the_card_it_was_given_from(chat: Chat) -> None:
    await announced(chat)
    screen = Screen(chat, "julie")
    card = await screen.press("Répondre à un appel d'offres", await screen.say("/evenements"))
    noted = await screen.press("Oui", card)

    assert lines(await screen.shows(card))[2:4] == [ONE, "Votre réponse : Oui"]
    assert lines(await screen.shows(noted))[0].startswith("C’est noté : Oui")


async def test_answer_that_arrived_after_a_change_is_put_right(chat: Chat) -> None:
    await announced(chat)
    screen = Screen(chat, "julie")
    listed = await screen.say("/evenements")
    request = screen.pressing("Répondre à un appel d'offres", listed)
    reply = await chat.reply(request)
    await answered(chat, "sam", "Yes")
    card = await screen.given(request, reply)

    assert reply.card is not None
    assert [lines(reply.card)[2], await told(screen, card)] == [NOBODY_YET, ONE]


async def test_who_left_the_cohort_keeps_the_card_as_it_was(chat: Chat) -> None:
    await announced(chat)
    screen = Screen(chat, "julie")
    card = await screen.press("Répondre à un appel d'offres", await screen.say("/evenements"))
    await left(chat, "julie")
    await answered(chat, "sam", "Yes")

    assert await told(screen, card) == NOBODY_YET


async def test_card_of_a_call_shows_who_follows(chat: Chat) -> None:
    screen = Screen(chat, "dominique")
    card = await screen.press("Annoncer", await screen.say(f"/appel {CALL}"))
    before = lines(await screen.shows(card))[-2]
    await chat.say("/appels", "julie")
    await chat.press("Service de traiteur", "julie")
    await chat.press("Suivre", "julie")

    assert [before, lines(await screen.shows(card))[-2]] == [
        "0 personne suit",
        "1 personne suit",
    ]


async def test_report_of_a_broadcast_comes_to_its_final_figures_by_itself(chat: Chat) -> None:
    screen, report = await broadcasting(chat)
    before = lines(chat.outlet.messages[report])
    await chat.delivery.sweep()
    await sweep(chat, "broadcasts")
    after = lines(await screen.shows(report))

    assert before[0] == "Envoi en cours depuis le mercredi 18 novembre à 10 h"
    assert after[0] == "Envoyé le mercredi 18 novembre à 10 h"
    assert ("Envoyés: 0" in before, "En attente: 3" in before) == (True, True)
    assert ("Envoyés: 3" in after, "En attente: 0" in after) == (True, True)


async def test_report_counts_who_is_given_up_too_and_then_rests(chat: Chat) -> None:
    screen, report = await broadcasting(chat)
    await chat.say("/stop", "sam")
    move(chat, "2026-11-18 10:05")
    await chat.delivery.sweep()
    await sweep(chat, "broadcasts")
    after = lines(await screen.shows(report))
    move(chat, "2026-11-18 10:10")
    await sweep(chat, "broadcasts")

    assert "Envoyés: 2" in after
    assert "Désabonnées ou sans accord: 1" in after
    assert await chat.delivery.sweep() == 0


async def test_stop_is_shown_in_the_reports_of_both_coordinators(chat: Chat) -> None:
    screen, report = await broadcasting(chat)
    await coordinating(chat, "mireille")
    other = Screen(chat, "mireille")
    shown = await looking(other, report)
    await screen.press("Arrêter l’envoi", report)

    heads = [lines(await one.shows(at))[0] for one, at in ((screen, report), (other, shown))]
    assert heads == ["Envoi arrêté le mercredi 18 novembre à 10 h"] * 2


async def test_report_is_no_longer_brought_up_to_date_for_who_coordinates_no_more(
    chat: Chat,
) -> None:
    _, report = await broadcasting(chat)
    await coordinating(chat, "mireille")
    other = Screen(chat, "mireille")
    shown = await looking(other, report)
    await leaves(chat, "mireille", CURRENT, Role.COORDINATOR)
    await chat.delivery.sweep()
    await sweep(chat, "broadcasts")

    assert lines(await other.shows(shown))[0].startswith("Envoi en cours")


async def test_list_shows_its_readers_own_change_of_mind(chat: Chat) -> None:
    await announced(chat)
    mine, other = Screen(chat, "julie"), Screen(chat, "sam")
    listed, others = await mine.say("/evenements"), await other.say("/events")
    card = await mine.press("Répondre à un appel d'offres", listed)
    await mine.press("Oui", card)
    yes = lines(await mine.shows(listed))[1]
    move(chat, "2026-11-18 10:05")
    await mine.press("Non", card)
    no = lines(await mine.shows(listed))[1]

    assert (yes[-12:], no[-12:]) == ("· 1/20 · Oui", "· 0/20 · Non")
    assert lines(await other.shows(others))[1][-6:] == "· 0/20"


async def test_card_shows_its_readers_own_answers_at_once(chat: Chat) -> None:
    await announced(chat)
    mine, other = Screen(chat, "julie"), Screen(chat, "sam")
    card = await mine.press("Répondre à un appel d'offres", await mine.say("/evenements"))
    theirs = await other.press("Répondre à un appel d'offres", await other.say("/events"))
    await mine.press("Oui", card)
    yes, seen = lines(await mine.shows(card)), lines(await other.shows(theirs))
    await mine.press("Non", card)
    no = lines(await mine.shows(card))

    assert (yes[2:4], seen[2]) == (
        [ONE, "Votre réponse : Oui"],
        "1/20, 19 places left. Will you be there?",
    )
    assert no[2:4] == [NOBODY_YET, "Votre réponse : Non"]
    assert lines(await other.shows(theirs))[2] == seen[2]


async def test_list_turned_to_another_page_stays_as_it_is_until_it_is_turned_back(
    chat: Chat,
) -> None:
    for number in range(9):
        await announced(chat, f"réseautage {number}, jeudi 10 décembre 14h-16h, Parvis")
    screen = Screen(chat, "julie")
    listed = await screen.say("/evenements")
    card = await screen.press("0", listed)
    await screen.press("Voir les suivants", listed)
    later = await screen.shows(listed)
    await screen.press("Oui", card)
    unchanged = await screen.shows(listed) == later
    await screen.press("Voir les précédents", listed)
    await screen.press("Peut-être", card)

    assert unchanged
    assert lines(await screen.shows(listed))[1].endswith("Parvis · 0 personne · Peut-être")


async def test_list_of_calls_shows_what_its_reader_follows(chat: Chat) -> None:
    await chat.say(f"/appel {CALL}", "dominique")
    await chat.press("Annoncer", "dominique")
    screen = Screen(chat, "julie")
    listed = await screen.say("/appels")
    card = await screen.press("Service de traiteur", listed)
    await screen.press("Suivre", card)
    followed = lines(await screen.shows(listed))[1]
    move(chat, "2026-11-18 10:05")
    await screen.press("Délai trop court", await screen.press("Pas pour nous", card))
    declined = lines(await screen.shows(listed))[1]

    assert (followed[-7:], declined[-7:]) == ("· suivi", " à 14 h")
