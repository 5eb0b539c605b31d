"""The page on a screen as wide as a phone's: one window at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from tests.browser.stage import PHONE, Stage, staged
from tests.browser.toasts import covered

WIDER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


async def height(part: Locator) -> float:
    place = await part.bounding_box()
    assert place is not None
    return place["height"]


@pytest_asyncio.fixture(loop_scope="session")
async def held(browser: Browser, demo_file: Path) -> AsyncIterator[Stage]:
    async with staged(browser, demo_file, PHONE) as stage:
        yield stage
        assert stage.witness.faults() == []


async def test_phone_shows_one_window_at_a_time(held: Stage) -> None:
    await held.visit("?tour=0")
    await expect(held.slack.input).to_be_in_viewport()
    await expect(held.telegram.input).to_be_hidden()
    await held.slack.say("/contrat 2500 CHUS gré-à-gré")
    await held.slack.sees("Contrat noté : n° 27")

    await held.page.get_by_role("button", name="Telegram", exact=True).click()
    await expect(held.slack.input).to_be_hidden()
    await expect(held.telegram.input).to_be_in_viewport()
    await held.telegram.be("Sam")
    await held.telegram.say("/contract 250 STM mutual agreement")
    await held.telegram.sees("Contract logged: no. 28")
    assert await held.page.evaluate(WIDER) == 0


async def test_phone_keeps_players_and_field_clear_of_what_is_told(held: Stage) -> None:
    await held.visit("?tour=0")
    await held.move("+ 1 jour", "jeudi 19 novembre")
    assert await covered(held) == []


async def test_phone_has_the_tour_in_one_line(held: Stage) -> None:
    await held.visit("?tour=1")
    tour = held.page.locator("#tour")
    assert await height(tour) < 60
    assert await height(held.slack.panel.get_by_role("log")) > 200
    await tour.get_by_role("button", name="Écrire /contrat 2500 CHUS gré-à-gré").click()
    await expect(held.slack.input).to_have_value("/contrat 2500 CHUS gré-à-gré")
    await held.slack.input.press("Enter")
    await held.slack.sees("Contrat noté : n° 27")

    await tour.get_by_role("button", name="Suivant").click()
    await expect(tour.get_by_role("heading", name="Corriger sans recommencer")).to_be_visible()
    assert await height(tour) < 60
    step = tour.get_by_role("button", name="Étape 2 de 9")
    await expect(step).to_have_attribute("aria-expanded", "false")
    await step.click()
    await expect(step).to_be_focused()
    await expect(tour.get_by_text("« Annuler » efface la saisie")).to_be_visible()
    await expect(held.slack.input).to_be_in_viewport(ratio=1)

    await tour.get_by_role("button", name="Suivant").click()
    await tour.get_by_role("button", name="Écrire dans Telegram").click()
    await expect(held.telegram.input).to_have_value("/contrat 2 50 STM gré à gré")
    assert await height(tour) < 60
    assert await held.page.evaluate(WIDER) == 0


async def test_phone_has_the_line_of_the_window_that_is_shown(held: Stage) -> None:
    await held.visit("?tour=1")
    tour = held.page.locator("#tour")
    for _ in range(4):
        await tour.get_by_role("button", name="Suivant").click()
    await expect(tour.get_by_role("button", name="Écrire")).to_have_text("Écrire /maillon cohorte")
    await held.page.get_by_role("button", name="Telegram", exact=True).click()
    await tour.get_by_role("button", name="Écrire").click()
    await expect(held.telegram.player("Dominique")).to_be_checked()
    await expect(held.telegram.input).to_have_value("/cohorte")


async def test_phone_lists_each_call_in_two_lines(held: Stage) -> None:
    await held.visit("?tour=0")
    await held.slack.say("/contrat 2500 CHUS gré-à-gré")
    await held.slack.sees("Contrat noté : n° 27")
    await held.backstage("Appels")
    call = held.drawer.get_by_role("listitem").filter(has_text="command answer").first
    place = await call.bounding_box()
    assert place is not None
    assert place["height"] < 60
    verdict = call.get_by_text("conforme")
    await expect(verdict).to_be_visible()
    assert await held.page.evaluate(WIDER) == 0


async def test_phone_reaches_backstage_and_clock(held: Stage) -> None:
    await held.visit("?tour=0")
    await held.move("+ 1 jour", "jeudi 19 novembre")
    await held.backstage("Mauvais tours")
    await expect(held.page.get_by_role("button", name="Redémarrer le robot")).to_be_visible()
    assert await held.page.evaluate(WIDER) == 0
