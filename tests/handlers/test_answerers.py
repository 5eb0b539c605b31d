"""Written to by their answer to an event: a text for those who come is news that they asked for."""

from __future__ import annotations

from bot.exchange import Press
from tests.handlers.answering import BECAUSE, WRITE, answered, narrowed, written
from tests.handlers.broadcasting import BUTTONS, counts
from tests.handlers.chat import Chat, labels, persona
from tests.handlers.hosting import SAID, TITLE, lines, move


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
