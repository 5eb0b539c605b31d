"""A contract: typed, asked about, corrected, undone, restored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from bot.cards import Card, Note, Text
from bot.exchange import Words
from storage import contracts
from storage.contracts import Mode
from tests.handlers.chat import CURRENT, Chat, buttons, labels
from tests.handlers.logged import LINE, TYPED, row, standing


async def count(chat: Chat) -> int:
    totals = await chat.router.store.read(partial(contracts.totals, cohort=CURRENT))
    return totals.count + totals.collaborations.count


async def test_contract_in_one_line_is_logged(chat: Chat) -> None:
    card = await chat.say(TYPED, "sam")

    assert card == standing(f"Contract logged: {LINE}. Thank you!")
    found = await row(chat)
    assert found is not None
    assert (found.amount_cents, found.mode, found.signed_on, found.source) == (
        250_000,
        Mode.MUTUAL,
        date(2026, 11, 18),
        "terminal",
    )


async def test_contract_of_a_doubtful_amount_is_logged_once_it_is_settled(chat: Chat) -> None:
    asked = await chat.say("/contract maybe 2500 STM mutual agreement", "sam")
    card = await chat.press("about $2,500", "sam")
    found = await row(chat)

    assert asked.blocks == (Text("“maybe 2500” is not certain. What is the amount?"),)
    assert labels(asked) == ["$2,500", "about $2,500", "Drop"]
    assert card.blocks == (
        Text(f"Contract logged: {LINE}. Thank you!"),
        Note("Approximate amount: correct it when you know it."),
    )
    assert found is not None
    assert (found.amount_cents, found.approximate) == (250_000, True)


async def test_contract_that_is_heard_late_is_of_the_day_on_which_it_was_typed(chat: Chat) -> None:
    typed = chat.router.clock.now() - timedelta(days=3)
    card = await chat.send(replace(chat.request(Words(TYPED), "sam"), sent=typed))

    line = LINE.replace("November 18", "November 15")
    assert card == standing(f"Contract logged: {line}. Thank you!")
    found = await row(chat)
    assert found is not None
    assert (found.signed_on, found.logged_at.date()) == (date(2026, 11, 15), date(2026, 11, 18))


async def test_contract_without_the_command_is_logged(chat: Chat) -> None:
    card = await chat.say("2500 stm gag", "sam")

    assert card == standing(f"Contract logged: {LINE}. Thank you!")


async def test_bare_command_asks_one_thing_after_the_other(chat: Chat) -> None:
    questions = [await chat.say(words, "sam") for words in ("/contract", "2500", "STM")]

    assert [one.blocks[0] for one in questions] == [
        Text("What is the amount?"),
        Text("Which institution is it?"),
        Text("I understood $2,500 and Société de transport de Montréal. How was it awarded?"),
    ]
    card = await chat.press("Mutual agreement", "sam")
    assert card == standing(f"Contract logged: {LINE}. Thank you!")


async def test_purpose_that_is_too_long_is_asked_again_and_never_cut(chat: Chat) -> None:
    before = await count(chat)
    card = await chat.say(f"/contract 2500 STM mutual agreement, {'repas ' * 200}fin", "sam")

    assert card.blocks == (
        Text("This is 1,203 characters long, and 1,000 fit here. What is a shorter way?"),
    )
    assert await count(chat) == before
    await chat.say("Repas", "sam")
    found = await row(chat)
    assert found is not None
    assert (found.amount_cents, found.purpose) == (250_000, "Repas")


async def test_ambiguous_amount_is_asked_with_a_button_per_reading(chat: Chat) -> None:
    before = await count(chat)
    card = await chat.say("/contract 2 50 STM mutual agreement", "sam")

    assert card.blocks == (Text("“2 50” has more than one reading. What is the amount?"),)
    assert labels(card) == ["$250", "$2,500", "$2.50", "Drop"]
    assert await count(chat) == before
    card = await chat.press("$2,500", "sam")
    assert card == standing(f"Contract logged: {LINE}. Thank you!")


async def test_dropped_question_logs_nothing(chat: Chat) -> None:
    before = await count(chat)
    await chat.say("/contract 2500 mutual agreement", "sam")
    card = await chat.press("Drop", "sam")

    assert card == Card("Question dropped: nothing was logged or changed.")
    assert await count(chat) == before


async def test_whole_line_is_never_taken_for_an_answer(chat: Chat) -> None:
    await chat.say("/contract 900 Clinique Zébulon mutual agreement", "sam")
    card = await chat.say("2500 STM mutual agreement", "sam")

    assert card == standing(f"Contract logged: {LINE}. Thank you!")


async def test_answer_with_another_number_is_no_answer(chat: Chat) -> None:
    await chat.say("/contract 900 Clinique Zébulon mutual agreement", "sam")
    before = await count(chat)
    await chat.say("2500 STM", "sam")

    assert await count(chat) == before


async def test_same_contract_again_is_asked_about(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    card = await chat.say(TYPED, "sam")

    text = f"A similar contract is already logged: {LINE}. Is it the same?"
    assert card.blocks == (Text(text),)
    assert labels(card) == ["Keep one", "Log both", "Drop"]


async def test_keeping_one_logs_nothing(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    before = await count(chat)
    await chat.say(TYPED, "sam")
    card = await chat.press("Keep one", "sam")

    assert card == standing(f"One contract is kept: {LINE}.")
    assert await count(chat) == before


async def test_logging_both_logs_a_second_one(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.say(TYPED, "sam")
    await chat.press("Log both", "sam")

    found = await row(chat, 28)
    assert found is not None
    assert found.amount_cents == 250_000


async def test_coordinator_repeating_a_contract_is_asked_too(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    line = "/contrat 2500 STM gré à gré pour Messagerie Roue-Libelle"
    card = await chat.say(line, "dominique")

    assert labels(card) == ["Garder un seul", "Noter les deux", "Abandonner"]
    assert await row(chat, 28) is None


async def test_champion_cannot_log_a_contract(chat: Chat) -> None:
    before = await count(chat)
    await chat.say("/contrat 2500 STM gré à gré", "mireille")

    assert await count(chat) == before


async def test_unusual_amount_is_confirmed_first(chat: Chat) -> None:
    card = await chat.say("/contract 1.2 M$ STM mutual agreement", "sam")

    assert card.blocks == (Text("Is the amount really $1,200,000?"),)
    await chat.press("Yes", "sam")
    found = await row(chat)
    assert found is not None
    assert found.amount_cents == 120_000_000


async def test_amount_above_the_threshold_gets_a_note_and_no_refusal(chat: Chat) -> None:
    card = await chat.say("/contract 150000 CHUS mutual agreement", "sam")

    assert card.blocks[1:] == (
        Note(
            "For information, public call for tenders threshold: $139,000 (federal CFTA threshold "
            "2026-2027, as a guide). Exceptions exist."
        ),
    )


async def test_contract_between_enterprises_is_counted_apart(chat: Chat) -> None:
    card = await chat.say("/contract 3000 Traiteur Fleur de Chaudron mutual agreement", "sam")

    assert card.blocks[1] == Note("Between enterprises: counted apart.")
    found = await row(chat)
    assert found is not None
    assert found.collaboration


async def test_partner_is_named_and_the_amount_counts_once(chat: Chat) -> None:
    before = await chat.router.store.read(partial(contracts.totals, cohort=CURRENT))
    card = await chat.say(
        "/contract 22000 STM public tender delivery with Traiteur Fleur de Chaudron", "sam"
    )
    after = await chat.router.store.read(partial(contracts.totals, cohort=CURRENT))

    assert card.blocks[1] == Note("With Traiteur Fleur de Chaudron; the amount counts once.")
    assert after.cents - before.cents == 2_200_000


async def test_partner_logging_the_shared_contract_is_asked(chat: Chat) -> None:
    await chat.say("/contract 22000 STM public tender with Traiteur Fleur de Chaudron", "sam")
    card = await chat.say("/contrat 22000 STM AOP", "julie")

    assert labels(card) == ["Garder un seul", "Noter les deux", "Abandonner"]
    assert await row(chat, 28) is None


async def test_near_name_is_proposed_not_taken(chat: Chat) -> None:
    before = await count(chat)
    card = await chat.say("/contract 2500 chuss mutual agreement", "sam")

    assert labels(card)[:2] == ["Yes", "Choose another"]
    assert await count(chat) == before


async def test_near_name_that_was_left_for_another_is_not_taken_by_a_yes(chat: Chat) -> None:
    before = await count(chat)
    await chat.say("/contract 2500 chuss mutual agreement", "sam")
    await chat.press("Choose another", "sam")
    await chat.say("yes", "sam")

    assert await count(chat) == before


async def test_stale_question_says_it_was_answered(chat: Chat) -> None:
    asked = await chat.say("/contract 2500 STM", "sam")
    await chat.press("Mutual agreement", "sam", asked)
    card = await chat.press("Public call for tenders", "sam", asked)

    when = "Wednesday, November 18 at 10:00\N{NO-BREAK SPACE}a.m."
    assert card == Card(blocks=(Text(f"Already done on {when}"),))
    assert await row(chat, 28) is None


async def test_forged_button_does_nothing(chat: Chat) -> None:
    asked = await chat.say("/contract 2500 STM", "sam")
    before = await count(chat)
    for button in buttons(asked):
        await chat.press(button.label, "julie", asked)

    assert await count(chat) == before
