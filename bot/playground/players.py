"""Whom one can play: somebody with an account on each platform, and where they meet."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from bot.i18n import LANGUAGES
from storage.demo import PERSONAS, Persona
from storage.folding import fold
from storage.people import Role

if TYPE_CHECKING:
    from bot.playground import slack, telegram
    from bot.playground.slack import Slack
    from bot.playground.telegram import Telegram

GENERAL, ANNOUNCEMENTS = "general", "annonces"
COHORT: Final = "Cohorte Estrie–Montréal"
"""What the workspace and the group are called."""


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody one can play; `language` is what the platforms say that they read."""

    key: str
    name: str
    language: str
    slack: slack.Person
    telegram: telegram.Person


class Places:
    """Where people meet: the channels of one platform, the group of the other."""

    def __init__(self, on_slack: Slack, on_telegram: Telegram) -> None:
        self._slack, self._telegram = on_slack, on_telegram
        self.players = {one.key: self._enrolled(one) for one in PERSONAS}
        members = [one.slack for one in self.players.values()]
        general = on_slack.add_channel(GENERAL, members)
        self.announcements = on_slack.add_channel(ANNOUNCEMENTS, members)
        self._channels = (general, self.announcements)
        # A group belongs to its first person: whoever coordinates.
        owners = sorted(PERSONAS, key=lambda one: one.role != Role.COORDINATOR)
        group = [self.players[one.key].telegram for one in owners]
        self.group = on_telegram.group(COHORT, group)

    async def welcome(self, name: str, language: str) -> Player:
        """Let somebody come who has not joined: into the channels, and into the group."""
        if language not in LANGUAGES:
            raise ValueError(language)
        key = _key(name, self.players)
        persona = Persona(
            key=key,
            name=name,
            language=language,
            slack=self._slack.new_id("U"),
            telegram=self._telegram.world.new_person_id(),
            terminal=key,
        )
        player = self.players[key] = self._enrolled(persona)
        for channel in self._channels:
            self._slack.invite(channel, player.slack)
        await self._slack.join(player.slack)
        await self._telegram.join(player.telegram, self.group)
        return player

    def _enrolled(self, one: Persona) -> Player:
        locale = f"{one.language}-CA"
        on_slack = self._slack.add_person(one.terminal, one.name, locale=locale, id=one.slack)
        self._slack.direct(on_slack)
        joined = one.role is not None
        on_telegram = self._telegram.person(
            one.name, language_code=one.language, started=joined, id=one.telegram
        )
        return Player(
            key=one.key,
            name=one.name,
            language=one.language,
            slack=on_slack,
            telegram=on_telegram,
        )


def _key(name: str, taken: Collection[str]) -> str:
    """Return a short name that nobody has, from the letters of a name."""
    plain = "-".join(re.findall(r"[a-z0-9]+", fold(name))) or "person"
    others = (f"{plain}-{number}" for number in count(2))
    return plain if plain not in taken else next(one for one in others if one not in taken)
