"""What is typed of a call for tenders: nothing is dropped, and what is no link is said so."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import lines

LINE = "Vaisselle, CHUS, public, traiteur, 9 décembre à 14h"


def asked_about(typed: str, hint: str = "") -> list[str]:
    return [
        f"Je n’ai pas compris « {typed} »{hint}. L’ajouter au titre, ou le laisser de côté?",
        "Ajouter au titre | Laisser de côté | Abandonner",
    ]


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        (f"{LINE}, apporter trois exemplaires", "apporter trois exemplaires"),
        (f"{LINE}, apporter trois exemplaires, https://exemple.ca", "apporter trois exemplaires"),
        (f"{LINE}, pas-un-lien", "pas-un-lien"),
        (f"{LINE}, ceci n’est pas un lien", "ceci n’est pas un lien"),
        ("Vaisselle, CHUS, lot 3, public, traiteur, 9 décembre à 14h, réf. 12", "lot 3, réf. 12"),
        (f"« Vaisselle », {LINE.removeprefix('Vaisselle, ')}, « sur place »", "« sur place »"),
        (f"{LINE.removeprefix('Vaisselle, ')}, 30 copies; titre: Vaisselle", "30 copies"),
    ],
)
async def test_words_that_say_nothing_of_a_call_are_asked_about(
    chat: Chat, line: str, typed: str
) -> None:
    question = lines(await chat.say(f"/appel {line}", "dominique"))
    without = lines(await chat.press("Laisser de côté", "dominique"))

    assert question == asked_about(typed)
    assert without[:4] == [
        "Aperçu, rien n’est parti : 1 destinataire",
        "Vaisselle",
        "CIUSSS de l’Estrie – CHUS, Estrie",
        "Clôture : le mercredi 9 décembre à 14 h",
    ]


@pytest.mark.parametrize("typed", ["seao/avis/123", "voir exemple.ca/avis ici"])
async def test_words_like_a_link_are_told_how_one_begins(chat: Chat, typed: str) -> None:
    question = lines(await chat.say(f"/appel {LINE}, {typed}", "dominique"))

    assert question == asked_about(typed, " (un lien commence par https://)")


@pytest.mark.parametrize(
    "typed", ["papier et/ou clé USB", "n.b. apporter un plan", "M./Mme Roy", "1/2/3"]
)
async def test_words_with_a_dot_or_a_stroke_are_no_link(chat: Chat, typed: str) -> None:
    assert lines(await chat.say(f"/appel {LINE}, {typed}", "dominique")) == asked_about(typed)


async def test_words_added_to_the_title_are_seen_in_the_preview(chat: Chat) -> None:
    await chat.say(f"/appel {LINE}, apporter trois exemplaires, https://exemple.ca", "dominique")
    card = await chat.press("Ajouter au titre", "dominique")

    assert lines(card)[1] == "Vaisselle, apporter trois exemplaires"
    assert [one.url for one in card.links] == ["https://exemple.ca"]


@pytest.mark.parametrize(
    "typed",
    [
        "budget 25,000 $",
        "budget: 25 000,50 $",
        "budget de 25 000 $ (1,5 % de réserve)",
        "lot 3; lot 4",
        "environ $1,200 par lot",
    ],
)
async def test_words_added_to_the_title_are_as_they_were_typed(chat: Chat, typed: str) -> None:
    question = lines(await chat.say(f"/appel {LINE}, {typed}", "dominique"))
    card = await chat.press("Ajouter au titre", "dominique")

    assert question == asked_about(typed)
    assert lines(card)[1] == f"Vaisselle, {typed}"


async def test_amount_added_to_an_english_title_is_as_it_was_typed(chat: Chat) -> None:
    await chat.say("/language english", "dominique")
    line = "Dishes, CHUS, public call for tenders, December 9 at 2pm, budget $25,000, catering"
    question = lines(await chat.say(f"/tender {line}", "dominique"))
    card = await chat.press("Add it to the title", "dominique")

    assert question[0].startswith("I did not understand “budget $25,000”. ")
    assert lines(card)[1] == "Dishes, budget $25,000"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("non", "Vaisselle"),
        ("Laisser de côté", "Vaisselle"),
        ("laisser", "Vaisselle"),
        ("oui", "Vaisselle, apporter trois exemplaires"),
        ("ajouter", "Vaisselle, apporter trois exemplaires"),
    ],
)
async def test_words_left_over_are_added_or_left_out_as_one_says(
    chat: Chat, words: str, title: str
) -> None:
    await chat.say(f"/appel {LINE}, apporter trois exemplaires", "dominique")
    card = await chat.say(words, "dominique")

    assert lines(card)[1] == title


@pytest.mark.parametrize("words", ["banane", "Vaisselle en trois exemplaires", "peut-être"])
async def test_other_words_never_take_the_place_of_the_title(chat: Chat, words: str) -> None:
    asked = await chat.say(f"/appel {LINE}, apporter trois exemplaires", "dominique")
    again = await chat.say(words, "dominique")
    card = await chat.press("Laisser de côté", "dominique")

    assert lines(again) == [f"« {words} » ne répond pas à la question.", *lines(asked)]
    assert lines(card)[1] == "Vaisselle"


async def test_english_reader_is_asked_in_english(chat: Chat) -> None:
    await chat.say("/language english", "dominique")
    line = "Dishes, CHUS, public call for tenders, all sectors, December 9 at 2pm, bring 3 copies"
    card = await chat.say(f"/tender {line}", "dominique")

    assert lines(card) == [
        "I did not understand “bring 3 copies”. Add it to the title, or leave it out?",
        "Add it to the title | Leave it out | Drop",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Vaisselle, CHUS, public, traiteur, clôture le 9 décembre à 14h",
        "Vaisselle, pour le CHUS, appel d’offres public, date limite : 9 décembre, 14h, traiteur",
        "Vaisselle au CHUS, public, traiteur, dépôt des soumissions avant le 9 décembre à 14h",
        "Vaisselle; CHUS; public; secteur traiteur; région de l’Estrie; le 9 décembre à 14h svp",
        "Vaisselle, CHUS, public, traiteur, 9 décembre à 14h, voir l’avis : https://exemple.ca",
        "« Vaisselle », CHUS, public, traiteur, 9 décembre à 14h, « merci »",
    ],
)
async def test_words_that_lead_to_a_value_are_no_others(chat: Chat, line: str) -> None:
    card = await chat.say(f"/appel {line}", "dominique")

    assert (lines(card)[0][:6], lines(card)[1]) == ("Aperçu", "Vaisselle")


@pytest.mark.parametrize(
    "typed",
    ["htp://exemple.ca/avis", "https//exemple.ca/avis", "http:/exemple.ca", "https:exemple.ca"],
)
async def test_mistyped_link_is_said_to_be_none(chat: Chat, typed: str) -> None:
    question = lines(await chat.say(f"/appel {LINE}, {typed}", "dominique"))
    card = await chat.say("https://exemple.ca/avis", "dominique")

    assert question[0] == (
        f"« {typed} » n’ouvre aucune page web : un lien commence par https://. Quel est le lien?"
    )
    assert [one.url for one in card.links] == ["https://exemple.ca/avis"]


@pytest.mark.parametrize("typed", ["exemple.ca/avis?n=4", "www.exemple.ca", "seao.gouv.qc.ca"])
async def test_address_without_its_beginning_is_a_link(chat: Chat, typed: str) -> None:
    card = await chat.say(f"/appel {LINE}, {typed}", "dominique")

    assert lines(card)[1] == "Vaisselle"
    assert [one.url for one in card.links] == [f"https://{typed}"]


async def test_site_in_a_title_stays_there(chat: Chat) -> None:
    line = LINE.replace("Vaisselle", "Refonte de folio.coop")
    card = await chat.say(f"/appel {line}", "dominique")

    assert lines(card)[1] == "Refonte de folio.coop"
    assert card.links == ()
