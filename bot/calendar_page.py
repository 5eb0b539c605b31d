"""`GET /calendar/<secret>.ics`: a person's own calendar, for whoever holds its address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.calendars import calendar
from bot.context import DEFAULT_ZONE
from bot.i18n import N_, supported
from storage import feeds
from storage.db import Busy, Unavailable

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.app import App
    from bot.clock import Clock
    from bot.i18n import Languages
    from bot.registry import Registry
    from storage.db import Session, Store

log = structlog.get_logger(__name__)

PATH: Final = "/calendar/{secret}.ics"
_HEADERS: Final = {"cache-control": "private, max-age=300", "x-robots-tag": "noindex"}


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Gathers the dates of a person from every feature that has some."""

    store: Store
    registry: Registry
    languages: Languages
    clock: Clock

    @classmethod
    def of(cls, app: App) -> CalendarPage:
        return cls(app.store, app.registry, app.languages, app.clock)

    @property
    def route(self) -> Route:
        return Route(PATH, self.answer)

    async def answer(self, request: Request) -> Response:
        """Give the calendar whose secret is in the path."""
        secret = request.path_params["secret"]
        try:
            file = await self.store.read(partial(self._file, secret=secret))
        except (Busy, Unavailable) as fault:
            log.warning("calendar not read", fault=type(fault).__name__)
            return PlainTextResponse("try again", status_code=503, headers={"retry-after": "60"})
        if file is None:
            return PlainTextResponse("no such calendar", status_code=404)
        return Response(file, media_type="text/calendar", headers=_HEADERS)

    def _file(self, db: Session, *, secret: str) -> bytes | None:
        person = feeds.owner(db, secret=secret)
        if person is None:
            return None
        now = self.clock.now()
        language = supported(person.language) or "fr"
        t = self.languages.translator(language, zone=person.zone or DEFAULT_ZONE, now=now)
        entries = [one for dates in self.registry.dates for one in dates(db, person.id, t)]
        return calendar(t(N_("My calendar")), entries, now=now)
