"""What was begun is taken up where, when and by whom it was begun."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from bot.cards import Card, Text
from bot.exchange import Words
from storage import chats, contracts
from storage.contracts import Contract
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import COHORT, ESTRIE, goes_on, lines
from tests.handlers.switching import MONTREAL, enters, leaves

UNDERSTOOD = "I understood $900 and Société de transport de Montréal. How was it awarded?"
TOMORROW = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


async def row(chat: Chat, number: int = 27) -> Contract | None:
    return await chat.router.store.read(partial(contracts.by_number, cohort=CURRENT, number=number))


async def test_entry_finished_the_next_day_keeps_its_day(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    chat.router.clock.move_to(TOMORROW.replace(hour=13))
    await chat.press("Mutual agreement", "sam")

    found = await row(chat)
    assert found is not None
    assert found.signed_on == date(2026, 11, 18)


async def test_question_of_a_cohort_that_was_left_logs_nothing_elsewhere(chat: Chat) -> None:
    asked = await chat.say("/contract 900 STM", "sam")
    await leaves(chat, "sam", CURRENT)
    await enters(chat, "sam", MONTREAL, Role.MANAGER, 81)
    card = await chat.press("Mutual agreement", "sam", asked)

    assert card == Card(
        blocks=(Text("You are not in the cohort that this is about. See yours: /cohort"),)
    )
    totals = await chat.router.store.read(partial(contracts.totals, cohort=1))
    assert totals.count == 497


async def test_command_may_be_followed_by_a_line_break(chat: Chat) -> None:
    await chat.say("/contract\n2500 STM\nmutual agreement", "sam")

    found = await row(chat)
    assert found is not None
    assert found.amount_cents == 250_000


async def test_command_chosen_in_help_waits_for_the_cohort(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    help_card = await chat.say("/aide", "dominique")
    await chat.press("Noter un contrat", "dominique", help_card)
    card = await chat.press(COHORT, "dominique")

    assert card.blocks == (Text("Quel est le montant?"),)


async def test_refusal_again_is_not_answered_again(chat: Chat) -> None:
    request = chat.request(Words("/nosuch"), "sam")
    await chat.router.answered(request, await chat.reply(request))

    assert await chat.router.handle(request) is None


async def test_chat_is_reachable_again_once_somebody_writes_from_it(chat: Chat) -> None:
    await chat.say("/help", "sam")
    store, now = chat.router.store, chat.router.clock.now()
    find = partial(chats.find, platform="terminal", workspace="local", chat_id="sam")
    before = await store.read(find)
    assert before is not None
    await store.run(partial(chats.mark_unreachable, chat=before.id, reason="gone", now=now))
    await chat.say("/help", "sam")

    after = await store.read(find)
    assert after is not None
    assert after.reachable


async def test_ledger_never_keeps_a_code(chat: Chat) -> None:
    request = chat.request(Words("/inviter championne CHUS"), "dominique")
    reply = await chat.router.handle(request)
    again = await chat.router.handle(request)

    assert reply is not None
    assert again is not None
    assert "Code" in str(reply.card)
    assert again.card == Card(
        blocks=(Text("Cette réponse n’est montrée qu’une fois. Refaites la demande au besoin."),)
    )


async def test_start_takes_up_the_question_that_waits(chat: Chat) -> None:
    asked = await chat.say("/contract 900 STM", "sam")
    card = await chat.say("/start go", "sam")

    assert labels(card) == labels(asked)
    await chat.press("Mutual agreement", "sam", card)
    assert await row(chat) is not None


async def test_question_typed_over_is_kept_and_taken_up(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    over = await chat.say("/contact Ana Roy", "sam")
    resumed = await chat.press("Resume the entry", "sam", over)
    await chat.press("Mutual agreement", "sam", resumed)
    back = await chat.press("Resume the entry", "sam", resumed)

    assert lines(over) == [
        "Which institution is it?",
        "What you had begun is kept: /contract 900 STM",
        "Choose from the list | Drop | Resume the entry",
    ]
    assert lines(resumed)[0] == UNDERSTOOD
    assert lines(resumed)[1] == "What you had begun is kept: /contact Ana Roy"
    assert lines(back)[0] == "Which institution is it?"
    found = await row(chat)
    assert found is not None
    assert found.amount_cents == 90_000


async def test_question_typed_over_may_still_be_answered_once(chat: Chat) -> None:
    asked = await chat.say("/contract 900 STM", "sam")
    over = await chat.say("/contact Ana Roy", "sam")
    await chat.press("Mutual agreement", "sam", asked)
    again = await chat.press("Mutual agreement", "sam", asked)
    answered = await chat.say("STM", "sam")

    assert await row(chat) is not None
    assert lines(again)[0].startswith("Already done on")
    assert lines(over)[0] == "Which institution is it?"
    assert lines(answered)[0].startswith("How did you reach this person?")


async def test_dropping_what_was_typed_over_it_offers_the_former(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    await chat.say("/contact Ana Roy", "sam")
    dropped = await chat.press("Drop", "sam")
    resumed = await chat.press("Resume the entry", "sam", dropped)

    assert lines(dropped)[0] == "Question dropped: nothing was logged or changed."
    assert lines(resumed)[0] == UNDERSTOOD


async def test_command_typed_bare_over_another_keeps_what_was_said_before_both(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    await chat.say("/contact", "sam")
    third = await chat.say("/broadcast", "sam")
    over = await chat.say("/contract", "sam")

    assert lines(third)[0].startswith("This command is for")
    assert "What you had begun is kept: /contract 900 STM" in lines(over)


async def test_what_was_typed_over_is_taken_up_for_a_day(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    over = await chat.say("/contact Ana Roy", "sam")
    chat.router.clock.move_to(TOMORROW.replace(hour=16))
    late = await chat.press("Resume the entry", "sam", over)

    assert "\n".join(lines(late)) == (
        "This question expired on Thursday, November 19 at 10:00 a.m. "
        "Type your command again: /contract 900 STM"
    )


async def test_what_expired_is_given_back_in_french(chat: Chat) -> None:
    asked = await chat.say("/contrat 900 STM")
    chat.router.clock.move_to(TOMORROW.replace(hour=16))

    assert lines(await chat.press("Gré à gré", card=asked)) == [
        "Cette question a expiré le jeudi 19 novembre à 10 h. Tapez de nouveau : /contrat 900 STM"
    ]
