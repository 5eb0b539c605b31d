"""Somebody in several cohorts: which is meant, when it is asked, how to speak of another."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.cards import Text
from bot.exchange import Press
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import COHORT, ESTRIE, goes_on, lines
from tests.handlers.rooms import on_slack
from tests.handlers.switching import LINE, MONTREAL, count, enters, leaves

HERE = f"Cohorte : {COHORT}. Pour changer : /cohorte"
ENDED = "Cohorte : Estrie 2016-2017, terminée le 4 octobre 2017. Pour changer : /cohorte"
WHICH = "Vous faites partie de plusieurs cohortes. De laquelle s’agit-il?"


async def test_only_cohort_in_season_is_taken_without_asking(chat: Chat) -> None:
    card = await chat.say(LINE, "dominique")

    assert lines(card)[0].startswith("Contrat noté : n° 27, 900 $")
    assert HERE not in lines(card)
    assert await count(chat) == 24


async def test_ended_cohorts_are_not_offered(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    card = await chat.say("/historique", "dominique")

    assert lines(card) == [WHICH, f"Estrie 2016-2017 | {COHORT} | Abandonner"]


async def test_choice_holds_in_its_chat_and_the_answer_says_so(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await chat.say("/confirmer", "dominique")
    shown = await chat.press(COHORT, "dominique")
    again = await chat.say(LINE, "dominique")

    assert lines(shown)[-1] == HERE
    assert HERE in lines(again)
    assert (await count(chat), await count(chat, ESTRIE)) == (24, 78)


async def test_answer_to_a_question_says_the_cohort_too(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await chat.say("/contrat 900 BRP pour Messagerie Roue-Libelle", "dominique")
    await chat.press(COHORT, "dominique")
    noted = await chat.press("Gré à gré", "dominique")

    assert HERE in lines(noted)


async def test_listing_says_the_cohort_it_is_of(chat: Chat) -> None:
    await chat.say("/cohorte Estrie 2016-2017", "dominique")

    assert lines(await chat.say("/evenement", "dominique"))[-2] == ENDED


async def test_cohort_is_chosen_by_each_one_in_each_channel(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await enters(chat, "sam", ESTRIE)
    await on_slack(chat, "/cohorte Estrie 2016-2017", "C1")
    card = await on_slack(chat, "/cohorte", "C1")
    elsewhere = await on_slack(chat, "/cohorte", "C2")
    another = await on_slack(chat, "/cohort", "C1", "sam")

    assert card.title == "Estrie 2016-2017"
    assert labels(elsewhere) == [
        "Passer à Montréal 2016-2017",
        "Passer à Estrie 2016-2017",
        f"Passer à {COHORT}",
    ]
    assert labels(another) == ["Switch to Estrie 2016-2017", f"Switch to {COHORT}"]


async def test_cohort_card_switches_to_any_of_ones_own(chat: Chat) -> None:
    card = await chat.say("/cohorte", "dominique")
    chosen = await chat.press("Passer à Estrie 2016-2017", "dominique")
    there = await chat.say("/cohorte", "dominique")

    assert card.title == COHORT
    assert labels(card)[-2:] == ["Passer à Montréal 2016-2017", "Passer à Estrie 2016-2017"]
    assert lines(chosen) == ["Cohorte choisie pour cette conversation : Estrie 2016-2017."]
    assert (there.title, labels(there)[-1]) == ("Estrie 2016-2017", f"Passer à {COHORT}")


async def test_cohort_list_is_shown_where_nothing_tells_which(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    card = await chat.say("/cohorte", "dominique")

    assert lines(card) == [
        "Vous faites partie de plusieurs cohortes. De laquelle voulez-vous parler ici?",
        f"Passer à Montréal 2016-2017 | Passer à Estrie 2016-2017 | Passer à {COHORT}",
    ]
    await chat.press("Passer à Montréal 2016-2017", "dominique")
    assert (await chat.say("/cohorte", "dominique")).title == "Montréal 2016-2017"


async def test_cohort_is_named_in_part(chat: Chat) -> None:
    card = await chat.say("/cohorte montreal 2016", "dominique")

    assert lines(card) == ["Cohorte choisie pour cette conversation : Montréal 2016-2017."]


async def test_name_of_several_cohorts_is_asked_about(chat: Chat) -> None:
    card = await chat.say("/cohorte estrie", "dominique")
    assert lines(card) == [
        "De quelle cohorte voulez-vous parler ici?",
        f"Estrie 2016-2017 | {COHORT} | Abandonner",
    ]

    chosen = await chat.press(COHORT, "dominique")
    assert lines(chosen) == [f"Cohorte choisie pour cette conversation : {COHORT}."]


async def test_cohort_of_others_is_no_cohort_of_ones_own(chat: Chat) -> None:
    card = await chat.say("/cohort Montréal 2016-2017", "sam")
    forged = await chat.send(chat.request(Press(f"cohort.switch@{CURRENT}:{MONTREAL}"), "sam"))

    assert card.blocks == (
        Text("None of your cohorts is called “Montréal 2016-2017”. See them all: /cohort"),
    )
    assert forged.blocks == (Text("You are not in that cohort."),)
    assert (await chat.say("/cohort", "sam")).title == COHORT


async def test_line_that_begins_with_cohort_is_an_entry_all_the_same(chat: Chat) -> None:
    card = await chat.say("Cohorte entrepreneuriat, 600 $ STM gré à gré", "julie")

    assert lines(card)[0].startswith("Contrat noté : n° 27, 600 $")


async def test_choice_of_a_cohort_that_was_left_falls_back_to_asking(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)
    await goes_on(chat, MONTREAL)
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    await leaves(chat, "dominique", ESTRIE)
    before = await count(chat, ESTRIE)
    card = await chat.say(LINE, "dominique")

    assert lines(card) == [WHICH, f"Montréal 2016-2017 | {COHORT} | Abandonner"]
    assert await count(chat, ESTRIE) == before


async def test_choice_gives_way_to_the_season_that_follows(chat: Chat) -> None:
    await goes_on(chat, ESTRIE, date(2028, 8, 31))
    await chat.say(f"/cohorte {COHORT}", "dominique")
    chat.router.clock.move_to(datetime(2027, 9, 2, 15, tzinfo=UTC))

    assert (await chat.say("/cohorte", "dominique")).title == "Estrie 2016-2017"


async def test_choice_stays_where_no_season_follows(chat: Chat) -> None:
    await chat.say(f"/cohorte {COHORT}", "dominique")
    chat.router.clock.move_to(datetime(2027, 9, 2, 15, tzinfo=UTC))

    assert (await chat.say("/cohorte", "dominique")).title == COHORT


async def test_ended_cohort_that_was_chosen_stays_and_every_answer_says_so(chat: Chat) -> None:
    await chat.say("/cohorte Estrie 2016-2017", "dominique")
    chat.router.clock.move_to(datetime(2026, 12, 2, 15, tzinfo=UTC))

    assert ENDED in lines(await chat.say("/confirmer", "dominique"))


@pytest.mark.parametrize("several", [False, True])
async def test_channel_of_a_cohort_of_others_says_where_to_speak_of_ones_own(
    chat: Chat, *, several: bool
) -> None:
    if several:
        await enters(chat, "julie", ESTRIE)
    await on_slack(chat, "/cohorte Montréal 2016-2017", "C1")
    await on_slack(chat, "/canal annonces", "C1")
    card = await on_slack(chat, "/cohorte", "C1", "julie")

    said = (
        "Vous écrivez d’un canal relié à une cohorte dont vous ne faites pas partie. "
        "Pour la vôtre, écrivez-moi en privé : /maillon cohorte"
    )
    assert lines(card) == [said]


async def test_whoever_is_in_no_cohort_is_told_how_to_join_whatever_they_name(chat: Chat) -> None:
    await leaves(chat, "sam", CURRENT)
    for who in ("alex", "sam"):
        said = [await chat.say(f"/cohort{one}", who) for one in ("", " Estrie", " cohort: Estrie")]
        assert said == said[:1] * 3
        assert labels(said[0]) in (["Demander l’accès"], ["Request access"])
