"""What goes on behind: the calls and their verdicts, the rows written, what is to go wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from bot.i18n import N_
from bot.playground.calls import ANY_METHOD, ANY_TALK
from bot.playground.page import cast, names, rows
from bot.playground.page.journal import Ledger, judges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.i18n import Translator
    from bot.playground.calls import Fault, FaultProgramme
    from bot.playground.page.asked import Json
    from bot.playground.scene import Scene

ANY: Final = (ANY_METHOD, ANY_TALK)


async def snapshot(
    scene: Scene, ledger: Ledger, t: Translator, *, after: int, written: int
) -> Json:
    """Give what backstage shows; only the calls after a number, and the rows after another."""
    people = partial(cast.shown, players=[*scene.players.values()])
    known = names.places(scene, cast.called(await scene.app.store.read(people)))
    return {
        "judges": judges(scene),
        "calls": ledger.after(scene, after, known),
        "rows": await rows.after(scene, written, known),
        "start": scene.start,
        "faults": [
            *_planned(t, "Slack", scene.slack.faults),
            *_planned(t, "Telegram", scene.telegram.faults),
        ],
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
