"""The emulated Slack, whole: one workspace on loopback, with its people's hands."""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from bot.playground.server import serving
from bot.playground.slack.endpoint import Endpoint
from bot.playground.slack.modals import Modals
from bot.playground.slack.response_urls import ResponseUrls
from bot.playground.slack.uploads import Uploads
from bot.playground.slack.web_api import WebApi


class Slack(Modals):
    """A Slack for one app and one workspace."""

    def asgi(self) -> Starlette:
        """Give what listens: Web API, response URLs, uploads and Socket Mode."""
        endpoint = Endpoint(self.journal, self.faults)
        answers = ResponseUrls(self, endpoint)
        uploads = Uploads(self, endpoint)
        return Starlette(
            routes=[
                Route("/api/{method}", WebApi(self, endpoint), methods=["GET", "POST"]),
                Route("/commands/{team}/{token}", answers, methods=["POST"]),
                Route("/actions/{team}/{token}", answers, methods=["POST"]),
                Route("/upload/v1/{file}", uploads, methods=["POST"]),
                Route("/files-pri/{file}/{name}", uploads.give),
                WebSocketRoute("/link/", self.sockets.serve),
            ]
        )

    @contextlib.asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator[str]:
        """Listen for the length of a block; gives the base address, `…/api/` is the Web API."""
        async with self.client, serving(self.asgi(), port) as self.url:
            try:
                yield self.url
            finally:
                await self.leave()
