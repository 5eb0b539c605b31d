"""The page over HTTP: what is shown, what is done, and what has changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.calendar_page import PATH as CALENDAR
from bot.calendar_page import CalendarPage
from bot.guard import SizeGuard
from bot.i18n import N_, Phrase
from bot.metrics import Metrics
from bot.operations.refusals import Refused
from bot.playground.page import (
    backstage,
    backstage_hands,
    cast,
    clock,
    files,
    slack_hands,
    slack_window,
    telegram_hands,
    telegram_window,
    troubles,
)
from bot.playground.page.asked import Body, Json, NotServed, player_of, refuse
from bot.playground.page.changes import Changes
from bot.playground.page.journal import Ledger
from bot.playground.page.security import Doorkeeper
from bot.playground.page.tongue import Tongue, answered
from bot.playground.page.turns import Turns
from bot.playground.refusals import Unfit
from storage.db import Unavailable

if TYPE_CHECKING:
    from bot.playground.playground import Playground

V = TypeVar("V")

DIGITS: Final = 16
LIGHTER: Final = (Middleware(GZipMiddleware, compresslevel=5),)


def application(playground: Playground, *, hosts: Collection[str] = ()) -> ASGIApp:
    """Return what serves the page; `hosts` are names it answers to besides those of loopback."""
    tongue = Tongue(playground)
    page = Page(playground, tongue)
    inside = Starlette(
        routes=[
            Route("/", files.page, middleware=LIGHTER),
            Route("/static/{name}", files.static, middleware=LIGHTER),
            Route("/files/slack/{id}/{name}", partial(files.of_slack, playground)),
            Route(
                "/files/telegram/{chat}/{message}/{name}", partial(files.of_telegram, playground)
            ),
            Route(CALENDAR, page.calendar),
            Route("/api/changes", Changes(playground.changed, page.turns.quiet).stream),
            Route("/api/scene", page.scene),
            Route("/api/slack", page.slack),
            Route("/api/slack/{verb}", page.on_slack, methods=["POST"]),
            Route("/api/telegram", page.telegram),
            Route("/api/telegram/{verb}", page.on_telegram, methods=["POST"]),
            Route("/api/clock", page.clock, methods=["POST"]),
            Route("/api/backstage", page.backstage),
            Route("/api/backstage/{verb}", page.behind, methods=["POST"]),
        ],
        exception_handlers=_handlers(tongue),
    )
    guarded = SizeGuard(inside, counted=Metrics().requests, refused=answered)
    return Doorkeeper(guarded, tongue, hosts=hosts)


@dataclass(frozen=True, slots=True)
class Page:
    """Answers about the scene that there is now."""

    playground: Playground
    tongue: Tongue
    ledger: Ledger = field(default_factory=Ledger)
    turns: Turns = field(default_factory=Turns)

    async def scene(self, _: Request) -> Response:
        """Show who can be played, and when it is; a reset puts another scene in its place."""
        return await self._settled(self._scene)

    async def _scene(self) -> Json:
        number, scene = self.playground.number, self.playground.scene
        players = [*scene.players.values()]
        return {
            "number": number,
            "name": self.playground.name,
            "now": clock.shown(scene),
            "began": clock.began(scene),
            "moves": scene.moves,
            "zone": scene.zone,
            "players": await scene.app.store.read(lambda db: cast.shown(db, players)),
            "troubles": troubles.shown(scene),
            "revision": self.playground.changed.beats,
        }

    async def slack(self, request: Request) -> Response:
        """Show one person's Slack."""
        scene = self.playground.scene
        player = player_of(request, scene)
        wanted = request.query_params.get("in") or None
        channel = slack_window.conversation(scene.slack, player.slack, wanted)
        declared = slack_window.commands(scene.manifest)
        return _shown(
            slack_window.snapshot(
                scene.slack,
                player.slack,
                channel,
                zone=ZoneInfo(scene.zone),
                player=player.key,
                commands=declared,
                shared=slack_window.shared(scene.app.registry.commands.values(), declared),
            )
        )

    async def on_slack(self, request: Request) -> Response:
        """Let one person do something on Slack."""
        verb = _verb(request, slack_hands.VERBS)
        body = await Body.of(request)
        async with self.turns.together():
            scene = self.playground.scene
            return _shown(await verb(scene.slack, player_of(request, scene).slack, body))

    async def telegram(self, request: Request) -> Response:
        """Show one person's Telegram."""
        scene = self.playground.scene
        player = player_of(request, scene)
        wanted = request.query_params.get("in") or None
        chat = telegram_window.chat(scene.telegram, player.telegram, wanted)
        return _shown(
            telegram_window.snapshot(
                scene.telegram,
                player.telegram,
                chat,
                zone=ZoneInfo(scene.zone),
                player=player.key,
            )
        )

    async def on_telegram(self, request: Request) -> Response:
        """Let one person do something on Telegram."""
        verb = _verb(request, telegram_hands.VERBS)
        body = await Body.of(request)
        async with self.turns.together():
            scene = self.playground.scene
            return _shown(await verb(scene.telegram, player_of(request, scene).telegram, body))

    async def calendar(self, request: Request) -> Response:
        """Give a person's own calendar, on the scene's clock."""
        return await CalendarPage.of(self.playground.scene.app).answer(request)

    async def clock(self, request: Request) -> Response:
        """Move the clock on."""
        body = await Body.of(request)
        async with self.turns.alone():
            return _shown(await clock.move(self.playground.scene, body))

    async def backstage(self, request: Request) -> Response:
        """Show what goes on behind."""
        seen = {name: _whole(request, name) for name in ("after", "written")}
        return await self._settled(partial(self._behind, request, **seen))

    async def _behind(self, request: Request, after: int, written: int) -> Json:
        """What was seen of another scene was counted otherwise: it hides nothing of this one."""
        name, t = self.playground.name, self.tongue.translator(request.headers)
        if request.query_params.get("scene", name) != name:
            after = written = 0
        look = partial(backstage.snapshot, self.playground.scene, self.ledger, t)
        return {"scene": name, **await look(after=after, written=written)}

    async def _settled(self, look: Callable[[], Awaitable[Json]]) -> Response:
        try:
            return _shown(await look())
        except Unavailable:
            await self.turns.quiet()  # the bot starts again, and its database with it
            return _shown(await look())

    async def behind(self, request: Request) -> Response:
        """Do something behind."""
        verb = _verb(request, backstage_hands.VERBS)
        body = await Body.of(request)
        async with self.turns.alone():
            done = await verb(self.playground, body)
        t = self.tongue.translator(request.headers)
        said = {name: t(one) for name, one in done.items() if isinstance(one, Phrase)}
        return _shown(done | said)


