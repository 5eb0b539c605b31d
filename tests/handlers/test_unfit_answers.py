"""Words that answer nothing are quoted under the question that waits, and begin nothing."""

from __future__ import annotations

import pytest

from bot.cards import Card
from bot.exchange import Submission
from tests.handlers.broadcasting import written
from tests.handlers.chat import Chat
from tests.handlers.hosting import announced, lines
from tests.printing import plain

UNFIT = "« {} » ne répond pas à la question."


async def settings(chat: Chat) -> Card:
    await chat.say("/cohorte", "dominique")
    return await chat.press("Changer les réglages", "dominique")


@pytest.mark.parametrize("words", ["14h", "beaucoup", "Ana Roy CHUM"])
async def test_words_that_do_not_answer_are_quoted_and_the_question_asked_again(
    chat: Chat, words: str
) -> None:
    asked = await chat.say("/contrat 900 STM")
    again = await chat.say(words)
    noted = await chat.press("Gré à gré")

    assert lines(again) == [UNFIT.format(words), *lines(asked)]
    assert lines(noted)[0].startswith("Contrat noté : n° 27")


async def test_words_left_beside_an_answer_are_named_and_the_question_asked_again(
    chat: Chat,
) -> None:
    asked = await chat.say("/contrat 900 STM")
    again = await chat.say("Salle 204 gag")
    noted = await chat.say("gag")

    why = "J’ai compris Gré à gré, mais le reste ne répond pas à la question : « Salle 204 »."
    assert lines(again) == [why, *lines(asked)]
    assert lines(noted)[0].startswith("Contrat noté : n° 27")


async def test_answer_is_taken_without_what_stands_beside_it(chat: Chat) -> None:
    await chat.say("/evenement formation Café 3 décembre", "dominique")
    again = await chat.say("14h, 20 places, salle B", "dominique")
    other = await chat.say("15h vendredi", "dominique")
    preview = await chat.press(
        "Garder seulement 14\N{NO-BREAK SPACE}h et 20 places", "dominique", again
    )

    assert lines(again) == [
        "J’ai compris 14 h et 20 places, mais le reste ne répond pas à la question : « salle B ».",
        "À quelle heure? Par exemple : 14 h – 16 h 30",
        "Garder seulement 14 h et 20 places | Abandonner",
    ]
    assert (
        lines(other)[-1]
        == "Garder seulement 14 h et 20 places | Garder seulement 15 h | Abandonner"
    )
    assert lines(preview)[2:4] == ["Café, le jeudi 3 décembre à 14 h", "0/20, 20 places libres."]


async def test_question_repeated_may_be_answered_where_it_was_first_asked(chat: Chat) -> None:
    asked = await chat.say("/contract 900 STM", "sam")
    again = await chat.say("a lot", "sam")
    noted = await chat.press("Mutual agreement", "sam", asked)

    assert lines(again) == ["“a lot” does not answer the question.", *lines(asked)]
    assert lines(noted)[0].startswith("Contract logged: no. 27")


async def test_words_where_nothing_waits_are_still_not_understood(chat: Chat) -> None:
    await chat.say("/contrat 900 STM")
    await chat.press("Abandonner")
    card = await chat.say("beaucoup")

    text = "Je n’ai pas compris « beaucoup ». Pour voir ce que vous pouvez faire : /aide"
    assert lines(card) == [text]


async def test_words_too_long_to_be_known_again_are_quoted_in_part(chat: Chat) -> None:
    words, quoted = "é" * 4_000, "é" * 299 + "…"
    alone = await chat.say(words)
    asked = await chat.say("/contrat 900 STM")
    again = await chat.say(words)

    assert lines(alone) == [
        f"Je n’ai pas compris « {quoted} ». Pour voir ce que vous pouvez faire : /aide"
    ]
    assert lines(again) == [f"« {quoted} » ne répond pas à la question.", *lines(asked)]


async def test_sentence_typed_where_a_topic_is_asked_begins_no_contract(chat: Chat) -> None:
    asked = await chat.say("/diffuser Salle changée pour la formation.", "dominique")
    again = await chat.say("Salle changée : B-12.", "dominique")

    assert lines(again) == [UNFIT.format("Salle changée : B-12."), *lines(asked)]


async def test_sentence_typed_where_a_change_is_chosen_begins_no_contract(chat: Chat) -> None:
    await announced(chat)
    asked = await chat.press("Modifier", "dominique")
    again = await chat.say("la salle est le 204", "dominique")

    assert lines(again) == [UNFIT.format("la salle est le 204"), *lines(asked)]


async def test_sentence_typed_under_a_broadcast_begins_no_contract(chat: Chat) -> None:
    await written(chat)
    asked = await chat.press("Modifier", "dominique")
    again = await chat.say("La formation de jeudi commence à 15 h.", "dominique")

    assert lines(again) == [
        UNFIT.format("La formation de jeudi commence à 15 h."),
        *lines(asked),
    ]


