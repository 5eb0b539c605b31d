"""A contract that was logged: undone, restored, corrected, and by whom."""

from __future__ import annotations

from bot.cards import Button, Card, Fields, Text
from storage import confirmations
from storage.contracts import Mode
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.logged import LINE, TYPED, row, standing


async def test_undo_then_restore(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    card = await chat.press("Undo", "sam")

    assert card == Card(
        blocks=(Text(f"Entry undone: {LINE}."),),
        buttons=(Button("Restore", "contract.restore@3", (602,)),),
    )
    assert await chat.press("Restore", "sam") == standing(f"Contract restored: {LINE}.")


async def test_undo_pressed_twice_says_when_it_was_done(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    await chat.press("Undo", "sam", logged)
    card = await chat.press("Undo", "sam", logged)

    when = "Wednesday, November 18 at 10:00\N{NO-BREAK SPACE}a.m."
    assert card == Card(blocks=(Text(f"This entry was undone on {when}"),))


async def test_another_enterprise_cannot_undo_it(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    await chat.press("Undo", "julie", logged)

    found = await row(chat)
    assert found is not None
    assert found.undone_at is None


async def test_reply_corrects_the_amount(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    card = await chat.say("250", "sam", replied=logged)

    line = LINE.replace("2,500", "250")
    assert card == standing(f"Contract corrected: {line}.", Fields((("Amount", "$2,500 → $250"),)))


async def test_reply_corrects_the_mode(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    await chat.say("sur invitation", "sam", replied=logged)

    found = await row(chat)
    assert found is not None
    assert (found.mode, found.purpose) == (Mode.INVITATION, "")


async def test_reply_that_corrects_nothing_asks_what_to_change(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    card = await chat.say("thank you", "sam", replied=logged)

    assert card.blocks[0] == Text("What do you want to change?")
    assert labels(card) == [
        "Amount",
        "Institution",
        "Award method",
        "Purpose",
        "Date",
        "Partners",
        "Drop",
    ]


async def test_correct_button_changes_one_value(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Correct", "sam")
    await chat.press("Award method", "sam")
    card = await chat.press("Public call for tenders", "sam")

    line = LINE.replace("mutual agreement", "public call for tenders")
    change = ("Award method", "mutual agreement → public call for tenders")
    assert card == standing(f"Contract corrected: {line}.", Fields((change,)))


async def test_correcting_a_confirmed_contract_unconfirms_it(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    await chat.router.store.run(
        lambda db: confirmations.confirm(
            db, cohort=CURRENT, contract=602, by=3, now=chat.router.clock.now()
        )
    )
    await chat.say("250", "sam", replied=logged)

    found = await row(chat)
    assert found is not None
    assert found.confirmed_at is None
