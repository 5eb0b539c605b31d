"""Files brought in while the bot runs, as the command line does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.operations.imports import Imported, import_organizations
from bot.operations.members import import_members
from bot.operations.refusals import Refused
from storage.demo import CURRENT
from storage.organizations import Kind

if TYPE_CHECKING:
    from bot.app import App


def imported(app: App, kind: str, content: bytes) -> str:
    """Import a CSV file, and return what the command prints. Raises Refused.

    Institutions go into the shared directory, the others into the cohort that lives.
    """
    if kind not in _IMPORTS:
        raise Refused(f"import one of: {', '.join(_IMPORTS)}")
    with TemporaryDirectory(prefix="maillon-") as folder:
        file = Path(folder) / f"{kind}.csv"
        file.write_bytes(content)
        return str(_IMPORTS[kind](app, file))


def _institutions(app: App, file: Path) -> Imported:
    return import_organizations(app.settings, file, Kind.INSTITUTION, None, clock=app.clock)


def _enterprises(app: App, file: Path) -> Imported:
    return import_organizations(app.settings, file, Kind.ENTERPRISE, CURRENT.slug, clock=app.clock)


def _members(app: App, file: Path) -> str:
    return import_members(app.settings, file, CURRENT.slug, clock=app.clock)


_IMPORTS: Final[Mapping[str, Callable[[App, Path], object]]] = {
    "institutions": _institutions,
    "enterprises": _enterprises,
    "members": _members,
}
