"""Why a post failed where its reader is not the reason: kept before what was said of it."""

from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement

_BEFORE: Final = ": "


class Fault(StrEnum):
    """`PASSING`: it went on too long. `REJECTED` by the platform. `BROKEN`: it cannot be shown."""

    PASSING = "passing"
    REJECTED = "rejected"
    BROKEN = "broken"

    def of(self, detail: str) -> str:
        return f"{self}{_BEFORE}{detail}"

    def explains(self, error: ColumnElement[str | None]) -> ColumnElement[bool]:
        """Whether that is why, in rows."""
        return error.startswith(self.of(""), autoescape=True)


def is_fault(error: str | None) -> bool:
    """Whether that is why, rather than that its reader cannot be reached."""
    return (error or "").partition(_BEFORE)[0] in set(Fault)
