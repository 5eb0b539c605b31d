"""What one can do, by role: generated from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields, Note
from bot.context import Context, Visit
from bot.feature import Feature
from bot.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.feature import Command
    from bot.i18n import Translator

feature = Feature("help")


@feature.command(
    "help", fr="aide", help=N_("See what you can do"), roles=frozenset(), everyday=True
)
def show(visit: Visit) -> Card:
    t = visit.t
    commands = [*_open_to(visit)]
    return Card(
        title=t(N_("What you can do")),
        blocks=(
            Fields(tuple((_line(t, one), t(one.help)) for one in commands)),
            Note(t(N_("Words in any order, in French or English. Press a button to begin."))),
        ),
        buttons=tuple(Button(t(one.help), "do", (one.name,)) for one in commands if one.plain),
    )


def _open_to(visit: Visit) -> Iterator[Command]:
    role = visit.membership.role if isinstance(visit, Context) else None
    for command in visit.registry.commands.values():
        joined = role is not None and role in command.roles
        if command.listed and (joined or not command.roles):
            yield command


def _line(t: Translator, command: Command) -> str:
    """Write a command as it is typed, with an example that works."""
    french = t.language == "fr"
    name = command.fr if french else command.name
    example = command.examples[1 if french else 0]
    return f"/{name} {example}".strip()
