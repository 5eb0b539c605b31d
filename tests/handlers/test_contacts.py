"""A contact: typed, corrected, undone, recalled on its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from bot.cards import Button, Card, Fields, Sign, Text, Weight
from storage import contacts, people
from storage.contacts import Channel, Contact
from storage.db import Session
from storage.people import Membership, Role
from tests.handlers.chat import CURRENT, Chat, labels, person_of
from tests.handlers.hosting import lines
from tests.handlers.switching import enters, leaves

TYPED = "/contact Ann Example STM buyer email"
LINE = "Ann Example, Société de transport de Montréal, email, November 18"
PRIVATE = "The name stays between your enterprise and the coordinators."


async def row(chat: Chat, number: int = 41) -> Contact | None:
    return await chat.router.store.read(partial(contacts.by_number, cohort=CURRENT, number=number))


async def test_contact_in_one_line_is_logged(chat: Chat) -> None:
    card = await chat.say(TYPED, "sam")

    found = await row(chat)
    assert found is not None
    assert (found.person_name, found.role, found.channel, found.met_on) == (
        "Ann Example",
        "buyer",
        Channel.EMAIL,
        date(2026, 11, 18),
    )
    assert card == Card(
        blocks=(
            Text(f"Contact logged: {LINE}. {PRIVATE}"),
            Fields((("Position", "buyer"),)),
        ),
        buttons=(
            Button("Correct", "contact.correct@3", (found.id,)),
            Button("Undo", "contact.undo@3", (found.id,), Weight.DANGER),
        ),
        sign=Sign.NOTED,
    )


async def test_contact_without_a_channel_is_asked(chat: Chat) -> None:
    await chat.say("/contact Ann Example STM", "sam")
    await chat.press("Visit", "sam")

    found = await row(chat)
    assert found is not None
    assert found.channel is Channel.VISIT


async def test_reply_corrects_the_channel(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    card = await chat.say("call", "sam", replied=logged)

    assert card.blocks[1] == Fields((("Channel", "email → call"),))


async def test_contact_is_undone_and_restored(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    undone = await chat.press("Undo", "sam")
    restored = await chat.press("Restore", "sam")

    assert undone.blocks == (Text(f"Entry undone: {LINE}."),)
    assert restored.blocks[0] == Text(f"Contact restored: {LINE}.")


async def test_follow_up_is_recalled_on_its_morning_and_once(chat: Chat) -> None:
    await chat.say(f"{TYPED} follow up on November 25", "sam")
    assert await chat.mail("sam") == []

    chat.router.clock.move_to(datetime(2026, 11, 25, 13, 59, tzinfo=UTC))
    assert await chat.mail("sam") == []
    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    [card] = await chat.mail("sam")
    assert card.blocks[0] == Text(f"Follow-up due today: {LINE}.")
    chat.router.clock.move_to(datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    assert await chat.mail("sam") == []


async def test_follow_up_that_has_moved_is_recalled_on_its_new_day(chat: Chat) -> None:
    logged = await chat.say(f"{TYPED} follow up on November 25", "sam")
    await chat.say("follow-up: November 27", "sam", replied=logged)

    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert await chat.mail("sam") == []
    chat.router.clock.move_to(datetime(2026, 11, 27, 14, 0, tzinfo=UTC))
    assert len(await chat.mail("sam")) == 1


async def test_follow_up_of_an_undone_contact_is_not_recalled(chat: Chat) -> None:
    await chat.say(f"{TYPED} follow up on November 25", "sam")
    await chat.press("Undo", "sam")

    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert await chat.mail("sam") == []


async def test_follow_up_missed_for_long_is_dropped(chat: Chat) -> None:
    await chat.say(f"{TYPED} follow up on November 25", "sam")

    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC) + timedelta(days=4))
    assert await chat.mail("sam") == []


async def test_another_enterprise_never_sees_the_contact(chat: Chat) -> None:
    logged = await chat.say(TYPED, "sam")
    card = await chat.press("Correct", "julie", logged)

    text = "Cette saisie n’est pas parmi les vôtres. Pour les voir\N{NO-BREAK SPACE}: /historique"
    assert card == Card(blocks=(Text(text),))


async def test_follow_up_withdrawn_by_undo_is_planned_again_at_restore(chat: Chat) -> None:
    await chat.say(f"{TYPED} follow up on November 25", "sam")
    undone = await chat.press("Undo", "sam")
    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert await chat.mail("sam") == []
    await chat.press("Restore", "sam", undone)

    [card] = await chat.mail("sam")
    assert card.blocks[0] == Text(f"Follow-up due today: {LINE}.")
    assert await chat.mail("sam") == []


async def test_follow_up_restored_in_time_is_recalled_once(chat: Chat) -> None:
    await chat.say(f"{TYPED} follow up on November 25", "sam")
    await chat.press("Undo", "sam")
    await chat.press("Restore", "sam")
    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))

    assert len(await chat.mail("sam")) == 1


async def test_contact_typed_twice_is_asked_about_and_kept_once(chat: Chat) -> None:
    logged = await chat.say(f"{TYPED} follow up on November 25", "sam")
    asked = await chat.say(f"{TYPED.replace('Ann', 'ANN')} follow up on November 25", "sam")
    kept = await chat.press("Keep one", "sam", asked)

    assert asked.blocks == (Text(f"A similar contact is already logged: {LINE}. Is it the same?"),)
    assert labels(asked) == ["Keep one", "Log both", "Drop"]
    assert kept == replace(
        logged, blocks=(Text(f"One contact is kept: {LINE}."), *logged.blocks[1:])
    )
    assert await row(chat, 42) is None
    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert len(await chat.mail("sam")) == 1


async def test_contact_that_says_more_than_one_like_it_is_logged_too(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    second = await chat.say(f"{TYPED} follow up on November 25", "sam")
    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))

    assert lines(second)[0].startswith(f"Contact logged: {LINE}.")
    assert len(await chat.mail("sam")) == 1


async def test_contacts_that_look_the_same_are_both_logged_when_both_are_meant(chat: Chat) -> None:
    typed = "/contact Ana Roy, CHUS, courriel"
    logged = await chat.say(typed, "julie")
    asked = await chat.say(typed, "julie")
    second = await chat.press("Noter les deux", "julie", asked)

    told = lines(logged)[0].removeprefix("Contact noté : ").partition(". Son nom")[0]
    assert lines(asked) == [
        f"Un contact semblable est déjà noté : {told}. Est-ce le même?",
        "Garder un seul | Noter les deux | Abandonner",
    ]
    assert lines(second) == lines(logged)
    assert await row(chat, 42) is not None


async def test_contact_that_becomes_like_another_is_asked_about(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    call = await chat.say(TYPED.replace("email", "call"), "sam")
    asked = await chat.say("email", "sam", replied=call)
    kept = await chat.press("Keep one", "sam")
    found = await row(chat, 42)

    assert asked.blocks == (Text(f"A similar contact is already logged: {LINE}. Is it the same?"),)
    assert kept.blocks[0] == Text(f"One contact is kept: {LINE}.")
    assert found is not None
    assert (found.channel, found.undone_at is None) == (Channel.CALL, False)


async def test_contact_that_is_restored_beside_one_like_it_is_asked_about(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    undone = await chat.press("Undo", "sam")
    await chat.say(TYPED, "sam")
    asked = await chat.press("Restore", "sam", undone)
    restored = await chat.press("Log both", "sam")

    assert lines(asked) == [
        f"A similar contact is already logged: {LINE}. Is it the same?",
        "Keep one | Log both",
    ]
    assert restored.blocks[0] == Text(f"Contact restored: {LINE}.")


async def test_follow_up_of_who_left_goes_to_the_other_managers(chat: Chat) -> None:
    shop = await chat.router.store.read(lambda db: sams(db).organization_id)
    await enters(chat, "julie", CURRENT, Role.MANAGER, shop)
    await chat.say(f"{TYPED} follow up on November 25", "sam")
    await chat.say(f"{TYPED.replace('email', 'call')} follow up on November 26", "sam")
    chat.router.clock.move_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert [len(await chat.mail(one)) for one in ("sam", "julie")] == [1, 0]
    await leaves(chat, "sam", CURRENT)
    chat.router.clock.move_to(datetime(2026, 11, 26, 14, 0, tzinfo=UTC))
    assert [len(await chat.mail(one)) for one in ("julie", "sam")] == [1, 0]


def sams(db: Session) -> Membership:
    """Return Sam's membership."""
    [membership] = people.memberships(db, person=person_of(db, "sam").id)
    return membership
