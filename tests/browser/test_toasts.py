"""What the page tells for a while: over nothing, and for as long as it takes to read it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import expect

from tests.browser.places import covered
from tests.browser.stage import DESKTOP, PHONE, Stage

pytestmark = pytest.mark.unopened

SIDEWAYS = (844, 390)
LOW = (390, 640)
NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)


async def test_what_the_page_tells_stands_over_nothing(stage: Stage) -> None:
    toasts = stage.page.locator(".toast")
    for width, height in (DESKTOP, (1024, 900), PHONE, LOW, SIDEWAYS):
        await stage.page.set_viewport_size({"width": width, "height": height})
        await stage.visit("?as=bob&lang=de&tour=1")
        await stage.move("+ 1 h", "h")
        await expect(stage.page.locator("#arrivals")).to_contain_text("Rien n’est arrivé")
        await expect(toasts).to_have_count(2)
        assert await covered(stage.page) == [], width


async def test_what_the_page_tells_leaves_the_drawer_in_sight(stage: Stage) -> None:
    await stage.visit("?as=bob&tour=1")
    await stage.backstage("Mauvais tours")
    assert await covered(stage.page) == []
    for width, height in (PHONE, LOW):
        await stage.page.set_viewport_size({"width": width, "height": height})
        await expect(stage.page.locator(".toast")).to_have_count(1)
        assert await covered(stage.page, "#tabs", "#windows", "#slack-players", "#slack") == []


async def test_what_went_wrong_is_told_until_it_is_closed(stage: Stage) -> None:
    toasts = stage.page.locator(".toast")
    await stage.page.clock.install()
    await stage.visit("?as=bob")
    await stage.backstage("Mauvais tours")
    await stage.drawer.get_by_role("button", name="Tout réparer").click()
    await expect(toasts).to_have_count(2)
    await stage.page.clock.run_for(60_000)
    await expect(toasts).to_have_text(
        ["Personne ici ne s’appelle « bob » : vous êtes Julie Bouchard."]
    )

    await stage.slack.input.focus()
    await stage.tab_to(toasts.get_by_role("button", name="Fermer ce message"), back=True)
    await stage.page.keyboard.press("Enter")
    await expect(toasts).to_have_count(0)


async def test_what_passes_stays_while_one_is_on_it_and_gives_the_focus_back(stage: Stage) -> None:
    toasts = stage.page.locator(".toast")
    await stage.page.clock.install()
    await stage.visit()
    await stage.backstage("Mauvais tours")
    await stage.drawer.get_by_role("button", name="Tout réparer").click()
    await expect(toasts).to_have_count(1)
    await stage.slack.input.focus()
    await toasts.get_by_role("button").focus()
    await stage.page.clock.run_for(60_000)
    await expect(toasts.get_by_role("button")).to_be_focused()

    await stage.drawer.get_by_role("button", name="Tout réparer").dispatch_event("click")
    await expect(stage.slack.input).to_be_focused()
    await expect(toasts).to_have_count(1)
    await stage.page.clock.run_for(8_000)
    await expect(toasts).to_have_count(0)


async def test_of_what_went_wrong_the_last_three_are_told(stage: Stage) -> None:
    await stage.visit("?slack=bob&telegram=eve&lang=de&theme=pink")
    toasts = stage.page.locator(".toast").filter(visible=True)
    await expect(toasts).to_have_text([quoted(each) for each in ("eve", "de", "pink")])
    await toasts.last.get_by_role("button").click()
    await expect(toasts).to_have_text([quoted(each) for each in ("bob", "eve", "de")])
    await stage.backstage("Mauvais tours")
    await stage.drawer.get_by_role("button", name="Tout réparer").click()
    await expect(toasts.last).to_contain_text("Tout est réparé")


async def test_of_what_passes_the_last_is_told(stage: Stage) -> None:
    toasts, wrong = stage.page.locator(".toast").filter(visible=True), quoted("bob")
    await stage.page.clock.install(time=NOW)
    await stage.page.clock.pause_at(NOW + timedelta(minutes=1))
    await stage.visit("?as=bob")
    await stage.backstage("Mauvais tours")
    await expect(stage.page.locator("#toasts")).to_have_attribute("aria-atomic", "false")
    for name in ("Noé", "Zoé", "Léa"):
        await add(stage, name)
    lea, eve = [re.compile(f"jouer {name} ") for name in ("Léa", "Ève")]
    await expect(toasts).to_have_text([wrong, lea])
    for _ in range(2):
        await stage.drawer.get_by_role("button", name="Tout réparer").click()
        await expect(toasts).to_have_text([wrong, re.compile("Tout est réparé")])
    await toasts.first.get_by_role("button").click()
    await add(stage, "Ève")
    await expect(toasts).to_have_text([eve])


def quoted(typed: str) -> re.Pattern[str]:
    return re.compile(rf"«\s{typed}\s»")


async def add(stage: Stage, name: str) -> None:
    """Let somebody come, from backstage."""
    await stage.drawer.get_by_label("Nom", exact=True).fill(name)
    await stage.drawer.get_by_role("button", name="Ajouter").click()
    await expect(stage.page.locator(".toast").last).to_contain_text(name)
