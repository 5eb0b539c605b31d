"""Channels: attached by coordinators, for a purpose, in a language; shown, changed, detached."""

from __future__ import annotations

from bot.cards import Card, Fields, Note, Sign, Text
from bot.exchange import Press
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import COHORT, ESTRIE, coordinating, goes_on, lines, rows
from tests.handlers.rooms import heard, room, say

TEAM = "Everybody in this chat will read what is meant for the coordinators, every amount included."


async def test_channel_is_attached_in_one_line_and_hears_of_it(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel announcements in English")

    assert card == Card(
        title="What this chat receives",
        blocks=(
            Fields((("Cohort", COHORT), ("Receives", "Announcements"), ("Language", "English"))),
        ),
        buttons=card.buttons,
        sign=Sign.NOTED,
    )
    assert labels(card) == ["Write there in French", "Detach"]
    assert await room(chat) == (CURRENT, "announcements", "en")
    [told] = await heard(chat)
    assert told.blocks == (Text(f"This chat now hears from the {COHORT} cohort: Announcements."),)


async def test_channel_speaks_the_language_of_its_cohort_unless_told(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await say(chat, "/maillon canal annonces")

    assert await room(chat) == (CURRENT, "announcements", "fr")
    [told] = await heard(chat)
    assert told.blocks == (
        Text(f"Ce canal reçoit désormais les nouvelles de la cohorte {COHORT}\xa0: Annonces."),
    )


async def test_channel_hears_of_one_institution(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel CHUS")

    assert rows(card)["Receives"].startswith("Eastern Townships Integrated University")
    assert str((await room(chat))[1]).startswith("institution:")


async def test_institution_not_quite_spelt_is_confirmed(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel Universite de Sherbroke")

    assert card.blocks == (Text("What is this chat for?"),)
    assert labels(card) == ["Université de Sherbrooke"]
    done = await chat.press("Université de Sherbrooke", "sam")
    assert rows(done)["Receives"] == "Université de Sherbrooke"


async def test_words_that_name_nothing_are_told(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel blahblah")

    assert card.blocks == (
        Text("“blahblah” is neither announcements, coordination nor a known institution."),
    )


async def test_coordination_is_attached_after_a_word_of_caution(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel coordination")

    assert (card.blocks, card.sign) == ((Text(TEAM),), Sign.CHECK)
    assert await room(chat) == (None, None, None)
    await chat.press("Attach", "sam")
    assert await room(chat) == (CURRENT, "coordination", "fr")


async def test_attaching_again_shows_old_and_new_first(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await say(chat, "/channel announcements")
    card = await say(chat, "/channel coordination, in English")

    assert card.title == "This chat is attached already"
    assert card.blocks == (
        Fields(
            (
                ("Receives", "Announcements → Coordination"),
                ("Language", "French → English"),
            )
        ),
        Text(TEAM),
    )
    assert labels(card) == ["Replace", "Keep as it is"]
    kept = await chat.press("Keep as it is", "sam", card)
    assert rows(kept)["Receives"] == "Announcements"
    await chat.press("Replace", "sam", card)
    assert await room(chat) == (CURRENT, "coordination", "en")


async def test_attaching_the_same_again_changes_nothing(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await say(chat, "/channel announcements")
    await heard(chat)
    card = await say(chat, "/channel announcements")

    assert (card.title, card.sign) == ("What this chat receives", None)
    assert await heard(chat) == []


async def test_pressing_twice_says_so_there_once(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel coordination")
    await chat.press("Attach", "sam", card)
    assert len(await heard(chat)) == 1
    again = await chat.press("Attach", "sam", card)
    assert (again.title, again.sign, await heard(chat)) == ("What this chat receives", None, [])
    await chat.press("Write there in English", "sam", again)
    assert len(await heard(chat)) == 1
    twice = await chat.press("Write there in English", "sam", again)
    assert (rows(twice)["Language"], await heard(chat)) == ("English", [])


async def test_bare_command_offers_what_a_free_chat_can_receive(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel")

    assert card.blocks == (
        Text("This chat is attached to no cohort."),
        Note("For one institution, add its name: /channel CHUS"),
    )
    assert labels(card) == ["Receive announcements", "Receive the follow-up"]
    await chat.press("Receive announcements", "sam")
    assert await room(chat) == (CURRENT, "announcements", "fr")


async def test_several_cohorts_are_asked_about(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    card = await say(chat, "/canal annonces", "dominique")
    assert labels(card) == ["Estrie 2016-2017", COHORT]

    await chat.press(COHORT, "dominique")
    assert await room(chat) == (CURRENT, "announcements", "fr")


async def test_caution_comes_after_the_cohort_is_chosen(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await say(chat, "/canal coordination", "dominique")
    card = await chat.press(COHORT, "dominique")

    assert (card.sign, labels(card)) == (Sign.CHECK, ["Relier"])
    assert await room(chat) == (None, None, None)
    await chat.press("Relier", "dominique")
    assert await room(chat) == (CURRENT, "coordination", "fr")


async def test_attached_chat_speaks_of_its_cohort_without_asking(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await say(chat, "/canal annonces", "dominique")
    await chat.press(COHORT, "dominique")

    assert (await say(chat, "/cohorte", "dominique")).title == COHORT


async def test_ended_cohort_is_not_offered_to_a_chat(chat: Chat) -> None:
    card = await say(chat, "/canal annonces", "dominique")

    assert rows(card)["Cohorte"] == COHORT
    assert await room(chat) == (CURRENT, "announcements", "fr")


async def test_chat_is_attached_to_the_cohort_that_was_chosen(chat: Chat) -> None:
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    card = await say(chat, "/canal annonces", "dominique")

    assert rows(card)["Cohorte"] == "Estrie 2016-2017"
    assert await room(chat) == (ESTRIE, "announcements", "fr")


async def test_chat_is_detached(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await say(chat, "/channel announcements")
    card = await chat.press("Detach", "sam")

    said = f"This chat receives nothing of the {COHORT} cohort any more."
    told = f"Ce canal ne reçoit plus rien de la cohorte {COHORT}."
    assert card.blocks == (Text(said),)
    assert await room(chat) == (None, None, None)
    assert [one.blocks for one in await heard(chat)] == [(Text(told),)]


async def test_chat_attached_again_does_not_hear_that_it_was_detached(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await say(chat, "/channel announcements")
    await chat.press("Detach", "sam")
    await say(chat, "/channel announcements")

    told = f"Ce canal reçoit désormais les nouvelles de la cohorte {COHORT}\xa0: Annonces."
    assert [one.blocks for one in await heard(chat)] == [(Text(told),)]


async def test_chat_hears_that_it_is_detached_in_its_language(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await say(chat, "/channel announcements in English")
    await chat.press("Detach", "sam")

    told = f"This chat receives nothing of the {COHORT} cohort any more."
    assert [one.blocks for one in await heard(chat)] == [(Text(told),)]


async def test_chat_detached_already_says_so_to_coordinators_alone(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await say(chat, "/channel announcements")
    await chat.press("Detach", "sam", card)
    again = await chat.press("Detach", "sam", card)
    other = await say(chat, "/channel", room="-100999")
    free = await chat.send(chat.request(Press(f"channel.detach:{other.buttons[0].args[0]}"), "sam"))
    forged = await chat.press("Detach", "julie", card)

    assert lines(again) == ["This chat was detached on Wednesday, November 18 at 10:00 a.m."]
    assert lines(free) == ["This chat is attached to no cohort."]
    assert forged.blocks == (
        Text("Commande réservée à\xa0: coordination. La coordination peut vous aider."),
    )


async def test_language_of_a_chat_is_changed(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await say(chat, "/channel announcements")
    card = await chat.press("Write there in English", "sam")

    assert rows(card)["Language"] == "English"
    assert await room(chat) == (CURRENT, "announcements", "en")


async def test_direct_chat_explains_and_lists_what_is_attached(chat: Chat) -> None:
    how = "Type this in the channel or the group to attach, once I am in it: "
    await coordinating(chat, "sam")
    assert (await chat.say("/channel", "sam")).blocks == (Text(f"{how}/channel announcements"),)

    await say(chat, "/channel announcements")
    card = await chat.say("/channel", "sam")
    assert labels(card) == [f"Announcements, Terminal, {COHORT}"]
    shown = await chat.press(labels(card)[0], "sam")
    assert labels(shown) == ["Write there in English", "Detach"]
    assert "Announcements" not in str(await chat.say("/channel", "mireille"))
