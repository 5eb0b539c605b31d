"""The Slack window around its messages: commands, threads, conversations and marks."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.workspace import channel, person, put, shown, slack_of

LINE = 32
"""Pixels that a button of one line is less high than."""


async def test_commands_are_offered_while_one_types(stage: Stage) -> None:
    field, panel = stage.slack.input, stage.slack.panel
    await field.press_sequentially("/contr")
    offered = panel.get_by_role("listbox", name="Commandes").get_by_role("option")
    await expect(offered).to_have_count(4)
    await expect(offered.first).to_contain_text("Noter un contrat")
    await expect(offered.first).to_have_attribute("aria-selected", "true")

    await field.press("ArrowDown")
    await expect(offered.nth(1)).to_have_attribute("aria-selected", "true")
    await field.press("ArrowUp")
    await field.press("Tab")
    await expect(field).to_have_value("/contrat ")
    await expect(offered).to_have_count(0)

    await field.fill("/con")
    await field.press("Escape")
    await expect(offered).to_have_count(0)
    await expect(field).to_have_value("/con")


async def test_command_typed_whole_is_sent_as_it_is(stage: Stage) -> None:
    await stage.slack.be("Dominique")
    lines = ["/evenement", "/event", "/appel", "/tender", "/confirm"]
    for line in lines:
        await stage.slack.say(line)
    assert [each.payload["command"] for each in slack_of(stage).deliveries] == lines

    await stage.telegram.input.fill("/appel")
    offered = stage.telegram.panel.get_by_role("option")
    await expect(offered).to_contain_text(["/appel", "/appels"])
    await stage.telegram.input.press("Tab")
    await expect(stage.telegram.input).to_have_value("/appel ")


async def test_unknown_command_is_not_sent(stage: Stage) -> None:
    await stage.slack.input.fill("/contart 2500 CHUS")
    await stage.slack.input.press("Enter")
    alert = stage.slack.panel.get_by_role("alert")
    await expect(alert).to_contain_text("« /contart » n’est pas une commande de cet espace.")
    await expect(stage.slack.input).to_have_value("/contart 2500 CHUS")
    assert slack_of(stage).deliveries == []


@pytest.mark.parametrize(
    ("who", "typed", "why", "instead"),
    [
        ("Dominique", "/inviter Anne", "n’est pas une commande", "/maillon inviter Anne"),
        ("Julie", "/help contrat", "est une commande de Slack lui-même", "/maillon help contrat"),
        ("Sam", "/cohort", "is not a command of this workspace", "/maillon cohort"),
    ],
)
async def test_command_that_slack_leaves_to_others_says_what_to_type(
    stage: Stage, who: str, typed: str, why: str, instead: str
) -> None:
    await stage.slack.be(who)
    await stage.slack.input.fill(typed)
    await stage.slack.input.press("Enter")
    alert = stage.slack.panel.get_by_role("alert")
    await expect(alert).to_contain_text(why)
    await expect(stage.slack.input).to_have_value(typed)
    await alert.get_by_role("button", name=instead, exact=True).click()
    await expect(stage.slack.input).to_have_value(instead)
    await expect(stage.slack.input).to_be_focused()
    await expect(alert).to_have_count(0)
    assert slack_of(stage).deliveries == []


async def test_thread_is_read_and_answered_beside_the_conversation(stage: Stage) -> None:
    root = put(stage, "Qui vient?", user=person(stage, "sam").id)
    put(stage, "Moi!", user=person(stage).id, thread_ts=root.ts)
    panel = stage.slack.panel
    await panel.get_by_role("button", name="1 réponse").click()
    thread = panel.get_by_role("complementary", name="Fil de discussion")
    await expect(thread.get_by_role("article")).to_have_count(2)
    await expect(
        panel.get_by_role("log", name="Messages de #general").get_by_text("Moi!")
    ).to_have_count(0)

    await thread.get_by_role("textbox", name="Répondre…").fill("Moi aussi!")
    await stage.page.keyboard.press("Enter")
    await expect(thread.get_by_text("Moi aussi!")).to_be_visible()
    await expect(panel.get_by_role("button", name="2 réponses")).to_be_visible()
    await stage.page.keyboard.press("Escape")
    await expect(thread).to_have_count(0)


async def test_private_and_edited_messages_are_marked(stage: Stage) -> None:
    mine = put(stage, "Pour Julie", ephemeral_to=person(stage).id, edited="1")
    await expect(shown(stage, mine)).to_contain_text("Visible par vous seulement")
    await expect(shown(stage, mine)).to_contain_text("(modifié)")
    await stage.slack.be("Sam")
    put(stage, "Pour tout le monde")
    await stage.slack.sees("Pour tout le monde")
    await expect(stage.slack.panel.get_by_text("Pour Julie")).to_have_count(0)


async def test_author_and_day_are_said_once(stage: Stage) -> None:
    sam = person(stage, "sam").id
    first, second = put(stage, "Bonjour", user=sam), put(stage, "à tout le monde", user=sam)
    await expect(shown(stage, first)).to_contain_text("Sam Taylor")
    await expect(shown(stage, second)).not_to_contain_text("Sam Taylor")
    await expect(stage.slack.panel.get_by_text("Aujourd’hui")).to_have_count(1)


async def test_line_begun_waits_in_its_conversation(stage: Stage) -> None:
    await stage.slack.input.fill("pas fini")
    await stage.slack.go_to("annonces")
    await expect(stage.slack.input).to_have_value("")
    await stage.slack.be("Sam")
    await stage.slack.be("Julie")
    await stage.slack.go_to("general")
    await expect(stage.slack.input).to_have_value("pas fini")


async def test_conversation_with_news_is_marked(stage: Stage) -> None:
    await stage.slack.go_to("annonces")
    put(stage, "Du nouveau")
    await expect(stage.slack.panel.get_by_role("button", name="general (non lu)")).to_be_visible()
    await stage.slack.go_to("general")
    await expect(stage.slack.panel.get_by_role("button", name="(non lu)")).to_have_count(0)


async def test_conversation_left_during_a_look_is_left_at_once(stage: Stage) -> None:
    panel = stage.slack.panel
    async with stage.slow("slack"):
        await stage.slack.go_to("annonces")
        await expect(panel.get_by_role("heading", name="annonces")).to_be_visible()
        put(stage, "Du nouveau")
    await expect(panel.get_by_role("button", name="general (non lu)")).to_be_visible()
    await expect(panel.get_by_role("heading", name="annonces")).to_be_visible()


async def test_line_is_typed_where_one_just_went(stage: Stage) -> None:
    async with stage.slow("slack"):
        await stage.slack.go_to("annonces")
        await stage.slack.input.fill("Bonjour!")
        await stage.slack.input.press("Enter")
    await expect(stage.slack.messages).to_contain_text(["Bonjour!"])
    [said] = slack_of(stage).visible_to(person(stage), channel(stage, "annonces"))
    assert said.text == "Bonjour!"


async def test_conversations_are_in_a_drawer_where_there_is_no_room(stage: Stage) -> None:
    await stage.page.set_viewport_size({"width": 360, "height": 700})
    panel = stage.slack.panel
    conversations = panel.get_by_role("navigation", name="Conversations")
    await expect(conversations).to_be_hidden()
    await panel.get_by_role("button", name="Ouvrir la liste des conversations").click()
    await conversations.get_by_role("button", name="annonces").click()
    await expect(conversations).to_be_hidden()
    await expect(panel.get_by_role("heading", name="annonces")).to_be_visible()


async def test_newest_message_stays_in_sight_when_the_window_shrinks(stage: Stage) -> None:
    for amount in (1000, 1100, 1200, 1300, 1400, 1500):
        await stage.slack.say(f"/contrat {amount} CHUS gré à gré, lot {amount}")
        await stage.slack.sees(f"lot {amount}")
    await stage.backstage("Appels")
    await stage.slack.say("/contrat 2 50 STM gré à gré")
    await stage.slack.sees("Quel est le montant?")
    await expect(stage.slack.message("Quel est le montant?")).to_be_in_viewport(ratio=1)

    log = stage.slack.panel.get_by_role("log").first
    await log.evaluate("(node) => node.scrollTo({ top: 0, behavior: 'instant' })")
    await stage.slack.panel.get_by_text("lot 1000").hover()
    await stage.page.set_viewport_size({"width": 1440, "height": 860})
    await expect(stage.slack.panel.get_by_text("lot 1000").first).to_be_in_viewport()

    await stage.page.set_viewport_size({"width": 390, "height": 844})
    put(stage, "Du nouveau")
    news = stage.slack.panel.get_by_role("button", name="Nouveaux messages")
    place = await news.bounding_box()
    assert place is not None
    assert place["height"] < LINE
    await stage.drawer.get_by_role("button", name="Fermer").click()
    for tab in ("Telegram", "Slack"):
        await stage.page.get_by_role("button", name=tab, exact=True).click()
    await expect(stage.slack.panel.get_by_text("lot 1000").first).to_be_in_viewport()
    await expect(news).to_be_visible()

    await stage.page.set_viewport_size({"width": 1440, "height": 2400})
    await expect(stage.slack.message("Du nouveau")).to_be_in_viewport(ratio=1)
    await expect(news).to_be_hidden()
    await stage.page.set_viewport_size({"width": 1440, "height": 860})
    await expect(stage.slack.message("Du nouveau")).to_be_in_viewport(ratio=1)

    await log.evaluate("(node) => node.scrollTo({ top: 0, behavior: 'instant' })")
    await expect(stage.slack.panel.get_by_text("lot 1000").first).to_be_in_viewport()
    put(stage, "Encore du nouveau")
    await expect(news).to_be_visible()
    async with stage.slow("slack"):
        to_end = "(node) => node.scrollTo({ top: node.scrollHeight, behavior: 'instant' })"
        await log.evaluate(to_end)
        await expect(news).to_be_hidden()
