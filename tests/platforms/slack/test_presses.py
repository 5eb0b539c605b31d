"""Buttons, menus and modals over the wire."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from bot.cards import Button, Card, Choices, Link, Option
from bot.exchange import ChatKind, Press, Reply, Submission
from bot.platforms.slack.modal import view
from bot.playground.calls import Fault
from bot.playground.slack import Channel, Message, Person, Slack
from tests.platforms.slack.scene import (
    HASTY,
    SHEET,
    Script,
    asked,
    last,
    over_http,
    over_socket,
    said,
    seen,
)

pytestmark = pytest.mark.usefixtures("bot")

UNDO = Button("Annuler", "undo", (12,))
OPEN = Button("Ouvrir le formulaire", "sheet", (7,))


@pytest.fixture
async def shown(slack: Slack, julie: Person, general: Channel, script: Script) -> Message:
    """An answer to a command, with two buttons."""
    script.replies(Reply(said("Contrat noté", UNDO, OPEN)))
    await slack.command(julie, general, "/contrat 2500")
    script.requests.clear()
    script.reached.clear()
    return last(slack, general)


async def test_a_press_is_a_request_and_its_answer_takes_the_messages_place(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    script.replies(Reply(said("Saisie annulée"), replaces=True))

    done = await slack.press(julie, shown, "Annuler")

    act, trigger = Press("undo:12"), done.payload["trigger_id"]
    assert script.requests == [asked(act, julie, general, trigger, slack.direct(julie))]
    assert seen(slack, julie, general) == [("Saisie annulée", True)]
    assert script.reached == [script.requests[0].delivery]


async def test_an_answer_that_replaces_nothing_comes_after_in_private(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    script.replies(Reply(said("Déjà annulé")))

    await slack.press(julie, shown, "Annuler")

    assert seen(slack, julie, general) == [("Contrat noté", True), ("Déjà annulé", True)]


async def test_a_press_in_the_direct_chat_is_answered_with_a_lasting_message(
    slack: Slack, julie: Person, script: Script
) -> None:
    script.replies(Reply(said("Lequel?", UNDO)))
    await slack.dm(julie, "contrat")
    direct = slack.direct(julie)

    await slack.press(julie, last(slack, direct), "Annuler")

    assert seen(slack, julie, direct) == [("Lequel?", False), ("Lequel?", False)]
    assert script.requests[1].kind is ChatKind.DIRECT


async def test_a_press_in_a_thread_is_answered_in_it(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    first = (await slack.say(julie, general, "Bonjour")).message
    script.replies(Reply(said("Lequel?", UNDO)))
    await slack.mention(julie, general, "contrat", first.ts)

    await slack.press(julie, last(slack, general), "Annuler")

    assert [one.thread_ts for one in slack.history(general)[2:]] == [first.ts] * 2
    assert slack.journal.of("response_url")[0].arguments["thread_ts"] == first.ts


async def test_a_taken_option_is_a_press(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    options = tuple(Button(f"Institution {n}", "q", (4, 2, n)) for n in range(150))
    choices = Choices("Laquelle?", options, Button("Suite", "turn"))
    script.replies(Reply(Card(blocks=(choices,))))
    await slack.command(julie, general, "/contrat 2500")

    menu = "Institution 100 … Institution 149"
    await slack.choose(julie, last(slack, general), menu, "Institution 120")

    assert script.requests[1].act == Press("q:4:2:120")


async def test_a_link_is_only_acknowledged(
    slack: Slack, julie: Person, general: Channel, script: Script
) -> None:
    script.replies(Reply(Card("Avis", links=(Link("Voir l’avis", "https://seao.gouv.qc.ca"),))))
    await slack.command(julie, general, "/appel 1")
    script.requests.clear()

    done = await slack.press(julie, last(slack, general), "Voir l’avis")

    assert (done.status, done.failure, script.requests) == (200, None, [])


async def test_a_sheet_opens_filled_with_what_was_understood(
    slack: Slack, julie: Person, script: Script, shown: Message
) -> None:
    script.replies(Reply(sheet=SHEET, card=said("Lequel?")))

    await slack.press(julie, shown, "Ouvrir le formulaire")

    modal = slack.modal(julie)
    assert modal.content == view(SHEET, modal.private_metadata)
    assert script.reached == [script.requests[0].delivery]


async def test_a_sheet_that_does_not_open_is_asked_as_a_message(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    slack.faults.plan("views.open", Fault("expired_trigger_id"))
    script.replies(Reply(sheet=SHEET, card=said("Quelle institution?"), replaces=True))

    await slack.press(julie, shown, "Ouvrir le formulaire")

    assert seen(slack, julie, general) == [("Quelle institution?", True)]


async def opened(
    slack: Slack, julie: Person, script: Script, shown: Message, *, replaces: bool = True
) -> None:
    script.replies(Reply(sheet=SHEET, replaces=replaces))
    await slack.press(julie, shown, "Ouvrir le formulaire")
    script.requests.clear()
    script.reached.clear()
    script.options = (Option("CHUS", "12"), Option("CHUM", "13"))
    await slack.suggest(julie, slack.modal(julie), "institution", "chu &")


async def test_a_menu_that_searches_shows_what_the_machine_finds(
    slack: Slack, julie: Person, script: Script, shown: Message
) -> None:
    await opened(slack, julie, script, shown)

    ((request, *search),) = script.searches
    assert search == [7, "institution", "chu &"]
    assert (request.user, request.language) == (julie.id, "fr-CA")


async def test_a_sheet_sent_back_is_confirmed_where_it_was_opened(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    await opened(slack, julie, script, shown)
    script.replies(Reply(said("Contrat noté : CHUS"), replaces=True))

    done = await slack.submit(julie, slack.modal(julie), {"institution": "CHUS", "on": None})
    await script.until(answers=1)

    act, trigger = (
        Submission(7, {"amount": "2500", "institution": "12", "on": ""}),
        done.payload["trigger_id"],
    )
    assert script.requests == [asked(act, julie, general, trigger, slack.direct(julie))]
    assert slack.views[julie.id] == []
    assert seen(slack, julie, general) == [("Contrat noté : CHUS", True)]


async def test_a_sheet_opened_from_what_stays_is_confirmed_beside_it(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    await opened(slack, julie, script, shown, replaces=False)
    script.replies(Reply(said("Contrat corrigé"), replaces=True))

    await slack.submit(julie, slack.modal(julie), {"institution": "CHUS"})
    await script.until(answers=1)

    assert seen(slack, julie, general) == [("Contrat noté", True), ("Contrat corrigé", True)]


async def test_mistakes_stand_in_the_sheet_which_stays_open(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    await opened(slack, julie, script, shown)
    script.replies(Reply(errors={"amount": "Quel est le montant?"}))

    done = await slack.submit(julie, slack.modal(julie), {"institution": "CHUS"})

    assert done.errors == {"amount": "Quel est le montant?"}
    assert len(slack.views[julie.id]) == 1
    assert seen(slack, julie, general) == [("Contrat noté", True)]


@pytest.mark.parametrize(
    "bot",
    [partial(over_http, prompt=HASTY), partial(over_socket, prompt=HASTY)],
    ids=["http", "socket"],
    indirect=True,
)
async def test_mistakes_found_late_are_told_in_a_message(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    await opened(slack, julie, script, shown)
    ready = script.holds(Reply(errors={"amount": "Quel est le montant?"}))
    await slack.submit(julie, slack.modal(julie), {"institution": "CHUS"})
    ready.set()
    await script.until(answers=1)

    assert seen(slack, julie, general)[1:] == [("Montant · Quel est le montant?", True)]


async def test_an_answer_finds_another_way_when_its_url_is_spent(
    slack: Slack, julie: Person, general: Channel, script: Script, shown: Message
) -> None:
    slack.faults.plan("response_url", Fault("expired_url", status=404))
    script.replies(Reply(said("Saisie annulée"), replaces=True))

    await slack.press(julie, shown, "Annuler")

    assert seen(slack, julie, general) == [("Contrat noté", True), ("Saisie annulée", True)]


async def test_an_answer_that_a_channel_does_not_take_is_written_privately(
    slack: Slack, julie: Person, script: Script
) -> None:
    alone = slack.add_channel("sans-bot", [julie], with_app=False)
    script.replies(Reply(said("Lequel?", UNDO)))
    await slack.command(julie, alone, "/contrat")
    slack.faults.plan("response_url", Fault("used_url", status=404))

    await slack.press(julie, last(slack, alone), "Annuler")

    assert seen(slack, julie, slack.direct(julie)) == [("Lequel?", False)]


async def test_the_same_press_twice_is_two_requests_each_named(
    slack: Slack, julie: Person, script: Script, shown: Message
) -> None:
    first = await slack.press(julie, shown, "Annuler")
    await slack.press(julie, shown, "Annuler")
    await slack.redeliver(first)

    names = [request.delivery for request in script.requests]
    assert [names.index(name) for name in names] == [0, 1, 0]
    assert script.requests[2] == replace(script.requests[0])
