"""Calls for tenders: prepared from a line, seen in both languages, announced, listed."""

from __future__ import annotations

from bot.exchange import Press
from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.confirming import left
from tests.handlers.hosting import asked_for, attached, championing, coordinating, lines, move
from tests.handlers.tendering import (
    LINE,
    LINK,
    PREVIEW,
    SHOWN,
    TOLD,
    WAYS,
    followed,
    shared,
    told_at,
)

EMPTY = ["Appels d’offres ouverts", "Aucun appel d’offres n’est ouvert pour le moment."]


async def test_call_is_previewed_in_both_languages(chat: Chat) -> None:
    card = await chat.say(f"/appel {LINE}", "dominique")

    assert lines(card) == PREVIEW
    assert [one.url for one in card.links] == [LINK]
    assert await chat.mail("julie") == []


async def test_english_line_is_understood_alike(chat: Chat) -> None:
    line = f"Buffet, CHUS, public call for tenders, December 8 at 2pm, {LINK}"
    card = await chat.say(f"/tender {line}", "dominique")

    assert lines(card) == [one.replace("Service de traiteur", "Buffet") for one in PREVIEW]


async def test_region_and_sector_narrow_a_call(chat: Chat) -> None:
    line = "Déplacements, CHUS, public, livraison dernier kilomètre, Estrie, 8 décembre 14h"
    card = await chat.say(f"/appel {line}", "dominique")

    assert lines(card)[1] == "Déplacements"
    assert lines(card)[-2] == "Pour : EÉS · Messagerie à vélo et livraison · Estrie"


async def test_bare_command_and_others_see_the_list(chat: Chat) -> None:

    assert lines(await chat.say("/appel", "dominique")) == [*EMPTY, "Partager un appel"]
    assert lines(await chat.say(f"/appel {LINE}", "julie")) == EMPTY


async def test_changed_preview_replaces_the_old_one(chat: Chat) -> None:
    old = await chat.say(f"/appel {LINE}", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Titre", "dominique")
    card = await chat.say("Buffet", "dominique")
    stale = await chat.press("Annoncer", "dominique", old)

    assert lines(card) == [one.replace("Service de traiteur", "Buffet") for one in PREVIEW]
    assert lines(stale) == ["Cet aperçu a changé depuis : servez-vous du plus récent."]


async def test_call_that_has_closed_by_now_is_not_announced(chat: Chat) -> None:
    preview = await chat.say(f"/appel {LINE}", "dominique")
    move(chat, "2026-12-08 14:00")
    refused = await chat.press("Annoncer", "dominique", preview)

    assert lines(refused) == [
        "La clôture de cet appel est passée : changez-la avant de l’annoncer."
    ]


async def test_call_given_up_reaches_nobody(chat: Chat) -> None:
    await chat.say(f"/appel {LINE}", "dominique")
    card = await chat.press("Renoncer", "dominique")

    assert lines(card) == [f"Rien n’est parti : {TOLD}."]
    assert await chat.mail("julie") == []


async def test_alert_reaches_the_sector_and_not_its_author(chat: Chat) -> None:
    await attached(chat, "C1", "announcements")
    await shared(chat)
    [card] = await chat.mail("julie")

    assert lines(card) == [*SHOWN, WAYS]
    assert [one.label for one in card.links] == ["Voir l’avis"]
    assert [lines(one) for one in chat.outlet.sent["C1"]] == [[*SHOWN, WAYS]]
    assert await chat.mail("sam") == await chat.mail("dominique") == []


async def test_manager_who_shares_a_call_is_not_alerted_to_it(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await asked_for(chat, Category.TENDERS, "sam")
    await chat.say("/tenders", "sam")
    line = f"Courier, CHUS, public call for tenders, coursier, December 8 at 2pm, {LINK}"
    preview = await chat.say(f"/tender {line}", "sam")
    refused = await chat.press("Announce", "sam")

    assert lines(preview)[0] == "Preview, nothing sent yet: no recipient"
    assert lines(refused) == ["Nobody would receive this call: change its sectors or its regions."]


async def test_who_did_not_agree_is_not_counted(chat: Chat) -> None:
    await asked_for(chat, Category.TENDERS, "julie", granted=False)
    preview = await chat.say(f"/appel {LINE}", "dominique")

    assert lines(preview) == ["Aperçu, rien n’est parti : aucun destinataire", *PREVIEW[1:]]


async def test_english_reader_is_alerted_in_english(chat: Chat) -> None:
    await shared(chat, LINE.replace("traiteur", "courrier") + ", coursier")
    [card] = await chat.mail("sam")

    assert lines(card) == [
        "Service de courrier",
        "Eastern Townships Integrated University Health and Social Services Centre, Estrie",
        "Closing: Tuesday, December 8 at 2:00 p.m.",
        "Follow | Look for a partner | Not for us",
    ]


async def test_who_stops_before_it_leaves_is_not_alerted(chat: Chat) -> None:
    move(chat, "2026-11-18 22:00")
    await shared(chat)
    await chat.mail("julie")
    await chat.say("/stop", "julie")
    move(chat, "2026-11-19 08:01")

    assert await chat.mail("julie") == []


async def test_announcing_twice_tells_once(chat: Chat) -> None:
    preview = await chat.say(f"/appel {LINE}", "dominique")
    await chat.press("Annoncer", "dominique")
    again = await chat.press("Annoncer", "dominique", preview)

    assert lines(again) == ["Cet appel d’offres est déjà annoncé."]
    assert len(await chat.mail("julie")) == 1


async def test_only_coordinators_announce(chat: Chat) -> None:
    preview = await chat.say(f"/appel {LINE}", "dominique")
    card = await chat.press("Annoncer", "julie", preview)

    assert lines(card)[0].startswith("Commande réservée à")


async def test_followed_calls_are_listed_first(chat: Chat) -> None:
    await shared(chat, LINE.replace("Service de traiteur", "Buffet").replace("le 8", "le 4"))
    await followed(chat)
    card = await chat.say("/appels", "julie")

    assert lines(card) == [
        "Appels d’offres ouverts",
        f"{TOLD} · suivi",
        "Buffet, CIUSSS de l’Estrie – CHUS, clôture le vendredi 4 décembre à 14 h",
        "Service de traiteur | Buffet",
    ]


async def test_only_who_speaks_for_an_enterprise_is_offered_a_call(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await championing(chat, "dominique")
    await shared(chat)
    seen = {}
    for who in ("julie", "sam", "mireille", "dominique"):
        listed = await chat.say("/appels" if who != "sam" else "/tenders", who)
        card = await chat.press("Service de traiteur", who, listed)
        seen[who] = labels(card)
    refused = [
        lines(await chat.send(chat.request(Press(f"tender.{way}:1"), "mireille")))
        for way in ("follow", "partner", "decline")
    ]

    assert seen == {
        "julie": ["Suivre", "Chercher un partenaire", "Pas pour nous"],
        "sam": ["Follow", "Look for a partner", "Not for us", "Change", "Cancel the call"],
        "mireille": [],
        "dominique": ["Modifier", "Annuler l’appel"],
    }
    told = "Commande réservée à : gestionnaires. La coordination peut vous aider."
    assert refused == [[told], [told], [told]]


async def test_who_no_longer_speaks_for_an_enterprise_is_not_reminded(chat: Chat) -> None:
    await followed(chat)
    await left(chat, "julie")
    await championing(chat, "julie")

    told = await told_at(chat, "2026-11-24T09:01")
    assert [one for one in told if one[0].startswith("Dans 14 jours")] == []