def _whole(request: Request, name: str) -> int:
    given = request.query_params.get(name, "0")
    if not (given.isascii() and given.isdecimal() and len(given) < DIGITS):
        refuse(400, N_("“{name}” must be a whole number."), name=name)
    return int(given)


def _verb(request: Request, verbs: Mapping[str, V]) -> V:
    name = request.path_params["verb"]
    return verbs.get(name) or refuse(404, N_("Nobody can “{verb}” here."), verb=name)


def _shown(content: Json) -> JSONResponse:
    return JSONResponse(content, headers={"cache-control": "no-store"})


def _handlers(tongue: Tongue) -> dict[Any, Any]:
    async def refused(request: Request, why: Refused) -> Response:
        return tongue.refuse(request.headers, why.phrase, 409)

    async def unfit(request: Request, why: Unfit) -> Response:
        status = why.status if isinstance(why, NotServed) else 409
        return tongue.refuse(request.headers, why.phrase, status)

    async def restarting(request: Request, _: Unavailable) -> Response:
        return tongue.refuse(request.headers, N_("The bot is starting again."), 503)

    return {HTTPException: _refused, Refused: refused, Unavailable: restarting, Unfit: unfit}


async def _refused(_: Request, refusal: HTTPException) -> Response:
    return answered(refusal.detail, refusal.status_code, dict(refusal.headers or {}))
