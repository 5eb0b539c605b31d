"""The clock moved from the page: what is due arrives, once."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from playwright.async_api import Route, expect

from tests.browser.reading import lines
from tests.browser.stage import Stage

DUE = "📅 Suivi à faire aujourd’hui : Anne Exemple, CIUSSS de l’Estrie – CHUS"


async def test_follow_up_arrives_once_on_its_morning(stage: Stage) -> None:
    await stage.telegram.say("/contact Anne Exemple CHUS courriel relance le 20 novembre")
    await stage.telegram.sees("Contact noté : Anne Exemple")
    await stage.move("+ 1 jour", r"jeudi 19 novembre.*10\sh")
    await stage.telegram.sees(DUE, times=0)

    await stage.move("+ 1 jour", r"vendredi 20 novembre.*10\sh")
    await stage.telegram.sees(DUE)
    await expect(stage.telegram.messages.last).to_have_accessible_name("Maillon, 9 h")

    await stage.move("Lundi 8 h 30", r"lundi 23 novembre.*8\sh\s30")
    await stage.telegram.sees(DUE)


async def test_clock_goes_to_any_later_date(stage: Stage) -> None:
    await stage.page.get_by_role("button", name="Autre date").click()
    await stage.page.get_by_label("Avancer jusqu’au").fill("2026-12-01T14:30")
    await stage.page.get_by_role("button", name="Y aller").click()
    await expect(stage.clock).to_have_text(re.compile(r"^mardi 1er décembre.*14\sh\s30$"))
    await stage.telegram.say("/contrat 2500 CHUS gré à gré")
    await stage.telegram.sees("gré à gré, le 1er décembre. Merci!")


@pytest.mark.parametrize(
    ("language", "words", "said", "wrong"),
    [
        (
            *("fr", ("Autre date", "Avancer jusqu’au", "Y aller")),
            r"mardi 1er décembre 2026, 14\sh\s30",
            r"Nous sommes le mercredi 18 novembre 2026, 10\sh\s: choisissez une date et une heure",
        ),
        (
            *("en", ("Other date", "Move on to", "Go")),
            r"Tuesday, December 1, 2026, 2:30\sp\.m\.",
            r"It is Wednesday, November 18, 2026, 10:00\sa\.m\.: choose a later date and time",
        ),
    ],
)
@pytest.mark.unopened
async def test_date_is_said_in_the_words_of_the_page(
    stage: Stage, language: str, words: Sequence[str], said: str, wrong: str
) -> None:
    opens, label, go = words
    await stage.visit(f"?lang={language}")
    await stage.page.get_by_role("button", name=opens).click()
    field = stage.page.get_by_label(label)
    await field.fill("2026-12-01T14:30")
    await expect(field).to_have_accessible_description(re.compile(said))
    for refused in ("2026-11-01T14:30", ""):
        await field.fill(refused)
        await stage.page.get_by_role("button", name=go, exact=True).click()
        await expect(stage.page.locator("#clock-said")).to_have_text(re.compile(wrong))
        await expect(field).to_be_focused()


async def test_date_that_is_too_far_is_refused_beside_it(stage: Stage) -> None:
    stage.witness.forgiven = ("status of 409",)
    await stage.page.get_by_role("button", name="Autre date").click()
    field = stage.page.get_by_label("Avancer jusqu’au")
    await field.fill("2028-01-01T10:00")
    await stage.page.get_by_role("button", name="Y aller").click()
    await expect(stage.page.locator("#clock-said")).to_have_text(re.compile("d’au plus 366 jours"))
    await expect(field).to_be_focused()
    await expect(field).to_have_value("2028-01-01T10:00")
    await expect(stage.page.locator(".toast")).to_have_count(0)


async def test_refusal_leaves_whoever_writes_elsewhere_there(stage: Stage) -> None:
    stage.witness.forgiven = ("status of 409",)
    written = asyncio.Event()

    async def wait(route: Route) -> None:
        await written.wait()
        await route.continue_()

    await stage.page.route("**/api/clock", wait)
    await stage.page.get_by_role("button", name="Autre date").click()
    await stage.page.get_by_label("Avancer jusqu’au").fill("2028-01-01T10:00")
    await stage.page.get_by_role("button", name="Y aller").click()
    await stage.slack.input.press_sequentially("Bonjour")
    written.set()
    await expect(stage.page.locator("#clock-said")).to_have_text(re.compile("d’au plus 366 jours"))
    await expect(stage.slack.input).to_be_focused()


async def test_another_year_than_that_of_the_start_is_said(stage: Stage) -> None:
    await stage.travel("2026-12-30T10:00")
    await expect(stage.clock).not_to_contain_text("2026")
    await stage.page.set_viewport_size({"width": 390, "height": 844})
    for language, monday, short, told in (
        ("fr", "Lundi 8 h 30", "lun. 4", r"Nous sommes le lundi 4 janvier 2027, 8\sh\s30"),
        ("en", "Monday 8:30", "Mon, Jan 11", r"It is Monday, January 11, 2027, 8:30\sa\.m\."),
    ):
        await stage.visit(f"?lang={language}")
        await stage.move(monday, "2027")
        await expect(stage.page.locator("#clock-told")).to_have_text(re.compile(told))
        shown = re.compile(f"^{short}.* 2027")
        await expect(stage.clock).to_have_text(shown, use_inner_text=True)


async def test_button_that_is_written_anew_under_a_finger_is_pressed(stage: Stage) -> None:
    button = stage.page.get_by_role("button", name="+ 1 h", exact=True)
    await button.hover()
    await stage.page.mouse.down()
    async with stage.page.expect_response("**/api/telegram?*"):
        stage.playground.changed.beat()
    await stage.page.mouse.up()
    await stage.shows(r"11\sh")


async def test_what_arrived_is_told_and_leads_there(stage: Stage) -> None:
    arrivals = stage.page.get_by_role("region", name="Ce qui est arrivé")
    await stage.move("+ 1 h", r"11\sh")
    await expect(arrivals).to_contain_text("Rien n’est arrivé entre-temps.")
    await stage.move("Lundi 8 h 30", "lundi 23 novembre")
    await expect(arrivals.get_by_role("button")).to_have_text(
        [
            "Mireille (Telegram) : 1",
            "#annonces (Slack) : 1",
            "Cohorte Estrie–Montréal (Telegram) : 1",
            "",
        ]
    )
    mireille = arrivals.get_by_role("button", name="Mireille")
    await stage.tab_to(mireille)
    await stage.page.keyboard.press("Enter")
    await expect(stage.telegram.player("Mireille")).to_be_checked()
    await stage.telegram.shows("CIUSSS de l’Estrie – CHUS, 16 au 22 novembre")

    await arrivals.get_by_role("button", name="Cohorte").click()
    await expect(stage.telegram.player("Mireille")).to_be_checked()
    await stage.telegram.shows("Estrie–Montréal 2026-2027, 16 au 22 novembre")
    await arrivals.get_by_role("button", name="#annonces").click()
    await expect(stage.slack.player("Julie")).to_be_checked()
    await stage.slack.shows("Estrie–Montréal 2026-2027, 16 au 22 novembre")

    await stage.slack.say("Bonjour à tout le monde! " * 20)
    await stage.page.set_viewport_size({"width": 1440, "height": 560})
    for name, window in (("#annonces", stage.slack), ("Cohorte", stage.telegram)):
        talk = window.panel.locator(".sl-column .sl-scroll, .tg-scroll")
        await talk.evaluate("(node) => node.scrollTo(0, 0)")
        await arrivals.get_by_role("button", name=name).click()
        await expect(talk).not_to_have_js_property("scrollTop", 0)
    await arrivals.get_by_role("button", name="Fermer").click()
    await expect(arrivals).to_be_empty()


async def test_move_is_told_in_the_other_tabs(stage: Stage) -> None:
    stage.witness.forgiven = ("window: about:blank",)
    other = replace(stage, page=await stage.page.context.new_page())
    await other.visit()
    await stage.move("+ 1 jour", "jeudi 19 novembre")
    elsewhere = "L’horloge a été avancée dans une autre fenêtre."
    await expect(other.page.locator(".toast")).to_contain_text(elsewhere)
    await other.shows("jeudi 19 novembre")
    await expect(stage.page.locator("#clock-told")).to_have_text(
        re.compile("^Nous sommes le jeudi")
    )
    await expect(stage.page.locator(".toast")).to_have_count(0)


@pytest.mark.unopened
async def test_clock_in_english(stage: Stage) -> None:
    await stage.visit("?lang=en")
    await stage.move("+ 1 h", r"Wednesday, November 18.*11:00\sa\.m\.")
    await stage.move("Monday 8:30", r"Monday, November 23.*8:30\sa\.m\.")
    assert await lines(stage.clock) == ["Monday, November 23", "8:30 a.m."]


async def test_move_is_told_anew_in_another_language(stage: Stage) -> None:
    told = stage.page.locator("#clock-told")
    await stage.move("+ 1 h", r"11\sh")
    await expect(told).to_have_text(re.compile(r"^Nous sommes le mercredi 18 novembre, 11\sh"))
    await stage.page.get_by_role("button", name="English").click()
    await expect(told).to_have_text(re.compile(r"^It is Wednesday, November 18, 11:00\sa\.m\."))


async def test_box_of_the_date_closes_once_the_keyboard_is_elsewhere(stage: Stage) -> None:
    opener = stage.page.get_by_role("button", name="Autre date")
    await opener.press("Enter")
    field = stage.page.get_by_label("Avancer jusqu’au")
    await expect(field).to_be_focused()
    await stage.tab_to(stage.page.get_by_role("button", name="Y aller"))
    await expect(field).to_be_visible()
    await stage.page.keyboard.press("Tab")
    await expect(stage.page.locator("#tools :focus")).to_have_count(1)
    await expect(field).to_be_hidden()
    await expect(opener).to_have_attribute("aria-expanded", "false")
