"""The page on a screen as wide as a phone's: one window at a time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.async_api import Locator, expect

from tests.browser.stage import PHONE, Stage

EDGE = 4
CUT = "(node) => node.scrollWidth > node.clientWidth"
BESIDE = """document.querySelector("#tour").getBoundingClientRect().right
    <= document.querySelector("#tabs").getBoundingClientRect().left"""
WIDER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


async def height(part: Locator) -> float:
    place = await part.bounding_box()
    assert place is not None
    return place["height"]


async def top(part: Locator) -> float:
    place = await part.bounding_box()
    assert place is not None
    return place["y"]


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


@pytest.mark.parametrize("width", [390, 360])
async def test_phone_shows_whole_names_and_all_that_arrived(held: Stage, width: int) -> None:
    await held.page.set_viewport_size({"width": width, "height": 740})
    await held.visit("?tour=0")
    await held.move("Lundi 8 h 30", "lundi 23 novembre")
    arrivals = held.page.get_by_role("region", name="Ce qui est arrivé")
    for button in await arrivals.get_by_role("button").all():
        await expect(button).to_be_in_viewport(ratio=1)
    assert await height(arrivals) < 160
    for window in (held.slack, held.telegram):
        await held.page.get_by_role("button", name=window.name.title(), exact=True).click()
        for name in await window.panel.locator(".player-name").all():
            assert not await name.evaluate(CUT)
    assert await held.page.evaluate(WIDER) == 0


async def test_phone_names_the_tour_at_once(held: Stage) -> None:
    await held.visit()
    bar = held.page.get_by_role("button", name="Visite, étape 1 de 9")
    await expect(bar).to_be_in_viewport(ratio=1)
    await expect(bar).to_contain_text("Visite 1/9")
    await bar.click()
    await expect(held.page.get_by_role("heading", name="Noter un contrat")).to_be_visible()


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
    title = tour.get_by_role("heading", name="Corriger sans recommencer")
    await expect(title).to_be_visible()
    assert not await title.evaluate(CUT)
    assert await height(tour) < 60
    step = tour.get_by_role("button", name="Étape 2 de 9")
    await expect(step).to_have_attribute("aria-expanded", "false")
    await tour.get_by_role("button", name="Voir quoi faire").click()
    await expect(step).to_be_focused()
    await expect(tour.get_by_text("« Annuler » efface la saisie")).to_be_visible()
    await expect(held.slack.input).to_be_in_viewport(ratio=1)

    await tour.get_by_role("button", name="Suivant").click()
    await tour.get_by_role("button", name="Écrire dans Telegram").click()
    await expect(held.telegram.input).to_have_value("/contrat 2 50 STM gré à gré")
    assert await height(tour) < 60
    assert await held.page.evaluate(WIDER) == 0


async def test_phone_folds_the_tour_to_show_what_arrives(held: Stage) -> None:
    await held.visit("?tour=1")
    tour, log = held.page.locator("#tour"), held.slack.panel.get_by_role("log")
    await tour.get_by_role("button", name="Étape 1 de 9").click()
    await expect(tour.get_by_role("button", name="Écrire dans Slack")).to_be_visible()
    await held.move("Lundi 8 h 30", "lundi 23 novembre")
    await expect(tour.get_by_role("button", name="Écrire dans Slack")).to_be_hidden()
    assert await height(tour) < 60
    assert await height(log) > 200


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


async def test_phone_has_lists_of_choices_within_its_edges(held: Stage) -> None:
    await held.visit("?tour=0")
    await held.slack.say("/contrat")
    await held.slack.press("Ouvrir le formulaire")
    form = held.slack.panel.get_by_role("dialog", name="Noter un contrat")
    await form.get_by_role("combobox", name="Institution").fill("univ")
    await expect(form.get_by_role("option").first).to_be_visible()
    place = await form.locator(".sl-options:popover-open").bounding_box()
    assert place is not None
    assert place["x"] >= EDGE
    assert place["x"] + place["width"] <= PHONE[0] - EDGE


async def test_phone_lists_each_call_in_two_lines(held: Stage) -> None:
    await held.visit("?tour=0")
    await held.slack.say("/contrat 2500 CHUS gré-à-gré")
    await held.slack.sees("Contrat noté : n° 27")
    await held.backstage("Appels")
    call = held.drawer.get_by_role("listitem").filter(has_text="command answer").first
    place = await call.bounding_box()
    assert place is not None
    assert place["height"] < 60
    await expect(call).to_contain_text("Julie Bouchard")
    verdict = call.get_by_text("conforme")
    await expect(verdict).to_be_visible()
    assert await held.page.evaluate(WIDER) == 0


async def test_phone_reaches_backstage_and_clock(held: Stage) -> None:
    await held.visit("?tour=0")
    await held.move("+ 1 jour", "jeudi 19 novembre")
    await held.backstage("Mauvais tours")
    await expect(held.page.get_by_role("button", name="Redémarrer le robot")).to_be_visible()
    assert await held.page.evaluate(WIDER) == 0


@pytest.mark.parametrize("unfolded", [False, True])
async def test_phone_held_sideways_scrolls_and_covers_nothing(held: Stage, unfolded: bool) -> None:
    await held.page.set_viewport_size({"width": 844, "height": 390})
    await held.visit("?tour=1")
    if unfolded:
        await held.page.get_by_role("button", name="Visite, étape 1 de 9").click()
    await held.slack.say("/contrat 2500 CHUS gré-à-gré")
    await expect(held.slack.message("Contrat noté : n° 27")).to_be_in_viewport(ratio=1)
    await expect(held.slack.input).to_be_in_viewport(ratio=1)
    parts = (".bar", "#tour", "#windows .players:visible", "#slack .sl-head", "#slack .sl-column")
    for above, below in pairwise(map(held.page.locator, parts)):
        assert await top(above) + await height(above) <= await top(below)
    assert await held.page.evaluate(BESIDE)
    assert await held.page.evaluate(WIDER) == 0


async def test_phone_held_sideways_shows_initials_beside_the_language(held: Stage) -> None:
    await held.page.set_viewport_size({"width": 844, "height": 390})
    await held.visit("?tour=0")
    for window in (held.slack, held.telegram):
        await held.page.get_by_role("button", name=window.name.title(), exact=True).click()
        faces = window.panel.locator(".player-face").filter(visible=True)
        await expect(faces).to_have_count(5)
        for face in await faces.all():
            initials = await face.locator(".avatar").bounding_box()
            language = await face.locator(".player-language").bounding_box()
            assert initials is not None
            assert language is not None
            assert initials["x"] + initials["width"] <= language["x"]
    assert await held.page.evaluate(WIDER) == 0


@pytest.mark.parametrize("size", [(844, 390), (667, 375)])
async def test_phone_held_sideways_has_field_and_answer(held: Stage, size: tuple[int, int]) -> None:
    await held.page.set_viewport_size({"width": size[0], "height": size[1]})
    await held.visit("?tour=1")
    for window, answer in ((held.slack, "Contrat noté : n° 27"), (held.telegram, "n° 27")):
        await held.page.get_by_role("button", name=window.name.title(), exact=True).click()
        await window.say("/contrat 2500 CHUS gré-à-gré")
        await expect(window.message(answer)).to_be_in_viewport(ratio=1)
        await expect(window.input).to_be_in_viewport(ratio=1)
    assert await held.page.evaluate("document.scrollingElement.scrollTop") == 0


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_small_phone_held_sideways_has_all_of_the_bar(held: Stage, language: str) -> None:
    await held.page.set_viewport_size({"width": 568, "height": 320})
    await held.visit(f"?tour=0&lang={language}")
    assert await held.page.evaluate(WIDER) == 0
    assert await height(held.page.locator(".bar")) < 50
    for button in await held.page.locator(".bar").get_by_role("button").all():
        await expect(button).to_be_in_viewport(ratio=1)
