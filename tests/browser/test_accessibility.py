"""Nothing that axe-core finds fault with, whatever is open."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.windows import Window

pytestmark = pytest.mark.unopened


async def check(stage: Stage, part: str = "html") -> None:
    """Look at a part of the page as it is now, in the light and in the dark."""
    await check_in("light", stage, part)
    await check_in("dark", stage, part)


async def check_in(theme: Literal["light", "dark"], stage: Stage, part: str) -> None:
    """The page follows the system."""
    await stage.page.emulate_media(color_scheme=theme)
    await expect(stage.page.locator("html")).to_have_attribute("data-theme", theme)
    found = await Axe().run(stage.page, part)
    assert found.violations_count == 0, found.generate_report()


async def talk(stage: Stage) -> None:
    """Put something of each kind into the windows."""
    for window in (stage.slack, stage.telegram):
        await window.say("/contrat 2500 CHUS gré-à-gré")
        await window.say("/aide")
        await window.say("/contrat 2 50 STM gré à gré")
        await window.sees("Quel est le montant?")


async def test_conversations_are_accessible(stage: Stage) -> None:
    await stage.visit("?tour=1")
    await check(stage)
    await talk(stage)
    await check(stage)


async def test_open_form_is_accessible(stage: Stage) -> None:
    await stage.visit("?tour=0")
    await stage.slack.say("/contrat")
    await stage.slack.press("Ouvrir le formulaire")
    form = stage.slack.panel.get_by_role("dialog", name="Noter un contrat")
    await form.get_by_role("button", name="Enregistrer").click()
    await form.get_by_role("combobox", name="Mode").click()
    await expect(form.get_by_role("option")).to_have_count(3)
    await check(stage)
    institution = form.get_by_role("combobox", name="Institution")
    await institution.click()
    await expect(form.get_by_text("Tapez au moins 1 caractère", exact=True).last).to_be_visible()
    await expect(institution).to_have_attribute("aria-expanded", "false")
    await expect(form.get_by_role("listbox")).to_have_count(0)
    await check(stage)
    await institution.fill("univ")
    await expect(institution).to_have_attribute("aria-expanded", "true")
    await check(stage)


async def test_backstage_is_accessible(stage: Stage) -> None:
    await stage.visit("?tour=0")
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await stage.telegram.sees("Contrat noté")
    for tab in ("Appels", "Écritures", "Mauvais tours"):
        await stage.backstage(tab)
        await check(stage, "#backstage")


async def test_suggestions_and_date_are_accessible(stage: Stage) -> None:
    await stage.visit("?tour=0")
    for window in (stage.slack, stage.telegram):
        await window.input.press_sequentially("/con")
        await expect(window.panel.get_by_role("option").first).to_be_visible()
        await check(stage)
    await stage.page.get_by_role("button", name="Autre date").click()
    await check(stage)


async def test_whole_lists_of_commands_are_accessible(stage: Stage) -> None:
    await stage.visit("?tour=0")
    for window in (stage.slack, stage.telegram):
        await window.input.press_sequentially("/")
        await listed(window)
        await check(stage)
    await stage.telegram.input.fill("")
    await stage.telegram.press("Menu")
    await listed(stage.telegram)
    await check(stage)
    await stage.page.keyboard.press("ArrowDown")
    await check(stage)


async def listed(window: Window) -> None:
    """Wait for more commands than are seen."""
    options = window.panel.get_by_role("listbox", name="Commandes").get_by_role("option")
    await expect(options.first).to_be_in_viewport()
    await expect(options.last).not_to_be_in_viewport()


async def test_troubles_and_refusals_are_accessible(stage: Stage) -> None:
    await stage.visit("?tour=0")
    for platform in ("slack", "telegram"):
        stage.playground.scene.break_(platform, 3)
        await expect(stage.page.locator(f"#{platform}-trouble")).not_to_be_empty()
    await stage.slack.input.fill("/inviter Anne")
    await stage.slack.input.press("Enter")
    await expect(stage.slack.panel.get_by_role("alert")).to_be_visible()
    await check(stage)


async def test_tour_on_a_phone_is_accessible(held: Stage) -> None:
    await held.visit("?tour=1")
    await check(held)
    await held.page.get_by_role("button", name="Étape 1 de 9").click()
    await expect(held.page.get_by_role("button", name="Écrire dans Telegram")).to_be_visible()
    await check(held)


async def test_links_at_the_top_are_accessible(stage: Stage) -> None:
    await stage.visit()
    await stage.tab_to(stage.page.get_by_role("link", name="Aller au champ Slack"))
    await check(stage)


async def test_phone_is_accessible(held: Stage) -> None:
    await held.visit("?tour=0")
    await held.slack.say("/contrat 2 50 STM gré à gré")
    await held.slack.sees("Quel est le montant?")
    await check(held)
    await held.page.get_by_role("button", name="Telegram", exact=True).click()
    await held.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await held.telegram.sees("Contrat noté")
    await check(held)
