"""One's entries: listed, shown, undone."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Text
from tests.handlers.chat import Chat, labels

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
    await chat.say("/contract 2500 STM mutual agreement", "sam")
    card = await chat.say("/historique", "julie")

    [choices] = [one for one in card.blocks if isinstance(one, Choices)]
    assert not any("27" in one.label.split(",")[0] for one in choices.options)


async def test_undo_takes_back_the_last_entry(chat: Chat) -> None:
    await chat.say("/contract 2500 STM mutual agreement", "sam")
    await chat.say("/contact Ann Example STM email", "sam")
    card = await chat.say("/undo", "sam")
    assert "Ann Example" in str(card.blocks)

    card = await chat.say("/undo", "sam")
    assert card == Card(
        blocks=(Text(f"Entry undone: {LINE}."),),
        buttons=(Button("Restore", "contract.restore@3", (602,)),),
    )


async def test_undo_with_nothing_left_says_so(chat: Chat) -> None:
    card = await chat.say("/annuler", "dominique")
    card = await chat.press("Estrie–Montréal 2026-2027", "dominique")

    assert card == Card(blocks=(Text("Vous n’avez aucune saisie à annuler."),))
