"""Links to the page: who one is on it, its language and how it looks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.unopened


async def test_deep_link_opens_on_players_language_and_theme(stage: Stage) -> None:
    await stage.visit("?slack=mireille&telegram=sam&lang=en&theme=dark")
    await expect(stage.slack.player("Mireille")).to_be_checked()
    await expect(stage.telegram.player("Sam")).to_be_checked()
    html = stage.page.locator("html")
    await expect(html).to_have_attribute("lang", "en")
    await expect(html).to_have_attribute("data-theme", "dark")


async def test_deep_link_is_read_in_capitals_too(stage: Stage) -> None:
    await stage.visit("?slack=SAM&telegram=Mireille&lang=EN&theme=Dark")
    await expect(stage.slack.player("Sam")).to_be_checked()
    await expect(stage.telegram.player("Mireille")).to_be_checked()
    html = stage.page.locator("html")
    await expect(html).to_have_attribute("lang", "en")
    await expect(html).to_have_attribute("data-theme", "dark")
    await expect(stage.page.locator(".toast")).to_have_count(0)


@pytest.mark.parametrize(
    ("link", "who", "language"),
    [
        ("?slack=Julie%20Bouchard&telegram=DOMINIQUE&lang=en-CA", ("julie", "dominique"), "en"),
        ("?as=zoe%20leveille&lang=EN_us", ("zoe-leveille", "zoe-leveille"), "en"),
        ("?slack=sam%20taylor&telegram=Zoé&lang=fr-CA", ("sam", "zoe"), "fr"),
        (
            "?slack=Bouchard&telegram=%20sam&lang=en%20&theme=%20dark&utm_source=news&fbclid=x",
            ("julie", "sam"),
            "en",
        ),
    ],
)
async def test_deep_link_takes_names_as_the_page_shows_them_and_regional_languages(
    stage: Stage, link: str, who: tuple[str, str], language: str
) -> None:
    for name in ("Zoé Léveillé", "Zoé"):
        await stage.playground.scene.add_person(name, "fr")
    await stage.visit(link)
    for window, key in zip((stage.slack, stage.telegram), who, strict=True):
        await expect(window.panel.locator(".players :checked")).to_have_value(key)
    await expect(stage.page.locator("html")).to_have_attribute("lang", language)
    await expect(stage.page.locator(".toast")).to_have_count(0)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (
            "?as=Bob&lang=DE&theme=Noir",
            [
                "Personne ici ne s’appelle « Bob » : vous êtes Julie Bouchard.",
                "L’adresse demande la langue « DE » : la page est en français ou en anglais.",
                (
                    "L’adresse demande l’apparence « Noir » : "
                    "la page est claire (« light ») ou sombre (« dark »)."
                ),
            ],
        ),
        (
            "?slack=julie&telegram=bob&lang=en&theme=noir",
            [
                "Nobody here is called “bob”: you are Julie Bouchard.",
                "The address asks for the theme “noir”: the page is light or dark.",
            ],
        ),
        (
            "?slack=zoé&telegram=zoe-roy",
            ["Plus d’une personne s’appelle « zoé » : vous êtes Zoé Léveillé."],
        ),
        (
            "?as=ROY%20&lang=en",
            ["More than one person is called “ROY”: you are Zoé Roy."],
        ),
        (
            "?persona=sam&langue=en",
            [
                (
                    "L’adresse demande aussi « persona, langue » : la page ne connaît que "
                    "as, slack, telegram, lang, theme et tour."
                ),
            ],
        ),
        (
            "?player=sam&lang=en",
            [
                (
                    "The address also asks for “player”: the page knows only "
                    "as, slack, telegram, lang, theme and tour."
                ),
            ],
        ),
    ],
)
async def test_deep_link_says_what_is_not_there(
    stage: Stage, link: str, said: Sequence[str]
) -> None:
    for name in ("Zoé Léveillé", "Zoé Roy", "Max Roy"):
        await stage.playground.scene.add_person(name, "fr")
    await stage.visit(link)
    await expect(stage.page.locator(".toast")).to_have_text(said)


async def test_deep_link_is_quiet_on_words_that_it_does_not_know(stage: Stage) -> None:
    await stage.page.clock.install(time=0)
    await stage.page.clock.pause_at(1)
    await stage.visit(f"?UTM_campaign=x&_ga=1&gclid=2&ref=4&{'b' * 90}=1")
    await expect(stage.page.locator(".toast")).to_have_text(
        [
            (
                f"L’adresse demande aussi « ref, {'b' * 35}… » : la page ne connaît que "
                "as, slack, telegram, lang, theme et tour."
            )
        ]
    )
    await stage.page.clock.run_for(10_000)
    await expect(stage.page.locator(".toast")).to_have_count(0)
