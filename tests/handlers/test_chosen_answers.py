"""Which answers to an event a text is for: added, taken away, and never by a forged button."""

from __future__ import annotations

from bot.cards import Button, Card
from bot.exchange import Press
from storage.consents import Category
from tests.handlers.answering import BECAUSE, answered, narrowed, written
from tests.handlers.broadcasting import counts
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import TITLE, asked_for, lines

AWAY = "Retirer l’événement"
WAYS = "Choisir le public | Revenir à l’aperçu"
AGAIN = "Plus rien n’est choisi : c’est de nouveau pour toute la cohorte."


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


async def test_last_answer_is_kept_until_another_one_is_chosen(chat: Chat) -> None:
    await written(chat, julie="Oui")
    kept = await narrowed(chat, "Retirer Oui")
    await chat.press("Peut-être", "dominique")
    other = await chat.press("Retirer Oui", "dominique")

    assert lines(kept) == [
        "Pour : Oui à « Répondre à un appel d'offres » (26 novembre)",
        "Une réponse au moins : choisissez-en une autre avant de retirer celle-ci.",
        f"Retirer Oui | Peut-être | Liste d’attente | {AWAY} | {WAYS}",
    ]
    assert lines(other)[0] == "Pour : Peut-être à « Répondre à un appel d'offres » (26 novembre)"


async def test_event_that_is_taken_away_says_for_whom_it_is_then(chat: Chat) -> None:
    await written(chat, julie="Oui")
    everybody = await narrowed(chat, "Retirer Oui", AWAY)

    assert lines(everybody)[:2] == ["Pour toute la cohorte", AGAIN]


async def test_answer_chosen_already_is_not_taken_away_by_choosing_it(chat: Chat) -> None:
    await written(chat, julie="Oui")
    card = await narrowed(chat)
    [maybe] = [one for one in card.buttons if one.label == "Peut-être"]
    again = await forged(chat, maybe, "maybe", "yes")

    assert lines(again)[0] == "Pour : Oui à « Répondre à un appel d'offres » (26 novembre)"


async def test_event_that_is_not_chosen_is_not_taken_away(chat: Chat) -> None:
    await written(chat, julie="Oui")
    kept = await narrowed(chat, "Retirer Oui")
    [away] = [one for one in kept.buttons if one.label == AWAY]
    other = f"event:{int(away.args[-1]) + 1}"
    refused = await forged(chat, away, f"event:{away.args[-1]}", other)

    assert lines(refused) == ["Ce bouton ne sert plus."]


async def test_forged_event_or_answer_is_refused(chat: Chat) -> None:
    preview = await written(chat, julie="Oui")
    seen = ":".join(str(one) for one in preview.buttons[0].args)
    for forged in ("event:999999", "answer:no", "answer:perhaps", "event:x"):
        request = chat.request(Press(f"broadcast.for:{seen}:{forged}"), "dominique")
        assert lines(await chat.send(request)) == ["Ce bouton ne sert plus."]


async def test_event_opened_again_keeps_its_answers(chat: Chat) -> None:
    await written(chat, julie="Oui")
    await narrowed(chat, "Peut-être", "Retirer Oui")

    assert lines(await narrowed(chat))[0] == (
        "Pour : Peut-être à « Répondre à un appel d'offres » (26 novembre)"
    )


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


async def forged(chat: Chat, button: Button, part: str, other: str) -> Card:
    """Let Dominique press a button that carries something else."""
    return await chat.send(chat.request(Press(button.data.replace(part, other)), "dominique"))
