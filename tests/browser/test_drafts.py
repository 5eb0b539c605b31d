"""What was begun and not sent: it outlives a reload of the page, not the scene."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.workspace import opened
from tests.playground.emulated_slack.stage import an_input, modal, option

LINE = "/contrat 2500 CH"
MODES = [option("Gré à gré", "mutual"), option("Sur invitation", "invitation")]


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


async def test_open_modal_keeps_through_a_reload_what_it_was_filled_with(stage: Stage) -> None:
    text = {"type": "plain_text_input", "action_id": "text"}
    choice = {"type": "radio_buttons", "action_id": "mode", "options": MODES}
    opened(stage, modal(an_input("objet", text), an_input("mode", choice)))
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
