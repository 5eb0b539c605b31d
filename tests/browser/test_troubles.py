"""A platform that somebody broke or limits, as whoever writes on it sees it."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from tests.browser.stage import Stage

LINE = "/contrat 2500 CHUS gré-à-gré"


def told(stage: Stage, platform: str) -> Locator:
    return stage.page.locator(f"#{platform}-trouble")


async def test_broken_platform_says_so_over_its_window(stage: Stage) -> None:
    stage.playground.scene.break_("slack", 4)
    await expect(told(stage, "slack")).to_contain_text("Slack est en panne")
    await expect(told(stage, "slack")).to_contain_text("Les 4 prochaines demandes")
    await expect(told(stage, "slack")).to_contain_text("parvient à Maillon, qui le garde")
    await expect(told(stage, "telegram")).to_be_empty()

    await stage.slack.say(LINE)
    await stage.slack.sees("Contrat noté : n° 27")
    await expect(told(stage, "slack")).to_contain_text("Les 2 prochaines demandes")
    await told(stage, "slack").get_by_role("button", name="Tout réparer").click()
    await expect(told(stage, "slack")).to_be_empty()
    await expect(stage.slack.input).to_be_focused()


async def test_what_becomes_of_a_line_is_still_read_aloud_over_the_drawer(stage: Stage) -> None:
    stage.playground.scene.break_("slack", 4)
    known = told(stage, "slack").get_by_text("Le vrai Slack n’en dirait rien")
    await expect(known).to_be_visible()
    height = (await told(stage, "slack").bounding_box() or {"height": 0})["height"]
    await stage.backstage("Mauvais tours")
    place, above = await known.bounding_box(), await told(stage, "slack").bounding_box()
    assert place is not None
    assert above is not None
    assert place["height"] == 1
    assert above["height"] < height
    await expect(told(stage, "slack")).to_match_aria_snapshot("""
      - status:
        - paragraph: /Slack est en panne/
        - paragraph: /Le vrai Slack n’en dirait rien/
        - button "Tout réparer"
    """)


async def test_trouble_is_over_once_its_requests_have_failed(stage: Stage) -> None:
    stage.playground.scene.break_("telegram", 2)
    await expect(told(stage, "telegram")).to_contain_text("Les 2 prochaines demandes")
    await stage.telegram.say(LINE)
    await stage.telegram.sees("Contrat noté : n° 27")
    await expect(told(stage, "telegram")).to_be_empty()


async def test_limited_platform_says_so_over_its_window(stage: Stage) -> None:
    stage.playground.scene.limit("telegram", 3600)
    await expect(told(stage, "telegram")).to_contain_text("Telegram limite Maillon")
    await expect(told(stage, "telegram")).to_contain_text("sa réponse viendra plus tard")
    await expect(told(stage, "slack")).to_be_empty()


@pytest.mark.parametrize("platform", ["slack", "telegram"])
@pytest.mark.unopened
async def test_trouble_is_told_in_the_language_of_the_page(stage: Stage, platform: str) -> None:
    await stage.visit("?lang=en")
    stage.playground.scene.break_(platform, 1)
    await expect(told(stage, platform)).to_contain_text("Maillon’s next request will fail.")
    await told(stage, platform).get_by_role("button", name="Mend everything").click()
    await expect(told(stage, platform)).to_be_empty()
