"""What one can do, by role: generated from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import newcomer_card
from bot.cards import Button, Card, Fields, Note
from bot.context import Context, Visit
from bot.feature import Feature
from bot.i18n import N_
from handlers._switching import own
from storage import people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.feature import Command
    from bot.i18n import Translator
    from storage.people import Role

feature = Feature("help")


@feature.command(
    "help",
    fr="aide",
    help=N_("See what you can do"),
    roles=frozenset(),
    everyday=True,
    newcomers=True,
)
def show(visit: Visit) -> Card:
    """List what one can do, what one does most first."""
    t = visit.t
    commands = [*_open_to(visit)]
    plain = [one for one in commands if one.plain]
    hint = t("Words in any order, in French or English. Press a button to begin.")
    outside = not isinstance(visit, Context) and not own(visit)
    joining = newcomer_card(t) if outside else Card()
    return Card(
        title=t("What you can do"),
        blocks=(
            Fields(tuple((_line(t, one), t(one.help)) for one in commands)),
            *((Note(hint),) if plain else ()),
            *joining.blocks,
        ),
        buttons=(
            *(Button(t(one.help), "do", (one.name,)) for one in plain),
            *joining.buttons,
        ),
    )


def _open_to(visit: Visit) -> Iterator[Command]:
    """Yield what the person may do now, where they ask."""
    roles = _roles(visit)
    for command in visit.registry.menu:
        here = visit.origin.direct or not command.direct
        if here and _is_for(command, roles, known=visit.person is not None):
            yield command


def _is_for(command: Command, roles: set[Role], *, known: bool) -> bool:
    if not known:
        return command.newcomers
    among = command.offered or command.roles
    return not among or bool(among & roles)


def _roles(visit: Visit) -> set[Role]:
    """What the person is: in this cohort, or in any while none is chosen."""
    if isinstance(visit, Context):
        return {*visit.roles}
    if visit.person is None:
        return set()
    return {one.role for one in people.memberships(visit.db, person=visit.person.id)}


def _line(t: Translator, command: Command) -> str:
    """Write a command as it is typed here, with an example that works."""
    french = t.language == "fr"
    name = command.fr if french else command.name
    example = command.examples[1 if french else 0]
    return t.typed(f"/{name} {example}".strip())
