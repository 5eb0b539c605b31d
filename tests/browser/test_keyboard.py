"""The page without a mouse."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.stage import Stage


async def test_contract_by_keyboard_alone(stage: Stage) -> None:
    await stage.tab_to(stage.page.get_by_role("link", name="Aller aux fenêtres"))
    await stage.page.keyboard.press("Enter")
    await stage.tab_to(stage.slack.player("Julie"))
    await stage.page.keyboard.press("ArrowRight")
    await expect(stage.slack.player("Sam")).to_be_checked()
    await stage.page.keyboard.press("ArrowLeft")

    await stage.tab_to(stage.slack.input)
    await stage.page.keyboard.type("/contrat 2 50 STM gré à gré")
    await stage.page.keyboard.press("Enter")
    await stage.slack.sees("Quel est le montant?")
    amount = stage.slack.panel.get_by_role("button", name="250 $", exact=True)
    await stage.tab_to(amount, back=True)
    await stage.page.keyboard.press("Enter")
    await stage.slack.sees("Contrat noté : n° 27, 250 $")


async def test_form_by_keyboard_alone(stage: Stage) -> None:
    await stage.slack.say("/contrat")
    form = stage.slack.panel.get_by_role("dialog", name="Noter un contrat")
    await stage.tab_to(
        stage.slack.panel.get_by_role("button", name="Ouvrir le formulaire"), back=True
    )
    await stage.page.keyboard.press("Enter")
    await expect(form.get_by_label("Montant")).to_be_focused()
    await stage.page.keyboard.type("250,00")
    await stage.tab_to(form.get_by_role("combobox", name="Institution"))
    await stage.page.keyboard.type("transport de mont")
    await expect(form.get_by_role("option")).to_have_count(1)
    await stage.page.keyboard.press("ArrowDown")
    await stage.page.keyboard.press("Enter")
    await stage.tab_to(form.get_by_role("combobox", name="Mode"))
    await stage.page.keyboard.press("ArrowDown")
    await stage.page.keyboard.press("Enter")
    await stage.tab_to(form.get_by_role("button", name="Enregistrer"))
    await stage.page.keyboard.press("Enter")
    await stage.slack.sees("Contrat noté : n° 27, 250 $")
    await expect(form).to_have_count(0)


async def test_escape_closes_the_form(stage: Stage) -> None:
    await stage.slack.say("/contrat")
    await stage.slack.press("Ouvrir le formulaire")
    form = stage.slack.panel.get_by_role("dialog", name="Noter un contrat")
    await expect(form).to_be_visible()
    await stage.page.keyboard.press("Escape")
    await expect(form).to_have_count(0)


async def test_command_is_completed_by_the_keyboard(stage: Stage) -> None:
    for window in (stage.slack, stage.telegram):
        await window.input.press_sequentially("/contra")
        await expect(window.panel.get_by_role("option", name="/contrat").first).to_be_visible()
        await window.input.press("Tab")
        await expect(window.input).to_have_value("/contrat ")
