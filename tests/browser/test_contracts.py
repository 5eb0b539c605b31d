"""A contract logged in either window: typed, asked about, filled in on a form."""

from __future__ import annotations

from tests.browser.stage import Stage

LINE = "/contrat 2500 CHUS gré-à-gré"
LOGGED = (
    "Contrat noté : n° 27, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré, le 18 novembre. Merci!"
)


async def test_contract_in_telegram(stage: Stage) -> None:
    await stage.telegram.say(LINE)
    await stage.telegram.sees(LOGGED)
