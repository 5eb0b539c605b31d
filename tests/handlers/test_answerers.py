"""Written to by their answer to an event: a text for those who come is news that they asked for."""

from __future__ import annotations

from bot.cards import Button, Card
from bot.exchange import Press
from storage.consents import Category
from tests.handlers.broadcasting import BUTTONS
from tests.handlers.chat import Chat, buttons, labels, persona
from tests.handlers.hosting import SAID, TOLD, announced, asked_for, lines, move
from tests.printing import plain

TITLE = "Répondre à un appel d'offres"
BECAUSE = f"Vous recevez ceci parce que vous avez répondu oui : {TOLD}."
AGAIN = "Plus rien n’est choisi : c’est de nouveau pour toute la cohorte."
WRITE = "Écrire à qui a dit oui"


async def answered(chat: Chat, **said: str) -> Card:
    """Announce an event to people who agreed to hear of it, and let them answer."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    await announced(chat)
    for key, answer in said.items():
        listed = await chat.say("/evenements", key)
        await chat.press(TITLE, key, listed)
        await chat.press(answer, key)
    move(chat, "2026-11-18 10:05")
    for _ in "ab":
        await chat.mail("julie")
        chat.outlet.sent.clear()
        move(chat, "2026-11-18 10:10")
    await chat.say("/evenements", "dominique")
    return await chat.press(TITLE, "dominique")


async def written(chat: Chat, **said: str) -> Card:
    """Let Dominique write to those coming, from the event."""
    card = await answered(chat, **said)
    await chat.press(WRITE, "dominique", card)
    return await chat.say("Entrez par la cour.", "dominique")


async def narrowed(chat: Chat, *answers: str) -> Card:
    """Keep to those who said yes to the event, then add answers or take them away."""
    await chat.press("Choisir le public", "dominique")
    listed = await chat.press("Choisir par réponse", "dominique")
    card = await chat.press(labels(listed)[0], "dominique")
    for answer in answers:
        card = await chat.press(answer, "dominique")
    assert plain(labels(listed)[0]) == f"26 novembre : {TITLE}"
    return card


def counts(card: Card) -> dict[str, int]:
    pairs = (line.rsplit(": ", 1) for line in lines(card) if ": " in line)
    return {label: int(count) for label, count in pairs if count.isdecimal()}


async def test_text_for_those_coming_begins_on_the_event(chat: Chat) -> None:
    preview = await written(chat, julie="Oui", sam="Maybe")

    assert lines(preview)[:3] == [
        "Aperçu, rien n’est parti : 1 destinataire",
        "Entrez par la cour.",
        BECAUSE,
    ]
    assert lines(preview)[-9:] == [
        "Aucun texte en anglais : tout le monde lit celui-ci.",
        "Pour : Oui à « Répondre à un appel d'offres » (26 novembre)",
        "1 personne a répondu oui à l’événement : elle reçoit ceci même après /stop.",
        "Sujet: Formations",
        "Personnes visées: 1",
        "Recevront l’envoi: 1",
        "Désabonnées ou sans accord: 0",
        "Injoignables: 0",
        BUTTONS,
    ]


async def test_who_said_yes_hears_of_it_after_stop_and_reads_why(chat: Chat) -> None:
    await written(chat, julie="Oui")
    await chat.say("/stop", "julie")
    await chat.press("Choisir le public", "dominique")
    await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Envoyer", "dominique")
    [news] = await chat.mail("julie")
    report = await chat.press("Voir le rapport", "dominique")

    assert lines(news)[:2] == ["Entrez par la cour.", BECAUSE]
    assert labels(news) == ["Céder ma place", "Me désabonner"]
    assert counts(report) == {
        "Personnes visées": 1,
        "Envoyés": 1,
        "En attente": 0,
        "Injoignables": 0,
        "Désabonnées ou sans accord": 0,
    }


async def test_other_answers_are_added_and_heard_by_consent_alone(chat: Chat) -> None:
    await written(chat, julie="Oui", sam="Maybe", mireille="Peut-être")
    await chat.say("/stop", "mireille")
    chosen = await narrowed(chat)
    both = await chat.press("Peut-être", "dominique")
    await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Envoyer", "dominique")
    [sam] = await chat.mail("sam")
    report = await chat.press("Voir le rapport", "dominique")

    assert lines(chosen) == [
        "Pour : Oui à « Répondre à un appel d'offres » (26 novembre)",
        "Retirer Oui | Peut-être | Liste d’attente | Choisir le public | Revenir à l’aperçu",
    ]
    assert lines(both)[0] == (
        "Pour : Oui ou Peut-être à « Répondre à un appel d'offres » (26 novembre)"
    )
    assert lines(sam)[0] == "Entrez par la cour."
    assert BECAUSE not in lines(sam)
    assert labels(sam) == ["Unsubscribe"]
    assert counts(report) == {
        "Personnes visées": 3,
        "Envoyés": 2,
        "En attente": 0,
        "Injoignables": 0,
        "Désabonnées ou sans accord": 1,
    }


async def test_last_answer_taken_away_takes_the_event_away_and_says_so(chat: Chat) -> None:
    await written(chat, julie="Oui")
    everybody = await narrowed(chat, "Retirer Oui")

    assert lines(everybody)[:2] == ["Pour toute la cohorte", AGAIN]


async def test_answer_chosen_already_is_not_taken_away_by_choosing_it(chat: Chat) -> None:
    await written(chat, julie="Oui")
    card = await narrowed(chat)
    [maybe] = [one for one in card.buttons if one.label == "Peut-être"]
    again = await forged(chat, maybe, "maybe", "yes")

    assert lines(again)[0] == "Pour : Oui à « Répondre à un appel d'offres » (26 novembre)"


async def test_event_is_taken_away_by_its_answers_alone(chat: Chat) -> None:
    await written(chat, julie="Oui")
    await narrowed(chat, "Peut-être")
    await chat.press("Choisir le public", "dominique")
    listed = await chat.press("Choisir par réponse", "dominique")
    refused = await forged(chat, buttons(listed)[0], ".for", ".without")

    assert lines(refused) == ["Ce bouton ne sert plus."]


async def forged(chat: Chat, button: Button, part: str, other: str) -> Card:
    """Let Dominique press a button that carries something else."""
    return await chat.send(chat.request(Press(button.data.replace(part, other)), "dominique"))


async def test_event_opened_again_keeps_its_answers(chat: Chat) -> None:
    await written(chat, julie="Oui")
    await narrowed(chat, "Peut-être", "Retirer Oui")

    assert lines(await narrowed(chat))[0] == (
        "Pour : Peut-être à « Répondre à un appel d'offres » (26 novembre)"
    )


async def test_who_gave_up_the_place_by_night_is_left_out_and_counted(chat: Chat) -> None:
    await written(chat, julie="Oui")
    move(chat, "2026-11-18 22:00")
    await chat.press("Envoyer", "dominique")
    await chat.mail("julie")
    await chat.say("/evenements", "julie")
    await chat.press(TITLE, "julie")
    await chat.press("Non", "julie")
    move(chat, "2026-11-19 08:01")
    news = await chat.mail("julie")
    report = await chat.press("Voir le rapport", "dominique")

    assert [one for one in news if "Entrez par la cour." in lines(one)] == []
    assert counts(report) == {
        "Personnes visées": 1,
        "Envoyés": 0,
        "En attente": 0,
        "Injoignables": 0,
        "Désabonnées ou sans accord": 0,
        "Hors du public depuis l’envoi": 1,
    }


async def test_who_is_no_longer_sure_by_night_hears_by_consent_alone(chat: Chat) -> None:
    await written(chat, julie="Oui", sam="Yes")
    await narrowed(chat, "Peut-être")
    await chat.press("Revenir à l’aperçu", "dominique")
    move(chat, "2026-11-18 22:00")
    await chat.press("Envoyer", "dominique")
    await chat.say("/stop", "julie")
    for key, said in (("julie", "Peut-être"), ("sam", "Maybe")):
        await chat.say("/evenements", key)
        await chat.press(TITLE, key)
        await chat.press(said, key)
    move(chat, "2026-11-19 08:01")
    news = await chat.mail("julie")
    others = chat.outlet.sent[persona("sam").terminal]

    assert [one for one in news if "Entrez par la cour." in lines(one)] == []
    assert [labels(one) for one in others if "Entrez par la cour." in lines(one)] == [
        ["Unsubscribe"]
    ]


async def test_reason_is_given_in_the_readers_language(chat: Chat) -> None:
    await written(chat, sam="Yes")
    await chat.press("Envoyer", "dominique")
    [news] = await chat.mail("sam")

    assert lines(news)[1] == f"You receive this because you said yes to {SAID}."
    assert labels(news) == ["Give up my place", "Unsubscribe"]


async def test_event_long_past_is_no_news_any_more(chat: Chat) -> None:
    await written(chat, julie="Oui")
    await chat.say("/stop", "julie")
    move(chat, "2026-12-25 10:00")
    await chat.press("Choisir le public", "dominique")
    listed = await chat.press("Choisir par réponse", "dominique")
    preview = await chat.press("Revenir à l’aperçu", "dominique")

    assert lines(listed)[1] == "Aucun événement pour le moment."
    assert counts(preview)["Désabonnées ou sans accord"] == 1
    assert BECAUSE not in lines(preview)


async def test_cancelled_event_can_still_be_written_about(chat: Chat) -> None:
    card = await answered(chat, julie="Oui")
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    await chat.say("/diffuser Une autre date suivra.", "dominique")
    await chat.press("Formations", "dominique")
    await narrowed(chat)
    await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Envoyer", "dominique")
    news = [one for one in await chat.mail("julie") if "Une autre date suivra." in lines(one)]

    assert [labels(one) for one in news] == [["Me désabonner"]]


async def test_event_for_those_who_answered_another(chat: Chat) -> None:
    await answered(chat, julie="Oui", mireille="Peut-être")
    await chat.say("/evenement visite Cuisine, vendredi 27 novembre 14h, Parvis", "dominique")
    await asked_for(chat, Category.VISIT, "julie", "mireille")
    await narrowed(chat, "Peut-être", "Retirer Oui")
    preview = await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Annoncer", "dominique")
    mireille, julie = [await chat.say("/evenements", key) for key in ("mireille", "julie")]

    assert lines(preview)[0] == "Aperçu, rien n’est parti : 1 destinataire"
    assert (labels(mireille), labels(julie)) == ([TITLE, "Cuisine"], [TITLE])


async def test_forged_event_or_answer_is_refused(chat: Chat) -> None:
    preview = await written(chat, julie="Oui")
    seen = ":".join(str(one) for one in preview.buttons[0].args)
    for forged in ("event:999999", "answer:no", "answer:perhaps", "event:x"):
        request = chat.request(Press(f"broadcast.for:{seen}:{forged}"), "dominique")
        assert lines(await chat.send(request)) == ["Ce bouton ne sert plus."]


async def test_only_coordinators_write_to_those_coming(chat: Chat) -> None:
    card = await answered(chat, julie="Oui")
    [button] = [one for one in card.buttons if one.label == WRITE]
    await chat.say("/evenements", "julie")
    seen = await chat.press(TITLE, "julie")
    pressed = await chat.send(chat.request(Press(button.data), "julie"))

    assert WRITE not in labels(seen)
    assert lines(pressed)[0].startswith("Commande réservée à")


async def test_nobody_coming_is_nobody_to_write_to(chat: Chat) -> None:
    assert WRITE not in labels(await answered(chat, julie="Peut-être"))


async def test_author_who_comes_is_neither_counted_nor_written_to(chat: Chat) -> None:
    preview = await written(chat, julie="Oui", dominique="Oui")
    await chat.press("Envoyer", "dominique")

    assert lines(preview)[-7] == (
        "1 personne a répondu oui à l’événement : elle reçoit ceci même après /stop."
    )
    assert await chat.mail("dominique") == []


async def test_after_the_event_there_is_no_place_to_give_up(chat: Chat) -> None:
    await written(chat, julie="Oui")
    move(chat, "2026-11-30 10:00")
    await chat.press("Envoyer", "dominique")
    news = [one for one in await chat.mail("julie") if BECAUSE in lines(one)]

    assert [labels(one) for one in news] == [["Me désabonner"]]
