"""A contract logged in either window: typed, asked about, filled in on a form."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from storage.contracts import Mode
from tests.browser.reading import read
from tests.browser.stage import Stage

LOGGED = (
    "✅ Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)
SOLD = (
    "✅ Contrat noté : n° 27, 250 $, Société de transport de Montréal, gré à gré, le 18 novembre."
)
WINDOWS = pytest.mark.parametrize("name", ["slack", "telegram"])


async def row(stage: Stage) -> tuple[int, Mode, str] | None:
    """Give what the database holds of contract no. 27: cents, mode and where it came from."""
    found = await stage.contract()
    return (found.amount_cents, found.mode, found.source) if found else None


@WINDOWS
async def test_contract_is_confirmed_and_written(stage: Stage, name: str) -> None:
    window = stage.window(name)
    await window.say("/contrat 2500 CHUS gré-à-gré")
    await window.sees(LOGGED)
    assert await row(stage) == (250_000, Mode.MUTUAL, name)


@WINDOWS
async def test_ambiguous_amount_is_answered_by_a_button(stage: Stage, name: str) -> None:
    window = stage.window(name)
    await window.say("/contrat 2 50 STM gré à gré")
    await window.sees("« 2 50 » se lit de plus d’une façon. Quel est le montant?")
    assert await row(stage) is None

    await window.press("250 $")
    await window.sees(SOLD)
    assert await row(stage) == (25_000, Mode.MUTUAL, name)


@WINDOWS
async def test_contract_is_undone_and_restored_by_its_buttons(stage: Stage, name: str) -> None:
    window = stage.window(name)
    await window.say("/contrat 2500 CHUS gré-à-gré")
    await window.press("Annuler")
    await window.sees("Saisie annulée : n° 27, 2 500 $")
    await window.press("Rétablir")
    await window.sees("✅ Contrat rétabli : n° 27, 2 500 $")

    restored = LOGGED.replace("noté", "rétabli").removesuffix(" Merci!")
    assert await read(window, "Contrat rétabli") == [restored, "Corriger", "Annuler"]
    assert await row(stage) == (250_000, Mode.MUTUAL, name)


async def test_form_shows_what_is_wrong_then_logs(stage: Stage) -> None:
    await stage.slack.say("/contrat")
    await stage.slack.press("Ouvrir le formulaire")
    form = stage.slack.panel.get_by_role("dialog", name="Noter un contrat")
    await form.get_by_label("Montant").fill("beaucoup")
    await form.get_by_role("combobox", name="Institution").fill("transport de mont")
    await form.get_by_role("option", name="Société de transport de Montréal").click()
    await form.get_by_role("combobox", name="Mode").click()
    await form.get_by_role("option", name="Gré à gré").click()
    await form.get_by_role("button", name="Enregistrer").click()
    await expect(form.get_by_text("« beaucoup » ne répond pas à la question.")).to_be_visible()
    assert await row(stage) is None

    await form.get_by_label("Montant").fill("250,00")
    await form.get_by_role("button", name="Enregistrer").click()
    await stage.slack.sees(SOLD)
    await expect(form).to_have_count(0)
    assert await row(stage) == (25_000, Mode.MUTUAL, "slack")


async def test_bare_command_asks_one_thing_after_the_other(stage: Stage) -> None:
    await stage.telegram.say("/contrat")
    await stage.telegram.sees("Quel est le montant?")
    await stage.telegram.say("250")
    await stage.telegram.sees("Quelle institution?")
    await stage.telegram.say("STM")
    await stage.telegram.press("Gré à gré")
    await stage.telegram.sees(SOLD)
    assert await row(stage) == (25_000, Mode.MUTUAL, "telegram")
