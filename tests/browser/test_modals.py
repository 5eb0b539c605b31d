"""Modals in the Slack window: filled in, sent, refused, closed, and never emptied."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio
from playwright.async_api import Locator, expect

from bot.playground.server import free_port
from tests.browser.stage import Stage
from tests.browser.workspace import answering, changed, opened, person, put, slack_of, told
from tests.playground.emulated_slack.stage import an_input, modal, option, plain, section

Json = dict[str, Any]

MODES = [option("Gré à gré", "mutual"), option("Sur invitation", "invitation")]
TEXT = an_input("objet", {"type": "plain_text_input", "action_id": "text", "min_length": 3})


@pytest_asyncio.fixture(loop_scope="session")
async def stage(shared: Stage) -> AsyncIterator[Stage]:
    """The page of the module, where no modal is open and the app was told of nothing."""
    yield shared
    slack = slack_of(shared)
    slack.request_url = None
    slack.views.clear()
    slack.deliveries.clear()
    shared.playground.changed.beat()
    await closed(shared)
    assert shared.faults() == []


def window(stage: Stage, name: str = "Contrat") -> Locator:
    return stage.slack.panel.get_by_role("dialog", name=name)


async def closed(stage: Stage) -> None:
    await expect(stage.slack.panel.get_by_role("dialog")).to_have_count(0)


def values(stage: Stage) -> Json:
    """Give what the one form sent held, by action."""
    [sent] = [each for each in told(stage) if each.payload["type"] == "view_submission"]
    found: Json = sent.payload["view"]["state"]["values"]
    return {name: entry for block in found.values() for name, entry in block.items()}


async def test_every_kind_of_field_is_sent(stage: Stage) -> None:
    fields: dict[str, Json] = {
        "objet": {"type": "plain_text_input"},
        "récit": {"type": "plain_text_input", "multiline": True},
        "nombre": {"type": "number_input", "is_decimal_allowed": True},
        "courriel": {"type": "email_text_input"},
        "adresse": {"type": "url_text_input"},
        "jour": {"type": "datepicker", "initial_date": "2026-11-18"},
        "heure": {"type": "timepicker"},
        "mode": {"type": "static_select", "options": MODES},
        "modes": {"type": "multi_static_select", "options": MODES},
        "un": {"type": "radio_buttons", "options": MODES},
        "plusieurs": {"type": "checkboxes", "options": MODES},
        "personne": {"type": "users_select"},
    }
    inputs = [an_input(name, {**each, "action_id": name}) for name, each in fields.items()]
    opened(stage, modal(*inputs))
    form = window(stage)
    for name, typed in {
        "Objet": "repas",
        "Récit": "un\ndeux",
        "Nombre": "2.5",
        "Courriel": "julie@exemple.org",
        "Adresse": "https://exemple.org",
        "Heure": "14:30",
    }.items():
        await form.get_by_label(name, exact=True).fill(typed)
    for name, label in {"Mode": "Gré à gré", "Modes": "Sur invitation", "Personne": "Sam"}.items():
        await form.get_by_role("combobox", name=name, exact=True).click()
        await form.get_by_role("option", name=label).click()
    await form.get_by_role("radio", name="Sur invitation").check()
    await form.get_by_role("checkbox", name="Gré à gré").check()
    async with answering(stage):
        await form.get_by_role("button", name="Noter").click()
        await closed(stage)
    assert values(stage) == {
        "objet": {"type": "plain_text_input", "value": "repas"},
        "récit": {"type": "plain_text_input", "value": "un\ndeux"},
        "nombre": {"type": "number_input", "value": "2.5"},
        "courriel": {"type": "email_text_input", "value": "julie@exemple.org"},
        "adresse": {"type": "url_text_input", "value": "https://exemple.org"},
        "jour": {"type": "datepicker", "selected_date": "2026-11-18"},
        "heure": {"type": "timepicker", "selected_time": "14:30"},
        "mode": {"type": "static_select", "selected_option": MODES[0]},
        "modes": {"type": "multi_static_select", "selected_options": MODES[1:]},
        "un": {"type": "radio_buttons", "selected_option": MODES[1]},
        "plusieurs": {"type": "checkboxes", "selected_options": MODES[:1]},
        "personne": {"type": "users_select", "selected_user": person(stage, "sam").id},
    }


async def test_form_is_checked_before_it_is_sent(stage: Stage) -> None:
    number = {
        "type": "number_input",
        "action_id": "n",
        "is_decimal_allowed": False,
        "max_value": "9",
    }
    mode = {"type": "static_select", "action_id": "m", "options": MODES}
    mail = {"type": "email_text_input", "action_id": "e"}
    opened(
        stage,
        modal(TEXT, an_input("nombre", number), an_input("mode", mode), an_input("courriel", mail)),
    )
    form, wrong = window(stage), window(stage).locator(".sl-wrong:visible")
    await form.get_by_label("Nombre").fill("2.5")
    await form.get_by_label("Objet").press("Enter")
    required = "Remplissez ce champ obligatoire."
    await expect(wrong).to_have_text(
        [required, "Entrez un nombre entier.", "Faites un choix.", required]
    )
    await expect(form.get_by_label("Objet")).to_be_focused()
    await expect(form.get_by_label("Objet")).to_have_attribute("aria-invalid", "true")

    await form.get_by_label("Objet").fill("ab")
    await form.get_by_label("Nombre").fill("10")
    await form.get_by_label("Courriel").fill("julie")
    await form.get_by_role("button", name="Noter").click()
    await expect(wrong).to_have_text(
        [
            "Écrivez au moins 3 caractères.",
            "Entrez un nombre d’au plus 9.",
            "Faites un choix.",
            "Entrez une adresse de courriel.",
        ]
    )
    assert told(stage) == []


async def test_typed_words_outlive_whatever_changes(stage: Stage) -> None:
    view = opened(stage, modal(TEXT))
    field = window(stage).get_by_label("Objet")
    await field.press_sequentially("rep")
    put(stage, "Un autre message")
    await stage.slack.sees("Un autre message")
    await field.press_sequentially("as")
    await expect(field).to_have_value("repas")

    changed(stage, view, modal(section("Plus"), TEXT))
    await expect(window(stage).get_by_text("Plus")).to_be_visible()
    await expect(field).to_have_value("repas")
    await expect(field).to_be_focused()


async def test_focus_goes_round_in_the_modal_and_comes_back(stage: Stage) -> None:
    await stage.slack.input.focus()
    opened(stage, modal(TEXT))
    form, keyboard = window(stage), stage.page.keyboard
    await expect(form.get_by_label("Objet")).to_be_focused()
    for _ in range(2):
        await keyboard.press("Tab")
    await expect(form.get_by_role("button", name="Noter")).to_be_focused()
    await keyboard.press("Tab")
    await expect(form.get_by_role("button", name="Fermer")).to_be_focused()
    await keyboard.press("Shift+Tab")
    await expect(form.get_by_role("button", name="Noter")).to_be_focused()

    await keyboard.press("Escape")
    await closed(stage)
    await expect(stage.slack.input).to_be_focused()


async def test_escape_closes_one_modal_of_the_stack_and_tells_the_app(stage: Stage) -> None:
    opened(stage, modal(TEXT))
    opened(stage, modal(section("Dessus"), title=plain("Détail"), notify_on_close=True))
    await expect(window(stage, "Détail").get_by_role("button", name="Retour")).to_be_visible()
    async with answering(stage), stage.page.expect_response("**/api/slack/close*"):
        await stage.page.keyboard.press("Escape")
    await expect(window(stage)).to_be_visible()
    [done] = told(stage)
    assert (done.payload["type"], done.payload["is_cleared"]) == ("view_closed", False)


async def test_cross_closes_the_whole_stack(stage: Stage) -> None:
    opened(stage, modal(TEXT))
    opened(stage, modal(section("Dessus"), title=plain("Détail")))
    await window(stage, "Détail").get_by_role("button", name="Fermer").first.click()
    await closed(stage)
    assert slack_of(stage).views[person(stage).id] == []


async def test_mistakes_found_by_the_app_are_shown_under_their_fields(stage: Stage) -> None:
    opened(stage, modal(TEXT))
    form = window(stage)
    await form.get_by_label("Objet").fill("repas")
    async with answering(stage, {"response_action": "errors", "errors": {"objet": "Trop vague"}}):
        await form.get_by_role("button", name="Noter").click()
        await expect(form.locator(".sl-wrong")).to_have_text("Trop vague")
        await expect(form.get_by_label("Objet")).to_have_accessible_description("Trop vague")
        await form.get_by_label("Objet").fill("repas du midi")
        await expect(form.locator(".sl-wrong")).to_be_hidden()
        await form.get_by_role("button", name="Noter").click()
        await closed(stage)


async def test_app_that_does_not_answer_leaves_the_form_as_it_is(stage: Stage) -> None:
    opened(stage, modal(TEXT))
    form = window(stage)
    await form.get_by_label("Objet").fill("repas")
    slack_of(stage).request_url = f"http://127.0.0.1:{free_port()}/"
    await form.get_by_role("button", name="Noter").click()
    words = "Nous n’avons pas pu joindre l’application (dispatch_failed). Réessayez."
    await expect(form.get_by_role("alert")).to_have_text(words)
    await expect(form.get_by_label("Objet")).to_have_value("repas")
