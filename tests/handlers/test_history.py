"""One's entries: listed, shown, undone."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Button, Card, Choices, Text
from bot.exchange import Press
from storage import participations
from storage.db import Session
from storage.organizations import Kind
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.switching import enters, leaves

LINE = "no. 27, $2,500, Société de transport de Montréal, mutual agreement, November 18"


async def test_history_lists_the_newest_first(chat: Chat) -> None:
    await chat.say("/contract 2500 STM mutual agreement", "sam")
    card = await chat.say("/history", "sam")

    lines = card.blocks[0]
    assert isinstance(lines, Text)
    assert lines.text.splitlines()[0] == f"Contract {LINE}"
    assert labels(card)[0] == "Contract no. 27, $2,500"


async def test_history_shows_an_entry_to_correct_or_undo(chat: Chat) -> None:
    await chat.say("/contract 2500 STM mutual agreement", "sam")
    await chat.say("/history", "sam")
    card = await chat.press("Contract no. 27, $2,500", "sam")

    assert card.blocks == (Text(f"Contract: {LINE}."),)
    assert labels(card) == ["Correct", "Undo"]


async def test_history_turns_its_pages(chat: Chat) -> None:
    first = await chat.say("/historique", "julie")
    second = await chat.press("Voir les plus anciennes", "julie")
    again = await chat.press("Voir les plus récentes", "julie")

    assert first == again != second


async def test_history_marks_what_was_undone(chat: Chat) -> None:
    await chat.say("/contract 2500 STM mutual agreement", "sam")
    await chat.say("/undo", "sam")
    card = await chat.say("/history", "sam")

    lines = card.blocks[0]
    assert isinstance(lines, Text)
    assert lines.text.splitlines()[0] == f"Contract {LINE} (undone)"


async def test_history_holds_nothing_of_another_enterprise(chat: Chat) -> None:
    before = await history(chat)
    await chat.say("/contract 2500 STM mutual agreement", "sam")
    card = await chat.say("/historique", "julie")

    assert card == before


async def test_history_beyond_its_end_says_so(chat: Chat) -> None:
    card = await chat.send(chat.request(Press("history.page@3:99"), "sam"))

    assert card == Card(
        blocks=(Text("There are no older entries."),),
        buttons=(Button("See newest", "history.page@3", (0,)),),
    )


async def test_history_turns_its_choices_within_its_page(chat: Chat) -> None:
    second = await chat.press("Voir les plus anciennes", "julie", await history(chat))
    turned = await chat.send(chat.request(Press("history.page@3:1:1"), "julie"))

    lines, choices = second.blocks
    assert isinstance(choices, Choices)
    assert choices.turn == Button("Voir la suite", "history.page@3", (1,))
    assert turned == replace(second, blocks=(lines, replace(choices, page=1)))


async def test_undo_leaves_entries_of_an_enterprise_that_one_left(chat: Chat) -> None:
    await chat.say("/contract 2500 STM mutual agreement", "sam")

    other = await chat.router.store.read(another)
    await leaves(chat, "sam", CURRENT)
    await enters(chat, "sam", CURRENT, Role.MANAGER, other)

    assert await chat.say("/undo", "sam") == Card(blocks=(Text("You have no entry to undo."),))


def another(db: Session) -> int:
    """An enterprise that is not Sam’s."""
    every = participations.participants(db, cohort=CURRENT, kind=Kind.ENTERPRISE)
    return next(one.id for one in every if one.name_fr != "Messagerie Roue-Libelle")


async def history(chat: Chat) -> Card:
    return await chat.say("/historique", "julie")


async def test_undo_takes_back_the_last_entry(chat: Chat) -> None:
    await chat.say("/contract 2500 STM mutual agreement", "sam")
    await chat.say("/contact Ann Example STM email", "sam")
    card = await chat.say("/undo", "sam")
    met = "Ann Example, Société de transport de Montréal, email, November 18"
    assert card.blocks == (Text(f"Entry undone: {met}."),)

    card = await chat.say("/undo", "sam")
    assert card == Card(
        blocks=(Text(f"Entry undone: {LINE}."),),
        buttons=(Button("Restore", "contract.restore@3", (602,)),),
    )


async def test_undo_with_nothing_left_says_so(chat: Chat) -> None:
    card = await chat.say("/annuler", "dominique")

    assert card == Card(blocks=(Text("Vous n’avez aucune saisie à annuler."),))


async def test_undo_with_words_undoes_nothing(chat: Chat) -> None:
    logged = await chat.say("/contract 2500 STM mutual agreement", "sam")
    card = await chat.say("/undo 22", "sam")

    text = "I undo the last entry only, and did not read “22”. Choose: /history"
    assert card == Card(blocks=(Text(text),))
    assert await chat.say("/undo", "sam") != logged
