"""Files: the page's own, and those that the bot sent to who is played."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.responses import Response

from bot.i18n import N_
from bot.playground.page import slack_window, telegram_window
from bot.playground.page.asked import player_of, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request

    from bot.playground.playground import Playground
    from bot.playground.scene import Scene
    from bot.playground.slack import File

STATIC: Final = Path(__file__).parent / "static"
AHEAD: Final = "<!-- modules -->"
TYPES: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
PICTURES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
# The page that is open is the one that is here.
FRESH: Final = {"cache-control": "no-cache"}
KEPT_NOWHERE: Final = {"cache-control": "no-store"}


async def page(_: Request) -> Response:
    """Give the page, each module named ahead: else one is found in who imports it, in waves."""
    written = (STATIC / "index.html").read_text(encoding="utf-8")
    modules = (f"/static/{each.name}" for each in sorted(STATIC.glob("*.js")))
    links = [f'<link rel="modulepreload" href="{one}">' for one in modules if one not in written]
    content = written.replace(AHEAD, "\n    ".join(links))
    return Response(content, media_type=TYPES[".html"], headers=FRESH)


async def static(request: Request) -> Response:
    """Give one of the page's own files."""
    file = _static().get(request.path_params["name"])
    if file is None:
        return refuse(404, N_("There is no such file."))
    return Response(file.read_bytes(), media_type=TYPES[file.suffix], headers=FRESH)


@cache
def _static() -> Mapping[str, Path]:
    """Find the page's own files by name; none comes while it runs."""
    return {file.name: file for file in STATIC.iterdir() if file.suffix in TYPES}


def sent(content: bytes, name: str) -> Response:
    """Give a file that the bot sent: pictures are shown, all else is kept by the browser."""
    for start, kind in PICTURES.items():
        if content.startswith(start):
            return Response(content, media_type=kind, headers=KEPT_NOWHERE)
    kept = {"content-disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}"}
    return Response(content, media_type="application/octet-stream", headers=KEPT_NOWHERE | kept)


async def of_slack(playground: Playground, request: Request) -> Response:
    """Give a file from a Slack message that the person sees."""
    scene = playground.scene
    for file in _on_slack(scene, request):
        if file.id == request.path_params["id"]:
            return sent(scene.slack.files[file.id].content, file.name)
    return refuse(404, N_("There is no such file."))


def _on_slack(scene: Scene, request: Request) -> Iterator[File]:
    person = player_of(request, scene).slack
    for channel in slack_window.conversations(scene.slack, person):
        for message in scene.slack.visible_to(person, channel):
            yield from message.files


async def of_telegram(playground: Playground, request: Request) -> Response:
    """Give the file of a Telegram message that the person sees."""
    telegram = playground.scene.telegram
    person = player_of(request, playground.scene).telegram
    chat = telegram_window.chat(telegram, person, request.path_params["chat"])
    for message in telegram.visible_to(person, chat):
        if str(message.id) == request.path_params["message"] and message.attachment:
            return sent(telegram.content(message), message.attachment.name)
    return refuse(404, N_("There is no such file."))
