"""A reset: nothing is left of the scene before, however late it is heard of."""

from __future__ import annotations

from playwright.async_api import Locator, expect

from bot.playground import loopback
from tests.browser.stage import Stage

ELSEWHERE = "Tout a été remis à zéro dans une autre fenêtre."
MEMBERS = "name,role,organization\nAnne Roy,manager,Traiteur Fleur de Chaudron\n"


async def reset_unheard(stage: Stage) -> None:
    async with loopback.client(60) as other:
        answer = await other.post(f"{stage.witness.address}/api/backstage/reset", json={})
    assert answer.json() == {}


async def reset_elsewhere(stage: Stage) -> None:
    await reset_unheard(stage)
    await expect(stage.page.get_by_text(ELSEWHERE)).to_be_visible()


def codes(stage: Stage) -> Locator:
    return stage.drawer.get_by_text("Anne Roy")


async def test_drawer_shows_nothing_of_a_former_run(stage: Stage) -> None:
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await stage.backstage("Appels")
    written = stage.drawer.get_by_role("listitem").filter(has_text="Contrat noté")
    await expect(written).to_have_count(1)
    stage.playground.run, stage.playground.number = "anotherrun", 0
    await reset_elsewhere(stage)
    await expect(stage.drawer.get_by_role("listitem").first).to_be_visible()
    await expect(written).to_have_count(0)


async def test_closed_drawer_forgets_codes_at_once(stage: Stage) -> None:
    await stage.bring_in(MEMBERS)
    await expect(codes(stage)).to_be_visible()
    await stage.drawer.get_by_role("button", name="Fermer").click()
    await reset_elsewhere(stage)
    async with stage.late("backstage?*") as answered:
        await stage.backstage("Mauvais tours")
        await answered.wait()
        await expect(stage.drawer.get_by_role("button", name="Importer")).to_be_visible()
        assert await codes(stage).count() == 0


async def test_import_answered_after_a_reset_says_that_it_is_gone(stage: Stage) -> None:
    async with (
        stage.page.expect_response("**/api/backstage/import"),
        stage.late("backstage/import") as answered,
    ):
        await stage.bring_in(MEMBERS)
        await answered.wait()
        await reset_elsewhere(stage)
        await expect(stage.drawer.get_by_text("Choisir un fichier")).to_be_visible()
    alert = stage.drawer.get_by_role("alert")
    await expect(alert).to_have_text(
        "members.csv a été importé avant la remise à zéro\N{NO-BREAK SPACE}: tout ce qu’il "
        "apportait est effacé, codes compris. Choisissez-le de nouveau pour l’importer."
    )
    await stage.page.get_by_role("button", name="English").click()
    await expect(alert).to_have_text(
        "members.csv was imported before the reset: all that it brought in is gone, codes "
        "included. Choose it again to import it."
    )
    await expect(codes(stage)).to_have_count(0)


async def test_import_after_a_reset_that_is_not_heard_of_keeps_its_codes(stage: Stage) -> None:
    async with stage.late("scene") as answered, stage.page.expect_response("**/import"):
        await stage.backstage("Mauvais tours")
        await reset_unheard(stage)
        await answered.wait()
        await stage.bring_in(MEMBERS)
    await expect(stage.page.get_by_text(ELSEWHERE)).to_be_visible()
    await expect(codes(stage)).to_be_visible()


async def test_focus_is_again_in_its_window_after_a_reset(stage: Stage) -> None:
    await stage.slack.input.focus()
    await reset_elsewhere(stage)
    await expect(stage.slack.input).to_be_focused()

    await stage.visit()
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await stage.telegram.message("Contrat noté").get_by_role("button", name="Annuler").focus()
    await reset_elsewhere(stage)
    await expect(stage.telegram.input).to_be_focused()


async def test_focus_is_near_what_a_reset_took_away(stage: Stage) -> None:
    await stage.move("Lundi 8 h 30", "lundi 23 novembre")
    await stage.page.locator("#arrivals").get_by_role("button").first.focus()
    await reset_elsewhere(stage)
    await expect(stage.slack.input).to_be_focused()

    await stage.visit()
    await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
    await stage.telegram.sees("Contrat noté : n° 27")
    await stage.backstage("Appels")
    await stage.drawer.locator("summary").first.focus()
    await reset_elsewhere(stage)
    await expect(stage.drawer.get_by_role("tab", name="Appels")).to_be_focused()

    await stage.visit()
    stage.playground.scene.break_("telegram", 4)
    trouble = stage.page.locator("#telegram-trouble")
    await trouble.get_by_role("button", name="Tout réparer").focus()
    await reset_elsewhere(stage)
    await expect(trouble).to_be_empty()
    await expect(stage.telegram.input).to_be_focused()
