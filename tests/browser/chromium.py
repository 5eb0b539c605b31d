"""The Chromium of this machine: where it is, and a window of it that knows nothing yet."""

from __future__ import annotations

import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

SCRIPT = Path(__file__).with_name("chromium.sh")
IDLE = (
    # Our list stands in place of Playwright's, which is this one (its coreBundle.js, 1.65).
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "AimEnabled",
    "PreconnectToSearch",
    # Each window would load two pages for what is typed in its address bar, which nobody sees:
    # most of what a test costs the browser.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
)
"""What the browser does without."""
ARGUMENTS = (
    f"--disable-features={','.join(IDLE)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str:
    """Give where Chromium is; a missing one is a failure."""
    found = subprocess.run(["sh", SCRIPT], capture_output=True, text=True, check=False)
    if found.returncode:
        raise FileNotFoundError(found.stderr.strip())
    return found.stdout.strip()


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Start Chromium with a profile of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=executable(), args=[*ARGUMENTS], timeout=60_000
        )
        yield browser
        await browser.close()
