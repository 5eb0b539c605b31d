"""People of one name: wherever the page names them, one knows who is who."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.reading import lines
from tests.browser.stage import PHONE, Stage

JULIE = "Julie Bouchard, Traiteur Fleur de Chaudron"
SHORT = [
    *(JULIE, "Sam", "Mireille G.", "Dominique", "Alex", "Mireille R.", "Julie Bouchard 2"),
]


async def come(stage: Stage) -> None:
    """Let two come whose first name somebody has; one has the same last name too."""
    await stage.playground.scene.add_person("Mireille Roy", "fr")
    await stage.backstage("Mauvais tours")
    await stage.drawer.get_by_label("Nom", exact=True).fill("Julie Bouchard")
    await stage.drawer.get_by_role("button", name="Ajouter").click()
    played = "Vous pouvez jouer Julie Bouchard 2 dans les deux fenêtres."
    await expect(stage.page.locator(".toast")).to_have_text([played])


async def test_people_of_one_name_are_told_apart_by_the_page(stage: Stage) -> None:
    await come(stage)
    people = stage.drawer.get_by_label("Personne").get_by_role("option")
    assert await people.all_inner_texts() == [
        *(JULIE, "Sam Taylor", "Mireille Gagnon", "Dominique Lavoie", "Alex Tremblay"),
        *("Mireille Roy", "Julie Bouchard 2"),
    ]
    for window in (stage.slack, stage.telegram):
        assert await lines(window.panel.locator(".player-name")) == SHORT

    await stage.move("Lundi 8 h 30", "lundi 23 novembre")
    arrivals = stage.page.get_by_role("region", name="Ce qui est arrivé")
    button = arrivals.get_by_role("button", name="Mireille G. (Telegram)")
    await expect(button).to_have_count(1)

    await stage.visit("?slack=mireille+r.&telegram=Julie+Bouchard")
    await expect(stage.slack.player("Mireille R.")).to_be_checked()
    told = f"Plus d’une personne s’appelle « Julie Bouchard » : vous êtes {JULIE}."
    await expect(stage.page.locator(".toast")).to_have_text([told])
    await stage.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert await lines(stage.slack.panel.locator(".player-name")) == SHORT


async def test_people_of_one_name_are_told_apart_in_the_windows(stage: Stage) -> None:
    await come(stage)
    for player in (JULIE, "Julie Bouchard 2"):
        await stage.slack.be(player)
        await stage.slack.say(f"Bonjour de {player}")
        await stage.telegram.be(player)
        await stage.telegram.go_to("Discussions")
        await stage.telegram.go_to("Cohorte Estrie")
        await stage.telegram.say(f"Bonsoir de {player}")

    await stage.slack.be("Sam")
    await stage.slack.sees("Bonjour de Julie Bouchard 2")
    assert await lines(stage.slack.messages.locator(".sl-author")) == [JULIE, "Julie Bouchard 2"]
    await stage.telegram.be("Sam")
    await stage.telegram.go_to("Chats")
    await stage.telegram.go_to("Cohorte Estrie")
    await stage.telegram.sees("Bonsoir de Julie Bouchard 2")
    assert await lines(stage.telegram.panel.locator(".tg-sender")) == [JULIE, "Julie Bouchard 2"]
    joined = stage.telegram.panel.locator(".tg-service")
    assert await lines(joined) == ["Mireille Roy in the group", "Julie Bouchard 2 in the group"]


async def test_only_messages_of_who_is_called_otherwise_are_written_anew(stage: Stage) -> None:
    await stage.slack.say("Bonjour!")
    await stage.slack.be("Sam")
    await stage.slack.say("Hello!")
    said = stage.slack.messages
    await said.evaluate_all("(nodes) => nodes.forEach((node) => { node.isOfBefore = true; })")

    await stage.playground.scene.add_person("Julie Bouchard", "fr")
    await expect(said.locator(".sl-author")).to_have_text([JULIE, "Sam Taylor"])
    assert await said.evaluate_all("(nodes) => nodes.map((node) => Boolean(node.isOfBefore))") == [
        *(False, True),
    ]
