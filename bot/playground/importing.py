"""Files brought in while the bot runs, as the command line does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.i18n import N_, Phrase
from bot.operations.imports import import_organizations
from bot.operations.members import import_members
from bot.operations.refusals import Refused
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
    with TemporaryDirectory(prefix="maillon-") as folder:
        file = Path(folder) / f"{kind}.csv"
        file.write_bytes(content)
        try:
            return _IMPORTS[kind](app, file)
        except Refused as fault:
            raise fault.saying(file=name) from None


def _institutions(app: App, file: Path) -> Phrase:
    kind = Kind.INSTITUTION
    return import_organizations(app.settings, file, kind, None, clock=app.clock).phrase


def _enterprises(app: App, file: Path) -> Phrase:
    kind = Kind.ENTERPRISE
    return import_organizations(app.settings, file, kind, CURRENT.slug, clock=app.clock).phrase


def _members(app: App, file: Path) -> str:
    return import_members(app.settings, file, CURRENT.slug, clock=app.clock)


_IMPORTS: Final[Mapping[str, Callable[[App, Path], str | Phrase]]] = {
    "institutions": _institutions,
    "enterprises": _enterprises,
    "members": _members,
}
