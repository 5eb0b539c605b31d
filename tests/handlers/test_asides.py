"""What was begun is offered again while it can be taken up, and no longer."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from storage import retention
from storage.db import Session
from storage.drafts import DRAFT
from storage.inbound import INBOUND
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import lines, move

KEPT = "What you had begun is kept: {}"
CONTRACT, CONTACT = KEPT.format("/contract 900 STM"), KEPT.format("/contact Ana Roy")
BOTH = KEPT.format("/contact Ana Roy (and 1 other entry)")
RESUME = "Resume the entry"


def held(db: Session, words: str) -> tuple[bool, bool]:
    """Whether the drafts and the ledger of answers hold these words."""
    rows = {table: map(tuple, db.execute(select(table)).all()) for table in (DRAFT, INBOUND)}
    return words in str([*rows[DRAFT]]), words in str([*rows[INBOUND]])


async def purged(chat: Chat, moment: str) -> tuple[bool, bool]:
    """Let time pass, purge, and look for the name that was typed."""
    move(chat, moment)
    now = chat.router.clock.now()
    await chat.router.store.run(partial(retention.purge, now=now))
    return await chat.router.store.read(partial(held, words="Ana Roy"))


async def test_entry_taken_up_does_not_offer_itself(chat: Chat) -> None:
    asked = await chat.say("/contract 900 STM", "sam")
    over = await chat.say("/contact", "sam")
    resumed = await chat.press(RESUME, "sam", over)
    dropped = await chat.press("Drop", "sam", resumed)

    assert labels(resumed) == labels(asked)
    assert lines(dropped) == ["Question dropped: nothing was logged or changed."]


async def test_entry_logged_meanwhile_is_no_longer_said_to_be_kept(chat: Chat) -> None:
    asked = await chat.say("/contract 900 STM", "sam")
    over = await chat.say("/contact Ana Roy", "sam")
    await chat.press("Mutual agreement", "sam", asked)
    dropped = await chat.press("Drop", "sam", over)

    assert lines(dropped) == ["Question dropped: nothing was logged or changed."]


async def test_entry_logged_meanwhile_lets_an_older_one_be_offered(chat: Chat) -> None:
    await chat.say("/contact Ana Roy", "sam")
    asked = await chat.say("/contract 900 STM", "sam")
    third = await chat.say("/contract 700 CHUM", "sam")
    await chat.press("Mutual agreement", "sam", asked)
    dropped = await chat.press("Drop", "sam", third)

    assert lines(dropped) == ["Question dropped: nothing was logged or changed.", CONTACT, RESUME]


async def test_first_of_three_entries_is_offered_once_the_third_is_dropped(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    await chat.say("/contact Ana Roy", "sam")
    third = await chat.say("/contract 700 CHUM", "sam")
    dropped = await chat.press("Drop", "sam", third)
    second = await chat.press(RESUME, "sam", dropped)

    assert lines(dropped)[1] == BOTH
    assert lines(second)[1] == CONTRACT


async def test_second_of_three_entries_taken_up_loses_neither_of_the_others(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    await chat.say("/contact Ana Roy", "sam")
    third = await chat.say("/contract 700 CHUM", "sam")
    second = await chat.press(RESUME, "sam", third)
    dropped = await chat.press("Drop", "sam", second)
    back = await chat.press(RESUME, "sam", dropped)

    assert lines(third)[1] == BOTH
    assert lines(second)[1] == KEPT.format("/contract 900 STM (and 1 other entry)")
    assert lines(dropped)[1] == KEPT.format("/contract 900 STM (and 1 other entry)")
    assert lines(back)[1] == KEPT.format("/contract 700 CHUM")


async def test_entry_that_is_done_recalls_what_was_set_aside_for_it(chat: Chat) -> None:
    await chat.say("/contract 900 STM", "sam")
    await chat.say("/contact Ana Roy", "sam")
    await chat.say("/contract 700 CHUM", "sam")
    done = await chat.press("Mutual agreement", "sam")
    back = await chat.press(RESUME, "sam", done)

    assert lines(done)[0].startswith("Contract logged: no. 27, $700")
    assert BOTH in lines(done)
    assert lines(back)[0] == "Which institution is it?"


async def test_each_of_four_entries_is_taken_up_in_turn(chat: Chat) -> None:
    for line in ("/contract 900 STM", "/contact Ana Roy", "/contract 700 CHUM", "/contact Luc Roy"):
        await chat.say(line, "sam")
    shown = [lines(await chat.press(RESUME, "sam"))[0] for _ in range(4)]

    assert [one.split(". ")[0] for one in shown] == [
        "I understood $700 and University of Montreal Hospital Centre",
        "Which institution is it?",
        "I understood $900 and Société de transport de Montréal",
        "Which institution is it?",
    ]


async def test_long_line_that_is_kept_is_shown_shortened_and_taken_up_whole(chat: Chat) -> None:
    text = "Bonjour à toutes et à tous. " * 100
    asked = await chat.say(f"/diffuser {text}", "dominique")
    over = await chat.say("/contact Ana Roy", "dominique")
    await chat.press("Reprendre la saisie", "dominique", over)
    preview = await chat.press("Formations", "dominique")
    kept = "/diffuser Bonjour à toutes et à tous. Bonjour à toutes et à tous. Bonjour à tou…"

    assert lines(asked)[0].startswith("Quel en est le sujet?")
    assert f"Ce que vous aviez commencé est gardé : {kept}" in lines(over)
    assert lines(preview)[1] == text.strip()


async def test_entry_taken_up_keeps_what_lay_under_it(chat: Chat) -> None:
    await chat.say("/contact Ana Roy", "sam")
    await chat.say("/contract 900 STM", "sam")
    second = await chat.say("/contract 700 CHUM", "sam")
    await chat.press("Mutual agreement", "sam", second)
    await chat.say("/contract 500 Hydro", "sam")
    first = await chat.press(RESUME, "sam", second)
    contact = await chat.press(RESUME, "sam", await chat.press("Drop", "sam", first))
    dropped = await chat.press("Drop", "sam", contact)
    third = KEPT.format("/contract 500 Hydro")

    assert KEPT.format("/contact Ana Roy (and 1 other entry)") in lines(first)
    assert lines(dropped) == ["Question dropped: nothing was logged or changed.", third, RESUME]


async def test_entry_is_offered_no_longer_than_it_can_be_taken_up(chat: Chat) -> None:
    await chat.say("/contact Ana Roy", "sam")
    move(chat, "2026-11-19 09:00")
    await chat.say("/contract", "sam")
    move(chat, "2026-11-20 08:00")
    over = await chat.say("/contact", "sam")

    assert [one for one in lines(over) if "is kept" in one] == []


async def test_typed_line_goes_with_its_own_draft(chat: Chat) -> None:
    await chat.say("/contact Ana Roy", "sam")
    move(chat, "2026-11-19 09:00")
    await chat.say("/contract", "sam")
    move(chat, "2026-11-20 08:00")
    await chat.say("/contact", "sam")
    before = await chat.router.store.read(partial(held, words="Ana Roy"))
    after = await purged(chat, "2026-11-20 10:30")

    assert (before, after) == ((True, True), (False, False))


@pytest.mark.parametrize("line", ["/contract2500", "contrat:2500$", "/maillon contract 900 STM"])
async def test_whatever_is_typed_after_a_command_is_kept(chat: Chat, line: str) -> None:
    await chat.say(line, "sam")
    over = await chat.say("/contact Ana Roy", "sam")

    assert KEPT.format(line) in lines(over)


@pytest.mark.parametrize("line", ["/contract", "contrat :", "/maillon contract"])
async def test_command_in_which_nothing_was_said_is_not_offered_again(
    chat: Chat, line: str
) -> None:
    await chat.say(line, "sam")
    over = await chat.say("/contact Ana Roy", "sam")

    assert [one for one in lines(over) if "is kept" in one] == []


async def test_command_of_which_something_was_answered_is_offered_again(chat: Chat) -> None:
    await chat.say("/contract", "sam")
    await chat.say("900", "sam")
    over = await chat.say("/contact Ana Roy", "sam")

    assert KEPT.format("/contract") in lines(over)


async def test_form_opened_with_what_is_known_is_offered_again(chat: Chat) -> None:
    logged = await chat.say("/contract 900 STM mutual agreement", "sam")
    change = await chat.press("Correct", "sam", logged)
    over = await chat.say("/contact Ana Roy", "sam")
    back = await chat.press(RESUME, "sam", over)

    assert lines(over)[1] == KEPT.format("Correct a contract")
    assert lines(back)[0] == lines(change)[0]


async def test_answer_that_quotes_a_line_goes_no_later_than_its_draft(chat: Chat) -> None:
    await chat.say("/contact Ana Roy", "sam")
    move(chat, "2026-11-18 11:00")
    await chat.say("/contract 900 STM", "sam")
    move(chat, "2026-11-19 09:00")
    await chat.press("Drop", "sam")
    moments = ("2026-11-19 11:30", "2026-11-20 09:30", "2026-11-20 10:30")
    found = [await purged(chat, moment) for moment in moments]

    assert found == [(True, True), (True, False), (False, False)]


async def test_answer_that_quotes_an_expired_line_is_not_kept_with_it(chat: Chat) -> None:
    asked = await chat.say("/contact Ana Roy", "sam")
    move(chat, "2026-11-20 09:00")
    told = await chat.press("Drop", "sam", asked)
    found = await purged(chat, "2026-11-20 10:30")
    deliveries = await chat.router.store.read(partial(held, words="Type your command again"))

    assert lines(told)[0].endswith("Type your command again: /contact Ana Roy")
    assert found == (False, False)
    assert deliveries == (False, True)


async def test_entry_begun_twice_is_not_offered_once_it_is_logged(chat: Chat) -> None:
    await chat.say("/contact Ana Roy", "sam")
    await chat.say("/contract 900 STM", "sam")
    again = await chat.say("/contract 900 STM", "sam")
    logged = await chat.press("Mutual agreement", "sam", again)

    assert lines(again)[1] == KEPT.format("/contract 900 STM (and 1 other entry)")
    assert lines(logged)[1:] == [CONTACT, f"Correct | Undo | {RESUME}"]


async def test_other_entry_of_the_same_kind_is_still_offered(chat: Chat) -> None:
    await chat.say("/contract 700 CHUM", "sam")
    again = await chat.say("/contract 900 STM", "sam")
    logged = await chat.press("Mutual agreement", "sam", again)

    assert lines(logged)[1] == KEPT.format("/contract 700 CHUM")


async def test_first_of_two_bare_entries_stays_offered_once_the_second_is_logged(
    chat: Chat,
) -> None:
    await chat.say("/contrat", "julie")
    first = await chat.say("2500", "julie")
    await chat.say("/contrat", "julie")
    for words in ("900", "CHUS"):
        await chat.say(words, "julie")
    logged = await chat.say("gré à gré", "julie")
    back = await chat.press("Reprendre la saisie", "julie", logged)

    assert lines(logged)[1] == "Ce que vous aviez commencé est gardé : /contrat"
    assert lines(back)[0] == lines(first)[0]


async def test_entry_that_is_logged_closes_what_was_begun_before_with_the_same_words(
    chat: Chat,
) -> None:
    for words in ("/contract", "900"):
        await chat.say(words, "sam")
    first = await chat.say("STM", "sam")
    for words in ("/contract", "900"):
        await chat.say(words, "sam")
    logged = await chat.say("STM mutual agreement", "sam")
    stale = await chat.press("Mutual agreement", "sam", first)

    assert lines(logged)[1:] == ["Correct | Undo"]
    assert lines(stale) == ["Already done on Wednesday, November 18 at 10:00 a.m."]
