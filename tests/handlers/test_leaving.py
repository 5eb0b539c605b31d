"""A question is left by the words that people use for it: nothing is undone, nothing goes out."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import TOLD, announced, lines
from tests.handlers.tendering import followed, reopened, shared

LEFT = "Question abandonnée : rien n’est noté ni changé."
KEPT = "Ce que vous aviez commencé est gardé : {}"
ASIDE = LEFT.replace("abandonnée", "mise de côté")
RESUME = "Reprendre la saisie"


async def told(chat: Chat, opening: str) -> list[str]:
    """Return what Julie is told that begins so."""
    cards = await chat.mail("julie")
    return [lines(one)[0] for one in cards if lines(one)[0].startswith(opening)]


@pytest.mark.parametrize("words", ["annuler", "laisse faire", "cancel", "non merci"])
async def test_words_that_give_up_leave_the_question_and_undo_nothing(
    chat: Chat, words: str
) -> None:
    await chat.say("/contrat 2500 CHUS gré à gré")
    await chat.say("/contact Ana Roy")
    left = await chat.say(words)

    assert lines(left) == [ASIDE, KEPT.format("/contact Ana Roy"), RESUME]
    assert lines(await chat.say("/historique"))[1].startswith("Contrat n° 27, 2 500 $")


async def test_question_is_left_by_words_that_reply_to_it(chat: Chat) -> None:
    await chat.say("/contrat 2500 CHUS gré à gré")
    asked = await chat.say("/contact Ana Roy")
    left = await chat.say("annuler", replied=asked)

    assert lines(left)[0] == ASIDE


async def test_question_left_is_taken_up_by_its_button(chat: Chat) -> None:
    asked = await chat.say("/contrat 900 STM")
    left = await chat.say("laisse faire")
    again = await chat.press(RESUME, card=left)
    noted = await chat.press("Gré à gré")

    assert lines(again) == lines(asked)
    assert lines(noted)[0].startswith("Contrat noté : n° 27, 900 $")


async def test_command_that_undoes_still_does_over_a_question(chat: Chat) -> None:
    await chat.say("/contrat 2500 CHUS gré à gré")
    await chat.say("/contact Ana Roy")
    undone = await chat.say("/annuler")

    assert lines(undone)[0].startswith("Saisie annulée : n° 27, 2 500 $")


async def test_word_that_undoes_still_does_where_nothing_waits(chat: Chat) -> None:
    await chat.say("/contrat 2500 CHUS gré à gré")
    undone = await chat.say("annuler")

    assert lines(undone)[0].startswith("Saisie annulée : n° 27, 2 500 $")


async def test_words_that_give_up_are_no_title(chat: Chat) -> None:
    await chat.say("/evenement formation", "dominique")
    left = await chat.say("laisse tomber", "dominique")
    again = await chat.press(RESUME, "dominique", left)

    assert lines(left)[0] == ASIDE
    assert lines(again)[0] == "Quel est son titre?"


async def test_title_that_begins_with_such_a_word_is_one(chat: Chat) -> None:
    await chat.say("/evenement formation", "dominique")
    asked = await chat.say("Abandonner le papier pour de bon", "dominique")

    assert lines(asked)[0] == "Pour quel jour est-ce?"


@pytest.mark.parametrize("words", ["laisse faire", "abandonner", "annuler", "non", "Non!", "no"])
async def test_event_is_not_cancelled_by_words_that_give_up(chat: Chat, words: str) -> None:
    card = await announced(chat)
    await chat.mail("julie")
    await chat.press("Annuler l’événement", "dominique", card)
    left = await chat.say(words, "dominique")

    assert lines(left)[0] == LEFT
    assert await told(chat, "Événement annulé") == []


async def test_event_is_kept_when_its_reason_was_none(chat: Chat) -> None:
    card = await announced(chat)
    await chat.mail("julie")
    await chat.press("Annuler l’événement", "dominique", card)
    asked = await chat.say("oups mauvais bouton", "dominique")
    unsure = await chat.say("attendez un peu", "dominique")
    kept = await chat.say("non", "dominique")

    read = "Les personnes concernées liront : « oups mauvais bouton »"
    ways = "Annuler l’événement | Garder l’événement"
    assert lines(asked) == [f"Annuler l’événement? {TOLD}. {read}", ways]
    assert lines(unsure) == ["« attendez un peu » ne répond pas à la question.", *lines(asked)]
    assert lines(kept) == [LEFT]
    assert await told(chat, "Événement annulé") == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("annuler", LEFT),
        ("laisse faire", LEFT),
        ("svp", "« svp » ne répond pas à la question."),
        ("ne pas l’annuler", "« ne pas l’annuler » ne répond pas à la question."),
    ],
)
async def test_event_shown_before_it_is_cancelled_is_not_by_any_such_words(
    chat: Chat, words: str, answer: str
) -> None:
    card = await announced(chat)
    await chat.mail("julie")
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.say("La salle est inondée", "dominique")
    card = await chat.say(words, "dominique")

    assert lines(card)[0] == answer
    assert RESUME not in labels(card)
    assert await told(chat, "Événement annulé") == []


async def test_call_is_kept_when_its_reason_was_none(chat: Chat) -> None:
    await followed(chat)
    await reopened(chat, "Annuler l’appel")
    asked = await chat.say("oups mauvais bouton", "dominique")
    kept = await chat.press("Garder l’appel", "dominique")

    assert labels(asked) == ["Annuler l’appel", "Garder l’appel"]
    assert lines(kept) == [LEFT]
    assert await told(chat, "Appel d’offres annulé") == []


async def test_partner_is_looked_for_once_the_request_was_seen(chat: Chat) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.press("Chercher un partenaire", "julie", alert)
    asked = await chat.say("un livreur", "julie")
    kept = await chat.say("non", "julie")

    assert lines(asked)[0] == (
        "Envoyer ceci aux autres? "
        "« Traiteur Fleur de Chaudron cherche un partenaire : Buffet, un livreur. »"
    )
    assert labels(asked) == ["Envoyer la demande", "Abandonner"]
    assert lines(kept) == [LEFT]


@pytest.mark.parametrize("words", ["non", "no", "laisse faire"])
async def test_partner_is_not_looked_for_by_words_that_refuse(chat: Chat, words: str) -> None:
    await shared(chat, "Buffet, CHUS, public, tous les secteurs, 8 décembre 14h")
    [alert] = await chat.mail("julie")
    await chat.press("Chercher un partenaire", "julie", alert)

    assert lines(await chat.say(words, "julie")) == [LEFT]


async def test_reason_that_begins_with_no_is_one(chat: Chat) -> None:
    card = await announced(chat)
    await chat.press("Annuler l’événement", "dominique", card)
    asked = await chat.say("Non, la salle est inondée", "dominique")

    assert labels(asked) == ["Annuler l’événement", "Garder l’événement"]


async def test_question_is_said_in_english_to_be_set_aside(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")

    assert lines(await chat.say("cancel", "sam")) == [
        "Question set aside: nothing was logged or changed.",
        "What you had begun is kept: /contract 900 STM",
        "Resume the entry",
    ]
