"""Whether Slack knows the app's tokens, and what it lets them do."""

from __future__ import annotations

from dataclasses import dataclass

from bot.outlet import Limited, Passing, Rejected, Unreachable
from bot.platforms.slack.calls import Disconnected, called
from bot.platforms.slack.client import client

SCOPES_HEADER = "x-oauth-scopes"


@dataclass(frozen=True, slots=True)
class SlackCheckup:
    """What Slack says; `fault` is why it said nothing, `scopes` None when it does not tell."""

    handle: str = ""
    team: str = ""
    scopes: frozenset[str] | None = None
    fault: str = ""


async def check(bot_token: str, api_url: str) -> SlackCheckup:
    """Ask Slack who the bot is and which scopes it has."""
    try:
        me = await called(client(bot_token, api_url).auth_test())
    except (Limited, Passing, Rejected, Unreachable) as fault:
        return SlackCheckup(fault=_told(fault))
    headers = {name.lower(): value for name, value in me.headers.items()}
    listed = headers.get(SCOPES_HEADER)
    return SlackCheckup(
        handle=str(me.get("user", "")),
        team=str(me.get("team", "")),
        scopes=None if listed is None else frozenset(one.strip() for one in listed.split(",")),
    )


async def socket_fault(app_token: str, api_url: str) -> str:
    """Return why Socket Mode cannot be opened; nothing when it can."""
    try:
        await called(client(app_token, api_url).apps_connections_open(app_token=app_token))
    except (Limited, Passing, Rejected, Unreachable) as fault:
        return _told(fault)
    return ""


def _told(fault: Exception) -> str:
    match fault:
        case Disconnected() | Rejected() | Unreachable():
            return f"Slack refuses it ({fault})"
        case _:
            return f"Slack does not answer ({fault})"
