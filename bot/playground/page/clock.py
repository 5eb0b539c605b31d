"""The scene's clock, as the page moves it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.i18n import N_
from bot.playground.page import arrivals
from bot.playground.page.asked import Body, Json, refuse

if TYPE_CHECKING:
    from bot.playground.scene import Scene

MORNING: Final = time(8, 30)


def shown(scene: Scene) -> str:
    """Write what the clock shows, in the cohort's zone."""
    return _written(scene, scene.clock.now())


def began(scene: Scene) -> str:
    """Write what it showed at first."""
    return _written(scene, scene.began)


def _written(scene: Scene, moment: datetime) -> str:
    return moment.astimezone(ZoneInfo(scene.zone)).isoformat(timespec="seconds")


async def move(scene: Scene, body: Body) -> Json:
    """Move on by an hour or a day, to the next Monday morning, or to any moment.

    Gives when it then is, and where the bot has written on the way.
    """
    now, before = scene.clock.now().astimezone(ZoneInfo(scene.zone)), arrivals.said(scene)
    await scene.move_to(_wanted(now, body))
    return {"now": shown(scene), "arrived": arrivals.since(scene, before)}


def _wanted(now: datetime, body: Body) -> datetime:
    match body.values:
        case {"by": "hour"}:
            return (now.astimezone(UTC) + timedelta(hours=1)).astimezone(now.tzinfo)
        case {"by": "day"}:
            return now + timedelta(days=1)
        case {"next": "monday"}:
            return _next_monday(now)
        case {"to": str(moment)}:
            return _read(moment, now)
        case _:
            return refuse(400, N_("Say “by”, “next” or “to”."))


def _next_monday(now: datetime) -> datetime:
    this_week = datetime.combine(now - timedelta(days=now.weekday()), MORNING, now.tzinfo)
    return this_week if this_week > now else this_week + timedelta(weeks=1)


def _read(moment: str, now: datetime) -> datetime:
    try:
        return datetime.strptime(moment, "%Y-%m-%dT%H:%M").replace(tzinfo=now.tzinfo)
    except ValueError:
        why = N_("“{moment}” is no moment: write it as 2026-11-23T08:30.")
        return refuse(400, why, moment=moment)
