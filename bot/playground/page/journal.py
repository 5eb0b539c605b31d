"""The calls that the bot made, numbered for backstage."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.playground.page import names
from bot.playground.page.asked import Json
from bot.playground.slack.judging import ADVICE
from bot.playground.telegram.judging.spec import Upload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.calls import Call
    from bot.playground.scene import Scene

SLACK_JUDGES: Final = ("methods", "schema", "slack_sdk", "rules", "limits", ADVICE)
MOST: Final = 500
_SECRETS: Final = ("token", "secret")


@dataclass(slots=True)
class Ledger:
    """Numbers calls as they are first seen: one that took long enters the journal in between."""

    _scene: Scene | None = None
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _noted: dict[int, tuple[int, Call]] = field(default_factory=dict)

    def after(self, scene: Scene, number: int, known: Mapping[str, str]) -> list[Json]:
        """Show the calls after a number, the last ones when there are many."""
        self._look(scene)
        zone = ZoneInfo(scene.zone)
        found = [(n, call) for n, call in self._noted.values() if n > number]
        return [_shown(n, call, zone, known) for n, call in found[-MOST:]]

    def _look(self, scene: Scene) -> None:
        """Note what is new; a fresh scene begins a fresh list, and the numbers go on."""
        if scene is not self._scene:
            self._scene, self._noted = scene, {}
        calls = (*scene.slack.journal.calls, *scene.telegram.journal.calls)
        for call in sorted(calls, key=lambda each: each.at):
            # Two calls may be equal; that they are kept here tells them apart by place in memory.
            if id(call) not in self._noted:
                self._noted[id(call)] = next(self._numbers), call


def judges(scene: Scene) -> Mapping[str, list[str]]:
    """Name who judges the calls, by platform."""
    return {"slack": list(SLACK_JUDGES), "telegram": list(scene.telegram.judges.names)}


def _shown(number: int, call: Call, zone: ZoneInfo, known: Mapping[str, str]) -> Json:
    return {
        "n": number,
        "at": call.when and call.when.astimezone(zone).isoformat(),
        "platform": call.platform,
        "method": call.method,
        "to": names.reached(known, call.arguments) or known.get(call.to, ""),
        "arguments": _safe(call.arguments),
        "status": call.status,
        "error": call.error,
        "verdicts": [
            {"judge": each.judge, "path": each.path, "fault": each.fault} for each in call.verdicts
        ],
    }


def _safe(value: object) -> object:
    """Give what was sent as JSON, without what opens a platform."""
    match value:
        case dict():
            return {str(name): _safe(each) for name, each in value.items() if not _is_secret(name)}
        case list() | tuple():
            return [_safe(each) for each in value]
        case Upload():
            return {"file": value.name, "bytes": len(value.content)}
        case None | bool() | int() | float() | str():
            return value
        case _:
            return repr(value)


def _is_secret(name: object) -> bool:
    return any(secret in str(name).lower() for secret in _SECRETS)
