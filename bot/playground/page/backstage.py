"""What goes on behind: the calls and their verdicts, the rows written, what is to go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.playground.page.journal import Ledger, judges
from storage import audit, people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.calls import Fault, FaultProgramme
    from bot.playground.page.asked import Json
    from bot.playground.scene import Scene
    from storage.audit import Audit
    from storage.db import Session

ROWS: Final = 100


async def snapshot(scene: Scene, ledger: Ledger, after: int) -> Json:
    """Give what backstage shows; only the calls after a number."""
    zone = ZoneInfo(scene.zone)
    return {
        "judges": judges(scene),
        "calls": ledger.after(scene, after),
        "rows": await scene.app.store.read(lambda db: _rows(db, zone)),
        "faults": [
            *_planned("Slack", scene.slack.faults),
            *_planned("Telegram", scene.telegram.faults),
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


def _planned(platform: str, programme: FaultProgramme) -> Iterator[str]:
    for method, fault in programme.planned:
        yield f"{platform}, next {_called(method)}: {_words(fault)}"
    for method, lasting in programme.lasting.items():
        fault_now = lasting()
        if fault_now is not None:
            yield f"{platform}, every {_called(method)}: {_words(fault_now)}"


def _called(method: str) -> str:
    return "call" if method in ("*", "talk") else method


def _words(fault: Fault) -> str:
    if fault.retry_after is not None:
        return f"rate limited, to be tried again after {fault.retry_after} s"
    if fault.reset:
        return "the connection breaks"
    if fault.error or fault.status:
        return f"{fault.status or ''} {fault.error}".strip()
    return f"{fault.delay:g} s late"
