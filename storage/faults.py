"""Why a post failed where its reader is not the reason: kept before what was said of it."""

from enum import StrEnum


class Fault(StrEnum):
    """`PASSING`: it went on too long. `REJECTED` by the platform. `BROKEN`: it cannot be shown."""

    PASSING = "passing"
    REJECTED = "rejected"
    BROKEN = "broken"

    def of(self, detail: str) -> str:
        return f"{self}: {detail}"


def is_fault(error: str | None) -> bool:
    """Whether that is why, rather than that its reader cannot be reached."""
    return (error or "").partition(": ")[0] in set(Fault)
