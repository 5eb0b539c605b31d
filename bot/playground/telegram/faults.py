"""What can go wrong on Telegram, ready to be planned for the next calls."""

from bot.playground.calls import Fault

AFTER = "after"


def flood(seconds: int) -> Fault:
    """Too many messages: wait so many seconds."""
    return Fault(
        status=429,
        error=f"Too Many Requests: retry after {seconds}",
        retry_after=seconds,
    )


def blocked() -> Fault:
    """The person stopped the bot."""
    return Fault(status=403, error="Forbidden: bot was blocked by the user")


def deactivated() -> Fault:
    """The person's account is gone."""
    return Fault(status=403, error="Forbidden: user is deactivated")


def never_started() -> Fault:
    """The person never wrote to the bot."""
    return Fault(status=403, error="Forbidden: bot can't initiate conversation with a user")


def kicked(kind: str = "supergroup") -> Fault:
    """The bot was thrown out of a "group" or a "supergroup"."""
    return Fault(status=403, error=f"Forbidden: bot was kicked from the {kind} chat")


def migrated(to: int) -> Fault:
    """The group has another id now."""
    return Fault(
        status=400,
        error="Bad Request: group chat was upgraded to a supergroup chat",
        extra={"migrate_to_chat_id": to},
    )


def refused(reason: str) -> Fault:
    """The server answers 400 with a reason of one's own."""
    return Fault(status=400, error=f"Bad Request: {reason}")


def server_error(status: int = 502) -> Fault:
    """Telegram itself is in trouble."""
    return Fault(status=status, error="Internal Server Error" if status < 502 else "Bad Gateway")  # noqa: PLR2004  # an HTTP status


def dropped(*, after: bool = False) -> Fault:
    """The connection breaks: before the call is carried out, or `after`, its answer lost."""
    return Fault(reset=True, extra={AFTER: True} if after else {})


def slow(seconds: float) -> Fault:
    """The answer takes its time."""
    return Fault(delay=seconds)
