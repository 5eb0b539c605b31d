"""How soon the playground is there, and what its page weighs: `python -m tests.bench.page`."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.async_api import Browser

from tests.browser.chromium import launched

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"http://[\w.]+:\d+")
VISITS = 3
# What is put in during a frame is painted at its end: the task after it is the first that knows.
WATCHED = """window.useful = new Promise((painted) => {
    const places = ["#slack [role=log]", "#telegram [role=region]"];
    const watching = new MutationObserver(() => {
        if (!places.every((place) => document.querySelector(place)?.innerText.trim())) return;
        watching.disconnect();
        requestAnimationFrame(() => setTimeout(() => painted(performance.now())));
    });
    watching.observe(document, { childList: true, subtree: true });
})"""
MEASURED = """async () => {
    const [{ startTime: paint }] = performance.getEntriesByName("first-contentful-paint");
    const loaded = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
    const bytes = loaded.map((one) => one.transferSize).reduce((sum, size) => sum + size);
    return [paint, await window.useful, bytes, loaded.length];
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One opening of the page by a browser that has never seen it; waits in milliseconds."""

    paint: float
    useful: float
    usable: float
    bytes: int
    requests: int


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """Run the demo as `make demo` does; give its address once it has printed it."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0"), cwd=ROOT, stdout=PIPE
    )
    try:
        yield await printed(process)
    finally:
        process.terminate()
        await process.wait()


async def printed(process: Process) -> str:
    assert process.stdout is not None
    async for line in process.stdout:
        if found := ADDRESS.search(line.decode()):
            return found[0]
    raise ChildProcessError("The demo ended before it printed its address")


async def visit(browser: Browser, address: str) -> Visit:
    page = await browser.new_page()
    await page.add_init_script(WATCHED)
    begun = time.perf_counter()
    await page.goto(address)
    await page.locator("body.is-ready").wait_for()
    usable = (time.perf_counter() - begun) * 1000
    await page.wait_for_load_state("load")
    paint, useful, size, requests = await page.evaluate(MEASURED)
    await page.close()
    return Visit(paint, useful, usable, size, requests)


async def main() -> None:
    begun = time.perf_counter()
    async with demo() as address:
        ready = await answered(address, begun)
        async with launched() as browser:
            visits = [await visit(browser, address) for _ in range(VISITS)]
    paint = max(one.paint for one in visits)
    useful = max(one.useful for one in visits)
    usable = max(one.usable for one in visits)
    sys.stdout.write(
        f"Ready {ready:.1f} s after its start; first paint {paint:.0f} ms, first useful paint "
        f"{useful:.0f} ms, both windows usable {usable:.0f} ms (slowest of {VISITS}); "
        f"{visits[0].bytes / 1024:.0f} KiB in {visits[0].requests} requests\n"
    )


async def answered(address: str, begun: float) -> float:
    """Give the seconds until the page was served."""
    async with httpx.AsyncClient() as client:
        answer = await client.get(address)
        answer.raise_for_status()
    return time.perf_counter() - begun


if __name__ == "__main__":
    asyncio.run(main())
