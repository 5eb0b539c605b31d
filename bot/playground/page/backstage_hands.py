"""What one does behind the stage: the bot's troubles, files and people."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final

from bot.i18n import LANGUAGES, N_
from bot.playground.page.asked import Body, Json, refuse

if TYPE_CHECKING:
    from bot.playground.playground import Playground

Verb = Callable[["Playground", Body], Awaitable[Json]]

ONE_OF: Final = N_("“{name}” must be one of: {choices}.")
PLATFORMS: Final = ("slack", "telegram")
LONGEST_NAME: Final = 80
_OVERRIDES: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of all that follows; Telegram keeps none in a name."""
MOST: Final = 3600
"""Calls that may fail in a row, or seconds that a platform may ask to wait."""


async def restart(playground: Playground, _: Body) -> Json:
    """Stop the bot and start it anew; conversations survive."""
    await playground.scene.restart()
    return {}


async def reset(playground: Playground, _: Body) -> Json:
    """Put everything back to how it began."""
    await playground.reset()
    return {}


async def limit(playground: Playground, body: Body) -> Json:
    """Let a platform take nothing for some seconds."""
    playground.scene.limit(_platform(body), _count(body, "seconds"))
    return {}


async def break_(playground: Playground, body: Body) -> Json:
    """Let the next calls to a platform fail."""
    playground.scene.break_(_platform(body), _count(body, "times"))
    return {}


async def mend(playground: Playground, _: Body) -> Json:
    """Let everything work again."""
    playground.scene.mend()
    return {}


async def bring_in(playground: Playground, body: Body) -> Json:
    """Import a CSV file, as the command line does; tell into which scene."""
    kind, content = body.text("kind"), body.text("content").encode()
    name = body.optional("name") or f"{kind}.csv"
    report = await playground.scene.import_file(kind, content, name)
    return {"report": report, "scene": playground.name}


async def person(playground: Playground, body: Body) -> Json:
    """Let somebody come who can be played."""
    name, language = " ".join(_OVERRIDES.sub("", body.text("name")).split()), body.text("language")
    if not 0 < len(name) <= LONGEST_NAME:
        refuse(400, N_("A name has 1 to {most} characters."), most=LONGEST_NAME)
    if language not in LANGUAGES:
        refuse(400, ONE_OF, name="language", choices=", ".join(LANGUAGES))
    return {"key": (await playground.scene.add_person(name, language)).key}


VERBS: Mapping[str, Verb] = {
    "restart": restart,
    "reset": reset,
    "limit": limit,
    "break": break_,
    "mend": mend,
    "import": bring_in,
    "person": person,
}


def _platform(body: Body) -> str:
    name = body.text("platform")
    if name not in PLATFORMS:
        refuse(400, ONE_OF, name="platform", choices=", ".join(PLATFORMS))
    return name


def _count(body: Body, name: str) -> int:
    number = body.number(name)
    if not 1 <= number <= MOST:
        refuse(400, N_("“{name}” must be from 1 to {most}."), name=name, most=MOST)
    return number
