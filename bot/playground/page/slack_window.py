"""What one person sees of Slack: conversations, messages, modal and Home."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.i18n import N_
from bot.manifest import SLACKS_OWN, WHOLE
from bot.playground.page.asked import Json, refuse
from bot.playground.slack.model import SLACKBOT, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

    from bot.feature import Command
    from bot.playground.slack import Channel, File, Message, Person, Slack, View

# The app reads them and people do not.
UNSEEN = ("callback_id", "external_id", "private_metadata")


def conversations(slack: Slack, person: Person) -> list[Channel]:
    """List where the person is: channels first, in the order of their creation."""
    there = [
        channel
        for channel in slack.channels.values()
        if person.id in channel.members and not channel.archived
    ]
    return sorted(there, key=lambda each: each.kind in (Kind.DIRECT, Kind.GROUP))


def conversation(slack: Slack, person: Person, wanted: str | None) -> Channel | None:
    """Find a conversation of the person's; without a wish, the first."""
    there = conversations(slack, person)
    if wanted is None:
        return there[0] if there else None
    for channel in there:
        if channel.id == wanted:
            return channel
    nowhere = N_("{name} is in no conversation “{chat}”.")
    return refuse(404, nowhere, name=person.real_name, chat=wanted)


def snapshot(
    slack: Slack,
    person: Person,
    channel: Channel | None,
    *,
    zone: ZoneInfo,
    player: str,
    commands: Sequence[Json],
    shared: Sequence[Json],
) -> Json:
    """Give all that the window shows, in one conversation."""
    seen = slack.visible_to(person, channel) if channel else []
    home = slack.home(person)
    return {
        "me": {"id": person.id, "name": person.real_name},
        "app": {"id": slack.app.id, "user": slack.app.bot_user_id, "name": slack.app.name},
        "team": {"name": slack.team.name},
        "conversations": [_listed(slack, person, each) for each in conversations(slack, person)],
        "channel": channel.id if channel else None,
        "messages": _messages(slack, seen, zone, player),
        "modal": _modal(slack, person),
        "home": home and _view(slack, home),
        "home_enabled": slack.app.home_tab,
        "commands": commands,
        "shared": shared,
        "people": {SLACKBOT: "Slackbot"}
        | {id_: who.real_name for id_, who in slack.people.items()},
        "channels": {
            each.id: each.name
            for each in slack.channels.values()
            if each.name and (each.kind is Kind.PUBLIC or person.id in each.members)
        },
    }


def _listed(slack: Slack, person: Person, channel: Channel) -> Json:
    seen = slack.visible_to(person, channel)
    return {
        "id": channel.id,
        "name": channel.name or _others(slack, person, channel),
        "kind": channel.kind.value,
        "latest": seen[-1].ts if seen else None,
    }


def _others(slack: Slack, person: Person, channel: Channel) -> str:
    others = channel.members - {person.id, slack.app.bot_user_id}
    names = sorted(slack.people[each].real_name for each in others)
    return ", ".join([slack.app.name, *names])


def _messages(slack: Slack, seen: list[Message], zone: ZoneInfo, player: str) -> list[Json]:
    replies = Counter(each.thread_ts for each in seen)
    return [_message(slack, each, zone, player) | {"replies": replies[each.ts]} for each in seen]


def _message(slack: Slack, message: Message, zone: ZoneInfo, player: str) -> Json:
    return {
        "ts": message.ts,
        "time": datetime.fromtimestamp(float(message.ts), zone).isoformat(),
        "author": _author(slack, message.user),
        "text": message.text,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "files": [_file(each, player) for each in message.files],
        "state": slack.state(message),
        "ephemeral": message.ephemeral_to is not None,
        "edited": message.edited is not None,
        "thread_ts": message.thread_ts,
    }


def _author(slack: Slack, user: str) -> Json:
    if user == SLACKBOT:
        return {"id": user, "name": "Slackbot", "bot": True}
    who = slack.people[user]
    return {"id": user, "name": who.real_name, "bot": who.is_bot}


def _file(file: File, player: str) -> Json:
    url = f"/files/slack/{quote(file.id)}/{quote(file.name, safe='')}?as={quote(player)}"
    return {"id": file.id, "name": file.name, "title": file.title, "url": url}


def _modal(slack: Slack, person: Person) -> Json | None:
    stack = slack.views.get(person.id)
    return _view(slack, stack[-1]) | {"stack": [each.id for each in stack]} if stack else None


def _view(slack: Slack, view: View) -> Json:
    shown = {name: value for name, value in view.content.items() if name not in UNSEEN}
    return {"id": view.id, "view": shown, "state": slack.state(view)}


def commands(manifest: Json) -> list[Json]:
    """List the slash commands as a manifest declares them."""
    names = ("command", "description", "usage_hint")
    declared = manifest.get("features", {}).get("slash_commands", ())
    return [{name: each.get(name, "") for name in names} for each in declared]


def shared(app: Iterable[Command], declared: Iterable[Json]) -> list[Json]:
    """List the app's commands that its manifest leaves to Slack or to other apps of that name."""
    alone = {each["command"] for each in declared}
    names = dict.fromkeys(name for command in app for name in command.names)
    return [
        {"command": f"/{name}", "instead": f"/{WHOLE} {name}", "own": name in SLACKS_OWN}
        for name in names
        if f"/{name}" not in alone
    ]
