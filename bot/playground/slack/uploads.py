"""The bytes of files: sent up by the app, brought down by whoever looks at them."""

import dataclasses
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.playground.calls import Call, Journal, Verdict
from bot.playground.slack.endpoint import PLATFORM
from bot.playground.slack.workspace import Workspace

METHOD = "upload"


@dataclass(frozen=True, slots=True)
class Uploads:
    """Answers `/upload/v1/{file}` and `/files-pri/{file}/{name}`."""

    slack: Workspace
    journal: Journal

    async def receive(self, request: Request) -> Response:
        """Keep the bytes, as they come or in the one part of a form."""
        at = time.monotonic()
        file = self.slack.files.get(request.path_params["file"])
        content = await _content(request)
        status = 200 if file is not None and content else 404
        arguments = {"file": request.path_params["file"], "length": len(content)}
        short = file is not None and len(content) != file.announced
        verdicts = (Verdict("limits", "/length", "not the length announced"),) if short else ()
        self.journal.add(Call(PLATFORM, METHOD, arguments, at, status, verdicts=verdicts))
        if file is None or not content:
            return PlainTextResponse("not found", status)
        self.slack.files[file.id] = dataclasses.replace(file, content=content)
        return PlainTextResponse(f"OK - {len(content)}")

    async def give(self, request: Request) -> Response:
        """Give the bytes back."""
        file = self.slack.files.get(request.path_params["file"])
        if file is None:
            return PlainTextResponse("not found", 404)
        return Response(file.content, media_type="application/octet-stream")


async def _content(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return await request.body()
    async with request.form() as form:
        parts = [part for part in form.values() if not isinstance(part, str)]
        return await parts[0].read() if parts else b""
