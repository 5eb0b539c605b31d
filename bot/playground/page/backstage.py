"""What goes on behind: the calls and their verdicts, the rows written, what is to go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.i18n import N_
from bot.playground.calls import ANY_METHOD, ANY_TALK
from bot.playground.page.journal import Ledger, judges
from storage import audit, people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.i18n import Translator
    from bot.playground.calls import Fault, FaultProgramme
    from bot.playground.page.asked import Json
    from bot.playground.scene import Scene
    from storage.audit import Audit
    from storage.db import Session

ROWS: Final = 100
ANY: Final = (ANY_METHOD, ANY_TALK)


async def snapshot(scene: Scene, ledger: Ledger, t: Translator, after: int) -> Json:
    """Give what backstage shows; only the calls after a number."""
    zone = ZoneInfo(scene.zone)
    return {
        "judges": judges(scene),
        "calls": ledger.after(scene, after),
        "rows": await scene.app.store.read(lambda db: _rows(db, zone)),
        "faults": [
            *_planned(t, "Slack", scene.slack.faults),
            *_planned(t, "Telegram", scene.telegram.faults),
        ],
    }


def _rows(db: Session, zone: ZoneInfo) -> list[Json]:
    found = audit.latest(db, number=ROWS)
    names = {number: _name(db, number) for number in {each.person_id for each in found}}
    return [_row(each, names[each.person_id], zone) for each in found]


def _name(db: Session, number: int | None) -> str | None:
    person = people.get(db, person=number) if number is not None else None
    return person.name if person else None


def _row(deed: Audit, who: str | None, zone: ZoneInfo) -> Json:
    return {
        "n": deed.id,
        "at": deed.at.astimezone(zone).isoformat(timespec="seconds"),
        "who": who,
        "action": deed.action,
        "entity": deed.entity,
        "entity_id": deed.entity_id,
        "before": deed.before,
        "after": deed.after,
    }


def _planned(t: Translator, platform: str, programme: FaultProgramme) -> Iterator[str]:
    for method, fault in programme.planned:
        where = N_("{platform}, next call ({method}): {fault}")
        if method in ANY:
            where = N_("{platform}, next call: {fault}")
        yield t(where, platform=platform, method=method, fault=_words(t, fault))
    for method, lasting in programme.lasting.items():
        if (fault_now := lasting()) is not None:
            where = N_("{platform}, every call ({method}): {fault}")
            if method in ANY:
                where = N_("{platform}, every call: {fault}")
            yield t(where, platform=platform, method=method, fault=_words(t, fault_now))


def _words(t: Translator, fault: Fault) -> str:
    if fault.retry_after is not None:
        return t(N_("too many requests, try again after {seconds} s"), seconds=fault.retry_after)
    if fault.reset:
        return t(N_("the connection breaks"))
    if fault.error or fault.status:
        return f"{fault.status or ''} {fault.error}".strip()
    return t(N_("{seconds} s late"), seconds=f"{fault.delay:g}")
