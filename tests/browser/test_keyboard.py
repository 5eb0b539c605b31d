"""The page without a mouse."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.async_api import Locator, expect

from tests.browser.stage import Stage

AWAY = """
document.activeElement.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))
"""
"""What the page is told as one goes to another application."""


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


@pytest.mark.parametrize(
    ("language", "links"),
    [
        ("fr", ("Aller au champ Slack", "Aller au champ Telegram", "Aller aux coulisses")),
        ("en", ("Go to the Slack field", "Go to the Telegram field", "Go backstage")),
    ],
)
@pytest.mark.unopened
async def test_links_at_the_top_lead_where_one_writes(
    stage: Stage, language: str, links: Sequence[str]
) -> None:
    await stage.visit(f"?lang={language}")
    tab = stage.drawer.get_by_role("tab").first
    places = (stage.slack.input, stage.telegram.input, tab)
    for name, place in zip(links, places, strict=True):
        link = stage.page.get_by_role("link", name=name)
        await stage.page.evaluate("document.activeElement.blur()")
        await expect(link).not_to_be_in_viewport()
        await stage.tab_to(link)
        await expect(link).to_be_in_viewport()
        await stage.page.keyboard.press("Enter")
        await expect(place).to_be_focused()


async def test_link_to_a_field_leads_to_what_stands_instead_of_it(stage: Stage) -> None:
    await stage.telegram.be("Alex")
    await stage.tab_to(stage.page.get_by_role("link", name="Aller au champ Telegram"))
    await stage.page.keyboard.press("Enter")
    start = stage.telegram.panel.get_by_role("button", name="Démarrer")
    await expect(start).to_be_focused()

    await stage.slack.say("/contrat")
    await stage.slack.press("Ouvrir le formulaire")
    form = stage.slack.panel.get_by_role("dialog", name="Noter un contrat")
    await expect(form).to_be_visible()
    await stage.page.get_by_role("link", name="Aller au champ Slack").focus()
    await stage.page.keyboard.press("Enter")
    await expect(form.get_by_role("button", name="Fermer").first).to_be_focused()


async def test_messages_make_the_way_no_longer(stage: Stage) -> None:
    for word in ("un", "deux", "trois"):
        await stage.slack.say(word)
        await stage.telegram.say(word)
    for window, label in ((stage.slack, "Répondre dans un fil"), (stage.telegram, "Répondre")):
        buttons = window.messages.get_by_role("button", name=label, exact=True)
        await stage.tab_to(window.input)
        await stage.page.keyboard.press("Shift+Tab")
        await stage.tab_to(buttons.last, back=True)
        await stage.page.keyboard.press("ArrowUp")
        await expect(buttons.nth(await buttons.count() - 2)).to_be_focused()
        await stage.page.keyboard.press("ArrowDown")
        await expect(buttons.last).to_be_focused()
        await stage.page.keyboard.press("Shift+Tab")
        await expect(buttons.and_(window.panel.locator(":focus"))).to_have_count(0)


async def test_button_pressed_by_keyboard_keeps_the_focus(stage: Stage) -> None:
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    undo = stage.telegram.message("Contrat noté : n° 27").get_by_role("button", name="Annuler")
    await stage.tab_to(undo, back=True)
    await stage.page.keyboard.press("Enter")
    await stage.telegram.sees("Saisie annulée")
    await expect(undo).to_be_focused()


async def test_button_that_is_gone_leaves_the_focus_on_its_message(stage: Stage) -> None:
    await stage.telegram.say("/pause")
    await stage.telegram.press("Choisir mes envois")
    stop = stage.telegram.panel.get_by_role("button", name="Arrêter les formations")
    await stage.tab_to(stop, back=True)
    await stage.page.keyboard.press("Enter")
    again = stage.telegram.panel.get_by_role("button", name="Recevoir les formations")
    await expect(again).to_be_visible()
    await expect(stop).to_have_count(0)
    await expect(stage.telegram.message("Vos envois").get_by_role("button").first).to_be_focused()


async def test_focus_stays_where_the_page_is_written_anew(stage: Stage) -> None:
    hour = stage.page.get_by_role("button", name="+ 1 h", exact=True)
    await stage.tab_to(hour)
    await stage.page.keyboard.press("Enter")
    arrivals = stage.page.get_by_role("region", name="Ce qui est arrivé")
    await expect(arrivals).not_to_be_empty()
    await expect(hour).to_be_focused()
    await stage.tab_to(arrivals.get_by_role("button", name="Fermer"))
    await stage.page.keyboard.press("Enter")
    await expect(arrivals).to_be_empty()
    await expect(stage.page.locator(":focus")).to_have_count(1)

    await stage.backstage("Mauvais tours")
    name = stage.drawer.get_by_role("textbox", name="Nom")
    await name.fill("Noé Petit")
    await name.press("Enter")
    await expect(stage.slack.player("Noé")).to_be_visible()
    await expect(name).to_be_focused()
    reset = stage.drawer.get_by_role("button", name="Tout remettre à zéro")
    await reset.press("Enter")
    await stage.drawer.get_by_role("button", name="Tout effacer").press("Enter")
    await expect(stage.slack.player("Noé")).to_have_count(0)
    await expect(reset).to_be_focused()


@pytest.mark.unopened
async def test_every_landmark_has_a_name(stage: Stage) -> None:
    await stage.visit("?tour=1")
    await stage.backstage("Appels")
    for name in ("Accès rapide", "Conversations"):
        found = stage.page.get_by_role("navigation", name=name, exact=True)
        await expect(found).to_have_count(1)
    for name in ("Visite guidée", "Slack", "Telegram", "Coulisses"):
        found = stage.page.get_by_role("region", name=name, exact=True)
        await expect(found).to_have_count(1)


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


async def test_list_of_commands_is_reached_and_left_by_the_keyboard(stage: Stage) -> None:
    for window, third in ((stage.slack, "/contract"), (stage.telegram, "/confirmer")):
        await window.input.press_sequentially("/")
        listed = window.panel.get_by_role("listbox", name="Commandes")
        await stage.tab_to(listed, back=True)
        await stage.page.keyboard.press("ArrowDown")
        await stage.page.keyboard.press("ArrowDown")
        meant = listed.get_by_role("option", selected=True)
        await expect(meant).to_contain_text(third)
        await expect(listed).to_have_attribute("aria-activedescendant", await name(meant))
        await stage.page.keyboard.press("Tab")
        await expect(window.input).to_have_value(f"{third} ")
        await expect(window.input).to_be_focused()

        await window.input.fill("/")
        await stage.tab_to(listed, back=True)
        await stage.page.keyboard.press("Escape")
        await expect(listed).to_have_count(0)
        await expect(window.input).to_be_focused()
        await expect(window.input).to_have_value("/")

        await window.input.fill("/aid")
        await stage.tab_to(listed, back=True)
        await stage.page.keyboard.press("Shift+Tab")
        await expect(listed).to_have_count(0)


async def test_what_is_typed_in_a_list_of_commands_goes_to_the_field(stage: Stage) -> None:
    keyboard = stage.page.keyboard
    for window in (stage.slack, stage.telegram):
        listed = window.panel.get_by_role("listbox", name="Commandes")
        options = listed.get_by_role("option")
        meant = listed.get_by_role("option", selected=True)
        await window.input.press_sequentially("/")
        await stage.tab_to(listed, back=True)
        for key, place in (
            ("End", options.last),
            ("PageUp", options.nth(-6)),
            ("Home", options.first),
        ):
            await keyboard.press(key)
            await expect(meant).to_have_id(await name(place))
        for key, line in (
            ("c", "/c"),
            ("Backspace", "/"),
            ("Shift+Enter", "/\n"),
            ("Space", "/\n "),
        ):
            await keyboard.press(key)
            await expect(window.input).to_have_value(line)
            await expect(window.input).to_be_focused()
            if await listed.is_visible():
                await stage.tab_to(listed, back=True)
        await window.input.fill("")


async def test_what_is_pasted_in_a_list_of_commands_goes_to_the_field(stage: Stage) -> None:
    keyboard = stage.page.keyboard
    for window in (stage.slack, stage.telegram):
        await window.input.fill("con")
        await keyboard.press("Control+a")
        await keyboard.press("Control+x")
        await window.input.press_sequentially("/")
        listed = window.panel.get_by_role("listbox", name="Commandes")
        for key, line in (("Meta+v", "/"), ("Control+v", "/con"), ("Shift+Insert", "/concon")):
            await stage.tab_to(listed, back=True)
            await keyboard.press(key)
            await expect(window.input).to_have_value(line)
            await expect(window.input).to_be_focused()
        await window.input.fill("")


async def test_list_of_commands_under_which_the_page_is_left_is_over(stage: Stage) -> None:
    for window in (stage.slack, stage.telegram):
        status = window.panel.locator("p[role=status]").filter(has_text="commandes")
        await window.input.press_sequentially("/")
        await expect(status).to_have_count(1)
        await stage.tab_to(window.panel.get_by_role("listbox", name="Commandes"), back=True)
        await stage.page.evaluate(AWAY)
        await expect(window.input).to_be_focused()
        await expect(status).to_have_count(0)
        await window.input.fill("")


async def name(part: Locator) -> str:
    return await part.get_attribute("id") or ""


async def test_command_chosen_in_the_list_leaves_the_focus_in_the_field(stage: Stage) -> None:
    await stage.telegram.input.press_sequentially("/aid")
    await stage.tab_to(stage.telegram.panel.get_by_role("listbox"), back=True)
    await stage.page.keyboard.press("Enter")
    await expect(stage.telegram.input).to_be_focused()
    await expect(stage.telegram.message("/aide")).to_be_visible()


async def test_thread_answered_by_keyboard_gives_the_focus_back(stage: Stage) -> None:
    await stage.slack.say("Bonjour")
    opener = stage.slack.message("Bonjour").get_by_role("button", name="Répondre dans un fil")
    await stage.tab_to(opener, back=True)
    await stage.page.keyboard.press("Enter")
    thread = stage.slack.panel.get_by_role("complementary", name="Fil de discussion")
    await expect(thread.get_by_role("textbox")).to_be_focused()
    await stage.page.keyboard.type("Moi aussi")
    await stage.page.keyboard.press("Enter")
    again = stage.slack.panel.get_by_role("button", name="1 réponse")
    await expect(again).to_be_visible()
    await stage.page.keyboard.press("Escape")
    await expect(thread).to_have_count(0)
    await expect(again).to_be_focused()
