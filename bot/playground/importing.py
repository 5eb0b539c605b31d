"""Files brought in while the bot runs, as the command line does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bot.i18n import N_, Phrase
from bot.operations.imports import import_organizations
from bot.operations.members import import_members
from bot.operations.refusals import Refused
from bot.operations.spreadsheets import Sheet
from storage.demo import CURRENT
from storage.organizations import Kind

if TYPE_CHECKING:
    from bot.app import App


def imported(app: App, kind: str, content: bytes, name: str) -> str | Phrase:
    """Import a CSV file of that name, and return what the command prints. Raises Refused.

    Institutions go into the shared directory, the others into the cohort that lives.
    """
    if kind not in _IMPORTS:
        raise Refused(N_("import one of: {kinds}"), kinds=", ".join(_IMPORTS))
    return _IMPORTS[kind](app, Sheet(name, content))


def _institutions(app: App, sheet: Sheet) -> Phrase:
    kind = Kind.INSTITUTION
    return import_organizations(app.settings, sheet, kind, None, clock=app.clock).phrase


def _enterprises(app: App, sheet: Sheet) -> Phrase:
    kind = Kind.ENTERPRISE
    return import_organizations(app.settings, sheet, kind, CURRENT.slug, clock=app.clock).phrase


def _members(app: App, sheet: Sheet) -> str:
    return import_members(app.settings, sheet, CURRENT.slug, clock=app.clock)


_IMPORTS: Final[Mapping[str, Callable[[App, Sheet], str | Phrase]]] = {
    "institutions": _institutions,
    "enterprises": _enterprises,
    "members": _members,
}
