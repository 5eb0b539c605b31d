"""What was begun and not sent: it outlives a reload of the page, not the scene."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.async_api import Locator, expect

from tests.browser.stage import Stage
from tests.browser.workspace import answering, opened
from tests.playground.emulated_slack.stage import an_input, modal, option, plain

LINE = "/contrat 2500 CH"
TEXT = {"type": "plain_text_input", "action_id": "text"}
MODES = [option("Gré à gré", "mutual"), option("Sur invitation", "invitation")]


def forms(stage: Stage) -> tuple[Locator, Locator]:
    dialog = partial(stage.slack.panel.get_by_role, "dialog")
    return dialog(name="Contrat"), dialog(name="Détails")


async def filled(stage: Stage, form: Locator, text: str) -> None:
    """Let the app open a form, over another one if there is one, and begin to fill it in."""
    title = "Détails" if await forms(stage)[0].count() else "Contrat"
    opened(stage, modal(an_input("objet", TEXT), title=plain(title)))
    await form.get_by_label("Objet").fill(text)


async def kept(stage: Stage, *texts: str) -> tuple[bool, ...]:
    """Tell of each text whether the browser keeps it."""
    drafts = await stage.page.evaluate("sessionStorage.getItem('maillon-drafts')")
    return tuple(text in drafts for text in texts)


@pytest.mark.unopened
async def test_half_typed_lines_outlive_a_reload_but_not_a_reset(stage: Stage) -> None:
    await stage.visit("?tour=0")
    windows = (stage.slack, stage.telegram)
    for window in windows:
        await window.input.fill(LINE)
        await window.be("Sam")
        await expect(window.input).to_have_value("")
        await window.input.fill("/contract 18")
    await stage.page.reload()
    for window in windows:
        await expect(window.input).to_have_value("/contract 18")
        await window.be("Julie")
        await expect(window.input).to_have_value(LINE)

    await stage.slack.say("bonjour")
    await stage.page.reload()
    await expect(stage.telegram.input).to_have_value(LINE)
    await expect(stage.slack.input).to_have_value("")

    await stage.backstage("Mauvais tours")
    await stage.page.get_by_role("button", name="Tout remettre à zéro").click()
    await stage.page.get_by_role("button", name="Tout effacer").click()
    await expect(stage.page.get_by_text("L’espace d’essai est comme neuf.")).to_be_visible()
    await stage.visit("?tour=0")
    for window in windows:
        await window.be("Sam")
        await expect(window.input).to_have_value("")
        await window.be("Julie")
        await expect(window.input).to_have_value("")


async def test_form_that_is_over_leaves_nothing_behind(stage: Stage) -> None:
    contract, details = forms(stage)
    await filled(stage, contract, "repas")
    await filled(stage, details, "traiteur")
    assert await kept(stage, "repas", "traiteur") == (True, True)
    await details.get_by_role("button", name="Retour").click()
    await expect(details).to_be_hidden()
    assert await kept(stage, "repas", "traiteur") == (True, False)
    await stage.page.reload()
    await expect(contract.get_by_label("Objet")).to_have_value("repas")

    await filled(stage, details, "traiteur")
    await details.get_by_role("button", name="Fermer").first.click()
    await expect(details).to_be_hidden()
    assert await kept(stage, "repas", "traiteur") == (False, False)

    await filled(stage, contract, "repas")
    assert await kept(stage, "repas") == (True,)
    async with answering(stage):
        await contract.get_by_role("button", name="Noter").click()
        await expect(contract).to_be_hidden()
    assert await kept(stage, "repas") == (False,)


async def test_open_modal_keeps_through_a_reload_what_it_was_filled_with(stage: Stage) -> None:
    choice = {"type": "radio_buttons", "action_id": "mode", "options": MODES}
    opened(stage, modal(an_input("objet", TEXT), an_input("mode", choice)))
    form = stage.slack.panel.get_by_role("dialog", name="Contrat")
    await form.get_by_label("Objet").fill("repas")
    await form.get_by_role("radio", name="Sur invitation").check()
    await stage.page.reload()
    await expect(form.get_by_label("Objet")).to_have_value("repas")
    await expect(form.get_by_role("radio", name="Sur invitation")).to_be_checked()

    await stage.slack.be("Sam")
    await expect(form).to_be_hidden()
    await stage.slack.be("Julie")
    await expect(form.get_by_label("Objet")).to_have_value("repas")
