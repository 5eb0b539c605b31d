"""The bytes of files: sent up by the app, brought down by whoever looks at them."""

import dataclasses
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.playground.calls import Verdict
from bot.playground.slack.endpoint import Endpoint, Outcome
from bot.playground.slack.workspace import Workspace

METHOD = "upload"


@dataclass(frozen=True, slots=True)
class Uploads:
    """Answers `/upload/v1/{file}`, an ASGI application, and `/files-pri/{file}/{name}`."""

    slack: Workspace
    endpoint: Endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep the bytes, as they come or in the one part of a form."""
        request = Request(scope, receive, send)
        file, content = str(request.path_params["file"]), await _content(request)
        arguments = {"file": file, "length": len(content)}
        await self.endpoint.answer(request, METHOD, arguments, lambda: self._kept(file, content))

    def _kept(self, number: str, content: bytes) -> Outcome:
        file = self.slack.files.get(number)
        if file is None or not content:
            return Outcome(PlainTextResponse("not found", 404))
        short = len(content) != file.announced
        verdicts = (Verdict("limits", "/length", "not the length announced"),) if short else ()
        self.slack.files[file.id] = dataclasses.replace(file, content=content)
        return Outcome(PlainTextResponse(f"OK - {len(content)}"), verdicts=verdicts)

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
