"""Who watches a page for what must never happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.async_api import BrowserContext, ConsoleMessage, Dialog, Page, Request


@dataclass
class Witness:
    """Notes the requests that leave, what the console complains of, dialogs and other windows."""

    address: str
    seen: list[str] = field(default_factory=list)
    forgiven: tuple[str, ...] = ()

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"error: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    def faults(self) -> list[str]:
        """Give what was noted, except what a test said it expects."""
        return [*self._unforgiven()]

    def _unforgiven(self) -> Iterator[str]:
        for one in self.seen:
            if not any(words in one for words in self.forgiven):
                yield one

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.seen.append(f"request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.seen.append(f"console: {message.text}")

    async def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        await dialog.dismiss()

    def _page(self, page: Page) -> None:
        self.seen.append(f"window: {page.url}")
