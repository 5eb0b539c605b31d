"""Whom one can play: somebody with an account on each platform, and where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from storage import demo

if TYPE_CHECKING:
    from bot.playground import slack, telegram
    from bot.playground.slack import Slack
    from bot.playground.telegram import Telegram

CHANNELS: Final = ("general", "annonces")
GROUP: Final = "Cohorte Estrie–Montréal"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody one can play; without a role, a person who has not joined."""

    key: str
    name: str
    language: str
    role: str | None
    organization: str | None
    slack: slack.Person
    telegram: telegram.Person


def enrol_all(on_slack: Slack, on_telegram: Telegram) -> dict[str, Player]:
    """Give everybody of the demo their accounts; each one by key."""
    return {
        one.key: Player(
            key=one.key,
            name=one.name,
            language=one.language,
            role=one.role,
            organization=one.organization,
            slack=on_slack.add_person(
                one.terminal, one.name, locale=f"{one.language}-CA", id=one.slack
            ),
            telegram=on_telegram.person(
                one.name,
                language_code=one.language,
                started=one.role is not None,
                id=one.telegram,
            ),
        )
        for one in demo.PERSONAS
    }


def bring_together(players: dict[str, Player], on_slack: Slack, on_telegram: Telegram) -> None:
    """Open the channels, the direct messages and the group, with everybody in them."""
    for name in CHANNELS:
        on_slack.add_channel(name, [one.slack for one in players.values()])
    for one in players.values():
        on_slack.direct(one.slack)
    # A group belongs to its first person: whoever coordinates.
    owners = sorted(players.values(), key=lambda one: one.role != "coordinator")
    on_telegram.group(GROUP, [one.telegram for one in owners])
