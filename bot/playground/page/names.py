"""What people and places are called, for whoever looks backstage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.playground.scene import Scene
    from bot.playground.slack import Channel

_PLACES: Final = ("chat_id", "channel", "channel_id", "user", "users", "user_id")
"""Where a call says to whom it goes."""


def places(scene: Scene, called: Mapping[str, str]) -> Mapping[str, str]:
    """Name everybody, as they are called, and every conversation of both platforms: ids differ.

    A direct conversation has the name of whoever it is with.
    """
    slack = scene.slack
    on_slack = {one.id: called.get(one.id, one.real_name) for one in slack.people.values()}
    channels = {one.id: _title(one, scene, on_slack) for one in slack.channels.values()}
    groups = {str(one.id): one.title for one in scene.telegram.world.chats.values()}
    on_telegram = {str(one.telegram.id): one.name for one in scene.players.values()}
    return {**on_slack, **channels, **groups, **on_telegram, **called}


def senders(scene: Scene, known: Mapping[str, str]) -> Mapping[str, str]:
    """Name who sent each thing that the bot was told, by what it remembers it by."""
    return {told: known[author] for told, author in _told(scene) if author in known}


def reached(known: Mapping[str, str], arguments: Mapping[str, Any]) -> str:
    """Name the person or the place that a call is about; empty where it is about none."""
    told = (known.get(str(arguments.get(name)), "") for name in _PLACES)
    return next(filter(None, told), "")


def _told(scene: Scene) -> Iterator[tuple[str, str]]:
    for payload in (delivery.payload for delivery in scene.slack.deliveries):
        event, user = payload.get("event") or {}, payload.get("user") or {}
        author = payload.get("user_id") or event.get("user") or user.get("id")
        yield str(payload.get("event_id") or payload.get("trigger_id")), str(author)
    for update in scene.telegram.updates:
        yield str(update.id), str(update.payload["from"]["id"])


def _title(channel: Channel, scene: Scene, people: Mapping[str, str]) -> str:
    others = channel.members - {scene.slack.app.bot_user_id}
    return f"#{channel.name}" if channel.name else ", ".join(sorted(people[one] for one in others))
