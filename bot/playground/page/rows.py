"""The rows that were written since the scene began, as the database has them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.playground import writings
from storage import people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from bot.playground.page.asked import Json
    from bot.playground.scene import Scene
    from storage.db import Session

MOST: Final = 500


async def after(scene: Scene, number: int) -> list[Json]:
    """Show the rows written after a number, the last ones when there are many."""
    return await scene.app.store.read(partial(_shown, number=number, zone=ZoneInfo(scene.zone)))


def _shown(db: Session, *, number: int, zone: ZoneInfo) -> list[Json]:
    found = writings.after(db, number, most=MOST)
    askers = writings.askers(db, {one.work for one in found})
    names = {person: _name(db, person) for person in {*askers.values()}}
    who = {work: names[person] for work, person in askers.items()}
    return [_row(one, who.get(one.work), zone) for one in found]


def _name(db: Session, number: int) -> str | None:
    person = people.get(db, person=number)
    return person.name if person else None


def _row(one: Row[Any], who: str | None, zone: ZoneInfo) -> Json:
    before, after = _differing(one.before, one.after)
    return {
        "n": one.n,
        "at": one.at.astimezone(zone).isoformat(timespec="seconds"),
        "who": who,
        "table": one.name,
        "id": (one.after or one.before)["id"],
        "change": one.change,
        "before": before,
        "after": after,
    }


def _differing(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]:
    """Leave out of a change what stayed as it was."""
    if before is None or after is None:
        return before, after
    names = [name for name in after if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}