async def test_amount_with_an_institution_begins_a_contract_over_a_question(chat: Chat) -> None:
    await chat.say("/contrat 900 STM")
    over = await chat.say("500 $ CHUM")
    whole = await chat.say("800 $ Hydro gré à gré")

    told = "J’ai compris 500 $ et Centre hospitalier de l’Université de Montréal."
    assert lines(over)[0] == f"{told} Comment ce contrat a-t-il été conclu?"
    assert lines(over)[1] == "Ce que vous aviez commencé est gardé : /contrat 900 STM"
    assert lines(whole)[0].startswith("Contrat noté : n° 27, 800 $, Hydro-Québec")


async def test_amount_with_an_unknown_name_begins_nothing_over_a_question(chat: Chat) -> None:
    asked = await chat.say("/contrat 900 STM")
    again = await chat.say("500 $ Machin")

    assert lines(again) == [UNFIT.format("500 $ Machin"), *lines(asked)]


async def test_button_of_a_menu_may_be_typed(chat: Chat) -> None:
    await announced(chat)
    await chat.press("Modifier", "dominique")
    place = await chat.say("lieu", "dominique")
    changed = await chat.say("Pas encore connu", "dominique")

    assert lines(place) == ["Où est-ce?", "Pas encore connu | Abandonner"]
    assert "Lieu: Parvis → —" in lines(changed)


async def test_button_of_a_long_list_may_be_typed(chat: Chat) -> None:
    await chat.say("/diffuser Salle changée pour la formation.", "dominique")
    shown = await chat.say("visites d'entreprise", "dominique")

    assert "Sujet: Visites d’entreprise" in lines(shown)


@pytest.mark.parametrize("said", ["…", "...", "-", "🙂"])
async def test_name_without_a_letter_is_no_name(chat: Chat, said: str) -> None:
    """Typed, or in the form, which would leave the sender without one."""
    before = lines(await settings(chat))
    await chat.press("Changer la signature", "dominique")
    await chat.press("Envoyé par", "dominique")
    card = await chat.say(said, "dominique")
    draft = int(card.buttons[-1].args[0])
    sheet = await chat.reply(chat.request(Submission(draft, {"name": said}), "dominique"))

    assert lines(card) == [UNFIT.format(said), "Que voulez-vous écrire?", "Abandonner"]
    assert sheet.errors is not None
    assert {name: plain(why) for name, why in sheet.errors.items()} == {"name": UNFIT.format(said)}
    assert lines(await settings(chat)) == before


async def test_words_that_could_be_a_contact_are_the_title_that_was_asked_for(chat: Chat) -> None:
    await chat.say("/evenement formation", "dominique")
    asked = await chat.say("Rencontre avec Anne Tremblay d’Hydro-Québec", "dominique")

    assert lines(asked)[0] == "Pour quel jour est-ce?"


@pytest.mark.parametrize("words", ["Rencontre Anne Tremblay, STM", "Ana Roy STM courriel"])
async def test_words_that_could_be_a_contact_are_the_text_that_was_asked_for(
    chat: Chat, words: str
) -> None:
    await chat.say("/diffuser", "dominique")
    await chat.say(words, "dominique")
    preview = await chat.press("Formations", "dominique")
    await chat.say("/contact Luc Roy, CHUS, courriel")
    await chat.press("Corriger")
    await chat.press("Note")
    corrected = await chat.say(words)

    assert lines(preview)[1] == words
    assert f"Note: — → {words}" in lines(corrected)


async def test_whole_entries_are_begun_over_a_question_with_answers_of_its_own(chat: Chat) -> None:
    await chat.say("/contact Luc Roy, CHUS")
    contact = await chat.say("Ana Roy STM courriel")
    await chat.say("/contact Luc Roy, CHUS, courriel")
    await chat.press("Corriger")
    await chat.press("Note")
    contract = await chat.say("900 STM gré à gré")

    assert lines(contact)[0].startswith("Contact noté : Ana Roy, Société de transport de Montréal")
    assert lines(contract)[0].startswith("Contrat noté : n° 27, 900 $")


@pytest.mark.parametrize("words", ["Oui je serai là", "oui, avec plaisir", "Non, pas cette fois"])
async def test_answer_to_nothing_begins_no_entry(chat: Chat, words: str) -> None:
    card = await chat.say(words)

    assert lines(card)[0].startswith(f"Je n’ai pas compris « {words} »")


async def test_entry_that_opens_with_yes_is_still_one(chat: Chat) -> None:
    card = await chat.say("oui 900 STM gré à gré")

    assert lines(card)[0].startswith("Contrat noté : n° 27, 900 $")
