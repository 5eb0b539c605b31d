"""What an event is called in each language: seen before it is told, and wherever it is told."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import LINE, SAID, TOLD, asked_for, changed, coordinating, lines, move

FRENCH = "Répondre à un appel d'offres"
ENGLISH = "Bidding on a call for tenders"
CALLED = SAID.replace(FRENCH, ENGLISH)


async def prepared(chat: Chat) -> Card:
    """Let Dominique prepare an event, and add what it is called in English."""
    await chat.say(f"/evenement {LINE}", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Titre en anglais", "dominique")
    return await chat.say(ENGLISH, "dominique")


async def announced(chat: Chat) -> Card:
    await asked_for(chat, Category.TRAINING, "sam")
    await prepared(chat)
    return await chat.press("Annoncer", "dominique")


async def test_preview_shows_the_title_of_each_language(chat: Chat) -> None:
    preview = lines(await prepared(chat))

    assert (preview[2], preview[6]) == (TOLD, CALLED)


async def test_preview_says_that_a_title_is_read_in_both_languages(chat: Chat) -> None:
    await coordinating(chat, "sam")
    line = "training Bidding, Thursday November 26 2pm-4:30pm, Parvis, 20 places"
    english = lines(await chat.say(f"/event {line}", "sam"))
    french = lines(await chat.say(f"/evenement {LINE}", "dominique"))
    each = lines(await prepared(chat))

    same = "Même titre en français et en anglais : tout le monde lit celui-ci."
    assert english[9] == "The same title in French and in English: everybody reads this one."
    assert french[9] == same
    assert same not in each


async def test_each_reader_reads_the_title_of_their_language(chat: Chat) -> None:
    await announced(chat)
    [julie] = await chat.mail("julie")
    [sam] = chat.outlet.sent["sam"]
    listed = await chat.say("/events", "sam")
    french = await chat.say("/evenements", "julie")

    assert lines(julie)[1] == TOLD
    assert lines(sam)[1] == CALLED
    assert (lines(listed)[1], labels(listed)[0]) == (f"{CALLED} · 0/20", ENGLISH)
    assert (lines(french)[1], labels(french)[0]) == (f"{TOLD} · 0/20", FRENCH)


async def test_reminder_calls_it_in_the_language_of_its_reader(chat: Chat) -> None:
    await announced(chat)
    [sam] = [one for one in await chat.mail("sam") if "Yes" in labels(one)]
    await chat.press("Yes", "sam", sam)
    move(chat, "2026-11-26 13:01")
    told = [lines(one)[0] for one in await chat.mail("sam")]

    assert f"In one hour: {ENGLISH}, Parvis." in told


async def test_title_that_changes_is_shown_beside_the_former(chat: Chat) -> None:
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press("Titre en anglais", "dominique")
    again = await chat.press("Le même titre", "dominique")

    assert f"Titre en anglais: {ENGLISH} → —" in lines(again)


async def test_title_in_english_is_never_read_in_a_line(chat: Chat) -> None:
    preview = lines(await chat.say(f"/evenement {LINE}", "dominique"))

    assert (preview[2], preview[6]) == (TOLD, SAID)


async def test_title_in_english_that_is_too_long_is_asked_again(chat: Chat) -> None:
    await prepared(chat)
    await chat.press("Modifier", "dominique")
    await chat.press("Titre en anglais", "dominique")
    asked = await chat.say("e" * 151, "dominique")

    assert lines(asked)[0] == (
        "Ce texte a 151 caractères, et la limite est de 150. Comment le dire plus brièvement?"
    )


async def test_answer_that_is_offered_may_be_typed(chat: Chat) -> None:
    card = await announced(chat)
    same = await changed(chat, card, "Titre en anglais", "le meme titre")
    nowhere = await changed(chat, card, "Lieu", "Pas encore connu")
    typed = await changed(chat, card, "Lieu", "Pas encore connu : on vous le dira")

    assert f"Titre en anglais: {ENGLISH} → —" in lines(same)
    assert "Lieu: Parvis → —" in lines(nowhere)
    assert "Lieu: — → Pas encore connu : on vous le dira" in lines(typed)
