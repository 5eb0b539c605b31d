"""An institution that nobody knows: asked for, added or merged, and the entry finished."""

from __future__ import annotations

from bot.cards import Text
from tests.handlers.chat import Chat, labels

TYPED = "/contract 900 Clinique Zébulon mutual agreement"


async def test_unknown_institution_keeps_the_rest(chat: Chat) -> None:
    card = await chat.say(TYPED, "sam")

    assert card.blocks == (Text("I can’t find “Clinique Zébulon”; the rest is kept."),)
    assert labels(card) == ["Choose from the list", "Ask to add it", "Drop"]


async def test_list_answers_and_the_rest_is_there(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Choose from the list", "sam")
    card = await chat.press("BRP", "sam")

    line = "no. 27, $900, BRP, mutual agreement, November 18"
    assert card.blocks == (Text(f"Contract logged: {line}. Thank you!"),)


async def test_added_institution_finishes_the_entry(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Ajouter à la liste", "dominique", asked)
    [answer] = await chat.mail("sam")
    card = await chat.press("Finish my entry", "sam", answer)

    line = "no. 27, $900, Clinique Zébulon, mutual agreement, November 18"
    assert card.blocks == (Text(f"Contract logged: {line}. Thank you!"),)


async def test_merged_institution_is_understood_from_then_on(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Relier à une institution", "dominique", asked)
    await chat.say("CHUM", "dominique")
    card = await chat.say(TYPED, "sam")

    line = "no. 27, $900, University of Montreal Hospital Centre, mutual agreement, November 18"
    assert card.blocks == (Text(f"Contract logged: {line}. Thank you!"),)


async def test_declined_institution_is_told(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Refuser", "dominique", asked)
    [answer] = await chat.mail("sam")

    assert labels(answer) == []


async def test_finished_entry_is_finished_once(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Ajouter à la liste", "dominique", asked)
    [answer] = await chat.mail("sam")
    await chat.press("Finish my entry", "sam", answer)
    card = await chat.press("Finish my entry", "sam", answer)

    assert "Contract logged" not in str(card)


async def test_added_institution_stays_in_its_cohort(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Ajouter à la liste", "dominique", asked)
    await chat.say("/contrat 900 Clinique Zébulon gré à gré", "dominique")
    card = await chat.press("Montréal 2016-2017", "dominique")

    assert "Demander un ajout" in labels(card)
