"""The payloads that Slack sends the app, in the shapes of its published samples."""

import uuid
from collections.abc import Mapping

from bot.playground.slack import shapes
from bot.playground.slack.model import Channel, Json, Kind, Message, Person, View
from bot.playground.slack.workspace import Workspace


def channel_name(channel: Channel) -> str:
    """Name a conversation as payloads do."""
    unnamed = {Kind.DIRECT: "directmessage", Kind.PRIVATE: "privategroup"}
    return channel.name or unnamed.get(channel.kind, "mpdm")


def command(slack: Workspace, person: Person, channel: Channel, name: str, text: str) -> Json:
    """Tell of a slash command, as a form."""
    token = slack.tickets.response_url(person.id, channel.id)
    return {
        "token": slack.app.verification_token,
        "team_id": slack.team.id,
        "team_domain": slack.team.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": slack.app.id,
        "is_enterprise_install": "false",
        "response_url": f"{slack.url}/commands/{slack.team.id}/{token}",
        "trigger_id": slack.tickets.trigger(person.id),
    }


def _interaction(slack: Workspace, kind: str, person: Person) -> Json:
    return {
        "type": kind,
        "token": slack.app.verification_token,
        "api_app_id": slack.app.id,
        "team": {"id": slack.team.id, "domain": slack.team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": slack.team.id,
        },
    }


def _origin(slack: Workspace, person: Person, where: Message | View, state: Json) -> Json:
    if isinstance(where, View):
        within = {"type": "view", "view_id": where.id}
        return {"container": within, "view": shapes.view(slack, where, state)}
    channel = slack.channels[where.channel]
    container: Json = {
        "type": "message",
        "message_ts": where.ts,
        "channel_id": channel.id,
        "is_ephemeral": where.ephemeral_to is not None,
    }
    if where.thread_ts:
        container["thread_ts"] = where.thread_ts
    token = slack.tickets.response_url(person.id, channel.id, where.ts, where.thread_ts)
    origin: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": state},
        "response_url": f"{slack.url}/actions/{slack.team.id}/{token}",
    }
    # Slack does not keep ephemeral messages, so it cannot give them back.
    kept = {} if where.ephemeral_to else {"message": shapes.message(slack, where)}
    return origin | kept


def block_actions(
    slack: Workspace, person: Person, where: Message | View, action: Json, state: Json
) -> Json:
    """Tell of a press or a choice."""
    view = where.id if isinstance(where, View) else None
    return {
        **_interaction(slack, "block_actions", person),
        **_origin(slack, person, where, state),
        "trigger_id": slack.tickets.trigger(person.id, view),
        "actions": [action | {"action_ts": slack.timestamp()}],
    }


def block_suggestion(
    slack: Workspace, person: Person, where: Message | View, element: Json, typed: str
) -> Json:
    """Ask for the options of a menu, for what was typed in it."""
    origin = _origin(slack, person, where, {})
    for name in ("response_url", "state"):
        origin.pop(name, None)
    return {
        **_interaction(slack, "block_suggestion", person),
        **origin,
        "action_id": element["action_id"],
        "block_id": element["block_id"],
        "value": typed,
    }


def view_submission(slack: Workspace, person: Person, view: View, state: Json) -> Json:
    """Tell of a modal sent in."""
    return {
        **_interaction(slack, "view_submission", person),
        "trigger_id": slack.tickets.trigger(person.id, view.id),
        "view": shapes.view(slack, view, state),
        "response_urls": [],
    }


def view_closed(slack: Workspace, person: Person, view: View, *, cleared: bool) -> Json:
    """Tell of a modal closed without being sent in."""
    shown = shapes.view(slack, view)
    return {
        **_interaction(slack, "view_closed", person),
        "view": shown,
        "is_cleared": cleared,
    }


def shortcut(slack: Workspace, person: Person, callback_id: str) -> Json:
    """Tell of a shortcut chosen from anywhere."""
    told = _interaction(slack, "shortcut", person)
    del told["user"]["name"]
    return {
        **told,
        "callback_id": callback_id,
        "trigger_id": slack.tickets.trigger(person.id),
        "action_ts": slack.timestamp(),
    }


def message_action(slack: Workspace, person: Person, message: Message, callback_id: str) -> Json:
    """Tell of a shortcut chosen on a message."""
    origin = _origin(slack, person, message, {})
    told = _interaction(slack, "message_action", person)
    del origin["container"], origin["state"], told["user"]["username"]
    return {
        **told,
        **origin,
        "callback_id": callback_id,
        "trigger_id": slack.tickets.trigger(person.id),
        "message_ts": message.ts,
        "action_ts": slack.timestamp(),
    }


def said(slack: Workspace, message: Message, kind: str) -> Json:
    """Tell of a message that a person wrote; `kind` is `message` or `app_mention`."""
    event: Json = {
        **shapes.message(slack, message),
        "type": kind,
        "client_msg_id": str(uuid.uuid4()),
        "channel": message.channel,
        "event_ts": message.ts,
    }
    if kind == "message":
        event["channel_type"] = slack.channels[message.channel].kind.value
    return event


def event_callback(slack: Workspace, event: Mapping[str, object]) -> Json:
    """Wrap an event as the Events API does."""
    authorization = {
        "enterprise_id": None,
        "team_id": slack.team.id,
        "user_id": slack.app.bot_user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": slack.app.verification_token,
        "team_id": slack.team.id,
        "api_app_id": slack.app.id,
        "event": dict(event),
        "type": "event_callback",
        "event_id": slack.new_id("Ev"),
        "event_time": int(slack.now()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"1-{event['type']}-{slack.team.id}",
    }
