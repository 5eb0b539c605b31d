"""What people type is text, in both windows and behind them: nothing of it runs or calls out."""

from __future__ import annotations

from itertools import product

from playwright.async_api import expect

from tests.browser.stage import Stage

ATTACKS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<a href='javascript:alert(1)'>ici</a>",
    "<javascript:alert(1)|ici>",
    "[ici](javascript:alert(1))",
    "<!channel> <@U0MANAGEREN>",
    "&lt;b&gt;&amp;&#60;i&#62;",
    "<style>*{display:none}</style>",
    "http://127.0.0.1:9/x.png",
)
MARKUP = "*gras* _pente_ ~barre~ `code` <b>gras</b> ||caché||"
FORBIDDEN = "script, style, iframe, object, embed, form[action], img, [onerror], [onload], [style]"
ISOLATED = """(nodes) => nodes
    .map((node) => getComputedStyle(node).unicodeBidi)
    .filter((bidi) => !["isolate", "plaintext"].includes(bidi))"""
"""What of a page shows words that could turn those around them."""


async def test_words_are_shown_as_typed(stage: Stage) -> None:
    for window in (stage.slack, stage.telegram):
        for attack in ATTACKS:
            await window.say(attack)
            await expect(window.messages.filter(has_text=attack).first).to_be_visible()
        await expect(window.panel.get_by_role("article").locator(FORBIDDEN)).to_have_count(0)


async def test_purpose_of_a_contract_is_shown_as_typed(stage: Stage) -> None:
    typed = product((stage.slack, stage.telegram), (*ATTACKS, MARKUP))
    for number, (window, attack) in enumerate(typed, start=27):
        await window.say(f'/contrat {number}00 CHUS gré à gré "repas {attack} midi"')
        card = window.messages.filter(has_text=f"Contrat noté : n° {number}, ")
        await expect(card).to_contain_text(f"repas {attack} midi")
        await expect(card.locator(f"{FORBIDDEN}, b, i, code, s")).to_have_count(0)


async def test_direction_of_writing_ends_with_the_words(stage: Stage) -> None:
    for window in (stage.slack, stage.telegram):
        await window.say("\N{RIGHT-TO-LEFT OVERRIDE}ehcuag\N{ZERO WIDTH SPACE}")
        words = window.messages.get_by_text("ehcuag")
        await expect(words.first).to_be_visible()
        assert await words.evaluate_all(ISOLATED) == []


async def test_name_of_a_person_is_shown_as_typed(stage: Stage) -> None:
    await stage.backstage("Mauvais tours")
    await stage.page.get_by_label("Nom", exact=True).fill(ATTACKS[0])
    await stage.page.get_by_role("button", name="Ajouter").click()
    for window in (stage.slack, stage.telegram):
        await expect(window.panel.get_by_role("radio")).to_have_count(6)
        await window.panel.get_by_role("radio").last.locator("..").click()
        await expect(window.panel.get_by_role("radiogroup").locator(FORBIDDEN)).to_have_count(0)
    await stage.page.get_by_role("tab", name="Écritures").click()
    await stage.page.get_by_role("tab", name="Appels").click()
    await expect(stage.page.locator("#backstage").locator(FORBIDDEN)).to_have_count(0)
