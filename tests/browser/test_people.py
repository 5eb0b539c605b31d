"""Who one is in each window: players, languages, what is private, who has not joined."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.browser.reading import SAID, lines, read
from tests.browser.stage import Stage

ENGLISH = (
    "✅ Contract logged: no. 27, $1,200, Société de transport de Montréal, "
    "invitation to tender, boxed lunches, November 17. Thank you!"
)
WINDOWS = pytest.mark.parametrize("name", ["slack", "telegram"])


@WINDOWS
async def test_english_player_is_answered_in_english(stage: Stage, name: str) -> None:
    window = stage.window(name)
    await window.be("Sam")
    await window.say("/contract $1,200 STM invitation, boxed lunches, yesterday")
    assert await read(window, "Contract logged") == [ENGLISH, "Correct", "Undo"]


async def test_windows_have_players_of_their_own(stage: Stage) -> None:
    await stage.telegram.be("Sam")
    await stage.slack.say("/contrat")
    await stage.slack.sees("Quel est le montant?")
    await stage.telegram.say("/contract")

    assert await read(stage.telegram, "What is") == ["What is the amount?", "Drop"]
    assert await read(stage.slack, "Quel est") == [
        *("Quel est le montant?", "Ouvrir le formulaire", "Abandonner"),
    ]


@WINDOWS
async def test_window_is_pressed_only_once_it_is_of_whom_one_has_become(
    stage: Stage, name: str
) -> None:
    there = asyncio.Event()

    async def wait(route: Route) -> None:
        await there.wait()
        await route.continue_()

    await stage.page.route(re.compile(rf"/api/{name}\?.*as=sam"), wait)
    window = stage.page.locator(f"#{name}")
    await stage.window(name).player("Sam").locator("..").click()
    await expect(window).to_have_attribute("inert", "")
    there.set()
    await expect(window).not_to_have_attribute("inert", "")


async def test_page_changes_language_and_messages_stay_as_sent(stage: Stage) -> None:
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await stage.page.get_by_role("button", name="English").click()
    await expect(stage.page.get_by_role("button", name="Backstage")).to_be_visible()
    await expect(stage.clock).to_have_text(re.compile(r"^Wednesday, November 18.*10:00\sa\.m\.$"))
    await expect(stage.page.locator("html")).to_have_attribute("lang", "en")
    assert await stage.page.title() == "Maillon, playground"
    await stage.telegram.sees("✅ Contrat noté : n° 27")


async def test_window_speaks_as_the_platform_of_whom_one_is(stage: Stage) -> None:
    slack, telegram = stage.slack, stage.telegram
    await slack.be("Sam")
    await expect(stage.page.locator("#slack")).to_have_attribute("lang", "en")
    await expect(slack.input).to_have_accessible_name("Message #general")
    await slack.say("/contract")
    await slack.sees("Only visible to you")
    await slack.press("Open the form")
    form = slack.panel.get_by_role("dialog", name="Log a contract")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_text("Please complete this required field.")).to_be_visible()
    await form.get_by_role("button", name="Close").first.click()
    await expect(form).to_have_count(0)
    await slack.input.fill("/contart")
    await slack.input.press("Enter")
    await slack.sees("“/contart” is not a command of this workspace.")

    await stage.page.get_by_role("button", name="English").click()
    await expect(stage.page.get_by_role("button", name="Backstage")).to_be_visible()
    await expect(stage.page.locator("#telegram")).to_have_attribute("lang", "fr")
    await expect(telegram.panel.get_by_role("button", name="Discussions")).to_be_visible()
    await telegram.be("Sam")
    await expect(telegram.panel.get_by_role("button", name="Chats")).to_be_visible()


async def test_platform_keeps_its_language_when_maillon_changes(stage: Stage) -> None:
    await stage.telegram.say("/langue anglais")
    await stage.telegram.sees("Noted: you will be answered in English.")
    await expect(stage.telegram.player("Julie").locator("..").get_by_text("en")).to_be_visible()
    await expect(stage.telegram.panel.get_by_role("button", name="Discussions")).to_be_visible()


async def test_platform_refuses_in_the_language_of_whom_one_is(stage: Stage) -> None:
    await stage.slack.be("Sam")
    await stage.slack.input.fill("Hello")
    await stage.page.route("**/api/slack/say?*", lambda route: route.continue_(post_data="{}"))
    stage.witness.forgiven = ("400 (Bad Request)",)
    await stage.slack.input.press("Enter")
    alert = stage.slack.panel.get_by_role("alert")
    await expect(alert).to_have_text("Slack refuses: “channel” must be a text.")


async def test_address_keeps_up_with_the_players(stage: Stage) -> None:
    await stage.telegram.be("Sam")
    await stage.page.reload()
    await expect(stage.slack.player("Julie")).to_be_checked()
    await expect(stage.telegram.player("Sam")).to_be_checked()


async def test_ephemeral_answer_is_seen_by_one_alone(stage: Stage) -> None:
    await stage.slack.say("bonjour à tout le monde")
    await stage.slack.say("/contrat 2500 CHUS gré-à-gré")
    await stage.slack.sees("✅ Contrat noté : n° 27")
    await stage.slack.sees("Visible par vous seulement")

    await stage.slack.be("Sam")
    await stage.slack.sees("bonjour à tout le monde")
    assert await lines(stage.slack.messages.locator(SAID)) == ["bonjour à tout le monde"]


async def test_group_in_telegram_sees_no_detail(stage: Stage) -> None:
    await stage.telegram.go_to("Discussions")
    await stage.telegram.go_to("Cohorte Estrie")
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await stage.telegram.sees("Noté, détails en privé")

    await stage.telegram.be("Sam")
    await stage.telegram.go_to("Chats")
    await stage.telegram.go_to("Cohorte Estrie")
    await stage.telegram.sees("Noté, détails en privé")
    assert await lines(stage.telegram.messages.locator(".tg-bubble > .tg-text")) == [
        "/contrat 2500 CHUS gré-à-gré",
        "Noté, détails en privé.",
    ]


async def test_newcomer_joins_with_the_code_that_the_coordination_gave(stage: Stage) -> None:
    await stage.telegram.be("Dominique")
    await stage.telegram.say("/inviter gestionnaire Traiteur Fleur de Chaudron")
    line = await stage.telegram.reads(r"/code \S+")

    await stage.slack.be("Alex")
    await stage.slack.go_to("Maillon")
    await stage.slack.say("bonjour")
    await stage.slack.sees("Je ne vous connais pas encore.")
    await stage.slack.say(line)
    await stage.slack.sees("Bienvenue dans la cohorte Estrie–Montréal 2026-2027!")

    await expect(stage.slack.player("Alex")).to_have_accessible_name(re.compile("gestionnaire$"))
    about = stage.slack.panel.locator(".players-about")
    await expect(about).to_have_text("gestionnaire · Traiteur Fleur de Chaudron · français")
    still = stage.telegram.player("Alex")
    await expect(still).to_have_accessible_name(re.compile("inscription à faire$"))


async def test_invitation_followed_in_slack_opens_the_telegram_of_the_page(stage: Stage) -> None:
    await stage.telegram.be("Alex")
    await stage.slack.be("Dominique")
    await stage.slack.go_to("Maillon")
    await stage.slack.say("/maillon inviter gestionnaire Traiteur Fleur de Chaudron")
    code = await stage.slack.reads(r"(?<=/code )\S+")
    await stage.slack.panel.get_by_role("link", name="Ouvrir dans Telegram").click()
    await stage.telegram.sees(f"/start {code.replace('-', '')}")
    await stage.telegram.sees("Bienvenue dans la cohorte Estrie–Montréal 2026-2027!")
    assert len(stage.page.context.pages) == 1


async def test_link_followed_in_a_group_opens_the_private_chat(stage: Stage) -> None:
    await stage.telegram.press("Bloquer le robot")
    await stage.telegram.go_to("Discussions")
    await stage.telegram.go_to("Cohorte Estrie")
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await stage.telegram.panel.get_by_role("link").last.click()
    await stage.telegram.sees("/start", times=1)
    await expect(stage.telegram.panel.get_by_role("heading")).to_have_text("Maillon")
    assert len(stage.page.context.pages) == 1


async def test_newcomer_starts_the_bot_in_telegram(stage: Stage) -> None:
    await stage.telegram.be("Alex")
    await stage.telegram.sees("Que peut faire ce robot?")
    await stage.telegram.press("Démarrer")

    told = "Demandez un code à la coordination, puis écrivez-moi en privé : /code CODE"
    assert await read(stage.telegram, "Je ne vous connais") == [
        f"Je ne vous connais pas encore. {told}",
        "Demander l’accès",
    ]


@pytest.mark.unopened
async def test_players_are_apart_however_many_they_are(stage: Stage) -> None:
    for number in range(7):
        await stage.playground.scene.add_person(f"Zoé{number} Roy", "fr")
    await stage.playground.scene.add_person("Marie-Christophe Roy", "fr")
    await stage.visit("?tour=0")
    row = stage.slack.panel.locator(".player")
    await expect(row).to_have_count(13)
    places = await row.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().x)")
    ends = await row.evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().x + one.scrollWidth)"
    )
    assert all(end <= place for end, place in zip(ends, places[1:], strict=False))
    await stage.slack.be("Zoé6")
    await expect(stage.slack.player("Zoé6")).to_be_in_viewport(ratio=1)

    faces = stage.telegram.panel.locator(".player .player-face")
    middles = "(all) => all.map((one) => one.getBoundingClientRect()).map((r) => r.x + r.width / 2)"
    assert len(set(await faces.evaluate_all(middles))) == 1
