"""What nobody would read is not announced: it is said what is missing, and what to do."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers import tendering
from tests.handlers.chat import Chat
from tests.handlers.hosting import LINE, asked_for, attached, lines

TRAINED = ("julie", "sam", "mireille", "dominique")


async def offered(chat: Chat) -> None:
    """Prepare an event that nobody agreed to hear of."""
    await asked_for(chat, Category.TRAINING, *TRAINED, granted=False)
    await chat.say(f"/evenement {LINE}", "dominique")


async def called(chat: Chat) -> None:
    """Prepare a call for tenders that nobody agreed to hear of."""
    await asked_for(chat, Category.TENDERS, "julie", "sam", granted=False)
    await chat.say(f"/appel {tendering.LINE}", "dominique")


async def read_at_last(chat: Chat, preview: Card) -> str:
    """Attach a channel, and announce it then; return how its card opens."""
    await attached(chat, "C1", "announcements")
    return lines(await chat.press("Annoncer", "dominique", preview))[0]


async def test_event_that_nobody_would_read_is_refused(chat: Chat) -> None:
    await offered(chat)
    preview = chat.seen["dominique"]
    [said] = lines(await chat.press("Annoncer", "dominique"))
    assert lines(preview)[0] == "Aperçu, rien n’est parti : aucun destinataire"
    assert said == (
        "Personne ne recevrait cet événement : personne de la cohorte n’accepte ce genre "
        "d’envois, et aucun canal n’est relié. Tapez ceci dans un canal : /canal annonces"
    )
    assert await read_at_last(chat, preview) == "Formation"


async def test_preview_of_an_event_that_only_a_channel_would_read_says_why(chat: Chat) -> None:
    await attached(chat, "C1", "announcements")
    await offered(chat)
    nobody = lines(chat.seen["dominique"])
    await asked_for(chat, Category.TRAINING, "julie")
    await chat.say(f"/evenement {LINE}", "dominique")
    somebody = lines(chat.seen["dominique"])

    assert [one[0] for one in (nobody, somebody)] == [
        "Aperçu, rien n’est parti : aucun destinataire",
        "Aperçu, rien n’est parti : 1 destinataire",
    ]
    why = "Personne de ce public n’accepte ce genre d’envois."
    assert [why in one for one in (nobody, somebody)] == [True, False]


async def test_event_for_some_who_would_not_read_it_is_refused(chat: Chat) -> None:
    await attached(chat, "C1", "announcements")
    await offered(chat)
    await chat.press("Choisir le public", "dominique")
    await chat.press("Championnes et champions", "dominique")
    await chat.press("Revenir à l’aperçu", "dominique")
    refused = await chat.press("Annoncer", "dominique")
    [said] = lines(refused)
    assert said == (
        "Personne ne recevrait cet événement : personne de ce public n’accepte ce genre "
        "d’envois, et les canaux ne reçoivent que ce qui est pour tout le monde. Choisissez "
        "son public."
    )


async def test_call_that_nobody_would_read_is_refused(chat: Chat) -> None:
    await called(chat)
    preview = chat.seen["dominique"]
    [said] = lines(await chat.press("Annoncer", "dominique"))
    assert lines(preview)[0] == "Aperçu, rien n’est parti : aucun destinataire"
    assert said == (
        "Personne ne recevrait cet appel : aucune EÉS de ses secteurs et de ses régions "
        "n’accepte ce genre d’envois, et aucun canal n’est relié. Changez ses secteurs ou ses"
        " régions, ou tapez ceci dans un canal : /canal annonces"
    )
    assert await read_at_last(chat, preview) == "Service de traiteur"
