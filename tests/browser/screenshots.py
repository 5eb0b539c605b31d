"""The pictures of the page that the README shows: `make screenshots`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, expect

from bot import logs
from bot.playground.seeding import seeded
from tests.browser.chromium import launched
from tests.browser.palette import shrunk
from tests.browser.stage import DESKTOP, PHONE, Stage, staged

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


async def desktop(browser: Browser, demo: Path) -> None:
    """Take Julie in both windows, in French."""
    async with opened(browser, demo, DESKTOP, "?as=julie&tour=1") as stage:
        await stage.slack.say("Bonjour à toutes et à tous! Qui livre à Granby cette semaine?")
        await stage.slack.say("/contrat 2500 CHUS gré-à-gré")
        await stage.slack.sees("Contrat noté : n° 27")
        await stage.slack.say("/contrat 2 50 STM gré à gré")
        await stage.slack.sees("Quel est le montant?")
        await stage.telegram.say("/contact Anne Exemple CHUS acheteuse courriel")
        await stage.telegram.sees("Contact noté")
        await stage.telegram.say("/contrat 850 CHUSS invitation")
        await stage.telegram.press("Oui")
        await stage.telegram.sees("Contrat noté : n° 28")
        await shoot(stage, "desktop")


async def dark(browser: Browser, demo: Path) -> None:
    """Take Sam in both windows, in English and in the dark, with the backstage open."""
    async with opened(browser, demo, DESKTOP, "?as=sam&lang=en&theme=dark&tour=0") as stage:
        await stage.slack.say("/contract $1,200 STM invitation, boxed lunches, yesterday")
        await stage.slack.sees("Contract logged: no. 27")
        await stage.telegram.say("/contract 2500 CHUS mutual agreement")
        await stage.telegram.sees("Contract logged: no. 28")
        await stage.page.get_by_role("button", name="Backstage").click()
        await expect(stage.drawer.get_by_role("listitem").first).to_be_visible()
        await shoot(stage, "dark")


async def phone(browser: Browser, demo: Path) -> None:
    """Take Julie's Telegram on a phone."""
    async with opened(browser, demo, PHONE, "?as=julie&tour=0") as stage:
        await stage.page.get_by_role("button", name="Telegram", exact=True).click()
        await stage.telegram.say("/contrat 2500 CHUS gré-à-gré")
        await stage.telegram.sees("Contrat noté : n° 27")
        await stage.telegram.say("/contrat 2 50 STM gré à gré")
        await stage.telegram.sees("Quel est le montant?")
        await shoot(stage, "phone")


@asynccontextmanager
async def opened(
    browser: Browser, demo: Path, size: tuple[int, int], query: str
) -> AsyncIterator[Stage]:
    async with staged(browser, demo, size) as stage:
        await stage.visit(query)
        yield stage


async def shoot(stage: Stage, name: str) -> None:
    """Write what is seen, once nothing moves, has the focus or is pointed at."""
    await stage.page.evaluate("document.activeElement.blur()")
    await stage.page.mouse.move(0, 0)
    file = PICTURES / f"{name}.png"
    taken = await stage.page.screenshot(animations="disabled", caret="hide")
    await stage.page.goto("about:blank")
    file.write_bytes(await shrunk(stage.page, taken))
    sys.stdout.write(f"{file.relative_to(PICTURES.parents[1])}: {file.stat().st_size:,} bytes\n")


async def main() -> None:
    logs.configure("WARNING")
    with tempfile.TemporaryDirectory(prefix="maillon-pictures-") as folder:
        demo = Path(folder) / "demo.db"
        seeded(demo)
        async with launched() as browser:
            for take in (desktop, dark, phone):
                await take(browser, demo)


if __name__ == "__main__":
    asyncio.run(main())
