"""What goes wrong with each platform at present, for whoever writes on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.calls import FaultProgramme
    from bot.playground.page.asked import Json
    from bot.playground.scene import Scene


def shown(scene: Scene) -> Json:
    """Tell of each platform whether it takes nothing now, and how many calls are to fail."""
    return {"slack": _trouble(scene.slack.faults), "telegram": _trouble(scene.telegram.faults)}


def _trouble(programme: FaultProgramme) -> Json:
    standing = (fault() for fault in programme.lasting.values())
    return {
        "limited": any(fault is not None for fault in standing),
        "failing": len(programme.planned),
    }
